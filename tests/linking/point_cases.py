"""Groups of claims of which points are made, tied as a test tells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from linking_cases import Pile, linked, statements_of

from sayso.linking.copies import set_copies_apart
from sayso.linking.gathering import Bond
from sayso.linking.points import find_points
from sayso.model import Independence, Point, Relation

CLOSED = "[s:The ferry board] [p:closed] [o:the Harrow crossing]."
NOT_CLOSED = "[s:The ferry board] did [n:not] [p:close] [o:the Harrow crossing]."
KILLED = "[s:The landslide] [p:killed] [q:{}] [o:miners] at Harrow."

SOURCES = ("Dana Holt", "Ravi Lund", "Ina Brandt", "Oskar Lind")
WAYS = (
    "[s:The ferry board] [p:closed] [o:the Harrow crossing] at noon.",
    "[s:The ferry board] [p:shut] [o:the Harrow crossing] at midday.",
    "[s:The whole board] [p:blocked] [o:the Harrow crossing] at midday.",
    "[s:It] [p:hit] [o:us].",
)


def points_of(
    pile: Pile, bonds: Mapping[tuple[str, str], Bond], relations: Sequence[Relation] = ()
) -> list[Point]:
    """Return the points of all claims of a pile as one group."""
    told = set_copies_apart(statements_of(pile), Independence(pile.origins, ()))
    group = [claim.id for claim in pile.claims]
    found = relations or linked(pile).relations
    return find_points(told, [group], found, (bonds, bonds))


def crossing(last: str, **more: Any) -> Pile:
    """Return three claims on one point and another."""
    pile = Pile()
    for source, words in zip(SOURCES, (*WAYS[:3], last), strict=True):
        options = more if words == last else {}
        pile.add(f"{source} Post", words, source=source, **options)
    return pile


def tied(last: float, *, against: float = 0.0) -> dict[tuple[str, str], Bond]:
    """Return bonds between three claims that are surely on one point, and to the last of four."""
    every = dict.fromkeys(combinations(("c000", "c001", "c002"), 2), Bond(0.9, 0.0))
    return every | {(f"c00{n}", "c003"): Bond(last, against) for n in range(3)}
