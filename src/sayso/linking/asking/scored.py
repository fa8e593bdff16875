"""The learned scorer's part in answers: it finds claims in other words, and orders all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.linking.asking.stances import Question
from sayso.linking.statements import Statement
from sayso.model import Answered, AnswerStance

if TYPE_CHECKING:
    from sayso.linking.scorer.network import Outcome, Scorer

TOP = 60
"""Claims that are compared with the question: those nearest by meaning, beside what rules find."""

LEAST = 0.3
"""Product of two vectors below which a claim is not compared."""

SURE = 0.7
"""Probability from which a claim that no rule found is for or against."""

OVERRULED = 0.85
"""Probability of the opposite from which what a rule found is unclear."""


def add_scored(
    question: Question,
    statements: Sequence[Statement],
    scorer: Scorer,
    found: dict[str, Answered],
) -> None:
    """Add claims that the scorer holds to answer the question, and weigh those found by rules.

    Args:
        question: what is asked.
        statements: the claims in which to look.
        scorer: the network.
        found: what rules found, by claim; changed in place.
    """
    asked = question.statement
    told = scorer.cut(asked.text, asked.claim.span.start, asked.claim.span.end, "")
    place = scorer.place(told)
    near: list[tuple[float, str]] = []
    cuts = {}
    by_id = {}
    for one in statements:
        if one.claim.refers_back or (question.by is not None and one.key != question.by):
            continue
        span = one.claim.span
        speaker = one.source if one.is_resolved else ""
        cuts[one.id] = scorer.cut(one.text, span.start, span.end, speaker)
        by_id[one.id] = one
        near.append((round(float(place @ scorer.place(cuts[one.id])), 4), one.id))
    near.sort(key=lambda pair: (-pair[0], pair[1]))
    chosen = [name for value, name in near[:TOP] if value >= LEAST]
    for name in sorted({*chosen, *found} & set(cuts)):
        outcome = scorer.compare(told, cuts[name])
        known = found.get(name)
        taken = _weighed(known, outcome) if known else _new(by_id[name], outcome)
        if taken:
            found[name] = taken


def _weighed(known: Answered, outcome: Outcome) -> Answered:
    """Return what a rule found, surer or less sure by what the network says."""
    mine = {"for": outcome.agree, "against": outcome.conflict}.get(known.stance, 0.5)
    theirs = {"for": outcome.conflict, "against": outcome.agree}.get(known.stance, 0.0)
    sure = round(0.5 * known.confidence + 0.5 * mine, 3)
    stance: AnswerStance = "unclear" if theirs >= OVERRULED else known.stance
    return Answered(known.claim, stance, known.why, sure, known.span, known.value)


def _new(statement: Statement, outcome: Outcome) -> Answered | None:
    """Return a claim that only the network finds, where it is sure of it."""
    agree, conflict = outcome.agree, outcome.conflict
    if max(agree, conflict) < SURE:
        return None
    stance: AnswerStance = "for" if agree > conflict else "against"
    if statement.bar or statement.sign == 0:
        stance = "unclear"
    return Answered(statement.id, stance, "meaning", round(max(agree, conflict) * 0.9, 3))
