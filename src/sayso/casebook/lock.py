"""The writer's lock, and waiting in turn for the DuckDB file.

DuckDB lets either one process write or several read. A writer therefore holds `write.lock` for as
long as it lives, so that there is one only, but opens the DuckDB file for each short transaction
alone; readers open it for each group of queries. Whoever finds it taken tries again.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import CasebookBusy, CasebookDamaged, CasebookError, CasebookTooNew

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

DATABASE = "casebook.duckdb"
LOCK = "write.lock"
WRITER = "write.pid"
"""Beside the lock and not in it: some versions of filelock empty the lock's file on each try."""

FIRST_PAUSE = 0.005
LONGEST_PAUSE = 0.2
LONGEST_WRITER_PAUSE = 0.02
"""Seconds between tries to open the DuckDB file; a transaction of a batch takes 20 to 100 ms. The
writer tries more often, or many readers would leave it no gap."""

_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    # One thread: sums come out the same everywhere, and the measured queries take milliseconds.
    "threads": 1,
    # The SQL that runs here has no business with other files or with the network.
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
_TAKEN = ("could not set lock", "different configuration", "already open", "being used by another")
_FULL = ("no space left", "disk full", "not enough space", "disk quota", "file too large")
_INTERRUPTED = "Query interrupted"
_OTHER_VERSION = ("version number", "newer version", "storage version")


@contextmanager
def hold_lock(folder: Path) -> Iterator[None]:
    """Hold the writer's lock of a casebook.

    The lock ends with the process that holds it, so that a killed writer blocks nobody.

    Raises:
        CasebookBusy: another process, or another writer of this process, holds it.
        CasebookError: the folder cannot be written to.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(folder / LOCK, is_singleton=False)
    note = folder / WRITER
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise CasebookBusy(
            f"{_writer_words(note)} is writing to the casebook {folder}: wait until it has "
            "finished, or name another casebook",
            subject=str(folder),
        ) from error
    except OSError as error:
        raise CasebookError(
            f"cannot write to the casebook {folder}: {error.strerror or error}; make its folder "
            "writable, or name another casebook",
            subject=str(folder),
        ) from error
    try:
        note.write_text(f"{os.getpid()}\n", "ascii")
        yield
    finally:
        with suppress(OSError):
            note.unlink()
        lock.release()


def _writer_words(note: Path) -> str:
    with suppress(OSError):
        number = note.read_text("ascii", "replace").strip()
        if number.isdigit():
            return f"process {number}"
    return "another process"


@contextmanager
def open_database(
    folder: Path, *, read_only: bool, wait_seconds: float
) -> Iterator[DuckDBPyConnection]:
    """Open a casebook's DuckDB file, waiting in turn for those who hold it.

    Raises:
        CasebookBusy: it was taken for all of `wait_seconds`.
        CasebookDamaged: it is no DuckDB file, or DuckDB cannot read what is in it.
        CasebookTooNew: a later DuckDB wrote it.
        CasebookError: the disk is full.
    """
    import duckdb

    db = _connect(folder, read_only=read_only, wait_seconds=wait_seconds)
    try:
        yield db
    except (
        duckdb.IOException,
        duckdb.SerializationException,
        duckdb.FatalException,
        duckdb.InternalException,
        duckdb.TransactionException,  # a commit that could not be written
    ) as error:
        raise failure_of(folder, error) from error
    except RuntimeError as error:
        if str(error) != _INTERRUPTED:
            raise
        raise KeyboardInterrupt from error  # which DuckDB caught amid a query
    finally:
        db.close()


def _connect(folder: Path, *, read_only: bool, wait_seconds: float) -> DuckDBPyConnection:
    import duckdb

    deadline, pause = time.monotonic() + wait_seconds, FIRST_PAUSE
    longest = LONGEST_PAUSE if read_only else LONGEST_WRITER_PAUSE
    while True:
        try:
            return duckdb.connect(folder / DATABASE, read_only=read_only, config=_CONFIG)
        except duckdb.Error as error:
            words = str(error).lower()
            if any(mark in words for mark in _OTHER_VERSION):
                raise CasebookTooNew(
                    f"the casebook {folder} was written by a later DuckDB: install a later Sayso",
                    subject=str(folder),
                ) from error
            if not any(mark in words for mark in _TAKEN):
                raise failure_of(folder, error) from error
            if time.monotonic() >= deadline:
                raise _busy(folder, read_only=read_only, waited=wait_seconds) from error
        # Uneven, so that two who wait do not meet again and again.
        time.sleep(pause * random.uniform(0.5, 1.0))  # noqa: S311 - not for secrets
        pause = min(pause * 1.5, longest)


def _busy(folder: Path, *, read_only: bool, waited: float) -> CasebookBusy:
    holder = _writer_words(folder / WRITER) if read_only else "a reader"
    return CasebookBusy(
        f"{holder} has held the casebook {folder} for {waited:g} seconds: try again later",
        subject=str(folder),
    )


def failure_of(folder: str | Path, error: Exception) -> CasebookError:
    """Return what DuckDB's error means for the user: damage, or a disk that is full."""
    first = str(error).splitlines()[0] if str(error) else type(error).__name__
    if any(mark in first.lower() for mark in _FULL):
        return CasebookError(
            f"no room on the disk of the casebook {folder}: free some and go on; what it held "
            "before is kept",
            subject=str(folder),
        )
    return CasebookDamaged(
        f"the casebook {folder} is damaged ({first}): read the files into a new casebook",
        subject=str(folder),
    )
