"""Who speaks in the casebook, and everything that one of them says."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import SourceKind
from sayso.views.rows import AttributionRow, Count


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source with its counts.

    `name` is the linked entity's, or the words themselves where nothing was linked (`entity` is
    then None). `origins` counts the independent origins among `documents`. `framings` and `kinds`
    are in order of frequency. `first` and `last` are the earliest and latest date of publication
    of what it is said to have said, None where all are undated. `relayed` counts the Attributions
    of others that came through it.
    """

    name: str
    kind: SourceKind
    entity: str | None
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    attributions: int
    statements: int
    documents: int
    origins: int
    framings: tuple[Count, ...]
    kinds: tuple[Count, ...]
    first: str | None
    last: str | None
    relayed: int


@dataclass(frozen=True, slots=True)
class Sources:
    """All sources, the most quoted statements first, and what stayed unresolved, by reason."""

    sources: tuple[SourceRow, ...]
    unresolved: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class SourceDetail:
    """One source, what it says in order of date, and what it passes on from others."""

    source: SourceRow
    says: tuple[AttributionRow, ...]
    relays: tuple[AttributionRow, ...]
