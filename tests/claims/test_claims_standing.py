"""Claims on their own: names for pronouns where it is clear whom they mean, else the words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from claim_texts import claim_of, claims_of, said

from sayso.model import Attribution, Claim, stand_alone


def _alone(text: str, predicate: str, attributions: list[Attribution]) -> str:
    return stand_alone(claim_of(text, predicate, attributions), text)


def test_a_quoted_speaker_stands_for_the_first_person() -> None:
    text = "“I have my own note of the call,” Laura Bennett said."
    given = said(text, "Laura Bennett", "said", "“I have my own note of the call,”", form="direct")
    given = replace(given, source_name="Laura Bennett", source_kind="person")
    assert _alone(text, "have", [given]) == "Laura Bennett has her own note of the call"
    assert claim_of(text, "have", [given]).subject == "Laura Bennett"


def test_the_only_person_in_reach_is_meant() -> None:
    text = "Laura Bennett resigned on Monday. She had never seen the letter."
    assert _alone(text, "see", []) == "Laura Bennett had never seen the letter"
    assert claim_of(text, "see").subject == "Laura Bennett"


def test_one_of_two_persons_is_left_open() -> None:
    text = "Laura Bennett met Susan Clark on Monday. She had seen the letter."
    assert _alone(text, "see", []) == "She had seen the letter"
    assert claim_of(text, "see").subject == "she"


def test_a_person_of_the_other_gender_is_not_meant() -> None:
    text = "Laura Bennett met Peter Clark on Monday. She had seen the letter."
    assert _alone(text, "see", []) == "Laura Bennett had seen the letter"


def _board(text: str, content: str) -> Attribution:
    given = said(text, "The Marl Water Board", "said", content, name="Marl Water Board")
    return replace(given, source_kind="organisation")


def test_a_body_is_meant_by_its_own_it() -> None:
    text = "The Marl Water Board said it had learned of the leak on Tuesday."
    given = _board(text, "it had learned of the leak on Tuesday")
    found = _alone(text, "learn of", [given])
    assert found == "Marl Water Board had learned of the leak on Tuesday"


def test_a_thing_that_it_could_mean_leaves_it_open() -> None:
    text = "The pump failed in May. The Marl Water Board said it was old."
    found = _alone(text, "be old", [_board(text, "it was old")])
    assert found == "it was old"


def test_a_statement_speaks_of_its_publisher() -> None:
    found = Claim(
        id="c",
        document="d",
        attribution=None,
        span=claims_of("We shut the ford.")[0].span,
        subject="we",
        predicate="shut",
        object="ford",
    )
    assert stand_alone(found, "We shut the ford.") == "We shut the ford"


ODD = [
    ("It is clear that the ford is open.", "be open"),
    ("It rained on the ford.", "rain on"),
]


@pytest.mark.parametrize(("text", "predicate"), ODD)
def test_an_empty_it_means_nothing(text: str, predicate: str) -> None:
    found = claim_of(text, predicate)
    assert found.meanings == ()


def test_meanings_stand_in_their_claim_in_order() -> None:
    text = "“I gave my word, and I keep my word,” Laura Bennett said."
    content = "“I gave my word, and I keep my word,”"
    given = said(text, "Laura Bennett", "said", content, name="Laura Bennett", form="direct")
    given = replace(given, source_kind="person")
    for found in claims_of(text, [given]):
        spans = [one.span for one in found.meanings]
        assert spans == sorted(spans)
        assert all(found.span.covers(span) for span in spans)
    assert _alone(text, "keep", [given]) == "Laura Bennett keeps her word"


def test_one_who_says_we_is_not_all_of_them() -> None:
    text = "“We have seen the letter,” Laura Bennett said."
    given = said(text, "Laura Bennett", "said", "“We have seen the letter,”", form="direct")
    given = replace(given, source_name="Laura Bennett", source_kind="person")
    assert claim_of(text, "see", [given]).subject == "we"
    given = replace(given, affiliation="Harrow Ferry Board")
    assert claim_of(text, "see", [given]).subject == "Harrow Ferry Board"


@pytest.mark.parametrize(
    ("text", "predicate", "words"),
    [
        (
            "The council, which represents growers, met.",
            "represent",
            "The council represents growers",
        ),
        ("REED: Guards who opened the gate left.", "open", "Guards opened the gate"),
        ("Any man who opened the gate left.", "open", "who opened the gate"),
        ("Anyone who opened the gate left.", "open", "who opened the gate"),
    ],
)
def test_a_relative_pronoun_is_what_it_stands_for(text: str, predicate: str, words: str) -> None:
    assert _alone(text, predicate, []) == words


@pytest.mark.parametrize(
    ("name", "subject"), [("one of the drivers", "one of the drivers"), ("drivers", "i")]
)
def test_many_do_not_say_i(name: str, subject: str) -> None:
    text = "“I have twelve tonnes,” drivers said."
    given = said(text, "drivers", "said", "“I have twelve tonnes,”", form="direct")
    given = replace(given, source_name=name, source_kind="group")
    assert claim_of(text, "have", [given]).subject == subject
