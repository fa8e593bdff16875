"""What every command shares: examples first in help, the nearest name for a wrong one, errors."""

from __future__ import annotations

import difflib
import inspect
import io
import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from sayso.errors import NoSuchThing, SaysoError

if TYPE_CHECKING:
    from sayso.book import Book
    from sayso.model import Kind

KINDS: tuple[Kind, ...] = ("statement", "belief", "knowledge", "intention", "perception")
"""As in the model, which is not loaded for a mere --help."""

FOUND, NOTHING_FOUND, ERROR = 0, 1, 2
"""Exit statuses: as ripgrep's, so that scripts can tell an empty answer from a failure."""

INTERRUPTED = 130
STOPPED = "sayso: stopped; what was read before is kept, and the next run goes on from there"

NOTES = f"{__name__}.notes"
"""Where a command keeps what must be known of the casebook that it has opened."""

Function = TypeVar("Function", bound=Callable[..., Any])


class Command(click.Command):
    """A command whose help begins with examples and whose errors are a line, not a traceback."""

    def __init__(self, *args: Any, examples: tuple[str, ...] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.examples = examples

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help: what it does, examples, then usage and options."""
        self.format_help_text(ctx, formatter)
        if self.examples:
            with formatter.section("Examples"):
                for example in self.examples:
                    formatter.write_text(example)
        formatter.write_paragraph()
        self.format_usage(ctx, formatter)
        self.format_options(ctx, formatter)
        self.format_epilog(ctx, formatter)

    def invoke(self, ctx: click.Context) -> Any:
        """Run it; what goes wrong becomes a message and an exit status, not a traceback.

        Status 2 for an error that Sayso raises on purpose and for a full disk or closed file, 130
        for an interrupt; a reader that has seen enough, as in `sayso export | head`, is no error.
        """
        as_json = bool(ctx.params.get("as_json"))
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except SaysoError as error:
            fail(error, as_json=as_json)
        except BrokenPipeError:
            drop_output()
            sys.exit(FOUND)
        except OSError as error:
            drop_output()
            place = f": {error.filename}" if error.filename else ""
            fail(SaysoError(f"{error.strerror or error}{place}"), as_json=as_json)
        except KeyboardInterrupt:
            click.echo(STOPPED, err=True)
            sys.exit(INTERRUPTED)


class Group(click.Group):
    """The group of all commands, which knows the nearest name for a mistyped one."""

    command_class = Command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; name the nearest ones where there is none."""
        name = args[0] if args else ""
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            near = difflib.get_close_matches(name, self.list_commands(ctx), n=2, cutoff=0.6)
            hint = f" Did you mean {' or '.join(near)}?" if near else ""
            ctx.fail(f"no command {name!r}.{hint} 'sayso --help' lists all.")
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help: what it does, a first session, then the commands."""
        formatter.write_text(inspect.cleandoc(self.help or ""))
        with formatter.section("Examples"):
            formatter.write_text("sayso demo")
            formatter.write_text("sayso read FOLDER && sayso points")
            formatter.write_text('sayso who "Jane Doe"')
        self.format_options(ctx, formatter)
        formatter.write_paragraph()
        formatter.write_text("'sayso COMMAND --help' shows examples of each.")

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the commands in the order in which they are met, not by alphabet."""
        return list(self.commands)


class Place(click.Path):
    """A file's or folder's name; an empty one, as from a shell variable not set, is refused."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path.

        Raises:
            click.BadParameter: the name is empty, or what is there is of the other kind.
        """
        if not str(value):
            self.fail(f"the {self.name}'s name is empty", param, ctx)
        return super().convert(value, param, ctx)


class Folder(Place):
    """A casebook's folder, whose name the store must be able to write as UTF-8."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path.

        Raises:
            click.BadParameter: the name is empty, a file's or no UTF-8.
        """
        if any("\ud800" <= letter <= "\udfff" for letter in str(value)):
            self.fail("the folder's name is not UTF-8: choose another", param, ctx)
        return super().convert(value, param, ctx)


def fail(error: SaysoError, *, as_json: bool) -> NoReturn:
    """Say what went wrong on stderr; end with status 1 for a name nobody has, else with 2."""
    if as_json:
        shape: dict[str, object] = {
            "schema": "sayso/error/1",
            "code": error.code,
            "message": str(error),
            "subject": error.subject,
        }
        if notes := notes_here():
            shape["notes"] = list(notes)
        click.echo(json.dumps(shape, ensure_ascii=False), err=True)
    else:
        click.echo(f"sayso: {error}", err=True)
    sys.exit(NOTHING_FOUND if isinstance(error, NoSuchThing) else ERROR)


def drop_output() -> None:
    """Send what is still to be written to stdout nowhere, as nothing there can take it."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_utf8() -> None:
    """Write stdout as UTF-8 whatever the terminal's encoding: JSON and CSV are for programs."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")


def only_options(function: Function) -> Function:
    """Add --min-confidence P and --kind KIND."""
    sure = click.option(
        "--min-confidence",
        type=click.FloatRange(0, 1),
        default=0.0,
        metavar="P",
        help="Leave out what is less sure, from 0 to 1.",
    )
    kind = click.option(
        "--kind",
        "kinds",
        type=click.Choice(KINDS),
        multiple=True,
        help="Only this kind; repeatable.  [default: all]",
    )
    return sure(kind(function))


def casebook_option(function: Function) -> Function:
    """Add --casebook DIR."""
    return click.option(
        "--casebook",
        "-c",
        type=Folder(path_type=Path, file_okay=False),
        metavar="DIR",
        envvar="SAYSO_CASEBOOK",
        help="The casebook's folder.  [default: sayso.casebook, or $SAYSO_CASEBOOK]",
    )(function)


def json_option(function: Function) -> Function:
    """Add --json."""
    return click.option(
        "--json", "as_json", is_flag=True, help="Print JSON in the documented, versioned shape."
    )(function)


def open_for(casebook: Path | None, *, rests_on_links: bool = True) -> Book:
    """Open the casebook that a command asks about, and say where its links are unfinished.

    With --json that stands in the answer, without it on stderr.

    Args:
        casebook: its folder; that of the settings where None.
        rests_on_links: whether the answer depends on what holds across documents.

    Raises:
        CasebookError: there is none there, or it cannot be used.
    """
    from sayso.book import open_book

    book = open_book(casebook)
    if rests_on_links:
        context = click.get_current_context()
        context.meta[NOTES] = book.notes()
        if not context.params.get("as_json"):
            say_notes()
    return book


def notes_here() -> tuple[str, ...]:
    """Return what must be known of the casebook that this command has opened."""
    found: tuple[str, ...] = click.get_current_context().meta.get(NOTES, ())
    return found


def say_notes() -> None:
    """Say on stderr what must be known of the casebook that this command has opened."""
    for note in notes_here():
        click.echo(f"sayso: {note}", err=True)


def say_json(name: str, rows: Any) -> None:
    """Print an answer in the JSON shape of a name."""
    from sayso.export.json import to_json

    write_utf8()
    click.echo(to_json(name, rows, notes=notes_here()))


def answer(
    rows: Any,
    lines: Callable[[Any], list[str]],
    *,
    name: str,
    as_json: bool,
    nothing: str = "nothing found",
) -> NoReturn:
    """Print an answer as JSON or as text; end with status 1 where nothing was found.

    Args:
        rows: a view's answer.
        lines: makes the text of it; no lines means that nothing was found.
        name: of the JSON shape.
        as_json: whether to print JSON.
        nothing: what to say on stderr where nothing was found, unless a note tells why.
    """
    text = lines(rows)
    if as_json:
        say_json(name, rows)
    elif text:
        page = "\n".join(text)
        click.echo(page)
    elif not notes_here():
        click.echo(f"sayso: {nothing}", err=True)
    sys.exit(FOUND if text else NOTHING_FOUND)
