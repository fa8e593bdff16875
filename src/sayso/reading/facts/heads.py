"""What is found in the head of a text, on its way to being its facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.model import Republication, Span, Zone
from sayso.reading.draft import Facts
from sayso.reading.facts.dates import find_dates


@dataclass(slots=True)
class Head:
    """What the head of a text gave: facts, zones, and lines that name another outlet and a date."""

    facts: Facts = field(default_factory=Facts)
    zones: list[Zone] = field(default_factory=list)
    lines: list[Republication] = field(default_factory=list)


@dataclass(slots=True)
class Found:
    """The fields as they are found, line by line."""

    values: dict[str, str] = field(default_factory=dict)
    uncertain: set[str] = field(default_factory=set)
    sections: dict[str, str] = field(default_factory=dict)

    def note(self, name: str, value: str | None, *, sure: bool = True) -> bool:
        """Keep a value where the field has none yet; tell whether it was kept."""
        if not value or name in self.values:
            return False
        self.values[name] = value
        if not sure:
            self.uncertain.add(name)
        return True


def is_inside(span: Span, zones: Sequence[Zone]) -> bool:
    """Tell whether a stretch overlaps one of some zones."""
    return any(zone.span.overlaps(span) for zone in zones)


def note_day(words: str, found: Found) -> None:
    """Keep the first day that words name as that of publication."""
    date = next(find_dates(words), None)
    if date is not None:
        found.note("published", date.value, sure=not date.is_guess)
