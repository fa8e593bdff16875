"""What the claims of a casebook answer to a question: for, against, unclear, or which value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.model import Answered, AnswerSign, AnswerStance, Asks, ReasonKind, Span
from sayso.views.lookup import Lookup, order_of_claim
from sayso.views.points import claims_of
from sayso.views.rows import ClaimRow, Words

if TYPE_CHECKING:
    from sayso.casebook import Casebook

STANCES: tuple[AnswerStance, ...] = ("for", "against", "unclear")


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One claim that answers, and why it is taken to.

    `why` is the reason that relates it to the question, or the sign by which it was placed; `words`
    are those that decide. `points` are the numbers of the points that it belongs to.
    """

    claim: ClaimRow
    why: ReasonKind | AnswerSign
    words: Words
    confidence: float
    points: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AnswerSide:
    """The claims that answer alike, the surest first.

    `value` is who, when, where, how many or why, where that was asked. `origins` counts their
    Documents, those that repeat one text once.
    """

    stance: AnswerStance
    value: str | None
    sources: tuple[str, ...]
    origins: int | None
    answers: tuple[AnswerRow, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """What was asked, what it was taken for, and the claims that answer.

    `proposition` is the statement that the question asks about; `asks` what it leaves open.
    `documents` counts those that were looked into, `unread` those that hold some of the words too,
    but fewer, and were not. `aside` counts claims that hold the question's words, but are about
    another place, time or doer, or past those that are read, and are left out.
    """

    question: str
    proposition: str
    asks: Asks
    sides: tuple[AnswerSide, ...]
    documents: int
    unread: int
    aside: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What was made of a question, and how far was looked: the head of the answers."""

    question: str
    proposition: str
    asks: Asks
    documents: int
    unread: int
    aside: int


def list_answers(casebook: Casebook, reading: Reading, answered: Sequence[Answered]) -> Answers:
    """Return the claims that answer a question with their passages, by side.

    Args:
        casebook: which was asked.
        reading: what was made of the question.
        answered: the claims, and how they stand to it.
    """
    lookup = Lookup(casebook)
    claims = {row.id: row for row in lookup.claim_rows(one.claim for one in answered)}
    points: dict[str, list[int]] = defaultdict(list)
    for number, point in enumerate(casebook.points(), 1):
        for name in claims_of(point):
            if name in claims:
                points[name].append(number)
    groups: dict[tuple[AnswerStance, str], list[Answered]] = defaultdict(list)
    for one in answered:
        if one.claim in claims:
            groups[one.stance, _key_of(one.value)].append(one)
    sides = [
        _side(
            lookup, stance, [(one, _row(lookup, one, claims[one.claim], points)) for one in found]
        )
        for (stance, _), found in groups.items()
    ]
    sides.sort(key=_order)
    return Answers(
        reading.question,
        reading.proposition,
        reading.asks,
        tuple(sides),
        reading.documents,
        reading.unread,
        reading.aside,
    )


def _key_of(value: str | None) -> str:
    words = (value or "").casefold().split()
    return " ".join(words[1:] if words[:1] in (["the"], ["a"], ["an"]) else words)


def _row(lookup: Lookup, one: Answered, claim: ClaimRow, points: dict[str, list[int]]) -> AnswerRow:
    span: Span = one.span or claim.span
    words = lookup.words(claim.document.id, (span,))
    return AnswerRow(claim, one.why, words, one.confidence, tuple(points[claim.id]))


def _side(
    lookup: Lookup, stance: AnswerStance, found: Sequence[tuple[Answered, AnswerRow]]
) -> AnswerSide:
    ordered = sorted(found, key=lambda pair: (-pair[1].confidence, order_of_claim(pair[1].claim)))
    rows = tuple(row for _, row in ordered)
    names = dict.fromkeys(row.claim.source for row in rows if row.claim.source)
    origins = lookup.count_told(row.claim for row in rows)
    return AnswerSide(stance, ordered[0][0].value, tuple(names), origins, rows)


def _order(side: AnswerSide) -> tuple[bool, int, int, float, str]:
    """Return the key of a side: unclear last, then by stance, or by how many say a value."""
    is_value = side.value is not None
    best = max(row.confidence for row in side.answers)
    stance = STANCES.index(side.stance)
    return (
        side.stance == "unclear",
        stance,
        -(side.origins or 0) if is_value else 0,
        -best,
        side.value or "",
    )
