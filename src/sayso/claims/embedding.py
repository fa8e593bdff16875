"""Words over a clause ("failed to", "is likely to", "the claim that") and what they do to it."""

from __future__ import annotations

from typing import Literal

from sayso.claims.ground import Ground, has_subject, is_finite, lemma_of
from sayso.claims.signatures import CLASSES, Signature, WordClass, class_of, signature_of
from sayso.language.parse import Token

ROLE: dict[str, WordClass] = {"VERB": "verb", "AUX": "verb", "ADJ": "adjective", "NOUN": "noun"}


ClauseForm = Literal["clause", "infinitive"]


def signature_over(ground: Ground, token: Token, frame: ClauseForm) -> Signature | None:
    """Return what the word over a clause does to it, None where it does nothing known.

    Args:
        ground: of the Document.
        token: the word over the clause; for forms of "be", its complement decides.
        frame: "infinitive" for "to leave" and "leaving", "clause" for "that he left".
    """
    if token.pos == "AUX" and lemma_of(token) == "be":
        for t in ground.below(token.i):
            if t.dep in {"acomp", "attr", "oprd"} and t.pos in {"ADJ", "NOUN", "VERB"}:
                return signature_of(lemma_of(t), ROLE[t.pos])
        return _of_subject(ground, token)
    if token.tag == "VBN" and any(t.dep == "auxpass" for t in ground.below(token.i)):
        found = signature_of(token.lower, "participle")
        if found is not None and (frame == "infinitive" or found.merges):
            return found
    found = signature_of(lemma_of(token), ROLE.get(token.pos, "verb"))
    if found is not None and frame == "clause" and found.merges and token.pos == "VERB":
        return (
            signature_of(lemma_of(token), "verb")
            if class_of(lemma_of(token), "verb") == "seeming"
            else None
        )
    return found


def _of_subject(ground: Ground, token: Token) -> Signature | None:
    """Return what "the question is", "our belief is", "the problem is" do to the clause after it.

    A noun that takes no clauses by itself ("problem", "advantage") presents it as a fact.
    """
    for t in ground.below(token.i):
        if t.dep == "nsubj" and t.pos == "NOUN":
            return signature_of(lemma_of(t), "noun") or CLASSES["factive"]
    return None


def merge_with_words_over(ground: Ground, token: Token) -> bool:
    """Tell whether an infinitive is told together with the words over it, and note which."""
    path: list[int] = []
    at = token
    while True:
        above = _word_over(ground, at)
        if above is None or ground.cues[above.i] or ground.whose[above.i] != ground.whose[token.i]:
            break
        if not _merges(ground, above, at):
            break
        path.insert(0, above.i)
        if above.pos == "ADJ" and lemma_of(ground.token(above.head)) == "be":
            path.insert(0, above.head)
            above = ground.token(above.head)
        at = above
        if at.dep not in {"xcomp", "ccomp"} or is_finite(ground, at):
            break
    if path:
        ground.over[token.i] = tuple(path)
    return bool(path)


def _word_over(ground: Ground, token: Token) -> Token | None:
    """Return the word that an infinitive or a phrase such as "from leaving" hangs on."""
    above = ground.token(token.head)
    if above.i == token.i:
        return None
    return _over_preposition(ground, above) if token.dep == "pcomp" else above


def _over_preposition(ground: Ground, preposition: Token) -> Token | None:
    """Return the verb of "refrain from leaving", "succeed in leaving"."""
    verb = ground.token(preposition.head)
    words = {"refrain": "from", "abstain": "from", "succeed": "in", "keep": "on", "go": "on"}
    return verb if words.get(verb.lemma) == preposition.lower else None


FORM_DECIDES = frozenset({"stop", "come", "get", "prove", "look", "serve", "have", "go"})
"""Verbs told with an infinitive but not with a participle ("came to see", not "came running"); for
"stop" it is the other way round."""


def _merges(ground: Ground, above: Token, inner: Token) -> bool:
    """Tell whether "failed", "is likely" and the like are told as part of the inner clause."""
    if inner.tag not in {"VB", "VBG", "VBN"} or has_own_object(ground, above, inner):
        return False
    to = any(t.tag == "TO" for t in ground.below(inner.i))
    if lemma_of(above) == "be":
        return to and inner.dep == "xcomp" and not _complement(ground, above, inner)
    if above.lemma == "use":
        return to and above.tag in {"VBD", "VBN"} and not _is_passive(ground, above)
    if to != (lemma_of(above) != "stop") and lemma_of(above) in FORM_DECIDES:
        return False
    if above.lemma == "go" and above.tag != "VBG":
        return False
    found = signature_over(ground, above, "infinitive")
    if above.pos == "VERB" and _is_passive(ground, above):
        found = signature_of(above.lower, "participle")
    return found is not None and found.merges


def _is_passive(ground: Ground, token: Token) -> bool:
    return any(t.dep == "auxpass" for t in ground.below(token.i))


def _complement(ground: Ground, verb: Token, inner: Token) -> bool:
    return any(t.dep in {"attr", "acomp"} and t.i != inner.i for t in ground.below(verb.i))


def has_own_object(ground: Ground, verb: Token, inner: Token) -> bool:
    """Tell whether a verb has an object besides the inner clause ("stopped them leaving")."""
    return any(t.dep in {"dobj", "dative"} for t in ground.below(verb.i)) or (
        inner.dep == "ccomp" and has_subject(ground, inner)
    )
