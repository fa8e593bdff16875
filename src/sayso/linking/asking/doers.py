"""Who does what is asked about: whether a claim tells of another, or leaves it open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from sayso.linking.asking.deeds import may_mean, stands_in
from sayso.linking.asking.named import Deed, Sentence, may_be_one
from sayso.linking.asking.told import NOBODY, Question, Told
from sayso.linking.entities import Linker
from sayso.linking.pair import match
from sayso.linking.statements import NO_ARGUMENT, Argument, Statement
from sayso.linking.words import WORD, grouped, predicates_with, stem

ANYBODY = frozenset({"you", "one"})
"""Subjects of what is told of anybody."""

PEOPLE = frozenset({"person", "name"})
"""Kinds of entity that do nothing by the hands of others."""

TITLED = 24
"""Characters before a subject in which words stand that tell what it is. Own choice."""

OWNED = frozenset({"its", "their", "his", "her"})
"""First words of what belongs to the doer."""


def has_other_doer(
    question: Question, told: Told, sentence: Sentence, deeds: Sequence[Deed], linker: Linker
) -> bool:
    """Tell whether a claim lays the deed at another's door than the one who is asked about."""
    statement = told.statement
    if (statement.claim.subject or "").casefold() in ANYBODY:
        return True
    asked = question.doers
    if not asked:
        return _has_other_subject(question, told, linker)
    agents = [deed.agents for deed in deeds if deed.agents]
    if agents and not any(deed.is_verb for deed in deeds):
        return not any(asked & one or may_be_one(one, asked, linker) for one in agents)
    if _has_other_subject(question, told, linker):
        return True
    is_speaker = statement.key in asked and statement.subject.is_vague  # "it had ordered it"
    return not (is_speaker or _is_near(question, told, sentence))


def _has_other_subject(question: Question, told: Told, linker: Linker) -> bool:
    """Tell whether a claim's subject is somebody else than who is asked about."""
    own = told.statement.subject
    is_deed = any(stands_in(term, own.words) for term in question.telling)
    # who puts the number of dead at 12 killed nobody
    is_deed = is_deed or bool(told.statement.predicate & predicates_with("reckons"))
    return (not is_deed and is_other(question, told, "subject")) or _is_only_of(
        question.statement.subject, told.statement, linker
    )


def _is_near(question: Question, told: Told, sentence: Sentence) -> bool:
    """Tell whether who is asked about is a claim's subject, or named in its sentence or before."""
    asked, own = question.doers, told.statement.subject
    if match(question.statement.subject, own) or not asked.isdisjoint(own.units):
        return True
    words = frozenset().union(*(question.named.get(key, frozenset()) for key in asked))
    around = told.words | told.before
    return not (asked.isdisjoint(sentence.keys(within=False)) and words.isdisjoint(around))


def _is_only_of(asked: Argument, statement: Statement, linker: Linker) -> bool:
    """Tell "members of Reed's party" and "Reed's lawyer" from Reed, who was asked about."""
    keys = {key for keys in asked.names for key in keys if key in linker.by_id}
    people = [linker.by_id[key] for key in keys if linker.by_id[key].kind in PEOPLE]
    if not people or asked.words or keys.isdisjoint(statement.subject.units):
        return False
    words = WORD.findall((statement.claim.subject or "").casefold())
    last = {one.name.casefold().split()[-1] for one in people}
    at = [n for n, word in enumerate(words) if word.removesuffix("'s").removesuffix("’s") in last]
    return bool(at) and (at[-1] + 1 < len(words) or "of" in words[: at[-1]])


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
    if slot == "object" and own.names and not question.places.isdisjoint(own.units):
        return False  # who leaves a place withdraws from it
    if slot == "subject":
        return _is_other_doer(question, told)
    return not (_stand_in(asked, question, told) or _stand_in(own, None, question.told))


def _is_other_doer(question: Question, told: Told) -> bool:
    """Tell whether the doer that a claim names leaves no room for the one who is asked about."""
    asked, own = question.statement.subject, told.statement.subject
    if _names(asked, question, _subject_words(told)):
        return False
    is_done = any(may_mean(a, b) for a in question.telling for b in told.statement.predicate)
    if own.names and is_done:
        # each does something of its own, unless the deed is mutual
        is_mutual = question.telling & predicates_with("symmetric")
        # "the gate opened" asks about what guards open; who is attacked does not attack
        is_thing = not asked.names and bool(match(asked, told.statement.object))
        return not (is_mutual or is_thing)
    return not (_names(asked, question, told.words) or _names(own, question, question.told.words))


def _subject_words(told: Told) -> frozenset[str]:
    """Return the stems of a subject's words and of those just before it: "the river Sarrel".

    Where a pronoun stands for it, those before its name in the same sentence count: “I …,” Mayor
    Renn said.
    """
    text, claim, span = told.statement.text, told.statement.claim, told.statement.claim.subject_span
    start = max(claim.span.start, span.start - TITLED) if span else 0
    before = text[start : span.start] if span else ""
    subject = claim.subject or ""
    named = text.find(subject, claim.span.end, told.around.end) if subject else -1
    if named >= 0:
        before += " " + text[max(claim.span.end, named - TITLED) : named]
    return frozenset(map(stem, WORD.findall(f"{before} {subject}".casefold())))


def _names(argument: Argument, question: Question, words: frozenset[str]) -> bool:
    """Tell whether an argument's names, or its head where it has none, stand among some words."""
    keys = [key for names in argument.names for key in names]
    if keys:
        named = [question.named.get(key, frozenset({key})) for key in keys]
        return not words.isdisjoint(keys) or any(
            own and all(stands_in(word, words) for word in own) for own in named
        )
    heads = {argument.head} if argument.head else argument.words
    return any(stands_in(grouped(word), words) for word in heads)


def _stand_in(argument: Argument, question: Question | None, told: Told) -> bool:
    named = [question.named.get(key, frozenset()) for key in argument.units] if question else []
    words = argument.units.union(*named)
    return any(stands_in(grouped(word), told.words) for word in words)


def lacks_doer(question: Question, told: Told) -> bool:
    """Tell whether somebody was asked about, and the claim leaves open who it was.

    "The clinic was hit" leaves open by whom, and "the truce is holding" who keeps it; but whoever
    is asked to withdraw its guns does so where the guns leave.
    """
    asked, own = question.statement.subject, told.statement.subject
    if asked.is_vague or asked.words & NOBODY or match(asked, own):
        return False
    thing = question.statement.claim.object_span
    first = thing.of(question.statement.text).split(" ", 1)[0].casefold() if thing else ""
    if first in OWNED and match(question.statement.object, own):
        return False
    short = [question.named.get(key, frozenset()) for key in asked.units]
    if not own.names and any(own.head in words for words in short):
        return False  # "the ministry" for "the Health Ministry"
    if _names(asked, question, _subject_words(told)):
        return False
    is_pronoun = own.is_vague and own is not NO_ARGUMENT
    return not _names(asked, question, told.words | told.before if is_pronoun else told.words)
