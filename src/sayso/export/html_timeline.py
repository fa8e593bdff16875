"""The timeline as days with what was said on each, and as bars of one small drawing."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.export.html_words import Places, Ref, write_date
from sayso.views.rows import DocumentHead
from sayso.views.timeline import Timeline, TimelineRow
from sayso.views.told import Told

MOST_BARS = 31
FEWEST_OPEN, MOST_OPEN = 3, 8
"""Entries of a day that are open at once, where there are as many."""

HEIGHT, FLOOR, TALLEST, STEP, NARROWEST = 132.0, 100.0, 76.0, 52.0, 720.0
"""The drawing's measures in its own units: the bars stand on the floor, STEP or more apart."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What a source says at one place: through whom, by which cue, and its sentences.

    `through` are the names of the chain before the source. `cue` are the words that say what was
    done with it ("denied"), empty for a Document's own words; `heard_as` is how those and what
    somebody judges stand: asserted, or as what others deny, ask or wish. `again` leads to other
    Documents with the words.
    """

    who: str | None
    through: tuple[str, ...]
    cue: str
    told: tuple[tuple[Told, Ref], ...]
    head: DocumentHead
    is_own: bool
    heard_as: str
    again: tuple[tuple[DocumentHead, Ref], ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A date with its entries: those `shown` are open at once, the `others` unfold."""

    date: str
    anchor: str
    shown: tuple[Moment, ...]
    others: tuple[Moment, ...]

    @property
    def number(self) -> int:
        """Return how many sentences it has."""
        return sum(len(moment.told) for moment in (*self.shown, *self.others))


@dataclass(frozen=True, slots=True)
class Drawing:
    """All bars, from left to right, and the drawing's size."""

    bars: tuple[Bar, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of the drawing; it leads to the first of its days."""

    anchor: str
    label: str
    full: str
    number: int
    x: float
    y: float
    width: float
    height: float


def draw_days(timeline: Timeline, places: Places) -> tuple[Day, ...]:
    """Return the dated entries by date."""
    by_date: dict[str, list[TimelineRow]] = {}
    for row in timeline.dated:
        if row.date:
            by_date.setdefault(row.date[:10], []).append(row)
    return tuple(_draw_day(date, rows, places) for date, rows in sorted(by_date.items()))


def _draw_day(date: str, rows: list[TimelineRow], places: Places) -> Day:
    """Return a day with what is on points open, and some of the rest where that is little."""
    ordered = sorted(rows, key=lambda row: (not row.is_on_point, row.source is None))
    on_points = sum(row.is_on_point for row in rows)
    drawn = [draw_moment(row, places) for row in ordered]
    at = min(max(on_points, FEWEST_OPEN), MOST_OPEN)
    return Day(date, f"t-{date}", tuple(drawn[:at]), tuple(drawn[at:]))


def draw_moment(row: TimelineRow, places: Places) -> Moment:
    """Return an entry with links to its passages."""
    said = row.attribution
    return Moment(
        row.source,
        row.chain[:-1] if row.source else row.chain,
        said.cue_words if said else "",
        tuple((one, places.told(row, one)) for one in row.told),
        row.document,
        row.voice == "own",
        row.heard_as,
        tuple((head, places.document(head)) for head in row.again),
    )


def draw_bars(days: tuple[Day, ...]) -> Drawing:
    """Return a drawing with one bar a day; a month or a year where there are too many days."""
    groups = _group_days(days)
    most = max((sum(day.number for day in group) for group in groups.values()), default=1)
    is_one_year = len({date[:4] for date in groups}) < 2
    width = max(NARROWEST, STEP * len(groups))
    step = width / max(len(groups), 1)
    bars = tuple(
        _draw_bar(date, group, step * (place + 0.5), most, is_one_year=is_one_year)
        for place, (date, group) in enumerate(groups.items())
    )
    return Drawing(bars, width, HEIGHT)


def _group_days(days: tuple[Day, ...]) -> dict[str, list[Day]]:
    groups: dict[str, list[Day]] = {}
    for length in (10, 7, 4):
        groups = {}
        for day in days:
            groups.setdefault(day.date[:length], []).append(day)
        if len(groups) <= MOST_BARS:
            break
    return groups


def _draw_bar(date: str, group: list[Day], middle: float, most: int, *, is_one_year: bool) -> Bar:
    number = sum(day.number for day in group)
    height = max(round(TALLEST * number / most, 1), 2.0)
    width = 34.0
    return Bar(
        group[0].anchor,
        _short(date, is_one_year=is_one_year),
        write_date(date),
        number,
        round(middle - width / 2, 1),
        round(FLOOR - height, 1),
        width,
        height,
    )


def _short(date: str, *, is_one_year: bool) -> str:
    """Return the label under a bar: "12 Mar", "12 Mar 24", "Mar 24" or "2024"."""
    words = write_date(date).split()
    if len(words) == 3:
        day = f"{words[0]} {words[1][:3]}"
        return day if is_one_year else f"{day} {words[2][2:]}"
    if len(words) == 2:
        return f"{words[0][:3]} {words[1][2:]}"
    return date
