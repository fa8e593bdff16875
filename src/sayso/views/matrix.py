"""Who takes which position on what: sources and publishers by points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.model import SourceKind, Stance
from sayso.views.points import PointRow


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
