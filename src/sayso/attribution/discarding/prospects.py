"""Wordings like those of plans that tell of no will: "is going to", "may be seeking to", efforts.

A future, a guess at what somebody is after, and what somebody does for an end are no words of
anybody's, nor anybody's stated intention.
"""

from __future__ import annotations

from sayso.attribution.constructions.candidate import TAGGED, Candidate
from sayso.attribution.constructions.phrases import child, children
from sayso.attribution.words import words_for
from sayso.language.parse import Parse, Token
from sayso.model import Kind

PERHAPS = frozenset({"may", "might"})
FIRST = frozenset({"i", "we"})
AIMING = frozenset({"look", "try", "attempt", "move", "work", "strive", "seek", "aim"})
"""Verbs before an infinitive that tell what somebody is after, by deeds as well as by words."""


def is_prospect(parse: Parse, candidate: Candidate, kind: Kind) -> bool:
    """Tell whether a candidate's cue is a future, a guess or an effort.

    Args:
        parse: of the text.
        candidate: carried by a verb or a noun.
        kind: of its cue.
    """
    anchor = parse.tokens[candidate.anchor]
    if anchor.pos == "NOUN":
        return _is_endeavour(parse, candidate, anchor)
    return _is_future(parse, anchor) or _is_guess(parse, candidate, kind, anchor)


def _is_future(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb is the auxiliary "going to": "they were going to help"."""
    if verb.lower not in ("going", "gon") or not children(parse, verb.i, "aux"):
        return False
    return any(t.tag == "VB" and t.i > verb.i for t in children(parse, verb.i, "xcomp"))


def _is_guess(parse: Parse, candidate: Candidate, kind: Kind, verb: Token) -> bool:
    """Tell whether somebody's aim or view is only possible: "may now be looking to sell"."""
    if kind not in ("intention", "belief") and verb.lemma not in AIMING:
        return False
    if not any(t.lower in PERHAPS for t in children(parse, verb.i, "aux")):
        return False
    source = candidate.source_head
    return source is None or parse.tokens[source].lower not in FIRST


def _is_endeavour(parse: Parse, candidate: Candidate, noun: Token) -> bool:
    """Tell whether a noun is what is done for an end, or a bond to something.

    "Her best efforts to win", "a campaign to sell the port", "his commitment to allies"; not "a
    commitment to rebuild the quay".
    """
    if noun.lemma in words_for("endeavour"):
        return candidate.frame in ("noun_infinitive", TAGGED)
    if noun.lemma != "commitment" or child(parse, noun.i, "acl") is not None:
        return False
    told = parse.tokens_of(candidate.content)
    return not any(t.pos in ("VERB", "AUX") for t in told)
