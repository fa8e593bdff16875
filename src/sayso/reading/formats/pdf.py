"""PDF: lines with their boxes, joined to paragraphs; what repeats on pages set apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from sayso.errors import UnreadableFile
from sayso.model import Box, Span, Zone
from sayso.reading.decode import storable
from sayso.reading.draft import Draft, Facts, TextBuilder

MOST_PAGES = 5000
HYPHENS = "-\u00ad\u2010"
SOFT_HYPHENS = frozenset({0x02, 0xFFFE})
BREAKS = SOFT_HYPHENS | {0x0A, 0x0D}
"""pdfium writes U+0002 or U+FFFE for a hyphen at the end of a line, and no line break behind it."""

MARGIN_LINES = 2
"""Running heads and feet take one or two lines."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, from 1; `size` is its font size in points."""

    text: str
    page: int
    box: Box
    size: float
    is_margin: bool = False


def read_pdf(data: bytes) -> list[Draft]:
    """Read a PDF; offsets are pages from 1 with the box of each line.

    Raises:
        UnreadableFile: it is damaged, encrypted, or has no text layer.
    """
    lines, facts = _load(data)
    if not lines:
        raise UnreadableFile("a PDF without a text layer (a scan?): run text recognition first")
    lines = mark_margins(lines)
    return [_write(lines, facts)]


def _load(data: bytes) -> tuple[list[Line], Facts]:
    import pypdfium2

    if b"%PDF" not in data[:1024]:
        raise UnreadableFile("not a PDF, whatever its name says")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile(f"the PDF is damaged or needs a password: {error}") from error
    try:
        lines: list[Line] = []
        for index in range(min(len(document), MOST_PAGES)):
            lines.extend(_page_lines(document, index))
        return lines, _facts(document.get_metadata_dict(skip_empty=True))
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile(f"a page of the PDF is damaged: {error}") from error
    finally:
        document.close()


def _facts(values: dict[str, str]) -> Facts:
    """Take the title that the file names; who made the file and when is not the text's own."""
    title = " ".join(storable(values.get("Title", "")).split())
    is_name = re.search(
        r"\.(?:docx?|indd|pdf|qxd|rtf|odt)$|^(?:untitled|microsoft word)", title, re.I
    )
    kept = title if title and not is_name else None
    return Facts(title=kept, uncertain=("title",) if kept else ())


def _page_lines(document: Any, index: int) -> Iterator[Line]:
    """Read the lines of a page from its letters, in the order of its content."""
    page = document[index]
    try:
        layer = page.get_textpage()
        try:
            yield from _letters_to_lines(layer, index + 1)
        finally:
            layer.close()
    finally:
        page.close()


def _letters_to_lines(layer: Any, number: int) -> Iterator[Line]:
    from pypdfium2 import raw

    letters: list[str] = []
    places: list[tuple[Box, float]] = []
    for at in range(layer.count_chars()):
        code = raw.FPDFText_GetUnicode(layer, at)
        if code in BREAKS:
            letters.append("-" if code in SOFT_HYPHENS else "")
            yield from _line(letters, places, number)
            letters, places = [], []
            continue
        if code == 0:
            continue
        letters.append(storable(chr(code)) if code < 0x110000 else "\ufffd")
        if not letters[-1].isspace():
            places.append((layer.get_charbox(at), raw.FPDFText_GetFontSize(layer, at)))
    yield from _line(letters, places, number)


def _line(letters: list[str], places: list[tuple[Box, float]], number: int) -> Iterator[Line]:
    text = _pairs("".join(letters)).strip()
    if text and places:
        boxes = [box for box, _ in places]
        box = (
            round(min(b[0] for b in boxes), 2),
            round(min(b[1] for b in boxes), 2),
            round(max(b[2] for b in boxes), 2),
            round(max(b[3] for b in boxes), 2),
        )
        yield Line(text, number, box, _middle([size for _, size in places]))


def _pairs(text: str) -> str:
    """Return the text without the white space that layout doubles."""
    return re.sub(r"[ \t\u00a0]+", " ", text)


def mark_margins(lines: Sequence[Line]) -> list[Line]:
    """Mark running heads, feet and page numbers: lines at the edge that repeat, numbers aside."""
    pages: dict[int, list[int]] = {}
    for at, line in enumerate(lines):
        pages.setdefault(line.page, []).append(at)
    edges: list[int] = []
    for members in pages.values():
        order = sorted(members, key=lambda at: -lines[at].box[3])
        edges.extend({*order[:MARGIN_LINES], *order[-MARGIN_LINES:]})
    seen = Counter(_shape(lines[at].text) for at in edges)
    needed = max(2, len(pages) // 2) if len(pages) < 6 else 3
    marked = {at for at in edges if len(pages) > 1 and seen[_shape(lines[at].text)] >= needed}
    marked |= {
        at
        for at in edges
        if re.fullmatch(r"(?:page )?[\divxl]{1,5}(?: (?:of|/) \d+)?", lines[at].text, re.I)
    }
    return [replace(line, is_margin=at in marked) for at, line in enumerate(lines)]


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text.lower()).strip()


def _write(lines: Sequence[Line], facts: Facts) -> Draft:
    """Join lines to paragraphs; margins go behind the paragraph that they interrupt."""
    builder = TextBuilder("page")
    zones: list[Zone] = []
    words = {
        w.lower() for line in lines for w in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line.text)
    }
    body_size = _middle([line.size for line in lines if not line.is_margin])
    for paragraph in find_pdf_paragraphs(lines):
        if builder.length:
            builder.gap("\n\n")
        start = builder.length
        _write_paragraph(builder, paragraph, words)
        span = Span(start, builder.length)
        if paragraph[0].is_margin:
            zones.append(Zone(span, "boilerplate", "repeated on pages"))
        elif paragraph[0].size > 1.25 * body_size and len(span) < 250:
            level = 1 if paragraph[0].size > 1.6 * body_size else 2
            zones.append(Zone(span, "heading", f"heading {level}"))
    text, offsets = builder.build()
    return Draft(text, offsets, tuple(zones), facts)


def _middle(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2] if values else 0.0


def find_pdf_paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """Group lines into paragraphs, in reading order; each margin line stands alone."""
    step = _middle(
        [
            a.box[3] - b.box[3]
            for a, b in pairwise(lines)
            if a.page == b.page and 0 < a.box[3] - b.box[3] < 4 * max(a.size, 1)
        ]
    )
    width = max((line.box[2] for line in lines if not line.is_margin), default=0.0)
    found: list[list[Line]] = []
    held: list[list[Line]] = []
    current: list[Line] = []
    for line in lines:
        if line.is_margin:
            held.append([line])
        elif current and _goes_on(current, line, step, width):
            current.append(line)
        else:
            found.extend([current, *held] if current else held)
            current, held = [line], []
    found.extend([current, *held] if current else held)
    return found


def _goes_on(paragraph: Sequence[Line], line: Line, step: float, width: float) -> bool:
    """Tell whether a line belongs to the paragraph above it."""
    last = paragraph[-1]
    if abs(last.size - line.size) > 0.15 * max(last.size, line.size):
        return False
    if last.page != line.page or line.box[1] > last.box[1] + last.size:
        return _is_open(last) and (
            line.text[0].islower() or last.text[-1] in HYPHENS or _is_full(last, width)
        )
    if abs(last.box[1] - line.box[1]) < 0.3 * max(last.size, 1):
        return True
    if last.box[3] - line.box[3] > 1.45 * max(step, 1):
        return False
    indent = line.box[0] - min(one.box[0] for one in paragraph)
    if indent > 6 and len(paragraph) > 1 and not _is_open(last):
        return False
    is_short = last.box[2] < line.box[0] + 0.75 * (width - line.box[0])
    return not (is_short and not _is_open(last))


def _is_open(line: Line) -> bool:
    """Tell whether a line ends inside a sentence."""
    return not line.text.rstrip('"”’)» ').endswith((".", "!", "?", ":", "…"))


def _is_full(line: Line, width: float) -> bool:
    return line.box[2] > 0.85 * width


def _write_paragraph(builder: TextBuilder, lines: Sequence[Line], words: set[str]) -> None:
    for number, line in enumerate(lines):
        text = line.text
        following = lines[number + 1].text if number + 1 < len(lines) else ""
        joint = "" if not following else " "
        if following and text[-1] in HYPHENS and len(text) > 1 and text[-2].isalpha():
            text, joint = _unhyphenate(text, following, words), ""
        builder.place(text, line.page, line.box)
        builder.gap(joint)


def _unhyphenate(text: str, following: str, words: set[str]) -> str:
    """Return a line without its last hyphen, where that only broke a word.

    A form found elsewhere in the file decides; else a hyphen between small letters broke a word.
    """
    left = re.search(r"[^\W\d_]+(?:-[^\W\d_]+)*$", text[:-1])
    right = re.match(r"[^\W\d_]+", following)
    if left is None or right is None:
        return text[:-1] + "-"
    whole, parted = left.group() + right.group(), f"{left.group()}-{right.group()}"
    if whole.lower() in words or text[-1] == "\u00ad":
        return text[:-1]
    if parted.lower() in words or not following[0].islower() or left.group()[0].isupper():
        return text[:-1] + "-"
    return text[:-1]
