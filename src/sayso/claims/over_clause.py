"""What the word over a clause is there: a verb, "is likely", "have yet", "the claim is false"."""

from __future__ import annotations

from sayso.claims.clause_words import (
    FACT,
    NEXT,
    NOT_YET,
    PLANNED,
    TOO,
    ClauseWord,
    Frame,
    find_clause_word,
    is_told_by_somebody,
    known_word,
)
from sayso.claims.climb import predicate_of, subject_of
from sayso.claims.ground import VERBAL, VOICE, Ground, lemma_of
from sayso.claims.negation import find_negation
from sayso.claims.values import YES
from sayso.language.parse import Token

Read = tuple[ClauseWord | None, bool]
"""What is known of a word, and whether whoever uses it is its source too."""

TRANSPARENT = ClauseWord(None, None, YES, YES.flipped())
"""A noun for what is said, all of which the source says, denies or doubts: "denied the claim"."""


def read_word(ground: Ground, word: Token, frame: Frame) -> Read:
    """Return what is known of the word over a clause, and whether its user is its source too."""
    if frame == "to" and any(t.lower == "too" for t in ground.below(word.i)):
        return TOO, False
    if word.pos == "NOUN" and (found := _of_noun(ground, word, frame)) is not None:
        return found
    special = _of_auxiliary(ground, word, frame)
    if special is not None:
        return special, False
    known = known_word(ground, word, frame)
    if known is None and lemma_of(word) == "be":
        return _of_be(ground, word, frame), False
    verb = predicate_of(ground, word)
    subject = subject_of(ground, verb)
    if subject is not None:
        return known, _is_self(ground, word, subject)
    there = lemma_of(verb) == "be" and any(t.dep == "expl" for t in ground.below(verb.i))
    is_view = known is not None and is_told_by_somebody(known)
    return known, word.pos == "ADJ" or (word.pos == "NOUN" and there and not is_view)


def is_judged(ground: Ground, noun: Token) -> bool:
    """Tell a subject that its clause says to be so or not: "the claim is false", "was denied"."""
    verb = ground.token(noun.head)
    if noun.dep == "nsubjpass":
        return find_clause_word(verb.lower, "participle", "that") is not None
    return lemma_of(verb) == "be" and any(t.dep == "acomp" for t in ground.below(verb.i))


def is_performed(ground: Ground, verb: Token) -> bool:
    """Tell "I must say that" and "we can confirm that", which do say so."""
    below = ground.below(verb.i)
    if find_negation(ground, verb).flips or not any(t.tag == "MD" for t in below):
        return False
    known = find_clause_word(lemma_of(verb), "verb", "that")
    own = any(t.dep == "nsubj" and t.lower in {"i", "we"} for t in below)
    return own and known is not None and known.source == YES


def _of_auxiliary(ground: Ground, word: Token, frame: Frame) -> ClauseWord | None:
    """Judge "has yet to leave" and "is going to leave"."""
    if frame != "to" or word.pos not in VERBAL:
        return None
    if word.lower == "going":
        return NEXT
    yet = any(t.lower == "yet" for t in ground.below(word.i))
    return NOT_YET if yet and lemma_of(word) in {"have", "be"} else None


def _is_self(ground: Ground, word: Token, subject: Token) -> bool:
    """Tell "I doubt", and "he hopes" at the head of what somebody said."""
    if subject.lower in {"i", "we"}:
        return True
    told = ground.whose[word.i] != VOICE
    at_head = ground.is_content_root(predicate_of(ground, word).i)
    return told and at_head and subject.lower in {"he", "she", "they", "it"}


def _of_be(ground: Ground, word: Token, frame: Frame) -> ClauseWord | None:
    """Judge "is to leave", "the question is whether", "the problem is that"."""
    if frame == "to":
        return PLANNED
    for t in ground.below(word.i):
        if t.dep == "nsubj" and t.pos == "NOUN":
            return find_clause_word(lemma_of(t), "noun", frame) or FACT
    return None


def _of_noun(ground: Ground, noun: Token, frame: Frame) -> Read | None:
    """Judge a noun for what is said by what is said of it: "the claim is false"."""
    found = find_clause_word(lemma_of(noun), "noun", frame)
    if found is None or not is_told_by_somebody(found):
        return None
    if ground.is_content_root(noun.i) and ground.whose[noun.i] != VOICE:
        return TRANSPARENT, False
    over = ground.token(noun.head)
    if over.pos not in VERBAL:
        return None
    if noun.dep == "nsubj" and lemma_of(over) == "be":
        words = [lemma_of(t) for t in ground.below(over.i) if t.dep == "acomp"]
        said = find_clause_word(words[0], "adjective", "that") if words else None
        return None if said is None else (said, said.source is None)
    if noun.dep == "nsubjpass":
        said = find_clause_word(over.lower, "participle", "that")
        return None if said is None else (said, False)
    said = find_clause_word(lemma_of(over), "verb", "that") if noun.dep == "dobj" else None
    return (said, False) if said and said.source and said.source.sign else None
