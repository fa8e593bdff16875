"""Two Statements side by side, and the gate: only claims about the same matter are compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.language.numbers import numbered_nouns
from sayso.linking.candidates import Weights
from sayso.linking.statements import NO_ARGUMENT, Argument, Statement
from sayso.linking.words import EMPTY, are_opposite, predicates_with, stem, with_opposite

COVERAGE = 0.5
"""Share of the shorter claim's weighted terms that the other must hold. Source: RELATIONS, 2."""

BACK = 0.3
"""Share of the longer claim's terms that must be shared: one clause inside a long one is little
evidence for one matter. Own choice."""

DEBUNKED = 0.6
MIN_SHARED = 3
"""Share of a claim, and number of its words, that must stand beside the words that call it false.
Own choice."""

SPECIFIC = 2
"""Shared names (two each), words of arguments and telling predicates that tie two claims to one
matter: "there is no way" and "there are other ways" share one. Own choice."""

TIE = 1.0
"""Rarity of what two claims share: "prices rise" is in every other story. Own choice, after reading
the conflicts found among 800 unrelated stories."""

ALIKE = 0.5
"""Rarity that a shared predicate counts for where the two claims use different verbs for it."""

TIED = 3
CLOSE = 0.6
PARTIAL = 0.3
BACK_CLOSE = 0.4
"""Specificity, coverage and overlap that stand in for a subject left out or an object told in other
words. Own choice."""

MATCH = 0.5
"""Overlap at which two arguments are one. Own choice."""


MAX_OPPOSED = 64
"""Pairs of words tried for opposites; long clauses are not searched."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two Statements with how far they agree on each part.

    `subject` and `object` are overlaps in [0, 1], None where either side is vague. `coverage` is
    the shared weight over the lighter claim's, `back` over the heavier's, without the predicates.
    `debunked` is the share of one claim's weight that the other calls false ("the story that … is
    a hoax"), 0 where neither does. `rest` is the coverage of what stands beside the subjects.
    `tie` tells how rare all that they share is in the casebook, but for the nouns that are counted.
    """

    a: Statement
    b: Statement
    subject: float | None
    object: float | None
    coverage: float
    back: float
    debunked: float = 0.0
    rest: float = 0.0
    tie: float = 0.0

    @property
    def same_subject(self) -> bool:
        """Tell whether both name the same subject."""
        return self.subject is not None and self.subject >= MATCH

    @property
    def same_object(self) -> bool:
        """Tell whether both name the same object."""
        return self.object is not None and self.object >= MATCH

    @property
    def same_predicate(self) -> bool:
        """Tell whether both say the same of it: the predicate's words are the same or alike."""
        return bool(self.a.predicate) and self.a.predicate == self.b.predicate

    @property
    def same_arguments(self) -> bool:
        """Tell whether subject and object both agree, or the one that both have."""
        if self.subject is not None and not self.same_subject:
            return False
        if self.object is not None and not self.same_object:
            return False
        if self.same_subject and self.same_object:
            return True
        no_subjects = self.a.subject is self.b.subject is NO_ARGUMENT
        no_objects = self.a.object is self.b.object is NO_ARGUMENT
        return (self.same_subject and no_objects) or (self.same_object and no_subjects)


def lines_up(pair: Pair) -> bool:
    """Tell whether the arguments agree, or nearly: objects overlap, or a subject is left out.

    "Will not protect the growers' interests" says of nobody what another says of "the decision":
    with enough in common, both are about one thing.
    """
    if pair.same_arguments:
        return True
    a, b = pair.a, pair.b
    tied = specificity(a, b)
    if pair.same_subject and (pair.object or 0.0) >= PARTIAL:
        return tied > TIED and pair.coverage >= CLOSE and pair.back >= BACK_CLOSE
    if pair.subject is not None or not pair.same_object or tied < TIED:
        return False
    are_apart = not a.shares_document(b) and a.telling.isdisjoint(b.telling)
    if are_apart and a.company and b.company and not share_name(pair):
        return False
    return pair.coverage >= CLOSE


def share_name(pair: Pair) -> bool:
    """Tell whether some name in the arguments of one can mean the same as one in the other's."""
    keys = [
        {key for argument in (x.subject, x.object) for name in argument.names for key in name}
        for x in (pair.a, pair.b)
    ]
    return not keys[0].isdisjoint(keys[1])


def name_two_things(a: Statement, b: Statement) -> bool:
    """Tell "flight 12" from "flight 45", whatever else is said of them."""
    left, right = _numbered(a.words), _numbered(b.words)
    return any(left[noun].isdisjoint(right[noun]) for noun in left.keys() & right.keys())


@lru_cache(maxsize=4096)
def _numbered(words: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for match in _named_by_number().finditer(words):
        found.setdefault(match["noun"].casefold(), set()).add(match["number"].casefold())
    return found


@cache
def _named_by_number() -> re.Pattern[str]:
    nouns = "|".join(sorted(map(re.escape, numbered_nouns("named")), key=len, reverse=True))
    return re.compile(
        rf"\b(?P<noun>{nouns}) (?:number |no\.? ?|#)?(?P<number>\d[\w-]*)", re.IGNORECASE
    )


def may_relate(a: Statement, b: Statement) -> bool:
    """Tell cheaply whether two Statements can pass the gate at all, or be one deed of two doers."""
    if name_two_things(a, b):
        return False
    if is_debunking(a) or is_debunking(b):
        return True
    if a.units.isdisjoint(b.units):
        return False
    is_deed = a.predicate == b.predicate and bool(a.predicate & predicates_with("once"))
    return is_deed or specificity(a, b) >= SPECIFIC


def make_pair(a: Statement, b: Statement, weights: Weights) -> Pair:
    """Lay two Statements side by side."""
    left, right = a.terms - a.predicate - b.predicate, b.terms - a.predicate - b.predicate
    opposed = find_opposed(left - right, right - left)
    left, right = left - opposed, right - opposed
    shared = weights.sum_of(left & right)
    light, heavy = sorted((weights.sum_of(left), weights.sum_of(right)))
    return Pair(
        a,
        b,
        match(a.subject, b.subject),
        match(a.object, b.object),
        shared / light if light else 0.0,
        shared / heavy if heavy else 0.0,
        _debunked(a, b, weights),
        _rest(left - a.subject.units, right - b.subject.units, weights),
        _tie(a, b, weights),
    )


def _tie(a: Statement, b: Statement, weights: Weights) -> float:
    counted = {stem(q.noun) for x in (a, b) for q in x.claim.quantities if q.noun}
    shared = (a.terms & b.terms) - counted
    unlike = (a.predicate & b.predicate) - EMPTY - a.terms - b.terms - predicates_with("light")
    return weights.rarity_of(shared) + ALIKE * len(unlike)


def _rest(left: frozenset[str], right: frozenset[str], weights: Weights) -> float:
    light = min(weights.sum_of(left), weights.sum_of(right))
    return weights.sum_of(left & right) / light if light else 0.0


def is_debunking(statement: Statement) -> bool:
    """Tell whether a claim calls something false, with words that do nothing else."""
    return statement.sign == 1 and bool(statement.terms & predicates_with("debunks"))


def _debunked(a: Statement, b: Statement, weights: Weights) -> float:
    if is_debunking(a) == is_debunking(b):
        return 0.0
    told, other = (b, a) if is_debunking(a) else (a, b)
    if told.terms & predicates_with("debunks"):
        return 0.0
    terms = told.terms - predicates_with("reports")
    shared = terms & other.terms
    if len(shared) < MIN_SHARED or told.sign != 1:
        return 0.0
    return weights.sum_of(shared) / weights.sum_of(terms)


def find_opposed(left: frozenset[str], right: frozenset[str]) -> frozenset[str]:
    """Return the stems that have their opposite on the other side."""
    if len(left) * len(right) > MAX_OPPOSED:
        return frozenset()
    left, right = left & with_opposite(), right & with_opposite()
    pairs = [(x, y) for x in left for y in right if are_opposite(x, y, verbs=False)]
    return frozenset(word for pair in pairs for word in pair)


def is_same_matter(pair: Pair) -> bool:
    """Tell whether two claims are about one matter: the gate before any reason.

    Subject or object must be shared and the content must overlap; what the words leave open is
    taken for another matter.
    """
    if pair.debunked >= DEBUNKED:
        return True
    if specificity(pair.a, pair.b) < SPECIFIC or pair.tie < TIE or says_nothing(pair):
        return False
    if not (pair.same_subject or pair.same_object or is_crossed(pair)):
        return False
    return pair.coverage >= COVERAGE and pair.back >= BACK


def specificity(a: Statement, b: Statement) -> int:
    """Return how much two claims share that ties them to one matter."""
    shared = 0
    for x, y in ((a.subject, b.subject), (a.object, b.object), (a.subject, b.object)):
        shared += len(x.words & y.words) + 2 * sum(
            any(set(n) & set(m) for m in y.names) for n in x.names
        )
    telling = a.predicate & b.predicate - predicates_with("light") - EMPTY
    return shared + len(telling)


def says_nothing(pair: Pair) -> bool:
    """Tell whether the predicate is light and nothing follows: "the main problem is"."""
    statements = (pair.a, pair.b)
    if any(x.object is not NO_ARGUMENT or x.claim.quantities for x in statements):
        return False
    return all(x.predicate <= predicates_with("light") - {"exist"} for x in statements)


def is_crossed(pair: Pair) -> bool:
    """Tell whether each claim's subject is the other's object, all of them named."""
    a, b = pair.a, pair.b
    if not all(x.names for x in (a.subject, a.object, b.subject, b.object)):
        return False
    crossed = (match(a.subject, b.object), match(a.object, b.subject))
    straight = (pair.subject or 0.0, pair.object or 0.0)
    return min(value or 0.0 for value in crossed) >= MATCH and max(straight) == 0.0


def match(a: Argument, b: Argument) -> float | None:
    """Return the overlap of two arguments, None where either is vague.

    Names count as one where they can mean the same entity; two arguments that name different
    entities only are never the same, whatever other words they share.

    Returns:
        0 to 1: shared units over all units.
    """
    if a.is_vague or b.is_vague:
        return None
    met_a = sum(any(set(x) & set(y) for y in b.names) for x in a.names)
    met_b = sum(any(set(x) & set(y) for y in a.names) for x in b.names)
    if a.names and b.names and not met_a:
        return 0.0
    if a.head != b.head and a.head and b.head and not met_a:
        return 0.0
    shared = min(met_a, met_b) + len(a.words & b.words)
    units = len(a.names) + len(b.names) - min(met_a, met_b) + len(a.words | b.words)
    return shared / units
