"""Where words stand, and who says them."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import Spans
from sayso.views.rows import AttributionRow, DocumentHead, Voice, Words


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A snippet with hits; `said_by` are the Attributions whose content holds one, outermost first.

    `hits` are spans of the stored text inside `words`. `voice` is `own` where no Attribution holds
    any of them.
    """

    words: Words
    hits: Spans
    voice: Voice
    said_by: tuple[AttributionRow, ...]


@dataclass(frozen=True, slots=True)
class HitRow:
    """A Document that holds the words, with its best passages in text order."""

    document: DocumentHead
    score: float
    passages: tuple[PassageRow, ...]
