"""Noun phrases: where the full phrase stands, and its normalised words."""

from __future__ import annotations

from sayso.claims.ground import Ground
from sayso.claims.names import DASHES, NameTable, clean_name, join_words
from sayso.language.parse import Token
from sayso.model import Span


def phrase_span(ground: Ground, head: Token) -> Span:
    """Return where the full noun phrase stands, without a clause set off by a comma at its end."""
    tokens = ground.parse.tokens
    inside = [i for i in _phrase(ground, head) if tokens[i].sentence == head.sentence]
    while (
        inside
        and tokens[inside[-1]].pos == "PUNCT"
        and tokens[inside[-1]].text not in {")", "”", '"', "’", "'"}
    ):
        inside.pop()
    first, last = min(inside, default=head.i), max(inside, default=head.i)
    return ground.parse.span_of(first, last)


def _phrase(ground: Ground, head: Token) -> list[int]:
    """Return the tokens of a noun phrase: all below its head but asides after commas."""
    found, todo = [], [head.i]
    while todo:
        at = todo.pop()
        found.append(at)
        for token in ground.below(at):
            before = ground.parse.tokens[ground.leftmost(token.i) - 1] if token.i else token
            aside = token.dep in {
                "relcl",
                "appos",
                "acl",
                "advcl",
                "parataxis",
            } and before.text in {",", "—", "–", "-"}
            if at == head.i and token.i > head.i and aside:
                continue
            if ground.whose[token.i] == ground.whose[head.i]:
                todo.append(token.i)
    first = _after_dash(ground, min(found), head.i)
    return _contiguous(sorted(i for i in found if i >= first), head.i)


def _after_dash(ground: Ground, first: int, head: int) -> int:
    """Return where a phrase starts behind a dateline such as "KIRIN - "."""
    tokens = ground.parse.tokens
    for i in range(head - 1, first, -1):
        if tokens[i].text in DASHES and tokens[i].start > tokens[i - 1].end:
            return i + 1
    return first


def _contiguous(indices: list[int], head: int) -> list[int]:
    """Keep the run around the head; a gap of one mark is allowed."""
    at = indices.index(head)
    first = last = at
    while first and indices[first] - indices[first - 1] <= 2:
        first -= 1
    while last + 1 < len(indices) and indices[last + 1] - indices[last] <= 2:
        last += 1
    return indices[first : last + 1]


CORE = frozenset(
    {"compound", "amod", "nummod", "nmod", "poss", "quantmod", "case", "advmod", "neg"}
)


DROPPED = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "some",
        "any",
        "such",
        "its",
        "their",
        "his",
        "her",
        "our",
        "my",
        "your",
    ]
)


def core_words(ground: Ground, head: Token, names: NameTable, *, depth: int = 0) -> str:
    """Return the normalised words of a noun phrase: names in full, no articles or asides."""
    name = names.at.get(head.i)
    if name is not None and (name.label == "PERSON" or name.last == head.i + 1):
        words = clean_name(ground.parse, name)
        if name.label == "PERSON" and " " not in words:
            words = names.full.get(words, words)
        return words + _joined_words(ground, head, names, depth)
    kept = [head]
    for token in ground.below(head.i):
        if token.dep in CORE and token.i < head.i and token.lower not in DROPPED:
            kept += [ground.token(i) for i in ground.parse.subtree(token.i)]
    first = _after_dash(ground, min(t.i for t in kept), head.i)
    kept = [t for t in kept if t.lower not in DROPPED and t.text not in {'"', "“", "”", ","}]
    kept = [t for t in kept if t.i >= first]
    words = join_words(sorted(kept, key=lambda t: t.i))
    for token in ground.below(head.i):
        if token.dep == "prep" and token.lower == "of" and token.i > head.i and depth < 2:
            inner = next((t for t in ground.below(token.i) if t.dep == "pobj"), None)
            of = core_words(ground, inner, names, depth=depth + 1) if inner is not None else ""
            if of:  # "some of the claims"
                words = f"{words or head.lower} of {of}"
    return words + _joined_words(ground, head, names, depth)


def _joined_words(ground: Ground, head: Token, names: NameTable, depth: int) -> str:
    """Return ' and ...' for the nouns joined to a noun."""
    if depth > 3:
        return ""
    joint = "and"
    words = ""
    for token in ground.below(head.i):
        if token.dep == "cc":
            joint = token.lower
        elif token.dep == "conj" and token.pos in {"NOUN", "PROPN", "PRON", "NUM"}:
            words += f" {joint} {core_words(ground, token, names, depth=depth + 1)}"
    return words
