"""Whether a claim holds enough of a question: of its words, and of the deed that is asked about."""

from __future__ import annotations

from sayso.linking.asking.deeds import is_contrary, may_mean, stands_in
from sayso.linking.asking.told import Question, Told, holds_names

COVERED = 0.6
"""Share of the question's words, by weight, that a claim must hold to affirm or negate it."""

FACED = 0.5
"""The same for a claim in which a rule finds a conflict with it."""

LIGHT = 0.8
"""COVERED where nothing is asked but whether there is such a thing: all other words must decide.
The same where a claim tells the deed in another word, and no network tells how near it lies."""

LIGHT_NEAR = 0.4
"""Nearness that such a claim must have besides. Own choice."""

LEAST = 0.4
LEAST_OTHERWISE = 0.55
"""Share that is enough where the claim lies near the question, told in its words and in others."""

NEARBY = 0.9
NEARBY_OTHERWISE = 1.05
NEARBY_OBJECT = 1.2
"""Share of the words and nearness by the network, summed, from which a claim is on what is asked:
in its words, in others, and where its object is told in other words. Own choice, on the piles for
development."""


def is_on(question: Question, told: Told, held: float) -> bool:
    """Tell whether a claim is on what is asked, and tells the deed or state, or its contrary.

    Args:
        question: what is asked.
        told: a claim.
        held: the share of the question's words that it holds.
    """
    if tells_contrary(question, told):
        return held >= LEAST_OTHERWISE and summed(told, held) >= NEARBY_OTHERWISE
    if not question.telling:
        is_far = told.near is not None and told.near < LIGHT_NEAR
        enough = held >= LIGHT or (held >= COVERED and summed(told, held) >= NEARBY_OBJECT)
        return enough and not is_far
    return _says_it(question, told, held) or _says_it_otherwise(question, told, held)


def summed(told: Told, held: float) -> float:
    """Return the share of the words and the nearness, summed."""
    return held + (told.near or 0.0)


def _says_it(question: Question, told: Told, held: float) -> bool:
    """Tell whether a claim tells the deed in the question's words, of the same things."""
    is_near = summed(told, held) >= NEARBY
    if not tells_deed(question, told):
        return False
    if held >= COVERED:
        return told.near is None or is_near or held >= LIGHT
    return held >= LEAST and is_near and holds_names(question, told)


def _says_it_otherwise(question: Question, told: Told, held: float) -> bool:
    """Tell whether a claim tells the deed in another word, as its verb or the head of a part."""
    own = told.statement
    heads = own.predicate | {own.subject.head, own.object.head}
    if not any(may_mean(term, word) for term in question.telling for word in heads):
        return False
    if told.near is None:
        return held >= LIGHT and holds_names(question, told)
    is_near = held >= LEAST_OTHERWISE and summed(told, held) >= NEARBY_OTHERWISE
    return is_near and holds_names(question, told)


def tells_contrary(question: Question, told: Told) -> bool:
    """Tell whether a claim's own predicate is the opposite of the deed that is asked about."""
    own = told.statement.predicate
    return not tells_deed(question, told) and any(
        is_contrary(a, b) for a in question.telling for b in own
    )


def tells_deed(question: Question, told: Told) -> bool:
    """Tell whether a claim tells of the deed or state that is asked about, as a verb or a noun.

    A mere "is" or "has" tells of none: the other words must decide then.
    """
    return not question.telling or any(stands_in(term, told.words) for term in question.telling)
