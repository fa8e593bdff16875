"""Whom the nouns of a Document mean: bearers of a role, bodies, and those without a name."""

from __future__ import annotations

from sayso.attribution.cast.actors import Actor, folded
from sayso.attribution.cast.roles import role_before
from sayso.attribution.resolving.converse import converse_of
from sayso.attribution.resolving.discourse import Discourse, note, with_owner
from sayso.attribution.resolving.later import introduced_later, named_later
from sayso.attribution.resolving.nouns import (
    Nominal,
    bears_role,
    bodies_called,
    head_fits,
    is_other_office,
)
from sayso.attribution.resolving.salience import (
    Class,
    Number,
    Referent,
    Trace,
    Traces,
    Verdict,
    Wanted,
    choose,
)
from sayso.attribution.syntax import function_of, is_one_person
from sayso.attribution.words import is_outlet, is_place_name, words_for

VARIATION_MARGIN = 0.8
BESIDE = 6
"""Words from a noun to the comma before the name beside it."""


def settle_nominal(found: Discourse, nominal: Nominal) -> None:
    """Lead a noun phrase to a named bearer, to an earlier mention, or take it for someone new."""
    i = nominal.head
    joined = _other_title(found, nominal)
    if joined is not None:
        found.verdicts[i] = joined
        return
    beside = _named_beside(found, nominal)
    if beside is not None:
        found.verdicts[i] = Verdict(beside)
        return
    if found.parse.tokens[i].dep in ("attr", "npadvmod", "oprd"):
        return
    other = converse_of(found, nominal)
    if other is not None:
        verdict: Verdict | None = Verdict(other)
    elif nominal.word.kind == "person" and not nominal.is_plural:
        verdict = _bearer(found, nominal)
    elif nominal.word.kind in ("organisation", "outlet") and not nominal.is_plural:
        verdict = _body(found, nominal) or _introduced(found, nominal)
    elif nominal.is_plural and nominal.word.kind == "person":
        verdict = _introduced(found, nominal)
    else:
        verdict = None
    if verdict is None:
        verdict = Verdict(_same_words(found, nominal))
    if verdict.key is not None:
        note(found, i, verdict.key)
    else:
        found.verdicts[i] = verdict


def _other_title(found: Discourse, nominal: Nominal) -> Verdict | None:
    """Return whom a second title means: 'the former judge and mayor', None where it is no such."""
    token = found.parse.tokens[nominal.head]
    first = found.parse.tokens[token.head]
    verdict = found.verdicts.get(first.i)
    if token.dep != "conj" or first.i not in found.nominals or verdict is None:
        return None
    return verdict if is_one_person(found.parse, first) else None


def _named_beside(found: Discourse, nominal: Nominal) -> int | None:
    """Return the named person in apposition to a noun phrase: 'the spokesman, X,'."""
    parse, at = found.parse, found.cast.at
    token = parse.tokens[nominal.head]
    while token.dep == "conj" and token.head != token.i:
        token = parse.tokens[token.head]
    if token.dep == "appos" and token.head in at:
        above = found.cast.actors[at[token.head]]
        is_thing = above.kind == "place" and nominal.word.kind == "person"
        return None if is_thing else above.key
    for i in parse.children[nominal.head]:
        if parse.tokens[i].dep == "appos":
            below = [k for k in (i, *parse.children[i]) if k in at]
            if below and found.cast.actors[at[below[0]]].kind == nominal.word.kind:
                return at[below[0]]
    return _named_after_comma(found, nominal)


def _named_after_comma(found: Discourse, nominal: Nominal) -> int | None:
    """Return who is named between commas behind a noun phrase in the singular."""
    if nominal.word.kind != "person" or nominal.is_plural:
        return None
    for mention in found.cast.names:
        comma = mention.title[0] - 1
        if mention.kind != "person" or not nominal.head < comma <= nominal.head + BESIDE:
            continue
        actor = found.cast.actor_at(mention.last - 1)
        role = role_before(found.parse, mention)
        if actor is not None and role is not None and role.head == nominal.role.head:
            return actor.key
    return None


def _bearer(found: Discourse, nominal: Nominal) -> Verdict | None:
    """Return the named person whose role a noun phrase in the singular gives, None for no one."""
    if nominal.article in ("definite", "possessive", "bare"):
        keys = {a.key for a in found.cast.actors if a.kind == "person" and bears_role(a, nominal)}
        before = [t for t in found.traces if t.key in keys]
        if before:
            return _most_salient(found, nominal, before)
    later = named_later(found.cast, found.parse, nominal)
    later = later or introduced_later(found.cast, found.parse, nominal)
    if later is not None:
        return Verdict(later.key)
    introduced = _named_next(found, nominal)
    if introduced is not None:
        found.told_roles[introduced] = nominal.text
        return Verdict(introduced)
    is_known = any(_takes_up(nominal, earlier) for _, earlier in found.unnamed)
    return _varied(found, nominal) if nominal.article == "definite" and not is_known else None


def _introduced(found: Discourse, nominal: Nominal) -> Verdict | None:
    """Return the body that is named beside the same noun later on: 'the owners, Brask Lines,'."""
    later = introduced_later(found.cast, found.parse, nominal)
    return Verdict(later.key) if later is not None else None


def _named_next(found: Discourse, nominal: Nominal) -> int | None:
    """Return who is named right after a story opens on a role, None where no one is.

    'The trade minister has claimed … . “…,” X stated.' Only from one of the Document's first
    sentences to the next speaker, if that speaker is named there in full for the first time and
    without any role.
    """
    parse, cast = found.parse, found.cast
    here = parse.tokens[nominal.head]
    opening = not any(t.is_speaker and not t.is_heading for t in found.traces)
    if not opening or nominal.head not in found.setting.speakers or not nominal.role.modifiers:
        return None
    if found.setting.is_heading(here.start):
        return None
    for mention in cast.names:
        last = mention.last - 1
        if mention.first <= nominal.head or last not in found.setting.speakers:
            continue
        if _is_told_by(found, parse.tokens[last].start, nominal.head):
            return None
        actor = cast.actor_at(last)
        near = parse.tokens[last].sentence - here.sentence <= 2
        if (
            actor is None
            or not near
            or actor.kind != "person"
            or actor.roles
            or len(actor.name.split()) < 2
        ):
            return None
        earlier = [
            k
            for k in actor.tokens
            if k < last and not found.setting.is_heading(parse.tokens[k].start)
        ]
        fits = nominal.role.gender in ("either", actor.gender) or actor.gender == "either"
        return actor.key if not earlier and last in actor.full and fits else None
    return None


def _is_told_by(found: Discourse, at: int, speaker: int) -> bool:
    """Tell whether a character stands in what a source says."""
    return any(s.start <= at < s.end for s in found.setting.said_by(speaker))


def _varied(found: Discourse, nominal: Nominal) -> Verdict | None:
    """Return the person whom 'the senator', 'the billionaire' takes up for variety's sake.

    Only someone who was the subject in one of the last two sentences and leads by far, and whose
    own roles do not speak against it; otherwise None, and the words stand for themselves.
    """
    is_office = (
        nominal.role.head in words_for("office")
        and bool(nominal.role.modifiers)
        and nominal.head in found.setting.speakers
    )
    if nominal.role.head not in words_for("variation") and not is_office:
        return None
    token = found.parse.tokens[nominal.head]
    near = [
        t
        for t in found.traces
        if token.sentence - 2 <= t.sentence
        and t.function == "subject"
        and t.key < len(found.cast.actors)
        and not t.is_quoted
        and not _speaks_against(found.cast.actors[t.key], nominal)
        and not (is_office and t.key in found.told_roles)
    ]
    wanted = Wanted(
        nominal.head,
        "one",
        nominal.role.gender,
        frozenset[Class]({"person"}),
        function_of(found.parse, nominal.head),
        found.setting.is_quoted(token.start),
    )
    verdict = choose(found.parse, Traces(near), found.referents, wanted, margin=VARIATION_MARGIN)
    if verdict.key is None:
        return None
    if is_office and not found.cast.actors[verdict.key].roles:
        found.told_roles.setdefault(verdict.key, nominal.text)
    return verdict


def _speaks_against(actor: Actor, nominal: Nominal) -> bool:
    """Tell whether someone's roles are in other places, or another office, than a noun phrase's."""
    where = {m for m in nominal.role.modifiers if is_place_name(m)}
    own = {m for r in actor.roles for m in r.modifiers if is_place_name(m)}
    offices = words_for("office")
    if where and own and not where & own:
        return True
    if any(head_fits(nominal.role, r) and is_other_office(nominal.role, r) for r in actor.roles):
        return True
    is_office = nominal.role.head in offices
    if is_office and actor.roles and not any(head_fits(nominal.role, r) for r in actor.roles):
        return True
    held = {r.head for r in actor.roles} & offices
    return is_office and bool(held) and nominal.role.head not in held


def _most_salient(found: Discourse, nominal: Nominal, traces: list[Trace]) -> Verdict:
    keys = {t.key for t in traces}
    if len(keys) == 1:
        return Verdict(next(iter(keys)))
    token = found.parse.tokens[nominal.head]
    wanted = Wanted(
        nominal.head,
        "one",
        nominal.role.gender,
        frozenset[Class]({"person", "body"}),
        function_of(found.parse, nominal.head),
        found.setting.is_quoted(token.start),
    )
    verdict = choose(found.parse, Traces(traces), found.referents, wanted)
    if verdict.key is None and not verdict.candidates:
        return Verdict(None, tuple(found.referents[k].name for k in sorted(keys)[:3]))
    return verdict


def _body(found: Discourse, nominal: Nominal) -> Verdict | None:
    """Return the named organisation that 'the ministry', 'the newspaper' means, None for none."""
    if nominal.article != "definite":
        return None
    if (
        nominal.word.kind == "outlet"
        and not nominal.role.modifiers
        and (nominal.role.head not in words_for("programme"))
    ):
        keys = {a.key for a in found.cast.actors if is_outlet(a.name)}
    else:
        keys = {a.key for a in bodies_called(found.cast.actors, nominal)}
    before = [t for t in found.traces if t.key in keys]
    if before:
        return _most_salient(found, nominal, before)
    own = [k for k in keys if found.cast.actors[k].name == found.setting.publisher]
    if own and not nominal.role.modifiers:
        return Verdict(own[0])
    return None if keys else _sole_body(found, nominal)


def _sole_body(found: Discourse, nominal: Nominal) -> Verdict | None:
    """Return the one organisation named so far that 'the company', 'the group' can mean.

    None where the same noun has stood for one without a name before.
    """
    if nominal.role.head not in words_for("any-body") or nominal.role.modifiers:
        return None
    if any(_takes_up(nominal, earlier) for _, earlier in found.unnamed):
        return None
    named = {t.key for t in found.traces if t.key < len(found.cast.actors) and not t.is_heading}
    bodies = [
        k
        for k in named
        if found.cast.actors[k].kind == "organisation"
        and found.cast.actors[k].name != found.setting.publisher
        and is_outlet(found.cast.actors[k].name) == (nominal.word.kind == "outlet")
        and not _is_of_state(found.cast.actors[k].name)
    ]
    if len(bodies) != 1 or _names_in_own_words(found, nominal, bodies[0]):
        return None
    return Verdict(bodies[0])


def _names_in_own_words(found: Discourse, nominal: Nominal, key: int) -> bool:
    """Tell whether a body is named in what a noun says: 'The group wants Brask Lines punished'."""
    spans = found.setting.said_by(nominal.head)
    inside = (t.i for span in spans for t in found.parse.tokens_in(span))
    return any(found.cast.at.get(i) == key for i in inside)


def _is_of_state(name: str) -> bool:
    """Tell whether a name says that it is a ministry, a court or the like, which is no company."""
    return any(word in words_for("of-state") for word in folded(name))


def _same_words(found: Discourse, nominal: Nominal) -> int:
    """Return the referent without a name that a noun phrase takes up, or a new one."""
    if nominal.article == "definite":
        for key, earlier in reversed(found.unnamed):
            if _takes_up(nominal, earlier):
                return key
    key = len(found.referents)
    kind = nominal.word.kind
    text = with_owner(found, nominal)
    is_a: Class = (
        "person" if kind in ("person", "group") else "document" if kind == "document" else "body"
    )
    number: Number = "many" if nominal.is_plural else "one" if is_a != "body" else "either"
    found.referents.append(Referent(key, text, is_a, number, nominal.word.gender))
    found.unnamed.append((key, nominal))
    return key


def _takes_up(later: Nominal, earlier: Nominal) -> bool:
    return (
        later.role.head == earlier.role.head
        and later.is_plural == earlier.is_plural
        and later.role.modifiers <= earlier.role.modifiers
    )
