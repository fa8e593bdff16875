"""Sources with what they said, and what stayed without a source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.export.html_rows import ReportRows
from sayso.export.html_words import Places, Ref, fold, source_anchor
from sayso.views.rows import AttributionRow, DocumentHead
from sayso.views.who import SourceRow

FIRST_SAID = 3
FIRST_SOURCES = 12
MOST_ROLES = 2
"""What is open at once; the rest unfolds."""

SURE, LEAST_WORDS = 0.5, 4
"""Below these a passage ("victory at Kirin") stands behind others of its source. Own choice."""


@dataclass(frozen=True, slots=True)
class Said:
    """An Attribution, the Documents that repeat it, and the points it is on."""

    row: AttributionRow
    ref: Ref
    repeats: tuple[tuple[DocumentHead, Ref], ...]
    points: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source ready to be drawn: `said` is open at once, `more` unfolds.

    `roles` are those that tell something new. `is_open`: drawn in full, not as a line to unfold.
    """

    row: SourceRow
    anchor: str
    roles: tuple[str, ...]
    is_open: bool
    said: tuple[Said, ...]
    more: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Attributions whose source Sayso did not settle on, for one reason."""

    reason: str
    said: tuple[Said, ...]


def draw_sources(rows: ReportRows, places: Places) -> tuple[SourceView, ...]:
    """Return the sources in their order, each with what it said.

    What is on points stands first, then statements, then what it thinks, knows, wants or perceives;
    each by date, what is unsure or a few words only behind the rest.
    """
    said: dict[str, list[AttributionRow]] = {}
    for row in _by_date(rows):
        if row.source is not None:
            said.setdefault(row.source, []).append(row)
    found: dict[str, SourceView] = {}
    for source in rows.sources.sources:
        if source.name not in found:
            every = _gather(said.get(source.name, ()), places)
            found[source.name] = SourceView(
                source,
                source_anchor(source.name),
                _tell_apart(role for role in source.roles if fold(role) != fold(source.name)),
                len(found) < FIRST_SOURCES,
                every[:FIRST_SAID],
                every[FIRST_SAID:],
            )
    return tuple(found.values())


def draw_unresolved(rows: ReportRows, places: Places) -> tuple[Unresolved, ...]:
    """Return the Attributions without a settled source by reason, the most frequent first."""
    by_reason: dict[str, list[AttributionRow]] = {}
    for row in _by_date(rows):
        if row.source is None:
            by_reason.setdefault(row.abstained or "no source in the words", []).append(row)
    ordered = sorted(by_reason.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return tuple(Unresolved(reason, _gather(found, places)) for reason, found in ordered)


def _tell_apart(roles: Iterable[str]) -> tuple[str, ...]:
    """Return a few roles, without those whose words another one holds."""
    roles = tuple(roles)
    kept: list[str] = []
    for role in sorted(roles, key=lambda words: (-len(words), words)):
        if not any(fold(role).rstrip(".") in fold(other) for other in kept):
            kept.append(role)
    return tuple(role for role in roles if role in kept)[:MOST_ROLES]


def _by_date(rows: ReportRows) -> list[AttributionRow]:
    every = [row for shown in rows.documents for row in shown.attributions]
    return sorted(every, key=lambda row: row.document.published or "9")


def _gather(rows: Iterable[AttributionRow], places: Places) -> tuple[Said, ...]:
    groups: dict[tuple[str, str], list[AttributionRow]] = {}
    for row in rows:
        key = (row.document.origin, fold(row.exact))
        groups.setdefault(key, []).append(row)
    said = [
        Said(
            first,
            places.attribution(first),
            tuple((row.document, places.attribution(row)) for row in rest),
            places.points_of_attribution.get(first.id, ()),
        )
        for first, *rest in groups.values()
    ]
    return tuple(sorted(said, key=_order))


def _order(entry: Said) -> tuple[bool, bool, bool]:
    row = entry.row
    is_slight = row.confidence < SURE or len(row.exact.split()) < LEAST_WORDS
    return (not entry.points, row.kind != "statement", is_slight)
