"""Nouns that name things which do not speak, think or want."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sayso.attribution.words import head_word
from sayso.lexicons import load_lexicon


@cache
def silent_nouns() -> frozenset[str]:
    """Return the nouns, and pairs of noun and noun, of things that cannot be a source."""
    return frozenset(row["word"] for row in load_lexicon("silent_nouns"))


@cache
def _silent_endings() -> tuple[str, ...]:
    return tuple(word[1:] for word in silent_nouns() if word.startswith("-"))


def is_silent_phrase(words: Sequence[str]) -> bool:
    """Tell whether a noun phrase, in lower case and ending with its head, names such a thing.

    A noun that the lexicon of source heads knows can always speak, save in the pairs listed
    ("world order").
    """
    if not words:
        return False
    head, known = words[-1], silent_nouns()
    singulars = {head, head.removesuffix("s"), head.removesuffix("es")}
    if len(words) > 1 and any(f"{words[-2]} {s}" in known for s in singulars):
        return True
    if head_word(head) is not None:
        return False
    return not singulars.isdisjoint(known) or any(
        len(s) > 6 and s.endswith(_silent_endings()) for s in singulars
    )
