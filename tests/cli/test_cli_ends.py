"""How a command ends when its output, its input or the user goes away."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

TEXT = "The gate is safe, minister Ada Quill said on Monday. “Ça ne va pas 🙂,” said Tom Brand.\n"


def run(
    *arguments: str, cwd: Path, stdout: int | None = subprocess.PIPE, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "sayso", *arguments]
    env = {**os.environ, **environment}
    return subprocess.run(
        command, cwd=cwd, env=env, stdout=stdout, stderr=subprocess.PIPE, check=False
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("ends")
    (place / "note.txt").write_text(TEXT * 3, "utf-8")
    assert run("read", "note.txt", cwd=place).returncode == 0
    return place


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize("command", ["export", "who", "documents"])
def test_a_full_disk_behind_stdout_is_an_error_in_one_line(folder: Path, command: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = run(command, cwd=folder, stdout=full.fileno())
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == ["sayso: No space left on device"]


@pytest.mark.parametrize("command", ["export", "who"])
def test_a_reader_that_has_seen_enough_is_no_error(folder: Path, command: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = run(command, cwd=folder, stdout=writing)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_closed_streams_do_not_break_a_command(folder: Path) -> None:
    command = f"exec {sys.executable} -m sayso who >&- 2>&-"
    assert subprocess.run(["sh", "-c", command], cwd=folder, check=False).returncode == 0


def test_exports_are_utf8_whatever_the_terminal(folder: Path) -> None:
    plain = run("export", "--what", "documents", cwd=folder).stdout
    assert "Ça ne va pas 🙂".encode() in plain
    ascii_only = run("export", "--what", "documents", cwd=folder, PYTHONIOENCODING="ascii")
    assert ascii_only.stdout == plain


def test_a_terminal_without_all_characters_shows_marks_in_their_place(folder: Path) -> None:
    done = run("show", "1", cwd=folder, PYTHONIOENCODING="latin-1")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Ça ne va pas ?".encode("latin-1") in done.stdout


def test_an_empty_casebook_name_is_refused(folder: Path) -> None:
    done = run("summary", "--casebook", "", cwd=folder)
    assert done.returncode == 2
    assert b"empty" in done.stderr


def test_an_export_of_nothing_says_so(folder: Path) -> None:
    done = run("export", "--what", "judgements", cwd=folder)
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"no judgements to write" in done.stderr


@pytest.mark.parametrize("command", ["report", "export"])
def test_an_empty_file_name_is_refused(folder: Path, command: str) -> None:
    done = run(command, "--output", "", cwd=folder)
    assert done.returncode == 2
    assert b"the file's name is empty" in done.stderr


def test_a_casebook_name_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(TEXT, "utf-8")
    done = run("read", "note.txt", "--casebook", os.fsdecode(b"book\xff"), cwd=tmp_path)
    assert done.returncode == 2
    assert b"not UTF-8: choose another" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["note.txt"]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_interrupt_says_so_once_and_leaves_the_casebook_whole(
    tmp_path: Path, workers: str
) -> None:
    (tmp_path / "pile").mkdir()
    for number in range(200):
        (tmp_path / "pile" / f"{number}.txt").write_text(f"Note {number}. {TEXT * 20}", "utf-8")
    command = [sys.executable, "-m", "sayso", "read", "pile", "--workers", workers]
    process = subprocess.Popen(
        command,
        cwd=tmp_path,
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    begun = time.monotonic()
    while not (tmp_path / "sayso.casebook").exists() and time.monotonic() < begun + 60:
        time.sleep(0.1)
    time.sleep(2)  # amid the reading
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert errors.decode().splitlines() == [
        "sayso: stopped; what was read before is kept, and the next run goes on from there"
    ]
    problems = json.loads(run("verify", "--json", cwd=tmp_path).stdout)["verify"]
    assert {problem["kind"] for problem in problems} <= {"stale"}
