"""Make the PDF and the Word document of the invented dispute from the texts in `source/`.

Run it from anywhere: `python examples/make_binary.py`. The same texts give the same bytes with any
version of any library: both formats are written by hand, uncompressed and with fixed times.
"""

from __future__ import annotations

import io
import textwrap
import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).resolve().parent
DISPUTE = HERE.parent / "src" / "sayso" / "examples" / "dispute"
PAGE_BREAK = "--- page ---"
LINE_LENGTH = 82
"""Characters a line: Helvetica 11 on a page 595 points wide with margins of 72."""

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True, slots=True)
class Statement:
    """A text with its title, author, date (ISO 8601) and pages of paragraphs.

    A paragraph that begins with "# " is the heading.
    """

    title: str
    author: str
    date: str
    pages: tuple[tuple[str, ...], ...]


def read_statement(path: Path) -> Statement:
    """Read a text: three lines of metadata, then paragraphs between blank lines."""
    head, _, body = path.read_text("utf-8").partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    blocks = [block.strip() for block in body.split("\n\n") if block.strip()]
    pages: list[list[str]] = [[]]
    for block in blocks:
        if block == PAGE_BREAK:
            pages.append([])
        else:
            pages[-1].append(block)
    return Statement(
        fields["Title"], fields["Author"], fields["Date"], tuple(tuple(page) for page in pages)
    )


def make_pdf(statement: Statement) -> bytes:
    """Return a PDF 1.4 file in Helvetica and WinAnsi, one page for each page of the statement."""
    count = len(statement.pages)
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(count))
    date = statement.date.replace("-", "")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en) >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        _font("Helvetica"),
        _font("Helvetica-Bold"),
    ]
    for number, page in enumerate(statement.pages):
        stream = _page_stream(page)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            b"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> "
            + f"/Contents {6 + 2 * number} 0 R >>".encode()
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream")
    info = f"<< /Title {_pdf_text(statement.title)} /Author {_pdf_text(statement.author)} "
    info += f"/CreationDate (D:{date}090000Z) >>"
    objects.append(info.encode("cp1252"))
    return _assemble(objects)


def _font(name: str) -> bytes:
    return (
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
    ).encode()


def _pdf_text(text: str) -> str:
    for mark in "\\()":
        text = text.replace(mark, "\\" + mark)
    return f"({text})"


def _page_stream(page: tuple[str, ...]) -> bytes:
    """Return the drawing commands: paragraphs of broken lines, half a line between them."""
    commands = ["BT", "72 770 Td"]
    for block in page:
        is_heading = block.startswith("# ")
        font, size, leading = ("F2", 15, 20) if is_heading else ("F1", 11, 15)
        commands += [f"/{font} {size} Tf", f"{leading} TL"]
        width = 52 if is_heading else LINE_LENGTH
        words = " ".join(block.removeprefix("# ").split())
        for line in textwrap.wrap(words, width, break_on_hyphens=False):
            commands += [f"{_pdf_text(line)} Tj", "T*"]
        commands.append("0 -9 Td")
    commands.append("ET")
    return "\n".join(commands).encode("cp1252")


def _assemble(objects: list[bytes]) -> bytes:
    """Return the file: header, numbered objects, cross-references, trailer; the last is Info."""
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, data in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n".encode() + data + b"\nendobj\n")
    start = out.tell()
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}".encode())
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
    out.write(f"trailer\n{trailer}\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def make_docx(statement: Statement) -> bytes:
    """Return a Word document with one heading and plain paragraphs."""
    blocks = [block for page in statement.pages for block in page]
    body = "".join(_paragraph(block) for block in blocks)
    files = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            (f"{OFFICE}/officeDocument", "word/document.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _core_properties(statement),
        "word/_rels/document.xml.rels": _relations((f"{OFFICE}/styles", "styles.xml")),
        "word/document.xml": f'{HEAD}<w:document xmlns:w="{WORD}"><w:body>{body}'
        "<w:sectPr/></w:body></w:document>",
        "word/styles.xml": _styles(),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, text.encode("utf-8"))
    return out.getvalue()


def _paragraph(block: str) -> str:
    style = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' if block.startswith("# ") else ""
    words = escape(" ".join(block.removeprefix("# ").split()))
    return f'<w:p>{style}<w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def _content_types() -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = (
        ("/word/document.xml", f"{word}.document.main+xml"),
        ("/word/styles.xml", f"{word}.styles+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    )
    rows = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts)
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{rels}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def _core_properties(statement: Statement) -> str:
    time = f"{statement.date}T09:00:00Z"
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(statement.title)}</dc:title>"
        f"<dc:creator>{escape(statement.author)}</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{time}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{time}</dcterms:modified>'
        "<dc:language>en</dc:language></cp:coreProperties>"
    )


def _styles() -> str:
    return (
        f'{HEAD}<w:styles xmlns:w="{WORD}">'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "</w:style>"
        '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>'
        '<w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
        '<w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style></w:styles>'
    )


def main() -> None:
    """Write both files."""
    for source in sorted((HERE / "source").glob("*.txt")):
        statement = read_statement(source)
        if source.stem.startswith("04"):
            (DISPUTE / f"{source.stem}.pdf").write_bytes(make_pdf(statement))
        else:
            (DISPUTE / f"{source.stem}.docx").write_bytes(make_docx(statement))


if __name__ == "__main__":
    main()
