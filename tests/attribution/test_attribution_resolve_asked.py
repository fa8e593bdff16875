"""Whom pronouns mean after somebody was asked, and which sources cannot be whom they seem."""

from __future__ import annotations

from dataclasses import replace

import pytest
from attribution_world import attributions, make_document, resolved
from extract_words import document

from sayso.attribution.discarding.blamed import without_blamed
from sayso.attribution.extract import extract
from sayso.attribution.resolving.named import Named, fitting_pronoun
from sayso.language.parse import parse_document
from sayso.model import Act


@pytest.mark.parametrize(
    ("asking", "name"),
    [
        ("I asked a lamplighter who he thought had closed it.", "lamplighter"),
        ("I asked a retired teacher who had closed it.", "retired teacher"),
        ("We asked Odo Kranz about the gate.", "Odo Kranz"),
        ("Ola Venn asked the mayor, Odo Kranz, about the gate.", "Odo Kranz"),
        ("I asked a question that had troubled us.", "Emil Tarn"),
    ],
)
def test_an_answer_is_whose_who_was_asked(asking: str, name: str) -> None:
    text = f"Emil Tarn runs the port. {asking} “It was the wind,” he said."
    (got,) = resolved(
        text, ("he" if "who he" not in asking else "he#2", "said", "“It was the wind,”")
    )
    assert got.source_name == name


def test_whom_the_writer_asks_is_he_in_the_question() -> None:
    text = "Emil Tarn runs the port. I asked a lamplighter who he thought had closed it."
    (got,) = resolved(text, ("he", "thought", "had closed it"))
    assert got.source_name == "lamplighter"


def test_a_group_is_no_body_that_it_speaks_of() -> None:
    text = "Brask Lines is under pressure. The group wants Brask Lines punished."
    (got,) = resolved(text, ("The group", "wants", "Brask Lines punished"))
    assert got.source_name == "group"


@pytest.mark.parametrize("cue", ["found", "shows"])
def test_which_is_the_document_and_not_whom_it_is_about(cue: str) -> None:
    text = f"The town waits for an audit of Brask Lines, which {cue} that it paid millions."
    (got,) = resolved(text, ("which", cue, "that it paid millions"))
    assert (got.source_name, got.source_kind) == ("audit of Brask Lines", "unnamed")


def test_which_is_whom_a_document_is_about_where_it_answers() -> None:
    text = "The town waits for an audit of Brask Lines, which denied that it paid millions."
    (got,) = resolved(text, ("which", "denied", "that it paid millions"))
    assert got.source_name == "Brask Lines"


def test_he_is_no_body_of_letters_and_which_no_person() -> None:
    text = "The board of TKB met on Monday. He wants to leave."
    (got,) = resolved(text, ("He", "wants", "to leave"))
    assert got.source_name is None
    text = "The court heard of TKB, which denied that it paid."
    (got,) = resolved(text, ("which", "denied", "that it paid"))
    assert got.source_kind == "organisation"


def test_what_somebody_drafted_speaks_for_itself() -> None:
    text = "The document, drafted by Ola Lindberg, states that the port is closed."
    source = "The document, drafted by Ola Lindberg"
    (got,) = resolved(text, (source, "states", "that the port is closed"))
    assert (got.source_name, got.unnamed_as) == ("document", "document")


def test_support_that_is_blamed_is_nobodys_view() -> None:
    text = "Norway slams bases in Mali and support for rebels. Norway voiced support for peace."
    said = (
        ("Norway", "slams", "bases in Mali and support for rebels"),
        ("Norway", "support for", "rebels"),
        ("Norway#2", "voiced support for", "peace"),
    )
    acts: tuple[Act, ...] = ("accusing", "supporting", "supporting")
    found = [
        replace(one, act=act)
        for one, act in zip(attributions(make_document(text), said), acts, strict=True)
    ]
    assert without_blamed(found) == [found[0], found[2]]


def test_a_deed_that_goes_on_tells_nothing() -> None:
    made = document("Greta Holm is upending the order, a term that means the rules of the war.")
    assert extract(made, parse_document(made)) == ()


def test_which_is_whose_letter_it_is() -> None:
    text = "The council read a letter signed by Emil Tarn, which says that it rained."
    (got,) = resolved(text, ("which", "says", "that it rained"))
    assert got.source_name == "Emil Tarn"


def test_a_pronoun_stays_open_where_two_of_the_sentence_before_fit() -> None:
    text = "Mr Tarn and Mr Venn met Mr Holm on Monday. Mr Tarn earns more, he said."
    (got,) = resolved(text, ("he", "said", "Mr Tarn earns more"))
    assert got.source_name is None
    assert got.abstained == "'he' could be Venn or Holm"


@pytest.mark.parametrize(
    ("word", "who", "kind"),
    [
        ("It", Named("Tarn", "person"), None),
        ("which", Named("TKB", "person"), "organisation"),
        ("he", Named("Brask Lines", "organisation"), None),
        ("he", Named("Tarn", "person"), "person"),
        ("it", Named("Brask Lines", "organisation"), "organisation"),
    ],
)
def test_he_is_a_person_and_it_is_none(word: str, who: Named, kind: str | None) -> None:
    got = fitting_pronoun(word, who)
    assert (got.kind if got.name is not None else None) == kind
