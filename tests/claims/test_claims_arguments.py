"""Who did what to whom: subjects, predicates, objects, places, names and terms of claims."""

from __future__ import annotations

import pytest
from claim_texts import claim_of, claims_of, make_document, said
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.claims import find_claims
from sayso.language.parse import parse_document
from sayso.model import Span, Zone

FRAMES = [
    ("The rebels attacked the convoy.", "rebels", "attack", "convoy"),
    ("The convoy was attacked by the rebels.", "rebels", "attack", "convoy"),
    ("The convoy was attacked.", None, "attack", "convoy"),
    ("Ada Brook is the mayor of Kirin.", "Ada Brook", "be mayor of", "Kirin"),
    ("The bridge is safe.", "bridge", "be safe", None),
    ("The army carried out the raid.", "army", "carry out", "raid"),
    ("The army agreed to leave the valley.", "army", "agree to leave", "valley"),
    ("The council voted against the plan.", "council", "vote against", "plan"),
    ("There were survivors.", "survivors", "exist", None),
    ("The army is expected to be beaten by the rebels.", "rebels", "beat", "army"),
    ("The mayor’s staff aren’t ready.", "mayor’s staff", "be ready", None),
    ("KIRIN - Norlandian farmers blocked it.", "Norlandian farmers", "block", "it"),
]


@pytest.mark.parametrize(("text", "subject", "predicate", "told"), FRAMES)
def test_a_clause_gives_who_did_what(
    text: str, subject: str | None, predicate: str, told: str | None
) -> None:
    found = claim_of(text, predicate)
    assert (found.subject, found.object) == (subject, told)


def test_a_relative_clause_is_about_its_noun() -> None:
    found = claim_of("The shell that hit the school came from the hill.", "hit")
    assert (found.subject, found.object) == ("shell", "school")


def test_a_joined_verb_shares_its_subject_and_its_terms() -> None:
    found = claim_of("The rebels took the town and burned the bridge.", "burn")
    assert found.subject == "rebels"
    assert found.terms == ("rebel", "burn", "bridge")


def test_the_subject_span_is_the_full_noun_phrase() -> None:
    text = "The two senior officers of the guard who fled last week were caught by the police."
    found = claim_of(text, "catch")
    assert found.object_span is not None
    assert found.object_span.of(text) == text[: text.index(" were")]
    assert found.predicate_span is not None
    assert found.predicate_span.of(text) == "caught"


def test_a_last_name_means_the_only_full_name_in_the_document() -> None:
    text = "Laura Bennett opened the bridge. Bennett thanked the builders."
    assert claim_of(text, "thank").subject == "Laura Bennett"


def test_quantities_and_times_belong_to_the_clause_that_holds_them() -> None:
    text = "The army lost 12 tanks on Monday, and the rebels lost 300 men last May."
    army, rebels = claims_of(text)
    assert [(q.low, q.noun) for q in army.quantities] == [(12, "tank")]
    assert [t.value for t in army.times] == ["2021-09-13"]
    assert [(q.low, q.noun) for q in rebels.quantities] == [(300, "man")]
    assert [t.value for t in rebels.times] == ["2021-05"]


def test_the_day_of_the_telling_is_not_the_day_of_what_is_told() -> None:
    text = "The mayor said on Friday that the bridge fell in May."
    found = claims_of(text, [said(text, "The mayor", "said", "the bridge fell in May")])
    assert [[t.value for t in claim.times] for claim in found] == [["2021-05"]]


def test_a_place_after_in_is_the_place() -> None:
    assert claim_of("The army shelled the market in Paris.", "shell").place == "Paris"


@pytest.mark.parametrize(
    "text",
    [
        "Officials, including the mayor, left.",
        "The army left instead of fighting.",
        "The rebels fought longer than anyone expected.",
        "The army left as soon as it could.",
    ],
)
def test_words_that_claim_nothing_give_no_claim(text: str) -> None:
    assert len(claims_of(text)) == 1


def test_a_heading_gives_a_claim_from_a_participle() -> None:
    text = "Two bridges destroyed in raid\n\nThe raid came at night."
    document = make_document(text, zones=[Zone(Span(0, 29), "heading", "title")])
    found = find_claims(document, parse_document(document), ())
    assert (found[0].predicate, found[0].subject, found[0].object) == (
        "destroy",
        None,
        "two bridges",
    )


def test_a_block_quotation_without_a_source_is_not_the_documents_voice() -> None:
    text = "The army burned the bridge.\n\nThe rebels burned the mill."
    document = make_document(text, zones=[Zone(Span(29, len(text)), "quotation", "indented")])
    found = find_claims(document, parse_document(document), ())
    assert [claim.object for claim in found] == ["bridge"]


def test_the_innermost_attribution_holds_the_claim() -> None:
    text = "The agency said the mayor claimed that the bridge fell."
    outer = said(text, "The agency", "said", "the mayor claimed that the bridge fell")
    inner = said(text, "the mayor", "claimed", "that the bridge fell")
    from dataclasses import replace

    found = claims_of(text, [outer, replace(inner, id="b", parent="a")])
    assert [(claim.predicate, claim.attribution) for claim in found] == [("fall", "b")]


VOCABULARY = [
    *("the", "army", "did", "not", "never", "leave", "if", "may", "said", "that"),
    *("rebels", "no", "town", ",", ".", "?", "“", "”", "12", "who", "and"),
]
WORDS = st.lists(
    st.sampled_from(VOCABULARY),
    min_size=1,
    max_size=25,
)


@settings(deadline=None, max_examples=60)
@given(WORDS)
def test_any_words_give_claims_whose_spans_lie_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    found = claims_of(text)
    assert found == claims_of(text)
    assert len({claim.id for claim in found}) == len(found)
    for claim in found:
        assert 0 <= claim.span.start < claim.span.end <= len(text)
        assert claim.predicate
        for span in claim.deciding:
            assert span.of(text).strip() == span.of(text) != ""


def test_a_name_stays_as_it_is_written_where_the_parser_takes_a_part_for_no_name() -> None:
    text = "It is dry.\n\nPia Delling, who runs the Valley Relief Committee, refuses to take part."
    names = {name for claim in claims_of(text) for name in claim.names}
    assert "Pia Delling" in names
    assert "pia Delling" not in names
