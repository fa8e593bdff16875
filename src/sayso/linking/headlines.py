"""How a headline stands to a claim: for it, against it, or only reporting that it is made.

Read from the words alone, as headlines leave out what a parser needs.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from sayso.lexicons import load_lexicon
from sayso.linking.words import EMPTY, WORD, are_opposite, grouped, stem

HeadlineStance = Literal["for", "against", "observing"]

SENTENCE_END = re.compile(r"(?<=[.?!;:])\s+|\s+[-–—|]+\s+")

NEGATOR = re.compile(r"\b(?:not|never|no|none|nobody|without|cannot)\b|n't\b")

OPENING_NO = re.compile(r"(?:^|[:.!?]\s|\s)no,\s|^(?:no|nope)\b[,.!:]")

COPULA = re.compile(r"\b(?:is|are|was|were|be|ha(?:s|ve)|did|does|turns\s+out)(?:\s+\w+)?\s*$")
"""What stands before a negator that denies the whole: "the giant crab is not …"."""

ELIDED = re.compile(r"\s+\w+(?:ed|en)\b")
"""What follows a negator beside which "is" is left out: "ferry not damaged"."""

CONTRAST = re.compile(r",\s*$")
"""What stands before a negator that only sets one thing against another: "a fine, not jail"."""

PURPOSE = re.compile(r"\b(?:so|lest|to|who|which|that)\s+(?:\w+\s*){0,3}$")
"""What stands before a negator that belongs to an aim or an aside: "so he won't …"."""

SCOPE = 7
"""Words after a negator or hedge that it bears on. Own choice."""

YOU = re.compile(r"\b(?:you|your|we|our)\b")
"""Whom a question is put to that leaves the claim alone: "would you …?"."""

NAME_IS = re.compile(r"\bIS\b(?=[^A-Z]*[A-Z]?[a-z])")
"""An abbreviation, no verb, where the headline goes on in small letters."""

ASKING = re.compile(
    r"^(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would|should|might)\b"
)

SPEECH = re.compile(
    r"\b(?:said|says?|told|tells|declared|announced|accus\w+|offered|proposed|tweeted|posted|wrote|"
    r"message|praising|promised|vowed|threatened|named|called)\b"
)
"""What tells that the claim is about somebody's words. Own list."""

TENTATIVE = re.compile(r"\b(?:may|might|could|consider\w*)\b")

ADJECTIVES = frozenset(
    [
        "alleged",
        "supposed",
        "possible",
        "potential",
        "suspected",
        "mysterious",
        "reported",
        "so-called",
    ]
)
MODIFIED = 2
"""Hedges of one noun, which bear on the claim if so many of the words that follow are of it."""

PLANNED = re.compile(r"\b(?:to|will|plans?|planned|going)\b")
CALLED_OFF = re.compile(
    r"\b(?:quits?|drops?\s+out|dropped\s+out|pulls?\s+out|pulled\s+out|exits?|bail(?:s|ed)?|backs?\s+out|"
    r"backed\s+out|cancel\w*|scraps?|scrapped|calls?\s+off|called\s+off|withdr[ae]w\w*|abandon\w*)\b"
)
"""A plan and what ends it: who was to play the part quits. Own list."""


def stance_to(headline: str, claim: str) -> HeadlineStance:
    """Return how a headline stands to a claim that it is known to be about.

    Example:
        >>> stance_to("No, the Harrow ferry did not sink", "The Harrow ferry sank")
        'against'
        >>> stance_to("Harrow ferry reportedly sinks", "The Harrow ferry sank")
        'observing'
    """
    words, told = plain(NAME_IS.sub("the state", headline)), plain(claim)
    part = _likest_part(words, told)
    if _is_denied(words, told):
        return "against"
    if (signs("confirms").search(part) and not asks(part)) or _says_so_itself(words, told):
        return "for"
    return "observing" if _is_hedged(words, told) else "for"


@cache
def signs(kind: str) -> re.Pattern[str]:
    """Return a pattern of all words and phrases of one sign."""
    found = [row["phrase"] for row in load_lexicon("headline_signs") if row["sign"] == kind]
    longest = sorted(found, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)")


def plain(text: str) -> str:
    """Return a text in small letters, on one line and with straight apostrophes."""
    return " ".join(text.casefold().replace("’", "'").split())


def content_of(text: str) -> set[str]:
    """Return the stems of a text's words that carry content."""
    return {grouped(stem(word)) for word in WORD.findall(text) if word not in EMPTY}


def _likest_part(headline: str, claim: str) -> str:
    """Return the sentence or label of a headline that shares most words with the claim."""
    told = content_of(claim)
    parts = [part for part in SENTENCE_END.split(headline) if part]
    return max(parts, key=lambda part: len(content_of(part) & told), default=headline)


def asks(part: str) -> bool:
    """Tell whether a part of a headline is a question."""
    if YOU.search(part):
        return False
    return part.rstrip(" \"'”’").endswith("?") or bool(ASKING.match(part))


def find_denial_sign(headline: str, claim: str, *, least: int = 1) -> str | None:
    """Return the words by which a headline calls false or denies what another text says.

    Args:
        headline: in small letters, as `plain` gives it.
        claim: likewise. What it calls false itself is no matter of dispute.
        least: words of the claim that a negator must bear on.

    Returns:
        The words as they stand in the headline, None where it denies nothing of it.
    """
    opening = OPENING_NO.search(headline)
    if opening:
        return opening.group().strip(" ,.:!?")
    for kind in ("false", "denies"):
        match = signs(kind).search(headline)
        if match and not signs(kind).search(claim):
            return match.group()
    for match in signs("attacks").finditer(headline):
        if signs("report").search(headline, match.end(), match.end() + SCOPE * 4):
            return match.group()
    match = signs("despite").search(headline)
    if match and signs("report").search(headline, match.end()):
        return match.group()
    return None if NEGATOR.search(claim) else find_negator(headline, claim, least)


def takes_no_side_against(headline: str) -> bool:
    """Tell whether nothing in a headline, in small letters, denies, ends or negates anything."""
    patterns = (NEGATOR, CALLED_OFF, OPENING_NO, signs("false"), signs("denies"), signs("despite"))
    return not any(pattern.search(headline) for pattern in (*patterns, signs("attacks")))


def _is_denied(headline: str, claim: str) -> bool:
    if find_denial_sign(headline, claim):
        return True
    is_off = CALLED_OFF.search(headline) and not CALLED_OFF.search(claim)
    return bool(is_off and PLANNED.search(claim)) or _is_opposite(headline, claim)


def find_negator(headline: str, claim: str, least: int) -> str | None:
    """Return the negator of a headline that bears on so many words of the claim."""
    told = content_of(claim)
    words = signs("harmless not").sub(" ", headline)
    for match in NEGATOR.finditer(words):
        before, after = words[: match.start()], words[match.end() :]
        if PURPOSE.search(before) or CONTRAST.search(before):
            continue
        scope = re.split(r"[,;:!?]\s|\.\s|\bbut\b", after)[0].split()[:SCOPE]
        is_whole = COPULA.search(before) or ELIDED.match(after)
        borne = len(content_of(" ".join(scope)) & told)
        if borne >= least or (is_whole and len(content_of(before) & told) > 1):
            return match.group()
    return None


def _is_opposite(headline: str, claim: str) -> bool:
    own, told = content_of(headline), content_of(claim)
    return any(are_opposite(x, y, verbs=False) == "strong" for x in own - told for y in told - own)


def _says_so_itself(headline: str, claim: str) -> bool:
    """Tell whether the claim is itself that somebody says so: "the cleric declared …"."""
    hedges = {match.group() for match in signs("hedge").finditer(headline)}
    own = {match.group() for match in signs("hedge").finditer(claim)}
    if SPEECH.search(claim):
        own |= {"say", "says", "said"}
    return bool(hedges) and hedges <= own


def _is_hedged(headline: str, claim: str) -> bool:
    told = content_of(claim)
    for match in signs("hedge").finditer(headline):
        if match.group() not in ADJECTIVES or len(_scope(headline, match) & told) >= MODIFIED:
            return True
    if any(map(asks, SENTENCE_END.split(headline))):
        return True
    if TENTATIVE.search(claim):
        return False
    return any(_scope(headline, match) & told for match in signs("modal").finditer(headline))


def _scope(headline: str, match: re.Match[str]) -> set[str]:
    return content_of(" ".join(headline[match.end() :].split()[:SCOPE]))
