"""Where sentences begin: what spaCy's parser is told before it parses, from marks and spelling.

The parser is good where it has a choice and poor where marks decide: it gives an opening mark to
the sentence before, ends a sentence after "Hon.", and cuts long sentences where no stop stands.
What is certain is set here, for or against; the rest is left to the parser.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from sayso.language.numbers import numbered_nouns
from sayso.lexicons import load_lexicon

STOPS = ".!?…"
QUOTES = frozenset(['"', "''", "``", "'", "`", "“", "”", "„", "‘", "’", "«", "»", "‹", "›"])
OPEN_SHAPES = frozenset(["``", "“", "„", "‘"])
STRAIGHT = frozenset(['"', "''"])
OPEN_BRACKETS = frozenset("([{")
CLOSE_BRACKETS = frozenset(")]}")
DOUBTFUL = frozenset([":", "—", "–", "-", "--", "―", "*", "•", "|"])
"""After these a sentence may begin without a stop (datelines, headings); the parser decides."""
DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
NOTE = re.compile(r"\d{1,3}")
TURN = re.compile(r"(?:[A-Z][\w.'’-]*\s+){0,3}[A-Z][\w.'’-]*\s*:\s*")
"""Who speaks, at the start of a transcript's line; what is said belongs to the same sentence."""
ITEM = re.compile(r"(?:\(?(?:\d{1,2}|[a-zA-Z])[.)]|[*•●▪◦‣–—-])\s+")
SAYING = re.compile(
    r"(?:said|says|asked|asks|told|tells|shouted|cried|yelled|exclaimed|wrote|tweeted|replied|"
    r"answered|added|wondered|demanded|joked|quipped|inquired|chanted|declared|screamed|began)"
)
CLOCK_WORDS = re.compile(
    r"[ECMP][SD]?T|GMT|UTC|BST|CEST?|Eastern|Central|Mountain|Pacific|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)
"""What follows a time of day in its sentence, though it has a capital: "at 9 a.m. Eastern"."""
TAG_WORDS = 5
"""A speaker between a quoted question and the verb has at most this many words."""

LINE_GLUE = (
    r"(?<=[.!?…])[\"”’']+(?=[A-Z])",
    r"(?<=[a-z])[!?](?=[A-Z][a-z])",
    r"(?<=\d)\.(?=[A-Z][a-z])",
    r"(?<=[a-z0-9])\.(?=\[\d)",
    r"(?<=[a-z0-9]\.)\[(?=\d)",
    r"(?<=\d)\](?=\[\d)",
    r"(?<=\d\])\[(?=\d)",
)
"""Where a sentence's end is glued to what follows: the tokenizer has to cut there first."""


class Word(NamedTuple):
    """A token's text and where it starts in its paragraph."""

    text: str
    idx: int


@dataclass(frozen=True, slots=True)
class Place:
    """What stands before a word that may begin a sentence.

    `word` is the last word without its stop, `stop` the stops after it, "" where there are none;
    `is_spaced` tells that white space stands between the two. `has_quote` and `has_bracket` tell
    of closing marks after the stop.
    """

    word: str
    before: str
    stop: str
    is_spaced: bool
    has_quote: bool
    has_bracket: bool


@cache
def _kinds() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in load_lexicon("abbreviations")}


@cache
def sentence_openers() -> frozenset[str]:
    """Return the words that open a sentence with a capital and are no part of a name."""
    return frozenset(row["word"] for row in load_lexicon("sentence_openers"))


def mark_sentence_starts(words: Any) -> Any:
    """Set where a sentence of a paragraph begins or does not; leave the doubtful to the parser.

    Args:
        words: spaCy's Doc of one paragraph, tokenized.
    """
    text = words.text
    found = [word for word in words if not word.is_space]
    tokens = [Word(word.text, word.idx) for word in found]
    if len(tokens) < 2:
        return words
    shapes = _shapes(text, tokens)
    is_prose = text.rstrip("\"'”’»)]} ")[-1:] in tuple(STOPS)
    openers = frozenset() if _is_title(tokens) else sentence_openers()
    turn, item = TURN.match(text), ITEM.match(text)
    lead = max(turn.end() if turn else 0, item.end() if item else 0)
    core = 0
    for at in range(1, len(tokens)):
        if tokens[at].idx <= lead:
            start: bool | None = False
        elif shapes[at] == "close" or shapes[at - 1] == "open":
            start = False
        else:
            start = _starts(tokens, shapes, core, at, openers)
            if start is False and not is_prose and not _is_stopped(tokens[core].text):
                start = None
        if start is not None:
            found[at].is_sent_start = start
        if not shapes[at]:
            core = at
    return words


def _is_title(tokens: list[Word]) -> bool:
    """Tell whether a paragraph is in headline capitals, where any word may begin with one."""
    long = [t.text for t in tokens if len(t.text) > 3 and t.text.isalpha()]
    return bool(sum(t[0].isupper() for t in long) > 0.7 * len(long))


def _shapes(text: str, tokens: list[Word]) -> list[str]:
    """Return for each token "open" or "close" where it is a quotation mark or bracket, else ""."""
    shapes = []
    is_open = False
    for at, token in enumerate(tokens):
        word = token.text
        if word in OPEN_BRACKETS:
            note = at + 2 < len(tokens) and tokens[at + 2].text == "]"
            is_note = word == "[" and note and NOTE.fullmatch(tokens[at + 1].text)
            shapes.append("close" if is_note else "open")
        elif word in CLOSE_BRACKETS:
            shapes.append("close")
        elif word in QUOTES:
            opens = _opens(text, token.idx, len(word), is_open)
            is_open = opens if word in STRAIGHT else is_open
            shapes.append("open" if opens else "close")
        elif shapes and at > 1 and shapes[-1] == "close" and tokens[at - 1].text == "[":
            shapes.append("close")
        else:
            shapes.append("")
    return shapes


def _opens(text: str, start: int, length: int, is_open: bool) -> bool:
    before = text[start - 1] if start else " "
    after = text[start + length : start + length + 1] or " "
    if after.isspace():
        return before.isspace() and not is_open and start + length < len(text)
    if before.isspace() or before in "([{—–-“‘\"'«":
        return True
    shape = text[start : start + length]
    return shape in OPEN_SHAPES or (shape in STRAIGHT and after.isalpha() and not is_open)


def _is_stopped(word: str) -> bool:
    return word[-1] in STOPS


def _starts(
    tokens: list[Word], shapes: list[str], core: int, at: int, openers: frozenset[str]
) -> bool | None:
    """Tell whether a sentence begins at a token, None where the parser is to say."""
    last, first = tokens[core].text, tokens[at].text
    if last in DOUBTFUL or (_is_stopped(last) and first in DOUBTFUL):
        return None
    if not _is_stopped(last) or first[0] in ".!?…,;:":
        return False
    following = at + 1 if shapes[at] == "open" and at + 1 < len(tokens) else at
    place = _place(tokens, shapes, core, at)
    word = tokens[following].text
    if place.stop != ".":
        is_tag = place.has_quote and _is_tag(tokens, following, openers)
        return _after_other_stop(place, word, openers, is_tag=is_tag)
    if word.islower():
        return False if _closes(place) or _is_short(place) else None
    return _after_full_stop(place, word, shapes[at] == "open", openers)


def _closes(place: Place) -> bool:
    return place.has_quote or place.has_bracket


def _place(tokens: list[Word], shapes: list[str], core: int, at: int) -> Place:
    last = tokens[core].text
    word = last.rstrip(STOPS)
    stop = last[len(word) :]
    first = core
    while not word and first and tokens[first - 1].text[-1] in STOPS and not shapes[first - 1]:
        first -= 1
        word = tokens[first].text.rstrip(STOPS)
        stop = tokens[first].text[len(word) :] + stop
    if not word and first:
        first -= 1
        word = tokens[first].text
    glued = tokens[first].idx + len(tokens[first].text) >= tokens[min(first + 1, core)].idx
    between = tokens[core + 1 : at]
    return Place(
        word=word,
        before=tokens[first - 1].text if first else "",
        stop=stop,
        is_spaced=not glued,
        has_quote=any(t.text in QUOTES for t in between),
        has_bracket=any(t.text in CLOSE_BRACKETS for t in between),
    )


def _is_short(place: Place) -> bool:
    """Tell whether a full stop may belong to an abbreviation or initial."""
    if place.stop != ".":
        return False
    kind = _kinds().get(place.word)
    if kind == "unit":
        return place.before[-1:].isdigit()
    is_initial = _is_letter(place) and not _is_label(place)
    return kind is not None or is_initial or bool(DOTTED.fullmatch(place.word))


def _is_letter(place: Place) -> bool:
    return len(place.word) == 1 and place.word.isupper()


def _is_label(place: Place) -> bool:
    """Tell the letter that names what stands before it, "Plan B", from the "İ" of a name."""
    return _is_letter(place) and place.before.lower() in numbered_nouns("named")


def _after_full_stop(
    place: Place, word: str, is_marked: bool, openers: frozenset[str]
) -> bool | None:
    """Tell whether a full stop before a capital, figure or opening mark ends a sentence."""
    opens = word in openers
    if not _is_short(place):
        return True if is_marked or opens or place.has_quote or _is_label(place) else None
    if place.has_quote:
        return None
    kind = _kinds().get(place.word, "within")
    if kind == "title":
        return None if opens else False
    is_within = (
        kind == "never"
        or (kind in ("number", "month") and word[0].isdigit())
        or (kind == "clock" and CLOCK_WORDS.fullmatch(word) is not None)
    )
    if is_within:
        return False
    return True if opens and kind != "number" else None


def _after_other_stop(
    place: Place, word: str, openers: frozenset[str], *, is_tag: bool
) -> bool | None:
    """Tell whether a question or exclamation mark or an ellipsis ends a sentence before a word."""
    stop = place.stop
    if stop == ".…" or (stop.startswith("....") and not word.islower()):
        return True
    if word.islower():
        return False if _closes(place) else None
    if stop in ("...", "…"):
        return True if word in openers and not place.is_spaced else None
    return False if is_tag else None


def _is_tag(tokens: list[Word], at: int, openers: frozenset[str]) -> bool:
    """Tell whether who asked or called follows: "Why?" Ines Tarn said."""
    if tokens[at].text in openers or tokens[at].text == "No":
        return False
    for token in tokens[at : at + TAG_WORDS + 1]:
        if SAYING.fullmatch(token.text):
            return True
        if not (token.text[0].isalnum() or token.text in ("-", ".", "'s", "’s")):
            return False
    return False
