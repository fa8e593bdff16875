"""What the network finds becomes a relation where a rule can name it, or where it is very sure."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from linking_cases import Pile, side_by_side, statements_of

from sayso.linking import Linked, Material, link
from sayso.linking.candidates import weigh
from sayso.linking.gathering import Bond
from sayso.linking.naming import name_conflict
from sayso.linking.nearby import AGREE, ALL, CONFLICT, PLAIN, is_told, relate_near
from sayso.linking.pair import make_pair
from sayso.linking.scorer.network import load_scorer
from sayso.model import Difference, Relation

SURE = 0.99
NOBODY = "[s:Nobody on our side] [p:pulled] [o:a trigger]."
NEGATED: dict[str, Any] = {"polarity": "negative"}


def shots(second: str = NOBODY, **more: Any) -> Pile:
    pile = Pile()
    pile.add("Vale Post", "[s:Guards] [p:opened fire] [o:on the column].", source="Dana Holt")
    pile.add("Harrow Post", second, source="Ravi Lund", **more)
    return pile


def related(pile: Pile, *, agree: float = 0.0, conflict: float = 0.0) -> Any:
    """Return what the two claims of a pile are to each other, tied as told."""
    pair = side_by_side(pile)
    return relate_near(pair, name_conflict(pair), Bond(agree, conflict))


@pytest.mark.parametrize(("sure", "is_found"), [(CONFLICT, True), (CONFLICT - 0.01, False)])
def test_a_conflict_with_a_named_reason_must_be_sure(sure: float, *, is_found: bool) -> None:
    found = related(shots(**NEGATED), conflict=sure)
    assert bool(found) is is_found
    if is_found:
        assert (found.kind, found.reasons[0].kind) == ("contradicts", "negation")
        assert found.confidence == sure


@pytest.mark.parametrize(("sure", "is_found"), [(PLAIN, True), (PLAIN - 0.01, False)])
@pytest.mark.parametrize(
    ("told", "more"),
    [
        ("[s:No guards] [p:opened fire] [o:on the lorries].", NEGATED),
        ("[s:Guards] [p:ceased fire] [o:on the column].", {"heard_as": "denied"}),
    ],
)
def test_of_one_deed_less_is_enough(
    told: str, more: dict[str, Any], sure: float, *, is_found: bool
) -> None:
    pile = shots(told, predicate="open fire", **more)
    assert bool(related(pile, conflict=sure)) is is_found


def test_where_all_words_of_one_stand_in_the_other_less_is_enough() -> None:
    pile = Pile()
    pile.add("Vale Post", "[s:Guards] [p:opened fire] [o:on the column].", source="Dana Holt")
    line = "[s:No guards] near the mill [p:were] [o:on the column opening fire]."
    pile.add("Harrow Post", line, source="Ravi Lund", **NEGATED)
    pile.add("Lake Post", "[s:Herons] [p:nest] [o:in reeds].")
    a, b, _ = statements = statements_of(pile)
    pair = make_pair(a, b, weigh(statements))
    assert not pair.same_predicate
    reason = name_conflict(pair)
    assert relate_near(replace(pair, coverage=ALL), reason, Bond(0.0, PLAIN))
    assert relate_near(replace(pair, coverage=ALL - 0.01), reason, Bond(0.0, PLAIN)) is None
    assert relate_near(replace(pair, coverage=ALL, tie=0.9), reason, Bond(0.0, PLAIN)) is None


def test_what_no_sign_names_is_no_conflict() -> None:
    assert related(shots("[s:The powder] [p:was] [o:still wet]."), conflict=SURE) is None


@pytest.mark.parametrize(("sure", "is_found"), [(AGREE, True), (AGREE - 0.01, False)])
def test_agreement_in_other_words_supports(sure: float, *, is_found: bool) -> None:
    found = related(shots("[s:The patrol] [p:shelled] [o:the lorries]."), agree=sure)
    assert bool(found) is is_found
    if is_found:
        assert (found.kind, found.reasons[0].kind) == ("supports", "meaning")


@pytest.mark.parametrize(
    ("told", "is_found"),
    [("[s:Kelvary] [p:opened] [o:the Harrow gates].", True),
     ("[s:Ostrane] [p:opened] [o:the Harrow gates].", False),
     ("[s:Both gates] [p:stood open] [o:at Harrow].", False)],
)  # fmt: skip
def test_who_denies_the_doing_leaves_open_that_it_was_done(told: str, *, is_found: bool) -> None:
    pile = Pile()
    pile.add("Vale Post", told, source="Dana Holt", names=["Kelvary", "Ostrane", "Harrow"])
    denied = "[s:Kelvary] [p:opened] [o:the Harrow gates]."
    pile.add(
        *("Lake Post", denied),
        source="Ravi Lund",
        heard_as="denied",
        names=["Kelvary", "Ostrane", "Harrow"],
    )
    found = related(pile, conflict=SURE)
    assert isinstance(found, Relation) is is_found


def test_a_mere_report_contradicts_nothing_and_supports_nothing() -> None:
    pile = shots(certainty="possible", **NEGATED)
    assert related(pile, conflict=SURE) == Difference("c000", "c001", "mere report")
    assert related(pile, agree=SURE) is None


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        (
            {"marked": "[s:The ministry] [p:closed] [o:the ward]."},
            {"marked": "[s:The hospital] [p:closed] [o:the ward] by itself."},
            "who did what",
        ),
        (
            {"marked": "[s:The ward] [p:was shut] because of the water."},
            {"marked": "[s:Nurses] [p:were lacking], and the ward shut due to that."},
            "who did what",
        ),
        (
            {"marked": "[s:The gate] [p:was opened] [t:on 3 May].", "dates": ["2031-05-03"]},
            {"marked": "[s:The lock] [p:gave way] [t:on 5 May].", "dates": ["2031-05-05"]},
            "date",
        ),
        (
            {"marked": "[s:It] [p:worked]."},
            {"marked": "[s:The siren] [p:failed]."},
            "antonym",
        ),
        (
            {"marked": "[s:The trial] [p:was] [o:a success].", "judges": ("good", "merit")},
            {"marked": "[s:The same trial] [p:was] [o:a farce].", "judges": ("bad", "merit")},
            "evaluation",
        ),
    ],
)
def test_the_sign_of_a_conflict_is_named(
    first: dict[str, Any], second: dict[str, Any], reason: str
) -> None:
    pile = Pile()
    pile.add("Vale Post", source="Dana Holt", **first)
    pile.add("Harrow Post", source="Ravi Lund", **second)
    assert related(pile, conflict=SURE).reasons[0].kind == reason


@pytest.mark.parametrize(
    "words",
    [
        "who pulled [o:a trigger]",
        "if anybody pulled [o:a trigger]",
        "how they pulled [o:a trigger]",
        "until [s:the inquiry] [p:ends]",
        "Before anybody pulled [o:a trigger]",
        "never to pull [o:a trigger]",
        "so that nobody pulled [o:a trigger]",
        "[p:pulling] [o:a trigger]",
        "denied",
    ],
)
def test_a_clause_that_only_sets_the_scene_contradicts_nothing(words: str) -> None:
    pile = shots(words, **NEGATED)
    assert [is_told(one) for one in statements_of(pile)] == [True, False]
    assert related(pile, conflict=SURE) is None


def test_evaluations_of_things_that_share_a_name_alone_are_no_conflict() -> None:
    pile = Pile()
    good, bad = ("good", "merit"), ("bad", "merit")
    pile.add("Vale Post", "[s:The Harrow plan] [p:was] [o:a success].", judges=good)
    pile.add("Lake Post", "[s:The Harrow raid] [p:was] [o:a crime].", judges=bad)
    assert name_conflict(side_by_side(pile)).kind != "evaluation"


def test_opposite_words_of_two_things_and_beside_the_predicate_are_no_sign() -> None:
    for first, second in (
        ("[s:The road] [p:is open].", "[s:The pass] [p:is closed]."),
        ("[s:The board] [p:saw] [o:the big gate].", "[s:The board] [p:left] [o:the small gate]."),
    ):
        pile = Pile()
        pile.add("Vale Post", first, source="Dana Holt")
        pile.add("Harrow Post", second, source="Ravi Lund")
        assert name_conflict(side_by_side(pile)).kind != "antonym"


@pytest.mark.parametrize(("day", "is_found"), [("2031-05-04", True), ("2031-05-09", False)])
def test_what_is_so_in_turn_conflicts_on_one_day_alone(day: str, *, is_found: bool) -> None:
    pile = Pile()
    pile.add("Vale Post", "[s:It] [p:is open].", source="Dana Holt", published="2031-05-04")
    pile.add("Lake Post", "[s:The road] [p:is shut].", source="Ravi Lund", published=day)
    assert isinstance(related(pile, conflict=SURE), Relation) is is_found


@pytest.mark.parametrize(
    ("words", "options"),
    [
        ("[s:That] [p:is] [o:untrue].", {"refers_back": "denies"}),
        ("[s:That trial] [p:was] [o:a farce].", {}),
        ("[s:What the board did] [p:was] [o:wrong].", {}),
    ],
)
def test_what_begins_like_a_setting_and_is_a_statement_is_told(
    words: str, options: dict[str, Any]
) -> None:
    assert is_told(statements_of(shots(words, **options))[1])


def test_a_state_on_two_days_is_no_conflict() -> None:
    pile = Pile()
    for paper, source, day in (("Vale", "Dana Holt", 3), ("Harrow", "Ravi Lund", 5)):
        line = f"[s:The gate] [p:was open] [t:on {day} May]."
        dates = [f"2031-05-0{day}"]
        pile.add(f"{paper} Post", line, source=source, dates=dates, predicate="be open")
    assert not isinstance(related(pile, conflict=SURE), Relation)


@pytest.mark.parametrize(("day", "is_found"), [("2031-05-03", True), (None, False)])
def test_two_figures_of_undated_documents_are_no_conflict(
    day: str | None, *, is_found: bool
) -> None:
    pile = Pile()
    for paper, source, figure in (("Vale", "Dana Holt", 12), ("Harrow", "Ravi Lund", 9)):
        line = f"[q:{figure} houses] [p:burned]."
        figures = [(figure, figure, "exact", "house")]
        pile.add(f"{paper} Post", line, source=source, figures=figures, published=day)
    assert bool(related(pile, conflict=SURE)) is is_found


def fired(**more: Any) -> Material:
    """Return two claims on one point, of which the words do not tell it."""
    pile = Pile()
    first = "[s:Guards] [p:opened fire] [o:on the Harrow convoy]."
    pile.add("Vale Post", first, source="Dana Holt")
    pile.add(
        "Lake Post", "[s:Guards] [p:fired] [o:on the Harrow convoy].", source="Ravi Lund", **more
    )
    return Material(pile.documents, pile.attributions, pile.claims)


def reasons(found: Linked) -> list[tuple[str, str]]:
    return [(relation.kind, relation.reasons[0].kind) for relation in found.relations]


@pytest.mark.parametrize(
    ("how", "told", "stances"),
    [
        ("asserted", ("supports", "meaning"), ["affirms"]),
        ("denied", ("contradicts", "denial"), ["affirms", "denies"]),
    ],
)
def test_what_only_the_network_finds_is_related_and_makes_a_point(
    how: str, told: tuple[str, str], stances: list[str]
) -> None:
    given = fired(heard_as=how)
    assert link(given).relations == ()
    found = link(given, load_scorer())
    assert reasons(found) == [told]
    (point,) = found.points
    assert [side.stance for side in point.sides] == stances
    assert point.contested == (how == "denied")


def test_who_denies_that_he_knew_of_it_does_not_deny_it() -> None:
    pile = Pile()
    leaked = "[s:The Harrow dam] [p:leaked] [o:at night]."
    pile.add("Vale Post", leaked, source="Dana Holt")
    knew = "[s:The mayor] [p:knew] [o:that the Harrow dam leaked at night]."
    pile.add("Lake Post", knew, source="Ravi Lund", heard_as="denied", predicate="know")
    found = link(Material(pile.documents, pile.attributions, pile.claims), load_scorer())
    assert (found.relations, found.points) == ((), ())
