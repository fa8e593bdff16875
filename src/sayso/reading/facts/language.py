"""Which language a text is written in; short texts are judged with care."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

UNKNOWN = "und"

SAMPLE_CHARACTERS = 4000

ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "is",
        "that",
        "it",
        "was",
        "for",
        "on",
        "with",
        "as",
        "by",
        "at",
        "from",
        "this",
        "be",
        "are",
        "have",
        "has",
        "had",
        "he",
        "she",
        "they",
        "we",
        "you",
        "i",
        "not",
        "but",
        "or",
        "an",
        "his",
        "her",
        "their",
        "its",
        "which",
        "who",
        "will",
        "would",
        "were",
        "been",
        "said",
        "says",
        "there",
        "what",
        "when",
        "if",
        "about",
        "after",
        "all",
        "into",
        "over",
        "than",
        "no",
        "can",
        "could",
        "more",
        "out",
        "up",
        "how",
        "why",
        "new",
    ]
)
"""Function words and the commonest verbs; none is a common word of Spanish, French or German,
but for 'in', 'a', 'was', 'he', 'die' and 'on', which alone never reach the share below."""

SURE_SHARE = 0.25
"""Running English has 0.35 to 0.55 such words; a text above this needs no further look."""

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def find_language(text: str, *, declared: str | None = None) -> str:
    """Return the ISO 639-1 code of a text, or "und" where too little tells.

    Args:
        text: running words.
        declared: what the markup says, which decides only where the words do not.
    """
    words = [word.lower() for word in WORD.findall(text[:SAMPLE_CHARACTERS])]
    if not words:
        return declared or UNKNOWN
    share = sum(word in ENGLISH for word in words) / len(words)
    if len(words) >= 8 and share >= SURE_SHARE:
        return "en"
    code, probability = _classify(text[:SAMPLE_CHARACTERS])
    if len(words) >= 20 and probability > 0.8:
        return code
    if declared is not None:
        return declared
    if share >= 0.15 or (code == "en" and probability > 0.5):
        return "en"
    return code if probability > 0.95 and len(words) >= 5 else UNKNOWN


def _classify(text: str) -> tuple[str, float]:
    code, probability = _identifier().classify(text)
    return str(code), float(probability)


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
