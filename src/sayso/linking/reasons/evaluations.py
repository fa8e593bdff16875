"""Evaluations: one source praises what the other finds fault with."""

from __future__ import annotations

from functools import cache

from sayso.lexicons import load_lexicon
from sayso.linking.pair import Pair, match
from sayso.linking.statements import Statement
from sayso.linking.wording import make_reason
from sayso.linking.words import grouped, predicates_with, stem
from sayso.model import EvaluationValue, Reason, Span

ASPECTS = ("law", "merit")


ONE_TARGET = 0.6
"""Overlap of two subjects that are one target: "the Harrow trial" is not "the Vale trial"."""


@cache
def judging_words(value: EvaluationValue, aspect: str | None = None) -> frozenset[str]:
    """Return the stems of words that judge, of one aspect or of all."""
    rows = [row for row in load_lexicon("evaluations") if row["value"] == value]
    stems = {stem(row["word"]) for row in rows if aspect in {None, row["aspect"]}}
    return frozenset(stems | {grouped(word) for word in stems})


def judgement_of(
    statement: Statement, *, by_words: bool = False
) -> tuple[EvaluationValue, str] | None:
    """Return how a claim judges what it is about, and in which aspect; None where it does not.

    Args:
        statement: the claim.
        by_words: whether a judging word among its predicate and object is enough, where it is no
            evaluation: "received positive reviews", but "legal advice" as well.

    A negation turns "good" round, and "bad" too: "no failure" is no fault found.
    """
    judged = statement.claim.evaluation
    if judged is not None:
        return _held(judged.value, judged.aspect, statement.sign)
    if not by_words:
        return None
    words = statement.predicate | statement.object.words
    for aspect in ASPECTS:
        good = bool(words & judging_words("good", aspect))
        bad = bool(words & judging_words("bad", aspect))
        if words & judging_words("mixed", aspect) or (good and bad):
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


def find_evaluation(pair: Pair) -> Reason | None:
    """Return opposite judgements of one target: the subject, or what both say is good or bad."""
    a, b = judgement_of(pair.a), judgement_of(pair.b)
    if a is None or b is None or a[1] != b[1] or {a[0], b[0]} != {"good", "bad"}:
        return None
    if not _judge_one_thing(pair):
        return None
    return make_reason("evaluation", pair.a, pair.b, (judging_span(pair.a), judging_span(pair.b)))


def _judge_one_thing(pair: Pair) -> bool:
    if all(one.judged.units for one in (pair.a, pair.b)):
        return (match(pair.a.judged, pair.b.judged) or 0.0) >= ONE_TARGET
    if pair.subject is None or pair.subject < ONE_TARGET:
        return False
    light = predicates_with("light")
    plain = all(_without_judgement(x.predicate) <= light for x in (pair.a, pair.b))
    return plain or pair.same_predicate


def _without_judgement(words: frozenset[str]) -> frozenset[str]:
    return words - judging_words("good") - judging_words("bad") - judging_words("mixed") - {"of"}


def judging_span(statement: Statement) -> Span | None:
    """Return the words that judge: the predicate's, or the object's."""
    if statement.claim.evaluation is not None:
        return statement.claim.evaluation.span
    words = judging_words("good") | judging_words("bad") | judging_words("mixed")
    claim = statement.claim
    return claim.predicate_span if statement.predicate & words else claim.object_span
