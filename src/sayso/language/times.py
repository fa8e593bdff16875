"""Time expressions with TIMEX3 values, by our own rules, anchored on the day of publication."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from sayso.language import time_rules as rules
from sayso.language.parse import Parse, Sentence, Token
from sayso.language.time_rules import (
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
    Moment,
    Rule,
    Tense,
)
from sayso.language.timex import read_anchor
from sayso.model import Span, TimeExpression

OTHER_YEAR = r"(?:,?\s+(?:of\s+)?(?P<year>(?:1[5-9]|20)\d\d|['’]\d\d)\b)?"
UNTIL = r"(?:\s?(?:-|–|to|and|through)\s?(?P<until>\d{1,2})(?:st|nd|rd|th)?(?!\d|,\d))?"
MONTH_DAY = (
    rf"(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[:.]\d){UNTIL}{OTHER_YEAR}"
)
DAY_NAME = rf"(?:(?:{WEEKDAY}|{SHORT_DAY}),?\s+)?"
WAY = r"(?i:this\s+past|this\s+coming|last|this|next|past|coming|each|every)"
NEAR = r"(?i:last|this|next|past|previous|current|coming|following|same|that|latest)"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
LENGTH_LEAD = (
    r"(?P<lead>(?i:(?:the\s+)?(?:past|last|next|first|previous|coming|following|latest|final)"
    r"|(?:at\s+(?:least|most)|more\s+than|less\s+than|fewer\s+than|no\s+more\s+than|about|around|almost"
    r"|nearly|some|over|under|up\s+to|within|another|the)\b)\s+)?"
)


@cache
def patterns() -> tuple[tuple[re.Pattern[str], Rule], ...]:
    """Return the patterns with their rules; where two find the same words, the earlier holds."""
    count = rules.count_pattern()
    table: list[tuple[str, Rule]] = [
        (r"\b(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:T(?P<t>\d\d:\d\d)(?::\d\d)?)?", rules.iso),
        (rf"(?P<lead>(?i:the\s+week\s+of)\s+){MONTH_DAY}", rules.week_day_of),
        (rf"\b{DAY_NAME}{MONTH_DAY}", rules.calendar_day),
        (
            rf"\b{DAY_NAME}(?:the\s+)?{DAY}{UNTIL}\s+(?:of\s+)?(?P<month>{MONTH}){OTHER_YEAR}",
            rules.calendar_day,
        ),
        (
            r"(?<![\d/.-])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<year>\d{4}|\d\d)(?![\d/-])",
            rules.figures_day,
        ),
        (
            r"(?<![\d/.-])(?P<a>\d{1,2})-(?P<b>\d{1,2})(?:-|,\s?['’]?)(?P<year>20\d\d|\d\d)(?![\d/,-])",
            rules.figures_day,
        ),
        (
            rf"(?:\b{EARLY}[\s-]+)?\b(?P<month>{MONTH}),?\s+(?:of\s+)?(?P<year>{YEAR})",
            rules.month_of_year,
        ),
        (
            rf"(?:\b{EARLY}[\s-]+)?\b(?P<month>{MONTH_WORD}|Sept\.|Oct\.|Nov\.|Dec\.|Jan\.|Feb\.|Aug\.)"
            r"(?P<year>)(?!\w)",
            rules.month_of_year,
        ),
        (rf"\b(?P<way>{WAY})\s+(?P<month>{MONTH_WORD})\b", rules.nearby_month),
        (
            rf"(?:\b(?P<way>{WAY}|the)\s+)?(?:(?i:early|late|mid)[\s-])?\b(?P<season>{SEASON})"
            rf"(?:\s+(?:of\s+)?(?P<year>{YEAR}))(?P<year2>)?",
            rules.season,
        ),
        (
            rf"\b(?P<way>(?i:last|this|next|past|this\s+past)|the)\s+(?:(?i:early|late)[\s-])?"
            rf"(?P<season>{SEASON})\b(?P<year>)(?P<year2>)",
            rules.season,
        ),
        (
            rf"(?:\b(?P<way>{WAY})\s+)?(?:(?i:early|late|later|earlier)\s+(?:on\s+)?)?"
            rf"\b(?P<weekday>{WEEKDAY})(?:\s+(?P<part>{PART}))?\b",
            rules.weekday,
        ),
        (
            r"\b(?i:(?:(?:early|earlier|late|later)\s+)?(?:the\s+day\s+(?:before|after)\s+)?"
            rf"(?:today|tonight|yesterday|tomorrow)(?:\s+(?:{PART}))?)\b",
            rules.near_day,
        ),
        (
            rf"\b(?i:(?:early|late|later|earlier|mid)\s?-?\s?)?(?i:this)\s+(?i:{PART})\b|\b(?i:last\s+night)\b",
            rules.near_day,
        ),
        (
            rf"(?:\b{EARLY}\s+)?(?:\bthe\s+)?\b(?P<way>(?i:this\s+)?{NEAR}|(?i:this\s+same|that\s+same))"
            rf"\s+(?:(?i:fiscal|calendar|full)\s+)?(?P<unit>{LONG_UNIT})\b",
            rules.near_unit,
        ),
        (r"\b(?i:(?:the\s+)?(?:latest)\s+(?:period))\b(?P<way>)(?P<unit>)", latest_period),
        (
            r"\b(?i:an?\s+year\s+(?:ago|earlier|before)|(?:the\s+)?year[\s-](?:ago|earlier)"
            r"(?:\s+(?:period|quarter))?|the\s+same\s+(?:quarter|period)\s+last\s+year)\b",
            rules.year_before,
        ),
        (
            rf"\b(?i:(?:nearly|almost|about|around|over|more\s+than|some|just)\s+)?(?P<count>{count})\s+"
            rf"(?P<unit>(?i:{UNIT}))\s+(?P<way>(?i:ago|earlier|later|back|from\s+now))\b",
            rules.counted_back,
        ),
        (
            rf"\b{LENGTH_LEAD}(?P<count>{count})(?:\s+(?i:more|straight|consecutive|full|trading|whole))?"
            rf"(?:\s+|-)(?P<unit>(?i:{UNIT}))(?:\s+period|-long)?\b(?![\s-]olds?\b)",
            rules.length,
        ),
        (
            r"\b(?i:(?:the\s+)?(?:recent|coming|past|next|last|previous)\s+(?:few\s+|several\s+|many\s+)?"
            r"(?P<unit>days|weeks|months|years|decades|centuries|hours|minutes))\b",
            rules.vague_length,
        ),
        (r"\b(?i:the\s+weekend)\b", rules.the_weekend),
        (r"\b(?i:the\s+quarter)\b", rules.the_quarter),
        (rf"\b(?i:nineteen\s+(?P<rest>{rules.worded()}))\b", rules.worded_year),
        (r"\b(?i:(?P<unit>days|weeks|months|years|decades|centuries))\b(?!-)", rules.vague_length),
        (
            rf"(?:\b(?P<whose>(?i:(?:this|last|next)\s+year['’]s|the\s+year[\s-](?:ago|earlier)))\s+)?"
            rf"(?:\b(?i:the|its|fiscal)\s+)?(?:(?P<year>{YEAR})\s+)?(?:\b(?i:fiscal)[\s-])?"
            rf"\b(?P<nth>(?i:first|second|third|fourth))[\s-](?i:quarter)\b"
            rf"(?:\s+(?:of\s+)?(?P<year2>{YEAR}))?",
            rules.quarter,
        ),
        (rf"\bQ(?P<digit>[1-4])(?:\s+(?:of\s+)?(?P<year>{YEAR}))?\b", rules.quarter),
        (
            rf"\b(?i:the\s+)?(?P<nth>(?i:first|second))\s+(?P<half>(?i:half))\s+of\s+(?P<year>{YEAR})",
            rules.quarter,
        ),
        (
            rf"(?:\b{EARLY}[\s-]+|\b(?i:fiscal)(?:\s+year)?\s+)?(?<![\d.,$£€/-])\b(?P<year>{YEAR})"
            r"(?![\d%/-]|[.,]\d)(?:\s+(?i:and\s+beyond))?",
            rules.plain_year,
        ),
        (
            r"(?<![\d.,$£€/-])\b(?P<first>(?:1[6-9]|20)\d\d)(?:-|–|/)(?P<last>\d{4}|\d\d)(?![\d%/-]|[.,]\d)",
            rules.years_range,
        ),
        (
            r"(?:\b(?i:the)\s+)?(?:(?i:early|late|mid)[\s-]+)?(?P<decade>\b(?:1[5-9]|20)\d0|['’]\d0)s\b",
            rules.decade,
        ),
        (
            r"(?:\b(?i:the)\s+)?(?:(?i:early|late|mid)[\s-]+)?\b(?P<nth>\d\d?)(?:st|nd|rd|th)\s+(?i:century)\b",
            rules.century,
        ),
        (
            rf"\b(?P<clock>{CLOCK})(?:,?\s+(?:on\s+)?(?:(?P<weekday>{WEEKDAY})|(?P<near>(?i:today|yesterday"
            r"|tomorrow)))\b)?",
            rules.clock,
        ),
        (
            r"\b(?i:" + "|".join(sorted(rules.REFERENCES, key=len, reverse=True)) + r")\b",
            rules.reference,
        ),
        (r"\b(?P<word>(?i:" + "|".join(rules.OFTEN) + r"))\b", rules.often),
        (rf"\b(?P<word>)(?i:each|every)\s+(?P<unit>(?i:{LONG_UNIT}))\b", rules.often),
        (
            r"\b(?:(?P<way>(?i:last|next|this))\s+)?(?P<feast>(?:Christmas|New\sYear['’]s)(?:\s(?:Day|Eve))?"
            r"|Thanksgiving(?:\sDay)?|Halloween|Valentine['’]s\sDay)\b",
            rules.feast,
        ),
    ]
    return tuple((re.compile(pattern), rule) for pattern, rule in table)


def latest_period(match: rules.Match, moment: Moment) -> rules.Value | None:
    """The latest period, of business reports: the last quarter told of, or the last one over."""
    del match
    if moment.quarter:
        return "DATE", f"{moment.quarter[0]}-Q{moment.quarter[1]}"
    return "DATE", rules.shift(moment.anchor, -1, "quarter") if moment.anchor else None


TRIGGER = re.compile(
    r"(?i)\d{4}|\d/\d|\d-\d+,|['’]\d0s|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu"
    r"|fri|sat|sun)|second|minute|hour|day|night|week|month|quarter|year|decade|century|centuries"
    r"|morning|evening|afternoon|tomorrow|spring|summer|autumn|fall|winter|noon|a\.m|p\.m|\d\s?[ap]m\b"
    r"|\d:\d\d|now\b|recent|current|previous|former|present|future|past|soon|dail|annual|period"
    r"|christmas|thanksgiving|halloween|Q[1-4]"
)
"""Some of these stands in every expression: sentences without are passed over."""


def find_times(parse: Parse, published: str | None) -> tuple[TimeExpression, ...]:
    """Find the time expressions of a Document.

    Args:
        parse: of the Document.
        published: its ISO 8601 date; without it only full dates get a value.

    Returns:
        Expressions in text order that do not overlap. A range of days or years has both ends as
        value, joined by a slash, as in ISO 8601.

    Source: TimeML 1.2.1 for types and values; weekday and month rules are our own.

    Example:
        "on Friday" in a Document of 2016-04-05, a Tuesday, gives DATE 2016-04-01.
    """
    moment = Moment(read_anchor(published))
    starts = [token.start for token in parse.tokens]
    found: list[TimeExpression] = []
    for sentence in parse.sentences:
        span = sentence.span
        if not TRIGGER.search(parse.text, span.start, span.end):
            continue
        for match, rule in _matches(parse.text, span):
            at = bisect_right(starts, match.start()) - 1
            if not is_time(parse, sentence, at, match):
                continue
            tense = find_tense(parse, at)
            value = rule(match, Moment(moment.anchor, tense, moment.quarter, moment.day))
            if value is not None:
                found.append(TimeExpression(Span(*match.span()), *value))
                if rule is not rules.year_before:
                    moment = moment.heard(value[1])
    return tuple(found)


def _matches(text: str, span: Span) -> list[tuple[rules.Match, Rule]]:
    """Return the matches to keep: of those that overlap the longest, of equals the first rule's."""
    found = [
        (-len(match.group()), order, match, rule)
        for order, (pattern, rule) in enumerate(patterns())
        for match in pattern.finditer(text, span.start, span.end)
        if match.group()
    ]
    kept: list[tuple[rules.Match, Rule]] = []
    for _, _, match, rule in sorted(found, key=lambda item: (item[0], item[1], item[2].start())):
        if all(match.end() <= k.start() or k.end() <= match.start() for k, _ in kept):
            kept.append((match, rule))
    return sorted(kept, key=lambda item: item[0].start())


MAYBE_MONTH = {"May", "March", "August"}
COUNTED_BEFORE = {
    "about",
    "some",
    "nearly",
    "than",
    "least",
    "most",
    "over",
    "to",
    "around",
    "almost",
}


def is_time(parse: Parse, sentence: Sentence, at: int, match: rules.Match) -> bool:
    """Tell whether words that look like a time are one, from tags and neighbours.

    "May" the verb, "2000 people", "a second man", "the fall of the city" are none.
    """
    words = match.group()
    token = parse.tokens[at]
    if words in MAYBE_MONTH:
        return token.pos == "PROPN" and not _is_of_a_person(parse, at)
    if words.isdigit() and len(words) == 4:
        return not _counts(parse, sentence, at)
    lower = words.lower()
    if lower in {"soon", "current", "recent", "previously", "formerly"}:
        return token.pos in {"ADV", "ADJ"} and not _compared(parse, at)
    if lower == "now":
        return token.tag == "RB"
    if (
        lower.endswith("quarter")
        and _says_of(parse, at, lower)
        and lower.startswith(("a ", "one "))
    ):
        return False
    return not (
        lower.endswith("fall") and token.i + 2 < sentence.last and _says_of(parse, at, lower)
    )


def _says_of(parse: Parse, at: int, lower: str) -> bool:
    """Tell whether "of" follows "the fall"."""
    after = at + len(lower.split())
    return after < len(parse.tokens) and parse.tokens[after].lower in {"of", "in"}


def _compared(parse: Parse, at: int) -> bool:
    """Tell "as soon as" from "soon"."""
    return at > 0 and parse.tokens[at - 1].lower in {"as", "too", "how"}


def _is_of_a_person(parse: Parse, at: int) -> bool:
    return any(n.first <= at < n.last and n.label == "PERSON" for n in parse.names)


def _counts(parse: Parse, sentence: Sentence, at: int) -> bool:
    """Tell a count of four figures ("about 2000 people") from a year."""
    token = parse.tokens[at]
    before = parse.tokens[at - 1] if at > sentence.first else None
    after = parse.tokens[at + 1] if at + 1 < sentence.last else None
    if before is not None and (
        before.lower in COUNTED_BEFORE - {"to", "around"} or before.tag in {"$", "#"}
    ):
        return True
    if after is not None and after.lower in {"people", "percent", "men", "women", "others"}:
        return True
    head = parse.tokens[token.head]
    bare = before is None or before.pos not in {"ADP", "DET"} or before.lower in COUNTED_BEFORE
    return token.dep == "nummod" and head.i == at + 1 and head.tag == "NNS" and bare


FUTURE_HELPERS = {"will", "'ll", "’ll", "shall", "wo", "would", "'d", "’d"}
PAST_TAGS = {"VBD", "VBN"}
FUTURE_WORDS = {"due", "set", "ready", "likely", "slated", "expected"}
FUTURE_VERBS = {"expect", "schedule", "plan", "set", "due", "slate", "hope", "vow", "promise"}


def find_tense(parse: Parse, at: int) -> Tense:
    """Return the tense of the verb over a word: "future" for will, shall, to and the like."""
    token: Token = parse.tokens[at]
    if at and parse.tokens[at - 1].lower == "until":
        return "future"
    for _ in range(12):
        infinitive = any(parse.tokens[i].tag == "TO" for i in parse.children[token.i])
        if token.pos in {"VERB", "AUX"} and infinitive and token.head != token.i:
            over = parse.tokens[token.head]
            if over.lemma in FUTURE_VERBS or over.lower in FUTURE_WORDS:
                return "future"
        elif token.pos in {"VERB", "AUX"}:
            return verb_tense(parse, token)
        if token.head == token.i:
            break
        token = parse.tokens[token.head]
    return "open"


def verb_tense(parse: Parse, verb: Token) -> Tense:
    """Return the tense of one verb with its auxiliaries."""
    helpers = [
        parse.tokens[i] for i in parse.children[verb.i] if parse.tokens[i].dep.startswith("aux")
    ]
    words = {helper.lower for helper in helpers}
    if words & FUTURE_HELPERS and "have" not in words:
        return "future"
    if (
        verb.lemma in FUTURE_VERBS
        and verb.tag in PAST_TAGS
        and words & {"is", "are", "was", "were"}
    ):
        return "future"
    if verb.lower == "going" and words & {"is", "are", "'s", "'re", "’s", "’re"}:
        return "future"
    if verb.tag in PAST_TAGS or any(helper.tag == "VBD" for helper in helpers):
        return "past"
    return "open"
