"""All commands, in the order in which a user meets them."""

from __future__ import annotations

import click

from sayso import __version__
from sayso.cli.ask import (
    documents,
    echoes,
    gaps,
    matrix,
    point,
    points,
    search,
    show,
    skipped,
    summary,
    timeline,
    who,
)
from sayso.cli.frame import Group
from sayso.cli.judge import entities, entity, judgements, merge, reject, split, undo
from sayso.cli.keep import completion, export, report, verify
from sayso.cli.question import ask
from sayso.cli.reading import demo, read


@click.group(
    cls=Group,
    context_settings={"help_option_names": ["-h", "--help"]},
    invoke_without_command=False,
)
@click.version_option(__version__, message="sayso %(version)s")
def sayso() -> None:
    """Who says what, on whose word: Sayso reads documents on a contested matter.

    It shows who says what and through whom, where accounts conflict and why, and which reports
    repeat one another, each with the exact words. It never says what is true. Nothing leaves this
    machine.
    """


for command in (
    demo,
    read,
    summary,
    who,
    ask,
    points,
    point,
    matrix,
    echoes,
    timeline,
    gaps,
    documents,
    show,
    search,
    entities,
    entity,
    merge,
    split,
    reject,
    judgements,
    undo,
    report,
    export,
    verify,
    skipped,
    completion,
):
    sayso.add_command(command)
