"""Write an export to a file, as a whole or not at all, or to a stream."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from sayso.errors import InputError
from sayso.export.csv import write_csv
from sayso.export.jsonl import write_jsonl
from sayso.export.place import open_whole
from sayso.export.tables import FORMATS, WHATS, Format, What
from sayso.views.only import ALL, make_only

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.casebook import Casebook
    from sayso.model import Kind


def export(
    casebook: Casebook,
    what: What,
    *,
    format: Format = "jsonl",  # noqa: A002 - as on the command line
    to: str | Path | TextIO,
    min_confidence: float = 0.0,
    kinds: Iterable[Kind] = (),
) -> int:
    """Write the records of one kind.

    Args:
        casebook: what to export from.
        what: which records.
        format: how.
        to: a file, replaced as a whole once all is written, or a stream of text.
        min_confidence: leave out Attributions below it, and the claims in them; in [0, 1].
        kinds: only Attributions of these, and the claims in them; all where empty.

    Returns:
        How many rows were written.

    Raises:
        InputError: there is no such kind or format, the file cannot be written, or records are to
            be chosen that are neither Attributions nor claims.
    """
    if what not in WHATS:
        raise InputError(f"cannot export {what!r}: choose one of {', '.join(WHATS)}", subject=what)
    if format not in FORMATS:
        raise InputError(
            f"no format {format!r}: choose one of {', '.join(FORMATS)}", subject=format
        )
    only = make_only(kinds, min_confidence)
    if only != ALL and what not in ("attributions", "claims"):
        raise InputError(
            f"cannot choose among {what}: kind and confidence belong to attributions, and to the "
            "claims in them",
            subject=what,
        )
    write = write_jsonl if format == "jsonl" else write_csv
    if not isinstance(to, str | Path):
        return write(casebook, what, to, only)
    path = Path(to)
    try:
        with open_whole(path) as stream:
            return write(casebook, what, stream, only)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"cannot write {path}: {reason}", subject=str(path)) from error
