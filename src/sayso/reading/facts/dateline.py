"""Datelines: 'TOWN, Country, May 3 (Agency) -' before the first words of a report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.model import Span, Zone
from sayso.reading.blocks import Block
from sayso.reading.facts.dates import MONTHS, find_dates
from sayso.reading.facts.language import ENGLISH
from sayso.reading.facts.names import (
    QUALIFICATION,
    is_agency,
    is_known_person,
    is_place,
    is_publisher,
    looks_like_publisher,
)

RUNNING_WORDS = 10
"""A paragraph that a dateline opens has at least so many words."""

FIRST_BLOCKS = 16
FIRST_RUNNING = 3
"""Among so many blocks, and so many running ones, from the top the dateline is looked for."""

LONGEST = 160
"""Characters of the longest dateline."""

_WORD = r"[^\W\d_a-z][^\W\d_]*(?:['’.-][^\W\d_]+)*\.?"
_PLACE = rf"{_WORD}(?:[ /]+(?:(?:de|del|la|al|el|of|the|da|do|am|an|der|sur)[ ])?{_WORD}){{0,4}}"
_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_DAY = (
    rf"(?i:(?:{_WEEKDAY},?[ ])?(?:{_MONTH}[ ]\d{{1,2}}(?:st|nd|rd|th)?(?:,?[ ]\d{{4}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[ ]{_MONTH}(?:,?[ ]\d{{4}})?|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}"
    rf"|\d{{4}}-\d\d-\d\d)|{_WEEKDAY})"
)
_NAME = r"[^\W\d_][\w\ /.,&'’-]{1,48}?"
_START = r"(?=[\"“‘'«„]?[^\W_a-z]|\Z)"

DATELINE = re.compile(
    rf"""[*_\ ]*
    (?P<place>(?P<town>{_PLACE})(?:,\ ?{_PLACE}){{0,3}})?
    (?P<date>(?(place)[,.]?\ |){_DAY}\.?,?)?
    (?P<credit>\s?\((?P<name>{_NAME})(?:,?\ {_DAY})?\)|(?(place)\ |)/(?P<slashed>{_NAME})/)?
    (?P<later>,?\ {_DAY})?
    [*_]{{0,3}}(?P<mark>\s*[–—]\s*|\s*-{{1,3}}\s+|\s+-{{1,3}}\s*|:\s+|(?(slashed)\.\s+|(?!))|(?<=\))-|\s*\Z)[*_]{{0,3}}{_START}""",
    re.VERBOSE,
)
"""Source: own, after the house styles of agencies; `slashed` is the Russian agencies' form."""

SIGNED = re.compile(
    rf"(?:(?P<town>{_PLACE}),?\ )?(?P<name>[^\W\d_][\w/.&-]{{1,40}}),?"
    rf"\s?(?P<mark>[–—_-]+\s+){_START}"
)
"""'Town, Agency - The …' and 'Agency - The …', with agencies that are known."""

# fmt: off
LABELS = frozenset((
    "analysis", "advertisement", "audio", "breaking", "column", "comment", "commentary",
    "correction", "editor", "editorial", "exclusive", "explainer", "feature", "gallery", "graphic",
    "guest", "host", "interview", "letter", "listen", "live", "note", "opinion", "part", "photo",
    "photos", "pictured", "podcast", "quiz", "review", "satire", "sponsored", "staff",
    "transcript", "translator", "update", "updated", "video", "voiceover", "voice-over", "watch",
    "independent", "conservative", "labour", "liberal", "republican", "democrat", "democratic",
    "green", "unknown",
))
# fmt: on
"""Words before a dash or in brackets that say what a text is, or what somebody is."""

BRACKETED = re.compile(r"^[^\W\d_a-z][^\n()]{0,40} ?\([^()\n]{1,48}\) ?[–—-]", re.MULTILINE)

NO_TOWN = ENGLISH - {"new", "the"}


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline at `span`; `agencies` are named at `evidence`.

    `date` is ISO 8601, None where no year is written; `is_guess` where it can be read two ways.
    """

    span: Span
    evidence: Span
    agencies: tuple[str, ...] = ()
    date: str | None = None
    is_guess: bool = False


def find_dateline(text: str, blocks: Sequence[Block], apart: Sequence[Zone]) -> Dateline | None:
    """Find the dateline that opens one of the first running paragraphs, or stands alone above.

    Args:
        text: the stored text.
        blocks: of the text, in order.
        apart: zones that are not looked at.

    Returns:
        None where the words before the first dash could be the text's own: a name nobody knows in
        brackets is an agency's only behind a date, behind a town in capitals, or where the text
        names it as an agency elsewhere.
    """
    open_blocks = [b for b in blocks if not any(z.span.overlaps(b.span) for z in apart)]
    running = 0
    for block in open_blocks[:FIRST_BLOCKS]:
        is_running = block.words >= RUNNING_WORDS
        found = _read(text, block, is_first=running == 0)
        if found is not None and (is_running or found.span.end == block.end):
            return found
        running += is_running
        if running == FIRST_RUNNING:
            return None
    return None


def is_dateline(line: str) -> bool:
    """Tell whether a line begins with a dateline."""
    match = DATELINE.match(line[:LONGEST])
    return match is not None and _is_placed(match) and _judge("", match, is_first=False)[0]


def _read(text: str, block: Block, *, is_first: bool) -> Dateline | None:
    words = block.text[:LONGEST] if len(block.text) > LONGEST else block.text
    match = DATELINE.match(words)
    if match is None or not _is_placed(match):
        return _signed(block, words)
    is_one, agencies = _judge(text, match, is_first=is_first)
    if not is_one:
        return _signed(block, words)
    end = block.start + match.end()
    start = match.start("credit") if match["credit"] else match.start()
    start += len(words[start:]) - len(words[start:].lstrip())
    evidence = Span(block.start + start, block.start + len(match.group().rstrip()))
    date = next(find_dates(match.group()), None)
    return Dateline(
        Span(block.start, end),
        evidence,
        agencies,
        date.value if date else None,
        is_guess=bool(date and date.is_guess),
    )


def _signed(block: Block, words: str) -> Dateline | None:
    """Read 'Town, Agency - ' without brackets: agencies that are known only."""
    match = SIGNED.match(words)
    if match is None or not is_agency(match["name"]):
        return None
    first = block.start + match.start("name")
    evidence = Span(first, block.start + len(match.group().rstrip()))
    return Dateline(Span(block.start, block.start + match.end()), evidence, (match["name"],))


def _is_placed(match: re.Match[str]) -> bool:
    """Tell whether enough is there: a credit, or a place with something behind it."""
    if match["credit"]:
        return bool(match["mark"].strip() or match["place"])
    return match["place"] is not None and match["mark"].strip() not in {"", ":"}


def _judge(text: str, match: re.Match[str], *, is_first: bool) -> tuple[bool, tuple[str, ...]]:
    """Tell whether a match is a dateline, and return the agencies that it names."""
    if any(_is_no_place(part.strip()) for part in (match["place"] or "").split(",")):
        return False, ()
    if not match["credit"]:
        return _is_bare(match), ()
    name = (match["name"] or match["slashed"]).strip(" .,")
    if known := _known(name):
        return True, known
    if not match["name"] or match["later"]:
        return False, ()
    if is_place(name) or not _can_sign(name):
        is_one = (match["date"] and match["town"]) or (is_first and is_place(name))
        return bool(is_one), ()
    return _signs(text, match, name, is_first=is_first)


def _is_bare(match: re.Match[str]) -> bool:
    """Tell whether a place without an agency is a dateline: in capitals, or with its day."""
    town = match["town"] or ""
    if is_publisher(town) or is_known_person(town):
        return False
    has_day = bool(match["date"] or match["later"])
    return bool(town) and (has_day or (_is_loud(town) and _is_dash(match["mark"])))


def _signs(
    text: str, match: re.Match[str], name: str, *, is_first: bool
) -> tuple[bool, tuple[str, ...]]:
    """Tell whether a name that nobody knows signs a dateline, and return it where it does."""
    town, is_dashed = match["town"] or "", _is_dash(match["mark"])
    is_named = _is_called_agency(text, name)
    is_sure = bool(town) and (
        bool(match["date"]) or (is_dashed and (_is_loud(town) or is_place(town)))
    )
    is_short = bool(town) and " " not in town and " " not in name and not is_known_person(town)
    is_opening = is_first and is_dashed and is_short and _is_only(text)
    if not (is_sure or is_named or is_opening):
        return False, ()
    can_credit = is_named or " " not in name or looks_like_publisher(name)
    return True, (name,) if can_credit else ()


def _is_loud(town: str) -> bool:
    """Tell whether a place is in capitals as agencies write it, and no shouted sentence."""
    return len(town) > 2 and town.upper() == town and len(town.split()) <= 3


def _is_dash(mark: str) -> bool:
    return bool(mark.strip(" \n")) and not mark.strip().startswith(":")


def _is_label(words: str) -> bool:
    return any(word.strip(".:'’").lower() in LABELS for word in words.split())


def _is_no_place(part: str) -> bool:
    return _is_label(part) or part.partition(" ")[0].lower() in NO_TOWN


def _known(name: str) -> tuple[str, ...]:
    """Return the publishers in 'AFP/Reuters'; none where anything else is there."""
    if is_publisher(name) and (len(name) > 4 or is_agency(name) or name.isupper()):
        return (name,)
    parts = [p.strip() for p in re.split(r"/|,|\s+and\s+|\s+&\s+", name) if p.strip()]
    return tuple(parts) if len(parts) > 1 and all(is_agency(part) for part in parts) else ()


def _can_sign(name: str) -> bool:
    """Tell whether a name that nobody knows can be an agency's: capitalised, and no gloss."""
    words = name.split()
    return (
        len(name) >= 3
        and len(words) <= 5
        and all(word[0].isupper() or word in {"of", "the", "and", "&"} for word in words)
        and not any(char in name for char in ",/")
        and not _is_label(name)
        and not is_known_person(name)
        and QUALIFICATION.search(name) is None
    )


def _is_called_agency(text: str, name: str) -> bool:
    """Tell whether a text names somebody elsewhere as an agency: told it, or prints its notice."""
    own = re.escape(name)
    pattern = (
        rf"(?:\btold (?:the )?{own}\b|(?:©|\(c\)|\bcopyright)[ ©]*(?:(?:19|20)\d\d)?,? ?(?:by )?"
        rf"{own}\b|\b{own}(?:['’]s)? (?:reporters?|correspondents?|journalists?|news agency)\b|"
        rf"\bnews agency {own}\b)"
    )
    return re.search(pattern, text, re.IGNORECASE) is not None


def _is_only(text: str) -> bool:
    """Tell whether no other line of a text has a name in brackets before a dash: no list."""
    return len(BRACKETED.findall(text)) <= 1
