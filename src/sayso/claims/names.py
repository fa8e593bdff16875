"""The names of a Document, and the names and content words that a claim is found by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sayso.claims.ground import Ground, lemma_of
from sayso.claims.signatures import hedges
from sayso.language.parse import Name, Parse, Token
from sayso.model import TimeExpression

KEPT_LABELS = frozenset(
    {"PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"}
)

TERM_TAGS = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
STOP_WORDS = frozenset(
    [
        "be",
        "have",
        "do",
        "say",
        "make",
        "get",
        "go",
        "other",
        "such",
        "many",
        "much",
        "more",
        "most",
        "same",
        "own",
        "new",
        "last",
        "next",
        "first",
        "several",
        "few",
        "least",
        "thing",
        "lot",
        "bit",
        "one",
    ]
)
"""Lemmas that tell nothing about the matter of a claim."""


@dataclass(slots=True)
class NameTable:
    """The names of a Document: by token, and the full name for a last name where only one fits."""

    at: dict[int, Name] = field(default_factory=dict)
    full: dict[str, str] = field(default_factory=dict)


def read_names(parse: Parse) -> NameTable:
    """Return the names of a Document; a last name means a full name if only one has it."""
    table = NameTable()
    fulls: dict[str, set[str]] = {}
    for name in parse.names:
        if name.label not in KEPT_LABELS:
            continue
        for i in range(name.first, name.last):
            table.at[i] = name
        words = clean_name(parse, name)
        if name.label == "PERSON" and " " in words:
            fulls.setdefault(words.split()[-1], set()).add(words)
    for last, found in fulls.items():
        longest = max(sorted(found), key=len)
        if all(_is_part_of(words, longest) for words in found):
            table.full[last] = longest
    return table


def _is_part_of(words: str, longest: str) -> bool:
    return words.split(maxsplit=1)[0] == longest.split(maxsplit=1)[0]


DASHES = frozenset({"-", "–", "—", "--", "_"})


def clean_name(parse: Parse, name: Name) -> str:
    """Return the words of a name without article, possessive and line breaks."""
    tokens = parse.tokens[name.first : name.last]
    dashes = [at for at, t in enumerate(tokens) if t.text in DASHES and 0 < at < len(tokens) - 1]
    if dashes and tokens[dashes[-1]].start > tokens[dashes[-1] - 1].end:
        tokens = tokens[dashes[-1] + 1 :]  # "KIRIN - Farmers", a dateline taken for a part
    kept = [
        t for t in tokens if t.tag != "POS" and not (t is tokens[0] and t.lower in {"the", "a"})
    ]
    return join_words(kept, is_name=any(t.pos == "PROPN" for t in kept))


def join_words(tokens: list[Token] | tuple[Token, ...], *, is_name: bool = False) -> str:
    """Return the words with a blank wherever the text has white space or leaves words out.

    Args:
        tokens: in text order.
        is_name: whether all words stay as they are written: the "Pia" of "Pia Delling" too, which
            the parser may take for no name.
    """
    parts: list[str] = []
    for at, token in enumerate(tokens):
        if at and (token.start > tokens[at - 1].end):
            parts.append(" ")
        parts.append(token.text if is_name or token.pos == "PROPN" else token.lower)
    return "".join(parts).strip()


def names_in(ground: Ground, members: Iterable[int], names: NameTable) -> tuple[str, ...]:
    """Return the names in a clause, in text order, each once."""
    found: dict[str, None] = {}
    for i in members:
        name = names.at.get(i)
        if name is None or name.label not in KEPT_LABELS:
            continue
        words = clean_name(ground.parse, name)
        if words:
            found[names.full.get(words, words) if name.label == "PERSON" else words] = None
    return tuple(found)


def terms_in(
    ground: Ground,
    members: Iterable[int],
    deciding: tuple[int, ...],
    times: tuple[TimeExpression, ...],
) -> tuple[str, ...]:
    """Return the lemmas of the content words of a clause, in text order, each once."""
    found: dict[str, None] = {}
    for i in members:
        token = ground.token(i)
        if any(time.span.covers(token.span) for time in times):
            continue
        if token.pos not in TERM_TAGS or lemma_of(token) in STOP_WORDS or i in deciding:
            continue
        if ground.cues[i] or token.lower in hedges() or not any(c.isalpha() for c in token.lemma):
            continue
        found[lemma_of(token)] = None
    return tuple(found)
