from __future__ import annotations

import pytest

from sayso.language.questions import past_of, read_question, third_of

WHETHER = [
    ("Is Morland withdrawing from Tarn?", "Morland is withdrawing from Tarn."),
    ("Did the guards fire first?", "The guards fired first."),
    ("Does the mayor have the keys?", "The mayor has the keys."),
    ("Is the old bridge at Tarn safe to cross?", "The old bridge at Tarn is safe to cross."),
    ("Was it true that the gate was opened by guards?", "The gate was opened by guards."),
    ("Were there soldiers in Tarn on Monday?", "There were soldiers in Tarn on Monday."),
    ("Isn't the truce a triumph?", "The truce is a triumph."),
    ("The truce is holding, isn't it?", "The truce is holding."),
    ("Will Ward 4 reopen on 29 September?", "Ward 4 will reopen on 29 September."),
    ("Did the siren not sound?", "The siren did not sound."),
    ("The dam is safe", "The dam is safe."),
    ("Did the minister resign?", "The minister resigned."),
    ("Did the plane crash in Tarn?", "The plane crashed in Tarn."),
    ("Were the locks damaged?", "The locks were damaged."),
    ("Were two members of the crew wounded?", "Two members of the crew were wounded."),
    ("Are the troops in Tarn illegal?", "The troops in Tarn are illegal."),
    ("Did the company lie to the court?", "The company lied to the court."),
    ("Who said that the gate was open?", "The gate was open."),
]

OPEN = [
    ("Who opened the gate?", "Somebody opened the gate.", "who", None),
    ("When did the board learn of the leak?", "The board learned of the leak.", "when", None),
    ("Where was the treaty signed?", "The treaty was signed.", "where", None),
    ("Why was the ward closed?", "The ward was closed.", "why", None),
    ("How many people have left Tarn?", "People have left Tarn.", "how many", "people"),
    (
        "How many soldiers does Morland have in Tarn?",
        "Morland has soldiers in Tarn.",
        "how many",
        "soldier",
    ),
    ("Whom did the police arrest?", "The police arrested somebody.", "who", None),
    ("Where did the train crash?", "The train crashed.", "where", None),
    ("When will the council vote?", "The council will vote.", "when", None),
    ("How much aid did Morland pledge to Tarn?", "Morland pledged aid to Tarn.", "how many", "aid"),
]


@pytest.mark.parametrize(("question", "words"), WHETHER)
def test_a_question_becomes_the_statement_it_asks_about(question: str, words: str) -> None:
    found = read_question(question)
    assert (found.words, found.asks) == (words, "whether")


@pytest.mark.parametrize(("question", "words", "asks", "noun"), OPEN)
def test_what_is_left_open_is_named(question: str, words: str, asks: str, noun: str | None) -> None:
    found = read_question(question)
    assert (found.words, found.asks, found.noun) == (words, asks, noun)


def test_forms_of_verbs_are_made_by_rule_or_from_the_list() -> None:
    past = [past_of(verb) for verb in ("stop", "deny", "withdraw", "cut", "withhold")]
    assert past == ["stopped", "denied", "withdrew", "cut", "withheld"]
    assert [third_of(verb) for verb in ("go", "deny", "have", "hold")] == [
        "goes",
        "denies",
        "has",
        "holds",
    ]
