"""Deciding who is who on the command line: what is said, what is refused, how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import sayso as library
from sayso.cli.app import sayso

TEXT = (
    "Ina Brandt said that the dam is safe. Oskar Lund said that the dam leaks. "
    "Pia Orme said that the gates are shut."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text(TEXT + "\n", "utf-8")
    library.read(path, casebook=tmp_path / "book").close()
    return tmp_path / "book"


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(sayso, [*words, "--casebook", str(folder)])


def test_a_merge_is_told_listed_and_undone(folder: Path) -> None:
    done = run(folder, "merge", "Ina Brandt", "Oskar Lund", "--by", "Ola", "--note", "pen name")
    assert done.exit_code == 0
    assert "“Oskar Lund” is “Ina Brandt”" in done.output
    listed = run(folder, "judgements").output
    assert "1. merge" in listed
    assert "Ola: pen name" in listed
    assert "also Oskar Lund" in run(folder, "entities").output
    assert "Judgements:" in run(folder, "entity", "Lund").output
    assert "no longer holds" in run(folder, "undo", "1").output
    assert "revoked" in run(folder, "judgements").output
    assert "also Oskar Lund" not in run(folder, "entities").output


def test_what_contradicts_is_refused_with_status_2(folder: Path) -> None:
    assert run(folder, "reject", "Ina Brandt", "Oskar Lund").exit_code == 0
    refused = run(folder, "merge", "Ina Brandt", "Oskar Lund")
    assert refused.exit_code == 2
    assert "sayso undo 1" in refused.output


def test_a_name_that_nobody_has_ends_with_status_1(folder: Path) -> None:
    missing = run(folder, "merge", "Ina Brandt", "Mona Vey")
    assert missing.exit_code == 1
    assert "no entity 'Mona Vey'" in missing.output


def test_no_judgement_and_no_doubt_end_with_status_1(folder: Path) -> None:
    for words in (("judgements",), ("entities", "--in-doubt")):
        assert run(folder, *words).exit_code == 1


def test_later_leaves_the_links_for_the_next_reading(folder: Path) -> None:
    done = run(folder, "merge", "Ina Brandt", "Oskar Lund", "--later")
    assert "next 'sayso read'" in done.output
    assert "also Oskar Lund" not in run(folder, "entities").output


def test_the_author_can_come_from_the_environment(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAYSO_BY", "the desk")
    made = json.loads(run(folder, "reject", "Ina Brandt", "Pia Orme", "--json").output)
    assert made["schema"] == "sayso/answer/judged/1"
    assert [(one["kind"], one["by"]) for one in made["judged"]] == [("reject", "the desk")]


def test_words_that_are_no_text_are_kept_in_marks(folder: Path) -> None:
    done = run(folder, "reject", "Ina Brandt", "Pia Orme", "--by", "\udcff", "--note", "a\udcfe")
    assert done.exit_code == 0
    assert "?: a?" in run(folder, "judgements").output
