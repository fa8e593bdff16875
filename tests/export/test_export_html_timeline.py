"""The drawing of the timeline in the report."""

from __future__ import annotations

import pytest

from sayso.export.html_timeline import Day, Moment, draw_bars, draw_days
from sayso.export.html_words import Ref
from sayso.views.rows import DocumentHead
from sayso.views.timeline import Timeline, TimelineRow
from sayso.views.told import OnPoint, Told

HEAD = DocumentHead("d", "a.txt", 0, None, "Norwire", "2024-05-06", (), "d")
SAID = (Told("it held", (), (), ()), Ref("#d-d", "1"))
MOMENT = Moment("Finch", ("Norwire",), "said", (SAID, SAID), HEAD, False, "asserted", ())


class Stub:
    """Links that lead nowhere."""

    def told(self, _row: TimelineRow, _told: Told) -> Ref:
        return Ref("#", "1")


def entry(who: str | None, words: str, *on: OnPoint) -> TimelineRow:
    told = Told(words, (), on, ())
    return TimelineRow(
        "2024-05-06", "published", who, None, "own", (), HEAD, "asserted", (told,), ()
    )


def day(date: str) -> Day:
    return Day(date, f"t-{date}", (MOMENT,), (MOMENT,))


@pytest.mark.parametrize(
    ("dates", "labels"),
    [
        (("2024-05-06", "2024-06-07"), ["6 May", "7 Jun"]),
        (("2016-05-06", "2024-06-07"), ["6 May 16", "7 Jun 24"]),
        (("2016", "2024"), ["2016", "2024"]),
    ],
)
def test_a_bar_names_its_year_where_there_are_several(
    dates: tuple[str, str], labels: list[str]
) -> None:
    bars = draw_bars(tuple(day(date) for date in dates)).bars
    assert [bar.label for bar in bars] == labels


def test_a_day_opens_what_is_on_points_and_then_what_has_a_source() -> None:
    on = OnPoint("p", 1, "It held", "affirms")
    rows = [
        entry(None, "nobody is known"),
        *(entry("Finch", f"said {number}") for number in range(3)),
        entry("Mora", "it held", on),
    ]
    (found,) = draw_days(Timeline(tuple(rows), (), (), ()), Stub())  # type: ignore[arg-type]
    assert [one.told[0][0].words for one in found.shown] == ["it held", "said 0", "said 1"]
    assert [one.told[0][0].words for one in found.others] == ["said 2", "nobody is known"]


def test_a_bar_counts_the_sentences_of_its_day() -> None:
    (bar,) = draw_bars((day("2024-05-06"),)).bars
    assert bar.number == 4
