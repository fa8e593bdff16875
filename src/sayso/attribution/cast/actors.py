"""The cast of a Document: who and what is named in it, each with all places where it is named."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from sayso.attribution.cast.drafts import (
    Draft,
    add_publisher,
    add_told_in_full,
    folded,
    full_names,
    gender_of,
    name_families,
    roles_told,
    with_publisher,
)
from sayso.attribution.cast.headlines import with_bodies
from sayso.attribution.cast.mention import NameKind, NameMention
from sayso.attribution.cast.names import find_names
from sayso.attribution.cast.roles import Role
from sayso.attribution.cast.shorts import find_initials, place_initials, place_short
from sayso.attribution.words import Gender
from sayso.language.parse import Parse


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone or something in a Document that can be a source.

    `key` is its place in the cast. `tokens` are the indices of the last words of its mentions,
    `full` of those that give more than one word of the name.
    """

    key: int
    name: str
    kind: NameKind
    gender: Gender
    roles: tuple[Role, ...]
    tokens: tuple[int, ...]
    full: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cast:
    """All actors of a Document, the names they come from, and the actor of each name's last word.

    `rivals` are the actors that a name could mean where that is not settled, by its last word.
    """

    actors: tuple[Actor, ...]
    names: tuple[NameMention, ...]
    at: dict[int, int]
    rivals: dict[int, tuple[int, ...]]
    _by_word: dict[str, list[Actor]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_word: dict[str, list[Actor]] = defaultdict(list)
        for actor in self.actors:
            for word in dict.fromkeys(folded(actor.name)):
                by_word[word].append(actor)
        object.__setattr__(self, "_by_word", by_word)

    def actors_with(self, word: str) -> list[Actor]:
        """Return the actors that have a word in their names, by key."""
        return self._by_word.get(word, [])

    def actor_at(self, i: int) -> Actor | None:
        """Return the actor whose name ends at a token, None where it is none or unsettled."""
        key = self.at.get(i)
        return None if key is None else self.actors[key]


def gather_cast(parse: Parse, publisher: str | None = None) -> Cast:
    """Return the cast of a Document, its publisher among them where that is an organisation."""
    names = with_bodies(parse, find_names(parse))
    if publisher is not None:
        names = with_publisher(names, publisher)
    drafts = full_names(names)
    if publisher is not None:
        add_publisher(drafts, publisher)
    add_told_in_full(parse, names, drafts, publisher)
    at: dict[int, int] = {}
    rivals: dict[int, tuple[int, ...]] = {}
    for number, draft in enumerate(drafts):
        for mention in draft.mentions:
            at[mention.last - 1] = number
    initials = find_initials(parse, names)
    for mention in names:
        if mention.last - 1 in at or place_initials(mention, initials, drafts, at):
            continue
        place_short(parse, mention, drafts, at, rivals)
    name_families(parse, drafts)
    return Cast(
        tuple(_finished(parse, key, draft) for key, draft in enumerate(drafts)), names, at, rivals
    )


def _finished(parse: Parse, key: int, draft: Draft) -> Actor:
    mentions = sorted(draft.mentions, key=lambda m: m.first)
    roles = roles_told(parse, mentions) if draft.kind == "person" else []
    gender = gender_of(parse, draft.name, mentions) if draft.kind == "person" else "either"
    return Actor(
        key,
        draft.name.title()
        if draft.name.isupper() and draft.kind == "person" and len(draft.name) > 3
        else draft.name,
        draft.kind,
        gender,
        tuple(roles),
        tuple(m.last - 1 for m in mentions),
        tuple(m.last - 1 for m in mentions if len(m.parts) > 1),
    )


__all__ = ["Actor", "Cast", "folded", "gather_cast"]
