"""Roles: what a Document says that someone is, and nouns that stand for their bearer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.attribution.cast.mention import NameMention
from sayso.attribution.cast.titles import HONORIFICS
from sayso.attribution.words import (
    Gender,
    HeadWord,
    country_of,
    given_names,
    head_word,
    may_end_head,
    plain_name,
    words_for,
)
from sayso.language.parse import Parse, Token

SMALL = words_for("small")
"""Words of a role that tell nothing of whose role it is."""
STOPPERS = frozenset(',;:.()"“”—–?!|')


@dataclass(frozen=True, slots=True)
class Role:
    """What someone is: `text` to show, as the Document has it; the rest to compare by."""

    text: str
    head: str
    modifiers: frozenset[str]
    gender: Gender = "either"


def head_at(parse: Parse, i: int) -> tuple[HeadWord, int] | None:
    """Return what is known of the noun that ends at a token, and the first token of its word.

    Two-word heads ("prime minister", "chief of staff") come before one-word ones.
    """
    tokens = parse.tokens
    for width in (3, 2) if may_end_head(tokens[i].lower) else ():
        first = i - width + 1
        if first >= 0 and tokens[first].sentence == tokens[i].sentence:
            word = head_word(" ".join(t.lower for t in tokens[first : i + 1]))
            if word is not None:
                return word, first
    word = head_word(tokens[i].lower) or head_word(tokens[i].lemma)
    return (word, i) if word is not None else None


def modifiers_of(tokens: tuple[Token, ...]) -> frozenset[str]:
    """Return the words of a role that tell whose or which it is; countries made one."""
    found = set()
    for k, token in enumerate(tokens):
        pair = f"{token.text} {tokens[k + 1].text}" if k + 1 < len(tokens) else ""
        country = country_of(pair) or country_of(token.text)
        if country is not None:
            found.add(country)
        elif token.lower not in SMALL and token.pos not in ("PUNCT", "DET", "PRON", "PART"):
            found.add(token.lemma)
    return frozenset(found)


def role_of(parse: Parse, first: int, last: int) -> Role | None:
    """Return the role in the tokens [first, last), None where no head word of a person is there."""
    tokens = parse.tokens
    head: tuple[HeadWord, int, int] | None = None
    for i in range(first, last):
        if head is not None and tokens[i].lower in ("of", "for", "at", "in", "to", "with", "on"):
            break
        if tokens[i].lower in HONORIFICS:
            continue
        known = head_at(parse, i)
        if known is not None and known[0].kind == "person" and tokens[i].tag != "NNS":
            head = (known[0], max(known[1], first), i)
    if head is None:
        return None
    word, start, end = head
    others = tokens[first:start] + tokens[end + 1 : last]
    text = plain_name(parse.text[tokens[first].start : tokens[last - 1].end])
    final = tokens[last - 1]
    is_short = final.text.endswith(".") and head_word(final.lower) is not None
    if is_short or (head_word(final.lower + ".") and parse.text[final.end :][:1] == "."):
        text += "."
    text = re.sub(r"^(?:his|her|its|their|our|my)\s+", "", text, flags=re.IGNORECASE)
    return Role(text, word.same_as, modifiers_of(others), word.gender)


def prefix_role(parse: Parse, mention: NameMention) -> Role | None:
    """Return the role in the titles before a name; honorifics alone are none."""
    first, last = mention.title
    while first < last and (
        parse.tokens[first].lower in HONORIFICS
        or parse.tokens[first].text == "."
        or any(c.isdigit() for c in parse.tokens[first].text)
    ):
        first += 1
    while last > first and parse.tokens[last - 1].lower in HONORIFICS:
        last -= 1
    return role_of(parse, first, last) if first < last else None


def role_after(parse: Parse, mention: NameMention) -> Role | None:
    """Return the role in an apposition after a name: 'X, a spokesman for Y,'."""
    tokens = parse.tokens
    at = mention.last
    limit = parse.sentences[tokens[mention.first].sentence].last
    if at < limit and tokens[at].text == "(":
        inside = _role_in_brackets(parse, at + 1, limit)
        if inside is not None:
            return inside
        while at < limit and tokens[at].text != ")":
            at += 1
        at += 1
    if at + 1 >= limit or tokens[at].text not in (",", "—", "–"):
        return _role_by_copula(parse, at, limit)
    at += 1
    if tokens[at].pos == "NUM" and at + 1 < limit and tokens[at + 1].text == ",":
        at += 2
    if at + 2 < limit and tokens[at].lower == "who" and tokens[at + 1].lower in ("is", "was"):
        at += 2
    return _role_at(parse, at, limit)


def _role_in_brackets(parse: Parse, at: int, limit: int) -> Role | None:
    """Return the role that brackets after a name give: 'X (Chair)', None for other words."""
    last = next((k for k in range(at, limit) if parse.tokens[k].text == ")"), at)
    words = parse.tokens[at:last]
    head = head_at(parse, last - 1) if words and len(words) <= 4 else None
    is_role = head is not None and head[0].kind == "person"
    return role_of(parse, at, last) if is_role else None


def _role_by_copula(parse: Parse, at: int, limit: int) -> Role | None:
    tokens = parse.tokens
    if (
        at + 2 < limit
        and tokens[at].lower in ("is", "was")
        and tokens[at + 1].lower in ("the", "a", "an")
    ):
        return _role_at(parse, at + 1, limit)
    return None


def _role_at(parse: Parse, at: int, limit: int) -> Role | None:
    """Return the role in the noun phrase that starts at a token."""
    end = noun_phrase_end(parse, at, limit)
    if end == at or parse.tokens[at].tag in ("WP$", "WDT", "PRP$"):
        return None
    role = role_of(parse, at, end)
    if role is None:
        return None
    if _opens_next_name(parse, end, limit):
        return None
    last = _with_complement(parse, end, limit)
    longer = role_of(parse, at, last)
    return longer if longer is not None and longer.head == role.head else role


def _opens_next_name(parse: Parse, end: int, limit: int) -> bool:
    """Tell whether a role between commas belongs to the name after it: 'X, the expert Y said'."""
    tokens = parse.tokens
    if end + 2 >= limit or tokens[end].text != ",":
        return False
    names = given_names()
    return tokens[end + 1].lower in names and tokens[end + 2].text[:1].isupper()


def noun_phrase_end(parse: Parse, at: int, limit: int) -> int:
    """Return the end of the noun phrase that starts at a token, the token itself if none does."""
    tokens = parse.tokens
    end = at
    last_noun = at
    while end < limit:
        token = tokens[end]
        is_part = (
            token.pos in ("DET", "ADJ", "NOUN", "PROPN", "NUM")
            or token.lower in ("'s", "’s", "-", "his", "her", "its", "their")
            or (token.tag in ("VBN", "VBG") and token.dep in ("amod", "compound"))
            or (token.pos == "ADV" and tokens[token.head].pos in ("ADJ", "NOUN"))
        )
        if not is_part or token.text in STOPPERS:
            break
        end += 1
        if token.pos in ("NOUN", "PROPN") or _is_trade_alone(parse, end - 1, limit):
            last_noun = end
    return last_noun


def _is_trade_alone(parse: Parse, at: int, limit: int) -> bool:
    """Tell whether a trade stands before a mark, which the parser takes for an adjective."""
    known = head_word(parse.tokens[at].lower)
    is_last = at + 1 < limit and parse.tokens[at + 1].text in STOPPERS
    return is_last and known is not None and known.kind == "person"


def _with_complement(parse: Parse, end: int, limit: int) -> int:
    """Take in what follows the head: 'of …', 'for …', 'at …', up to a comma or a verb."""
    tokens = parse.tokens
    last = end
    while last < limit and tokens[last].lower in (
        "of",
        "for",
        "at",
        "in",
        "to",
        "with",
        "and",
        "on",
    ):
        start = last + 1
        stop = noun_phrase_end(parse, start, limit)
        if stop == start:
            break
        if tokens[last].lower == "and" and stop < limit and tokens[stop].pos in ("VERB", "AUX"):
            break
        last = stop
    return last


def role_before(parse: Parse, mention: NameMention) -> Role | None:
    """Return the role in an apposition before a name: 'the group's founder, X,'."""
    tokens = parse.tokens
    comma = mention.title[0] - 1
    sentence = parse.sentences[tokens[mention.first].sentence]
    if comma - 1 < sentence.first or tokens[comma].text != ",":
        return None
    if tokens[comma - 1].lower in ("himself", "herself"):
        comma -= 1
    start = comma
    while (
        start > sentence.first
        and tokens[start - 1].text not in STOPPERS
        and (
            tokens[start - 1].pos in ("NOUN", "PROPN", "ADJ", "DET", "ADP", "PART")
            or tokens[start - 1].tag == "PRP$"
        )
    ):
        start -= 1
    while start < comma and tokens[start].pos in ("ADP", "PART"):
        start += 1
    start = _own_start(parse, start, comma)
    heads = [i for i in range(start, comma) if tokens[i].pos in ("NOUN", "PROPN")]
    bare = start == sentence.first or tokens[start - 1].text == ","
    if not heads or not (
        bare
        or tokens[start].pos == "DET"
        or tokens[start].tag == "PRP$"
        or "'s" in parse.text[tokens[start].start : tokens[comma].start].replace("’", "'")
    ):
        return None
    end = mention.last
    closes = end >= sentence.last or tokens[end].text in STOPPERS or tokens[end].pos == "VERB"
    return role_of(parse, start, comma) if closes else None


def _own_start(parse: Parse, start: int, comma: int) -> int:
    """Return where the noun phrase before a comma starts, past what is before its article.

    'walked out on Monday after a fireman, X,': 'a fireman'.
    """
    tokens = parse.tokens
    opens = start == parse.sentences[tokens[start].sentence].first or tokens[start - 1].text == ","
    if opens or tokens[start].pos == "DET" or tokens[start].tag == "PRP$":
        return start
    before = (i for i in range(start, comma) if tokens[i].lower in ("a", "an", "the"))
    at = next(before, start)
    return at if at > start and tokens[at - 1].pos in ("ADP", "SCONJ") else start
