"""The line that is a Document's title is a heading, wherever it stands in the head."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_files import BODY, BODY_TWO, read_documents, read_words

TITLE = "Many flee as river floods Norby"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a.txt", f"{TITLE}\n\nBy Jane Roe\n\n{BODY}\n"),
        ("a.txt", f"WORLD\n\n{TITLE}\n\nBy Jane Roe\n\n{BODY}\n"),
        ("a.txt", f"Norby Post, 3 May 2021\n{TITLE}\nBy Jane Roe\n\n{BODY}\n"),
        ("a.md", f"---\ntitle: {TITLE}\n---\n\nWorld\n\n12 March 2021\n\n{TITLE}\n\n{BODY}\n"),
        ("a.md", f"{TITLE}\n===\n\n{BODY}\n\n{BODY_TWO}\n"),
        ("a.md", f"## Press release\n\n# {TITLE}\n\n{BODY}\n"),
        (
            "a.html",
            f"<title>{TITLE} | Norby Post</title><p>12 March 2021</p><p>{TITLE}</p>"
            f"<p>{BODY}</p><p>{BODY_TWO}</p>",
        ),
    ],
)
def test_the_title_is_a_heading(tmp_path: Path, name: str, words: str) -> None:
    (document,) = read_words(tmp_path, name, words)
    assert (document.title or "").startswith(TITLE)
    assert TITLE in [zone.span.of(document.text) for zone in document.zones_of("heading")]


def test_a_title_in_a_word_file_is_a_heading_below_its_section(tmp_path: Path) -> None:
    from docx import Document

    path = tmp_path / "a.docx"
    made = Document()
    for words in ("World", TITLE, "By Jane Roe", BODY, BODY_TWO):
        made.add_paragraph(words)
    made.save(str(path))
    (document,) = read_documents(path)
    assert (document.title, document.byline) == (TITLE, "Jane Roe")
    assert [z.span.of(document.text) for z in document.zones_of("heading")] == [TITLE]


def test_the_authors_line_of_a_page_is_set_apart(tmp_path: Path) -> None:
    words = (
        f'<meta name="author" content="Jane Roe"><h1>{TITLE}</h1><p class="who">Jane Roe</p>'
        f"<p>{BODY}</p><p>{BODY_TWO}</p>"
    )
    (document,) = read_words(tmp_path, "a.html", words)
    assert [z.span.of(document.text) for z in document.zones_of("metadata")] == ["Jane Roe"]


def test_a_headline_that_begins_as_a_label_does_names_no_publisher(tmp_path: Path) -> None:
    title = "Newspaper: Keeper of the dam had no key"
    (document,) = read_words(tmp_path, "a.txt", f"{title}.\n\n{BODY}\n")
    assert (document.title, document.publisher) == (f"{title}.", None)
    (document,) = read_words(tmp_path, "b.txt", f"{TITLE}\nPublisher: Norby Post\n\n{BODY}\n")
    assert document.publisher == "Norby Post"
