"""Evaluations: what a claim judges, in which words, and how."""

from __future__ import annotations

import pytest
from claim_texts import claims_of, said

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
        ("The account proved to be accurate.", ("account", "accurate", "good", "merit")),
        ("The report is ill-conceived.", ("report", "ill-conceived", "bad", "merit")),
        ("The plan was a failed attempt.", ("plan", "failed", "bad", "merit")),
        ("It was a disastrous winter.", ("it", "disastrous", "bad", "merit")),
        ("The plan is new, clear and transparent.", ("plan", "transparent", "good", "merit")),
        (
            "The plan was nothing more than a failed attempt.",
            ("plan", "failed", "bad", "merit"),
        ),
        ("It is Maltrey that broke the truce.", ("Maltrey", "broke", "bad", "law")),
        (
            "The raid was carried out without consent.",
            ("raid", "without consent", "bad", "law"),
        ),
        ("Having such a levy is unfair.", ("Having such a levy", "unfair", "bad", "merit")),
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
        "Two guards tested positive.",
        "Holt is responsible for the dam.",
        "Holt feels as good as ever, he said.",
        "Iraq is a good friend.",
        "Holt succeeded Dana Reed as mayor.",
        "The network is no more biased than the others.",
        "They broke it down in order.",
        "The guards bought bread in case the truce failed.",
        "What Holt owes is to be honest.",
        "Rain is positive for the virus.",
        "One of the main reasons is the illegal market.",
        "One of the reforms was a disaster.",
        "The pump failed.",
        "The village lies on the coast.",
        "Every tractor that backfired was counted.",
        "It was sold in a way that is safe.",
        "The dam must not be unsafe.",
        "If the truce fails, the guards will leave.",
        "The council must not open it without the consent of the mayor.",
        "Holt vowed to ignore the agreement.",
        "The board effectively closed the bridge.",
        "The company's legal costs rose.",
        "There is no excuse.",
        "Holt is not enthusiastic about the plan.",
        "The state's popular vote was counted.",
        "The plan has been called a farce.",
        "The rain justifies the cost.",
        "The witnesses had been ridiculed.",
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


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("The dam is safe.", "good"),
        ("The dam is not safe.", "not good"),
        ("The deal is no farce.", "not bad"),
        ("The deal was hardly a triumph.", "not good"),
        ("The deal was anything but a success.", "not good"),
        ("The deal is far from perfect.", "not good"),
        ("The deal was not exactly a success.", "open"),
        ("The deal was not altogether legal.", "open"),
        ("The raid was almost a disaster.", "open"),
        ("The raid would be illegal.", "open"),
        ("Was the raid illegal?", "open"),
    ],
)
def test_what_is_held_tells_of_negation_and_modality(text: str, held: str) -> None:
    (claim,) = (one for one in claims_of(text) if one.evaluation)
    assert claim.held == held


def test_a_claim_that_judges_nothing_holds_no_value() -> None:
    (claim,) = claims_of("The bridge opened in May.")
    assert claim.held is None


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The suit is old, and it is a farce.", "suit"),
        ("The truce holds. It is a triumph.", "truce"),
        ("The council, which broke the law, met.", "council"),
    ],
)
def test_a_pronoun_is_what_it_plainly_stands_for(text: str, target: str) -> None:
    (found,) = (claim.evaluation for claim in claims_of(text) if claim.evaluation)
    assert (found.target, found.is_open) == (target, False)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The board closed the dam. It was a mistake.", "it"),
        ("The truce holds. This is a triumph.", "this"),
        ("The board left it to Ms Dana Holt, which was a wise choice.", "which"),
        ("My reaction, that was outrageous.", "that"),
        ("The ministry said it was in accordance with the treaty.", "it"),
        ("“We are acting in accordance with the charter,” Dana Holt said.", "we"),
    ],
)
def test_a_pronoun_that_can_mean_more_is_left_open(text: str, target: str) -> None:
    (found,) = (claim.evaluation for claim in claims_of(text) if claim.evaluation)
    assert (found.target, found.is_open) == (target, True)


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("The plan was criticised by growers.", "growers"),
        ("Selmark justifies its presence in Kirin.", "Selmark"),
    ],
)
def test_who_judges_is_told_where_it_is_not_the_source(text: str, holder: str) -> None:
    (found,) = (claim.evaluation for claim in claims_of(text) if claim.evaluation)
    assert found.holder == holder


@pytest.mark.parametrize("who", ["They", "It", "She", "Few"])
def test_a_pronoun_that_is_left_open_and_few_judge_nothing(who: str) -> None:
    assert all(claim.evaluation is None for claim in claims_of(f"{who} praised the Harrow plan."))


def test_whoever_is_the_source_is_not_told_again() -> None:
    text = "Dana Holt criticised the deployment."
    said_by = said(text, "Dana Holt", "criticised", "the deployment", name="Dana Holt")
    (claim,) = claims_of(text, [said_by])
    assert claim.evaluation is not None
    assert (claim.attribution, claim.evaluation.holder) == ("a", None)


@pytest.mark.parametrize(
    ("text", "cue", "held"),
    [
        ("Dana Holt called the truce a naive gesture.", "called", "bad"),
        ("Dana Holt called the truce unsubstantiated.", "called", "bad"),
        ("Dana Holt stopped calling the truce a triumph.", "stopped calling", "open"),
    ],
)
def test_what_a_thing_is_called_judges_it(text: str, cue: str, held: str) -> None:
    words = text[text.index("the truce") : -1]
    (claim,) = (c for c in claims_of(text, [said(text, "Dana Holt", cue, words)]) if c.evaluation)
    assert claim.evaluation is not None
    assert (claim.evaluation.target, claim.held) == ("truce", held)


def test_adjectives_that_are_joined_judge_both() -> None:
    found = evaluations_of("The council ended Kirin's useless and illegal blockade.")
    assert found == [
        ("Kirin's blockade", "useless", "bad", "merit"),
        ("Kirin's useless blockade", "illegal", "bad", "law"),
    ]


def test_who_is_condemned_for_a_deed_is_judged_beside_it() -> None:
    text = "Dana Holt condemned the board for closing the bridge."
    content = "the board for closing the bridge"
    given = said(text, "Dana Holt", "condemned", content, name="Dana Holt", act="accusing")
    found = {c.predicate: c for c in claims_of(text, [given])}
    assert set(found) == {"condemn", "close"}
    judged = found["condemn"].evaluation
    assert judged is not None
    assert (judged.target, judged.value, found["condemn"].attribution) == ("board", "bad", "a")
    assert found["close"].evaluation is None


def test_nobody_in_particular_judges_by_a_participle() -> None:
    found = claims_of("Holt had a moment that could count, denouncing the raid on Kirin.")
    assert not any(claim.evaluation for claim in found)


def test_a_participle_judges_beside_its_clause() -> None:
    text = "Criticising the raid on Kirin, Dana Holt said that the town was safe."
    (judged,) = [c for c in claims_of(text) if c.predicate == "criticise"]
    assert judged.span.of(text) == "Criticising the raid on Kirin"
    assert judged.evaluation is not None
    found = (judged.evaluation.target, judged.evaluation.value, judged.evaluation.holder)
    assert found == ("raid", "bad", "Dana Holt")
