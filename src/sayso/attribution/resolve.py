"""Attributions with their sources resolved inside the Document, and with their chains."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.attribution.chain import Relays, first_links, join_chain
from sayso.attribution.nesting import (
    find_parents,
    kept_inside,
    outermost_first,
    without_doubles,
)
from sayso.attribution.occasion import Occasion, check_block, hold, next_occasion
from sayso.attribution.resolving.descriptions import describe
from sayso.attribution.resolving.discourse import Discourse, Setting, find_quoted
from sayso.attribution.resolving.interviews import name_unlabelled
from sayso.attribution.resolving.named import Named, fitting_kind, plain_publisher
from sayso.attribution.resolving.sources import (
    FIRST_PERSON,
    name_source,
    remember_issued,
    source_tokens,
)
from sayso.attribution.resolving.turns import Turn, is_turn, name_label
from sayso.attribution.resolving.walk import read_discourse
from sayso.attribution.syntax import head_of, is_beside
from sayso.attribution.words import is_silent_phrase
from sayso.language.parse import Parse
from sayso.model import Attribution, Document, Span, hull


def resolve(
    document: Document, parse: Parse, found: tuple[Attribution, ...]
) -> tuple[Attribution, ...]:
    """Return the attributions with source name, kind, role, chain and parent.

    Args:
        document: the Document they stand in.
        parse: its parse.
        found: attributions with their spans, in any order; doubles are dropped, the most confident
            kept.

    Returns:
        One for each distinct attribution, in text order, ids unchanged. Where the source could be
        one of several, `source_name` is None and `abstained` names them. A chain ends with the last
        name known where the source is open, or where the words name none.
    """
    kept = kept_inside(without_doubles(found))
    told = _told(document, parse, kept)
    silent = {a.id for a in told if _is_silent(parse, a)}
    if silent:
        told = _told(document, parse, tuple(a for a in kept if a.id not in silent))
    return told


def _is_silent(parse: Parse, attribution: Attribution) -> bool:
    """Tell whether a pronoun turned out to mean a thing that cannot speak: "the storm, which"."""
    tokens = source_tokens(parse, attribution)
    if len(tokens) != 1 or tokens[0].pos not in ("PRON", "DET", "SCONJ"):
        return False
    name = attribution.source_name
    is_noun = attribution.source_kind in ("unnamed", "group", "none")
    return name is not None and is_noun and is_silent_phrase(name.lower().split())


def _told(
    document: Document, parse: Parse, kept: tuple[Attribution, ...]
) -> tuple[Attribution, ...]:
    parents = find_parents(kept)
    discourse = read_discourse(parse, read_setting(document, parse, kept))
    blocks = tuple(zone.span for zone in document.zones_of("quotation"))
    relays = Relays(discourse, kept, parents, blocks)
    discourse.turns.extend(_turns(document, discourse))
    interview = name_unlabelled(document, discourse, kept, parents)
    named: dict[str, Named] = {}
    chains: dict[str, tuple[str, ...]] = {}
    last: Occasion | None = None
    talks: dict[str, Occasion] = {}
    for attribution in outermost_first(kept, parents):
        parent = parents.get(attribution.id)
        above = _above(document, parents, named, attribution)
        who = fitting_kind(name_source(document, discourse, attribution, parent=above))
        if _is_uncued(document, attribution, parent):
            going_on = _going_on(relays, attribution, named)
            who = interview.get(attribution.id) or going_on or who
        who = check_block(relays, attribution, who)
        named[attribution.id] = who
        remember_issued(discourse, attribution, who)
        last = hold(relays, attribution, next_occasion(relays, attribution, who, last), talks)
        before = chains[parent.id] if parent else first_links(document)
        chains[attribution.id] = join_chain(before, last.handed, who.name)
    return tuple(
        describe(discourse, _filled(a, named[a.id], chains[a.id], parents.get(a.id)), named[a.id])
        for a in kept
    )


def _is_uncued(document: Document, attribution: Attribution, parent: Attribution | None) -> bool:
    """Tell whether nobody is named for a quotation, or for the "I" in one by itself."""
    if not attribution.source:
        return not attribution.cue
    words = " ".join(span.of(document.text) for span in attribution.source).lower()
    return parent is None and words in FIRST_PERSON


OPENING = re.compile(r"[“‘«„‹]|(?<!\w)[\"']")


def _above(
    document: Document,
    parents: dict[str, Attribution],
    named: dict[str, Named],
    attribution: Attribution,
) -> Named | None:
    """Return in whose words an attribution stands: for 'I', whoever is quoted or has the turn."""
    parent = direct = parents.get(attribution.id)
    words = " ".join(span.of(document.text) for span in attribution.source).lower()
    if words in FIRST_PERSON:
        while direct is not None and not _is_direct(document, direct, attribution):
            direct = parents.get(direct.id)
    direct = direct or parent
    return named[direct.id] if direct is not None else None


def _is_direct(document: Document, outer: Attribution, inner: Attribution) -> bool:
    """Tell whether an attribution stands in the very words of the one round it."""
    if is_turn(document.text, outer) or not inner.source:
        return True
    at = inner.source[0].start
    before = (document.text[s.start : at] for s in outer.content if s.start <= at < s.end)
    return any(OPENING.search(words) for words in before)


def _turns(document: Document, discourse: Discourse) -> list[Turn]:
    """Return the turns of a transcript, in text order."""
    talk = discourse.setting.talk
    named = {
        label: name_label(document, discourse.cast, discourse.parse, label, talk)
        for label in {label for _, label in talk}
    }
    return [Turn(span, label, named[label]) for span, label in talk]


LONGEST_ASIDE = 400
"""Characters between two quotations of one speaker of which the second has no cue of its own."""


def _going_on(relays: Relays, attribution: Attribution, named: dict[str, Named]) -> Named | None:
    """Return who goes on in a quotation without source and cue: the last one quoted before it."""
    start = attribution.content[0].start
    setting = relays.discourse.setting
    if not setting.is_quoted(start + 1):
        return None
    parent = relays.parents.get(attribution.id)
    quoted = setting.quoted_at(start + 1)
    above = Span(max(start - LONGEST_ASIDE - 1, 0), start)
    before = [
        a
        for span, a in relays.contents.overlapping(above)
        if a.id in named
        and span == a.content[-1]
        and start - LONGEST_ASIDE <= span.end <= start
        and relays.parents.get(a.id) is parent
        and not (quoted is not None and quoted.covers(span))
    ]
    speakers: set[str | None] = set()
    for last in sorted(before, key=lambda a: -a.content[-1].end):
        middle = (last.content[0].start + last.content[0].end) // 2
        if setting.is_quoted(middle):
            return named[last.id] if speakers <= {named[last.id].name} else None
        speakers.add(named[last.id].name)
        if len(speakers) > 1:
            break
    return None


def _filled(
    attribution: Attribution, who: Named, chain: tuple[str, ...], parent: Attribution | None
) -> Attribution:
    return replace(
        attribution,
        source_name=who.name,
        source_kind=who.kind,
        role=who.role,
        abstained=who.abstained,
        chain=chain,
        parent=parent.id if parent else None,
    )


def _speaker_tokens(parse: Parse, attribution: Attribution) -> list[int]:
    """Return the head of a source and the rest of the name that it starts."""
    tokens = source_tokens(parse, attribution)
    head = head_of(tokens)
    if head is None:
        return []
    found = [head.i]
    inside = {t.i for t in tokens}
    for token in tokens:
        # the parser may hang the name on another noun: "the mayor of the town, X,"
        is_name = token.text[:1].isupper() and token.head in inside
        beside = (is_name and is_beside(parse, token.i)) or (
            token.dep == "appos" and token.head == head.i
        )
        if beside or (token.i == found[-1] + 1 and token.text[:1].isupper()):
            found.append(token.i)
    return found


def _headings(document: Document) -> tuple[Span, ...]:
    """Return headings, with the title where the text begins with it."""
    spans = [zone.span for zone in document.zones_of("heading")]
    if document.title and document.text.startswith(document.title):
        spans.append(Span(0, len(document.title)))
    return tuple(sorted(set(spans)))


def read_setting(document: Document, parse: Parse, found: tuple[Attribution, ...]) -> Setting:
    """Return what surrounds the words: quotation marks, headings, and who speaks where."""
    voices: list[tuple[Span, int]] = []
    labels: list[tuple[str, int]] = []
    turns: list[Span] = []
    talk: list[tuple[Span, str]] = []
    for attribution in found:
        tokens = source_tokens(parse, attribution)
        head = head_of(tokens)
        if head is not None and is_turn(document.text, attribution):
            head = tokens[-1]
            label = attribution.source[0].of(document.text)
            labels.append((label, head.i))
            turns.extend(attribution.content)
            talk.append((hull(attribution.content), label))
        if head is not None:
            voices.extend((span, head.i) for span in attribution.content)
    return Setting(
        find_quoted(document, parse, tuple(turns)),
        _headings(document),
        frozenset(i for a in found for i in _speaker_tokens(parse, a)),
        tuple(sorted(voices)),
        tuple(labels),
        plain_publisher(document),
        tuple(sorted(talk)),
    )
