"""Rules that join names which no lexicon holds: acronyms, titles, last names, spellings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sayso.linking.entities.bodies import join_state_bodies
from sayso.linking.entities.defined import join_defined
from sayso.linking.entities.groups import Groups
from sayso.linking.entities.kinds import LANDFORMS, bare_name, is_full_name
from sayso.linking.entities.proposed import propose
from sayso.linking.entities.spelled import join_spellings
from sayso.linking.entities.used import Used, told
from sayso.linking.names import (
    TITLES,
    gender_of,
    given_names,
    load_canonical,
    short_names,
    strip_titles,
)

TITLE_GENDERS = {
    **dict.fromkeys(("mr", "sir", "lord", "king", "prince", "father", "chairman"), "male"),
    **dict.fromkeys(("mrs", "ms", "miss", "dame", "lady", "queen", "princess"), "female"),
    **dict.fromkeys(("spokesman", "congressman"), "male"),
    **dict.fromkeys(("spokeswoman", "congresswoman", "chairwoman"), "female"),
}
"""Titles that tell a gender. Own list."""

SUFFIXES = frozenset({"jr", "sr", "junior", "senior", "ii", "iii", "iv"})
"""Words after a name that tell father and son apart. Own list."""

OTHERS = "but others bear the name too"

MOST_BEARERS = 4
"""Bearers of a last name up to which each is proposed for it. Own choice."""

Table = Mapping[str, Used]


def join_by_rules(used: Table, groups: Groups, texts: Iterable[str]) -> None:
    """Join names by rule; where two joins are possible, none is made, but each is proposed."""
    people = _people(used)
    join_defined(used, groups, texts)
    join_state_bodies(used, groups)
    _join_titles(used, groups)
    _join_prefixed(used, groups, people)
    _join_middle_names(used, groups)
    _join_suffixes(used, groups, people)
    join_spellings(used, groups, people)
    _join_initials(used, groups, people)
    _join_short_names(used, groups, people)
    _join_last_names(used, groups)
    propose(used, groups)


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


def _join_prefixed(used: Table, groups: Groups, people: list[str]) -> None:
    """Join "Harrow Party Ina Brandt" to "Ina Brandt": what stands before is no first name.

    Two first names at the end may have a third before them: "Mahamat Ali Abdallah".
    """
    for form in people:
        words = form.split()
        tail = " ".join(words[-2:])
        is_name = tail in used and used[tail].is_person and is_full_name(tail)
        is_last = words[-1] not in given_names()
        if len(words) > 2 and words[0] not in given_names() and is_name and is_last:
            groups.join(tail, form, "rule: words before a name left out")


def _join_middle_names(used: Table, groups: Groups) -> None:
    outer: dict[tuple[str, str], list[list[str]]] = {}
    for form in _people(used):
        words = without_suffix(bare_name(form)).split()
        outer.setdefault((words[0], words[-1]), []).append([form, *words[1:-1]])
    for rows in outer.values():
        plain = [row[0] for row in rows if len(row) == 1]
        middles = {tuple(word[0] for word in row[1:]) for row in rows if len(row) > 1}
        if plain and len(middles) == 1:
            for row in rows:
                groups.join(plain[0], row[0], "rule: middle name left out")


def _join_initials(used: Table, groups: Groups, people: list[str]) -> None:
    """Join "I. Brandt" to the only full name that it can shorten."""
    full: dict[tuple[str, str], set[str]] = {}
    for form in people:
        words = bare_name(form).split()
        if len(words[0]) > 1:
            full.setdefault((words[0][0], words[-1]), set()).add(form)
    for form in people:
        words = bare_name(form).split()
        is_short = all(len(word) == 1 for word in words[:-1])
        bearers = full.get((words[0], words[-1]), set()) if is_short else set()
        if len({groups.root(bearer) for bearer in bearers}) == 1:
            groups.join(form, min(bearers), "rule: the only full name with these initials")
        elif 1 < len(bearers) <= MOST_BEARERS:
            _propose_bearers(used, groups, form, bearers, OTHERS)


def _join_last_names(used: Table, groups: Groups) -> None:
    """Join a last name to its only bearer; where two bear it, both are proposed, none is joined."""
    full: dict[str, set[str]] = {}
    for form in _people(used):
        full.setdefault(without_suffix(form).split()[-1], set()).add(form)
    for form in sorted(used):
        last = strip_titles(form)
        if " " in last or last not in full or last in TITLES | LANDFORMS:
            continue
        if groups.lexicon_name(form):
            continue
        is_title = form != last
        if not (used[form].is_person or is_title or not used[form].kinds):
            continue
        bearers = {one for one in full[last] if not _genders_clash(form, one)}
        is_only = len({groups.root(one) for one in full[last]}) == 1 and bool(bearers)
        if is_only and (is_title or not _is_first_name(used, form, bearers)):
            groups.join(form, min(bearers), "rule: the only full name with this last name")
        elif len(bearers) <= MOST_BEARERS:
            why = "which may be a first name too" if is_only else OTHERS
            _propose_bearers(used, groups, form, bearers, why)


def _is_first_name(used: Table, form: str, bearers: Iterable[str]) -> bool:
    """Tell whether a last name may be a first name instead, of whoever.

    Whoever speaks is told by his last name, and so is who is named in full in the same Document.
    """
    if used[form].is_person and used[form].kinds:
        return False
    if any(used[bearer].kinds for bearer in bearers):
        return False
    beside = {document for bearer in bearers for document in used[bearer].documents}
    return form in given_names() and not used[form].documents & beside


def _join_suffixes(used: Table, groups: Groups, people: list[str]) -> None:
    """Join "Ina Brandt Jr." to "Ina Brandt", unless there is a senior too."""
    suffixes: dict[str, set[str]] = {}
    for form in people:
        suffixes.setdefault(without_suffix(form), set()).add(form)
    for bare, forms in sorted(suffixes.items()):
        longer = sorted(forms - {bare})
        if bare in used and len(longer) == 1:
            groups.join(bare, longer[0], "rule: suffix left out")


def _join_short_names(used: Table, groups: Groups, people: list[str]) -> None:
    """Join "Bill Brandt" to the only "William Brandt"; where there are two, each is proposed."""
    by_name: dict[tuple[str, str], set[str]] = {}
    for form in people:
        words = without_suffix(bare_name(form)).split()
        by_name.setdefault((words[0], words[-1]), set()).add(form)
    for form in people:
        words = without_suffix(bare_name(form)).split()
        found = [by_name.get((full, words[-1]), set()) for full in short_names().get(words[0], ())]
        bearers = set().union(*found)
        if len({groups.root(bearer) for bearer in bearers}) == 1:
            groups.join(form, min(bearers), "rule: short first name")
        for bearer in sorted(bearers):
            why = f"{told(used, form)} may be {told(used, bearer)}: a short first name"
            groups.suggest(form, bearer, "short name", why)


def without_suffix(form: str) -> str:
    """Return a person's normal form without "Jr." and the like after two names or more."""
    words = form.split()
    while len(words) > 2 and words[-1] in SUFFIXES:
        words.pop()
    return " ".join(words)


def _propose_bearers(
    used: Table, groups: Groups, form: str, bearers: Iterable[str], why: str
) -> None:
    for bearer in sorted(bearers):
        words = f"{told(used, form)} may be {told(used, bearer)}, {why}"
        groups.suggest(form, bearer, "last name", words)


def _genders_clash(titled: str, full: str) -> bool:
    """Tell whether a title and a first name are of two genders: "Mrs Brandt", "Oskar Brandt"."""
    genders = {TITLE_GENDERS[word] for word in titled.split() if word in TITLE_GENDERS}
    first = gender_of(bare_name(full).split()[0])
    return len(genders) == 1 and first is not None and first not in genders
