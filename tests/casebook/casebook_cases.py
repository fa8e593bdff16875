"""Invented files as they come out of reading, and a casebook's rows to compare."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sayso.casebook import Casebook, Links
from sayso.model import (
    Analysis,
    Attribution,
    Box,
    Candidate,
    Claim,
    Commitment,
    Difference,
    Document,
    Echo,
    Entity,
    FileRead,
    OffsetMap,
    Origin,
    Passage,
    Point,
    Quantity,
    Reason,
    Relation,
    Republication,
    Run,
    Side,
    Skipped,
    Span,
    TimeExpression,
    Zone,
    document_id,
    make_id,
)

TABLES = (
    *("files", "copies", "skipped_inputs", "documents", "attributions", "claims", "entities"),
    *("entity_names", "relations", "differences", "points", "sides", "echoes"),
    *("echo_members", "origins", "candidates", "judgements"),
)

TEXT = "The Ferrant Post\n\nMayor Ada Brenn said number {n} of the 12 gates “will stay shut” 🙂 é."


def make_document(name: str, text: str, *, folder: str = "pile", **fields: Any) -> Document:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    known: dict[str, Any] = {
        "offsets": OffsetMap("characters", (Run(0, len(text), 0, len(text)),)),
        "zones": (Zone(Span(0, min(16, len(text))), "metadata", "publisher"),),
        "language": "en",
        **fields,
    }
    key = document_id(sha256, name, known.get("part", 0))
    path = f"{folder}/{name}"
    known.setdefault("part", 0)
    return Document(key, path, f"/{path}", format="text", sha256=sha256, text=text, **known)


def make_analysis(document: Document) -> Analysis:
    """Attribute the words between the curly quotation marks to the mayor, with one claim."""
    text = document.text
    content = Span(text.index("“"), text.index("”") + 1)
    source = Span(text.index("Mayor"), text.index(" said"))
    cue = Span(source.end + 1, source.end + 5)
    attribution = Attribution(
        make_id("attribution", document.id, content.start),
        document.id,
        "mixed",
        "statement",
        (source,),
        (cue,),
        (Span(cue.end + 1, content.start - 1), content),
        source_name="Ada Brenn",
        source_kind="person",
        role="mayor",
        chain=("The Ferrant Post", "Ada Brenn"),
        framing_words=(cue,),
        confidence=0.75,
    )
    gates = Span(text.index("12 gates"), text.index("12 gates") + 8)
    claim = Claim(
        make_id("claim", document.id, content.start),
        document.id,
        attribution.id,
        content,
        "gates",
        "stay",
        None,
        quantities=(Quantity(gates, 12.0, None, "at_least", "gate"),),
        times=(TimeExpression(cue, "DATE", None),),
        names=("Ada Brenn",),
        terms=("gate", "shut"),
        deciding=(cue,),
        subject_span=gates,
        commitments=(
            Commitment("the paper", None, "unknown", "unknown"),
            Commitment(None, attribution.id, "negative", "probable"),
        ),
    )
    skipped = (Skipped(document.path, "language", "one line is not English"),)
    return Analysis(document, (attribution,), (claim,), skipped)


def make_file(number: int, *, folder: str = "pile", text: str | None = None) -> FileRead:
    words = TEXT.format(n=number) if text is None else text
    document = make_document(f"{number:03d}.txt", words, folder=folder)
    return FileRead(
        document.location,
        document.path,
        document.sha256,
        len(words.encode()),
        "text",
        (make_analysis(document),),
    )


def make_links(files: Sequence[FileRead]) -> Links:
    """Link the first two files' Documents in every way there is."""
    one, other = (file.analyses[0] for file in files[:2])
    a, b = sorted((one.claims[0].id, other.claims[0].id))
    documents = tuple(sorted((one.document.id, other.document.id)))
    reason = Reason("number", "12 is not 13", Span(0, 2), Span(1, 3))
    side = Side("affirms", "shut", ("Ada Brenn",), (a, b), documents, 1)
    span = Span(4, 11)
    members = tuple(Passage(document, span) for document in documents)
    return Links(
        entities=(
            Entity("e1", "Ada Brenn", "person", ("Brenn",), "own", "plain"),
            Entity("e2", "Adda Bren", "person", (), "own", "plain"),
        ),
        entity_names=(("Ada Brenn", "e1"),),
        relations=(Relation(a, b, "contradicts", (reason,), 0.5),),
        differences=(Difference(a, b, "another day"),),
        points=(Point("p2", "gates", True, (side,), 1), Point("p1", "walls", False, (side,), 1)),
        echoes=(Echo("x1", "verbatim", members, documents[0], "credited"),),
        origins=(Origin(documents[0], documents, None),),
        candidates=(Candidate("e1", "e2", "spelling", "they sound alike"),),
    )


def dump(folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return all rows of a casebook, sorted."""
    book = Casebook.open(folder)
    with book.reading() as db:
        return {
            table: sorted(db.execute(f"SELECT * FROM {table}").fetchall(), key=repr)
            for table in TABLES
        }


def paged_document() -> Document:
    """Return a Document with something in every field."""
    box: Box = (1.0, 2.5, 3.0, 4.25)
    offsets = OffsetMap("page", (Run(0, 4, number=1, box=box), Run(5, 9, number=2)))
    return make_document(
        "full.pdf",
        "Left and right",
        offsets=offsets,
        part=3,
        title="A title",
        byline="Ada Brenn",
        publisher="The Ferrant Post",
        published="2021-05-03",
        section="Water",
        url="https://ferrant.example/1",
        tag="Gates stay shut",
        cite="Brenn 21",
        headings=("Floods", "Gates"),
        republishes=(Republication("Tarn Wire", None, Span(0, 4), False),),
        uncertain=("published",),
        zones=(Zone(Span(5, 8), "boilerplate", "share line"),),
    )
