"""The gate of accuracy: what is below a floor fails, and floors fall only when asked to."""

from __future__ import annotations

import hashlib
import json
import runpy
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

BENCH = Path(__file__).parents[2] / "bench"
TEXT = """Mayor Ilse Tarn said on Monday that the weir was safe.

"We will mend the sluice," said Bo Lund, the engineer."""


@pytest.fixture(scope="module")
def gate() -> Iterator[dict[str, Any]]:
    sys.path.insert(0, str(BENCH))
    yield runpy.run_path(str(BENCH / "gate.py"))
    sys.path.remove(str(BENCH))


def _last(words: str) -> list[int]:
    at = TEXT.rindex(words)
    return [at, at + len(words)]


def attribution(name: str, **words: str) -> dict[str, Any]:
    spans = {role: [_last(w)] for role, w in words.items()}
    return {
        "id": name,
        "parent": None,
        "relays": [],
        "name": name,
        "role": None,
        "affiliation": None,
        "source_kind": "person",
        "unnamed_type": None,
        "kind": "statement",
        "stance": "neutral",
        "stance_words": [],
        **spans,
    }


def passage() -> dict[str, Any]:
    first = attribution(
        "Ilse Tarn",
        source="Mayor Ilse Tarn",
        cue="said on Monday",
        content="that the weir was safe",
    )
    second = attribution(
        "Bo Lund",
        source="Bo Lund, the engineer",
        cue="said",
        content='"We will mend the sluice,"',
    )
    return {
        "id": "news-001",
        "genre": "news",
        "publisher": "The Weir",
        "author": None,
        "text": TEXT,
        "attributions": [first, second],
    }


class Place:
    """A folder with annotated passages and floors, and the gate run on them."""

    def __init__(self, folder: Path, gate: dict[str, Any]) -> None:
        self.passages, self.floors = folder / "gate.jsonl", folder / "floors.toml"
        self.gate = gate
        self.write(passage())
        self.set_floors({})

    def write(self, row: dict[str, Any]) -> None:
        self.passages.write_text(json.dumps(row) + "\n", "utf-8")

    def set_floors(self, floors: dict[str, float]) -> None:
        digest = hashlib.sha256(self.passages.read_bytes()).hexdigest()
        self.gate["write_floors"](self.floors, self.gate["Floors"](digest, ("none",), floors))

    def run(self, *arguments: str) -> int:
        paths = ["--passages", str(self.passages), "--floors", str(self.floors)]
        status: int = self.gate["main"]([*paths, *arguments])
        return status

    def read(self) -> Any:
        return self.gate["read_floors"](self.floors)


@pytest.fixture
def place(tmp_path: Path, gate: dict[str, Any]) -> Place:
    return Place(tmp_path, gate)


def test_what_is_below_its_floor_fails(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    assert place.run("--raise") == 0
    high = {**place.read().floors, "none: match F1": 100, "none: kind right, of matched": 100}
    place.set_floors(high)
    assert place.run() == 0
    other = passage()
    del other["attributions"][0]  # so that one which is found is one too many
    other["attributions"][0]["kind"] = "belief"
    place.write(other)
    place.set_floors(high)
    capsys.readouterr()
    assert place.run() == 1
    lines = capsys.readouterr().out.splitlines()
    low = {line.split("  ")[0] for line in lines if line.endswith("BELOW")}
    assert {"none: match F1", "none: kind right, of matched"} <= low
    assert "none: chain in order, of matched" not in low


def test_what_has_no_floor_fails(place: Place) -> None:
    place.set_floors({})
    assert place.run() == 1


def test_what_is_measured_no_more_fails(place: Place) -> None:
    assert place.run("--raise") == 0
    place.set_floors({**place.read().floors, "none: match F1 in letters": 10.0})
    assert place.run("--raise") == 1
    assert place.read().floors["none: match F1 in letters"] == 10.0


def test_other_passages_are_an_error(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    before = place.floors.read_text("utf-8")
    row = passage()
    row["attributions"].pop()
    place.write(row)
    assert place.run() == 2
    assert place.run("--raise") == 2
    assert "has the digest" in capsys.readouterr().err
    assert place.floors.read_text("utf-8") == before


def test_lowering_keeps_its_reason_its_date_and_what_fell(place: Place) -> None:
    place.set_floors({"none: match F1": 100.0, "none: relays F1": 50.0})
    assert place.run("--lower", 'Told "so"\nby all', "--date", "2026-11-22") == 0
    after = place.read()
    assert after.floors["none: match F1"] < 100
    (note,) = after.lowered
    assert (note["date"], note["reason"]) == ("2026-11-22", 'Told "so"\nby all')
    assert note["floors"][0].startswith("none: match F1: 100.0 to ")
    assert "none: relays F1: 50.0 to none" in note["floors"]


def test_lowering_needs_a_date(place: Place) -> None:
    with pytest.raises(SystemExit):
        place.run("--lower", "no reason")


@pytest.mark.parametrize("floor", [0.0, 49.9, 70.0, 99.9])
@pytest.mark.parametrize("cases", [1, 40, 2000])
@pytest.mark.parametrize("value", [0.0, 50.0, 69.97, 100.0])
def test_raising_never_lowers(gate: dict[str, Any], floor: float, value: float, cases: int) -> None:
    floors = gate["Floors"]("", ("none",), {"kind": floor, "gone": floor})
    measured = {"kind": gate["Measure"](value, cases), "new": gate["Measure"](value, cases)}
    after = gate["raised"](floors, measured).floors
    assert after["kind"] >= floor == after["gone"]
    assert after["new"] <= max(0.0, value - 0.5)
    assert after["kind"] == max(floor, after["new"])


def test_floors_are_read_as_written(place: Place, gate: dict[str, Any]) -> None:
    note = {"date": date(2026, 11, 22).isoformat(), "reason": '“ä” \\ "', "floors": ["a: 2 to 1"]}
    floors = gate["Floors"]("abc", ("default", "fast"), {"a: b, c": 71.5}, (note,))
    gate["write_floors"](place.floors, floors)
    assert place.read() == floors


def test_the_floors_are_of_the_passages_that_are_kept(gate: dict[str, Any]) -> None:
    floors = gate["read_floors"](gate["FLOORS"])
    assert floors.sha256 == hashlib.sha256(gate["PASSAGES"].read_bytes()).hexdigest()
    assert len(floors.floors) > 30
