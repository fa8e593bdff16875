"""Letters: "Dear councillors, …" down to the name that signs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sayso.lexicons import load_lexicon
from sayso.model import Span
from sayso.reading.blocks import Block
from sayso.reading.facts.bylines import AUTHORS
from sayso.reading.facts.names import is_body, is_known_person

SALUTATION = re.compile(
    r"(?:(?:my )?dear\b[^.!?\n]{2,80}[,:!–—-]|to the (?:editors?|public|members)[,:]?|"
    r"to whom it may concern[,:]?|(?:sirs?|madam)(?: or madam)?[,:][ –—-]*)",
    re.IGNORECASE,
)
CLOSING = re.compile(
    r"(?:yours(?: \w+){0,2}|(?:very|most) \w+ yours|"
    r"(?:sincerely|respectfully|faithfully|cordially|truly)(?: yours)?|"
    r"(?:with )?(?:\w+ )?(?:regards|wishes|greetings|respect|thanks)|in solidarity|"
    r"signed)[,.:]?",
    re.IGNORECASE,
)
FOR = re.compile(r"^(?:signed(?: by)?:?|(?:for|on behalf of)(?: the)?) +", re.IGNORECASE)

FIRST_LINES = 10
"""Lines down to the salutation: title, date and addresses."""

LAST_LINES = 8
"""Lines from the closing words, or the name, to the end."""

SHORT = 12
"""Words of the longest line of a signature."""

MOST_NAMES = 3
"""With more who sign it nobody's name stands for the letter."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs a letter, and where."""

    who: str
    span: Span


def find_signature(lines: Sequence[Block]) -> Signature | None:
    """Find who signs a letter; None where its form is not plain.

    A letter has one salutation, with no running text above it, and ends in short lines: a name
    below words of closing, or one that is known or has what he is below or behind it.

    Args:
        lines: of the text, in order, without those set apart.
    """
    opened = [at for at, line in enumerate(lines) if SALUTATION.fullmatch(line.text)]
    if len(opened) != 1 or opened[0] >= FIRST_LINES:
        return None
    if any(line.is_sentence and line.words > SHORT for line in lines[: opened[0]]):
        return None
    body = lines[opened[0] + 1 :]
    closed = [at for at, line in enumerate(body) if CLOSING.fullmatch(line.text)]
    first = closed[-1] + 1 if closed else _first_short(body)
    signed = body[first : first + LAST_LINES]
    ends = [at for at, line in enumerate(signed) if line.is_sentence and line.words > 2]
    signed = signed[: ends[0]] if ends else signed
    if not signed or not first > 0 or len(body) - first > LAST_LINES:
        return None
    who = _who(signed, is_closed=bool(closed))
    start = body[closed[-1]].start if closed else signed[0].start
    return Signature(who, Span(start, signed[-1].end)) if who else None


def _first_short(lines: Sequence[Block]) -> int:
    """Return where the short lines begin that a letter ends in."""
    at = len(lines)
    while at > 0 and not lines[at - 1].is_sentence and lines[at - 1].words <= SHORT:
        at -= 1
    return at


def _who(lines: Sequence[Block], *, is_closed: bool) -> str | None:
    """Return the names or the body in the lines of a signature."""
    names: list[str] = []
    has_role = False
    for line in lines:
        words = FOR.sub("", line.text)
        name, _, rest = re.sub(r" ?\(", ", ", words).partition(",")
        is_name = AUTHORS.fullmatch(name) is not None and not is_body(name)
        if is_name and not _is_post(name) and (not names or is_known_person(name)):
            names.append(name)
            has_role = has_role or _is_role(rest)
        elif is_body(name) and not names:
            return re.sub(r"^the ", "", name, flags=re.IGNORECASE)
        elif not names:
            return None
        else:
            has_role = has_role or _is_role(words)
    if not 0 < len(names) <= MOST_NAMES:
        return None
    is_told = is_closed or has_role or all(is_known_person(name) for name in names)
    return " and ".join(names) if is_told else None


def _is_role(words: str) -> bool:
    """Tell whether words say what somebody is, or name a body."""
    return is_body(words.strip()) or any(w in _roles() for w in words.lower().split())


def _is_post(words: str) -> bool:
    """Tell whether capitalised words are a post ("Head of Roads") and no name behind a title."""
    return words.split(" of ", maxsplit=1)[0].rsplit(maxsplit=1)[-1].lower() in _roles()


@cache
def _roles() -> frozenset[str]:
    return frozenset(row["word"] for row in load_lexicon("roles") if row["kind"] == "person")
