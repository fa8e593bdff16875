"""What an amount counts, and numbers that count nothing (titles, names, list marks)."""

from __future__ import annotations

from bisect import bisect_left

from sayso.language.numbers import number_words, numbered_nouns
from sayso.language.parse import Parse, Token
from sayso.language.timex import MONTHS, UNITS, unit_name

IDENTIFYING = numbered_nouns("named")
"""Nouns that a number after them names instead of counting ("Resolution 40", "page 7")."""

SURE_NUMBERS = frozenset(number_words("unit")) | frozenset(number_words("ten"))

NAME_LABELS = frozenset(
    {"LAW", "PRODUCT", "FAC", "WORK_OF_ART", "EVENT", "ORG", "PERSON", "GPE", "LOC"}
)
REACH = 6
"""Words between a number and its noun, at most."""


def is_amount(parse: Parse, first: int, last: int, *, has_unit: bool) -> bool:
    """Tell whether the number in tokens first to last is an amount of something.

    "Fallout 76", "Resolution 2254", "F-16", "[3]", "1." at a line's head and "no one" are none.
    """
    if has_unit:
        return True
    tokens, token = parse.tokens, parse.tokens[first]
    before = tokens[first - 1] if first and tokens[first - 1].sentence == token.sentence else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if token.lower in {"one", "a", "an"} and first == last:
        return _is_counting_one(parse, token, before, after)
    if _is_old(parse, last):
        return False
    if before is None:
        marked = after is not None and after.text in {".", ")"}
    else:
        marked = (
            _is_label(parse, token, before, last)
            or _is_age(parse, first, after)
            or _is_title(parse, token, before)
        )
    return not marked and _is_number(tokens[first : last + 1])


def _is_old(parse: Parse, last: int) -> bool:
    """Tell "the 6-year-old boy" and "55 years old"."""
    after = [t.lower for t in parse.tokens[last + 1 : last + 5] if t.text != "-"]
    return len(after) > 1 and unit_name(after[0]) in UNITS and after[1] in {"old", "olds"}


def _is_label(parse: Parse, token: Token, before: Token, last: int) -> bool:
    """Tell a number that names what stands before it: "[3", "page 7", "F-16", "Warlord 76"."""
    if before.text in {"[", "#", "@", "№"}:
        return True
    if before.lower in IDENTIFYING:  # but "last week 40 people died"
        head = parse.tokens[token.head]
        return not (token.dep == "nummod" and head.i > last and head.pos == "NOUN")
    if before.text == "." and parse.tokens[before.i - 1].lower in {"no", "nos"}:
        return True
    if before.text in {"-", "–", "."} and before.end == token.start:
        return True
    if before.pos == "PROPN" and token.head <= last and token.dep == "nummod":
        return True
    return _is_named(parse, token.i)


def _is_title(parse: Parse, token: Token, before: Token) -> bool:
    """Tell "the film Seven Winters" and "the Group of Seven" by the capital within a sentence.

    Not in headlines, all of whose words have one.
    """
    return (
        token.lower in SURE_NUMBERS
        and token.text[0].isupper()
        and not token.text.isupper()
        and (before.pos != "PUNCT" or before.text == ",")
        and any(
            t.pos in {"VERB", "AUX"} and t.text.islower()
            for t in parse.tokens
            if t.sentence == token.sentence
        )
    )


def _is_number(tokens: tuple[Token, ...]) -> bool:
    """Tell whether words are a number by their tags or, where the tagger errs, by themselves."""
    return (
        any(t.pos == "NUM" or t.tag in {"CD", "PDT"} or t.lower in SURE_NUMBERS for t in tokens)
        or len(tokens) > 1
        or tokens[0].pos == "NOUN"
    )


def _is_counting_one(parse: Parse, token: Token, before: Token | None, after: Token | None) -> bool:
    """Tell "one soldier died" from "no one", "one of them", "the one who"."""
    head = parse.tokens[token.head]
    if token.dep != "nummod" or head.i <= token.i or head.tag not in {"NN", "NNP"}:
        return False
    if before is not None and before.lower in {"no", "the", "this", "that", "any", "every", "each"}:
        return False
    return (
        after is not None and after.lower not in {"of", "another"} and after.text not in {"-", "–"}
    )


def _is_named(parse: Parse, at: int) -> bool:
    """Tell whether the number belongs to a name that starts before it."""
    place = bisect_left(parse.names, at, key=lambda name: name.first) - 1
    if place < 0:
        return False
    name = parse.names[place]
    return at < name.last and name.label in NAME_LABELS


def _is_age(parse: Parse, at: int, after: Token | None) -> bool:
    """Tell an age after a name ("Ana Ruiz, 35, ...")."""
    if after is not None and after.text not in {",", ".", ";", ")"}:
        return False
    before = parse.tokens[at - 2 : at] if at > 1 else ()
    return len(before) == 2 and before[0].pos == "PROPN" and before[1].text == ","


def find_counted(
    parse: Parse, last: int, *, unit: str | None, is_share: bool, is_fraction: bool = False
) -> tuple[str | None, str | None]:
    """Return the noun that an amount counts and the noun it is a share of, as lemmas.

    Args:
        parse: of the Document.
        last: the last token of the amount, its unit included.
        unit: its unit.
        is_share: whether it is a percentage or fraction.
        is_fraction: whether it is told as one of the whole, which then follows ("one in five men").
    """
    tokens = parse.tokens
    after = last + 1
    if after >= len(tokens) or tokens[after].sentence != tokens[last].sentence:
        return None, None
    word = tokens[after].lower
    if word == "as" and tokens[min(after + 1, len(tokens) - 1)].lower in {
        "many",
        "much",
    }:  # "twice as many tents as"
        return _noun_from(parse, after + 2), None
    is_rate = word in {"a", "an", "per", "each"}  # "barrels a day"
    if unit and (is_rate or (word == "in" and _is_when(tokens, after))):
        return None, None
    if word == "of" or (unit and word in {"in", "worth"}):
        start = after + 2 if word == "worth" and after + 1 < len(tokens) else after + 1
        noun = _noun_from(parse, start)
        return (None, noun) if is_share else (noun, None)
    if is_share and word in {"the", "a", "an", "its", "their", "his", "our", "all"}:
        return None, _noun_from(parse, after)
    noun = _noun_over(parse, last) or _noun_from(parse, after) or _noun_of_whole(parse, last)
    if noun is None and unit is None:
        noun = _noun_of_number(parse, last)
    return (None, noun) if is_fraction else (noun, None)


def _noun_of_whole(parse: Parse, last: int) -> str | None:
    """Return "passenger" for the 12 of "Of the 300 passengers, 12 survived"."""
    token = parse.tokens[last]
    first = parse.sentences[token.sentence].first
    is_whole = parse.tokens[first].lower == "of" and token.dep in {"nsubj", "nsubjpass"}
    return _noun_from(parse, first + 1) if is_whole and last <= first + REACH + 2 else None


NUMBERS = numbered_nouns("is a number")
CLIMB = 6
"""Words at most from a figure up to the noun "number" or to the verb that both hang on."""


def _noun_of_number(parse: Parse, last: int) -> str | None:
    """Return "refugee" for the 40 of "put the number of refugees at 40", "their number is 40"."""
    token = parse.tokens[last]
    for _ in range(CLIMB):
        token = parse.tokens[token.head]
        near = [token, *(parse.tokens[i] for i in parse.children[token.i])]
        for number in near:
            if number.lemma in NUMBERS and number.pos == "NOUN" and number.i < last:
                return _noun_in(parse, number)
        if token.pos in {"VERB", "AUX"} and token.dep != "acl":
            break
    return None


def _noun_in(parse: Parse, number: Token) -> str | None:
    """Return what a number is of: "injured" for "the number of injured"."""
    of = [t for i in parse.children[number.i] if (t := parse.tokens[i]).lower == "of"]
    things = [parse.tokens[i] for t in of for i in parse.children[t.i] if i > t.i]
    if not things:
        return None
    return _lemma(things[0]) if things[0].pos in {"NOUN", "PROPN"} else things[0].lower


def _is_when(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell "in a single year" and "in May" from "in aid"."""
    for token in tokens[at + 1 : at + 5]:
        if token.pos == "PUNCT":
            break
        if unit_name(token.lower) in UNITS or token.lower in MONTHS:
            return True
    return False


def _noun_over(parse: Parse, last: int) -> str | None:
    """Return the noun that the parser ties the number to, if it stands shortly after it."""
    for i in (last, last - 1):
        if i < 0:
            continue
        token = parse.tokens[i]
        head = parse.tokens[token.head]
        if (
            token.pos in {"NUM", "NOUN", "SYM"}
            and last < head.i <= last + REACH
            and head.pos in {"NOUN", "PROPN"}
            and not _is_hyphened(parse, head)
        ):
            return _lemma(head)
    return None


def _noun_from(parse: Parse, start: int) -> str | None:
    """Return the last noun of the run of nouns and their modifiers that begins at a token."""
    noun: Token | None = None
    for token in parse.tokens[start : start + REACH + 2]:
        if token.sentence != parse.tokens[start].sentence:
            break
        if token.pos in {"NOUN", "PROPN"} and not _is_hyphened(parse, token):
            noun = token
        elif _is_hyphened(parse, token) and noun is None:
            continue
        elif noun is not None or not _can_modify(token):
            break
    return _lemma(noun) if noun else None


def _is_hyphened(parse: Parse, token: Token) -> bool:
    """Tell the first part of "rebel-held shops"."""
    after = parse.tokens[token.i + 1 : token.i + 2]
    return bool(after) and after[0].text == "-" and after[0].start == token.end


def _can_modify(token: Token) -> bool:
    return (
        token.pos in {"ADJ", "DET", "NUM"}
        or token.tag in {"POS", "PRP$"}
        or (token.pos == "VERB" and token.dep == "amod")
        or (token.pos == "ADV" and token.dep == "advmod")
        or token.text in {"-", "“", '"', "‘", "'"}
    )


def _lemma(token: Token) -> str:
    """Return the lemma; the parser leaves plural names ("Syrians") as they are."""
    if token.tag == "NNPS" and token.lemma.endswith("s"):
        return token.lemma[:-1]
    return token.lemma
