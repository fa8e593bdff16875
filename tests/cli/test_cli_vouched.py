"""Who takes a claim for true, beside its source."""

from __future__ import annotations

from sayso.cli.text import vouched
from sayso.model import Commitment

MAYOR = Commitment("the mayor", "a", "positive", "certain")


def test_a_reporter_who_says_no_is_shown_beside_the_source() -> None:
    herald = Commitment("Herald", None, "negative", "probable")
    wire = Commitment("Norwire", None, "unknown", "unknown")
    told = vouched([herald, wire, MAYOR])
    assert told == "is it so? Herald probably no, Norwire open, the mayor yes"


def test_nothing_is_shown_where_only_the_source_commits() -> None:
    assert vouched([Commitment("Herald", None, "unknown", "unknown"), MAYOR]) == ""
    assert vouched([MAYOR]) == vouched([]) == ""
