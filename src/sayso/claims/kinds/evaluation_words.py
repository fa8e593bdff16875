"""The words of evaluations: which judge, how, and in which frames."""

from __future__ import annotations

from functools import cache

from sayso.claims.ground import Ground
from sayso.language.parse import Token
from sayso.lexicons import load_lexicon
from sayso.model import Aspect, EvaluationValue

Valued = tuple[EvaluationValue, Aspect]


@cache
def words() -> dict[str, Valued]:
    """Return how words judge, by the word."""
    rows = load_lexicon("evaluations")
    return {row["word"]: (row["value"], row["aspect"]) for row in rows}  # type: ignore[misc]


@cache
def rows_of(lexicon: str) -> dict[tuple[str, ...], dict[str, str]]:
    """Return the rows of a lexicon of verbs or phrases by what they are looked up by."""
    keys = {"evaluating_verbs": ("lemma",), "evaluating_phrases": ("preposition", "noun")}[lexicon]
    return {tuple(row[key] for key in keys): row for row in load_lexicon(lexicon)}


@cache
def laws() -> frozenset[str]:
    """Return the nouns for what is kept or broken where something is lawful or not."""
    return frozenset(row["noun"] for row in load_lexicon("law_words"))


@cache
def frames(kind: str) -> frozenset[str]:
    """Return the words of a kind in the lexicon of what evaluations are made of."""
    rows = load_lexicon("evaluation_frames")
    return frozenset(row["word"] for row in rows if row["kind"] == kind)


def value_of(ground: Ground, token: Token) -> Valued | None:
    """Return how a word judges, or the word that hyphens make of it ("ill-conceived")."""
    before = ground.parse.tokens[token.i - 2 : token.i] if token.i > 1 else ()
    if len(before) == 2 and before[1].text == "-":
        return words().get(f"{before[0].lower}-{token.lower}")
    return words().get(token.lower) or words().get(token.lemma.casefold())
