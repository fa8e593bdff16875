"""What the HTML report shows, gathered from a Book once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.model import Skipped
from sayso.views.echoes import Echoes
from sayso.views.gaps import Gaps
from sayso.views.matrix import Matrix
from sayso.views.points import PointDetail
from sayso.views.show import Shown
from sayso.views.summary import Summary
from sayso.views.timeline import Timeline
from sayso.views.who import Sources

if TYPE_CHECKING:
    from sayso.book import Book


@dataclass(frozen=True, slots=True)
class ReportRows:
    """The rows of every view that the report draws, each in its own order.

    `notes` tell what must be known of the casebook before the rest is trusted.
    """

    summary: Summary
    documents: tuple[Shown, ...]
    points: tuple[PointDetail, ...]
    matrix: Matrix
    sources: Sources
    timeline: Timeline
    echoes: Echoes
    gaps: Gaps
    skipped: tuple[Skipped, ...]
    notes: tuple[str, ...]


def gather_rows(book: Book) -> ReportRows:
    """Ask a Book everything that the report shows.

    Raises:
        CasebookError: the casebook cannot be read.
    """
    return ReportRows(
        summary=book.summary(),
        documents=tuple(book.show(row.head.id) for row in book.documents()),
        points=tuple(book.point(row.id) for row in book.points()),
        matrix=book.matrix(),
        sources=book.who(),
        timeline=book.timeline(),
        echoes=book.echoes(),
        gaps=book.gaps(),
        skipped=book.skipped(),
        notes=book.notes(),
    )
