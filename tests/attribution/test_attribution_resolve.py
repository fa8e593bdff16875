"""Sources resolved inside a Document."""

from __future__ import annotations

from dataclasses import replace

import pytest
from attribution_world import Said, attributions, make_document, resolve_in, resolved
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.attribution.resolve import resolve
from sayso.language.parse import parse_document

OPENING = "Deputy Trade Minister Orla Venn met Captain Ruben Castell on Monday."


def test_a_last_name_leads_to_the_full_name_and_role() -> None:
    text = "Deputy Trade Minister Orla Venn spoke on Monday. Venn said the port would close."
    (got,) = resolved(text, ("Venn", "said", "the port would close"))
    assert (got.source_name, got.source_kind) == ("Orla Venn", "person")
    assert got.role == "Deputy Trade Minister"


@pytest.mark.parametrize(
    ("text", "source", "name", "role"),
    [
        (
            "Ruben Castell, a spokesman for the Harbour Board, said it rained.",
            "Ruben Castell, a spokesman for the Harbour Board,",
            "Ruben Castell",
            "spokesman for the Harbour Board",
        ),
        (
            "The board’s founder, Greta Holm, said it rained.",
            "The board’s founder, Greta Holm,",
            "Greta Holm",
            "board’s founder",
        ),
        (
            "Defence Secretary Greta Holm said it rained.",
            "Defence Secretary Greta Holm",
            "Greta Holm",
            "Defence Secretary",
        ),
        ("Mr. Castell said it rained.", "Mr. Castell", "Castell", None),
    ],
)
def test_a_name_is_shown_without_its_titles(
    text: str, source: str, name: str, role: str | None
) -> None:
    (got,) = resolved(text, (source, "said", "it rained"))
    assert (got.source_name, got.source_kind, got.role) == (name, "person", role)


@pytest.mark.parametrize(
    ("source", "name", "kind"),
    [
        ("a senior Norwegian official", "senior Norwegian official", "unnamed"),
        ("a source close to the talks", "source close to the talks", "unnamed"),
        ("residents", "residents", "group"),
        ("several analysts", "several analysts", "group"),
        ("police", "police", "organisation"),
        ("Ottawa", "Ottawa", "place"),
        ("Norway", "Norway", "place"),
        ("the Kremlin", "Kremlin", "organisation"),
        ("Norway’s Trade Ministry", "Norway’s Trade Ministry", "organisation"),
        ("the Norwegian Trade Ministry", "Norwegian Trade Ministry", "organisation"),
        ("Holm’s campaign", "Holm’s campaign", "organisation"),
        ("two hundred miners and their families", "two hundred miners and their families", "group"),
    ],
)
def test_sources_without_a_person_keep_their_words(source: str, name: str, kind: str) -> None:
    (got,) = resolved(f"On Monday {source} said that it rained.", (source, "said", "it rained"))
    assert (got.source_name, got.source_kind) == (name, kind)
    assert got.abstained is None


def test_a_pronoun_is_told_by_gender() -> None:
    text = f"{OPENING} She said the port would close. He said it would not."
    she, he = resolved(
        text, ("She", "said", "the port would close"), ("He", "said#2", "it would not")
    )
    assert (she.source_name, he.source_name) == ("Orla Venn", "Ruben Castell")


def test_a_pronoun_between_two_equals_is_left_open() -> None:
    text = "Emil Tarn and Ruben Castell met on Monday. He said the port would close."
    (got,) = resolved(text, ("He", "said", "the port would close"))
    assert got.source_name is None
    assert got.abstained == "'He' could be Emil Tarn or Ruben Castell"
    assert got.chain == ("this document",)


def test_who_is_named_in_a_quotation_is_not_taken_for_its_speaker() -> None:
    text = "Emil Tarn spoke in Oslo. “Ruben Castell lied to us,” he said."
    (got,) = resolved(text, ("he", "said", "“Ruben Castell lied to us,”"))
    assert got.source_name == "Emil Tarn"


def test_the_previous_speaker_goes_on() -> None:
    text = "“It rained,” said Emil Tarn of Ruben Castell’s boat. “It sank,” he said."
    _, got = resolved(text, ("Emil Tarn", "said", "“It rained,”"), ("he", "said#2", "“It sank,”"))
    assert got.source_name == "Emil Tarn"


def test_a_pronoun_in_the_words_of_another_is_likely_that_other() -> None:
    text = "Ruben Castell was late. Emil Tarn said he believed the boat had sunk."
    _, got = resolved(
        text,
        ("Emil Tarn", "said", "he believed the boat had sunk"),
        ("he", "believed", "the boat had sunk"),
    )
    assert got.source_name == "Emil Tarn"


def test_a_pronoun_in_a_fronted_phrase_looks_ahead() -> None:
    text = "Ruben Castell was late. Despite his doubts about the boat, Emil Tarn sailed."
    (got,) = resolved(text, ("his", "doubts about", "the boat"))
    assert got.source_name == "Emil Tarn"


def test_a_role_leads_to_its_bearer() -> None:
    text = f"{OPENING} The captain said the port would close."
    (got,) = resolved(text, ("The captain", "said", "the port would close"))
    assert (got.source_name, got.role) == ("Ruben Castell", "Captain")


def test_a_role_that_is_named_later_leads_to_its_bearer() -> None:
    text = (
        "A Harbour Board spokesman said on Monday that the port would close. "
        "“We are sorry,” said Emil Tarn, a Harbour Board spokesman."
    )
    first, _ = resolved(
        text,
        ("A Harbour Board spokesman", "said", "that the port would close"),
        ("Emil Tarn, a Harbour Board spokesman", "said#2", "“We are sorry,”"),
    )
    assert first.source_name == "Emil Tarn"


def test_a_deputy_is_not_the_minister() -> None:
    text = f"{OPENING} The trade minister said the port would close."
    (got,) = resolved(text, ("The trade minister", "said", "the port would close"))
    assert got.source_name == "trade minister"


def test_another_spokesman_is_not_the_one_named() -> None:
    text = (
        "Emil Tarn, a spokesman for the Harbour Board, spoke first. "
        "A police spokesman said the port would close."
    )
    (got,) = resolved(text, ("A police spokesman", "said", "the port would close"))
    assert (got.source_name, got.source_kind) == ("police spokesman", "unnamed")


def test_two_persons_of_one_surname_are_kept_apart() -> None:
    text = "Anna Holm met Erik Holm on Monday. Holm said the port would close."
    (got,) = resolved(text, ("Holm#3", "said", "the port would close"))
    assert got.source_name is None
    assert got.abstained == "'Holm' could be Anna Holm or Erik Holm"


def test_a_title_settles_a_shared_surname() -> None:
    text = "Anna Holm met Erik Holm on Monday. Mrs. Holm said the port would close."
    (got,) = resolved(text, ("Mrs. Holm", "said", "the port would close"))
    assert got.source_name == "Anna Holm"


def test_a_relative_pronoun_leads_to_its_noun() -> None:
    text = "Emil Tarn, who said that the port would close, was late."
    (got,) = resolved(text, ("who", "said", "that the port would close"))
    assert got.source_name == "Emil Tarn"


def test_we_in_a_quotation_is_its_source() -> None:
    text = "“We believe the port is safe,” Emil Tarn said."
    _, got = resolved(
        text,
        ("Emil Tarn", "said", "“We believe the port is safe,”"),
        ("We", "believe", "the port is safe"),
    )
    assert (got.source_name, got.chain) == ("Emil Tarn", ("this document", "Emil Tarn"))


@pytest.mark.parametrize(
    ("byline", "publisher", "name"),
    [
        ("By Greta Holm", "The Lantern", "Greta Holm"),
        (None, "The Lantern", "The Lantern"),
        (None, None, "this document"),
    ],
)
def test_the_documents_own_voice_is_its_author_else_its_publisher(
    byline: str | None, publisher: str | None, name: str
) -> None:
    document = make_document("I think the port is safe.", byline=byline, publisher=publisher)
    (got,) = resolve_in(document, [("I", "think", "the port is safe")])
    assert (got.source_name, got.source_kind) == (name, "voice")


def test_a_title_cut_off_by_a_sentence_border_finds_its_name() -> None:
    text = "The crane fell, said Harbour Capt. Ruben Castell, a spokesman."
    (got,) = resolved(text, ("Harbour Capt", "said", "The crane fell"))
    assert got.source_name == "Ruben Castell"


def test_no_source_is_no_abstention() -> None:
    (got,) = resolved("Emil Tarn was accused of theft.", ("", "was accused of", "theft"))
    assert (got.source_name, got.source_kind, got.abstained) == (None, "none", None)


def test_doubles_are_dropped_and_the_most_confident_kept() -> None:
    document = make_document("Emil Tarn said the port is safe.")
    (one,) = attributions(document, [("Emil Tarn", "said", "the port is safe")])
    other = replace(one, id="other", confidence=0.4)
    (got,) = resolve(document, parse_document(document), (other, one))
    assert got.id == one.id


STORY = (
    "Deputy Trade Minister Orla Venn told Reuters that the port would close. "
    "She said Captain Ruben Castell had warned that the crane was rusty. "
    "“We tested it,” he said. “Nobody listens,” the captain added."
)
SAID: list[Said] = [
    ("Deputy Trade Minister Orla Venn", "told", "that the port would close"),
    ("She", "said", "Captain Ruben Castell had warned that the crane was rusty"),
    ("Captain Ruben Castell", "had warned", "that the crane was rusty"),
    ("he", "said#2", "“We tested it,”"),
    ("the captain", "added", "“Nobody listens,”"),
]


@settings(deadline=None, max_examples=15)
@given(st.permutations(range(len(SAID))))
def test_the_order_of_attributions_changes_nothing(order: list[int]) -> None:
    document = make_document(STORY)
    parse = parse_document(document)
    found = attributions(document, SAID)
    expected = resolve(document, parse, found)
    assert resolve(document, parse, tuple(found[i] for i in order)) == expected
    assert {a.id for a in expected} == {a.id for a in found}
    assert all(a.source_name is not None or a.abstained for a in expected)


def test_a_new_subject_outweighs_the_speaker_before() -> None:
    text = (
        "Tomas Hale, a fellow at Lorne House, said that it rained. The board’s former envoy, "
        "Robert Finch, has condemned the plan. “It will not hold,” he told the Harbour Times."
    )
    hale = "Tomas Hale, a fellow at Lorne House,"
    got = resolved(text, (hale, "said", "it rained"), ("he", "told", "“It will not hold,”"))
    assert got[-1].source_name == "Robert Finch"


def test_a_noun_that_has_just_become_the_subject_outweighs_the_speaker_before() -> None:
    text = (
        "The minister offers help and does not mention the gates. The mayor read it aloud in the "
        "hall. “It is a kind letter,” he said."
    )
    got = resolved(
        text,
        ("The minister", "offers", "help"),
        ("The minister", "does not mention", "the gates"),
        ("he", "said", "“It is a kind letter,”"),
    )
    assert got[-1].source_name == "mayor"


def test_an_apposed_name_is_the_source_and_the_rest_its_role() -> None:
    text = "“It was open,” said a former keeper, Willem Strom."
    (got,) = resolved(text, ("a former keeper, Willem Strom", "said", "“It was open,”"))
    assert (got.source_name, got.source_kind) == ("Willem Strom", "person")
    assert got.role == "former keeper"


def test_another_office_is_not_given_to_whoever_spoke_before() -> None:
    text = "Ruben Castell, a spokesman, said it rained. The Secretary of Defense said it did not."
    got = resolved(
        text,
        ("Ruben Castell, a spokesman,", "said", "it rained"),
        ("The Secretary of Defense", "said#2", "it did not"),
    )
    assert got[-1].source_name == "Secretary of Defense"
    assert got[-1].source_kind == "unnamed"


@pytest.mark.parametrize(
    ("told", "links"),
    [
        ("told the paper", ["Greta Holm"]),
        ("told state television", ["state television", "Greta Holm"]),
        ("told the Harbour Times newspaper", ["Harbour Times", "Greta Holm"]),
    ],
)
def test_a_paper_without_a_name_is_no_link_of_a_chain(told: str, links: list[str]) -> None:
    text = f"Greta Holm {told} that it rained."
    (got,) = resolved(text, ("Greta Holm", "told", "that it rained"))
    assert list(got.chain) == ["this document", *links]


def test_a_pronoun_for_a_thing_says_nothing() -> None:
    text = "The world order is old. It claims that the gate is open."
    document = make_document(text)
    said = attributions(document, [("It", "claims", "that the gate is open")])
    assert resolve(document, parse_document(document), said) == ()


@pytest.mark.parametrize(
    ("text", "source", "name", "kind"),
    [
        (
            "Army Maj. Karl Moor, a Palace spokesman, said it rained.",
            "Army Maj. Karl Moor, a Palace spokesman,",
            "Karl Moor",
            "person",
        ),
        (
            "In March, when it rained, a harbour guard I spoke to insisted that it rains.",
            "a harbour guard I spoke to",
            "harbour guard",
            "unnamed",
        ),
        ("The Secretary of Defense said it rained.", "The Secretary of Defense", None, "unnamed"),
    ],
)
def test_kinds_and_names_agree(text: str, source: str, name: str | None, kind: str) -> None:
    cue = "insisted" if "insisted" in text else "said"
    content = "that it rains" if cue == "insisted" else "it rained"
    (got,) = resolved(text, (source, cue, content))
    assert got.source_kind == kind
    assert name is None or got.source_name == name
