"""JSON Lines: one document a line."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from sayso.model import Republication, Span
from sayso.reading.decode import decode, fold_lines, storable
from sayso.reading.draft import Draft, Facts, TextBuilder
from sayso.reading.facts.dates import read_date

TEXT_FIELDS: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "byline": ("byline", "author", "authors"),
    "publisher": ("publisher",),
    "section": ("section",),
    "url": ("url",),
    "language": ("language",),
}
"""The fields that are read besides `text`: ours, and the names under which they are taken."""


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line, from 1, that is not a document, and why."""

    number: int
    reason: str


def read_jsonl(data: bytes) -> list[Draft | BadLine]:
    """Read one document from each line that is not blank.

    Each line is an object with `text` (required) and any of `id`, `title`, `byline` or `author`,
    `publisher`, `published` or `date`, `section`, `url`, `language`, and `republishes` (a name, or
    an object or list of objects with `publisher` and `date`). Offsets are characters of `text`.

    Returns:
        In file order, a draft or a bad line for each; `part` is the line's number from 1.
    """
    found: list[Draft | BadLine] = []
    for number, line in enumerate(decode(data).text.split("\n"), 1):
        if line.strip():
            found.append(_read_line(line, number))
    return found


def _read_line(line: str, number: int) -> Draft | BadLine:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, ValueError) else "nested too deeply"
        return BadLine(number, f"not JSON: {reason}")
    if not isinstance(row, dict):
        return BadLine(number, "not an object with a `text`")
    text = row.get("text")
    if not isinstance(text, str):
        return BadLine(number, "it has no `text`" if text is None else "its `text` is not text")
    if not text.strip():
        return BadLine(number, "its `text` is empty")
    builder = TextBuilder()
    fold_lines(builder, storable(text))
    stored, offsets = builder.build()
    return Draft(stored, offsets, facts=_facts(row), part=number, kind="line")


def _facts(row: dict[str, object]) -> Facts:
    values = {
        ours: next((v for name in names if (v := _words(row.get(name)))), None)
        for ours, names in TEXT_FIELDS.items()
    }
    date = _words(row.get("published")) or _words(row.get("date"))
    found = read_date(date) if date else None
    uncertain = ("published",) if found is not None and found.is_guess else ()
    return Facts(
        title=values["title"],
        byline=values["byline"],
        publisher=values["publisher"],
        section=values["section"],
        url=values["url"],
        language=(values["language"] or "")[:2].lower() or None,
        published=found.value if found else None,
        republishes=_republishes(row.get("republishes")),
        uncertain=uncertain,
    )


def _words(value: object) -> str | None:
    """Return a field's words; a list of names is joined, anything else is no value."""
    if isinstance(value, list):
        value = ", ".join(item for item in value if isinstance(item, str))
    if not isinstance(value, str):
        return None
    return " ".join(storable(value).split()) or None


def _republishes(value: object) -> tuple[Republication, ...]:
    """Read the field `republishes`; its evidence is not in the text, so the span is empty."""
    entries = value if isinstance(value, list) else [value]
    found = []
    read: Callable[[object], str | None] = _words
    for entry in entries:
        fields = entry if isinstance(entry, dict) else {"publisher": entry}
        publisher, day = read(fields.get("publisher")), read(fields.get("date"))
        if publisher:
            date = read_date(day) if day else None
            found.append(Republication(publisher, date.value if date else None, Span(0, 0)))
    return tuple(found)
