"""Attributions found in short invented texts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.attribution.extract import extract
from sayso.language.parse import parse_document
from sayso.model import Attribution, Document, OffsetMap, Span, Zone, document_id


def document(text: str, *zones: Zone) -> Document:
    return Document(
        id=document_id("", text, 0),
        path="note.txt",
        location="/note.txt",
        part=0,
        format="text",
        sha256="",
        text=text,
        offsets=OffsetMap("characters", ()),
        language="en",
        zones=zones,
    )


def found(text: str, *zones: Zone) -> list[tuple[str, str, str]]:
    """Return source, cue and content of each attribution, parts joined by ' // '."""
    made = document(text, *zones)
    return [in_words(a, text) for a in extract(made, parse_document(made))]


def in_words(a: Attribution, text: str) -> tuple[str, str, str]:
    source, cue, content = (
        " // ".join(s.of(text) for s in spans) for spans in (a.source, a.cue, a.content)
    )
    return source, cue, content


def only(text: str) -> Attribution:
    made = document(text)
    (attribution,) = extract(made, parse_document(made))
    return attribution


def test_content_interrupted_by_its_cue_is_one_attribution() -> None:
    text = "\u201cWe lost the bridge,\u201d Hill said. \u201cWe will rebuild it.\u201d"
    assert found(text) == [
        ("Hill", "said", "\u201cWe lost the bridge,\u201d // \u201cWe will rebuild it.\u201d")
    ]


def test_a_sentence_cut_by_its_cue_is_one_attribution() -> None:
    text = "\u201cWe lost,\u201d Hill said, \u201cbut we fought on for days.\u201d"
    assert found(text)[0][2] == "\u201cWe lost,\u201d // \u201cbut we fought on for days.\u201d"


def test_a_quotation_over_paragraphs_is_one_attribution() -> None:
    text = (
        "Mayor Dana Holt said: \u201cThe bridge is safe.\n\n"
        "\u201cThe road is open.\n\n\u201cThe school is not.\u201d"
    )
    made = document(text)
    (first, *_) = extract(made, parse_document(made))
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
    text = "The raids do not mean much, said Navy Capt. Jeff Moor, a base spokesman."
    assert found(text) == [
        ("Navy Capt. Jeff Moor, a base spokesman", "said", "The raids do not mean much")
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
    inner = [a for a in extract(made, parse_document(made)) if text[a.cue[0].start] == "i"]
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
        ("The mayor denied that the bridge was closed.", "denying", ["denied"]),
        ("The mayor admitted that the bridge was closed.", "knowing", ["admitted"]),
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
    for a in extract(made, parse_document(made)):
        assert a.content
        assert all(0 <= s.start < s.end <= len(text) for s in a.spans())
        assert not any(c.overlaps(s) for c in a.content for s in (*a.cue, *a.source))
        assert 0 <= a.confidence <= 1


@pytest.mark.parametrize(
    "lead",
    [
        "On Monday the Aldren Institute for Border Studies claims (emphasis added):",
        "A study by the Harbour Trust concludes (emphasis added):",
        "The Harbour Trust writes (my emphasis):",
    ],
)
def test_an_editors_note_parts_no_block_from_its_introduction(lead: str) -> None:
    block = "The harbour was never closed. It stayed open."
    zone = Zone(Span(len(lead) + 2, len(lead) + 2 + len(block)), "quotation", "indented")
    got = found(f"{lead}\n\n{block}", zone)
    assert [content for _, _, content in got if content == block] == [block]
    assert not any("mphasis" in content for _, _, content in got)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A senior official I spoke to stressed that the bridge was shut.", "A senior official"),
        ("A guard we talked to said that the bridge was shut.", "A guard"),
        ("Fishing circles I spoke to in Varn say that the deal is dead.", "Fishing circles"),
    ],
)
def test_whoever_was_spoken_to_is_the_source_not_the_one_who_spoke_to_them(
    text: str, source: str
) -> None:
    assert [got[0][: len(source)] for got in found(text)] == [source]


def test_a_statement_before_its_source_and_verb_needs_no_comma() -> None:
    text = "The port stays shut until Monday the harbour commander has said, adding that it rains."
    assert found(text) == [
        ("the harbour commander", "has said", "The port stays shut until Monday"),
        ("the harbour commander", "adding", "that it rains"),
    ]


def test_words_that_someone_has_said_are_no_statement_of_theirs() -> None:
    text = "She repeated the words the harbour commander has said."
    assert not any(source == "the harbour commander" for source, _, _ in found(text))


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("“It rains,” the statement quoted him as saying.", "him", "quoted // as saying"),
        ("“It rains,” a Palace statement quoted Ruben Castell as saying.", "Ruben Castell", None),
        ("A Palace statement quoted Ruben Castell as saying “it rains,”", "Ruben Castell", None),
        ("The Herald cites Orla Venn as saying that it rains.", "Orla Venn", "cites // as saying"),
        ("“It rains,” Castell was quoted as saying.", "Castell", "was quoted as saying"),
    ],
)
def test_whoever_is_quoted_as_saying_is_the_source(text: str, source: str, cue: str | None) -> None:
    (got,) = found(text)
    assert got[0] == source
    assert cue is None or got[1] == cue
    assert "rains" in got[2]
    assert "saying" not in got[2]


@pytest.mark.parametrize(
    "text",
    [
        "Nothing suggests that the bridge will open.",
        "Nothing in it hints that the fence was cut.",
        "One of them says the port is shut.",
        "Two countries claimed that the gate was open.",
        "Much of the world now sees that the gate is open.",
        "A nation seeking to lead the talks must be strong.",
        "Bombing sorties show that the gate is open.",
        "The government and the rebels agreed to a ceasefire.",
        "The minister had called President Orla Venn to inform her of it.",
        "The rebels began an attack on the harbour.",
        "The army attacked the rebels on Monday.",
        "The navy focuses on pirates.",
        "About 900 soldiers stay to support forces in the north.",
        "The army’s deadly attacks against civilians went on.",
        "Kelvary has also been offering military assistance to the port.",
        "The mayor was addressing Orla Venn.",
    ],
)
def test_deeds_and_things_say_nothing(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "A report says that the port is shut.",
        "The post claims that the port is shut.",
        "The country says that the port is shut.",
        "The mayor attacked the plan as a disgrace.",
        "The mayor called him a liar.",
    ],
)
def test_documents_and_countries_speak_and_people_attack_with_words(text: str) -> None:
    assert len(found(text)) == 1


def test_a_turn_goes_on_until_the_next_speaker() -> None:
    text = (
        "ANNA BELL: Why was it open?\n\nPETER STOLL: I do not know.\n\nWe called the keeper.\n\n"
        "ANNA BELL: And then?\n\nPETER STOLL: The water came.\n\n[Laughter]\n\n"
        "This interview was edited for length."
    )
    turns = [got for got in found(text) if got[1] == ":"]
    assert [source for source, _, _ in turns] == ["ANNA BELL", "PETER STOLL"] * 2
    assert turns[1][2].endswith("// We called the keeper.")
    assert turns[3][2] == "The water came"


def test_a_warning_is_no_promise() -> None:
    assert only("Holm warned that the bridge was unsafe.").framing == "neutral"
