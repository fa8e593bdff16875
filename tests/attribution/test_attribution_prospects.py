"""Futures, guesses, efforts, mere subjects, hearers and terms in quotation marks tell nothing."""

from __future__ import annotations

import pytest
from attribution_world import make_document

from sayso.attribution import find_attributions
from sayso.config import Tagger
from sayso.language.parse import parse_document

TAGGERS: tuple[Tagger, ...] = ("none", "default")


def cues(text: str, tagger: Tagger) -> list[str]:
    """Return the cue of each attribution in a text."""
    made = make_document(text)
    found = find_attributions(made, parse_document(made), tagger)
    return [" ".join(s.of(text) for s in a.cue) for a in found]


@pytest.mark.parametrize("tagger", TAGGERS)
@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("“They say they were going to help the farmers,” Orla Dane said.", ["said", "say"]),
        ("The captain said that they were going to sail at dawn.", ["said"]),
        ("Mr Vask may now be looking to sell the quay, the analyst said.", ["said"]),
        ("Port Velm might be seeking to expel the fishermen.", []),
        ("“I count on your best efforts to mend the lock,” Orla Dane said.", ["said", "count on"]),
        ("It is yet another campaign to weaken the port, Orla Dane said.", ["said"]),
        ("Orla Dane praised the mayor's commitment to the allies.", ["praised"]),
    ],
)
def test_a_future_a_guess_and_an_effort_are_no_will(
    text: str, kept: list[str], tagger: Tagger
) -> None:
    assert not set(cues(text, tagger)) - set(kept)


@pytest.mark.parametrize("tagger", TAGGERS)
@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Port Velm is seeking to expel the fishermen.", "is seeking"),
        ("The council plans to sell the quay.", "plans"),
        ("The mayor renewed her commitment to rebuild the quay by May.", "commitment"),
    ],
)
def test_a_will_that_is_told_stays(text: str, cue: str, tagger: Tagger) -> None:
    assert any(cue in found for found in cues(text, tagger))


@pytest.mark.parametrize("tagger", TAGGERS)
@pytest.mark.parametrize(
    "text",
    [
        "The harbour master talked about fish.",
        "We're talking about a lasting friendship between the ports.",
        "The two towns had disagreements over the extent of the zone's border.",
        "The letter refers to the last harvest.",
        "There were discussions of the ferry's timetable.",
    ],
)
def test_a_subject_that_is_only_named_tells_nothing(text: str, tagger: Tagger) -> None:
    assert cues(text, tagger) == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The harbour master talked about closing the eastern lock.", "talked about"),
        ("Orla Dane has spoken about the need for a second lock.", "has spoken about"),
        ("The circular refers to “the interruption of last May”.", "refers to"),
        ("Orla Dane referred to the mayor as a coward.", "referred to"),
        ("He was referring to the minister of fisheries.", "was referring to"),
        ("There are disagreements about how to share the water.", "disagreements about"),
    ],
)
def test_what_is_told_of_a_subject_stays(text: str, cue: str) -> None:
    assert cue in cues(text, "default")


@pytest.mark.parametrize("tagger", TAGGERS)
@pytest.mark.parametrize(
    "text",
    [
        "“You can count on our help to mend the weir,” the envoy said.",
        "“You want to close the lock for good,” the envoy said.",
        "“You can imagine how the ferrymen felt,” the envoy said.",
    ],
)
def test_a_view_that_a_speaker_gives_the_hearer_is_not_the_hearers(
    text: str, tagger: Tagger
) -> None:
    assert cues(text, tagger) == ["said"]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("“You said that the lock was closed,” the envoy replied.", "said"),
        ("“You know that the lock is closed,” the envoy said.", "know"),
        ("“You wanted to close the lock for good,” the envoy said.", "wanted"),
    ],
)
def test_what_the_hearer_has_said_or_wanted_stays(text: str, cue: str) -> None:
    assert cue in cues(text, "default")


@pytest.mark.parametrize("tagger", TAGGERS)
@pytest.mark.parametrize(
    "text",
    [
        "The raid conducted by the coast guard revealed traces of smuggling.",
        "The mayor's announcement highlights that Port Velm is far from willing to talk.",
        "The council's decision underscores that the quay is lost.",
    ],
)
def test_an_event_or_act_is_no_source_of_what_it_shows(text: str, tagger: Tagger) -> None:
    assert cues(text, tagger) == []


@pytest.mark.parametrize("tagger", TAGGERS)
@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The report revealed that the lock was rusty.", "revealed"),
        ("The figures show that the catch has halved.", "show"),
        ("The announcement said that the lock would close.", "said"),
    ],
)
def test_documents_and_figures_are_sources(text: str, cue: str, tagger: Tagger) -> None:
    assert cues(text, tagger) == [cue]


@pytest.mark.parametrize("tagger", TAGGERS)
@pytest.mark.parametrize(
    "text",
    [
        "Port Velm is upending the “harbour order”.",
        "The council widened the so-called “green belt” of the town.",
    ],
)
def test_a_term_in_quotation_marks_is_nobodys_word(text: str, tagger: Tagger) -> None:
    assert cues(text, tagger) == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Orla Dane denounced the “harbour order”.", "denounced"),
        ("Orla Dane called the vote “a sham”.", "called"),
    ],
)
def test_a_known_cue_with_a_quoted_term_stays(text: str, cue: str) -> None:
    assert cue in cues(text, "default")
