from __future__ import annotations

import time

import pytest
from linking_cases import Pile

from sayso.lexicons import load_lexicon
from sayso.linking import Material, link
from sayso.linking.entities import Linker, link_entities
from sayso.linking.entities.defined import join_defined
from sayso.linking.entities.groups import Groups
from sayso.linking.names import normal_form, strip_titles
from sayso.model import Entity

PLAIN = "[s:The council] [p:met] [o:the board]."


def linker_of(*sources: str, text: str = PLAIN, kind: str = "person") -> Linker:
    pile = Pile()
    for number, source in enumerate(sources):
        pile.add(f"Paper {number}", text, source=source, kind=kind)
    return link_entities(pile.documents, pile.attributions, pile.claims)


def entity(linker: Linker, name: str) -> Entity:
    found = linker.source_entity(name)
    assert found is not None
    return found


def one(linker: Linker, *names: str) -> bool:
    return len({entity(linker, name).id for name in names}) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("U.N.", "UN"),
        ("the Harrow Board", "Harrow Board’s"),
        ("Tarek al-Badri", "Tarek el-Badri"),
        ("José Varga", "Jose Varga"),
        ("Jean-Luc Orme", "Jean Luc Orme"),
    ],
)
def test_spellings_of_one_name_have_one_normal_form(a: str, b: str) -> None:
    assert normal_form(a) == normal_form(b)


@pytest.mark.parametrize(("a", "b"), [("WHO", "who"), ("US", "us"), ("IS", "is")])
def test_an_acronym_is_not_the_word_it_looks_like(a: str, b: str) -> None:
    assert normal_form(a) != normal_form(b)


def test_titles_are_no_part_of_a_name() -> None:
    assert strip_titles(normal_form("Deputy Prime Minister Ina Brandt")) == "ina brandt"


def test_a_last_name_joins_the_only_full_name() -> None:
    linker = linker_of("Ina Brandt", "Brandt", "Minister Brandt")
    assert one(linker, "Ina Brandt", "Brandt", "Minister Brandt")
    assert entity(linker, "Brandt").name == "Ina Brandt"
    assert "last name" in entity(linker, "Brandt").origin


def test_a_last_name_that_two_people_share_joins_neither() -> None:
    linker = linker_of("Ina Brandt", "Oskar Brandt", "Brandt")
    assert not one(linker, "Ina Brandt", "Brandt")
    assert not one(linker, "Oskar Brandt", "Brandt")
    assert not one(linker, "Ina Brandt", "Oskar Brandt")


def test_a_middle_name_may_be_left_out_but_two_are_two_people() -> None:
    assert one(linker_of("Ina R. Brandt", "Ina Brandt"), "Ina R. Brandt", "Ina Brandt")
    linker = linker_of("Ina R. Brandt", "Ina S. Brandt", "Ina Brandt")
    assert not one(linker, "Ina R. Brandt", "Ina S. Brandt")


def test_a_rare_spelling_joins_a_frequent_one() -> None:
    linker = linker_of(*["Ina Brandstetter"] * 4, "Ina Brandsteter")
    assert one(linker, "Ina Brandstetter", "Ina Brandsteter")
    assert "typing error" in entity(linker, "Ina Brandsteter").origin


@pytest.mark.parametrize(
    "names",
    [
        ("Ina Brandt", "Ida Brandt"),
        ("Ina Hansen", "Ina Hanson"),
        ("Ina Brandt", "Ina Grandt"),
    ],
)
def test_look_alikes_stay_apart(names: tuple[str, str]) -> None:
    assert not one(linker_of(*names), *names)


def test_countries_that_look_alike_stay_apart() -> None:
    names = ("Niger", "Nigeria", "Austria", "Australia")
    linker = linker_of(*names, kind="place")
    assert len({entity(linker, name).id for name in names}) == 4


def test_an_acronym_defined_in_a_text_joins_its_full_name() -> None:
    text = "The Harrow Ferry Board (HFB) [p:met]."
    linker = linker_of("Harrow Ferry Board", "HFB", text=text, kind="organisation")
    assert one(linker, "Harrow Ferry Board", "HFB")
    assert "acronym" in entity(linker, "HFB").origin


def test_an_acronym_defined_twice_joins_nothing() -> None:
    text = "The Harrow Ferry Board (HFB) and the Hill Farm Bank (HFB) [p:met]."
    linker = linker_of(
        "Harrow Ferry Board", "Hill Farm Bank", "HFB", text=text, kind="organisation"
    )
    assert not one(linker, "Harrow Ferry Board", "HFB")
    assert not one(linker, "Hill Farm Bank", "HFB")


def test_a_capital_that_speaks_is_its_government_and_stays_a_place() -> None:
    pile = Pile()
    pile.add("Vale Herald", PLAIN, source="Oslo", kind="place")
    pile.add("Morrow Post", PLAIN, source="Norway", kind="place")
    found = link(Material(pile.documents, pile.attributions, pile.claims))
    governments = [e for e in found.entities if e.reading == "metonym"]
    assert [e.name for e in governments] == ["Government of Norway"]
    assert {"Oslo", "Norway"} <= set(governments[0].aliases)
    assert governments[0].origin.startswith("lexicon aliases")
    assert "Oslo" in {e.name for e in found.entities if e.reading == "plain"}
    assert dict(found.entity_names)["Oslo"] == governments[0].id


def test_a_person_named_like_a_country_is_no_country() -> None:
    linker = linker_of("Jordan")
    assert entity(linker, "Jordan").kind == "person"
    assert entity(linker, "Jordan").reading == "plain"


def test_an_alias_holds_only_in_its_years() -> None:
    pile = Pile()
    pile.add("Vale Herald", PLAIN, source="Bonn", kind="place", published="2031-05-02")
    pile.add("Morrow Post", PLAIN, source="Berlin", kind="place", published="2031-05-02")
    linker = link_entities(pile.documents, pile.attributions, pile.claims)
    assert entity(linker, "Bonn").reading == "plain"
    assert entity(linker, "Berlin").reading == "metonym"


def test_unnamed_sources_make_no_entity() -> None:
    linker = linker_of("a senior Harrow official", kind="unnamed")
    assert linker.source_entity("a senior Harrow official") is None


def test_every_entity_says_what_joined_it() -> None:
    linker = linker_of("U.S.", "Ina Brandt", "Brandt")
    assert all(e.origin for e in linker.entities)


def test_the_lexicon_of_aliases_is_well_formed() -> None:
    rows = load_lexicon("aliases")
    assert len(rows) >= 400
    assert {row["kind"] for row in rows} == {"alias", "metonym", "acronym", "demonym"}
    for row in rows:
        assert row["name"] != row["alias"]
        assert all(year == "" or year.isdigit() for year in (row["valid_from"], row["valid_to"]))
    assert len({(row["name"], row["alias"]) for row in rows}) == len(rows)


def test_no_alias_stands_for_two_things_by_name() -> None:
    meant: dict[str, set[str]] = {}
    for row in load_lexicon("aliases"):
        if row["kind"] in {"alias", "acronym"}:
            meant.setdefault(normal_form(row["alias"]), set()).add(row["name"])
    assert {form: names for form, names in meant.items() if len(names) > 1} == {}


def test_the_lexicon_of_antonyms_is_well_formed() -> None:
    rows = load_lexicon("antonyms")
    assert len(rows) >= 300
    assert {row["pos"] for row in rows} == {"verb", "noun", "adjective"}
    assert {row["strength"] for row in rows} == {"strong", "weak", "in turn"}
    assert all(row["left"] < row["right"] for row in rows)


def test_bodies_of_one_state_are_one_however_the_state_is_named() -> None:
    names = (
        "Arvela's Interior Ministry",
        "Interior Ministry of Arvela",
        "Arvelan Interior Ministry",
        "Arvela",
    )
    linker = linker_of(*names, kind="organisation")
    assert one(linker, *names[:3])
    assert not one(linker, names[0], "Arvela")


def test_institutions_of_one_place_are_not_one() -> None:
    names = ("University of Harrow", "Harrow University")
    assert not one(linker_of(*names, kind="organisation"), *names)


def test_a_ministry_of_another_state_is_another() -> None:
    names = ("Interior Ministry of Arvela", "Interior Ministry of Norrland")
    assert not one(linker_of(*names, kind="organisation"), *names)


def test_the_reading_of_a_country_as_government_reaches_its_capital() -> None:
    linker = linker_of("Norwegian", "Oslo", kind="place")
    assert set(linker.keys_of("oslo")) & set(linker.keys_of("norwegian"))


@pytest.mark.parametrize(
    "name",
    ["Council", "DELEGATE", "the Ministry", "Spokesman", "Government", "Federal Government"],
)
def test_a_common_noun_is_bound_to_its_document(name: str) -> None:
    pile = Pile()
    pile.add("Vale Herald", PLAIN, source=name, kind="organisation")
    pile.add("Morrow Post", PLAIN, source=name, kind="organisation")
    assert link_entities(pile.documents, pile.attributions, pile.claims).source_entity(name) is None


@pytest.mark.parametrize(
    "name", ["Harrow Council", "Federal Court", "Labour Party", "Ministry of Works", "Ian Farmer"]
)
def test_a_name_with_a_common_noun_in_it_stays_a_name(name: str) -> None:
    assert linker_of(name, kind="organisation").source_entity(name) is not None


def test_the_common_noun_for_a_group_is_bound_to_its_document() -> None:
    linker = linker_of("Grain traders in Harrow", "Analysts", kind="group")
    assert linker.source_entity("Grain traders in Harrow") is None
    assert linker.source_entity("Analysts") is None


def test_an_acronym_is_an_organisation() -> None:
    assert entity(linker_of("HFB"), "HFB").kind == "organisation"


def test_the_kind_of_an_entity_is_what_most_uses_say() -> None:
    pile = Pile()
    for kind in ("person", "person", "voice", "organisation"):
        pile.add(f"Paper {kind}", PLAIN, source="Ina Brandt", kind=kind)
    linker = link_entities(pile.documents, pile.attributions, pile.claims)
    assert entity(linker, "Ina Brandt").kind == "person"


@pytest.mark.parametrize(
    "longer",
    [
        "MP Ina Brandt",
        "Liberal Senator Ina Brandt",
        "Entomologist Ina Brandt",
        "Vale Board chairman Ina Brandt",
        "Then-director Ina Brandt",
        "Director-elect Ina Brandt",
    ],
)
def test_a_role_before_a_name_is_no_part_of_it(longer: str) -> None:
    linker = linker_of("Ina Brandt", longer)
    assert one(linker, "Ina Brandt", longer)
    assert entity(linker, longer).name == "Ina Brandt"


def test_transcriptions_of_one_name_join_unless_one_document_has_both() -> None:
    assert one(linker_of("Sergej Orlov", "Sergey Orlov"), "Sergej Orlov", "Sergey Orlov")
    pile = Pile()
    pile.add("Vale Herald", PLAIN, source="Sergej Orlov", names=("Sergey Orlov",))
    pile.add("Morrow Post", PLAIN, source="Sergey Orlov")
    linker = link_entities(pile.documents, pile.attributions, pile.claims)
    assert not one(linker, "Sergej Orlov", "Sergey Orlov")


def test_ministries_of_one_country_join_in_any_wording() -> None:
    names = (
        "Ministry of Foreign Affairs of Norway",
        "Norwegian Foreign Ministry",
        "Norway's Foreign Ministry",
    )
    assert one(linker_of(*names, kind="organisation"), *names)


def test_a_ministry_without_a_country_joins_the_only_one_that_its_document_names() -> None:
    pile = Pile()
    pile.add("Vale Herald", PLAIN, source="Norwegian Foreign Ministry", kind="organisation")
    pile.add(
        "Morrow Post", PLAIN, source="Foreign Ministry", kind="organisation", names=("Norway",)
    )
    linker = link_entities(pile.documents, pile.attributions, pile.claims)
    assert one(linker, "Norwegian Foreign Ministry", "Foreign Ministry")


def test_a_ministry_that_two_countries_have_is_bound_to_its_document() -> None:
    names = ("Norwegian Foreign Ministry", "Swedish Foreign Ministry", "Foreign Ministry")
    linker = linker_of(*names, kind="organisation")
    assert linker.source_entity("Foreign Ministry") is None
    assert not one(linker, *names[:2])


def test_a_country_that_owns_an_army_is_a_place() -> None:
    linker = linker_of("Zembala", "Zembala's army")
    assert entity(linker, "Zembala").kind == "place"


def test_a_word_mostly_written_small_is_no_name() -> None:
    text = "Drought is here. The [s:drought] [p:hit] [o:farms]; drought and drought again."
    assert linker_of("Drought", text=text).source_entity("Drought") is None


@pytest.mark.parametrize("run", [" " * 60_000, "\n" * 60_000, "A" * 60_000, "(" * 60_000])
def test_a_long_run_of_one_character_does_not_hold_up_the_search_for_names(run: str) -> None:
    begun = time.process_time()
    join_defined({}, Groups({}), [f"Ada Quill said{run}it fell."])
    assert time.process_time() - begun < 5
