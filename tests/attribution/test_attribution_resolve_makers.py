"""Whose a document is, names that a publisher's stands behind, and who is named elsewhere."""

from __future__ import annotations

import pytest
from attribution_world import make_document, resolve_in, resolved


@pytest.mark.parametrize(
    ("before", "source", "name", "kind"),
    [
        ("", "A letter from the Harbour Board", "Harbour Board", "organisation"),
        ("The Harbour Board met. ", "Its own log", "Harbour Board", "organisation"),
        ("Emil Tarn was there. ", "His diary", "Emil Tarn", "person"),
        ("Emil Tarn wrote a report. ", "A petition signed by Greta Holm", "Greta Holm", "person"),
        ("", "The ferry union's survey", "ferry union", "organisation"),
        ("", "The report of the Harbour Commission", "Harbour Commission", "organisation"),
    ],
)
def test_a_document_is_its_makers(before: str, source: str, name: str, kind: str) -> None:
    (got,) = resolved(f"{before}{source} says that it rained.", (source, "says", "that it rained"))
    assert (got.source_name, got.source_kind) == (name, kind)


def test_a_document_met_again_is_still_its_makers() -> None:
    text = "Tom Reed read a study by the Harbour Institute. The study says that it rained."
    (got,) = resolved(text, ("The study", "says", "that it rained"))
    assert got.source_name == "Harbour Institute"


@pytest.mark.parametrize("source", ["The referee's report", "Kessia's constitution"])
def test_a_law_or_what_nobody_named_has_made_stays_a_document(source: str) -> None:
    (got,) = resolved(f"{source} says that it rained.", (source, "says", "that it rained"))
    assert (got.source_kind, got.unnamed_as) == ("unnamed", "document")


def test_our_survey_is_whoever_speaks_and_your_slide_whoever_is_called() -> None:
    text = "MS LUND: Your slide, Mr Tarn, says it rained. Our survey says it snowed.\nMR TARN: No."
    turns = (
        ("MS LUND", ":", "Your slide, Mr Tarn, says it rained. Our survey says it snowed."),
        ("Your slide", "says", "it rained"),
        ("Our survey", "says#2", "it snowed"),
        ("MR TARN", ":", "No."),
    )
    got = resolve_in(make_document(text), turns)
    assert [a.source_name for a in got] == ["Lund", "Tarn", "Lund", "Tarn"]


@pytest.mark.parametrize(
    ("publisher", "words", "name"),
    [
        ("Harbour Ledger", "The Ledger", "Harbour Ledger"),
        ("Museum of Ice of Kessia", "The Museum of Ice", "Museum of Ice of Kessia"),
        ("Brightwater Cape Oder", "Brightwater", "Brightwater Cape Oder"),
        ("Bergen Post", "Bergen", "Bergen"),
    ],
)
def test_a_publisher_is_named_in_full(publisher: str, words: str, name: str) -> None:
    document = make_document(f"{words} says that it rained.", publisher=publisher)
    (got,) = resolve_in(document, ((words, "says", "that it rained"),))
    assert got.source_name == name


def test_who_is_named_beside_the_same_noun_later_is_meant_before() -> None:
    text = (
        "The boat owner said the surveyor had warned him. "
        "The surveyor, Philippa Noor, remembers it otherwise."
    )
    (got,) = resolved(text, ("the surveyor", "had warned", "him"))
    assert got.source_name == "Philippa Noor"


def test_a_noun_without_its_article_introduces_nobody_met_before() -> None:
    text = "The surveyor had warned him. A surveyor, Philippa Noor, remembers it otherwise."
    (got,) = resolved(text, ("The surveyor", "had warned", "him"))
    assert got.source_name == "surveyor"


def test_questions_and_answers_without_labels() -> None:
    text = (
        "Effie Strand keeps the Skerry light.\n\nWhat is it like?\nI like the wind.\n\n"
        "Do you want company?\nI asked Bo Lund once."
    )
    said = (
        ("", "", "What is it like?"),
        ("", "", "I like the wind."),
        ("", "", "Do you want company?"),
        ("", "", "I asked Bo Lund once."),
    )
    got = resolve_in(make_document(text, publisher="Evening Argosy"), said)
    assert [a.source_kind for a in got] == ["voice", "person", "voice", "person"]
    assert [a.source_name for a in got] == ["Evening Argosy", "Effie Strand"] * 2


def test_answers_stay_open_where_two_could_give_them() -> None:
    text = "Effie Strand and Bo Lund keep the light.\n\nWhat is it like?\nI like the wind."
    said = (("", "", "What is it like?"), ("", "", "I like the wind."))
    got = resolve_in(make_document(text, publisher="Evening Argosy"), said)
    assert got[1].source_name is None


@pytest.mark.parametrize("label", ["otter_77", "@weir_watch"])
def test_a_handle_is_somebody(label: str) -> None:
    (got,) = resolved(f"{label}: It rained.", (label, ":", "It rained."))
    assert (got.source_name, got.source_kind) == (label, "person")


def test_a_heading_in_capitals_names_nobody_new() -> None:
    text = "WOLF FENCES FAIL AT BRENN\n\nHanne Storr grazes ewes. She said it rained."
    (got,) = resolved(text, ("She", "said", "it rained"))
    assert got.source_name == "Hanne Storr"


def test_dad_is_no_name() -> None:
    (got,) = resolved("Dad said it rained.", ("Dad", "said", "it rained"))
    assert got.source_kind == "unnamed"
