"""Words, dates and references as the report writes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.export.html_rows import ReportRows
from sayso.export.html_text import Block, anchors_of, draw_blocks
from sayso.model import Span, make_id
from sayso.views.rows import AttributionRow, ClaimRow, DocumentHead, Words
from sayso.views.timeline import TimelineRow
from sayso.views.told import Told

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

_MARKS = str.maketrans(dict.fromkeys("\"“”„‟«»‹›'‘’‚‛"))

STANCES = {"affirms": "+", "denies": "−", "doubts": "?", "other figure": "≠"}
"""A sign for each stance; the word always stands beside it."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A link inside the report: `label` is the number of the Document and of the Attribution."""

    href: str
    label: str


@dataclass(frozen=True, slots=True)
class Cut:
    """Words, and whether they are those that decide."""

    text: str
    is_deciding: bool


class Places:
    """Where everything stands in the report, so that each number leads to its passages."""

    def __init__(self, rows: ReportRows) -> None:
        self.numbers = {s.document.head.id: n for n, s in enumerate(rows.documents, 1)}
        self.points_of_claim = _points_of_claim(rows)
        self.points_of_attribution = _points_of_attribution(rows)
        self.blocks: dict[str, tuple[Block, ...]] = {
            shown.document.head.id: draw_blocks(shown, self.points_of_claim)
            for shown in rows.documents
        }
        self._anchors = frozenset(a for blocks in self.blocks.values() for a in anchors_of(blocks))
        self._claims = {
            c.id: c for d in rows.points for side in d.sides for c in side.claims
        }  # fmt: skip
        self._folder = shared_folder(s.document.head.path for s in rows.documents)
        self._sources = {row.name for row in rows.sources.sources}

    def path(self, path: str) -> str:
        """Return a path below the folder that all Documents lie in."""
        return path.replace("\\", "/").removeprefix(self._folder)

    def document(self, head: DocumentHead) -> Ref:
        """Return the link to a Document."""
        return Ref(f"#d-{head.id}", str(self.numbers[head.id]))

    def attribution(self, row: AttributionRow) -> Ref:
        """Return the link to an Attribution in its Document's text."""
        return self._first((f"a-{row.id}",), row.document, f".{row.number}")

    def claim(self, row: ClaimRow) -> Ref:
        """Return the link to a claim in its Document's text, or to the Attribution around it."""
        inside = row.attribution
        anchors = (f"c-{row.id}", *((f"a-{inside.id}",) if inside else ()))
        return self._first(anchors, row.document, f".{inside.number}" if inside else "")

    def told(self, row: TimelineRow, told: Told) -> Ref:
        """Return the link to a sentence of the timeline in its Document's text."""
        inside = row.attribution
        anchors = (*(f"c-{key}" for key in told.claims), *((f"a-{inside.id}",) if inside else ()))
        return self._first(anchors, row.document, f".{inside.number}" if inside else "")

    def claim_by_id(self, key: str) -> Ref | None:
        """Return the link to a claim on a point, None where no point has it."""
        return self.claim(self._claims[key]) if key in self._claims else None

    def source_of_claim(self, key: str) -> str | None:
        """Return whose claim it is, None where that is not settled."""
        return self._claims[key].source if key in self._claims else None

    def words(self, words: Words) -> Ref:
        """Return the link to the Document in which words stand."""
        return self.document(words.document)

    def source(self, name: str) -> str | None:
        """Return the id of a source's part of the report, None where it has none."""
        return source_anchor(name) if name in self._sources else None

    def _first(self, anchors: Sequence[str], head: DocumentHead, suffix: str) -> Ref:
        for anchor in anchors:
            if anchor in self._anchors:
                return Ref(f"#{anchor}", f"{self.numbers[head.id]}{suffix}")
        return self.document(head)


def source_anchor(name: str) -> str:
    """Return the id of a source's part of the report."""
    return f"s-{make_id('source', name)}"


def _points_of_claim(rows: ReportRows) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for detail in rows.points:
        for side in detail.sides:
            for claim in side.claims:
                found.setdefault(claim.id, set()).add(detail.point.number)
    return {key: tuple(sorted(numbers)) for key, numbers in found.items()}


def _points_of_attribution(rows: ReportRows) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for detail in rows.points:
        for side in detail.sides:
            for claim in side.claims:
                if claim.attribution:
                    found.setdefault(claim.attribution.id, set()).add(detail.point.number)
    return {key: tuple(sorted(numbers)) for key, numbers in found.items()}


def write_date(date: str | None) -> str:
    """Return an ISO 8601 date in words, as exact as it is given; "undated" for None.

    Example:
        >>> write_date("2019-05-04T10:00:00Z"), write_date("2019-05"), write_date(None)
        ('4 May 2019', 'May 2019', 'undated')
    """
    if not date:
        return "undated"
    parts = date.partition("T")[0].split("-")
    is_plain = all(part.isdecimal() for part in parts) and len(parts[0]) == 4
    if not is_plain or (len(parts) > 1 and not 1 <= int(parts[1]) <= 12):
        return date
    if len(parts) == 1:
        return parts[0]
    month = MONTHS[int(parts[1]) - 1]
    if len(parts) == 2:
        return f"{month} {parts[0]}"
    return f"{int(parts[2])} {month} {parts[0]}"


def write_span_of_dates(dates: Iterable[str | None]) -> str:
    """Return the first and last of some dates in words; empty where all are undated."""
    known = sorted(date[:10] for date in dates if date)
    if not known:
        return ""
    first, last = write_date(known[0]).split(), write_date(known[-1]).split()
    if first == last:
        return " ".join(first)
    shared = 0
    while first[-1 - shared :] == last[-1 - shared :]:
        shared += 1
    return f"{' '.join(first[: len(first) - shared])} to {' '.join(last)}"


def fold(words: str) -> str:
    """Return words without what differs between two prints of one text: case, space, marks.

    Example:
        >>> fold("“It  held,” she said") == fold("'It held,' She said")
        True
    """
    return " ".join(words.translate(_MARKS).casefold().split())


def spoken(words: str) -> str:
    """Return a cue's words, nothing where the cue is a mark (a colon, a dash)."""
    return words if any(character.isalpha() for character in words) else ""


def count(number: int, singular: str, plural: str = "") -> str:
    """Return a number with its noun.

    Example:
        >>> count(1, "source"), count(2, "echo", "echoes")
        ('1 source', '2 echoes')
    """
    noun = singular if number == 1 else plural or f"{singular}s"
    return f"{number:,} {noun}"


def with_origins(words: str, origins: int | None, before: str = " · ") -> str:
    """Return words with a count of independent origins behind them, where that is known."""
    return words if origins is None else f"{words}{before}{count(origins, 'independent origin')}"


def shared_folder(paths: Iterable[str]) -> str:
    """Return the folder that all paths lie in, with its last slash; empty where there is none.

    The report names files below it, so that it is the same wherever the folder lies.
    """
    folders = [path.replace("\\", "/").split("/")[:-1] for path in paths]
    if not folders:
        return ""
    shared = []
    for parts in zip(*folders, strict=False):
        if len(set(parts)) > 1:
            break
        shared.append(f"{parts[0]}/")
    return "".join(shared)


def capitalise(words: str) -> str:
    """Return words of ours, never a quotation, with a capital at the beginning."""
    return words[:1].upper() + words[1:]


def name_document(head: DocumentHead) -> str:
    """Return a Document's title, or its file name and part where it has none."""
    if head.title:
        return head.title
    name = head.path.replace("\\", "/").rsplit("/", 1)[-1]
    return f"{name}, part {head.part}" if head.part else name


def cut_words(words: Words, deciding: Iterable[tuple[Span, str]]) -> tuple[Cut, ...]:
    """Cut words at the spans that decide.

    Args:
        words: the words and where they stand.
        deciding: spans in the same Document, each with its words.

    Returns:
        Pieces in text order; words that decide but stand outside come first, followed by " … ".
    """
    spans = sorted(set(deciding))
    outside = [(span, own) for span, own in spans if not any(s.overlaps(span) for s in words.spans)]
    pieces: list[Cut] = []
    for _, own in outside:
        pieces += [Cut(own, True), Cut(" … ", False)]
    at = 0
    for number, part in enumerate(words.spans):
        if number:
            pieces.append(Cut(" … ", False))
            at += len(" … ")
        own = words.exact[at : at + len(part)]
        pieces += _cut_span(own, part, [span for span, _ in spans])
        at += len(part)
    return tuple(piece for piece in pieces if piece.text)


def _cut_span(own: str, part: Span, deciding: Sequence[Span]) -> list[Cut]:
    pieces: list[Cut] = []
    at = part.start
    for span in deciding:
        start, end = max(span.start, at), min(span.end, part.end)
        if start >= end:
            continue
        pieces.append(Cut(own[at - part.start : start - part.start], False))
        pieces.append(Cut(own[start - part.start : end - part.start], True))
        at = end
    pieces.append(Cut(own[at - part.start :], False))
    return pieces
