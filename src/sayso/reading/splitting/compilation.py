"""Compilations: files in which several documents stand one after another."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.model import Span, Zone
from sayso.reading.blocks import Block, is_rule, split_lines
from sayso.reading.draft import Draft, cut
from sayso.reading.facts.bylines import BYLINE
from sayso.reading.facts.dateline import is_dateline
from sayso.reading.facts.dates import find_dates
from sayso.reading.facts.metadata import is_dated_line
from sayso.reading.splitting.cards import split_cards
from sayso.reading.splitting.posts import split_posts
from sayso.reading.splitting.threads import split_thread

NUMBERED = re.compile(r"^(?:Document )?\d{1,4} of \d{1,4}(?: DOCUMENTS?)?[.:]?$", re.IGNORECASE)
CLOSED = re.compile(r"^(?:End of Document|Document [A-Z]{4,}[A-Z0-9]{12,})$")
LENGTH = re.compile(r"^LENGTH: *\d+ words$", re.IGNORECASE)

HEADED_SHARE = 0.6
"""Of the pieces between separators, so many need a head of their own: separators inside one
article stand between paragraphs that have none."""

FEWEST_WORDS = 15


def split_compilation(draft: Draft) -> list[Draft]:
    """Split a text into its documents; the parts, from 1, partition it.

    Returns:
        The draft itself, with part 0, where it is one document.
    """
    for split in (split_thread, split_posts, _split_numbered, split_cards, _split_separated):
        parts = split(draft)
        if len(parts) > 1:
            return parts
    return [draft]


def _split_numbered(draft: Draft) -> list[Draft]:
    """Split an archive's download at its counters ('2 of 12') or its closing lines."""
    lines = split_lines(draft.text)
    starts = [line.start for line in lines if NUMBERED.match(line.text)]
    if len(starts) > 1:
        marks = [line for line in lines if NUMBERED.match(line.text)]
        return _parts(draft, [0, *starts[1:]], marks)
    marks = [line for line in lines if CLOSED.match(line.text)]
    if len(marks) > 1:
        ends = [line.end for line in marks]
        tail = draft.text[ends[-1] :].strip()
        return _parts(draft, [0, *(ends if tail else ends[:-1])], marks)
    return []


def _split_separated(draft: Draft) -> list[Draft]:
    """Split a digest at separator lines, where what stands between them has heads."""
    lines = split_lines(draft.text)
    marks = [line for line in lines if is_rule(line.text)]
    if not marks:
        return []
    starts = [0, *(mark.start for mark in marks)]
    pieces = [
        [b for b in lines if start <= b.start < end and not is_rule(b.text)]
        for start, end in zip(starts, [*starts[1:], len(draft.text)], strict=True)
    ]
    kept = [i for i, piece in enumerate(pieces) if sum(b.words for b in piece) >= FEWEST_WORDS]
    headed = [i for i in kept if _has_head(pieces[i])]
    if len(headed) < 2 or len(headed) < HEADED_SHARE * len(kept):
        return []
    borders = [0, *(starts[i] for i in headed if i != headed[0])]
    return _parts(draft, borders, marks)


def _has_head(lines: list[Block]) -> bool:
    """Tell whether a piece begins with a headline and a byline, dateline, date or length line."""
    first, rest = lines[0], lines[1:6]
    if first.words > 30 or not (first.text[0].isupper() or first.text[0] in "\"“‘'0123456789#"):
        return False
    return any(
        is_dated_line(line.text)
        or LENGTH.match(line.text)
        or (BYLINE.match(line.text) and line.words <= 12)
        or is_dateline(line.text)
        for line in rest
    ) or (first.words <= 12 and next(find_dates(first.text), None) is not None)


def _parts(draft: Draft, starts: list[int], marks: list[Block]) -> list[Draft]:
    found = []
    for number, start in enumerate(starts, 1):
        end = starts[number] if number < len(starts) else len(draft.text)
        part = cut(draft, Span(start, end))
        zones = [
            Zone(mark.span.shifted(-start), "metadata", "separator")
            for mark in marks
            if start <= mark.start and mark.end <= end
        ]
        both = tuple(sorted((*part.zones, *zones), key=lambda zone: zone.span.start))
        found.append(replace(part, zones=both, part=number, kind="article"))
    return found
