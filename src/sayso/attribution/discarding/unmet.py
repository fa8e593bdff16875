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
AUXILIARY = frozenset({"aux", "auxpass"})
PASSIVE = frozenset({"infinitive", TAGGED})
NO_ONE = words_for("no-one")


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
    if _is_over_relative(parse, candidate, anchor) or _is_all_said(parse, candidate):
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


def _is_over_relative(parse: Parse, candidate: Candidate, anchor: Token) -> bool:
    """Tell whether what is told holds of what somebody says: "every rule the board cites is void".

    The cue is a relative clause of the very subject whose verb stands in the content.
    """
    if anchor.dep != "relcl":
        return False
    noun = parse.tokens[anchor.head]
    if noun.dep not in ("nsubj", "nsubjpass") or noun.i > anchor.i:
        return False
    told = parse.tokens_of(candidate.content)
    first = next((t for t in told if t.pos in ("VERB", "AUX") and t.dep not in AUXILIARY), None)
    return first is not None and first.i == noun.head


def _is_all_said(parse: Parse, candidate: Candidate) -> bool:
    """Tell whether what is told is told of all or nothing that is said: "nothing they say is so".

    The parser may take such a clause for one that the saying stands amid.
    """
    if not candidate.source or not candidate.cue or not candidate.content:
        return False
    source, told = (parse.tokens_in(s[0]) for s in (candidate.source, candidate.content))
    cue = parse.tokens_in(candidate.cue[-1])
    if not source or not told or not cue or told[0].i != cue[-1].i + 1:
        return False
    opening = source[0] if source[0].lower in NO_ONE else parse.tokens[max(source[0].i - 1, 0)]
    return opening.lower in NO_ONE and told[0].tag in ("VBZ", "VBP", "VBD", "MD")


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
