"""Deeds told by a noun, or by another word that answers the same question."""

from __future__ import annotations

import pytest

from sayso.linking.asking.deeds import is_akin, is_contrary, may_mean
from sayso.linking.words import stem


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("intervene", "intervention"),
        ("close", "closure"),
        ("short", "shortage"),
        ("safe", "safety"),
    ],
)
def test_a_noun_is_a_form_of_its_verb(a: str, b: str) -> None:
    assert is_akin(stem(a), stem(b))


@pytest.mark.parametrize(("a", "b"), [("mess", "message"), ("mine", "minister")])
def test_words_that_begin_alike_are_not_forms_of_one(a: str, b: str) -> None:
    assert not is_akin(stem(a), stem(b))


def test_words_of_one_group_answer_one_question() -> None:
    assert may_mean(stem("withdraw"), stem("leave"))
    assert may_mean(stem("warn"), stem("alert"))
    assert not may_mean(stem("withdraw"), stem("arrive"))


def test_what_is_contrary_to_one_of_a_group_is_contrary_to_the_others() -> None:
    assert is_contrary(stem("withdraw"), stem("remain"))
    assert not is_contrary(stem("withdraw"), stem("leave"))
