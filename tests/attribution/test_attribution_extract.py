"""Attributions found in short invented texts."""

from __future__ import annotations

import pytest
from extract_words import document, found, only
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.attribution.extract import extract
from sayso.language.parse import parse_document
from sayso.model import Span, Zone


def test_content_interrupted_by_its_cue_is_one_attribution() -> None:
    text = "\u201cWe lost the bridge,\u201d Hill said. \u201cWe will rebuild it.\u201d"
    assert found(text) == [
        ("Hill", "said", "\u201cWe lost the bridge,\u201d // \u201cWe will rebuild it.\u201d")
    ]


def test_what_the_writer_objects_is_not_the_source_s() -> None:
    text = "The harbour was shut at noon, as Captain Holt put it; but the log has another hour."
    assert found(text)[0][2] == "The harbour was shut at noon"


def test_a_sentence_cut_by_its_cue_is_one_attribution() -> None:
    text = "\u201cWe lost,\u201d Hill said, \u201cbut we fought on for days.\u201d"
    assert found(text)[0][2] == "\u201cWe lost,\u201d // \u201cbut we fought on for days.\u201d"


def test_a_quotation_over_paragraphs_is_one_attribution() -> None:
    text = (
        "Mayor Dana Holt said: \u201cThe bridge is safe.\n\n"
        "\u201cThe road is open.\n\n\u201cThe school is not.\u201d"
    )
    made = document(text)
    (first, *_) = extract(made, parse_document(made), "none")
    assert len(first.content) == 3
    assert first.form == "direct"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("\u201cThe bridge is safe,\u201d the mayor said.", "direct"),
        ("The mayor said that the bridge was safe.", "indirect"),
        ("The mayor said that the bridge was \u201cas safe as ever\u201d.", "mixed"),
    ],
)
def test_the_form_follows_from_the_marks(text: str, form: str) -> None:
    assert only(text).form == form


def test_the_source_is_the_whole_noun_phrase() -> None:
    text = "Dana Holt, the mayor of Varn, said the bridge was closed."
    assert found(text) == [("Dana Holt, the mayor of Varn", "said", "the bridge was closed")]


def test_a_cue_after_its_content_takes_the_source_behind_it() -> None:
    text = "The bridge is closed, said Neil Pard, an engineer at the port."
    assert found(text) == [("Neil Pard, an engineer at the port", "said", "The bridge is closed")]


def test_according_to_takes_the_rest_of_the_sentence() -> None:
    assert found("According to the port authority, two ships sank.") == [
        ("the port authority", "According to", "two ships sank")
    ]
    assert found("Two ships sank, according to the port authority.") == [
        ("the port authority", "according to", "Two ships sank")
    ]


def test_a_passive_names_no_source_unless_it_has_one() -> None:
    (attribution,) = found("The mayor was accused of fraud.")
    assert attribution[0] == ""


def test_a_participle_shares_the_source_of_its_sentence() -> None:
    text = "The minister denounced the raid, warning that it would bring war."
    assert ("The minister", "warning", "that it would bring war") in found(text)


def test_an_abbreviated_title_stays_with_its_name() -> None:
    text = "The raids do not mean much, said Army Maj. Karl Moor, a base spokesman."
    assert found(text) == [
        ("Army Maj. Karl Moor, a base spokesman", "said", "The raids do not mean much")
    ]


def test_a_participle_after_a_quotation_has_the_speaker_as_its_source() -> None:
    text = "\u201cWe insist on control,\u201d a spokesman told us, accusing the rebels of theft."
    assert ("a spokesman", "accusing", "the rebels of theft") in found(text)


def test_an_aside_before_a_participle_keeps_its_own_content() -> None:
    text = (
        "The strikes hit everything but the depots, the ministry said earlier, "
        "accusing Varn of waging a campaign against farmers."
    )
    assert [(a[0], a[1]) for a in found(text)] == [
        ("the ministry", "said"),
        ("the ministry", "accusing"),
    ]


def test_inner_attributions_are_found_too() -> None:
    text = "Hale said that the army believes that rebels fired first."
    assert [(a[0], a[1]) for a in found(text)] == [("Hale", "said"), ("the army", "believes")]


def test_nothing_inside_a_quotation_reaches_out_of_it() -> None:
    text = "\u201cWe insist on full control,\u201d a spokesman told reporters on Monday."
    made = document(text)
    inner = [a for a in extract(made, parse_document(made), "none") if text[a.cue[0].start] == "i"]
    assert all(span.end <= text.index("\u201d") for a in inner for span in a.content)


def test_names_and_titles_in_marks_are_not_speech() -> None:
    text = (
        "She read \u201cThe Long Winter\u201d to the class. "
        "Tom \u201cBuzz\u201d Hale walked past the so-called \u201csafe zone\u201d."
    )
    assert found(text) == []


def test_a_transcript_gives_each_turn_to_its_speaker() -> None:
    text = (
        "HOLT: The bridge is closed.\n\nPARD: It is open.\n\n"
        "HOLT: Who opened it?\n\nPARD: The army did."
    )
    assert [(a[0], a[1]) for a in found(text) if a[1] == ":"] == [
        ("HOLT", ":"),
        ("PARD", ":"),
        ("HOLT", ":"),
        ("PARD", ":"),
    ]


def test_a_headline_may_end_with_its_source() -> None:
    text = "Talks on dividing the valley go on \u2013 diplomat\n\nThe valley was quiet."
    assert ("diplomat", "\u2013", "Talks on dividing the valley go on") in found(text)


def test_a_quotation_may_be_followed_by_its_speaker_after_a_dash() -> None:
    text = "\u201cThe sea is not ours to sell.\u201d \u2015 Mira Holt, harbour master"
    assert found(text) == [
        ("Mira Holt, harbour master", "\u2015", "\u201cThe sea is not ours to sell.\u201d")
    ]


@pytest.mark.parametrize(
    "note",
    ["(italics ours)", "(emphasis added)", "[translated by our desk]", "(footnotes left out)"],
)
def test_a_block_quotation_belongs_to_whoever_introduces_it(note: str) -> None:
    lead = f"The bureau published a note. There it argues {note}:\n\n"
    block = "The harbour was never closed. It stayed open."
    zone = Zone(Span(len(lead), len(lead) + len(block)), "quotation", "introduced by a colon")
    assert ("it", "argues", block) in found(lead + block, zone)


def test_a_block_after_a_sentence_with_its_own_content_is_not_given_to_it() -> None:
    lead = "The two sides agreed on a truce:\n\n"
    block = "Our reporter saw the trucks leave at dawn."
    zone = Zone(Span(len(lead), len(lead) + len(block)), "quotation", "indented")
    assert all(block not in content for _, _, content in found(lead + block, zone))


@pytest.mark.parametrize(
    ("text", "framing", "words"),
    [
        ("The mayor said the bridge was safe.", "neutral", []),
        ("The mayor claimed the bridge was safe.", "distancing", ["claimed"]),
        ("The mayor falsely claimed that the bridge was safe.", "rejecting", ["falsely"]),
        ("The mayor denied that the bridge was closed.", "neutral", []),
        ("The mayor admitted that the bridge was closed.", "neutral", []),
        (
            "The mayor said, without offering evidence, that rebels had closed the bridge.",
            "distancing",
            ["without offering evidence"],
        ),
        (
            "The mayor said the bridge was safe \u2013 a bald-faced lie.",
            "rejecting",
            ["a bald-faced lie"],
        ),
    ],
)
def test_framing_is_read_beside_the_content(text: str, framing: str, words: list[str]) -> None:
    attribution = only(text)
    assert attribution.framing == framing
    assert [span.of(text) for span in attribution.framing_words] == words
    assert not any(a.overlaps(b) for a in attribution.framing_words for b in attribution.content)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mayor is confident that the bridge is safe.",
            ("The mayor", "is confident", "that the bridge is safe"),
        ),
        (
            "The mayor made clear that she would stay.",
            ("The mayor", "made clear", "that she would stay"),
        ),
        (
            "The mayor cast doubt on the figures.",
            ("The mayor", "cast doubt on", "the figures"),
        ),
        (
            "The mayor hit out at the press.",
            ("The mayor", "hit out at", "the press"),
        ),
        (
            "The mayor accused the army of theft.",
            ("The mayor", "accused", "the army of theft"),
        ),
        (
            "The workers rejected her claim that the bridge was safe.",
            ("her", "claim", "that the bridge was safe"),
        ),
        (
            "In the mayor's view, the bridge is safe.",
            ("the mayor's", "In // view", "the bridge is safe"),
        ),
        (
            "The bridge was reportedly closed.",
            ("", "reportedly", "The bridge was // closed"),
        ),
    ],
)
def test_cues_of_every_class_carry_attributions(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in found(text)


def test_kind_tells_what_the_source_does() -> None:
    assert only("The mayor said that the bridge was safe.").kind == "statement"
    assert only("The mayor believes that the bridge is safe.").kind == "belief"
    assert only("The mayor knows that the bridge is safe.").kind == "knowledge"


def test_ids_depend_on_document_and_spans_alone() -> None:
    text = "The mayor said that the bridge was safe."
    assert only(text).id == only(text).id
    assert only(text).id != only(text + " ").id


PIECES = st.sampled_from(
    [
        "\u201cWe stay,\u201d",
        "he said.",
        "The mayor claimed",
        "that it was over",
        '"',
        "\u2019",
        "according to",
        "Dana Holt:",
        "\n\n",
        "\u2013",
        "(",
        "and",
        "was accused of",
        "\U0001f600",
        "e\u0301",
    ]
)


@settings(deadline=None, max_examples=60)
@given(st.lists(PIECES, max_size=14))
def test_spans_stay_in_the_text_and_roles_apart(parts: list[str]) -> None:
    text = " ".join(parts)
    made = document(text)
    for a in extract(made, parse_document(made), "none"):
        assert a.content
        assert all(0 <= s.start < s.end <= len(text) for s in a.spans())
        assert not any(c.overlaps(s) for c in a.content for s in (*a.cue, *a.source))
        assert 0 <= a.confidence <= 1
