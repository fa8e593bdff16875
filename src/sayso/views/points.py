"""What the sources take positions on, which of it is contested, and why."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import ReasonKind, RelationKind, Stance
from sayso.views.rows import ClaimRow, Count, DocumentHead, Words


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
    origins: int


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

    `a` and `b` are ids of claims; `a_claim` and `b_claim` their passages, `a_words` and `b_words`
    the words that decide.
    """

    relation: RelationKind
    kind: ReasonKind
    words: str
    confidence: float
    a: str
    b: str
    a_claim: Words
    b_claim: Words
    a_words: Words
    b_words: Words


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
