"""How the words present a content: the cue's own framing, and what is added around it."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from sayso.attribution.constructions.boundaries import APPOSITION, VERDICT
from sayso.attribution.constructions.candidate import Candidate, span_list
from sayso.attribution.cues import Cue
from sayso.language.parse import Parse, Token
from sayso.lexicons import load_lexicon
from sayso.model import Framing, Span, Spans

EVIDENCE = "(?:evidence|proof|details?|sources?|substantiation|any basis)"
PHRASES: tuple[tuple[re.Pattern[str], Framing], ...] = (
    (re.compile(rf"(?i)\bwithout (?:\w+ ){{0,2}}{EVIDENCE}\b"), "distancing"),
    (re.compile(r"(?i)\bwithout elaborating\b"), "distancing"),
    (
        re.compile(rf"(?i)\b(?:offer|provid|giv|present|cit)\w* no (?:\w+ )?{EVIDENCE}\b"),
        "distancing",
    ),
    (
        re.compile(r"(?i)\bcould ?not be (?:independently )?(?:verif\w+|confirm\w*)\b"),
        "distancing",
    ),
    (
        re.compile(r"(?i)\bin (?:\w+ )?(?:defiance|denial) of (?:reality|the (?:facts|truth))\b"),
        "rejecting",
    ),
    (re.compile(r"(?i)\bcontrary to (?:the )?(?:facts?|evidence|truth|reality)\b"), "rejecting"),
)
"""Phrases beside a content by which a reporter takes a stance."""
STRENGTH: dict[Framing, int] = {
    "neutral": 0,
    "endorsing": 1,
    "distancing": 2,
    "rejecting": 3,
    "ironic": 4,
}
"""Where several words speak, the strongest is heard."""


def frame(candidate: Candidate, parse: Parse, cue: Cue | None) -> tuple[Framing, Spans]:
    """Return how a content is presented and the words that show it.

    The words lie outside the content: in the cue, beside it, or in an apposition after the content.
    """
    found: list[tuple[Framing, Span]] = []
    if cue is not None and cue.framing != "neutral":
        found.append((cue.framing, _cue_words(candidate, parse)))
    found += [pair for pair in _around(candidate, parse) if not _inside(pair[1], candidate.content)]
    if not found:
        return "neutral", ()
    strongest = max(found, key=lambda pair: (STRENGTH[pair[0]], -pair[1].start))[0]
    return strongest, span_list(*(span for kind, span in found if kind == strongest))


@cache
def load_stances() -> dict[str, Framing]:
    """Load the words beside a cue by which a reporter takes a stance, once a process.

    Raises:
        ResourceError: the lexicon is missing or damaged.
    """
    return {row["word"]: cast(Framing, row["framing"]) for row in load_lexicon("framing")}


def _cue_words(candidate: Candidate, parse: Parse) -> Span:
    """Return the cue from its head on, without auxiliaries and adverbs."""
    anchor = parse.tokens[candidate.anchor].span
    for span in candidate.cue:
        if span.covers(anchor):
            return Span(anchor.start, span.end)
    return candidate.cue[0]


def _around(candidate: Candidate, parse: Parse) -> list[tuple[Framing, Span]]:
    anchor = parse.tokens[candidate.anchor]
    sentence = parse.sentences[anchor.sentence]
    found: list[tuple[Framing, Span]] = []
    stances = load_stances()
    for token in parse.tokens[sentence.first : sentence.last]:
        stance = stances.get(token.lower)
        if stance is not None and _belongs(token, candidate):
            found.append((stance, token.span))
    for pattern, stance in PHRASES:
        for match in pattern.finditer(parse.text, sentence.span.start, sentence.span.end):
            found.append((stance, Span(match.start(), match.end())))
    found += _verdicts(candidate, parse)
    return found


def _belongs(token: Token, candidate: Candidate) -> bool:
    """Tell whether a word stands in the cue or hangs on its head."""
    if any(span.covers(token.span) for span in candidate.cue):
        return True
    return token.head == candidate.anchor


def _verdicts(candidate: Candidate, parse: Parse) -> list[tuple[Framing, Span]]:
    end = max(span.end for span in (*candidate.content, *candidate.cue))
    match = APPOSITION.match(parse.text, end)
    if match is None or not VERDICT.search(match["words"]):
        return []
    words = match["words"].rstrip()
    return [("rejecting", Span(match.start("words"), match.start("words") + len(words)))]


def _inside(span: Span, content: Spans) -> bool:
    return any(piece.overlaps(span) for piece in content)
