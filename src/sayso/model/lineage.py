"""Lineage: which passages repeat each other, and where they go back to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.model.span import Span

EchoKind = Literal["verbatim", "rewritten"]


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A stretch of one Document's stored text."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Echo:
    """Passages in two or more Documents that repeat each other.

    `members` are sorted. `origin` is the id of the Document that the others go back to, None where
    neither dates nor credits tell; `evidence` says in few words what told.

    Source: METER (Clough et al. 2002) for verbatim and rewritten; PROV for origin.
    """

    id: str
    kind: EchoKind
    members: tuple[Passage, ...]
    origin: str | None
    evidence: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Documents that count as one, because they go back to one text.

    `document` is the earliest of `documents` (the id first in order where no date tells);
    `publisher` is whoever they credit, if anyone.
    """

    document: str
    documents: tuple[str, ...]
    publisher: str | None
