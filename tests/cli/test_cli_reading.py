"""What a reading says that it did, and left out."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner

from sayso.cli.app import sayso
from sayso.cli.reading import LEFT_OUT

TEXT = "The gate is safe, minister Ada Quill said on Monday."


def read(folder: Path) -> list[str]:
    book = str(folder.parent / "book")
    done = CliRunner().invoke(sayso, ["read", str(folder), "-c", book])
    return done.stdout.splitlines()


def test_what_was_left_out_is_told_by_kind_with_the_command_that_lists_it(tmp_path: Path) -> None:
    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / "note.txt").write_text(TEXT, "utf-8")
    (folder / "photo.png").write_bytes(b"no text")
    (folder / "video.mp4").write_bytes(b"no text")
    (folder / "blank.txt").write_text("", "utf-8")
    first, second, _ = read(folder)
    assert first.endswith("0 unchanged")
    told, _, where = second.partition("; ")
    assert told == "left out: 2 of a kind that is not read, 1 without text"
    assert where == f"`sayso skipped -c {tmp_path / 'book'}` tells which, and why"


def test_where_nothing_is_left_out_that_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / "note.txt").write_text(TEXT, "utf-8")
    assert read(folder)[0].endswith("0 unchanged, nothing left out")


def test_a_wrong_path_names_no_command_that_has_nothing_to_list(tmp_path: Path) -> None:
    lines = read(tmp_path / "missing")
    assert lines[-1] == "left out: 1 unreadable"


def test_every_documented_reason_has_words() -> None:
    page = Path(__file__).parents[2] / "docs" / "reference" / "errors.md"
    codes = re.findall(r"^\| `([a-z-]+)` \| .* \| [02] \|$", page.read_text("utf-8"), re.M)
    assert set(LEFT_OUT) == set(codes)
