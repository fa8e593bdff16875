"""Names that touch other words: a role's body, a title, initials in brackets, a hyphen."""

from __future__ import annotations

import pytest
from attribution_world import resolved


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("National pool manager with Brask Lines David Holm", "David Holm"),
        ("The head of the Arvin Grains Board Khalil Holm", "Khalil Holm"),
        ("Senior counsel assisting the inquiry John Venn", "John Venn"),
        ("A close aide to Emil Tarn", "close aide to Emil Tarn"),
        ("Member for Hinkel Paul Venn", "Paul Venn"),
        ("US Secretary of State Rex Holm", "Rex Holm"),
        ("Former MD Andrew Holm", "Andrew Holm"),
    ],
)
def test_a_name_that_ends_a_role_is_who_has_it(source: str, name: str) -> None:
    (got,) = resolved(f"{source} said that it rained.", (source, "said", "that it rained"))
    assert got.source_name == name


def test_a_title_behind_a_verb_of_speech_is_no_given_name() -> None:
    text = "“It rained,” said Major Tessa Holm. She denied the flood."
    quoted, denied = resolved(
        text, ("Major Tessa Holm", "said", "“It rained,”"), ("She", "denied", "the flood")
    )
    assert quoted.source_name == denied.source_name == "Tessa Holm"


def test_he_is_no_general_staff() -> None:
    text = "The General Staff said that it rained. He asked for tea."
    _, got = resolved(
        text, ("The General Staff", "said", "that it rained"), ("He", "asked for", "tea")
    )
    assert got.source_name is None


@pytest.mark.parametrize("name", ["General Staff", "Joint Harbour Observer Mission"])
def test_a_body_may_begin_with_a_title(name: str) -> None:
    (got,) = resolved(f"The {name} said that it rained.", (f"The {name}", "said", "that it rained"))
    assert got.source_name == name


def test_initials_in_brackets_are_the_name_before_them() -> None:
    text = "The Ostrel Dock Union (ODU), which has a hall, said it rained. It told them to wait."
    _, got = resolved(
        text,
        ("The Ostrel Dock Union (ODU), which has a hall", "said", "it rained"),
        ("It", "told", "to wait"),
    )
    assert got.source_name == "Ostrel Dock Union"


def test_a_place_before_a_role_is_not_its_bearer() -> None:
    text = "With the talks over before Easter, senior counsel assisting Venn said it rained."
    (got,) = resolved(text, ("senior counsel assisting Venn", "said", "it rained"))
    assert got.source_name == "senior counsel"


def test_a_hyphen_does_not_cut_a_source() -> None:
    (got,) = resolved("Ex-director tells court it rained.", ("Ex-director", "tells", "it rained"))
    assert got.source_name == "Ex-director"


def test_a_point_behind_a_noun_does_not_lead_to_the_next_name() -> None:
    text = "“It rained,” said Ines Quist, the families' lawyer. Emil Tarn left."
    (got,) = resolved(text, ("Ines Quist, the families' lawyer", "said", "“It rained,”"))
    assert got.source_name == "Ines Quist"


def test_who_is_named_behind_a_town_is_the_subject_for_she() -> None:
    text = (
        "Colonel Emil Tarn said four died. The mayor of Ostrel, Mara Tarn, who is no relation of "
        "the colonel, disputed that. “It rained,” she said."
    )
    *_, got = resolved(
        text,
        ("Colonel Emil Tarn", "said", "four died"),
        (
            "The mayor of Ostrel, Mara Tarn, who is no relation of the colonel",
            "disputed",
            "that#1",
        ),
        ("she", "said#2", "“It rained,”"),
    )
    assert got.source_name == "Mara Tarn"


def test_they_in_a_place_are_its_people() -> None:
    text = "The gunners fired at night. In Ostrel they swear that it rained."
    (got,) = resolved(text, ("they", "swear", "that it rained"))
    assert got.source_name == "Ostrel"


def test_i_in_a_quotation_by_itself_is_who_was_quoted_before_it() -> None:
    text = "“It rained,” Orla Dane said.\n\n“I think it will rain again.”"
    _, got = resolved(
        text, ("Orla Dane", "said", "“It rained,”"), ("I", "think", "it will rain again")
    )
    assert got.source_name == "Orla Dane"


def test_they_in_a_quotation_are_not_who_is_quoted() -> None:
    text = "Two divers came.\n\n“They knew the way,” Emil Tarn said."
    knew, _ = resolved(
        text, ("They", "knew", "the way"), ("Emil Tarn", "said", "“They knew the way,”")
    )
    assert knew.source_name != "Emil Tarn"
