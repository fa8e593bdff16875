"""A file is written as a whole or not at all; what is no plain file is written to, not replaced."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from sayso.export.place import open_whole


def test_a_file_stays_as_it_was_when_writing_it_fails(tmp_path: Path) -> None:
    path = tmp_path / "out.html"
    path.write_text("old", "utf-8")
    with pytest.raises(UnicodeEncodeError), open_whole(path) as stream:
        stream.writelines(["new", "\ud800"])
    assert path.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old", "utf-8")
    link = tmp_path / "link.txt"
    link.symlink_to("real.txt")
    with open_whole(link) as stream:
        stream.write("new")
    assert link.is_symlink()
    assert (tmp_path / "real.txt").read_text("utf-8") == "new"


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_text("utf-8")))
    reader.start()
    with open_whole(pipe) as stream:
        stream.write("words")
    reader.join()
    assert got == ["words"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert list(tmp_path.iterdir()) == [pipe]


def test_the_longest_file_name_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 255)
    with open_whole(path) as stream:
        stream.write("words")
    assert path.read_text("utf-8") == "words"
