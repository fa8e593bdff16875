from __future__ import annotations

import pytest
from linking_cases import Pile

from sayso.linking import Linked, Material, compare_all, link, stance_to

SANK = "The Harrow ferry sank in the lake"


@pytest.mark.parametrize(
    ("headline", "stance"),
    [
        ("Harrow ferry sinks, forty rescued", "for"),
        ("No, the Harrow ferry did not sink", "against"),
        ("Story of sunken Harrow ferry is a hoax", "against"),
        ("Harrow ferry company denies sinking", "against"),
        ("Ferry board blasts report of Harrow sinking", "against"),
        ("Harrow ferry safe despite rumours of sinking", "against"),
        ("Harrow ferry not sunken, says board", "against"),
        ("Harrow ferry reportedly sinks", "observing"),
        ("Did the Harrow ferry sink?", "observing"),
        ("Harrow ferry may have sunk in the lake", "observing"),
        ("Ferry board: no idea how Harrow ferry sank", "for"),
        ("Would you board a ferry? The Harrow one sank in the lake", "for"),
    ],
)
def test_the_stance_of_a_headline(headline: str, stance: str) -> None:
    assert stance_to(headline, SANK) == stance


def test_a_plan_called_off_is_against_it() -> None:
    assert (
        stance_to("Ina Brandt quits Harrow film", "Ina Brandt to play in Harrow film") == "against"
    )


def test_a_claim_of_words_is_affirmed_by_their_report() -> None:
    claim = "Ina Brandt told the council that ferries are unsafe"
    assert stance_to("Ina Brandt says ferries are unsafe", claim) == "for"


def test_a_fine_not_jail_denies_nothing() -> None:
    claim = "Harrow will fine smugglers rather than jail them"
    assert stance_to("Smugglers in Harrow get a fine, not jail", claim) == "for"


def heading_pile(first: str, second: str) -> Linked:
    pile = Pile()
    pile.add("Vale Herald", first)
    pile.add("Morrow Post", second)
    pile.add("Lake Courier", "Council praises the rescue crew of Vale")
    return link(Material(pile.documents, pile.attributions, pile.claims, pile.origins))


def test_a_heading_that_denies_stands_against_one_that_tells() -> None:
    found = heading_pile(
        "Giant crab seen in Harrow harbour by Ina Brandt",
        "Officials deny giant crab in Harrow harbour, Ina Brandt",
    )
    (relation,) = found.relations
    assert (relation.kind, relation.reasons[0].kind) == ("contradicts", "denial")
    assert len(relation.reasons[0].b) == len("deny")


@pytest.mark.parametrize(
    "second",
    [
        "Harrow tax on boats is a hoax, says Oskar Lind",  # another matter
        "Do officials deny giant crab in Harrow harbour, Ina Brandt?",  # only asks
        "Giant crab of Harrow harbour delights Ina Brandt",  # denies nothing
    ],
)
def test_headings_without_a_denial_of_one_matter_do_not_conflict(second: str) -> None:
    found = heading_pile("Giant crab seen in Harrow harbour by Ina Brandt", second)
    assert not [r for r in found.relations if r.kind == "contradicts"]


def test_texts_are_alike_by_words_and_by_company() -> None:
    texts = [
        "Harrow ferry sinks",
        "Boat sinks off Harrow, ferry board says",
        "Lake boat goes under: ferry board",
        "Wool levy scrapped",
        "Council scraps levy on wool",
    ]
    table = compare_all(texts)
    assert table[0, 1] > table[0, 2] > table[0, 3]
    assert table[3, 4] > table[2, 3]
    assert (table == table.T).all()


def test_no_texts_and_empty_ones_are_alike_to_nothing() -> None:
    assert compare_all([]).shape == (0, 0)
    assert compare_all(["", "Harrow"])[0, 1] == 0.0
