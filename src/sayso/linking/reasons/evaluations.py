"""Evaluations: one source praises what the other finds fault with."""

from __future__ import annotations

from functools import cache

from sayso.lexicons import load_lexicon
from sayso.linking.pair import Pair, match
from sayso.linking.statements import Statement
from sayso.linking.wording import make_reason
from sayso.linking.words import grouped, stem
from sayso.model import EvaluationValue, Reason, Span

ASPECTS = ("law", "merit")


ONE_TARGET = 0.6
"""Overlap of two subjects that are one target: "the Harrow trial" is not "the Vale trial"."""


@cache
def evaluating_words(value: EvaluationValue, aspect: str | None = None) -> frozenset[str]:
    """Return the stems of words that judge, of one aspect or of all."""
    rows = [row for row in load_lexicon("evaluations") if row["value"] == value]
    stems = {stem(row["word"]) for row in rows if aspect in {None, row["aspect"]}}
    return frozenset(stems | {grouped(word) for word in stems})


def evaluation_of(
    statement: Statement, *, by_words: bool = False
) -> tuple[EvaluationValue, str] | None:
    """Return how a claim judges what it is about, and in which aspect; None where it does not.

    Args:
        statement: the claim.
        by_words: whether a judging word among its predicate and object is enough, where it is no
            evaluation: "received positive reviews", but "legal advice" as well.

    A negation turns "good" round, and "bad" too: "no failure" is no fault found.
    """
    evaluation = statement.claim.evaluation
    if evaluation is not None:
        return _held(evaluation.value, evaluation.aspect, statement.sign)
    if not by_words:
        return None
    words = statement.predicate | statement.object.words
    for aspect in ASPECTS:
        good = bool(words & evaluating_words("good", aspect))
        bad = bool(words & evaluating_words("bad", aspect))
        if words & evaluating_words("mixed", aspect) or (good and bad):
            return _held("mixed", aspect, statement.sign)
        if good != bad and statement.sign != 0:
            return _held("good" if good else "bad", aspect, statement.sign)
    return None


def _held(value: EvaluationValue, aspect: str, sign: int) -> tuple[EvaluationValue, str] | None:
    """Return what the source holds whose claim judges with words of a value."""
    if value == "mixed":
        return (value, aspect) if sign == 1 else None
    if sign == 0:
        return None
    return ("good" if (value == "good") == (sign == 1) else "bad"), aspect


def are_opposed(a: Statement, b: Statement) -> bool:
    """Tell whether one judges good, or lawful, and the other the contrary."""
    one, other = evaluation_of(a), evaluation_of(b)
    if one is None or other is None or one[1] != other[1]:
        return False
    return {one[0], other[0]} == {"good", "bad"}


def have_one_target(a: Statement, b: Statement) -> bool:
    """Tell whether two evaluations judge one thing."""
    return (match(a.evaluated, b.evaluated) or 0.0) >= ONE_TARGET


def find_evaluation(pair: Pair) -> Reason | None:
    """Return opposite evaluations of one target."""
    if not are_opposed(pair.a, pair.b) or not have_one_target(pair.a, pair.b):
        return None
    return make_reason(
        "evaluation", pair.a, pair.b, (evaluating_span(pair.a), evaluating_span(pair.b))
    )


def evaluating_span(statement: Statement) -> Span | None:
    """Return the words that judge: the predicate's, or the object's."""
    if statement.claim.evaluation is not None:
        return statement.claim.evaluation.span
    words = evaluating_words("good") | evaluating_words("bad") | evaluating_words("mixed")
    claim = statement.claim
    return claim.predicate_span if statement.predicate & words else claim.object_span
