"""What the casebook holds, in numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.views.lookup import Lookup
from sayso.views.rows import Count, counted
from sayso.views.who import count_unresolved, list_sources

if TYPE_CHECKING:
    from sayso.casebook import Casebook


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over the whole casebook; lists of counts have the largest first.

    `undated` and `uncertain_dates` count Documents. `languages` counts Documents not analysed by
    language. `sources` counts named and unnamed ones; `abstentions` the Attributions whose source
    was not resolved, by reason. `origins` counts the independent origins among the Documents. What
    holds across Documents (sources, points, echoes, origins) is None while linking is unfinished.
    """

    files: int
    documents: int
    analysed: int
    undated: int
    uncertain_dates: int
    skipped: tuple[Count, ...]
    languages: tuple[Count, ...]
    publishers: tuple[Count, ...]
    sources: int | None
    attributions: int
    forms: tuple[Count, ...]
    kinds: tuple[Count, ...]
    framings: tuple[Count, ...]
    acts: tuple[Count, ...]
    abstentions: tuple[Count, ...]
    claims: int
    own_claims: int
    points: int | None
    contested: int | None
    relations: tuple[Count, ...]
    reasons: tuple[Count, ...]
    differences: tuple[Count, ...]
    echoes: int | None
    republications: int
    origins: int | None


def summarise(casebook: Casebook) -> Summary:
    """Return what a casebook holds, in numbers."""
    lookup = Lookup(casebook)

    def number(sql: str) -> int:
        return int(casebook.query(sql)[0][0])

    def linked(sql: str) -> int | None:
        return number(sql) if lookup.is_linked else None

    def counts(column: str, table: str, where: str = "true") -> tuple[Count, ...]:
        rows = casebook.query(
            f"SELECT {column}, count(*) FROM {table} WHERE {where} AND {column} IS NOT NULL"
            " GROUP BY ALL"
        )
        return counted({str(name): int(count) for name, count in rows})

    heads = lookup.heads.values()
    contradictions = [r for r in casebook.relations() if r.kind == "contradicts"]
    return Summary(
        files=number("SELECT count(*) FROM files"),
        documents=len(heads),
        analysed=number("SELECT count(*) FROM documents WHERE is_analysed"),
        undated=sum(not head.published for head in heads),
        uncertain_dates=sum(bool(h.published) and "published" in h.uncertain for h in heads),
        skipped=counts("code", "skipped"),
        languages=counts("language", "documents", "NOT is_analysed"),
        publishers=counts("publisher", "documents"),
        sources=len(list_sources(casebook).sources) if lookup.is_linked else None,
        attributions=number("SELECT count(*) FROM attributions"),
        forms=counts("form", "attributions"),
        kinds=counts("kind", "attributions"),
        framings=counts("framing", "attributions"),
        acts=counts("act", "attributions"),
        abstentions=count_unresolved(casebook),
        claims=number("SELECT count(*) FROM claims"),
        own_claims=number("SELECT count(*) FROM claims WHERE attribution IS NULL"),
        points=linked("SELECT count(*) FROM points"),
        contested=linked("SELECT count(*) FROM points WHERE contested"),
        relations=counts("kind", "relations"),
        reasons=counted(
            Counter(kind for r in contradictions for kind in {w.kind for w in r.reasons})
        ),
        differences=counts("guard", "differences"),
        echoes=linked("SELECT count(*) FROM echoes"),
        republications=number("SELECT count(*) FROM documents WHERE republishes <> '[]'"),
        origins=lookup.count_origins(lookup.heads),
    )
