"""Roles, affiliations, sources without a name by their sort, and names that stand beside a noun."""

from __future__ import annotations

import pytest
from attribution_world import make_document, resolve_in, resolved


@pytest.mark.parametrize(
    ("source", "sort"),
    [
        ("a senior official", "official"),
        ("two officials who asked not to be named", "official"),
        ("a spokesman for the ministry", "official"),
        ("the report", "document"),
        ("a leaked memo", "document"),
        ("survivors", "witness"),
        ("a nurse who saw the fire", "witness"),
        ("geologists", "expert"),
        ("analysts", "analysts"),
        ("critics", "analysts"),
        ("residents", "residents"),
        ("farmers in the valley", "residents"),
        ("his cousin", "other"),
    ],
)
def test_a_source_without_a_name_is_sorted(source: str, sort: str) -> None:
    (got,) = resolved(f"On Monday {source} said that it rained.", (source, "said", "it rained"))
    assert got.unnamed_as == sort


def test_a_named_source_has_no_sort() -> None:
    (got,) = resolved("Emil Tarn said it rained.", ("Emil Tarn", "said", "it rained"))
    assert got.unnamed_as is None


@pytest.mark.parametrize(
    ("source", "role", "affiliation"),
    [
        (
            "Emil Tarn, a spokesman for the Harbour Board,",
            "spokesman for the Harbour Board",
            "Harbour Board",
        ),
        ("Harbour Board spokesman Emil Tarn", "Harbour Board spokesman", "Harbour Board"),
        ("Norwegian Foreign Minister Emil Tarn", "Norwegian Foreign Minister", "Norway"),
        ("Captain Emil Tarn, director of the Port Museum,", None, "Port Museum"),
        ("Emil Tarn of the Harbour Trust", None, "Harbour Trust"),
        ("Emil Tarn (Harbour Union)", None, "Harbour Union"),
        ("Emil Tarn", None, None),
    ],
)
def test_whom_a_person_speaks_for(source: str, role: str | None, affiliation: str | None) -> None:
    (got,) = resolved(f"{source} said it rained.", (source, "said", "it rained"))
    assert (got.source_name, got.affiliation) == ("Emil Tarn", affiliation)
    if role is not None:
        assert got.role == role


def test_an_office_is_shown_before_a_rank_or_kin() -> None:
    text = "Colonel Emil Tarn, commander of the Harbour Guard, said it rained."
    (got,) = resolved(text, ("Colonel Emil Tarn", "said", "it rained"))
    assert got.role == "commander of the Harbour Guard"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("a foreman, a big man called Azkon,", "Azkon"),
        ("a deckhand, who gave his name only as Gil,", "Gil"),
        ("Brigadier (ret.) Emil Tarn", "Emil Tarn"),
        ("Big Emil Tarn", "Emil Tarn"),
    ],
)
def test_a_name_given_within_the_source_is_its_name(source: str, name: str) -> None:
    (got,) = resolved(f"On Monday {source} said it rained.", (source, "said", "it rained"))
    assert (got.source_name, got.source_kind) == (name, "person")


def test_two_ranks_are_two_persons() -> None:
    text = "Colonel Bakken left. Major Emil Bakken stayed. Colonel Bakken said it rained."
    (got,) = resolved(text, ("Colonel Bakken#2", "said", "it rained"))
    assert got.source_name == "Bakken"


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("The Museum said it rained.", "The Museum", "Wexley Museum of Boats"),
        ("The Harbour Trust of Wexley met. The Trust said it rained.", "The Trust", None),
    ],
)
def test_a_word_of_its_name_leads_to_a_body(text: str, source: str, name: str | None) -> None:
    publisher = name
    document = make_document(text, publisher=publisher)
    (got,) = resolve_in(document, [(source, "said", "it rained")])
    assert got.source_name == (name or "Harbour Trust of Wexley")


def test_a_headline_in_capitals_adds_nothing_to_a_name() -> None:
    text = (
        "Angry Fisher Corners Emil Tarn Over Missing Boats\n\nEmil Tarn laughed. He said it sank."
    )
    (got,) = resolved(text, ("He", "said", "it sank"))
    assert got.source_name == "Emil Tarn"


def test_who_is_somebody_and_which_is_not() -> None:
    text = (
        "Greta Holm, 59, of Bergen, who watched, said it rained. "
        "Tarn wrote of Emil Strom's committee, which says that it snowed."
    )
    who, which = resolved(text, ("who", "watched", "it rained"), ("which", "says", "it snowed"))
    assert who.source_name == "Greta Holm"
    assert which.source_kind != "person"


def test_a_letter_is_its_signers() -> None:
    text = (
        "LETTERS.\n\nI think the boats are old.\n\nMichael Strom.\n\nHarbour.\n\n"
        "I believe they are new.\n\nAnna Holm.\n\nBergen."
    )
    first, second = resolved(
        text, ("I", "think", "the boats are old"), ("I#2", "believe", "they are new")
    )
    assert (first.source_name, second.source_name) == ("Michael Strom", "Anna Holm")
    assert first.source_kind == "voice"


def test_a_plural_that_no_lexicon_knows_can_be_they() -> None:
    text = "Millennials vote late. They say it rains."
    (got,) = resolved(text, ("They", "say", "it rains"))
    assert got.source_name == "Millennials"


def test_i_in_a_report_of_somebodys_words_inside_a_turn_is_who_has_the_turn() -> None:
    text = "Dr Orla Venn and Emil Tarn met.\n\nVENN: Tarn said I had lied."
    _, _, got = resolved(
        text,
        ("VENN", ":", "Tarn said I had lied."),
        ("Tarn#2", "said", "I had lied"),
        ("I", "had lied", "lied"),
    )
    assert got.source_name == "Orla Venn"


@pytest.mark.parametrize(
    ("introduced", "source"),
    [
        ("Deputy Prime Minister Olga Venn visited the port.", "The Prime Minister"),
        ("The Deputy Prime Minister, Olga Venn, visited the port.", "The Prime Minister"),
        ("Olga Venn, the deputy prime minister, visited the port.", "The prime minister"),
        ("Prime Minister Olga Venn visited the port.", "The deputy prime minister"),
        ("Vice President Olga Venn visited the port.", "The President"),
        ("The shadow minister, Olga Venn, visited the port.", "The minister"),
        ("Minister Olga Venn visited the port.", "The shadow minister"),
        ("Olga Venn, the former president, visited the port.", "The president"),
    ],
)
def test_another_office_is_another_person(introduced: str, source: str) -> None:
    text = f"{introduced} {source} said on Monday that it rained."
    (got,) = resolved(text, (source, "said", "that it rained"))
    assert (got.source_name or "").lower() == source.lower().removeprefix("the ")


def test_who_is_named_later_holds_the_same_office() -> None:
    text = "The president said it rained. The former president, Olga Venn, left the port."
    (got,) = resolved(text, ("The president", "said", "it rained"))
    assert got.source_name == "president"
