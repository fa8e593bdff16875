"""Whether a claim's words stand by themselves as a statement, and tell anything."""

from __future__ import annotations

import re

from sayso.linking.pair import name_two_things
from sayso.linking.statements import NO_ARGUMENT, Statement
from sayso.linking.words import WORD, grouped, predicates_with, stem
from sayso.model import Span

SETTING = (
    r"when|whenever|while|whilst|as(?! well\b)|before|after|until|till|since|where|once|if|unless"
)
"""What begins a clause that only sets the scene for another, as a pattern. Own list."""

SCENE = re.compile(rf"(?:and |but |or )?(?:with|{SETTING})\b", re.IGNORECASE)

QUESTION = re.compile(r"\b(?:how|why|what|whether|whose)\b", re.IGNORECASE)

AUXILIARY = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being|has|have|had|having|do|does|did|will|would|shall|"
    r"should|can|could|may|might|must|isn't|aren't|wasn't|weren't|won't)\b|['’](?:s|re|ve|d|ll)\b",
    re.IGNORECASE,
)

WITH = frozenset({"to", "with"})
"""Prepositions before those whom somebody speaks to."""

INFINITIVE = re.compile(r"\bto(?:\s+\w+ly)?\s*$", re.IGNORECASE)

_NEEDS_LIST = (
    "be become have has allow make say show suggest give get take keep seem appear cause do hold "
    "need want mean enable let help start begin continue try find include"
)
NEEDS_OBJECT = frozenset(stem(word) for word in _NEEDS_LIST.split())
"""Predicates that say nothing without what follows them. Own list."""


def subject_of(statement: Statement) -> Span | None:
    """Return where the clause's subject stands: before the predicate, if it has one.

    What a passive clause is about is its claim's object.
    """
    claim = statement.claim
    if claim.predicate_span is None:
        return None
    for span in (claim.subject_span, claim.object_span):
        if span is not None and span.end <= claim.predicate_span.start:
            return span if claim.span.covers(span) else _without_relative(statement, span)
    return _subject_of_relative(statement)


RELATIVE = re.compile(r",?\s+(?:which|who|that)\s+", re.IGNORECASE)


def _subject_of_relative(statement: Statement) -> Span | None:
    """Return "the crew" of "the crew that went out", which holds its own clause."""
    subject, predicate = statement.claim.subject_span, statement.claim.predicate_span
    if subject is None or predicate is None or not subject.covers(predicate):
        return None
    tied = list(RELATIVE.finditer(statement.text, subject.start, predicate.start))
    return Span(subject.start, tied[-1].start()) if tied else None


def _without_relative(statement: Statement, subject: Span) -> Span:
    """Return "a keeper" of "a keeper who he thought", borrowed by a clause that stands behind."""
    tied = list(RELATIVE.finditer(statement.text, subject.start, subject.end))
    return Span(subject.start, tied[-1].start()) if tied else subject


def is_relative(statement: Statement) -> bool:
    """Tell whether a claim is made of a clause that only tells which thing is meant."""
    return RELATIVE.match(f" {statement.words}") is not None


def is_charge(statement: Statement) -> bool:
    """Tell a claim such as "the board of hiding the report", which somebody is accused of."""
    claim = statement.claim
    subject, predicate = claim.subject_span, claim.predicate_span
    if subject is None or predicate is None or subject.end > predicate.start:
        return False
    between = statement.text[subject.end : predicate.start].split()
    return between[:1] == ["of"] and predicate.of(statement.text).split()[0].endswith("ing")


def can_be_title(statement: Statement) -> bool:
    """Tell whether a claim can be told as a whole statement by itself; no mere answer can."""
    if statement.claim.refers_back is not None:
        return False
    return is_statement(statement) or is_charge(statement)


def is_statement(statement: Statement) -> bool:
    """Tell whether the clause has a subject, a finite predicate and what the predicate needs."""
    claim = statement.claim
    subject, predicate = subject_of(statement), claim.predicate_span
    if subject is None or predicate is None or not _is_finite(statement, subject, predicate):
        return False
    if QUESTION.search(subject.of(statement.text)):
        return False
    return not _stems(claim.predicate) <= NEEDS_OBJECT or _has_complement(statement, predicate)


def _is_finite(statement: Statement, subject: Span, predicate: Span) -> bool:
    before = statement.text[subject.end : predicate.start]
    words = predicate.of(statement.text)
    if AUXILIARY.search(before) or AUXILIARY.search(words):
        return True
    first = WORD.search(words)
    is_participle = first is not None and first.group().casefold().endswith("ing")
    return not is_participle and not INFINITIVE.search(before)


def _has_complement(statement: Statement, predicate: Span) -> bool:
    """Tell whether enough follows the predicate inside the clause."""
    claim = statement.claim
    if claim.object_span is not None and claim.object_span.start >= predicate.start:
        return True
    after = statement.text[predicate.end : max(claim.span.end, predicate.end)]
    return len(_stems(claim.predicate)) > 1 or bool(WORD.search(after))


def _stems(predicate: str | None) -> frozenset[str]:
    return frozenset(stem(match.group()) for match in WORD.finditer(predicate or ""))


def tells_of_contact(statement: Statement) -> bool:
    """Tell whether a claim says that somebody spoke to somebody, and nothing of what was said."""
    lemma, *rest = (statement.claim.predicate or "").casefold().split() or [""]
    if stem(lemma) not in predicates_with("contact"):
        return False
    return set(rest) <= WITH if rest else statement.claim.object is None


def tells_of_knowledge(statement: Statement) -> bool:
    """Tell whether a claim says that somebody knew or heard of something.

    Who says that he did not know of it does not deny that it is so.
    """
    words = (statement.claim.predicate or "").casefold().split()
    known = predicates_with("knowledge")
    words = words[1:] if words[:1] == ["be"] else words[:1]
    return any(grouped(stem(word)) in known for word in words)


def tells_of_naming(statement: Statement) -> bool:
    """Tell whether a claim says what somebody called something: "she no longer calls it a fake"."""
    words = (statement.claim.predicate or "").casefold().split()
    return bool(words) and stem(words[0]) in predicates_with("naming")


def are_on_one_level(a: Statement, b: Statement) -> bool:
    """Tell whether two claims tell of the matter both, or of talk or knowledge of it both.

    Two things that a number tells apart are two matters.
    """
    if name_two_things(a, b):
        return False
    tests = (tells_of_contact, tells_of_knowledge, tells_of_naming)
    return all(tells_of(a) == tells_of(b) for tells_of in tests)


def tells_something(statement: Statement) -> bool:
    """Tell whether agreement on a claim is worth a point: a whole statement of more than a setting.

    "When conditions improve", "research suggests" and "the sensors bend" are not.
    """
    claim = statement.claim
    if not is_statement(statement) or SCENE.match(statement.words):
        return False
    if statement.subject is NO_ARGUMENT and statement.object.words <= predicates_with("reports"):
        return bool(statement.object.names)
    is_passive = claim.subject_span is None
    has_more = claim.quantities or claim.times or claim.place or statement.object.units
    return bool(has_more) or is_passive or len(_stems(claim.predicate)) > 1
