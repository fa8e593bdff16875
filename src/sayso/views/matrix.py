"""Who takes which position on what: sources and publishers by points."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sayso.model import Kind, Point, SourceKind, Stance
from sayso.views.lookup import Lookup, order_of_claim
from sayso.views.only import make_only
from sayso.views.points import PointRow, claims_of, rows_of_points
from sayso.views.rows import ClaimRow

if TYPE_CHECKING:
    from sayso.casebook import Casebook


@dataclass(frozen=True, slots=True)
class Cell:
    """The position of one source, or what one publisher carries, on one point.

    `stances` is empty for silence and holds several where its claims differ. `claims` are the ids
    behind, in order of date. `own` are those of them in the Document's own voice.
    """

    point: str
    stances: tuple[Stance, ...]
    claims: tuple[str, ...]
    own: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A line of the matrix, with one cell a point, in the order of `Matrix.points`."""

    name: str
    role: Literal["source", "publisher"]
    kind: SourceKind
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Points across; sources, then publishers down, those with most positions first.

    `unresolved` counts the claims on these points whose source is not known.
    """

    points: tuple[PointRow, ...]
    sources: tuple[MatrixRow, ...]
    publishers: tuple[MatrixRow, ...]
    unresolved: int


KINDS: dict[str, SourceKind] = {"person": "person", "place": "place", "country": "place"}
"""What an entity is as a source, by its kind, where that is no organisation."""

Line = tuple[str, str]
"""What a line is: its role and its name."""


def make_matrix(
    casebook: Casebook,
    *,
    contested_only: bool = False,
    min_confidence: float = 0.0,
    kinds: Iterable[Kind] = (),
) -> Matrix:
    """Return who takes which position on what.

    A publisher's line holds everything that it carries on a point, whoever says it.

    Args:
        casebook: where to look.
        contested_only: leave out the points on which nobody disagrees.
        min_confidence: leave out claims whose Attribution is less sure; in [0, 1].
        kinds: only claims in Attributions of these; all where empty. Claims in none always stay.

    Raises:
        InputError: there is no such kind, or the confidence is none.
    """
    only = make_only(kinds, min_confidence)
    lookup = Lookup(casebook)
    points = casebook.points()
    rows = rows_of_points(lookup, points)
    if contested_only:
        points = tuple(point for point in points if point.contested)
        rows = tuple(row for row in rows if row.contested)
    rows_of_claims = lookup.claim_rows(c for p in points for c in claims_of(p))
    claims = {row.id: row for row in rows_of_claims if only.takes(row.attribution)}
    names, source_kinds = _sources_of(lookup, claims.values())
    filled = _fill(points, claims, names)
    unresolved = sum(row.source is None for row in claims.values())
    return Matrix(
        rows,
        _lines("source", filled, points, source_kinds),
        _lines("publisher", filled, points, source_kinds),
        unresolved,
    )


def _fill(
    points: Sequence[Point], claims: dict[str, ClaimRow], names: Mapping[str, str]
) -> dict[Line, dict[str, list[tuple[Stance, ClaimRow]]]]:
    filled: dict[Line, dict[str, list[tuple[Stance, ClaimRow]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for point in points:
        for side in point.sides:
            for key in side.claims:
                if row := claims.get(key):
                    for line in _lines_of(row, names):
                        filled[line][point.id].append((side.stance, row))
    return filled


def _lines_of(row: ClaimRow, names: Mapping[str, str]) -> list[Line]:
    lines = []
    if name := names.get(row.id):
        lines.append(("source", name))
    if row.document.publisher:
        lines.append(("publisher", row.document.publisher))
    return lines


def _sources_of(
    lookup: Lookup, claims: Iterable[ClaimRow]
) -> tuple[dict[str, str], dict[str, SourceKind]]:
    """Return the name that stands for one source by claim, and the kind of each name.

    "Officials" of two Documents are two.
    """
    names: dict[str, str] = {}
    kinds: dict[str, SourceKind] = {}
    for row in claims:
        if row.voice == "source" and row.source:
            kind = _kind_of(lookup, row)
            head = row.document
            place = f" ({head.publisher or head.title or head.path})"
            names[row.id] = row.source + (place if kind in ("unnamed", "none") else "")
            kinds[names[row.id]] = kind
    return names, kinds


def _kind_of(lookup: Lookup, row: ClaimRow) -> SourceKind:
    """Return what a claim's source is; of whoever judges, what is known across Documents."""
    if row.evaluation is None or row.evaluation.holder is None:
        return row.attribution.source_kind if row.attribution else "none"
    entity = lookup.entity_of.get(row.evaluation.holder)
    return KINDS.get(entity.kind, "organisation") if entity else "none"


def _lines(
    role: Literal["source", "publisher"],
    filled: dict[Line, dict[str, list[tuple[Stance, ClaimRow]]]],
    points: Sequence[Point],
    kinds: Mapping[str, SourceKind],
) -> tuple[MatrixRow, ...]:
    rows = [
        MatrixRow(
            name,
            role,
            kinds.get(name, "none") if role == "source" else "organisation",
            tuple(_cell(point.id, cells.get(point.id, [])) for point in points),
        )
        for (line_role, name), cells in filled.items()
        if line_role == role
    ]
    rows.sort(key=lambda row: (-sum(bool(cell.stances) for cell in row.cells), row.name))
    return tuple(rows)


def _cell(point: str, found: list[tuple[Stance, ClaimRow]]) -> Cell:
    ordered = sorted(found, key=lambda item: order_of_claim(item[1]))
    return Cell(
        point,
        tuple(dict.fromkeys(stance for stance, _ in ordered)),
        tuple(dict.fromkeys(row.id for _, row in ordered)),
        tuple(dict.fromkeys(row.id for _, row in ordered if row.voice == "own")),
    )
