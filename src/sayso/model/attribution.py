"""Attributions: who says what, in which words, through whom, and how it is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.model.span import Span, Spans, words_of

Form = Literal["direct", "indirect", "mixed"]
"""`direct`: every word of the content is quoted. `indirect`: none is. `mixed`: the rest.

Source: PARC 3.0 (Pareti 2016); a block quotation counts as quoted."""

Kind = Literal["statement", "belief", "knowledge", "intention", "perception"]
"""What the source does. Source: PARC 3.0's assertion, belief, fact and eventuality, refined."""

Framing = Literal[
    "neutral",
    "endorsing",
    "distancing",
    "rejecting",
    "denying",
    "accusing",
    "promising",
    "knowing",
]
"""How the cue presents the content. `endorsing`, `distancing` and `rejecting` are the reporter's
stance; `denying`, `accusing`, `promising` and `knowing` say what the source is doing with it."""

SourceKind = Literal["person", "organisation", "place", "group", "unnamed", "voice", "none"]
"""Who the source is. `group`: people named by a common noun in the plural ("residents", "analysts")
or a party of them. `unnamed`: a single source without a name ("a senior official"). `voice`: the
Document's own author or publisher. `none`: the words name no source ("was accused of")."""


THIS_DOCUMENT = "this document"
"""Stands in a chain for a publisher that is not known."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source, a cue and a content in one Document.

    `source`, `cue` and `content` are spans of the stored text; source and cue may be empty.
    `source_name` is the resolved name, None where Sayso abstained; `abstained` then says why.
    `role` is the source's role as the Document gives it. `chain` holds the names through which the
    words reached the page, outermost (the publisher, or THIS_DOCUMENT) first, ending with the
    original source. `parent` is the id of the Attribution whose content this one stands in.
    `framing_words` are the words that show the framing. `confidence` is in [0, 1].
    """

    id: str
    document: str
    form: Form
    kind: Kind
    source: Spans
    cue: Spans
    content: Spans
    source_name: str | None = None
    source_kind: SourceKind = "none"
    role: str | None = None
    chain: tuple[str, ...] = ()
    framing: Framing = "neutral"
    framing_words: Spans = ()
    confidence: float = 0.5
    parent: str | None = None
    abstained: str | None = None

    def exact(self, text: str) -> str:
        """Return the exact words of the content, parts joined by ' … '."""
        return words_of(self.content, text)

    def spans(self) -> tuple[Span, ...]:
        """Return all spans, in text order."""
        return tuple(sorted((*self.source, *self.cue, *self.content)))
