"""The library's face: every view through a Book, and a package that is light to import."""

from __future__ import annotations

import gc
import io
import os
import subprocess
import sys
from pathlib import Path

import pile
import pytest

import sayso
from sayso.book import Book
from sayso.config import Settings
from sayso.errors import CasebookError, NoCasebook


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pile.build(tmp_path_factory.mktemp("book") / "casebook").folder


def test_a_book_answers_every_question(folder: Path, tmp_path: Path) -> None:
    with sayso.open(folder) as book:
        assert book.who().sources[0].name == book.who("quill").source.name
        assert book.point(1).point == book.points(contested_only=True)[0]
        assert len(book.matrix().points) == len(book.points())
        assert book.echoes().origins == book.summary().origins
        assert len(book.timeline(source="Quill").shifts) == 1
        assert book.gaps().gaps == ()
        assert book.show(1).document == book.documents()[0]
        assert book.search("leaks").hits[0].matches
        assert [one.path for one in book.skipped()] == ["g-photo.png"]
        assert sum(problem.kind == "file" for problem in book.verify()) == 6  # none on disk
        stream = io.StringIO()
        assert book.export("points", to=stream) == len(stream.getvalue().splitlines())
        assert book.export("points", format="csv", to=tmp_path / "points.csv") == 5


def test_a_folder_without_a_casebook_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NoCasebook):
        sayso.open(tmp_path)


def test_the_folder_comes_from_the_settings_where_none_is_named(folder: Path) -> None:
    assert sayso.open(settings=Settings(casebook=folder)).folder == folder


def test_a_book_over_a_named_folder_leaves_it(folder: Path) -> None:
    book = Book(folder)
    book.close()
    del book
    gc.collect()
    assert (folder / "casebook.duckdb").is_file()


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that temporary casebooks are made in."""
    place = tmp_path / "scratch"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    return place


def test_reading_without_a_folder_keeps_the_casebook_as_long_as_the_book(
    tmp_path: Path, scratch: Path
) -> None:
    note = tmp_path / "note.txt"
    note.write_text("“The dam is safe,” minister Ada Quill said on Monday.", "utf-8")
    with sayso.read(note) as book:
        assert book.folder.parent == scratch
        assert book.last_read is not None
        assert (book.last_read.files, book.summary().documents) == (1, 1)
        assert book.who().sources[0].name == "Ada Quill"
    assert list(scratch.iterdir()) == []


def test_a_dropped_book_leaves_no_folder_behind(tmp_path: Path, scratch: Path) -> None:
    book = sayso.read([tmp_path / "none.txt"])
    assert book.last_read is not None
    assert book.last_read.skipped[0].path.endswith("none.txt")
    del book
    gc.collect()
    assert list(scratch.iterdir()) == []


def test_reading_into_a_folder_keeps_it(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("The dam held, Ada Quill said.", "utf-8")
    with sayso.read(str(tmp_path / "note.txt"), casebook=tmp_path / "book") as book:
        documents = book.documents()
    assert sayso.open(tmp_path / "book").documents() == documents


def test_a_folder_with_a_name_that_is_no_text_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for ask in (sayso.open, lambda folder: sayso.read(["none.txt"], casebook=folder)):
        with pytest.raises(CasebookError, match="\\\\udcff is not UTF-8: choose another"):
            ask("\udcff")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="names are always text there")
def test_files_with_names_that_are_no_text_are_listed_with_what_was_left_out(
    tmp_path: Path,
) -> None:
    for name in (b"good.txt", b"bad\xff.txt", b"bad\xff.zip"):
        Path(os.fsdecode(bytes(tmp_path) + b"/" + name)).write_text("It held, Ada Quill said.")
    with sayso.read([tmp_path, tmp_path / "none\udcff.txt"], casebook=tmp_path / "book") as book:
        left_out = {Path(one.path).name: one.reason for one in book.skipped()}
    assert list(left_out) == ["bad\\udcff.txt", "bad\\udcff.zip"]  # what is not there is not kept
    assert left_out["bad\\udcff.txt"] == "its name, or its folder's, is not UTF-8: rename it"


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(CasebookError):
        sayso.read([], casebook=tmp_path / "file")


def test_the_public_names_are_sorted_and_all_there() -> None:
    assert list(sayso.__all__) == sorted(sayso.__all__)
    for name in sayso.__all__:
        assert getattr(sayso, name) is not None
        assert name in dir(sayso)
    with pytest.raises(AttributeError, match="nothing"):
        sayso.nothing  # noqa: B018


def test_importing_loads_nothing_heavy() -> None:
    heavy = ["duckdb", "spacy", "tantivy", "trafilatura", "lxml", "jinja2", "docx", "numpy"]
    code = f"import sayso, sys; print([m for m in {heavy} if m in sys.modules], len(sys.modules))"
    out = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    assert out.startswith("[] ")
    assert int(out.split()[-1]) < 120
