"""Uses of a cue that tell of a deed, not of words: armed attacks, telephone calls, truces."""

from __future__ import annotations

from sayso.attribution.constructions.candidate import TAGGED, Candidate
from sayso.attribution.constructions.phrases import child
from sayso.attribution.syntax import head_of
from sayso.attribution.words import head_word, words_for
from sayso.language.parse import Parse, Token

OUTCOMES = frozenset({"phrase", "object"})
CARRIED = ("object", TAGGED)
"""Frames of what is done to a thing; a network tells none."""
UNSAID = frozenset(
    {"focus on", "agree to", "agree on", "count on", "rely on", "depend on", "familiar with"}
)
"""Phrases that are no words of anyone's with a noun as their complement: "agreed to a truce"."""


def is_deed(parse: Parse, candidate: Candidate) -> bool:
    """Tell whether a candidate's cue is what someone does rather than says or thinks."""
    anchor = parse.tokens[candidate.anchor]
    if candidate.lemma in UNSAID and candidate.frame in OUTCOMES:
        content = list(parse.tokens_of(candidate.content))
        return not any(t.pos in ("VERB", "AUX") for t in content)
    if candidate.lemma == "call" and candidate.frame in (*CARRIED, "object_infinitive"):
        is_quoted = any(m in s.of(parse.text) for s in candidate.content for m in "\"“‘'")
        return not is_quoted and _is_by_telephone(parse, anchor)
    if candidate.lemma in ("offer", "address") and candidate.frame in CARRIED:
        return _is_handed(parse, candidate)
    if anchor.lemma in words_for("deed") and candidate.construction in ("object", "noun", "clause"):
        return _is_armed(parse, anchor, candidate)
    return False


def _is_by_telephone(parse: Parse, verb: Token) -> bool:
    """Tell whether someone calls someone, rather than calls them something."""
    thing = child(parse, verb.i, "dobj")
    if thing is None or any(
        parse.tokens[c].dep in ("oprd", "ccomp", "dative", "prt") and c > verb.i
        for c in parse.children[verb.i]
    ):
        return False
    word = head_word(thing.lower)
    is_person = word is not None and word.kind == "person"
    return is_person or thing.tag in ("NNP", "PRP")


def _is_handed(parse: Parse, candidate: Candidate) -> bool:
    """Tell whether goods are offered, or someone is addressed, rather than words or a matter."""
    head = head_of(parse.tokens_in(candidate.content[0]))
    if head is None:
        return False
    goods = head.lemma in words_for("goods")
    return goods if candidate.lemma == "offer" else head.tag in ("NNP", "PRP")


def _is_armed(parse: Parse, anchor: Token, candidate: Candidate) -> bool:
    armed = words_for("armed")
    parts = [head_of(parse.tokens_in(s)) for s in (*candidate.source[:1], *candidate.content[:1])]
    if any(head is not None and head.lemma.lower() in armed for head in parts):
        return candidate.frame not in ("clause", "quote", "infinitive", "wh")
    if anchor.pos != "NOUN":
        return False
    below = [parse.tokens[c] for c in parse.children[anchor.i]]
    if any(t.lemma.lower() in words_for("by-arms") for t in below):
        return True
    is_self = parse.tokens[anchor.i - 1].text in ("-", "‑") if anchor.i else False
    return is_self or (anchor.lemma in ("defence", "defense") and candidate.frame == "noun_against")
