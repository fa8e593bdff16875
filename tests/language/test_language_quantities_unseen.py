"""A hundred sentences whose amounts were written down before the code was looked at.

`quantities.jsonl` holds a sentence a line with all amounts in it. A limit is a number, null where
open, or [from, to] where the words leave room ("dozens" begins at 20 to 24; a `to` of null lets it
be open too). A list of bounds, nouns or units names the readings that are all fair. What a row
does not name is not asked for. A sentence is right when each amount is, and nothing else is found.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from language_texts import parse_text

from sayso.language import find_quantities
from sayso.model import Quantity

ROWS: list[dict[str, Any]] = [
    json.loads(line)
    for line in (Path(__file__).parent / "quantities.jsonl").read_text("utf-8").splitlines()
]
FLOOR = 95


def is_limit(found: float | None, wanted: Any) -> bool:
    """Tell whether a limit is as wanted."""
    low, high = wanted if isinstance(wanted, list) else (wanted, wanted)
    if found is None or (low is None and high is None):
        return found is None and (low is None or high is None)
    return (low is None or bool(low <= found)) and (high is None or bool(found <= high))


def is_one_of(found: str | None, wanted: Any) -> bool:
    """Tell whether a word is the one wanted, or one of those."""
    return found in wanted if isinstance(wanted, list) else found == wanted


def is_amount(found: Quantity, text: str, wanted: dict[str, Any]) -> bool:
    """Tell whether an amount is the one wanted."""
    at = text.index(wanted["words"])
    return (
        found.span.start < at + len(wanted["words"])
        and at < found.span.end
        and is_limit(found.low, wanted["low"])
        and is_limit(found.high, wanted["high"])
        and all(
            is_one_of(getattr(found, name), wanted[name])
            for name in ("bound", "noun", "unit", "of")
            if name in wanted
        )
    )


def wrong_sentences() -> list[str]:
    """Return the sentences with an amount missed, misread or too many, and what was found."""
    wrong = []
    for row in ROWS:
        text, wanted = row["text"], row["quantities"]
        found = find_quantities(parse_text(text))
        if len(found) != len(wanted) or not all(
            is_amount(f, text, w) for f, w in zip(found, wanted, strict=True)
        ):
            wrong.append(f"{text}  {[(q.span.of(text), q.low, q.high, q.noun) for q in found]}")
    return wrong


def test_amounts_of_unseen_sentences_are_read_right() -> None:
    wrong = wrong_sentences()
    assert len(ROWS) == 100
    assert len(ROWS) - len(wrong) >= FLOOR, "\n".join(wrong)


def test_a_figure_that_is_off_by_one_is_seen() -> None:
    (found,) = find_quantities(parse_text("At least 17 miners died."))
    wanted = {"words": "17", "low": 17, "high": None, "bound": "at_least", "noun": "miner"}
    assert is_amount(found, "At least 17 miners died.", wanted)
    assert not is_amount(found, "At least 17 miners died.", {**wanted, "low": 18})
    assert not is_amount(found, "At least 17 miners died.", {**wanted, "high": 17})
    assert not is_amount(found, "At least 17 miners died.", {**wanted, "noun": "soldier"})
