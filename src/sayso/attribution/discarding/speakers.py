"""Which candidates have a source that can speak: a person, a body, a document, not a thing."""

from __future__ import annotations

from sayso.attribution.constructions.boundaries import QuoteLayer
from sayso.attribution.constructions.candidate import Candidate
from sayso.attribution.constructions.phrases import child
from sayso.attribution.syntax import is_silent
from sayso.attribution.words import words_for
from sayso.language.parse import Parse, Token
from sayso.model import Kind

NO_ONE = words_for("no-one")
"""Words for no one in particular: "nothing", "whatever"."""
LANDS = words_for("land")
"""Nouns for a country, which speaks only where it is told which: "the country", not "a nation"."""
UNTOLD = frozenset({"a", "an", "any", "every", "each", "no", "another", "some", "many", "most"})

HEARER = frozenset({"you", "your"})
DEPENDING = frozenset({"count", "rely", "depend", "bank", "trust", "imagine", "expect"})
"""Verbs of a view that a speaker may invite: "you can count on us", "you can imagine that"."""


def is_hearers(parse: Parse, layer: QuoteLayer, candidate: Candidate, kind: Kind) -> bool:
    """Tell whether quoted words give the hearer a view or wish of now: "you can count on us".

    What the hearer has said, thought or wanted before is told: "you said", "you wanted to leave".
    """
    is_invited = candidate.lemma.split(" ")[0] in DEPENDING
    if candidate.source_head is None or not (is_invited or kind == "intention"):
        return False
    head, anchor = parse.tokens[candidate.source_head], parse.tokens[candidate.anchor]
    if head.lower not in HEARER or layer.around(anchor.start) is None:
        return False
    if anchor.pos == "NOUN":
        return True
    has_had = any(parse.tokens[c].lemma in ("have", "be") for c in parse.children[anchor.i])
    return anchor.tag in ("VBP", "VB") and not has_had


def may_speak(parse: Parse, candidate: Candidate) -> bool:
    """Tell whether a candidate's source is one that can say, think or want something."""
    if candidate.source_head is None:
        return True
    head = parse.tokens[candidate.source_head]
    first = parse.tokens_in(candidate.source[0])[:1] if candidate.source else ()
    if any(t.lower in NO_ONE for t in first):
        return False
    if head.tag in ("WP", "WDT"):
        above = _taken_up(parse, head)
        return above is None or not _is_junk(parse, above, candidate)
    return not _is_junk(parse, head, candidate)


def is_sign(parse: Parse, candidate: Candidate) -> bool:
    """Tell whether an act is what somebody else infers from: "her decision highlights that"."""
    anchor = parse.tokens[candidate.anchor]
    # a network may take the act itself for the cue
    verb = parse.tokens[anchor.head] if anchor.dep == "nsubj" else anchor
    if verb.lemma not in words_for("showing") or candidate.content[0].start < verb.start:
        return False
    subject = child(parse, verb.i, "nsubj")
    return subject is not None and subject.lemma in words_for("act-of-saying")


def _taken_up(parse: Parse, relative: Token) -> Token | None:
    """Return the noun that a relative pronoun takes up, None where the parse gives none."""
    verb, steps = relative, 0
    while verb.dep != "relcl" and verb.head != verb.i and steps < 5:
        verb, steps = parse.tokens[verb.head], steps + 1
    return parse.tokens[verb.head] if verb.dep == "relcl" else None


def _is_junk(parse: Parse, head: Token, candidate: Candidate) -> bool:
    if head.lower in NO_ONE or _is_unknown_part(parse, head):
        return True
    if is_sign(parse, candidate):
        return True
    if head.lower == "one" and head.pos in ("PRON", "NUM", "NOUN"):
        return parse.tokens[candidate.anchor].tag in ("VBZ", "VBP") and head.dep == "nsubj"
    if head.pos != "NOUN" and not (head.pos == "PROPN" and head.text.islower()):
        return False
    if head.lemma in LANDS:
        return _is_untold(parse, head)
    return is_silent(parse, head)


def _is_unknown_part(parse: Parse, head: Token) -> bool:
    """Tell whether a source is "one of them", "much of the world", "those" without a noun."""
    if head.lower in ("those", "these"):
        return True
    of = child(parse, head.i, "prep")
    whole = child(parse, of.i, "pobj") if of is not None and of.lower == "of" else None
    if whole is None:
        return False
    if head.lower in ("one", "none") and whole.lower in ("them", "these", "those"):
        return True
    return head.pos in ("ADJ", "NUM", "DET", "NOUN", "PRON", "ADV") and whole.lower == "world"


def _is_untold(parse: Parse, head: Token) -> bool:
    if head.lemma == "world":
        return True
    below = [parse.tokens[c] for c in parse.children[head.i] if c < head.i]
    definite = any(
        t.dep == "poss" or t.lower in ("the", "this", "that", "these", "both", "those")
        for t in below
    )
    named = any(
        t.pos == "PROPN" or (t.text[:1].isupper() and t.dep not in ("det", "nummod")) for t in below
    )
    counted = any(t.dep == "nummod" or t.lower in UNTOLD for t in below)
    return not definite and not named and (counted or not below)
