"""What is nobody's word, or only asked or supposed, is not attributed; verdicts are."""

from __future__ import annotations

import pytest
from attribution_world import make_document

from sayso.attribution import find_attributions
from sayso.language.parse import parse_document


def told(text: str) -> list[tuple[str, str, str]]:
    """Return source, cue and kind of each attribution in a text."""
    made = make_document(text)
    return [
        ("".join(s.of(text) for s in a.source), " ".join(s.of(text) for s in a.cue), a.kind)
        for a in find_attributions(made, parse_document(made), "none")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The harbour appears to be closing.",
        "It appears that the harbour is closing.",
        "It's become clear that the harbour is closing.",
        "The vote was the turning point that the council had waited for.",
        "Considering that the harbour is closed, the fishermen sail at night.",
        "The order is meant to calm the fishermen.",
        "The gaps must be addressed to reinforce the quay.",
        "There is ample proof that the council sold the quay.",
        "There are several questions to put about the sale of the quay.",
    ],
)
def test_hedges_and_impersonal_phrases_are_nobodys_word(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The mayor was accused of selling the quay.", "was accused"),
        ("The quay is said to be unsafe.", "is said"),
        ("It was reported that the quay was sold.", "was reported"),
        ("The mayor reportedly sold the quay.", "reportedly"),
        ("The mayor allegedly sold the quay.", "allegedly"),
    ],
)
def test_hearsay_without_a_source_stays(text: str, cue: str) -> None:
    assert [(source, found) for source, found, _ in told(text)] == [("", cue)]


def test_a_named_source_keeps_what_it_has_evidence_of() -> None:
    assert told("The auditors have evidence that the council sold the quay.") != []


@pytest.mark.parametrize(
    "text",
    [
        "Is Port Velm really offering the islanders a truce?",
        "Does the mayor want to sell the quay?",
        "That does not mean the navy has plans to leave the island.",
        "A cautious mayor would want to keep the quay open.",
        "The divers will be able to determine whether the quay is sound.",
        "They kept up the pretense that Norland wanted to keep the peace.",
    ],
)
def test_intentions_asked_about_denied_or_supposed_are_not_reported(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The mayor does not want to sell the quay.", "does not want"),
        ("Orla Dane would like to keep the quay open.", "would like"),
        ("Why does the mayor want to sell the quay?", "want"),
    ],
)
def test_intentions_told_or_taken_for_granted_stay(text: str, cue: str) -> None:
    assert cue in [found for _, found, _ in told(text)]


@pytest.mark.parametrize("verb", ["criticised", "criticized", "praised", "rejected"])
def test_a_verdict_by_somebody_named_is_a_statement(verb: str) -> None:
    for noun in ("council", "offer", "move to dredge the bay"):
        assert ("Orla Dane", f"has {verb}", "statement") in told(
            f"Orla Dane has {verb} the {noun}."
        )


@pytest.mark.parametrize(
    "office", ["The council's former envoy to Velm", "The harbour master", "The envoy to Norland"]
)
def test_a_verdict_by_an_office_with_a_name_is_a_statement(office: str) -> None:
    found = told(f"{office}, Orla Dane, has criticised the deployment.")
    assert [(cue, kind) for _, cue, kind in found] == [("has criticised", "statement")]
    assert "Orla Dane" in found[0][0]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor did not say whether the quay was safe.",
        "Orla Dane never said that the quay was safe.",
        "Nobody said that the quay was safe.",
        "If the mayor says the quay is safe, the boats will sail.",
        "The mayor would not say who owned the quay.",
        "The mayor refused to say who owned the quay.",
        "The mayor declined to comment.",
        "The mayor could not explain why the quay had sunk.",
        "The mayor will say on Monday that the quay is safe.",
        "Ask the mayor whether the quay is safe.",
        "There was no claim that the quay was safe.",
        "The mayor has not seen the crack.",
        "Let me say that the quay is safe.",
    ],
)
def test_what_was_not_said_is_not_attributed(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The mayor does not believe that the quay is safe.", "does not believe"),
        ("The mayor not only said that the quay was safe.", "said"),
        ("The mayor went on to say that the quay was safe.", "say"),
        ("The mayor refused to sell the quay.", "refused"),
        ("The mayor denied that the quay was unsafe.", "denied"),
        ("I must say that the quay is safe.", "must say"),
        ("The mayor has not agreed to sell the quay.", "has not agreed"),
    ],
)
def test_a_stand_and_a_denial_stay(text: str, cue: str) -> None:
    assert any(found.endswith(cue) for _, found, _ in told(text))
