"""The same bytes come out however a pile is read: order, batches, processes."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest

from sayso.book import read
from sayso.config import Settings
from sayso.engine.base import read_file
from sayso.examples import demo_folder
from sayso.export.tables import What
from sayso.reading import Found, find_inputs
from sayso.run import read_into

WHAT: tuple[What, ...] = ("attributions", "claims", "relations", "points", "echoes")


@pytest.fixture(scope="module")
def files() -> Iterator[list[Path]]:
    with demo_folder() as folder:
        yield sorted(folder.iterdir())


def exported(files: list[Path], folder: Path, workers: int, batch: int) -> dict[str, str]:
    settings = Settings(workers=workers, batch=batch)
    with read(files, casebook=folder, settings=settings) as book:
        done = {what: StringIO() for what in WHAT}
        for what, out in done.items():
            book.export(what, to=out)
    return {what: out.getvalue() for what, out in done.items()}


def test_batches_processes_and_order_change_no_byte(files: list[Path], tmp_path: Path) -> None:
    plain = exported(files, tmp_path / "plain", workers=1, batch=16)
    assert all(plain[what] for what in WHAT), "an empty table would prove nothing"
    other = exported(files[::-1], tmp_path / "other", workers=2, batch=1)
    assert other == plain


def test_what_is_found_does_not_hang_on_what_was_read_before(files: list[Path]) -> None:
    settings = Settings()
    inputs = [one for one in find_inputs(files, settings) if isinstance(one, Found)]
    first = [read_file(one, settings) for one in inputs]
    assert [read_file(one, settings) for one in inputs[::-1]] == first[::-1]


def test_a_second_run_tells_the_same_of_what_was_left_out(tmp_path: Path) -> None:
    for place, words in (("a", "The gate held."), ("b", "The gate held."), ("c", "")):
        (tmp_path / "pile" / place).mkdir(parents=True)
        (tmp_path / "pile" / place / "note.txt").write_text(words, "utf-8")
    settings = Settings(casebook=tmp_path / "book")
    first, second = (read_into(settings, [tmp_path / "pile"]) for _ in range(2))
    assert [one.code for one in first.skipped] == ["duplicate", "empty"]
    assert second.skipped == first.skipped
    assert (first.files, first.documents, second.unchanged) == (2, 1, 2)


def test_a_copy_of_what_was_read_before_is_no_document_of_the_run(tmp_path: Path) -> None:
    settings = Settings(casebook=tmp_path / "book")
    for place in ("a", "b"):
        (tmp_path / "pile" / place).mkdir(parents=True)
        (tmp_path / "pile" / place / "note.txt").write_text("The gate held, Quill said.", "utf-8")
        done = read_into(settings, [tmp_path / "pile"])
    assert (done.files, done.unchanged, done.documents, done.attributions) == (1, 1, 0, 0)
    assert [one.code for one in done.skipped] == ["duplicate"]
