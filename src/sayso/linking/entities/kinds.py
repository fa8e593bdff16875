"""What kind of thing a name stands for, and words that are no name however they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from sayso.lexicons import load_lexicon
from sayso.linking.names import TITLES, alias_rows, given_names, load_canonical, strip_titles

MAX_ACRONYM = 6
"""Letters of an acronym that is taken for an organisation's. Own choice."""

HEAD_ENDS = re.compile(
    r",|\b(?:of|for|in|at|by|with|from|on|to|who|that|which|and)\b", re.IGNORECASE
)
"""What ends the words before it that say who is meant: "growers in Hask" are growers."""

SCHOLAR = re.compile(r"(?:(?:olog|onom|c)ist|entist|grapher)$")
"""Endings of those who study something: "entomologist", "agronomist"."""

TITLES_WITHIN = frozenset(
    {"sheikh", "shaikh", "sultan", "imam", "emir", "prince", "king"}
    | {"pope", "bishop", "judge", "marshal", "major", "father"}
)
"""Titles that also stand within names: "Abdi Sheikh Hassan". Own list."""

COMPASS = frozenset(
    {"north", "south", "east", "west", "northern", "southern", "eastern", "western"}
)
"""First words of places, however often they are given to people: "West Vale"."""

LANDFORMS = frozenset(
    {"valley", "river", "island", "islands", "coast", "creek", "county", "district", "region"}
    | {"peninsula", "desert", "sea", "ocean", "mountain", "mountains", "basin", "gulf", "strait"}
    | {"harbour", "harbor", "beach", "bridge", "airport", "province"}
)
"""Last words of places, whatever stands before them: "Hunter Valley". Own list."""

_SMALL = frozenset({"of", "for", "the", "and", "in"})


@cache
def _common(use: str) -> frozenset[str]:
    return frozenset(row["word"] for row in load_lexicon("common_names") if row["use"] == use)


@cache
def _roles(*kinds: str) -> frozenset[str]:
    words = {row["word"].casefold() for row in load_lexicon("roles") if row["kind"] in kinds}
    more = _common("role") if "person" in kinds else frozenset()
    return more.union(word.rstrip(".") for word in words)


def is_acronym(form: str) -> bool:
    """Tell whether a normal form is an acronym: two to six capitals."""
    return 2 <= len(form) <= MAX_ACRONYM and form.isupper() and form.isalpha()


def is_full_name(form: str) -> bool:
    """Tell whether a normal form begins with a first name, and goes on."""
    words = form.split() or [""]
    is_place = words[0] in COMPASS or words[-1] in LANDFORMS
    return len(words) > 1 and words[0] in given_names() and not is_place


def kind_of(form: str, kinds: Mapping[str, int]) -> str | None:
    """Return the kind that most of its uses give a name, None where nothing tells.

    An acronym is an organisation's, whatever it was taken for: "the NGB says".
    """
    if is_acronym(form) and max(kinds, key=lambda k: (kinds[k], k), default="person") == "person":
        return "organisation"
    counted = {kind: count for kind, count in kinds.items() if kind != "voice"} or dict(kinds)
    return min(counted, key=lambda kind: (-counted[kind], kind), default=None)


def is_common(form: str, surfaces: Iterable[str], kind: str | None) -> bool:
    """Tell whether words only say what someone is: "Council", "DELEGATE", "US growers".

    Such words are someone else in every Document.

    Args:
        form: the normal form.
        surfaces: how it is written.
        kind: of source that it was mostly taken for.
    """
    if form in load_canonical() or alias_rows(form):
        return False
    words = HEAD_ENDS.split(form.casefold())[0].split()
    if not words:
        return True
    if _ends_in(words[-1], _roles("person", "group", "document")) and not is_full_name(form):
        return len(words) < 2 or kind != "person" or not _is_titled(form)
    if kind != "person" and all(_has_small_head(s, kind) for s in surfaces):
        return True
    return _is_common_body([word for word in form.casefold().split() if word not in _SMALL])


def _is_titled(form: str) -> bool:
    """Tell whether the last word is a last name after a title: "Mr Farmer"."""
    return strip_titles(form) != form and form.rsplit(maxsplit=1)[-1] not in TITLES


def _has_small_head(surface: str, kind: str | None) -> bool:
    """Tell whether the word that says who is meant is written small: "Grain traders in Hask"."""
    words = HEAD_ENDS.split(surface)[0].split()
    is_plural = kind == "group" or surface.split(" of ", maxsplit=1)[0].endswith("s")
    return bool(words) and words[-1].islower() and is_plural


def _is_common_body(words: list[str]) -> bool:
    if not words:
        return True
    *before, last = words
    if not before and _ends_in(last, _common("alone")):
        return True
    return _ends_in(last, _common("head")) and _common("modifier").issuperset(before)


def _ends_in(word: str, heads: frozenset[str]) -> bool:
    return bool(heads.intersection((word, word.removesuffix("s"), re.sub("ies$", "y", word))))


def _is_role(word: str) -> bool:
    if word in given_names():
        return False
    return word in TITLES or word in _roles("person") or bool(SCHOLAR.search(word))


def bare_name(form: str) -> str:
    """Return a person's normal form without the role or party before it.

    What goes before a role goes with it: "Vale Board chairman Ina Brandt". A first and a last name
    always stay.

    Example:
        >>> bare_name("liberal senator ina brandt"), bare_name("ina brandt")
        ('ina brandt', 'ina brandt')
    """
    words = form.split()
    start = 0
    for at, word in enumerate(words[:-2]):
        if _is_role(word) and (at == 0 or word not in TITLES_WITHIN):
            start = at + 1
    while start < len(words) - 2 and words[start] in _common("party"):
        start += 1
    return " ".join(words[start:])
