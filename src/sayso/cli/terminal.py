"""How rows look in a terminal: colour, width, marks."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from collections.abc import Iterable

import click

WIDEST = 100
"""Columns used at most: longer lines are hard to read."""


def has_colour() -> bool:
    """Tell whether to colour stdout. Source: no-color.org for NO_COLOR."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def paint(text: str, **style: bool | str) -> str:
    """Return the text in a style where stdout shows colour."""
    return click.style(text, **style) if has_colour() else text  # type: ignore[arg-type]


def bold(text: str) -> str:
    """Return the text in bold."""
    return paint(text, bold=True)


def dim(text: str) -> str:
    """Return the text in a quieter colour."""
    return paint(text, dim=True)


def width() -> int:
    """Return how many columns to use."""
    return min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST)


def clean(text: str) -> str:
    """Return the text on one line, without the control characters that could drive a terminal."""
    return " ".join(
        "".join(c if c.isprintable() or c.isspace() else "\ufffd" for c in text).split()
    )


def wrap(text: str, *, indent: int = 0, hanging: int | None = None) -> list[str]:
    """Return the text in lines of the terminal's width."""
    first = " " * indent
    rest = " " * (indent if hanging is None else hanging)
    return textwrap.wrap(clean(text), width(), initial_indent=first, subsequent_indent=rest) or [
        first
    ]


def shorten(text: str, length: int) -> str:
    """Return the text cut at a word to at most a number of characters, with an ellipsis."""
    text = clean(text)
    if len(text) <= length:
        return text
    cut = text[: length - 1].rsplit(" ", 1)[0] or text[: length - 1]
    return cut.rstrip(" ,;:") + "…"


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun in the right form.

    Example:
        >>> count(1, "echo", "echoes"), count(2, "echo", "echoes"), count(3, "point")
        ('1 echo', '2 echoes', '3 points')
    """
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def with_origins(words: str, origins: int | None, *, before: str = ", ") -> str:
    """Return words with a count of independent origins behind them, where that is known."""
    return words if origins is None else f"{words}{before}{count(origins, 'independent origin')}"


def listing(names: Iterable[str], *, most: int = 6) -> str:
    """Return names joined by commas, with a count of those left out."""
    names = list(names)
    shown = ", ".join(clean(name) for name in names[:most])
    return shown + (f" and {len(names) - most} more" if len(names) > most else "")
