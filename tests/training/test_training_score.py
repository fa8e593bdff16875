"""Scores of attributions against annotated ones, on cases counted by hand."""

from __future__ import annotations

import pytest

from tagger.data import Gold
from tagger.score import score

TEXT = "Dana Holt said the old mill by the river was closed. “Go home now,” he added."
#       0    5    10   15   20       29       38    44    52


def gold(source: str, content: str) -> Gold:
    def ranges(words: str) -> tuple[tuple[int, int], ...]:
        start = TEXT.index(words)
        return ((start, start + len(words)),) if words else ()

    return Gold(ranges(source), (), ranges(content))


MILL = gold("Dana Holt", "the old mill by the river was closed")
HOME = gold("he", "“Go home now,”")


def test_what_is_annotated_scores_full() -> None:
    scores = score([(TEXT, [MILL, HOME], [HOME, MILL])])
    assert set(scores.values()) == {100}


def test_nothing_found_scores_nothing() -> None:
    scores = score([(TEXT, [MILL, HOME], [])])
    assert set(scores.values()) == {0}


def test_half_of_the_words_match_and_are_not_exact() -> None:
    near = gold("Dana Holt", "the old mill by")
    scores = score([(TEXT, [MILL], [near])])
    assert (scores["match all"], scores["joint all"], scores["exact all"]) == (100, 100, 0)
    fewer = gold("Dana Holt", "the old mill")
    assert score([(TEXT, [MILL], [fewer])])["match all"] == 0


@pytest.mark.parametrize(
    ("wanted", "found", "joint"),
    [
        ("Dana Holt", "Dana", 100),
        ("Dana Holt", "he", 0),
        ("Dana Holt", "", 0),
        ("", "", 100),
        ("", "he", 0),
    ],
)
def test_joint_needs_the_source(wanted: str, found: str, joint: float) -> None:
    content = "the old mill by the river was closed"
    scores = score([(TEXT, [gold(wanted, content)], [gold(found, content)])])
    assert (scores["match all"], scores["joint all"]) == (100, joint)


def test_each_is_matched_once_and_the_nearest_first() -> None:
    near = gold("he", "the old mill by the river was")
    scores = score([(TEXT, [MILL], [near, MILL])])
    assert scores["match all"] == pytest.approx(200 / 3)
    assert scores["joint all"] == scores["exact all"] == pytest.approx(200 / 3)
    assert (scores["precision"], scores["recall"]) == (50, 100)


def test_direct_counts_what_stands_in_marks() -> None:
    scores = score([(TEXT, [MILL, HOME], [HOME])])
    assert scores["match direct"] == 100
    assert scores["match all"] == pytest.approx(200 / 3)


def test_marks_around_a_content_make_no_difference() -> None:
    assert score([(TEXT, [HOME], [gold("he", "Go home now")])])["exact direct"] == 100


def test_articles_are_counted_together() -> None:
    scores = score([(TEXT, [MILL], [MILL]), (TEXT, [MILL, HOME], [])])
    assert scores["recall"] == pytest.approx(100 / 3)
