"""Who takes a claim for true, beside its source."""

from __future__ import annotations

from sayso.cli.vouching import vouched
from sayso.model import Commitment

MAYOR = Commitment("the mayor", "a", "positive", "certain")


def test_a_reporter_who_says_no_is_shown_beside_the_source() -> None:
    herald = Commitment("Herald", None, "negative", "probable")
    wire = Commitment("Norwire", None, "unknown", "unknown")
    told = vouched([herald, wire, MAYOR])
    assert (
        told == "taken as probably not so by Herald; left open by Norwire; taken as so by the mayor"
    )


def test_those_who_take_it_alike_stand_together() -> None:
    herald = Commitment("Herald", None, "positive", "certain")
    assert vouched([herald, MAYOR]) == "taken as so by Herald, the mayor"


def test_nothing_is_shown_where_only_the_source_commits() -> None:
    assert vouched([Commitment("Herald", None, "unknown", "unknown"), MAYOR]) == ""
    assert vouched([MAYOR]) == vouched([]) == ""
