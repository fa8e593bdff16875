"""Word documents: numbered paragraphs, tables among them, headings and quotations by style."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sayso.errors import UnreadableFile
from sayso.model import Span, Zone
from sayso.reading.decode import storable
from sayso.reading.draft import Draft, Facts, TextBuilder, join_quotations

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table
    from docx.text.paragraph import Paragraph

LARGEST_UNPACKED = 256 * 1024 * 1024
LARGEST_RATIO = 200
MOST_MEMBERS = 10_000
"""What a document may unpack to. Real ones hold a few dozen members and pack 5 to 20 times."""

HEADING = re.compile(r"^heading (\d)$", re.IGNORECASE)
DEBATE_LEVELS = {"pocket": 1, "hat": 2, "block": 3, "tag": 4}
"""The styles of debaters' templates. Source: Verbatim's style names."""

QUOTE_INDENT = 360_000
"""English Metric Units: one centimetre on both sides sets a paragraph off as a quotation."""

DEEPEST_TABLE = 4


def read_docx(data: bytes) -> list[Draft]:
    """Read a Word document; offsets are paragraph numbers from 1, cells of tables counted too.

    Raises:
        UnreadableFile: it is damaged, encrypted, no Word document, or unpacks to too much.
    """
    check_archive(data)
    document = _open(data)
    builder = TextBuilder("paragraph")
    zones: list[Zone] = []
    title: str | None = None
    for number, paragraph in enumerate(_paragraphs(document), 1):
        words = storable(paragraph.text).replace("\r", "\n")
        if not words.strip():
            continue
        if builder.length:
            builder.gap("\n\n")
        start = builder.length
        builder.place(words, number, None)
        zone, is_title = _zone(paragraph, Span(start, builder.length))
        if zone is not None:
            zones.append(zone)
        if is_title and title is None:
            title = " ".join(words.split())
    text, offsets = builder.build()
    return [Draft(text, offsets, join_quotations(zones), Facts(title=title))]


def check_archive(data: bytes) -> None:
    """Refuse an archive that unpacks to too much.

    Raises:
        UnreadableFile: it does, or it is no archive.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        hint = (
            "it is encrypted or an old .doc" if data.startswith(b"\xd0\xcf\x11\xe0") else str(error)
        )
        raise UnreadableFile(f"no Word document: {hint}") from error
    total = sum(member.file_size for member in members)
    if total > LARGEST_UNPACKED or len(members) > MOST_MEMBERS:
        raise UnreadableFile(f"unpacks to {total} bytes in {len(members)} members: refused")
    if total > 1024 * 1024 and total > LARGEST_RATIO * len(data):
        raise UnreadableFile(f"unpacks to {total // len(data)} times its size: refused")


def _open(data: bytes) -> WordDocument:
    from docx import Document as WordFile
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        return WordFile(io.BytesIO(data))
    except (OpcError, LxmlError, KeyError, ValueError, zipfile.BadZipFile, OSError) as error:
        raise UnreadableFile(f"a damaged Word document: {error}") from error
    except (AttributeError, TypeError, NotImplementedError, RuntimeError) as error:
        raise UnreadableFile(f"a Word document that cannot be read: {error}") from error


def _paragraphs(container: Any, depth: int = 0) -> Iterator[Paragraph]:
    """Yield paragraphs in the order of the text, those of table cells where the table stands."""
    from docx.text.paragraph import Paragraph

    for item in container.iter_inner_content():
        if isinstance(item, Paragraph):
            yield item
        elif depth < DEEPEST_TABLE:
            yield from _cells(item, depth)


def _cells(table: Table, depth: int) -> Iterator[Paragraph]:
    seen = set()
    for row in table.rows:
        for cell in row.cells:
            if cell._tc not in seen:
                seen.add(cell._tc)
                yield from _paragraphs(cell, depth + 1)


def _zone(paragraph: Paragraph, span: Span) -> tuple[Zone | None, bool]:
    """Return the zone of a paragraph by its style, and whether it is the title."""
    name = (paragraph.style.name if paragraph.style is not None else "") or ""
    lower = name.lower()
    if lower == "title":
        return Zone(span, "heading", "title"), True
    found = HEADING.match(name)
    level = int(found.group(1)) if found else DEBATE_LEVELS.get(lower.split(",")[0].strip())
    if level:
        return Zone(span, "heading", f"heading {level}"), False
    if "quote" in lower or _is_indented(paragraph):
        return Zone(span, "quotation", f"style {name}" if "quote" in lower else "indented"), False
    return None, False


def _is_indented(paragraph: Paragraph) -> bool:
    shape = paragraph.paragraph_format
    left, right = shape.left_indent, shape.right_indent
    return bool(left and right and left >= QUOTE_INDENT and right >= QUOTE_INDENT)
