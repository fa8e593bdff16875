"""Interrupts of worker processes: a word from the process that the user started, none from them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import os, signal, time
from contextlib import suppress

from sayso.config import Settings
from sayso.engine.local import _Pool
from sayso.reading import Found

if __name__ == "__main__":
    with _Pool(Settings(), 1) as pool:
        pool._submit(Found("none.txt", "/none.txt", "text"))
        (worker,) = pool._executor._processes
        for _ in range(40):
            with suppress(ProcessLookupError):
                os.kill(worker, signal.SIGINT)
            time.sleep(0.02)
"""


@pytest.mark.skipif(os.name == "nt", reason="other signals there")
def test_a_worker_that_is_interrupted_while_it_starts_says_nothing(tmp_path: Path) -> None:
    script = tmp_path / "interrupt.py"
    script.write_text(SCRIPT, "utf-8")
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
