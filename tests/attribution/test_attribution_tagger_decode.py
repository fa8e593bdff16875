"""From scores to attributions: the best tags, and parts that belong together."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from tagger_cases import outputs_of

from sayso.attribution.tagger.decode import (
    CONTENT,
    CUE,
    LABELS,
    SOURCE,
    Scores,
    best_path,
    decode,
    on_words,
    stretches,
)


def scores_of(longest: int) -> st.SearchStrategy[Scores]:
    shape = st.tuples(st.integers(1, longest), st.just(len(LABELS)))
    return arrays.arrays(np.float32, shape, elements=st.floats(-20, 0, width=32))


def is_sound(path: tuple[int, ...]) -> bool:
    """Tell whether no part goes on that has not begun."""
    return all(
        label not in (SOURCE + 1, CUE + 1, CONTENT + 1)
        or (i > 0 and path[i - 1] in (label - 1, label))
        for i, label in enumerate(path)
    )


@given(scores_of(40))
def test_no_part_goes_on_that_has_not_begun(tags: Scores) -> None:
    path = best_path(tags)
    assert len(path) == len(tags)
    assert is_sound(tuple(path.tolist()))


@settings(deadline=None, max_examples=40)
@given(scores_of(4))
def test_no_sound_sequence_of_labels_is_likelier(tags: Scores) -> None:
    def total(path: tuple[int, ...]) -> float:
        return float(sum(tags[i, label] for i, label in enumerate(path)))

    every = itertools.product(range(len(LABELS)), repeat=len(tags))
    best = max(total(path) for path in every if is_sound(path))
    assert total(tuple(best_path(tags).tolist())) == pytest.approx(best, abs=1e-4)


def test_a_text_without_pieces_has_no_labels() -> None:
    assert best_path(np.zeros((0, len(LABELS)), dtype=np.float32)).tolist() == []


@given(scores_of(40), st.sampled_from([SOURCE, CUE, CONTENT]))
def test_stretches_hold_just_the_pieces_of_their_role(tags: Scores, begin: int) -> None:
    path = best_path(tags)
    inside = [i for first, last in stretches(path, begin) for i in range(first, last)]
    assert inside == [i for i, label in enumerate(path.tolist()) if label in (begin, begin + 1)]


def test_a_part_right_after_another_is_one_of_its_own() -> None:
    path = np.array([LABELS.index(name) for name in ("B-content", "I-content", "B-content")])
    assert stretches(path, CONTENT) == [(0, 2), (2, 3)]


def test_contents_of_one_cue_are_one_attribution() -> None:
    labels = ["B-content", "I-content", "B-source", "B-cue", "O", "B-content", "I-content"]
    cue = dict.fromkeys((0, 1, 5, 6), 3)
    source = dict.fromkeys((0, 1, 5, 6), 2)
    (found,) = decode(outputs_of(labels, cue, {3: 2}, source))
    assert (found.source, found.cue, found.contents) == ((2, 3), (3, 4), ((0, 2), (5, 7)))
    assert min(found.tag, found.cue_tag, found.link, found.source_link) > 0.9


def test_contents_of_two_cues_are_two_attributions() -> None:
    labels = ["B-source", "B-cue", "B-content", "O", "B-source", "B-cue", "B-content"]
    found = decode(outputs_of(labels, {2: 1, 6: 5}, {1: 0, 5: 4}, {2: 0, 6: 4}))
    assert [(f.source, f.cue, f.contents) for f in found] == [
        ((0, 1), (1, 2), ((2, 3),)),
        ((4, 5), (5, 6), ((6, 7),)),
    ]


def test_contents_without_a_cue_stay_apart() -> None:
    found = decode(outputs_of(["B-content", "O", "B-content"]))
    assert [(f.source, f.cue, f.contents) for f in found] == [
        (None, None, ((0, 1),)),
        (None, None, ((2, 3),)),
    ]


def test_a_source_without_any_content_is_no_attribution() -> None:
    assert decode(outputs_of(["B-source", "B-cue", "O"], None, {1: 0})) == []


def test_two_contents_of_one_cue_have_the_source_that_is_likeliest_for_both() -> None:
    labels = ["B-source", "B-cue", "B-content", "B-source", "B-content"]
    (found,) = decode(outputs_of(labels, {2: 1, 4: 1}, {1: 0}, {2: 0, 4: 3}))
    assert found.source == (0, 1)


def test_a_cue_that_the_tags_miss_is_added_where_a_pointer_is_sure_of_it() -> None:
    labels = ["B-source", "O", "B-content", "I-content"]
    (found,) = decode(outputs_of(labels, {2: 1, 3: 1}, {1: 0}, {2: 0, 3: 0}))
    assert (found.source, found.cue) == ((0, 1), (1, 2))
    assert found.cue_tag < 0.5


def test_a_pointer_into_a_content_adds_no_part_there() -> None:
    labels = ["B-content", "I-content", "O", "B-content"]
    found = decode(outputs_of(labels, {3: 1}))
    assert all(f.cue is None for f in found)


def test_a_word_belongs_to_the_part_that_has_its_first_piece() -> None:
    labels = ["B-source", "B-content", "B-cue", "O", "B-content", "I-content", "O"]
    pointed = dict.fromkeys((1, 4, 5), 2)
    (cut,) = decode(outputs_of(labels, pointed, {2: 0}, dict.fromkeys((1, 4, 5), 0)))
    found = on_words(cut, [0, 0, 1, 1, 2, 3, 3])
    assert found is not None
    assert (found.source, found.cue, found.contents) == ((0, 2), (2, 4), ((4, 7),))


def test_a_content_within_a_word_is_none() -> None:
    labels = ["B-source", "B-cue", "O", "B-content"]
    (cut,) = decode(outputs_of(labels, {3: 1}, {1: 0}, {3: 0}))
    assert on_words(cut, [0, 1, 2, 2]) is None
