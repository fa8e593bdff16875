"""Claims that are tied on the mean are one group; its sides follow from who conflicts."""

from __future__ import annotations

import itertools
import random

import pytest

from sayso.linking.gathering import (
    MAX_MEMBERS,
    TOGETHER,
    Bond,
    firm_up,
    gather,
    make_bonds,
    take_sides,
)
from sayso.model import Difference, Reason, ReasonKind, Relation, RelationKind, Span

AGREED, OPPOSED = Bond(0.9, 0.0), Bond(0.0, 0.9)


def bonds(**pairs: Bond) -> dict[tuple[str, str], Bond]:
    """Return bonds by the two letters of each name."""
    return {(min(name), max(name)): bond for name, bond in pairs.items()}


def relation(kind: RelationKind, reason: ReasonKind = "negation") -> Relation:
    return Relation("a", "b", kind, (Reason(reason, "", Span(0, 1), Span(0, 1)),), 0.5)


def test_two_claims_that_are_tied_are_a_group_whether_they_agree_or_conflict() -> None:
    assert gather(bonds(ab=AGREED, cd=OPPOSED)) == [["a", "b"], ["c", "d"]]


def test_a_weak_tie_makes_no_group() -> None:
    assert gather(bonds(ab=Bond(TOGETHER / 2, TOGETHER / 2 - 0.01))) == []
    assert gather(bonds(ab=Bond(TOGETHER / 2, TOGETHER / 2))) == [["a", "b"]]


def test_a_chain_is_cut_where_its_ends_do_not_know_each_other() -> None:
    chain = bonds(ab=AGREED, bc=Bond(3 * TOGETHER, 0.0), cd=AGREED)
    assert gather(chain) == [["a", "b"], ["c", "d"]]


def test_groups_whose_members_mostly_know_each_other_become_one() -> None:
    every = dict.fromkeys(itertools.combinations("abcd", 2), AGREED)
    del every["a", "d"]
    assert gather(every) == [["a", "b", "c", "d"]]


def test_no_group_grows_past_the_limit() -> None:
    names = [f"{number:03}" for number in range(MAX_MEMBERS + 20)]
    every = dict.fromkeys(itertools.combinations(names, 2), AGREED)
    groups = gather(every)
    assert sum(map(len, groups)) <= len(names)
    assert max(map(len, groups)) <= MAX_MEMBERS


def test_the_order_in_which_bonds_are_given_does_not_matter() -> None:
    chance = random.Random(3)
    made = {
        pair: Bond(chance.random() * 0.6, chance.random() * 0.4)
        for pair in itertools.combinations("abcdefgh", 2)
    }
    turned = dict(reversed(made.items()))
    assert gather(made) == gather(turned)


def test_sides_follow_agreement_and_conflict() -> None:
    tied = bonds(ab=AGREED, ac=OPPOSED, bc=OPPOSED, cd=AGREED)
    assert take_sides("abcd", "a", tied) == {"a": 1, "b": 1, "c": -1, "d": -1}


def test_a_member_goes_where_most_ties_put_it() -> None:
    tied = bonds(ab=OPPOSED, ac=OPPOSED, bc=AGREED, ad=Bond(0.0, 0.3), bd=OPPOSED, cd=OPPOSED)
    assert take_sides("abcd", "a", tied)["d"] == 1


def test_one_of_which_it_cannot_be_told_is_on_no_side() -> None:
    assert take_sides("abc", "a", bonds(ab=Bond(0.4, 0.35), ac=AGREED)) == {"a": 1, "c": 1}


@pytest.mark.parametrize(
    ("kind", "side"), [("same", "agree"), ("supports", "agree"), ("contradicts", "conflict")]
)
def test_what_a_rule_found_counts_before_what_is_merely_likely(
    kind: RelationKind, side: str
) -> None:
    (bond,) = make_bonds([relation(kind)], {("a", "b"): Bond(0.2, 0.2)}).values()
    assert getattr(bond, side) == bond.strength > 0.7


def test_what_is_merely_likely_counts_where_no_rule_found_anything() -> None:
    likely = bonds(ab=AGREED, cd=Bond(0.2, 0.2))
    made = make_bonds([relation("contradicts")], likely)
    assert made["a", "b"].agree == 0
    assert made["c", "d"] == likely["c", "d"]
    assert likely["a", "b"] == AGREED


def test_a_difference_is_no_bond() -> None:
    assert make_bonds([Difference("a", "b", "other time")], {}) == {}


def test_a_third_member_that_is_tied_to_both_makes_a_bond_firmer() -> None:
    tied = bonds(ab=Bond(0.3, 0.2), ac=AGREED, bc=AGREED)
    firm = firm_up(["abc"], tied)
    assert firm["a", "b"].strength == pytest.approx(0.95)
    assert firm["a", "b"].conflict / firm["a", "b"].strength == pytest.approx(0.4, abs=1e-3)


def test_what_ties_two_claims_to_others_outside_their_group_does_not_count() -> None:
    tied = bonds(ab=Bond(0.3, 0.2), ac=AGREED, bc=AGREED)
    assert firm_up(["ab"], tied) == {("a", "b"): Bond(0.3, 0.2)}
