"""Amounts side by side: which count the same thing, and which figures exclude each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sayso.language import limits_of
from sayso.language.numbers import numbered_nouns
from sayso.lexicons import load_lexicon
from sayso.linking.statements import Statement
from sayso.linking.words import AMOUNTS, EMPTY, PRONOUNS, WORD, grouped, stem
from sayso.model import Quantity

ABOUT = 0.12
"""How far "about 50" reaches to either side: 44 to 56. Own choice."""

ROUND = 0.05
"""How far a round figure of 100 or more reaches at most: "300" may stand for 290. Own choice."""

NEVER_COUNTED = frozenset(map(stem, numbered_nouns("never counted")))
"""Stems of nouns whose numbers name, date or age a thing instead of counting it."""

NUMBERS = frozenset(map(stem, numbered_nouns("is a number")))
"""Stems of nouns that a figure is told of without counting them: "the toll is 12"."""

VAGUE = re.compile(
    r"(?:(?:many|several|some|tens of) )?(tens|dozens|scores|hundreds|thousands)(?: of)?"
)

OLD = re.compile(r"(?:[- ](?:year|month|week|day)s?)?[- ]old\b", re.IGNORECASE)
"""What follows a figure that is an age."""

NEAR = 45
"""Characters to either side of a figure in which the words stand that tell what it is of."""

MOST = 5
"""Words of these on each side that are looked at. Own choice."""

Interval = tuple[float, float, bool, bool]
"""Lowest and highest figure, and whether each is itself left out."""


PEOPLE = frozenset({"people", *map(stem, ("man", "woman", "patient"))})
"""Kinds of nouns (`counted_alike`) beside which another word tells who is counted: "90 people had
recovered"."""

MARGIN = 1
"""Topics by which the likest amount must be ahead of one that agrees. Own choice."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity with what it is of.

    `noun` is the stem of what is counted, "" without one; `topics` are the stems of the words
    around it, its own noun among them.
    """

    statement: Statement
    quantity: Quantity
    noun: str
    topics: frozenset[str]


def counted(statement: Statement) -> list[Quantity]:
    """Return the quantities that count something: no dates, years, ages, titles or page numbers."""
    return [
        quantity
        for quantity in _figures(statement)
        if (quantity.noun or quantity.unit) and _noun(quantity) not in NEVER_COUNTED
    ]


def told_figures(statement: Statement) -> list[Quantity]:
    """Return the figures by which a claim can differ from another: those that count, or all."""
    return counted(statement) or [q for q in _figures(statement) if not (q.noun or q.unit)]


def amounts_of(statement: Statement) -> list[Amount]:
    """Return the quantities of a claim with the words that tell what they are of."""
    return [
        Amount(statement, quantity, noun, topics | ({noun} if noun else set()))
        for quantity in _figures(statement)
        if (noun := _noun(quantity)) not in NEVER_COUNTED
        and (topics := topics_of(statement, quantity)) | {noun} != {""}
    ]


def _figures(statement: Statement) -> list[Quantity]:
    claim = statement.claim
    return [
        limit_vague(_with_told_noun(statement, quantity), quantity.span.of(statement.text))
        for quantity in claim.quantities
        if stem(quantity.unit or "") not in NEVER_COUNTED
        and not any(time.span.overlaps(quantity.span) for time in claim.times)
        and not _is_age(statement, quantity)
    ]


def _with_told_noun(statement: Statement, quantity: Quantity) -> Quantity:
    """Return a bare figure with the noun that it is told of: "put the toll at 12"."""
    if quantity.noun or quantity.unit:
        return quantity
    heads = (statement.object.head, statement.subject.head)
    return replace(quantity, noun=next((head for head in heads if head in NUMBERS), None))


def topics_of(statement: Statement, quantity: Quantity) -> frozenset[str]:
    """Return the stems of the words near a figure, up to the next figure, and of the predicate."""
    text, span = statement.text, quantity.span
    before = WORD.findall(text[max(span.start - NEAR, 0) : span.start].casefold())[-MOST:]
    after = WORD.findall(text[span.end : span.end + NEAR].casefold())[:MOST]
    words = [*_until_figure(reversed(before)), *_until_figure(after)]
    words += WORD.findall(span.of(text).casefold())
    predicate = {counted_kind(word) for word in statement.predicate - EMPTY}
    return frozenset(counted_kind(stem(word)) for word in words if _is_topic(word)) | predicate


@cache
def _kinds() -> dict[str, str]:
    return {stem(row["word"]): row["group"] for row in load_lexicon("counted_alike")}


def counted_kind(word: str) -> str:
    """Return what a stem counts the same as."""
    return _kinds().get(word) or grouped(word)


def _until_figure(words: Iterable[str]) -> list[str]:
    found: list[str] = []
    for word in words:
        if word[0].isdigit():
            break
        found.append(word)
    return found


def _is_topic(word: str) -> bool:
    return word[0].isalpha() and len(word) > 2 and word not in EMPTY | AMOUNTS | PRONOUNS


def limit_vague(quantity: Quantity, words: str) -> Quantity:
    """Return "dozens" and "hundreds" with an upper limit: whoever says so knows of no thousands."""
    match = VAGUE.fullmatch(words.strip().casefold())
    if not match or quantity.low is None or quantity.high is not None:
        return quantity
    factor = 5 if match.group(1) in {"tens", "dozens", "scores"} else 10
    return replace(quantity, high=quantity.low * factor)


def _noun(quantity: Quantity) -> str:
    return counted_kind(stem(quantity.noun)) if quantity.noun else ""


def _is_age(statement: Statement, quantity: Quantity) -> bool:
    before = statement.text[max(quantity.span.start - 8, 0) : quantity.span.start].casefold()
    return bool(OLD.match(statement.text, quantity.span.end)) or "aged" in before


def count_the_same(x: Quantity, y: Quantity) -> bool:
    """Tell whether two quantities surely count the same: noun, unit and whole."""
    return _noun(x) == _noun(y) and x.unit == y.unit and _same_whole(x, y)


def may_count_the_same(x: Amount, y: Amount) -> bool:
    """Tell whether two amounts can be of one thing, by their nouns and the words around them."""
    a, b = x.quantity, y.quantity
    if a.unit != b.unit or not _same_whole(a, b):
        return False
    if x.noun and y.noun and x.noun != y.noun:
        return (x.noun in PEOPLE and y.noun in x.topics) or (
            y.noun in PEOPLE and x.noun in y.topics
        )
    return bool(a.unit or x.noun in y.topics or y.noun in x.topics)


def _same_whole(x: Quantity, y: Quantity) -> bool:
    return x.of is None or y.of is None or stem(x.of) == stem(y.of)


def interval_of(quantity: Quantity) -> Interval:
    """Return the figures that a quantity allows.

    Example:
        >>> from sayso.model import Span
        >>> interval_of(Quantity(Span(0, 8), 50.0, 50.0, "about", "truck"))
        (44.0, 56.0, False, False)
    """
    low, high = limits_of(quantity, slack=ABOUT)
    if quantity.bound == "exact" and low == high:
        half = _half_step(low)
        return low - half, high + half, half > 0, half > 0
    return low, high, quantity.bound == "more_than", quantity.bound == "less_than"


def _half_step(value: float) -> float:
    """Return how far the figure may be rounded: half of its last digit that is no zero."""
    if abs(value) < 100 or value != int(value):
        return 0.0
    digits = str(abs(int(value)))
    kept = len(digits.rstrip("0"))
    return min(0.5 * 10 ** (len(digits) - kept), abs(value) * ROUND) if kept <= 2 else 0.0


def can_both_hold(x: Quantity, y: Quantity) -> bool:
    """Tell whether some figure fits both."""
    low_x, high_x, above_x, below_x = interval_of(x)
    low_y, high_y, above_y, below_y = interval_of(y)
    low, high = max(low_x, low_y), min(high_x, high_y)
    if low != high:
        return low < high
    is_left_out = (
        (above_x and low_x == low)
        or (above_y and low_y == low)
        or (below_x and high_x == high)
        or (below_y and high_y == high)
    )
    return not is_left_out


@dataclass(frozen=True, slots=True)
class Clash:
    """Two amounts of one thing of which no figure fits both.

    `shared` counts the topics that tie them; `is_plain` is False where another amount of the first
    passage agrees, though it shares less.
    """

    x: Amount
    y: Amount
    shared: int
    is_plain: bool


def find_clashes(left: Sequence[Amount], right: Sequence[Amount]) -> list[Clash]:
    """Return, for every amount on the right, the likest on the left that excludes it.

    Returns:
        Clashes in order of the right side.
    """
    found: list[Clash] = []
    for y in right:
        alike = [x for x in left if may_count_the_same(x, y)]
        held = [_shared(x, y) for x in alike if can_both_hold(x.quantity, y.quantity)]
        against = [x for x in alike if not can_both_hold(x.quantity, y.quantity)]
        if not against:
            continue
        best = max(against, key=lambda x: (_shared(x, y), -x.quantity.span.start))
        if not held or _shared(best, y) > max(held) + MARGIN:
            found.append(Clash(best, y, _shared(best, y), not held))
    return found


def _shared(x: Amount, y: Amount) -> int:
    return len(x.topics & y.topics) + 2 * bool(x.noun and x.noun == y.noun)
