"""The parts that rows of several views share: each leads back to a Document and its exact words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from sayso.model import (
    Act,
    Certainty,
    ClaimKind,
    Commitment,
    Evaluation,
    Form,
    Framing,
    HeldValue,
    Kind,
    Polarity,
    Quantity,
    SourceKind,
    Span,
    Spans,
    TimeExpression,
    UnnamedAs,
)

Name = TypeVar("Name", bound=str)

Voice = Literal["source", "own"]
"""Whose words they are: a `source` that the Document names, or the Document's `own`."""


@dataclass(frozen=True, slots=True)
class DocumentHead:
    """What a row tells of the Document it comes from.

    `published` is ISO 8601 or None (undated). `uncertain` names the fields that are a guess.
    `origin` is the id of the Document that this one counts as: its own, or the earliest of those
    that repeat one text.
    """

    id: str
    path: str
    part: int
    title: str | None
    publisher: str | None
    published: str | None
    uncertain: tuple[str, ...]
    origin: str


@dataclass(frozen=True, slots=True)
class Words:
    """Exact words and where they stand; `exact` joins several spans by ' … '."""

    document: DocumentHead
    spans: Spans
    exact: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are of one kind."""

    name: str
    number: int


def counted(numbers: Mapping[Name, int]) -> tuple[Count, ...]:
    """Return counts, the largest first, then by name."""
    ordered = sorted(numbers.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Count(name, number) for name, number in ordered)


@dataclass(frozen=True, slots=True)
class AttributionRow:
    """One Attribution with its Document and its words.

    `source` is the name of the linked entity (else the name resolved in the Document), None where
    Sayso abstained; `abstained` then says why. `source_words`, `cue_words`, `exact` and
    `framing_words` are the exact words of the spans `source_spans`, `cue_spans`, `content_spans`
    and `framing_spans`. `depth` is 0, or the number of Attributions that it is nested in. `number`
    is its place in the Document, from 1.
    """

    id: str
    document: DocumentHead
    number: int
    source: str | None
    source_kind: SourceKind
    role: str | None
    affiliation: str | None
    unnamed_as: UnnamedAs | None
    chain: tuple[str, ...]
    form: Form
    kind: Kind
    framing: Framing
    act: Act
    confidence: float
    exact: str
    content_spans: Spans
    source_words: str
    source_spans: Spans
    cue_words: str
    cue_spans: Spans
    framing_words: str
    framing_spans: Spans
    parent: str | None
    depth: int
    abstained: str | None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One Claim with its Document, its words, and whose it is.

    `voice` is `own` for the Document's own words; `source` is then the publisher (None if it has
    none) and `attribution` None. Otherwise `source`, `chain`, `framing` and `confidence` are those
    of the Attribution that it stands in; of an evaluation that tells who judges, these are its
    source, at the end of the chain.
    """

    id: str
    document: DocumentHead
    span: Span
    exact: str
    voice: Voice
    source: str | None
    attribution: AttributionRow | None
    chain: tuple[str, ...]
    framing: Framing
    confidence: float
    subject: str | None
    predicate: str | None
    object: str | None
    polarity: Polarity
    certainty: Certainty
    heard_as: str
    commitments: tuple[Commitment, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[TimeExpression, ...]
    place: str | None
    kind: ClaimKind = "statement"
    evaluation: Evaluation | None = None
    held: HeldValue | None = None
