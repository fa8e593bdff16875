"""Capitals that make no name: offices alone, months, numbered documents, kin, verbs of saying."""

from __future__ import annotations

import re

from sayso.attribution.syntax import is_modifier
from sayso.attribution.words import given_names, head_word, words_for
from sayso.language.boundaries import QUOTES, SAYING
from sayso.language.parse import Parse

MONTH_OR_NAME = frozenset({"May", "April", "June", "August", "March"})
BEFORE_MONTH = words_for("before-month")
DAYS_AND_MONTHS = words_for("day-or-month")


def is_day_or_month(parse: Parse, at: int) -> bool:
    """Tell whether a word is a day or month; 'May' and the like after 'in', beside a number."""
    if parse.tokens[at].text not in MONTH_OR_NAME:
        return parse.tokens[at].lower in DAYS_AND_MONTHS
    beside = parse.tokens[max(at - 1, 0)], parse.tokens[min(at + 1, len(parse.tokens) - 1)]
    is_dated = any(t.pos == "NUM" and t.i != at for t in beside)
    return is_dated or (at > 0 and beside[0].lower in BEFORE_MONTH)


SEAT = re.compile(r"[A-Z]-[A-Z][\w.]{0,5}$")
"""What stands behind a lawmaker's name for party and state: '(D-Vt.)'."""


def is_office(parse: Parse, first: int, last: int) -> bool:
    """Tell whether capitals do not make a name: 'the Judge', '(D-Vt.)'."""
    words = parse.text[parse.tokens[first].start : parse.tokens[last - 1].end]
    if SEAT.match(words):
        return True
    before = parse.tokens[first - 1] if first else None
    known = head_word(words.lower()) if last - first == 1 else None
    if last - first == 1 and words.lower() in words_for("kin-called"):
        return True
    if last - first == 1 and _is_numbered_document(parse, first):
        return True
    is_person = known is not None and known.kind == "person"
    is_body = known is not None and known.kind == "organisation"
    is_alone = not is_modifier(parse.tokens[last - 1])
    if is_body and is_alone and _article_before(parse, first) in ("a", "an"):
        return True
    return is_person and before is not None and (before.pos == "DET" or before.tag == "PRP$")


def _is_numbered_document(parse: Parse, at: int) -> bool:
    """Tell whether a capital only numbers a document or its part: 'Affidavit 4', 'Section 5'."""
    known = head_word(parse.tokens[at].lower)
    after = parse.tokens[at + 1] if at + 1 < len(parse.tokens) else None
    is_number = after is not None and (after.pos == "NUM" or after.text[:1].isdigit())
    return known is not None and known.kind == "document" and is_number


def _article_before(parse: Parse, at: int) -> str:
    """Return the article before a noun and its adjectives, '' where there is none."""
    k = at - 1
    while k > 0 and parse.tokens[k].pos == "ADJ":
        k -= 1
    return parse.tokens[k].lower if k >= 0 and parse.tokens[k].pos == "DET" else ""


def is_shouted_cue(parse: Parse, at: int) -> bool:
    """Tell the verb of "SAID JO TARN", in capitals behind what is said or before a full name."""
    token = parse.tokens[at]
    if not token.text.isupper() or not SAYING.fullmatch(token.lower) or at + 1 >= len(parse.tokens):
        return False
    before = parse.tokens[at - 1].text if at > parse.sentences[token.sentence].first else ""
    is_behind = before in (",", "?", "!") or before in QUOTES
    after = parse.tokens[at + 1]
    return after.text[:1].isupper() and (is_behind or after.lower in given_names())
