"""How surely a clause is said, relative to its innermost source."""

from __future__ import annotations

import pytest
from claim_texts import claim_of, claims_of, said

CASES = [
    ("The army took the town.", "take", "positive", "certain", "asserted"),
    ("The army may take the town.", "take", "positive", "possible", "asserted"),
    ("The army could have taken the town.", "take", "positive", "possible", "asserted"),
    ("Perhaps the army took the town.", "take", "positive", "possible", "asserted"),
    ("The army probably took the town.", "take", "positive", "probable", "asserted"),
    ("The army is likely to take the town.", "take", "positive", "probable", "asserted"),
    ("The army is expected to take the town.", "take", "positive", "probable", "asserted"),
    ("The army appears to have taken the town.", "take", "positive", "probable", "asserted"),
    ("The army must have taken the town.", "take", "positive", "probable", "asserted"),
    ("The army is able to take the town.", "take", "positive", "possible", "asserted"),
    ("The army will take the town.", "take", "positive", "certain", "asserted"),
    ("The army would take the town.", "take", "positive", "unknown", "asserted"),
    ("The army should take the town.", "take", "positive", "unknown", "wished"),
    ("The army has to take the town.", "take", "positive", "unknown", "wished"),
    ("Did the army take the town?", "take", "unknown", "unknown", "asked"),
    ("If the army takes the town, the war ends.", "take", "unknown", "unknown", "supposed"),
    ("If the army takes the town, the war ends.", "end", "positive", "unknown", "asserted"),
    ("Unless it rains, the army will take the town.", "take", "positive", "unknown", "asserted"),
    ("The army might not take the town.", "take", "negative", "possible", "asserted"),
    ("The army could not take the town.", "take", "negative", "certain", "asserted"),
    ("It is possible that the army took the town.", "take", "positive", "possible", "asserted"),
    ("It is likely that the army took the town.", "take", "positive", "probable", "asserted"),
    ("It is unlikely that the army took the town.", "take", "negative", "probable", "asserted"),
    ("It is clear that the army took the town.", "take", "positive", "certain", "asserted"),
    ("It is not true that the army took the town.", "take", "positive", "unknown", "asserted"),
    ("It is false that the army took the town.", "take", "positive", "certain", "denied"),
    ("There is no evidence that the army took the town.", "take", "positive", "unknown", "doubted"),
    ("He rejected reports that the army took the town.", "take", "positive", "unknown", "denied"),
    ("He rejects the accusation that Kelvary opened it.", "open", "positive", "unknown", "denied"),
    ("The claim that the army took the town spread.", "take", "positive", "unknown", "asserted"),
    ("The fact that the army took the town is known.", "take", "positive", "certain", "asserted"),
    ("It is unclear whether the army took the town.", "take", "unknown", "unknown", "asked"),
    ("The army took the town or not.", "take", "unknown", "unknown", "asked"),
    ("The army took the town, like it or not.", "take", "positive", "certain", "asserted"),
    ("The army took the town because it rained.", "rain", "positive", "certain", "asserted"),
    ("Guards are not silly, they know the army.", "be silly", "negative", "certain", "asserted"),
    ("It is not because the army left.", "leave", "unknown", "unknown", "asserted"),
    ("He keeps a boat in case the army leaves.", "leave", "unknown", "unknown", "supposed"),
    ("The mayor proposed that the army take it.", "take", "positive", "unknown", "wished"),
]


@pytest.mark.parametrize(("text", "predicate", "polarity", "certainty", "heard"), CASES)
def test_own_voice(text: str, predicate: str, polarity: str, certainty: str, heard: str) -> None:
    found = claim_of(text, predicate)
    assert (found.polarity, found.certainty, found.heard_as) == (polarity, certainty, heard)


SOURCES = [
    ("The mayor denied that the army took the town.", "denied", "positive", "certain", "denied"),
    ("The mayor denied the army never took the town.", "denied", "negative", "certain", "denied"),
    (
        "The mayor did not deny that the army took the town.",
        "deny",
        "positive",
        "unknown",
        "supposed",
    ),
    ("The mayor doubted that the army took the town.", "doubted", "positive", "unknown", "doubted"),
    ("The mayor asked whether the army took the town.", "asked", "unknown", "unknown", "asked"),
    ("The mayor hoped that the army took the town.", "hoped", "positive", "unknown", "wished"),
    (
        "The mayor believes that the army took the town.",
        "believes",
        "positive",
        "probable",
        "asserted",
    ),
    (
        "The mayor does not believe that the army took the town.",
        "believe",
        "negative",
        "probable",
        "asserted",
    ),
    ("The mayor said that the army took the town.", "said", "positive", "certain", "asserted"),
    (
        "The mayor did not say that the army took the town.",
        "say",
        "positive",
        "unknown",
        "supposed",
    ),
    (
        "The mayor claimed that the army never took the town.",
        "claimed",
        "negative",
        "certain",
        "asserted",
    ),
    (
        "The mayor said that the army would take the town.",
        "said",
        "positive",
        "probable",
        "asserted",
    ),
]


@pytest.mark.parametrize(("text", "cue", "polarity", "certainty", "heard"), SOURCES)
def test_relative_to_the_source(
    text: str, cue: str, polarity: str, certainty: str, heard: str
) -> None:
    start = text.index("that ") if "that " in text else text.index("the army")
    content = text[text.index("whether") if "whether" in text else start : -1]
    found = claim_of(text, "take", [said(text, "The mayor", cue, content)])
    assert (found.polarity, found.certainty, found.heard_as) == (polarity, certainty, heard)
    assert found.attribution == "a"


def test_the_attributing_clause_is_no_claim() -> None:
    text = "The mayor said the army took the town."
    found = claims_of(text, [said(text, "The mayor", "said", "the army took the town")])
    assert [c.predicate for c in found] == ["take"]


def test_a_clause_that_only_tells_is_no_claim_even_without_an_attribution() -> None:
    found = claims_of("Officials said that the army took the town.")
    assert [(c.predicate, c.certainty) for c in found] == [("take", "unknown")]


def test_an_accusation_is_a_claim_about_the_accused() -> None:
    text = "The mayor accused the army of killing civilians."
    found = claim_of(
        text, "kill", [said(text, "The mayor", "accused", "the army of killing civilians")]
    )
    assert (found.subject, found.object, found.polarity) == ("army", "civilians", "positive")


def test_a_promise_is_a_claim_about_who_promises() -> None:
    text = "The mayor vowed to rebuild the bridge."
    found = claim_of(text, "rebuild", [said(text, "The mayor", "vowed", "to rebuild the bridge")])
    assert (found.subject, found.object) == ("mayor", "bridge")


def test_the_first_person_in_a_quotation_is_its_source() -> None:
    text = "“We will rebuild the bridge,” Ada Brook said."
    found = claim_of(
        text,
        "rebuild",
        [
            said(
                text,
                "Ada Brook",
                "said",
                "“We will rebuild the bridge,”",
                name="Ada Brook",
                form="direct",
            )
        ],
    )
    assert found.subject == "Ada Brook"


def test_the_same_pronoun_as_the_source_is_the_source() -> None:
    text = "She said she had paid the bill."
    found = claim_of(
        text, "pay", [said(text, "She", "said", "she had paid the bill", name="Ada Brook")]
    )
    assert found.subject == "Ada Brook"


def test_another_pronoun_stays_as_it_is() -> None:
    text = "Ada Brook said he had paid the bill."
    found = claim_of(
        text, "pay", [said(text, "Ada Brook", "said", "he had paid the bill", name="Ada Brook")]
    )
    assert found.subject == "he"


@pytest.mark.parametrize(
    ("text", "cue", "polarity", "certainty"),
    [
        ("The mayor is not sure the army left.", "is not sure", "positive", "unknown"),
        ("The mayor is sure the army left.", "is sure", "positive", "certain"),
    ],
)
def test_a_cue_that_is_an_adjective_is_negated_by_its_verb(
    text: str, cue: str, polarity: str, certainty: str
) -> None:
    given = said(text, "The mayor", cue, "the army left")
    found = claim_of(text, "leave", [given])
    assert (found.polarity, found.certainty) == (polarity, certainty)


def test_who_is_unwilling_to_act_does_not() -> None:
    assert claim_of("The army is unwilling to leave.", "leave").polarity == "negative"


def test_what_somebody_is_pressed_to_do_is_wished() -> None:
    text = "The union is pushing the board to leave."
    given = said(text, "The union", "is pushing the board", "to leave")
    assert claim_of(text, "leave", [given]).heard_as == "wished"
