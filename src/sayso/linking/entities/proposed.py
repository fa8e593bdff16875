"""Joins of bodies that are merely likely: proposed with the reason, mostly not made."""

from __future__ import annotations

from collections.abc import Mapping

from sayso.linking.entities.groups import Groups
from sayso.linking.entities.kinds import is_acronym
from sayso.linking.entities.spelled import american
from sayso.linking.entities.used import Used, told
from sayso.linking.names import alias_rows, initials_of, load_canonical

MIN_ACRONYM = 3
"""Letters of an acronym whose meaning is guessed from initials: two fit too much. Own choice."""

SURE_ACRONYM = 4
"""Letters from which on it is taken, not only proposed: of 26 letters, few words have just these
initials by chance. Own choice."""

Table = Mapping[str, Used]


def propose(used: Table, groups: Groups) -> None:
    """Propose acronyms that no text defines, and bodies told in part or in another order."""
    bodies = [form for form in sorted(used) if _is_body(used[form])]
    _propose_acronyms(used, groups, bodies)
    _propose_wordings(used, groups, bodies)


def _is_body(entry: Used) -> bool:
    return entry.kind in {None, "organisation"} and not entry.is_person


def _propose_acronyms(used: Table, groups: Groups, bodies: list[str]) -> None:
    """Join or propose the only body with an acronym's initials that a Document names beside it."""
    initials: dict[str, set[str]] = {}
    for form in bodies:
        for surface in used[form].surfaces:
            found = initials_of(surface.removeprefix("the ").removeprefix("The "))
            if len(found) >= MIN_ACRONYM:
                initials.setdefault(found, set()).add(form)
    for form in sorted(used):
        fulls = initials.get(form, set()) if is_acronym(form) and not alias_rows(form) else set()
        beside = [full for full in fulls if used[full].documents & used[form].documents]
        if len({groups.root(full) for full in beside}) == 1:
            full = min(beside)
            why = f"{told(used, form)} has the initials of {told(used, full)}"
            groups.suggest(form, full, "acronym", why)
            if len(form) >= SURE_ACRONYM:
                groups.join(form, full, "rule: the only body with these initials")


def _propose_wordings(used: Table, groups: Groups, bodies: list[str]) -> None:
    """Propose bodies in another order of words, or told by the first of them."""
    orders: dict[tuple[str, ...], str] = {}
    starts: dict[str, list[str]] = {}
    for form in bodies:
        words = american(form).split()
        first = orders.setdefault(tuple(sorted(set(words) - {"of", "for", "the"})), form)
        if first != form:
            why = f"{told(used, first)} and {told(used, form)} have the same words"
            groups.suggest(first, form, "wording", why)
        for n in range(1, 0 if "and" in words else len(words)):
            starts.setdefault(" ".join(words[:n]), []).append(form)
    for form in bodies:
        longer = starts.get(american(form), [])
        is_known = form in load_canonical() or alias_rows(form) or used[form].is_place
        if len(longer) != 1 or is_known or used[form].kind != "organisation":
            continue
        why = f"{told(used, form)} may be short for {told(used, longer[0])}"
        groups.suggest(form, longer[0], "wording", why)
