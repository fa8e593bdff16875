"""Names as they are compared: one form for the many ways in which a name is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from sayso.lexicons import given_name_genders, load_lexicon
from sayso.model import normal_form as normal_form  # noqa: PLC0414 - asked for here too

_TITLES_LIST = (
    "mr mrs ms miss dr prof professor sir dame lord lady president vice deputy acting former "
    "ex-president prime minister premier chancellor secretary senator sen rep representative "
    "congressman congresswoman governor gov mayor king queen prince princess emir sheikh shaikh "
    "sultan ayatollah imam pope cardinal archbishop bishop father rev reverend rabbi judge justice "
    "general gen colonel col major maj captain capt lieutenant lt sergeant sgt corporal private "
    "admiral adm commander commodore brigadier marshal navy army police chief inspector officer "
    "detective constable superintendent ambassador envoy spokesman spokeswoman spokesperson "
    "chairman chairwoman chair director foreign defence defense interior finance treasurer "
    "attorney farmer analyst economist hon then elect designate incoming outgoing"
)
TITLES = frozenset(_TITLES_LIST.split())
"""Words before a person's name that are no part of it. Own list."""

MIN_PLACE = 5
"""Letters of a place whose adjective is told by its ending. Own choice."""


@dataclass(frozen=True, slots=True)
class AliasRow:
    """One row of the lexicon of aliases; `kind` is alias, metonym, acronym or demonym."""

    name: str
    alias: str
    kind: str
    entity_kind: str
    first_year: int | None
    last_year: int | None
    origin: str

    def holds_in(self, years: tuple[int, ...]) -> bool:
        """Tell whether it was valid in any of the years; with no year known, it is taken to be."""
        if not years:
            return True
        low = self.first_year if self.first_year is not None else 0
        high = self.last_year if self.last_year is not None else 9999
        return any(low <= year <= high for year in years)


def strip_titles(form: str) -> str:
    """Return a normal form of two or more words without the titles before it."""
    words = form.split()
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    return " ".join(words)


@cache
def load_aliases() -> dict[str, tuple[AliasRow, ...]]:
    """Return the lexicon's rows by the normal form of their alias."""
    found: dict[str, list[AliasRow]] = {}
    for row in load_lexicon("aliases"):
        entry = AliasRow(
            row["name"],
            row["alias"],
            row["kind"],
            row["entity_kind"],
            int(row["valid_from"]) if row["valid_from"] else None,
            int(row["valid_to"]) if row["valid_to"] else None,
            row["origin"],
        )
        found.setdefault(normal_form(entry.alias), []).append(entry)
    return {form: tuple(rows) for form, rows in found.items()}


@cache
def load_canonical() -> dict[str, tuple[str, str]]:
    """Return the name and kind of every entity of the lexicon by its name's normal form."""
    found: dict[str, tuple[str, str]] = {}
    for rows in load_aliases().values():
        for row in rows:
            kind = "country" if row.kind == "demonym" else row.entity_kind
            found.setdefault(normal_form(row.name), (row.name, kind))
            if row.kind == "metonym" and row.name.startswith("Government of "):
                place = re.sub(r"^Government of (the )?", "", row.name)
                found.setdefault(normal_form(place), (place, "country"))
    return found


def alias_rows(form: str) -> tuple[AliasRow, ...]:
    """Return the lexicon's rows for a normal form; a people's name may stand in the plural."""
    table = load_aliases()
    plural = table.get(form.removesuffix("s"), ())
    return table.get(form) or tuple(row for row in plural if row.kind == "demonym")


def places_by_stem(forms: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return the names of one word that can be places, by what stands before their adjective's end.

    Args:
        forms: normal forms of names; those of several words or few letters are left out.
    """
    found: dict[str, set[str]] = {}
    for form in forms:
        if " " not in form and len(form) >= MIN_PLACE:
            for stem in (form, form[:-1]):
                found.setdefault(stem, set()).add(form)
    return {stem: frozenset(places) for stem, places in found.items()}


def place_of(adjective: str, places: Mapping[str, frozenset[str]]) -> str | None:
    """Return the only place whose adjective a word can be, by its ending.

    Example:
        >>> place_of("zembalian", places_by_stem(["zembala", "dorn"]))
        'zembala'
    """
    stems = {adjective.removesuffix(end) for end in ("ian", "ean", "an", "n", "ese", "ish", "i")}
    stems.discard(adjective)
    found = {place for stem in stems for place in places.get(stem, ())}
    return found.pop() if len(found) == 1 else None


def is_demonym(form: str) -> bool:
    """Tell whether a normal form is a country's adjective or the name of its people."""
    return any(row.kind == "demonym" for row in alias_rows(form))


@cache
def given_names() -> frozenset[str]:
    """Return the normal forms of given names."""
    return frozenset(map(normal_form, given_name_genders()))


@cache
def gender_of(first: str) -> str | None:
    """Return the gender that a first name is given to; None for either, or where none knows."""
    return _genders().get(first)


@cache
def _genders() -> dict[str, str]:
    told = given_name_genders().items()
    return {normal_form(name): gender for name, gender in told if gender != "either"}


@cache
def short_names() -> dict[str, frozenset[str]]:
    """Return, for every short first name, the full ones that it can stand for."""
    found: dict[str, set[str]] = {}
    for row in load_lexicon("short_names"):
        found.setdefault(row["short"], set()).add(row["full"])
    return {short: frozenset(full) for short, full in found.items()}


def initials_of(full: str) -> str:
    """Return the initials of a name's capitalised words.

    Example:
        >>> initials_of("Board for Works and Roads")
        'BWR'
    """
    return "".join(word[0] for word in re.findall(r"\w[\w'’]*", full) if word[0].isupper())
