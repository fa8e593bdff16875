"""Judgements whose clause tells who judges: theirs in every view, not their Document's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pile
import pytest

from sayso.book import open_book
from sayso.casebook import Casebook, Links
from sayso.cli.when import timeline_text
from sayso.export.html import render_report
from sayso.model import Claim, Document, Entity, Evaluation, Point, Side, Span
from sayso.views.lookup import Lookup
from sayso.views.matrix import make_matrix
from sayso.views.shifts import find_shifts
from sayso.views.timeline import TimelineRow, make_timeline

NEWS = pile.document(
    "news.txt",
    "Lime growers praised the new plan. Dana Holt said the fishers condemned the old plan.",
    publisher="Norwire",
    published="2031-06-04",
)
HOLT = pile.said(NEWS, "Dana Holt", "said", "the fishers condemned the old plan", name="Dana Holt")


def judged(home: Document, words: str, verb: str, holder: str, by: Any = None) -> Claim:
    at, told = pile.at(home.text, words), pile.at(home.text, verb)
    target = Span(told.end + 1, at.end)
    evaluation = Evaluation("plan", target, told, "good", "merit", holder)
    return pile.claim(
        home, words, by, subject=holder, subject_span=Span(at.start, told.start - 1),
        predicate=verb, predicate_span=told, evaluation=evaluation,
    )  # fmt: skip


PRAISED = judged(NEWS, "Lime growers praised the new plan", "praised", "Lime growers")
CONDEMNED = judged(NEWS, "the fishers condemned the old plan", "condemned", "fishers", HOLT)
FILE = pile.file_of(NEWS, (HOLT,), (PRAISED, CONDEMNED))
FISHERS = Entity("e" * 16, "Fishers' League", "organisation", (), "own")


def links_on(*claims: Claim) -> Links:
    side = Side("affirms", "", (), tuple(c.id for c in claims), (NEWS.id,), 1)
    return Links(
        entities=(FISHERS,),
        entity_names=(("fishers", FISHERS.id),),
        points=(Point("0" * 16, "the plan is good", False, (side,), 1),),
    )


@pytest.fixture
def casebook(tmp_path: Path) -> Casebook:
    return pile.store(tmp_path / "c", [FILE], links_on(PRAISED, CONDEMNED))


def whose(rows: tuple[TimelineRow, ...]) -> list[tuple[str | None, tuple[str, ...], str, bool]]:
    return [(row.source, row.chain, row.told[0].words, row.is_on_point) for row in rows]


def test_the_timeline_shows_a_judgement_under_who_judges(casebook: Casebook) -> None:
    assert whose(make_timeline(casebook).dated) == [
        ("Lime growers", ("Norwire", "Lime growers"), "Lime growers praised the new plan", True),
        ("Dana Holt", ("Norwire", "Dana Holt"), "the fishers condemned the old plan", False),
        (
            "Fishers' League",
            ("Norwire", "Dana Holt", "Fishers' League"),
            "the fishers condemned the old plan",
            True,
        ),
    ]
    lines = timeline_text(make_timeline(casebook))
    assert "    Norwire ← Lime growers" in lines
    assert "    Norwire ← Dana Holt ← Fishers' League [said]" in lines


@pytest.mark.parametrize("name", ["lime growers", "Fishers' League"])
def test_who_judges_can_be_asked_for_though_on_no_point(tmp_path: Path, name: str) -> None:
    casebook = pile.store(tmp_path / "c", [FILE], links_on())
    (row,) = make_timeline(casebook, source=name).dated
    assert row.source is not None
    assert row.source.casefold() == name.casefold()
    assert not any(row.source == "Lime growers" for row in make_timeline(casebook).dated)


def test_a_publisher_does_not_say_what_it_tells_that_others_judge(casebook: Casebook) -> None:
    assert not make_timeline(casebook, source="Norwire").dated


def test_the_matrix_has_a_judgement_under_who_judges(casebook: Casebook) -> None:
    matrix = make_matrix(casebook)
    assert {(row.name, row.kind) for row in matrix.sources} == {
        ("Lime growers (Norwire)", "none"),
        ("Fishers' League", "organisation"),
    }
    (publisher,) = matrix.publishers
    assert publisher.cells[0].own == ()


def test_the_report_has_a_judgement_under_who_judges(tmp_path: Path) -> None:
    pile.store(tmp_path / "c", [FILE], links_on(PRAISED))
    with open_book(tmp_path / "c") as book:
        assert "In the document’s own words" not in render_report(book)


def test_what_a_source_says_that_others_judge_shows_no_shift_of_theirs(tmp_path: Path) -> None:
    later = pile.document(
        "later.txt", "Dana Holt said the fishers dismissed the plan.", published="2031-06-09"
    )
    said = pile.said(later, "Dana Holt", "said", "the fishers dismissed the plan", name="Dana Holt")
    claim = judged(later, "the fishers dismissed the plan", "dismissed", "fishers", said)
    sides = (
        Side("affirms", "", (), (CONDEMNED.id,), (NEWS.id,), 1),
        Side("denies", "", (), (claim.id,), (later.id,), 1),
    )
    links = Links(points=(Point("0" * 16, "plan", True, sides, 2),))
    files = [FILE, pile.file_of(later, (said,), (claim,))]
    assert find_shifts(Lookup(pile.store(tmp_path / "c", files, links))) == ()
