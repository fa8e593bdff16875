"""Number words and figures, read as numbers."""

from __future__ import annotations

import re
from functools import cache

from sayso.lexicons import load_lexicon


@cache
def number_words(kind: str) -> dict[str, float]:
    """Return the number words of a kind with their values.

    Args:
        kind: "unit", "ten", "scale", "suffix", "fraction", "vague" or "small".
    """
    return {r["word"]: float(r["value"]) for r in load_lexicon("number_words") if r["kind"] == kind}


@cache
def numbered_nouns(kind: str) -> frozenset[str]:
    """Return the nouns whose numbers count nothing, and those that are a number themselves.

    Args:
        kind: "named" by a number after them ("page 7"), "never counted" by one before ("7 years"),
            "is a number" where a figure told of them counts what they are of ("the toll is 7").
    """
    return frozenset(r["word"] for r in load_lexicon("numbered_nouns") if r["kind"] == kind)


def alternatives(*kinds: str) -> str:
    """Return a regular expression for the number words of some kinds, longest first."""
    words = {word for kind in kinds for word in number_words(kind)}
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


FIGURE = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d])"
"""A number in figures: thousands only in groups of three, so that "250,00" is not one number."""


@cache
def worded() -> str:
    """Return a regular expression for a cardinal number in words, such as "four hundred and two".

    A scale alone ("hundred") is none; "a hundred" is.
    """
    small = alternatives("unit", "ten")
    scale = alternatives("scale")
    more = rf"(?:[\s-]+(?:and\s+)?(?:{small}|{scale})\b)*"
    return rf"(?:(?:{small})\b{more}|an?\s+(?:few\s+)?(?:{scale})\b(?!\s+of\s+a\b){more})"


def read_number(words: str) -> float | None:
    """Return the value of a number in figures or words, None where it is none.

    Args:
        words: such as "1,700", "1.2 million", "twenty-five", "a hundred and six", "two dozen".

    Example:
        >>> read_number("two hundred and fifty thousand")
        250000.0
    """
    total = current = 0.0
    seen = False
    small = {**number_words("unit"), **number_words("ten")}
    scales = {**number_words("scale"), **number_words("suffix")}
    for part in re.findall(rf"{FIGURE}|[a-z]+", words.lower()):
        if part[0].isdigit():
            current += float(part.replace(",", ""))
        elif part in small:
            current += small[part]
        elif part in scales:
            value = scales[part]
            current = (current or 1.0) * value
            if value >= 1000:
                total, current = total + current, 0.0
        elif part in {"a", "an", "and", "few"}:
            continue
        else:
            return None
        seen = True
    return total + current if seen else None
