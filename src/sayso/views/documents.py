"""The Documents of a casebook with what is known of each."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.casebook.rows import republications_of
from sayso.errors import InputError
from sayso.model import Republication
from sayso.views.choose import choose_by_key, place_of_number, some_of
from sayso.views.lookup import Lookup
from sayso.views.rows import DocumentHead

if TYPE_CHECKING:
    from sayso.casebook import Casebook


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A Document without its text; `words` counts its words, the others what was found in it."""

    head: DocumentHead
    location: str
    format: str
    sha256: str
    byline: str | None
    section: str | None
    url: str | None
    language: str
    is_analysed: bool
    tag: str | None
    cite: str | None
    headings: tuple[str, ...]
    republishes: tuple[Republication, ...]
    words: int
    attributions: int
    claims: int


_PLAIN = (
    *("location", "format", "sha256", "byline", "section", "url", "language"),
    *("is_analysed", "tag", "cite"),
)
"""Columns that are in the row as they are in the table."""


def list_documents(casebook: Casebook) -> tuple[DocumentRow, ...]:
    """Return all Documents in order of path and part."""
    return rows_of_documents(Lookup(casebook), None)


def rows_of_documents(lookup: Lookup, only: str | None) -> tuple[DocumentRow, ...]:
    """Return the rows of one Document or of all, in order of path and part."""
    where, given = ("", []) if only is None else (" WHERE id = ?", [only])
    rows = lookup.casebook.query(
        f"SELECT id, {', '.join(_PLAIN)}, headings, republishes,"
        " len(regexp_extract_all(text, '\\S+')),"
        " (SELECT count(*) FROM attributions a WHERE a.document = d.id),"
        " (SELECT count(*) FROM claims c WHERE c.document = d.id)"
        f" FROM documents d{where} ORDER BY path, part, id",
        given,
    )
    return tuple(
        DocumentRow(
            head=lookup.heads[key],
            headings=tuple(json.loads(headings)),
            republishes=republications_of(republishes),
            words=words,
            attributions=attributions,
            claims=claims,
            **dict(zip(_PLAIN, plain, strict=True)),
        )
        for key, *plain, headings, republishes, words, attributions, claims in rows
    )


def choose_document(lookup: Lookup, key: str | int) -> str:
    """Return the id of the Document that a user means.

    Args:
        lookup: over the casebook.
        key: its number in the list of Documents, from 1; its id or enough of its beginning; its
            path as it was read, or the end of it ("folder/file.txt"), with "#PART" for a part.

    Raises:
        InputError: it could be several; the message names them.
        NoSuchThing: there is none.
    """
    ids = list(lookup.heads)
    place = place_of_number("document", key, len(ids))
    if place is not None:
        return ids[place]
    words = str(key)
    by_path = [head.id for head in lookup.heads.values() if _is_named(head, words)]
    if len(by_path) == 1:
        return by_path[0]
    if by_path:
        heads = [lookup.heads[found] for found in by_path]
        names = some_of([f"{head.path}#{head.part}" for head in heads])
        raise InputError(f"{words!r} could be {names}", subject=words)
    return choose_by_key("document", words, ids)


def _is_named(head: DocumentHead, words: str) -> bool:
    names = {head.path, f"{head.path}#{head.part}"}
    return any(name == words or name.endswith("/" + words) for name in names)
