"""What every command shares."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import get_args

import click
import pytest
from click.testing import CliRunner

from sayso.cli.app import sayso
from sayso.cli.frame import KINDS, Command
from sayso.cli.terminal import clean, listing, shorten
from sayso.model import Kind

COMMANDS = sorted(sayso.commands)
HEAVY = {"spacy", "duckdb", "trafilatura", "tantivy", "lxml", "jinja2", "docx", "pypdfium2"}


def test_the_choices_are_those_of_the_library() -> None:
    assert get_args(Kind) == KINDS


def test_a_mistyped_command_is_answered_with_the_nearest() -> None:
    result = CliRunner().invoke(sayso, ["pionts"])
    assert result.exit_code == 2
    assert "Did you mean point" in result.output


def test_help_of_the_program_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom sayso.cli.app import sayso\n"
        "try:\n    sayso(['--help'])\nexcept SystemExit:\n    pass\n"
        f"print(sorted({HEAVY!r} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
    assert "Examples:" in done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_examples_first_and_a_short_help(name: str) -> None:
    command = sayso.commands[name]
    assert isinstance(command, Command)
    assert command.examples
    assert all(example.startswith(("sayso ", "cat ", "eval ")) for example in command.examples)
    assert command.short_help
    assert len(command.short_help) <= 50
    text = CliRunner().invoke(sayso, [name, "--help"]).output
    assert text.index("Examples:") < text.index("Options:")


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - {"completion"}))
def test_every_command_takes_casebook_and_json(name: str) -> None:
    options = {flag for p in sayso.commands[name].params for flag in p.opts}
    assert {"--casebook", "--json"} <= options


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - {"completion", "read", "demo"}))
def test_a_missing_casebook_is_a_clear_error(name: str, tmp_path: Path) -> None:
    arguments = [
        "x" for p in sayso.commands[name].params if isinstance(p, click.Argument) and p.required
    ]
    missing = str(tmp_path / "none")
    result = CliRunner().invoke(sayso, [name, *arguments, "--casebook", missing])
    assert result.exit_code == 2
    assert "no casebook" in result.stderr
    assert missing in result.stderr
    assert "Traceback" not in result.output


def test_an_error_in_json_has_the_documented_shape(tmp_path: Path) -> None:
    result = CliRunner().invoke(sayso, ["points", "--json", "-c", str(tmp_path / "none")])
    shape = json.loads(result.stderr)
    assert shape["schema"] == "sayso/error/1"
    assert shape["code"] == "no-casebook"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(shell: str) -> None:
    result = CliRunner().invoke(sayso, ["completion", shell])
    assert result.exit_code == 0
    assert "_SAYSO_COMPLETE" in result.output


def test_text_from_documents_cannot_drive_the_terminal() -> None:
    assert clean("a\x1b[2Jb\nc") == "a\ufffd[2Jb c"


def test_shorten_cuts_at_a_word() -> None:
    assert shorten("the gate was opened by hand", 15) == "the gate was…"
    assert shorten("short", 15) == "short"


def test_listing_counts_what_it_leaves_out() -> None:
    assert listing(["a", "b", "c"], most=2) == "a, b and 1 more"


def test_a_name_that_nobody_has_is_nothing_found_not_an_error(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("The harbour is safe, minister Ada Quill said on Monday.\n", "utf-8")
    book = str(tmp_path / "book")
    assert CliRunner().invoke(sayso, ["read", str(note), "-c", book]).exit_code == 0
    assert CliRunner().invoke(sayso, ["who", "Quill", "-c", book]).exit_code == 0
    result = CliRunner().invoke(sayso, ["who", "Zzyzx", "-c", book])
    assert result.exit_code == 1
    assert "Zzyzx" in result.stderr


def test_what_to_type_next_asks_the_casebook_that_was_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(25):
        (tmp_path / f"{number}.zip").write_text("x", "utf-8")
    (tmp_path / "note.txt").write_text("The harbour is safe, Ada Quill said.\n", "utf-8")
    book = str(tmp_path / "my book")
    result = CliRunner().invoke(sayso, ["read", str(tmp_path), "-c", book])
    assert f"now: sayso points -c '{book}', sayso who -c '{book}', sayso report" in result.stdout
    assert f"and 5 more: `sayso skipped -c '{book}'` lists all" in result.stderr
    monkeypatch.setenv("SAYSO_CASEBOOK", book)
    result = CliRunner().invoke(sayso, ["read", str(tmp_path)])
    assert "now: sayso points, sayso who, sayso report\n" in result.stdout


def test_a_table_named_without_its_option_is_answered_with_the_option() -> None:
    result = CliRunner().invoke(sayso, ["export", "claims"])
    assert result.exit_code == 2
    assert "as in 'sayso export --what claims'" in result.stderr
    result = CliRunner().invoke(sayso, ["export", "pionts"])
    assert "as in 'sayso export --what TABLE'" in result.stderr


def test_the_help_says_when_to_take_the_fast_tagger() -> None:
    help_text = " ".join(CliRunner().invoke(sayso, ["read", "--help"]).output.split())
    assert "fast is for large piles: about twice as quick, finds a little less" in help_text


def test_a_mistyped_path_leaves_no_casebook_behind(tmp_path: Path) -> None:
    book = tmp_path / "book"
    result = CliRunner().invoke(sayso, ["read", str(tmp_path / "nowhere"), "-c", str(book)])
    assert result.exit_code == 2
    assert "no such file" in result.stderr
    assert not book.exists()


def test_the_demo_keeps_its_casebook_where_one_is_named(tmp_path: Path) -> None:
    book = str(tmp_path / "book")
    result = CliRunner().invoke(sayso, ["demo", "-c", book])
    assert result.exit_code == 0
    assert "WHAT IS CONTESTED" in result.stdout
    assert CliRunner().invoke(sayso, ["points", "-c", book]).exit_code == 0
