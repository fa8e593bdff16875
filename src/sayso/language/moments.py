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
    over the expression; `quarter` is the quarter that is reported, None where a longer period is;
    `day`, `month` and `year` are the last ones told.
    """

    anchor: date | None
    tense: Tense = "open"
    quarter: tuple[int, int] | None = None
    day: date | None = None
    month: tuple[int, int] | None = None
    year: int | None = None

    def heard(self, value: str | None, words: str = "") -> Moment:
        """Return the moment after an expression with this value and these words."""
        if value in LONGER and LONG_REPORT.match(words):
            return replace(self, quarter=None)
        if found := re.fullmatch(r"(\d{4})-Q(\d)", value or ""):
            quarter = (int(found[1]), int(found[2]))
            return replace(self, quarter=quarter) if self._is_reported(quarter) else self
        return self._heard_date(value or "")

    def _heard_date(self, value: str) -> Moment:
        """Return the moment after a day, a month or a year."""
        if found := re.match(r"\d{4}-\d\d-\d\d(?=T|$)", value):
            day = date.fromisoformat(found.group())
            return replace(self, day=day, month=(day.year, day.month), year=day.year)
        if found := re.fullmatch(r"(\d{4})-(\d\d)", value):
            year = int(found[1])
            return replace(self, month=(year, int(found[2])), year=year)
        return replace(self, year=int(value)) if re.fullmatch(r"\d{4}", value) else self

    def _is_reported(self, quarter: tuple[int, int]) -> bool:
        """Tell whether a quarter told is what the report is about: not one to come, nor long past.

        The current quarter is the one reported where fiscal years differ, unless another is.
        """
        if self.anchor is None:
            return True
        now = (self.anchor.year, (self.anchor.month + 2) // 3)
        if quarter == now:
            return self.quarter is None and self.tense != "future"
        return quarter < now and (self.quarter is None or quarter >= self.quarter)


LONGER = {"P6M", "P9M"}
LONG_REPORT = re.compile(r"(?i)(?:the|in|for)\b|(?:first|latest)\b|\w+-month")
"""How a business report begins to speak of more than a quarter: "the nine months"."""


Match = re.Match[str]


Rule = Callable[[Match, Moment], Value | None]
