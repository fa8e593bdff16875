"""Who is who: the entities of a casebook, what joined their names, and what may be one yet."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sayso.model import Candidate, CandidateKind, Entity, Judgement, JudgementKind
from sayso.views.choose import choose_by_name
from sayso.views.lookup import Lookup
from sayso.views.rows import Count, counted

if TYPE_CHECKING:
    from sayso.casebook import Casebook

Standing = Literal["holds", "held", "will hold", "held then"]
"""Whether someone has a role where it is told: "minister", "former minister", "minister-designate",
"then minister" (at the time that is told of)."""

_STANDINGS: tuple[tuple[Standing, re.Pattern[str]], ...] = (
    ("held then", re.compile(r"\bthen\b|\bat th(?:e|at) time\b", re.IGNORECASE)),
    (
        "held",
        re.compile(
            r"\b(?:former(?:ly)?|ex|erstwhile|one-?time|past|late|retired|ousted|deposed|emeritus"
            r"|emerita)\b",
            re.IGNORECASE,
        ),
    ),
    ("will hold", re.compile(r"\b(?:elect|designate|incoming|nominee|future)\b", re.IGNORECASE)),
)
"""Words that say so, the first that fits. Own list."""

_AMONG = "IN (SELECT unnest(?::VARCHAR[]))"


@dataclass(frozen=True, slots=True)
class EntityRow:
    """An entity with its names; `origin` says what joined them.

    `reading` is `metonym` where a place speaks for its government. `documents` counts those in
    which it speaks, `attributions` what it says there.
    """

    id: str
    name: str
    kind: str
    reading: Literal["plain", "metonym"]
    aliases: tuple[str, ...]
    origin: str
    documents: int
    attributions: int


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """Two entities that may be one; they count as two until somebody merges them."""

    a: str
    b: str
    a_name: str
    b_name: str
    kind: CandidateKind
    words: str


@dataclass(frozen=True, slots=True)
class RoleRow:
    """What someone is called where he speaks, and in documents of which dates.

    `first` and `last` are dates of publication, None where all are undated.
    """

    role: str
    standing: Standing
    first: str | None
    last: str | None
    documents: int


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """What a person decided about two names.

    `number` counts all that were made, from 1. `in_use` is False where a name stands in no
    document now: the judgement waits for one.
    """

    number: int
    id: str
    kind: JudgementKind
    name: str
    other: str
    words: str
    made: str
    by: str | None
    note: str | None
    revoked: str | None
    in_use: bool


@dataclass(frozen=True, slots=True)
class Entities:
    """All entities by name, and those that may be one: in doubt, or two readings of a name."""

    entities: tuple[EntityRow, ...]
    candidates: tuple[CandidateRow, ...]


@dataclass(frozen=True, slots=True)
class EntityDetail:
    """One entity with all that is known of its names.

    `written` counts how it is named as a source, `roles` are in order of their first date,
    `judgements` those on any of its names, revoked ones too.
    """

    entity: EntityRow
    written: tuple[Count, ...]
    roles: tuple[RoleRow, ...]
    candidates: tuple[CandidateRow, ...]
    judgements: tuple[JudgementRow, ...]


def list_entities(casebook: Casebook, *, in_doubt: bool = False) -> Entities:
    """Return who is who.

    Args:
        casebook: where to look.
        in_doubt: leave out entities that are in no candidate.
    """
    lookup = Lookup(casebook)
    candidates = _candidates(casebook, lookup)
    wanted = {key for one in candidates for key in (one.a, one.b)} if in_doubt else None
    rows = [row for row in _rows(lookup) if wanted is None or row.id in wanted]
    return Entities(tuple(rows), candidates)


def find_entity(casebook: Casebook, name: str) -> EntityDetail:
    """Return one entity.

    Args:
        casebook: where to look.
        name: of the entity, an alias, or whole words of either; capitals do not count.

    Raises:
        InputError: the name could mean several.
        NoSuchThing: no entity has it.
    """
    lookup = Lookup(casebook)
    key = choose_entity(lookup.entities, name)
    row = next(row for row in _rows(lookup) if row.id == key)
    names = sorted(name for name, entity in casebook.entity_names() if entity == key)
    candidates = [c for c in _candidates(casebook, lookup) if key in (c.a, c.b)]
    own = {name.casefold() for name in (row.name, *row.aliases)}
    judgements = [
        judgement
        for judgement in list_judgements(casebook)
        if own & {judgement.name.casefold(), judgement.other.casefold()}
    ]
    return EntityDetail(
        row,
        _written(casebook, names),
        _roles(lookup, names),
        tuple(candidates),
        tuple(judgements),
    )


def choose_entity(entities: Mapping[str, Entity], name: str) -> str:
    """Return the id of the entity that a user's words mean.

    An entity's own name wins over another's alias: "Oslo" is the city, where the government of
    Norway also goes by it.

    Raises:
        InputError: it could be several.
        NoSuchThing: no entity has it.
    """
    folded = name.casefold().strip()
    own = sorted(key for key, entity in entities.items() if entity.name.casefold() == folded)
    if len(own) == 1:
        return own[0]
    names = {key: (entity.name, *entity.aliases) for key, entity in entities.items()}
    return choose_by_name("entity", name, names)


def list_judgements(casebook: Casebook) -> tuple[JudgementRow, ...]:
    """Return what people decided, in the order in which they did; the revoked too."""
    known = {
        name.casefold() for entity in casebook.entities() for name in (entity.name, *entity.aliases)
    }
    return tuple(
        _judgement_row(number, judgement, known)
        for number, judgement in enumerate(casebook.judgements(), 1)
    )


def standing_of(role: str) -> Standing:
    """Return whether a role is told as held now, before, then or soon.

    Example:
        >>> standing_of("Former harbour master"), standing_of("then director")
        ('held', 'held then')
    """
    return next((name for name, words in _STANDINGS if words.search(role)), "holds")


def _judgement_row(number: int, judgement: Judgement, known: set[str]) -> JudgementRow:
    return JudgementRow(
        number=number,
        id=judgement.id,
        kind=judgement.kind,
        name=judgement.name,
        other=judgement.other,
        words=judgement.words,
        made=judgement.made,
        by=judgement.by,
        note=judgement.note,
        revoked=judgement.revoked,
        in_use={judgement.name.casefold(), judgement.other.casefold()} <= known,
    )


def _rows(lookup: Lookup) -> list[EntityRow]:
    rows = lookup.casebook.query(
        "SELECT n.entity, count(DISTINCT a.document), count(*)"
        " FROM attributions a JOIN entity_names n ON n.name = a.source_name GROUP BY ALL"
    )
    counts = {str(key): (int(documents), int(number)) for key, documents, number in rows}
    return [
        EntityRow(
            entity.id,
            entity.name,
            entity.kind,
            entity.reading,
            entity.aliases,
            entity.origin,
            *counts.get(entity.id, (0, 0)),
        )
        for entity in lookup.entities.values()
    ]


def _candidates(casebook: Casebook, lookup: Lookup) -> tuple[CandidateRow, ...]:
    """Return the candidates by their names; the readings of places come last."""
    rows = [_candidate_row(one, lookup.entities) for one in casebook.candidates()]
    rows.sort(key=lambda row: (row.kind == "reading", row.a_name, row.b_name, row.a, row.b))
    return tuple(rows)


def _candidate_row(one: Candidate, entities: Mapping[str, Entity]) -> CandidateRow:
    ends = sorted((entities[key].name, key) for key in (one.a, one.b))
    (a_name, a), (b_name, b) = ends
    return CandidateRow(a, b, a_name, b_name, one.kind, one.words)


def _written(casebook: Casebook, names: list[str]) -> tuple[Count, ...]:
    rows = casebook.query(
        f"SELECT source_name, count(*) FROM attributions WHERE source_name {_AMONG} GROUP BY ALL",
        [names],
    )
    return counted(Counter({str(name): int(number) for name, number in rows}))


def _roles(lookup: Lookup, names: list[str]) -> tuple[RoleRow, ...]:
    """Return roles; a "then" or "former" may stand in the words that name the source alone."""
    rows = lookup.casebook.query(
        "SELECT role, document, source FROM attributions"
        f" WHERE source_name {_AMONG} AND role IS NOT NULL GROUP BY ALL ORDER BY ALL",
        [names],
    )
    lookup.load_texts({str(document) for _, document, _ in rows})
    documents: dict[tuple[str, Standing], set[str]] = {}
    for role, document, source in rows:
        text = lookup.text(str(document))
        spans = json.loads(source)
        start = spans[0][0] if spans else 0
        # "Then-" may be parsed as no part of the name
        spans = [(max(0, start - 5), start), *spans]
        words = "".join(text[start:end] for start, end in spans)
        standing = standing_of(str(role))
        if standing == "holds" and str(role).casefold() in words.casefold():
            standing = standing_of(words)
        documents.setdefault((str(role), standing), set()).add(str(document))
    found = [_role_row(*key, keys, lookup) for key, keys in documents.items()]
    order = sorted(found, key=lambda row: (row.first or "9", row.last or "9", row.role))
    return tuple(order)


def _role_row(role: str, standing: Standing, documents: Iterable[str], lookup: Lookup) -> RoleRow:
    keys = set(documents)
    dates = sorted(head.published for key in keys if (head := lookup.heads[key]).published)
    return RoleRow(
        role,
        standing,
        dates[0][:10] if dates and dates[0] else None,
        dates[-1][:10] if dates and dates[-1] else None,
        len(keys),
    )
