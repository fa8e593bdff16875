"""Which claims stand by themselves as a statement, and tell anything of a matter."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from linking_cases import Pile, statements_of

from sayso.linking import Material, link
from sayso.linking.scorer.network import load_scorer
from sayso.linking.statements import Statement
from sayso.linking.titles import make_title, title_rank
from sayso.linking.wholeness import (
    are_on_one_level,
    can_be_title,
    tells_of_contact,
    tells_of_knowledge,
)
from sayso.model import Span


def statement_of(marked: str, **options: Any) -> Statement:
    """Return the one claim of a marked sentence, ready for comparing."""
    pile = Pile()
    pile.add("Vale Herald", marked, **options)
    (told,) = statements_of(pile)
    return told


@pytest.mark.parametrize(
    ("marked", "predicate", "is_contact"),
    [
        ("[s:The minister] has [p:spoken] to [o:the mayor].", "speak to", True),
        ("[s:The minister] [p:talked] with [o:the mayor] on Monday.", "talk with", True),
        ("[s:The minister] [p:spoke] on Monday.", "speak", True),
        ("[s:The minister] [p:spoke] of [o:a flood].", "speak of", False),
        ("[s:The minister] [p:spoke] [o:the truth].", "speak", False),
        ("[s:The minister] [p:warned] [o:the mayor].", "warn", False),
    ],
)
def test_that_somebody_spoke_to_somebody_tells_nothing_else(
    marked: str, predicate: str, *, is_contact: bool
) -> None:
    assert tells_of_contact(statement_of(marked, predicate=predicate)) is is_contact


@pytest.mark.parametrize(
    ("marked", "predicate", "is_knowledge"),
    [
        ("[s:He] did not [p:know] [o:that the dam leaked].", "know", True),
        ("[s:She] [p:realised] [o:that the dam leaked].", "realise", True),
        ("[s:The board] [p:was unaware] of [o:the leak].", "be unaware of", True),
        ("[s:The board] [p:heard] of [o:the leak].", "hear of", True),
        ("[s:The dam] [p:leaked].", "leak", False),
        ("[s:The dam] [p:was] [o:old].", "be", False),
        ("[s:The board] [p:decided] to learn.", "decide learn", False),
        ("[s:No leak].", None, False),
    ],
)
def test_that_somebody_knew_of_something_does_not_tell_that_it_is_so(
    marked: str, predicate: str | None, *, is_knowledge: bool
) -> None:
    assert tells_of_knowledge(statement_of(marked, predicate=predicate)) is is_knowledge


LEAKED = ("[s:The dam] [p:leaked].", "leak")
KNEW = ("[s:He] did not [p:know] [o:that the dam leaked].", "know")
HEARD = ("[s:The board] [p:heard] [o:that the dam leaked].", "hear")
CALLED = ("[s:He] no longer [p:calls] [o:the leak a hoax].", "call")
SPOKE = ("[s:The board] [p:spoke] to [o:the mayor].", "speak to")


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [
        (LEAKED, LEAKED, True),
        (KNEW, HEARD, True),
        (LEAKED, KNEW, False),
        (SPOKE, KNEW, False),
        (CALLED, LEAKED, False),
        (CALLED, CALLED, True),
    ],
)
def test_talk_and_knowledge_of_a_matter_are_levels_of_their_own(
    first: tuple[str, str], second: tuple[str, str], *, is_one: bool
) -> None:
    a, b = (statement_of(marked, predicate=predicate) for marked, predicate in (first, second))
    assert are_on_one_level(a, b) is are_on_one_level(b, a) is is_one


@pytest.mark.parametrize(
    ("marked", "title"),
    [
        (
            "[s:The crew], which [p:closed] [o:the gate] at dawn, is safe.",
            "The crew closed the gate at dawn, is safe",
        ),
        (
            "He accused [s:the government] of [p:forgetting] [o:the town].",
            "The government was accused of forgetting the town",
        ),
        (
            "He suspected [s:two guards] of [p:opening] [o:the gate].",
            "Two guards were suspected of opening the gate",
        ),
    ],
)
def test_a_title_is_a_whole_statement(marked: str, title: str) -> None:
    told = statement_of(marked)
    assert can_be_title(told)
    assert make_title(told) == title


def test_a_subject_that_holds_its_own_clause_is_cut_to_its_noun() -> None:
    told = statement_of("They met [s:the crew] that [p:went out] to close it.")
    start, end = told.text.index("the crew"), told.text.index(".")
    clause = Span(told.text.index("that"), end)
    claim = replace(told.claim, span=clause, subject_span=Span(start, end))
    told = replace(told, claim=claim, words=clause.of(told.text))
    assert can_be_title(told)
    assert make_title(told) == "The crew went out to close it"


def test_a_subject_that_a_clause_borrows_is_cut_to_its_noun() -> None:
    told = statement_of("He met [s:a keeper who he thought] had [p:opened] [o:the gate].")
    start = told.text.index("had")
    claim = replace(told.claim, span=Span(start, len(told.text) - 1))
    assert make_title(replace(told, claim=claim)) == "A keeper had opened the gate"


def test_a_clause_that_tells_which_thing_is_meant_is_no_title_while_there_is_another() -> None:
    plain = statement_of("[s:The town crew] [p:went out] [o:to the gate].")
    relative = statement_of("that [p:went out].", subject="the crew")
    assert title_rank(plain) < title_rank(relative)


def test_an_answer_and_words_without_a_subject_are_no_titles() -> None:
    answer = statement_of("[s:Ravi Lund] [p:rejected] [o:that account].", refers_back="denies")
    assert not can_be_title(answer)
    assert not can_be_title(statement_of("[p:forgetting] [o:the town]."))


def test_whoever_spoke_to_the_warned_does_not_say_that_they_were_warned() -> None:
    pile = Pile()
    for paper, source in (("Vale Herald", "Dana Holt"), ("Morrow Post", "Oskar Lind")):
        pile.add(paper, "[s:The board] [p:warned] [o:the mayor of Harrow] at ten.", source=source)
    spoke = "[s:The board] [p:spoke] to [o:the mayor of Harrow] at ten."
    contact = pile.add("Lake Courier", spoke, source="Ravi Lund", predicate="speak to")
    given = Material(pile.documents, pile.attributions, pile.claims)
    (point,) = link(given, load_scorer()).points
    assert all(contact.id not in side.claims for side in point.sides)
