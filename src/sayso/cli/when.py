"""The text of the timeline, day by day."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from sayso.cli.terminal import bold, clean, dim, listing, shorten, wrap
from sayso.cli.text import UNKNOWN, chain_of, head_of, how_said, own_voice, quote

if TYPE_CHECKING:
    from sayso.views.shifts import Shift
    from sayso.views.timeline import Timeline, TimelineRow

LONGEST = 240
"""Characters of a sentence; --json gives all."""


def timeline_text(rows: Timeline) -> list[str]:
    """Return shifts, each day with who says what, what is undated, points, and what is left out."""
    lines = [line for shift in rows.shifts for line in _shift(shift)]
    for date, entries in groupby(rows.dated, key=lambda row: (row.date or "")[:10]):
        lines += [bold(date), *_by_document(entries), ""]
    if rows.undated:
        lines += [bold("Undated"), *_by_document(rows.undated), ""]
    every = (on for row in (*rows.dated, *rows.undated) for one in row.told for on in one.points)
    titles = dict(sorted({on.number: on.title for on in every}.items()))
    if titles:
        lines += [bold("Points"), *(f"  {n}. {clean(title)}" for n, title in titles.items()), ""]
    if rows.left_out and lines:
        lines += [bold("Left out")]
        lines += [f"  {c.number:5d}  {c.name}" for c in rows.left_out]
    return lines


def _shift(shift: Shift) -> list[str]:
    lines = wrap(f"{bold(clean(shift.source))} shifted on: {clean(shift.title)}")
    for date, stance, claims in (
        (shift.before_date, shift.before, shift.before_claims),
        (shift.after_date, shift.after, shift.after_claims),
    ):
        lines += wrap(f"{date[:10]} {stance}", indent=2)
        for claim in claims:
            lines += [*quote(claim.exact, indent=4), dim(f"      {chain_of(claim.chain)}")]
    return [*lines, ""]


def _by_document(rows: Iterable[TimelineRow]) -> list[str]:
    lines: list[str] = []
    for head, entries in groupby(rows, key=lambda row: row.document):
        lines += [dim(f"  {head_of(head)}"), *(line for row in entries for line in _entry(row))]
    return lines


def _entry(row: TimelineRow) -> list[str]:
    if row.voice == "own":
        who = f"{bold(clean(row.source or UNKNOWN))} {own_voice(row.heard_as)}"
    else:
        # the cue stands with every line: a denial must not read as an assertion
        heard = "" if row.heard_as == "asserted" else f", as {row.heard_as}"
        cue = how_said(row.attribution.cue_words) if row.attribution else ""
        who = f"{_through(row)}{cue}{heard}"
    lines = wrap(who, indent=4, hanging=8)
    for one in row.told:
        on = ", ".join(f"point {p.number}: {p.stance}" for p in one.points)
        words = shorten(one.words, LONGEST)
        lines += wrap(f"{words}  {dim(f'[{on}]')}" if on else words, indent=8)
    if row.again:
        lines += wrap(dim(f"also in: {listing(head_of(h) for h in row.again)}"), indent=8)
    return lines


def _through(row: TimelineRow) -> str:
    """Return the chain with the source at its end, which is what the line is about."""
    names = row.chain[:-1] if row.source else row.chain
    words = row.attribution.source_words if row.attribution else ""
    who = bold(clean(row.source or f"{UNKNOWN} {words}".strip()))
    return " ← ".join((*(clean(name) for name in names), who))
