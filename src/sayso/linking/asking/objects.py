"""To whom and what for a deed is done: whether a claim tells of another object or purpose.

"Morland's support for Kirin" says nothing on whether it supports the rebels, nor does "the militia
that Morland supports".
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.linking.asking.deeds import stands_in
from sayso.linking.asking.named import (
    BEFORE,
    ENDS,
    LOCATIVE,
    SMALL,
    Sentence,
    may_be_one,
    places_in,
)
from sayso.linking.asking.told import NOBODY, Question, Told
from sayso.linking.entities import Linker
from sayso.linking.pair import match
from sayso.linking.words import EMPTY, WORD, stem

AIMED = frozenset({"for", "against", "of"})
"""Prepositions that join a deed's object to its noun."""

RELATIVE = frozenset({"that", "which", "who", "whom"})
"""Words that stand for the object in its clause."""

JOINING = AIMED | LOCATIVE | {"by", "with", "without", "under", "after", "before", "as"}
"""Prepositions with which a phrase begins. Own list."""

PURPOSE = frozenset({"for", "on", "under", "with", "without", "after", "before"})
"""Those of phrases that tell how or what for. Own list."""


def has_other_object(
    question: Question, told: Told, sentence: Sentence, predicate: range, linker: Linker
) -> bool:
    """Tell whether an object is asked about, and all deeds of a claim have another.

    Args:
        question: what is asked.
        told: a claim.
        sentence: of the claim.
        predicate: the places of its predicate in the sentence where that tells the deed.
        linker: knows the names.
    """
    asked = question.statement.object
    if asked.is_vague or asked.words & NOBODY or match(asked, told.statement.object):
        return False
    if not _is_behind(question):
        return False
    nouns = list(places_in(sentence, question.telling, predicate))
    verbs = list(predicate[-1:])
    if not nouns and not verbs:
        return False
    return all(
        (at in nouns and _is_aimed_elsewhere(question, sentence, at, linker))
        or _stands_elsewhere(question, sentence, at)
        for at in (*nouns, *verbs)
    )


def _is_behind(question: Question) -> bool:
    """Tell whether its object stands behind its verb: not "the road is mined", "died at Tarn"."""
    claim, text = question.statement.claim, question.statement.text
    verb, thing = claim.predicate_span, claim.object_span
    if verb is None or thing is None or verb.start >= thing.start:
        return False
    return LOCATIVE.isdisjoint(WORD.findall(text[verb.end : thing.start].casefold()))


def _is_aimed_elsewhere(question: Question, sentence: Sentence, at: int, linker: Linker) -> bool:
    """Tell "the support for Kirin", where Kirin is none of those that are asked about."""
    if at + 2 >= len(sentence.words) or at + 1 in sentence.breaks:
        return False
    if sentence.words[at + 1] not in AIMED:
        return False
    phrase = _phrase(sentence, at + 1)
    keys = frozenset[str]().union(*(one.keys for one in sentence.names if one.at in phrase))
    asked = question.statement.object
    meant = asked.units | question.doers | question.places
    if not keys or not keys.isdisjoint(meant) or may_be_one(keys, meant, linker):
        return False
    return not _hold_any(asked.words, sentence, phrase)


def _stands_elsewhere(question: Question, sentence: Sentence, at: int) -> bool:
    """Tell "the militia that Morland supports", where no militia is asked about."""
    words, behind = sentence.words, at + 1
    is_last = behind >= len(words) or behind in sentence.breaks
    if not is_last and words[behind] not in ENDS - RELATIVE:
        return False
    before = range(max(sentence.breaks_before(at), at - BEFORE), at)
    joined = [n for n in before if words[n] in RELATIVE]
    if not joined or all(words[n] in ENDS for n in range(joined[-1], at)):
        return False
    first = joined[-1] - 1
    while first > max(0, joined[-1] - BEFORE) and words[first] not in SMALL:
        first -= 1
    head = range(max(0, first), joined[-1])
    asked = question.statement.object
    keys = frozenset[str]().union(*(one.keys for one in sentence.names if one.at in head))
    return keys.isdisjoint(asked.units) and not _hold_any(asked.words, sentence, head)


def _hold_any(stems: frozenset[str], sentence: Sentence, places: range) -> bool:
    held = frozenset(stem(sentence.words[n]) for n in places)
    return any(stands_in(word, held) for word in stems)


def _phrase(sentence: Sentence, at: int) -> range:
    """Return the places of the words that a preposition joins."""
    end = at + 1
    while end < len(sentence.words) and end not in sentence.breaks:
        if sentence.words[end] in ENDS | JOINING:
            break
        end += 1
    return range(at + 1, end)


def has_other_purpose(asked: Sentence, told: Told, sentence: Sentence) -> bool:
    """Tell "on the advice of a friend" from "for legal advice", which was asked about.

    Args:
        asked: the question's sentence.
        told: a claim.
        sentence: of the claim.
    """
    own = [row for row in _purposes(sentence) if sentence.first <= row[3] < sentence.last]
    for joined, head, more, _ in _purposes(asked):
        others = [row for row in own if stands_in(head, frozenset({row[1]}))]
        is_held = any(stands_in(word, told.words) for word in more)
        if more and others and not is_held and all(row[0] != joined for row in others):
            return True
    return False


def _purposes(sentence: Sentence) -> Iterator[tuple[str, str, frozenset[str], int]]:
    """Yield phrases: the preposition, the stem of the head, those before it, and the place."""
    for at, word in enumerate(sentence.words):
        if word in PURPOSE:
            phrase = [sentence.words[n] for n in _phrase(sentence, at)]
            stems = [stem(one) for one in phrase if one not in SMALL | EMPTY]
            if stems:
                yield word, stems[-1], frozenset(stems[:-1]), at
