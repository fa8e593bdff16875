"""What a person decides holds against every rule, until it is revoked."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from linking_cases import Pile

from sayso.linking import Material, link
from sayso.linking.entities import Linker, link_entities
from sayso.model import Entity, Judgement, JudgementKind

PLAIN = "[s:The council] [p:met] [o:the board]."


def judged(kind: JudgementKind, name: str, other: str) -> Judgement:
    return Judgement(f"{kind} {name} {other}", kind, name, other, "2031-01-01T00:00:00Z")


def linker_of(*sources: str, judgements: list[Judgement], kind: str = "person") -> Linker:
    pile = Pile()
    for number, source in enumerate(sources):
        pile.add(f"Paper {number}", PLAIN, source=source, kind=kind)
    return link_entities(pile.documents, pile.attributions, pile.claims, judgements)


def entity(linker: Linker, name: str) -> Entity:
    found = linker.source_entity(name)
    assert found is not None
    return found


def one(linker: Linker, *names: str) -> bool:
    return len({entity(linker, name).id for name in names}) == 1


def test_a_merge_joins_what_no_rule_would_and_is_shown_under_the_first_name() -> None:
    linker = linker_of("Ina Brandt", "the Lioness", judgements=[])
    assert not one(linker, "Ina Brandt", "the Lioness")
    linker = linker_of(
        "Ina Brandt", "the Lioness", judgements=[judged("merge", "the Lioness", "Ina Brandt")]
    )
    assert one(linker, "Ina Brandt", "the Lioness")
    assert entity(linker, "Ina Brandt").name == "the Lioness"
    assert "judgement" in entity(linker, "Ina Brandt").origin


def test_a_merge_brings_the_other_names_of_both_along() -> None:
    linker = linker_of(
        "Ina Brandt",
        "Minister Brandt",
        "Ina Orme",
        "Ms Orme",
        judgements=[judged("merge", "Ina Brandt", "Ina Orme")],
    )
    assert one(linker, "Ina Brandt", "Minister Brandt", "Ina Orme", "Ms Orme")


def test_merges_hang_together_whatever_their_order() -> None:
    merges = [judged("merge", "Ada", "Bea"), judged("merge", "Bea", "Cleo")]
    for order in permutations(merges):
        linker = linker_of("Ada", "Bea", "Cleo", judgements=list(order))
        assert one(linker, "Ada", "Bea", "Cleo")
        assert entity(linker, "Cleo").name == "Ada"


def test_a_merge_joins_two_things_of_the_lexicon() -> None:
    names = ("Amnesty International", "Amnesty", "African Union")
    merge = judged("merge", "African Union", "Amnesty International")
    linker = linker_of(*names, judgements=[merge], kind="organisation")
    assert one(linker, *names)
    assert entity(linker, "Amnesty").name == "African Union"


def test_a_merge_makes_an_entity_of_common_words() -> None:
    names = ("Harrow Ferry Board", "the Council")
    merge = judged("merge", "Harrow Ferry Board", "the Council")
    linker = linker_of(*names, judgements=[merge], kind="organisation")
    assert one(linker, *names)


def test_a_merge_through_a_name_that_is_gone_still_joins_the_others() -> None:
    merges = [judged("merge", "Ada", "Bea"), judged("merge", "Bea", "Cleo")]
    assert one(linker_of("Ada", "Cleo", judgements=merges), "Ada", "Cleo")


def test_a_split_takes_a_form_out_and_keeps_it_by_itself() -> None:
    names = ("Ina Brandt", "Brandt", "Minister Brandt")
    linker = linker_of(*names, judgements=[judged("split", "Ina Brandt", "Brandt")])
    assert one(linker, "Ina Brandt", "Minister Brandt")
    assert entity(linker, "Brandt").aliases == ()


def test_a_form_that_is_split_can_be_merged_elsewhere() -> None:
    decided = [
        judged("split", "Ina Brandt", "Brandt"),
        judged("merge", "Oskar Lund", "Brandt"),
    ]
    linker = linker_of("Ina Brandt", "Brandt", "Oskar Lund", judgements=decided)
    assert one(linker, "Oskar Lund", "Brandt")
    assert not one(linker, "Ina Brandt", "Brandt")


def test_an_alias_of_the_lexicon_can_be_split_off() -> None:
    names = ("Amnesty International", "Amnesty")
    decided = [judged("split", *names)]
    linker = linker_of(*names, judgements=decided, kind="organisation")
    assert not one(linker, *names)
    assert len({e.id for e in linker.entities}) == len(linker.entities)


def test_a_city_can_be_split_from_the_government_that_goes_by_its_name() -> None:
    decided = [judged("split", "Government of Norway", "Oslo")]
    before = linker_of("Oslo", judgements=[], kind="place")
    assert entity(before, "Oslo").reading == "metonym"
    after = linker_of("Oslo", judgements=decided, kind="place")
    assert entity(after, "Oslo").reading == "plain"
    assert len(after.meant["oslo"]) == 1


def test_a_rejected_join_is_not_made_and_not_proposed() -> None:
    names = ("Ina Brandt", "Ina R. Brandt")
    assert one(linker_of(*names, judgements=[]), *names)
    linker = linker_of(*names, judgements=[judged("reject", *names)])
    assert not one(linker, *names)
    assert linker.candidates == ()


def test_a_rejected_join_holds_for_all_that_is_merged_with_either() -> None:
    names = ("Ina Brandt", "Ina R. Brandt", "the Lioness")
    decided = [
        judged("merge", "the Lioness", "Ina Brandt"),
        judged("reject", "the Lioness", "Ina R. Brandt"),
    ]
    linker = linker_of(*names, judgements=decided)
    assert one(linker, "Ina Brandt", "the Lioness")
    assert not one(linker, "Ina Brandt", "Ina R. Brandt")


def test_what_is_revoked_decides_nothing() -> None:
    merge = replace(judged("merge", "Ada", "Bea"), revoked="2031-02-01T00:00:00Z")
    assert not one(linker_of("Ada", "Bea", judgements=[merge]), "Ada", "Bea")


@pytest.mark.parametrize("kind", ["merge", "split", "reject"])
def test_a_judgement_on_names_that_nobody_has_changes_nothing(kind: JudgementKind) -> None:
    plain = linker_of("Ina Brandt", "Brandt", judgements=[])
    assert linker_of("Ina Brandt", "Brandt", judgements=[judged(kind, "X Y", "Z")]) == plain


def test_both_readings_of_a_capital_are_a_candidate() -> None:
    pile = Pile()
    pile.add("Vale Herald", PLAIN, source="Oslo", kind="place")
    found = link(Material(pile.documents, pile.attributions, pile.claims))
    by_id = {e.id: e for e in found.entities}
    (reading,) = found.candidates
    assert reading.kind == "reading"
    assert {by_id[reading.a].reading, by_id[reading.b].reading} == {"plain", "metonym"}
