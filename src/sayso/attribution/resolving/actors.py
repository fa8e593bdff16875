"""The cast of a Document: who and what is named in it, each with all places where it is named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from sayso.attribution.resolving.labels import fuller_name
from sayso.attribution.resolving.mentions import NameKind, NameMention, find_names
from sayso.attribution.resolving.roles import Role, prefix_role, role_after, role_before
from sayso.attribution.words import (
    Gender,
    given_names,
    head_word,
    is_outlet,
    places,
    strip_article,
    words_for,
)
from sayso.language.parse import Parse

FEMALE = words_for("honorific-female")
MALE = words_for("honorific-male")


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

    def actor_at(self, i: int) -> Actor | None:
        """Return the actor whose name ends at a token, None where it is none or unsettled."""
        key = self.at.get(i)
        return None if key is None else self.actors[key]


@dataclass(slots=True)
class _Draft:
    """A person or thing while the cast is being put together."""

    name: str
    kind: NameKind
    mentions: list[NameMention] = field(default_factory=list)


def gather_cast(parse: Parse, publisher: str | None = None) -> Cast:
    """Return the cast of a Document, its publisher among them where that is an organisation."""
    names = find_names(parse)
    drafts = _full_names(names)
    if publisher is not None and len(folded(publisher)) > 1 and is_body_name(publisher):
        _add_publisher(drafts, publisher)
    _add_told_in_full(parse, names, drafts)
    at: dict[int, int] = {}
    rivals: dict[int, tuple[int, ...]] = {}
    for number, draft in enumerate(drafts):
        for mention in draft.mentions:
            at[mention.last - 1] = number
    for mention in names:
        if mention.last - 1 not in at:
            _place_short(parse, mention, drafts, at, rivals)
    return Cast(
        tuple(_finished(parse, key, draft) for key, draft in enumerate(drafts)), names, at, rivals
    )


def _full_names(names: Iterable[NameMention]) -> list[_Draft]:
    """Return a draft for each person named in more than one word, and for each other thing."""
    drafts: list[_Draft] = []
    for mention in names:
        is_short = len(mention.parts) < 2 and mention.text not in places()
        is_thing = mention.kind in ("other", "organisation")
        is_other = is_thing and not is_outlet(mention.text)
        if is_short and (mention.kind == "person" or is_other):
            continue
        same = next((d for d in drafts if _is_same(d, mention)), None)
        if same is None:
            same = _Draft(mention.text, mention.kind)
            drafts.append(same)
        elif len(mention.text) > len(same.name):
            is_person = mention.kind == "person"
            same.name = _better_name(same.name, mention.text) if is_person else mention.text
        same.mentions.append(mention)
    return drafts


def _add_told_in_full(parse: Parse, names: Iterable[NameMention], drafts: list[_Draft]) -> None:
    """Add who is named in full only where the parser saw no name: in a heading or a roster."""
    persons = {folded(d.name)[-1] for d in drafts if d.kind == "person" and folded(d.name)}
    for mention in names:
        word = folded(mention.text)
        if mention.kind != "person" or len(word) != 1 or word[0] in persons:
            continue
        persons.add(word[0])
        fuller = fuller_name(parse.text, mention.text, _title_words(parse, mention))
        if fuller is not None:
            drafts.append(_Draft(fuller, "person"))


def _add_publisher(drafts: list[_Draft], publisher: str) -> None:
    """Add the publisher, whose full name a text of its own often cuts: 'the Museum'."""
    if any(d.kind != "person" and _is_shortened(folded(d.name), folded(publisher)) for d in drafts):
        return
    drafts.append(_Draft(publisher, "organisation"))


def is_body_name(name: str) -> bool:
    """Tell whether a word of a name, up to its first 'of' or 'for', is one for an organisation."""
    if is_outlet(name):
        return True
    known = (head_word(word) for word in folded(name))
    return any(w is not None and w.kind in ("organisation", "outlet") for w in known)


def _is_shortened(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether one name of several words is the other, or what it begins with."""
    if len(short) < 2 or full[: len(short)] != short:
        return False
    return len(full) == len(short) or full[len(short)] in ("of", "for", "in")


@lru_cache(maxsize=4096)
def folded(name: str) -> tuple[str, ...]:
    """Return the words of a name to compare by: lower case, no article, no 'al-'."""
    plain = re.sub(r"\b[aA][ln]-", "", strip_article(name).replace("’", "'"))
    return tuple(w.strip(".,").lower() for w in plain.split() if w.strip(".,"))


def _is_same(draft: _Draft, mention: NameMention) -> bool:
    one, other = folded(draft.name), folded(mention.text)
    if one == other:
        return True
    if not one or not other:
        return False
    bodies = {draft.kind, mention.kind} <= {"organisation", "other"}
    if bodies and "organisation" in (draft.kind, mention.kind):
        return _is_shortened(one, other) or _is_shortened(other, one)
    if draft.kind != "person" or mention.kind != "person":
        return False
    return _same_person(one, other)


SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def _same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two names of several words are one person's: a middle name more or less."""
    if (set(one) & SUFFIXES) != (set(other) & SUFFIXES):
        return False
    one = tuple(w for w in one if w not in SUFFIXES)
    other = tuple(w for w in other if w not in SUFFIXES)
    if not one or not other or one[-1] != other[-1] or len(one) == 1 or len(other) == 1:
        return False
    short, long = sorted((one, other), key=len)
    return short[0] == long[0] or (len(short[0]) == 1 and long[0].startswith(short[0]))


def _better_name(old: str, new: str) -> str:
    """Keep the form without capitals throughout; the first form otherwise."""
    return new if old.isupper() and not new.isupper() else old


def _place_short(
    parse: Parse,
    mention: NameMention,
    drafts: list[_Draft],
    at: dict[int, int],
    rivals: dict[int, tuple[int, ...]],
) -> None:
    """Lead a name of one word to the person it belongs to, or make it a person of its own."""
    word = folded(mention.text)
    fits = [
        n
        for n, d in enumerate(drafts)
        if word
        and (_answers_to(folded(d.name), word) if d.kind == "person" else folded(d.name) == word)
    ]
    fits = _fitting_gender(parse, mention, drafts, fits)
    fits = _fitting_title(parse, mention, drafts, fits) or fits
    fits = [n for n in fits if not _is_of_other_rank(parse, mention, drafts[n])]
    if len(fits) > 1:
        chosen = _just_named(parse, mention, drafts, fits)
        if chosen is None:
            chosen = _established(mention, drafts, fits)
        if chosen is None:
            rivals[mention.last - 1] = tuple(fits)
            return
        fits = [chosen]
    if not fits and mention.kind != "person":
        fits = [
            n
            for n, d in enumerate(drafts)
            if d.kind == "organisation" and len(folded(d.name)) > 1 and folded(d.name)[:1] == word
        ][:1]
    if not fits and mention.kind != "person" and word:
        fits = _called_by_head(parse, mention, drafts)
    if not fits:
        drafts.append(_Draft(mention.text, mention.kind))
        fits = [len(drafts) - 1]
    drafts[fits[0]].mentions.append(mention)
    at[mention.last - 1] = fits[0]


def _called_by_head(parse: Parse, mention: NameMention, drafts: list[_Draft]) -> list[int]:
    """Return the one organisation that 'the Museum', 'the Union' means by a word of its name.

    With several, the one named last before it.
    """
    before = parse.tokens[mention.first - 1].lower if mention.first else ""
    if before not in ("the", "this", "our", "my") or len(mention.parts) > 1:
        return []
    word = folded(mention.text)
    fits = [
        n
        for n, d in enumerate(drafts)
        if d.kind == "organisation" and len(folded(d.name)) > 1 and word[0] in folded(d.name)
    ]
    if len(fits) < 2:
        return fits
    last = [
        (max((m.first for m in drafts[n].mentions if m.first < mention.first), default=-1), n)
        for n in fits
    ]
    return [max(last)[1]] if max(last)[0] >= 0 else []


def _answers_to(full: tuple[str, ...], word: tuple[str, ...]) -> bool:
    """Tell whether one word is someone's last name or, failing that, first name."""
    core = tuple(w for w in full if w not in SUFFIXES)
    return bool(core) and (core[-len(word) :] == word or core[0] == word[0])


def _title_words(parse: Parse, mention: NameMention) -> set[str]:
    return {parse.tokens[k].lower for k in range(*mention.title)}


def _fitting_gender(
    parse: Parse, mention: NameMention, drafts: list[_Draft], fits: list[int]
) -> list[int]:
    words = _title_words(parse, mention)
    wanted: Gender = "female" if words & FEMALE else "male" if words & MALE else "either"
    if wanted == "either":
        return fits
    return [
        n
        for n in fits
        if gender_of(parse, drafts[n].name, drafts[n].mentions) in (wanted, "either")
    ]


def _fitting_title(
    parse: Parse, mention: NameMention, drafts: list[_Draft], fits: list[int]
) -> list[int]:
    role = prefix_role(parse, mention)
    if role is None or len(fits) < 2:
        return fits
    return [n for n in fits if any(role.head == r.head for r in _roles(parse, drafts[n].mentions))]


def _is_of_other_rank(parse: Parse, mention: NameMention, draft: _Draft) -> bool:
    """Tell whether the titles before two names are different ranks: 'Colonel X', 'Major Y X'."""
    ranks = words_for("rank")
    own = {head for head in (_rank(parse, mention),) if head in ranks}
    held = {head for m in draft.mentions if (head := _rank(parse, m)) in ranks}
    return bool(own and held) and not own & held


def _rank(parse: Parse, mention: NameMention) -> str | None:
    role = prefix_role(parse, mention)
    return role.head if role is not None else None


NEAR, LONG_AGO = 6, 8
"""Sentences. Source: set by hand on PolNeAR train."""


def _just_named(
    parse: Parse, mention: NameMention, drafts: list[_Draft], fits: list[int]
) -> int | None:
    """Return who was named lately where the namesakes have not been for long, None otherwise."""
    here = parse.tokens[mention.first].sentence
    last = sorted(
        (
            max(
                (
                    parse.tokens[m.first].sentence
                    for m in drafts[n].mentions
                    if m.first < mention.first
                ),
                default=-99,
            ),
            n,
        )
        for n in fits
    )
    (second, _), (latest, winner) = last[-2:]
    return winner if here - latest <= NEAR and latest - second >= LONG_AGO and second >= 0 else None


def _established(mention: NameMention, drafts: list[_Draft], fits: list[int]) -> int | None:
    """Return who has held a bare last name since before the namesake came up, None if no one.

    News names a person in full once and by the last name from then on; a namesake who comes up
    later is given in full each time. A full name just before the bare one reopens the matter.
    """
    before = [n for n in fits if any(m.first < mention.first for m in drafts[n].mentions)]
    if len(before) == 1:
        return before[0]
    bare = [
        n
        for n in before
        if any(len(m.parts) == 1 and m.first < mention.first for m in drafts[n].mentions)
    ]
    if len(bare) != 1:
        return None
    others = [
        m.first for n in fits if n != bare[0] for m in drafts[n].mentions if m.first < mention.first
    ]
    own = max(m.first for m in drafts[bare[0]].mentions if m.first < mention.first)
    return None if others and max(others) > own else bare[0]


def _roles(parse: Parse, mentions: Iterable[NameMention]) -> list[Role]:
    found: list[Role] = []
    for mention in mentions:
        for read in (prefix_role, role_after, role_before):
            role = read(parse, mention)
            if role is not None and role not in found:
                found.append(role)
    return found


def gender_of(parse: Parse, name: str, mentions: Iterable[NameMention]) -> Gender:
    """Return a person's gender by titles and roles, else by the first name."""
    seen: Counter[Gender] = Counter()
    kept = list(mentions)
    for mention in kept:
        words = _title_words(parse, mention)
        if words & FEMALE:
            seen["female"] += 2
        if words & MALE:
            seen["male"] += 2
        for word in words:
            known = head_word(word)
            if known is not None and known.gender != "either":
                seen[known.gender] += 1
    if not seen:
        for role in _roles(parse, kept[:3]):
            if role.gender != "either":
                seen[role.gender] += 1
    if len(seen) == 1 or (len(seen) > 1 and len({n for _, n in seen.most_common(2)}) > 1):
        return seen.most_common(1)[0][0]
    parts = name.split()
    return given_names().get(parts[0].lower(), "either") if len(parts) > 1 else "either"


def _finished(parse: Parse, key: int, draft: _Draft) -> Actor:
    mentions = sorted(draft.mentions, key=lambda m: m.first)
    roles = _roles(parse, mentions) if draft.kind == "person" else []
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
