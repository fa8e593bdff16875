"""Who is who across Documents: names that stand for one entity, and those that only look alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.linking.groups import Groups
from sayso.linking.joining import join_by_rules
from sayso.linking.names import (
    AliasRow,
    alias_rows,
    given_names,
    is_demonym,
    load_canonical,
    normal_form,
    place_of,
    places_by_stem,
    strip_titles,
)
from sayso.model import THIS_DOCUMENT, Attribution, Claim, Document, Entity, make_id

UNNAMED = frozenset({"unnamed", "none"})
"""Kinds of source that are not one entity from Document to Document: "a senior official"."""


@dataclass(slots=True)
class Used:
    """A normal form as the casebook uses it."""

    form: str
    surfaces: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    documents: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    speaks: bool = False

    @property
    def is_person(self) -> bool:
        """Tell whether it is a person: by every kind that it was given, or by its first name."""
        if self.kinds:
            return set(self.kinds) == {"person"}
        words = strip_titles(self.form).split()
        return 1 < len(words) < 4 and words[0] in given_names()


@dataclass(frozen=True, slots=True)
class Linker:
    """The entities, and the way from a name to them.

    `spoken` maps the normal form of a name to the entity that it is as a source; `meant` maps it to
    the ids of all entities that it can be as words in a claim (a place and its government).
    """

    entities: tuple[Entity, ...]
    names: tuple[tuple[str, str], ...]
    spoken: dict[str, str]
    meant: dict[str, tuple[str, ...]]
    by_id: dict[str, Entity]

    def keys_of(self, form: str) -> tuple[str, ...]:
        """Return the ids of all entities that a normal form can mean, in use here or not."""
        if form in self.meant:
            return self.meant[form]
        names = {row.name for row in alias_rows(form)}
        listed = load_canonical().get(form)
        if len(names) != 1 and not listed:
            return ()
        name = normal_form(names.pop() if len(names) == 1 else listed[0] if listed else "")
        return self.meant.get(name) or (make_id("entity", name), *_government_key(name))

    def source_entity(self, name: str) -> Entity | None:
        """Return the entity that speaks under a name, None where the name makes none."""
        found = self.spoken.get(normal_form(name))
        return self.by_id[found] if found else None


def link_entities(
    documents: Sequence[Document], attributions: Sequence[Attribution], claims: Sequence[Claim]
) -> Linker:
    """Join the names of a casebook into entities.

    Args:
        documents: whose publishers speak for themselves.
        attributions: their source names and chains.
        claims: their names.

    Returns:
        Entities sorted by name and id; names sorted.
    """
    used = _collect(documents, attributions, claims)
    groups = Groups(used)
    _join_by_lexicon(used, groups)
    join_by_rules(used, groups, [document.text for document in documents])
    linker = _build(used, groups)
    _add_adjectives(linker, claims)
    return linker


def _add_adjectives(linker: Linker, claims: Sequence[Claim]) -> None:
    """Let adjectives of places mean the place: names that the claims give in small letters."""
    for form in sorted(linker.meant):
        for row in alias_rows(form):
            if row.kind == "demonym":
                linker.meant[form] = (*linker.meant[form], *linker.keys_of(normal_form(row.name)))
    places = places_by_stem(linker.meant)
    for name in sorted({name for claim in claims for name in claim.names if name.islower()}):
        form = normal_form(name)
        if form and form not in linker.meant and not alias_rows(form):
            place = place_of(form, places)
            keys = linker.meant[place] if place else (make_id("adjective", form),)
            linker.meant[form] = keys


def _government_key(name: str) -> tuple[str, ...]:
    """Return the id of the government that a country's name can stand for, if any."""
    rows = [row for row in alias_rows(normal_form(name)) if row.kind == "metonym"]
    return tuple(make_id("entity", normal_form(row.name)) for row in rows[:1])


def _collect(
    documents: Sequence[Document], attributions: Sequence[Attribution], claims: Sequence[Claim]
) -> dict[str, Used]:
    by_id = {document.id: document for document in documents}
    used: dict[str, Used] = {}

    def add(name: str | None, document: str, kind: str | None, *, speaks: bool) -> None:
        form = normal_form(name) if name else ""
        if not name or not _is_name(name, form) or (not speaks and is_demonym(form)):
            return
        entry = used.setdefault(form, Used(form))
        entry.surfaces[" ".join(name.split())] += 1
        entry.documents.add(document)
        entry.speaks |= speaks
        if kind:
            entry.kinds[kind] += 1
        published = by_id[document].published if document in by_id else None
        if published and published[:4].isdigit():
            entry.years.add(int(published[:4]))

    for document in documents:
        add(document.publisher, document.id, "organisation", speaks=True)
    for attribution in attributions:
        kind = attribution.source_kind
        if kind not in UNNAMED:
            add(attribution.source_name, attribution.document, kind, speaks=True)
        for name in attribution.chain[:-1]:
            add(name, attribution.document, None, speaks=True)
    for claim in claims:
        for name in claim.names:
            add(name, claim.document, None, speaks=False)
    return used


def clean(surface: str) -> str:
    """Return a written form without a small article before it and a possessive ending."""
    return re.sub(r"^(?:the|an?) (?=\S)|['’]s?$", "", surface)


def _is_name(name: str, form: str) -> bool:
    """Tell whether words are a name: a capital or digit somewhere, and not "this document"."""
    return (
        bool(form)
        and not name.casefold().startswith(THIS_DOCUMENT)
        and bool(re.search(r"[A-Z\d]", name))
    )


def _join_by_lexicon(used: dict[str, Used], groups: Groups) -> None:
    canonical = load_canonical()
    for form in sorted(used):
        if form in canonical and not used[form].is_person:
            groups.set_lexicon_name(form, canonical[form][0], "lexicon aliases")
    for form in sorted(used):
        rows = [row for row in rows_for(used[form]) if row.kind in {"alias", "acronym"}]
        targets = {row.name for row in rows}
        if len(targets) == 1:
            groups.set_lexicon_name(form, rows[0].name, f"lexicon aliases: {rows[0].origin}")


def rows_for(entry: Used) -> tuple[AliasRow, ...]:
    """Return the lexicon's rows that fit a name where it is used: not a person's, valid then."""
    if entry.is_person:
        return ()
    years = tuple(sorted(entry.years))
    return tuple(row for row in alias_rows(entry.form) if row.holds_in(years))


def _governments(used: dict[str, Used], groups: Groups) -> dict[str, AliasRow]:
    """Return, for every name that a place and its government share, the row that says so.

    An alias of a country ("Britain") has its government through the country's own name.
    """
    found: dict[str, AliasRow] = {}
    for form, entry in used.items():
        name = groups.lexicon_name(form)
        full = Used(normal_form(name), years=entry.years) if name else entry
        rows = [row for u in (entry, full) for row in rows_for(u) if row.kind == "metonym"]
        if rows and not entry.is_person and len({row.name for row in rows}) == 1:
            found[form] = rows[0]
    return found


def _build(used: dict[str, Used], groups: Groups) -> Linker:
    governments = _governments(used, groups)
    entities: dict[str, Entity] = {}
    spoken: dict[str, str] = {}
    meant: dict[str, tuple[str, ...]] = {}
    for members in groups.all():
        entity = _plain_entity([used[form] for form in members], groups)
        entities[entity.id] = entity
        for form in members:
            spoken[form] = entity.id
            meant[form] = (entity.id,)
    speaking: dict[str, list[str]] = {}
    for form, row in governments.items():
        if used[form].speaks:
            speaking.setdefault(row.name, []).append(form)
        key = make_id("entity", normal_form(row.name))
        meant[form] = (*meant[form], key)
    for name, forms in sorted(speaking.items()):
        entity = _government_entity(name, [used[form] for form in forms], governments, entities)
        entities[entity.id] = entity
        spoken.update(dict.fromkeys(forms, entity.id))
    names = sorted(
        (surface, spoken[form]) for form, entry in used.items() for surface in entry.surfaces
    )
    ordered = tuple(sorted(entities.values(), key=lambda entity: (entity.name, entity.id)))
    return Linker(ordered, tuple(names), spoken, meant, entities)


def _plain_entity(members: list[Used], groups: Groups) -> Entity:
    surfaces: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for entry in members:
        surfaces.update(entry.surfaces)
        kinds.update(entry.kinds)
    lexicon_name = groups.lexicon_name(members[0].form)
    name = lexicon_name or fullest(surfaces)
    listed = load_canonical().get(normal_form(name)) if lexicon_name else None
    kind = listed[1] if listed else min(kinds, key=lambda k: (-kinds[k], k), default="name")
    origins = groups.origins(members[0].form)
    parts = ("person",) if kind == "person" else ()
    return Entity(
        make_id("entity", *parts, normal_form(name)),
        name,
        kind,
        tuple(sorted({clean(surface) for surface in surfaces} - {name})),
        "; ".join(origins) or "as written",
    )


def _government_entity(
    name: str, members: list[Used], rows: dict[str, AliasRow], entities: dict[str, Entity]
) -> Entity:
    surfaces = {clean(surface) for entry in members for surface in entry.surfaces}
    origins = sorted({f"lexicon aliases: {rows[entry.form].origin}" for entry in members})
    key = make_id("entity", normal_form(name))
    if key in entities:
        surfaces |= {entities[key].name, *entities[key].aliases}
    aliases = tuple(sorted(surfaces - {name}))
    kind = rows[members[0].form].entity_kind
    return Entity(key, name, kind, aliases, "; ".join(origins), "metonym")


def fullest(surfaces: Counter[str]) -> str:
    """Return the fullest of several written forms: most words without titles, then without any."""
    counts: Counter[str] = Counter()
    for surface in surfaces:
        counts[clean(surface)] += surfaces[surface]

    def rank(surface: str) -> tuple[int, bool, int, int, str]:
        form = normal_form(surface)
        bare = strip_titles(form)
        return -len(bare.split()), bare != form, -counts[surface], -len(surface), surface

    return min(counts, key=rank)
