"""How sure is what stands within another's content.

PolNeAR annotates the outermost attributions alone, so that neither the rules' confidence nor the
weights of `merge` know how often a wish, a belief or a perception within a content is one. Those
have a table of their own (`inner_weights.tsv`), fitted on annotated passages by
`training/inner_weights.py`: once for rules and network together, once for the rules alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sayso.attribution.constructions.candidate import TAGGED, Candidate
from sayso.attribution.constructions.confidence import FIRST, SECOND, THINGS, THIRD
from sayso.attribution.cues import Cues
from sayso.attribution.tagger.find import OF_CONTENT, OF_CUE, OF_SOURCE, Readings
from sayso.attribution.tagger.merge import Merged, odds_of
from sayso.attribution.weights import logistic
from sayso.language.parse import Parse, Token
from sayso.lexicons import load_lexicon

GROUPS = {
    "clause": "clause",
    "aside": "clause",
    "wh": "clause",
    "object": "object",
    "phrase": "phrase",
    "infinitive": "infinitive",
    "object_infinitive": "infinitive",
    "gerund": "infinitive",
    "raised": "raised",
    "passive_object": "raised",
    "passive_phrase": "raised",
    "quote": "quote",
    "colon": "quote",
    TAGGED: TAGGED,
}
"""Complements that are weighed alike."""


def inner_features(
    merged: Merged, outer: Candidate, readings: Readings | None, parse: Parse, cues: Cues
) -> Iterator[tuple[str, float]]:
    """Yield what speaks for and against a candidate within another's content, as named numbers.

    Args:
        merged: the candidate with what rules and network say of it.
        outer: the candidate whose content it stands in.
        readings: of the network, None where none was asked.
        parse: of the Document.
        cues: the lexicon of cues.
    """
    yield "always", 1.0
    yield from _of_words(merged.candidate, outer, parse, cues)
    if merged.rule is not None:
        odds = odds_of(merged.rule)
        yield "rule", odds
        yield f"rule | {_group(merged.candidate)}", odds
    if readings is not None:
        yield from _of_network(merged, readings)


def _group(candidate: Candidate) -> str:
    if candidate.construction == "noun":
        return "noun"
    return GROUPS.get(candidate.frame, "other")


def _of_words(
    candidate: Candidate, outer: Candidate, parse: Parse, cues: Cues
) -> Iterator[tuple[str, float]]:
    yield f"frame {_group(candidate)}", 1.0
    entry = cues.of(candidate)
    yield (f"cue {entry.kind}" if entry is not None else "cue unknown"), 1.0
    yield f"source {_source(candidate, parse)}", 1.0
    told = [t for t in parse.tokens_of(candidate.content) if t.pos != "PUNCT"]
    if len(told) == 1:
        yield ("one pronoun" if told[0].pos in ("PRON", "DET") else "one word"), 1.0
    if not any(t.pos in ("VERB", "AUX") for t in told):
        yield "no verb", 1.0
    yield ("in turn" if outer.frame == "turn" else "in other"), 1.0
    if entry is not None:
        yield f"weight | {entry.kind}", odds_of(entry.weight)
    if candidate.construction in ("clause", "object", "direct"):
        yield from _of_verb(parse.tokens[candidate.anchor], parse)


def _of_verb(verb: Token, parse: Parse) -> Iterator[tuple[str, float]]:
    if verb.tag in ("VB", "VBG", "VBN"):
        yield f"verb {verb.tag}", 1.0
    below = [parse.tokens[c] for c in parse.children[verb.i]]
    if any(t.dep == "neg" for t in below):
        yield "negated", 1.0
    if any(t.tag == "MD" for t in below):
        yield "modal", 1.0
    if verb.dep in ("relcl", "advcl", "xcomp", "acl"):
        yield f"verb {verb.dep}", 1.0


def _source(candidate: Candidate, parse: Parse) -> str:
    if candidate.source_head is None:
        return "none"
    head = parse.tokens[candidate.source_head]
    for name, words in (("first", FIRST), ("second", SECOND), ("third", THIRD), ("thing", THINGS)):
        if head.lower in words:
            return name
    return "who" if head.lower in ("who", "whom") else "name" if head.pos == "PROPN" else "noun"


def _of_network(merged: Merged, readings: Readings) -> Iterator[tuple[str, float]]:
    """Yield what the network says: of the candidate, of its words in the text, in the content."""
    candidate, reading = merged.candidate, merged.reading
    for where, tags in (
        ("text", readings.tags),
        ("content", readings.tags_within((*candidate.cue, *candidate.content))),
    ):
        if tags is None:
            continue
        yield f"in {where}", 1.0
        yield f"content in {where}", tags.mean(candidate.content, OF_CONTENT)
        if candidate.cue:
            yield f"cue in {where}", tags.mean(candidate.cue, OF_CUE)
        if candidate.source:
            yield f"source in {where}", tags.mean(candidate.source, OF_SOURCE)
    if reading is None:
        return
    depth = "deeper" if reading.depth else "text"
    yield f"read in {depth}", 1.0
    yield ("network only" if merged.rule is None else "both"), 1.0
    yield f"tag | {depth}", odds_of(reading.tag)
    yield f"cue tag | {depth}", odds_of(reading.cue_tag)
    yield f"link | {depth}", odds_of(reading.link)
    yield f"source link | {depth}", odds_of(reading.source_link)
    if not merged.is_same_source:
        yield "sources differ", 1.0


@cache
def load_inner_weights(voices: str) -> dict[str, float]:
    """Load the weights of `both` rules and network, or of `rules` alone, once a process.

    Raises:
        ResourceError: the table is missing or damaged.
    """
    rows = load_lexicon("inner_weights")
    return {row["feature"]: float(row["weight"]) for row in rows if row["voices"] == voices}


def inner_sureness(
    merged: Merged, outer: Candidate, readings: Readings | None, parse: Parse, cues: Cues
) -> float:
    """Return how sure it is that a candidate within another's content is an attribution."""
    weights = load_inner_weights("rules" if readings is None else "both")
    found = inner_features(merged, outer, readings, parse, cues)
    return logistic(weights, found)
