"""What is one report repeated, and how many independent origins that leaves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.casebook.rows import republications_of
from sayso.model import Echo, EchoKind, Republication
from sayso.views.lookup import Lookup, order_of_document
from sayso.views.rows import DocumentHead, Words

if TYPE_CHECKING:
    from sayso.casebook import Casebook


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
    origins: int | None


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
    origins: int | None


def list_echoes(casebook: Casebook) -> Echoes:
    """Return what repeats what, and how many independent origins there are."""
    lookup = Lookup(casebook)
    found = casebook.echoes()
    lookup.load_texts(member.document for echo in found for member in echo.members)
    groups = tuple(_echo_row(lookup, number, echo) for number, echo in enumerate(found, 1))
    return Echoes(
        groups=groups,
        republications=_republications(lookup),
        repeated=_repeated(lookup),
        documents=len(lookup.heads),
        origins=lookup.count_origins(lookup.heads),
    )


def _echo_row(lookup: Lookup, number: int, echo: Echo) -> EchoRow:
    members = [
        EchoMember(lookup.words(member.document, (member.span,)), member.document == echo.origin)
        for member in echo.members
    ]
    members.sort(key=lambda m: (order_of_document(m.words.document), m.words.spans))
    documents = {member.document for member in echo.members}
    return EchoRow(
        number=number,
        id=echo.id,
        kind=echo.kind,
        members=tuple(members),
        origin=lookup.heads.get(echo.origin) if echo.origin else None,
        evidence=echo.evidence,
        documents=len(documents),
        origins=lookup.count_origins(documents),
    )


def _republications(lookup: Lookup) -> tuple[RepublicationRow, ...]:
    rows = lookup.casebook.query(
        "SELECT id, republishes FROM documents WHERE republishes <> '[]' ORDER BY path, part, id"
    )
    return tuple(
        _republication_row(lookup, lookup.heads[document], credit)
        for document, listed in rows
        for credit in republications_of(listed)
    )


def _republication_row(
    lookup: Lookup, head: DocumentHead, credit: Republication
) -> RepublicationRow:
    return RepublicationRow(
        document=head,
        publisher=credit.publisher,
        date=credit.date,
        is_whole=credit.is_whole,
        evidence=lookup.words(head.id, (credit.evidence,)),
        original=lookup.heads.get(head.origin) if head.origin != head.id else None,
    )


def _repeated(lookup: Lookup) -> tuple[OriginRow, ...]:
    rows = [
        OriginRow(
            lookup.heads[origin.document],
            origin.publisher,
            tuple(sorted((lookup.heads[d] for d in origin.documents), key=order_of_document)),
        )
        for origin in lookup.casebook.origins()
        if len(origin.documents) > 1
    ]
    return tuple(sorted(rows, key=lambda row: (-len(row.documents), order_of_document(row.origin))))
