"""Commands on who is who: what was joined, what may be one, and what a person decides."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sayso.cli.frame import (
    FOUND,
    Command,
    answer,
    casebook_option,
    json_option,
    open_for,
    say_json,
)
from sayso.cli.terminal import clean

if TYPE_CHECKING:
    from sayso.model import Judgement

Function = TypeVar("Function", bound=Callable[..., Any])

NO_ENTITY = "no entity: nothing in the casebook has a name"
NO_DOUBT = "no entity is in doubt: no rule finds two that may be one"
NO_JUDGEMENT = "no judgement: nobody has decided anything about names"


def judging_command(
    others: str, short_help: str, *examples: str
) -> Callable[[Function], click.Command]:
    """Make a command that decides on a NAME and others: with --by, --note and --later.

    Args:
        others: what the help calls the other names.
        short_help: what it decides, in a line.
        examples: as they are typed.
    """

    def made(function: Function) -> click.Command:
        for option in (
            json_option,
            casebook_option,
            click.option(
                "--later",
                is_flag=True,
                help="Only record it; the next reading links anew. For many judgements at once.",
            ),
            click.option("--note", metavar="WORDS", help="Why."),
            click.option(
                "--by", metavar="NAME", envvar="SAYSO_BY", help="Who decides.  [default: $SAYSO_BY]"
            ),
            click.argument("others", nargs=-1, required=True, metavar=f"{others}..."),
            click.argument("name"),
        ):
            function = option(function)
        return click.command(cls=Command, short_help=short_help, examples=examples)(function)

    return made


@click.command(
    cls=Command,
    short_help="Who is who, and what may be one.",
    examples=("sayso entities", "sayso entities --in-doubt"),
)
@click.option("--in-doubt", is_flag=True, help="Only those that may be one though not joined.")
@casebook_option
@json_option
def entities(in_doubt: bool, casebook: Path | None, as_json: bool) -> None:
    """Show who is who: entities with all their names, then which may be one, and why.

    Those that may be one count as two until you merge them.
    """
    from sayso.cli.names import doubts_text, entities_text

    lines = doubts_text if in_doubt else entities_text
    with open_for(casebook) as book:
        rows = book.entities(in_doubt=in_doubt)
        nothing = NO_DOUBT if in_doubt else NO_ENTITY
        answer(rows, lines, name="entities", as_json=as_json, nothing=nothing)


@click.command(
    cls=Command,
    short_help="One entity: names, roles, doubts.",
    examples=('sayso entity "Jane Doe"', "sayso entity ministry"),
)
@click.argument("name")
@casebook_option
@json_option
def entity(name: str, casebook: Path | None, as_json: bool) -> None:
    """Show one entity: its names and what joined them, its roles by date, what may be it too.

    NAME is a name, an alias or part of one.
    """
    from sayso.cli.names import entity_text

    with open_for(casebook) as book:
        answer(book.entity(name), entity_text, name="entity", as_json=as_json)


@judging_command(
    "OTHER",
    "Decide that names are one.",
    'sayso merge "Jane Doe" "J. Doe"',
    'sayso merge Ministry "the Office" --note "p. 3"',
)
def merge(name: str, others: tuple[str, ...], casebook: Path | None, **options: Any) -> None:
    """Decide that each OTHER is NAME; they are shown as NAME.

    It holds against every rule, for files read later too, until 'sayso undo'.
    """
    with open_for(casebook, rests_on_links=False) as book:
        _tell(book.merge(name, *others, **_told(options)), options)


@judging_command("FORM", "Take a name out of an entity.", 'sayso split "Jane Doe" Doe')
def split(name: str, others: tuple[str, ...], casebook: Path | None, **options: Any) -> None:
    """Decide that FORM is not a name of NAME: it stands alone, until you merge it elsewhere.

    It holds against every rule, for files read later too, until 'sayso undo'.
    """
    with open_for(casebook, rests_on_links=False) as book:
        _tell(book.split(name, *others, **_told(options)), options)


@judging_command(
    "OTHER", "Decide that two are not the same.", 'sayso reject "Jane Doe" "Jane R. Doe"'
)
def reject(name: str, others: tuple[str, ...], casebook: Path | None, **options: Any) -> None:
    """Decide that NAME and OTHER are two: no rule joins them, and no list proposes it.

    It holds against every rule, for files read later too, until 'sayso undo'.
    """
    with open_for(casebook, rests_on_links=False) as book:
        _tell(book.reject(name, *others, **_told(options)), options)


@click.command(
    cls=Command,
    short_help="What was decided, by whom and when.",
    examples=("sayso judgements", "sayso judgements --json"),
)
@casebook_option
@json_option
def judgements(casebook: Path | None, as_json: bool) -> None:
    """Show every judgement on names in order, with who made it, when and why; revoked ones too."""
    from sayso.cli.names import judgements_text

    with open_for(casebook, rests_on_links=False) as book:
        rows = book.judgements()
        answer(rows, judgements_text, name="judgements", as_json=as_json, nothing=NO_JUDGEMENT)


@click.command(
    cls=Command, short_help="Revoke a judgement.", examples=("sayso undo 3", "sayso undo 8c1f")
)
@click.argument("judgement", metavar="ID")
@click.option("--later", is_flag=True, help="Only record it; the next reading links anew.")
@casebook_option
@json_option
def undo(judgement: str, later: bool, casebook: Path | None, as_json: bool) -> None:
    """Revoke a judgement; it stays on record as revoked.

    ID is the number in 'sayso judgements', or the beginning of the judgement's id.
    """
    with open_for(casebook, rests_on_links=False) as book:
        revoked = book.undo(judgement, is_linked=not later)
    _tell((revoked,), {"as_json": as_json, "later": later}, undone=True)


def _told(options: dict[str, Any]) -> dict[str, Any]:
    return {"by": options["by"], "note": options["note"], "is_linked": not options["later"]}


def _tell(made: tuple[Judgement, ...], options: dict[str, Any], *, undone: bool = False) -> None:
    """Say what is on record now; end with status 0."""
    if options["as_json"]:
        say_json("judged", made)
        sys.exit(FOUND)
    for judgement in made:
        begin = "no longer holds" if undone else "recorded"
        click.echo(clean(f"{begin}: {judgement.words}"))
    if options["later"]:
        click.echo("links are as before: the next 'sayso read' makes them anew")
    sys.exit(FOUND)
