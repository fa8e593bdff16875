"""Commands that read documents: read and demo."""

from __future__ import annotations

import shlex
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click
from click.core import ParameterSource

from sayso.cli.frame import (
    ERROR,
    FOUND,
    NOTHING_FOUND,
    Command,
    casebook_option,
    json_option,
    say_json,
)
from sayso.cli.terminal import bold, clean, count, listing, shorten, with_origins, wrap
from sayso.config import Scorer, Settings, Tagger

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from sayso.book import Book
    from sayso.run import ReadSummary
    from sayso.views.rows import AttributionRow

SURE = 0.8
"""A confidence from which an attribution may stand as an example."""

TOUR = 3
"""Contested points and echoes that the demo shows."""

MOST_LEFT_OUT = 20
"""Lines about what was left out before the rest is only counted; `sayso skipped` lists all."""


LEFT_OUT: dict[str, str] = {
    "type": "of a kind that is not read",
    "unreadable": "unreadable",
    "empty": "without text",
    "language": "not in English",
    "too-large": "too large",
    "duplicate": "the same as another",
    "network": "not fetched",
    "failed": "that could not be analysed",
}
"""What is told of things that were left out, by the code of the reason."""


def settings_for(casebook: Path | None, **options: object) -> Settings:
    """Return the settings: flags before environment before defaults."""
    settings = Settings.from_environment()
    if casebook is not None:
        options["casebook"] = casebook
    return replace(settings, **options)  # type: ignore[arg-type]


@contextmanager
def progress_bars() -> Iterator[Callable[[str, int, int], None]]:
    """Show a bar a stage on stderr, and nothing where stderr is not a terminal."""
    with ExitStack() as open_bars:
        bars: dict[str, ProgressBar[int]] = {}

        def tell(stage: str, done: int, total: int) -> None:
            if not sys.stderr.isatty():
                return
            if stage not in bars:
                open_bars.close()  # ends the line of the stage before
                bar = click.progressbar(length=total, label=stage, file=sys.stderr)
                bars[stage] = open_bars.enter_context(bar)
            bars[stage].update(done - bars[stage].pos)

        yield tell


def chosen_casebook() -> str:
    """Return the option that the next command needs to ask the same casebook, '' for none.

    One that the environment names needs none.
    """
    context = click.get_current_context()
    if context.get_parameter_source("casebook") is not ParameterSource.COMMANDLINE:
        return ""
    return f" -c {shlex.quote(clean(str(context.params['casebook'])))}"


def say_left_out(done: ReadSummary) -> None:
    """Name on stderr what was left out, with the reason."""
    for one in done.skipped[:MOST_LEFT_OUT]:
        mark = "cannot read" if one.is_error else "left out"
        click.echo(f"sayso: {mark} {clean(one.path)}: {clean(one.reason)}", err=True)
    more = len(done.skipped) - MOST_LEFT_OUT
    if more > 0:
        command = f"sayso skipped{chosen_casebook()}"
        click.echo(f"sayso: and {more} more: `{command}` lists all", err=True)


def summary_of(done: ReadSummary) -> str:
    """Return what a run did: a line, and another where something was left out."""
    read = f"{count(done.files, 'file')} read ({count(done.documents, 'document')}"
    found = f"{count(done.attributions, 'attribution')}, {count(done.claims, 'claim')})"
    whole = f"{read}, {found}, {done.unchanged} unchanged"
    if not done.skipped:
        return f"{whole}, nothing left out"
    kinds = Counter(LEFT_OUT.get(one.code, one.code) for one in done.skipped)
    told = ", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items()))
    where = f"; `sayso skipped{chosen_casebook()}` tells which, and why"
    return f"{whole}\nleft out: {told}{where if done.files or done.unchanged else ''}"


@click.command(
    cls=Command,
    short_help="Read files and folders into the casebook.",
    examples=(
        "sayso read articles/",
        "sayso read statement.pdf feed.xml --casebook harbour.casebook",
        "sayso read @list-of-paths.txt",
        "cat transcript.txt | sayso read -",
    ),
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@casebook_option
@click.option("--allow-network", is_flag=True, help="Let PATH be an http(s) address and fetch it.")
@click.option(
    "--workers",
    type=click.IntRange(0, 64),
    default=0,
    metavar="N",
    help="Processes to use.  [default: chosen by the number of files]",
)
@click.option(
    "--tagger",
    type=click.Choice(get_args(Tagger)),
    default="default",
    show_default=True,
    help="Network that reads along with the rules. fast is for large piles: about twice as quick, "
    "finds a little less. none leaves the rules alone.",
)
@click.option(
    "--scorer",
    type=click.Choice(get_args(Scorer)),
    default="default",
    show_default=True,
    help="Network that finds claims on one point in other words; none leaves the rules alone.",
)
@json_option
def read(
    paths: tuple[str, ...],
    casebook: Path | None,
    as_json: bool,
    **options: object,
) -> None:
    """Read files, folders, @LISTS of paths or - (standard input) into the casebook.

    Reads .txt .md .html .pdf .docx .xml (RSS, Atom) .jsonl .eml; what else there is, is counted
    and named. A file that is read already is left alone, a changed one replaces its own rows; a run
    that was stopped is taken up where it was.
    """
    from sayso.run import read_into

    settings = settings_for(casebook, **options)
    with progress_bars() as tell:
        done = read_into(settings, paths, progress=tell)
    say_left_out(done)
    if as_json:
        say_json("read", done)
    else:
        click.echo(summary_of(done))
        if done.files or done.unchanged:
            chosen = chosen_casebook()
            now = ", ".join(f"sayso {name}{chosen}" for name in ("points", "who", "report"))
            click.echo(f"casebook: {settings.casebook}   now: {now}")
    if done.errors:
        sys.exit(ERROR)
    sys.exit(FOUND if done.files or done.unchanged else NOTHING_FOUND)


@click.command(
    cls=Command,
    short_help="Run the whole on shipped, invented examples.",
    examples=("sayso demo", "sayso demo --report demo.html"),
)
@casebook_option
@click.option(
    "--report",
    "report_file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Also write the HTML report there.",
)
@json_option
def demo(casebook: Path | None, report_file: Path | None, as_json: bool) -> None:
    """Run the whole on shipped examples: an invented dispute in documents of all formats."""
    from sayso import book as books
    from sayso.examples import demo_folder

    with demo_folder() as folder:
        click.echo(
            f"Reading {folder.name}: an invented dispute, told by invented outlets", err=True
        )
        with (
            progress_bars() as tell,
            books.read([folder], casebook=casebook, progress=tell) as book,
        ):
            if report_file:
                book.report(report_file)
            if as_json:
                say_json("summary", book.summary())
            else:
                click.echo("\n".join(tour(book)))


def _worth_showing(row: AttributionRow) -> tuple[bool, bool, int, float]:
    """Return the order in which a source's sayings make an example: sure, told through others."""
    is_sure = row.confidence >= SURE
    return (row.kind == "statement", is_sure, min(len(row.chain), 3), row.confidence)


def tour(book: Book) -> list[str]:
    """Return the main answers on one page: who, what is contested, what is repeated."""
    from sayso.cli.text import chain_of, head_of, point_text, quote, stance_of, summary_text

    lines = [*summary_text(book.summary()), "", bold("WHO SAYS WHAT, ON WHOSE WORD")]
    for source in book.who().sources[:6]:
        detail = book.who(source.name)
        if not detail.says:
            continue
        said = max(detail.says, key=_worth_showing)
        lines += [bold(clean(source.name)), *quote(shorten(said.exact, 150), indent=4)]
        lines += [f"    {chain_of(said.chain)}   ({stance_of(said)})"]
    contested = [row for row in book.points() if row.contested]
    lines += ["", bold(f"WHAT IS CONTESTED, AND WHY ({len(contested)})")]
    for row in contested[:TOUR]:
        lines += ["", *point_text(book.point(row.id), most=2)]
    if len(contested) > TOUR:
        others = "; ".join(clean(row.title) for row in contested[TOUR:])
        lines += ["", *wrap(f"Also contested: {others}")]
    echoes = book.echoes()
    repeated = with_origins(f"{echoes.documents} documents", echoes.origins)
    lines += ["", bold(f"WHAT IS ONE REPORT REPEATED ({repeated})")]
    for group in echoes.groups[:TOUR]:
        members = listing(head_of(member.words.document) for member in group.members)
        lines += [group.kind, *quote(shorten(group.members[0].words.exact, 110), indent=4)]
        lines += wrap(members, indent=4)
    return lines
