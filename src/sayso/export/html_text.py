"""One Document's text as blocks of marked pieces, ready to be drawn without counting characters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from sayso.views.show import Mark, Segment, Shown

BlockKind = Literal["text", "heading", "quotation", "metadata", "boilerplate"]

PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*\n\s*")

DEEPEST = 3
"""Nested contents beyond this depth look like this one."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words over which nothing changes.

    `anchors` are the ids that begin here, `opens` the numbers of Attributions whose content begins
    here, `points` the numbers of points on which a claim ends here. `depth` is the number of
    contents around it.
    """

    text: str
    parts: tuple[str, ...] = ()
    depth: int = 0
    anchors: tuple[str, ...] = ()
    opens: tuple[tuple[int, str], ...] = ()
    points: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of one kind."""

    kind: BlockKind
    pieces: tuple[Piece, ...]


@dataclass
class _Draft:
    """Blocks in the making: what is pending waits for the next words."""

    blocks: list[Block] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    kind: BlockKind = "text"
    anchors: list[str] = field(default_factory=list)
    opens: list[tuple[int, str]] = field(default_factory=list)

    def end_block(self) -> None:
        if self.pieces:
            self.blocks.append(Block(self.kind, tuple(self.pieces)))
            self.pieces = []

    def add(self, segment: Segment, text: str, points: tuple[int, ...]) -> None:
        parts = tuple(sorted({mark.part for mark in segment.marks} - {"content"}))
        depth = sum(mark.part == "content" for mark in segment.marks)
        anchors, opens = tuple(self.anchors), tuple(self.opens)
        self.pieces.append(Piece(text, parts, min(depth, DEEPEST), anchors, opens, points))
        self.anchors, self.opens = [], []


def draw_blocks(shown: Shown, points_of: Mapping[str, tuple[int, ...]]) -> tuple[Block, ...]:
    """Cut a Document's text into blocks at blank lines and where a zone begins or ends.

    Args:
        shown: the Document with its segments.
        points_of: the numbers of the points that each claim is on, by the claim's id.

    Returns:
        Blocks in text order; together they hold every word of the text once.
    """
    draft = _Draft()
    first_marks = _first_marks(shown)
    last_of = {claim: n for n, s in enumerate(shown.segments) for claim in s.claims}
    seen: set[str] = set()
    for number, segment in enumerate(shown.segments):
        kind: BlockKind = segment.zone or "text"
        if kind != draft.kind:
            draft.end_block()
            draft.kind = kind
        for mark in first_marks.get(number, ()):
            draft.anchors.append(f"a-{mark.attribution}")
            draft.opens.append((mark.number, mark.attribution))
        draft.anchors += [f"c-{claim}" for claim in segment.claims if claim not in seen]
        seen.update(segment.claims)
        ended = [claim for claim in segment.claims if last_of[claim] == number]
        points = tuple(sorted({n for claim in ended for n in points_of.get(claim, ())}))
        _add_segment(draft, segment, points)
    draft.end_block()
    return tuple(draft.blocks)


def _first_marks(shown: Shown) -> dict[int, list[Mark]]:
    """Return, by segment, the marks at which Attributions are numbered: where content begins."""
    first: dict[str, tuple[bool, int, Mark]] = {}
    for number, segment in enumerate(shown.segments):
        if not segment.text.strip():
            continue
        for mark in segment.marks:
            candidate = (mark.part != "content", number, mark)
            known = first.get(mark.attribution)
            if known is None or candidate[:2] < known[:2]:
                first[mark.attribution] = candidate
    found: dict[int, list[Mark]] = {}
    for _, number, mark in sorted(first.values(), key=lambda entry: (entry[1], entry[2].number)):
        found.setdefault(number, []).append(mark)
    return found


def _add_segment(draft: _Draft, segment: Segment, points: tuple[int, ...]) -> None:
    """Add the words of a segment, beginning a new block at each blank line."""
    paragraphs = PARAGRAPH_BREAK.split(segment.text)
    last = max((n for n, words in enumerate(paragraphs) if words.strip()), default=-1)
    for number, words in enumerate(paragraphs):
        if number:
            draft.end_block()
        text = words if draft.pieces else words.lstrip("\n")
        if text.strip() or (text and draft.pieces):
            draft.add(segment, text, points if number == last else ())


def anchors_of(blocks: tuple[Block, ...]) -> frozenset[str]:
    """Return the ids that the blocks will carry."""
    return frozenset(a for block in blocks for piece in block.pieces for a in piece.anchors)
