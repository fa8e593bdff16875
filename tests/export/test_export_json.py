"""The shapes of --json: each answer valid against the schema made of its rows, and documented."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pile
import pytest

from sayso.book import Book
from sayso.errors import InputError
from sayso.export.csv import columns_of
from sayso.export.json import plain, to_json
from sayso.export.shapes import ANSWERS, RECORDS, answer_schema, record_schema, row_of
from sayso.export.tables import WHATS
from sayso.model import Skipped
from sayso.run import ReadSummary

DOCS = Path(__file__).parents[2] / "docs" / "reference"

ASK: dict[str, Callable[[Book], Any]] = {
    "ask": lambda book: book.ask("Is the dam safe?"),
    "documents": Book.documents,
    "echoes": Book.echoes,
    "entities": Book.entities,
    "entity": lambda book: book.entity("Quill"),
    "gaps": Book.gaps,
    "judged": lambda _: (pile.REJECTED,),
    "judgements": Book.judgements,
    "matrix": Book.matrix,
    "point": lambda book: book.point(1),
    "points": Book.points,
    "read": lambda _: ReadSummary(1, 0, 1, 2, 3, (Skipped("x", "empty", "no words"),)),
    "search": lambda book: book.search("dam"),
    "show": lambda book: book.show("d-later.txt"),
    "skipped": Book.skipped,
    "source": lambda book: book.who("Quill"),
    "sources": lambda book: book.who(),
    "summary": Book.summary,
    "timeline": lambda book: book.timeline(),
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return Book(pile.build(tmp_path_factory.mktemp("json") / "casebook").folder)


def test_every_answer_has_a_shape() -> None:
    assert sorted(ASK) == sorted(ANSWERS)


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_an_answer_is_valid_against_its_schema(book: Book, name: str) -> None:
    schema = answer_schema(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    answer = json.loads(to_json(name, ASK[name](book)))
    jsonschema.validate(answer, schema)
    assert answer["schema"] == f"sayso/answer/{name}/1"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**answer, "more": 1}, schema)


def test_the_same_rows_give_the_same_text(book: Book) -> None:
    assert to_json("points", book.points()) == to_json("points", book.points())


def test_spans_are_pairs_of_numbers(book: Book) -> None:
    shown = json.loads(to_json("show", book.show(1)))
    text = "".join(segment["text"] for segment in shown["segments"])
    for row in shown["attributions"]:
        words = [text[start:end] for start, end in row["content_spans"]]
        assert " … ".join(words) == row["exact"]


def test_a_mapping_is_written_as_it_is() -> None:
    assert plain({"path": "x", "bytes": 3}) == {"path": "x", "bytes": 3}


def test_an_unknown_answer_is_an_error() -> None:
    with pytest.raises(InputError, match="points"):
        answer_schema("rumours")


def rows_in(kind: Any, seen: dict[str, type]) -> dict[str, type]:
    from sayso.export.shapes import hints_of, parts_of

    if kind.__name__ not in seen:
        seen[kind.__name__] = kind
        for hint in hints_of(kind).values():
            for part in parts_of(hint):
                rows_in(part, seen)
    return seen


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_every_field_of_an_answer_is_documented(name: str) -> None:
    page = (DOCS / "json.md").read_text("utf-8")
    assert f"`sayso/answer/{name}/1`" in page
    for row in rows_in(row_of(name)[0], {}).values():
        section = page.split(f"### {row.__name__}\n")[1].split("\n### ")[0]
        for field in dataclasses.fields(row):
            assert f"| `{field.name}` |" in section, (row.__name__, field.name)


@pytest.mark.parametrize("name", RECORDS)
def test_every_field_of_a_record_is_documented(name: str) -> None:
    page = (DOCS / "export.md").read_text("utf-8")
    section = page.split(f"## `sayso/{name}/1`\n")[1].split("\n## ")[0]
    for field in record_schema(name)["properties"]:
        assert f"`{field}`" in section, field


@pytest.mark.parametrize("what", WHATS)
def test_every_column_is_documented(what: Any) -> None:
    page = (DOCS / "export.md").read_text("utf-8")
    section = page.split("## CSV\n")[1]
    for column in columns_of(what):
        assert f"`{column}`" in section, column
