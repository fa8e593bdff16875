"""A reading that was stopped while it linked: every answer that rests on links says so."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from sayso.cli.app import sayso
from sayso.config import Settings
from sayso.export.shapes import answer_schema
from sayso.run import read_into

TEXTS = {
    "one.txt": "The gate is safe, minister Ada Quill said on Monday.",
    "two.txt": "The gate is not safe, engineer Tom Brand said on Monday.",
}
WORDS = "linking is unfinished"
RESTING = {
    "summary": (),
    "points": (),
    "point": ("1",),
    "matrix": (),
    "echoes": (),
    "timeline": (),
    "gaps": (),
    "who": (),
    "entities": (),
    "ask": ("Is the gate safe?",),
}
"""Commands whose answers rest on links, with an argument each where they need one."""


def stop_at_linking(stage: str, _done: int, _total: int) -> None:
    if stage == "linking":
        raise KeyboardInterrupt


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pile")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def stopped(pile: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    casebook = tmp_path_factory.mktemp("stopped") / "book"
    with pytest.raises(KeyboardInterrupt):
        read_into(Settings(casebook=casebook), [pile], progress=stop_at_linking)
    return casebook


def ask(casebook: Path, *arguments: str) -> Result:
    return CliRunner().invoke(sayso, [*arguments, "-c", str(casebook)])


@pytest.mark.parametrize("command", RESTING)
def test_an_answer_says_that_linking_is_unfinished_and_how_to_go_on(
    stopped: Path, command: str
) -> None:
    done = ask(stopped, command, *RESTING[command])
    assert WORDS in done.stderr
    assert "the same 'sayso read' command" in done.stderr
    assert "no two sources" not in done.stderr
    assert "no gap" not in done.stderr


@pytest.mark.parametrize("command", sorted(set(RESTING) - {"point", "who"}))
def test_its_json_says_so_under_notes(stopped: Path, command: str) -> None:
    done = ask(stopped, command, *RESTING[command], "--json")
    answer = json.loads(done.stdout)
    assert WORDS in answer["notes"][0]
    assert done.stderr == ""
    jsonschema.validate(answer, answer_schema(command))


def test_an_error_in_json_says_so_too(stopped: Path) -> None:
    error = json.loads(ask(stopped, "point", "1", "--json").stderr)
    assert WORDS in error["notes"][0]


def test_an_export_says_so_beside_its_rows(stopped: Path) -> None:
    assert WORDS in ask(stopped, "export", "--what", "points").stderr
    assert WORDS in ask(stopped, "export", "--what", "points", "--json").stderr


def test_the_report_says_so_at_its_head(stopped: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    assert ask(stopped, "report", "-o", str(page)).exit_code == 0
    head = page.read_text("utf-8").split("</header>")[0]
    assert WORDS in head.lower()


@pytest.mark.parametrize("command", RESTING)
def test_no_number_is_told_that_is_not_known_yet(stopped: Path, command: str) -> None:
    done = ask(stopped, command, *RESTING[command])
    for words in ("origin", "independent", "point", "echo"):
        assert words not in done.stdout


def test_such_numbers_are_null_in_json(stopped: Path) -> None:
    summary = json.loads(ask(stopped, "summary", "--json").stdout)
    unknown = [name for name, value in summary.items() if value is None]
    assert unknown == ["sources", "points", "contested", "echoes", "origins"]
    assert json.loads(ask(stopped, "echoes", "--json").stdout)["origins"] is None


def test_the_report_tells_no_such_number_and_finds_nothing_missing(
    stopped: Path, tmp_path: Path
) -> None:
    page = tmp_path / "report.html"
    ask(stopped, "report", "-o", str(page))
    words = page.read_text("utf-8").split("<main")[1].split('<section id="words"')[0]
    assert "Nowhere" not in words
    assert not re.search(r"\d (?:independent )?origin", words)
    assert words.count("Not known yet: linking is unfinished.") == 7


def test_verify_names_it_and_ends_with_2(stopped: Path) -> None:
    done = ask(stopped, "verify")
    assert done.exit_code == 2
    assert f"stale: {WORDS}" in done.stdout


def test_what_does_not_rest_on_links_is_silent(stopped: Path) -> None:
    assert WORDS not in ask(stopped, "skipped").stderr


def test_the_same_reading_goes_on_and_ends_it(pile: Path, tmp_path: Path) -> None:
    settings = Settings(casebook=tmp_path / "book")
    with pytest.raises(KeyboardInterrupt):
        read_into(settings, [pile], progress=stop_at_linking)
    assert read_into(settings, [pile]).unchanged == len(TEXTS)
    done = ask(settings.casebook, "points")
    assert WORDS not in done.stderr
    assert done.stdout.startswith("1. ")
    assert ask(settings.casebook, "verify").exit_code == 0
