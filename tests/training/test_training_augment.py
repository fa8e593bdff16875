"""Varied copies of an article: the annotation moves along with its words."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from training_cases import article_of, articles, words_of_golds, words_of_ranges

from tagger.augment import STYLES, Odds, edited, find_names, vary
from tagger.data import Article, Gold

NEVER = Odds(names=0, quotes=0, unclosed=0, joined=0, capitals=0, layouts=0)
NAMES = (["Brenn", "Keller", "Toll"], ["UNK", "VOA"])
SEEDS = st.integers(0, 10_000)


def varied(article: Article, odds: Odds, seed: int) -> Article:
    return vary(article, NAMES, np.random.default_rng(seed), odds)


@given(articles(), SEEDS)
def test_nothing_is_varied_where_the_odds_are_nil(article: Article, seed: int) -> None:
    assert varied(article, NEVER, seed) == article


@settings(deadline=None)
@given(articles(), SEEDS)
def test_typography_lost_breaks_and_capitals_leave_the_annotated_words(
    article: Article, seed: int
) -> None:
    odds = replace(NEVER, quotes=1, unclosed=1, joined=1, capitals=1)
    assert words_of_golds(varied(article, odds, seed)) == words_of_golds(article)


@settings(deadline=None)
@given(articles(), SEEDS)
def test_another_name_leaves_the_number_of_annotated_words(article: Article, seed: int) -> None:
    def counts(of: Article) -> list[list[int]]:
        return [[len(words) for words in gold] for gold in words_of_golds(of)]

    assert counts(varied(article, replace(NEVER, names=1), seed)) == counts(article)


@settings(deadline=None)
@given(articles(), SEEDS)
def test_a_name_is_changed_wherever_it_stands(article: Article, seed: int) -> None:
    other = varied(article, replace(NEVER, names=1), seed)
    pairs = set(
        zip(
            re.findall(r"\w+", article.text),
            re.findall(r"\w+", other.text),
            strict=True,
        )
    )
    assert len(pairs) == len({name for name, _ in pairs})


@settings(deadline=None)
@given(articles(), SEEDS)
def test_layouts_are_added_below_with_their_parts_annotated(article: Article, seed: int) -> None:
    other = varied(article, replace(NEVER, layouts=1), seed)
    assert other.text.startswith(article.text.rstrip())
    assert other.golds[: len(article.golds)] == article.golds
    known = {tuple(words_of_ranges(article, g.source)) for g in article.golds}
    for gold in other.golds[len(article.golds) :]:
        (cue,) = gold.cue
        assert other.text[slice(*cue)] in (":", "—")
        assert any(
            set(words_of_ranges(other, gold.source)) <= set(source) for source in known if source
        )
        assert words_of_ranges(other, gold.content)


def test_the_same_seed_gives_the_same_copy() -> None:
    article = article_of([[0, 1, 2], [3, 4], [0, 5]])
    assert varied(article, Odds(), 5) == varied(article, Odds(), 5)
    assert len({varied(article, Odds(), seed).text for seed in range(12)}) > 3


def test_marks_are_written_in_every_style() -> None:
    article = article_of([[0]])
    seen = set()
    for seed in range(80):
        seen.add(varied(article, replace(NEVER, quotes=1), seed).text)
    assert seen == {f"{a}The gate is safe,{b} said Dana Holt." for a, b in STYLES}


@st.composite
def cut_texts(draw: st.DrawFn) -> tuple[list[str], list[str | None]]:
    """Draw stretches of a text, and what each is replaced by (None: it stays)."""
    parts = draw(st.lists(st.text("abc ", min_size=1, max_size=5), min_size=1, max_size=8))
    new = [draw(st.none() | st.text("xyz", max_size=4)) for _ in parts]
    return parts, new


@given(cut_texts())
def test_ranges_move_with_their_text(case: tuple[list[str], list[str | None]]) -> None:
    parts, new = case
    starts = [sum(map(len, parts[:i])) for i in range(len(parts) + 1)]
    kept = [i for i, other in enumerate(new) if other is None]
    golds = tuple(Gold((), (), ((starts[i], starts[i + 1]),)) for i in kept)
    edits = [(starts[i], starts[i + 1], other) for i, other in enumerate(new) if other is not None]
    moved = edited(Article("a", "".join(parts), golds), edits)
    assert moved.text == "".join(
        part if other is None else other for part, other in zip(parts, new, strict=True)
    )
    assert [moved.text[slice(*g.content[0])] for g in moved.golds] == [parts[i] for i in kept]


@pytest.mark.parametrize(
    ("place", "words"), [((0, 3), "XY"), ((2, 9), "XY cut q"), ((1, 2), "XY"), ((9, 12), "Q ")]
)
def test_a_range_with_part_of_what_is_replaced_takes_all_of_it(
    place: tuple[int, int], words: str
) -> None:
    article = Article("a", "one cut two d", (Gold((), (), (place,)),))
    moved = edited(article, [(0, 3, "XY"), (8, 11, "Q" if "Q" in words else "q")])
    assert moved.text[slice(*moved.golds[0].content[0])] == words


def test_names_are_capitalised_words_within_sentences() -> None:
    text = "The mayor of Varn met Dana Holt of UNRA. On Monday, Holt went to a holt. The end."
    assert find_names([Article("a", text, ())]) == (["Dana", "Holt", "Varn"], ["UNRA"])
