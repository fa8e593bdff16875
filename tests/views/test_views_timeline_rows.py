"""Which rows of the timeline are one, whose they are, and how much work they cost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

import pile
import pytest

from sayso.casebook import Links
from sayso.model import Attribution, Claim, Document, Point, Side, Span, make_id
from sayso.views.lookup import Lookup
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


def long_file(sentences: int, *, is_said: bool) -> tuple[Any, tuple[Claim, ...]]:
    """Return a file in one block, in own words or with an Attribution for each sentence."""
    words = [f"the wall number {number} held out for days" for number in range(sentences)]
    home = pile.document("long.txt", ". ".join(words) + ".", publisher="Norwire")
    spans, at = [], 0
    for one in words:
        spans.append(Span(at, at + len(one)))
        at += len(one) + 2

    def said(number: int, span: Span) -> Attribution:
        return Attribution(
            id=make_id("attribution", home.id, str(number)),
            document=home.id,
            source=(),
            cue=(),
            content=(span,),
            form="direct",
            kind="statement",
            confidence=0.9,
            source_name="Dana Holt",
            source_kind="person",
        )

    by = [said(number, span) for number, span in enumerate(spans)] if is_said else []
    claims = tuple(
        Claim(
            id=make_id("claim", home.id, str(number)),
            document=home.id,
            attribution=by[number].id if by else None,
            span=span,
            subject="wall",
            predicate="hold",
            object=None,
            subject_span=Span(span.start, span.start + 8),
            predicate_span=Span(span.end - 17, span.end - 13),
        )
        for number, span in enumerate(spans)
    )
    return pile.file_of(home, tuple(by), claims), claims


def seconds(work: Callable[[], Any]) -> float:
    """Return the least time of a process that some work takes in three runs."""
    times = []
    for _ in range(3):
        before = process_time()
        work()
        times.append(process_time() - before)
    return min(times)


def test_a_long_block_costs_no_more_than_its_length(tmp_path: Path) -> None:
    def cost(sentences: int) -> float:
        file, _ = long_file(sentences, is_said=False)
        casebook = pile.store(tmp_path / str(sentences), [file], Links())
        return seconds(lambda: make_timeline(casebook, source="norwire"))

    assert cost(2400) < 8 * cost(300) + 0.5


def test_counting_who_told_costs_no_more_than_the_claims(tmp_path: Path) -> None:
    def cost(number: int) -> float:
        file, claims = long_file(number, is_said=True)
        lookup = Lookup(pile.store(tmp_path / str(number), [file], Links()))
        rows = lookup.claim_rows(claim.id for claim in claims)
        return seconds(lambda: lookup.count_told(rows))

    assert cost(8000) < 8 * cost(1000) + 0.2
