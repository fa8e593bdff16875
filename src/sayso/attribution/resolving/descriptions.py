"""What a source is: its role, the body it speaks for, and its sort where it has no name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import get_args

from sayso.attribution.cast.actors import Actor, folded
from sayso.attribution.resolving.discourse import Discourse
from sayso.attribution.resolving.named import Named
from sayso.attribution.words import (
    country_of,
    head_word,
    is_outlet,
    is_place_name,
    places,
    plain_name,
    words_for,
)
from sayso.lexicons import load_lexicon
from sayso.model import Attribution, UnnamedAs

AFTER_HEAD = re.compile(
    r"\s+(?:who|whom|whose|that|which|of|in|at|from|for|with|on|to|by|close|near|not|as|and|"
    r"under|among|reached|familiar|involved|briefed|asked|speaking|including)\b|[,(;:]"
)
"""What ends the noun that a phrase is about: a preposition, a relative clause, a mark."""
SPEAKS_FOR = re.compile(
    r"\b(?:of|for|at|with|from)\s+(?:the\s+|an?\s+)?((?:[^\W\d_][\w'’&.-]*\s?)+)"
)
BRACKETS = re.compile(r"\s*\(([^()]+)\)")
POSSESSOR = re.compile(r"^(.+?)[’']s?\s+(.+)$")
PARTS = words_for("quantifier") | words_for("part")
"""Words that take a part of a number of people: the noun after their 'of' tells who they are."""
PARTITIVE = frozenset(
    {"of", "them", "these", "those", "the", "other", "others", "each", "per", "cent"}
)
ALSO_GROUPS = frozenset({"unnamed", "group"})


@cache
def _sorts() -> dict[str, str]:
    return {row["word"]: row["sort"] for row in load_lexicon("unnamed_kinds")}


def describe(discourse: Discourse, attribution: Attribution, who: Named) -> Attribution:
    """Return an attribution with role, affiliation and the sort of a source without a name."""
    role, affiliation = who.role, None
    sort: UnnamedAs | None = None
    if who.kind == "person" and who.name is not None:
        actor = next(
            (a for a in discourse.cast.actors if a.kind != "place" and a.name == who.name), None
        )
        affiliation = _of_person(discourse, actor, role)
    elif who.kind in ALSO_GROUPS and who.name is not None:
        told = " ".join(span.of(discourse.parse.text) for span in attribution.source)
        sort = sort_of(_meant(discourse, attribution, who.name), told, attribution)
        head = head_noun(who.name)
        known = head_word(head)
        is_person = known is not None and known.kind == "person"
        is_telling = head not in words_for("relation") and sort != "witness"
        if who.kind == "unnamed" and is_person and is_telling and role is None:
            role = _role_words(who.name)
        if sort not in ("document", "witness", "residents", None):
            affiliation = affiliation_in(discourse, who.name)
    return replace(attribution, role=role, affiliation=affiliation, unnamed_as=sort)


def _meant(discourse: Discourse, attribution: Attribution, name: str) -> str:
    """Return the words that tell a source's sort: for 'one of them', those of whom it is one."""
    parts = re.findall(r"[\w-]+", name.lower())
    is_part = bool(parts) and all(w in PARTS or w in PARTITIVE for w in parts)
    if not is_part or not attribution.source:
        return name
    at = attribution.source[0].start
    before = [
        n
        for i, n in discourse.nominals.items()
        if n.is_plural and discourse.parse.tokens[i].start < at and n.role.head not in PARTS
    ]
    people = [n for n in before if n.word.kind in ("person", "group")]
    return max(people, key=lambda n: n.head).text if people else name


def head_noun(words: str) -> str:
    """Return the noun that a phrase is about, in lower case: 'official' of 'two officials of X'."""
    return next(iter(_heads(words)), "")


def _heads(words: str) -> list[str]:
    """Return the nouns that a phrase may be about, the likeliest first.

    Before an 'of', after 'two of', at its end; then what else stands before a preposition.
    """
    own = re.split(r"[’']s?\s+", words)[-1]
    before = AFTER_HEAD.split(own, maxsplit=1)[0].split()
    found = [before[-1]] if before else []
    if found and (found[0].lower() in PARTS or found[0].isdigit()) and " of " in own:
        rest = AFTER_HEAD.split(own.split(" of ", 1)[1], maxsplit=1)[0].split()
        found = rest[-1:] + found
    last = re.split(r"[,(;:]|\s(?:who|whom|whose|that|which|from|in|at|on)\b", own)[0].split()
    return [w.lower().strip('.”“"') for w in dict.fromkeys(found + last[-1:] + before[-2::-1])]


def sort_of(words: str, told: str, attribution: Attribution) -> UnnamedAs:
    """Return what sort of source one without a name is, by its name here and its own words."""
    lower = words.lower().split() + told.lower().split()
    if any(_sorts().get(w) == "saw" for w in lower[1:]):
        return "witness"
    heads = _heads(words)
    for head in heads:
        sort = _sort_of_noun(head)
        if sort is not None and (sort != "other" or head == heads[0]):
            if _is_seen(sort, attribution):
                return _at_work(words, told) or "witness"
            return (_at_work(words, told) or sort) if sort == "other" else sort
    return _at_work(words, told) or ("witness" if attribution.kind == "perception" else "other")


def _is_seen(sort: UnnamedAs, attribution: Attribution) -> bool:
    """Tell whether nothing but what is perceived tells the sort of a source."""
    return sort == "other" and attribution.kind == "perception"


def _sort_of_noun(head: str) -> UnnamedAs | None:
    """Return the sort that a noun tells, None for one that tells none."""
    known = head_word(head)
    singular = known.same_as if known is not None else head
    for word in (head, *(head.removesuffix(e) for e in ("s", "es", "ies")), singular):
        sort = _sorts().get(word)
        if sort is not None and sort in get_args(UnnamedAs):
            return sort  # type: ignore[return-value]
    if known is not None and known.kind in ("document", "outlet"):
        return "document"
    return "expert" if head.endswith(("ologist", "ologists", "iatrist", "iatrists")) else None


AT_WORK = re.compile(r"\b(?:at|in|from|inside|of|within|close to)\s+(?:the\s+)?((?:\w+\s?)+)", re.I)


def _at_work(words: str, told: str) -> UnnamedAs | None:
    """Return 'official' for somebody at a body of state: 'a man at the ministry'."""
    generic = words_for("somebody") & set(re.findall(r"\w+", words.lower()))
    place = AT_WORK.search(told) or AT_WORK.search(words)
    if not generic or place is None:
        return None
    inside = re.findall(r"\w+", place.group(1).lower())
    return "official" if words_for("of-state") & set(inside) else None


def _role_words(words: str) -> str:
    """Return the role in the words of a source: up to a relative clause or a comma."""
    return re.split(r",|\s(?:who|whom|whose|that|which|close|reached)\b", words, maxsplit=1)[0]


def _of_person(discourse: Discourse, actor: Actor | None, role: str | None) -> str | None:
    """Return the body that a person belongs to by the roles and the words beside the name."""
    told = [role] if role else []
    if actor is not None:
        told += [r.text for r in actor.roles if r.text != role]
    for text in told:
        found = affiliation_in(discourse, text)
        if found is not None:
            return found
    if actor is None:
        return None
    if actor.key not in discourse.bodies:
        discourse.bodies[actor.key] = _beside_name(discourse, actor)
    return discourse.bodies[actor.key]


def _beside_name(discourse: Discourse, actor: Actor) -> str | None:
    """Return the body in brackets behind a person's name, or after 'of', 'from', 'at'."""
    parse = discourse.parse
    for i in actor.tokens:
        after = parse.text[parse.tokens[i].end : parse.tokens[i].end + 80].split("\n")[0]
        inside = BRACKETS.match(after)
        if inside is not None and inside.group(1)[:1].isupper() and len(inside.group(1)) > 3:
            return fullest(discourse, inside.group(1))
        beside = re.match(r"\s+(?:of|from|at)\s+(?:the\s+)?((?:[A-Z][\w'’&-]*\s?)+)", after)
        if beside is not None:
            return fullest(discourse, beside.group(1))
    return None


def affiliation_in(discourse: Discourse, role: str) -> str | None:
    """Return the body or place that a role is held for: 'Board' of 'spokesman for the Board'."""
    after = SPEAKS_FOR.search(role)
    if after is not None:
        body = re.split(r"\s+(?:who|that|which|and|in|on)\s+", after.group(1).strip())[0]
        is_of = after.group().split()[0].lower() == "of"
        if _is_body(discourse, body) and (not is_of or _is_known(discourse, body)):
            return fullest(discourse, body)
    owned = POSSESSOR.match(role)
    if owned is not None and _is_body(discourse, owned.group(1)):
        return fullest(discourse, owned.group(1))
    before = AFTER_HEAD.split(role, maxsplit=1)[0].split()
    return _before_head(discourse, before)


def _before_head(discourse: Discourse, words: list[str]) -> str | None:
    """Return the body named before the noun of a role: 'Interior Ministry spokesman'."""
    for last in range(len(words) - 1, 0, -1):
        part = words[:last]
        while part and (part[0][:1].islower() or part[0].lower() in words_for("office-adjective")):
            part = part[1:]
        if not part or any(w.endswith(("’s", "'s", "’", "'")) for w in part):
            continue
        body = " ".join(part)
        country = country_of(body) or country_of(part[0])
        is_named = len(part) > 1 or any(a.name == body for a in discourse.cast.actors)
        if body in places() and places()[body].kind == "seat":
            return body
        if is_named and (_ends_with_body(part) or (body in places() and is_place_name(body))):
            return fullest(discourse, body)
        if country is not None and last == len(words) - 1:
            return country
    return None


def _ends_with_body(words: Iterable[str]) -> bool:
    last = list(words)[-1]
    known = head_word(last)
    is_body = known is not None and known.kind in ("organisation", "outlet")
    return is_body or last.lower() in words_for("organisation") or is_outlet(" ".join(words))


def _is_known(discourse: Discourse, words: str) -> bool:
    """Tell whether words are a body or a place, and no field: 'of Brackwater', not 'of Defence'."""
    plain = plain_name(words)
    named = any(
        folded(a.name) == folded(plain) and (a.kind == "place" or " " in plain)
        for a in discourse.cast.actors
    )
    return named or plain in places() or _ends_with_body(plain.split())


def _is_body(discourse: Discourse, words: str) -> bool:
    """Tell whether capitals name a body or a place here, and not a person."""
    plain = plain_name(words)
    wanted = folded(plain)
    named = [
        a for a in discourse.cast.actors if wanted and folded(a.name)[-len(wanted) :] == wanted
    ]
    return plain[:1].isupper() and not any(a.kind == "person" for a in named)


def fullest(discourse: Discourse, words: str) -> str:
    """Return the full name of a body that a Document names in short elsewhere."""
    plain = plain_name(words)
    wanted = folded(plain)
    fits = [
        a.name
        for a in discourse.cast.actors
        if a.kind in ("organisation", "place", "other") and folded(a.name)[: len(wanted)] == wanted
    ]
    return max(fits, key=lambda name: (len(name), name), default=plain)
