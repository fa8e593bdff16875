"""Clauses whose source judges what is said: "rejected claims that X", "confirmed reports that X".

The noun between the verb and the clause only says that somebody said it; whoever judges it says or
denies the clause itself, as in "denied that X".
"""

from __future__ import annotations

from sayso.claims.climb import tells_content
from sayso.claims.ground import Ground, is_finite, lemma_of
from sayso.claims.signatures import class_of
from sayso.language.parse import Token
from sayso.model import Attribution

JUDGING = frozenset({"denying", "doubting", "confirming"})
THINGS = frozenset({"dobj", "nsubjpass"})


def give_judged(ground: Ground, attribution: Attribution, verb: Token, number: int) -> bool:
    """Give the clauses of nouns of saying that a cue's verb judges to its Attribution.

    The noun itself, with the words of other sources before the clause, is left to whoever tells
    the verb.

    Args:
        ground: whose `whose` is changed.
        attribution: the verb's.
        verb: the head of its cue.
        number: the Attribution's.

    Returns:
        Whether there is such a clause.
    """
    if class_of(lemma_of(verb), "verb") not in JUDGING:
        return False
    inside = [t.i for t in ground.parse.tokens_of(attribution.content)]
    nouns = {i for i in inside if _is_judged(ground, ground.token(i), verb)}
    if not nouns:
        return False
    passing = {n for n, one in enumerate(ground.attributions) if _is_carried(ground, one, nouns)}
    clauses = [
        t
        for noun in nouns
        for t in ground.below(noun)
        if says_what(ground, t) or (is_finite(ground, t) and ground.whose[t.i] in passing)
    ]
    told = {i for clause in clauses for i in ground.parse.subtree(clause.i)}
    for i in inside:
        if told and ground.whose[i] in {number, *passing}:
            ground.whose[i] = number if i in told else ground.whose[verb.i]
    return bool(told)


def _is_judged(ground: Ground, noun: Token, verb: Token) -> bool:
    """Tell a noun of saying that a verb judges: "rejected rumours and claims"."""
    if noun.pos != "NOUN" or class_of(lemma_of(noun), "noun") != "saying":
        return False
    first = noun
    while first.dep == "conj":
        first = ground.token(first.head)
    return first.dep in THINGS and first.head == verb.i


def says_what(ground: Ground, clause: Token) -> bool:
    """Tell a clause that completes its noun ("claims that it leaks") from one that describes it."""
    if not is_finite(ground, clause):
        return False
    if clause.dep == "relcl":
        return tells_content(ground, clause, ground.token(clause.head))
    marked = any(t.dep == "mark" and t.lower == "that" for t in ground.below(clause.i))
    return clause.dep == "ccomp" or (clause.dep == "acl" and marked)


def _is_carried(ground: Ground, attribution: Attribution, nouns: set[int]) -> bool:
    return any(t.i in nouns for t in ground.parse.tokens_of(attribution.cue))
