"""The table of scale: documents cut from texts, and how time grows with their number."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

BENCH = Path(__file__).parents[2] / "bench"


@pytest.fixture(scope="module")
def scale() -> dict[str, Any]:
    return runpy.run_path(str(BENCH / "scale.py"))


def test_every_line_is_in_one_document(scale: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n\n".join(f"Line {n}." for n in range(10)), "utf-8")
    rows = scale["cut"](scale["lines_of"]([tmp_path]), 3)
    assert [row["text"].count("Line") for row in rows] == [3, 3, 4]
    assert " ".join(" ".join(row["text"].split()) for row in rows) == " ".join(
        f"Line {n}." for n in range(10)
    )
    assert [row["published"] for row in rows] == ["2006-01-01", "2006-05-02", "2006-09-01"]
    assert len({row["publisher"] for row in rows}) == 3


def test_growth_is_the_exponent_of_the_time(scale: dict[str, Any]) -> None:
    parts = {"rules": 1.0, "points": 2.0}
    piles = [
        scale["Measured"](
            {"documents": size},
            {**dict.fromkeys(scale["PARTS"], 0.0), "rules": size / 10, "points": size**2 / 1e4},
            1.0,
            100.0,
            {"points": 1},
        )
        for size in (1000, 10_000)
    ]
    growth = {line.split()[0]: line.split()[-1] for line in scale["table"](piles)}
    assert {part: float(growth[part]) for part in parts} == parts
    assert growth["entities"] == "-"
