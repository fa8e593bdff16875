"""Conditions on which a claim depends, and words that tell of how much it holds."""

from __future__ import annotations

import pytest
from claim_texts import claim_of, claims_of


@pytest.mark.parametrize(
    ("text", "predicate", "conditions"),
    [
        ("The army will leave if the council agrees.", "leave", ["if the council agrees"]),
        ("Unless they pay, the firm will close the plant.", "close", ["Unless they pay"]),
        ("Had they asked, the board would open the gate.", "open", ["Had they asked"]),
        ("The army left as if nothing was wrong.", "leave", []),
        ("The army will leave even if they stay.", "leave", []),
        ("The army will know today if the council agrees.", "know", []),
        ("He will say so in court if he is asked.", "say", ["if he is asked"]),
    ],
)
def test_a_claim_tells_its_conditions(text: str, predicate: str, conditions: list[str]) -> None:
    claim = claim_of(text, predicate)
    assert [span.of(text) for span in claim.conditions] == conditions


def test_a_claim_tells_its_scope() -> None:
    text = "Most of the troops left, but only some officers stayed."
    found = {c.predicate: [span.of(text) for span in c.scope] for c in claims_of(text)}
    assert found == {"leave": ["Most"], "stay": ["only", "some"]}
