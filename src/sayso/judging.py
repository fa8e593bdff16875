"""Who is who, and what a person decides about it: recorded, revoked, and linked anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.errors import InputError, NoSuchThing

if TYPE_CHECKING:
    from sayso.casebook import Casebook, CasebookWriter
    from sayso.model import Entity, Judgement, JudgementKind
    from sayso.views.entities import Entities, EntityDetail, JudgementRow


class Judging:
    """The part of a Book that asks and decides who is who.

    Attributes:
        folder: the casebook's folder.
    """

    folder: Path
    _casebook: Casebook

    def entities(self, *, in_doubt: bool = False) -> Entities:
        """Return who is who, and which entities may be one though they were not joined.

        Args:
            in_doubt: leave out entities that are in no candidate.
        """
        from sayso.views.entities import list_entities

        with self._casebook.reading():
            return list_entities(self._casebook, in_doubt=in_doubt)

    def entity(self, name: str) -> EntityDetail:
        """Return one entity: its names, what joined them, its roles by date, and what is in doubt.

        Args:
            name: of the entity, an alias, or whole words of either; capitals do not count.

        Raises:
            InputError: the name could mean several; the message names them.
            NoSuchThing: no entity has it; the message names the nearest.
        """
        from sayso.views.entities import find_entity

        with self._casebook.reading():
            return find_entity(self._casebook, name)

    def judgements(self) -> tuple[JudgementRow, ...]:
        """Return what people decided about names, in order; the revoked judgements too."""
        from sayso.views.entities import list_judgements

        with self._casebook.reading():
            return list_judgements(self._casebook)

    def merge(self, name: str, *others: str, **told: Any) -> tuple[Judgement, ...]:
        """Decide that names are one, shown under the first; links are made anew.

        A judgement holds against every rule, for files that are read later too, until `undo`.

        Args:
            name: of an entity, an alias, or whole words of either; that of a source that is bound
                to its Document ("the Ministry") must be whole.
            others: the same; each makes a judgement.
            told: `by` (who decides) and `note` (why), both text; `is_linked=False` leaves the
                linking to the next run, for many judgements at once.

        Returns:
            The judgements, in the order of `others`.

        Raises:
            InputError: a name could mean several, or a judgement says the opposite; nothing is
                recorded then.
            NoSuchThing: nothing is called so.
            CasebookBusy: another process is writing to the casebook.
        """
        return judge(self.folder, "merge", (name, *others), **told)

    def split(self, name: str, *forms: str, **told: Any) -> tuple[Judgement, ...]:
        """Decide that forms are not names of an entity; each then stands alone.

        Args:
            name: of the entity.
            forms: names that it has now.
            told: as for `merge`.

        Raises:
            InputError: a form is no name of the entity, or a judgement says the opposite.
            NoSuchThing: nothing is called so.
            CasebookBusy: another process is writing to the casebook.
        """
        return judge(self.folder, "split", (name, *forms), **told)

    def reject(self, name: str, *others: str, **told: Any) -> tuple[Judgement, ...]:
        """Decide that entities are not the same: no rule joins them, no list proposes it.

        Args:
            name: of an entity.
            others: names of others.
            told: as for `merge`.

        Raises:
            InputError: they are one now, or a judgement says the opposite.
            NoSuchThing: nothing is called so.
            CasebookBusy: another process is writing to the casebook.
        """
        return judge(self.folder, "reject", (name, *others), **told)

    def undo(self, key: str | int, *, is_linked: bool = True) -> Judgement:
        """Revoke a judgement; it stays on record, and links are made anew.

        Args:
            key: its number among `judgements()`, from 1, or its id or enough of its beginning.
            is_linked: False leaves the linking to the next run.

        Raises:
            InputError: it is revoked already.
            NoSuchThing: there is none.
            CasebookBusy: another process is writing to the casebook.
        """
        return undo(self.folder, key, is_linked=is_linked)


def judge(
    folder: Path,
    kind: JudgementKind,
    names: Sequence[str],
    *,
    by: str | None = None,
    note: str | None = None,
    is_linked: bool = True,
) -> tuple[Judgement, ...]:
    """Record that names are one, or are not.

    Args:
        folder: the casebook's.
        kind: what is decided.
        names: of entities, aliases, or whole words of either, at least two; the first makes a
            judgement with each of the others.
        by: who decides.
        note: why.
        is_linked: whether to link the casebook at once; otherwise the next run does.

    Returns:
        The judgements made, in order.

    Raises:
        InputError: a name could mean several, or a judgement cannot stand beside others. None is
            recorded then.
        NoSuchThing: nothing is called so.
        CasebookBusy: another process is writing to the casebook.
    """
    from sayso.casebook import Casebook
    from sayso.casebook.judgements import check_judgement, make_judgement

    # an argument on the command line can be any bytes
    by, note = (
        words.encode("utf-8", "replace").decode("utf-8") if words else None for words in (by, note)
    )
    with Casebook.write(Casebook.open(folder).folder) as book:
        before = list(book.judgements())
        made: list[Judgement] = []
        for other in names[1:]:
            pair = find_pair(book, kind, names[0], other)
            new = make_judgement(kind, *pair, made=_now(), by=by, note=note)
            check_judgement([*before, *made], new)
            made.append(new)
        _keep(book, [*before, *made], is_linked=is_linked)
    return tuple(made)


def undo(folder: Path, key: str | int, *, is_linked: bool = True) -> Judgement:
    """Revoke a judgement; it stays on record.

    Args:
        folder: the casebook's.
        key: its number among all judgements, from 1, or its id or enough of its beginning.
        is_linked: whether to link the casebook at once; otherwise the next run does.

    Returns:
        The judgement as it is now.

    Raises:
        InputError: it is revoked already, or several ids begin so.
        NoSuchThing: there is none.
        CasebookBusy: another process is writing to the casebook.
    """
    from sayso.casebook import Casebook
    from sayso.views.choose import choose_by_key, place_of_number

    with Casebook.write(Casebook.open(folder).folder) as book:
        every = list(book.judgements())
        place = place_of_number("judgement", key, len(every))
        if place is None:
            ids = [judgement.id for judgement in every]
            place = ids.index(choose_by_key("judgement", str(key), ids))
        old = every[place]
        if old.revoked is not None:
            words = f"judgement {place + 1} was revoked already, on {old.revoked[:10]}"
            raise InputError(words, subject=str(key))
        every[place] = replace(old, revoked=_now())
        _keep(book, every, is_linked=is_linked)
        return every[place]


def find_pair(book: Casebook, kind: JudgementKind, name: str, other: str) -> tuple[str, str]:
    """Return two names as a judgement keeps them: as they stand in the casebook.

    Raises:
        InputError: one could mean several; or they are one where they must be two, or two where
            they must be one.
        NoSuchThing: nothing is called so.
    """
    from sayso.casebook.judgements import check_judgement, make_judgement
    from sayso.views.entities import choose_entity

    entities = {entity.id: entity for entity in book.entities()}
    rows = book.query(
        "SELECT DISTINCT source_name FROM attributions WHERE source_name IS NOT NULL"
        " AND source_kind NOT IN ('unnamed', 'none')"
    )
    sources = sorted(str(row[0]) for row in rows)

    def found(words: str) -> tuple[str | None, str]:
        """Return an entity's id, None for a source bound to its Document, and the name to keep."""
        try:
            key = choose_entity(entities, words)
        except NoSuchThing:
            alike = [one for one in sources if one.casefold() == words.strip().casefold()]
            if kind != "merge" or not alike:
                raise
            return None, alike[0]
        names = (entities[key].name, *entities[key].aliases)
        return key, next((n for n in names if n.casefold() == words.strip().casefold()), names[0])

    (a, first), (b, second) = found(name), found(other)
    if kind == "split":
        key, second = _form_of(entities, a, other) or (b, second)
        if a not in (key, b):
            words = f"{second!r} is no name of {first!r} now: there is nothing to split"
            raise InputError(words, subject=other)
    elif a is not None and a == b:
        check_judgement(book.judgements(), make_judgement(kind, first, second, made=""))
        advice = "use `sayso split` to take a name out" if kind == "reject" else "nothing to do"
        raise InputError(f"{name!r} and {other!r} are one already: {advice}", subject=other)
    return first, second


def _form_of(entities: Mapping[str, Entity], key: str | None, words: str) -> tuple[str, str] | None:
    """Return an entity's own alias of just these words, which may be another entity's name too."""
    if key is None:
        return None
    folded = words.strip().casefold()
    names = (entities[key].name, *entities[key].aliases)
    return next(((key, name) for name in names if name.casefold() == folded), None)


def _keep(book: CasebookWriter, judgements: Sequence[Judgement], *, is_linked: bool) -> None:
    from sayso.run import link_all

    book.apply_judgements(judgements)
    if is_linked:
        link_all(book, lambda _stage, _done, _total: None)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
