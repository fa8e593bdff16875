"""Scope of negation: which clause a negator denies, and which it leaves alone."""

from __future__ import annotations

import pytest
from claim_texts import claim_of, claims_of

NEGATIVE = [
    ("The rebels did not attack the convoy.", "attack"),
    ("The rebels didn't attack the convoy.", "attack"),
    ("The rebels didn’t attack the convoy.", "attack"),
    ("The army never entered the town.", "enter"),
    ("No civilians were killed in the raid.", "kill"),
    ("The raid killed no civilians.", "kill"),
    ("Nobody survived the crash.", "survive"),
    ("No one claimed the attack.", "claim"),
    ("None of the hostages returned.", "return"),
    ("Nothing happened that night.", "happen"),
    ("Neither side won the battle.", "win"),
    ("Neither Norland nor Sudria signed the treaty.", "sign"),
    ("The minister is no longer in office.", "be in"),
    ("The factory no longer makes tanks.", "make"),
    ("The company failed to deliver the aid.", "deliver"),
    ("The company refused to deliver the aid.", "deliver"),
    ("The company declined to publish the report.", "publish"),
    ("The mayor neglected to inform the council.", "inform"),
    ("The pilot avoided hitting the school.", "hit"),
    ("The plant has stopped producing steel.", "produce"),
    ("The council was unable to reach a deal.", "reach"),
    ("The army did not manage to take the bridge.", "take"),
    ("The minister cannot leave the country.", "leave"),
    ("Not a single shell hit the town.", "hit"),
    ("By no means did the army win the war.", "win"),
    ("Under no circumstances will the army leave the valley.", "leave"),
    ("At no time did the army use gas.", "use"),
    ("He is not a spy.", "be spy"),
    ("The report was not true.", "be true"),
    ("There were no survivors.", "exist"),
    ("There was not one survivor.", "exist"),
    ("Norland has not yet withdrawn its troops.", "withdraw"),
    ("The troops have still not crossed the river.", "cross"),
    ("The army hardly used its tanks.", "use"),
    ("The ministry paid nothing for the land.", "pay"),
    ("Nor did the army take the bridge.", "take"),
    ("The council has yet to approve the plan.", "approve"),
    ("The deal was neither fair nor lawful.", "be fair"),
    ("The deal was anything but a success.", "be anything but"),
    ("The deal is far from perfect.", "be"),
]

POSITIVE = [
    ("The deal was nothing more than a farce.", "be nothing"),
    ("The town is far from the coast.", "be"),
    ("The ministry not only denied the report but also sued the paper.", "deny"),
    ("The ministry not only denied the report but also sued the paper.", "sue"),
    ("Not only did the army take the town, it burned the bridge.", "take"),
    ("The army took not just the town but the bridge.", "take"),
    ("The troops did not leave until Friday.", "leave"),
    ("The ministry told nothing but lies.", "tell"),
    ("The council did not fail to reach a deal.", "reach"),
    ("Nobody doubts that the army took the town.", "take"),
    ("There is no doubt that the army took the town.", "take"),
    ("The army has a non-exhaustive list of targets.", "have"),
    ("The court published a nonbinding opinion.", "publish"),
    ("The mayor left without an escort.", "leave"),
    ("The troops left in May, not June.", "leave"),
    ("Norland, not Sudria, shelled the village.", "shell"),
    ("The rebels did not flee but fought the army.", "fight"),
    ("The convoy that did not stop hit the gate.", "hit"),
    ("The army won, although the rebels did not surrender.", "win"),
    ("The army did not win because the rebels held the bridge.", "hold"),
    ("The mayor, who did not vote, signed the treaty.", "sign"),
    ("He did not know that the army had left.", "leave"),
    ("No fewer than 20 soldiers died.", "die"),
    ("No more than 20 soldiers died.", "die"),
    ("The army managed to take the bridge.", "take"),
    ("No, the army left the valley.", "leave"),
    ("The mine was closed for no reason.", "close"),
    ("It is not impossible that the army left.", "leave"),
    ("There is no question that the army left.", "leave"),
]

OPEN = [
    ("Not all rebels left the town.", "leave"),
    ("Not every soldier fired.", "fire"),
    ("The bridge was not the only target.", "be target"),
    ("The deal does not necessarily end the war.", "end"),
    ("The bridge almost collapsed.", "collapse"),
    ("The raid was almost a disaster.", "be disaster"),
    ("The army may or may not have left.", "leave"),
    ("If the army does not leave, the talks will fail.", "leave"),
    ("Did the army not leave?", "leave"),
]


@pytest.mark.parametrize(("text", "predicate"), NEGATIVE)
def test_a_negator_denies_its_own_clause(text: str, predicate: str) -> None:
    assert claim_of(text, predicate).polarity == "negative"


@pytest.mark.parametrize(("text", "predicate"), POSITIVE)
def test_words_that_do_not_deny_the_clause_leave_it_positive(text: str, predicate: str) -> None:
    assert claim_of(text, predicate).polarity == "positive"


@pytest.mark.parametrize(("text", "predicate"), OPEN)
def test_partial_and_conditional_negation_leaves_the_polarity_open(
    text: str, predicate: str
) -> None:
    assert claim_of(text, predicate).polarity == "unknown"


def test_or_carries_a_negation_to_the_second_verb() -> None:
    found = claims_of("The army did not bomb or shell the town.")
    assert [(c.predicate, c.polarity) for c in found] == [
        ("bomb", "negative"),
        ("shell", "negative"),
    ]


def test_and_with_a_tense_of_its_own_does_not_carry_the_negation() -> None:
    found = claims_of("The army did not bomb the town and left the valley.")
    assert [(c.predicate, c.polarity) for c in found] == [
        ("bomb", "negative"),
        ("leave", "positive"),
    ]


def test_without_denies_the_verb_after_it_only() -> None:
    found = {c.predicate: c.polarity for c in claims_of("The men left without paying the bill.")}
    assert found == {"leave": "positive", "pay": "negative"}


def test_two_negations_in_one_clause_cancel_out() -> None:
    assert claim_of("Nobody did not vote.", "vote").polarity == "positive"
    assert claim_of("The army never failed to pay its men.", "pay").polarity == "positive"


@pytest.mark.parametrize(
    "text",
    [
        "I don't think the army left.",
        "The mayor does not believe that the army left.",
        "The army is not expected to leave.",
        "The army is unlikely to leave.",
        "The army does not seem to have left.",
    ],
)
def test_a_negated_belief_denies_its_clause_with_probability(text: str) -> None:
    found = claim_of(text, "leave")
    assert (found.polarity, found.certainty) == ("negative", "probable")


def test_the_deciding_words_are_shown() -> None:
    text = "No shells hit the town, and the army may not have fired."
    hit, fire = claims_of(text)
    assert [span.of(text) for span in hit.deciding] == ["No"]
    assert [span.of(text) for span in fire.deciding] == ["may", "not"]
