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


@dataclass(frozen=True, slots=True)
class FileRead:
    """One input file, read: its Documents with what was found in them, and what was left out.

    `location` is the absolute path, address or "stdin:<sha256>" that identifies the file; `path`
    is as the user gave it; `sha256` and `bytes` are of the original. `skipped` holds what of this
    file was not read; the Analyses hold their own.
    """

    location: str
    path: str
    sha256: str
    bytes: int
    format: str
    analyses: tuple[Analysis, ...] = ()
    skipped: tuple[Skipped, ...] = ()
