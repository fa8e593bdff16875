"""Annotated articles as windows with labels and links, and windows as batches."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from training_cases import article_of, articles, words_of_golds, write_articles

from sayso.attribution.tagger.decode import LABELS
from sayso.attribution.tagger.network import load_network
from sayso.networks import CLS, SEP
from tagger.data import (
    UNKNOWN,
    Article,
    Gold,
    Window,
    encode,
    find_blocks,
    load_articles,
    make_batches,
    make_windows,
)

TOKENIZER = load_network().tokenizer
TELLS = {"id": "a", "text": "Holt said no.", "attributions": []}


def test_articles_are_read_as_they_were_written(tmp_path: Path) -> None:
    made = [article_of([[0, 1], [2]], "first"), Article("second", "a\u2028b\u0085c", ())]
    assert load_articles(write_articles(tmp_path / "a.jsonl", made)) == made


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '"text"',
        json.dumps({"id": "a", "text": "Holt said no."}),
        json.dumps({**TELLS, "attributions": [{"source": [], "cue": []}]}),
        json.dumps({**TELLS, "attributions": [{"source": [], "cue": [], "content": [[1]]}]}),
        json.dumps({**TELLS, "attributions": [{"source": [], "cue": [], "content": [[5, 99]]}]}),
        json.dumps({**TELLS, "attributions": [{"source": [], "cue": [], "content": [[5, 5]]}]}),
        json.dumps({**TELLS, "attributions": [{"source": 1, "cue": [], "content": [[5, 9]]}]}),
        json.dumps({**TELLS, "text": None, "attributions": [{"source": [], "cue": []}]}),
    ],
)
def test_a_malformed_line_is_named(line: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text(f"{json.dumps(TELLS)}\n\n{line}\n", "utf-8")
    with pytest.raises(ValueError, match=r"mine\.jsonl, line 3: "):
        load_articles(path)


def test_the_documented_form_is_the_form_that_is_read(tmp_path: Path) -> None:
    page = Path(__file__).parents[2] / "docs" / "howto" / "train.md"
    block = page.read_text("utf-8").partition("```json\n")[2].partition("```")[0]
    (tmp_path / "shown.jsonl").write_text(block, "utf-8")
    (article,) = load_articles(tmp_path / "shown.jsonl")
    assert words_of_golds(article) == [[["dana", "holt"], ["said"], ["the", "gate", "is", "safe"]]]


def test_blank_lines_part_paragraphs() -> None:
    text = "one\ntwo\n\n three \n \n\nfour"
    assert [block.of(text) for block in find_blocks(text)] == ["one\ntwo", "three", "four"]


def content_of(article: Article, windows: list[Window]) -> list[str]:
    """Return the stretches of text that windows have as contents."""
    pieces = encode(article, TOKENIZER)
    tags = np.concatenate([w.tags[1:-1] for w in windows])
    begin, go_on = LABELS.index("B-content"), LABELS.index("I-content")
    found: list[list[int]] = []
    for i, tag in enumerate(tags.tolist()):
        if tag == begin:
            found.append([i, i])
        elif tag == go_on:
            found[-1][1] = i
    return [article.text[pieces.starts[a] : pieces.ends[b]] for a, b in found]


@settings(deadline=None)
@given(articles(), st.integers(40, 160), st.integers(0, 60))
def test_windows_hold_every_piece_once_and_the_annotated_words_as_labels(
    article: Article, longest: int, first: int
) -> None:
    windows = make_windows(article, TOKENIZER, longest, first)
    inner = [w.ids[1:-1].tolist() for w in windows]
    assert [i for ids in inner for i in ids] == encode(article, TOKENIZER).ids.tolist()
    for window in windows:
        assert (window.ids[0], window.ids[-1]) == (CLS, SEP)
        assert len(window.ids) == len(window.features) == len(window.tags) == len(window.targets)
        assert window.tags[[0, -1]].tolist() == [UNKNOWN, UNKNOWN]
        assert set(window.targets[[0, -1]].ravel().tolist()) == {UNKNOWN}
    wanted = [article.text[a:b] for g in article.golds for a, b in g.content]
    if len(windows) == 1:
        assert content_of(article, windows) == wanted


@settings(deadline=None)
@given(articles(), st.integers(24, 60))
def test_links_lead_to_where_a_part_begins_to_none_or_are_not_learned(
    article: Article, longest: int
) -> None:
    roles = {
        0: ("B-content", "I-content"),
        1: ("B-cue", "I-cue"),
        2: ("B-content", "I-content"),
    }
    begins = ("B-cue", "B-source", "B-source")
    for window in make_windows(article, TOKENIZER, longest):
        for column, names in roles.items():
            own = np.isin(window.tags, [LABELS.index(name) for name in names])
            targets = window.targets[:, column]
            assert set(targets[~own].tolist()) <= {UNKNOWN}
            for target in targets[own].tolist():
                assert target in (UNKNOWN, 0) or LABELS[window.tags[target]] == begins[column]


def test_a_link_into_another_window_is_not_learned_and_none_is() -> None:
    article = Article(
        "a", "“We stay.”\n\nHolt said.\n\n“No.”", (Gold(((12, 16),), ((17, 21),), ((0, 10),)),)
    )
    whole = make_windows(article, TOKENIZER, 100)[0]
    assert set(whole.targets[1:6, 0].tolist()) == {7}
    assert set(whole.targets[1:6, 2].tolist()) == {6}
    parted = make_windows(article, TOKENIZER, 6)[0]
    assert set(parted.targets.ravel().tolist()) == {UNKNOWN}
    alone = Article("b", "“We stay.”", (Gold((), (), ((0, 10),)),))
    (window,) = make_windows(alone, TOKENIZER, 100)
    assert set(window.targets[1:-1, [0, 2]].ravel().tolist()) == {0}


def window_of(length: int) -> Window:
    row = np.arange(1, length + 1)
    return Window(row, row, row, np.zeros((length, 3), dtype=np.int64))


@given(
    st.lists(st.integers(2, 90), min_size=1, max_size=40),
    st.integers(90, 400),
    st.integers(1, 4),
    st.integers(0, 9),
)
def test_batches_hold_every_window_and_are_as_many_for_each_process(
    lengths: list[int], size: int, ranks: int, seed: int
) -> None:
    windows = [window_of(length) for length in lengths]
    steps = make_batches(windows, size, ranks, np.random.default_rng(seed))
    assert {len(step) for step in steps} == {ranks}
    batches = [batch for step in steps for batch in step]
    assert {id(w) for batch in batches for w in batch} == {id(w) for w in windows}
    assert all(max(len(w.ids) for w in batch) * len(batch) <= size for batch in batches)
    again = make_batches(windows, size, ranks, np.random.default_rng(seed))
    assert [[[id(w) for w in b] for b in s] for s in again] == [
        [[id(w) for w in b] for b in s] for s in steps
    ]


def test_windows_of_like_length_share_a_batch() -> None:
    windows = [window_of(length) for length in (20, 90) * 10]
    steps = make_batches(windows, 200, 1, np.random.default_rng(1))
    assert all(len({len(w.ids) for w in batch}) == 1 for step in steps for batch in step)


def test_the_cases_are_annotated_in_text_order() -> None:
    article = article_of([[0, 1], [4]])
    assert words_of_golds(article)[1][0] == ["hill"]
    starts = [g.content[0][0] for g in article.golds]
    assert all(a < b for a, b in pairwise(starts))
