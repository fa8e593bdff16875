"""How one claim stands to what a question asks about, and why.

The question is short and plain, and what it leaves open a claim may add: so the question's words
must stand in the claim, not the claim's in the question. Then the same routines tell a conflict
that tell it between two claims. Where the signs are weak, the claim is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import log
from typing import Literal

from sayso.linking.candidates import Weights
from sayso.linking.entities import Linker
from sayso.linking.facing import face
from sayso.linking.pair import make_pair, match, may_relate
from sayso.linking.reasons.evaluations import ONE_TARGET, evaluating_span, evaluation_of
from sayso.linking.relate import relate
from sayso.linking.statements import Argument, Statement
from sayso.linking.words import EMPTY, WORD, grouped, predicates_with, stem
from sayso.model import Answered, AnswerSign, AnswerStance, ReasonKind, Relation, Span

COVERED = 0.6
"""Share of the question's words, by weight, that a claim must hold to affirm or negate it."""

FACED = 0.5
"""The same for a claim in which a rule finds a conflict with it."""

COMMON = 3
"""Claims in which a word counts as rare at most, so that one rare word does not outweigh all."""

NAMED = 0.7
NEAR = 0.2
"""What a name counts for of which a claim holds a word, and that its Document names elsewhere."""

LIGHT = 0.8
"""COVERED where nothing is asked but whether there is such a thing: all other words must decide."""

MEANT = 0.7
AROUND = 0.3
"""What a word counts for that stands only in the claims before: where the claim has a pronoun or
nothing in the place of subject or object, and elsewhere."""

CAUSE = re.compile(
    r"\b(?:because(?:\s+of)?|due\s+to|owing\s+to|thanks\s+to|as\s+a\s+result\s+of|on\s+account\s+of|"
    r"in\s+response\s+to|in\s+order\s+to|so\s+that|for\s+lack\s+of|for\s+want\s+of)\s+(.*)",
    re.IGNORECASE | re.DOTALL,
)
"""The words from which on a clause tells why. Own list."""

MEASURES = frozenset(map(stem, ("year", "old", "month", "week", "day", "hour", "people")))
"""Words of ages and counts, which are compared as such."""

NOBODY = frozenset(map(stem, ("somebody", "someone", "anybody", "anyone", "something", "anything")))
"""Words that stand for what is asked."""

BARS: dict[str, AnswerSign] = {
    "wish": "wish",
    "conditional": "conditional",
    "mere report": "mere report",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with all words by which it can be known.

    `words` are stems, those of the names of whoever is named among them; `before` those of the
    claims before it. `places` are the ids of the places that it names.
    """

    statement: Statement
    words: frozenset[str]
    places: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, ready for comparing.

    `terms` are the stems that tell what it is about, names by their entities' ids, with the weight
    of each; `named` has the words of each name, `places` those that are places. `cause`
    are the stems of a cause that is asked about, which a claim must give in its own words. `by` is
    the key of the source whose claims are asked for, None for anybody's.
    """

    told: Told
    terms: dict[str, float]
    named: dict[str, frozenset[str]]
    places: frozenset[str]
    cause: frozenset[str]
    by: str | None

    @property
    def statement(self) -> Statement:
        """Return its claim."""
        return self.told.statement


def tell(statement: Statement, linker: Linker, before: frozenset[str] = frozenset()) -> Told:
    """Return a claim with the words by which it can be known."""
    named = (statement.terms | statement.units) & linker.by_id.keys()
    places = frozenset(key for key in named if linker.by_id[key].kind == "place")
    return Told(statement, words_of(statement, linker), places, before)


def words_of(statement: Statement, linker: Linker) -> frozenset[str]:
    """Return the stems of a claim's words and of the names of whoever it names."""
    claim = statement.claim
    keys = statement.terms | statement.units
    names = [linker.by_id[key].name for key in keys if key in linker.by_id]
    parts = [claim.subject or "", claim.object or "", *claim.names, *names]
    told = {stem(word) for part in parts for word in WORD.findall(part.casefold())}
    return frozenset(map(grouped, (told - EMPTY) | statement.terms | statement.predicate))


def make_question(
    statement: Statement, statements: Iterable[Statement], linker: Linker, by: str | None
) -> Question:
    """Weigh the words of a question by how rare they are among the claims."""
    counts: dict[str, int] = {}
    total = 0
    for one in statements:
        total += 1
        for term in _terms_of(one):
            counts[term] = counts.get(term, 0) + 1
    terms = _terms_of(statement) - NOBODY - MEASURES
    weighed = {term: log(1 + total / max(counts.get(term, 0), COMMON)) for term in sorted(terms)}
    named = {
        key: frozenset(stem(w) for w in WORD.findall(linker.by_id[key].name.casefold())) - EMPTY
        for key in weighed
        if key in linker.by_id
    }
    places = frozenset(key for key in named if linker.by_id[key].kind == "place")
    after = CAUSE.search(statement.text)
    words = WORD.findall(after.group(1).casefold()) if after else []
    cause = frozenset(grouped(stem(word)) for word in words if word not in EMPTY)
    return Question(tell(statement, linker), weighed, named, places, cause, by)


def _terms_of(statement: Statement) -> frozenset[str]:
    words = statement.terms | (statement.predicate - EMPTY - predicates_with("light"))
    return frozenset(map(grouped, words))


def coverage(question: Question, told: Told) -> float:
    """Return the share of the question's words, by weight, that a claim holds."""
    whole = sum(question.terms.values())
    held = sum(weight * _held(question, term, told) for term, weight in question.terms.items())
    return held / whole if whole else 0.0


def _held(question: Question, term: str, told: Told) -> float:
    """Return how surely a claim holds one of the question's words, from 0 to 1."""
    if stands_in(term, told.words):
        return 1.0
    if term in question.named:
        if not question.named[term].isdisjoint(told.words):
            return NAMED
        return NEAR if term in told.statement.company else 0.0
    if stands_in(term, told.before):
        return MEANT if _is_open(told.statement) else AROUND
    return 0.0


def _is_open(statement: Statement) -> bool:
    return statement.subject.is_vague or statement.object.is_vague


def stands_in(term: str, terms: frozenset[str]) -> bool:
    """Tell whether a stem, or another form of its word, is among some."""
    return term in terms or any(is_akin(term, other) for other in terms)


def is_akin(a: str, b: str) -> bool:
    """Tell whether two stems are forms of one word: "clos" of "closed", "closur" of "closure"."""
    short, long = sorted((a, b), key=len)
    return len(short) >= 4 and len(long) - len(short) <= 2 and long.startswith(short)


def judge(question: Question, told: Told, weights: Weights) -> Answered | None:
    """Return how a claim stands to the question, None where it is about something else.

    Args:
        question: what is asked.
        told: a claim of the casebook.
        weights: of the terms.
    """
    if not may_answer(question, told):
        return None
    statement = told.statement
    asked = question.statement
    if asked.claim.evaluation or _is_evaluation(statement):
        found = _by_evaluation(asked, statement)
        return _taken_back(statement, found) if found else None
    held = coverage(question, told)
    related = relate(make_pair(asked, statement, weights)) if may_relate(asked, statement) else None
    found = None
    if isinstance(related, Relation):
        found = _by_relation(statement, related, held)
    if is_other(question, told, "subject") and not (found and found.why == "who did what"):
        return None
    found = found or _by_facing(question, told, held) or _by_words(question, told, held)
    return _taken_back(statement, found) if found else None


def may_answer(question: Question, told: Told) -> bool:
    """Tell whether a claim can answer at all: by its source, cause and places."""
    statement = told.statement
    if statement.claim.refers_back or statement.claim.heard_as == "asked":
        return False
    if question.by is not None and statement.key != question.by:
        return False
    if question.cause and not any(stands_in(term, told.words) for term in question.cause):
        return False
    return not question.places or not told.places or not question.places.isdisjoint(told.places)


def _is_evaluation(statement: Statement) -> bool:
    """Tell "the withdrawal is a facade", which says not that anybody withdrew."""
    return statement.claim.evaluation is not None and (statement.claim.predicate or "").startswith(
        "be "
    )


def _by_evaluation(asked: Statement, told: Statement) -> Answered | None:
    """Return how an evaluation stands to one that is asked for, where both are of one thing."""
    one, other = evaluation_of(asked), evaluation_of(told)
    if one is None or other is None or one[1] != other[1] or "mixed" in (one[0], other[0]):
        return None
    alike = match(asked.evaluated, told.evaluated) or 0.0
    if alike < ONE_TARGET:
        return None
    stance: AnswerStance = "for" if one[0] == other[0] else "against"
    return Answered(told.id, stance, "evaluation", round(0.8 * alike, 3), evaluating_span(told))


def _by_relation(statement: Statement, relation: Relation, held: float) -> Answered:
    reason = relation.reasons[0]
    span = reason.b if relation.b == statement.id else reason.a
    sure = round(0.5 * relation.confidence + 0.5 * held, 3)
    stance: AnswerStance = "against" if relation.kind == "contradicts" else "for"
    return Answered(statement.id, stance, reason.kind, sure, span)


def _by_facing(question: Question, told: Told, held: float) -> Answered | None:
    asked, statement = question.statement, told.statement
    if held < FACED or not _same_event(asked, told):
        return None
    for relation in face([asked], [statement]):
        reason = relation.reasons[0]
        if held < COVERED and reason.kind not in {"number", "date", "antonym"}:
            continue
        if reason.kind == "number" and not _gives_figure(asked):
            continue
        sure = round(0.5 * relation.confidence + 0.4 * held, 3)
        return Answered(statement.id, "against", reason.kind, sure, reason.b)
    return None


def _by_words(question: Question, told: Told, held: float) -> Answered | None:
    """Return how a claim stands that says of the same things what is asked, or negates it."""
    asked, statement = question.statement, told.statement
    enough = COVERED if asked.predicate - predicates_with("light") - EMPTY else LIGHT
    if held < enough or not _same_event(asked, told) or is_other(question, told, "object"):
        return None
    sure = round(0.3 + 0.5 * held, 3)
    claim = statement.claim
    if statement.sign == 0:
        return Answered(statement.id, "unclear", "doubt", sure, _deciding(statement))
    if asked.sign * statement.sign < 0:
        kind: ReasonKind = "denial" if claim.heard_as == "denied" else "negation"
        return Answered(statement.id, "against", kind, sure, _deciding(statement))
    if _lacks_value(asked, statement) or _is_anybody(question, told):
        less = round(sure - 0.2, 3)
        return Answered(statement.id, "unclear", "left open", less, claim.predicate_span)
    return Answered(statement.id, "for", "same words", sure, claim.predicate_span)


def _taken_back(statement: Statement, found: Answered) -> Answered:
    """Return unclear for a claim whose source takes no position on what it says."""
    if statement.claim.heard_as == "doubted":
        span = _deciding(statement)
        return Answered(found.claim, "unclear", "doubt", found.confidence, span)
    if statement.bar is None:
        return found
    why = BARS.get(statement.bar, "mere report")
    return Answered(found.claim, "unclear", why, found.confidence, _deciding(statement))


def _same_event(asked: Statement, told: Told) -> bool:
    """Tell whether a claim tells of the deed or state that is asked about, as a verb or a noun.

    A mere "is" or "has" tells of none: the other words must decide then.
    """
    telling = asked.predicate - predicates_with("light") - EMPTY
    return not telling or any(stands_in(grouped(term), told.words) for term in telling)


def is_other(question: Question, told: Told, slot: Literal["subject", "object"]) -> bool:
    """Tell whether a claim is about another thing than the one asked for in the same place.

    It is not where either thing stands anywhere in the other's words: one may be told in a noun
    phrase ("the ministry's order") that the other tells in a clause.
    """
    asked = getattr(question.statement, slot)
    own = getattr(told.statement, slot)
    if asked.is_vague or own.is_vague or asked.words & NOBODY:
        return False
    if match(asked, own) != 0 or not asked.units.isdisjoint(own.units):
        return False
    return not (_stand_in(asked, question, told) or _stand_in(own, None, question.told))


def _stand_in(argument: Argument, question: Question | None, told: Told) -> bool:
    named = [question.named.get(key, frozenset()) for key in argument.units] if question else []
    words = argument.units.union(*named)
    return any(stands_in(grouped(word), told.words) for word in words)


def _is_anybody(question: Question, told: Told) -> bool:
    """Tell whether a name was asked for, and the claim has a pronoun that can mean others."""
    subject = question.statement.subject
    if not subject.names or not told.statement.subject.is_vague or not told.statement.claim.subject:
        return False
    return not any(words & told.before for words in question.named.values())


def _gives_figure(statement: Statement) -> bool:
    """Tell whether a claim counts with more than an article."""
    words = (quantity.span.of(statement.text) for quantity in statement.claim.quantities)
    return any(word.casefold().split()[:1] not in (["a"], ["an"], ["one"]) for word in words)


def _lacks_value(asked: Statement, statement: Statement) -> bool:
    """Tell whether a figure or a time was asked for, and the claim gives none."""
    if _gives_figure(asked) and not statement.claim.quantities:
        return True
    return bool(asked.claim.times) and not statement.claim.times


def _deciding(statement: Statement) -> Span | None:
    claim = statement.claim
    return claim.deciding[0] if claim.deciding else claim.predicate_span
