"""What a network takes for an attribution by its words alone, against grammar and lexicon.

Rules propose a cue with a complement that it takes; a network proposes any words. Its own
candidates are held to what the rules begin with: a source that can speak, a cue that tells of
words or thoughts, a content that tells something.
"""

from __future__ import annotations

from itertools import pairwise

from sayso.attribution.constructions.candidate import TAGGED, Candidate
from sayso.attribution.constructions.phrases import child, children
from sayso.attribution.cues import Cue, Cues
from sayso.attribution.discarding.senses import is_deed
from sayso.attribution.discarding.speakers import is_sign
from sayso.attribution.syntax import is_silent
from sayso.attribution.words import head_word, words_for
from sayso.language.parse import Parse, Token

QUOTES = '"“”‘«»'
CLAUSAL = frozenset({"that", "whether", "if"})
"""Words that a clause begins with after any verb: "rang to say that", "mailed us that"."""
SMALL = frozenset({"ADP", "SCONJ", "AUX", "PART", "ADV", "CCONJ", "PUNCT", "DET"})
"""Word classes of a cue round its adjective: "has not been at all friendly with"."""


def is_misread(parse: Parse, candidate: Candidate, cues: Cues) -> bool:
    """Tell whether a candidate that no rule proposes is none by its source, cue or content."""
    if candidate.construction in ("noun", "object") and _is_pronoun(parse, candidate):
        return True
    if candidate.frame != TAGGED:
        return False
    return (
        _is_thing(parse, candidate)
        or is_sign(parse, candidate)
        or is_deed(parse, candidate)
        or _is_preposition(parse, candidate)
        or _is_state(parse, candidate)
        or _is_fragment(parse, candidate, cues.of(candidate))
        or _is_article(parse, candidate)
        or _is_under_way(parse, candidate, cues)
    )


def _is_under_way(parse: Parse, candidate: Candidate, cues: Cues) -> bool:
    """Tell whether a verb of doing tells what goes on: "is upending the trade"."""
    anchor = parse.tokens[candidate.anchor]
    is_going_on = anchor.tag == "VBG" and child(parse, anchor.i, "aux") is not None
    return is_going_on and is_unknown_verb(parse, candidate, cues)


def is_unknown_verb(parse: Parse, candidate: Candidate, cues: Cues) -> bool:
    """Tell whether a network alone takes a verb that no lexicon knows for a cue, without quotation.

    Of what a network alone reads in verbs such as "upend", "open up" and "remove" two of three
    are no attributions on PolNeAR dev.
    """
    anchor = parse.tokens[candidate.anchor]
    if candidate.frame != TAGGED or anchor.pos != "VERB" or not candidate.cue:
        return False
    if _is_quoted(parse, candidate):
        return False
    told = candidate.content[0].of(parse.text).split()[0].lower()
    if told in CLAUSAL or told[0] in "‘'":
        return False
    words = [t for t in _cue(parse, candidate) if t.pos not in ("PUNCT", "SPACE")]
    words += parse.tokens[words[-1].i + 1 : words[-1].i + 2] if words else []  # "stood | by"
    pairs = (f"{one} {b.lower}" for a, b in pairwise(words) for one in (a.lemma, a.lower))
    lemmas = {*(t.lemma for t in words[:-1] if t.pos != "AUX"), *pairs}
    return not any(cues.knows(one) or one in cues.nouns for one in lemmas)


def _is_article(parse: Parse, candidate: Candidate) -> bool:
    """Tell whether all of a source is an article: "The | renewed | its attacks"."""
    words = list(parse.tokens_of(candidate.source))
    return bool(words) and all(t.pos == "DET" and t.lower in ("the", "a", "an") for t in words)


def _is_thing(parse: Parse, candidate: Candidate) -> bool:
    """Tell whether a source is an event or a thing: "the operation revealed"."""
    if candidate.source_head is None:
        return False
    head = parse.tokens[candidate.source_head]
    # who did it says nothing by it: "the raid conducted by the army"
    doers = {i for t in children(parse, head.i, "acl", "relcl") for i in parse.subtree(t.i)}
    words = [t for t in parse.tokens_of(candidate.source) if t.i not in doers]
    if head.pos != "NOUN" or any(head_word(t.lower) is not None for t in words):
        return False
    return is_silent(parse, head) and head.lemma not in words_for("voice")


def _cue(parse: Parse, candidate: Candidate) -> list[Token]:
    return list(parse.tokens_of(candidate.cue))


def _content(parse: Parse, candidate: Candidate) -> list[Token]:
    tokens = parse.tokens_of(candidate.content)
    return [t for t in tokens if t.pos not in ("PUNCT", "SPACE")]


def _is_quoted(parse: Parse, candidate: Candidate) -> bool:
    return any(mark in s.of(parse.text) for s in candidate.content for mark in QUOTES)


def _is_pronoun(parse: Parse, candidate: Candidate) -> bool:
    """Tell whether all that is told is a pronoun: "their visions for it"."""
    words = _content(parse, candidate)
    is_noun = candidate.construction == "noun" or candidate.frame == TAGGED
    return is_noun and all(t.pos == "PRON" and t.tag in ("PRP", "DT", "WDT") for t in words)


def _is_preposition(parse: Parse, candidate: Candidate) -> bool:
    """Tell whether a cue is "like" or another comparison alone: "towns like the port"."""
    words = _cue(parse, candidate)
    return len(words) == 1 and words[0].lower in words_for("likening") and words[0].pos != "VERB"


def _is_state(parse: Parse, candidate: Candidate) -> bool:
    """Tell whether a cue is "be" with an adjective of how someone is: "are familiar with"."""
    words = _cue(parse, candidate)
    told = [t for t in words if t.pos not in SMALL]
    states = words_for("state")
    is_adjective = all(t.pos == "ADJ" or t.tag == "VBN" for t in told)
    return is_adjective and any(t.lower in states for t in told)


def _is_fragment(parse: Parse, candidate: Candidate, entry: Cue | None) -> bool:
    """Tell whether a content has no verb though its cue asks for a clause: "reportedly the men"."""
    words = _content(parse, candidate)
    is_whole = any(t.pos in ("VERB", "AUX") or t.lower in ("so", "not") for t in words)
    if is_whole or _is_quoted(parse, candidate):
        return False
    cue = _cue(parse, candidate)
    is_adverb = bool(cue) and all(t.pos in ("ADV", "PUNCT") for t in cue)
    if is_adverb or _is_pronoun(parse, candidate):
        return True
    anchor = parse.tokens[candidate.anchor]
    if anchor.pos != "VERB" or child(parse, anchor.i, "prep", "dative", "agent") is not None:
        return False
    frames = entry.frames if entry is not None else {}
    return frames.get("clause", 0.0) > 0.5 and frames.get("object", 0.0) < OBJECT


OBJECT = 0.25
"""Share of a cue's objects that are contents, from which on an object is taken for one."""
