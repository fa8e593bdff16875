"""Evaluations: what a claim judges, in which words, and how."""

from __future__ import annotations

import pytest
from claim_texts import claims_of

from sayso.model import Claim


def evaluations_of(text: str) -> list[tuple[str, str, str, str]]:
    """Return (target, judging words, value, aspect) of the evaluations in a text."""
    found = [claim.evaluation for claim in claims_of(text) if claim.evaluation]
    return [(one.target, one.span.of(text), one.value, one.aspect) for one in found]


@pytest.mark.parametrize(
    ("text", "evaluation"),
    [
        ("The pact is a facade.", ("pact", "facade", "bad", "merit")),
        ("The Kirin blockade remains unlawful.", ("Kirin blockade", "unlawful", "bad", "law")),
        ("The dam is not safe.", ("dam", "safe", "good", "merit")),
        ("The deal was not a success.", ("deal", "success", "good", "merit")),
        ("It was a disastrous mistake.", ("it", "mistake", "bad", "merit")),
        ("The move violates the treaty.", ("move", "violates", "bad", "law")),
        ("The plan runs counter to the constitution.", ("plan", "counter", "bad", "law")),
        ("The army entered without consent.", ("army", "without consent", "bad", "law")),
        (
            "Kelvary acted in accordance with the charter.",
            ("Kelvary", "in accordance", "good", "law"),
        ),
        ("Troops illegally occupy the valley.", ("troops", "illegally", "bad", "law")),
        ("The council achieved virtually zero.", ("council", "zero", "bad", "merit")),
        ("The operation failed.", ("operation", "failed", "bad", "merit")),
    ],
)
def test_a_clause_judges_its_subject(text: str, evaluation: tuple[str, str, str, str]) -> None:
    assert evaluations_of(text) == [evaluation]


def test_what_is_criticised_is_judged_and_not_who_criticises() -> None:
    assert evaluations_of("Mayor Dana Holt criticised the deployment.") == [
        ("deployment", "criticised", "bad", "merit")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "He failed to appear.",
        "The police seized illegal weapons.",
        "The guards broke the window.",
        "The minister did the washing.",
        "They entered without a torch.",
    ],
)
def test_what_only_looks_like_an_evaluation_is_none(text: str) -> None:
    assert evaluations_of(text) == []


def test_an_adjective_judges_beside_its_clause() -> None:
    text = "The council did not end the illegal presence of the United States in Kirin."
    whole, beside = sorted(claims_of(text), key=lambda claim: claim.span)
    assert whole.kind == "statement"
    assert beside.kind == "evaluation"
    assert beside.evaluation is not None
    assert beside.evaluation.target == "presence of United States"
    assert (beside.polarity, beside.commitments[-1].code) == ("positive", "CT+")


def test_negation_stays_outside_the_value() -> None:
    (claim,) = claims_of("They did nothing.")
    assert claim.evaluation is not None
    assert (claim.polarity, claim.evaluation.value) == ("negative", "good")


def test_an_answer_is_no_evaluation() -> None:
    kinds = {claim.kind for claim in claims_of("Holt said the dam was closed. That is untrue.")}
    assert kinds == {"statement", "answer"}


def test_a_claim_without_evaluation_is_a_statement() -> None:
    claim: Claim
    (claim,) = claims_of("The bridge opened in May.")
    assert (claim.kind, claim.evaluation) == ("statement", None)


@pytest.mark.parametrize(
    "text",
    [
        "The army did nothing wrong.",
        "We have done nothing illegal.",
        "Holt did not criticise the raid.",
        "The mayor criticised nobody.",
        "Reed was condemned to death.",
        "It is illegal to sell arms.",
        "The so-called illegal blockade of France went on.",
        "The “illegal” siege of France went on.",
    ],
)
def test_what_is_not_judged_or_is_others_word_is_no_evaluation(text: str) -> None:
    assert evaluations_of(text) == []
