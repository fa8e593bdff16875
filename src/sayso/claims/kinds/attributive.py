"""What judges beside its clause: "did not end the illegal blockade", "left, praising the deal"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.claims.ground import ASIDE, VERBAL, Ground, lemma_of
from sayso.claims.kinds.evaluation_words import frames, rows_of, value_of
from sayso.claims.kinds.evaluations import Found, is_plain
from sayso.claims.names import NameTable
from sayso.language.parse import Token

QUOTES = frozenset({'"', "'", "“", "‘", "«", "``"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def find_attributive(ground: Ground, names: NameTable) -> Iterator[Found]:
    """Yield what adjectives judge beside what their clause says: "the illegal blockade of Kirin".

    Only what is definite and has a name or an owner is judged: "illegal weapons" are a kind of
    thing.
    """
    for token in ground.parse.tokens:
        if token.tag not in {"JJ", "VBN"} or ground.cues[token.i]:
            continue
        noun = _noun_of(ground, token)
        found = value_of(ground, token)
        if noun is None or found is None or token.lower in frames("kind") | frames("state"):
            continue
        if noun.i < token.i or noun.pos != "NOUN":
            continue
        if ground.whose[token.i] == ASIDE or not _is_somebodys(ground, noun, names):
            continue
        if not is_plain(ground, token) or _is_not_held(ground, token):
            continue
        yield Found(noun, token, token, *found)


def find_participles(ground: Ground) -> Iterator[Found]:
    """Yield what is judged beside another deed: "criticising the raid, Holt said that ..."."""
    for token in ground.parse.tokens:
        row = rows_of("evaluating_verbs").get((lemma_of(token),))
        if row is None or row["target"] != "object" or row["of"] or token.tag != "VBG":
            continue
        verb, below = ground.token(token.head), ground.below(token.i)
        thing = next((t for t in below if t.dep == "dobj" and t.pos in {"NOUN", "PROPN"}), None)
        holder = next((t for t in ground.below(verb.i) if t.dep == "nsubj"), None)
        is_plain_one = token.dep == "advcl" and all(t.dep not in {"neg", "mark"} for t in below)
        if thing is None or holder is None or not is_plain_one or verb.pos not in VERBAL:
            continue
        if ground.whose[token.i] == ASIDE or ground.cues[token.i]:
            continue
        value = (row["value"], row["aspect"])
        yield Found(thing, token, token, *value, holder)  # type: ignore[arg-type]


def _noun_of(ground: Ground, adjective: Token) -> Token | None:
    """Return the noun that an adjective stands before, also joined to another one."""
    at = adjective
    while at.dep == "conj" and at.tag in {"JJ", "VBN"}:
        at = ground.token(at.head)
    return ground.token(at.head) if at.dep == "amod" else None


def _is_not_held(ground: Ground, token: Token) -> bool:
    """Tell what the speaker does not hold: the “illegal” siege, so-called, not illegal but."""
    before = ground.parse.tokens[max(0, token.i - 2) : token.i]
    if any(t.lower == "not" for t in before[-1:]):
        return True
    return any(t.text in QUOTES for t in before[-1:]) or any(t.lower == "called" for t in before)


def _is_somebodys(ground: Ground, noun: Token, names: NameTable) -> bool:
    """Tell "his plan", "the US presence" and "the presence of the US" from kinds of things."""
    below = ground.below(noun.i)
    if any(t.dep == "poss" for t in below):
        return True
    if not any(t.dep == "det" and t.lower in DEFINITE for t in below):
        return False
    inner = [t for p in below if p.dep == "prep" for t in ground.below(p.i) if t.dep == "pobj"]
    return any(t.i in names.at for t in (*below, *inner))
