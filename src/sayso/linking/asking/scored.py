"""The learned scorer's part in answers: it finds claims in other words, and orders all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import sqrt
from typing import TYPE_CHECKING

from sayso.linking.asking.stances import Question, Told, is_other, may_answer
from sayso.linking.candidates import Weights
from sayso.linking.naming import name_conflict
from sayso.linking.pair import make_pair
from sayso.linking.statements import Statement
from sayso.model import Answered, AnswerStance

if TYPE_CHECKING:
    from sayso.linking.scorer.network import Outcome, Scorer
    from sayso.linking.scorer.pieces import Said

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
    told: Mapping[str, Told],
    weights: Weights,
    scorer: Scorer,
    found: dict[str, Answered],
) -> None:
    """Add claims that the scorer holds to answer the question, and weigh those found by rules.

    Args:
        question: what is asked.
        told: the claims in which to look, by id.
        weights: of their terms.
        scorer: the network.
        found: what rules found, by claim; changed in place.
    """
    from sayso.linking.scorer.weigh import one_point, weigh

    asked = question.statement
    words = _cut(asked, scorer)
    place = scorer.place(words)
    cuts = {
        name: _cut(one.statement, scorer)
        for name, one in sorted(told.items())
        if may_answer(question, one) and not is_other(question, one, "subject")
    }
    near = {name: round(float(place @ scorer.place(cut)), 4) for name, cut in cuts.items()}
    ranked = sorted((name for name in near if near[name] >= LEAST), key=lambda name: -near[name])
    for name in sorted({*ranked[:TOP], *found} & cuts.keys()):
        one = told[name].statement
        pair = make_pair(asked, one, weights)
        read = scorer.compare(words, cuts[name])
        sign = name_conflict(pair).kind
        likely = one_point(near[name], _cosine(asked, one, weights))
        outcome = weigh(pair, sign, near[name], likely, read)
        known = found.get(name)
        taken = _weighed(known, outcome) if known else _new(one, outcome)
        if taken:
            found[name] = taken


def _cut(statement: Statement, scorer: Scorer) -> Said:
    span = statement.claim.span
    speaker = statement.source if statement.is_resolved else ""
    return scorer.cut(statement.text, span.start, span.end, speaker)


def _cosine(a: Statement, b: Statement, weights: Weights) -> float:
    shared, left, right = (
        sum(weights.idf.get(term, 0.0) ** 2 for term in sorted(terms))
        for terms in (a.terms & b.terms, a.terms, b.terms)
    )
    return shared / sqrt(left * right) if left and right else 0.0


def _weighed(known: Answered, outcome: Outcome) -> Answered:
    """Return what a rule found, surer or less sure by what the network says."""
    mine = {"for": outcome.agree, "against": outcome.conflict}.get(known.stance, 0.5)
    theirs = {"for": outcome.conflict, "against": outcome.agree}.get(known.stance, 0.0)
    sure = round(0.5 * known.confidence + 0.5 * mine, 3)
    stance: AnswerStance = "unclear" if theirs >= OVERRULED else known.stance
    return replace(known, stance=stance, confidence=sure)


def _new(statement: Statement, outcome: Outcome) -> Answered | None:
    """Return a claim that only the network finds, where it is sure of it."""
    agree, conflict = outcome.agree, outcome.conflict
    if max(agree, conflict) < SURE:
        return None
    stance: AnswerStance = "for" if agree > conflict else "against"
    if statement.bar or statement.sign == 0:
        stance = "unclear"
    return Answered(statement.id, stance, "meaning", round(max(agree, conflict) * 0.9, 3))
