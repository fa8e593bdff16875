"""Small casebooks made by hand, for the tests of the HTML report."""

from __future__ import annotations

import hashlib
from pathlib import Path

from sayso.book import Book
from sayso.casebook import Casebook, Links
from sayso.model import (
    Analysis,
    Attribution,
    Claim,
    Document,
    Echo,
    Entity,
    FileRead,
    OffsetMap,
    Origin,
    Passage,
    Point,
    Reason,
    Relation,
    Republication,
    Run,
    Side,
    Skipped,
    Span,
    Zone,
    document_id,
)

FIRST = (
    "Dam holds, says keeper\n\nThe Tarn Gazette\n\n"
    "The dam at Ullen did not break, keeper Mora Finch said on Monday. “It held,” she told the "
    "Gazette, “and according to the engineers it will hold.”\n\nShare this page"
)
SECOND = (
    "The dam at Ullen broke on Sunday, a ministry official claimed.\n\n"
    "“It held,” keeper Mora Finch insisted."
)


def find(text: str, words: str, after: int = 0) -> Span:
    start = text.index(words, after)
    return Span(start, start + len(words))


def make_document(name: str, text: str, **fields: object) -> Document:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    values: dict[str, object] = {
        "id": document_id(sha256, name, 0),
        "path": name,
        "location": f"/dispute/{name}",
        "part": 0,
        "format": "text",
        "sha256": sha256,
        "text": text,
        "offsets": OffsetMap("characters", (Run(0, len(text), 0, len(text)),)),
        "language": "en",
    }
    return Document(**(values | fields))  # type: ignore[arg-type]


def make_attribution(
    document: Document, key: str, name: str | None, words: tuple[str, str, str], **fields: object
) -> Attribution:
    source, cue, content = (find(document.text, part) for part in words)
    values: dict[str, object] = {
        "id": f"at{key}",
        "document": document.id,
        "form": "indirect",
        "kind": "statement",
        "source": (source,),
        "cue": (cue,),
        "content": (content,),
        "source_name": name,
        "source_kind": "person",
        "chain": (document.publisher or "this document", name or "?"),
    }
    return Attribution(**(values | fields))  # type: ignore[arg-type]


def make_claim(document: Document, key: str, words: str, attribution: str | None) -> Claim:
    return Claim(
        f"c1{key}", document.id, attribution, find(document.text, words), "dam", "hold", None
    )


def make_book(folder: Path, analyses: list[Analysis], links: Links) -> Book:
    files = [
        FileRead(
            location=one.document.location,
            path=one.document.path,
            sha256=one.document.sha256,
            bytes=len(one.document.text),
            format=one.document.format,
            analyses=(one,),
        )
        for one in analyses
    ]
    with Casebook.write(folder) as writer:
        writer.apply_batch(files)
        writer.apply_skipped([Skipped("sheet.xlsx", "type", "not a kind of file that is read")])
        writer.apply_links(links, digest=writer.documents_digest())
    return Book(folder)


def make_dispute(folder: Path) -> Book:
    """Two Documents on one point: nested attributions, a conflict, an echo, a credit, zones."""
    first, second = _documents()
    outer = find(FIRST, "and according to the engineers it will hold")
    found_first = (
        make_attribution(
            first, "1", "Mora Finch", ("Mora Finch", "said", "The dam at Ullen did not break")
        ),
        make_attribution(
            first, "2", "Mora Finch", ("she", "told", "It held"), form="direct",
            content=(find(FIRST, "“It held,”"), outer), framing="endorsing",
            framing_words=(find(FIRST, "told"),),
        ),
        make_attribution(
            first, "3", "the engineers", ("the engineers", "according to", "it will hold"),
            parent="at2", chain=("The Tarn Gazette", "Mora Finch", "the engineers"),
            source_kind="group",
        ),
    )  # fmt: skip
    found_second = (
        make_attribution(
            second, "4", None,
            ("a ministry official", "claimed", "The dam at Ullen broke on Sunday"),
            source_kind="unnamed", framing="distancing", abstained="two officials fit",
        ),
        make_attribution(
            second, "5", "Mora Finch", ("Mora Finch", "insisted", "“It held,”"), form="direct"
        ),
    )  # fmt: skip
    claims = (
        make_claim(first, "1", "The dam at Ullen did not break", "at1"),
        make_claim(second, "2", "The dam at Ullen broke on Sunday", "at4"),
    )
    analyses = [
        Analysis(first, found_first, claims[:1]),
        Analysis(second, found_second, claims[1:]),
    ]
    return make_book(folder, analyses, _links(first, second, claims))


def _documents() -> tuple[Document, Document]:
    zones = (
        Zone(find(FIRST, "Dam holds, says keeper"), "heading", "first line"),
        Zone(find(FIRST, "The Tarn Gazette"), "metadata", "publisher"),
        Zone(find(FIRST, "Share this page"), "boilerplate", "share line"),
    )
    first = make_document(
        "a.txt", FIRST, title="Dam holds, says keeper", publisher="The Tarn Gazette",
        published="2024-05-06", zones=zones,
    )  # fmt: skip
    credit = Republication(
        "The Tarn Gazette", None, find(SECOND, "keeper Mora Finch"), is_whole=False
    )
    second = make_document(
        "b.txt", SECOND, publisher="Ullen Post", published="2024-05-07", uncertain=("published",),
        republishes=(credit,),
    )  # fmt: skip
    return first, second


def _links(first: Document, second: Document, claims: tuple[Claim, Claim]) -> Links:
    reason = Reason("negation", "one side says not", find(FIRST, "did not"), find(SECOND, "broke"))
    sides = (
        Side("affirms", "", (), (claims[1].id,), (second.id,), 1),
        Side("denies", "", ("Mora Finch",), (claims[0].id,), (first.id,), 1),
    )
    members = (
        Passage(first.id, find(FIRST, "“It held,”")),
        Passage(second.id, find(SECOND, "“It held,”")),
    )
    return Links(
        entities=(Entity("en1", "Mora Finch", "person", ("Finch",), "rule"),),
        entity_names=(("Mora Finch", "en1"),),
        relations=(Relation(claims[0].id, claims[1].id, "contradicts", (reason,), 0.9),),
        points=(Point("pt1", "the dam at Ullen broke", True, sides, 2),),
        echoes=(Echo("ec1", "verbatim", members, first.id, "the earlier date"),),
        origins=(Origin(first.id, (first.id,), None), Origin(second.id, (second.id,), None)),
    )


HOSTILE = '<script>alert("x")</script>'


def make_hostile(folder: Path) -> Book:
    """One Document whose title, author, publisher, tag, quotation and source are markup."""
    text = (
        f"{HOSTILE}</style><img src=x onerror=alert(1)>\n\nsaid <b onclick=y>Eve</b> & {HOSTILE}."
    )
    document = make_document(
        "h.txt", text, title=HOSTILE, byline=f"{HOSTILE} & Co",
        publisher=f"'\"><svg onload=x>{HOSTILE}",
        published='2024"><script>', url="javascript:alert(1)", tag=HOSTILE, cite=HOSTILE,
        section=HOSTILE, republishes=(Republication(HOSTILE, HOSTILE, Span(0, len(HOSTILE))),),
        zones=(Zone(Span(0, len(HOSTILE)), "boilerplate", HOSTILE),),
    )  # fmt: skip
    start = text.rindex(HOSTILE)
    attribution = make_attribution(
        document, "6", f"Eve {HOSTILE}", ("Eve", "said", "&"), role=HOSTILE,
        content=(Span(start, start + len(HOSTILE)),), chain=(HOSTILE, "Eve"), framing="rejecting",
    )  # fmt: skip
    claim = Claim("c16", document.id, "at6", Span(start, start + len(HOSTILE)), None, None, None)
    sides = (Side("affirms", HOSTILE, (f"Eve {HOSTILE}",), ("c16",), (document.id,), 1),)
    links = Links(
        points=(Point("pt6", HOSTILE, False, sides, 1),),
        origins=(Origin(document.id, (document.id,), HOSTILE),),
    )
    return make_book(folder, [Analysis(document, (attribution,), (claim,))], links)
