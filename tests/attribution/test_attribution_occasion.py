"""A relay named in one sentence holds for the quotation that follows at once."""

from __future__ import annotations

import pytest
from attribution_world import make_document

from sayso.attribution import find_attributions
from sayso.language.parse import parse_document

FIRST = "“The quay is safe,” Orla Dane told Velm Radio."


def chains(text: str) -> list[tuple[str, ...]]:
    """Return the chains of a text's outer attributions, without the document's own link."""
    made = make_document(text)
    found = find_attributions(made, parse_document(made))
    return [a.chain[1:] for a in found if a.parent is None]


@pytest.mark.parametrize(
    "following",
    [
        " “We were there,” she said.",
        "\n\n“We were there,” she said.",
        "\n\n“The pilots left at dawn. We saw them,” Dane said.",
        " She recalled that the pilots had left at dawn.",
        " She wants the quay to stay open.",
    ],
)
def test_the_relay_holds_for_the_next_quotation(following: str) -> None:
    assert chains(FIRST + following) == [("Velm Radio", "Orla Dane")] * 2


def test_the_relay_holds_over_a_run_of_quotations() -> None:
    text = f"{FIRST}\n\n“We were there,” she said.\n\n“It was cold,” Dane said."
    assert chains(text) == [("Velm Radio", "Orla Dane")] * 3


@pytest.mark.parametrize(
    ("following", "source"),
    [
        (" The quay was shut.\n\n“We were there,” she said.", "Orla Dane"),
        ("\n\n“We were there,” she said in a letter to the council.", "Orla Dane"),
        ("\n\n“We were there,” she told the council.", "Orla Dane"),
        ("\n\n“We were there,” she said on Monday.", "Orla Dane"),
        ("\n\n“We were there,” Tom Reed said.", "Tom Reed"),
        ("\n\nShe said the pilots were there.", "Orla Dane"),
        (" In a letter to the council she said the pilots were there.", "Orla Dane"),
        (" She said on Monday the pilots were there.", "Orla Dane"),
    ],
)
def test_the_relay_ends_with_other_words_or_another_occasion(following: str, source: str) -> None:
    assert chains(FIRST + following)[1:] == [(source,)]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Orla Dane promised on Chirper last night to return.", ("Chirper", "Orla Dane")),
        ("Orla Dane said on Monday that she would return.", ("Orla Dane",)),
        ("Orla Dane said on July 4 that she would return.", ("Orla Dane",)),
        ("Orla Dane said on Vesna's roof that she would return.", ("Orla Dane",)),
        (
            "Orla Dane has told the Sunday Register that she will return.",
            ("Sunday Register", "Orla Dane"),
        ),
    ],
)
def test_a_network_and_an_outlet_are_known_by_their_place_and_words(
    text: str, chain: tuple[str, ...]
) -> None:
    assert chains(text) == [chain]


TALK = "“The quay is safe,” Orla Dane said in an interview with Velm Radio."


@pytest.mark.parametrize(
    "following",
    [
        " Ilse Vask said the quay was rotten. Dane said that the pilots had left at dawn.",
        "\n\nThe pilots left at dawn. Ilse Vask said so.\n\nDane criticised the council's plan.",
    ],
)
def test_an_interview_holds_wherever_its_speaker_goes_on(following: str) -> None:
    found = chains(TALK + following)
    assert found[0] == found[-1] == ("Velm Radio", "Orla Dane")
    assert ("Ilse Vask",) in found


@pytest.mark.parametrize(
    "following",
    [
        " Ilse Vask said the quay was rotten. Dane said on Monday that the pilots had left.",
        " Ilse Vask said the quay was rotten. In a letter, Dane said that the pilots had left.",
        " Ilse Vask said the quay was rotten. Dane told the council that the pilots had left.",
        " Ilse Vask said the quay was rotten. Dane said last year that the pilots had left.",
    ],
)
def test_an_interview_ends_with_another_occasion(following: str) -> None:
    assert chains(TALK + following)[-1] == ("Orla Dane",)
