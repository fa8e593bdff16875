"""Rows of the timeline in which one source says the same in several Documents, as one row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.views.timeline import TimelineRow

WORD = re.compile(r"\w+")


def merge_alike(rows: Iterable[TimelineRow], heard: Mapping[str, str]) -> list[TimelineRow]:
    """Return rows without those of which an earlier one holds every sentence, from the same source.

    The earlier row then names their Documents. `heard` tells how each claim is heard, by its id.
    """
    first: dict[tuple[object, ...], int] = {}
    merged: list[TimelineRow] = []
    for row in rows:
        keys = _keys_of(row, heard)
        places = {first.get(key) for key in keys}
        place = next(iter(places)) if len(places) == 1 else None
        if place is None:
            for key in keys:
                first.setdefault(key, len(merged))
            merged.append(row)
            continue
        before = merged[place]
        if row.document.id not in {before.document.id, *(head.id for head in before.again)}:
            merged[place] = replace(before, again=(*before.again, row.document))
    return merged


def _keys_of(row: TimelineRow, heard: Mapping[str, str]) -> list[tuple[object, ...]]:
    """Return what tells each sentence of a row from others; of one without a source, its place.

    The same words are another statement where they are denied, doubted or on another point.
    """
    said = row.attribution
    whose: tuple[object, ...] = (row.source, row.voice, row.heard_as)
    if row.source is None:
        whose = (row.document.id, said.id if said else "")
    how = (said.act, said.kind, said.framing) if said else ()
    return [
        (
            *whose,
            *how,
            frozenset(heard[key] for key in one.claims if key in heard),
            frozenset((on.id, on.stance) for on in one.points),
            *WORD.findall(one.words.casefold()),
        )
        for one in row.told
    ]
