"""The command that puts a question to the casebook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.frame import Command, answer, casebook_option, json_option, open_for
from sayso.cli.terminal import bold, clean, count, dim, with_origins, wrap
from sayso.cli.text import claim_text

if TYPE_CHECKING:
    from sayso.views.ask import Answers, AnswerSide

NO_ANSWER = (
    "no claim answers that, in words that can be compared; "
    "'sayso search' shows where its words stand"
)
SHOWN = 10
"""Claims shown a side unless --all is given."""

STANCES = {"for": "For", "against": "Against", "unclear": "Unclear"}


@click.command(
    cls=Command,
    short_help="Who answers a question, and how.",
    examples=('sayso ask "Is the dam safe?"', 'sayso ask "Who opened the sluice?" --json'),
)
@click.argument("question", nargs=-1, required=True)
@click.option("--all", "every", is_flag=True, help=f"All claims of a side, not the first {SHOWN}.")
@casebook_option
@json_option
def ask(question: tuple[str, ...], every: bool, casebook: Path | None, as_json: bool) -> None:
    """Show the claims that speak for what QUESTION asks about, against it, and the unclear.

    QUESTION is a sentence: "Is ...?", "Did ...?", "Who ...?", "When ...?", "How many ...?", or a
    plain statement. Sayso does not answer it: it shows who does, the surest first.
    """

    def lines(rows: Answers) -> list[str]:
        return answers_text(rows, most=0 if every else SHOWN)

    with open_for(casebook) as book:
        rows = book.ask(" ".join(question))
        nothing = f"{NO_ANSWER}.{_aside(rows)}" if rows.aside else NO_ANSWER
        answer(rows, lines, name="ask", as_json=as_json, nothing=nothing)


def answers_text(rows: Answers, *, most: int = 0) -> list[str]:
    """Return the claims that answer, side by side.

    Args:
        rows: the answers.
        most: claims a side at most; 0 shows all.
    """
    if not rows.sides:
        return []
    lines = [*wrap(f"Asked: {bold(clean(rows.proposition))}"), ""]
    for side in rows.sides:
        lines += _side(side, most or len(side.answers))
    looked = f"Looked into {count(rows.documents, 'document')}"
    rest = f"; {rows.unread} that hold fewer of the words were left" if rows.unread else ""
    return [*lines, *wrap(dim(f"{looked}{rest}.{_aside(rows) if rows.aside else ''}"))]


def _aside(rows: Answers) -> str:
    """Return how many claims were left out that hold the words but do not fit."""
    told = count(rows.aside, "claim")
    are = "is" if rows.aside == 1 else "are"
    why = "of another place, time, doer or object, or less near"
    return f" Left out {are} {told} in such words, {why}."


def _side(side: AnswerSide, most: int) -> list[str]:
    value = f": {clean(side.value)}" if side.value else ""
    stance = bold(STANCES[side.stance] + value)
    counted = with_origins("", side.origins, before="")
    lines = [f"{stance}  ({counted})" if counted else stance]
    for row in side.answers[:most]:
        lines += claim_text(row.claim)
        told = f"{row.why}, {row.confidence:.2f}"
        numbers = ", ".join(map(str, row.points))
        told += f"; point {numbers}" if numbers else ""
        lines += [dim(f"    {told}")]
    if len(side.answers) > most:
        lines += [dim(f"  and {count(len(side.answers) - most, 'more claim')}")]
    return [*lines, ""]
