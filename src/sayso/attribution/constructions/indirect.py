"""Attributions carried by a verb and a clause: "said that", "wants to", "…, she said"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.attribution.constructions.boundaries import QuoteLayer
from sayso.attribution.constructions.candidate import Candidate
from sayso.attribution.constructions.givers import inverted_source, quoting_at
from sayso.attribution.constructions.held import find_held, of_mind
from sayso.attribution.constructions.objects import (
    find_adjectives,
    find_objects,
    find_phrases,
    find_raised,
)
from sayso.attribution.constructions.phrases import (
    child,
    children,
    cue_tokens,
    find_source,
    is_passive,
    lemma_of,
    phrase,
)
from sayso.attribution.constructions.verbs import Use, build, reach
from sayso.attribution.cues import Cues
from sayso.language.parse import Parse, Token

RAISING = frozenset({"seem", "appear"})
WH = frozenset(
    {"who", "whom", "whose", "what", "which", "when", "where", "why", "how", "whether", "if"}
)
LONGEST_ASIDE = 25
"""Words of a clause such as "he told reporters on Monday" that stands within its content."""


def find_indirect(parse: Parse, layer: QuoteLayer, cues: Cues) -> Iterator[Candidate]:
    """Yield the candidates of every verb, in the order of the verbs."""
    for verb in parse.tokens:
        if verb.pos == "VERB" or (
            verb.pos == "AUX" and verb.lemma == "be" and child(parse, verb.i, "acomp", "prep")
        ):
            yield from _of_verb(parse, layer, cues, verb)


def _of_verb(parse: Parse, layer: QuoteLayer, cues: Cues, verb: Token) -> Iterator[Candidate]:
    quoting = quoting_at(parse, verb)
    if quoting is not None and quoting.verb.i == verb.i:
        return
    use = of_mind(Use(parse, layer, cues, verb, find_source(parse, verb), lemma_of(verb)))
    told = _inverted(use)
    if told is not None:
        yield told
        return
    yield from find_held(use)
    yield from _clauses(use)
    yield from find_adjectives(use)
    aside = _aside(use)
    if aside is not None:
        yield aside
    # "is opposed to" is a view; "is thought to be" is what others think
    is_minded = use.lemma != lemma_of(verb) and child(parse, verb.i, "xcomp") is None
    if use.lemma in RAISING or (is_passive(parse, verb) and not is_minded):
        yield from find_raised(use)
    else:
        yield from _infinitives(use)
        yield from find_objects(use)
    yield from find_phrases(use)


def _clauses(use: Use) -> Iterator[Candidate]:
    parse, verb = use.parse, use.verb
    lemma = _with_adjective(use)
    for clause in children(parse, verb.i, "ccomp", "advcl"):
        if clause.dep == "advcl" and not (
            use.lemma in ("ask", "wonder", "know", "say", "see")
            and _first_word(parse, clause) in ("if", "whether")
        ):
            continue
        if clause.i < verb.i:
            continue
        word = _first_word(parse, clause)
        frame = "wh" if word in WH else "clause" if clause.tag != "VBG" else "gerund"
        span = reach(use, clause)
        if span is None:
            continue
        made = build(use, [span], lemma=lemma, frame=frame)
        if made is not None:
            yield made


def _first_word(parse: Parse, head: Token) -> str:
    return parse.tokens[min(parse.subtree(head.i))].lower


def _with_adjective(use: Use) -> str:
    """Return the cue's lemma, of two words where the lexicon has them ("make clear")."""
    parse, verb = use.parse, use.verb
    adjective = child(parse, verb.i, "acomp", "oprd", "advmod")
    if adjective is not None and adjective.pos == "ADJ":
        both = f"{use.lemma} {adjective.lower}"
        if use.cues.knows(both):
            return both
    return use.lemma


def _inverted(use: Use) -> Candidate | None:
    """Return the candidate of a verb and source that end a statement without a comma before."""
    parse, verb = use.parse, use.verb
    source = inverted_source(parse, verb)
    if source is None or source != use.source:
        return None
    sentence = parse.sentences[verb.sentence]
    first = source.i
    while first > sentence.first and parse.tokens[first].pos != "DET":
        first -= 1
    last = verb.i - 1
    while parse.tokens[last].pos == "AUX":
        last -= 1
    made = build(use, [parse.span_of(sentence.first, first - 1)], frame="inverted")
    return (
        replace(made, source=(parse.span_of(first, last),), source_head=source.i)
        if made is not None
        else None
    )


def _aside(use: Use) -> Candidate | None:
    """Return the candidate of a verb that stands after or within its content ("…, he said")."""
    parse, verb = use.parse, use.verb
    before = [c for c in children(parse, verb.i, "ccomp") if c.i < verb.i]
    inserted = (
        verb.dep in ("parataxis", "ccomp", "advcl", "conj", "relcl", "dep", "ROOT")
        and use.source is not None
        and verb.tag in ("VBD", "VBZ", "VBP", "VBN")
    )
    if not before and not (inserted and use.cues.takes(use.lemma, "clause")):
        return None
    sentence = parse.sentences[verb.sentence]
    first, last = cue_tokens(parse, verb)
    own = [first, last]
    source = use.source
    if source is not None and parse.tokens[source.i].sentence == verb.sentence:
        who = phrase(parse, source.i, without=set(range(first, last + 1)))
        if who is not None:
            near = parse.tokens_in(who)
            own += [near[0].i, near[-1].i]
    start, end = min(own), max(own)
    if end - start > LONGEST_ASIDE or (
        start > sentence.first
        and parse.tokens[start - 1].text not in ",-\u2013\u2014\u2015\"\u201d''"
    ):
        return None
    if start == sentence.first:
        return None
    stop = _aside_end(parse, end, sentence.last)
    if not before and (child(parse, verb.i, "ccomp", "xcomp", "dobj") is not None or stop is None):
        return None
    content = [parse.span_of(sentence.first, start - 1)]
    if stop is not None and stop + 1 < sentence.last - 1 and parse.tokens[stop].text == ",":
        after = parse.tokens[stop + 1]
        if after.tag != "VBG" and after.i not in parse.subtree(verb.i):
            content.append(parse.span_of(stop + 1, sentence.last - 1))
    return build(use, content, frame="aside")


def _aside_end(parse: Parse, last: int, stop: int) -> int | None:
    """Return the index of the mark that ends an inserted clause, None where none comes soon."""
    for i in range(last + 1, min(stop, last + 14)):
        if parse.tokens[i].text in (",", ".", ";", "\u2014", "\u2013"):
            return i
    return None


def _infinitives(use: Use) -> Iterator[Candidate]:
    parse, verb = use.parse, use.verb
    for clause in children(parse, verb.i, "xcomp", "ccomp"):
        if (
            clause.i < verb.i
            or clause.pos not in ("VERB", "AUX")
            or (clause.dep == "ccomp" and clause.tag != "VB")
        ):
            continue
        thing = child(parse, verb.i, "dobj", "dative")
        heads = (thing, clause) if thing is not None and verb.i < thing.i < clause.i else (clause,)
        span = reach(use, *heads)
        if span is None:
            continue
        frame = (
            "object_infinitive"
            if len(heads) == 2
            else "gerund"
            if clause.tag == "VBG" or _has_having(parse, clause)
            else "infinitive"
        )
        made = build(use, [span], frame=frame)
        if made is not None:
            yield made


def _has_having(parse: Parse, clause: Token) -> bool:
    return any(t.lower == "having" for t in children(parse, clause.i, "aux"))
