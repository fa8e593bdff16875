"""One name in several spellings: joined where rules are sure, proposed where they are not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from sayso.linking.entities.groups import Groups
from sayso.linking.entities.kinds import bare_name
from sayso.linking.entities.romanised import (
    differs_by_short_vowels,
    frame_of,
    has_signs,
    skeleton_of,
    sounds_alike,
)
from sayso.linking.entities.used import Used, told
from sayso.linking.names import alias_rows, given_names, load_canonical, normal_form

MIN_FUZZY = 6
TYPING_SCORE = 88.0
"""Ratio of two spellings of one word: one letter wrong in eight. Own choice."""

MOST_ALIKE = 12
"""Names of one frame from which on none is compared: "John Lee" and its like. Own choice."""

MIN_WORD = 6
MIN_LIKELY = 5
"""Letters of a name of one word that is told by its sound, surely or likely. Own choice."""

MOST_WORDS = 3
"""Words of a place that may be told by its sound. Own choice."""

_INITIALS = frozenset({"us", "usa", "uk", "uae", "un", "eu"})
"""Acronyms that stand for whom a body belongs to: "US Treasury". Own list."""

Table = Mapping[str, Used]

_BRITISH = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"(?<=\w{3})is(?=ation|ations$|ed$|es$|ing$)", "iz"),
        (r"(?<=\w{3})our\b", "or"),
        (r"(?<=\w)tre\b", "ter"),
        (r"(?<=\w{3})ence\b", "ense"),
        (r"ogramme\b", "ogram"),
    )
)
"""British spellings and their American counterparts, by their endings. Own list."""


def join_spellings(used: Table, groups: Groups, people: list[str]) -> None:
    """Join spellings of people, places and bodies.

    Args:
        used: all names.
        groups: what is joined so far.
        people: the forms that are a person's full name.
    """
    _join_typing_errors(used, groups, people)
    _join_national_spellings(used, groups)
    _join_transcriptions(used, groups, people)
    _join_places(used, groups)


def _join_transcriptions(used: Table, groups: Groups, people: list[str]) -> None:
    """Join people whose names sound alike: "Sergej Orlov", "Sergey Orlov".

    Where one Document has both they may be two people, and English names that sound alike
    ("Harry Reed", "Harry Reid") are two names: both are only proposed.
    """
    frames: dict[tuple[str, ...], list[str]] = {}
    for form in people:
        frames.setdefault(frame_of(bare_name(form)), []).append(form)
    for a, b in _pairs(frames.values()):
        names = bare_name(a), bare_name(b)
        words = _two_spellings(used, a, b)
        if not sounds_alike(*names) or _is_english(*names):
            groups.suggest(a, b, "spelling", words)
        elif used[a].documents & used[b].documents:
            groups.suggest(a, b, "spelling", f"{words}, but one document has both")
        else:
            groups.join(a, b, "rule: another transcription")


def _two_spellings(used: Table, a: str, b: str) -> str:
    """Return why two names are proposed that sound alike."""
    return f"{told(used, a)} and {told(used, b)} may be one name, spelled in two ways"


def _is_english(a: str, b: str) -> bool:
    """Tell whether two names are of people with an English first name, and differ by more than "y".

    A name that shows another script is none: "Khalid".
    """
    if has_signs(a) or has_signs(b) or _ending(a) == _ending(b):
        return False
    return a.split(maxsplit=1)[0] in given_names() or b.split(maxsplit=1)[0] in given_names()


def _ending(name: str) -> str:
    """Return a name without what transcriptions spell in several ways at the end of words."""
    return re.sub(r"(?:iy|ij|yi|yy|ii|ei|ey|ej|(?<=[aeiou])[yj]|y\b|i\b)", "i", name)


def _join_places(used: Table, groups: Groups) -> None:
    """Join names of one word that are no person's: "Hreibin", "Hereibeen".

    Short ones, and those of two or three words, are only proposed.
    """
    frames: dict[str, list[str]] = {}
    for form in sorted(used):
        if _may_be_place(used[form]):
            key = " ".join(frame_of(form)) if " " in form else skeleton_of(form)
            frames.setdefault(key, []).append(form)
    canonical = load_canonical()
    for a, b in _pairs(frames.values()):
        alike = " " in a or sounds_alike(a, b) or differs_by_short_vowels(a, b)
        if not alike or (a in canonical and b in canonical):
            continue
        is_sure = " " not in a and min(len(a), len(b)) >= MIN_WORD and len(skeleton_of(a)) >= 3
        if is_sure and not used[a].documents & used[b].documents:
            groups.join(a, b, "rule: another transcription")
        else:
            groups.suggest(a, b, "spelling", _two_spellings(used, a, b))


def _may_be_place(entry: Used) -> bool:
    """Tell whether a name can be a place's, or that of a body that is called like one."""
    form = entry.form
    return (
        form.replace(" ", "").isalpha()
        and form.islower()
        and len(form) >= MIN_LIKELY
        and len(form.split()) <= MOST_WORDS
        and entry.kind in {None, "place", "organisation"}
        and not (" " in form and entry.is_person)
        and form not in given_names()
    )


def _join_national_spellings(used: Table, groups: Groups) -> None:
    """Join bodies that British and American papers spell in their own ways."""
    seen: dict[str, str] = {}
    for form in sorted(used):
        if " " in form and not used[form].is_person:
            first = seen.setdefault(american(form), form)
            if first != form:
                groups.join(first, form, "rule: British or American spelling")


def american(form: str) -> str:
    """Return a normal form in American spelling, as far as endings tell, with acronyms in full.

    Example:
        >>> american("un centre for labour organisations")
        'united nations center for labor organizations'
    """
    for pattern, by in _BRITISH:
        form = pattern.sub(by, form)
    first, _, rest = form.partition(" ")
    rows = alias_rows(first.upper()) if rest and first in _INITIALS else ()
    return f"{normal_form(rows[0].name)} {rest}" if rows else form


def _join_typing_errors(used: Table, groups: Groups, people: list[str]) -> None:
    """Join a rare spelling to a frequent one that differs from it by a letter in one word."""
    from rapidfuzz.distance import OSA

    blocks: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for form in people:
        words = form.split()
        for i, word in enumerate(words):
            if len(word) >= MIN_FUZZY and word.isalpha():
                key = (*words[:i], f"{word[0]}{i}", *words[i + 1 :])
                blocks.setdefault(key, []).append((form, word))
    for rows in blocks.values():
        for (a, word_a), (b, word_b) in combinations(rows, 2):
            if groups.root(a) == groups.root(b):
                continue
            longest = max(len(word_a), len(word_b))
            score = 100.0 * (1 - OSA.distance(word_a, word_b) / longest)
            if score >= TYPING_SCORE and _is_rare_beside(used[a], used[b]):
                groups.join(a, b, "rule: typing error")
            elif score >= TYPING_SCORE:
                why = f"{told(used, a)} and {told(used, b)} differ by a letter"
                groups.suggest(a, b, "spelling", why)


def _is_rare_beside(a: Used, b: Used) -> bool:
    """Tell whether one spelling occurs once and the other at least three times as often."""
    low, high = sorted((sum(a.surfaces.values()), sum(b.surfaces.values())))
    return low == 1 and high >= 3


def _pairs(blocks: Iterable[list[str]]) -> Iterator[tuple[str, str]]:
    for forms in blocks:
        if len(forms) <= MOST_ALIKE:
            yield from combinations(forms, 2)
