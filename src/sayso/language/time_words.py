"""The words that time expressions are made of, as pieces of patterns."""

from __future__ import annotations

import re
from functools import cache

from sayso.language.numbers import FIGURE, read_number, worded
from sayso.language.timex import (
    MONTHS,
    PARTS_OF_DAY,
    WEEKDAYS,
)

MONTH = (
    r"(?:Jan(?:uary|\b\.?)|Feb(?:ruary|\b\.?)|Mar(?:ch|\.)|Apr(?:il|\b\.?)|May|June?|July?"
    r"|Aug(?:ust|\b\.?)|Sept?(?:ember|\b\.?)|Oct(?:ober|\b\.?)|Nov(?:ember|\b\.?)"
    r"|Dec(?:ember|\b\.?))"
)


MONTH_WORD = "|".join(name.capitalize() for name in MONTHS)


WEEKDAY = "(?:" + "|".join(name.capitalize() for name in WEEKDAYS) + ")"


SHORT_DAY = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?"


YEAR = r"(?:1[5-9]\d\d|20\d\d)\b"


UNIT = (
    r"(?:second|minute|hour|day|night|week|fortnight|month|quarter|year|decade)s?|centur(?:y|ies)"
)


LONG_UNIT = r"day|week(?:end)?|fortnight|month|quarter|year|decade|century"


SEASON = "spring|summer|autumn|fall|winter"


PART = "|".join(PARTS_OF_DAY)


CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d\d)?\s?(?:a\.m\.?|p\.m\.?|am\b|pm\b|AM\b|PM\b)"
    r"|\d{1,2}(?:\s?o['’]clock)?\s+in\s+the\s+(?:morning|afternoon|evening)\b|\d{1,2}\s?o['’]clock\b"
    r"|\d{1,2}:\d\d(?::\d\d)?\b|\d{4}\s?(?:GMT|UTC|hours\b)|(?:noon|midday|midnight)\b)"
    r"(?:\s?\(?(?:GMT|UTC|EDT|EST|ET|BST|PDT|PST|CET|local\s+time)\)?)?"
)


EARLY = (
    r"(?:[Ee]arly|[Ll]ate|[Mm]id|[Ee]arlier|[Ll]ater"
    r"|(?:the\s+)?(?:end|middle|beginning|start)\s+of)"
)


COUNT = (
    r"(?:(?i:(?:{word}|\d+|an?)\s+and\s+a\s+half)\b|(?i:a\s+couple\s+of|a\s+few|several|some|many|an?)\b|{word}"
    r"(?:\s+(?:or|to)\s+(?:{word}|\d+))?|{figure}(?:\s?(?:-|–|to|or)\s?{figure})?(?:\s(?:1/2|{scale}))?)"
)


VAGUE_COUNTS = ("few", "several", "some", "many", "recent")


@cache
def count_pattern() -> str:
    """Return the pattern of a count before a unit of time."""
    return COUNT.format(
        word=rf"(?i:{worded()})", figure=FIGURE, scale="(?i:thousand|million|billion)"
    )


def read_count(words: str | None) -> float | None:
    """Return how many units, None where the words are vague or a range."""
    words = (words or "").lower().strip()
    if words.startswith("a couple"):
        return 2.0
    if words.endswith(" and a half"):
        whole = read_count(words.removesuffix(" and a half"))
        return None if whole is None else whole + 0.5
    if words in {"a", "an", ""}:
        return 1.0
    if any(word in words for word in VAGUE_COUNTS):
        return None
    first = re.split(r"\s*(?:-|–|\bto\b|\bor\b)\s*", words)[0] if words[0].isdigit() else words
    half = 0.5 if "1/2" in words else 0.0
    value = read_number(re.split(r"\s(?:or|to|1/2)\b", first)[0].replace("1/2", ""))
    return None if value is None else value + half
