"""What the per-document half of the road gives."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model.attribution import Attribution
from sayso.model.claim import Claim
from sayso.model.document import Document, Skipped


@dataclass(frozen=True, slots=True)
class Analysis:
    """One Document with all that was found in it, each list in text order.

    `is_analysed` is False where the language is not analysed; the lists are then empty and
    `skipped` says so.
    """

    document: Document
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    is_analysed: bool = True
