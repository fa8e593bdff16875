"""Where words stand, and who says them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.model import Span, Spans
from sayso.views.lookup import Lookup
from sayso.views.rows import AttributionRow, DocumentHead, Voice, Words

if TYPE_CHECKING:
    from sayso.casebook import Casebook

REACH = 160
"""Characters between two hits that still share a passage: about two lines of a terminal."""

AROUND = 80
"""Characters shown before the first and after the last hit, cut at a space."""

PASSAGES = 5
"""Passages shown of one Document; `HitRow.matches` says how many hits there are in all."""


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A snippet with hits, and who says them.

    `hits` are spans of the stored text inside `words`, all said by the same. `said_by` are the
    Attributions whose content holds them, outermost first; where there is none, `voice` is `own`.
    """

    words: Words
    hits: Spans
    voice: Voice
    said_by: tuple[AttributionRow, ...]


@dataclass(frozen=True, slots=True)
class HitRow:
    """A Document that holds the words, with its first passages in text order.

    `matches` counts the hits in the text; none where the words stand in the title alone, and the
    one passage is then the text's beginning.
    """

    document: DocumentHead
    score: float
    matches: int
    passages: tuple[PassageRow, ...]


@dataclass(frozen=True, slots=True)
class Hits:
    """The Documents that hold the words, the best first.

    `note` says how the words were read where they are not a query as they stand, else None.
    """

    hits: tuple[HitRow, ...]
    note: str | None


def find_words(casebook: Casebook, words: str, *, limit: int = 20) -> Hits:
    """Return the Documents that hold some words, the best first, with who says them.

    Args:
        casebook: where to look.
        words: all are looked for, in any of their English forms; "a phrase" in quotation marks, OR,
            NOT and brackets work.
        limit: of Documents, at least 1.

    Raises:
        InputError: there is no word to look for, or no room for a Document.
    """
    from sayso.casebook.search import search

    lookup = Lookup(casebook)
    rows = []
    found = search(casebook, words, limit=limit)
    for hit in found.hits:
        passages = tuple(_passages(lookup, hit.document, hit.matches))
        start = PassageRow(lookup.words(hit.document, (hit.snippet,)), (), "own", ())
        head = lookup.heads[hit.document]
        rows.append(HitRow(head, hit.score, len(hit.matches), passages[:PASSAGES] or (start,)))
    return Hits(tuple(rows), found.note)


def _passages(lookup: Lookup, document: str, matches: Sequence[Span]) -> Iterator[PassageRow]:
    said = sorted(lookup.attribution_rows(document).values(), key=lambda row: row.depth)
    run: list[Span] = []
    speakers: tuple[AttributionRow, ...] = ()
    for match in matches:
        around = tuple(r for r in said if any(s.overlaps(match) for s in r.content_spans))
        if run and (around != speakers or match.start - run[-1].end > REACH):
            yield _passage(lookup, document, tuple(run), speakers)
            run = []
        run.append(match)
        speakers = around
    if run:
        yield _passage(lookup, document, tuple(run), speakers)


def _passage(
    lookup: Lookup, document: str, hits: Spans, said_by: tuple[AttributionRow, ...]
) -> PassageRow:
    span = widen(lookup.text(document), Span(hits[0].start, hits[-1].end))
    voice: Voice = "source" if said_by else "own"
    return PassageRow(lookup.words(document, (span,)), hits, voice, said_by)


def widen(text: str, span: Span) -> Span:
    """Return a span with some words before and after it, inside its paragraph.

    Example:
        >>> text = "The bridge was closed."
        >>> widen(text, Span(4, 10)).of(text)
        'The bridge was closed.'
    """
    start = max(0, span.start - AROUND)
    if start:
        space = text.find(" ", start, span.start)
        start = space + 1 if space >= 0 else span.start
    end = min(len(text), span.end + AROUND)
    if end < len(text):
        space = text.rfind(" ", span.end, end)
        end = space if space >= 0 else span.end
    paragraph = text.rfind("\n\n", start, span.start)
    after = text.find("\n\n", span.end, end)
    return Span(paragraph + 2 if paragraph >= 0 else start, after if after >= 0 else end)
