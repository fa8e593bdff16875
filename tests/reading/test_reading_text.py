"""Plain text, Markdown and JSON Lines: characters, and the way back to them."""
# ruff: noqa: E501 - texts stand as they come in files

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_files import BODY, read_all, read_documents, read_words

from sayso.model import Document, Skipped, Span
from sayso.reading.decode import decode
from sayso.reading.draft import Draft
from sayso.reading.formats.markdown import is_markdown, read_markdown_text
from sayso.reading.formats.text import plain_draft

PIECES = st.sampled_from(
    [
        "word",
        " ",
        "\n",
        "\r\n",
        "\r",
        "😀",
        "e\u0301",
        "שלום",
        "مرحبا",
        "\u200f",
        "“x”",
        "\t",
        "é",
        "&amp;",
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)


def original_of(draft: Draft, source: str, span: Span) -> str:
    return "".join(piece.of(source) for piece in draft.offsets.to_original(span))


@given(TEXTS, st.data())
@settings(deadline=None)
def test_every_span_of_plain_text_leads_back_to_its_characters(
    source: str, data: st.DataObject
) -> None:
    draft = plain_draft(source)
    start = data.draw(st.integers(0, len(draft.text)))
    end = data.draw(st.integers(start, len(draft.text)))
    found = original_of(draft, source, Span(start, end))
    assert found.replace("\r\n", "\n").replace("\r", "\n") == draft.text[start:end]


@given(TEXTS)
@settings(deadline=None)
def test_plain_text_maps_there_and_back(source: str) -> None:
    draft = plain_draft(source)
    assert draft.text == source.replace("\r\n", "\n").replace("\r", "\n")
    for at in range(len(draft.text)):
        (there,) = draft.offsets.to_original(Span(at, at + 1))
        (back,) = draft.offsets.to_stored(there)
        assert back == Span(at, at + 1)


MARKS = st.sampled_from(
    [
        "word ",
        "*em*",
        "**b**",
        "[a link](http://x)",
        "# ",
        "> ",
        "\n",
        "\n\n",
        "é😀",
        "&amp;",
        "\\*",
        "_",
        "*",
        "[",
        "](",
    ]
)


@given(st.lists(MARKS, max_size=30).map("".join))
@settings(deadline=None)
def test_every_run_of_markdown_is_the_original_or_a_replacement(source: str) -> None:
    draft = read_markdown_text(source)
    last = 0
    for run in draft.offsets.runs:
        assert run.start == last
        last = run.end
        there = source[run.original_start : run.original_end]
        assert draft.text[run.start : run.end] == there or there.startswith("&")
    assert last == len(draft.text)


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        ("Dürr said “no”".encode(), "Dürr said “no”", "utf-8"),
        ("Dürr said “no”".encode("utf-8-sig"), "Dürr said “no”", "utf-8"),
        ("Dürr said “no”".encode("utf-16"), "Dürr said “no”", "utf-16-le"),
        ("Durr said no to it".encode("utf-16-be"), "Durr said no to it", "utf-16-be"),
        ("Dürr said “no”".encode("cp1252"), "Dürr said “no”", "cp1252"),
        (
            b"The dam \xe2\x80\x9cleaks\xe2\x80\x9d, it\xff said \xe2\x80\x9cagain\xe2\x80\x9d",
            "The dam “leaks”, it\ufffd said “again”",
            "utf-8",
        ),
    ],
)
def test_encodings_are_told(data: bytes, text: str, encoding: str) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding) == (text, encoding)


def test_cyrillic_in_its_own_encoding_is_told() -> None:
    words = "Министерство сообщило в понедельник, что плотина безопасна для жителей долины. " * 4
    assert decode(words.encode("cp1251")).text == words


def test_binary_bytes_are_an_error_and_the_others_go_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(bytes(range(256)) * 10)
    (tmp_path / "b.txt").write_text(BODY)
    bad, good = read_all(tmp_path)
    assert isinstance(bad, Skipped)
    assert (bad.code, bad.is_error) == ("unreadable", True)
    assert isinstance(good, Document)


@pytest.mark.parametrize("words", ["", "  \n \n", "\ufeff"])
def test_a_file_without_words_is_empty(tmp_path: Path, words: str) -> None:
    (tmp_path / "a.txt").write_text(words)
    (result,) = read_all(tmp_path)
    assert isinstance(result, Skipped)
    assert result.code == "empty"


def test_markdown_is_stored_without_its_markup(tmp_path: Path) -> None:
    (document,) = read_words(
        tmp_path,
        "a.md",
        f"# The *dam*\n\nBy [Jane Roe](http://x)\n\n{BODY} It is **very** [safe](y), a_b_c said.\n\n> Quoted words.\n> More.\n",
    )
    assert document.title == "The dam"
    assert document.byline == "Jane Roe"
    assert "It is very safe, a_b_c said." in document.text
    (quotation,) = document.zones_of("quotation")
    assert quotation.span.of(document.text) == "Quoted words.\nMore."


def test_markdown_in_a_text_file_is_told_and_plain_asterisks_are_not() -> None:
    assert is_markdown("Read [this](http://x) now.")
    assert is_markdown("# Title\n\nWords with *stress* here.")
    assert not is_markdown("Two * three * four is 24.\n#winning is a tag [sic] (here).")


def test_front_matter_gives_facts(tmp_path: Path) -> None:
    (document,) = read_words(
        tmp_path,
        "a.md",
        f'---\ntitle: "The dam"\nauthor: Jane Roe\ndate: 2021-05-12\n---\n\n{BODY}\n',
    )
    assert (document.title, document.byline, document.published) == (
        "The dam",
        "Jane Roe",
        "2021-05-12",
    )
    assert document.text.strip() == BODY


def test_json_lines_give_a_document_a_line(tmp_path: Path) -> None:
    rows = [
        {
            "text": BODY,
            "title": "One",
            "author": ["Jane Roe", "John Doe"],
            "publisher": "Norby Post",
            "date": "2021-05-12",
        },
        {
            "text": "Zwei Wörter\r\nund mehr.",
            "language": "de",
            "republishes": {"publisher": "Lund Wire", "date": "3 May 2021"},
        },
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    first, second = read_documents(tmp_path)
    assert (first.part, first.title, first.byline) == (1, "One", "Jane Roe, John Doe")
    assert (first.publisher, first.published) == ("Norby Post", "2021-05-12")
    assert (second.part, second.language) == (2, "de")
    assert [(r.publisher, r.date) for r in second.republishes] == [("Lund Wire", "2021-05-03")]
    assert second.offsets.to_original(Span(12, 15)) == (Span(13, 16),)


def test_a_bad_line_is_counted_with_its_number_and_the_others_go_on(tmp_path: Path) -> None:
    lines = [
        '{"text": "Words."}',
        "{bad",
        "",
        '{"title": "x"}',
        "[1]",
        '{"text": 3}',
        '{"text": "\\ud800 x"}',
        "[" * 100_000,
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    results = read_all(tmp_path)
    assert [r.part for r in results if isinstance(r, Document)] == [1, 7]
    reasons = [r.reason.split(":")[0] for r in results if isinstance(r, Skipped)]
    assert reasons == ["line 2", "line 4", "line 5", "line 6", "line 8"]
    last = next(r for r in results if isinstance(r, Document) and r.part == 7)
    assert last.text == "\ufffd x"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (
            "Le ministère a déclaré lundi que le barrage est sûr et que personne ne doit quitter la vallée pendant les travaux prévus cet été.",
            "fr",
        ),
        (
            "Das Ministerium erklärte am Montag, dass der Damm sicher ist und niemand das Tal verlassen muss, obwohl Fachleute Reparaturen verlangten.",
            "de",
        ),
        ("The dam is safe.", "en"),
        ("12 34", "und"),
    ],
)
def test_languages_are_told(tmp_path: Path, words: str, code: str) -> None:
    (document,) = read_words(tmp_path, "a.txt", words)
    assert document.language == code


@pytest.mark.corpora
def test_a_labelled_corpus_reads_as_it_is() -> None:
    path = Path(__file__).parents[3] / "shared" / "corpora" / "polnear" / "dev.jsonl"
    if not path.exists():
        pytest.skip("the corpora are not beside the checkout")
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    documents = read_documents(path)
    assert [d.text for d in documents] == [row["text"] for row in rows]
    assert {d.language for d in documents} == {"en"}
    apart = sum(len(z.span) for d in documents for z in d.zones if d.is_set_apart(z.span))
    assert apart < 0.005 * sum(len(d.text) for d in documents)


def test_a_text_that_is_quoted_as_a_whole_is_its_own_words() -> None:
    whole = read_markdown_text("# On the ferry\n\n> The ferry was full.\n\n> It left late.\n")
    assert [zone.kind for zone in whole.zones] == ["heading"]


@pytest.mark.parametrize(
    "source",
    [
        "We read:\n\n> The ferry was full.\n",
        "# Voices\n\n> The ferry was full.\n> — Orla Dane, engineer\n",
        "---\nauthor: Orla Dane\n---\n> The ferry was full.\n",
    ],
)
def test_words_quoted_in_a_text_of_somebody_stay_quoted(source: str) -> None:
    assert "quotation" in [zone.kind for zone in read_markdown_text(source).zones]


def test_each_item_of_a_list_is_a_paragraph_of_its_own() -> None:
    draft = read_markdown_text("We saw:\n- the ferry\n- the quay\n  at noon\n\n1. a goat\n")
    assert draft.text == "We saw:\n\nthe ferry\n\nthe quay\n  at noon\n\na goat\n"
