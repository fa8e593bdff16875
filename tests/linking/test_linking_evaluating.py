"""Judgements of one target: in documents as they are read, from the words to the points."""

from __future__ import annotations

from itertools import pairwise

import pytest
from text_documents import document_of

from sayso.attribution import find_attributions
from sayso.claims import find_claims
from sayso.language.parse import parse_document
from sayso.linking import Linked, Material, link
from sayso.linking.evaluating import MOST
from sayso.model import Attribution, Claim

DAY = "2031-05-04"


def linked(*texts: str) -> Linked:
    """Link documents of different publishers, by rules alone."""
    documents = [
        document_of(text, id=f"d{n:03}", publisher=f"Paper {n}", published=DAY)
        for n, text in enumerate(texts)
    ]
    said: list[Attribution] = []
    claims: list[Claim] = []
    for document in documents:
        parse = parse_document(document)
        found = find_attributions(document, parse)
        said += found
        claims += find_claims(document, parse, found)
    return link(Material(documents, said, claims))


def kinds(found: Linked) -> list[tuple[str, str]]:
    return [(r.kind, r.reasons[0].kind) for r in found.relations]


def test_lawful_stands_against_unlawful() -> None:
    found = linked(
        "Mayor Dana Holt denounced the illegal presence of the United States in Kirin.",
        "The United States justifies its presence in Kirin.",
    )
    assert ("contradicts", "evaluation") in kinds(found)
    (point,) = [point for point in found.points if point.contested]
    assert {side.stance for side in point.sides} == {"affirms", "denies"}


def test_whoever_is_told_to_judge_is_on_a_side() -> None:
    found = linked(
        "Mayor Dana Holt denounced the illegal presence of the United States in Kirin.",
        "The United States justifies its presence in Kirin.",
    )
    (point,) = [point for point in found.points if point.contested]
    assert ("United States",) in {side.sources for side in point.sides}


def test_what_an_open_pronoun_stands_for_is_not_guessed() -> None:
    found = linked(
        "The illegal presence of the United States in Kirin goes on.",
        "The United States left Kirin in May. Some say this is lawful.",
    )
    assert "evaluation" not in {reason for _, reason in kinds(found)}


def test_one_evaluation_of_one_target_is_agreement() -> None:
    found = linked(
        "The illegal presence of the United States in Kirin goes on.",
        "Dana Holt criticised the unlawful presence of the United States.",
    )
    assert ("supports", "evaluation") in kinds(found)
    assert "contradicts" not in {kind for kind, _ in kinds(found)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # two things
        ("The illegal presence of the United States goes on.", "France justifies its presence."),
        # two aspects
        ("The illegal presence of the United States goes on.",
         "The presence of the United States is useful."),
        # of a country as a whole too many things are said
        ("The United States acted in violation of the treaty.",
         "The United States acted in accordance with the charter."),
    ],
)  # fmt: skip
def test_other_evaluations_are_left_alone(one: str, other: str) -> None:
    assert "evaluation" not in {reason for _, reason in kinds(linked(one, other))}


def test_the_order_of_documents_does_not_matter() -> None:
    texts = (
        "The illegal presence of the United States in Kirin goes on.",
        "The United States justifies its presence in Kirin.",
    )
    assert sorted(kinds(linked(*texts))) == sorted(kinds(linked(*reversed(texts))))


def test_many_evaluations_of_one_target_are_compared_with_few() -> None:
    text = "The illegal presence of the United States in Kirin goes on."
    found = linked(*[text] * (MOST + 10))
    evaluated = [r for r in found.relations if r.reasons[0].kind == "evaluation"]
    by_claim = {r.b for r in evaluated}
    assert all(len([r for r in evaluated if r.b == name]) <= MOST for name in by_claim)
    assert all((x.a, x.b) <= (y.a, y.b) for x, y in pairwise(found.relations))
