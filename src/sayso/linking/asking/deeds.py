"""Deeds told by a verb or a noun, and by other words that answer the same question."""

from __future__ import annotations

from functools import cache

from sayso.lexicons import load_lexicon
from sayso.linking.words import are_opposite, grouped, stem

LEAST, MORE = 4, 5
"""Letters that two words share at least to be forms of one: with common endings, and others. Own
choice."""

COMMON = frozenset(
    {"", "e", "s", "er", "or", "ing", "al", "ion", "tion", "ur", "en", "ed", "d", "n", "l", "t"}
)
"""Endings by which nouns and adjectives are made from verbs, as stems end. Own list."""

FORMS = COMMON | frozenset(
    {"sion", "ation", "ition", "ment", "anc", "enc", "ant", "ent", "iv", "ag", "nt", "it", "an"}
)
"""The same, and those by which short words end by chance: "mess" is no "message"."""


CUT = (("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"))
"""Endings of verbs with what stands for them in the infinitive."""


@cache
def is_akin(a: str, b: str) -> bool:
    """Tell whether two stems are forms of one word: "interven" of "intervene", and "intervention".

    Example:
        >>> is_akin("interven", "intervention"), is_akin("mess", "messag")
        (True, False)
    """
    if a == b:
        return True
    shared = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        shared += 1
    rests = {a[shared:], b[shared:]}
    return (shared >= LEAST and rests <= COMMON) or (shared >= MORE and rests <= FORMS)


def stands_in(term: str, terms: frozenset[str]) -> bool:
    """Tell whether a stem, or another form of its word, is among some."""
    return term in terms or any(is_akin(term, other) for other in terms)


@cache
def stems_of(word: str) -> frozenset[str]:
    """Return the stems that an inflected word can have: "died" may be "die".

    Example:
        >>> "die" in stems_of("died"), "clos" in stems_of("closing")
        (True, True)
    """
    forms = [word]
    forms += [word[: -len(end)] + more for end, more in CUT if word.endswith(end) and len(word) > 4]
    forms += [word[:-1]] if word.endswith("d") else []
    return frozenset(stem(form) for form in forms if len(form) > 2)


@cache
def _groups() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in load_lexicon("asked_alike"):
        for word in {stem(row["word"]), grouped(stem(row["word"]))}:
            found.setdefault(word, set()).add(row["group"])
    return {word: frozenset(groups) for word, groups in found.items()}


@cache
def groups_of(term: str) -> frozenset[str]:
    """Return the groups of words that answer one question to which a stem belongs."""
    return _groups().get(term, frozenset()) | _groups().get(grouped(term), frozenset())


@cache
def may_mean(a: str, b: str) -> bool:
    """Tell whether two stems are forms of one word, or answer one question."""
    return is_akin(grouped(a), grouped(b)) or not groups_of(a).isdisjoint(groups_of(b))


@cache
def is_contrary(a: str, b: str) -> bool:
    """Tell whether two stems, or words that answer the same questions, are opposites."""
    return any(
        are_opposite(x, y, verbs=verbs) == "strong"
        for x in (a, *sorted(map(stem, groups_of(a))))
        for y in (b, *sorted(map(stem, groups_of(b))))
        for verbs in (True, False)
    )
