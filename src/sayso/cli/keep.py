"""Commands that write files or check them: report, export, verify, completion."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from sayso.cli.frame import (
    ERROR,
    FOUND,
    NOTHING_FOUND,
    Command,
    Place,
    casebook_option,
    json_option,
    only_options,
    open_for,
    say_json,
    say_notes,
    write_utf8,
)
from sayso.cli.terminal import clean
from sayso.export.tables import FORMATS, WHATS, Format, What


@click.command(
    cls=Command,
    short_help="Write it all as one HTML file.",
    examples=("sayso report -o report.html",),
)
@click.option(
    "--output",
    "-o",
    type=Place(path_type=Path, dir_okay=False),
    default=Path("sayso-report.html"),
    show_default=True,
    metavar="FILE",
    help="Where to write it.",
)
@casebook_option
@json_option
def report(output: Path, casebook: Path | None, as_json: bool) -> None:
    """Write everything as one HTML file that needs no network: to read, print or send."""
    with open_for(casebook) as book:
        path = book.report(output)
    if as_json:
        say_json("report", {"path": str(path), "bytes": path.stat().st_size})
    else:
        click.echo(str(path))


@click.command(
    cls=Command,
    short_help="Write a table as JSON Lines or CSV.",
    examples=(
        "sayso export --what attributions > attributions.jsonl",
        "sayso export --what points --format csv -o points.csv",
    ),
    context_settings={"allow_extra_args": True},  # to say where they belong
)
@click.option("--what", type=click.Choice(WHATS), default="attributions", show_default=True)
@click.option("--format", "form", type=click.Choice(FORMATS), default="jsonl", show_default=True)
@click.option(
    "--output",
    "-o",
    type=Place(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write there instead of to stdout.",
)
@only_options
@casebook_option
@json_option
def export(
    what: What,
    form: Format,
    output: Path | None,
    casebook: Path | None,
    as_json: bool,
    **chosen: Any,
) -> None:
    """Write one table for other programs, in a stable order.

    --json is --format jsonl: one JSON object a line, each naming its schema. --kind and
    --min-confidence choose among attributions, and so among the claims in them.
    """
    context = click.get_current_context()
    if context.args:
        table = context.args[0] if context.args[0] in WHATS else "TABLE"
        words = f"unexpected {clean(' '.join(context.args))!r}: the table is named after --what"
        context.fail(f"{words}, as in 'sayso export --what {table}'.")
    form = "jsonl" if as_json else form
    write_utf8()
    with open_for(casebook) as book:
        if as_json:
            say_notes()  # JSON Lines have no place for them
        number = book.export(what, format=form, to=output or sys.stdout, **chosen)
    if output:
        click.echo(f"sayso: {number} {what} in {output}", err=True)
    elif not number:
        click.echo(f"sayso: no {what} to write", err=True)
    sys.exit(FOUND if number else NOTHING_FOUND)


@click.command(
    cls=Command, short_help="Check every span, reference and file.", examples=("sayso verify",)
)
@casebook_option
@json_option
def verify(casebook: Path | None, as_json: bool) -> None:
    """Check every span, every reference, and the original files against their digests."""
    with open_for(casebook, rests_on_links=False) as book:
        problems = book.verify()
    if as_json:
        say_json("verify", problems)
    else:
        for problem in problems:
            click.echo(f"{problem.kind}: {clean(problem.words)}")
        click.echo("nothing is amiss" if not problems else f"{len(problems)} amiss", err=True)
    sys.exit(ERROR if problems else FOUND)


@click.command(
    cls=Command,
    short_help="Completion for bash, zsh or fish.",
    examples=(
        'eval "$(sayso completion bash)"',
        'eval "$(sayso completion zsh)"',
        "sayso completion fish > ~/.config/fish/completions/sayso.fish",
    ),
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the shell's script that completes commands, options and file names."""
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    if found is None:
        raise click.UsageError(f"no completion for {shell}")
    root = click.get_current_context().find_root()
    click.echo(found(root.command, {}, "sayso", "_SAYSO_COMPLETE").source())
