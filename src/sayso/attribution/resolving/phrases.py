"""Who a noun phrase names: a person in it, a thing, the bearer of a role, or its own words."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.attribution.cast.actors import Actor
from sayso.attribution.cast.labels import initialled, owner_of
from sayso.attribution.cast.mention import NameMention
from sayso.attribution.resolving.discourse import Discourse, mention_over, with_owner
from sayso.attribution.resolving.makers import find_maker
from sayso.attribution.resolving.named import Named, best_role, doubt
from sayso.attribution.resolving.nouns import Nominal, noun_words
from sayso.attribution.resolving.salience import Verdict
from sayso.attribution.syntax import (
    is_one_person,
    is_plural,
    phrase_end,
    phrase_start,
)
from sayso.attribution.words import (
    head_word,
    is_outlet,
    is_silent_phrase,
    places,
    plain_name,
    words_for,
)
from sayso.language.parse import Parse, Token
from sayso.model import Attribution, Document, SourceKind

QUANTIFIERS = words_for("quantifier")
LONGEST_INITIALS = 6
"""Characters, points included: 'J.T.A.'."""


def named_by_handle(
    document: Document,
    discourse: Discourse,
    attribution: Attribution,
    tokens: tuple[Token, ...],
) -> Named | None:
    """Return whose the one handle in a source is: 'my colleague @otter', None for none or two."""
    told = " ".join(span.of(document.text) for span in attribution.source)
    handles = re.findall(r"(?<!\w)@\w+", told)
    if len(handles) != 1 or _is_named(discourse, tokens):
        return None
    return Named(owner_of(handles[0], document.text) or handles[0], "person")


def actor_by_initials(
    document: Document, discourse: Discourse, tokens: tuple[Token, ...]
) -> Actor | None:
    """Return the one person of the Document whose initials are all of a source: 'JA says'."""
    words = "".join(t.text for t in tokens)
    if words in places() or not words.isupper() or len(words) > LONGEST_INITIALS:
        return None
    persons = [a for a in discourse.cast.actors if a.kind == "person" and a.name != words]
    name = initialled(words, document.text, (a.name for a in persons))
    return next((a for a in persons if a.name == name), None)


def _is_named(discourse: Discourse, tokens: tuple[Token, ...]) -> bool:
    """Tell whether a person is named in a source, beside a handle perhaps."""
    names = (mention_over(discourse, t.i) for t in tokens)
    return any(m is not None and m.kind == "person" and "@" not in m.text for m in names)


def named_by_key(discourse: Discourse, key: int, at: int) -> Named:
    """Return the name, kind and role of a referent."""
    actor = discourse.actor(key)
    if actor is not None:
        return from_actor(discourse, actor, at)
    referent = discourse.referents[key]
    kind: SourceKind = (
        "group"
        if referent.is_a == "person" and referent.number == "many"
        else "organisation"
        if referent.is_a == "body"
        else "unnamed"
    )
    return Named(_readable(referent.name), kind, last=at)


def from_actor(discourse: Discourse, actor: Actor, at: int) -> Named:
    """Return the name, kind and role of someone or something named."""
    if actor.kind == "person":
        role = best_role(actor.roles) or discourse.told_roles.get(actor.key)
        return Named(actor.name, "person", role, last=at)
    if actor.kind == "other":
        return Named(actor.name, "organisation" if is_outlet(actor.name) else "person", last=at)
    return Named(plain_name(actor.name), actor.kind, last=at)


def name_joint(discourse: Discourse, tokens: tuple[Token, ...], head: Token) -> Named | None:
    """Return the names of a source of several persons or things, None for a single one."""
    inside = {t.i for t in tokens}
    if is_one_person(discourse.parse, head):
        return None
    parts = [head]
    at = head
    while True:
        more = [
            discourse.parse.tokens[c]
            for c in discourse.parse.children[at.i]
            if discourse.parse.tokens[c].dep == "conj" and c in inside
        ]
        more = [t for t in more if t.pos in ("PROPN", "NOUN", "PRON")]
        if not more:
            break
        at = more[0]
        parts.append(at)
    if len(parts) < 2:
        return None
    spans = {(m.first, m.last) for p in parts if (m := mention_over(discourse, p.i)) is not None}
    if len(spans) == 1 and all(mention_over(discourse, part.i) is not None for part in parts):
        return None
    if any(mention_over(discourse, part.i) is None for part in parts):
        last = max(phrase_end(discourse.parse, parts[-1].i), parts[-1].i + 1)
        first = min(phrase_start(discourse.parse, head.i), head.i)
        return Named(noun_words(discourse.parse, max(first, tokens[0].i), last), "group")
    names = [name_phrase(discourse, part, None) for part in parts]
    if any(n.name is None for n in names):
        return None
    words = [n.name for n in names if n.name is not None]
    kinds = {n.kind for n in names}
    kind: SourceKind = (
        names[0].kind if len(kinds) == 1 and names[0].kind in ("organisation", "place") else "group"
    )
    return Named(", ".join(words[:-1]) + " and " + words[-1], kind)


def name_phrase(discourse: Discourse, head: Token, tokens: tuple[Token, ...] | None) -> Named:
    """Return who a noun phrase names."""
    verdict = discourse.verdicts.get(head.i)
    mention = mention_over(discourse, head.i)
    if mention is not None and (mention.last - 1) in discourse.cast.rivals:
        open_verdict = discourse.verdicts[mention.last - 1]
        return Named(None, "person", abstained=doubt(mention.text, open_verdict))
    actor = discourse.cast.actor_at(mention.last - 1) if mention is not None else None
    if mention is not None and actor is not None:
        if actor.kind == "person" or mention.kind == "person":
            return from_actor(discourse, actor, mention.last - 1)
        return _thing(discourse, head, mention, actor)
    nominal = discourse.nominals.get(head.i)
    inner = _body_behind(discourse, head) or _named_inside(discourse, head, tokens)
    if inner is None and nominal is not None:
        inner = _from_nominal(discourse, nominal, verdict)
    if inner is not None:
        return inner
    if verdict is not None and verdict.key is not None:
        return named_by_key(discourse, verdict.key, head.i)
    return _plain_words(discourse.parse, head, tokens)


def _thing(discourse: Discourse, head: Token, mention: NameMention, actor: Actor) -> Named:
    """Return a named organisation, place or group, with what its phrase adds to the name."""
    if mention.text in places() or actor.kind == "other" or head.i != mention.last - 1:
        return from_actor(discourse, actor, mention.last - 1)
    first = min(phrase_start(discourse.parse, head.i), mention.first)
    while first < mention.first and not discourse.parse.tokens[first].text[:1].isupper():
        first += 1
    words = noun_words(discourse.parse, first, mention.last)
    named = from_actor(discourse, actor, mention.last - 1)
    longer = (
        words if len(words.split()) > len(actor.name.split()) and len(words.split()) <= 8 else None
    )
    if is_plural(head) and actor.kind == "group":
        return Named(longer or plain_name(actor.name), "group", last=head.i)
    return Named(longer or named.name, named.kind, named.role, last=head.i)


NAMING = re.compile(
    r"\b(?:called(?: only)?|calls|named|nicknamed|known(?: \w+)? as|identified(?: \w+)? as"
    r"|gave (?:his|her|their) name(?: only)? as|goes by)\s+$",
    re.IGNORECASE,
)
"""Words before a name that say that someone bears it."""


def _named_inside(
    discourse: Discourse, head: Token, tokens: tuple[Token, ...] | None
) -> Named | None:
    """Return who is named beside the head: 'a spokesman, X'; 'a man called X'; 'one firm, Y,'."""
    parse = discourse.parse
    if tokens is None or head.dep == "poss" or is_plural(head) or head.pos == "PRON":
        return None
    word = head_word(head.lower)
    is_thing = word is None and is_silent_phrase((head.lower,))
    if is_thing or (word is not None and word.kind in ("document", "group")):
        return None
    for mention in discourse.cast.names:
        if not (head.i < mention.title[0] and mention.last <= tokens[-1].i + 1):
            continue
        actor = discourse.cast.actor_at(mention.last - 1)
        if actor is None:
            continue
        is_named = bool(NAMING.search(parse.text[tokens[0].start : _opening(parse, mention)]))
        is_last = mention.last == tokens[-1].i + 1
        is_close = is_last and mention.title[0] == head.i + 1
        is_close = is_close or (is_last and _closes_role(parse, head, mention))
        if not is_named and not is_close and not _is_apposed(discourse, head, mention):
            continue
        is_body = word is not None and word.kind in ("organisation", "outlet")
        if is_close and is_body:
            return Named(plain_name(actor.name), "organisation", last=mention.last - 1)
        is_role = word is not None and word.kind == "person" and not _has_body_word(actor.name)
        is_part = head.lower in words_for("part") and not _has_body_word(actor.name)
        is_open = (is_role or is_part) and actor.kind in ("organisation", "other")
        is_person = actor.kind == "person" or is_open
        if is_person or (is_named and not is_body):
            if word is None or word.kind == "person":
                role = noun_words(parse, phrase_start(parse, head.i), head.i + 1)
                discourse.told_roles.setdefault(actor.key, role)
            named = from_actor(discourse, actor, mention.last - 1)
            role_told = named.role or discourse.told_roles.get(actor.key)
            return replace(named, kind="person", role=role_told)
        if actor.kind in ("organisation", "other") and (word is None or is_body):
            return Named(plain_name(actor.name), "organisation", last=mention.last - 1)
    return None


def _closes_role(parse: Parse, head: Token, mention: NameMention) -> bool:
    """Tell whether a person's name ends what a role says: 'head of the Grain Board Emil Tarn'.

    Not where the name is whom the role serves: 'an aide to Emil Tarn', 'a friend of Emil Tarn'.
    """
    word, before = head_word(head.lower), parse.tokens[mention.first - 1]
    own = head_word(before.lower) if mention.title[0] < mention.first else None
    if own is not None and own.kind == "person":
        before = parse.tokens[mention.title[0] - 1]
    if word is None or word.kind != "person" or mention.kind != "person" or len(mention.parts) < 2:
        return False
    return before.pos in ("NOUN", "PROPN") and before.i > head.i


def _body_behind(discourse: Discourse, head: Token) -> Named | None:
    """Return the body or place that a part of it speaks for: 'the delegation of X'."""
    if head.lower not in words_for("speaks-for"):
        return None
    parse = discourse.parse
    for child in parse.children[head.i]:
        if child < head.i or parse.tokens[child].lower not in ("of", "at", "for"):
            continue
        for below in parse.children[child]:
            mention = mention_over(discourse, below)
            actor = discourse.cast.actor_at(mention.last - 1) if mention is not None else None
            if actor is not None and actor.kind != "person":
                return from_actor(discourse, actor, head.i)
    return None


def _has_body_word(name: str) -> bool:
    known = (head_word(word) for word in name.split())
    return is_outlet(name) or any(w is not None and w.kind != "person" for w in known)


def _opening(parse: Parse, mention: NameMention) -> int:
    """Return where a name begins, with its titles and an article or quotation mark before it."""
    first = mention.title[0]
    while first > 0 and parse.tokens[first - 1].text in ("the", "“", '"', "‘", "a"):
        first -= 1
    return parse.tokens[first].start


def _is_apposed(discourse: Discourse, head: Token, mention: NameMention) -> bool:
    """Tell whether a name stands beside a noun: after a comma or bracket, and closed again."""
    parse = discourse.parse
    named = parse.tokens[mention.last - 1]
    if named.dep == "appos" and named.head == head.i:
        return True
    if mention.kind == "place" or parse.tokens[mention.first].dep in ("conj", "pobj"):
        return False
    before = parse.text[: _opening(parse, mention)].rstrip()[-1:]
    after = parse.text[named.end :].lstrip('”"’ ')[:1]
    verb = parse.tokens[mention.last] if mention.last < len(parse.tokens) else named
    return before in (",", ")", "(") and (after in (",", ")", "") or verb.pos in ("VERB", "AUX"))


def _from_nominal(discourse: Discourse, nominal: Nominal, verdict: Verdict | None) -> Named:
    if verdict is not None and verdict.key is None:
        return Named(None, "unnamed", abstained=doubt(nominal.text, verdict))
    if verdict is not None and verdict.key is not None:
        actor = discourse.actor(verdict.key)
        if actor is not None:
            named = from_actor(discourse, actor, nominal.head)
            return (
                named
                if named.role
                else Named(named.name, named.kind, nominal.text, last=nominal.head)
            )
        issuer = find_maker(discourse, nominal)
        if issuer is not None:
            return issuer
        if nominal.article == "definite" and len(nominal.text.split()) < 2:
            return named_by_key(discourse, verdict.key, nominal.head)
    kind: SourceKind = (
        "group"
        if nominal.is_plural and nominal.word.kind in ("person", "group")
        else "organisation"
        if nominal.word.kind in ("organisation", "outlet")
        else "unnamed"
    )
    return Named(_readable(with_owner(discourse, nominal)), kind, last=nominal.head)


def _readable(words: str) -> str:
    """Return the words of a source without a name, without a possessive pronoun or quantity.

    Nor with a word at the end that needs another: "a person close" (to her).
    """
    words = re.sub(r"(?<=\w)\s+(?:close|near|familiar)$", "", words)
    return re.sub(r"^(?:one|another|some)\s+(?=\w)", "", words)


def _plain_words(parse: Parse, head: Token, tokens: tuple[Token, ...] | None) -> Named:
    """Return the words themselves for a source that no lexicon knows."""
    first, end = phrase_start(parse, head.i), phrase_end(parse, head.i)
    if tokens:
        first, end = max(first, tokens[0].i), min(end, tokens[-1].i + 1)
    while first < head.i and parse.tokens[first].tag == "PRP$":
        first += 1
    words = noun_words(parse, first, max(end, head.i + 1))
    if not words:
        return Named(None, "none")
    if head.pos == "NUM" and tokens:
        words = noun_words(parse, tokens[0].i, tokens[-1].i + 1)
    if is_plural(head) or head.lower in QUANTIFIERS or head.pos == "NUM":
        return Named(words, "group", last=head.i)
    if head.pos == "PROPN" and head.text[:1].isupper():
        return Named(words, "organisation" if is_outlet(words) else "person", last=head.i)
    return Named(words, "unnamed", last=head.i)
