"""What the constructions propose before it is decided which proposals are attributions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.model import Span, Spans

Construction = Literal[
    "direct",
    "clause",
    "object",
    "noun",
    "according",
    "adverb",
    "headline",
    "turn",
    "byline",
    "zone",
]
"""Which kind of wording carries the attribution; each is found by a module of its own."""

TAGGED = "tagged"
"""The frame of a candidate that no rule proposes, only the network."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposed attribution.

    `lemma` is the cue's entry in the lexicon, `frame` the complement that the content is to it.
    `anchor` is the index of the cue's head among the Parse's tokens. `source_head` is the index of
    the source's head, None without a source.
    """

    construction: Construction
    lemma: str
    frame: str
    anchor: int
    source: Spans
    cue: Spans
    content: Spans
    source_head: int | None = None

    @property
    def start(self) -> int:
        """Return where it begins."""
        return min([s.start for s in (*self.source, *self.cue, *self.content)])


def span_list(*spans: Span | None) -> Spans:
    """Return the spans that are there and not empty, sorted, touching ones joined."""
    found: list[Span] = []
    for span in sorted([s for s in spans if s is not None and s.start < s.end]):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)
