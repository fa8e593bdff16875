"""Which rows of the timeline are one, whose they are, and how much work they cost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pile
import pytest

from sayso.casebook import Links
from sayso.model import Claim, Document, Point, Side, Span
from sayso.views.timeline import TimelineRow, make_timeline


def held(home: Document, words: str, by: Any = None, **fields: Any) -> Claim:
    """Return a claim of a subject of two words and what is said of it."""
    whole = pile.at(home.text, words)
    parts = words.split()
    end = whole.start + len(" ".join(parts[:2]))
    known = {
        "subject": " ".join(parts[:2]),
        "subject_span": Span(whole.start, end),
        "predicate": parts[2],
        "predicate_span": Span(end + 1, end + 1 + len(parts[2])),
    }
    return pile.claim(home, words, by, **(known | fields))


def rows_of(
    folder: Path, *files: Any, links: Links | None = None, **chosen: Any
) -> list[TimelineRow]:
    timeline = make_timeline(pile.store(folder / "c", files, links or Links()), **chosen)
    return [*timeline.dated, *timeline.undated]


def telling(path: str, day: str, verb: str = "said", heard: str = "asserted", **said: Any) -> Any:
    """Return a file in which Dana Holt says, denies … that the dam burst, and its claim."""
    home = pile.document(path, f"Dana Holt {verb} that the dam burst.", published=day)
    by = pile.said(home, "Dana Holt", verb, "that the dam burst", name="Dana Holt", **said)
    claim = held(home, "the dam burst", by, heard_as=heard)
    return pile.file_of(home, (by,), (claim,)), claim


@pytest.mark.parametrize(
    ("verb", "heard", "said"),
    [
        ("denied", "denied", {"act": "denying"}),
        ("doubted", "doubted", {}),
        ("hoped", "asserted", {"kind": "intention"}),
        ("claimed", "asserted", {"framing": "distancing"}),
    ],
)
def test_the_same_words_said_in_another_way_are_another_row(
    tmp_path: Path, verb: str, heard: str, said: dict[str, Any]
) -> None:
    first, claim = telling("a.txt", "2031-03-01")
    later, other = telling("b.txt", "2031-03-09", verb, heard, **said)
    side = Side("affirms", "", (), (claim.id, other.id), (claim.document, other.document), 2)
    links = Links(points=(Point("0" * 16, "burst", False, (side,), 2),))
    rows = rows_of(tmp_path, first, later, links=links)
    assert [(row.date, row.again) for row in rows] == [("2031-03-01", ()), ("2031-03-09", ())]


def test_the_same_words_on_another_side_of_a_point_are_another_row(tmp_path: Path) -> None:
    first, claim = telling("a.txt", "2031-03-01")
    later, other = telling("b.txt", "2031-03-09")
    sides = tuple(
        Side(stance, "", (), (one.id,), (one.document,), 1)  # type: ignore[arg-type]
        for stance, one in (("affirms", claim), ("denies", other))
    )
    links = Links(points=(Point("0" * 16, "burst", True, sides, 2),))
    assert [row.again for row in rows_of(tmp_path, first, later, links=links)] == [(), ()]


def test_the_same_words_said_in_the_same_way_are_one_row(tmp_path: Path) -> None:
    files = [telling(path, day)[0] for path, day in (("a.txt", "2031-03-01"), ("b.txt", "2031-04"))]
    (row,) = rows_of(tmp_path, *files)
    assert [head.path for head in row.again] == ["b.txt"]
