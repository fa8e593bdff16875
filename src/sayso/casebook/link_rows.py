"""What holds across Documents, to rows of the casebook and back."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable

from sayso.casebook.rows import Links, Row, load_list, to_json
from sayso.model import (
    Candidate,
    Difference,
    Echo,
    Entity,
    Origin,
    Passage,
    Point,
    Reason,
    Relation,
    Side,
    Span,
)

LINK_COLUMNS: dict[str, tuple[str, ...]] = {
    "entities": ("id", "name", "kind", "aliases", "origin", "reading"),
    "entity_names": ("name", "entity"),
    "candidates": ("a", "b", "kind", "words"),
    "relations": ("a", "b", "kind", "reasons", "confidence"),
    "differences": ("a", "b", "guard"),
    "points": ("id", "seq", "title", "contested", "origins"),
    "sides": ("point", "seq", "stance", "label", "sources", "claims", "documents", "origins"),
    "echoes": ("id", "seq", "kind", "origin", "evidence"),
    "echo_members": ("echo", "document", "span_start", "span_end"),
    "origins": ("document", "origin", "publisher"),
}
"""The tables that are replaced as a whole, with their columns."""


def link_rows(links: Links) -> dict[str, list[Row]]:
    """Return the rows of each table of LINK_COLUMNS."""
    return {
        "entities": [
            (e.id, e.name, e.kind, to_json(e.aliases), e.origin, e.reading) for e in links.entities
        ],
        "entity_names": list(links.entity_names),
        "candidates": [(c.a, c.b, c.kind, c.words) for c in links.candidates],
        "relations": [_relation_row(relation) for relation in links.relations],
        "differences": [(d.a, d.b, d.guard) for d in links.differences],
        "points": [
            (p.id, seq, p.title, p.contested, p.origins) for seq, p in enumerate(links.points)
        ],
        "sides": [
            _side_row(point.id, seq, side)
            for point in links.points
            for seq, side in enumerate(point.sides)
        ],
        "echoes": [(e.id, seq, e.kind, e.origin, e.evidence) for seq, e in enumerate(links.echoes)],
        "echo_members": [
            (echo.id, member.document, member.span.start, member.span.end)
            for echo in links.echoes
            for member in echo.members
        ],
        "origins": [
            (document, origin.document, origin.publisher)
            for origin in links.origins
            for document in origin.documents
        ],
    }


def _relation_row(relation: Relation) -> Row:
    reasons = [
        (r.kind, r.words, (r.a.start, r.a.end), (r.b.start, r.b.end)) for r in relation.reasons
    ]
    return relation.a, relation.b, relation.kind, to_json(reasons), float(relation.confidence)


def _side_row(point: str, seq: int, side: Side) -> Row:
    lists = map(to_json, (side.sources, side.claims, side.documents))
    return point, seq, side.stance, side.label, *lists, side.origins


def entity_of(row: Row) -> Entity:
    """Return the Entity of a row."""
    key, name, kind, aliases, origin, reading = row
    return Entity(key, name, kind, load_list(aliases), origin, reading)


def candidate_of(row: Row) -> Candidate:
    """Return the Candidate of a row."""
    return Candidate(*row)


def relation_of(row: Row) -> Relation:
    """Return the Relation of a row."""
    a, b, kind, reasons, confidence = row
    return Relation(
        a,
        b,
        kind,
        tuple(Reason(k, words, Span(*x), Span(*y)) for k, words, x, y in json.loads(reasons)),
        confidence,
    )


def difference_of(row: Row) -> Difference:
    """Return the Difference of a row."""
    return Difference(*row)


def points_of(points: Iterable[Row], sides: Iterable[Row]) -> tuple[Point, ...]:
    """Return the Points of rows of points and of sides, in the order given."""
    found: dict[str, list[Side]] = defaultdict(list)
    for point, _, stance, label, *lists, origins in sides:
        sources, claims, documents = map(load_list, lists)
        found[point].append(Side(stance, label, sources, claims, documents, origins))
    return tuple(
        Point(key, title, bool(contested), tuple(found[key]), origins)
        for key, _, title, contested, origins in points
    )


def echoes_of(echoes: Iterable[Row], members: Iterable[Row]) -> tuple[Echo, ...]:
    """Return the Echoes of rows of echoes and of their members, in the order given."""
    found: dict[str, list[Passage]] = defaultdict(list)
    for echo, document, start, end in members:
        found[echo].append(Passage(document, Span(start, end)))
    return tuple(
        Echo(key, kind, tuple(sorted(found[key])), origin, evidence)
        for key, _, kind, origin, evidence in echoes
    )


def origins_of(rows: Iterable[Row]) -> tuple[Origin, ...]:
    """Return the Origins of rows of document, origin, publisher, by origin and document."""
    found: dict[tuple[str, str | None], list[str]] = defaultdict(list)
    for document, origin, publisher in rows:
        found[origin, publisher].append(document)
    return tuple(
        Origin(origin, tuple(sorted(documents)), publisher)
        for (origin, publisher), documents in sorted(
            found.items(), key=lambda item: (item[0][0], item[0][1] or "")
        )
    )
