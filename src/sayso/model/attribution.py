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

Framing = Literal["neutral", "endorsing", "distancing", "rejecting", "ironic"]
"""The reporter's stance towards the content, never the source's own. The reporter is whoever passes
the words on: the author, or the source of the Attribution that this one stands in. `endorsing`:
the reporter takes it for true. `distancing`: leaves it open, or does not vouch for it.
`rejecting`: takes it for false. `ironic`: says the opposite of what the reporter means."""

Act = Literal[
    "stating",
    "asking",
    "promising",
    "warning",
    "denying",
    "admitting",
    "accusing",
    "supporting",
    "opposing",
]
"""What the source does in saying it, as the cue tells. Source: the speech acts of Searle (1976):
assertives (`stating`, which is also said of what no cue tells closer; `denying`, `admitting`,
`warning`, `accusing`), directives (`asking`: asks, demands, or asks a question), commissives
(`promising`), expressives (`supporting`, `opposing`)."""

SourceKind = Literal["person", "organisation", "place", "group", "unnamed", "voice", "none"]
"""Who the source is. `group`: people named by a common noun in the plural ("residents", "analysts")
or a party of them. `unnamed`: a single source without a name ("a senior official"). `voice`: the
Document's own author or publisher. `none`: the words name no source ("was accused of")."""


UnnamedAs = Literal["official", "document", "witness", "expert", "analysts", "residents", "other"]
"""What sort of source an unnamed one is."""

THIS_DOCUMENT = "this document"
"""Stands in a chain for a publisher that is not known."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source, a cue and a content in one Document.

    `source`, `cue` and `content` are spans of the stored text; source and cue may be empty.
    `source_name` is the resolved name, None where Sayso abstained; `abstained` then says why.
    `role` is the source's role as the Document gives it, `affiliation` the organisation that it
    speaks for or belongs to, `unnamed_as` the sort of source where it has no name.

    `chain` holds the names through which the words reached the page, outermost (the publisher, or
    THIS_DOCUMENT) first, ending with the original source. `parent` is the id of the Attribution
    whose content this one stands in. `framing_words` are the words that show the framing; they are
    the reporter's, and so never stand in the content. `act` is what the source does. `confidence`
    is in [0, 1].
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
    affiliation: str | None = None
    unnamed_as: UnnamedAs | None = None
    chain: tuple[str, ...] = ()
    framing: Framing = "neutral"
    framing_words: Spans = ()
    act: Act = "stating"
    confidence: float = 0.5
    parent: str | None = None
    abstained: str | None = None

    def exact(self, text: str) -> str:
        """Return the exact words of the content, parts joined by ' … '."""
        return words_of(self.content, text)

    def spans(self) -> tuple[Span, ...]:
        """Return all spans, in text order."""
        return tuple(sorted((*self.source, *self.cue, *self.content)))
