"""Who is meant by less than a name: by an office, by initials, by kin, or before being named."""

from __future__ import annotations

import pytest
from attribution_world import make_document, resolve_in, resolved


@pytest.mark.parametrize(
    ("publisher", "source", "name"),
    [
        (
            "Tarn Medical Chamber, Ferry Bureau",
            "The Bureau",
            "Tarn Medical Chamber, Ferry Bureau",
        ),
        ("Tarn Medical Chamber, Ferry Bureau", "The Chamber", "Tarn Medical Chamber"),
        ("Tarn Medical Chamber, order 7", "The Chamber", "Tarn Medical Chamber"),
    ],
)
def test_a_part_of_a_publisher_is_named_with_it(publisher: str, source: str, name: str) -> None:
    document = make_document(f"1. {source} finds that it rained.", publisher=publisher)
    (got,) = resolve_in(document, ((source, "finds", "that it rained"),))
    assert got.source_name == name


def test_a_wife_is_who_bears_the_name_with_the_other_honorific() -> None:
    text = "Mrs Venn wrote the letter. Mr Venn swore that his wife knew."
    (got,) = resolved(text, ("his wife", "knew", "swore"))
    assert got.source_name == "Venn"
    text = "Olga Venn wrote it. Emil Venn said his sister knew."
    (got,) = resolved(text, ("his sister", "knew", "said"))
    assert got.source_name == "Olga Venn"


def test_kin_stay_unnamed_where_two_or_none_bear_the_name() -> None:
    text = "Olga Venn met Ilse Venn. Emil Venn said his sister knew."
    (got,) = resolved(text, ("his sister", "knew", "said"))
    assert got.source_kind == "unnamed"
    text = "Olga Holm wrote it. Emil Venn said his sister knew."
    (got,) = resolved(text, ("his sister", "knew", "said"))
    assert got.source_kind == "unnamed"


def test_initials_are_the_one_person_who_has_them() -> None:
    text = "Orla Venn sailed with Emil Tarn. Her notebook reads that OV thinks it rained."
    (got,) = resolved(text, ("OV", "thinks", "it rained"))
    assert got.source_name == "Orla Venn"
    text = "Orla Venn sailed with Ola Vik. Her notebook reads that OV thinks it rained."
    (got,) = resolved(text, ("OV", "thinks", "it rained"))
    assert got.source_name not in ("Orla Venn", "Ola Vik")


def test_a_label_of_one_word_is_who_is_told_to_be_that() -> None:
    text = "CHAIRMAN: The nominee for auditor, Emil Tarn, is here.\n\nNOMINEE: It rained."
    _, got = resolved(
        text,
        ("CHAIRMAN", ":", "The nominee for auditor, Emil Tarn, is here."),
        ("NOMINEE", ":#2", "It rained."),
    )
    assert got.source_name == "Emil Tarn"


def test_a_label_with_what_it_is_for_is_no_name() -> None:
    text = "MEMBER FOR LOW ISLAND: It rained.\n\nTHE CHAIR: Order."
    first, _ = resolved(
        text, ("MEMBER FOR LOW ISLAND", ":", "It rained."), ("THE CHAIR", ":#2", "Order.")
    )
    assert first.source_name == "member for low island"
    assert first.source_kind == "unnamed"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("M. Aurel Tarn came. He said it rained. M. Tarn left.", "Aurel Tarn"),
        ("M. Tarn-Venn came. He said it rained.", "M. Tarn-Venn"),
        ("Don Tevo Barr came. He said it rained. All like Don Tevo here.", "Tevo Barr"),
        ("Don Barr came. He said it rained.", "Don Barr"),
    ],
)
def test_a_word_of_address_is_no_part_of_a_name(text: str, name: str) -> None:
    (got,) = resolved(text, ("He", "said", "it rained"))
    assert got.source_name == name


def test_a_title_tells_whom_an_office_named_before_it_meant() -> None:
    text = "All is well, the director said. Director Olga d'Aubrey was not amused."
    (got,) = resolved(text, ("the director", "said", "All is well"))
    assert got.source_name == "Olga d'Aubrey"


def test_stories_follow_whom_they_name() -> None:
    text = "Interviewed with an interpreter, Emil Tarn ate. He said it rained."
    (got,) = resolved(text, ("He", "said", "it rained"))
    assert got.source_name == "Emil Tarn"


def test_a_number_with_a_name_beside_it_is_that_person() -> None:
    text = "The elders came. One, Mother Senna, asked a surveyor why. She said it rained."
    (got,) = resolved(text, ("She", "said", "it rained"))
    assert got.source_name == "Senna"


@pytest.mark.parametrize(
    ("title", "below", "name"),
    [
        ("MINISTRY ADMITS LEAK", "The Ministry of Roads spoke yesterday.", "Ministry of Roads"),
        ("OWNERS ADMIT LEAK", "The owners, Tarn Lines, paid.", "Tarn Lines"),
        ("MINISTRY ADMITS LEAK", "Nobody spoke yesterday.", "MINISTRY"),
    ],
)
def test_a_title_means_whom_the_text_below_names(title: str, below: str, name: str) -> None:
    noun, verb, _ = title.split()
    (got,) = resolved(f"{title}\n\n{below}\n\nIt rained.", (noun, verb, "LEAK"))
    assert got.source_name == name


def test_a_trade_told_later_is_whose_it_is() -> None:
    text = "A widow complains. The organist called it dull. Emil Tarn, organist, admits it."
    (got,) = resolved(text, ("The organist", "called", "it dull"))
    assert got.source_name == "Emil Tarn"


def test_who_is_named_between_commas_behind_a_noun_is_meant_by_he() -> None:
    text = "A shift walked out on Monday after a fireman, Hugh Tarn, wrote. He said it rained."
    (got,) = resolved(text, ("He", "said", "it rained"))
    assert got.source_name == "Hugh Tarn"


def test_what_which_takes_up_is_no_person() -> None:
    text = "Hugh Tarn rang Carrad Coal, which sacked him. He said it rained."
    (got,) = resolved(text, ("He", "said", "it rained"))
    assert got.source_name == "Hugh Tarn"


def test_the_publisher_may_name_somebody_in_full() -> None:
    text = "Ms Verrault wishes to reply. She says it rained."
    document = make_document(text, publisher="Hale & Partners for Anna Verrault")
    (got,) = resolve_in(document, (("She", "says", "it rained"),))
    assert got.source_name == "Anna Verrault"


def test_a_witness_is_whom_the_questions_greet() -> None:
    text = "Q. You are Wyst Clegg, are you?\nA. It rained."
    _, got = resolved(text, ("Q", ".", "You are Wyst Clegg, are you?"), ("A", ".#3", "It rained."))
    assert got.source_name == "Wyst Clegg"


def test_the_company_is_the_only_one_named() -> None:
    text = "Pilots of Crown Bank Lines will fly. The company had threatened to sue."
    (got,) = resolved(text, ("The company", "had threatened", "to sue"))
    assert got.source_name == "Crown Bank Lines"
    text = (
        "Harbour Board met the Ministry of Roads and Tarn Group. The board left. Venn Group came."
    )
    (got,) = resolved(f"{text} The company said it rained.", ("The company", "said", "it rained"))
    assert got.source_name == "company"


def test_a_family_gives_its_name_to_those_who_go_by_the_first() -> None:
    text = "The brothers Mabry share a car. Anton thinks it rained."
    (got,) = resolved(text, ("Anton", "thinks", "it rained"))
    assert got.source_name == "Anton Mabry"
    text = "The brothers Mabry met the Tarn sisters. Anton thinks it rained."
    (got,) = resolved(text, ("Anton", "thinks", "it rained"))
    assert got.source_name == "Anton"


def test_whoever_runs_for_an_office_is_not_their_campaign() -> None:
    document = make_document("Colm Brandt thinks it rained.", publisher="Colm Brandt for Mayor")
    (got,) = resolve_in(document, (("Colm Brandt", "thinks", "it rained"),))
    assert got.source_name == "Colm Brandt"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Mrs Bina Sharp of Lower Ghat", "Bina Sharp"),
        ("Br. Cyprian, organist,", "Cyprian"),
        ("Warden Emil Tarn", "Emil Tarn"),
    ],
)
def test_where_somebody_lives_and_what_they_are_is_no_part_of_a_name(
    source: str, name: str
) -> None:
    (got,) = resolved(f"On Monday {source} said it rained.", (source, "said", "it rained"))
    assert got.source_name == name


def test_nothing_and_no_are_nobody() -> None:
    text = "Player No. 7 cried. The Player admits it rained."
    (got,) = resolved(text, ("The Player", "admits", "it rained"))
    assert got.source_name == "Player"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("One of them, Teuira,", "Teuira"),
        ("A third, Irja Kallas,", "Irja Kallas"),
        ("Emil Tarn himself, reached at his office,", "Emil Tarn"),
    ],
)
def test_one_of_several_is_who_is_named_behind(source: str, name: str) -> None:
    text = f"Emil Tarn left early. Three elders of the valley came. {source} said it rained."
    (got,) = resolved(text, (source.removesuffix(","), "said", "it rained"))
    assert got.source_name == name


@pytest.mark.parametrize(
    "text",
    [
        "“It rained,” SAID ROLF VASK.",
        "IT RAINED, SAID ROLF VASK",
        "SAID ROLF VASK: “IT RAINED”",
    ],
)
def test_a_verb_in_capitals_is_no_part_of_a_name(text: str) -> None:
    said = "It rained" if "It rained" in text else "IT RAINED"
    (got,) = resolved(text, ("ROLF VASK", "SAID", said))
    assert got.source_name == "Rolf Vask"


@pytest.mark.parametrize("letter", ["B", "İ"])
def test_a_letter_that_names_a_plan_is_no_initial(letter: str) -> None:
    text = f"The board chose plan {letter}. Karaca said it rained."
    (got,) = resolved(text, ("Karaca", "said", "it rained"))
    assert got.source_name == "Karaca"


def test_an_initial_may_be_any_capital() -> None:
    (got,) = resolved("İ. Karaca said it rained.", ("İ. Karaca", "said", "it rained"))
    assert got.source_name == "İ. Karaca"


def test_a_word_that_needs_another_does_not_end_the_name_of_a_source() -> None:
    text = "Ada Venn left early. A person close to her says that it rained."
    (got,) = resolved(text, ("A person close to her", "says", "that it rained"))
    assert got.source_name == "person"


@pytest.mark.parametrize(
    "text",
    [
        "The mayor spoke to Greta Holm / BBC",
        "Photo by Greta Holm (BBC",
        "The mayor spoke to Greta Holm, AFP",
    ],
)
def test_a_text_may_end_in_a_name_and_capitals(text: str) -> None:
    assert resolved(text) == ()


def test_a_text_may_end_in_whom_it_is_told_through() -> None:
    text = "The minister said it rained, through Greta Holm"
    (got,) = resolved(text, ("The minister", "said", "it rained"))
    assert got.chain[-1:] == ("minister",)
