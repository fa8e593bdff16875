"""The lexicons as tables: every row has an origin, and stands once."""

from __future__ import annotations

from collections import Counter
from importlib import resources
from pathlib import Path

import pytest

import sayso
from sayso.attribution import words
from sayso.claims.pronouns import gender_of
from sayso.lexicons import given_name_genders, load_lexicon
from sayso.linking import names as linking_names
from sayso.reading.facts import names as reading_names

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


def test_all_rooms_know_the_same_given_names() -> None:
    known = given_name_genders()
    assert reading_names.given_names() == set(known)
    for name, gender in known.items():
        assert words.given_names()[name] == gender
        assert gender_of(f"{name.title()} Tarn") == gender or not name.isalpha()
        assert linking_names.normal_form(name) in linking_names.given_names()
    folder = Path(sayso.__file__).parent
    readers = [p for p in folder.rglob("*.py") if 'load_lexicon("given_names")' in p.read_text()]
    assert readers == [folder / "lexicons" / "__init__.py"]
