"""Find the one thing that a user's words mean, or say which it could be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sayso.errors import InputError, NoSuchThing

SHOWN = 5
"""Candidates that a message names."""

LISTED = {
    "source": "'sayso who' lists all",
    "entity": "'sayso entities' lists all",
    "document": "'sayso documents' lists all",
    "point": "'sayso points' lists all",
    "judgement": "'sayso judgements' lists all",
}
"""What to do where nothing is called so, by the kind of thing."""

CLOSE_ENOUGH = 60.0
"""Similarity, of 100, from which a name is worth suggesting."""


def choose_by_key(what: str, key: str, ids: Iterable[str]) -> str:
    """Return the id that begins with what the user gave.

    Args:
        what: the kind of thing, for the message.
        key: an id, or enough of its beginning.
        ids: all there are.

    Raises:
        InputError: several begin so.
        NoSuchThing: none does.
    """
    found = sorted(one for one in ids if one.startswith(key.lower())) if key else []
    if len(found) == 1:
        return found[0]
    if found:
        raise InputError(
            f"{len(found)} {what}s begin with {key!r} ({some_of(found)}); give more of the id",
            subject=key,
        )
    raise NoSuchThing(f"no {what} {key!r} in this casebook; {LISTED[what]}", subject=key)


def place_of_number(what: str, key: str | int, count: int) -> int | None:
    """Return the place, from 0, that a number from 1 means in a list; None for what is no number.

    Digits that are too large for the list can still be the beginning of an id, a number cannot.

    Args:
        what: the kind of thing, for the message.
        key: a number, or what the user typed.
        count: how many there are in the list.

    Raises:
        NoSuchThing: it is a number, and beyond the list.
    """
    number = int(key) if str(key).isdecimal() else 0
    if 1 <= number <= count:
        return number - 1
    if isinstance(key, int):
        raise NoSuchThing(f"no {what} number {key}: this casebook has {count}", subject=str(key))
    return None


def choose_by_name(what: str, name: str, names: Mapping[str, Iterable[str]]) -> str:
    """Return the key of the thing that a name, an alias or a part of one means.

    A whole name wins over a part; capitals do not count.

    Args:
        what: the kind of thing, for the message.
        name: as the user typed it.
        names: the names of each thing, by its key; the first is the one to show.

    Raises:
        InputError: it could be several; the message names them.
        NoSuchThing: it is none; the message names those that look like it.
    """
    folded = name.casefold().strip()
    every = {key: [n.casefold() for n in known] for key, known in names.items()}
    whole = [key for key, known in every.items() if folded in known]
    parts = [key for key, known in every.items() if any(_is_part(folded, n) for n in known)]
    found = sorted(whole or parts) if folded else []
    if len(found) == 1:
        return found[0]
    shown = {key: next(iter(known)) for key, known in names.items()}
    if found:
        candidates = some_of([shown[key] for key in found])
        raise InputError(f"{name!r} could be {candidates}; give more of the name", subject=name)
    raise NoSuchThing(_not_found(what, name, names, shown), subject=name)


def _is_part(folded: str, name: str) -> bool:
    return f" {folded} " in f" {name} "


def _not_found(
    what: str, name: str, names: Mapping[str, Iterable[str]], shown: Mapping[str, str]
) -> str:
    close = _close_to(name, {n: shown[key] for key, known in names.items() for n in known})
    advice = f"did you mean {some_of(close)}?" if close else LISTED[what]
    return f"no {what} {name!r} in this casebook; {advice}"


def _close_to(name: str, known: Mapping[str, str]) -> list[str]:
    from rapidfuzz import fuzz, process, utils

    scored = process.extract(
        name, sorted(known), scorer=fuzz.WRatio, processor=utils.default_process, limit=SHOWN * 2
    )
    found = [known[candidate] for candidate, score, _ in scored if score >= CLOSE_ENOUGH]
    return list(dict.fromkeys(found))


def some_of(names: list[str]) -> str:
    """Return the first SHOWN of some names in a line, with a count of those left out."""
    shown = ", ".join(names[:SHOWN])
    return f"{shown} and {len(names) - SHOWN} more" if len(names) > SHOWN else shown
