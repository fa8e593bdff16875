"""Nouns that stand for someone: 'the secretary', 'a Ministry spokesman', 'several residents'."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from sayso.attribution.cast.actors import Actor, folded
from sayso.attribution.cast.roles import Role, head_at, modifiers_of
from sayso.attribution.cast.titles import HONORIFICS
from sayso.attribution.syntax import determiner, is_modifier, is_plural, phrase_end, phrase_start
from sayso.attribution.words import HeadWord, country_of, plain_name, words_for
from sayso.language.parse import Parse, Token
from sayso.lexicons import load_lexicon

Article = Literal["definite", "indefinite", "bare", "possessive"]

KEPT_ADJECTIVES = words_for("office-adjective")
"""Adjectives that tell which office; all others ('outspoken', '44-year-old') only describe."""
STRICT = words_for("other-office")
"""Modifiers that make an office another one: a deputy minister is not the minister."""


@cache
def wider_roles() -> frozenset[tuple[str, str]]:
    """Return pairs of a wider noun and a role that it may stand for."""
    return frozenset((row["word"], row["role"]) for row in load_lexicon("wider_roles"))


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun phrase without a name: tokens [first, end) round its head, and what the head tells."""

    first: int
    end: int
    head: int
    word: HeadWord
    role: Role
    article: Article
    is_plural: bool
    text: str


def nominal_at(parse: Parse, i: int, taken: Iterable[int]) -> Nominal | None:
    """Return the noun phrase headed by a token, None where it is none or part of a name."""
    token = parse.tokens[i]
    if (
        token.pos not in ("NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON")
        or i in taken
        or token.lower in HONORIFICS
        or (is_modifier(token) and parse.tokens[token.head].pos in ("NOUN", "PROPN"))
    ):
        return None
    known = head_at(parse, i)
    if known is None or (token.pos == "PROPN" and token.lower in words_for("also-surname")):
        return None
    word, start = known
    if token.pos in ("ADJ", "NUM", "DET", "PRON") and word.kind != "group":
        return None
    first, end = min(phrase_start(parse, i), start), max(phrase_end(parse, i), i + 1)
    if parse.tokens[first].lower in ("which", "what", "whatever", "no", "any", "every", "each"):
        return None
    others = parse.tokens[first:start] + parse.tokens[i + 1 : end]
    role = Role(
        noun_words(parse, first, end), word.same_as, modifiers_of(_telling(others)), word.gender
    )
    plural = is_plural(token) or word.kind == "group"
    return Nominal(first, end, i, word, role, _article(parse, i, first), plural, role.text)


def noun_words(parse: Parse, first: int, end: int) -> str:
    """Return the words of a noun phrase as a name."""
    return plain_name(parse.text[parse.tokens[first].start : parse.tokens[end - 1].end])


def _telling(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    return tuple(
        t
        for t in tokens
        if t.pos in ("PROPN", "NOUN")
        or t.lower in KEPT_ADJECTIVES
        or country_of(t.text) is not None
        or (t.pos == "ADJ" and t.text[:1].isupper())
    )


def _article(parse: Parse, head: int, first: int) -> Article:
    word = determiner(parse, head)
    lower = word.lower if word is not None else parse.tokens[first].lower
    if lower in ("the", "this", "that", "these", "those", "both"):
        return "definite"
    if lower in ("a", "an", "another", "one", "some", "any", "no", "several", "many", "each"):
        return "indefinite"
    if word is not None and word.dep == "poss":
        return "possessive"
    return "bare"


def bears_role(actor: Actor, nominal: Nominal) -> bool:
    """Tell whether a named person's roles in the Document answer to a noun phrase."""
    wanted = nominal.role.modifiers
    everything = frozenset().union(
        *(r.modifiers for r in actor.roles), *(set(r.text.lower().split()) for r in actor.roles)
    )
    for role in actor.roles:
        if not head_fits(nominal.role, role):
            continue
        if is_other_office(nominal.role, role):
            continue
        if all(m in everything or any(m == w.lower() for w in role.head.split()) for m in wanted):
            return True
    return False


def is_other_office(wanted: Role, role: Role) -> bool:
    """Tell whether a word makes one of two roles another office: "deputy", "former", "shadow".

    Who is called by less than the whole of a role that is no office, may be meant all the same:
    "the professor" is an assistant professor.
    """
    one, other = ((r.modifiers | set(r.head.split())) & STRICT for r in (wanted, role))
    is_office = wanted.head in words_for("office") or bool(wanted.modifiers)
    return one != other and (is_office or bool(other & {"former", "ex"}))


def head_fits(wanted: Role, role: Role) -> bool:
    """Tell whether one role may be called by another's noun: "the leader" a president."""
    if wanted.head == role.head:
        return True
    if (wanted.head, role.head) in wider_roles():
        return True
    # "Defense Secretary X" answers to "the secretary of defense", "the foreign minister" to both.
    one = frozenset(wanted.head.replace(" of ", " ").split()) | wanted.modifiers
    other = frozenset(role.head.replace(" of ", " ").split()) | role.modifiers
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    return (
        wanted.head.split()[0] in other and small <= large
        if " " in wanted.head + role.head
        else False
    )


def bodies_called(actors: Sequence[Actor], nominal: Nominal) -> list[Actor]:
    """Return the named organisations that 'the ministry', 'the committee' can mean."""
    words = set(folded(nominal.text)) - {"s", "this", "that", "these", "those"}
    return [
        a
        for a in actors
        if a.kind == "organisation" and _body_fits(folded(a.name), words, nominal.word)
    ]


def _body_fits(name: tuple[str, ...], words: set[str], word: HeadWord) -> bool:
    if not name or not words:
        return False
    own = {country_of(w.title()) or w for w in words}
    theirs = {country_of(w.title()) or w for w in name}
    return word.same_as in theirs and own <= theirs | {word.same_as}
