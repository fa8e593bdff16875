"""Answers to what was said before: what they do to it, by which words, and what they can mean."""

from __future__ import annotations

from dataclasses import replace

import pytest
from claim_texts import claims_of, said

from sayso.model import Attribution, Claim, Span


def _last(text: str, attributions: list[Attribution]) -> Claim:
    return claims_of(text, attributions)[-1]


SAID = "The board said the ford was open."


def _board(text: str) -> Attribution:
    return replace(said(text, "The board", "said", "the ford was open", name="board"), id="before")


BY_VERB = [
    ("Ada Brook rejected that account.", "rejected", "that account", "denies"),
    ("Ada Brook disputed the board's account.", "disputed", "the board's account", "denies"),
    ("Ada Brook denied it.", "denied", "it", "denies"),
    ("Ada Brook confirmed this.", "confirmed", "this", "affirms"),
    ("Ada Brook did not dispute that.", "dispute", "that", "affirms"),
]


@pytest.mark.parametrize(("sentence", "cue", "words", "does"), BY_VERB)
def test_a_denial_without_a_content_refers_back(
    sentence: str, cue: str, words: str, does: str
) -> None:
    text = f"{SAID} {sentence}"
    given = said(text, "Ada Brook", cue, words, name="Ada Brook", act="denying")
    before, found = claims_of(text, [_board(text), given])
    assert (found.attribution, found.refers_back) == ("a", does)
    assert found.refers_span is not None
    assert found.refers_span.of(text) == words
    assert found.refers_to == (before.id,)


IN_WORDS = [
    ("“That is untrue,” Ada Brook said.", "“That is untrue,”", "denies"),
    ("“This is a lie,” Ada Brook said.", "“This is a lie,”", "denies"),
    ("“That is not true,” Ada Brook said.", "“That is not true,”", "denies"),
    ("“That is correct,” Ada Brook said.", "“That is correct,”", "affirms"),
    ("“They are lying,” Ada Brook said.", "“They are lying,”", "denies"),
    ("“I must contradict,” Ada Brook said.", "“I must contradict,”", None),
    ("“Nonsense,” Ada Brook said.", "“Nonsense,”", "denies"),
    ("“The ford is deep,” Ada Brook said.", "“The ford is deep,”", None),
    ("“It is wrong to lie,” Ada Brook said.", "“It is wrong to lie,”", None),
]


@pytest.mark.parametrize(("sentence", "content", "does"), IN_WORDS)
def test_a_judgement_of_what_was_said_refers_back(
    sentence: str, content: str, does: str | None
) -> None:
    text = f"{SAID} {sentence}"
    given = said(text, "Ada Brook", "said", content, name="Ada Brook", form="direct")
    cue = text.rindex("said")
    given = replace(given, cue=(Span(cue, cue + 4),))
    found = _last(text, [_board(text), given])
    assert found.attribution == "a"
    assert found.refers_back == does


def test_an_admission_takes_back_what_its_source_said() -> None:
    text = "The board said the ford was open. “I was wrong,” it said later."
    first = _board(text)
    second = replace(
        said(text, "it", "later", "“I was wrong,”", name="board", form="direct"), id="after"
    )
    before, found = claims_of(text, [first, second])
    assert found.refers_back == "withdraws"
    assert found.refers_to == (before.id,)


def test_a_short_answer_affirms_or_denies_the_claim_before() -> None:
    text = "The board closed the ford. It did not."
    before, found = claims_of(text)
    assert (found.predicate, found.refers_back) == ("do", "denies")
    assert found.refers_to == (before.id,)


def test_a_rejected_request_is_no_answer() -> None:
    text = "The judge rejected the families' application."
    given = said(text, "The judge", "rejected", "the families' application", name="judge")
    assert [c.refers_back for c in claims_of(text, [given])] == [None]


def test_a_question_answers_nothing() -> None:
    assert [c.refers_back for c in claims_of("Is that true?")] == [None]


def test_whose_account_it_is_tells_what_is_denied() -> None:
    text = (
        "The board said the ford was open. The mayor said the bridge was shut. "
        "Ada Brook disputed the board's account."
    )
    board = _board(text)
    mayor = replace(
        said(text, "The mayor", "said the bridge", "the bridge was shut", name="mayor"), id="m"
    )
    at = text.index("said the bridge")
    mayor = replace(mayor, cue=(Span(at, at + 4),))
    given = said(text, "Ada Brook", "disputed", "the board's account", name="Ada Brook")
    found = claims_of(text, [board, mayor, given])
    assert found[-1].refers_to == (found[0].id,)


def test_doing_something_is_no_answer() -> None:
    assert [c.refers_back for c in claims_of("The office is doing its work.")] == [None]


def test_an_answer_is_to_what_is_told_not_to_what_only_describes_a_thing_in_it() -> None:
    first = "Dana Holt said guards shot at the crew that went out to close the gate."
    content = "guards shot at the crew that went out to close the gate"
    held = replace(said(first, "Dana Holt", "said", content, name="Dana Holt"), id="before")
    text = f"{first} Ada Brook rejected that account."
    given = said(text, "Ada Brook", "rejected", "that account", name="Ada Brook", act="opposing")
    found = claims_of(text, [held, given])
    told = {claim.id: claim.predicate for claim in found}
    assert [told[name] for name in found[-1].refers_to] == ["shoot at"]
