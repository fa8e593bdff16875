"""Who carries words: outlets, and issuers of the statements and reports that words stand in."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.attribution.cast.actors import Actor
from sayso.attribution.cast.mention import NameMention
from sayso.attribution.cast.roles import noun_phrase_end
from sayso.attribution.resolving.discourse import Discourse, mention_over
from sayso.attribution.resolving.nouns import noun_words
from sayso.attribution.words import country_of, head_word, is_outlet, words_for
from sayso.language.parse import Parse
from sayso.model import SourceKind

NETWORKS = words_for("network")
"""Media that anyone posts on."""
LEADS = words_for("outlet-lead")
"""Words that the names of outlets begin with: "Daily", "Radio"."""
KEEP_NOUN = frozenset({"television", "tv", "radio"})


@dataclass(frozen=True, slots=True)
class Carrier:
    """A name that may stand in a chain, and the token after its phrase."""

    name: str
    end: int
    is_outlet: bool
    kind: SourceKind = "organisation"


def is_network(name: str) -> bool:
    """Tell whether a name is that of a social network."""
    return name.lower().removesuffix(".com") in NETWORKS


def is_outlet_like(name: str) -> bool:
    """Tell whether a name is that of an outlet, by lexicon or by its first or last word."""
    words = name.split()
    return is_outlet(name) or (
        len(words) > 1 and words[0].lower() in LEADS and words[1][:1].isupper()
    )


def find_outlets(discourse: Discourse) -> frozenset[str]:
    """Return the names that a Document itself tells to be outlets: "the weekly Timon"."""
    parse = discourse.parse
    found = set()
    for mention in discourse.cast.names:
        if mention.title[0] < mention.title[1] and mention.kind == "person":
            continue
        if _follows_outlet_noun(parse, mention) or _precedes_outlet_noun(parse, mention):
            found.add(mention.text)
    return frozenset(found)


def _follows_outlet_noun(parse: Parse, mention: NameMention) -> bool:
    at = mention.first - 1
    while at >= 0 and parse.tokens[at].text in "\"“‘'«*_":
        at -= 1
    if at < 1 or parse.tokens[at].pos not in ("NOUN", "ADJ") or parse.tokens[at].text[:1].isupper():
        return False
    word = head_word(parse.tokens[at].lower)
    return word is not None and word.kind == "outlet"


def _precedes_outlet_noun(parse: Parse, mention: NameMention) -> bool:
    """Tell whether a name stands before an outlet's noun: "the TVK channel", no place's or ours."""
    if mention.last >= len(parse.tokens) or mention.kind in ("group", "place", "person"):
        return False
    after = parse.tokens[mention.last]
    word = head_word(after.lower)
    is_here = after.sentence == parse.tokens[mention.first].sentence
    if word is None or word.kind != "outlet" or not is_here:
        return False
    # "the Castell daily Ora Nova": the name is the second.
    beyond = parse.tokens[after.i + 1] if after.i + 1 < len(parse.tokens) else None
    is_other = beyond is not None and (beyond.pos == "PROPN" or beyond.text in '“"«')
    return after.pos in ("NOUN", "PROPN") and not is_other


def carrier_at(
    discourse: Discourse, at: int, limit: int, outlets: frozenset[str] = frozenset()
) -> Carrier | None:
    """Return who is named in the noun phrase that starts at a token, None where no one is.

    An outlet anywhere in the phrase counts first ("the host of Harbour Radio's Breakfast"), then
    the name that the phrase ends with, then an outlet without a name ("state television").

    Args:
        discourse: of the Document.
        at: the token that the phrase starts at.
        limit: the token that it ends before at the latest.
        outlets: names that the Document tells to be outlets.
    """
    parse = discourse.parse
    is_owned = at < limit and parse.tokens[at].tag == "PRP$"
    while at < limit and (parse.tokens[at].pos == "DET" or parse.tokens[at].text in "\"“‘'*_"):
        at += 1
    if at >= limit or is_owned:
        return None
    end = _phrase_limit(parse, at, limit)
    inside = _names_between(discourse, at, end)
    if any(is_network(m.text) for m in inside):
        return None
    named = [m for m in inside if m.text in outlets or _is_outlet_name(parse, m, end)]
    named.sort(key=lambda m: not _follows_outlet_noun(parse, m))  # "the Tarn daily Ekho": Ekho
    if not named and _is_italic(parse, at):
        named = inside
    if named:
        return Carrier(named[0].text, end, is_outlet=True)
    if inside and inside[0].first <= at and inside[-1].last >= end and inside[-1].kind != "group":
        actor = discourse.cast.actor_at(inside[-1].last - 1)
        name = actor.name if actor is not None else inside[-1].text
        kind: SourceKind = "organisation" if actor is None else _kind_of(actor)
        return Carrier(name, end, is_outlet=False, kind=kind)
    return _in_capitals(parse, at, limit) or _unnamed_outlet(discourse, at, end)


def _in_capitals(parse: Parse, at: int, limit: int) -> Carrier | None:
    """Return an outlet by its words where no name was seen: "the Sunday Register"."""
    last = at
    while last < limit and parse.tokens[last].text[:1].isupper():
        last += 1
    name = noun_words(parse, at, last) if last - at > 1 else ""
    return Carrier(name, last, is_outlet=True) if name and is_outlet_like(name) else None


def _phrase_limit(parse: Parse, at: int, limit: int) -> int:
    end = max(noun_phrase_end(parse, at, limit), at)
    while end < limit and parse.tokens[end].text in '*_"”':
        end += 1
    return max(end, at + 1)


def _names_between(discourse: Discourse, first: int, end: int) -> list[NameMention]:
    return [m for m in discourse.cast.names if m.first < end and m.last > first]


def _is_outlet_name(parse: Parse, mention: NameMention, end: int) -> bool:
    if mention.kind == "person" and mention.title[0] < mention.title[1]:
        return False
    if is_outlet_like(mention.text):
        return True
    if mention.kind in ("group", "place", "person"):
        return False
    after = head_word(parse.tokens[mention.last].lower) if mention.last < end else None
    return after is not None and after.kind == "outlet"


def _is_italic(parse: Parse, at: int) -> bool:
    return at > 0 and parse.tokens[at - 1].text in ("*", "_")


def _unnamed_outlet(discourse: Discourse, at: int, end: int) -> Carrier | None:
    """Return an outlet given by a common noun: 'state television', 'the Vesna news agency'."""
    parse = discourse.parse
    last = end - 1
    known = head_word(
        " ".join(t.lower for t in parse.tokens[max(at, last - 1) : end])
    ) or head_word(parse.tokens[last].lower)
    if known is None or known.kind != "outlet":
        return None
    nominal = discourse.nominals.get(last)
    verdict = discourse.verdicts.get(last)
    if nominal is not None and verdict is not None and verdict.key is not None:
        actor = discourse.actor(verdict.key)
        if actor is not None:
            return Carrier(actor.name, end, is_outlet=True)
    capitals = [k for k in range(at, last) if parse.tokens[k].text[:1].isupper()]
    named = [k for k in capitals if country_of(parse.tokens[k].text) is None]
    if named and parse.tokens[last].lower not in KEEP_NOUN:
        return Carrier(noun_words(parse, named[0], named[-1] + 1), end, is_outlet=True)
    before = parse.tokens[at - 1].lower if at > 0 else ""
    if {before, parse.tokens[at].lower} & {"a", "an", "another", "this"}:
        return None
    if end - at == 1 or parse.tokens[at].lower in ("same", "latter"):
        named_before = _last_outlet(discourse, at)
        if named_before is not None:
            return Carrier(named_before, end, is_outlet=True)
    return Carrier(noun_words(parse, at, end), end, is_outlet=True)


def _last_outlet(discourse: Discourse, at: int) -> str | None:
    """Return the outlet named last before "the paper", "the same channel"."""
    parse = discourse.parse
    known = find_outlets(discourse)
    names = [m for m in discourse.cast.names if m.last <= at and m.kind != "person"]
    for mention in reversed(names):
        if mention.text in known or _is_outlet_name(parse, mention, mention.last):
            return mention.text
    return None


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who stands behind a statement, report or interview."""

    name: str
    kind: SourceKind


def issuer_at(discourse: Discourse, noun: int) -> Issuer | None:
    """Return whose statement, report or interview a noun names, None where that is not said.

    'a Palace statement', 'the ministry's report', 'a report by the Ombudsman'.
    """
    parse = discourse.parse
    for child in parse.children[noun]:
        token = parse.tokens[child]
        if child < noun and token.dep in ("compound", "poss", "nmod", "amod"):
            found = _owner(discourse, child)
            if found is not None:
                return found
    for child in parse.children[noun]:
        token = parse.tokens[child]
        if child > noun and token.lower in ("by", "from") and token.dep == "prep":
            carrier = carrier_at(discourse, child + 1, parse.sentences[token.sentence].last)
            if carrier is not None:
                return Issuer(carrier.name, "organisation" if carrier.is_outlet else carrier.kind)
    return None


def _owner(discourse: Discourse, word: int) -> Issuer | None:
    """Return who a modifier of a noun names, if one who can issue something."""
    mention = mention_over(discourse, word)
    if mention is not None:
        if mention.kind in ("group", "other") and not is_outlet(mention.text):
            return None
        actor = discourse.cast.actor_at(mention.last - 1)
        if is_network(mention.text) or actor is None:
            return None
        return Issuer(actor.name, _kind_of(actor))
    verdict = discourse.verdicts.get(word)
    if word in discourse.nominals and verdict is not None and verdict.key is not None:
        actor = discourse.actor(verdict.key)
        if actor is not None:
            return Issuer(actor.name, _kind_of(actor))
        if discourse.parse.tokens[word].dep == "poss":
            return Issuer(discourse.referents[verdict.key].name, "organisation")
    return None


def _kind_of(actor: Actor) -> SourceKind:
    if actor.kind == "other":
        return "organisation" if is_outlet(actor.name) else "person"
    return actor.kind
