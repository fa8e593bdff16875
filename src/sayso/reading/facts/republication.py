"""What a text says it takes over from another publisher, with the words that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.model import Republication, Span, Zone
from sayso.reading.blocks import Block
from sayso.reading.draft import Facts
from sayso.reading.facts.dateline import Dateline
from sayso.reading.facts.dates import find_dates
from sayso.reading.facts.names import is_agency, is_place, is_publisher, looks_like_publisher

_WORK = (
    r"(?:article|story|piece|report|post|text|op-?ed|essay|column|commentary|analysis|"
    r"interview|version|item)"
)
_NAME = r"(?P<name>[^\W_a-z][^\n,;()]*?)"
_END = (
    r"(?=\s*(?:$|\n|[,;(]|\.(?:\s|$)| (?:on|under|with|and is|and was|in (?:January|"
    r"February|March|April|May|June|July|August|September|October|November|December|(?:19|"
    r"20)\d\d)|here)\b))"
)

WHOLE = tuple(
    re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    for pattern in (
        rf"\b(?:the )?original (?:source|version|publisher) of this {_WORK} (?:is|was) "
        rf"(?:the )?(?-i:{_NAME}){_END}",
        rf"\b(?:this|the(?: above)?|a version of this|an earlier version of this) "
        rf"{_WORK} (?:was )?(?:first|originally) "
        rf"(?:appeared|published|ran|posted|printed|aired|produced)(?: (?:in|on|at|by|"
        rf"with|for|as)) (?:the )?(?-i:{_NAME}){_END}",
        rf"^[*_ (]*(?:first|originally) (?:appeared|published|posted|printed) (?:in|on|at|"
        rf"by) (?:the )?(?-i:{_NAME}){_END}",
        rf"(?:^|[.!?] )[*_ (]*(?:republished|reprinted|reproduced|reposted|cross-?posted|"
        rf"syndicated)(?: here)?(?: (?:with|by) (?:the )?(?:kind )?(?:permission|courtesy))? "
        rf"(?:from|of|by|with thanks to) (?:the )?(?-i:{_NAME}){_END}",
        rf"\bthis {_WORK} (?:is|was) (?:republished|reprinted|reproduced|reposted|"
        rf"cross-?posted|syndicated|taken) "
        rf"(?:here )?(?:(?:with|by) permission )?(?:from|of|by) (?:the )?(?-i:{_NAME}){_END}",
        rf"\b(?:reprint|republication) (?:courtesy|permission) of (?:the )?(?-i:{_NAME}){_END}",
        rf"^[*_ (]*(?:source|original source|via|courtesy|credit)\s*:\s*(?:the "
        rf")?(?-i:{_NAME})[*_ ).]*$",
    )
)
"""Notices that the whole text comes from another publisher. Source: own collection of forms."""

NOTICE_CHARACTERS = 300
"""A notice stands in a short block of its own; in longer ones the same words tell a story."""

CREDIT = re.compile(r"(?:^|\s)[-–—/]{1,2}\s?(?P<name>[^\W\d_][\w./ -]{1,40}?)[.\s]*$")
CREDIT_BRACKETS = re.compile(r"[(\[](?P<name>[^\W\d_][\w./ &,-]{1,60}?)[)\]][.\s]*$")

PARTLY = re.compile(
    r"(?:\b(?:[Ww]ith|[Aa]dditional|[Ff]urther|[Ss]ome)\b[^.\n]{0,30}\b(?:reporting|inputs?|"
    r"material|information|files|contributions?)\b"
    r"(?:[^.\n]{0,30}?)\b(?:by|from|of)\s+(?:the )?(?P<name>[^\W_a-z][^.\n();]*))"
    r"|(?:^[*_(\s]*(?:the )?(?P<name2>[^\W_a-z][^.\n();]{1,60}?) contributed to this "
    r"(?:report|story|article))",
    re.MULTILINE,
)

COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:(?:19|20)\d\d)?(?:[-–](?:19|"
    r"20)?\d\d)?,?\s*(?:by )?(?:the )?"
    r"(?P<name>[^\W\d_][\w /.&-]{1,40}?)(?=[.,\n]|\s*$| all rights)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Credits:
    """The republications found, and the zones of the lines that hold them."""

    republications: tuple[Republication, ...]
    zones: tuple[Zone, ...]


def find_republications(
    blocks: Sequence[Block],
    facts: Facts,
    lines: Sequence[Republication],
    dateline: Dateline | None = None,
) -> Credits:
    """Find notices, the agencies of a dateline, credits and outlets named under the byline.

    Args:
        blocks: of the stored text, in order.
        facts: the text's own publisher is never what it republishes.
        lines: what the head already gave.
        dateline: the text's own, if it has one.

    Returns:
        One a publisher, in text order; a dated or whole one wins over a partial one.
    """
    found: list[tuple[Republication, Zone | None]] = [(line, None) for line in lines]
    for block in blocks:
        found.extend(_notices(block))
        found.extend(_partial(block))
    found.extend(_dated(dateline))
    found.extend(_final_credit(blocks))
    found.extend(_copyrights(blocks, facts))
    own = _fold(facts.publisher or "")
    best: dict[str, Republication] = {}
    zones: list[Zone] = []
    for one, zone in found:
        if zone is not None:
            zones.append(zone)
        name = _fold(one.publisher)
        if not name or name == own:
            continue
        best[name] = _better(best[name], one) if name in best else one
    kept = sorted(best.values(), key=lambda r: (r.evidence.start, r.publisher))
    return Credits(tuple(kept), tuple(zones))


def _fold(name: str) -> str:
    return name.lower().removeprefix("the ").strip(" .")


def _better(one: Republication, other: Republication) -> Republication:
    """Return the fuller of two, with the other's date where it has none."""
    first, second = (other, one) if other.is_whole and not one.is_whole else (one, other)
    return replace(first, date=first.date or second.date)


def _notices(block: Block) -> Iterator[tuple[Republication, Zone | None]]:
    at = block.start
    for line in block.text.split("\n"):
        if 0 < len(line) <= NOTICE_CHARACTERS:
            yield from _notice(line, at)
        at += len(line) + 1


def _notice(line: str, at: int) -> Iterator[tuple[Republication, Zone | None]]:
    for number, pattern in enumerate(WHOLE):
        match = pattern.search(line)
        if match is None:
            continue
        name = _clean(match["name"])
        if (
            is_place(name)
            or not _can_publish(name)
            or (number == len(WHOLE) - 1 and not looks_like_publisher(name))
        ):
            continue
        end = match.end("name")
        date = next(find_dates(line[end : end + 40]), None)
        stop = end + (date.end if date else 0)
        one = Republication(name, date.value if date else None, Span(at + match.start(), at + stop))
        is_short = len(line.split()) <= 40
        zone = Zone(Span(at, at + len(line)), "metadata", "republished from")
        yield one, (zone if is_short else None)
        return


def _clean(name: str) -> str:
    return name.strip(" \t*_.\"“”'‘’:").removesuffix(" website").strip()


def _can_publish(name: str) -> bool:
    """Tell whether words can be a publisher's name: few, and capitalised or an address."""
    words = name.split()
    small = {"of", "the", "and", "for", "in", "on", "&", "de", "la", "du"}
    return 0 < len(words) <= 8 and all(
        not word[0].isalpha() or word[0].isupper() or word.lower() in small or "." in word
        for word in words
    )


def _agencies(name: str) -> list[str]:
    """Return the agencies in 'AFP/Reuters'; none where anything else is there."""
    parts = [p.strip() for p in re.split(r"/|,|\s+and\s+|\s+&\s+", name.strip(" .")) if p.strip()]
    return parts if all(is_agency(part) for part in parts) else []


def _dated(dateline: Dateline | None) -> Iterator[tuple[Republication, Zone | None]]:
    """Read the agencies of a dateline; its zone stands with or without them."""
    if dateline is None:
        return
    zone = Zone(dateline.span, "metadata", "dateline")
    for name in dateline.agencies:
        yield Republication(name, dateline.date, dateline.evidence), zone


def _final_credit(blocks: Sequence[Block]) -> Iterator[tuple[Republication, Zone | None]]:
    """Read an agency's name after the last words, or alone in one of the last blocks."""
    for block in blocks[-8:]:
        words = block.text.strip(" *_.()[]-–—")
        if len(words) <= 60 and (names := _agencies(words)):
            zone = Zone(block.span, "metadata", "credit")
            yield from ((Republication(name, None, block.span), zone) for name in names)
            continue
        for pattern in (CREDIT, CREDIT_BRACKETS):
            match = pattern.search(block.text)
            if match is None or block.words < 8:
                continue
            lead = match.start() + len(match.group()) - len(match.group().lstrip())
            span = Span(block.start + lead, block.start + len(block.text.rstrip(" .")))
            zone = Zone(span, "metadata", "credit")
            yield from ((Republication(n, None, span), zone) for n in _agencies(match["name"]))


def _partial(block: Block) -> Iterator[tuple[Republication, Zone | None]]:
    if block.words > 40:
        return
    for match in PARTLY.finditer(block.text):
        group = "name" if match["name"] else "name2"
        parts = re.split(r"\s*/\s*|\s*,\s*(?:and )?|\s+and\s+", match[group].strip())
        span = Span(block.start + match.start(), block.start + match.end(group))
        zone = Zone(block.span, "metadata", "credit")
        for part in parts:
            name = _clean(re.sub(r"^the ", "", part))
            if is_publisher(name):
                yield Republication(name, None, span, is_whole=False), zone


def has_other_owner(blocks: Sequence[Block], publisher: str) -> bool:
    """Tell whether a copyright line names another owner than a publisher."""
    names = (
        match["name"]
        for block in blocks
        if block.words <= 60
        for match in COPYRIGHT.finditer(block.text)
    )
    own = _fold(publisher)
    return any(not _fold(name).startswith((own, "all rights")) for name in names)


def _copyrights(
    blocks: Sequence[Block], facts: Facts
) -> Iterator[tuple[Republication, Zone | None]]:
    """Read an agency's copyright line: what is theirs and printed elsewhere is republished."""
    for block in blocks:
        if block.words > 60:
            continue
        for match in COPYRIGHT.finditer(block.text):
            if is_agency(match["name"]) and facts.publisher is not None:
                span = Span(block.start + match.start(), block.start + match.end("name"))
                yield Republication(match["name"].strip(), None, span), None
