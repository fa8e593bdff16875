"""Questions on a deed's object and purpose: what is of another does not answer."""

from __future__ import annotations

import pytest

import sayso
from sayso.config import Settings

TEXTS = {
    "a.txt": (
        "Morland's military support for Kirin will go on, Ravi Lund said. The rebels fear the "
        "militia that Morland supports, Ina Brandt said. Morland supports the rebels, Bo Rask "
        "said. Troops fear the rebels that Morland supports, Dana Holt said."
    ),
    "b.txt": (
        "The report was prepared on the advice of a public relations consultant, Dana Holt said. "
        "The report was prepared for legal advice, Ravi Lund said."
    ),
    "c.txt": (
        "Minister Ada Quill said Selmark had done nothing to fight the rebels. Criticizing "
        "Selmark's involvement in the fight against the rebels, Ada Quill left the hall."
    ),
    "d.txt": "A barn blew up at Tarn on Monday. The clinic's doctor said that eleven people died.",
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> sayso.Book:
    folder = tmp_path_factory.mktemp("objects")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    return sayso.read(folder, settings=Settings(tagger="none"))


def told(book: sayso.Book, question: str, stance: str) -> list[str]:
    sides = [side for side in book.ask(question).sides if side.stance == stance]
    return [row.claim.exact for side in sides for row in side.answers]


def test_support_for_another_answers_not_whether_one_is_supported(book: sayso.Book) -> None:
    found = told(book, "Does Morland support the rebels?", "for")
    assert any(words == "Morland supports the rebels" for words in found)
    assert not any("Kirin" in words or "militia" in words for words in found)
    assert len([words for words in found if words.endswith("that Morland supports")]) <= 1


def test_a_noun_in_another_purpose_is_not_the_one_asked_for(book: sayso.Book) -> None:
    found = told(book, "Was the report prepared for legal advice?", "for")
    assert any("legal advice" in words for words in found)
    assert not any("consultant" in words for words in found)


def test_who_criticizes_a_part_in_a_deed_does_not_say_that_it_was_done(book: sayso.Book) -> None:
    question = "Does Ada Quill say that Selmark has done nothing to fight the rebels?"
    assert any("nothing" in words for words in told(book, question, "for"))
    assert not told(book, question, "against")


@pytest.mark.parametrize("question", ["Did Selmark fight the rebels?", "Has Selmark fought them?"])
def test_who_did_nothing_in_the_past_is_not_said_to_have_done_it(
    book: sayso.Book, question: str
) -> None:
    assert not any("nothing" in words for words in told(book, question, "for"))


def test_where_a_deed_was_done_is_no_object_of_it(book: sayso.Book) -> None:
    assert told(book, "How many people died at Tarn?", "for")
