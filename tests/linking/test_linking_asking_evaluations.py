"""Questions that ask for an evaluation, and evaluations that answer no other question."""

from __future__ import annotations

import pytest

import sayso

TEXTS = {
    "a.txt": "The illegal presence of the United States in Kirin goes on, Mayor Dana Holt said.",
    "b.txt": "The presence of the United States in Kirin is lawful, Ravi Lund said.",
    "c.txt": "Selmark's withdrawal from Kirin is a facade, Ravi Lund said.",
    "d.txt": "Selmark has done virtually zero in the fight against the rebels, Ina Brandt said.",
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> sayso.Book:
    folder = tmp_path_factory.mktemp("evaluations")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    return sayso.read(folder)


def sides(book: sayso.Book, question: str) -> dict[str, list[str]]:
    answers = book.ask(question)
    return {side.stance: [row.claim.exact for row in side.answers] for side in answers.sides}


def test_one_evaluation_answers_for_and_the_other_against(book: sayso.Book) -> None:
    found = sides(book, "Is the presence of the United States in Kirin illegal?")
    assert any("illegal presence" in words for words in found["for"])
    assert any("is lawful" in words for words in found["against"])


def test_who_calls_a_thing_a_facade_does_not_say_that_it_is_so(book: sayso.Book) -> None:
    found = sides(book, "Is Selmark withdrawing from Kirin?")
    assert not any("facade" in words for words in found.get("for", ()))


def test_who_is_said_to_have_done_nothing_worth_is_not_said_to_do_it(book: sayso.Book) -> None:
    assert sides(book, "Is Selmark fighting the rebels?") == {}
