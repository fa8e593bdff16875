"""The words round an attribution in which whoever handed it on is looked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sayso.attribution.carriers import Carrier, carrier_at, find_outlets
from sayso.attribution.resolving.discourse import Discourse
from sayso.attribution.resolving.sources import source_tokens
from sayso.language.parse import Parse, Token
from sayso.model import Attribution, Placed, Span


@dataclass(frozen=True, slots=True)
class Relays:
    """What is needed to find who carried the words of one attribution among the others."""

    discourse: Discourse
    found: Sequence[Attribution]
    parents: dict[str, Attribution]
    blocks: tuple[Span, ...] = ()
    cues: dict[int, str] = field(init=False)
    outlets: frozenset[str] = field(init=False)
    contents: Placed[tuple[Span, Attribution]] = field(init=False)

    def __post_init__(self) -> None:
        parse = self.discourse.parse
        by_token = {
            t.i: a.id
            for a in self.found
            for t in parse.tokens_of(a.cue)
            if t.pos in ("VERB", "NOUN", "AUX")
        }
        object.__setattr__(self, "cues", by_token)
        object.__setattr__(self, "outlets", find_outlets(self.discourse))
        contents = Placed((span, (span, a)) for a in self.found for span in a.content)
        object.__setattr__(self, "contents", contents)

    def carrier_at(self, at: int, limit: int) -> Carrier | None:
        """Return who is named in the noun phrase that starts at a token."""
        return carrier_at(self.discourse, at, limit, self.outlets)


@dataclass(frozen=True, slots=True)
class Region:
    """The tokens round a cue in which its relays are looked for, and the cue's own tokens."""

    tokens: tuple[Token, ...]
    cue: frozenset[int]
    inside: frozenset[int]
    source: frozenset[int]
    limit: int


def find_region(relays: Relays, attribution: Attribution) -> Region | None:
    """Return where the relays of an attribution are looked for, None where it has no words."""
    parse = relays.discourse.parse
    cue = list(parse.tokens_of(attribution.cue))
    place = cue or list(source_tokens(parse, attribution))
    if not place:
        return None
    first, last = _stretch(relays, attribution, place[0])
    own = _indices(parse, attribution.content)
    parent = relays.parents.get(attribution.id)
    frame = _indices(parse, parent.content) if parent else None
    beside = _contents_beside(relays, attribution, parse.span_of(first, last - 1))
    around = [
        t
        for t in parse.tokens[first:last]
        if t.i not in own
        and (frame is None or t.i in frame)
        and not any(s.start <= t.start < s.end for s in beside)
    ]
    source = frozenset(t.i for t in parse.tokens_of(attribution.source))
    return Region(
        tuple(around),
        frozenset(t.i for t in cue),
        frozenset(t.i for t in around),
        source,
        last,
    )


def _stretch(relays: Relays, attribution: Attribution, cue: Token) -> tuple[int, int]:
    """Return the tokens of the cue's sentence; of its paragraph where it introduces a block."""
    sentences = relays.discourse.parse.sentences
    here = sentences[cue.sentence]
    if not any(b.overlaps(c) for b in relays.blocks for c in attribution.content):
        return here.first, here.last
    same = [s for s in sentences if s.paragraph == here.paragraph]
    return same[0].first, same[-1].last


def _indices(parse: Parse, spans: tuple[Span, ...]) -> frozenset[int]:
    return frozenset(t.i for t in parse.tokens_of(spans))


def _contents_beside(relays: Relays, attribution: Attribution, stretch: Span) -> list[Span]:
    """Return the contents, in a stretch, of attributions beside this one."""
    above: set[str] = {attribution.id}
    at = attribution
    while at.id in relays.parents:
        at = relays.parents[at.id]
        above.add(at.id)
    return [
        span
        for span, a in relays.contents.overlapping(stretch)
        if a.id not in above and not _holds_cue(a, attribution)
    ]


def _holds_cue(outer: Attribution, inner: Attribution) -> bool:
    return any(c.overlaps(s) for c in outer.content for s in inner.cue)


def belongs(relays: Relays, attribution: Attribution, region: Region, at: int) -> bool:
    """Tell whether a phrase goes with this attribution's cue and not with another's."""
    parse = relays.discourse.parse
    for i in (at, *above(parse, at)):
        if i in region.cue:
            return True
        owner = relays.cues.get(i)
        if owner is not None and owner != attribution.id:
            return False
    return True


def above(parse: Parse, at: int) -> Iterator[int]:
    """Yield the words that a word hangs on, from the nearest outwards."""
    seen = 0
    while parse.tokens[at].head != at and seen < 20:
        at, seen = parse.tokens[at].head, seen + 1
        yield at
