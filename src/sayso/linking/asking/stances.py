"""How one claim stands to what a question asks about, and why.

The question is short and plain, and what it leaves open a claim may add: so the question's words
must stand in the claim, not the claim's in the question. Then the same routines tell a conflict
that tell it between two claims. Where the signs are weak, or the claim is about another place, time
or doer, it is left out.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.linking.asking.deeds import may_mean, stands_in
from sayso.linking.asking.doers import is_other, lacks_doer
from sayso.linking.asking.enough import (
    COVERED,
    FACED,
    NEARBY_OBJECT,
    is_on,
    summed,
    tells_contrary,
    tells_deed,
)
from sayso.linking.asking.fit import Misfit, find_misfit
from sayso.linking.asking.tense import is_past, is_to_come
from sayso.linking.asking.told import MERE, Question, Told, coverage, holds
from sayso.linking.candidates import Weights
from sayso.linking.entities import Linker
from sayso.linking.facing import face
from sayso.linking.pair import MATCH, make_pair, match, may_relate
from sayso.linking.reasons.evaluations import ONE_TARGET, evaluating_span, evaluation_of
from sayso.linking.relate import relate
from sayso.linking.statements import Statement
from sayso.linking.words import EMPTY, WORD, grouped, predicates_with, stem
from sayso.model import Answered, AnswerSign, AnswerStance, ReasonKind, Relation, Span

EVALUATED = 0.4
"""Nearness from which two evaluations of one thing are of one quality: water that is clean is safe,
but water that is a pretext is not unsafe."""

LEFT_OPEN = frozenset({"where", "why", "how", "what", "whether", "whatever", "if"})
"""First words of clauses that leave open what they tell."""

NAMING = frozenset(map(stem, ("call", "name", "term", "title", "style")))
"""Nouns whose verbs say what something is called. Own list."""

BARS: dict[str, AnswerSign] = {
    "wish": "wish",
    "conditional": "conditional",
    "mere report": "mere report",
}


def judge(
    question: Question, told: Told, weights: Weights, linker: Linker
) -> Answered | Misfit | None:
    """Return how a claim stands to the question.

    Args:
        question: what is asked.
        told: a claim of the casebook.
        weights: of the terms.
        linker: knows the names.

    Returns:
        Why it is left out where it would answer but for its place, time or doer; None where it is
        about something else.
    """
    if not may_answer(question, told):
        return None
    found = _by_evaluation(question, told) or _by_statement(question, told, weights)
    if found is None:
        return None
    misfit: Misfit | None = None
    if found.why == "who did what":
        misfit = None if _excludes(question.statement, told.statement, linker) else "doer"
    elif found.why not in {"date", "place"}:
        misfit = find_misfit(question, told, linker)
    return misfit or _taken_back(question.statement, told.statement, found)


def _by_statement(question: Question, told: Told, weights: Weights) -> Answered | None:
    """Return how a claim stands by what it tells, where no evaluation is asked for."""
    asked, statement = question.statement, told.statement
    if _is_evaluation(asked) or (
        _is_evaluation(statement) and not _evaluates_so(question, statement)
    ):
        return None
    held = coverage(question, told)
    related = relate(make_pair(asked, statement, weights)) if may_relate(asked, statement) else None
    found = _by_relation(statement, related, held) if isinstance(related, Relation) else None
    return found or _by_facing(question, told, held) or _by_words(question, told, held)


def _excludes(asked: Statement, statement: Statement, linker: Linker) -> bool:
    """Tell whether one doer leaves no room for the other: of one deed to one thing.

    "The US withdrew" says nothing on whether Morland did, and a president acts for his country.
    """
    shared = asked.predicate & statement.predicate
    if shared & (predicates_with("listed") | predicates_with("symmetric")):
        return False
    if (
        not shared & predicates_with("once")
        and (match(asked.object, statement.object) or 0) < MATCH
    ):
        return False
    people = [_is_person(one, linker) for one in (asked, statement)]
    return people[0] == people[1]


def _is_person(statement: Statement, linker: Linker) -> bool:
    keys = [key for names in statement.subject.names for key in names]
    return any(key in linker.by_id and linker.by_id[key].kind == "person" for key in keys)


def may_answer(question: Question, told: Told) -> bool:
    """Tell whether a claim can answer at all: by its source and cause."""
    statement = told.statement
    if statement.claim.refers_back or statement.claim.heard_as == "asked":
        return False
    if question.by is not None and statement.key != question.by:
        return False
    if _only_names(question.statement, statement):
        return False
    return holds(question.cause, told.words)


def _only_names(asked: Statement, statement: Statement) -> bool:
    """Tell whether a claim has as a verb the noun that is asked about: "call it" is no call."""
    nouns = (asked.subject.words | asked.object.words) & NAMING
    own = statement.subject.words | statement.object.words
    return bool(nouns & statement.predicate) and nouns.isdisjoint(own)


def _is_evaluation(statement: Statement) -> bool:
    """Tell "the withdrawal is a facade", which says not that anybody withdrew.

    So does "Morland did virtually nothing in the war": the words that judge stand for what it did.
    """
    claim = statement.claim
    if claim.evaluation is None:
        return False
    if (claim.predicate or "").startswith("be "):
        return True
    return _is_evaluated_by_object(statement)


def _is_evaluated_by_object(statement: Statement) -> bool:
    claim = statement.claim
    if claim.evaluation is None or claim.object_span is None:
        return False
    is_object = claim.object_span.covers(claim.evaluation.span)
    return is_object and claim.evaluation.target == claim.subject


def _evaluates_so(question: Question, statement: Statement) -> bool:
    """Tell whether the words that judge are those of the question, or mean the same."""
    span = evaluating_span(statement)
    words = WORD.findall(span.of(statement.text).casefold()) if span else []
    return any(may_mean(stem(word), term) for word in words for term in question.terms)


def _by_evaluation(question: Question, told: Told) -> Answered | None:
    """Return how an evaluation stands to one that is asked for, where both are of one thing."""
    asked, statement = question.statement, told.statement
    one, other = evaluation_of(asked), evaluation_of(statement)
    if one is None or other is None or one[1] != other[1] or "mixed" in (one[0], other[0]):
        return None
    alike = match(asked.evaluated, statement.evaluated) or 0.0
    is_near = alike >= MATCH and (told.near or 0.0) >= EVALUATED
    # who did nothing is not whoever's part in it is criticized
    if alike < ONE_TARGET and (not is_near or _is_evaluated_by_object(asked)):
        return None
    if told.near is not None and told.near < EVALUATED and not _evaluates_so(question, statement):
        return None
    stance: AnswerStance = "for" if one[0] == other[0] else "against"
    sure = round(0.8 * alike, 3)
    return Answered(statement.id, stance, "evaluation", sure, evaluating_span(statement))


def _by_relation(statement: Statement, relation: Relation, held: float) -> Answered:
    reason = relation.reasons[0]
    span = reason.b if relation.b == statement.id else reason.a
    sure = round(0.5 * relation.confidence + 0.5 * held, 3)
    stance: AnswerStance = "against" if relation.kind == "contradicts" else "for"
    return Answered(statement.id, stance, reason.kind, sure, span)


def _by_facing(question: Question, told: Told, held: float) -> Answered | None:
    asked, statement = question.statement, told.statement
    if held < FACED or not tells_deed(question, told):
        return None
    for relation in face([asked], [statement]):
        reason = relation.reasons[0]
        if held < COVERED and reason.kind not in {"number", "date", "antonym"}:
            continue
        if reason.kind == "number" and not _gives_figure(asked):
            continue
        if reason.kind == "place":
            continue  # what is done there may be done here as well
        sure = round(0.5 * relation.confidence + 0.4 * held, 3)
        return Answered(statement.id, "against", reason.kind, sure, reason.b)
    return None


def _by_words(question: Question, told: Told, held: float) -> Answered | None:
    """Return how a claim stands that says of the same things what is asked, or negates it."""
    if not is_on(question, told, held):
        return None
    own = told.statement.object
    is_object = is_other(question, told, "object")
    if is_object and (summed(told, held) < NEARBY_OBJECT or own.names):
        return None
    return _open(question, told, held) or _decided(question, told, held)


def _open(question: Question, told: Told, held: float) -> Answered | None:
    """Return unclear for a claim that leaves open what is asked, None where it does not."""
    asked, statement = question.statement, told.statement
    sure, span = _sureness(held, told), statement.claim.predicate_span
    if statement.sign == 0:
        return Answered(statement.id, "unclear", "doubt", sure, _deciding(statement))
    is_denied = asked.sign * statement.sign < 0  # who never opened it did not on Monday
    is_short = _lacks_value(asked, statement) or lacks_doer(question, told)
    first = statement.words.split(" ", 1)[0].casefold()
    if first in LEFT_OPEN or _is_anybody(question, told) or (is_short and not is_denied):
        return Answered(statement.id, "unclear", "left open", round(sure - 0.2, 3), span)
    return None


def _decided(question: Question, told: Told, held: float) -> Answered | None:
    """Return for or against, None where what is negated is not what is asked."""
    asked, statement = question.statement, told.statement
    sure, claim = _sureness(held, told), statement.claim
    is_denied = asked.sign * statement.sign < 0
    is_contrary = tells_contrary(question, told)
    # who does not stay need not leave; "denied that he knew of the payments" denies no payment
    if is_denied and (is_contrary or not _is_main(question, statement)):
        return None
    if is_denied and asked.sign < 0 and not _asserts(question, statement):
        return None
    if is_contrary:
        return Answered(statement.id, "against", "antonym", sure, claim.predicate_span)
    if is_denied:
        kind: ReasonKind = "denial" if claim.heard_as == "denied" else "negation"
        return Answered(statement.id, "against", kind, sure, _deciding(statement))
    return Answered(statement.id, "for", _name_of(question, told), sure, claim.predicate_span)


def _sureness(held: float, told: Told) -> float:
    if told.near is None:
        return round(0.3 + 0.5 * held, 3)
    return round(0.3 + 0.35 * held + 0.25 * max(0.0, told.near), 3)


def _is_main(question: Question, statement: Statement) -> bool:
    """Tell whether what is asked about is a claim's own predicate, or an argument of it."""
    words = statement.predicate | statement.subject.words | statement.object.words
    return not question.telling or any(
        may_mean(term, word) for term in question.telling for word in words
    )


def _asserts(question: Question, statement: Statement) -> bool:
    """Tell whether a claim's verb tells the deed: who criticizes a role in it only implies one."""
    own = statement.predicate - EMPTY - frozenset(map(stem, MERE))
    return not own or any(may_mean(term, word) for term in question.telling for word in own)


def _name_of(question: Question, told: Told) -> ReasonKind | AnswerSign:
    """Return whether a claim says so in the question's words, or in others."""
    own = told.statement
    words = own.predicate | own.terms | own.units
    is_said = all(
        stands_in(term, frozenset(map(grouped, words))) for term in question.terms
    ) and tells_deed(question, told)
    return "same words" if is_said else "other words"


def _taken_back(asked: Statement, statement: Statement, found: Answered) -> Answered:
    """Return unclear for a claim whose source takes no position, or tells of another time."""
    if statement.claim.heard_as == "doubted":
        span = _deciding(statement)
        return Answered(found.claim, "unclear", "doubt", found.confidence, span)
    if statement.bar is None:
        is_early = found.stance == "for" and is_past(asked) and is_to_come(statement)
        return replace(found, stance="unclear", why="yet to come") if is_early else found
    why = BARS.get(statement.bar, "mere report")
    return Answered(found.claim, "unclear", why, found.confidence, _deciding(statement))


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
