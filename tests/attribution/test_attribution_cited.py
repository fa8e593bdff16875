"""Whoever is cited for what somebody tells has an attribution of his own."""

from __future__ import annotations

import pytest
from attribution_world import make_document

from sayso.attribution import find_attributions
from sayso.language.parse import parse_document


def told(text: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return content and chain of each attribution by its cue."""
    made = make_document(text, publisher="The Lantern")
    return {
        a.cue[0].of(text): (a.exact(text), a.chain[1:])
        for a in find_attributions(made, parse_document(made))
    }


@pytest.mark.parametrize(
    "text",
    [
        "The Northern Courier reported, citing two officials, that the quay would close.",
        "The Northern Courier, citing two officials, reported that the quay would close.",
        "The Northern Courier reported that the quay would close, citing two officials.",
    ],
)
def test_the_cited_have_the_same_words_by_way_of_who_cites_them(text: str) -> None:
    assert told(text) == {
        "reported": ("that the quay would close", ("Northern Courier",)),
        "citing": ("that the quay would close", ("Northern Courier", "two officials")),
    }


def test_a_reason_that_is_cited_is_nobody() -> None:
    text = "The council closed the quay, citing high costs, and said that it would not reopen."
    assert all("costs" not in link for _, chain in told(text).values() for link in chain)
