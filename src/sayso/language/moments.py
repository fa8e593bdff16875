"""What the value of a time expression is counted from."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

Type = Literal["DATE", "TIME", "DURATION", "SET"]


Value = tuple[Type, str | None]


Tense = Literal["past", "future", "open"]


@dataclass(frozen=True, slots=True)
class Moment:
    """What a value is counted from.

    `anchor` is the day of publication, None for an undated Document; `tense` is that of the verb
    over the expression; `quarter` is the last quarter spoken of; `day` the last full date.
    """

    anchor: date | None
    tense: Tense = "open"
    quarter: tuple[int, int] | None = None
    day: date | None = None

    def heard(self, value: str | None) -> Moment:
        """Return the moment after an expression with this value."""
        if value is None:
            return self
        if quarter := re.fullmatch(r"(\d{4})-Q(\d)", value):
            return replace(self, quarter=(int(quarter[1]), int(quarter[2])))
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return replace(self, day=date.fromisoformat(value))
        return self


Match = re.Match[str]


Rule = Callable[[Match, Moment], Value | None]
