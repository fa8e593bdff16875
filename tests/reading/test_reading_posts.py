"""Threads split into posts; bulletins with the body that issues them; stations and programmes."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_files import read_words

from sayso.reading.facts.issuers import issuer_of

BOARD = """Marl Neighbours (message board)
Thread: Is the ford open?
2 May 2021

Wanda K., 2 May 2021, 8:14
Is the ford open today? My boys want to cross.

town_hall (Ada Brook, mayor), 2 May 2021, 9:02
It is open. I crossed it myself this morning.

mill_lane, 2 May 2021, 9:20
It is not open, it is under water.

ada_fenn (Bridge Alliance), 2 May 2021, 10:10
We have asked the county for a bridge. It will come in June.
"""

SHORT = """Saved from a short-post site

@MarlCounty (Marl County Council, verified)
2 May 2021, 18:02
The ford is open.

@mill_lane
2 May 2021, 18:20
Then somebody should tell the water.

@MarlCounty
3 May 2021, 07:41
It was open on Sunday.
"""

DOTTED = """Ada Brook · 12 May 2021
The ford is open.

mill_lane · 13 May 2021
It is not.

Ada Brook · 13 May 2021
It was when I looked.
"""

BY_HANDLE = """@mill_lane: The ford is shut again.

@ada_brook: It was open this morning, I crossed it.

@mill_lane: Then it was shut after you.
"""


def _posts(tmp_path: Path, text: str) -> list[tuple[int, str | None, str | None]]:
    found = read_words(tmp_path, "thread.txt", text)
    return [(d.part, d.byline, d.published) for d in found]


def test_a_board_is_split_into_posts_of_their_writers(tmp_path: Path) -> None:
    assert _posts(tmp_path, BOARD) == [
        (1, "Wanda K.", "2021-05-02"),
        (2, "Ada Brook", "2021-05-02"),
        (3, "mill_lane", "2021-05-02"),
        (4, "Ada Fenn", "2021-05-02"),
    ]


def test_a_handle_keeps_the_name_that_its_first_post_gives(tmp_path: Path) -> None:
    assert _posts(tmp_path, SHORT) == [
        (1, "Marl County Council", "2021-05-02"),
        (2, "mill_lane", "2021-05-02"),
        (3, "Marl County Council", "2021-05-03"),
    ]


def test_names_with_a_dot_and_a_date_head_posts(tmp_path: Path) -> None:
    assert [name for _, name, _ in _posts(tmp_path, DOTTED)] == [
        "Ada Brook",
        "mill_lane",
        "Ada Brook",
    ]


def test_handles_with_a_colon_head_posts(tmp_path: Path) -> None:
    assert [name for _, name, _ in _posts(tmp_path, BY_HANDLE)] == [
        "mill_lane",
        "Ada Brook",
        "mill_lane",
    ]


@pytest.mark.parametrize("text", [BOARD, SHORT, DOTTED, BY_HANDLE])
def test_posts_make_up_the_text_and_their_headers_are_set_apart(tmp_path: Path, text: str) -> None:
    found = read_words(tmp_path, "thread.txt", text)
    assert "".join(d.text for d in found) == text
    for document in found:
        assert [z.reason for z in document.zones_of("metadata")][-1] == "message header"


def test_the_title_of_a_thread_is_that_of_its_posts(tmp_path: Path) -> None:
    found = read_words(tmp_path, "thread.txt", BOARD)
    assert {d.title for d in found} == {"Is the ford open?"}


MARKED = [
    (
        "# Ford board\n\n**u/mill_lane** · 3 hours ago\nThe ford is shut.\n\n"
        "**u/ada_brook** · 2 hours ago\nIt was open.\n\n> The ford is shut.\n\nNonsense.\n",
        ["mill_lane", "Ada Brook"],
    ),
    ("# Ford board\n\n@mill_lane · 2h\n\nIt is shut.\n\n@ada · 1h\n\nNo.\n", ["mill_lane", "ada"]),
    (
        "# Ford board\n\n### mill_lane wrote:\n\nIt is shut.\n\n### Wanda K. wrote:\n\nNo.\n\n"
        "### mill_lane wrote:\n\nIt is.\n",
        ["mill_lane", "Wanda K.", "mill_lane"],
    ),
    (
        "# Ford board\n\n**Wanda K** - 4 May 2031, 10:12\n\nIt is shut.\n\n"
        "**Ada Brook** - 4 May 2031, 10:15\n\n> Wanda K - 4 May 2031, 10:12\n>\n> It is shut.\n\n"
        "No.\n\n**Wanda K** - 4 May 2031, 10:16\n\nIt is.\n",
        ["Wanda K", "Ada Brook", "Wanda K"],
    ),
]


@pytest.mark.parametrize(("text", "names"), MARKED)
def test_a_board_in_markdown_is_split_and_its_quotations_stay_quoted(
    tmp_path: Path, text: str, names: list[str]
) -> None:
    found = read_words(tmp_path, "thread.md", text)
    assert [d.byline for d in found] == names
    quoted = [z.span.of(d.text).strip() for d in found for z in d.zones_of("quotation")]
    assert len(quoted) == text.count("> ") - text.count("\n>\n>")


@pytest.mark.parametrize(
    "text",
    [
        "# Walks\n\nMill path - 2 hours\n\nIt is shut.\n\nOld road - 3 hours\n\nIt is steep.\n\n"
        "Weir path - 1 hour\n\nIt is flat.\n",
        "# Letters\n\nWanda K. wrote:\n\n> It is shut.\n\nAda Brook wrote:\n\n> It is open.\n\n"
        "Jonas Pell wrote:\n\n> Neither is so.\n",
    ],
)
def test_a_guide_and_letters_quoted_in_an_article_are_no_board(tmp_path: Path, text: str) -> None:
    assert [d.part for d in read_words(tmp_path, "walks.md", text)] == [0]


ORDINARY = """Ada Brook, 2 May 2021

The ford was shut on Sunday, the county said, after the river rose by two feet in a night.

Marl, 3 May 2021

The ford was open again on Monday, and the boys crossed it with their goats and their bread.
"""


def test_dated_heads_without_a_clock_are_no_thread(tmp_path: Path) -> None:
    assert all(
        "message header" not in (z.reason or "")
        for d in read_words(tmp_path, "two.txt", ORDINARY)
        for z in d.zones
    )


ISSUERS = [
    ("Newsletter of the Marl Weavers' Union", "Marl Weavers' Union"),
    ("Bulletin of the Marl Weavers' Union (MWU)", "Marl Weavers' Union"),
    ("Marl Weavers' Union (MWU), Norby branch", "Marl Weavers' Union"),
    ("The League of Ford Keepers (LFK)", "League of Ford Keepers"),
]


@pytest.mark.parametrize(("line", "issuer"), ISSUERS)
def test_a_line_names_who_issues_a_bulletin(line: str, issuer: str) -> None:
    assert issuer_of(line) == issuer


@pytest.mark.parametrize(
    "line",
    [
        "The Marl Weavers' Union (XYZ), Norby branch",
        "The Marl Weavers' Union (MWU) has asked the county for a bridge by the ford",
        "Statement by the mayor on the ford",
        "Ada Brook (Norby)",
    ],
)
def test_other_lines_name_no_issuer(line: str) -> None:
    assert issuer_of(line) is None


STATION = """Radio Marl
Morning at the Ford, 16 September 2021
Transcript. Guest: Ada Brook, mayor of Marl. Host: Jonas Pell

PELL: Mayor, is the ford open?

BROOK: It is open. I crossed it myself this morning, and so did the goats of my neighbour.

PELL: The county says that it is shut.

BROOK: The county has not seen it.

© 2021 Radio Marl, an invented station.
"""


def test_a_station_over_its_programme_is_the_publisher(tmp_path: Path) -> None:
    (found,) = read_words(tmp_path, "talk.txt", STATION)
    assert (found.publisher, found.title) == ("Radio Marl", "Morning at the Ford")
