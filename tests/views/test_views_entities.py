"""Who is who, asked and decided through a Book, on a pile that is really read."""

from __future__ import annotations

import json
from pathlib import Path

import pile
import pytest

import sayso
from sayso.book import Book
from sayso.errors import InputError, NoSuchThing
from sayso.views.entities import standing_of

TEXTS = {
    "a.txt": "Bram Oskeld, the minister of waters, said on Monday that the dam is safe.",
    "b.txt": "Former minister Bram Oskeld said that the sluice was old. The Lioness said it leaks.",
    "c.txt": "Ada Quill said that the dam is safe. Greta Winde said that the gates are shut.",
}


@pytest.fixture
def book(tmp_path: Path) -> Book:
    folder = tmp_path / "files"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text + "\n", "utf-8")
    return sayso.read(folder, casebook=tmp_path / "book")


def names(book: Book) -> set[str]:
    return {row.name for row in book.entities().entities}


def read_again(book: Book) -> Book:
    """Read the same files anew, as after a change to each."""
    files = book.folder.parent / "files"
    for path in files.iterdir():
        path.write_text(path.read_text("utf-8") + "\nNothing else was said.\n", "utf-8")
    return sayso.read(files, casebook=book.folder)


def test_an_entity_shows_its_names_roles_and_doubts(tmp_path: Path) -> None:
    book = Book(pile.build(tmp_path / "casebook").folder)
    detail = book.entity("quill")
    assert detail.entity.name == "Ada Quill"
    assert {one.name for one in detail.written} == {"Ada Quill", "Quill"}
    assert [(r.role, r.standing, r.first) for r in detail.roles] == [
        ("Minister", "holds", "2031-03-03")
    ]
    assert [one.words for one in detail.candidates] == ["she may speak for the union"]
    (judgement,) = detail.judgements
    assert (judgement.number, judgement.by, judgement.in_use) == (1, "Ola", False)


def test_only_what_is_in_doubt_can_be_asked_for(tmp_path: Path) -> None:
    book = Book(pile.build(tmp_path / "casebook").folder)
    assert {row.name for row in book.entities(in_doubt=True).entities} == {
        "Ada Quill",
        "Dam Workers' Union",
    }


@pytest.mark.parametrize(
    ("role", "standing"),
    [
        ("minister", "holds"),
        ("Former minister of waters", "held"),
        ("the president's former envoy", "held"),
        ("ex-mayor", "held"),
        ("then director", "held then"),
        ("then-director", "held then"),
        ("director at the time", "held then"),
        ("president-elect", "will hold"),
        ("head of the Athens office", "holds"),
    ],
)
def test_a_role_is_held_now_before_then_or_soon(role: str, standing: str) -> None:
    assert standing_of(role) == standing


def test_a_role_is_told_with_its_standing(book: Book) -> None:
    roles = book.entity("Bram Oskeld").roles
    assert {(r.role.casefold(), r.standing) for r in roles} == {
        ("minister of waters", "holds"),
        ("former minister", "held"),
    }


def test_a_then_that_stands_before_a_role_counts(tmp_path: Path) -> None:
    path = tmp_path / "d.txt"
    path.write_text("Then-director Ina Brandt said in 2019 that the dam was safe.\n", "utf-8")
    (role,) = sayso.read(path, casebook=tmp_path / "book").entity("Ina Brandt").roles
    assert role.standing == "held then"


def test_a_merge_counts_both_together_and_survives_a_new_reading(book: Book) -> None:
    assert {"Bram Oskeld", "Greta Winde"} <= names(book)
    book.merge("Bram Oskeld", "Greta Winde", by="Ola", note="her pen name")
    assert "Greta Winde" not in names(book)
    assert book.who("Greta Winde").source.name == "Bram Oskeld"
    again = read_again(book)
    assert again.last_read is not None
    assert again.last_read.files == 3
    assert again.who("Greta Winde").source.name == "Bram Oskeld"
    (row,) = again.judgements()
    assert (row.by, row.note, row.in_use) == ("Ola", "her pen name", True)
    assert again.verify() == ()


def test_an_undone_merge_leaves_both_as_they_were_and_stays_on_record(book: Book) -> None:
    before = book.entities()
    book.merge("Bram Oskeld", "Greta Winde")
    assert book.undo(1).revoked is not None
    assert book.entities() == before
    assert [row.revoked is None for row in book.judgements()] == [False]
    with pytest.raises(InputError, match="revoked already"):
        book.undo(1)
    with pytest.raises(NoSuchThing):
        book.undo(2)


def test_a_merge_against_a_reject_is_refused_and_nothing_is_recorded(book: Book) -> None:
    book.reject("Bram Oskeld", "Ada Quill")
    with pytest.raises(InputError, match="sayso undo 1"):
        book.merge("Ada Quill", "Greta Winde", "Bram Oskeld")
    assert len(book.judgements()) == 1
    assert "Greta Winde" in names(book)


def test_a_reject_against_a_merge_names_the_merge(book: Book) -> None:
    book.merge("Bram Oskeld", "Ada Quill")
    with pytest.raises(InputError, match="sayso undo 1"):
        book.reject("Ada Quill", "Bram Oskeld")
    with pytest.raises(InputError, match="sayso undo 1"):
        book.split("Bram Oskeld", "Ada Quill")


def test_only_a_name_of_an_entity_can_be_split_from_it(book: Book) -> None:
    with pytest.raises(InputError, match="no name of"):
        book.split("Bram Oskeld", "Ada Quill")
    with pytest.raises(NoSuchThing):
        book.merge("Bram Oskeld", "Nobody Known")
    assert book.judgements() == ()


def test_what_is_recorded_for_later_is_linked_by_the_next_reading(book: Book) -> None:
    book.merge("Bram Oskeld", "Greta Winde", is_linked=False)
    assert "Greta Winde" in names(book)
    assert {problem.kind for problem in book.verify()} == {"stale"}
    again = sayso.read(book.folder.parent / "files", casebook=book.folder)
    assert "Greta Winde" not in names(again)
    assert again.verify() == ()


def test_judgements_are_exported(book: Book, tmp_path: Path) -> None:
    book.merge("Bram Oskeld", "Greta Winde", note="her pen name")
    book.undo(1)
    assert book.export("judgements", to=tmp_path / "judgements.jsonl") == 1
    (line,) = map(json.loads, (tmp_path / "judgements.jsonl").read_text("utf-8").splitlines())
    assert (line["kind"], line["name"], line["other"]) == ("merge", "Bram Oskeld", "Greta Winde")
    assert line["revoked"] is not None
