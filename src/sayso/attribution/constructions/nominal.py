"""Attributions carried by a noun: "the announcement that …", "his claim that", "calls for"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.attribution.constructions.boundaries import QuoteLayer, bare, extend
from sayso.attribution.constructions.candidate import Candidate, span_list
from sayso.attribution.constructions.phrases import (
    child,
    children,
    cue_tokens,
    find_source,
    is_had,
    phrase,
    trimmed,
)
from sayso.attribution.cues import Cues
from sayso.language.parse import Parse, Token
from sayso.model import Span

CARRIES = frozenset(
    {
        "make",
        "issue",
        "give",
        "express",
        "offer",
        "voice",
        "raise",
        "repeat",
        "reiterate",
        "deliver",
        "level",
        "have",
        "hold",
        "share",
        "post",
        "send",
        "release",
        "publish",
        "write",
        "take",
        "announce",
        "reach",
        "declare",
        "state",
        "face",
        "launch",
        "mount",
        "maintain",
        "add",
        "put",
        "present",
        "unveil",
        "outline",
        "air",
    }
)
"""Verbs that lend their subject to a noun of saying: "made the claim that"."""
TOPICS = frozenset(
    {
        "of",
        "for",
        "to",
        "about",
        "against",
        "on",
        "over",
        "with",
        "in",
        "toward",
        "towards",
        "regarding",
        "concerning",
    }
)
GIVERS = frozenset({"by", "from", "of", "among"})


def find_nominal(parse: Parse, layer: QuoteLayer, cues: Cues) -> Iterator[Candidate]:
    """Yield the candidates of every noun of saying or thinking, in text order."""
    for noun in parse.tokens:
        if noun.pos == "NOUN" and noun.lemma in cues.nouns:
            yield from _of_noun(parse, layer, noun)


def _of_noun(parse: Parse, layer: QuoteLayer, noun: Token) -> Iterator[Candidate]:
    for clause in children(parse, noun.i, "acl", "ccomp", "relcl"):
        frame = _clause_frame(parse, noun, clause)
        if frame is not None:
            yield from _made(parse, layer, noun, clause, frame, noun)
    for prep in children(parse, noun.i, "prep"):
        inner = child(parse, prep.i, "pobj", "pcomp")
        if inner is not None and prep.lower in TOPICS:
            yield from _made(parse, layer, noun, inner, f"noun_{prep.lower}", prep)
    above = parse.tokens[noun.head]
    if noun.dep == "nsubj" and above.lemma == "be":
        for clause in children(parse, above.i, "ccomp", "xcomp"):
            if clause.i > above.i:
                yield from _made(parse, layer, noun, clause, "noun_be", above)


def _clause_frame(parse: Parse, noun: Token, clause: Token) -> str | None:
    first = parse.tokens[min(parse.subtree(clause.i))]
    if clause.i < noun.i:
        return None
    if clause.tag == "VB" and child(parse, clause.i, "aux") is not None and first.lower == "to":
        return "noun_infinitive"
    if clause.dep == "relcl" and child(parse, clause.i, "mark") is None:
        return None
    if first.lower == "that" and first.dep == "mark":
        return "noun_clause"
    return "noun_clause" if clause.dep == "ccomp" else None


def _made(
    parse: Parse, layer: QuoteLayer, noun: Token, content: Token, frame: str, last: Token
) -> Iterator[Candidate]:
    below = [
        i
        for i in parse.subtree(content.i)
        if i > last.i and parse.tokens[i].sentence == noun.sentence
    ]
    if not below or last.i < noun.i:
        return
    span = trimmed(parse, below[0], below[-1])
    if span is None:
        return
    source = _source(parse, noun, content)
    who = None
    if source is not None:
        taken = {t.i for t in parse.tokens_in(span)} | {noun.i}
        who = None if source.i in taken else phrase(parse, source.i, without=taken)
    cue = _cue(parse, noun, last, who)
    kept = bare(parse, extend(span, layer, keep_out=cue), layer)
    if kept is None or kept.overlaps(cue) or (who is not None and who.overlaps(kept)):
        return
    if who is not None and who.overlaps(cue):
        return
    yield Candidate(
        "noun",
        noun.lemma,
        frame,
        noun.i,
        span_list(who),
        (cue,),
        (kept,),
        source.i if source is not None and who else None,
    )


def _cue(parse: Parse, noun: Token, last: Token, who: Span | None) -> Span:
    first = noun.i
    is_none = any(t.lower == "no" for t in children(parse, noun.i, "det", "neg"))
    if is_none and is_had(parse, noun):
        start, _ = cue_tokens(parse, parse.tokens[noun.head])
        if who is None or who.end <= parse.tokens[start].start:
            return parse.span_of(start, noun.i)
    while (
        first > 0
        and parse.tokens[first - 1].head == noun.i
        and parse.tokens[first - 1].dep in ("amod", "compound", "det", "case")
    ):
        if who is not None and parse.tokens[first - 1].start < who.end:
            break
        first -= 1
    end = last if last.i - noun.i <= 4 else noun
    if who is not None and noun.end <= who.start < end.end:
        end = noun
    return parse.span_of(first, end.i)


def _source(parse: Parse, noun: Token, content: Token) -> Token | None:
    """Return the head of whoever the noun belongs to, None where the words name nobody."""
    holder = child(parse, noun.i, "poss")
    if holder is not None:
        return holder
    for prep in children(parse, noun.i, "prep", "agent"):
        giver = child(parse, prep.i, "pobj")
        if (
            prep.lower in GIVERS
            and giver is not None
            and giver.i != content.i
            and (prep.lower != "of" or giver.pos == "PROPN")
        ):
            return giver
    above = parse.tokens[noun.head]
    if noun.dep in ("dobj", "attr") and above.lemma in CARRIES:
        return find_source(parse, above)
    if noun.dep == "pobj" and above.pos == "ADP":
        verb = parse.tokens[above.head]
        if verb.pos == "VERB":
            return find_source(parse, verb)
    return None
