"""Whose a doing is under a reproach, whose a view in passive dress, who ends a headline."""

from __future__ import annotations

import pytest
from attribution_world import make_document

from sayso.attribution import find_attributions
from sayso.language.parse import parse_document


def sources(text: str) -> dict[str, tuple[str, str | None]]:
    """Return by cue the source's words and its name."""
    made = make_document(text)
    return {
        " ".join(s.of(text) for s in a.cue): (
            " ".join(s.of(text) for s in a.source),
            a.source_name,
        )
        for a in find_attributions(made, parse_document(made))
    }


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("Ferren accused Norland of trying to sway the vote.", "trying", "Norland"),
        ("The mayor criticised the board for refusing to open the lock.", "refusing", "the board"),
        ("The mayor thanked the crew for agreeing to sail.", "agreeing", "the crew"),
    ],
)
def test_what_is_reproached_is_the_doing_of_the_one_reproached(
    text: str, cue: str, source: str
) -> None:
    found = sources(text)
    assert cue not in found or found[cue][0] == source
    assert all(who != source for at, (who, _) in found.items() if at != cue)


def test_a_participle_after_a_saying_is_the_speakers_own() -> None:
    found = sources("Orla Dane told the council about the leak, refusing to name the captain.")
    assert all(who == "Orla Dane" for who, _ in found.values())


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("Norland is opposed to the partition of the islands.", "is opposed to", "Norland"),
        (
            "The farmers are strongly opposed to the new weir.",
            "are strongly opposed to",
            "The farmers",
        ),
        ("The port was opposed by the farmers.", "was opposed", "the farmers"),
    ],
)
def test_who_is_opposed_holds_the_view(text: str, cue: str, source: str) -> None:
    assert sources(text)[cue][0] == source


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("Norland opposes the blockade of the port – envoy COASTPRESS", "envoy", "envoy"),
        ("Norland opposes the blockade of the port – envoy COAST-PRESS", "envoy", "envoy"),
        ("Norland opposes the blockade of the port – UNICEF", "UNICEF", "UNICEF"),
        (
            "Norland opposes the blockade of the port – envoy Orla Dane",
            "envoy Orla Dane",
            "Orla Dane",
        ),
    ],
)
def test_a_headline_that_ends_in_role_and_agency_is_the_roles(
    text: str, source: str, name: str
) -> None:
    assert sources(text)["–"] == (source, name)


def test_what_is_thought_of_somebody_is_others_view() -> None:
    assert sources("The isles are not thought to be capable of building ships.") == {
        "are not thought": ("", None)
    }
