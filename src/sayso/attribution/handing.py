"""Relays that words went through: "told the Herald", "through a lawyer", "wrote on Twitter"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.attribution.carriers import is_network, issuer_at
from sayso.attribution.cast.mention import NameMention
from sayso.attribution.resolving.discourse import Discourse, mention_over
from sayso.attribution.resolving.nouns import noun_words
from sayso.attribution.surroundings import Region, Relays, belongs
from sayso.attribution.syntax import clause_verb
from sayso.attribution.words import country_of, head_word, words_for
from sayso.language.parse import Parse, Token
from sayso.model import Attribution

TELLING = words_for("telling")
MEDIUM = words_for("medium")
HANDED_ON = words_for("handed-on")
AGENTS = words_for("agent")
THROUGH = words_for("through")
POSTS = frozenset({"post", "thread", "story", "video", "message", "reel", "livestream", "stream"})
PAGES = frozenset({"page", "account", "feed", "profile", "wall", "timeline", "channel"})
LEARNING = frozenset({"learn", "hear", "know", "discover", "read", "see", "realise", "realize"})


def by_hand(relays: Relays, attribution: Attribution, region: Region) -> Iterator[tuple[int, str]]:
    """'in a letter obtained by the Herald'; 'through a lawyer'; 'in a Palace statement'."""
    discourse = relays.discourse
    parse = discourse.parse
    for token in region.tokens:
        follows = parse.tokens[token.i + 1] if token.i + 1 < region.limit else None
        if follows is None or not belongs(relays, attribution, region, token.i):
            continue
        if (
            token.tag in ("VBN", "VBD")
            and token.lemma in HANDED_ON
            and follows.lower in ("by", "on", "in", "to", "with")
        ):
            carrier = relays.carrier_at(follows.i + 1, region.limit)
            if carrier is not None and (follows.lower == "by" or carrier.is_outlet):
                yield token.i, carrier.name
        elif token.lower in ("through", "via"):
            name = _agent(relays, follows.i, region)
            if name is not None:
                yield token.i, name
        elif (
            token.lemma in MEDIUM
            and token.pos in ("NOUN", "PROPN")
            and token.i not in region.source
            and _is_held_by(parse, token, region)
        ):
            issuer = issuer_at(discourse, token.i)
            if issuer is not None:
                yield token.i, issuer.name


def _is_held_by(parse: Parse, noun: Token, region: Region) -> bool:
    """Tell whether a noun stands in a phrase 'in a …', 'during a …'."""
    above = parse.tokens[noun.head]
    return (
        noun.dep == "pobj"
        and above.lower in ("in", "on", "during", "by", "from", "with")
        and above.i in region.inside
    )


def _agent(relays: Relays, at: int, region: Region) -> str | None:
    """Return who is named after "through": a body, a person, else an agent by the noun alone.

    "through the Norr agency", "through her lawyer, Ana Vell", "through a spokesman".
    """
    discourse, parse = relays.discourse, relays.discourse.parse
    carrier = relays.carrier_at(at, region.limit)
    is_body = carrier is not None and carrier.kind == "organisation"
    if carrier is not None and (carrier.is_outlet or (is_body and carrier.name[:1].isupper())):
        return carrier.name
    for i in range(at, min(at + 6, region.limit)):
        if i in region.source:
            return None
        mention = mention_over(discourse, i)
        after_name = parse.tokens[mention.last : mention.last + 1] if mention is not None else ()
        is_agency = any(t.lower == "agency" for t in after_name)
        if mention is not None and (is_agency or mention.kind == "person"):
            actor = None if is_agency else discourse.cast.actor_at(mention.last - 1)
            return actor.name if actor is not None else mention.text
        word = head_word(parse.tokens[i].lower)
        if word is None or mention is not None:
            continue
        after = mention_after(discourse, i + 1)
        is_named = after is not None and after.last - 1 not in region.source
        if after is not None and is_named and {word.kind, after.kind} == {"person"}:
            actor = discourse.cast.actor_at(after.last - 1)
            return actor.name if actor is not None else after.text
        if word.same_as in AGENTS:
            return noun_words(parse, at + 1 if parse.tokens[at].tag == "PRP$" else at, i + 1)
    return None


def mention_after(discourse: Discourse, at: int) -> NameMention | None:
    """Return the name that begins at a token, or after a comma there: "her lawyer, Ana Vell"."""
    tokens = discourse.parse.tokens
    at += at < len(tokens) and tokens[at].text == ","
    found = mention_over(discourse, at) if at < len(tokens) else None
    return found if found is not None and at in (found.first, found.title[0]) else None


def by_outlet(
    relays: Relays, attribution: Attribution, region: Region
) -> Iterator[tuple[int, str]]:
    """'told the Herald', 'in an interview with Radio X', 'said on Y's Breakfast'."""
    discourse = relays.discourse
    parse = discourse.parse
    for token in region.tokens:
        if token.i + 1 >= region.limit or token.i in region.source:
            continue
        if token.lemma in TELLING and token.pos == "VERB":
            if token.i in region.cue or belongs(relays, attribution, region, token.i):
                carrier = relays.carrier_at(_reached(parse, token.i + 1, region), region.limit)
                if carrier is not None and carrier.is_outlet and token.i + 1 not in region.source:
                    yield token.i, carrier.name
        elif token.pos in ("ADP", "SCONJ") and token.lower in THROUGH:
            if (
                not belongs(relays, attribution, region, token.i)
                or clause_verb(parse, token.i) is None
            ):
                continue
            name = _through(relays, token, region)
            if name is not None:
                yield token.i, name


AUDIENCE = frozenset({"reader", "viewer", "listener", "subscriber", "audience"})


def _reached(parse: Parse, at: int, region: Region) -> int:
    """Return where the outlet begins in "told readers of the Herald", else the same place."""
    tokens = parse.tokens
    if at + 1 < region.limit and tokens[at].lemma in AUDIENCE and tokens[at + 1].lower == "of":
        return at + 2
    return at


def _through(relays: Relays, preposition: Token, region: Region) -> str | None:
    """Return the outlet after a preposition; after 'interview with' any name."""
    parse = relays.discourse.parse
    carrier = relays.carrier_at(preposition.i + 1, region.limit)
    if carrier is None or (preposition.i + 1) not in region.inside:
        return None
    if carrier.is_outlet:
        return carrier.name if not _is_lesson(parse, preposition, region) else None
    talk = _talk_before(parse, preposition, region)
    if talk and preposition.lower in ("with", "by", "to") and carrier.name[:1].isupper():
        return carrier.name
    return None


def _is_lesson(parse: Parse, preposition: Token, region: Region) -> bool:
    """Tell whether somebody knows from an outlet, rather than tells it: "learned of it from"."""
    above = parse.tokens[preposition.head].lemma
    knows = above in LEARNING or any(parse.tokens[i].lemma in LEARNING for i in region.cue)
    return knows and preposition.lower in ("from", "by", "through", "via")


def _talk_before(parse: Parse, preposition: Token, region: Region) -> bool:
    sentence = parse.sentences[preposition.sentence]
    return any(
        parse.tokens[i].lemma in ("interview", "conversation")
        for i in range(max(sentence.first, preposition.i - 4), preposition.i)
        if i in region.inside or i in region.cue
    )


def by_network(
    relays: Relays, attribution: Attribution, region: Region
) -> Iterator[tuple[int, str]]:
    """'wrote on Twitter', 'in a Mastodon post', 'announced on her Facebook page'."""
    for token in region.tokens:
        if token.i + 1 >= region.limit or token.i in region.source:
            continue
        if token.lower not in ("on", "via", "to", "in") or token.pos != "ADP":
            continue
        if not belongs(relays, attribution, region, token.i):
            continue
        name = _network_after(relays, token, region) or _posted_on(relays, token, region)
        if name is not None:
            yield token.i, name


def _network_after(relays: Relays, preposition: Token, region: Region) -> str | None:
    """Return the network in "on Twitter", "on his Twitter page", "in a Twitter post".

    A name that no lexicon has is one where somebody posts on it, or has a page there.
    """
    parse = relays.discourse.parse
    at = preposition.i + 1
    is_owned = parse.tokens[at].pos == "DET" or parse.tokens[at].tag == "PRP$"
    at += is_owned
    last = at
    while last < region.limit and parse.tokens[last].text[:1].isupper():
        last += 1
    if last == at:
        return None
    name = noun_words(parse, at, last)
    after = parse.tokens[last].lemma if last < region.limit else ""
    if is_network(name):
        return name
    if is_owned and (after in PAGES or (after in POSTS and preposition.lower == "in")):
        return name if not _is_other_name(relays, at) else None
    above = parse.tokens[preposition.head]
    is_posted = above.lemma in ("post", "tweet") or above.lemma in POSTS
    is_written = above.lemma == "write" and preposition.lower == "on"
    if is_owned or not (is_posted or is_written) or last - at > 1:
        return None
    return name if not _is_other_name(relays, at) else None


# fmt: off
POSTING = frozenset([
    "say", "write", "claim", "announce", "promise", "wonder", "insist", "post", "declare", "joke",
    "reply", "respond", "argue", "complain", "add", "deny", "warn", "boast", "admit", "apologise",
    "apologize", "confirm", "thank", "ask", "accuse", "allege", "assert", "suggest", "repeat",
])
# fmt: on
"""Verbs with "on" before the one word of a network's name."""


def _posted_on(relays: Relays, preposition: Token, region: Region) -> str | None:
    """Return a network that no lexicon has: "promised on Chirper last night to return"."""
    parse = relays.discourse.parse
    verb, name = parse.tokens[preposition.head], parse.tokens[preposition.i + 1]
    if preposition.lower != "on" or verb.i not in region.cue or verb.lemma not in POSTING:
        return None
    after = parse.tokens[name.i + 1] if name.i + 1 < len(parse.tokens) else name
    if name.pos != "PROPN" or not name.text.isalpha() or name.text.isupper() or name.i == after.i:
        return None
    if after.text[:1].isupper() or after.tag == "POS" or country_of(name.text) is not None:
        return None
    mention = mention_over(relays.discourse, name.i)
    if name.lower in words_for("day-or-month") or (mention and mention.kind in ("person", "group")):
        return None
    return name.text


def _is_other_name(relays: Relays, at: int) -> bool:
    """Tell whether a name is a day's, a place's, a person's, or an outlet's."""
    discourse = relays.discourse
    mention = mention_over(discourse, at)
    word = discourse.parse.tokens[at].lower
    if mention is None:
        return word in words_for("day-or-month")
    if mention.kind == "person":
        actor = discourse.cast.actor_at(mention.last - 1)
        return actor is not None and len(actor.tokens) > 1
    return mention.kind in ("place", "group")
