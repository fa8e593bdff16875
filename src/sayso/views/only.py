"""Which Attributions a question asks for: of some kinds, and sure enough."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from sayso.errors import InputError
from sayso.model import Kind

if TYPE_CHECKING:
    from sayso.model import Attribution
    from sayso.views.rows import AttributionRow


@dataclass(frozen=True, slots=True)
class Only:
    """Attributions of these kinds (all where empty) with at least this confidence, in [0, 1]."""

    kinds: frozenset[Kind] = frozenset()
    min_confidence: float = 0.0

    def takes(self, found: Attribution | AttributionRow | None) -> bool:
        """Tell whether an Attribution is asked for; None, what stands in none, always is."""
        if found is None:
            return True
        is_kind = not self.kinds or found.kind in self.kinds
        return is_kind and found.confidence >= self.min_confidence


ALL = Only()
"""Leaves nothing out."""


def make_only(kinds: Iterable[Kind] = (), min_confidence: float = 0.0) -> Only:
    """Return the choice that a caller makes.

    Args:
        kinds: "statement", "belief" …; all where empty.
        min_confidence: in [0, 1].

    Raises:
        InputError: there is no such kind, or the confidence is none.

    Example:
        >>> make_only(["statement"], 0.7).min_confidence
        0.7
    """
    chosen = frozenset(kinds)
    unknown = sorted(chosen - set(get_args(Kind)))
    if unknown:
        known = ", ".join(get_args(Kind))
        raise InputError(f"no kind {unknown[0]!r}: choose among {known}", subject=unknown[0])
    if not 0 <= min_confidence <= 1:
        raise InputError(
            f"a confidence lies between 0 and 1, not at {min_confidence}",
            subject=str(min_confidence),
        )
    return Only(chosen, min_confidence)
