"""The form of a labelled pile (docs/piles.md): its documents and its labels."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sayso.config import Settings
from sayso.model import Document
from sayso.reading import find_inputs, read_input

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim of a pile, labelled or found.

    `document` is an id of a Document, `words` tells where in its text the words of the claim begin,
    `point` is the id of the point that holds it.
    """

    id: str
    document: str
    words: frozenset[int]
    exact: str
    source: str
    stance: str
    point: str | None
    where: str


@dataclass(frozen=True, slots=True)
class Point:
    """A point with its claims in order."""

    id: str
    title: str
    contested: bool
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """Two claims with what one is to the other, and why: a reason or a guard."""

    a: str
    b: str
    kind: str
    why: str

    @property
    def pair(self) -> frozenset[str]:
        """Return both ends, in no order."""
        return frozenset((self.a, self.b))


@dataclass(frozen=True, slots=True)
class Shift:
    """A source that takes one stance on a point and later another, with the claims of each."""

    source: str
    point: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    of: str


@dataclass(frozen=True, slots=True)
class Pile:
    """What is labelled, or found, of the documents of one matter."""

    name: str
    claims: Mapping[str, Claim]
    points: Mapping[str, Point]
    relations: tuple[Relation, ...] = ()
    shifts: tuple[Shift, ...] = ()
    gaps: tuple[tuple[str, str], ...] = ()
    """Publisher and id of the point on which it is silent."""

    @property
    def sources(self) -> frozenset[str]:
        """Return the names of all sources."""
        return frozenset(claim.source for claim in self.claims.values())


@dataclass(frozen=True, slots=True)
class Files:
    """The documents of a pile as Sayso reads them, by file name and by id."""

    by_name: Mapping[str, Sequence[Document]]
    by_id: Mapping[str, Document] = field(default_factory=dict)


def read_files(folder: Path) -> Files:
    """Read the documents of a pile as Sayso does."""
    settings = Settings()
    found: dict[str, list[Document]] = defaultdict(list)
    for one in find_inputs([folder / "documents"], settings):
        name = Path(one.path).name
        found[name] = [
            document
            for document in (read_input(one, settings) if hasattr(one, "load") else [])
            if isinstance(document, Document)
        ]
    return Files(found, {d.id: d for documents in found.values() for d in documents})


def read_labels(folder: Path) -> Row:
    """Return the labels of a pile as they are written."""
    labels = json.loads((folder / "labels.json").read_text("utf-8"))
    if not isinstance(labels, dict):
        raise SystemExit(f"{folder.name}: the labels are no object")
    return labels


def make_pile(name: str, labels: Row, files: Files) -> Pile:
    """Return labels without faults as a Pile."""
    point_of = {claim: point["id"] for point in labels["points"] for claim in point["claims"]}
    claims = {}
    for row in labels["claims"]:
        document, start = places_of(row, files)[number_of(row) - 1]
        words = words_between(document.text, start, start + len(string_of(row)))
        head = row["document"] + (f"#{row['part']}" if "part" in row else "")
        claims[row["id"]] = Claim(
            *(row["id"], document.id, words, string_of(row), row["source"], row["stance"]),
            *(point_of.get(row["id"]), head),
        )
    return Pile(
        name,
        claims,
        {
            p["id"]: Point(p["id"], p["title"], p["contested"], tuple(p["claims"]))
            for p in labels["points"]
        },
        tuple(
            Relation(r["a"], r["b"], r["kind"], r.get("reason") or r.get("guard") or "")
            for r in labels["relations"]
        ),
        tuple(
            Shift(s["source"], s["point"], tuple(s["before"]), tuple(s["after"]), s["of"])
            for s in labels["shifts"]
        ),
        tuple((gap["publisher"], gap["point"]) for gap in labels["gaps"]),
    )


def words_between(text: str, start: int, end: int) -> frozenset[int]:
    """Return where the words begin that a span touches."""
    return frozenset(
        word.start()
        for word in re.finditer(r"\w+", text)
        if start < word.end() and word.start() < end
    )


def places_of(row: Row, files: Files) -> list[tuple[Document, int]]:
    """Return each place where the words of a labelled claim stand in its document."""
    documents = files.by_name.get(row["document"], ())
    return [
        (document, found.start())
        for document in documents
        if "part" not in row or document.part == row["part"]
        for found in re.finditer(f"(?={re.escape(string_of(row))})", document.text)
    ]


def string_of(row: Row) -> str:
    """Return the words of a labelled claim as they stand."""
    exact = row["exact"]
    return str(exact["t"] if isinstance(exact, dict) else exact)


def number_of(row: Row) -> int:
    """Return which occurrence of its words a labelled claim is, from 1."""
    exact = row["exact"]
    return int(exact["n"]) if isinstance(exact, dict) else 1
