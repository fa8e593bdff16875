"""Lines around an article that are not part of it: set apart, kept, and never analysed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sayso.lexicons import load_lexicon
from sayso.model import Zone
from sayso.reading.blocks import Block, split_lines
from sayso.reading.draft import NO_FACTS, Facts

LINE_CHARACTERS = 240
"""A line that matches as a whole is longer than this in no notice seen."""

START_WORDS = 260
"""The longest notice that is taken by its first words alone; articles' paragraphs are shorter too,
which is why such patterns are long and particular."""

LIST_WORDS = 22
"""A line of a list of links has fewer words, and ends no sentence."""

END_SHARE = 0.35
"""After the head of a comment form the rest is taken if it is at most this share of the text."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One row of the lexicon."""

    pattern: re.Pattern[str]
    extent: str
    reason: str


@cache
def load_patterns() -> tuple[Pattern, ...]:
    """Return the lexicon's patterns, in its order."""
    return tuple(
        Pattern(re.compile(row["pattern"], re.IGNORECASE), row["extent"], row["reason"])
        for row in load_lexicon("boilerplate")
    )


def find_boilerplate(text: str, blocks: Sequence[Block]) -> tuple[Zone, ...]:
    """Find the notices, forms and lists of links in a text.

    Args:
        text: the stored text.
        blocks: its blocks, in order.

    Returns:
        Zones of whole lines or blocks, in text order; none where that would leave no text.
    """
    zones: list[Zone] = []
    in_list: str | None = None
    for index, block in enumerate(blocks):
        if in_list and block.words <= LIST_WORDS and not block.is_sentence:
            zones.append(Zone(block.span, "boilerplate", in_list))
            continue
        in_list = None
        found = match_block(block.text)
        if found is not None:
            zones.append(Zone(block.span, "boilerplate", found.reason))
            if found.extent == "list":
                in_list = found.reason
            if found.extent == "end" and _is_little(block, blocks[index + 1 :]):
                zones.extend(Zone(b.span, "boilerplate", found.reason) for b in blocks[index + 1 :])
                break
        elif "\n" in block.text:
            zones.extend(_lines(text, block))
    left = len(text.strip()) - sum(len(zone.span) for zone in zones)
    return tuple(zones) if left > 0 else ()


def match_block(text: str) -> Pattern | None:
    """Return the first pattern that a line or paragraph matches."""
    words = text.strip(" \t*_[]>»•·")
    if not words:
        return None
    is_line = len(words) <= LINE_CHARACTERS and "\n" not in words
    for row in load_patterns():
        if row.extent == "start":
            if len(words.split()) <= START_WORDS and row.pattern.match(words):
                return row
        elif is_line and row.pattern.fullmatch(words):
            return row
    return None


def _lines(text: str, block: Block) -> list[Zone]:
    """Find the lines of a block that are notices, such as a copyright line under a credit."""
    found = []
    for line in split_lines(text, start=block.start, end=block.end):
        row = match_block(line.text)
        if row is not None and row.extent != "start":
            found.append(Zone(line.span, "boilerplate", row.reason))
    return found


def _is_little(block: Block, rest: Sequence[Block]) -> bool:
    """Tell whether what follows the head of a form is little, and so belongs to it."""
    return sum(len(b.span) for b in rest) <= END_SHARE * max(block.start, 1) and block.start > 200


OWNERS = (
    re.compile(
        r"^trending (?:on|in) (?P<name>[A-Z][\w.&' -]{1,40}?)(?: (?:videos?|now|today|stories))?$",
        re.I,
    ),
    re.compile(
        r"^(?:©|\(c\)|copyright)[ ©]*(?:(?:19|20)\d\d)?,? *(?:by "
        r")?(?P<name>(?-i:[A-Z])[\w.&' -]{1,40}?)(?:[.,].*)?$",
        re.I,
    ),
    re.compile(r"^comment on (?P<name>[A-Z][\w.&' -]{1,40}?) articles\b.*$", re.I),
    re.compile(
        r"^become a (?:member|supporter|subscriber) of (?P<name>[A-Z][\w.&' -]{1,40}?)$", re.I
    ),
)


def publisher_of_notices(text: str, zones: Sequence[Zone]) -> Facts:
    """Return the publisher that a site's own notices name, as a guess."""
    from sayso.reading.facts.names import looks_like_publisher

    for zone in zones:
        line = zone.span.of(text).strip(" *_[]")
        for pattern in OWNERS:
            match = pattern.match(line)
            if (
                match
                and match["name"][:1].isupper()
                and (looks_like_publisher(match["name"]) or zone.reason == "links")
            ):
                return Facts(publisher=match["name"].strip(), uncertain=("publisher",))
    return NO_FACTS
