"""Sources that are told elsewhere: by what they are to another, in asides, with letters behind."""

from __future__ import annotations

import pytest
from attribution_world import make_document, resolve_in, resolved


def test_the_client_is_whose_lawyer_speaks() -> None:
    text = "Pavel Orm left. Orm's lawyer, Vera Strand, said her client wanted peace."
    (got,) = resolved(text, ("her client", "wanted", "peace"))
    assert got.source_name == "Pavel Orm"


def test_the_client_of_a_lawyer_without_a_client_stays_open() -> None:
    text = "A lawyer, Vera Strand, said her client wanted peace."
    (got,) = resolved(text, ("her client", "wanted", "peace"))
    assert got.source_kind == "unnamed"


def test_a_second_verb_shares_the_subject_of_the_first() -> None:
    text = "Emil Tarn withdrew the letter and maintained that it rained."
    (got,) = resolved(text, ("", "maintained", "that it rained"))
    assert got.source_name == "Emil Tarn"


def test_a_passive_without_a_source_has_none() -> None:
    (got,) = resolved("Emil Tarn is accused of theft.", ("", "is accused", "Emil Tarn … of theft"))
    assert got.source_name is None


def test_she_is_nobody_she_speaks_of_in_an_aside() -> None:
    text = "Greta Holm gave a talk. Her first editor, she recalled, liked rain."
    (got,) = resolved(text, ("she", "recalled", "liked rain"))
    assert got.source_name == "Greta Holm"


def test_within_a_turn_indirect_speech_is_the_speakers() -> None:
    text = "MR TARN: The Ferry Inspectorate has clarified that it meant boats."
    turn = ("MR TARN", ":", "The Ferry Inspectorate has clarified that it meant boats.")
    inner = ("The Ferry Inspectorate", "has clarified", "that it meant boats")
    _, _, got = resolve_in(make_document(text), (turn, inner, ("it", "meant", "boats")))
    assert got.source_name == "Ferry Inspectorate"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Monsignor Emil Tarn", "Emil Tarn"),
        ("Emil Tarn KC", "Emil Tarn"),
        ("the charity Open Palm", "Open Palm"),
        ("Voice of the Highlands", "Voice of the Highlands"),
        ("Jürg Tarn, reached at his office,", "Jürg Tarn"),
        ("the delegation of Norway", "Norway"),
    ],
)
def test_what_is_round_a_name_is_no_part_of_it(source: str, name: str) -> None:
    (got,) = resolved(f"On Monday {source} said it rained.", (source, "said", "it rained"))
    assert got.source_name == name


def test_a_name_with_an_age_is_somebody() -> None:
    text = "Mateu Roig, 71, saw it fall. He told his wife that it rained."
    (got,) = resolved(text, ("He", "told", "that it rained"))
    assert got.source_name == "Mateu Roig"


def test_a_name_keeps_its_gender_without_its_accents() -> None:
    text = "Inés Valdor met Remo Astor. She said it rained."
    (got,) = resolved(text, ("She", "said", "it rained"))
    assert got.source_name == "Inés Valdor"


@pytest.mark.parametrize(
    ("before", "source", "sort"),
    [
        ("Two officials came. ", "One of them", "official"),
        ("", "A man at the ministry", "official"),
        ("", "Villagers due to be moved by April", "residents"),
        ("", "A man at the market", "other"),
    ],
)
def test_the_sort_of_a_source_is_told_by_what_it_is_part_of(
    before: str, source: str, sort: str
) -> None:
    (got,) = resolved(f"{before}{source} said it rained.", (source, "said", "it rained"))
    assert got.unnamed_as == sort


def test_an_evidence_read_out_is_its_witnesses() -> None:
    said = "My son rang on the Sunday. He told me it rained. I told the doctor so on the Tuesday."
    document = make_document(f"Evidence of Mrs Rhoda Strand\n\n{said}", publisher="Tarn Court")
    (got,) = resolve_in(document, (("", "", said),))
    assert got.source_name == "Rhoda Strand"
