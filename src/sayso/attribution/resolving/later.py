"""Who is named only after the noun that stands for them has come up."""

from __future__ import annotations

from sayso.attribution.cast.actors import Actor, Cast
from sayso.attribution.cast.mention import NameMention
from sayso.attribution.cast.roles import prefix_role, role_after, role_before
from sayso.attribution.resolving.discourse import Discourse
from sayso.attribution.resolving.nouns import (
    Nominal,
    bears_role,
    bodies_called,
    is_other_office,
)
from sayso.attribution.resolving.salience import Verdict
from sayso.attribution.words import words_for
from sayso.language.parse import Parse

OWNING = words_for("owning")
"""Nouns that stand for a body, in the plural too: 'the owners, Brask Lines,'."""
HEADED = 2
"""Paragraphs at a text's start that can be its title."""
TITLED = words_for("office") | words_for("rank")
"""Offices that stand before their holder's name as a title."""


def named_later(cast: Cast, parse: Parse, nominal: Nominal, *, within: int = 6) -> Actor | None:
    """Return the person whom a Document names only after it has spoken of the role.

    'A Ministry spokesman said … . “…,” said X, a Ministry spokesman.' Only where the role matches
    word for word and says whose it is.
    """
    if not nominal.role.modifiers or nominal.word.kind != "person" or nominal.is_plural:
        return None
    here = parse.tokens[nominal.head].sentence
    found: list[Actor] = []
    for mention in cast.names:
        sentence = parse.tokens[mention.first].sentence
        if mention.first <= nominal.head or sentence > here + within:
            continue
        actor = cast.actor_at(mention.last - 1)
        if actor is None or actor.kind != "person" or actor in found:
            continue
        if any(
            r.head == nominal.role.head and nominal.role.modifiers <= r.modifiers
            for r in actor.roles
        ):
            found.append(actor)
    return found[0] if len(found) == 1 else None


def introduced_later(cast: Cast, parse: Parse, nominal: Nominal) -> Actor | None:
    """Return who is introduced only later on by the noun that has come up already.

    'A surveyor said … . The surveyor, X, …': the noun once more, with the definite article that
    takes it up, and the name beside it for the first time. 'The mayor of Y said … . Mayor X': the
    title alone. None where two are introduced so.
    """
    is_person = nominal.word.kind == "person"
    if nominal.word.kind not in ("person", "organisation"):
        return None
    if nominal.is_plural and is_person and nominal.role.head not in OWNING:
        return None
    is_body = nominal.is_plural or not is_person
    found: dict[int, Actor] = {}
    for mention in cast.names:
        actor = cast.actor_at(mention.last - 1)
        if actor is None or mention.first <= nominal.head or min(actor.tokens) != mention.last - 1:
            continue
        # what owners in the plural are called is a body, whatever its name looks like
        if is_body and (nominal.is_plural or actor.kind in ("organisation", "other")):
            is_meant = _repeats(parse, mention, nominal)
        else:
            is_meant = not is_body and actor.kind == "person" and _holds(parse, mention, nominal)
        if is_meant:
            found[actor.key] = actor
    return next(iter(found.values())) if len(found) == 1 else None


def settle_headings(found: Discourse) -> None:
    """Lead the nouns of titles to the one whom the text below them names: 'MINISTRY ADMITS'."""
    ends = {s.paragraph: s.span.end for s in found.parse.sentences}
    last = max(ends, default=0)
    for i, nominal in found.nominals.items():
        verdict = found.verdicts.get(i)
        paragraph = found.parse.sentences[found.parse.tokens[i].sentence].paragraph
        is_titular = found.setting.is_heading(found.parse.tokens[i].start)
        if not is_titular and paragraph < min(HEADED, last):
            ending = found.parse.text[: ends[paragraph]].rstrip("\"”’' ")[-1:]
            is_titular = ending not in ".!?:…"
        is_known = verdict is None or verdict.key is None or found.actor(verdict.key) is not None
        if not is_titular or is_known or nominal.article in ("indefinite", "possessive"):
            continue
        if nominal.word.kind == "person" and not nominal.is_plural:
            fits = [a for a in found.cast.actors if a.kind == "person" and bears_role(a, nominal)]
        elif nominal.word.kind in ("organisation", "outlet") and not nominal.is_plural:
            fits = bodies_called(found.cast.actors, nominal)
        else:
            continue
        if len(fits) == 1:
            found.verdicts[i] = Verdict(fits[0].key)


def _repeats(parse: Parse, mention: NameMention, nominal: Nominal) -> bool:
    """Tell whether a noun stands once more before a name: 'the operator, X'."""
    before = parse.tokens[mention.title[0] - 2] if mention.title[0] > 1 else None
    is_same = before is not None and before.lower == parse.tokens[nominal.head].lower
    return is_same and _follows_definite(parse, mention)


def _holds(parse: Parse, mention: NameMention, nominal: Nominal) -> bool:
    """Tell whether a person is named with the role that a noun gave before."""
    titled = prefix_role(parse, mention)
    is_titled = (
        titled is not None
        and titled.head == nominal.role.head
        and not is_other_office(nominal.role, titled)
    )
    is_office = nominal.role.head in TITLED or not nominal.role.modifiers
    if is_titled and nominal.article == "definite" and is_office:
        return True
    role = role_before(parse, mention) if _follows_definite(parse, mention) else None
    if role is None and nominal.article == "definite" and not nominal.role.modifiers:
        role = role_after(parse, mention)
    if role is None or role.head != nominal.role.head or is_other_office(nominal.role, role):
        return False
    return role.modifiers <= nominal.role.modifiers or nominal.role.modifiers <= role.modifiers


def _follows_definite(parse: Parse, mention: NameMention) -> bool:
    """Tell whether 'the …,' stands before a name in its sentence."""
    first = parse.sentences[parse.tokens[mention.first].sentence].first
    words = [t.lower for t in parse.tokens[max(first, mention.title[0] - 7) : mention.title[0]]]
    return bool(words) and words[-1] == "," and "the" in words
