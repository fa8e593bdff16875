"""What rules propose and what the network reads, made one list."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from extract_words import document
from hypothesis import given, settings
from hypothesis import strategies as st
from tagger_cases import tags_of

from sayso.attribution.constructions.boundaries import QuoteLayer
from sayso.attribution.constructions.candidate import TAGGED, Candidate
from sayso.attribution.constructions.confidence import confidence
from sayso.attribution.extract import extract, propose
from sayso.attribution.tagger.find import OF_CONTENT, SURE, Reading, Readings, Tags
from sayso.attribution.tagger.merge import STUBBORN, merge, sureness
from sayso.language.parse import Parse, parse_document
from sayso.model import Span, Spans


@dataclass(frozen=True)
class Case:
    """A text with the rules' candidates, to which a test adds what a network reads."""

    text: str
    parse: Parse
    layer: QuoteLayer
    scored: list[tuple[float, Candidate]]

    def spans(self, *words: str) -> Spans:
        starts = [self.text.index(part) for part in words]
        return tuple(
            Span(start, start + len(part)) for start, part in zip(starts, words, strict=True)
        )


def case(text: str) -> Case:
    made = document(text)
    parse = parse_document(made)
    candidates, layer, cues = propose(made, parse)
    return Case(text, parse, layer, [(confidence(c, parse, layer, cues), c) for c in candidates])


def reading(source: Spans, cue: Spans, content: Spans, sure: float = 0.97) -> Reading:
    return Reading(source, cue, content, sure, sure, sure, sure)


TEXT = "The mayor said that the mill was closed on Monday in the town of Varn."
RULES = "that the mill was closed on Monday in the town of Varn"
SHORTER = "that the mill was closed on Monday"
LEFT_OUT = 5
"""Words by which the two differ."""


def content_after(outside: float) -> str:
    """Return the content where the network reads SHORTER and holds so much against the rest."""
    here = case(TEXT)
    content = here.spans(SHORTER)
    found = reading(here.spans("The mayor"), here.spans("said"), content)
    tags = tags_of(TEXT, content, SURE, outside)
    (one,) = (
        m for m in merge(here.scored, Readings((found,), tags), here.parse, here.layer) if m.reading
    )
    assert one.rule is not None
    return " // ".join(s.of(TEXT) for s in one.candidate.content)


def test_the_rules_say_where_a_content_ends_unless_the_network_is_stubborn() -> None:
    assert content_after(-0.9 * STUBBORN / LEFT_OUT) == RULES
    assert content_after(-1.1 * STUBBORN / LEFT_OUT) == SHORTER


def test_a_content_that_both_find_is_one_candidate() -> None:
    here = case(TEXT)
    content = here.spans(RULES)
    found = reading(here.spans("The mayor"), here.spans("said"), content)
    merged = merge(
        here.scored, Readings((found,), tags_of(TEXT, content, 3, -3)), here.parse, here.layer
    )
    assert [m.candidate.content for m in merged].count(content) == 1


@pytest.mark.parametrize(("sure", "source"), [(0.6, "The mayor"), (0.99, "the town of Varn")])
def test_another_source_is_taken_only_where_the_network_is_sure_of_it(
    sure: float, source: str
) -> None:
    here = case("In the town of Varn, The mayor said that the mill was closed.")
    content = here.spans("that the mill was closed")
    found = reading(here.spans("the town of Varn"), here.spans("said"), content, sure)
    tags = tags_of(here.text, content, 3, -3)
    (one,) = (
        m for m in merge(here.scored, Readings((found,), tags), here.parse, here.layer) if m.reading
    )
    assert [s.of(here.text) for s in one.candidate.source] == [source]
    assert not one.is_same_source


def test_what_the_network_alone_reads_is_a_candidate_of_its_own() -> None:
    here = case("The bench was painted green by the gardener.")
    found = reading(here.spans("the gardener"), here.spans("by"), here.spans("The bench"))
    readings = Readings((found,), tags_of(here.text, (), 0, 0))
    (one,) = merge([], readings, here.parse, here.layer)
    assert (one.rule, one.candidate.frame, one.candidate.content) == (None, TAGGED, found.content)


def test_a_surer_network_makes_a_candidate_surer() -> None:
    here = case(TEXT)
    content = here.spans(RULES)

    def sure(probability: float, odds: float) -> float:
        found = reading(here.spans("The mayor"), here.spans("said"), content, probability)
        tags = tags_of(TEXT, content, odds, -3)
        (one,) = (
            m
            for m in merge(here.scored, Readings((found,), tags), here.parse, here.layer)
            if m.reading
        )
        return sureness(one, tags, here.parse, here.layer)

    assert sure(0.4, -1.0) < sure(0.7, 1.0) < sure(0.98, 4.0)


def test_a_reading_where_the_parse_has_no_words_is_left() -> None:
    here = case("The mill was closed. — —")
    dash = here.spans("—")
    none = Tags([], [], np.zeros((0, 3), dtype=np.float32))
    assert merge([], Readings((reading((), (), dash),), none), here.parse, here.layer) == []


def test_tags_of_words_that_were_not_read_speak_against_a_role() -> None:
    tags = tags_of("one two", (), 0, 2)
    assert tags.mean((Span(0, 3),), OF_CONTENT) == 2
    assert tags.mean((), OF_CONTENT) == tags.mean((Span(50, 60),), OF_CONTENT) == -SURE


def test_a_source_amid_the_content_that_the_network_reads_gives_way() -> None:
    text = "“We stay, I said, and we will not go,” Holt wrote."
    here = case(text)
    content = here.spans("“We stay, I said, and we will not go,”")
    scored = [
        (
            0.6,
            Candidate("direct", "write", "quote", 0, here.spans("I"), here.spans("wrote"), content),
        )
    ]
    found = reading(here.spans("Holt"), here.spans("wrote"), content)
    tags = tags_of(text, content, SURE, -SURE)
    (one,) = merge(scored, Readings((found,), tags), here.parse, here.layer)
    assert [s.of(text) for s in one.candidate.source] == ["Holt"]
    assert one.candidate.content == content


def test_a_part_that_neither_marks_nor_the_sentence_bind_to_the_cue_is_left_out() -> None:
    here = case("The mayor said that the mill was closed. Boats sank at night. “We stay.”")
    parts = here.spans("that the mill was closed", "Boats sank at night", "“We stay.”")
    found = reading(here.spans("The mayor"), here.spans("said"), parts)
    tags = tags_of(here.text, parts, 3, -3)
    (one,) = merge([], Readings((found,), tags), here.parse, here.layer)
    assert one.candidate.content == (parts[0], parts[2])


PARTS = st.sampled_from(
    [
        "“We stay,”",
        "he told Dana Holt.",
        "The mayor, who fears a flood, claimed",
        "that it was over, said the army",
        "“It is “safe,” I think",
        "according to a report by the council,",
        "Holt: no.",
        "\n\n",
        "\n",
        "– spokesman",
        "critics say.",
        "In her view",
        "e\u0301",
        "😀",
    ]
)


@pytest.mark.parametrize("between", ["\n\n", " "])
def test_a_quotation_of_another_paragraph_with_a_speaker_of_its_own_is_left_to_it(
    between: str,
) -> None:
    first, second = '"The mill is closed,"', '"Nobody was told of it,"'
    here = case(f"{first} the mayor said.{between}{second} Ana Tarn added.")
    content = here.spans(first, second)
    found = reading(here.spans("the mayor"), here.spans("said"), content)
    readings = Readings((found,), tags_of(here.text, content, 3, -3))
    merged = merge(here.scored, readings, here.parse, here.layer)
    (mine,) = (m.candidate for m in merged if m.reading is not None)
    is_cut = between != " "
    assert (mine.content[-1].end < content[1].start) == is_cut


def test_a_quotation_with_other_sentences_between_is_left_to_its_own_speaker() -> None:
    first, second = '"The mill is closed for good,"', '"Nobody was told of it,"'
    here = case(f"{first} Dana Holt said. Boats sank at night. {second} Ana Tarn added.")
    content = here.spans(first, second)
    found = reading(here.spans("Ana Tarn"), here.spans("added"), content)
    readings = Readings((found,), tags_of(here.text, content, 3, -3))
    merged = merge(here.scored, readings, here.parse, here.layer)
    told = {m.candidate.source: m.candidate.content for m in merged if m.candidate.source}
    assert told[here.spans("Ana Tarn")] == content[1:]
    assert told[here.spans("Dana Holt")] == content[:1]


def test_a_quotation_amid_a_sentence_of_another_cue_is_left_to_it() -> None:
    first, second = '"The mill is closed for good,"', '"a farce for the town"'
    here = case(f"{first} Dana Holt said. It was, in the words of Ana Tarn, {second}.")
    content = here.spans(first, second)
    found = reading(here.spans("Dana Holt"), here.spans("said"), content)
    readings = Readings((found,), tags_of(here.text, content, 3, -3))
    merged = merge(here.scored, readings, here.parse, here.layer)
    told = {m.candidate.source: m.candidate.content for m in merged if m.candidate.source}
    assert told[here.spans("Dana Holt")] == content[:1]


def test_a_quotation_before_a_paragraph_without_any_is_not_of_a_cue_below() -> None:
    first = '"The mill is closed for good."'
    here = case(f"{first}\n\nAnother story begins.\n\nAna Tarn says it rained.")
    content = here.spans(first, "it rained")
    found = reading(here.spans("Ana Tarn"), here.spans("says"), content)
    readings = Readings((found,), tags_of(here.text, content, 3, -3))
    merged = merge(here.scored, readings, here.parse, here.layer)
    told = {m.candidate.source: m.candidate.content for m in merged if m.candidate.source}
    assert told[here.spans("Ana Tarn")] == content[1:]


@settings(deadline=None, max_examples=40)
@given(st.lists(PARTS, max_size=12))
def test_whatever_is_merged_keeps_its_roles_apart_and_within_the_text(parts: list[str]) -> None:
    text = " ".join(parts)
    made = document(text)
    found = extract(made, parse_document(made))
    for a in found:
        assert a.content
        assert 0 <= a.confidence <= 1
        assert all(0 <= s.start < s.end <= len(text) for s in a.spans())
        roles = (a.source, a.cue, a.content)
        spans = [s for part in roles for s in part]
        assert not any(x.overlaps(y) for i, x in enumerate(spans) for y in spans[i + 1 :]), [
            [s.of(text) for s in part] for part in roles
        ]
    assert found == extract(made, parse_document(made))


def test_a_part_of_another_sentence_that_is_not_quoted_is_left_out() -> None:
    here = case(
        "The mayor said the mill was closed. The river rose. “It will rise again,” she said."
    )
    near, far, quoted = here.spans("the mill was closed", "The river rose", "“It will rise again,”")
    source, cue = here.spans("The mayor"), here.spans("said")
    for parts, kept in (((near, far), (near,)), ((near, quoted), (near, quoted))):
        found = reading(source, cue, parts)
        tags = tags_of(here.text, parts, 5, -5)
        merged = merge([], Readings((found,), tags), here.parse, here.layer)
        assert [m.candidate.content for m in merged] == [kept]
