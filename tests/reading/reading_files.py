"""Real files of each format, made in the tests."""
# ruff: noqa: E501 - texts stand as they come in files

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from sayso.config import Settings
from sayso.model import Document, Skipped
from sayso.reading import Found, find_inputs, read_input

SETTINGS = Settings()

BODY = (
    "The ministry of waters said on Monday that the dam above Norby is safe and that nobody in the "
    "valley needs to leave, although engineers who saw the wall in spring had asked for repairs."
)
BODY_TWO = (
    "Engineers of the valley disagree. They say that the spillway has leaked since the last flood "
    "and that the ministry was told about it three times before the end of the winter season."
)


def read_all(path: Path, settings: Settings = SETTINGS) -> list[Document | Skipped]:
    """Read a file or folder with all that is in it."""
    results: list[Document | Skipped] = []
    for found in find_inputs([path], settings):
        results.extend(read_input(found, settings) if isinstance(found, Found) else [found])
    return results


def read_documents(path: Path) -> list[Document]:
    """Read a file in which nothing is skipped."""
    results = read_all(path)
    assert all(isinstance(result, Document) for result in results), results
    return [result for result in results if isinstance(result, Document)]


def read_words(folder: Path, name: str, words: str) -> list[Document]:
    """Write words to a file and read it."""
    path = folder / name
    path.write_bytes(words.encode("utf-8"))
    return read_documents(path)


def make_pdf(pages: Sequence[Sequence[tuple[float, float, float, str]]]) -> bytes:
    """Write a PDF by hand: for each page (x, y, size, words), in Helvetica."""
    objects: list[bytes] = [
        b"",
        b"",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    kids = []
    for page in pages:
        stream = b"BT\n"
        for x, y, size, words in page:
            shown = (
                words.encode("cp1252")
                .replace(b"\\", b"\\\\")
                .replace(b"(", b"\\(")
                .replace(b")", b"\\)")
            )
            stream += b"/F1 %g Tf 1 0 0 1 %g %g Tm (%s) Tj\n" % (size, x, y, shown)
        stream += b"ET"
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
            % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids), len(kids))
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for place in places:
        out.write(b"%010d 00000 n \n" % place)
    out.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))
    return out.getvalue()
