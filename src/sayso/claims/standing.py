"""What to put for the pronouns of a clause, so that its claim stands on its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.claims.arguments import antecedent_of
from sayso.claims.ground import SUBJECTS, Ground
from sayso.claims.pronouns import FIRST, REFLECTED, Referents, gender_of
from sayso.language.parse import Token
from sayso.model import Meaning, Span

THIRD = {
    **dict.fromkeys(("am", "'m", "’m"), "is"),
    **dict.fromkeys(("have", "'ve", "’ve"), "has"),
    "do": "does",
}
SIBILANT = re.compile(r"(?:[sxz]|[cs]h|o)$")
QUOTES = '"“”«»'


def find_meanings(referents: Referents, span: Span) -> tuple[Meaning, ...]:
    """Return what to put for pronouns in a clause, and for verbs that go with "I", in text order.

    A name is put once: "my" after it becomes "her", and "his" stays.
    """
    ground = referents.ground
    put: set[str] = set()
    found: list[Meaning] = list(_antecedents(ground, span))
    for token in ground.parse.tokens_in(span):
        own = token.dep == "poss"
        if token.lower in REFLECTED and not own:
            continue
        name = referents.meant_by(token)
        if name is None:
            continue
        if name in put or _stands_in(ground, span, name):
            if later := _later(token, name):
                found.append(Meaning(token.span, later))
            continue
        put.add(name)
        words = f"{name}’" if own and name.endswith("s") else f"{name}’s" if own else name
        found.append(Meaning(token.span, words))
        if token.lower == "i":
            found += _third_person(ground, token)
        elif token.lower in {"we", "they"}:
            found += _written_out(ground, token)
    return tuple(sorted(found, key=lambda one: one.span))


def _antecedents(ground: Ground, span: Span) -> Iterator[Meaning]:
    """Yield what "who" or "which" at the head of a clause stands for: "which fell" of a bridge.

    Only a thing or person that there is: "anyone who left" and "no man who left" are nobody.
    """
    for token in ground.parse.tokens_in(span)[:1]:
        meant = antecedent_of(ground, token)
        if meant.i == token.i or token.dep not in SUBJECTS or meant.pos not in {"NOUN", "PROPN"}:
            continue
        words = _phrase_before(ground, meant, token)
        if not any(t.lower in ANYBODY or t.tag in RELATIVE for t in words):
            yield Meaning(token.span, _one_line(ground, words))


def _phrase_before(ground: Ground, noun: Token, pronoun: Token) -> list[Token]:
    """Return the words of a noun up to its relative clause, without the label of a turn."""
    words = [ground.token(i) for i in range(ground.leftmost(noun.i), pronoun.i)]
    while words[-1].pos == "PUNCT":
        words.pop()
    labels = [n for n, token in enumerate(words) if token.text == ":"]
    return words[labels[-1] + 1 :] if labels else words


def _one_line(ground: Ground, words: Sequence[Token]) -> str:
    return " ".join(ground.parse.span_of(words[0].i, words[-1].i).of(ground.parse.text).split())


ANYBODY = frozenset({"any", "every", "no", "each", "many", "few", "most", "all", "such"})
RELATIVE = frozenset({"WDT", "WP", "WP$"})


LATER: dict[str, tuple[str, str]] = {
    "i": ("he", "she"),
    "me": ("him", "her"),
    "my": ("his", "her"),
    "myself": ("himself", "herself"),
}
BODIES = {"our": "its", "us": "it", "ourselves": "itself"}


def _later(token: Token, name: str) -> str | None:
    """Return the third person for a first one behind its name, None where it is none."""
    if token.lower in BODIES:
        return BODIES[token.lower]
    if token.lower not in LATER:
        return None
    gender = gender_of(name)
    if gender == "either":
        return {"i": "they", "me": "them", "my": "their", "myself": "themself"}[token.lower]
    return LATER[token.lower][gender == "female"]


def _stands_in(ground: Ground, span: Span, name: str) -> bool:
    """Tell whether a clause has a name, or the last part of it, already."""
    last = name.casefold().split()[-1]
    return last in re.findall(r"[\w-]+", span.of(ground.document.text).casefold())


def _third_person(ground: Ground, subject: Token) -> list[Meaning]:
    """Return the forms that the verb of "I" takes with a name."""
    if subject.lower not in FIRST or subject.dep not in {"nsubj", "nsubjpass"}:
        return []
    verb = ground.token(subject.head)
    helpers = [t for t in ground.below(verb.i) if t.dep in {"aux", "auxpass"}]
    first = helpers[0] if helpers else verb
    if first.lower in THIRD:
        blank = " " if first.start == subject.end else ""
        return [Meaning(first.span, blank + THIRD[first.lower])]
    if first.tag != "VBP":
        return []
    return [Meaning(first.span, _with_s(first.text))]


def _written_out(ground: Ground, subject: Token) -> list[Meaning]:
    """Return "are" for "'re" and "have" for "'ve" behind a name."""
    after = ground.parse.tokens[subject.i + 1 : subject.i + 2]
    words = {"re": " are", "ve": " have", "ll": " will"}
    return [Meaning(t.span, words[t.lower[1:]]) for t in after if t.lower[1:] in words]


def _with_s(verb: str) -> str:
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ies"
    return verb + ("es" if SIBILANT.search(verb) else "s")
