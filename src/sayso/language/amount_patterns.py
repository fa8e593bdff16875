"""The patterns of amounts: bound, currency, number or vague words, unit, and what follows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from sayso.language.numbers import FIGURE, alternatives, number_words, worded
from sayso.lexicons import load_lexicon
from sayso.model import Bound


@cache
def bounds(place: str) -> dict[str, Bound]:
    """Return the words of bounds that stand "before" or "after" a number."""
    rows = load_lexicon("bounds")
    return {r["words"]: r["bound"] for r in rows if r["place"] == place}  # type: ignore[misc]


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
def _unit_words() -> str:
    return _any_of([word for word in measures() if word[-1].isalpha()])


@cache
def _value() -> str:
    """Return the pattern of one number with its scale: "2.5m", "three and a half", "3 1/2"."""
    scale = rf"(?:{alternatives('scale')})\b"
    suffix = rf"(?:{alternatives('suffix')})\b"
    unit = rf"(?:{_unit_words()})\b"
    mixed = rf"(?<![\d.,/:]){FIGURE}[\s-]\d/\d\d?(?![\d/])(?:\s?-?{scale})?"
    figure = rf"(?<![\d.,/:]){FIGURE}(?!\d|[.,]\d|/\d|:\d)(?:\s?-?{scale}|{suffix})?(?!\w)"
    half = rf"(?:(?:{worded()}|\d+)[\s-]+and[\s-]+a[\s-]+half\b(?:[\s-]+{scale})?)"
    part = (
        rf"(?:(?:half|(?:a|one)\s+quarter\s+of|a\s+third\s+of)\s+an?\s+(?:{scale}|(?={unit}))"
        rf"|half-{scale})"
    )
    return rf"(?:{half}|{part}|{mixed}|{figure}|{worded()})"


@cache
def _share() -> str:
    """Return the pattern of a fraction of something: "two-thirds", "a quarter of", "by half"."""
    fraction, scale, unit = alternatives("fraction"), alternatives("scale"), _unit_words()
    owners = "of|the|its|their|his|her|our|my|your|a|an|all|those|these|this|that|what"
    more = "since|last|this|in|over|and|after|from|when|as|or|to|than|on|at|by|while|if"
    return (
        rf"(?!(?:half|(?:a|one)\s+quarter\s+of|a\s+third\s+of)\s+an?\s+(?:{scale}|{unit}"
        r"|year|hour|day|month|decade|century|minute)\b)"
        rf"(?:(?:{worded()}|\d|an?)[\s-]+(?:{fraction})s?\b(?=\s+(?:of|the|in)\b)"
        rf"|(?:{worded()})-(?:{fraction})s?\b(?![\s-](?:hours?|years?)\b)"
        rf"|half(?=\s+(?:{owners})\b)"
        rf"|(?<=\b(?:by|to)\s)(?:half|(?:{worded()}|an?)[\s-]+(?:{fraction})s?)"
        rf"(?=\s*(?:[.,;:]|(?:{more})\b)))"
    )


@cache
def _vague() -> str:
    """Return the pattern of amounts without a number: "dozens", "a few hundred", "a handful"."""
    vague, scale = alternatives("vague"), alternatives("scale")
    few = rf"(?P<few>(?:a\s+few|several)\s+(?:{scale})\b)"
    many = (
        rf"(?:(?:tens|hundreds|dozens)\s+of\s+(?:{vague})|(?:many\s+)?(?:{vague})"
        rf"|many\s+(?:{scale}))\b"
    )
    fold = rf"(?P<fold>{_any_of(list(number_words('fold')))})\b"
    small = rf"an?\s+(?:couple\s+(?:of\s+)?(?:{scale})|{alternatives('small')})\b"
    return rf"{few}|(?P<many>{many})|(?P<small>{small})|{fold}"


@cache
def pattern() -> re.Pattern[str]:
    """Return the pattern of an amount with its bound, currency and unit."""
    signs = [w for w, unit in measures("currency").items() if unit and not w[-1].isalpha()]
    words = _unit_words()
    value = _value()
    number = rf"(?:{worded()}|{FIGURE})"
    among = r"(?:(?:\s+in|\s+out\s+of|-in)(?:\s+every|\s+each)?|\s+of\s+every)"
    ratio = rf"(?P<of_n>{number}){among}[\s-](?P<of_m>{number})"
    part = rf"(?<=between\s)(?:half|(?:{worded()}|an?)[\s-]+(?:{alternatives('fraction')})s?)"
    sign = rf"(?P<sign>{_any_of(signs)})\s?"
    again = (
        rf"(?:(?:\s?(?P<mid>%|(?:{words})\b))?\s?(?P<joint>-|–|—|to|or)\s?"
        rf"(?P<sign2>{_any_of(signs)})?\s?(?P<high>{value}))?"
    )
    both = rf"\s?(?:%|(?:{words})\b)?\s+and\s+(?:{_any_of(signs)})?(?P<top>{value})"
    return re.compile(
        rf"(?:(?<!\w)(?P<bound>{_any_of(list(bounds('before')))})\s+(?:an?\s+)?(?=[^a-z]|[a-z]))?"
        rf"(?<![\w$£€])(?<!\w-)"
        rf"(?P<between>between\s+|from\s+)?(?:{sign})?"
        rf"(?:(?P<ratio>{ratio})|(?:(?P<share_low>{part})\s+(?:and|to)\s+)?(?P<share>{_share()})|{_vague()}"
        rf"|(?P<low>{value})(?:(?P<and>{both})|{again}))"
        rf"(?P<plus>\+|-(?:{_any_of(list(bounds('joined')))})\b|\s+(?:{_any_of(list(bounds('after')))})\b)?"
        rf"(?:\s?-?(?P<unit>{words})\b|\s?(?P<percent>%))?"
        rf"(?P<after>\s+(?:{_any_of(list(bounds('after')))})\b)?",
        re.IGNORECASE,
    )


@cache
def trigger() -> re.Pattern[str]:
    """Return a pattern that stands in every amount: sentences without are passed over."""
    kinds = ("unit", "ten", "scale", "fraction", "vague", "small", "fold")
    return re.compile(rf"\d|\b(?:{alternatives(*kinds)})", re.IGNORECASE)
