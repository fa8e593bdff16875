"""What is one report repeated, and how many independent origins that leaves."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import EchoKind
from sayso.views.rows import DocumentHead, Words


@dataclass(frozen=True, slots=True)
class EchoMember:
    """A passage that repeats, or is repeated by, the other members of its group."""

    words: Words
    is_origin: bool


@dataclass(frozen=True, slots=True)
class EchoRow:
    """A group of passages that repeat each other, in order of date.

    `origin` is the Document that the others go back to, None where nothing tells; `evidence` says
    what told. `documents` counts the Documents, `origins` the independent origins among them.
    """

    number: int
    id: str
    kind: EchoKind
    members: tuple[EchoMember, ...]
    origin: DocumentHead | None
    evidence: str
    documents: int
    origins: int


@dataclass(frozen=True, slots=True)
class RepublicationRow:
    """A Document that says it takes over another publisher's text: its words, and the original.

    `original` is the Document in the casebook that it counts as, None where that is not there.
    """

    document: DocumentHead
    publisher: str
    date: str | None
    is_whole: bool
    evidence: Words
    original: DocumentHead | None


@dataclass(frozen=True, slots=True)
class OriginRow:
    """Documents that count as one, the earliest first."""

    origin: DocumentHead
    publisher: str | None
    documents: tuple[DocumentHead, ...]


@dataclass(frozen=True, slots=True)
class Echoes:
    """Groups with the most Documents first, credits, and Documents that count as one.

    `documents` counts those of the casebook, `origins` the independent ones.
    """

    groups: tuple[EchoRow, ...]
    republications: tuple[RepublicationRow, ...]
    repeated: tuple[OriginRow, ...]
    documents: int
    origins: int
