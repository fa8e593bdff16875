"""Lines that name the author: "By Jane Roe, engineer", "Posted by Jane Roe on 4 May 2031"."""

from __future__ import annotations

import re

from sayso.reading.facts.dates import find_dates
from sayso.reading.facts.names import PERSON, QUALIFICATION, is_body, is_known_person

BYLINE = re.compile(
    r"^(?:by|(?:written|posted|reported|(?:text|words|story|report) ?) ?by|(?:text|words)(?=:)|"
    r"author(?:s)?:|articles by:)[ \u00a0:]+(?P<who>.+)$",
    re.IGNORECASE,
)
FOOT = re.compile(
    r"^(?:articles by|author|written by|words by|reporting by):? *(?P<who>.+)$", re.IGNORECASE
)
AUTHORS = re.compile(rf"{PERSON.pattern}(?:(?:, | and | & |, and ){PERSON.pattern})*")
POSTED = re.compile(r"^posted by (?P<who>@?[\w.-]{2,30}),? (?:on|at) (?=.*\d)", re.IGNORECASE)
"""A post under a handle, which no other byline may have."""

STAMP = re.compile(r"(?:(?:posted|published|written) )?(?:on )?", re.IGNORECASE)
BEHIND = re.compile(r"(?:[ ,]*|[ ]*[|·•][ ]*)(?:(?P<by>by )|(?<=[|·•] ))(?P<who>.+)$")
"""What follows the date: "by" and a name, or a bar and a name that is known."""


def byline_of(line: str) -> str | None:
    """Return the names that a line gives as those of the authors; None where it is no byline."""
    match = BYLINE.match(line)
    if match is None:
        return _behind_date(line)
    if (who := read_authors(match["who"])) is not None:
        return who
    posted = POSTED.match(line)
    return posted["who"] if posted is not None else None


def _behind_date(line: str) -> str | None:
    """Return the author behind a date: "4 May 2031 | Jane Roe", "Posted on 4 May 2031 by …"."""
    date = next(find_dates(line), None)
    if date is None or not STAMP.fullmatch(line[: date.start]):
        return None
    rest = BEHIND.match(line[date.end :])
    if rest is None:
        return None
    return read_authors(rest["who"]) if rest["by"] or is_known_person(rest["who"]) else None


def read_authors(words: str) -> str | None:
    """Return the names of a byline, or the body it names, without what stands behind them."""
    words = words.strip().lstrip("*_ ")
    date = next(find_dates(words), None)
    bare = re.sub(r"[ ,|·(–-]+(?:on)?[ ]*$", "", words[: date.start]) if date else words
    if is_body(bare):
        return re.sub(r"^the ", "", bare, flags=re.IGNORECASE)
    match = AUTHORS.match(words)
    if match is None:
        return None
    rest = words[match.end() :].strip()
    is_clean = (
        not rest
        or rest[0] in ",|(–—-;/·•"
        or QUALIFICATION.match(rest) is not None
        or match.end() >= len(bare)
    )
    return match.group() if is_clean and len(rest) <= 120 else None
