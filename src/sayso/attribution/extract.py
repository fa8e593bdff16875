"""Attributions of a Document: source, cue and content spans, form, kind, framing, confidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from sayso.attribution.constructions.according import find_according
from sayso.attribution.constructions.blocks import find_blocks
from sayso.attribution.constructions.boundaries import QuoteLayer, without
from sayso.attribution.constructions.candidate import Candidate
from sayso.attribution.constructions.cited import with_cited
from sayso.attribution.constructions.confidence import confidence
from sayso.attribution.constructions.direct import find_direct
from sayso.attribution.constructions.givers import quoting_at
from sayso.attribution.constructions.headline import find_layout
from sayso.attribution.constructions.indirect import find_indirect
from sayso.attribution.constructions.mended import find_titles, mend
from sayso.attribution.constructions.nominal import find_nominal
from sayso.attribution.constructions.phrases import cue_tokens
from sayso.attribution.constructions.select import choose
from sayso.attribution.constructions.signed import find_signed
from sayso.attribution.cues import Cue, Cues, load_cues
from sayso.attribution.discarding.blamed import without_blamed
from sayso.attribution.discarding.misread import is_misread
from sayso.attribution.discarding.senses import is_deed
from sayso.attribution.discarding.speakers import is_hearers, may_speak
from sayso.attribution.discarding.topics import is_term
from sayso.attribution.discarding.unsaid import is_unsaid
from sayso.attribution.framing import frame
from sayso.attribution.kinds import with_kind
from sayso.attribution.quotes import find_quotations
from sayso.attribution.tagger.find import Readings, find_readings
from sayso.attribution.tagger.network import load_network
from sayso.attribution.tagger.weigh import weigh
from sayso.config import Tagger
from sayso.language.parse import Parse, find_paragraphs
from sayso.model import Attribution, Document, Form, Span, make_id


def propose(
    document: Document, parse: Parse, paragraphs: list[Span] | None = None
) -> tuple[tuple[Candidate, ...], QuoteLayer, Cues]:
    """Return every candidate with the quotation layer and the lexicon it was found by.

    Args:
        document: with its zones.
        parse: of the same Document.
        paragraphs: of the same Document, where they are known.
    """
    paragraphs = find_paragraphs(document) if paragraphs is None else paragraphs
    layer = QuoteLayer(find_quotations(document.text, paragraphs))
    cues = load_cues()
    found = (with_quoting(c, parse) for c in _all(document, parse, layer, cues, paragraphs))
    kept = (c for c in found if may_speak(parse, c) and not is_deed(parse, c))
    return tuple(c for c in kept if not is_nobodys(parse, layer, c, cues.of(c))), layer, cues


def is_nobodys(parse: Parse, layer: QuoteLayer, candidate: Candidate, entry: Cue | None) -> bool:
    """Tell whether a candidate's words are nobody's, or a view that a speaker gives the hearer."""
    if is_unsaid(parse, candidate, entry):
        return True
    if entry is None:
        return is_term(parse, layer, candidate)
    return is_hearers(parse, layer, candidate, entry.kind)


def _all(
    document: Document, parse: Parse, layer: QuoteLayer, cues: Cues, paragraphs: list[Span]
) -> Iterator[Candidate]:
    direct = list(find_direct(parse, layer, cues, paragraphs))
    blocks = list(find_blocks(parse, cues, document))
    yield from blocks
    yield from find_signed(parse, layer, document)
    yield from direct
    yield from find_layout(parse, layer, document, paragraphs)
    yield from find_according(parse, layer, cues)
    taken = {c.anchor for c in (*direct, *blocks) if c.frame != "colon"}
    for candidate in find_indirect(parse, layer, cues):
        if candidate.anchor not in taken:
            yield _with_speaker(candidate, direct, parse)
    yield from find_nominal(parse, layer, cues)


def with_quoting(candidate: Candidate, parse: Parse) -> Candidate:
    """Return a candidate with the whole of 'quoted … as saying' as its cue, source left out."""
    if candidate.construction not in ("clause", "direct"):
        return candidate
    quoting = quoting_at(parse, parse.tokens[candidate.anchor])
    if quoting is None:
        return candidate
    first, _ = cue_tokens(parse, quoting.verb)
    whole = parse.span_of(first, quoting.participle.i)
    told = (*candidate.source, *candidate.content)
    pieces = (parse.tokens_in(piece) for piece in without(whole, told))
    # What stands between ("by the Herald", a comma) is no part of the cue.
    kept = (first, quoting.verb.i, quoting.participle.i - 1, quoting.participle.i)
    words = [t.span for piece in pieces for t in piece if t.i in kept]
    return replace(candidate, cue=_joined(words, parse.text)) if words else candidate


def _joined(spans: list[Span], text: str) -> tuple[Span, ...]:
    """Return spans with those that only white space parts made one."""
    found = [spans[0]]
    for span in spans[1:]:
        if text[found[-1].end : span.start].strip():
            found.append(span)
        else:
            found[-1] = Span(found[-1].start, span.end)
    return tuple(found)


NEAR = 15
"""Words between "…," she told us and ", adding that", which share their source."""


def _with_speaker(candidate: Candidate, direct: list[Candidate], parse: Parse) -> Candidate:
    """Return a participle's candidate with the source of the direct cue that it follows.

    "…," a spokesman told reporters, accusing the rebels of theft: the parser hangs the participle
    on a verb within the quotation, which names no source for it.
    """
    verb = parse.tokens[candidate.anchor]
    if candidate.source or verb.tag != "VBG" or parse.tokens[verb.i - 1].text != ",":
        return candidate
    for other in direct:
        gap = parse.tokens[other.anchor : verb.i]
        if other.source and 0 < len(gap) <= NEAR and not any(t.text in ".!?;" for t in gap):
            return replace(candidate, source=other.source, source_head=other.source_head)
    return candidate


LIKELY = 0.2
"""The rules' confidence in a cue from which on the network reads the content around it by itself:
about half of the contents' words, and five sixths of what is found in them."""


@dataclass(frozen=True, slots=True)
class ReadAlong:
    """What rules and network make of a Document, before it is weighed.

    `is_none` tells of a candidate that it is no attribution, however sure it looks.
    """

    scored: list[tuple[float, Candidate]]
    readings: Readings | None
    layer: QuoteLayer
    cues: Cues
    is_none: Callable[[Candidate], bool]


def read_along(document: Document, parse: Parse, tagger: Tagger) -> ReadAlong:
    """Return the rules' candidates with their confidence, and what the network reads.

    Args:
        document: with its zones.
        parse: of the same Document.
        tagger: the network that reads along, or none.

    Raises:
        ResourceError: the network's files are missing or damaged.
    """
    paragraphs = find_paragraphs(document)
    candidates, layer, cues = propose(document, parse, paragraphs)
    scored = [(confidence(c, parse, layer, cues), c) for c in candidates]
    if tagger == "none":
        return ReadAlong(scored, None, layer, cues, lambda _: False)
    network = load_network(tagger)
    likely: list[int] = []  # the fast network reads no content by itself
    if tagger == "default":
        likely = sorted(c.cue[0].start for score, c in scored if c.cue and score >= LIKELY)
    readings = find_readings(document.text, paragraphs, layer.all, network, likely)

    said = frozenset(candidates)  # what is proposed is somebody's word

    def is_none(candidate: Candidate) -> bool:
        entry = cues.of(candidate)
        is_no_word = candidate not in said and is_nobodys(parse, layer, candidate, entry)
        return is_no_word or is_misread(parse, candidate, cues)

    return ReadAlong(scored, readings, layer, cues, is_none)


def extract(
    document: Document, parse: Parse, tagger: Tagger = "default"
) -> tuple[Attribution, ...]:
    """Return the attributions of a Document, inner ones included, in text order.

    Sources are spans only: names, chains and parents are found by `resolve`.

    Args:
        document: with its zones; set-apart ones were not parsed and give nothing.
        parse: of the same Document.
        tagger: the network that reads along, or none.

    Raises:
        ResourceError: the network's files are missing or damaged.
    """
    read = read_along(document, parse, tagger)
    cues, layer = read.cues, read.layer
    sure = weigh(read.scored, read.readings, parse, layer, cues, read.is_none)
    titles = find_titles(document, find_paragraphs(document))
    found = tuple(
        _attribution(document, parse, layer, score, _whole(parse, mend(parse, titles, candidate)))
        for score, candidate in with_cited(parse, choose(sure))
    )
    told = without_blamed([with_kind(one, parse, cues) for one in found])
    return frame(told, parse, layer)


def _whole(parse: Parse, candidate: Candidate) -> Candidate:
    """Return a candidate none of whose spans begins or ends inside a word."""
    source, cue, content = (
        tuple(parse.whole_words(span) for span in spans)
        for spans in (candidate.source, candidate.cue, candidate.content)
    )
    return replace(candidate, source=source, cue=cue, content=content)


def _attribution(
    document: Document,
    parse: Parse,
    layer: QuoteLayer,
    score: float,
    candidate: Candidate,
) -> Attribution:
    key = ";".join(
        " ".join(f"{s.start}-{s.end}" for s in spans)
        for spans in (candidate.source, candidate.cue, candidate.content)
    )
    return Attribution(
        id=make_id("attribution", document.id, key),
        document=document.id,
        form=form_of(candidate, parse, layer),
        kind="statement",
        source=candidate.source,
        cue=candidate.cue,
        content=candidate.content,
        confidence=round(score, 3),
    )


def form_of(candidate: Candidate, parse: Parse, layer: QuoteLayer) -> Form:
    """Tell whether all, none or some words of a content are quoted.

    Block quotations and turns of a transcript are quoted without marks.
    """
    if candidate.construction == "zone" or candidate.frame == "turn":
        return "direct"
    words = [token for token in parse.tokens_of(candidate.content) if token.pos != "PUNCT"]
    quoted = sum(layer.around(token.start) is not None for token in words)
    if not quoted:
        return "indirect"
    return "direct" if quoted == len(words) else "mixed"
