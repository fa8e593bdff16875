"""Rules that join names which no lexicon holds: acronyms, titles, last names, typing errors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from sayso.linking.entities.bodies import join_state_bodies
from sayso.linking.entities.groups import Groups
from sayso.linking.entities.kinds import bare_name
from sayso.linking.entities.used import Used
from sayso.linking.names import initials_of, load_canonical, normal_form, strip_titles

DEFINED = re.compile(
    r"((?:[A-Z][\w'’-]*)(?:\s+(?:of|for|the|and|on|in|to|de|du|la|[A-Z][\w'’-]*)){1,8})"
    r"\s+\(\s*(?:the\s+)?[\"“']?([A-Z][A-Za-z]{0,2}[A-Z]{1,6})[\"”']?\s*\)"
)
"""A full name followed by its acronym in brackets."""

MIN_FUZZY = 6
TYPING_SCORE = 88.0
"""Ratio of two spellings of one word: one letter wrong in eight. Own choice."""

Table = Mapping[str, Used]


def join_by_rules(used: Table, groups: Groups, texts: Iterable[str]) -> None:
    """Join names by rule; where two joins are possible, none is made."""
    _join_acronyms(used, groups, texts)
    join_state_bodies(used, groups)
    _join_titles(used, groups)
    _join_middle_names(used, groups)
    _join_typing_errors(used, groups)
    _join_transcriptions(used, groups)
    _join_last_names(used, groups)


def _join_acronyms(used: Table, groups: Groups, texts: Iterable[str]) -> None:
    meanings: dict[str, set[str]] = {}
    for text in texts:
        for match in DEFINED.finditer(text):
            acronym = normal_form(match.group(2))
            full = _named_by(match.group(1), match.group(2), used)
            if full and acronym in used:
                meanings.setdefault(acronym, set()).add(full)
    for acronym, fulls in sorted(meanings.items()):
        if len({groups.root(full) for full in fulls}) == 1:
            for full in sorted(fulls):
                groups.join(acronym, full, "rule: acronym defined in a text")


def _named_by(words: str, acronym: str, used: Table) -> str | None:
    """Return the longest used tail of the words whose initials are the acronym."""
    parts = words.split()
    for first in range(len(parts) - 1):
        tail = " ".join(parts[first:])
        if initials_of(tail) == acronym.upper() and normal_form(tail) in used:
            return normal_form(tail)
    return None


def _people(used: Table) -> list[str]:
    """Return the forms that are a person's full name: first and last name, titles left out."""
    canonical = load_canonical()
    return [
        form
        for form in sorted(used)
        if used[form].is_person and len(strip_titles(form).split()) > 1 and form not in canonical
    ]


def _join_titles(used: Table, groups: Groups) -> None:
    for form in sorted(used):
        bare = strip_titles(form)
        if bare != form and bare in used and (len(bare.split()) > 1 or used[bare].is_person):
            groups.join(form, bare, "rule: title left out")
    seen: dict[str, str] = {}
    for form in _people(used):
        first = seen.setdefault(bare_name(form), form)
        if first != form:
            groups.join(first, form, "rule: title left out")


def _join_middle_names(used: Table, groups: Groups) -> None:
    outer: dict[tuple[str, str], list[list[str]]] = {}
    for form in _people(used):
        words = bare_name(form).split()
        outer.setdefault((words[0], words[-1]), []).append([form, *words[1:-1]])
    for rows in outer.values():
        plain = [row[0] for row in rows if len(row) == 1]
        middles = {tuple(word[0] for word in row[1:]) for row in rows if len(row) > 1}
        if plain and len(middles) == 1:
            for row in rows:
                groups.join(plain[0], row[0], "rule: middle name left out")


def _join_last_names(used: Table, groups: Groups) -> None:
    full: dict[str, set[str]] = {}
    for form in _people(used):
        full.setdefault(form.split()[-1], set()).add(groups.root(form))
    for form in sorted(used):
        last = strip_titles(form)
        if " " in last or last not in full or groups.lexicon_name(form):
            continue
        is_title = form != last
        if len(full[last]) == 1 and (used[form].is_person or is_title or not used[form].kinds):
            (only,) = full[last]
            groups.join(form, only, "rule: the only full name with this last name")


def _join_transcriptions(used: Table, groups: Groups) -> None:
    """Join names that two alphabets make differ: "Sergej Orlov", "Sergey Orlov".

    Where one Document has both, they may be two people.
    """
    seen: dict[str, list[str]] = {}
    for form in _people(used):
        seen.setdefault(_sound(bare_name(form)), []).append(form)
    for forms in seen.values():
        for form in forms[1:]:
            if not used[forms[0]].documents & used[form].documents:
                groups.join(forms[0], form, "rule: another transcription")


def _sound(name: str) -> str:
    """Return a name without what transcriptions spell in several ways."""
    name = re.sub(r"(?:iy|ij|yi|yy|ii|ei|ey|ej|y|j)", "i", name.replace("kh", "h"))
    return re.sub(r"(\w)\1", r"\1", name)


def _join_typing_errors(used: Table, groups: Groups) -> None:
    """Join a rare spelling to a frequent one that differs from it by a letter in one word."""
    from rapidfuzz.distance import OSA

    blocks: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for form in _people(used):
        words = form.split()
        for i, word in enumerate(words):
            if len(word) >= MIN_FUZZY and word.isalpha():
                key = (*words[:i], f"{word[0]}{i}", *words[i + 1 :])
                blocks.setdefault(key, []).append((form, word))
    for rows in blocks.values():
        for n, (a, word_a) in enumerate(rows):
            for b, word_b in rows[n + 1 :]:
                if groups.root(a) == groups.root(b) or not _is_rare_beside(used[a], used[b]):
                    continue
                longest = max(len(word_a), len(word_b))
                score = 100.0 * (1 - OSA.distance(word_a, word_b) / longest)
                if score >= TYPING_SCORE:
                    groups.join(a, b, "rule: typing error")


def _is_rare_beside(a: Used, b: Used) -> bool:
    """Tell whether one spelling occurs once and the other at least three times as often."""
    low, high = sorted((sum(a.surfaces.values()), sum(b.surfaces.values())))
    return low == 1 and high >= 3
