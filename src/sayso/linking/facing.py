"""Two passages on one matter, set face to face: where they conflict, and how surely.

In a casebook two claims must first be shown to be about one matter, and what is left open is no
conflict. Here that is known: a passage is set against a question, or against one that tells the
same. So "it" and "the film" may be whoever the other names, and weaker signs count, each with the
confidence that was measured for its kind. Ranked, not decided.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from sayso.linking.entities import link_entities
from sayso.linking.pair import match
from sayso.linking.reasons.amounts import amounts_of, find_clashes
from sayso.linking.reasons.days import Dated, are_apart, days_in
from sayso.linking.reasons.evaluations import evaluating_span, evaluation_of
from sayso.linking.reasons.numbers import make_number_reason
from sayso.linking.statements import Argument, Statement, make_statements
from sayso.linking.wording import make_reason
from sayso.linking.words import EMPTY, WORD, are_opposite, predicates_with, stem
from sayso.model import Attribution, Claim, Document, Reason, ReasonKind, Relation, Span

NEGATION_SHARES = 0.5
VERBS_SHARE = 0.5
"""Share of the shorter claim's terms that the other must hold, beside the verbs. Own choice."""

Found = tuple[Statement, Statement, Reason, float]


def face_documents(
    left: Document,
    right: Document,
    attributions: Sequence[Attribution],
    claims: Sequence[Claim],
) -> tuple[Relation, ...]:
    """Return the conflicts between two short Documents that are known to be about one matter.

    Args:
        left: one.
        right: the other.
        attributions: of both.
        claims: of both.

    Returns:
        As `face` does.
    """
    both = (left, right)
    linker = link_entities(both, attributions, claims)
    statements = make_statements(both, attributions, claims, [], linker)
    sides = [[s for s in statements if s.claim.document == document.id] for document in both]
    return face(*sides)


def face(left: Sequence[Statement], right: Sequence[Statement]) -> tuple[Relation, ...]:
    """Return the conflicts between two passages that are known to be about one matter.

    Args:
        left: the claims of one.
        right: those of the other.

    Returns:
        Contradictions, the surest first; at most one for each kind of reason.
    """
    best: dict[ReasonKind, Found] = {}
    for find in FINDERS:
        for found in find(left, right):
            kind = found[2].kind
            if kind not in best or found[3] > best[kind][3]:
                best[kind] = found
    made = [
        Relation(a.id, b.id, "contradicts", (reason,), round(sure, 3))
        for a, b, reason, sure in best.values()
    ]
    return tuple(sorted(made, key=lambda r: (-r.confidence, r.a, r.b)))


def find_amounts(left: Sequence[Statement], right: Sequence[Statement]) -> Iterator[Found]:
    """Yield amounts of the same thing that cannot both hold."""
    amounts = [[x for s in side if s.sign >= 0 for x in amounts_of(s)] for side in (left, right)]
    for clash in find_clashes(amounts[0], amounts[1]):
        a, b = clash.x.statement, clash.y.statement
        reason = make_number_reason(a, b, clash.x.quantity, clash.y.quantity)
        yield a, b, reason, 0.8 + 0.03 * min(clash.shared, 5) if clash.is_plain else 0.6


def _dates(left: Sequence[Statement], right: Sequence[Statement]) -> Iterator[Found]:
    days = [[x for s in side if s.sign >= 0 for x in days_in(s)] for side in (left, right)]
    for y in days[1]:
        alike = [x for x in days[0] if _date_one_event(x, y)]
        if not alike or not all(are_apart(x.days, y.days) for x in alike):
            continue
        best = max(alike, key=lambda x: (len(x.topics & y.topics), -x.time.span.start))
        a, b = best.statement, y.statement
        yield a, b, make_reason("date", a, b, (best.time.span, y.time.span)), 0.75


def _date_one_event(x: Dated, y: Dated) -> bool:
    """Tell whether two times date one event: one that happens once, if both give a plain date."""
    shared = x.topics & y.topics
    if x.is_open or y.is_open:
        return bool(shared)
    return bool(shared & predicates_with("once"))


def _negations(left: Sequence[Statement], right: Sequence[Statement]) -> Iterator[Found]:
    for a, b in _pairs(left, right):
        if a.sign * b.sign != -1 or not _same_event(a, b) or _clash(a, b):
            continue
        shared = _shared(a, b)
        if shared >= NEGATION_SHARES:
            yield (
                a,
                b,
                make_reason("negation", a, b, (_deciding(a), _deciding(b))),
                0.6 * shared + 0.2,
            )


def _antonyms(left: Sequence[Statement], right: Sequence[Statement]) -> Iterator[Found]:
    """Yield opposite verbs of one subject, and opposite words of one object.

    Opposites of two subjects tell two things apart ("the large ship", "the small ship").
    """
    for a, b in _pairs(left, right):
        if a.sign * b.sign != 1 or _clash(a, b):
            continue
        strengths = _strengths(a.predicate - b.predicate, b.predicate - a.predicate, verbs=True)
        if strengths and _shared(a, b) >= VERBS_SHARE:
            spans = (a.claim.predicate_span, b.claim.predicate_span)
            sure = 0.7 if "strong" in strengths else 0.5
            yield a, b, make_reason("antonym", a, b, spans), sure
        x, y = a.object, b.object
        opposed = "strong" in _strengths(x.words - y.words, y.words - x.words, verbs=False)
        if opposed and (a.predicate == b.predicate or x.head == y.head):
            spans = (a.claim.object_span, b.claim.object_span)
            yield a, b, make_reason("antonym", a, b, spans), 0.65


def _strengths(left: frozenset[str], right: frozenset[str], *, verbs: bool) -> set[str]:
    found = (are_opposite(x, y, verbs=verbs) for x in left for y in right)
    return {strength for strength in found if strength}


def _evaluations(left: Sequence[Statement], right: Sequence[Statement]) -> Iterator[Found]:
    for a, b in _pairs(left, right):
        x, y = (evaluation_of(one, by_words=True) for one in (a, b))
        if x is None or y is None or x[1] != y[1] or x[0] == y[0] or not _is_one_target(a, b):
            continue
        sure = 0.6 if "mixed" in {x[0], y[0]} else 0.7
        yield a, b, make_reason("evaluation", a, b, (evaluating_span(a), evaluating_span(b))), sure


def _is_one_target(a: Statement, b: Statement) -> bool:
    if a.object.head and a.object.head == b.object.head:
        return match(a.subject, b.subject) != 0 or not (a.subject.names and b.subject.names)
    return bool(match(a.subject, b.subject)) and not (a.object.head and b.object.head)


def _slots(left: Sequence[Statement], right: Sequence[Statement]) -> Iterator[Found]:
    for a, b in _pairs(left, right):
        if a.sign != 1 or b.sign != 1 or not _same_event(a, b):
            continue
        subjects = (a.claim.subject_span, b.claim.subject_span)
        things = (a.claim.object_span, b.claim.object_span)
        if _is_other(a, b, "subject") and _may_be_one(a.object, b.object):
            yield a, b, make_reason("who did what", a, b, subjects), 0.5
        if _is_other(a, b, "object") and _may_be_one(a.subject, b.subject):
            yield a, b, make_reason("who did what", a, b, things), 0.45
        if _has_other_place(a, b) and _may_be_one(a.subject, b.subject):
            yield a, b, make_reason("place", a, b, (None, None)), 0.45


def _is_other(a: Statement, b: Statement, slot: Literal["subject", "object"]) -> bool:
    """Tell whether two arguments are named, and nothing of either stands in the other passage."""
    x, y = (a.subject, b.subject) if slot == "subject" else (a.object, b.object)
    if not x.names or not y.names or match(x, y) != 0:
        return False
    words = [getattr(s.claim, slot) or "" for s in (a, b)]
    return not _stands_in(words[0], b.text) and not _stands_in(words[1], a.text)


def _stands_in(words: str, text: str) -> bool:
    """Tell whether a telling word of an argument stands in a text."""
    told = {stem(word) for word in WORD.findall(text.casefold())}
    own = [word for word in WORD.findall(words.casefold()) if word not in EMPTY and len(word) > 2]
    return any(stem(word) in told for word in own)


def _may_be_one(x: Argument, y: Argument) -> bool:
    """Tell whether two arguments share something, or one is a pronoun or left out."""
    return (match(x, y) or 0.0) > 0 or (x.is_vague != y.is_vague) or not (x.names and y.names)


def _has_other_place(a: Statement, b: Statement) -> bool:
    places = [(s.claim.place or "").casefold() for s in (a, b)]
    return all(places) and places[0] not in places[1] and places[1] not in places[0]


def _pairs(
    left: Sequence[Statement], right: Sequence[Statement]
) -> Iterator[tuple[Statement, Statement]]:
    return ((a, b) for a in left for b in right)


def _same_event(a: Statement, b: Statement) -> bool:
    telling = (a.predicate & b.predicate) - EMPTY - predicates_with("light")
    return bool(telling) or (a.predicate == b.predicate and bool(a.predicate))


def _clash(a: Statement, b: Statement) -> bool:
    return match(a.subject, b.subject) == 0 or match(a.object, b.object) == 0


def _shared(a: Statement, b: Statement) -> float:
    less = min(len(a.terms - a.predicate), len(b.terms - b.predicate))
    return len((a.terms & b.terms) - a.predicate - b.predicate) / less if less else 0.0


def _deciding(statement: Statement) -> Span | None:
    claim = statement.claim
    return claim.deciding[0] if statement.sign < 0 and claim.deciding else claim.predicate_span


Finder = Callable[[Sequence[Statement], Sequence[Statement]], Iterator[Found]]

FINDERS: tuple[Finder, ...] = (find_amounts, _dates, _negations, _antonyms, _evaluations, _slots)
