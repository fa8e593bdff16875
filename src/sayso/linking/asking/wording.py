"""The words by which the full text is searched for what a question asks about."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from sayso.lexicons import load_lexicon
from sayso.linking.names import normal_form
from sayso.linking.words import EMPTY, PRONOUNS, WORD, grouped, stem
from sayso.model import Entity

MOST_NAMES = 12
"""Other names of one entity that are looked for."""


def words_to_find(proposition: str, entities: Iterable[Entity]) -> tuple[str, ...]:
    """Return words and phrases of which a Document that answers holds some.

    These are the telling words of the question, other verbs of the same group and their opposites,
    and all names of whoever is named.

    Args:
        proposition: what is asked about.
        entities: of the casebook.
    """
    words = [match.group() for match in WORD.finditer(proposition)]
    dull = EMPTY | PRONOUNS
    telling = [word for word in words if word.casefold() not in dull]
    found = dict.fromkeys(word.casefold() for word in telling)
    for word in telling:
        found.update(dict.fromkeys(_relatives().get(grouped(stem(word.casefold())), ())))
    line = f" {' '.join(word.casefold() for word in words)} "
    for entity in entities:
        names = (entity.name, *entity.aliases)
        if any(f" {_plain(name)} " in line for name in names if _plain(name)):
            found.update(dict.fromkeys(_plain(name) for name in names[:MOST_NAMES]))
    return tuple(word for word in found if word)


def _plain(name: str) -> str:
    return " ".join(match.group() for match in WORD.finditer(normal_form(name)))


@cache
def _relatives() -> dict[str, tuple[str, ...]]:
    """Return the verbs that say the same as one, or the opposite, by its group's stem."""
    found: dict[str, dict[str, None]] = {}
    for row in load_lexicon("predicates"):
        if row["property"] == "alike":
            group = grouped(stem(row["predicate"]))
            found.setdefault(group, {})[row["predicate"]] = None
            found[group][row["value"]] = None
    for row in load_lexicon("antonyms"):
        for one, other in ((row["left"], row["right"]), (row["right"], row["left"])):
            found.setdefault(grouped(stem(one)), {})[other] = None
    return {group: tuple(words) for group, words in found.items()}
