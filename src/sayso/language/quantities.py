"""Amounts tied to what they count, with their bounds; dates and titles are left out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from math import inf

from sayso.language.counted import find_counted, is_amount
from sayso.language.numbers import FIGURE, alternatives, number_words, read_number, worded
from sayso.language.parse import Parse
from sayso.language.times import find_times
from sayso.lexicons import load_lexicon
from sayso.model import Bound, Quantity, Span, TimeExpression

Limits = tuple[float | None, float | None]


@cache
def _bounds() -> dict[str, Bound]:
    rows = load_lexicon("bounds")
    return {row["words"]: row["bound"] for row in rows}  # type: ignore[misc]


@cache
def measures(*kinds: str) -> dict[str, str]:
    """Return the words of measures ("km", "$", "per cent") with their units."""
    rows = load_lexicon("measures")
    return {row["word"]: row["unit"] for row in rows if not kinds or row["kind"] in kinds}


def _any_of(words: Sequence[str]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    found = (re.escape(word).replace(r"\ ", r"\s+") for word in ordered)
    return "|".join(found)


@cache
def pattern() -> re.Pattern[str]:
    """Return the pattern of an amount with its bound, currency and unit."""
    signs = [w for w, unit in measures("currency").items() if unit and not w[-1].isalpha()]
    signs += ["us$"]
    words = [word for word in measures() if word[-1].isalpha()]
    scale = rf"(?:{alternatives('scale')})\b"
    suffix = rf"(?:{alternatives('suffix')})\b"
    vague = alternatives("vague")
    fraction = alternatives("fraction")
    figure = rf"(?<![\d.,/:]){FIGURE}(?!\d|[.,]\d|/\d|:\d)(?:\s?-?{scale}|{suffix})?(?!\w)"
    half = rf"(?:(?:{worded()}|\d+)[\s-]+and[\s-]+a[\s-]+half[\s-]+{scale})"
    part = rf"(?:half|(?:a|one)\s+quarter\s+of|a\s+third\s+of)\s+an?\s+{scale}"
    value = rf"(?:{half}|{part}|{figure}|{worded()})"
    several = rf"(?:a\s+few|several|many)\s+(?:{alternatives('scale')})\b"
    many = rf"(?:(?:tens|hundreds|dozens)\s+of\s+(?:{vague})|(?:many\s+)?(?:{vague})|{several})\b"
    small = rf"an?\s+(?:{alternatives('small')})\b"
    share = (
        rf"(?!{part})(?:(?:{worded()}|\d|an?)[\s-]+(?:{fraction})s?\b(?=\s+(?:of|the|in)\b)"
        rf"|half(?=\s+(?:of|the|its|their|his|our|a)\b))"
    )
    number = rf"(?:{worded()}|{FIGURE})"
    ratio = rf"(?P<of_n>{number})\s+(?:in|out\s+of)\s+(?:every\s+)?(?P<of_m>{number})"
    sign = rf"(?P<sign>{_any_of(signs)})\s?"
    again = rf"(?:\s?(?:-|–|—|to|or)\s?(?:{_any_of(signs)})?\s?(?P<high>{value}))?"
    return re.compile(
        rf"(?:(?<!\w)(?P<bound>{_any_of(list(_bounds()))})\s+(?:an?\s+)?(?=[^a-z]|[a-z]))?"
        rf"(?<![\w$£€])(?<!\w-)"
        rf"(?P<between>between\s+|from\s+)?(?:{sign})?"
        rf"(?:(?P<ratio>{ratio})|(?P<share>{share})|(?P<many>{many})|(?P<small>{small})"
        rf"|(?P<low>{value})(?:(?P<and>\s+and\s+(?:{_any_of(signs)})?(?P<top>{value}))|{again}))"
        rf"(?:(?P<plus>\+|-plus\b|\s+or\s+(?:more|so|less|fewer)\b))?"
        rf"(?:\s?-?(?P<unit>{_any_of(words)})\b|\s?(?P<percent>%))?"
        rf"(?P<after>\s+or\s+(?:more|so|less|fewer)\b)?",
        re.IGNORECASE,
    )


@cache
def trigger() -> re.Pattern[str]:
    """Return a pattern that stands in every amount: sentences without are passed over."""
    kinds = ("unit", "ten", "scale", "fraction", "vague", "small")
    return re.compile(rf"\d|\b(?:{alternatives(*kinds)})", re.IGNORECASE)


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
            if clash is None and (quantity := _read(parse, match, starts)):
                found.append(quantity)
    return tuple(found)


GROUPS = ("sign", "ratio", "share", "many", "small", "low")


def _first_group(match: re.Match[str]) -> str:
    return next(name for name in GROUPS if match[name])


def _read(parse: Parse, match: re.Match[str], starts: list[int]) -> Quantity | None:
    """Return the amount of a match, None where it is none."""
    first = bisect_right(starts, match.start(_first_group(match))) - 1
    last = bisect_right(starts, match.end() - 1) - 1
    if not is_amount(
        parse, first, last, has_unit=bool(match["unit"] or match["percent"] or match["sign"])
    ):
        return None
    limits = _limits(match)
    if limits is None:
        return None
    low, high, bound = limits
    unit = _unit(match)
    noun, of = find_counted(parse, last, unit=unit, is_share=unit == "percent")
    return Quantity(Span(match.start(), match.end()), low, high, bound, noun, unit, of)


def _unit(match: re.Match[str]) -> str | None:
    if match["ratio"] or match["share"] or match["percent"]:
        return "percent"
    word = match["unit"] or match["sign"]
    return measures()[" ".join(word.lower().split())] if word else None


def _limits(match: re.Match[str]) -> tuple[float | None, float | None, Bound] | None:
    """Return low, high and bound."""
    told = " ".join((match["bound"] or "").lower().split())
    bound: Bound = _bounds().get(told, "exact")
    low, high = _values(match)
    if low is None:
        return None
    if match["many"]:
        return low, None, "at_least"
    if high is not None:
        return (low, high, "between") if low < high else None
    if match["small"]:
        bound = "about"
    after = (match["plus"] or match["after"] or "").lower()
    if after:
        bound = (
            "about"
            if "so" in after
            else "at_most"
            if "less" in after or "few" in after
            else "at_least"
        )
    if bound in {"at_least", "more_than"}:
        return low, None, bound
    if bound in {"at_most", "less_than"}:
        return None, low, bound
    return low, low, bound


def _values(match: re.Match[str]) -> Limits:
    """Return the number, or the two ends of a range."""
    if match["ratio"]:
        n, m = read_number(match["of_n"]), read_number(match["of_m"])
        return (round(100 * n / m, 4) if n is not None and m and n < m else None), None
    if match["share"]:
        return read_share(match["share"]), None
    if match["many"]:
        return read_vague(match["many"]), None
    if match["small"]:
        return number_words("small")[match["small"].split()[-1].lower()], None
    top = match["high"] or match["top"]
    low = read_value(match["low"])
    if top is None:
        return low, None
    high = read_value(top)
    if low is not None and high is not None and low < high:
        scale = re.search(rf"(?:{alternatives('scale', 'suffix')})$", top.lower().strip())
        if scale and low * read_scale(scale.group()) <= high and low < 1000:
            low *= read_scale(scale.group())
    return low, high


def read_scale(word: str) -> float:
    """Return what a scale word or suffix multiplies by."""
    return {**number_words("scale"), **number_words("suffix")}[word]


def read_value(words: str) -> float | None:
    """Return the value of a number with its scale: "half a million", "two and a half billion"."""
    words = " ".join(words.lower().replace("-", " ").split())
    if part := re.match(r"(half|(?:a|one) quarter of|a third of) an? (\w+)$", words):
        share = 0.5 if "half" in part[1] else 0.25 if "quarter" in part[1] else 1 / 3
        return share * read_scale(part[2])
    if half := re.match(r"(.+) and a half (\w+)$", words):
        whole = read_number(half[1])
        return None if whole is None else (whole + 0.5) * read_scale(half[2])
    return read_number(words)


def read_share(words: str) -> float | None:
    """Return a fraction as percent: "two-thirds" → 66.6667."""
    parts = words.lower().replace("-", " ").split()
    fractions = number_words("fraction")
    share = fractions.get(parts[-1]) or fractions.get(parts[-1].removesuffix("s"))
    count = read_number(" ".join(parts[:-1])) if parts[:-1] else 1.0
    if share is None:
        return None
    count = 1.0 if parts[:-1] in (["a"], ["an"]) else count
    return None if count is None or count * share >= 1 else round(100 * count * share, 2)


def read_vague(words: str) -> float:
    """Return the least that vague words can mean: "dozens" → 24, "tens of thousands" → 20,000."""
    parts = words.lower().split()
    vague, scale = number_words("vague"), number_words("scale")
    if parts[-1] in scale:
        return 2 * scale[parts[-1]]
    least = vague[parts[-1]]
    if len(parts) > 2:
        first = {"tens": 20.0, "dozens": 24.0}.get(parts[0]) or vague[parts[0]]
        return first * least / 2
    return least


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
