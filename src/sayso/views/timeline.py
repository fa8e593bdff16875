"""What was said when, and who changed position."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.model import Stance
from sayso.views.rows import AttributionRow, ClaimRow

DatedBy = Literal["mentioned", "published", "nothing"]
"""What gave the date: a time in the claim's own words, the Document's date, or nothing."""


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A claim, or an Attribution without one, at its date.

    `date` is ISO 8601, as exact as is known ("2019", "2019-05", "2019-05-04"), None where nothing
    dates it. Exactly one of `claim` and `attribution` is set.
    """

    date: str | None
    dated_by: DatedBy
    claim: ClaimRow | None
    attribution: AttributionRow | None


@dataclass(frozen=True, slots=True)
class Shift:
    """A source that takes one stance on a point, and another one later, each in so many words.

    The dates are those of publication, of the earliest text where Documents repeat one.
    """

    source: str
    point: str
    title: str
    before: Stance
    before_date: str
    before_claims: tuple[ClaimRow, ...]
    after: Stance
    after_date: str
    after_claims: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Dated rows in order of date, undated ones in order of Documents, and shifts."""

    dated: tuple[TimelineRow, ...]
    undated: tuple[TimelineRow, ...]
    shifts: tuple[Shift, ...]
