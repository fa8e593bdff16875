"""Cues that only name a subject, or a term in quotation marks, and tell nothing of it."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.attribution.constructions.boundaries import QuoteLayer
from sayso.attribution.constructions.candidate import TAGGED, Candidate
from sayso.attribution.constructions.phrases import child, children
from sayso.attribution.words import words_for
from sayso.language.parse import Parse, Token

TALKING = frozenset({"talk", "speak"})
ABOUT = frozenset({"about", "of"})
LONGEST_TERM = 4
"""Words in quotation marks that may be a term that the author merely keeps at a distance."""
OPENERS = "\"“‘'«"


def names_subject(parse: Parse, candidate: Candidate) -> bool:
    """Tell whether a cue only names what is talked of: "talked about fish".

    What is told as a clause, with a verb or in quotation marks stays, and so does what is the need,
    the fact or the danger of something: "spoke about the need for repairs".
    """
    anchor = parse.tokens[candidate.anchor]
    told = [t for t in parse.tokens_of(candidate.content) if t.pos not in ("PUNCT", "SPACE")]
    if not told or _is_quoted(parse, candidate):
        return False
    noun = _noun_of(parse, anchor)
    if noun is not None:
        return _is_matter(parse, noun, told)
    words = {t.lower for t in parse.tokens_of(candidate.cue)}
    if anchor.lemma in TALKING and words & ABOUT:
        return _is_thing(parse, told)
    # "was referring to X" explains what somebody meant
    is_simple = anchor.tag != "VBG" and "to" in words
    return anchor.lemma == "refer" and is_simple and _is_thing(parse, told)


def _noun_of(parse: Parse, anchor: Token) -> Token | None:
    """Return the noun of a cue: itself, or what is had or held: "had disagreements over"."""
    if anchor.pos == "NOUN":
        return anchor
    return child(parse, anchor.i, "dobj") if anchor.lemma in ("have", "hold") else None


def _is_matter(parse: Parse, noun: Token, told: Sequence[Token]) -> bool:
    """Tell whether a noun of talking has a plain thing as its matter: "disagreements over land"."""
    is_talk = noun.lemma in words_for("talk-over") and noun.i < told[0].i
    return is_talk and child(parse, noun.i, "acl") is None and _is_thing(parse, told)


def _is_thing(parse: Parse, told: Sequence[Token]) -> bool:
    """Tell whether a content is a noun or pronoun with what describes it, no clause or proposal."""
    inside = {t.i for t in told}
    head = next((t for t in told if t.head not in inside), told[0])
    if head.pos not in ("NOUN", "PROPN", "PRON", "NUM") or head.lemma in words_for("telling-noun"):
        return False
    if any(t.lower == "as" for t in told) or told[0].tag in ("WP", "WRB", "VBG", "VB", "TO", "IN"):
        return False
    below = children(parse, head.i, "acl", "ccomp", "appos")
    return not any(t.lower in ("that", "whether") or t.tag == "VB" for t in below)


def _is_quoted(parse: Parse, candidate: Candidate) -> bool:
    """Tell whether a content begins with words in quotation marks: "spoke of “a planned noise”"."""
    told = candidate.content[0].of(parse.text).lstrip()
    return told[:1] in OPENERS


def is_term(parse: Parse, layer: QuoteLayer, candidate: Candidate) -> bool:
    """Tell whether all that speaks for a cue unknown to the lexicon is a term in quotation marks.

    "Is upending the “harbour order”": the marks are the author's. A quoted clause, or a longer
    stretch, is somebody's.
    """
    if candidate.frame not in ("object", TAGGED) or not candidate.source or not candidate.cue:
        return False
    told = [t for t in parse.tokens_of(candidate.content) if t.pos not in ("PUNCT", "SPACE")]
    if not told or parse.tokens[candidate.anchor].pos != "VERB":
        return False
    quoted = [t for t in told if layer.around(t.start) is not None]
    if not 0 < len(quoted) <= LONGEST_TERM or len(quoted) == len(told):
        return False
    return not any(t.pos in ("VERB", "AUX") and t.dep != "amod" for t in told)
