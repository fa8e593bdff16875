"""CSV for spreadsheets: the same records, one row each, names beside ids."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TextIO

from sayso.export.records import Record, records_of
from sayso.export.tables import What
from sayso.model import Commitment, Span, words_of
from sayso.views.lookup import Lookup
from sayso.views.only import ALL, Only
from sayso.views.points import claims_of
from sayso.views.rows import ClaimRow

if TYPE_CHECKING:
    from sayso.casebook import Casebook

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a cell for a formula. Source: OWASP, CSV Injection."""

Cell = str | int | float | bool | None
Row = dict[str, Cell]


def write_csv(casebook: Casebook, what: What, stream: TextIO, only: Only = ALL) -> int:
    """Write the records of one kind as CSV, with a line of column names.

    A record with parts gives a row for each: a relation for each reason, a point for each claim, an
    echo for each passage. Lists are joined by "; ", chains by " > ". A text that begins with one of
    FORMULA_SIGNS gets an apostrophe before it; numbers are left alone.

    Args:
        casebook: what to export from.
        what: which records.
        stream: of text, opened with newline=""; the same records give the same bytes.
        only: which Attributions, and so which claims.

    Returns:
        How many rows were written, the column names not counted.
    """
    writer = csv.writer(stream, lineterminator="\n")
    columns, make = _TABLES[what]
    writer.writerow(columns)
    lookup = Lookup(casebook)
    if what in ("attributions", "claims"):
        lookup.load(lookup.heads)
    lookup.claim_rows(_claims_named(casebook, what))  # at once: one by one, each is a query
    number = 0
    for record in records_of(casebook, what, only):
        for row in make(lookup, record):
            writer.writerow([guard(row[column]) for column in columns])
            number += 1
    return number


def guard(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet runs as a formula.

    Example:
        >>> guard("=HYPERLINK(1)"), guard(-3)
        ("'=HYPERLINK(1)", -3)
    """
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str) and cell.startswith(FORMULA_SIGNS):
        return "'" + cell
    return cell


def _claims_named(casebook: Casebook, what: What) -> Iterator[str]:
    """Return the ids of the claims that the rows of a kind tell of."""
    if what == "relations":
        yield from (end for relation in casebook.relations() for end in (relation.a, relation.b))
    elif what == "points":
        yield from (claim for point in casebook.points() for claim in claims_of(point))


def columns_of(what: What) -> tuple[str, ...]:
    """Return the names of the columns, in order."""
    return _TABLES[what][0]


def _documents(_: Lookup, record: Record) -> Iterator[Row]:
    credited = [credit["publisher"] for credit in record["republishes"]]
    yield {
        **record,
        "headings": " > ".join(record["headings"]),
        "uncertain": _list(record["uncertain"]),
        "republishes": _list(credited),
    }


def _attributions(lookup: Lookup, record: Record) -> Iterator[Row]:
    text = lookup.text(record["document"])
    yield {
        **record,
        **_home(lookup, record["document"]),
        "chain": " > ".join(record["chain"]),
        **{part: _words(record[part], text) for part in ("source", "cue", "framing_words")},
        "spans": _spans(record["content"]),
    }


def _claims(lookup: Lookup, record: Record) -> Iterator[Row]:
    rows = lookup.attribution_rows(record["document"])
    said = rows.get(record["attribution"] or "")
    quantity = record["quantity"] or dict.fromkeys(("low", "high", "bound", "noun", "unit"))
    evaluation = record["evaluation"] or {}
    yield {
        **record,
        **_home(lookup, record["document"]),
        **{name: quantity[name] for name in ("low", "high", "bound", "noun", "unit")},
        "quantity": quantity.get("exact"),
        "evaluated": evaluation.get("target"),
        "evaluating": evaluation.get("exact"),
        "value": evaluation.get("value"),
        "aspect": evaluation.get("aspect"),
        "held": evaluation.get("held"),
        "holder": evaluation.get("holder"),
        "voice": "source" if said else "own",
        "commitments": " > ".join(_commitment(one) for one in record["commitments"]),
        "source_name": said.source if said else None,
        "spans": _spans([record["span"]]),
    }


def _commitment(record: Record) -> str:
    value = Commitment(**record)
    return f"{value.source or '?'}: {value.code}"


def _relations(lookup: Lookup, record: Record) -> Iterator[Row]:
    ends = {row.id: row for row in lookup.claim_rows((record["a"], record["b"]))}
    shared = {
        **record,
        **_end("a", ends[record["a"]]),
        **_end("b", ends[record["b"]]),
    }
    for reason in record["reasons"]:
        yield {
            **shared,
            "reason": reason["kind"],
            "words": reason["words"],
            "a_words": reason["a"]["exact"],
            "b_words": reason["b"]["exact"],
        }


def _points(lookup: Lookup, record: Record) -> Iterator[Row]:
    for side in record["sides"]:
        for row in lookup.claim_rows(side["claims"]):
            yield {
                "id": record["id"],
                "title": record["title"],
                "contested": record["contested"],
                "stance": side["stance"],
                "label": side["label"],
                "origins": side["origins"],
                "claim": row.id,
                "source_name": row.source,
                "voice": row.voice,
                "chain": " > ".join(row.chain),
                "exact": row.exact,
                **_home(lookup, row.document.id, title="document_title"),
                "document": row.document.id,
                "spans": _spans([[row.span.start, row.span.end]]),
            }


def _echoes(lookup: Lookup, record: Record) -> Iterator[Row]:
    for member in record["members"]:
        yield {
            **record,
            **_home(lookup, member["document"]),
            "is_origin": member["document"] == record["origin"],
            "document": member["document"],
            "exact": member["exact"],
            "spans": _spans([member["span"]]),
        }


def _entities(_: Lookup, record: Record) -> Iterator[Row]:
    doubts = [one["words"] for one in record["candidates"]]
    yield {**record, "aliases": _list(record["aliases"]), "candidates": _list(doubts)}


def _judgements(_: Lookup, record: Record) -> Iterator[Row]:
    yield record


_HOME = ("document", "title", "publisher", "published", "path", "part")

_TABLES: dict[What, tuple[tuple[str, ...], Callable[[Lookup, Record], Iterator[Row]]]] = {
    "documents": (
        (
            *("id", "path", "part", "format", "title", "byline", "publisher", "published"),
            *("uncertain", "section", "url", "language", "republishes", "tag", "cite"),
            *("headings", "origin", "sha256", "text"),
        ),
        _documents,
    ),
    "attributions": (
        (
            *("id", "source_name", "entity_name", "source_kind", "role", "affiliation"),
            *("unnamed_as", "cue", "exact", "form", "kind", "act", "framing", "framing_words"),
            *("chain", "confidence", "abstained", "parent", "source", *_HOME, "spans", "entity"),
        ),
        _attributions,
    ),
    "claims": (
        (
            *("id", "voice", "source_name", "exact", "subject", "predicate", "object", "polarity"),
            *(
                "certainty",
                "heard_as",
                "commitments",
                "kind",
                "evaluated",
                "evaluating",
                "value",
                "aspect",
                "held",
                "holder",
            ),
            *("refers_back", "refers_to", "stand_alone"),
            *("quantity", "low", "high", "bound", "noun", "unit"),
            *("time", "place", *_HOME, "spans", "attribution"),
        ),
        _claims,
    ),
    "relations": (
        (
            *("kind", "reason", "words", "confidence"),
            *(f"{end}_{name}" for end in "ab" for name in ("source_name", "exact", "words")),
            *(f"{end}_{name}" for end in "ab" for name in ("publisher", "published", "document")),
            *("a", "b"),
        ),
        _relations,
    ),
    "points": (
        (
            *("id", "title", "contested", "stance", "label", "origins", "source_name", "voice"),
            *("chain", "exact", "publisher", "published", "document_title", "path", "part"),
            *("spans", "claim", "document"),
        ),
        _points,
    ),
    "echoes": (
        ("id", "kind", "is_origin", "evidence", "exact", *_HOME, "spans", "origin"),
        _echoes,
    ),
    "entities": (
        ("name", "kind", "reading", "aliases", "origin", "candidates", "id"),
        _entities,
    ),
    "judgements": (
        ("number", "kind", "name", "other", "made", "by", "note", "revoked", "id"),
        _judgements,
    ),
}


def _home(lookup: Lookup, document: str, *, title: str = "title") -> Row:
    head = lookup.heads[document]
    return {
        title: head.title,
        "publisher": head.publisher,
        "published": head.published,
        "path": head.path,
        "part": head.part,
    }


def _end(name: str, row: ClaimRow) -> Row:
    return {
        f"{name}_source_name": row.source,
        f"{name}_exact": row.exact,
        f"{name}_publisher": row.document.publisher,
        f"{name}_published": row.document.published,
        f"{name}_document": row.document.id,
    }


def _list(words: list[str]) -> str:
    return "; ".join(words)


def _spans(found: list[list[int]]) -> str:
    return "; ".join(f"{start}-{end}" for start, end in found)


def _words(found: list[list[int]], text: str) -> str:
    return words_of(tuple(Span(start, end) for start, end in found), text)
