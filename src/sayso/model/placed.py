"""Things by where they stand in a text, so that those at a place are found without asking all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

from sayso.model.span import Span

Thing = TypeVar("Thing")

STRETCH = 512
"""Characters that are looked up together: about as long as the longest contents."""


class Placed(Generic[Thing]):
    """Things that stand at spans of one text, to be asked for those near a span.

    Example:
        >>> words = Placed([(Span(0, 3), "one"), (Span(4, 7), "two"), (Span(0, 7), "both")])
        >>> words.overlapping(Span(2, 4))
        ['one', 'both']
        >>> words.covering(Span(4, 5))
        ['two', 'both']
    """

    def __init__(self, things: Iterable[tuple[Span, Thing]]) -> None:
        self._things = list(things)
        self._near: dict[int, list[int]] = defaultdict(list)
        for number, (span, _) in enumerate(self._things):
            for stretch in _stretches(span):
                self._near[stretch].append(number)

    def overlapping(self, span: Span) -> list[Thing]:
        """Return the things that share a character with a span, in the order given."""
        numbers = sorted({n for stretch in _stretches(span) for n in self._near.get(stretch, ())})
        return [self._things[n][1] for n in numbers if self._things[n][0].overlaps(span)]

    def covering(self, span: Span) -> list[Thing]:
        """Return the things in which a span lies wholly, in the order given."""
        numbers = self._near.get(span.start // STRETCH, ())
        return [self._things[n][1] for n in numbers if self._things[n][0].covers(span)]


def _stretches(span: Span) -> range:
    return range(span.start // STRETCH, span.end // STRETCH + 1)
