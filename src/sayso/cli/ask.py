"""Commands that ask the casebook a question."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli import text
from sayso.cli.frame import Command, answer, casebook_option, json_option, only_options, open_for

if TYPE_CHECKING:
    from sayso.model import Kind

NO_POINT = (
    "no point: no two sources say the same, or the opposite, in words that can be compared. "
    "'sayso who' and 'sayso report' show what each says"
)
NO_GAP = "no gap: no point that three publishers report is left out by another on the same days"
NO_ECHO = "no echo: no passage of one document stands in another"


@click.command(
    cls=Command,
    short_help="What the casebook holds, in numbers.",
    examples=("sayso summary", "sayso summary --json"),
)
@casebook_option
@json_option
def summary(casebook: Path | None, as_json: bool) -> None:
    """Show what the casebook holds, in numbers, with all that was left out or not resolved."""
    with open_for(casebook) as book:
        answer(book.summary(), text.summary_text, name="summary", as_json=as_json)


@click.command(
    cls=Command,
    short_help="Who says what, on whose word.",
    examples=("sayso who", 'sayso who "Jane Doe"', "sayso who ministry --kind statement --json"),
)
@click.argument("name", required=False)
@only_options
@casebook_option
@json_option
def who(
    name: str | None,
    min_confidence: float,
    kinds: tuple[Kind, ...],
    casebook: Path | None,
    as_json: bool,
) -> None:
    """Show all sources, or with NAME everything that source says, on whose word.

    NAME is a name, an alias or part of one.
    """
    with open_for(casebook) as book:
        if name is None:
            rows = book.who(min_confidence=min_confidence, kinds=kinds)
            answer(rows, text.sources_text, name="sources", as_json=as_json)
        detail = book.who(name, min_confidence=min_confidence, kinds=kinds)
        answer(detail, text.source_text, name="source", as_json=as_json)


@click.command(
    cls=Command,
    short_help="What is contested, and why; what is agreed.",
    examples=("sayso points", "sayso points --contested"),
)
@click.option("--contested", is_flag=True, help="Only points on which positions conflict.")
@casebook_option
@json_option
def points(contested: bool, casebook: Path | None, as_json: bool) -> None:
    """Show what sources take positions on: contested points first, with the reason."""
    with open_for(casebook) as book:
        rows = book.points(contested_only=contested)
        answer(rows, text.points_text, name="points", as_json=as_json, nothing=NO_POINT)


@click.command(
    cls=Command,
    short_help="One point: each side's exact words.",
    examples=("sayso point 1", "sayso point 3f2a"),
)
@click.argument("point_id", metavar="ID")
@casebook_option
@json_option
def point(point_id: str, casebook: Path | None, as_json: bool) -> None:
    """Show one point: each side's exact words, and why they conflict.

    ID is the number in 'sayso points', or the beginning of the point's id.
    """
    with open_for(casebook) as book:
        answer(book.point(point_id), text.point_text, name="point", as_json=as_json)


@click.command(
    cls=Command,
    short_help="Sources and publishers by points.",
    examples=("sayso matrix", "sayso matrix --contested"),
)
@click.option("--contested", is_flag=True, help="Only points on which positions conflict.")
@only_options
@casebook_option
@json_option
def matrix(
    contested: bool,
    min_confidence: float,
    kinds: tuple[Kind, ...],
    casebook: Path | None,
    as_json: bool,
) -> None:
    """Show who takes which position on what: sources and publishers by points."""
    with open_for(casebook) as book:
        rows = book.matrix(contested_only=contested, min_confidence=min_confidence, kinds=kinds)
        answer(rows, text.matrix_text, name="matrix", as_json=as_json, nothing=NO_POINT)


@click.command(
    cls=Command,
    short_help="Which reports are one report repeated.",
    examples=("sayso echoes", "sayso echoes --json"),
)
@casebook_option
@json_option
def echoes(casebook: Path | None, as_json: bool) -> None:
    """Show which passages repeat each other, and how many independent origins that leaves."""
    with open_for(casebook) as book:
        answer(book.echoes(), text.echoes_text, name="echoes", as_json=as_json, nothing=NO_ECHO)


@click.command(
    cls=Command,
    short_help="What was said when, and who shifted.",
    examples=(
        "sayso timeline",
        "sayso timeline --source ministry --since 2024-05",
        "sayso timeline --point 1",
    ),
)
@click.option("--source", metavar="NAME", help="Only what this source says.")
@click.option("--point", metavar="ID", help="Only what is on this point, as in 'sayso points'.")
@click.option("--since", metavar="DATE", help="From this date on (2024, 2024-05 or 2024-05-09).")
@click.option("--until", metavar="DATE", help="Up to this date.")
@casebook_option
@json_option
def timeline(casebook: Path | None, as_json: bool, **chosen: str | None) -> None:
    """Show who said what, through whom and on which point, by day; who changed position.

    The day is that of publication. What tells nothing by itself is left out, and counted; so are
    the documents' own words that are on no point, unless --source names their publisher.
    """
    from sayso.cli.when import timeline_text

    with open_for(casebook) as book:
        answer(book.timeline(**chosen), timeline_text, name="timeline", as_json=as_json)


@click.command(cls=Command, short_help="What each publisher leaves out.", examples=("sayso gaps",))
@casebook_option
@json_option
def gaps(casebook: Path | None, as_json: bool) -> None:
    """Show what a publisher leaves out that others report of the same days: silence, not denial."""
    with open_for(casebook) as book:
        answer(book.gaps(), text.gaps_text, name="gaps", as_json=as_json, nothing=NO_GAP)


@click.command(
    cls=Command,
    short_help="The documents with what is known of each.",
    examples=("sayso documents",),
)
@casebook_option
@json_option
def documents(casebook: Path | None, as_json: bool) -> None:
    """List the documents with what is known of each."""
    with open_for(casebook) as book:
        answer(book.documents(), text.documents_text, name="documents", as_json=as_json)


@click.command(
    cls=Command,
    short_help="A text with its attributions marked.",
    examples=("sayso show 3", "sayso show article.html --kind statement", "sayso show 9c41 --json"),
)
@click.argument("document")
@only_options
@casebook_option
@json_option
def show(
    document: str,
    min_confidence: float,
    kinds: tuple[Kind, ...],
    casebook: Path | None,
    as_json: bool,
) -> None:
    """Show a document's text with its attributions marked.

    DOCUMENT is its number in 'sayso documents', the beginning of its id, or its path (PATH#PART
    for a part of a compilation).
    """
    from sayso.cli.marked import shown_text

    with open_for(casebook) as book:
        rows = book.show(document, min_confidence=min_confidence, kinds=kinds)
        answer(rows, shown_text, name="show", as_json=as_json)


@click.command(
    cls=Command,
    short_help="Search the words, and see who says them.",
    examples=("sayso search sluice gate", "sayso search '\"opened the gate\"'"),
)
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1), default=20, metavar="N", help="Documents at most.")
@casebook_option
@json_option
def search(words: tuple[str, ...], limit: int, casebook: Path | None, as_json: bool) -> None:
    """Search the documents' words, and show who says the passages found."""
    with open_for(casebook) as book:
        rows = book.search(" ".join(words), limit=limit)
        answer(rows, text.hits_text, name="search", as_json=as_json)


@click.command(
    cls=Command, short_help="What was left out, with the reason.", examples=("sayso skipped",)
)
@casebook_option
@json_option
def skipped(casebook: Path | None, as_json: bool) -> None:
    """List what was not read or not analysed, with the reason."""
    with open_for(casebook, rests_on_links=False) as book:
        answer(book.skipped(), text.skipped_text, name="skipped", as_json=as_json)
