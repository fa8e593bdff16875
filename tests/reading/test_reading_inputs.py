"""Finding what there is to read."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from sayso.config import Settings
from sayso.model import Document, Skipped
from sayso.reading import Found, find_inputs, read_input

SETTINGS = Settings()


def names(results: list[Found | Skipped]) -> list[str]:
    return [Path(result.path).name for result in results if isinstance(result, Found)]


def test_folders_are_read_recursively_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.html", "sub/a.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert names(list(find_inputs([tmp_path], SETTINGS))) == ["a.md", "b.txt", "a.pdf", "c.html"]


def test_the_ending_counts_without_case(tmp_path: Path) -> None:
    (tmp_path / "A.HTM").write_text("x")
    (found,) = find_inputs([tmp_path / "A.HTM"], SETTINGS)
    assert isinstance(found, Found)
    assert found.format == "html"


def test_what_is_not_read_is_counted_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_text("x")
    (tmp_path / ".hidden.txt").write_text("x")
    (tmp_path / "noending").write_text("x")
    skipped = [one for one in find_inputs([tmp_path], SETTINGS) if isinstance(one, Skipped)]
    assert [one.code for one in skipped] == ["type", "type", "type"]
    assert [one.reason for one in skipped][:2] == [
        "hidden",
        "not a kind of file that Sayso reads (.zip)",
    ]
    assert not any(one.is_error for one in skipped)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    (found,) = find_inputs([tmp_path / "none.txt"], SETTINGS)
    assert found == Skipped(
        str(tmp_path / "none.txt"), "unreadable", "no such file or folder", is_error=True
    )


def test_a_list_of_paths_is_read_line_by_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "list").write_text(f"{tmp_path / 'a.txt'}\n\n{tmp_path / 'b.txt'}\n")
    found, missing = find_inputs([f"@{tmp_path / 'list'}"], SETTINGS)
    assert isinstance(found, Found)
    assert isinstance(missing, Skipped)
    assert missing.is_error


def test_a_list_that_is_missing_is_an_error(tmp_path: Path) -> None:
    (found,) = find_inputs([f"@{tmp_path / 'list'}"], SETTINGS)
    assert isinstance(found, Skipped)
    assert found.is_error


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    first, second = find_inputs([tmp_path / "a.txt", tmp_path], SETTINGS)
    assert isinstance(first, Found)
    assert isinstance(second, Skipped)
    assert second.code == "duplicate"


def test_an_address_is_refused_without_leave() -> None:
    (found,) = find_inputs(["https://norby.example/a"], SETTINGS)
    assert isinstance(found, Skipped)
    assert (found.code, found.is_error) == ("network", True)


def test_an_address_is_taken_with_leave() -> None:
    (found,) = find_inputs(["https://norby.example/a"], Settings(allow_network=True))
    assert isinstance(found, Found)
    assert found.name == "https://norby.example/a"


def test_the_casebook_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "a.txt").write_text("x")
    assert list(find_inputs([tmp_path], Settings(casebook=tmp_path / "book"))) == []


def test_links_are_followed_to_files_and_counted_for_folders(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "a.txt").write_text("x")
    top = tmp_path / "top"
    top.mkdir()
    (top / "file.txt").symlink_to(tmp_path / "far" / "a.txt")
    (top / "folder").symlink_to(tmp_path / "far")
    (top / "lost.txt").symlink_to(tmp_path / "nowhere")
    file, folder, lost = find_inputs([top], SETTINGS)
    assert isinstance(file, Found)
    assert isinstance(folder, Skipped)
    assert isinstance(lost, Skipped)
    assert (folder.code, lost.code, lost.is_error) == ("type", "unreadable", True)


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (found,) = find_inputs([tmp_path], SETTINGS)
    assert isinstance(found, Skipped)
    assert found.reason == "not a plain file"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Plain words.", "text"),
        ("<!DOCTYPE html><p>Hello there.</p>", "html"),
        ('{"text": "Hello there."}', "jsonl"),
        ("<rss><channel><item><title>Hello</title></item></channel></rss>", "feed"),
    ],
)
def test_standard_input_is_told_by_its_bytes(
    monkeypatch: pytest.MonkeyPatch, words: str, kind: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(words.encode())))
    (found,) = find_inputs(["-"], SETTINGS)
    assert isinstance(found, Found)
    (document,) = read_input(found, SETTINGS)
    assert isinstance(document, Document)
    assert (document.path, document.location, document.format) == ("-", "-", kind)


def test_a_file_that_is_too_large_is_skipped(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x" * 11)
    (found,) = find_inputs([tmp_path], SETTINGS)
    assert isinstance(found, Found)
    (result,) = read_input(found, Settings(max_bytes=10))
    assert isinstance(result, Skipped)
    assert (result.code, result.is_error) == ("too-large", True)


def test_the_same_bytes_under_the_same_name_have_the_same_id(tmp_path: Path) -> None:
    ids = []
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text("Hello there.")
        (found,) = find_inputs([tmp_path / folder], SETTINGS)
        assert isinstance(found, Found)
        (document,) = read_input(found, SETTINGS)
        assert isinstance(document, Document)
        ids.append(document.id)
    assert ids[0] == ids[1]


def test_an_empty_name_is_not_the_current_folder() -> None:
    (result,) = find_inputs([""], SETTINGS)
    assert isinstance(result, Skipped)
    assert (result.code, result.is_error) == ("unreadable", True)
    assert "the path is empty" in result.reason


def test_standard_input_that_is_closed_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    (result,) = find_inputs(["-"], SETTINGS)
    assert isinstance(result, Skipped)
    assert result.is_error


def test_casebooks_are_not_read_but_what_stands_beside_their_files_is(tmp_path: Path) -> None:
    for name in (
        "casebook.duckdb",
        "write.lock",
        "index.html",
        "index/a.txt",
        "old/casebook.duckdb",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    results = list(find_inputs([tmp_path], SETTINGS))
    assert names(results) == ["index.html"]
    left_out = {Path(one.path).name: one.reason for one in results if isinstance(one, Skipped)}
    assert left_out["old"] == "another casebook"
    assert set(left_out) == {"old", tmp_path.name}


@pytest.mark.skipif(os.name == "nt", reason="names are always text there")
def test_names_that_are_no_text_are_counted_in_words_that_are(tmp_path: Path) -> None:
    for name in (b"good.txt", b"bad\xff.txt", b"bad\xff.zip"):
        (Path(os.fsdecode(bytes(tmp_path) + b"/" + name))).write_text("x")
    results = list(find_inputs([tmp_path], SETTINGS))
    assert names(results) == ["good.txt"]
    left_out = [one for one in results if isinstance(one, Skipped)]
    assert [Path(one.path).name for one in left_out] == ["bad\\udcff.txt", "bad\\udcff.zip"]
    assert [one.is_error for one in left_out] == [True, False]
