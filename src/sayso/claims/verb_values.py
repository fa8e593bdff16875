"""What a verb's own negators, modals and hedges make of a value."""

from __future__ import annotations

from sayso.claims.ground import Ground
from sayso.claims.negation import Negation, find_negation
from sayso.claims.signatures import hedges, modals, words_of_kind
from sayso.claims.stance import is_future_in_past
from sayso.claims.values import GRADES, Value
from sayso.language.parse import Token

INNER = frozenset({"can", "could", "ca"})
"""Modals within the scope of "not": what cannot be, is not. Others have it in theirs."""


def with_own_words(ground: Ground, verb: Token, value: Value) -> Value:
    """Return a value with the negators, modals and hedges on a verb, each in its scope."""
    negation = find_negation(ground, verb)
    value = _hedged(ground, verb, value)
    modal = next((t for t in ground.below(verb.i) if _is_modal(t)), None)
    if modal is None:
        return _negated(value, negation)
    perfect = any(t.lemma == "have" and t.dep == "aux" for t in ground.below(verb.i))
    grade = _grade_of(ground, verb, modal, perfect=perfect)
    if modal.lower in INNER:
        value = _negated(value, negation)
        return (
            Value(value.sign, min(value.grade, 2))
            if perfect and value.sign < 0
            else (value.capped(grade))
        )
    return _negated(value.capped(grade), negation)


def _is_modal(token: Token) -> bool:
    contracted = token.lower in {"'d", "’d"} and token.tag != "MD"
    return token.dep == "aux" and token.lower in modals() and not contracted


def _grade_of(ground: Ground, verb: Token, modal: Token, *, perfect: bool) -> int:
    """Return how sure a modal leaves what it stands with."""
    if modal.lower == "must" and perfect:
        return 2
    if modal.lower in {"would", "'d", "’d"} and is_future_in_past(ground, verb):
        return 3
    return GRADES.index(modals()[modal.lower].certainty)


def _negated(value: Value, negation: Negation) -> Value:
    if negation.open:
        return value.opened()
    return value.flipped(weakly=negation.weak) if negation.flips else value


def _hedged(ground: Ground, verb: Token, value: Value) -> Value:
    for token in ground.below(verb.i):
        if token.dep not in {"advmod", "npadvmod", "intj", "dep"}:
            continue
        if token.lower in hedges():
            value = value.capped(GRADES.index(hedges()[token.lower]))
        elif token.lower in words_of_kind("seldom"):
            value = value.capped(2)
    return value
