"""Stances of the reporter: what is looked for before a pattern is tried."""

from __future__ import annotations

import re

import pytest

from sayso.attribution.stances import PHRASES, needed


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\bwithout (?:any )?(?:basis|foundation)\b(?! for)", "without "),
        (r"\bwith (?:a )?(?:perfectly )?straight faces?\b", "straight face"),
        (r"\bin (?:his|her (?:own )?|its) (?:infinite|great) wisdom\b", " wisdom"),
        (r"\b(?:so-called|self-styled)\b", ""),
        (r"\b(?:can|could) ?not be (?:verified|confirmed)\b", "not be "),
    ],
)
def test_needed_words_leave_out_groups_and_what_may_be_missing(pattern: str, words: str) -> None:
    assert needed(pattern) == words


@pytest.mark.parametrize("pattern", [words for _, _, words in PHRASES])
def test_needed_words_of_each_phrase_stand_in_it(pattern: str) -> None:
    assert needed(pattern) in re.sub(r"\\b", "", pattern)
