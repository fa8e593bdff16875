"""A run that is killed at any moment loses nothing, doubles nothing, and the next one goes on."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sayso.examples import demo_folder

WHAT = ("documents", "attributions", "claims", "relations", "points", "echoes")
KILLS = 10
DOCUMENTS = 100

PLACES = ["Orlach", "Venn", "Tarsk", "Hollin", "Mirrow"]
PEOPLE = ["Ada Brenn", "Joss Keller", "Mira Toll", "Piet Vann", "Lena Orsk"]
EVENTS = [
    "the bridge at {place} was closed on Monday",
    "{n} people were moved from {place}",
    "the council of {place} had not seen the report",
    "the dam above {place} will not be opened",
]


def write_documents(folder: Path) -> list[Path]:
    """Write invented reports that differ in names, numbers and places."""
    folder.mkdir()
    paths = []
    for number in range(DOCUMENTS):
        place, person = PLACES[number % 5], PEOPLE[number % 5 if number % 3 else number % 4]
        event = EVENTS[number % 4].format(place=place, n=10 + number)
        other = EVENTS[(number + 1) % 4].format(place=place, n=20 + number % 7)
        text = (
            f"Report {number} from {place}\n\nThe {place} Post, 3 May 2021\n\n"
            f"{person}, the mayor of {place}, said that {event}. “We know that {other},” "
            f"{person.split()[1]} said. A spokesman denied that {other}.\n"
        )
        path = folder / f"report-{number:03d}.txt"
        path.write_text(text, "utf-8")
        paths.append(path)
    return paths


def start(casebook: Path, paths: list[Path]) -> subprocess.Popen[bytes]:
    arguments = [sys.executable, "-m", "sayso", "read", *map(str, paths), "--workers", "1"]
    return subprocess.Popen(
        [*arguments, "--casebook", str(casebook)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def finish(casebook: Path, paths: list[Path]) -> None:
    assert start(casebook, paths).wait() == 0


def exported(casebook: Path) -> dict[str, bytes]:
    done = {}
    for what in WHAT:
        command = [sys.executable, "-m", "sayso", "export", "--what", what, "-c", str(casebook)]
        result = subprocess.run(command, capture_output=True, check=False)
        assert result.returncode in (0, 1), result.stderr
        done[what] = result.stdout
    return done


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A hundred files: invented reports, and the shipped dispute, which has points and echoes."""
    folder = tmp_path_factory.mktemp("pile") / "in"
    reports = write_documents(folder)
    with demo_folder() as examples:
        dispute = [Path(shutil.copy(file, folder)) for file in sorted(examples.iterdir())]
    return [*reports[: DOCUMENTS - len(dispute)], *dispute]


@pytest.fixture(scope="module")
def undisturbed(pile: list[Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    casebook = tmp_path_factory.mktemp("quiet") / "book"
    finish(casebook, pile)
    done = exported(casebook)
    assert done["documents"].count(b"\n") > DOCUMENTS  # parts of compilations among them
    assert all(done[what] for what in WHAT), "an empty table would prove nothing"
    return done


def test_ten_kills_lose_nothing_and_double_nothing(
    pile: list[Path], undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    casebook = tmp_path / "book"
    moments = random.Random(7)
    for _ in range(KILLS):
        process = start(casebook, pile)
        # from before the first batch to within the linking; later runs start further on
        time.sleep(moments.uniform(0.5, 6.0))
        process.send_signal(signal.SIGKILL)
        process.wait()
    finish(casebook, pile)
    assert exported(casebook) == undisturbed


def test_the_order_of_documents_changes_nothing(
    pile: list[Path], undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    casebook = tmp_path / "book"
    shuffled = pile.copy()
    random.Random(3).shuffle(shuffled)
    finish(casebook, shuffled[:60])
    finish(casebook, shuffled[30:])
    assert exported(casebook) == undisturbed
