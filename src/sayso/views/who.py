"""Who speaks in the casebook, and everything that one of them says."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.errors import NoSuchThing
from sayso.model import Attribution, Kind, SourceKind, UnnamedAs
from sayso.views.choose import choose_by_name
from sayso.views.lookup import Lookup, order_of_attribution
from sayso.views.only import ALL, Only, make_only
from sayso.views.rows import AttributionRow, Count, counted

if TYPE_CHECKING:
    from sayso.casebook import Casebook

NO_SOURCE = "the words name no source"
"""The reason given for Attributions without a source, such as "was accused of"."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source with its counts.

    A row of the kind `unnamed` or `group` gathers all that are named by the same words, such as
    "officials"; they need not be the same people.

    `name` is the linked entity's, or the words themselves where nothing was linked (`entity` is
    then None). `origins` counts the independent origins among `documents`. `framings`, `acts` and
    `kinds` are in order of frequency. `first` and `last` are the earliest and latest date of
    publication of what it is said to have said, None where all are undated. `relayed` counts the
    Attributions of others that came through it. `unnamed_as` is the sort of a source without a
    name, None for one with a name.
    """

    name: str
    kind: SourceKind
    entity: str | None
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    attributions: int
    statements: int
    documents: int
    origins: int | None
    framings: tuple[Count, ...]
    acts: tuple[Count, ...]
    kinds: tuple[Count, ...]
    first: str | None
    last: str | None
    relayed: int
    unnamed_as: UnnamedAs | None


@dataclass(frozen=True, slots=True)
class Sources:
    """All sources, the most quoted statements first, and what stayed unresolved, by reason."""

    sources: tuple[SourceRow, ...]
    unresolved: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class SourceDetail:
    """One source, what it says, and what it passes on from others.

    In both, statements stand first, then what it thinks, knows, wants and perceives; each in order
    of date.
    """

    source: SourceRow
    says: tuple[AttributionRow, ...]
    relays: tuple[AttributionRow, ...]


@dataclass(slots=True)
class _Tally:
    """What is counted of one source, under all the names it is resolved to."""

    names: set[str] = field(default_factory=set)
    source_kinds: Counter[SourceKind] = field(default_factory=Counter)
    sorts: Counter[UnnamedAs] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    framings: Counter[str] = field(default_factory=Counter)
    acts: Counter[str] = field(default_factory=Counter)
    documents: set[str] = field(default_factory=set)
    relay_documents: set[str] = field(default_factory=set)
    relayed: int = 0


def list_sources(
    casebook: Casebook, *, min_confidence: float = 0.0, kinds: Iterable[Kind] = ()
) -> Sources:
    """Return everyone who is said to say something, with counts.

    Args:
        casebook: where to look.
        min_confidence: leave out Attributions below it; in [0, 1].
        kinds: only these; all where empty.

    Returns:
        Sources with most statements first, then by name; nothing where the casebook is empty.
    """
    lookup = Lookup(casebook)
    only = make_only(kinds, min_confidence)
    tallies = _tally(lookup, only)
    rows = [_source_row(lookup, key, tally) for key, tally in tallies.items() if tally.kinds]
    rows.sort(key=lambda row: (-row.statements, -row.attributions, row.name, row.entity or ""))
    return Sources(tuple(rows), count_unresolved(casebook, only))


def find_source(
    casebook: Casebook, name: str, *, min_confidence: float = 0.0, kinds: Iterable[Kind] = ()
) -> SourceDetail:
    """Return everything that one source says: statements first, then in order of date.

    Args:
        casebook: where to look.
        name: of the entity, an alias, or whole words of either; capitals do not count.
        min_confidence: leave out Attributions below it; in [0, 1].
        kinds: only these; all where empty.

    Raises:
        InputError: the name could mean several sources, or there is no such kind.
        NoSuchThing: nobody of that name speaks.
    """
    lookup = Lookup(casebook)
    only = make_only(kinds, min_confidence)
    tallies = _tally(lookup)
    names = {key: _names_of(lookup, key, tally) for key, tally in tallies.items()}
    # entities first: a common noun of just this name ("ministry") must not hide them
    linked = {key: known for key, known in names.items() if key in lookup.entities}
    try:
        key = choose_by_name("source", name, linked)
    except NoSuchThing:
        key = choose_by_name("source", name, names)
    tally = tallies[key]
    lookup.load(tally.documents | tally.relay_documents)

    def is_said(found: Attribution) -> bool:
        return found.source_name in tally.names and only.takes(found)

    def is_relayed(found: Attribution) -> bool:
        passed_on = not tally.names.isdisjoint(relays_of(found.chain))
        return passed_on and found.source_name not in tally.names and only.takes(found)

    return SourceDetail(
        _source_row(lookup, key, tally),
        _rows(lookup, tally.documents, is_said),
        _rows(lookup, tally.relay_documents, is_relayed),
    )


def count_unresolved(casebook: Casebook, only: Only = ALL) -> tuple[Count, ...]:
    """Return how many Attributions have no resolved source, by reason, the most first."""
    where, values = _where(only)
    rows = casebook.query(
        "SELECT coalesce(abstained, ?), count(*) FROM attributions"
        f" WHERE source_name IS NULL AND {where} GROUP BY ALL",
        [NO_SOURCE, *values],
    )
    return counted(Counter({str(reason): int(number) for reason, number in rows}))


def relays_of(chain: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of a chain who pass on: neither the publisher nor the original source."""
    return chain[1:-1]


def _rows(
    lookup: Lookup, documents: Iterable[str], is_chosen: Callable[[Attribution], bool]
) -> tuple[AttributionRow, ...]:
    found = [
        lookup.attribution_rows(document)[attribution.id]
        for document in documents
        for attribution in lookup.attributions(document)
        if is_chosen(attribution)
    ]
    return tuple(sorted(found, key=_statements_first))


def _statements_first(row: AttributionRow) -> tuple[bool, object]:
    return (row.kind != "statement", order_of_attribution(row))


def _where(only: Only) -> tuple[str, list[object]]:
    """Return the choice of Attributions as SQL, with its values."""
    if not only.kinds:
        return "confidence >= ?", [only.min_confidence]
    kinds = sorted(only.kinds)
    return "confidence >= ? AND kind IN (SELECT unnest(?::VARCHAR[]))", [only.min_confidence, kinds]


def _tally(lookup: Lookup, only: Only = ALL) -> dict[str, _Tally]:
    """Count by source; the key is an entity's id, or the words of what was not linked."""
    tallies: dict[str, _Tally] = {}
    where, values = _where(only)
    rows = lookup.casebook.query(
        "SELECT source_name, source_kind, unnamed_as, role, document, kind, framing, act,"
        " count(*)"
        f" FROM attributions WHERE source_name IS NOT NULL AND {where} GROUP BY ALL ORDER BY ALL",
        values,
    )
    for name, source_kind, sort, role, document, kind, framing, act, number in rows:
        tally = tallies.setdefault(_key_of(lookup, name), _Tally())
        tally.names.add(name)
        tally.documents.add(document)
        tally.source_kinds[source_kind] += number
        tally.kinds[kind] += number
        tally.framings[framing] += number
        tally.acts[act] += number
        if sort:
            tally.sorts[sort] += number
        if role:
            tally.roles[role] += number
    _tally_relays(lookup, tallies, only)
    return tallies


def _tally_relays(lookup: Lookup, tallies: dict[str, _Tally], only: Only) -> None:
    where, values = _where(only)
    rows = lookup.casebook.query(
        "SELECT chain, source_name, document, count(*) FROM attributions"
        f" WHERE {where} GROUP BY ALL ORDER BY ALL",
        values,
    )
    for chain, source, document, number in rows:
        own = _key_of(lookup, source) if source else None
        keys = {_key_of(lookup, name): name for name in relays_of(tuple(json.loads(chain)))}
        for key, name in keys.items():
            if key != own:
                tally = tallies.setdefault(key, _Tally())
                tally.names.add(name)
                tally.relay_documents.add(document)
                tally.relayed += number


def _key_of(lookup: Lookup, name: str) -> str:
    entity = lookup.entity_of.get(name)
    return entity.id if entity else f"name {name}"


def _names_of(lookup: Lookup, key: str, tally: _Tally) -> tuple[str, ...]:
    entity = lookup.entities.get(key)
    names = (entity.name, *entity.aliases) if entity else ()
    return tuple(dict.fromkeys((*names, *sorted(tally.names))))


def _source_row(lookup: Lookup, key: str, tally: _Tally) -> SourceRow:
    entity = lookup.entities.get(key)
    names = _names_of(lookup, key, tally)
    kinds = counted(tally.source_kinds)
    sorts = counted(tally.sorts) if kinds and kinds[0].name in {"unnamed", "group"} else ()
    heads = [lookup.heads[document] for document in tally.documents]
    dates = sorted(head.published for head in heads if head.published)
    return SourceRow(
        name=names[0],
        kind=kinds[0].name if kinds else "none",  # type: ignore[arg-type]
        entity=entity.id if entity else None,
        aliases=names[1:],
        roles=tuple(count.name for count in counted(tally.roles)),
        attributions=tally.kinds.total(),
        statements=tally.kinds["statement"],
        documents=len(tally.documents),
        origins=lookup.count_origins(tally.documents),
        framings=counted(tally.framings),
        acts=counted(tally.acts),
        kinds=counted(tally.kinds),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        relayed=tally.relayed,
        unnamed_as=sorts[0].name if sorts else None,  # type: ignore[arg-type]
    )
