"""The patterns of time expressions, each with the rule that gives its value."""

from __future__ import annotations

import re
from functools import cache

from sayso.language import day_rules as days
from sayso.language import period_rules as periods
from sayso.language import span_rules as spans
from sayso.language.feasts import feast, feasts
from sayso.language.moments import Rule
from sayso.language.numbers import worded
from sayso.language.time_words import (
    CLOCK,
    EARLY,
    LONG_UNIT,
    MONTH,
    MONTH_WORD,
    PART,
    SEASON,
    SHORT_DAY,
    UNIT,
    WEEKDAY,
    YEAR,
    count_pattern,
)

NEAR_YEAR = r"(?:of\s+)?(?P<near_year>(?i:this|last|next))\s+year\b(?!['’])"
OTHER_YEAR = rf"(?:,?\s+(?:(?:of\s+)?(?P<year>(?:1[5-9]|20)\d\d|['’]\d\d)\b|{NEAR_YEAR}))?"


UNTIL = r"(?:\s?(?:-|–|to|and|through)\s?(?P<until>\d{1,2})(?:st|nd|rd|th)?(?!\d|,\d))?"


MONTH_DAY = (
    rf"(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[:.]\d){UNTIL}{OTHER_YEAR}"
)


DAY_NAME = rf"(?:(?:{WEEKDAY}|{SHORT_DAY}),?\s+)?"


WAY = r"(?i:this\s+past|this\s+coming|last|this|next|past|coming|each|every)"


NEAR = r"(?i:last|this|next|past|previous|current|coming)"


DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"


LENGTH_LEAD = (
    r"(?P<lead>(?i:(?:the\s+)?(?:past|last|next|first|previous|coming|following|latest|final)"
    r"|(?:at\s+(?:least|most)|more\s+than|less\s+than|fewer\s+than|no\s+more\s+than|about|around|almost"
    r"|nearly|some|over|under|up\s+to|within|another|the)\b)\s+)?"
)


@cache
def patterns() -> tuple[tuple[re.Pattern[str], Rule], ...]:
    """Return the patterns with their rules; where two find the same words, the earlier holds."""
    table = [
        *_day_patterns(),
        *_period_patterns(),
        *_unit_patterns(),
        *_year_patterns(),
        *_other_patterns(),
    ]
    return tuple((re.compile(pattern), rule) for pattern, rule in table)


def _day_patterns() -> list[tuple[str, Rule]]:
    """Return the patterns of days, weekdays, months and seasons."""
    return [
        (r"\b(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:T(?P<t>\d\d:\d\d)(?::\d\d)?)?", days.iso),
        (rf"(?P<lead>(?i:the\s+week\s+of)\s+){MONTH_DAY}", days.week_day_of),
        (rf"\b{DAY_NAME}{MONTH_DAY}", days.calendar_day),
        (
            rf"\b{DAY_NAME}(?:the\s+)?{DAY}{UNTIL}\s+(?:of\s+)?(?P<month>{MONTH}){OTHER_YEAR}",
            days.calendar_day,
        ),
        (
            r"(?<![\d/.-])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<year>\d{4}|\d\d)(?![\d/-])",
            days.figures_day,
        ),
        (
            r"(?<![\d/.-])(?P<a>\d{1,2})-(?P<b>\d{1,2})(?:-|,\s?['’]?)(?P<year>20\d\d|\d\d)(?![\d/-]|,\d)",
            days.figures_day,
        ),
        (
            rf"(?:\b{EARLY}[\s-]+)?\b(?P<month>{MONTH}),?\s+(?:of\s+)?(?P<year>{YEAR})",
            days.month_of_year,
        ),
        (
            rf"(?:\b{EARLY}[\s-]+)?\b(?P<month>{MONTH_WORD}|Sept\.|Oct\.|Nov\.|Dec\.|Jan\.|Feb\.|Aug\.)"
            rf"(?:(?=\s?(?:-|–|and|to|or|through|until)\s?{MONTH}\s+(?P<year>{YEAR}))|(?=(?!\w))\s+{NEAR_YEAR}"
            r"|(?!\w))",
            days.month_of_year,
        ),
        (rf"\b(?P<way>{WAY})\s+(?P<month>{MONTH_WORD})\b", days.nearby_month),
        (
            rf"(?:\b(?P<way>{WAY}|the)\s+)?(?:(?i:early|late|mid)[\s-])?\b(?P<season>{SEASON})"
            rf"(?:\s+(?:of\s+)?(?P<year>{YEAR}))(?P<year2>)?",
            days.season,
        ),
        (
            rf"\b(?P<way>(?i:last|this|next|past|this\s+past|each|every)|the)\s+(?:(?i:early|late)[\s-])?"
            rf"(?P<season>{SEASON})\b(?P<year>)(?P<year2>)",
            days.season,
        ),
        (
            rf"(?:\b(?P<way>{WAY})\s+)?(?:(?i:early|late|later|earlier)\s+(?:on\s+)?)?"
            rf"\b(?P<weekday>{WEEKDAY})(?:(?P<often>s)|\s+(?P<part>{PART}))?\b",
            days.weekday,
        ),
        (
            r"\b(?i:(?:(?:early|earlier|late|later)\s+)?(?:the\s+day\s+(?:before|after)\s+)?"
            rf"(?:today|tonight|yesterday|tomorrow)(?:\s+(?:{PART}))?)\b",
            days.near_day,
        ),
        (
            rf"\b(?i:(?:early|late|later|earlier|mid)\s?-?\s?)?(?i:this)\s+(?i:{PART})\b|\b(?i:last\s+night)\b",
            days.near_day,
        ),
    ]


def _unit_patterns() -> list[tuple[str, Rule]]:
    """Return the patterns of units near the day of publication, and of lengths."""
    count = count_pattern()
    return [
        (
            rf"(?:\b{EARLY}\s+)?(?:\bthe\s+)?\b(?P<way>(?i:this\s+)?{NEAR}|(?i:this\s+same|that\s+same))"
            rf"\s+(?:(?i:fiscal|calendar|full)\s+)?(?P<unit>{LONG_UNIT})\b",
            spans.near_unit,
        ),
        (
            rf"\b(?i:(?:nearly|almost|about|around|over|more\s+than|some|just)\s+)?(?:(?P<count>{count})\s+"
            rf"(?P<unit>(?i:{UNIT}))(?P<half>\s+and\s+a\s+half)?)\s+(?P<way>(?i:ago|earlier|later|back|from\s+now))\b",
            spans.counted_back,
        ),
        (r"\b(?i:(?:days|weeks|months|years|decades|centuries)\s+(?:ago|back))\b", spans.vague_ago),
        (
            rf"(?<=\b[Ii]n\s)(?P<count>{count})\s+(?P<unit>(?i:days?|weeks?|months?|years?|decades?))\b"
            r"(?!\s+(?:and|of)\b)",
            spans.counted_on,
        ),
        (r"\b(?i:half\s+an?\s+(?P<unit>hour|day|year|decade|century|minute))\b", spans.half_unit),
        (
            rf"\b{LENGTH_LEAD}(?P<count>{count})(?:\s+(?i:more|straight|consecutive|full|trading|whole))?"
            rf"(?:\s+|-)(?P<unit>(?i:{UNIT}))(?P<half>\s+and\s+a\s+half)?(?:\s+period|-long)?\b(?![\s-]olds?\b)",
            spans.length,
        ),
        (
            r"\b(?i:(?:the\s+)?(?:recent|coming|past|next|last|previous)\s+(?:few\s+|several\s+|many\s+)?"
            r"(?P<unit>days|weeks|months|years|decades|centuries|hours|minutes))\b",
            spans.vague_length,
        ),
        (r"\b(?i:the\s+weekend)\b", spans.the_weekend),
        (
            r"\b(?i:(?P<unit>days|weeks|months|years|decades|centuries))\b(?!-|\s+old\b)",
            spans.vague_length,
        ),
    ]


def _period_patterns() -> list[tuple[str, Rule]]:
    """Return the patterns of periods reported, and of units counted from the last one told."""
    ended = (
        rf"(?=\s+end(?:ed|ing)\s+(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:,\s+(?P<year>{YEAR}))?)"
    )
    ago = r"(?:last\s+year|a\s+year\s+(?:ago|earlier|before))"
    like = r"(?:same|corresponding|comparable|like)"
    part = r"(?:quarter|period|half)"
    place = r"(?:end|middle|beginning|start|close|rest|remainder|balance)\s+of"
    return [
        (
            r"\b(?i:(?:the\s+)?(?:latest|most\s+recent)\s+(?:period|quarter))\b",
            periods.latest_period,
        ),
        (
            r"\b(?i:an?\s+year\s+(?:ago|earlier|before)|(?:the\s+)?year[\s-](?:ago|earlier)"
            rf"(?:\s+{part})?|(?:the\s+)?{like}\s+(?:year[\s-](?:ago|earlier)\s+)?{part}(?:\s+(?:of\s+)?{ago})?"
            rf"|the\s+{part}\s+{ago}|last\s+year['’]s\s+(?:{like}\s+)?{part})\b",
            periods.year_before,
        ),
        (rf"\b(?i:the\s+)?(?P<year>{YEAR})\s+(?i:quarter|period)\b", periods.period_of_year),
        (rf"\b(?i:the\s+)?(?i:quarter){ended}", periods.quarter_ended),
        (r"\b(?i:the\s+quarter)\b", periods.the_quarter),
        (r"\b(?i:the\s+(?:fiscal\s+)?year)(?=\s+end(?:ed|ing)\b)", periods.year_long),
        (r"\b(?i:the\s+fiscal\s+year)\b", periods.year_long),
        (
            r"\b(?i:the\s+(?:full|whole|entire|calendar)\s+(?P<unit>year)|(?<=for\s)the\s+year)"
            r"\b(?!\s+(?:end(?:ed|ing)|[12]\d{3}))",
            periods.the_unit,
        ),
        (
            rf"\b(?i:(?:the\s+)?(?:(?:early|earlier|late|later)\s+in|{place})\s+the\s+"
            r"(?P<unit>week|month|quarter|year|decade|century))\b(?!\s+[12]\d{3})",
            periods.the_unit,
        ),
        (r"\b(?i:year(?:['’]s)?[\s-]end)\b(?P<unit>)", periods.the_unit),
        (
            r"\b(?P<way>(?i:that(?:\s+same)?|this\s+same|the\s+(?:very\s+)?(?:same|following|preceding|previous)"
            rf"|the\s+next(?=\s+day)))\s+(?P<unit>(?i:{LONG_UNIT}))\b",
            periods.told_unit,
        ),
        (
            r"\b(?P<way>(?i:that(?:\s+same)?|the\s+(?:same|following|previous|next)))"
            rf"\s+(?P<part>(?i:{PART}))\b",
            periods.told_part,
        ),
    ]


def _year_patterns() -> list[tuple[str, Rule]]:
    """Return the patterns of quarters, years, decades and centuries."""
    return [
        (
            rf"(?:\b(?P<whose>(?i:(?:this|last|next)\s+year['’]s|the\s+year[\s-](?:ago|earlier)))\s+)?"
            rf"(?:\b(?i:the|its|fiscal)\s+)?(?:(?P<year>{YEAR})\s+)?(?:\b(?i:fiscal)[\s-])?"
            rf"\b(?P<nth>(?i:first|second|third|fourth))[\s-](?i:quarter)\b"
            rf"(?:\s+(?:of\s+)?(?P<year2>{YEAR}))?",
            spans.quarter,
        ),
        (rf"\bQ(?P<digit>[1-4])(?:\s+(?:of\s+)?(?P<year>{YEAR}))?\b", spans.quarter),
        (
            rf"\b(?i:the\s+)?(?P<nth>(?i:first|second|last))\s+(?P<half>(?i:half|two\s+quarters))\s+of\s+"
            rf"(?:(?:fiscal\s+)?(?P<year>{YEAR})|(?P<whose>(?i:this|last|next|the)\s+year)\b)",
            spans.quarter,
        ),
        (
            rf"\b(?i:the\s+)?(?P<nth>(?i:last|final))\s+(?i:quarter)\s+of\s+"
            rf"(?:(?P<year>{YEAR})|(?P<whose>(?i:this|last|next|the)\s+year)\b)",
            spans.quarter,
        ),
        (
            rf"(?:\b(?:{EARLY}|[Ee]arly\s+in|[Ll]ate\s+in|(?i:pre|post))[\s-]+|\bFY\s?|\b(?i:fiscal)(?:\s+year)?\s+|(?<![\d.,$£€/-]))"
            rf"(?:\b|(?<=\bFY))(?P<year>{YEAR})"
            r"(?![\d%/-]|[.,]\d)(?:\s+(?i:and\s+beyond))?",
            spans.plain_year,
        ),
        (
            r"(?<![\d.,$£€/-])\b(?P<first>(?:1[6-9]|20)\d\d)(?:-|–|/)(?P<last>\d{4}|\d\d)(?![\d%/-]|[.,]\d)",
            spans.years_range,
        ),
        (
            rf"(?:\b(?P<month>{MONTH_WORD}),?\s+)?\b(?i:(?:the\s+year\s+)?(?:nineteen[\s-]+(?P<rest>{worded()})"
            rf"|(?<=year\s)(?P<thousands>two\s+thousand(?:(?:\s+and)?\s+{worded()})?)))\b",
            spans.worded_year,
        ),
        (
            rf"\b(?i:the\s+(?:(?:early|mid|late)[\s-])?(?P<tens>{'|'.join(spans.TENS)}))\b",
            spans.worded_decade,
        ),
        (
            r"(?:\b(?i:the)\s+)?(?:(?i:early|late|mid)[\s-]+)?(?P<decade>\b(?:1[5-9]|20)\d0['’]?|['’]\d0)s\b",
            spans.decade,
        ),
        (
            r"(?:\b(?i:the)\s+)?(?:(?i:early|late|mid)[\s-]+)?\b(?:(?P<nth>\d\d?)(?:st|nd|rd|th)[\s-](?i:century)\b"
            rf"|(?P<worded>(?i:{'|'.join(spans.NTH_CENTURIES)}))[\s-](?i:century)\b)",
            spans.century,
        ),
    ]


def _feasts() -> str:
    """Return the names of feasts in capitals, as they are written."""
    names = sorted(feasts(), key=lambda name: (-len(name), name))
    words = (re.sub(r"(^| )(\w)", lambda m: m[1] + m[2].upper(), name) for name in names)
    return "|".join(word.replace("'", "['’]").replace(" ", r"\s") for word in words)


def _other_patterns() -> list[tuple[str, Rule]]:
    """Return the patterns of clock times, references, repetitions and feasts."""
    return [
        (
            rf"\b(?P<clock>{CLOCK})(?:,?\s+(?:on\s+)?(?:(?P<weekday>{WEEKDAY})|(?P<near>(?i:today|yesterday"
            rf"|tomorrow))|{MONTH_DAY})\b)?",
            days.clock,
        ),
        (
            r"\b(?i:" + "|".join(sorted(spans.REFERENCES, key=len, reverse=True)) + r")\b",
            spans.reference,
        ),
        (r"\b(?P<word>(?i:" + "|".join(spans.OFTEN) + r"))\b", spans.often),
        (rf"\b(?P<word>)(?i:each|every)\s+(?P<unit>(?i:{LONG_UNIT}))\b", spans.often),
        (
            rf"\b(?:(?P<way>(?i:last|next|this))\s+)?(?P<feast>{_feasts()})"
            r"\b(?:,?\s+(?P<year>[12]\d{3})\b)?",
            feast,
        ),
    ]


TRIGGER = re.compile(
    r"(?i)\d{4}|\d/\d|\d-\d+,|['’]\d0s|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu"
    r"|fri|sat|sun)|second|minute|hour|day|night|week|month|quarter|year|decade|century|centuries"
    r"|morning|evening|afternoon|tomorrow|spring|summer|autumn|fall|winter|noon|a\.m|p\.m|\d\s?[ap]m\b"
    r"|\d:\d\d|now\b|recent|current|previous|former|present|future|past|soon|dail|annual|period"
    r"|christmas|thanksgiving|halloween|easter|Q[1-4]|FY\d|o['’]clock|nineteen|ies\b"
)
"""Some of these stands in every expression: sentences without are passed over."""
