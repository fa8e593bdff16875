"""What a reader of one kind of file gives: text, the way back, and what the markup says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

from sayso.model import OffsetMap, Republication, Run, Span, Unit, Zone


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a text besides its words; `uncertain` names the fields that are guesses."""

    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    section: str | None = None
    url: str | None = None
    language: str | None = None
    republishes: tuple[Republication, ...] = ()
    uncertain: tuple[str, ...] = ()

    def filled_from(self, other: Facts) -> Facts:
        """Return these facts with their gaps filled from others."""
        new: dict[str, str] = {}
        for field in fields(self):
            if field.name in {"republishes", "uncertain"}:
                continue
            if getattr(self, field.name) is None and getattr(other, field.name) is not None:
                new[field.name] = getattr(other, field.name)
        taken = tuple(name for name in other.uncertain if name in new)
        joined = tuple(dict.fromkeys((*self.republishes, *other.republishes)))
        filled = replace(self, republishes=joined, **new)  # type: ignore[arg-type]
        return replace(filled, uncertain=tuple(sorted({*self.uncertain, *taken})))


NO_FACTS = Facts()


@dataclass(frozen=True, slots=True)
class Draft:
    """A text on its way to being a Document.

    `zones` come from the markup, in text order, and do not overlap. `kind` is what a part is taken
    for: "whole", "card", "article", "message", "item" or "line". `body` is where the running text
    begins, after the lines that a splitter has already explained.
    """

    text: str
    offsets: OffsetMap
    zones: tuple[Zone, ...] = ()
    facts: Facts = NO_FACTS
    part: int = 0
    kind: str = "whole"
    tag: str | None = None
    cite: str | None = None
    headings: tuple[str, ...] = ()
    body: int = 0


class TextBuilder:
    """Collects stored text piece by piece, with the place of each piece in the original."""

    def __init__(self, unit: Unit = "characters") -> None:
        self.unit: Unit = unit
        self.length = 0
        self._pieces: list[str] = []
        self._runs: list[Run] = []

    def add(self, text: str, start: int, end: int) -> None:
        """Append text that stands at the original's characters [start, end)."""
        if not text:
            return
        at = self.length
        self._append(text)
        last = self._runs[-1] if self._runs else None
        verbatim = len(text) == end - start
        if (
            last is not None
            and verbatim
            and last.is_verbatim
            and last.end == at
            and last.original_end == start
        ):
            self._runs[-1] = Run(last.start, self.length, last.original_start, end)
        else:
            self._runs.append(Run(at, self.length, start, end))

    def place(self, text: str, number: int, box: tuple[float, float, float, float] | None) -> None:
        """Append text that stands on a page or in a paragraph, from 1."""
        if text:
            at = self.length
            self._append(text)
            self._runs.append(Run(at, self.length, number=number, box=box))

    def gap(self, text: str) -> None:
        """Append text that has no counterpart in the original."""
        self._append(text)

    def _append(self, text: str) -> None:
        self._pieces.append(text)
        self.length += len(text)

    def build(self) -> tuple[str, OffsetMap]:
        """Return the text and its map."""
        return "".join(self._pieces), OffsetMap(self.unit, tuple(self._runs))


def cut(draft: Draft, span: Span) -> Draft:
    """Return a stretch of a draft as a draft of its own, with the facts of the whole."""
    runs = tuple(r for run in draft.offsets.runs if (r := _clip(run, span)) is not None)
    return replace(
        draft,
        text=span.of(draft.text),
        offsets=OffsetMap(draft.offsets.unit, runs),
        zones=tuple(clip_zones(draft.zones, span)),
        body=0,
    )


def clip_zones(zones: Iterable[Zone], span: Span) -> list[Zone]:
    """Return the zones inside a span, counted from its start."""
    found = []
    for zone in zones:
        start, end = max(zone.span.start, span.start), min(zone.span.end, span.end)
        if start < end:
            found.append(replace(zone, span=Span(start - span.start, end - span.start)))
    return found


def _clip(run: Run, span: Span) -> Run | None:
    start, end = max(run.start, span.start), min(run.end, span.end)
    if start >= end:
        return None
    first, last = run.original_start, run.original_end
    if run.is_verbatim:
        first, last = first + start - run.start, last - (run.end - end)
    return replace(
        run,
        start=start - span.start,
        end=end - span.start,
        original_start=first,
        original_end=last,
    )


def settle_zones(*layers: Iterable[Zone]) -> tuple[Zone, ...]:
    """Return zones that do not overlap, in text order; an earlier layer wins over a later one."""
    taken: list[Zone] = []
    for layer in layers:
        for zone in sorted(layer, key=lambda z: (z.span.start, -z.span.end)):
            taken.extend(replace(zone, span=span) for span in _free(zone.span, taken))
    return tuple(sorted(taken, key=lambda z: (z.span.start, z.span.end)))


def _free(span: Span, taken: list[Zone]) -> list[Span]:
    """Return what of a span lies outside the zones taken so far."""
    left = [span]
    for zone in taken:
        if not zone.span.overlaps(span):
            continue
        rest = []
        for piece in left:
            if zone.span.start > piece.start:
                rest.append(Span(piece.start, min(piece.end, max(piece.start, zone.span.start))))
            if zone.span.end < piece.end:
                rest.append(Span(max(piece.start, zone.span.end), piece.end))
        left = [piece for piece in rest if len(piece)]
    return left


def keep(draft: Draft, spans: Iterable[Span]) -> Draft:
    """Return a draft of some stretches of another, in order, run together without a gap."""
    pieces: list[str] = []
    runs: list[Run] = []
    zones: list[Zone] = []
    at = 0
    for span in spans:
        pieces.append(span.of(draft.text))
        for run in draft.offsets.runs:
            if (clipped := _clip(run, span)) is not None:
                runs.append(replace(clipped, start=clipped.start + at, end=clipped.end + at))
        zones.extend(replace(z, span=z.span.shifted(at)) for z in clip_zones(draft.zones, span))
        at += len(span)
    offsets = OffsetMap(draft.offsets.unit, tuple(runs))
    return replace(draft, text="".join(pieces), offsets=offsets, zones=tuple(zones), body=0)


def join_quotations(zones: Iterable[Zone]) -> tuple[Zone, ...]:
    """Join quotations of neighbouring lines or paragraphs, a line break or a blank line apart."""
    found: list[Zone] = []
    for zone in zones:
        last = found[-1] if found else None
        if (
            last is not None
            and zone.kind == last.kind == "quotation"
            and zone.span.start - last.span.end <= 2
        ):
            found[-1] = Zone(Span(last.span.start, zone.span.end), "quotation", last.reason)
        else:
            found.append(zone)
    return tuple(found)


FINISHED = re.compile(r"[.!?…][\"'”’)\]*_]*\s*$")


def without_whole_quotation(text: str, zones: tuple[Zone, ...]) -> tuple[Zone, ...]:
    """Return the zones of a text without its quotations where they are all of it but headings.

    Such marks are layout: nobody is left to quote anybody. Quotations of which one ends in a line
    that is no sentence, as a speaker's name, stay what they are.
    """
    quoted = [zone.span for zone in zones if zone.kind == "quotation"]
    rest, at = [], 0
    for zone in zones:
        rest.append(text[at : zone.span.start])
        at = zone.span.end
    last_lines = (span.of(text).rstrip().rpartition("\n")[2] for span in quoted)
    is_whole = not "".join((*rest, text[at:])).strip()
    if not is_whole or not all(FINISHED.search(line) for line in last_lines):
        return zones
    return tuple(zone for zone in zones if zone.kind != "quotation")
