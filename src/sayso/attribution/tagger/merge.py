"""One list of candidates from what the rules propose and what the network reads.

Where both see the same content, they make one candidate: the rules know where a clause or a
quotation ends, the network which of them is an attribution. How sure a candidate is, is a logistic
sum over what both say (`tagger_weights.tsv`, fitted by `training/merge_weights.py`).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sayso.attribution.constructions.boundaries import QuoteLayer, without
from sayso.attribution.constructions.candidate import TAGGED, Candidate
from sayso.attribution.constructions.confidence import PLAIN, SET
from sayso.attribution.tagger.find import OF_CONTENT, OF_CUE, OF_SOURCE, Reading, Readings, Tags
from sayso.attribution.weights import log_odds, logistic
from sayso.language.parse import Parse
from sayso.lexicons import load_lexicon
from sayso.model import Span, Spans

SAME = 0.5
"""Share of words in common, of all, from which on two contents are taken for one."""
STUBBORN = 8.0
"""Log odds that the network must hold against the rules' boundary to have its own."""
LINKED = 0.85
"""Probability of its source from which on the network's is taken before the rules'."""
TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV", "INTJ"})
"""Word classes of which a content has at least one word."""
LEAST_RULE = 0.05
"""Candidates of the rules below it are not asked about."""
SURE_RULE = 0.85
"""Confidence of the rules from which on words further off are left to their cue."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A candidate with what the rules (`rule`, a confidence) and the network say of it.

    `supported` is how sure the rules are that the content has another cue.
    """

    candidate: Candidate
    rule: float | None
    reading: Reading | None
    supported: float = 0.0
    is_same_source: bool = True


def merge(
    scored: Sequence[tuple[float, Candidate]],
    readings: Readings,
    parse: Parse,
    layer: QuoteLayer,
) -> list[Merged]:
    """Return candidates of the rules and of the network, those of one content as one.

    Args:
        scored: the rules' candidates with their confidence.
        readings: of the network, of the same Document.
        parse: of the Document.
        layer: its quotation marks.
    """
    rules = [(score, c, _words(parse, c.content)) for score, c in scored if score >= LEAST_RULE]
    bound = (_bound(r, parse, layer) for r in readings.found)
    readings = replace(readings, found=tuple(_own(r, rules, parse, layer) for r in bound))
    near: dict[int, list[int]] = defaultdict(list)
    for number, (_, _, words) in enumerate(rules):
        for word in words:
            near[word].append(number)
    pairs: list[tuple[float, int, int]] = []
    supported = [0.0] * len(readings.found)
    for place, reading in enumerate(readings.found):
        words = _words(parse, reading.content)
        for number in sorted({n for word in words for n in near[word]}):
            score, candidate, others = rules[number]
            overlap = len(words & others) / len(words | others)
            shares_cue = _share(reading.cue, candidate.cue)
            holds = bool(others) and others <= words
            holds = shares_cue and (holds or _goes_on(parse, reading.content, candidate))
            if (overlap >= SAME and (shares_cue or not reading.cue)) or holds:
                pairs.append((overlap + score, place, number))
            elif overlap >= SAME:
                supported[place] = max(supported[place], score)
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, place, number in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        if place not in taken and number not in used:
            taken[place] = number
            used.add(number)
    found = []
    for place, reading in enumerate(readings.found):
        if place in taken:
            score, candidate, _ = rules[taken[place]]
            found.append(_joined(score, candidate, reading, readings.tags, parse))
        else:
            alone = _alone(reading, parse)
            if alone is not None:
                found.append(Merged(alone, None, reading, supported[place]))
    rest = (Merged(c, s, None) for n, (s, c, _) in enumerate(rules) if n not in used)
    return [*found, *rest]


def _bound(reading: Reading, parse: Parse, layer: QuoteLayer) -> Reading:
    """Return a reading without parts of its content that are bound to its cue by nothing.

    A part stands in the sentence of the cue (of the source, where there is no cue) or in quotation
    marks, a lost one not among them; else it is somebody else's, or nobody's.
    """
    place = reading.cue or reading.source
    if not place or len(reading.content) < 2:
        return reading
    near = {t.sentence for t in parse.tokens_of(place)}
    kept = tuple(
        part
        for part in reading.content
        if any(t.sentence in near for t in parse.tokens_in(part))
        or (layer.is_sure(part.start) and not _is_of_story_before(parse, layer, part, place[0]))
    )
    return replace(reading, content=kept) if kept else reading


def _is_of_story_before(parse: Parse, layer: QuoteLayer, part: Span, cue: Span) -> bool:
    """Tell whether a paragraph without quotation parts a quotation from a cue further down."""
    own, first = parse.tokens_in(part), parse.tokens_in(cue)
    if not own or not first or part.end > cue.start:
        return False
    between = parse.sentences[own[-1].sentence + 1 : first[0].sentence]
    ends = {parse.sentences[t.sentence].paragraph for t in (own[-1], first[0])}
    paragraphs: dict[int, bool] = {}
    for sentence in between:
        is_quoted = bool(layer.within(sentence.span)) or layer.around(sentence.span.start + 1)
        paragraphs[sentence.paragraph] = paragraphs.get(sentence.paragraph, False) or bool(
            is_quoted
        )
    return any(not quoted for number, quoted in paragraphs.items() if number not in ends)


def _own(
    reading: Reading,
    rules: Sequence[tuple[float, Candidate, frozenset[int]]],
    parse: Parse,
    layer: QuoteLayer,
) -> Reading:
    """Return a reading without parts further off that are surely another cue's content.

    The network joins quotations that follow each other, also where each has a speaker of its own.
    """
    if len(reading.content) < 2 or not reading.cue:
        return reading

    def is_anothers(part: Span) -> bool:
        if not _is_apart(parse, layer, part, reading.cue[0]):
            return False
        words = _words(parse, (part,))
        return any(
            score >= SURE_RULE
            and 2 * len(words & others) > len(words)
            and candidate.cue
            and not _share(candidate.cue, reading.cue)
            for score, candidate, others in rules
        )

    kept = tuple(part for part in reading.content if not is_anothers(part))
    return replace(reading, content=kept) if kept else reading


def _is_apart(parse: Parse, layer: QuoteLayer, part: Span, cue: Span) -> bool:
    """Tell whether a part of a content stands in another paragraph than a cue, or further off.

    It does where words between them are not of the cue's sentence and in no quotation marks.
    """
    before, after = sorted((part, cue))
    if "\n" in parse.text[before.end : after.start]:
        return True
    if before.end >= after.start:
        return False
    own = {t.sentence for t in parse.tokens_in(cue)}
    return any(
        t.pos not in ("PUNCT", "SPACE") and t.sentence not in own and not layer.around(t.start)
        for t in parse.tokens_in(Span(before.end, after.start))
    )


def _words(parse: Parse, spans: Spans) -> frozenset[int]:
    return frozenset([t.i for t in parse.tokens_of(spans) if t.pos not in ("PUNCT", "SPACE")])


def _goes_on(parse: Parse, content: Spans, candidate: Candidate) -> bool:
    """Tell whether the rules follow a quotation into paragraphs beyond those that are read."""
    if candidate.construction != "direct" or not content:
        return False
    rest = parse.text[content[-1].end : max(content[-1].end, candidate.content[-1].end)]
    return "\n" in rest.strip() and _words(parse, content) <= _words(parse, candidate.content)


def _trimmed(parse: Parse, spans: Spans) -> Spans:
    """Return spans without white space at their ends, those without a word left out."""
    return tuple(span.stripped(parse.text) for span in spans if _words(parse, (span,)))


def _overlap(parse: Parse, a: Spans, b: Spans) -> float:
    """Return the share of words in common, of all; 1 where there are none."""
    x, y = _words(parse, a), _words(parse, b)
    return len(x & y) / len(x | y) if x | y else 1.0


def _share(a: Spans, b: Spans) -> bool:
    return any(x.overlaps(y) for x in a for y in b)


def _joined(
    score: float, candidate: Candidate, reading: Reading, tags: Tags, parse: Parse
) -> Merged:
    """Return one candidate of both: each part from the one that is surer of it."""
    if candidate.frame in SET or candidate.frame in PLAIN:
        return Merged(candidate, score, reading)  # a turn is what its layout makes it
    content = candidate.content
    lost = tuple(s for part in reading.content for s in without(part, candidate.content))
    gained = tuple(s for part in candidate.content for s in without(part, reading.content))
    is_alike = _overlap(parse, reading.content, candidate.content) >= SAME
    is_alike = is_alike or _goes_on(parse, reading.content, candidate)
    if not is_alike or tags.cost(lost, gained, OF_CONTENT) > STUBBORN:
        taken = (*candidate.cue, *candidate.source)
        parts = (s for part in reading.content for s in without(part, taken))
        content = _trimmed(parse, tuple(parts)) or content
    is_same = _overlap(parse, reading.source, candidate.source) >= SAME
    source, head = candidate.source, candidate.source_head
    # "the statement quoted him as saying": the network takes who quotes, and him as told
    is_quoted = _share(reading.content, candidate.source)
    is_linked = reading.source_link >= LINKED
    is_free = not _share(reading.source, (*content, *candidate.cue))
    is_told = candidate.frame == "from"  # "heard from Tarn": the network takes who heard
    if not is_same and is_linked and is_free and not is_quoted and not is_told:
        source = reading.source
        head = _head(parse, source)
    if _share(source, content):
        around = _trimmed(parse, tuple(s for part in content for s in without(part, source)))
        if around and len(around) <= len(content):
            content = around
        else:  # it stands amid the content
            source = reading.source if is_free else ()
            head = _head(parse, source)
    return Merged(
        replace(candidate, content=content, source=source, source_head=head),
        score,
        reading,
        is_same_source=is_same,
    )


def _alone(reading: Reading, parse: Parse) -> Candidate | None:
    """Return a candidate that the network alone reads; None where nothing is told ("call it")."""
    place = reading.cue or reading.source or reading.content
    anchor = _head(parse, place)
    told = list(parse.tokens_of(reading.content))
    if anchor is None or not any(t.pos in TELLING for t in told):
        return None
    head = parse.tokens[anchor]
    return Candidate(
        construction="noun" if head.pos in ("NOUN", "PROPN") and reading.cue else "clause",
        lemma=head.lemma if reading.cue else "",
        frame=TAGGED,
        anchor=anchor,
        source=reading.source,
        cue=reading.cue,
        content=reading.content,
        source_head=_head(parse, reading.source),
    )


def _head(parse: Parse, spans: Spans) -> int | None:
    """Return the word of some spans that hangs on none of the others, the first if several do."""
    tokens = [t for t in parse.tokens_of(spans) if t.pos not in ("PUNCT", "SPACE")]
    inside = {t.i for t in tokens}
    loose = [t.i for t in tokens if t.head not in inside or t.head == t.i]
    return loose[0] if loose else None


def features(
    merged: Merged, tags: Tags, parse: Parse, layer: QuoteLayer
) -> Iterator[tuple[str, float]]:
    """Yield what speaks for and against a candidate, as named numbers."""
    candidate, reading = merged.candidate, merged.reading
    form = _form(candidate, parse, layer)
    yield "always", 1.0
    yield form, 1.0
    tagged = reading if reading is not None and reading.depth else None
    content = odds_of(tagged.tag) if tagged else tags.mean(candidate.content, OF_CONTENT)
    yield "content", content
    yield f"content | {form}", content
    if candidate.cue:
        yield "cue there", 1.0
        yield "cue", odds_of(tagged.cue_tag) if tagged else tags.mean(candidate.cue, OF_CUE)
    else:
        yield "no cue", 1.0
    if candidate.source:
        linked = odds_of(tagged.source_link) if tagged else None
        yield "source", tags.mean(candidate.source, OF_SOURCE) if linked is None else linked
    else:
        yield "no source", 1.0
    yield "length", math.log(max(1, len(_words(parse, candidate.content))))
    if merged.rule is not None:
        yield "rule", odds_of(merged.rule)
        yield ("rule only" if reading is None else "both"), 1.0
    else:
        yield "network only", 1.0
        yield "supported", merged.supported
    if reading is not None:
        yield "link", odds_of(reading.link)
        yield "source link", odds_of(reading.source_link)
        if not merged.is_same_source:
            yield "sources differ", 1.0


def _form(candidate: Candidate, parse: Parse, layer: QuoteLayer) -> str:
    words = [t for t in parse.tokens_of(candidate.content) if t.pos != "PUNCT"]
    quoted = sum(layer.around(t.start) is not None for t in words)
    return "direct" if quoted == len(words) else "mixed" if quoted else "indirect"


def odds_of(probability: float) -> float:
    """Return the log odds of a probability, cut off at half a per cent from either end."""
    return log_odds(probability, least=0.005)


@cache
def load_weights() -> dict[str, float]:
    """Load the table of weights once a process.

    Raises:
        ResourceError: it is missing or damaged.
    """
    return {row["feature"]: float(row["weight"]) for row in load_lexicon("tagger_weights")}


def sureness(merged: Merged, tags: Tags, parse: Parse, layer: QuoteLayer) -> float:
    """Return how sure it is that a candidate is an attribution with its source, in [0, 1]."""
    candidate = merged.candidate
    for given in (SET, PLAIN):
        if candidate.frame in given:
            return given[candidate.frame]
    return logistic(load_weights(), features(merged, tags, parse, layer))
