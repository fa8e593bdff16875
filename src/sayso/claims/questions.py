"""Questions and conditions, which leave open what they contain."""

from __future__ import annotations

from bisect import bisect_left

from sayso.claims.clause_words import find_clause_word
from sayso.claims.ground import Ground
from sayso.claims.signatures import class_of
from sayso.language.parse import Token
from sayso.model import Span

CONDITIONAL = frozenset({"if", "unless", "provided"})
MAX_DEPTH = 8
"""Clauses within clauses that are followed upwards; deeper ones are left unknown."""


def is_inverted_condition(ground: Ground, token: Token) -> bool:
    """Tell "had they left" and "should they leave"."""
    below = ground.below(token.i)
    subject = next((t for t in below if t.dep in {"nsubj", "nsubjpass"}), None)
    return subject is not None and any(
        t.dep.startswith("aux") and t.lower in {"had", "were", "should"} and t.i < subject.i
        for t in below
    )


def find_asked(ground: Ground) -> frozenset[int]:
    """Return the clauses that a question mark closes, or "or not".

    The last clause before the mark is asked, with those that it completes; clauses that it is only
    joined to are asked if they have the word order of a question themselves.
    """
    asked: set[int] = set()
    heads = ground.heads
    for token in ground.parse.tokens:
        if token.text != "?" and not _leaves_open(ground, token):
            continue
        at = bisect_left(heads, token.i) - 1
        if at >= 0 and ground.token(heads[at]).sentence == token.sentence:
            _climb(ground, heads[at], asked)
    return frozenset(asked)


def _leaves_open(ground: Ground, token: Token) -> bool:
    """Tell "acted rightly or not", which says neither; "like it or not" is an idiom."""
    tokens, at = ground.parse.tokens, token.i
    if (
        token.lower != "not"
        or at < 3
        or tokens[at - 1].lower != "or"
        or tokens[at - 3].lower == "like"
    ):
        return False
    return at + 1 == len(tokens) or tokens[at + 1].pos == "PUNCT"


def _climb(ground: Ground, head: int, asked: set[int]) -> None:
    """Add a clause and those over it that the same question mark closes."""
    at, joined = head, False
    for _ in range(MAX_DEPTH):
        top = ground.token(ground.top(at))
        if top.dep not in {"relcl", "advcl", "acl"} and (not joined or _is_inverted(ground, at)):
            asked.add(at)
        above = ground.owner[top.head] if top.head != top.i else -1
        if above < 0 or above == at or ground.is_content_root(top.i):
            break
        joined = joined or top.dep == "conj"
        at = above


def _is_inverted(ground: Ground, head: int) -> bool:
    """Tell the word order of a question: "did they leave", "who left", "are they"."""
    below = ground.below(head)
    subject = next((t for t in below if t.dep in {"nsubj", "nsubjpass", "expl"}), None)
    if subject is None or subject.tag in {"WP", "WDT"}:
        return True
    helped = any(t.dep.startswith("aux") and t.i < subject.i for t in below)
    return helped or (ground.token(head).pos == "AUX" and head < subject.i)


def has_condition(ground: Ground, head: int) -> bool:
    """Tell whether a condition hangs on the clause ("will leave if ...")."""
    return bool(find_conditions(ground, head))


def find_conditions(ground: Ground, head: int) -> tuple[Span, ...]:
    """Return the clauses on which a clause depends ("if they agree"), in text order."""
    clauses = (t for i in (*ground.over.get(head, ()), head) for t in ground.below(i))
    found = (t for t in clauses if t.dep == "advcl" and _is_condition(ground, t))
    return tuple(sorted({_whole(ground, token) for token in found}))


def _is_condition(ground: Ground, token: Token) -> bool:
    below = ground.below(token.i)
    marks = {t.lower for t in below if t.dep in {"mark", "advmod"}}
    if "even" in marks or any(t.lower == "even" for m in below for t in ground.below(m.i)):
        return False
    if "whether" in marks and any(t.lower == "or" for t in below):
        return False
    if _is_whether(ground, token):
        return False
    return (bool(CONDITIONAL & marks) and "as" not in marks) or is_inverted_condition(ground, token)


def _is_whether(ground: Ground, token: Token) -> bool:
    """Tell "will know if they left", which asks it, from "will leave if they do"."""
    verb = ground.token(token.head)
    before = ground.token(ground.leftmost(token.i) - 1)
    has_object = any(t.dep in {"dobj", "ccomp", "xcomp"} for t in ground.below(verb.i))
    is_next = before.i >= verb.i and before.pos != "PUNCT" and not has_object
    is_asked = find_clause_word(verb.lemma, "verb", "whether") is not None
    return is_next and is_asked and class_of(verb.lemma, "verb") != "saying"


def _whole(ground: Ground, token: Token) -> Span:
    """Return a clause with all that hangs on it, without marks at its ends."""
    inside = [i for i in ground.parse.subtree(token.i) if ground.token(i).pos != "PUNCT"]
    return ground.parse.span_of(min(inside), max(inside))
