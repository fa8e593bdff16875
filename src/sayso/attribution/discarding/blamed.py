"""Support that is what a source blames another for: "slams the raids and support for rebels"."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model import Attribution

BLAMING = frozenset({"accusing", "opposing"})
"""Acts whose content nobody supports who does them."""


def without_blamed(found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions without support that stands in what its own source blames."""
    blaming = [a for a in found if a.act in BLAMING and a.source]
    return [a for a in found if not any(_is_blamed(a, other) for other in blaming)]


def _is_blamed(one: Attribution, other: Attribution) -> bool:
    if one.act != "supporting" or not one.cue or not one.source:
        return False
    is_same = any(s.overlaps(t) for s in one.source for t in other.source)
    return is_same and any(span.covers(one.cue[0]) for span in other.content)
