"""Run the per-document half on this machine, in one process or several."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice

from sayso.config import Settings
from sayso.engine.base import read_file
from sayso.model import FileRead, Skipped
from sayso.reading import Found

AHEAD = 4
"""Files handed out per worker before the first is asked back: bounds memory, keeps workers busy."""

WORTH_A_POOL = 24
"""Files below which starting processes costs more than it gains (a worker loads for 3 seconds)."""


def choose_workers(files: int, settings: Settings) -> int:
    """Return how many processes to use: as set, or by the number of files and processors."""
    if settings.workers:
        return settings.workers
    return 1 if files < WORTH_A_POOL else min(os.cpu_count() or 1, 8)


def read_files(inputs: Iterable[Found], settings: Settings, *, workers: int) -> Iterator[FileRead]:
    """Read and analyse inputs, giving results in the order of the inputs.

    A worker that dies (a damaged PDF can end a process, memory can run out) costs its own file
    only: that file is tried once more alone and then given as unreadable.

    Raises:
        ResourceError: the language pipeline or a lexicon is missing.
    """
    if workers == 1:
        for found in inputs:
            yield read_file(found, settings)
        return
    with _Pool(settings, workers) as pool:
        yield from pool.map(inputs)


@dataclass
class _Pool:
    """Worker processes, replaced when one dies."""

    settings: Settings
    workers: int
    _executor: ProcessPoolExecutor | None = field(default=None, init=False)

    def __enter__(self) -> _Pool:
        self._executor = _start(self.workers)
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def map(self, inputs: Iterable[Found]) -> Iterator[FileRead]:
        remaining = iter(inputs)
        waiting: deque[tuple[Found, Future[FileRead]]] = deque()
        while True:
            room = self.workers * AHEAD - len(waiting)
            waiting.extend((found, self._submit(found)) for found in islice(remaining, room))
            if not waiting:
                return
            found, future = waiting.popleft()
            try:
                yield future.result()
            except BrokenProcessPool:
                yield self._read_alone(found)
                self._restart(waiting)

    def _submit(self, found: Found) -> Future[FileRead]:
        if self._executor is None:
            raise RuntimeError("the pool is not running")
        try:
            return _hand_out(self._executor, found, self.settings)
        except BrokenProcessPool as error:
            broken: Future[FileRead] = Future()
            broken.set_exception(error)
            return broken

    def _read_alone(self, found: Found) -> FileRead:
        with _start(1) as single:
            try:
                return _hand_out(single, found, self.settings).result()
            except BrokenProcessPool:
                reason = "reading it ended the process: the file is damaged or too much for memory"
                left_out = Skipped(str(found.path), "unreadable", reason, is_error=True)
                return FileRead(
                    found.location,
                    str(found.path),
                    "",
                    0,
                    found.format or "unknown",
                    skipped=(left_out,),
                )

    def _restart(self, waiting: deque[tuple[Found, Future[FileRead]]]) -> None:
        self._stop()
        self._executor = _start(self.workers)
        again = [(found, self._submit(found)) for found, _ in waiting]
        waiting.clear()
        waiting.extend(again)

    def _stop(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None


def _start(workers: int) -> ProcessPoolExecutor:
    # spawn: the parent holds threads (DuckDB, tantivy) that must not be forked
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_end_on_interrupt)


def _hand_out(executor: ProcessPoolExecutor, found: Found, settings: Settings) -> Future[FileRead]:
    """Have a file read by a worker, which may be started for it."""
    with _interrupts_held():
        return executor.submit(read_file, found, settings)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back, also in a worker that starts meanwhile: it lets it in once it is ready."""
    if not hasattr(signal, "pthread_sigmask"):  # on Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end_on_interrupt() -> None:
    """Let Ctrl-C end a worker without a word: the process that the user started says it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
