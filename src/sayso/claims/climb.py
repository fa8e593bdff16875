"""How a clause is joined to what stands over it, and which word decides there."""

from __future__ import annotations

from enum import Enum, auto
from itertools import pairwise

from sayso.claims.clause_words import Frame, find_clause_word
from sayso.claims.clauses import is_misread_root
from sayso.claims.embedding import ROLE
from sayso.claims.ground import SUBJECTS, VERBAL, Ground, is_finite, lemma_of
from sayso.claims.questions import is_inverted_condition
from sayso.language.parse import Token
from sayso.model import Attribution

COMPLETING = frozenset({"ccomp", "xcomp", "acl", "csubj", "csubjpass", "pcomp", "dep"})
CONDITIONS = frozenset({"if", "unless", "whether", "lest", "provided", "providing", "supposing"})
LINKING = frozenset({"be", "seem", "appear", "become", "remain", "look"})
"""Verbs whose "it" stands for the clause: "it is likely that"."""
ANYBODY = frozenset({"anyone", "anybody", "anything", "whoever", "those", "someone", "somebody"})


class Joint(Enum):
    """How a clause hangs on the word over it.

    PART: it completes the word. CONJUNCT: it is joined to another verb. MISREAD: it is the main
    clause, hung on its subject. SAME: it goes with its verb ("killing two"). OPEN: a condition or
    a purpose. BEFORE: what had not happened yet. WITHOUT: what was not done. ASIDE: it is told
    beside the main clause.
    """

    PART = auto()
    CONJUNCT = auto()
    MISREAD = auto()
    SAME = auto()
    OPEN = auto()
    BEFORE = auto()
    WITHOUT = auto()
    ASIDE = auto()


def joint_of(ground: Ground, token: Token, head: Token) -> Joint:
    """Return how a clause hangs on its head, in the same content."""
    if token.dep == "conj":
        return Joint.CONJUNCT
    if is_misread_root(ground, token):
        return Joint.MISREAD
    if is_in_case(ground, token):
        return Joint.OPEN
    if token.dep == "advcl":
        return _adverbial(ground, token)
    if token.dep == "pcomp" and head.lower == "without":
        return Joint.WITHOUT
    return _completion(ground, token, head)


def _completion(ground: Ground, token: Token, head: Token) -> Joint:
    """Tell a clause that completes a word from one that says more of it."""
    if token.dep == "acl" and token.tag in {"VBG", "VBN"} and not _is_that_clause(ground, token):
        return Joint.ASIDE
    if token.dep == "ccomp" and is_spliced(ground, token, head):
        return Joint.CONJUNCT
    if token.dep in COMPLETING:
        return Joint.PART
    if token.dep == "relcl" and head.lower in ANYBODY:
        return Joint.OPEN
    told = token.dep == "relcl" and tells_content(ground, token, head)
    return Joint.PART if told else Joint.ASIDE


def _is_that_clause(ground: Ground, token: Token) -> bool:
    return any(t.dep == "mark" or t.dep in SUBJECTS for t in ground.below(token.i))


def is_spliced(ground: Ground, token: Token, head: Token) -> bool:
    """Tell two main clauses with a comma between them ("it is old, it leaks").

    The parser takes one for the complement of the other, which takes none.
    """
    below = ground.below(token.i)
    if head.pos not in VERBAL or not is_finite(ground, token):
        return False
    if any(t.dep == "mark" for t in below) or not any(t.dep in SUBJECTS for t in below):
        return False
    if lemma_of(head) == "be":
        return not any(t.dep == "nsubj" and t.pos == "NOUN" for t in ground.below(head.i))
    return find_clause_word(lemma_of(head), "verb", "that") is None


def tells_content(ground: Ground, token: Token, noun: Token) -> bool:
    """Tell "the myth that it cures fevers" from "the myth that she told".

    The parser often takes the first for the second: there, "that" has no place in the clause, since
    subject and object are there without it.
    """
    below = ground.below(token.i)
    that = next((t for t in below if t.lower == "that" and t.i < token.i), None)
    if that is None or find_clause_word(lemma_of(noun), "noun", "that") is None:
        return False
    if that.dep == "mark":
        return True
    places = [t.dep for t in below if t.i != that.i]
    return "dobj" in places and any(dep in SUBJECTS for dep in places)


def over_preposition(ground: Ground, preposition: Token) -> Token:
    """Return the word that "of leaving" completes: the verb of "accuse them of leaving"."""
    word = ground.token(preposition.head)
    verb = ground.token(word.head)
    if word.pos in VERBAL | {"ADJ"} or word.dep != "dobj" or verb.pos != "VERB":
        return word
    if find_clause_word(lemma_of(word), "noun", "of") is not None:
        return word
    return verb if find_clause_word(lemma_of(verb), "verb", "of") is not None else word


def _adverbial(ground: Ground, token: Token) -> Joint:
    """Judge an adverbial clause: a fact unless a condition or a purpose."""
    below = ground.below(token.i)
    words = [t.lower for t in below if t.dep in {"mark", "advmod"} and t.i < token.i]
    if any(word in CONDITIONS for word in words) and "even" not in words:
        return Joint.OPEN
    if {"as", "though"} <= set(words) or {"so", "that"} <= set(words):
        return Joint.OPEN
    if words[:1] in (["before"], ["until"], ["till"]):
        return Joint.BEFORE
    if is_inverted_condition(ground, token) or ("because" in words and is_no_reason(ground, token)):
        return Joint.OPEN
    if not is_finite(ground, token):
        return Joint.OPEN if any(t.tag == "TO" for t in below) else Joint.SAME
    return Joint.ASIDE


def is_in_case(ground: Ground, token: Token) -> bool:
    """Tell "in case the plan fails"."""
    if token.dep not in {"advcl", "acl", "relcl"}:
        return False
    first = ground.leftmost(token.i)
    words = [t.lower for t in ground.parse.tokens[max(first - 2, 0) : first + 2]]
    return any(pair == ("in", "case") for pair in pairwise(words))


def is_no_reason(ground: Ground, token: Token) -> bool:
    """Tell "it is not because they lied", which leaves open whether they did."""
    verb = ground.token(token.head)
    return lemma_of(verb) == "be" and any(t.dep == "neg" for t in ground.below(verb.i))


def frame_of(ground: Ground, token: Token) -> Frame:
    """Return the frame in which a clause stands under the word over it."""
    below = ground.below(token.i)
    marks = {t.lower for t in below if t.dep in {"mark", "advmod"} and t.i < token.i}
    if marks & {"whether", "if"} and token.dep != "advcl":
        return "whether"
    head = ground.token(token.head)
    has_object = any(t.dep in SUBJECTS for t in below) or (
        head.i != token.i and any(t.dep in {"dobj", "dative"} for t in ground.below(head.i))
    )
    if any(t.tag == "TO" for t in below):
        return "np to" if has_object else "to"
    if token.dep == "pcomp" or head.pos == "ADP":
        return "of"
    if token.tag == "VBG" and not is_finite(ground, token):
        return "np gerund" if has_object else "gerund"
    if token.tag == "VB" and not is_finite(ground, token) and "that" not in marks:
        return "np to" if has_object else "to"
    return "that"


def predicate_of(ground: Ground, word: Token) -> Token:
    """Return the verb that tells of an adjective or a noun: the "is" of "is likely"."""
    over = ground.token(word.head)
    if word.pos in VERBAL or over.i == word.i or over.pos not in VERBAL:
        return word
    if ground.whose[over.i] != ground.whose[word.i]:
        return word
    told = word.dep in {"acomp", "attr", "oprd", "dobj", "nsubj", "nsubjpass"}
    return over if told else word


def subject_of(ground: Ground, verb: Token) -> Token | None:
    """Return who is told to have a view: None for "it is likely" and "there is no doubt"."""
    for t in ground.below(verb.i):
        if t.dep in SUBJECTS and t.lower not in {"it", "there"} | {"this", "that"}:
            return t if t.dep in {"nsubj", "nsubjpass"} else None
        if t.dep == "nsubj" and t.lower == "it" and lemma_of(verb) not in LINKING:
            return t
    return None


def cue_head(ground: Ground, attribution: Attribution) -> Token | None:
    """Return the word of a cue that the content hangs on, or else its last verb or noun."""
    tokens = list(ground.parse.tokens_of(attribution.cue))
    members = {t.i for t in tokens}
    for span in attribution.content:
        for t in ground.parse.tokens_in(span):
            if t.head in members and t.dep in COMPLETING | {"dobj", "prep"}:
                return ground.token(t.head)
    told = [t for t in tokens if t.pos in ROLE and t.dep not in {"aux", "auxpass"}]
    best = [t for t in told if t.pos in VERBAL] or told
    return best[-1] if best else None


def asked_tops(ground: Ground, asked: frozenset[int]) -> frozenset[int]:
    """Return the verbs that a question is put by: "think" of "do you think he left"."""
    tops: set[int] = set()
    for head in asked:
        at = ground.token(head)
        while at.dep in COMPLETING and not ground.is_content_root(at.i):
            over = predicate_of(ground, ground.token(at.head))
            if over.pos not in VERBAL or over.i == at.i:
                break
            at = over
        tops.add(at.i)
    return frozenset(tops)
