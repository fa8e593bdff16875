"""Several processes at one casebook, and processes that are killed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest
from casebook_cases import dump, make_file
from casebook_worker import BATCH, FILES

from sayso.casebook import Casebook
from sayso.casebook.lock import DATABASE, open_database
from sayso.casebook.verify import find_problems
from sayso.errors import CasebookBusy, CasebookDamaged, CasebookError, NoCasebook

WORKER = Path(__file__).with_name("casebook_worker.py")


@contextmanager
def worker(what: str, folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Start a process that has done its imports, and end it."""
    process = subprocess.Popen(
        [sys.executable, str(WORKER), what, str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        assert process.stdout.readline() == "ready\n"
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def test_a_writer_killed_at_ten_moments_loses_and_doubles_nothing(tmp_path: Path) -> None:
    with worker("write", tmp_path / "calm") as process:
        start = time.monotonic()
        assert process.wait(60) == 0
        whole = time.monotonic() - start
    chance, stormy, cut_short = random.Random(8), tmp_path / "stormy", 0
    for kill in range(10):
        with worker("write", stormy) as process:
            time.sleep(chance.uniform(0, whole / 3))
            cut_short += process.poll() is None
            process.kill()
        if (stormy / DATABASE).exists():
            book = Casebook.open(stormy)
            assert len(book.documents()) % BATCH == 0, kill
            assert len(book.query("SELECT * FROM files")) == len(book.documents())
            assert not [p for p in find_problems(book) if p.is_damage], kill
    assert cut_short >= 5
    with worker("write", stormy) as process:
        assert process.wait(60) == 0
    assert dump(stormy) == dump(tmp_path / "calm")
    assert len(Casebook.open(stormy).documents()) == FILES


def test_readers_wait_their_turn_while_another_process_writes(tmp_path: Path) -> None:
    with (
        worker("read", tmp_path) as one,
        worker("read", tmp_path) as other,
        worker("write", tmp_path) as writer,
    ):
        assert writer.wait(60) == 0
        assert one.wait(60) == 0
        assert other.wait(60) == 0


def test_a_second_writer_is_refused_at_once_with_the_first_ones_number(tmp_path: Path) -> None:
    with worker("hold", tmp_path) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "holding\n"
        start = time.monotonic()
        with pytest.raises(CasebookBusy, match=f"process {process.pid} is writing"):
            Casebook.write(tmp_path).__enter__()
        assert time.monotonic() - start < 5
        assert Casebook.open(tmp_path).documents() == ()
        process.kill()
        process.wait()
        with Casebook.write(tmp_path) as book:
            book.apply_batch([make_file(1)])
    assert len(Casebook.open(tmp_path).documents()) == 1


def test_a_second_writer_in_one_process_is_refused(tmp_path: Path) -> None:
    with (
        Casebook.write(tmp_path),
        pytest.raises(CasebookBusy, match=f"process {os.getpid()}"),
        Casebook.write(tmp_path),
    ):
        pass
    with Casebook.write(tmp_path):
        pass


def test_a_reader_that_waits_too_long_says_who_holds_the_casebook(tmp_path: Path) -> None:
    with Casebook.write(tmp_path) as book:
        book.apply_batch([make_file(1)])
        with book._transaction(), pytest.raises(CasebookBusy, match="has held the casebook"):
            Casebook.open(tmp_path, wait_seconds=0.1).documents()
    assert len(Casebook.open(tmp_path).documents()) == 1


def test_a_failed_batch_leaves_the_casebook_as_it_was(tmp_path: Path) -> None:
    with Casebook.write(tmp_path) as book:
        book.apply_batch([make_file(1)])
        before = dump(tmp_path)
        broken = make_file(2)
        object.__setattr__(broken.analyses[0].claims[0], "polarity", None)
        with pytest.raises(Exception, match="NOT NULL"):
            book.apply_batch([make_file(3), broken])
        assert dump(tmp_path) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_casebook_on_a_read_only_folder_can_be_read(tmp_path: Path) -> None:
    with Casebook.write(tmp_path) as book:
        book.apply_batch([make_file(1)])
    tmp_path.chmod(0o555)
    try:
        assert len(Casebook.open(tmp_path).documents()) == 1
    finally:
        tmp_path.chmod(0o755)


def test_a_full_disk_is_not_told_as_damage(tmp_path: Path) -> None:
    with Casebook.write(tmp_path):
        pass
    words = "Failed to create checkpoint because of error: Could not write file: No space left on"
    with (
        pytest.raises(CasebookError, match="no room on the disk") as caught,
        open_database(tmp_path, read_only=True, wait_seconds=1),
    ):
        raise duckdb.IOException(words)
    assert not isinstance(caught.value, CasebookDamaged)


LIMITED = """
import resource, signal, sys
from pathlib import Path
from sayso.casebook import Casebook
from sayso.errors import CasebookError

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    with Casebook.write(Path(sys.argv[1])):
        pass
except CasebookError as error:
    print(error.code, error)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="a limit on the size of files, as on Linux")
@pytest.mark.parametrize("room", [20_000, 300_000])
def test_a_disk_that_fills_while_a_casebook_is_made_leaves_none(tmp_path: Path, room: int) -> None:
    command = [sys.executable, "-c", LIMITED, str(tmp_path / "book"), str(room)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("casebook no room on the disk"), done.stderr
    with pytest.raises(NoCasebook):
        Casebook.open(tmp_path / "book")
    with Casebook.write(tmp_path / "book") as book:
        book.apply_batch([make_file(1)])
        assert len(book.documents()) == 1


@pytest.mark.skipif(os.name == "nt", reason="other signals there")
def test_an_interrupt_amid_a_query_is_an_interrupt(tmp_path: Path) -> None:
    with Casebook.write(tmp_path):
        pass
    long = "SELECT count(*) FROM range(1000000000) a, range(1000000) b WHERE a.range % 7 = b.range"
    threading.Timer(1.0, os.kill, (os.getpid(), signal.SIGINT)).start()
    with pytest.raises(KeyboardInterrupt):
        Casebook.open(tmp_path).query(long)
