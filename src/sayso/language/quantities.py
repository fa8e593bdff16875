"""Amounts tied to what they count, with their bounds; dates and titles are left out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from math import inf

from sayso.language.amount_patterns import bounds, measures, pattern, trigger
from sayso.language.amount_values import (
    read_range,
    read_ratio,
    read_scale,
    read_share,
    read_vague,
    read_value,
)
from sayso.language.counted import find_counted, is_amount
from sayso.language.numbers import number_words
from sayso.language.parse import Parse
from sayso.language.times import find_times
from sayso.lexicons import load_lexicon
from sayso.model import Bound, Quantity, Span, TimeExpression

Limits = tuple[float | None, float | None]


def find_quantities(
    parse: Parse, *, times: Sequence[TimeExpression] | None = None
) -> tuple[Quantity, ...]:
    """Find the amounts of a Document.

    `low` and `high` of an amount that is "about" so much are that much: `limits_of` widens them.

    Args:
        parse: of the Document.
        times: its time expressions in text order, if they are at hand; numbers in them are not
            amounts.

    Returns:
        Amounts in text order. The span covers the bound, the number and its unit.

    Example:
        "at least 17 soldiers" gives low 17, high None, bound "at_least", noun "soldier".
    """
    taken = [t.span for t in (find_times(parse, None) if times is None else times)]
    ends = [span.end for span in taken]
    starts = [token.start for token in parse.tokens]
    found: list[Quantity] = []
    for sentence in parse.sentences:
        span = sentence.span
        if not trigger().search(parse.text, span.start, span.end):
            continue
        here = taken[bisect_right(ends, span.start) : bisect_left(ends, span.end) + 1]
        at = span.start
        while match := pattern().search(parse.text, at, span.end):
            number = Span(match.start(_first_group(match)), match.end())
            clash = next((t for t in here if t.overlaps(number)), None)
            at = clash.end if clash else match.end()
            at = max(at, match.start() + 1)
            if clash is None:
                found.extend(
                    _of_those(parse, q, starts, found) for q in _read(parse, match, starts)
                )
    return tuple(found)


GROUPS = ("sign", "ratio", "share", "few", "many", "small", "fold", "low")


def _first_group(match: re.Match[str]) -> str:
    return next(name for name in GROUPS if match[name])


def _read(parse: Parse, match: re.Match[str], starts: list[int]) -> list[Quantity]:
    """Return the amount of a match: none where it counts nothing, two where it tells a change."""
    first = bisect_right(starts, match.start(_first_group(match))) - 1
    last = bisect_right(starts, match.end() - 1) - 1
    has_unit = any(match[name] for name in ("unit", "percent", "sign", "fold"))
    if not is_amount(parse, first, last, has_unit=has_unit) or _is_code(match):
        return []
    unit = _unit(match)
    if match["high"] and _is_pair(parse, match, first):
        return _read_pair(parse, match, last)
    bounded = not _is_placed(parse, match, starts)
    limits = _limits(match, bounded=bounded)
    if limits is None:
        return []
    is_fraction = bool(match["ratio"] or match["share"])
    noun, of = find_counted(
        parse, last, unit=unit, is_share=unit == "percent", is_fraction=is_fraction
    )
    if limits[:2] == (0, 0) and not (noun or of or unit):
        return []  # "achieved zero" counts nothing
    is_marked = bounded and (match["bound"] or match["high"] or match["top"] or match["share_low"])
    start = match.start() if is_marked else match.start(_first_group(match))
    if minus := MINUS.search(parse.text, max(0, start - 10), start):
        start, limits = minus.start(), _negated(*limits)
    return [Quantity(Span(start, match.end()), *limits, noun, unit, of)]


MINUS = re.compile(r"\bminus\s+$", re.IGNORECASE)


def _negated(
    low: float | None, high: float | None, bound: Bound
) -> tuple[float | None, float | None, Bound]:
    return None if high is None else -high, None if low is None else -low, bound


def _of_those(parse: Parse, amount: Quantity, starts: list[int], found: list[Quantity]) -> Quantity:
    """Return "400 of them" and "of whom 400" with the noun of the amount before it."""
    last = bisect_right(starts, amount.span.end - 1) - 1
    first = bisect_right(starts, amount.span.start) - 1
    words = [token.lower for token in parse.tokens[last + 1 : last + 3]]
    before = [token.lower for token in parse.tokens[max(first - 2, 0) : first]]
    refers = any(len(w) == 2 and w[0] == "of" and w[1] in THOSE for w in (words, before))
    same = found and parse.tokens[last].sentence == _sentence_at(
        parse, starts, found[-1].span.start
    )
    if not refers or not same or amount.noun or amount.of or not found[-1].noun:
        return amount
    if amount.unit == "percent":
        return replace(amount, of=found[-1].noun)
    return replace(amount, noun=found[-1].noun)


THOSE = {"them", "whom", "which", "these", "those"}


def _sentence_at(parse: Parse, starts: list[int], at: int) -> int:
    return parse.tokens[bisect_right(starts, at) - 1].sentence


def _is_pair(parse: Parse, match: re.Match[str], at: int) -> bool:
    """Tell "rose from 5 to 7", "12 percent to $4" and "$5m to 17 clubs" from a range."""
    if match["joint"].lower() != "to":
        return False
    if match["mid"] and (match["sign2"] or measure_of(match["mid"]) != _unit(match)):
        return True
    if match["sign"] and not match["sign2"]:
        low, high = read_range(match["low"], match["high"])
        if low is not None and high is not None and low >= high:
            return True
    return _is_change(parse, at)


def _read_pair(parse: Parse, match: re.Match[str], last: int) -> list[Quantity]:
    """Return the two amounts of "rose from 5 to 7 percent"."""
    mixed = match["mid"] or bool(match["sign"]) != bool(match["sign2"])
    read = (read_value(match["low"]), read_value(match["high"]))
    low, high = read if mixed else read_range(match["low"], match["high"])
    if low is None or high is None:
        return []
    end = match["unit"] or match["percent"] or match["sign2"]
    second = measure_of(end)
    first = measure_of(match["mid"] or match["sign"]) or (None if mixed else second)
    noun, of = find_counted(parse, last, unit=second, is_share=second == "percent")
    start = match.start("sign" if match["sign"] else "low")
    stop = start + len(parse.text[start : match.start("joint")].rstrip())
    at = match.start("sign2" if match["sign2"] else "high")
    whose = (None, None) if mixed else (noun, of)
    return [
        Quantity(Span(start, stop), low, low, "exact", whose[0], first, whose[1]),
        Quantity(Span(at, match.end()), high, high, "exact", noun, second, of),
    ]


def _is_code(match: re.Match[str]) -> bool:
    """Tell a telephone number ("555-1234") or a long id, which counts nothing."""
    return re.fullmatch(r"\d{3}[-–]\d{4}|\d{12,}", match.group().strip()) is not None


def _is_change(parse: Parse, at: int) -> bool:
    """Tell whether a verb or noun of change has the number under it ("fell 3 to 41")."""
    token = parse.tokens[at]
    for _ in range(4):
        token = parse.tokens[token.head]
        if token.lemma in _changes():
            return token.i < at and all(t.pos != "PUNCT" for t in parse.tokens[token.i : at])
        if token.pos in {"VERB", "AUX"}:
            break
    return False


@cache
def _changes() -> frozenset[str]:
    return frozenset(row["word"] for row in load_lexicon("changes"))


def _is_placed(parse: Parse, match: re.Match[str], starts: list[int]) -> bool:
    """Tell "served under three presidents", where the word is no bound but goes with the verb."""
    if (match["bound"] or "").lower() not in {"under", "over", "above", "below"}:
        return False
    if match["unit"] or match["sign"] or match["percent"] or not (match["low"] or "").isalpha():
        return False
    token = parse.tokens[bisect_right(starts, match.start("bound")) - 1]
    return token.dep == "prep"


def _unit(match: re.Match[str]) -> str | None:
    if match["ratio"] or match["share"] or match["percent"]:
        return "percent"
    if match["fold"]:
        return "time"
    return measure_of(match["unit"] or match["sign"] or match["sign2"])


def measure_of(word: str | None) -> str | None:
    """Return the unit that a word or sign stands for."""
    return measures()[" ".join(word.lower().split())] if word else None


def _limits(
    match: re.Match[str], *, bounded: bool
) -> tuple[float | None, float | None, Bound] | None:
    """Return low, high and bound."""
    told = " ".join((match["bound"] or "").lower().split()) if bounded else ""
    bound: Bound = bounds("before").get(told, "exact")
    low, high = _values(match)
    if low is None:
        return None
    if match["many"]:
        return low, None, "at_least"
    if high is not None:
        return (low, high, "between") if low < high else None
    if match["small"]:
        bound = "about"
    if after := " ".join((match["plus"] or match["after"] or "").lower().split()):
        bound = "at_least" if after == "+" else _bound_after(after)
    if bound in {"at_least", "more_than"}:
        return low, None, bound
    if bound in {"at_most", "less_than"}:
        return None, low, bound
    return low, low, bound


def _bound_after(words: str) -> Bound:
    return bounds("joined")[words[1:]] if words[0] == "-" else bounds("after")[words]


def _values(match: re.Match[str]) -> Limits:
    """Return the number, or the two ends of a range."""
    if match["few"]:
        scale = read_scale(match["few"].split()[-1].lower())
        return 2 * scale, 9 * scale
    if match["share_low"]:
        return read_share(match["share_low"]), read_share(match["share"])
    top = match["high"] or match["top"]
    return read_range(match["low"], top) if top else (_value(match), None)


def _value(match: re.Match[str]) -> float | None:
    """Return the number of an amount that is no range."""
    if match["fold"]:
        return number_words("fold")[match["fold"].lower()]
    if match["ratio"]:
        return read_ratio(match["of_n"], match["of_m"])
    if match["share"]:
        return read_share(match["share"])
    if match["many"]:
        return read_vague(match["many"])
    if match["small"]:
        last = match["small"].split()[-1].lower()
        small = number_words("small")
        return small[last] if last in small else small["couple"] * read_scale(last)
    return read_value(match["low"])


def limits_of(quantity: Quantity, *, slack: float) -> tuple[float, float]:
    """Return the interval that an amount leaves open, to compare amounts by.

    Args:
        quantity: any amount.
        slack: how far "about" reaches to either side, as a share of the amount.

    Returns:
        Lowest and highest value; infinite where open.
    """
    low = -inf if quantity.low is None else quantity.low
    high = inf if quantity.high is None else quantity.high
    if quantity.bound == "about":
        return low - abs(low) * slack, high + abs(high) * slack
    return low, high
