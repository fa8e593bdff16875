"""Bodies of states: ministries and armies, told with their country in several ways or without."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sayso.linking.entities.groups import Groups
from sayso.linking.entities.used import Used
from sayso.linking.names import (
    AliasRow,
    alias_rows,
    load_canonical,
    normal_form,
    place_of,
    places_by_stem,
)

STATE_BODIES = frozenset(
    {"ministry", "department", "army", "navy", "police", "parliament", "embassy", "military"}
    | {"government", "senate", "presidency", "treasury"}
)
"""Bodies that a state has one of. Own list."""

NAMED_AFTER_PEOPLE = frozenset({"government", "ministry", "senate", "presidency"})
"""Bodies that may be told by who leads them: a "Brandt government". Own list."""

OWNED = re.compile(r"(?:the )?\w+['’]s? ", re.IGNORECASE)
"""A possessive of one word: "Ostrane's army"."""

_LEFT_OUT = frozenset({"of", "for", "the", "and", "affairs"})
_SPELLINGS = {"defense": "defence", "labor": "labour"}

Table = Mapping[str, Used]


@dataclass(frozen=True, slots=True)
class Body:
    """A body of a state: the words that tell which, and the country, None where it is left out."""

    words: tuple[str, ...]
    country: str | None


def find_places(used: Table) -> list[str]:
    """Return the names of one word that are places, as bodies of a state are called by them."""
    surnames = {form.split()[-1] for form in used if " " in form and used[form].is_person}
    found: set[str] = set()
    for form in used:
        words = form.split()
        bodies = STATE_BODIES.intersection(words)
        if not bodies or (len(words) < 3 and bodies & NAMED_AFTER_PEOPLE):
            continue
        if any(OWNED.match(surface) for surface in used[form].surfaces):
            found.add(words[0])
        if words[-2] == "of" and (words[0] not in STATE_BODIES or words.count("of") > 1):
            found.add(words[-1])
    found.intersection_update(used)
    return sorted(found - surnames - STATE_BODIES)


def find_bodies(used: Table) -> dict[str, Body]:
    """Return, for every used form that is a body of a state, which body of which country."""
    places = places_by_stem(used)
    named = {form for form in used if used[form].is_place}
    found: dict[str, Body] = {}
    for form in sorted(used):
        body = _body_of(form, places, named)
        if body and not used[form].is_person:
            found[form] = body
    return found


def _body_of(form: str, places: Mapping[str, frozenset[str]], named: set[str]) -> Body | None:
    words = form.split()
    if not STATE_BODIES.intersection(words):
        return None
    rest: list[str] = []
    country: str | None = None
    at = 0
    while at < len(words):
        width, place = _place_at(words, at, places, named)
        if place:
            country = place
        elif words[at] not in _LEFT_OUT:
            rest.append(_SPELLINGS.get(words[at], words[at]))
        at += width
    if not rest or (country is None and len(rest) < 2):
        return None
    return Body(tuple(sorted(rest)), country)


def _place_at(
    words: list[str], at: int, places: Mapping[str, frozenset[str]], named: set[str]
) -> tuple[int, str | None]:
    for width in (3, 2, 1):
        part = " ".join(words[at : at + width])
        if len(words) - at < width:
            continue
        rows = [row for row in _rows(part) if row.entity_kind == "country"]
        if len({row.name for row in rows}) == 1:
            return width, normal_form(rows[0].name)
        if load_canonical().get(part, ("", ""))[1] == "country" or part in named:
            return width, part
    if words[at] in STATE_BODIES:
        return 1, None
    return 1, place_of(words[at], places)


def _rows(part: str) -> tuple[AliasRow, ...]:
    """Return the lexicon's rows for a part of a normal form, where acronyms stand small."""
    return alias_rows(part.upper() if part in {"us", "uk", "usa", "uae"} else part)


def join_state_bodies(used: Table, groups: Groups) -> None:
    """Join "Ostrane's Interior Ministry", "Ostranian Interior Ministry", "Interior Ministry of …".

    A body told without its country is that of the only country whose body there is. Only bodies of
    a state are joined: a York University is not the University of York.
    """
    bodies = find_bodies(used)
    seen: dict[Body, str] = {}
    for form, body in bodies.items():
        first = seen.setdefault(body, form)
        if first != form:
            groups.join(first, form, "rule: the same body of one state")
    countries = _countries(bodies)
    for form, body in bodies.items():
        known = countries.get(body.words, [])
        if body.country is None and len(known) == 1:
            first = seen[Body(body.words, known[0])]
            if used[form].documents <= _documents_on(known[0], body, bodies, used):
                groups.join(first, form, "rule: the only state with such a body")


def join_governments(used: Table, groups: Groups) -> None:
    """Put "the Zembalan Government" under the government's name in the lexicon."""
    for form, body in find_bodies(used).items():
        if body.words != ("government",) or not body.country:
            continue
        rows = [row for row in alias_rows(body.country) if row.kind == "metonym"]
        if len({row.name for row in rows}) == 1:
            groups.set_lexicon_name(form, rows[0].name, f"lexicon aliases: {rows[0].origin}")


def _documents_on(country: str, body: Body, bodies: Mapping[str, Body], used: Table) -> set[str]:
    """Return the Documents that name a country, or its body in full."""
    forms = [form for form, other in bodies.items() if other == Body(body.words, country)]
    governments = {row.name for row in alias_rows(country) if row.kind == "metonym"}
    for form in used:
        rows = alias_rows(form)
        if (
            form == country
            or any(row.name in governments for row in rows)
            or any(normal_form(row.name) == country for row in rows)
        ):
            forms.append(form)
    return {document for form in forms for document in used[form].documents}


def find_ambiguous(used: Table) -> list[str]:
    """Return the bodies told without a country where two countries have one."""
    bodies = find_bodies(used)
    countries = _countries(bodies)
    return [
        form
        for form, body in bodies.items()
        if body.country is None and len(countries.get(body.words, [])) > 1
    ]


def _countries(bodies: Mapping[str, Body]) -> dict[tuple[str, ...], list[str]]:
    found: dict[tuple[str, ...], list[str]] = {}
    for body in bodies.values():
        if body.country and body.country not in found.setdefault(body.words, []):
            found[body.words].append(body.country)
    return found
