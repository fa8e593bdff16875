"""How sure a proposed attribution is: a logistic sum of readable weights.

The weights are a table in the lexicons (`attribution_weights.tsv`): one row a feature, fitted on
PolNeAR train by `training/attribution_weights.py`. The cue's own share of attributions comes from
the lexicon of cues, counted on the same articles without the one at hand.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from sayso.attribution.constructions.boundaries import QuoteLayer
from sayso.attribution.constructions.candidate import Candidate
from sayso.attribution.constructions.phrases import child
from sayso.attribution.cues import Cues
from sayso.attribution.weights import log_odds, logistic
from sayso.language.parse import Parse, Token
from sayso.lexicons import load_lexicon

FIRST = frozenset({"i", "we", "my", "our", "me", "us"})
SECOND = frozenset({"you", "your"})
THIRD = frozenset({"he", "she", "they", "his", "her", "their", "him", "them"})
THINGS = frozenset({"it", "this", "that", "these", "those", "which", "what", "its"})
# fmt: off
FUNCTION = frozenset([
    "a", "an", "the", "this", "that", "these", "those", "his", "her", "its", "their", "our",
    "my", "your", "he", "it", "she", "they", "we", "i", "you", "who", "what", "which", "when",
    "where", "why", "how", "whether", "if", "to", "not", "no", "as", "for", "in", "on", "at",
    "of", "with", "from", "by", "about", "against", "all", "any", "some", "each", "every",
    "more", "most", "many", "much", "few", "several", "another", "both", "one", "there", "so",
    "because", "while", "but", "and", "or",
])
# fmt: on
"""Words of the closed classes, told apart where a content begins with them."""
MAIN = frozenset(
    {"object", "phrase", "clause", "infinitive", "quote", "aside", "gerund", "wh"}
    | {"object_infinitive", "passive_object", "raised"}
)
"""Frames common enough for weights of their own."""
TENSES = frozenset({"VBD", "VBZ", "VBP", "VBG", "VBN", "VB"})
CLAUSES = frozenset(
    {"ROOT", "conj", "relcl", "advcl", "xcomp", "ccomp", "acl", "pcomp", "parataxis"}
)


def features(
    candidate: Candidate, parse: Parse, layer: QuoteLayer, cues: Cues
) -> Iterator[tuple[str, float]]:
    """Yield what speaks for and against a candidate, as named numbers."""
    yield "always", 1.0
    yield f"frame {candidate.frame}", 1.0
    for name, value in _plain(candidate, parse, layer, cues):
        yield name, value
        if candidate.frame in MAIN:
            yield f"{name} | {candidate.frame}", value


def _plain(
    candidate: Candidate, parse: Parse, layer: QuoteLayer, cues: Cues
) -> Iterator[tuple[str, float]]:
    """Yield the features that weigh differently in each frame."""
    anchor = parse.tokens[candidate.anchor]
    yield from _of_cue(candidate, cues)
    yield from _of_source(candidate, parse)
    yield from _of_content(candidate, parse, layer)
    if anchor.pos in ("VERB", "AUX") and candidate.construction in ("clause", "object", "direct"):
        yield from _of_verb(parse, anchor)


def share(candidate: Candidate, cues: Cues) -> tuple[float, bool]:
    """Return the share of a cue's uses in this frame that are attributions; whether it is known."""
    table = cues.nouns if candidate.construction == "noun" else cues.entries
    entry = table.get(candidate.lemma)
    if entry is not None and candidate.frame in entry.frames:
        return entry.frames[candidate.frame], True
    base = table.get(candidate.lemma.split(" ")[0])
    other = cues.others.get(candidate.lemma, {}) if candidate.construction != "noun" else {}
    if candidate.frame in other:
        return other[candidate.frame], False
    fallback = cues.entries.get("*")
    usual = fallback.frames.get(candidate.frame, 0.3) if fallback else 0.3
    return usual, entry is not None or base is not None


def logit(share_: float) -> float:
    """Return the log odds of a share, cut off at 1 and 99 per cent."""
    return log_odds(share_, least=0.01)


def _of_cue(candidate: Candidate, cues: Cues) -> Iterator[tuple[str, float]]:
    found, known = share(candidate, cues)
    yield "share", logit(found)
    entry = (cues.nouns if candidate.construction == "noun" else cues.entries).get(candidate.lemma)
    yield "weight", logit(entry.weight) if entry is not None else -2.0
    if not known:
        yield "unknown cue", 1.0


def _of_source(candidate: Candidate, parse: Parse) -> Iterator[tuple[str, float]]:
    if candidate.source_head is None:
        yield "no source", 1.0
        return
    head = parse.tokens[candidate.source_head]
    word = head.lower
    for name, words in (("first", FIRST), ("second", SECOND), ("third", THIRD), ("thing", THINGS)):
        if word in words:
            yield f"source {name} person" if name != "thing" else "source thing", 1.0
            return
    if word in ("who", "whom"):
        yield "source who", 1.0
    elif head.pos == "PROPN":
        yield "source name", 1.0
    elif head.tag == "NNS":
        yield "source plural", 1.0
    else:
        yield "source noun", 1.0


def _of_content(
    candidate: Candidate, parse: Parse, layer: QuoteLayer
) -> Iterator[tuple[str, float]]:
    tokens = [t for t in parse.tokens_of(candidate.content) if t.pos != "PUNCT"]
    yield "content length", math.log(max(1, len(tokens)))
    if tokens:
        word = tokens[0].lower
        yield f"begins {word if word in FUNCTION else tokens[0].pos}", 1.0
    if len(tokens) == 1 and tokens[0].pos == "PRON":
        yield "content pronoun", 1.0
    if any(t.pos in ("VERB", "AUX") for t in tokens):
        yield "content has verb", 1.0
    if any(layer.within(span) for span in candidate.content):
        yield "content quoted", 1.0
    if tokens and all(t.pos in ("PROPN", "DET", "ADP", "PART") for t in tokens):
        yield "content name", 1.0
    if len(candidate.content) > 1:
        yield "content in parts", 1.0


def _of_verb(parse: Parse, verb: Token) -> Iterator[tuple[str, float]]:
    if verb.tag in TENSES:
        yield f"verb {verb.tag}", 1.0
    yield f"verb {verb.dep if verb.dep in CLAUSES else 'elsewhere'}", 1.0
    if child(parse, verb.i, "neg") is not None:
        yield "verb negated", 1.0
    for token in (parse.tokens[c] for c in parse.children[verb.i]):
        if token.tag == "MD":
            yield (
                f"modal {token.lemma}"
                if token.lemma
                in ("will", "would", "can", "could", "may", "might", "should", "must")
                else "modal",
                1.0,
            )
        elif token.dep == "mark" and token.lower in ("if", "whether", "to", "because", "as"):
            yield f"verb after {token.lower}", 1.0
    if parse.tokens[parse.sentences[verb.sentence].last - 1].text == "?":
        yield "question", 1.0


SET = {
    "block": 0.9,
    "byline": 0.8,
    "credit": 0.75,
    "turn": 0.9,
    "inverted": 0.7,
}
"""The frames too rare in PolNeAR to count; set by reading what they find in other texts."""


PLAIN = {"words": 0.85, "figure": 0.75}
"""The same of frames that a wording makes plain: "in her words", "put the toll at nine"."""


HELD = {"side": 0.6, "from": 0.85, "rather": 0.75, "count": 0.75}
"""Frames of `held`, rare too, which the network is asked about as well."""


HEARSAY = 0.5
"""An adverb of hearsay ("reportedly"): always the word of somebody, though annotators of PolNeAR
mark fewer than half of them."""


@cache
def load_weights() -> dict[str, float]:
    """Load the table of weights once a process.

    Raises:
        ResourceError: it is missing or damaged.
    """
    return {row["feature"]: float(row["weight"]) for row in load_lexicon("attribution_weights")}


def confidence(candidate: Candidate, parse: Parse, layer: QuoteLayer, cues: Cues) -> float:
    """Return how sure it is that a candidate is an attribution, in [0, 1]."""
    for given in (SET, PLAIN, HELD):
        if candidate.frame in given:
            return given[candidate.frame]
    if candidate.frame == "adverb" and share(candidate, cues)[1]:
        entry = cues.of(candidate)
        return HEARSAY if entry is not None and entry.kind == "statement" else 0.2
    found = logistic(load_weights(), features(candidate, parse, layer, cues))
    if _is_spoken(candidate, parse) or _is_verdict(candidate, parse):
        return max(found, SPOKEN)
    return found


SPOKEN = 0.6
"""At least so sure is a quotation followed by a plain verb of saying with its source, however
short ("No," she said)."""


def _is_spoken(candidate: Candidate, parse: Parse) -> bool:
    return (
        candidate.frame == "quote"
        and candidate.lemma in ("say", "tell", "add", "reply", "answer", "ask", "write")
        and bool(candidate.source)
        and candidate.cue[0].start >= candidate.content[0].end
        and parse.tokens[candidate.anchor].tag in ("VBD", "VBZ", "VBP")
    )


VERDICTS = frozenset(
    ["criticise", "criticize", "praise", "reject", "condemn", "denounce", "applaud", "commend"]
)
"""Verbs that, of somebody named, always tell of words: "has criticised the plan"."""


def _is_verdict(candidate: Candidate, parse: Parse) -> bool:
    """Tell whether somebody named has criticised, praised or rejected something."""
    anchor = parse.tokens[candidate.anchor]
    if candidate.frame != "object" or candidate.lemma not in VERDICTS:
        return False
    if not _is_named(parse, candidate):
        return False
    below = [parse.tokens[c] for c in parse.children[anchor.i] if c < anchor.i]
    is_told = anchor.tag in ("VBD", "VBZ", "VBP") or any(t.lemma == "have" for t in below)
    return is_told and not any(t.dep == "neg" or t.tag in ("MD", "TO") for t in below)


def _is_named(parse: Parse, candidate: Candidate) -> bool:
    """Tell whether a source is a name, or an office with a name after it ("envoy, Orla Dane,")."""
    if candidate.source_head is None:
        return False
    words = list(parse.tokens_of(candidate.source))
    after_comma = (b for a, b in pairwise(words) if a.text == ",")
    return any(t.pos == "PROPN" for t in (parse.tokens[candidate.source_head], *after_comma))
