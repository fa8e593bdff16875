"""On which day who said what, through whom and on which point, and who changed position."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date as day
from typing import TYPE_CHECKING, Literal

from sayso.errors import InputError
from sayso.model import Claim, Placed
from sayso.model.sentence_cuts import SentenceCuts
from sayso.views.alike import merge_alike
from sayso.views.choose import choose_by_name
from sayso.views.lookup import UNDATED, Lookup, order_of_document
from sayso.views.points import place_of_point
from sayso.views.rows import AttributionRow, ClaimRow, Count, DocumentHead, Voice, counted
from sayso.views.sentences import sentences_of
from sayso.views.shifts import Shift, find_shifts
from sayso.views.told import Standing, Told, gather_own_words, stand_on_points, tell_sentences

if TYPE_CHECKING:
    from sayso.casebook import Casebook

DatedBy = Literal["published", "guess", "nothing"]
"""What gave the date: the Document's date, one that is a guess, or nothing."""


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """What a source says at one place of a Document, or a Document in its own words.

    `date` is that of publication, in ISO 8601, None where there is none. `voice` is `own` for a
    Document's own words: `source` is then its publisher, `chain` empty and `attribution` None. Of a
    judgement whose clause tells who judges ("growers praised the plan"), `source` is who judges,
    and `attribution` that around it, None in the Document's words. `heard_as` tells how such and
    own words stand: asserted, or as what others deny, ask or wish. `again` are other Documents in
    which the source says the same words, in order of date.
    """

    date: str | None
    dated_by: DatedBy
    source: str | None
    attribution: AttributionRow | None
    voice: Voice
    chain: tuple[str, ...]
    document: DocumentHead
    heard_as: str
    told: tuple[Told, ...]
    again: tuple[DocumentHead, ...]

    @property
    def is_on_point(self) -> bool:
        """Tell whether it takes a position on some point."""
        return any(one.points for one in self.told)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Dated rows in order of date, undated ones in order of Documents, and shifts.

    `left_out` counts Attributions and claims that are not in it, by the reason.
    """

    dated: tuple[TimelineRow, ...]
    undated: tuple[TimelineRow, ...]
    shifts: tuple[Shift, ...]
    left_out: tuple[Count, ...]


_CALENDAR = re.compile(r"\d{4}(-\d{2}(-\d{2}(T[\d:]+)?)?)?")
"""A year, month, day or time of the calendar, as ISO 8601 writes it."""

FRAGMENT = "that tell nothing by themselves"
OTHER_KIND = "thought, judged, known, wanted or perceived, not said"
OWN_WORDS = "in documents' own words, on no point"
QUESTION = "questions"
UNDATED_ROW = "undated"
INSIDE = "inside words that are there already"


def make_timeline(
    casebook: Casebook,
    *,
    source: str | None = None,
    point: str | int | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Timeline:
    """Return what was said, in order of the day of publication, and who shifted.

    Left out is what tells nothing by itself, and what is on no point and was not said but thought
    or judged, or is a Document's own words; with a `source` its judgements and own words are all
    there. With `since` or `until` the undated is left out too.

    Args:
        casebook: where to look.
        source: only what this source says: its name, an alias, or whole words of either.
        point: only what is on this point: its number, from 1, or its id or enough of its beginning.
        since: ISO 8601; leaves out what is dated earlier.
        until: ISO 8601, included with all that lies in it ("2019" includes December 2019).

    Raises:
        InputError: the source's name or the point's id could mean several, or `since` or `until` is
            no date.
        NoSuchThing: nobody of that name speaks, or there is no such point.
    """
    for limit in (since, until):
        _check_date(limit)
    lookup = Lookup(casebook)
    lookup.load(lookup.heads)
    lookup.load_claims(lookup.heads)
    points = casebook.points()
    chosen = None if point is None else points[place_of_point(points, point)].id
    name = None if source is None else _choose_source(lookup, source)
    standing = stand_on_points(points, chosen)
    left_out: Counter[str] = Counter()
    rows: list[TimelineRow] = []
    for key in lookup.heads:
        found = _rows_of(lookup, key, standing, left_out, with_own=name)
        rows.extend(row for row in found if name is None or row.source == name)
    if chosen is not None:
        rows = [row for row in (_only_on_points(row) for row in rows) if row.told]
    if since or until:
        left_out[UNDATED_ROW] += sum(row.date is None for row in rows)
        rows = [row for row in rows if row.date and _is_within(row.date, since, until)]
    heard = {claim.id: claim.heard_as for key in lookup.heads for claim in lookup.claims(key)}
    rows = merge_alike(sorted(rows, key=_order), heard)
    return Timeline(
        tuple(row for row in rows if row.date),
        tuple(row for row in rows if row.date is None),
        tuple(
            shift
            for shift in find_shifts(lookup)
            if (name is None or shift.source == name) and chosen in (None, shift.point)
        ),
        () if name or chosen else counted(+left_out),
    )


def _rows_of(
    lookup: Lookup,
    document: str,
    standing: Standing,
    left_out: Counter[str],
    *,
    with_own: str | None,
) -> Iterable[TimelineRow]:
    claims = lookup.claims(document)
    cuts = SentenceCuts(lookup.text(document))
    held = _find_held(lookup, document, claims)
    own = {c.id: standing[c.id] for c in claims if c.id in standing and c.id not in held}
    yield from _said_in(lookup, document, cuts, own, left_out)
    yield from _held_in(cuts, held, standing, left_out, with_own)
    head = lookup.heads[document]
    voice = _voice_of(lookup, head)
    rows = lookup.attribution_rows(document).values()
    others = [span for row in rows for span in row.content_spans]
    for (span, heard_as), found in gather_own_words(cuts, claims, others).items():
        told = tell_sentences(cuts, [(span,)], found, own, None)
        if told and (any(one.points for one in told) or (voice and voice == with_own)):
            yield _row(head, told, voice, heard_as=heard_as)
        else:
            left_out[OWN_WORDS if told else FRAGMENT] += 1


def _said_in(
    lookup: Lookup,
    document: str,
    cuts: SentenceCuts,
    standing: Standing,
    left_out: Counter[str],
) -> Iterable[TimelineRow]:
    """Return the rows of a Document's Attributions."""
    head = lookup.heads[document]
    by_attribution = _by_attribution(lookup.claims(document))
    rows = lookup.attribution_rows(document)
    outer = {row.parent for row in rows.values()}
    shown: dict[str, TimelineRow] = {}
    around: dict[str, Placed[None]] = {}
    for row in sorted(rows.values(), key=lambda row: (row.depth, row.number)):
        inside = by_attribution.get(row.id, ())
        sentences = sentences_of(cuts.text, row.content_spans)
        told = tell_sentences(cuts, sentences, inside, standing, row.source)
        above = shown.get(row.parent or "")
        is_own = above is not None and row.source in (None, above.source)
        reason = _reason_against(
            row, told, inside, around.get(row.parent or "") if is_own else None
        )
        if reason:
            left_out[reason] += 1
            continue
        own = _row(head, told, row.source)
        shown[row.id] = replace(own, attribution=row, voice="source", chain=row.chain)
        if row.id in outer:
            around[row.id] = Placed((span, None) for one in told for span in one.spans)
    return shown.values()


Held = dict[str, tuple[Claim, ClaimRow]]
"""Judgements whose clause tells who judges, by their id."""


def _find_held(lookup: Lookup, document: str, claims: Iterable[Claim]) -> Held:
    """Return the judgements of others than the source of the Attribution that they stand in."""
    said = lookup.attribution_rows(document)
    held: Held = {}
    for claim in claims:
        if claim.evaluation is not None and claim.evaluation.holder is not None:
            around = said.get(claim.attribution or "")
            row = lookup.claim_row(claim)
            if around is None or around.source != row.source:
                held[claim.id] = (claim, row)
    return held


def _held_in(
    cuts: SentenceCuts,
    held: Held,
    standing: Standing,
    left_out: Counter[str],
    with_own: str | None,
) -> Iterable[TimelineRow]:
    """Return the rows of judgements, each its clause alone, under who judges."""
    for claim, row in held.values():
        told = tell_sentences(cuts, [(claim.span,)], [claim], standing, row.source)
        if told and (told[0].points or row.source == with_own):
            own = _row(row.document, told, row.source, heard_as=claim.heard_as)
            yield replace(own, attribution=row.attribution, voice="source", chain=row.chain)
        elif row.attribution is None:
            left_out[OTHER_KIND if told else FRAGMENT] += 1


def _by_attribution(claims: Iterable[Claim]) -> dict[str | None, list[Claim]]:
    found: dict[str | None, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.attribution, []).append(claim)
    return found


def _reason_against(
    row: AttributionRow,
    told: Sequence[Told],
    claims: Sequence[Claim],
    around: Placed[None] | None,
) -> str | None:
    """Return why an Attribution is left out, None where it is not.

    `around` are the sentences shown of the same source that it is nested in, None without these.
    """
    if not told:
        return FRAGMENT
    if any(one.points for one in told):
        return None
    if row.kind != "statement":
        return OTHER_KIND
    if claims and all(claim.heard_as == "asked" for claim in claims):
        return QUESTION
    if around is None:
        return None
    return INSIDE if all(around.covering(span) for one in told for span in one.spans) else None


def _voice_of(lookup: Lookup, head: DocumentHead) -> str | None:
    return head.publisher or lookup.bylines.get(head.id)


def _row(
    head: DocumentHead, told: tuple[Told, ...], source: str | None, *, heard_as: str = "asserted"
) -> TimelineRow:
    """Return the row of a Document's own words."""
    guess: DatedBy = "guess" if "published" in head.uncertain else "published"
    return TimelineRow(
        date=head.published,
        dated_by=guess if head.published else "nothing",
        source=source,
        attribution=None,
        voice="own",
        chain=(),
        document=head,
        heard_as=heard_as,
        told=told,
        again=(),
    )


def _only_on_points(row: TimelineRow) -> TimelineRow:
    return replace(row, told=tuple(one for one in row.told if one.points))


def _choose_source(lookup: Lookup, name: str) -> str:
    spoken = {r.source for key in lookup.heads for r in lookup.attribution_rows(key).values()}
    voices = {_voice_of(lookup, head) for head in lookup.heads.values()}
    judging = {
        row.source
        for key in lookup.heads
        for _, row in _find_held(lookup, key, lookup.claims(key)).values()
    }
    names = {one: [one] for one in spoken | voices | judging if one}
    for entity in lookup.entities.values():
        if entity.name in names:
            names[entity.name].extend(entity.aliases)
    return choose_by_name("source", name, names)


def _check_date(limit: str | None) -> None:
    """Raise where a limit is no year, month or day of the calendar."""
    if limit is None:
        return
    shape = _CALENDAR.fullmatch(limit)
    try:
        if shape is None:
            raise ValueError
        day.fromisoformat(limit[:10] + "2000-01-01"[len(limit) :])
    except ValueError as error:
        message = f"no date {limit!r}: write a year, month or day, as in 2024, 2024-05, 2024-05-09"
        raise InputError(message, subject=limit) from error


def _is_within(date: str, since: str | None, until: str | None) -> bool:
    after = since is None or date >= since or since.startswith(date)
    return after and (until is None or date <= until or date.startswith(until))


def _order(row: TimelineRow) -> tuple[str, object, int, int]:
    start = min(span.start for one in row.told for span in one.spans)
    depth = row.attribution.depth if row.attribution else 0
    place = order_of_document(row.document)
    return ((row.date or UNDATED)[:10], place, start, depth)
