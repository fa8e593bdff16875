"""Which figures of a claim count something."""

from __future__ import annotations

import pytest
from linking_cases import Pile

from sayso.linking.entities import link_entities
from sayso.linking.reasons.amounts import counted
from sayso.linking.statements import make_statements


def figures(marked: str, noun: str) -> list[str | None]:
    pile = Pile()
    pile.add("Vale Post", marked, figures=[(40.0, 40.0, "exact", noun)])
    linker = link_entities(pile.documents, [], pile.claims)
    (statement,) = make_statements(pile.documents, [], pile.claims, [], linker)
    return [quantity.noun for quantity in counted(statement)]


def test_soldiers_are_counted_though_the_word_holds_old() -> None:
    assert figures("[s:Morland] [p:has] [q:40] soldiers in Tarn.", "soldier") == ["soldier"]


@pytest.mark.parametrize("age", ["[q:40]-year-old keeper", "keeper, [q:40] years old,"])
def test_an_age_counts_nothing(age: str) -> None:
    assert figures(f"[s:The] {age} [p:left].", "keeper") == []
