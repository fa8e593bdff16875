"""Points as the report draws them: sides with their claims, repeats gathered, reasons marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.export.html_words import STANCES, Cut, Places, Ref, cut_words, fold
from sayso.model import Span
from sayso.views.points import DifferenceRow, PointDetail, PointRow, ReasonRow, SideDetail
from sayso.views.rows import ClaimRow, DocumentHead, Words

FIRST_CLAIMS = 3
FIRST_REASONS = 2
"""What is open at once; the rest unfolds."""

Deciding = dict[str, set[tuple[Span, str]]]
"""Spans and words that decide, by the claim's id."""


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with its words cut at those that decide, and the Documents that repeat it."""

    row: ClaimRow
    cuts: tuple[Cut, ...]
    ref: Ref
    repeats: tuple[tuple[DocumentHead, Ref], ...]


@dataclass(frozen=True, slots=True)
class SideView:
    """One stance: `claims` are open at once, `more` unfold."""

    side: SideDetail
    sign: str
    claims: tuple[ClaimView, ...]
    more: tuple[ClaimView, ...]

    @property
    def every(self) -> tuple[ClaimView, ...]:
        """Return all claims of the side, in order."""
        return self.claims + self.more


@dataclass(frozen=True, slots=True)
class ReasonView:
    """Why two claims conflict, with both passages cut at the words that decide.

    `words` is what the passages do not show by themselves, often nothing.
    """

    row: ReasonRow
    a: tuple[Cut, ...]
    b: tuple[Cut, ...]
    a_ref: Ref
    b_ref: Ref
    a_source: str | None
    b_source: str | None
    words: str


@dataclass(frozen=True, slots=True)
class PointView:
    """A point ready to be drawn."""

    point: PointRow
    sides: tuple[SideView, ...]
    reasons: tuple[ReasonView, ...]
    more_reasons: tuple[ReasonView, ...]
    differences: tuple[DifferenceRow, ...]


def draw_points(details: Iterable[PointDetail], places: Places) -> tuple[PointView, ...]:
    """Return points ready to be drawn, in their order."""
    return tuple(_draw_point(detail, places) for detail in details)


def _draw_point(detail: PointDetail, places: Places) -> PointView:
    conflicts = [row for row in detail.reasons if row.relation == "contradicts"]
    deciding: Deciding = {}
    for row in conflicts:
        for claim, words in ((row.a, row.a_words), (row.b, row.b_words)):
            deciding.setdefault(claim, set()).update(_spans_with_words(words))
    reasons = [_draw_reason(row, places) for row in conflicts if not row.repeats]
    return PointView(
        detail.point,
        tuple(_draw_side(side, places, deciding) for side in detail.sides),
        tuple(reasons[:FIRST_REASONS]),
        tuple(reasons[FIRST_REASONS:]),
        detail.differences,
    )


def _spans_with_words(words: Words) -> list[tuple[Span, str]]:
    parts = words.exact.split(" … ") if len(words.spans) > 1 else [words.exact]
    return list(zip(words.spans, parts, strict=False))


def _draw_reason(row: ReasonRow, places: Places) -> ReasonView:
    return ReasonView(
        row,
        cut_words(row.a_claim, _spans_with_words(row.a_words)),
        cut_words(row.b_claim, _spans_with_words(row.b_words)),
        places.claim_by_id(row.a) or places.words(row.a_claim),
        places.claim_by_id(row.b) or places.words(row.b_claim),
        places.source_of_claim(row.a),
        places.source_of_claim(row.b),
        "" if _quotes_both(row) else row.words,
    )


def _quotes_both(row: ReasonRow) -> bool:
    told = fold(row.words)
    return all(fold(passage.exact) in told for passage in (row.a_claim, row.b_claim))


def _draw_side(side: SideDetail, places: Places, deciding: Deciding) -> SideView:
    claims = [
        ClaimView(
            first,
            cut_words(Words(first.document, (first.span,), first.exact), _of(deciding, first)),
            places.claim(first),
            tuple((row.document, places.claim(row)) for row in rest),
        )
        for first, *rest in _gather_repeats(side.claims)
    ]
    return SideView(
        side, STANCES[side.stance], tuple(claims[:FIRST_CLAIMS]), tuple(claims[FIRST_CLAIMS:])
    )


def _of(deciding: Deciding, claim: ClaimRow) -> list[tuple[Span, str]]:
    return sorted(deciding.get(claim.id, ()))


def _gather_repeats(claims: Iterable[ClaimRow]) -> list[list[ClaimRow]]:
    """Put the same words of the same source in Documents of one origin together."""
    groups: dict[tuple[str, str | None, str], list[ClaimRow]] = {}
    for claim in claims:
        whose = claim.source if claim.voice == "source" else ""
        key = (claim.document.origin, whose, fold(claim.exact))
        groups.setdefault(key, []).append(claim)
    return list(groups.values())
