"""Time expressions with TIMEX3 values, by our own rules, anchored on the day of publication."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from sayso.language import period_rules as periods
from sayso.language.moments import Match, Moment, Rule, Value
from sayso.language.parse import Parse, Sentence
from sayso.language.tense import find_tense
from sayso.language.time_patterns import TRIGGER, patterns
from sayso.language.time_words import WEEKDAY
from sayso.model import Span, TimeExpression, published_day


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
    moment = Moment(published_day(published))
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
            value = _value(rule, match, replace(moment, tense=tense))
            if value is not None:
                if _is_rate(parse, at, match.group().lower()):
                    value = ("SET", value[1])
                found.append(TimeExpression(Span(*match.span()), *value))
                if rule not in periods.ASIDE:
                    moment = replace(moment, tense=tense).heard(value[1], match.group())
    return _in_order(parse.text, found)


def _value(rule: Rule, match: Match, moment: Moment) -> Value | None:
    """Return what a rule makes of a match; none where the day lies outside the years 1 to 9999."""
    try:
        return rule(match, moment)
    except (OverflowError, ValueError):  # as the date module says it, by the way it was reached
        return None


BETWEEN = re.compile(r"\s?(?:-|–|to|through|until)\s?")


def _in_order(text: str, found: list[TimeExpression]) -> tuple[TimeExpression, ...]:
    """Return the expressions with "Monday to Friday" in order: the first a week back if need be."""
    kept = list(found)
    for i, (first, last) in enumerate(pairwise(found)):
        joint = text[first.span.end : last.span.start]
        days = [WEEKDAY_ALONE.fullmatch(t.span.of(text)) and t.value for t in (first, last)]
        if BETWEEN.fullmatch(joint) and days[0] and days[1] and days[0] > days[1]:
            day = date.fromisoformat(days[0])
            if day.toordinal() > 7:
                kept[i] = replace(first, value=(day - timedelta(days=7)).isoformat())
    return tuple(kept)


WEEKDAY_ALONE = re.compile(WEEKDAY)


def _matches(text: str, span: Span) -> list[tuple[Match, Rule]]:
    """Return the matches to keep: of those that overlap the longest, of equals the first rule's."""
    found = [
        (-len(match.group()), order, match, rule)
        for order, (pattern, rule) in enumerate(patterns())
        for match in pattern.finditer(text, span.start, span.end)
        if match.group()
    ]
    kept: list[tuple[Match, Rule]] = []
    for _, _, match, rule in sorted(found, key=lambda item: (item[0], item[1], item[2].start())):
        if all(match.end() <= k.start() or k.end() <= match.start() for k, _ in kept):
            kept.append((match, rule))
    return sorted(kept, key=lambda item: item[0].start())


SHARE = re.compile(
    r"(?:(?:about|around|almost|nearly|over|some)\s+)?(?:an?|one|three)\s+quarters?$"
)
"""What is a share, not a time, where "of" follows."""

RATES = {"a year", "a month", "a week", "an hour", "a quarter", "a decade"}

NOT_COUNTED = {"some quarters", "many quarters", "several quarters", "all quarters"}
"""People, not quarters of a year."""

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


def is_time(parse: Parse, sentence: Sentence, at: int, match: Match) -> bool:
    """Tell whether words that look like a time are one, from tags and neighbours.

    "May" the verb, "2000 people", "a second man", "the fall of the city" are none.
    """
    words, lower, token = match.group(), match.group().lower(), parse.tokens[at]
    if words in MAYBE_MONTH:
        return token.pos == "PROPN" and not _is_of_a_person(parse, at)
    if words.isdigit() and len(words) == 4:
        return not _counts(parse, sentence, at)
    if lower in {"soon", "current", "recent", "previously", "formerly"}:
        return token.pos in {"ADV", "ADJ"} and not _compared(parse, at)
    if lower in {"now", "today"}:
        return token.tag == "RB" if lower == "now" else not _is_in_a_title(parse, at)
    if lower in NOT_COUNTED or (SHARE.match(lower) and _says_of(parse, at, lower)):
        return False
    is_fall = lower in {"fall", "the fall"} and token.i + 2 < sentence.last
    return not (is_fall and _says_of(parse, at, lower))


def _is_rate(parse: Parse, at: int, words: str) -> bool:
    """Tell "$2 million a year", which is how often, from "it took a year"."""
    return words in RATES and at > 0 and parse.tokens[at - 1].pos in {"NUM", "NOUN", "SYM"}


def _is_in_a_title(parse: Parse, at: int) -> bool:
    """Tell "USA TODAY" and "Science Today" from the day."""
    token, before = parse.tokens[at], parse.tokens[at - 1] if at else None
    if before is None or before.sentence != token.sentence:
        return False
    return token.text[0].isupper() and before.text[0].isupper() and before.end + 1 == token.start


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
