"""Sayings that did not take place: negated, asked about, supposed, refused, ordered, to come.

An attribution is what somebody did say. What is negated of a mind tells a view ("does not believe
that", "no longer wants"); what is negated of a saying tells none ("did not say whether").
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.attribution.constructions.candidate import Candidate
from sayso.attribution.constructions.phrases import children, is_had
from sayso.language.parse import Parse, Token
from sayso.model import Kind

NOT = frozenset({"not", "n't", "n’t", "never", "nowhere", "neither", "nor", "hardly", "without"})
NOBODY = frozenset({"nobody", "none", "neither"})
MERELY = frozenset({"only", "just", "merely", "simply", "yet"})
"""After "not": what follows was done all the same, or is told as a fact of the source."""
# fmt: off
VERDICTS = frozenset([
    "accept", "agree", "approve", "back", "endorse", "object", "oppose", "rule", "support",
    "subscribe", "buy", "care", "mind", "welcome", "favor", "favour", "recognise", "recognize",
    "share", "forgive", "trust", "hide",
])
# fmt: on
"""Sayings whose denial is a stand: "did not agree to", "has not ruled out"."""
# fmt: off
UNREALISED = frozenset([
    "plan", "expect", "intend", "hope", "want", "wish", "prepare", "aim", "seek", "refuse",
    "decline", "fail", "forget", "ask", "tell", "order", "urge", "beg", "invite", "require",
    "request", "forbid", "allow", "let", "permit", "advise", "encourage", "agree", "promise",
    "offer", "vow", "threaten", "like", "love", "prefer", "hesitate", "need", "try", "instruct",
    "persuade", "pressure", "press", "unable", "unwilling", "reluctant", "ready", "willing", "due",
    "set", "entitled", "afraid", "likely", "unlikely", "eager", "suppose", "schedule",
])
# fmt: on
"""Verbs and adjectives with an infinitive that is not, or not yet, done: "refused to say"."""
UNMET = frozenset({"could", "might", "may", "can", "should", "must", "shall"})
COMING = frozenset({"will", "wo", "'ll", "’ll", "shall"})
ADVISED = frozenset({"should", "ought"})
REFUSING = frozenset({"decline", "refuse", "unwilling", "unable", "reluctant", "unavailable"})
# fmt: off
TALK = frozenset([
    "comment", "elaborate", "answer", "speculate", "respond", "speak", "talk", "say",
    "name", "identify", "quote", "reply", "reveal", "disclose", "confirm", "explain", "specify",
    "interview", "detail", "clarify",
])
# fmt: on
FIRST = frozenset({"i", "we"})
IFS = frozenset({"if", "whether", "unless", "lest", "suppose", "supposing", "provided"})
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "pcomp"})


def is_unreal(parse: Parse, candidate: Candidate, kind: Kind) -> bool:
    """Tell whether a candidate's saying is not told as done.

    Args:
        parse: of the text.
        candidate: carried by a verb or a noun.
        kind: of its cue.
    """
    anchor = parse.tokens[candidate.anchor]
    if candidate.construction == "noun":
        is_view = kind in ("belief", "intention") and candidate.source_head is not None
        return _is_no_noun(parse, anchor) and not (is_view and is_had(parse, anchor))
    verb = _verb_of(parse, anchor)
    if _is_refusal(parse, candidate, verb):
        return True
    if _is_under_if(parse, verb):
        return True
    if kind in ("statement", "knowledge", "perception") and _is_denied(parse, candidate, verb):
        return anchor.lemma not in VERDICTS
    first = candidate.source_head is not None and (
        parse.tokens[candidate.source_head].lower in FIRST
    )
    if kind not in ("statement", "perception"):
        return not first and kind != "knowledge" and _is_advised(parse, verb)
    return (
        _is_wished(parse, verb)
        or _is_ordered(parse, candidate, verb)
        or (not first and _is_modal(parse, verb))
    )


def _verb_of(parse: Parse, anchor: Token) -> Token:
    """Return the verb that carries a cue: "is" of "is aware", the cue itself otherwise."""
    above = parse.tokens[anchor.head]
    return above if anchor.pos == "ADJ" and above.pos in ("AUX", "VERB") else anchor


def _is_no_noun(parse: Parse, noun: Token) -> bool:
    """Tell whether there is none: "no claim that", "without a warning from"."""
    if any(t.lower in ("no", "any", "neither") for t in children(parse, noun.i, "det", "neg")):
        return True
    above = parse.tokens[noun.head]
    return noun.dep == "pobj" and above.lower == "without"


def _is_denied(parse: Parse, candidate: Candidate, verb: Token) -> bool:
    """Tell whether a saying is negated, by its own words, its subject or a verb above."""
    if _is_negated(parse, verb):
        return True
    source = candidate.source_head
    if source is not None:
        head = parse.tokens[source]
        first = parse.tokens_in(candidate.source[0])[0].lower if candidate.source else ""
        if head.lower in NOBODY or first in ("no", "nobody", "none", "neither", "few"):
            return True
    # "never wanted to say", "nor did he add": the conjuncts of a negated verb are as they are.
    above = parse.tokens[verb.head]
    return verb.dep == "xcomp" and _is_negated(parse, above) and above.lemma != "have"


def _is_negated(parse: Parse, verb: Token) -> bool:
    for token in children(parse, verb.i, "neg", "advmod", "preconj", "cc"):
        if token.lower == "longer" and parse.tokens[token.i - 1].lower == "no" and token.i < verb.i:
            return True
        if token.lower in NOT and token.i < verb.i and token.dep != "cc":
            after = parse.tokens[token.i + 1].lower
            return after not in MERELY
    return False


def _is_under_if(parse: Parse, verb: Token) -> bool:
    """Tell whether a saying is supposed: "if he says", "whether X had said", "had he said"."""
    for token in (verb, *_clauses_above(parse, verb)):
        marks = children(parse, token.i, "mark", "advmod")
        if any(t.lower in IFS and t.i < token.i and not _is_even(parse, t) for t in marks):
            return True
        if token.dep not in ("ccomp", "xcomp", "conj"):
            return False
    return False


def _is_even(parse: Parse, mark: Token) -> bool:
    """Tell whether "if" is "as if", "even if": what follows is told of somebody all the same."""
    return mark.i > 0 and parse.tokens[mark.i - 1].lower == "even"


def _clauses_above(parse: Parse, verb: Token) -> Iterator[Token]:
    """Yield the verbs that a verb is a conjunct of."""
    at = verb
    while at.dep == "conj" and at.head != at.i:
        at = parse.tokens[at.head]
        yield at


def _is_wished(parse: Parse, verb: Token) -> bool:
    """Tell whether a saying is an infinitive under what is not done: "refused to say"."""
    if verb.tag != "VB" or verb.dep not in ("xcomp", "ccomp", "acl", "conj"):
        return False
    at = verb
    while at.dep == "conj" and at.head != at.i:
        at = parse.tokens[at.head]
    above = parse.tokens[at.head]
    if at.i == above.i or not any(t.lower == "to" for t in children(parse, at.i, "aux")):
        return above.lemma == "let" and at.dep == "ccomp"
    if at.dep == "acl":
        return above.lemma in UNREALISED or above.lemma in ("right", "duty", "refusal", "chance")
    return above.lemma in UNREALISED


def _is_ordered(parse: Parse, candidate: Candidate, verb: Token) -> bool:
    """Tell whether a saying is ordered of the reader: "Ask them whether"."""
    has_subject = bool(children(parse, verb.i, "nsubj", "nsubjpass", "aux", "auxpass"))
    is_bare = verb.tag == "VB" and verb.dep in ("ROOT", "conj") and not has_subject
    follows = all(span.start > verb.start for span in candidate.source)
    return is_bare and follows


def _is_modal(parse: Parse, verb: Token) -> bool:
    """Tell whether a saying is only possible, or to come: "could say", "will announce"."""
    for token in children(parse, verb.i, "aux"):
        word = token.lower
        if token.tag != "MD" or word not in UNMET | COMING:
            continue
        has_have = any(t.lemma == "have" for t in children(parse, verb.i, "aux"))
        # "He will tell you that": a habit.
        to_you = any(t.lower == "you" for t in children(parse, verb.i, "dobj", "dative"))
        return not (has_have and word == "must") and not (to_you and word in COMING)
    return False


def _is_advised(parse: Parse, verb: Token) -> bool:
    """Tell whether a view or wish is only what somebody ought to have: "should be worried by"."""
    return any(t.lower in ADVISED for t in children(parse, verb.i, "aux"))


def _is_refusal(parse: Parse, candidate: Candidate, verb: Token) -> bool:
    """Tell whether somebody would not talk: "declined to comment", "would not be named"."""
    if verb.lemma not in REFUSING and candidate.lemma.split(" ")[-1] not in REFUSING:
        return False
    words = list(parse.tokens_of(candidate.content))
    verbs = [t for t in words if t.pos == "VERB"]
    return bool(verbs) and verbs[0].lemma in TALK
