"""What people decided about names: kept apart from what rules find, and checked against itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sayso.casebook.rows import Row
from sayso.errors import InputError
from sayso.model import Judgement, JudgementKind, make_id, normal_form

if TYPE_CHECKING:
    from sayso.casebook.store import Casebook

JUDGEMENT_COLUMNS = ("id", "kind", "name", "other", "made", "made_by", "note", "revoked")


def load_judgements(book: Casebook) -> tuple[Judgement, ...]:
    """Return all Judgements in the order in which they were made."""
    columns = ", ".join(JUDGEMENT_COLUMNS)
    rows = book.query(f"SELECT {columns} FROM judgements ORDER BY seq")
    return tuple(Judgement(*row) for row in rows)


def judgement_rows(judgements: Sequence[Judgement]) -> list[Row]:
    """Return the rows of Judgements, their number from 1 first."""
    return [
        (seq, j.id, j.kind, j.name, j.other, j.made, j.by, j.note, j.revoked)
        for seq, j in enumerate(judgements, 1)
    ]


def make_judgement(
    kind: JudgementKind,
    name: str,
    other: str,
    *,
    made: str,
    by: str | None = None,
    note: str | None = None,
) -> Judgement:
    """Return a Judgement that holds; the same words at the same time have the same id."""
    key = make_id("judgement", kind, name, other, made)
    return Judgement(key, kind, name, other, made, by, note)


def holding(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return those that are not revoked."""
    return [judgement for judgement in judgements if judgement.revoked is None]


def find_conflict(judgements: Sequence[Judgement]) -> tuple[Judgement, Judgement] | None:
    """Return a Judgement that parts two names, and the merge that makes them one.

    Args:
        judgements: in the order in which they were made; revoked ones do not count.

    Returns:
        None where all can hold together. Names are one if a chain of merges leads from the one to
        the other; what differs between spellings, as capitals, does not count.
    """
    held = holding(judgements)
    parting = [judgement for judgement in held if judgement.kind != "merge"]
    one = _Classes()
    for merge in held:
        if merge.kind == "merge":
            one.join(merge.name, merge.other)
            for judgement in parting:
                if one.root(judgement.name) == one.root(judgement.other):
                    return judgement, merge
    return None


def check_judgement(judgements: Sequence[Judgement], new: Judgement) -> None:
    """Raise where a new Judgement cannot stand beside those that hold.

    Raises:
        InputError: it is there already, or says the opposite of others; the message says which to
            undo.
    """
    pair = {normal_form(new.name), normal_form(new.other)}
    if len(pair) == 1:
        words = f"{new.name!r} and {new.other!r} are one name: give two"
        raise InputError(words, subject=new.name)
    for number, old in enumerate(judgements, 1):
        if old.revoked or {normal_form(old.name), normal_form(old.other)} != pair:
            continue
        if (old.kind == "merge") == (new.kind == "merge"):
            words = f"judgement {number} says so already: {old.words}"
            raise InputError(words, subject=new.name)
    found = find_conflict([*judgements, new])
    if found is None:
        return
    against = found[0] if new.kind == "merge" else found[1]
    number = list(judgements).index(against) + 1
    raise InputError(
        f"cannot {new.kind} {new.name!r} and {new.other!r}: judgement {number} says the opposite "
        f"({against.words}); undo it first with `sayso undo {number}`",
        subject=new.name,
    )


class _Classes:
    """Names, each in one class."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def root(self, name: str) -> str:
        name = normal_form(name)
        while name in self._above:
            name = self._above[name]
        return name

    def join(self, a: str, b: str) -> None:
        low, high = sorted((self.root(a), self.root(b)))
        if low != high:
            self._above[high] = low
