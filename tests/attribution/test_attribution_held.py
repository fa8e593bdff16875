"""Cues of more than a verb, quotations that begin amid a clause, and unlabelled turns."""

from __future__ import annotations

import pytest
from extract_words import document, found

from sayso.attribution.constructions.turns import find_unlabelled
from sayso.attribution.extract import propose
from sayso.language.parse import find_blocks, find_paragraphs, parse_document


def proposed(text: str) -> set[tuple[str, str, str]]:
    """Return source, cue and content of what the rules propose, sure or not."""
    made = document(text)
    candidates, _, _ = propose(made, parse_document(made))
    return {
        tuple(" // ".join(s.of(text) for s in spans) for spans in (c.source, c.cue, c.content))  # type: ignore[misc]
        for c in candidates
    }


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“We are not against machines,” she said.", ("We", "are not against", "machines")),
        (
            "Holt said the union was in favour of a strike.",
            ("the union", "was in favour of", "a strike"),
        ),
        ("He said he had it from the caretaker.", ("the caretaker", "had // from", "it")),
        (
            "She heard from Bo Lund that the weir had gone.",
            ("Bo Lund", "heard from", "that the weir had gone"),
        ),
        (
            "He was told by the delegation seated opposite that monitors would come.",
            ("the delegation seated opposite", "was told by", "that monitors would come"),
        ),
        (
            "The ministry put the number of dead at 17.",
            ("The ministry", "put", "the number of dead at 17"),
        ),
        (
            "Observers counted nine boats in the bay.",
            ("Observers", "counted", "nine boats"),
        ),
        (
            "He denied ever having named a day.",
            ("He", "denied", "ever having named a day"),
        ),
        (
            "The truce was, in her words, a farce.",
            ("her", "in // words", "The truce was // a farce"),
        ),
        (
            "She says she would rather have a boiler.",
            ("she", "would rather", "have a boiler"),
        ),
        (
            "Officials insist they have no plans to close it.",
            ("they", "have no plans", "to close it"),
        ),
        (
            "He said he was not persuaded that it was safe.",
            ("he", "was not persuaded", "that it was safe"),
        ),
        (
            "He said that he “shares the worries of small keepers”.",
            ("he", "shares", "the worries of small keepers"),
        ),
        (
            'She wrote that the clerk "warned that nine was the floor".',
            ("the clerk", "warned", "that nine was the floor"),
        ),
        (
            "She says the guard reported it to us.",
            ("the guard", "reported", "it"),
        ),
        ("A guard said he had smelled gas for weeks.", ("he", "had smelled", "gas")),
    ],
)
def test_a_cue_of_more_than_a_verb_and_its_words_are_proposed(
    text: str, wanted: tuple[str, str, str]
) -> None:
    assert wanted in proposed(text)


@pytest.mark.parametrize(
    "text",
    [
        "The ladder is against the wall.",
        "The house is behind the church.",
        "She has a letter from the caretaker.",
        "There were no plans to close it.",
    ],
)
def test_a_place_a_thing_and_what_nobody_plans_are_no_view(text: str) -> None:
    assert found(text) == []


def test_a_quotation_with_a_sentence_of_its_own_keeps_its_source() -> None:
    text = "The clerk left. “Nine was the floor,” said Holt."
    assert {source for source, _, _ in found(text)} == {"Holt"}


INTERVIEW = (
    "Ilse Tarn keeps the weir.",
    "When did you hear of the order?",
    "I read it in the paper, like everybody else.",
    "Your critics say that you knew of it.",
    "My critics think that we sleep at night.",
)


def test_questions_and_answers_without_labels_are_turns() -> None:
    turns = [
        content for source, cue, content in found("\n\n".join(INTERVIEW)) if not source and not cue
    ]
    assert turns == [words.rstrip(".?") for words in INTERVIEW[1:]]


@pytest.mark.parametrize(
    "paragraphs",
    [
        INTERVIEW[:3],
        ("What went wrong?", "The pumps failed.", "Who pays?", "The town pays."),
        ("Can you swim?", "I can.", "Tarn said so.", "We left.", "Did you know?"),
    ],
)
def test_a_question_or_two_of_a_reporter_make_no_interview(paragraphs: tuple[str, ...]) -> None:
    made = document("\n\n".join(paragraphs))
    _, layer, _ = propose(made, parse_document(made))
    assert not list(find_unlabelled(parse_document(made), layer, find_paragraphs(made)))


CHAT = (
    "08:02 Nuria: anyone know why the gates are shut\n"
    "08:03 Tamsin: no idea,\n"
    "08:04 Nuria: the guard says the key is lost"
)


def test_each_line_of_a_chat_is_a_block_of_its_own() -> None:
    assert [block.of(CHAT) for block in find_blocks(CHAT)] == CHAT.split("\n")
    lines = [line.partition(": ") for line in CHAT.split("\n")]
    turns = {(s, cue, content.rstrip(",")) for s, cue, content in found(CHAT) if cue == ":"}
    assert turns == {(who.split()[1], ":", words.rstrip(",")) for who, _, words in lines}


@pytest.mark.parametrize(
    "text",
    [
        "One label: alone\ngoes on in lower case",
        "Place: the hall\nTime: noon\nPrice: none\nand so on",
        "Holt: we stay\nand they know\nthat we stay\nTarn: no\nHolt: yes\nas was said\nbefore it",
    ],
)
def test_lines_go_on_where_labels_are_few_or_none_comes_back(text: str) -> None:
    assert len(find_blocks(text)) < len(text.split("\n"))
