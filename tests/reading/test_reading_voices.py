"""Whose voice a text is: letters, statements, press releases, bulletins and labelled heads."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_files import BODY, BODY_TWO, read_documents, read_words

UNION = "Norby Drivers' Union"
TITLE = "Dam shut without warning"
WORDS = f"{BODY}\n\n{BODY_TWO}"
SIGNED = "Yours sincerely,\n\nLoma Veske\nChair, Norby Anglers' Club"


@pytest.mark.parametrize(
    ("name", "words", "byline"),
    [
        ("a.txt", f"The dam\n\n4 May 2031\n\nDear all,\n\n{WORDS}\n\n{SIGNED}\n", "Loma Veske"),
        ("a.md", f"# The dam\n\nDear all,\n\n{WORDS}\n\nJane Roe\nEngineer, Lund\n", "Jane Roe"),
        ("a.txt", f"To the editor\n\n{WORDS}\n\nJane Roe, Lund\n", "Jane Roe"),
        ("a.txt", f"Dear Minister,\n\n{WORDS}\n\nOn behalf of the {UNION},\nJane Roe\n", UNION),
        (
            "a.txt",
            f"Dear all,\n\n{WORDS}\n\nYours,\nDr Loma Veske\n\nPS: It leaks.\n",
            "Dr Loma Veske",
        ),
        (
            "a.html",
            f"<h1>The dam</h1><p>Dear all,</p><p>{BODY}</p><p>{BODY_TWO}</p>"
            "<p>Yours sincerely,</p><p>Loma Veske<br>Chair of the club</p>",
            "Loma Veske",
        ),
    ],
)
def test_a_letter_is_its_signers(tmp_path: Path, name: str, words: str, byline: str) -> None:
    (document,) = read_words(tmp_path, name, words)
    assert (document.byline, document.publisher) == (byline, None)
    assert [z.reason for z in document.zones_of("metadata")][-1] == "signature"


@pytest.mark.parametrize(
    "words",
    [
        f"A novel of the dam\n\n{BODY}\n\nDear Sir,\n\nI am well.\n\nJane Roe\n",
        f"# A novel of the dam\n\n{BODY}\n\n> Dear Sir,\n>\n> I am well.\n>\n> Jane Roe\n",
        f"Dear Sir,\n\nSo begins the letter that the minister sent. {WORDS}\n",
        f"Dear all,\n\n{WORDS}\n\nRelated Stories\nMore of the same\n",
        f"To the editor\n\n{WORDS}\n\nJane Roe\n\nTo the editor\n\n{WORDS}\n\nOtto Lund\n",
        f"The dam\n\n{WORDS}\n\nJane Roe\nEngineer, Lund\n",
        f"# The dam\n\n{BODY}\n\n> We were told nothing.\n>\n> Jane Roe, engineer\n\n{BODY_TWO}\n",
    ],
)
def test_a_quoted_letter_or_a_name_below_a_text_signs_nothing(tmp_path: Path, words: str) -> None:
    (document,) = read_words(tmp_path, "a.txt", words)
    assert (document.byline, document.publisher) == (None, None)


@pytest.mark.parametrize(
    ("name", "words", "publisher"),
    [
        ("a.md", f"# Statement by the Ministry of Dams on Norby\n\n{WORDS}\n", "Ministry of Dams"),
        ("a.txt", f"Communiqué of the {UNION}\n\n4 May 2031\n\n{WORDS}\n", UNION),
        ("a.txt", f"{UNION}: statement on the dam\n\n{WORDS}\n", UNION),
        ("a.html", f"<h1>Statement from the {UNION}</h1><p>{BODY}</p><p>{BODY_TWO}</p>", UNION),
        ("a.txt", f"{UNION}\nPress release, 4 May 2031\n\n{TITLE}\n\n{WORDS}\n", UNION),
        ("a.txt", f"FOR IMMEDIATE RELEASE\n\n{UNION}\n\n{TITLE}\n\n{WORDS}\n", UNION),
        ("a.md", f"**{UNION}**\nPress release, 4 May 2031\n\n# {TITLE}\n\n{WORDS}\n", UNION),
        ("a.md", f"**Red Hill Relief**\nNews release\n\n# {TITLE}\n\n{WORDS}\n", "Red Hill Relief"),
        ("a.md", f"# {TITLE}\n\n**{UNION}** – Press release, 4 May 2031\n\n{WORDS}\n", UNION),
        (
            "a.html",
            f"<p><b>{UNION}</b><br>News release, 4 May 2031</p><h1>{TITLE}</h1><p>{BODY}</p>"
            f"<p>{BODY_TWO}</p>",
            UNION,
        ),
        ("a.txt", f"{UNION} - Bulletin 4, 12 June\n\n{TITLE}\n\n{WORDS}\n", UNION),
        ("a.md", f"# {UNION} - Bulletin No 4, 12 June 2031\n\n{WORDS}\n", UNION),
        ("a.txt", f"Bulletin 4 of the {UNION}\n12 June 2031\n\n{WORDS}\n", UNION),
        ("a.txt", f"{TITLE}\n\nStatement of the {UNION}, 4 May 2031\n\n{WORDS}\n", UNION),
        ("a.txt", f"{TITLE}\n\n{WORDS}\n\nIssued by the {UNION}, 4 May 2031\n", UNION),
    ],
)
def test_a_paper_is_the_bodys_that_issues_it(
    tmp_path: Path, name: str, words: str, publisher: str
) -> None:
    (document,) = read_words(tmp_path, name, words)
    assert (document.publisher, document.byline) == (publisher, None)
    assert "publisher" in document.uncertain
    assert TITLE not in words or document.title == TITLE


def test_a_press_release_in_a_word_file_is_the_bodys(tmp_path: Path) -> None:
    from docx import Document

    path = tmp_path / "a.docx"
    made = Document()
    for words in (UNION, "Press release, 4 May 2031", TITLE, BODY, BODY_TWO):
        made.add_paragraph(words)
    made.save(str(path))
    (document,) = read_documents(path)
    assert (document.title, document.publisher) == (TITLE, UNION)
    assert document.published == "2031-05-04"


def test_a_persons_statement_is_the_persons(tmp_path: Path) -> None:
    (document,) = read_words(tmp_path, "a.txt", f"Statement by Jane Roe, mayor\n\n{WORDS}\n")
    assert (document.byline, document.publisher) == ("Jane Roe", None)


@pytest.mark.parametrize(
    "head",
    [
        "# Statement by minister disputed",
        "# Statement by the Ministry of Dams disputed",
        "# Statement by Ministry Disputed by Engineers",
        "# Statement by the Ministry of Dams on Norby raises questions",
        "# Norby Drivers' Union: statement on the dam was false",
        "# Press release: dam holds",
        "# Council Statement",
        "Press release, 4 May 2031\n\n# Dam shut",
        "Press Office\nPress release, 4 May 2031\n\n# Dam shut",
    ],
)
def test_what_a_paper_is_called_is_no_publisher(tmp_path: Path, head: str) -> None:
    (document,) = read_words(tmp_path, "a.md", f"{head}\n\n{WORDS}\n")
    assert (document.byline, document.publisher) == (None, None)


def test_a_report_on_a_statement_is_its_authors(tmp_path: Path) -> None:
    words = f"# Statement by the {UNION}\n\nBy Jane Roe\n\nNorby Post, 4 May 2031\n\n{WORDS}\n"
    (document,) = read_words(tmp_path, "a.md", words)
    assert (document.byline, document.publisher) == ("Jane Roe", "Norby Post")


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("Posted by Jane Roe on 4 May 2031", "Jane Roe"),
        ("Posted by oak_lane on 4 May 2031", "oak_lane"),
        ("Written by Jane Roe, 4 May 2031", "Jane Roe"),
        ("Text: Jane Roe", "Jane Roe"),
        ("Words by Jane Roe", "Jane Roe"),
        ("Jane Roe, engineer, 4 May 2031", "Jane Roe"),
        ("From: Jane Roe, engineer", "Jane Roe"),
        ("Posted on 4 May 2031 by Jane Roe", "Jane Roe"),
        ("4 May 2031 | Jane Roe", "Jane Roe"),
        ("4 May 2031 by the dam", None),
        (f"By the {UNION}", UNION),
        ("Words Matter Most", None),
        ("From: Norby to Lund by Train", None),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_a_line_below_the_title_names_the_author(
    tmp_path: Path, name: str, line: str, byline: str | None
) -> None:
    form = {
        "a.txt": f"{TITLE}\n\n{line}\n\n{WORDS}\n",
        "a.md": f"# {TITLE}\n\n*{line}*\n\n{WORDS}\n",
        "a.html": f"<h1>{TITLE}</h1><p>{line}</p><p>{BODY}</p><p>{BODY_TWO}</p>",
    }
    (document,) = read_words(tmp_path, name, form[name])
    assert (document.title, document.byline) == (TITLE, byline)


@pytest.mark.parametrize(
    ("front", "byline", "publisher"),
    [
        ("authors:\n  - Jane Roe\n  - Otto Lund", "Jane Roe, Otto Lund", None),
        ('authors: ["Jane Roe", "Otto Lund"]', "Jane Roe, Otto Lund", None),
        (f"organisation: {UNION}", None, UNION),
        (f"issued_by: {UNION}", None, UNION),
        (f"source: https://norby.example/a\nfrom: {UNION}", None, UNION),
    ],
)
def test_front_matter_tells_whose_a_text_is(
    tmp_path: Path, front: str, byline: str | None, publisher: str | None
) -> None:
    (document,) = read_words(tmp_path, "a.md", f"---\ntitle: {TITLE}\n{front}\n---\n\n{WORDS}\n")
    assert (document.title, document.byline, document.publisher) == (TITLE, byline, publisher)


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        (f"From: {UNION}", UNION),
        (f"Issued by: {UNION}", UNION),
        ("Organisation: Red Hill Relief", "Red Hill Relief"),
        ("From: here to there", None),
    ],
)
def test_labels_above_a_plain_text_tell_whose_it_is(
    tmp_path: Path, line: str, publisher: str | None
) -> None:
    (document,) = read_words(tmp_path, "a.txt", f"{line}\nDate: 4 May 2031\n\n{WORDS}\n")
    assert (document.byline, document.publisher) == (None, publisher)


def test_a_letter_printed_within_an_article_gives_no_author(tmp_path: Path) -> None:
    words = f"{TITLE}\n\n{BODY}\n\nFrom: Jane Roe\n\nThe wall leaks.\n\n{BODY_TWO}\n"
    (document,) = read_words(tmp_path, "a.txt", words)
    assert document.byline is None
