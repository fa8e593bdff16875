"""Names in several spellings and shorter forms: joined, proposed, or kept apart."""

from __future__ import annotations

import pytest
from linking_cases import Pile

from sayso.lexicons import load_lexicon
from sayso.linking.entities import Linker, link_entities
from sayso.linking.entities.romanised import sounds_alike
from sayso.linking.names import given_names, normal_form
from sayso.model import Entity

PLAIN = "[s:The council] [p:met] [o:the board]."


def linker_of(*sources: str, text: str = PLAIN, kind: str = "person") -> Linker:
    pile = Pile()
    for number, source in enumerate(sources):
        pile.add(f"Paper {number}", text, source=source, kind=kind)
    return link_entities(pile.documents, pile.attributions, pile.claims)


def named(*names: str, text: str = PLAIN) -> Linker:
    """Link names that stand in claims alone, each in a Document of its own."""
    pile = Pile()
    for number, name in enumerate(names):
        pile.add(f"Paper {number}", text, names=(name,))
    return link_entities(pile.documents, pile.attributions, pile.claims)


def entity(linker: Linker, name: str) -> Entity:
    found = linker.source_entity(name)
    assert found is not None
    return found


def one(linker: Linker, *names: str) -> bool:
    return len({entity(linker, name).id for name in names}) == 1


def proposed(linker: Linker) -> set[tuple[str, ...]]:
    by_id = linker.by_id
    return {(c.kind, *sorted((by_id[c.a].name, by_id[c.b].name))) for c in linker.candidates}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Tarek ar-Rashid", "Tarek al-Rashid"),
        ("Nur ash-Shami", "Nur el-Shami"),
        ("Wadi ez-Zahra", "Wadi Zahra"),
    ],
)
def test_an_article_is_left_out_as_it_is_spoken(a: str, b: str) -> None:
    assert normal_form(a).split()[-1] == normal_form(b).split()[-1]


def test_a_word_before_a_hyphen_is_no_article() -> None:
    assert normal_form("US-Ostrane talks") == "us ostrane talks"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("khaled badri", "haled badry"),
        ("abdul rahman tareq", "abdurrahman tarek"),
        ("abdullah orabi", "abdallah oraby"),
        ("nur al din kassab", "nooruddin qassab"),
        ("muhammad othman", "mohamed otman"),
        ("yusuf al dhahabi", "youssouf dahabi"),
        ("dmitry orlov", "dmitrij orloff"),
        ("aleksej vasiljev", "aleksey vasilyev"),
        ("hasan mahmud", "hassan mahmood"),
    ],
)
def test_transcriptions_of_one_name_sound_alike(a: str, b: str) -> None:
    assert sounds_alike(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("ina hansen", "ina hanson"),
        ("lin wei", "lan wei"),
        ("ahmed salim", "ahmed karim"),
        ("ina brandt", "ina brandl"),
        ("kim yong", "kim yang"),
    ],
)
def test_names_that_differ_by_more_do_not(a: str, b: str) -> None:
    assert not sounds_alike(a, b)


def test_people_in_two_transcriptions_join() -> None:
    names = ("Khaled el-Badry", "Haled al-Badri")
    linker = linker_of(*names)
    assert one(linker, *names)
    assert "transcription" in entity(linker, names[0]).origin


def test_english_names_that_sound_alike_are_only_proposed() -> None:
    names = ("Harry Reed", "Harry Reid")
    assert "harry" in given_names()
    linker = linker_of(*names)
    assert not one(linker, *names)
    assert ("spelling", *names) in proposed(linker)


def test_a_place_in_three_transcriptions_is_one() -> None:
    names = ("Khteimal", "Hteymal", "Heteimal")
    assert one(named(*names), *names)


@pytest.mark.parametrize("names", [("Martin", "Martina"), ("Sarrel", "Serrol"), ("Tarn", "Taren")])
def test_short_or_other_words_are_not_taken_for_transcriptions(names: tuple[str, str]) -> None:
    assert not one(named(*names), *names)


@pytest.mark.parametrize("names", [("Irlib", "Irleb"), ("Wadi ez-Zur", "Wadi ez-Zour")])
def test_short_places_and_those_of_several_words_are_only_proposed(names: tuple[str, str]) -> None:
    linker = named(*names)
    assert not one(linker, *names)
    assert ("spelling", *sorted(names)) in proposed(linker)


def test_a_consonant_that_some_write_as_another_is_only_proposed() -> None:
    names = ("Tarek Gadhab", "Tarek Qadhab")
    linker = linker_of(*names)
    assert not one(linker, *names)
    assert ("spelling", *names) in proposed(linker)


def test_two_spellings_in_one_document_are_only_proposed() -> None:
    pile = Pile()
    pile.add("Vale Herald", PLAIN, names=("Khteimal", "Hteymal"))
    linker = link_entities(pile.documents, pile.attributions, pile.claims)
    assert ("spelling", "Hteymal", "Khteimal") in proposed(linker)


def test_british_and_american_spellings_of_a_body_are_one() -> None:
    names = ("Harrow Labour Defence Organisation", "Harrow Labor Defense Organization")
    assert one(linker_of(*names, kind="organisation"), *names)


def test_the_owner_of_a_body_may_be_an_acronym() -> None:
    names = ("UN Harbour Commission", "United Nations Harbor Commission")
    assert one(linker_of(*names, kind="organisation"), *names)


@pytest.mark.parametrize(
    "text",
    [
        "HFB (the Harrow Ferry Board) [p:met].",
        "The Harrow Ferry Board, or HFB, [p:met].",
        "The Harrow Ferry Board (“HFB”) [p:met].",
        "The Harrow Ferry Board (the HFB, founded 1901) [p:met].",
    ],
)
def test_an_acronym_is_defined_in_several_ways(text: str) -> None:
    linker = linker_of("Harrow Ferry Board", "HFB", text=text, kind="organisation")
    assert one(linker, "Harrow Ferry Board", "HFB")


@pytest.mark.parametrize(
    "text",
    [
        "The Harrow Ferry Board, also known as the River Watch, [p:met].",
        "The Harrow Ferry Board (formerly called River Watch) [p:met].",
        "The Harrow Ferry Board, a.k.a. River Watch, [p:met].",
    ],
)
def test_another_name_that_a_text_gives_is_joined(text: str) -> None:
    names = ("Harrow Ferry Board", "River Watch")
    linker = linker_of(*names, text=text, kind="organisation")
    assert one(linker, *names)
    assert "also known as" in entity(linker, names[1]).origin


def test_a_group_with_six_names_is_one() -> None:
    text = (
        "The Army of the Gorge (AOG), also known as Ansar al-Wadi, fights on. Ansar al-Wadi, "
        "formerly known as the Gorge Brigade, [p:met]. The Gorge Brigade, sometimes called the "
        "Wadi Front, left."
    )
    names = (
        *("Army of the Gorge", "AOG", "Ansar al-Wadi", "Ansar el-Wadi", "Gorge Brigade"),
        "Wadi Front",
    )
    assert one(linker_of(*names, text=text, kind="organisation"), *names)


def test_what_only_a_part_may_be_called_is_proposed() -> None:
    text = "The treaty with Greater Ostrane, also known as the Orme Accord, [p:ended]."
    linker = linker_of("Greater Ostrane", "Orme Accord", text=text, kind="organisation")
    assert ("wording", "Greater Ostrane", "Orme Accord") in proposed(linker)


def test_initials_that_one_body_has_are_joined_or_proposed_by_their_length() -> None:
    for acronym, body in (("HFB", "Harrow Ferry Board"), ("HFBT", "Harrow Ferry Board Trust")):
        pile = Pile()
        pile.add("Vale Herald", PLAIN, source=body, kind="organisation", names=(acronym,))
        linker = link_entities(pile.documents, pile.attributions, pile.claims)
        assert one(linker, body, acronym) == (len(acronym) > 3)
        assert (("acronym", acronym, body) in proposed(linker)) == (len(acronym) == 3)


def test_a_short_first_name_joins_the_only_full_one() -> None:
    assert one(linker_of("William Brandt", "Bill Brandt"), "William Brandt", "Bill Brandt")
    linker = linker_of("William Brandt", "William Orme", "Bill Brandt", "Bob Orme")
    assert not one(linker, "William Orme", "Bob Orme")


def test_initials_join_the_only_full_name() -> None:
    assert one(linker_of("Ina Brandt", "I. Brandt"), "Ina Brandt", "I. Brandt")
    names = ("Ina Brandt", "Ilse Brandt", "I. Brandt")
    linker = linker_of(*names)
    assert not one(linker, "Ina Brandt", "I. Brandt")
    assert ("last name", "I. Brandt", "Ina Brandt") in proposed(linker)


def test_junior_is_the_only_one_of_his_name_unless_there_is_a_senior() -> None:
    names = ("Oskar Brandt Jr.", "Oskar Brandt")
    assert one(linker_of(*names), *names)
    linker = linker_of(*names, "Oskar Brandt Sr.")
    assert not one(linker, names[0], "Oskar Brandt Sr.")


def test_a_last_name_that_two_bear_is_proposed_for_both_and_joined_to_neither() -> None:
    linker = linker_of("Ina Brandt", "Oskar Brandt", "Brandt")
    assert {("last name", "Brandt", "Ina Brandt"), ("last name", "Brandt", "Oskar Brandt")} <= (
        proposed(linker)
    )


def test_a_title_of_the_other_gender_is_not_joined() -> None:
    linker = linker_of("Robert Brandt", "Mrs Brandt")
    assert not one(linker, "Robert Brandt", "Mrs Brandt")
    assert proposed(linker) == set()


def test_a_first_name_alone_is_not_taken_for_a_last_name() -> None:
    linker = named("Ina Joseph", "Joseph")
    assert not one(linker, "Ina Joseph", "Joseph")
    assert ("last name", "Ina Joseph", "Joseph") in proposed(linker)


def test_a_last_name_that_is_a_first_name_too_joins_beside_the_full_name() -> None:
    pile = Pile()
    pile.add("Vale Herald", PLAIN, names=("Ina Joseph", "Joseph"))
    pile.add("Morrow Post", PLAIN, names=("Joseph",))
    linker = link_entities(pile.documents, pile.attributions, pile.claims)
    assert one(linker, "Ina Joseph", "Joseph")


def test_a_title_alone_is_not_taken_for_a_last_name() -> None:
    linker = named("Jim Marshal", "Marshal")
    assert linker.source_entity("Marshal") is None or not one(linker, "Jim Marshal", "Marshal")


def test_words_before_a_full_name_are_left_out_unless_they_are_first_names() -> None:
    names = ("Mark Brandt", "Harrow Party Mark Brandt")
    linker = linker_of(*names)
    assert one(linker, *names)
    assert entity(linker, names[1]).name == "Mark Brandt"
    assert not one(linker_of("Ann Brandt", "Mary Ann Brandt"), "Ann Brandt", "Mary Ann Brandt")


def test_a_landform_is_no_last_name() -> None:
    linker = named("Hunter Valley", "King Valley", "Mary River", "Darling River")
    assert proposed(linker) == set()


def test_a_place_is_not_taken_for_a_last_name() -> None:
    assert not one(named("West Virginia", "Virginia"), "West Virginia", "Virginia")


def test_a_lexicon_s_group_is_no_person_though_its_article_is_a_first_name() -> None:
    names = ("Al-Shabaab", "Al Shabaab")
    assert one(named(*names), *names)


def test_the_lexicon_of_short_names_is_well_formed() -> None:
    rows = load_lexicon("short_names")
    assert len(rows) >= 120
    assert all(row["short"].islower() and row["full"].islower() for row in rows)
    assert len({(row["short"], row["full"]) for row in rows}) == len(rows)
