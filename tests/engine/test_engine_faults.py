"""A file that Sayso itself fails on costs itself only, and is counted with the place to mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.config import Settings
from sayso.engine import base
from sayso.engine.base import read_file
from sayso.errors import ResourceError
from sayso.model import FileRead
from sayso.reading import Found

TEXT = "The gate is safe, minister Ada Quill said on Monday in the town."


def read_text(folder: Path) -> FileRead:
    path = folder / "note.txt"
    path.write_text(TEXT, "utf-8")
    return read_file(Found(str(path), str(path), "text"), Settings())


def fail(*_: object) -> None:
    raise IndexError("out of range")


def test_a_document_on_which_a_stage_fails_is_stored_and_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base, "find_claims", fail)
    read = read_text(tmp_path)
    (analysis,) = read.analyses
    assert analysis.document.text == TEXT
    assert not analysis.is_analysed
    (left_out,) = analysis.skipped
    assert (left_out.code, left_out.is_error) == ("failed", True)
    assert "IndexError: out of range" in left_out.reason
    assert "line" in left_out.reason


def test_a_file_on_which_a_reader_fails_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base, "read_input", fail)
    read = read_text(tmp_path)
    assert not read.analyses
    assert [one.code for one in read.skipped] == ["failed"]


def test_what_concerns_every_file_still_ends_the_run(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text(TEXT, "utf-8")
    with pytest.raises(ResourceError):
        read_file(Found(str(path), str(path), "text"), Settings(pipeline="no_such_pipeline"))
