"""Antonyms: opposite words in the slot where two claims line up, with the same subject."""

from __future__ import annotations

from sayso.linking.pair import Pair, lines_up
from sayso.linking.wording import make_reason
from sayso.linking.words import are_opposite
from sayso.model import Reason


def find_antonym(pair: Pair) -> Reason | None:
    """Return the opposite words of two positive claims that are otherwise alike."""
    if pair.a.sign != 1 or pair.b.sign != 1 or opposition(pair) is None:
        return None
    a, b = pair.a, pair.b
    at = "predicate_span" if pair.a.predicate != pair.b.predicate else "object_span"
    return make_reason("antonym", a, b, (getattr(a.claim, at), getattr(b.claim, at)))


def opposition(pair: Pair) -> str | None:
    """Return the strength of the opposite words in the aligned slot, None where there are none."""
    in_predicate = _one_opposed(pair.a.predicate, pair.b.predicate, verbs=True)
    if in_predicate and (lines_up(pair) or _are_wishes_for_one(pair)):
        return in_predicate if in_predicate != "weak" or _has_names(pair) else None
    if not (pair.same_predicate and pair.same_subject):
        return None
    left, right = pair.a.object, pair.b.object
    if left.is_vague or right.is_vague or left.names != right.names:
        return None
    in_object = _one_opposed(left.words, right.words, verbs=False)
    return in_object if in_object != "weak" or _has_names(pair) else None


def opposed_predicates(pair: Pair) -> str | None:
    """Return the strength of opposite words in the predicates, None where there are none.

    Of several, "in turn" counts, as both can then hold at two times.
    """
    left, right = pair.a.predicate - pair.b.predicate, pair.b.predicate - pair.a.predicate
    pairs = (are_opposite(x, y, verbs=True) for x in left for y in right)
    found = {strength for strength in pairs if strength}
    return "in turn" if "in turn" in found else min(found, default=None)


def _are_wishes_for_one(pair: Pair) -> bool:
    """Tell whether both want something done to one thing, whoever is to do it."""
    thing = pair.a.object
    is_certain = bool(thing.names) or len(thing.words) > 1
    return pair.a.bar == pair.b.bar == "wish" and pair.object == 1.0 and is_certain


def _one_opposed(left: frozenset[str], right: frozenset[str], *, verbs: bool) -> str | None:
    """Return the strength if the sides differ in one word each, and these are opposites."""
    only_left, only_right = left - right, right - left
    if len(only_left) != 1 or len(only_right) != 1:
        return None
    (x,), (y,) = only_left, only_right
    return are_opposite(x, y, verbs=verbs)


def _has_names(pair: Pair) -> bool:
    """Tell whether an argument that agrees holds a name, so that it is surely the same thing."""
    by_subject = pair.same_subject and bool(pair.a.subject.names)
    return by_subject or (pair.same_object and bool(pair.a.object.names))
