"""Sayings that a clause's place makes none: purposes, failures, what is yet to come, denials.

Where `unreal` reads a cue's own words, this reads what stands above and around them.
"""

from __future__ import annotations

from sayso.attribution.constructions.candidate import TAGGED, Candidate
from sayso.attribution.constructions.phrases import child, children
from sayso.attribution.words import words_for
from sayso.language.parse import Parse, Token
from sayso.model import Kind

COMING = frozenset({"will", "wo", "'ll", "’ll", "shall", "would"})
UNTIL = frozenset({"because", "when", "once", "until", "till", "whenever", "where", "if", "unless"})
PASSIVE = frozenset({"infinitive", TAGGED})


def is_unmet(parse: Parse, candidate: Candidate, kind: Kind) -> bool:
    """Tell whether a saying is a purpose, has failed, is yet to come or is denied from above.

    Args:
        parse: of the text.
        candidate: carried by a verb or a noun.
        kind: of its cue.
    """
    anchor = parse.tokens[candidate.anchor]
    if _is_failed(parse, candidate) or _is_of_nothing(parse, candidate):
        return True
    if _is_denied_above(parse, anchor) or _is_promised_to(parse, candidate, anchor):
        return True
    if kind not in ("statement", "knowledge", "perception"):
        return False
    return _is_purpose(parse, anchor) or _is_to_come(parse, anchor) or _is_able(parse, candidate)


def _is_failed(parse: Parse, candidate: Candidate) -> bool:
    """Tell whether a saying is left out: "fails to mention", "without mentioning"."""
    failing = words_for("failing")
    anchor = parse.tokens[candidate.anchor]
    above = parse.tokens[anchor.head]
    if anchor.dep == "pcomp" and above.lower in failing:
        return True
    if candidate.frame != TAGGED:
        return False
    cue = list(parse.tokens_of(candidate.cue))
    verbs = [t for t in cue if t.pos in ("VERB", "ADP")]
    return bool(verbs) and verbs[0].lemma in failing and len(verbs) > 1


def _is_of_nothing(parse: Parse, candidate: Candidate) -> bool:
    """Tell whether all that is told is one word for no thing: "nothing the officials say"."""
    if not candidate.source:
        return False
    before = parse.tokens[parse.tokens_in(candidate.source[0])[0].i - 1]
    first = parse.sentences[before.sentence].first
    if before.i != first or before.lower not in words_for("nothing"):
        return False
    return any(s.start <= before.start and before.end <= s.end for s in candidate.content)


def _is_denied_above(parse: Parse, anchor: Token) -> bool:
    """Tell whether a saying or plan is what something is not to mean: "does not mean that X"."""
    above = parse.tokens[anchor.head]
    return (
        anchor.dep == "ccomp"
        and above.lemma in ("mean", "imply", "prove", "follow")
        and child(parse, above.i, "neg") is not None
    )


def _is_promised_to(parse: Parse, candidate: Candidate, anchor: Token) -> bool:
    """Tell whether a source is who something is promised to: "has been guaranteed to rule"."""
    if candidate.frame not in PASSIVE or candidate.source_head is None:
        return False
    if anchor.lemma not in words_for("granting") or child(parse, anchor.i, "agent") is not None:
        return False
    return parse.tokens[candidate.source_head].dep == "nsubjpass" or (
        anchor.dep == "advcl"
        and anchor.tag in ("VBN", "VBD")
        and not children(parse, anchor.i, "mark", "advmod", "aux")
    )


def _is_purpose(parse: Parse, anchor: Token) -> bool:
    """Tell whether a saying is what something is done for: "went there to find out whether"."""
    if anchor.tag != "VB" or not any(t.lower == "to" for t in children(parse, anchor.i, "aux")):
        return False
    above = parse.tokens[anchor.head]
    if anchor.dep == "advcl":
        return above.lemma not in words_for("going-on")
    return anchor.dep == "xcomp" and above.lower == "able" and _is_coming(parse, above)


def _is_coming(parse: Parse, word: Token) -> bool:
    above = parse.tokens[word.head]
    return any(t.tag == "MD" for t in children(parse, above.i, "aux"))


def _is_able(parse: Parse, candidate: Candidate) -> bool:
    """Tell whether all of a cue is what somebody is to be able to: "will be able to tell"."""
    if candidate.frame != TAGGED:
        return False
    words = list(parse.tokens_of(candidate.cue))
    return any(t.tag == "MD" for t in words) and any(t.lower == "able" for t in words)


def _is_to_come(parse: Parse, anchor: Token) -> bool:
    """Tell whether a saying is a reason for what is to come: "will end because they claim"."""
    if anchor.dep != "advcl" or anchor.tag not in ("VBZ", "VBP"):
        return False
    if not any(t.lower in UNTIL for t in children(parse, anchor.i, "mark", "advmod")):
        return False
    return any(t.lower in COMING for t in children(parse, anchor.head, "aux"))
