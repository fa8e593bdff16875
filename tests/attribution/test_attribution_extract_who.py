"""Extraction: who speaks, and what is no speech."""

from __future__ import annotations

import pytest
from extract_words import found, only

from sayso.model import Span, Zone


@pytest.mark.parametrize(
    "lead",
    [
        "On Monday the Aldren Institute for Border Studies claims (emphasis added):",
        "A study by the Harbour Trust concludes (emphasis added):",
        "The Harbour Trust writes (my emphasis):",
    ],
)
def test_an_editors_note_parts_no_block_from_its_introduction(lead: str) -> None:
    block = "The harbour was never closed. It stayed open."
    zone = Zone(Span(len(lead) + 2, len(lead) + 2 + len(block)), "quotation", "indented")
    got = found(f"{lead}\n\n{block}", zone)
    assert [content for _, _, content in got if content == block] == [block]
    assert not any("mphasis" in content for _, _, content in got)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A harbour clerk I talked to stressed that the bridge was shut.", "A harbour clerk"),
        ("A guard we talked to said that the bridge was shut.", "A guard"),
        ("A harbour pilot I spoke to warned that the bridge was shut.", "A harbour pilot"),
        ("An old engineer I spoke to insisted that the dam was safe.", "An old engineer"),
        ("A pilot I turned to claimed that the bridge was shut.", "A pilot"),
        ("A clerk we talked to added that nobody had paid.", "A clerk"),
        ("Two traders I talked to in Varn say that the deal is dead.", "Two traders"),
    ],
)
def test_whoever_was_spoken_to_is_the_source_not_the_one_who_spoke_to_them(
    text: str, source: str
) -> None:
    assert [got[0][: len(source)] for got in found(text)] == [source]


def test_a_statement_before_its_source_and_verb_needs_no_comma() -> None:
    text = "The port stays shut until Monday the harbour commander has said, adding that it rains."
    assert found(text) == [
        ("the harbour commander", "has said", "The port stays shut until Monday"),
        ("the harbour commander", "adding", "that it rains"),
    ]


def test_words_that_someone_has_said_are_no_statement_of_theirs() -> None:
    text = "She repeated the words the harbour commander has said."
    assert not any(source == "the harbour commander" for source, _, _ in found(text))


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("“It rains,” the statement quoted him as saying.", "him", "quoted // as saying"),
        ("“It rains,” a Palace statement quoted Ruben Castell as saying.", "Ruben Castell", None),
        ("A Palace statement quoted Ruben Castell as saying “it rains,”", "Ruben Castell", None),
        ("The Herald cites Orla Venn as saying that it rains.", "Orla Venn", "cites // as saying"),
        ("“It rains,” Castell was quoted as saying.", "Castell", "was quoted as saying"),
    ],
)
def test_whoever_is_quoted_as_saying_is_the_source(text: str, source: str, cue: str | None) -> None:
    (got,) = found(text)
    assert got[0] == source
    assert cue is None or got[1] == cue
    assert "rains" in got[2]
    assert "saying" not in got[2]


@pytest.mark.parametrize(
    "text",
    [
        "Nothing suggests that the bridge will open.",
        "Nothing in it hints that the fence was cut.",
        "One of them says the port is shut.",
        "Two countries claimed that the gate was open.",
        "Most of the world believes that the gate is open.",
        "A nation hoping to host the talks must be strong.",
        "Bombing sorties show that the gate is open.",
        "The government and the rebels agreed to a ceasefire.",
        "The minister had called President Orla Venn to inform her of it.",
        "The rebels began an attack on the harbour.",
        "The army attacked the rebels on Monday.",
        "The navy focuses on pirates.",
        "About 900 soldiers stay to support forces in the north.",
        "The army’s deadly attacks against civilians went on.",
        "Kelvary has also been offering military assistance to the port.",
        "The mayor was addressing Orla Venn.",
    ],
)
def test_deeds_and_things_say_nothing(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "A report says that the port is shut.",
        "The post claims that the port is shut.",
        "The country says that the port is shut.",
        "The mayor attacked the plan as a disgrace.",
        "The mayor called him a liar.",
    ],
)
def test_documents_and_countries_speak_and_people_attack_with_words(text: str) -> None:
    assert len(found(text)) == 1


def test_a_turn_goes_on_until_the_next_speaker() -> None:
    text = (
        "ANNA BELL: Why was it open?\n\nPETER STOLL: I do not know.\n\nWe called the keeper.\n\n"
        "ANNA BELL: And then?\n\nPETER STOLL: The water came.\n\n[Laughter]\n\n"
        "This interview was edited for length."
    )
    turns = [got for got in found(text) if got[1] == ":"]
    assert [source for source, _, _ in turns] == ["ANNA BELL", "PETER STOLL"] * 2
    assert turns[1][2].endswith("// We called the keeper.")
    assert turns[3][2] == "The water came"


def test_a_warning_is_no_promise() -> None:
    assert only("Holm warned that the bridge was unsafe.").framing == "neutral"
