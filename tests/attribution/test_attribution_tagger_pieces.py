"""The text as the network sees it: wordpieces, their features, and where windows are cut."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tagger_cases import pieces_of

from sayso.attribution.tagger.pieces import BREAKS, FEATURES, QUOTED, by_itself, find_windows

LETTERS = st.lists(st.sampled_from([*"abZÉñßœ0.,'\"“”‘’«»—-…\n 中😀", "e\u0301"]), max_size=60).map(
    "".join
)
SENTENCES = st.sampled_from(
    [
        "The gate was closed.",
        "“We stay,” he said.",
        "Why?",
        "no end in sight " * 8,
        "Holt: 12,000 crates, unsold.",
        "A\u0301gnes spoke at 9 p.m. in Örsk!",
    ]
)
TEXTS = st.lists(st.lists(SENTENCES, min_size=1, max_size=7).map(" ".join), max_size=7).map(
    "\n\n".join
)


def case_of(feature: int) -> int:
    return feature // (BREAKS * QUOTED)


def break_of(feature: int) -> int:
    return feature // QUOTED % BREAKS


def quoted_of(feature: int) -> int:
    return feature % QUOTED


@settings(deadline=None)
@given(LETTERS)
def test_offsets_give_back_every_character_that_is_not_blank(text: str) -> None:
    pieces = pieces_of(text)
    shown = "".join(text[a:b] for a, b in zip(pieces.starts, pieces.ends, strict=True))
    assert shown == "".join(text.split())
    assert all(0 <= f < FEATURES for f in pieces.features)


def test_pieces_of_one_word_are_told_to_be_of_one_word() -> None:
    text = "The harbourmaster unfurled Orlachian flags."
    pieces = pieces_of(text)
    words: dict[int, str] = {}
    for number, start, end in zip(pieces.words, pieces.starts, pieces.ends, strict=True):
        words[int(number)] = words.get(int(number), "") + text[start:end]
    assert list(words.values()) == ["The", "harbourmaster", "unfurled", "Orlachian", "flags", "."]
    assert len(pieces) > len(words)


@pytest.mark.parametrize(
    ("word", "case"), [("gate", 0), ("Gate", 1), ("GATE", 2), ("McGate", 3), ("eGate", 3), ("7", 0)]
)
def test_the_case_that_the_vocabulary_loses_is_a_feature(word: str, case: int) -> None:
    assert {case_of(f) for f in pieces_of(word).features.tolist()} == {case}


def test_lines_and_paragraphs_that_begin_are_a_feature() -> None:
    pieces = pieces_of("one two\nthree\n\nfour")
    assert [break_of(f) for f in pieces.features.tolist()] == [0, 0, 1, 2]


def test_quotation_marks_around_a_piece_are_a_feature() -> None:
    text = "He said “no ‘maybe’ now” again"
    pieces = pieces_of(text)
    flags = {
        text[a:b]: quoted_of(f)
        for a, b, f in zip(pieces.starts, pieces.ends, pieces.features.tolist(), strict=True)
    }
    assert (flags["said"], flags["no"], flags["now"], flags["again"]) == (0, 1, 1, 0)


def test_an_unclosed_mark_marks_no_paragraph_but_its_own() -> None:
    text = "“The gate is safe, Holt said.\n\nThe road was closed.\n\n“Go home,” he said."
    pieces = pieces_of(text)
    second = text.index("The road"), text.index("“Go")
    flags = [
        quoted_of(f)
        for a, f in zip(pieces.starts, pieces.features.tolist(), strict=True)
        if second[0] <= a < second[1]
    ]
    assert flags
    assert not any(flags)


@settings(deadline=None)
@given(TEXTS, st.integers(8, 40), st.integers(0, 60), st.integers(0, 30))
def test_windows_hold_every_piece_once_and_in_order(
    text: str, longest: int, paragraph: int, first: int
) -> None:
    pieces = pieces_of(text)
    windows = find_windows(text, pieces, longest, first, paragraph)
    edges = [0, *(b for _, b in windows)]
    assert windows == list(pairwise(edges))
    assert edges[-1] == len(pieces)
    assert all(0 < b - a <= max(longest, paragraph, first) for a, b in windows)


@settings(deadline=None)
@given(TEXTS, st.integers(8, 40), st.integers(0, 60))
def test_only_a_paragraph_that_is_too_long_is_cut(text: str, longest: int, paragraph: int) -> None:
    pieces = pieces_of(text)
    for start, _ in find_windows(text, pieces, longest, paragraph=paragraph)[1:]:
        before, after = text[: pieces.starts[start]], text[pieces.starts[start] :]
        if before.endswith("\n"):
            continue
        whole = before.rpartition("\n")[2] + after.partition("\n")[0]
        assert len(pieces_of(whole)) > max(longest, paragraph)


def test_a_paragraph_that_is_too_long_is_cut_after_a_sentence() -> None:
    text = "The gate was closed. " * 12
    pieces = pieces_of(text)
    windows = find_windows(text, pieces, 23)
    assert len(windows) > 2
    assert {text[pieces.starts[a] : pieces.starts[a] + 3] for a, _ in windows} == {"The"}


@pytest.mark.parametrize(
    ("content", "alone"),
    [
        ("“We will stay,”", "We will stay,"),
        ("that the army had left", "the army had left"),
        ("that “the army had left”", "the army had left"),
        ("the army had left", "the army had left"),
        ("“”", ""),
        ("to", "to"),
    ],
)
def test_a_content_by_itself_has_neither_marks_nor_the_word_that_joins_it(
    content: str, alone: str
) -> None:
    pieces = by_itself(pieces_of(content), content)
    shown = content[pieces.starts[0] : pieces.ends[-1]] if len(pieces) else ""
    assert shown == alone
    assert not any(quoted_of(f) for f in pieces.features.tolist())


@settings(deadline=None)
@given(st.text(max_size=80))
@example("온")
def test_pieces_of_any_text_stand_in_it_one_after_another(text: str) -> None:
    pieces = pieces_of(text)
    places = list(zip(pieces.starts.tolist(), pieces.ends.tolist(), strict=True))
    assert all(0 <= start < end <= len(text) for start, end in places)
    # a letter that the vocabulary takes apart ("온") has several pieces at one place
    assert all(a == b or a[1] <= b[0] for a, b in pairwise(places))
    assert len(pieces.ids) == len(pieces.features) == len(pieces.words)
