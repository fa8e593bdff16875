"""Whom a noun means by what its owner is to them: 'X's lawyer said her client …'."""

from __future__ import annotations

import re
from functools import cache

from sayso.attribution.cast.actors import Actor, folded
from sayso.attribution.resolving.discourse import Discourse
from sayso.attribution.resolving.nouns import Nominal
from sayso.attribution.words import words_for
from sayso.lexicons import load_lexicon

OWNED = re.compile(r"^(?:the\s+)?(.+?)[’']s?\s+(?:[\w-]+\s+)*?([\w-]+)$")
"""Whose somebody is: 'Tarn' and 'lawyer' of "Tarn's lawyer"."""


@cache
def converse_roles() -> frozenset[tuple[str, str]]:
    """Return pairs of what somebody is to another and what that other is to them."""
    return frozenset((row["word"], row["other"]) for row in load_lexicon("converse_roles"))


def converse_of(found: Discourse, nominal: Nominal) -> int | None:
    """Return the named person whose lawyer, wife or aide the owner of a noun is, None for none."""
    if nominal.is_plural or nominal.word.kind != "person":
        return None
    owner = _owner(found, nominal.head)
    if owner is None:
        return None
    actor = found.actor(owner)
    told = [r.text for r in actor.roles] if actor is not None else [found.referents[owner].name]
    keys = set()
    for text in told:
        match = OWNED.match(text)
        pair = (nominal.role.head, match[2].lower()) if match is not None else None
        if match is None or pair not in converse_roles():
            continue
        last = folded(match[1])[-1:]
        keys |= {
            a.key
            for a in found.cast.actors
            if a.kind == "person" and a.key != owner and folded(a.name)[-1:] == last
        }
    return next(iter(keys)) if len(keys) == 1 else _namesake(found, nominal, actor)


def _namesake(found: Discourse, nominal: Nominal, owner: Actor | None) -> int | None:
    """Return the one namesake whom a word for kin means: 'Mr Tarn … his wife' is Mrs Tarn."""
    if owner is None or owner.kind != "person" or nominal.role.head not in words_for("kin"):
        return None
    fits = [
        a.key
        for a in found.cast.actors
        if a.kind == "person"
        and a.key != owner.key
        and folded(a.name)[-1:] == folded(owner.name)[-1:]
    ]
    genders = {found.referents[key].gender for key in fits}
    is_kin = len(fits) == 1 and "either" in genders | {nominal.word.gender}
    return fits[0] if is_kin or (len(fits) == 1 and genders == {nominal.word.gender}) else None


def _owner(found: Discourse, noun: int) -> int | None:
    """Return whom the possessive before a noun means."""
    for child in found.parse.children[noun]:
        token = found.parse.tokens[child]
        if child < noun and token.dep == "poss":
            verdict = found.verdicts.get(child)
            return verdict.key if verdict is not None else found.cast.at.get(child)
    return None
