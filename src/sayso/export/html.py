"""The report: one HTML file without script or outside request, safe to open and to pass on."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso import __version__
from sayso.errors import InputError
from sayso.export.html_points import draw_points
from sayso.export.html_rows import ReportRows, gather_rows
from sayso.export.html_sources import draw_sources, draw_unresolved
from sayso.export.html_timeline import draw_bars, draw_days, draw_moment
from sayso.export.html_words import (
    STANCES,
    Places,
    capitalise,
    count,
    name_document,
    spoken,
    with_origins,
    write_date,
    write_span_of_dates,
)
from sayso.export.place import open_whole

if TYPE_CHECKING:
    from jinja2 import Environment

    from sayso.book import Book

MOST_COLUMNS = 60
"""Points in the matrix: with more it cannot be read; the report then says how many it left out."""


def write_report(book: Book, path: Path) -> None:
    """Write a casebook's report to a file.

    Args:
        book: the casebook.
        path: the HTML file, replaced if it is there.

    Raises:
        CasebookError: the casebook cannot be read.
        InputError: the file cannot be written.
    """
    page = render_report(book)
    try:
        with open_whole(path) as stream:
            stream.write(page)
    except OSError as error:
        message = f"cannot write the report to {path}: {error.strerror or error}"
        raise InputError(message, subject=str(path)) from error


def render_report(book: Book) -> str:
    """Return a casebook's report as one HTML page.

    The same casebook gives the same characters: there is no time and no path of a machine in it
    beyond the paths that the user gave.

    Raises:
        CasebookError: the casebook cannot be read.
    """
    return render_rows(gather_rows(book))


def render_rows(rows: ReportRows) -> str:
    """Return the report of rows that were gathered before."""
    style = _load_style()
    places = Places(rows)
    points = draw_points(rows.points, places)
    days = draw_days(rows.timeline, places)
    columns = rows.matrix.points[:MOST_COLUMNS]
    page = _load_environment().get_template("report.html")
    return page.render(
        style=style,
        style_hash=_hash_of(style),
        version=__version__,
        rows=rows,
        summary=rows.summary,
        is_linked=rows.summary.origins is not None,
        places=places,
        contested=[view for view in points if view.point.contested],
        agreed=[view for view in points if not view.point.contested],
        columns=columns,
        columns_left_out=len(rows.matrix.points) - len(columns),
        sources=draw_sources(rows, places),
        unresolved=draw_unresolved(rows, places),
        days=days,
        drawing=draw_bars(days),
        undated_moments=[draw_moment(row, places) for row in rows.timeline.undated],
        period=write_span_of_dates(s.document.head.published for s in rows.documents),
        undated=[s.document.head for s in rows.documents if not s.document.head.published],
        guessed=[s.document for s in rows.documents if "published" in s.document.head.uncertain],
    )


@cache
def _load_style() -> str:
    return (resources.files(__package__) / "templates" / "report.css").read_text("utf-8")


def _hash_of(style: str) -> str:
    """Return the style's hash as a content security policy names it.

    Source: CSP Level 3, section 8.2.
    """
    digest = hashlib.sha256(style.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


@cache
def _load_environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("sayso.export", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        date=write_date, name=name_document, capital=capitalise, spoken=spoken
    )
    tools: dict[str, Any] = {"count": count, "with_origins": with_origins, "stances": STANCES}
    environment.globals.update(tools)
    return environment
