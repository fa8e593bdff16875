"""Which claim gives a point its title, and how it is told."""

from __future__ import annotations

import pytest
from linking_cases import Pile, linked, statements_of
from point_cases import CLOSED, NOT_CLOSED, crossing, points_of, tied

from sayso.linking.gathering import Bond
from sayso.linking.points import CENTRAL
from sayso.linking.titles import make_title, title_rank


def test_a_title_names_what_a_pronoun_stands_for() -> None:
    pile = Pile()
    sentence = "[s:It] [p:closed] [o:the Harrow crossing]."
    for paper in ("Vale Herald", "Morrow Post"):
        pile.add(paper, sentence, subject="the ferry board")
    (point,) = linked(pile).points
    assert point.title == "The ferry board closed the Harrow crossing"


def test_a_relative_clause_is_told_as_a_statement() -> None:
    pile = Pile()
    for paper in ("Vale Herald", "Morrow Post"):
        pile.add(paper, "[s:the Harrow levy], which [p:pays] [o:the ferry crews]")
    (point,) = linked(pile).points
    assert point.title == "The Harrow levy pays the ferry crews"


def test_a_title_leaves_out_what_stands_between_commas() -> None:
    pile = Pile()
    words = "[s:The worst flaw], as I see it, [p:is] [o:the Harrow levy] (a tax)."
    for paper, name in (("Vale Herald", "Ina Brandt"), ("Morrow Post", "Oskar Lind")):
        pile.add(paper, words, source=name, names=("Harrow",))
    (point,) = linked(pile).points
    assert point.title == "The worst flaw is the Harrow levy"


def test_a_title_does_not_lean_on_words_before_it() -> None:
    pile = Pile()
    for paper, line, source in (
        ("Vale Herald", "[s:Most people] [p:were displaced] by it.", "Pia Delling"),
        ("Morrow Post", "[s:Her board] [p:displaced] [o:people].", "Ina Brandt"),
    ):
        pile.add(paper, line, source=source)
    told = statements_of(pile)
    assert title_rank(told[1])[:4] == title_rank(told[0])[:4]
    assert title_rank(told[1])[4] == title_rank(told[0])[4] == 1  # no object; leans


def test_the_title_is_what_others_conflict_with() -> None:
    pile = Pile()
    pile.add("Vale Herald", "[s:The board] [p:shut] [o:it].")
    pile.add("Morrow Post", CLOSED, source="Dana Holt")
    pile.add("Lake Courier", NOT_CLOSED, polarity="negative", source="Ravi Lund")
    agreed, opposed = Bond(0.9, 0.0), Bond(0.0, 0.9)
    pairs = [("c000", "c001"), ("c000", "c002"), ("c001", "c002")]
    bonds = dict(zip(pairs, (agreed, opposed, opposed), strict=True))
    (point,) = points_of(pile, bonds)
    assert point.title == "The ferry board closed the Harrow crossing"


def test_a_title_tells_the_figure_rather_than_who_gives_it() -> None:
    pile = Pile()
    noun = [(140.0, 140.0, "exact", "miner")]
    given = pile.add("Vale Herald", "[s:It] [p:put] [o:the miners] at “[q:140]", figures=noun)
    told = pile.add("Lake Courier", "At least [q:140] [o:miners] [p:were buried].", figures=noun)
    rows = statements_of(pile)
    assert min(rows, key=title_rank).id == told.id
    assert make_title(next(row for row in rows if row.id == given.id)).endswith("at 140")


@pytest.mark.parametrize(("share", "is_title"), [(CENTRAL + 0.01, True), (CENTRAL - 0.01, False)])
def test_the_title_is_the_clearest_of_the_most_central_claims(
    share: float, *, is_title: bool
) -> None:
    pile = crossing("[s:The board] [p:shut] [o:Harrow].")
    each = 0.9
    tie = share * 2 * each / (3 - share)  # three ties beside two of `each` and one of these
    (point,) = points_of(pile, tied(tie))
    assert (point.title == "The board shut Harrow") is is_title


def test_a_clause_that_sets_the_scene_is_no_title_of_an_agreed_point() -> None:
    pile = crossing("until [s:it] [p:shut] [o:Harrow].")
    (point,) = points_of(pile, tied(0.9))
    assert point.title == "The ferry board closed the Harrow crossing at noon"


def test_a_denied_claim_can_give_the_title_and_its_denier_denies_it() -> None:
    pile = Pile()
    pile.add("Vale Herald", "[s:They] [p:closed] [o:the Harrow crossing].", source="Ina Brandt")
    pile.add("Morrow Post", CLOSED, heard_as="denied", source="Oskar Lind")
    (point,) = linked(pile).points
    assert point.title == "The ferry board closed the Harrow crossing"
    assert [(side.stance, side.sources) for side in point.sides] == [
        ("affirms", ("Ina Brandt",)),
        ("denies", ("Oskar Lind",)),
    ]
