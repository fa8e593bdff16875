"""Names of a casebook joined into entities, and the way from a name to them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.linking.entities.bodies import find_ambiguous, find_places, join_governments
from sayso.linking.entities.groups import Groups
from sayso.linking.entities.joining import join_by_rules
from sayso.linking.entities.judged import join_judged, judged_forms, keep_apart
from sayso.linking.entities.kinds import bare_name, is_common, is_full_name, kind_of
from sayso.linking.entities.used import Used, collect
from sayso.linking.names import (
    AliasRow,
    alias_rows,
    load_canonical,
    normal_form,
    place_of,
    places_by_stem,
    strip_titles,
)
from sayso.model import (
    Attribution,
    Candidate,
    CandidateKind,
    Claim,
    Document,
    Entity,
    Judgement,
    make_id,
)


@dataclass(frozen=True, slots=True)
class Linker:
    """The entities, and the way from a name to them.

    `spoken` maps the normal form of a name to the entity that it is as a source; `meant` maps it to
    the ids of all entities that it can be as words in a claim (a place and its government).
    `candidates` are entities that may be one and were not joined, sorted.
    """

    entities: tuple[Entity, ...]
    names: tuple[tuple[str, str], ...]
    spoken: dict[str, str]
    meant: dict[str, tuple[str, ...]]
    by_id: dict[str, Entity]
    candidates: tuple[Candidate, ...] = ()

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
    documents: Sequence[Document],
    attributions: Sequence[Attribution],
    claims: Sequence[Claim],
    judgements: Sequence[Judgement] = (),
) -> Linker:
    """Join the names of a casebook into entities.

    Args:
        documents: whose publishers speak for themselves.
        attributions: their source names and chains.
        claims: their names.
        judgements: what people decided about names, in the order in which they did; it overrules
            lexicon and rules. Revoked ones do not count.

    Returns:
        Entities sorted by name and id; names sorted.
    """
    held = [judgement for judgement in judgements if judgement.revoked is None]
    judged = judged_forms(held)
    used = collect(documents, attributions, claims, judged)
    for form in find_places(used):
        used[form].is_place = True
    for form in find_ambiguous(used):
        if form not in judged:
            del used[form]
    groups = Groups(used)
    keep_apart(held, groups)
    join_by_lexicon(used, groups)
    join_governments(used, groups)
    join_by_rules(used, groups, [document.text for document in documents])
    join_judged(held, groups, used)
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
        is_new = form and form not in linker.meant and not alias_rows(form)
        if is_new and not is_common(form, (name,), None):
            place = place_of(form, places)
            keys = linker.meant[place] if place else (make_id("adjective", form),)
            linker.meant[form] = keys


def _government_key(name: str) -> tuple[str, ...]:
    """Return the id of the government that a country's name can stand for, if any."""
    rows = [row for row in alias_rows(normal_form(name)) if row.kind == "metonym"]
    return tuple(make_id("entity", normal_form(row.name)) for row in rows[:1])


def clean(surface: str) -> str:
    """Return a written form without a small article before it and a possessive ending."""
    return re.sub(r"^(?:the|an?) (?=\S)|['’]s?$", "", surface)


def join_by_lexicon(used: dict[str, Used], groups: Groups) -> None:
    """Put names under the lexicon's name for them, where it has one and they are no person's."""
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
        if not rows or entry.is_person or len({row.name for row in rows}) > 1:
            continue
        if not groups.is_secluded(form) and not groups.are_apart(form, normal_form(rows[0].name)):
            found[form] = rows[0]
    return found


def _build(used: dict[str, Used], groups: Groups) -> Linker:
    governments = _governments(used, groups)
    entities: dict[str, Entity] = {}
    spoken: dict[str, str] = {}
    meant: dict[str, tuple[str, ...]] = {}
    for members in groups.all():
        entity = _plain_entity([used[form] for form in members], groups)
        if entity.id in entities:  # a person holds two for apart that the lexicon gives one name
            entity = replace(entity, id=make_id("entity", "apart", members[0]))
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
    candidates = _candidates(groups, meant, spoken, entities)
    return Linker(ordered, tuple(names), spoken, meant, entities, candidates)


def _candidates(
    groups: Groups,
    meant: dict[str, tuple[str, ...]],
    spoken: dict[str, str],
    entities: dict[str, Entity],
) -> tuple[Candidate, ...]:
    """Return which entities may be one: by what rules suggest, and places with their government."""
    found: dict[tuple[str, str, CandidateKind], Candidate] = {}

    def add(a: str, b: str, kind: CandidateKind, words: str) -> None:
        low, high = sorted((a, b))
        if low != high:
            found.setdefault((low, high, kind), Candidate(low, high, kind, words))

    for one in groups.likenesses():
        add(meant[one.a][0], meant[one.b][0], one.kind, one.words)
    for form, key in sorted(spoken.items()):
        place = meant[form][0]
        if key != place and place in entities:
            name = entities[place].name
            words = f"“{name}” can be meant as such; where it speaks, {entities[key].name} is taken"
            add(place, key, "reading", words)
    return tuple(sorted(found.values(), key=lambda c: (c.a, c.b, c.kind)))


def _plain_entity(members: list[Used], groups: Groups) -> Entity:
    surfaces: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for entry in members:
        surfaces.update(entry.surfaces)
        kinds.update(entry.kinds)
    lexicon_name = groups.lexicon_name(members[0].form)
    is_person = all(entry.is_person for entry in members)
    shown = groups.shown_name(members[0].form)
    name = shown or lexicon_name or fullest(surfaces, is_person=is_person)
    listed = load_canonical().get(normal_form(name)) if lexicon_name else None
    kind = listed[1] if listed else _kind_of(members, kinds)
    origins = groups.origins(members[0].form)
    parts = ("person",) if kind == "person" else ()
    return Entity(
        make_id("entity", *parts, normal_form(name)),
        name,
        kind,
        tuple(sorted({clean(surface) for surface in surfaces} - {name})),
        "; ".join(origins) or "as written",
    )


def _kind_of(members: list[Used], kinds: Counter[str]) -> str:
    if any(entry.is_place for entry in members):
        return "place"
    full = max((entry.form for entry in members), key=lambda form: (len(form.split()), form))
    return kind_of(full, kinds) or "name"


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


def fullest(surfaces: Counter[str], *, is_person: bool = False) -> str:
    """Return the fullest of several written forms: most words without titles, then without any.

    A person's begins with a first name, where any does.
    """
    counts: Counter[str] = Counter()
    for surface in surfaces:
        counts[clean(surface)] += surfaces[surface]

    def rank(surface: str) -> tuple[bool, int, bool, bool, int, int, str]:
        form = normal_form(surface)
        bare = strip_titles(bare_name(form) if is_person else form)
        extra = bare != form, surface[0].islower()
        is_prefixed = is_person and not is_full_name(bare)
        return is_prefixed, -len(bare.split()), *extra, -counts[surface], -len(surface), surface

    return min(counts, key=rank)
