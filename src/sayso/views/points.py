"""What the sources take positions on, which of it is contested, and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.model import (
    Difference,
    Point,
    Reason,
    ReasonKind,
    Relation,
    RelationKind,
    Side,
    Span,
    Stance,
)
from sayso.views.choose import choose_by_key, place_of_number
from sayso.views.lookup import Lookup, order_of_claim, order_of_document
from sayso.views.rows import ClaimRow, Count, DocumentHead, Words, counted

if TYPE_CHECKING:
    from sayso.casebook import Casebook


@dataclass(frozen=True, slots=True)
class SideHead:
    """One stance on a point, in counts."""

    stance: Stance
    label: str
    sources: tuple[str, ...]
    claims: int
    documents: int
    origins: int


@dataclass(frozen=True, slots=True)
class PointRow:
    """One point: `number` is its place in the list of all points, from 1.

    `reasons` counts the kinds of conflict; `differences` the pairs that looked like a conflict but
    where both can hold. `documents` and `origins` count over all sides.
    """

    number: int
    id: str
    title: str
    contested: bool
    sides: tuple[SideHead, ...]
    reasons: tuple[Count, ...]
    differences: int
    documents: int
    origins: int | None


@dataclass(frozen=True, slots=True)
class SideDetail:
    """One stance on a point, with every claim behind it in order of date."""

    stance: Stance
    label: str
    sources: tuple[str, ...]
    claims: tuple[ClaimRow, ...]
    documents: tuple[DocumentHead, ...]
    origins: int


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """Why two claims of a point are related.

    `a` and `b` are ids of claims; `a_source` and `b_source` whose they are, None where that is not
    settled; `a_claim` and `b_claim` their passages, `a_words` and `b_words` the words that decide.
    `repeats` tells that the same two sources conflict so in a pair before it in the list.
    """

    relation: RelationKind
    kind: ReasonKind
    words: str
    confidence: float
    a: str
    b: str
    a_source: str | None
    b_source: str | None
    a_claim: Words
    b_claim: Words
    a_words: Words
    b_words: Words
    repeats: bool


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """Two claims that look like a conflict, and the guard by which both can hold."""

    guard: str
    a: ClaimRow
    b: ClaimRow


@dataclass(frozen=True, slots=True)
class PointDetail:
    """One point with its sides, the reasons (conflicts first) and the pairs that only differ."""

    point: PointRow
    sides: tuple[SideDetail, ...]
    reasons: tuple[ReasonRow, ...]
    differences: tuple[DifferenceRow, ...]


def list_points(casebook: Casebook, *, contested_only: bool = False) -> tuple[PointRow, ...]:
    """Return the points in their order of display.

    Args:
        casebook: where to look.
        contested_only: leave out those on which nobody disagrees; numbers stay those of all.
    """
    rows = rows_of_points(Lookup(casebook), casebook.points())
    return tuple(row for row in rows if row.contested or not contested_only)


def find_point(casebook: Casebook, key: str | int) -> PointDetail:
    """Return one point with every passage behind it.

    Args:
        casebook: where to look.
        key: its number in the list of all points, from 1, or its id or enough of its beginning.

    Raises:
        InputError: several ids begin so.
        NoSuchThing: there is none.
    """
    lookup = Lookup(casebook)
    points = casebook.points()
    place = place_of_point(points, key)
    point = points[place]
    ids = set(claims_of(point))
    relations = [r for r in casebook.relations() if r.a in ids and r.b in ids]
    differences = [d for d in casebook.differences() if d.a in ids or d.b in ids]
    beyond = {end for pair in differences for end in (pair.a, pair.b)}
    claims = {row.id: row for row in lookup.claim_rows(ids | beyond)}
    return PointDetail(
        rows_of_points(lookup, points)[place],
        tuple(_side_detail(lookup, side, claims) for side in point.sides),
        _reason_rows(lookup, relations, claims),
        tuple(
            DifferenceRow(pair.guard, claims[pair.a], claims[pair.b])
            for pair in differences
            if pair.a in claims and pair.b in claims
        ),
    )


def claims_of(point: Point) -> tuple[str, ...]:
    """Return the ids of the claims on all sides of a point, each once, in order of sides."""
    return tuple(dict.fromkeys(claim for side in point.sides for claim in side.claims))


def rows_of_points(lookup: Lookup, points: Sequence[Point]) -> tuple[PointRow, ...]:
    """Return the rows of all points of a casebook, in their order."""
    on: dict[str, set[str]] = defaultdict(set)
    for point in points:
        for claim in claims_of(point):
            on[claim].add(point.id)
    reasons = _count_reasons(lookup.casebook.relations(), on)
    differences = _count_differences(lookup.casebook.differences(), on)
    return tuple(
        _point_row(number, point, reasons[point.id], differences[point.id])
        for number, point in enumerate(points, 1)
    )


def _count_reasons(
    relations: Sequence[Relation], on: dict[str, set[str]]
) -> dict[str, Counter[str]]:
    reasons: dict[str, Counter[str]] = defaultdict(Counter)
    for relation in relations:
        if relation.kind == "contradicts":
            for point in on.get(relation.a, set()) & on.get(relation.b, set()):
                reasons[point].update({reason.kind for reason in relation.reasons})
    return reasons


def _count_differences(pairs: Sequence[Difference], on: dict[str, set[str]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for pair in pairs:
        found.update(on.get(pair.a, set()) | on.get(pair.b, set()))
    return found


def place_of_point(points: Sequence[Point], key: str | int) -> int:
    """Return the place, from 0, of the point that a number from 1 or the beginning of an id means.

    Raises:
        InputError: several ids begin so.
        NoSuchThing: there is none.
    """
    place = place_of_number("point", key, len(points))
    if place is not None:
        return place
    ids = [point.id for point in points]
    return ids.index(choose_by_key("point", str(key), ids))


def _point_row(number: int, point: Point, reasons: Counter[str], differences: int) -> PointRow:
    documents = {document for side in point.sides for document in side.documents}
    return PointRow(
        number=number,
        id=point.id,
        title=point.title,
        contested=point.contested,
        sides=tuple(
            SideHead(
                side.stance,
                side.label,
                side.sources,
                len(side.claims),
                len(side.documents),
                side.origins,
            )
            for side in point.sides
        ),
        reasons=counted(reasons),
        differences=differences,
        documents=len(documents),
        origins=point.origins,
    )


def _side_detail(lookup: Lookup, side: Side, claims: dict[str, ClaimRow]) -> SideDetail:
    chosen = set(side.claims)
    heads = [lookup.heads[document] for document in side.documents if document in lookup.heads]
    return SideDetail(
        side.stance,
        side.label,
        side.sources,
        tuple(row for key, row in claims.items() if key in chosen),
        tuple(sorted(heads, key=order_of_document)),
        side.origins,
    )


def _reason_rows(
    lookup: Lookup, relations: Sequence[Relation], claims: dict[str, ClaimRow]
) -> tuple[ReasonRow, ...]:
    """Return the reasons, conflicts first; the surest and most explicit pairs lead."""
    pairs = [
        (_rank(relation, claims[relation.a], claims[relation.b]), relation, reason)
        for relation in relations
        for reason in relation.reasons
        if relation.a in claims and relation.b in claims
    ]
    met: set[tuple[object, ...]] = set()
    rows: list[ReasonRow] = []
    for _, relation, reason in sorted(pairs, key=lambda pair: pair[0]):
        a, b = claims[relation.a], claims[relation.b]
        pair = (relation.kind, reason.kind, frozenset((_who(a), _who(b))))
        rows.append(_reason_row(lookup, relation, reason, (a, b), repeats=pair in met))
        met.add(pair)
    return tuple(rows)


def _who(row: ClaimRow) -> str:
    return row.source or f"nobody known {row.attribution.source_words if row.attribution else ''}"


def _rank(relation: Relation, a: ClaimRow, b: ClaimRow) -> tuple[object, ...]:
    """Return the key that sorts pairs: whole statements, sure, quoted or own words, short."""
    rows = (a, b)
    answers = sum(row.kind == "answer" for row in rows)
    plain = sum(
        row.voice == "own" or (row.attribution is not None and row.attribution.form == "direct")
        for row in rows
    )
    unsettled = sum(row.source is None for row in rows)
    length = len(a.exact) + len(b.exact)
    return (
        relation.kind != "contradicts",
        answers + unsettled,
        -round(relation.confidence, 1),
        -plain,
        length,
        order_of_claim(a),
        order_of_claim(b),
    )


def _reason_row(
    lookup: Lookup,
    relation: Relation,
    reason: Reason,
    rows: tuple[ClaimRow, ClaimRow],
    *,
    repeats: bool,
) -> ReasonRow:
    a, b = rows

    def at(row: ClaimRow, span: Span) -> Words:
        return lookup.words(row.document.id, (span,))

    return ReasonRow(
        relation=relation.kind,
        kind=reason.kind,
        words=reason.words,
        confidence=relation.confidence,
        a=relation.a,
        b=relation.b,
        a_source=a.source,
        b_source=b.source,
        a_claim=at(a, a.span),
        b_claim=at(b, b.span),
        a_words=at(a, reason.a),
        b_words=at(b, reason.b),
        repeats=repeats,
    )
