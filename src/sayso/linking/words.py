"""Words as they are compared: stems, and which words carry no content."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sayso.lexicons import load_lexicon

WORD = re.compile(r"[^\W_]+(?:[-'’.,]?[^\W_]+)*")


@cache
def dull_words(kind: str) -> frozenset[str]:
    """Return the words that do not tell what a claim is about.

    Args:
        kind: "empty", "pronoun", "amount" or "particle".
    """
    return frozenset(row["word"] for row in load_lexicon("dull_words") if row["kind"] == kind)


EMPTY = dull_words("empty")
"""Words that say nothing about the matter."""

PRONOUNS = dull_words("pronoun")
"""Heads that do not say who or what is meant."""

AMOUNTS = dull_words("amount")
"""Words of amounts, which are compared as quantities and not as words."""

PARTICLES = dull_words("particle")
"""Words that change what a verb says: "go up", "go down"."""

ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "als", "al", "ed", "es")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a word without its commonest endings; never shorter than four letters.

    Example:
        >>> stem("withdrawal") == stem("withdraws") == stem("withdraw")
        True
    """
    word = word.casefold().replace("’", "'").removesuffix("'s")
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    else:
        if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
            word = word[:-1]
    if word.endswith(("e", "y", "i")) and len(word) > 4:
        word = word[:-1]
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    return word


@cache
def alike() -> dict[str, str]:
    """Return, for the stem of a predicate, the stem of the name of its group."""
    rows = load_lexicon("predicates")
    return {stem(r["predicate"]): stem(r["value"]) for r in rows if r["property"] == "alike"}


def grouped(word: str) -> str:
    """Return the stem that stands for a stem and those like it."""
    return alike().get(word, word)


@cache
def predicates_with(kind: str) -> frozenset[str]:
    """Return the stems of the predicates with a property: "once", "listed", "light" and so on."""
    rows = load_lexicon("predicates")
    return frozenset(grouped(stem(r["predicate"])) for r in rows if r["property"] == kind)


@cache
def undergone() -> frozenset[str]:
    """Return the stems of the predicates whose subject undergoes them."""
    rows = load_lexicon("predicates")
    return frozenset(stem(r["predicate"]) for r in rows if r["property"] == "undergone")


@cache
def antonyms(*, verbs: bool) -> dict[tuple[str, str], str]:
    """Return the strength of each pair of opposite words, by their stems in order.

    Where the same stems are opposites as verbs and otherwise, the rows of the kind asked for win;
    among these, strong ones.
    """
    pairs: dict[tuple[str, str], tuple[bool, bool, str]] = {}
    for row in load_lexicon("antonyms"):
        a, b = sorted((grouped(stem(row["left"])), grouped(stem(row["right"]))))
        rank = ((row["pos"] == "verb") == verbs, row["strength"] == "strong", row["strength"])
        if a != b:
            pairs[a, b] = max(rank, pairs.get((a, b), (False, False, "")))
    return {pair: rank[2] for pair, rank in pairs.items()}


def are_opposite(a: str, b: str, *, verbs: bool) -> str | None:
    """Return the strength with which two stems are opposites, None where they are not.

    Args:
        a: a stem.
        b: another.
        verbs: whether they stand as predicates.
    """
    a, b = grouped(a), grouped(b)
    return antonyms(verbs=verbs).get((a, b) if a < b else (b, a))


@cache
def with_opposite() -> frozenset[str]:
    """Return the stems that have an opposite."""
    words = {word for pair in antonyms(verbs=False) for word in pair}
    return frozenset(words | {word for word, group in alike().items() if group in words})
