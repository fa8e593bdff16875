"""Attributions with their sources resolved inside the Document, and with their chains."""

from __future__ import annotations

from dataclasses import replace

from sayso.attribution.chain import Relays, first_links, join_chain
from sayso.attribution.nesting import find_parents, outermost_first, without_doubles
from sayso.attribution.occasion import Occasion, check_block, next_occasion
from sayso.attribution.resolving.discourse import Setting, find_quoted
from sayso.attribution.resolving.named import Named, fitting_kind
from sayso.attribution.resolving.sources import name_source, remember_issued, source_tokens
from sayso.attribution.resolving.walk import read_discourse
from sayso.attribution.syntax import head_of
from sayso.attribution.words import is_silent_phrase
from sayso.language.parse import Parse
from sayso.model import Attribution, Document, Span


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
    kept = without_doubles(found)
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
    named: dict[str, Named] = {}
    chains: dict[str, tuple[str, ...]] = {}
    last: Occasion | None = None
    for attribution in outermost_first(kept, parents):
        parent = parents.get(attribution.id)
        above = named[parent.id] if parent else None
        who = fitting_kind(name_source(document, discourse, attribution, parent=above))
        who = check_block(relays, attribution, who)
        named[attribution.id] = who
        remember_issued(discourse, attribution, who)
        last = next_occasion(relays, attribution, who, last)
        before = chains[parent.id] if parent else first_links(document)
        chains[attribution.id] = join_chain(before, last.handed, who.name)
    return tuple(_filled(a, named[a.id], chains[a.id], parents.get(a.id)) for a in kept)


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
    for token in tokens:
        beside = token.dep == "appos" and token.head == head.i
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
    for attribution in found:
        head = head_of(source_tokens(parse, attribution))
        if head is not None:
            voices.extend((span, head.i) for span in attribution.content)
    return Setting(
        find_quoted(document, parse),
        _headings(document),
        frozenset(i for a in found for i in _speaker_tokens(parse, a)),
        tuple(sorted(voices)),
    )
