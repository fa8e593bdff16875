"""Answers to what was said before: "That is untrue", "rejected that account", "I was wrong"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from sayso.claims.clauses import stands_for_clause
from sayso.claims.ground import SUBJECTS, Ground, lemma_of
from sayso.claims.stance import Factuality
from sayso.language.parse import Token
from sayso.lexicons import load_lexicon
from sayso.model import Claim, RefersBack, Span

REFERRING = frozenset({"that", "this", "it", "these", "those", "so", "either", "neither", "both"})
SELF = frozenset({"i", "we"})
PEOPLE = frozenset({"he", "she", "they", "you"})
ERRING = frozenset({"wrong", "mistaken", "incorrect", "err"})
DEFINITE = frozenset({"the", "that", "this", "those", "these", "such", "either", "both"})
COMPLEMENTS = frozenset({"attr", "acomp", "oprd"})
OPPOSITE: dict[RefersBack, RefersBack] = {"denies": "affirms", "affirms": "denies"}

NEAR = 4
"""Sentences back in which what is answered is looked for. Own choice."""
MOST = 3
"""Claims that are given as what is answered, at most."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a clause does to what was said before, and the words that refer to it."""

    does: RefersBack
    by: Span


@cache
def _words(role: str) -> frozenset[str]:
    return frozenset(row["word"] for row in load_lexicon("answer_words") if row["role"] == role)


def find_answer(ground: Ground, head: int, fact: Factuality) -> Answer | None:
    """Return what a clause answers to what was said before, None where it says something itself."""
    if fact.heard in {"asked", "wished", "supposed"} or fact.open:
        return None
    token = ground.token(head)
    if stands_for_clause(ground, token):
        found: Answer | None = Answer("affirms", token.span)
    elif head in ground.nominal:
        found = _verbless(ground, token)
    elif lemma_of(token) == "be":
        found = _judged(ground, token)
    else:
        found = _by_verb(ground, token)
    if found is None or found.does == "withdraws" or not fact.negative:
        return found
    return replace(found, does=OPPOSITE[found.does])


def _verbless(ground: Ground, head: Token) -> Answer | None:
    """Judge "A lie." and "it a lie"."""
    at = ground.nominal[head.i]
    if at < 0:
        alone = len([i for i in ground.members.get(head.i, ()) if ground.token(i).pos != "PUNCT"])
        does = _judgement(head) if alone <= 3 else None
        return Answer(does, head.span) if does else None
    subject = ground.token(at)
    does = _judgement(head) if is_reference(ground, subject) else None
    return Answer(does, subject.span) if does else None


def _judgement(word: Token) -> RefersBack | None:
    if word.lower in _words("denies") or word.lemma in _words("denies"):
        return "denies"
    return "affirms" if word.lower in _words("affirms") else None


def _judged(ground: Ground, verb: Token) -> Answer | None:
    """Judge "that is untrue", "he is right", "I was wrong"."""
    subject = _subject(ground, verb)
    told = next((t for t in ground.below(verb.i) if t.dep in COMPLEMENTS), None)
    if subject is None or told is None or (does := _judgement(told)) is None:
        return None
    if any(t.dep in {"ccomp", "xcomp", "acl", "prep"} for t in ground.below(told.i)):
        return None
    if any(t.dep in {"ccomp", "xcomp", "advcl"} and t.i > told.i for t in ground.below(verb.i)):
        return None
    if subject.lower in SELF:
        return Answer("withdraws", subject.span) if told.lower in ERRING else None
    if subject.lower in PEOPLE:
        is_view = told.lower in {"right", "wrong", "correct", "mistaken", "liar"}
        return Answer(does, subject.span) if is_view else None
    return Answer(does, _span(ground, subject)) if is_reference(ground, subject) else None


def _by_verb(ground: Ground, verb: Token) -> Answer | None:
    """Judge "rejected that account", "confirmed it", "three laboratories say so"."""
    lemma, below = lemma_of(verb), ground.below(verb.i)
    if any(t.dep in {"ccomp", "xcomp"} for t in below):
        return None
    subject = _subject(ground, verb)
    if subject is not None and lemma in _words("lying") and subject.lower in PEOPLE:
        return Answer("denies", subject.span)
    if subject is not None and lemma == "err" and subject.lower in SELF:
        return Answer("withdraws", subject.span)
    so = next((t for t in below if t.lower == "so" and t.i > verb.i), None)
    if so is not None and lemma in {"say", "think", "believe"}:
        return Answer("affirms", so.span)
    # "would believe it if" neither affirms nor denies
    is_open = lemma in _words("affirming") and any(t.tag == "MD" for t in below)
    if not is_open and lemma in _words("denying") | _words("affirming"):
        return _of_object(ground, verb, "denies" if lemma in _words("denying") else "affirms")
    return None


def _of_object(ground: Ground, verb: Token, does: RefersBack) -> Answer | None:
    """Judge by what is denied or affirmed: "that account" refers back, "the offer" does not."""
    below = ground.below(verb.i)
    thing = next((t for t in below if t.dep in {"dobj", "nsubjpass"}), None)
    if thing is None:
        alone = lemma_of(verb) in {"contradict", "disagree"}
        is_bare = alone and not any(t.dep == "prep" for t in below)
        return Answer(does, verb.span) if is_bare else None
    if thing.lemma == "word":
        inner = [t for p in ground.below(thing.i) if p.dep == "prep" for t in ground.below(p.i)]
        thing = inner[0] if inner else thing
    return Answer(does, _span(ground, thing)) if is_reference(ground, thing) else None


def is_reference(ground: Ground, token: Token) -> bool:
    """Tell words for what was said before: "that", "the charge", "the board's account"."""
    if token.lower in REFERRING and token.pos in {"PRON", "DET", "ADV", "SCONJ"}:
        return True
    if token.pos != "NOUN" or token.lemma not in _words("noun"):
        return False
    below = ground.below(token.i)
    if any(t.dep in {"acl", "relcl", "ccomp", "prep", "nummod"} for t in below):
        return False
    return any(t.dep == "poss" or (t.dep == "det" and t.lower in DEFINITE) for t in below)


def _subject(ground: Ground, verb: Token) -> Token | None:
    return next((t for t in ground.below(verb.i) if t.dep in SUBJECTS), None)


def _span(ground: Ground, token: Token) -> Span:
    inside = [i for i in ground.parse.subtree(token.i) if ground.token(i).pos != "PUNCT"]
    return ground.parse.span_of(min(inside, default=token.i), max(inside, default=token.i))


def find_targets(ground: Ground, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims, in text order, each answer with the claims that it can answer.

    What is answered stands in the nearest sentence before, said by another source; an admission
    takes back what the same source said.
    """
    sentences = {claim.id: _sentence(ground, claim) for claim in claims}
    sources = {a.id: a.source_name for a in ground.attributions}
    found = []
    for number, claim in enumerate(claims):
        if claim.refers_back is None:
            found.append(claim)
            continue
        near = [
            one
            for one in claims[:number]
            if 0 <= sentences[claim.id] - sentences[one.id] <= NEAR
            and not one.span.overlaps(claim.span)
            and one.refers_back is None
        ]
        owner = _owner(ground, claim)
        owned = [one for one in near if owner & _name_words(sources.get(one.attribution or ""))]
        found.append(replace(claim, refers_to=_targets(claim, owned or near, sentences, sources)))
    return tuple(found)


def _owner(ground: Ground, claim: Claim) -> frozenset[str]:
    """Return the words for whose account it is: "the board's" of "the board's account"."""
    if claim.refers_span is None:
        return frozenset()
    owners = [t for t in ground.parse.tokens_in(claim.refers_span) if t.dep == "poss"]
    return frozenset(t.lower for t in owners if t.pos in {"NOUN", "PROPN"})


def _name_words(name: str | None) -> frozenset[str]:
    return frozenset((name or "").casefold().split())


def _targets(
    claim: Claim,
    near: Sequence[Claim],
    sentences: dict[str, int],
    sources: dict[str, str | None],
) -> tuple[str, ...]:
    own = sources.get(claim.attribution or "")
    if claim.predicate != "do":
        near = [one for one in near if one.heard_as not in {"asked", "wished"}]
    said = [one for one in near if one.attribution is not None]
    if claim.refers_back == "withdraws":
        fitting = [one for one in said if sources[one.attribution or ""] == own] or said
    elif claim.predicate == "do":
        fitting = list(near)
    else:
        fitting = [one for one in said if sources[one.attribution or ""] != own] or [
            one for one in near if one.attribution != claim.attribution
        ]
    if not fitting:
        return ()
    last = max(sentences[one.id] for one in fitting)
    same = [one for one in fitting if sentences[one.id] == last]
    main = [one for one in same if not any(_describes(one, other) for other in same)]
    return tuple(one.id for one in main[:MOST])


def _describes(one: Claim, other: Claim) -> bool:
    """Tell a claim that only says which thing another is about: "the crew that went out"."""
    spans = (other.subject_span, other.object_span)
    within = any(span is not None and span.covers(one.span) for span in spans)
    return within and one.id != other.id and not one.span.covers(other.span)


def _sentence(ground: Ground, claim: Claim) -> int:
    return ground.parse.tokens_in(claim.span)[0].sentence
