"""Answers in other words than the question's, and by who says "I"."""

from __future__ import annotations

import pytest

import sayso
from sayso.config import Settings

TEXTS = {
    "a.txt": "Morland will be accountable for the ceasefire's failure, Ravi Lund said.",
    "b.txt": "“I didn't see the letters,” Mayor Ida Renn said. Keeper Dana Holt was there.",
    "c.txt": "The inquiry will report in June, Dana Holt said.",
    "d.txt": "Albania will buy 350,000 tonnes of wheat.",
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> sayso.Book:
    folder = tmp_path_factory.mktemp("misses")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    return sayso.read(folder, settings=Settings(tagger="none"))


@pytest.mark.parametrize(
    ("question", "stance", "value"),
    [
        ("Is Morland responsible for the failure of the ceasefire?", "for", None),
        ("Did Ida Renn read the letters?", "against", None),
        ("Did the mayor read the letters?", "against", None),
        ("When will the inquiry report?", "for", "June"),
        ("How many tonnes of wheat will Albania buy?", "for", "350,000 tonnes"),
    ],
)
def test_who_says_it_in_other_words_answers(
    book: sayso.Book, question: str, stance: str, value: str | None
) -> None:
    sides = [(side.stance, side.value) for side in book.ask(question).sides]
    assert sides == [(stance, value)]


def test_i_is_nobody_but_the_speaker(book: sayso.Book) -> None:
    assert not book.ask("Did the keeper read the letters?").sides
