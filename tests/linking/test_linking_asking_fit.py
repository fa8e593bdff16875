"""Questions on a place, a time and a doer: what is of another is left out, and counted."""

from __future__ import annotations

import pytest

import sayso
from sayso.config import Settings
from sayso.views.ask import Answers

TEXTS = {
    "a.txt": (
        "Kirin Post, 3 May 2031. After the disastrous Morland withdrawal from Serbia, President "
        "Ada Quill looks at Albania, Ravi Lund said. Morland is withdrawing its soldiers from "
        "Albania, Dana Holt said. About 900 Morland troops are stationed in Albania. The last of "
        "Morland's 2,500 troops in Serbia are to leave by winter."
    ),
    "b.txt": (
        "The council will close the Tarn bridge in June, Mayor Ida Renn said. The council has "
        "closed the Vale bridge, she said. It is up to the people of Albania to decide without a "
        "withdrawal of Morland from the pact."
    ),
    "c.txt": (
        "Brom Tallis denied that he knew that Morland was paying the Lowen guards. Keepers from "
        "Lowen opened the gates at night, Ravi Lund said. The gates opened again on Monday. Both "
        "gates stood open. A flood of that height needs both gates open."
    ),
    "d.txt": (
        "Lowen, 4 May 2031. The resignation of the harbour's director Peter Voss came on Friday. "
        "Several members of Ada Quill's staff resigned, the union said."
    ),
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> sayso.Book:
    folder = tmp_path_factory.mktemp("fit")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    return sayso.read(folder, settings=Settings(tagger="none"))


def told(answers: Answers, *stances: str) -> str:
    sides = [side for side in answers.sides if side.stance in stances]
    return " | ".join(row.claim.exact for side in sides for row in side.answers)


def values(answers: Answers, stance: str = "for") -> set[str]:
    return {str(side.value) for side in answers.sides if side.stance == stance}


def test_a_deed_of_another_place_does_not_answer_and_is_counted(book: sayso.Book) -> None:
    answers = book.ask("Is Morland withdrawing from Albania?")
    assert "its soldiers from Albania" in told(answers, "for")
    assert "disastrous" not in told(answers, "for", "against", "unclear")
    assert answers.aside >= 1


def test_a_figure_of_another_place_does_not_answer(book: sayso.Book) -> None:
    assert values(book.ask("How many Morland troops are in Albania?")) == {"About 900"}


def test_a_deed_of_another_doer_does_not_answer(book: sayso.Book) -> None:
    answers = book.ask("Is Serbia withdrawing from Albania?")
    assert "soldiers" not in told(answers, "for")


def test_a_deed_that_did_not_happen_does_not_answer(book: sayso.Book) -> None:
    answers = book.ask("Did Morland withdraw from the pact?")
    assert "without" not in told(answers, "for", "against")


def test_what_is_yet_to_come_does_not_tell_of_the_past(book: sayso.Book) -> None:
    answers = book.ask("Did the council close the Tarn bridge?")
    rows = [row for side in answers.sides if side.stance == "unclear" for row in side.answers]
    assert [row.why for row in rows if "in June" in row.claim.exact] == ["yet to come"]
    assert "in June" in told(book.ask("Will the council close the Tarn bridge?"), "for")


def test_who_denies_that_he_knew_does_not_deny_the_deed(book: sayso.Book) -> None:
    answers = book.ask("Did Morland pay the Lowen guards?")
    assert "he knew" not in told(answers, "against")


def test_who_opened_the_gates_is_nobody_that_opened_by_itself(book: sayso.Book) -> None:
    assert values(book.ask("Who opened the gates?")) == {"keepers"}


def test_who_did_a_deed_that_a_noun_tells(book: sayso.Book) -> None:
    assert "Peter Voss" in values(book.ask("Who resigned?"))


def test_members_of_somebodys_staff_are_not_that_person(book: sayso.Book) -> None:
    assert "staff" not in told(book.ask("Did Ada Quill resign?"), "for")


def test_only_what_holds_all_words_is_told_in_the_same_words(book: sayso.Book) -> None:
    rows = [
        row
        for side in book.ask("Did the harbour director Peter Voss resign on Friday?").sides
        for row in side.answers
    ]
    assert all("Peter Voss" in row.claim.exact for row in rows if row.why == "same words")


def test_what_tells_of_other_guards_does_not_answer(book: sayso.Book) -> None:
    assert not book.ask("Are there Lowen guards in Albania?").sides
