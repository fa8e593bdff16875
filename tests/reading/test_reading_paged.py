"""PDF and Word: running text, with pages and boxes or paragraph numbers."""
# ruff: noqa: E501 - texts stand as they come in files

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.shared import Cm
from reading_files import BODY, BODY_TWO, make_pdf, read_all, read_documents

from sayso.model import Place, Skipped, Span

LINES = (
    "The ministry of waters said on Monday that the dam above Norby is safe and",
    "that nobody in the valley needs to leave, although engi-",
    "neers who saw the wall in spring had asked for repairs to the Norby-",
    "Lund pipeline and other works.",
)


def make_page(
    number: int, lines: list[str], title: str = ""
) -> list[tuple[float, float, float, str]]:
    page = [(60.0, 810.0, 9.0, "Norby Gazette")]
    y = 760.0
    if title:
        page.append((60.0, y, 20.0, title))
        y -= 40
    for line in lines:
        if line:
            page.append((60.0, y, 11.0, line))
        y -= 14
    return [*page, (290.0, 30.0, 9.0, f"Page {number}")]


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    first = [
        *LINES,
        "",
        "Engineers disagree. They say that the spillway has leaked since",
        "the last flood and that the",
    ]
    second = ["ministry was told about it three times.", "", "The inquiry goes on."]
    path = tmp_path / "a.pdf"
    path.write_bytes(
        make_pdf(
            [make_page(1, first, "Dam is safe"), make_page(2, second), make_page(3, ["An end."])]
        )
    )
    return path


def test_lines_become_paragraphs_and_broken_words_whole(pdf: Path) -> None:
    (document,) = read_documents(pdf)
    running = [p for p in document.text.split("\n\n") if len(p) > 60]
    assert running == [
        "The ministry of waters said on Monday that the dam above Norby is safe and that nobody in the "
        "valley needs to leave, although engineers who saw the wall in spring had asked for repairs to "
        "the Norby-Lund pipeline and other works.",
        "Engineers disagree. They say that the spillway has leaked since the last flood and that the "
        "ministry was told about it three times.",
    ]


def test_running_heads_and_feet_are_set_apart(pdf: Path) -> None:
    (document,) = read_documents(pdf)
    apart = [zone.span.of(document.text) for zone in document.zones_of("boilerplate")]
    assert apart == [
        "Norby Gazette",
        "Page 1",
        "Norby Gazette",
        "Page 2",
        "Norby Gazette",
        "Page 3",
    ]
    assert document.title == "Dam is safe"


def test_words_of_a_pdf_have_page_and_box(pdf: Path) -> None:
    (document,) = read_documents(pdf)
    start = document.text.index("told about it")
    (place,) = document.offsets.places(Span(start, start + 4))
    assert place.number == 2
    assert place.box is not None
    left, bottom, right, top = place.box
    assert 59 < left < 62 < right
    assert 755 < bottom < top < 772


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"no pdf at all", "not a PDF"),
        (b"%PDF-1.4\ngarbage", "damaged"),
        (make_pdf([[]]), "text layer"),
    ],
)
def test_a_pdf_that_cannot_be_read_says_why(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "a.pdf").write_bytes(data)
    (result,) = read_all(tmp_path)
    assert isinstance(result, Skipped)
    assert reason in result.reason
    assert result.is_error


def test_paragraphs_of_a_word_document_are_numbered(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_heading("The dam", 0)
    word.add_paragraph(BODY)
    word.add_table(1, 1).cell(0, 0).text = "A cell."
    word.add_paragraph(BODY_TWO, style="Quote")
    indented = word.add_paragraph("These words stand in from both sides.")
    indented.paragraph_format.left_indent = indented.paragraph_format.right_indent = Cm(2)
    word.save(str(tmp_path / "a.docx"))
    (document,) = read_documents(tmp_path)
    assert document.title == "The dam"
    for words, number in ((BODY, 2), ("A cell.", 3), (BODY_TWO, 4)):
        start = document.text.index(words)
        assert document.offsets.places(Span(start, start + len(words))) == (Place(number),)
    (quotation,) = document.zones_of("quotation")
    assert quotation.span.of(document.text).startswith(BODY_TWO)
    assert quotation.span.of(document.text).endswith("both sides.")


def test_word_headings_head_cards(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_heading("Water file", 1)
    word.add_heading("Links", 3)
    word.add_heading("The dam will fail", 4)
    word.add_paragraph(
        "Roe 21 – Jane Roe, Professor at Norby University, “The Dam,” Norby Herald, 5/22/21, http://n.example/dam"
    )
    word.add_paragraph(BODY)
    word.add_heading("Impacts", 3)
    word.add_heading("Repairs are cheap", 4)
    word.add_paragraph(
        'Doe and Roe ’20 (John Doe, fellow, Lakes Institute, "Cheap Repairs", https://l.example/x)'
    )
    word.add_paragraph(BODY_TWO)
    word.save(str(tmp_path / "a.docx"))
    first, second = read_documents(tmp_path)
    assert (first.tag, first.headings) == ("The dam will fail", ("Water file", "Links"))
    assert (first.title, first.byline, first.publisher) == ("The Dam", "Jane Roe", "Norby Herald")
    assert (first.published, first.url) == ("2021-05-22", "http://n.example/dam")
    assert (second.tag, second.headings) == ("Repairs are cheap", ("Water file", "Impacts"))
    assert (second.title, second.published) == ("Cheap Repairs", None)


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\x00" * 20_000_000)
    (tmp_path / "a.docx").write_bytes(packed.getvalue())
    (tmp_path / "b.docx").write_bytes(b"no archive")
    bomb, damaged = read_all(tmp_path)
    assert isinstance(bomb, Skipped)
    assert "times its size" in bomb.reason
    assert isinstance(damaged, Skipped)
    assert damaged.is_error
