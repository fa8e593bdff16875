"""A casebook built by hand: an invented quarrel about the dam above Tarn."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sayso.casebook import Casebook, Links
from sayso.model import (
    Analysis,
    Attribution,
    Candidate,
    Claim,
    Difference,
    Document,
    Echo,
    Entity,
    FileRead,
    Judgement,
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
    Spans,
    TimeExpression,
    Zone,
    document_id,
    make_id,
)


def at(text: str, words: str) -> Span:
    """Return where words stand; they must stand there once."""
    assert text.count(words) == 1, (words, text.count(words))
    start = text.index(words)
    return Span(start, start + len(words))


def spans(text: str, *words: str) -> Spans:
    return tuple(at(text, each) for each in words)


def identity(text: str) -> OffsetMap:
    return OffsetMap("characters", (Run(0, len(text), 0, len(text)),) if text else ())


def document(path: str, text: str, *, part: int = 0, **fields: Any) -> Document:
    sha256 = hashlib.sha256(path.encode()).hexdigest()
    known: dict[str, Any] = {
        "format": "text",
        "language": "en",
        "offsets": identity(text),
        "location": f"/nowhere/{path}",
        **fields,
    }
    key = document_id(sha256, path, part)
    return Document(key, path, part=part, sha256=sha256, text=text, **known)


def said(
    home: Document, source: str, cue: str, *content: str, name: str | None, **fields: Any
) -> Attribution:
    text = home.text
    known: dict[str, Any] = {"form": "indirect", "kind": "statement", "confidence": 0.9}
    if name is not None:
        chain = (home.publisher or "this document", name)
        known |= {"source_name": name, "source_kind": "person", "chain": chain}
    return Attribution(
        id=make_id("attribution", home.id, source, cue, *content),
        document=home.id,
        source=spans(text, source) if source else (),
        cue=spans(text, cue) if cue else (),
        content=spans(text, *content),
        **(known | fields),
    )


def claim(home: Document, words: str, by: Attribution | None = None, **fields: Any) -> Claim:
    known: dict[str, Any] = {"subject": None, "predicate": None, "object": None, **fields}
    return Claim(
        id=make_id("claim", home.id, words),
        document=home.id,
        attribution=by.id if by else None,
        span=at(home.text, words),
        **known,
    )


WIRE = document(
    "a-wire.txt",
    "Minister Ada Quill said the dam is safe. The union denied that the dam was ever sound. "
    "At least 40 families left Tarn on 1 March.",
    title="Dam is safe, says Quill",
    publisher="Northern Wire",
    published="2031-03-02",
)
REPRINTED = (
    "TARN (Northern Wire) - Minister Ada Quill said the dam is safe. “We left at night,” said "
    "one resident. Some 60 families left Tarn, the union said. He is accused of lying."
)
HERALD = document(
    "b-herald.txt",
    REPRINTED,
    title="Quill calls dam safe",
    publisher="Lakeside Herald",
    published="2031-03-03",
    uncertain=("published",),
    republishes=(Republication("Northern Wire", None, at(REPRINTED, "(Northern Wire)")),),
    zones=(Zone(at(REPRINTED, "TARN (Northern Wire) - "), "metadata", "dateline"),),
)
POST = document(
    "c-post.txt",
    "Ada Quill visited Tarn with the union on Sunday.",
    publisher="Valley Post",
    published="2031-03-02",
)
LATER = document(
    "d-later.txt",
    "“The dam is not safe,” Quill admitted to Northern Wire. “The union said so: ‘it leaks’.”",
    publisher="Valley Post",
    published="2031-04-10",
)
FOREIGN = document("e-fremd.txt", "Der Damm ist sicher.", language="de", published="2031-03-02")
CARD = document(
    "f-cards.txt",
    "A dam \U0001f3de\ufe0f of e\u0301clat\r\nסכר: “the dam leaks”, says Ira.",
    part=1,
    tag="Dams leak",
    cite="Ira 31",
    offsets=OffsetMap("paragraph", (Run(0, 18, number=1), Run(18, 52, number=2))),
)
DOCUMENTS = (WIRE, HERALD, POST, LATER, FOREIGN, CARD)

QUILL_SAFE = said(WIRE, "Minister Ada Quill", "said", "the dam is safe", name="Ada Quill")
UNION_DENIES = said(
    WIRE,
    "The union",
    "denied",
    "that the dam was ever sound",
    name="the union",
    source_kind="organisation",
    act="denying",
)
REPRINT = said(
    HERALD,
    "Minister Ada Quill",
    "said the",
    "dam is safe",
    name="Ada Quill",
    chain=("Lakeside Herald", "Northern Wire", "Ada Quill"),
    role="Minister",
)
RESIDENT = said(
    HERALD,
    "one resident",
    "” said",
    "We left at night,",
    name="one resident",
    source_kind="unnamed",
    form="direct",
)
UNION_SIXTY = said(
    HERALD,
    "the union",
    "union said",
    "Some 60 families left Tarn",
    name="the union",
    source_kind="organisation",
    confidence=0.4,
    kind="belief",
)
ACCUSED = said(HERALD, "", "accused", "lying", name=None, source_kind="none")
ADMITS = said(LATER, "Quill", "admitted", "“The dam is not safe,”", name="Quill", form="direct")
OUTER = said(
    LATER,
    "",
    "",
    "“The union said so: ‘it leaks’.”",
    name=None,
    abstained="two people could be meant",
)
INNER = said(
    LATER, "The union", "said", "‘it leaks’", name="the union", parent=OUTER.id, form="direct"
)
IRA = said(CARD, "Ira", "says", "“the dam leaks”", name="Ira", form="direct")
ATTRIBUTIONS = {
    WIRE: (QUILL_SAFE, UNION_DENIES),
    HERALD: (REPRINT, RESIDENT, UNION_SIXTY, ACCUSED),
    LATER: (ADMITS, OUTER, INNER),
    CARD: (IRA,),
}

TARN = ("Tarn", "the union", "Ada Quill")
SAFE = claim(WIRE, "the dam is safe", QUILL_SAFE, names=TARN, subject="dam", predicate="be")
UNSOUND = claim(WIRE, "the dam was ever sound", UNION_DENIES, heard_as="denied")
FORTY = claim(
    WIRE,
    "At least 40 families left Tarn on 1 March",
    names=TARN,
    quantities=(Quantity(at(WIRE.text, "At least 40"), 40, None, "at_least", "family"),),
    times=(TimeExpression(at(WIRE.text, "1 March"), "DATE", "2031-03-01"),),
)
SAFE_AGAIN = claim(HERALD, "dam is safe", REPRINT, names=TARN)
SIXTY = claim(
    HERALD,
    "Some 60 families left Tarn",
    UNION_SIXTY,
    quantities=(Quantity(at(HERALD.text, "Some 60"), 54, 66, "about", "family"),),
)
VISIT = claim(POST, "Ada Quill visited Tarn with the union on Sunday", names=TARN)
NOT_SAFE = claim(LATER, "The dam is not safe", ADMITS, polarity="negative")
LEAKS = claim(CARD, "the dam leaks", IRA)
CLAIMS = {
    WIRE: (SAFE, UNSOUND, FORTY),
    HERALD: (SAFE_AGAIN, SIXTY),
    POST: (VISIT,),
    LATER: (NOT_SAFE,),
    CARD: (LEAKS,),
}

QUILL = Entity(make_id("entity", "Quill"), "Ada Quill", "person", ("Quill",), "rule: last name")
UNION = Entity(make_id("entity", "union"), "Dam Workers' Union", "organisation", (), "own")


def relate(a: Claim, b: Claim, kind: Any, words: str, show: tuple[Span, Span]) -> Relation:
    if a.id > b.id:
        a, b, show = b, a, (show[1], show[0])
    reason = Reason(kind, words, *show)
    return Relation(a.id, b.id, "contradicts", (reason,), 0.8)


RELATIONS = (
    relate(
        SAFE,
        NOT_SAFE,
        "negation",
        "one side negates it",
        (at(WIRE.text, "is safe"), at(LATER.text, "not")),
    ),
    relate(
        FORTY,
        SIXTY,
        "number",
        "40 or more; about 60",
        (at(WIRE.text, "At least 40"), at(HERALD.text, "Some 60")),
    ),
)
SAFETY = Point(
    make_id("point", "safe"),
    "the dam is safe",
    True,
    (
        Side(
            "affirms",
            "the dam is safe",
            ("Ada Quill",),
            (SAFE.id, SAFE_AGAIN.id),
            tuple(sorted((WIRE.id, HERALD.id))),
            1,
        ),
        Side(
            "denies",
            "the dam is not safe",
            ("Ada Quill", "Dam Workers' Union"),
            (UNSOUND.id, NOT_SAFE.id),
            tuple(sorted((WIRE.id, LATER.id))),
            2,
        ),
    ),
    2,
)
FIGURE = Point(
    make_id("point", "families"),
    "families that left Tarn",
    False,
    (Side("affirms", "at least 40", ("Northern Wire",), (FORTY.id,), (WIRE.id,), 1),),
    1,
)
ECHO = Echo(
    make_id("echo", "1"),
    "verbatim",
    tuple(
        sorted(
            (
                Passage(WIRE.id, at(WIRE.text, "Minister Ada Quill said the dam is safe.")),
                Passage(HERALD.id, at(HERALD.text, "Minister Ada Quill said the dam is safe.")),
            )
        )
    ),
    WIRE.id,
    "the credit line names Northern Wire",
)
ORIGINS = tuple(
    sorted(
        (
            Origin(WIRE.id, tuple(sorted((WIRE.id, HERALD.id))), "Northern Wire"),
            *(Origin(d.id, (d.id,), None) for d in (POST, LATER, FOREIGN, CARD)),
        ),
        key=lambda origin: origin.document,
    )
)
LINKS = Links(
    entities=(QUILL, UNION),
    entity_names=(("Ada Quill", QUILL.id), ("Quill", QUILL.id), ("the union", UNION.id)),
    relations=tuple(sorted(RELATIONS, key=lambda r: (r.a, r.b))),
    differences=(Difference(min(SAFE.id, LEAKS.id), max(SAFE.id, LEAKS.id), "not the same time"),),
    points=(SAFETY, FIGURE),
    echoes=(ECHO,),
    origins=ORIGINS,
    candidates=(
        Candidate(
            min(QUILL.id, UNION.id),
            max(QUILL.id, UNION.id),
            "wording",
            "she may speak for the union",
        ),
    ),
)
REJECTED = Judgement(
    make_id("judgement", "1"),
    "reject",
    "Ada Quill",
    "Northern Wire",
    "2031-05-01T08:00:00Z",
    "Ola",
    "a person and a paper",
)
LEFT_OUT = Skipped("g-photo.png", "type", "not a kind of file that Sayso reads")


def file_of(
    home: Document, attributions: tuple[Attribution, ...] = (), claims: tuple[Claim, ...] = ()
) -> FileRead:
    analysis = Analysis(home, attributions, claims, is_analysed=home.language == "en")
    size = len(home.text.encode())
    return FileRead(home.location, home.path, home.sha256, size, home.format, (analysis,))


FILES = tuple(file_of(d, ATTRIBUTIONS.get(d, ()), CLAIMS.get(d, ())) for d in DOCUMENTS)


def store(folder: Path, files: Sequence[FileRead], links: Links) -> Casebook:
    """Store files, one batch each in the order given, and all that holds across them."""
    with Casebook.write(folder) as book:
        for file in files:
            book.apply_batch([file])
        book.apply_judgements([REJECTED])
        book.apply_links(links, digest=book.documents_digest())
    return Casebook.open(folder)


def build(folder: Path, files: Sequence[FileRead] = FILES) -> Casebook:
    """Store the quarrel, and a photograph that was left out."""
    with Casebook.write(folder) as book:
        book.apply_skipped([LEFT_OUT])
    return store(folder, files, LINKS)
