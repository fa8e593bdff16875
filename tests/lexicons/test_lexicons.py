"""The lexicons as tables: every row has an origin, and stands once."""

from __future__ import annotations

from collections import Counter
from importlib import resources

import pytest

from sayso.lexicons import load_lexicon

NAMES = sorted(
    file.name.removesuffix(".tsv")
    for file in resources.files("sayso.lexicons").iterdir()
    if file.name.endswith(".tsv")
)


@pytest.mark.parametrize("name", NAMES)
def test_no_row_stands_twice(name: str) -> None:
    rows = load_lexicon(name)  # raises where a row has no origin
    told = Counter(tuple(v for k, v in row.items() if k != "origin") for row in rows)
    assert [row for row, times in told.items() if times > 1] == []
