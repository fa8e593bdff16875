"""Claims that are no plain clause: told deeds and views, and claims without a verb."""

from __future__ import annotations

from dataclasses import replace

import pytest
from claim_texts import claim_of, claims_of, make_document, said

from sayso.claims import find_claims
from sayso.language.parse import parse_document
from sayso.model import Attribution, Claim


def of(text: str, predicate: str, attributions: list[Attribution]) -> Claim:
    return claim_of(text, predicate, attributions)


DEEDS = [
    ("The ministry ordered the evacuation of Lower Marl.", "ordered", "the evacuation of Lower"),
    ("The board learned of the leak on Tuesday.", "learned of", "the leak"),
    ("The council refused an inquiry.", "refused", "an inquiry"),
    ("The board decided on the sale.", "decided on", "the sale"),
]


@pytest.mark.parametrize(("text", "cue", "content"), DEEDS)
def test_a_deed_heard_as_a_saying_is_a_claim_of_whoever_tells_it(
    text: str, cue: str, content: str
) -> None:
    source = text[: text.index(f" {cue}")]
    found = claims_of(text, [said(text, source, cue, content, name=source)])
    assert [c.attribution for c in found] == [None]
    assert found[0].span.of(text) == text[:-1]


def test_a_deed_in_quoted_words_is_a_claim_of_their_source() -> None:
    text = "“The ministry ordered the closure,” Ada Brook said."
    outer = said(text, "Ada Brook", "said", "“The ministry ordered the closure,”", form="direct")
    inner = said(text, "The ministry", "ordered", "the closure", name="ministry")
    found = claims_of(text, [replace(outer, id="o"), replace(inner, parent="o")])
    assert [(c.attribution, c.predicate, c.object) for c in found] == [("o", "order", "closure")]


def test_a_view_is_a_claim_of_its_subject() -> None:
    text = "The board blames the weather for the outage."
    found = of(text, "blame", [said(text, "The board", "blames", "the weather", name="board")])
    assert found.attribution == "a"
    assert found.object == "weather"
    assert [(c.attribution, c.code) for c in found.commitments] == [(None, "CT+"), ("a", "CT+")]


def test_a_view_that_is_not_held_is_negative() -> None:
    text = "The board does not blame the weather."
    found = of(text, "blame", [said(text, "The board", "blame", "the weather", name="board")])
    assert (found.attribution, found.polarity) == ("a", "negative")


def test_an_order_is_a_claim_beside_what_is_ordered() -> None:
    text = "The mayor told the residents to boil their water."
    given = said(text, "The mayor", "told", "the residents to boil their water", name="mayor")
    found = claims_of(text, [given])
    assert {(c.predicate, c.attribution) for c in found} == {("tell", None), ("boil", "a")}
    told = next(c for c in found if c.predicate == "tell")
    assert told.span.of(text) == text[:-1]


def test_words_that_are_said_are_no_deed_of_saying() -> None:
    text = "“Twelve lorries,” the driver said."
    found = claims_of(text, [said(text, "the driver", "said", "“Twelve lorries,”", form="direct")])
    assert [(c.predicate, c.attribution) for c in found] == [("be lorry", "a")]


def test_what_an_accusation_says_stays_a_claim_of_the_accuser() -> None:
    text = "The mayor accused the army of killing civilians."
    found = claims_of(text, [said(text, "The mayor", "accused", "the army of killing civilians")])
    assert [(c.predicate, c.attribution) for c in found] == [("kill", "a")]


JUDGED = [
    ("The union called the letter a forgery.", "called", "letter", "be forgery"),
    ("Ada Brook called it a farce.", "called", "it", "be farce"),
    ("Ada Brook dismissed the report as gossip.", "dismissed", "report", "be gossip"),
    ("The minister hailed the deal as a triumph.", "hailed", "deal", "be triumph"),
]


@pytest.mark.parametrize(("text", "cue", "subject", "predicate"), JUDGED)
def test_what_a_thing_is_called_is_a_claim_about_it(
    text: str, cue: str, subject: str, predicate: str
) -> None:
    before, _, content = text[:-1].partition(f" {cue} ")
    found = of(text, predicate, [said(text, before, cue, content, name=before)])
    assert (found.subject, found.attribution) == (subject, "a")
    assert (found.polarity, found.certainty, found.heard_as) == ("positive", "certain", "asserted")
    assert found.span.of(text) == content
    assert found.commitments[-1].code == "CT+"


def test_a_figure_that_is_put_on_something_is_a_claim_of_a_number() -> None:
    text = "The ministry put the number of dead at 17."
    content = "the number of dead at 17"
    found = of(text, "be at", [said(text, "The ministry", "put", content, name="ministry")])
    assert (found.subject, [q.low for q in found.quantities]) == ("number of dead", [17.0])
    assert found.span.of(text) == content


def test_a_short_answer_is_a_claim() -> None:
    text = "BROOK: More than two hundred. The wells are counted daily."
    content = "More than two hundred. The wells are counted daily."
    given = said(text, "BROOK", ":", content, name="Ada Brook", form="direct")
    first = claims_of(text, [given])[0]
    assert first.span.of(text) == "More than two hundred"
    assert first.attribution == "a"
    assert [q.low for q in first.quantities] == [200.0]


def test_a_judgement_without_a_verb_is_a_claim_of_the_document() -> None:
    found = claims_of("The vote was held on Monday. A farce. Twelve chairs.")
    assert [c.predicate for c in found] == ["hold", "be farce"]


def test_a_short_answer_with_do_is_a_claim() -> None:
    found = claims_of("They say that the board closed it. It did not.")
    assert ("do", "negative") in [(c.predicate, c.polarity) for c in found]


NEGATIVE = [
    ("There was no shortage of nurses.", "exist"),
    ("Not one soldier fired.", "fire"),
    ("Nobody had the key.", "have key"),
    ("None of the wells leaked.", "leak"),
    ("Neither side signed the paper.", "sign"),
    ("No lorry reached the village.", "reach"),
    ("Hardly anyone came.", "come"),
]


@pytest.mark.parametrize(("text", "predicate"), NEGATIVE)
def test_what_there_is_none_of_is_denied(text: str, predicate: str) -> None:
    found = claims_of(text)
    assert [c.polarity for c in found] == ["negative"], found
    assert (found[0].predicate or "").split()[0] == predicate.split(maxsplit=1)[0]


def test_no_need_of_something_is_denied() -> None:
    text = "“No need for an inquiry,” the minister said."
    given = said(text, "the minister", "said", "“No need for an inquiry,”", form="direct")
    assert [c.polarity for c in claims_of(text, [given])] == ["negative"]


def test_a_told_noun_stays_in_its_clause() -> None:
    text = "The talk of a shortage is an excuse."
    found = of(text, "be excuse", [said(text, "", "The talk of", "a shortage")])
    assert found.span.of(text) == text[:-1]


def test_claims_do_not_depend_on_the_order_of_attributions() -> None:
    text = "“The ministry ordered the closure,” Ada Brook said."
    outer = replace(
        said(text, "Ada Brook", "said", "“The ministry ordered the closure,”", form="direct"),
        id="o",
    )
    inner = replace(said(text, "The ministry", "ordered", "the closure"), parent="o")
    document = make_document(text)
    parse = parse_document(document)
    one = find_claims(document, parse, [outer, inner])
    assert one == find_claims(document, parse, [inner, outer])


def test_what_only_presents_a_clause_is_no_claim() -> None:
    assert [c.predicate for c in claims_of("It later emerged that the guards had left.")] == [
        "leave"
    ]


def test_who_says_what_is_next_is_no_part_of_the_clause_before() -> None:
    text = "They are doing it, and Dana Holt says the bridge is open."
    given = said(text, "Dana Holt", "says", "the bridge is open", name="Dana Holt")
    found = {c.predicate: c.span.of(text) for c in claims_of(text, [given])}
    assert found["do"] == "They are doing it"


def test_words_for_a_part_keep_their_head() -> None:
    (claim,) = claims_of("Some of the bridges fell.")
    assert claim.subject == "some of bridges"


def test_what_somebody_sees_is_no_claim() -> None:
    text = "What Dana Holt sees is a town."
    given = said(text, "Dana Holt", "sees", "is a town", name="Dana Holt")
    assert "see" not in {c.predicate for c in claims_of(text, [given])}


@pytest.mark.parametrize(
    ("text", "predicate", "words"),
    [
        (
            "The law will allow the town to keep it.",
            "allow",
            "The law will allow the town to keep it",
        ),
        (
            "It is important that they agree.",
            "be important",
            "It is important that they agree",
        ),
        (
            "The board is trying to stop the town accessing it.",
            "try to stop",
            "The board is trying to stop the town accessing it",
        ),
    ],
)
def test_a_clause_covers_what_completes_it(text: str, predicate: str, words: str) -> None:
    assert claim_of(text, predicate).span.of(text) == words


def test_a_purpose_before_a_content_is_no_claim() -> None:
    text = "“To win the game you must play,” Dana Holt said."
    given = said(text, "Dana Holt", "said", "“To win the game you must play,”", form="direct")
    assert {c.predicate for c in claims_of(text, [given])} == {"play"}


@pytest.mark.parametrize(
    ("text", "predicates"),
    [
        ("The doctor cannot know where it came from.", {"know"}),
        ("They understand exactly what the board means.", {"understand"}),
        ("It is fair to say that the guards left.", {"leave"}),
    ],
)
def test_what_names_or_presents_something_is_no_claim(text: str, predicates: set[str]) -> None:
    assert {c.predicate for c in claims_of(text)} == predicates


def test_what_is_done_by_telephone_has_no_doer() -> None:
    assert claim_of("The mayor was told by telephone on Friday.", "tell").subject is None
    assert claim_of("The bridge was destroyed by fire.", "destroy").subject == "fire"


def test_that_there_are_concerns_is_no_claim_beside_what_they_are() -> None:
    text = "There are concerns that the bridge fell."
    given = said(text, "", "concerns", "the bridge fell")
    assert {c.predicate for c in claims_of(text, [given])} == {"fall"}
