"""Places: one event that can happen only once, told of two places."""

from __future__ import annotations

from functools import cache

from sayso.lexicons import load_lexicon
from sayso.linking.pair import Pair
from sayso.linking.reasons.dates import times_differ
from sayso.linking.wording import make_reason
from sayso.linking.words import predicates_with
from sayso.model import Reason


@cache
def _known_places() -> frozenset[str]:
    return frozenset(row["name"].casefold() for row in load_lexicon("speaking_places"))


def find_place(pair: Pair) -> Reason | None:
    """Return the two places of one deed that can be done only once.

    A place may lie within the other: both must be countries or capitals, or both neither.
    """
    a, b = pair.a, pair.b
    if a.sign != 1 or b.sign != 1 or not (pair.same_predicate and pair.same_arguments):
        return None
    if not a.predicate & predicates_with("once") or times_differ(pair):
        return None
    places = [(x.claim.place or "").casefold() for x in (a, b)]
    if not all(places) or set(places[0].split()) & set(places[1].split()):
        return None
    if (places[0] in _known_places()) != (places[1] in _known_places()):
        return None
    return make_reason("place", a, b, (None, None))
