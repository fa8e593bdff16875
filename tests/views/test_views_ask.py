"""Questions put to a casebook that was read from invented documents."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

import sayso
from sayso.book import Book
from sayso.cli.app import sayso as program
from sayso.config import Settings
from sayso.errors import InputError
from sayso.views.ask import Answers

TEXTS = {
    "herald": (
        "Vale Herald",
        "2031-06-03",
        """Minister Ada Quill said on Tuesday that Morland's engineers opened the Tarn gate.

"The dam is safe," Quill said. At least 40 families left Tarn on Monday, the mayor said.""",
    ),
    "post": (
        "Morrow Post",
        "2031-06-04",
        """Brom Tallis, the keeper, said that the border guards opened the Tarn gate.

The miners' union said that the dam is not safe. Some 90 families left Tarn on Monday, the union
said.""",
    ),
    "courier": (
        "Lake Courier",
        "2031-06-05",
        """Morland's foreign office denied that its engineers opened the Tarn gate.

The dam is perhaps safe, said Ida Renn, a geologist. The orchards near Lowen are in bloom.""",
    ),
}

PAGE = """<html><head><title>The gate at Tarn</title>
<meta property="og:site_name" content="{publisher}">
<meta property="article:published_time" content="{date}"></head>
<body><article><h1>The gate at Tarn</h1>{text}</article></body></html>"""


def page(publisher: str, date: str, text: str) -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
    return PAGE.format(publisher=publisher, date=date, text=body)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    folder = tmp_path_factory.mktemp("asked")
    for name, told in TEXTS.items():
        (folder / f"{name}.html").write_text(page(*told), "utf-8")
    settings = Settings(tagger="none")
    with sayso.read(folder, casebook=folder / "casebook", settings=settings) as made:
        yield made


def said(answers: Answers, stance: str, value: str | None = None) -> list[str]:
    sides = [side for side in answers.sides if (side.stance, side.value) == (stance, value)]
    return sorted(" ".join(row.claim.exact.split()) for side in sides for row in side.answers)


def test_claims_stand_for_and_against(book: Book) -> None:
    answers = book.ask("Is the dam safe?")
    assert answers.proposition == "The dam is safe."
    assert [words for words in said(answers, "for") if "dam is safe" in words]
    assert [words for words in said(answers, "against") if "not safe" in words]
    assert not any("orchards" in row.claim.exact for side in answers.sides for row in side.answers)


def test_a_hedge_leaves_it_unclear(book: Book) -> None:
    unclear = said(book.ask("Is the dam safe?"), "unclear")
    assert [words for words in unclear if "perhaps" in words]


def test_a_denial_stands_against_what_it_denies(book: Book) -> None:
    answers = book.ask("Did Morland's engineers open the Tarn gate?")
    against = [row for side in answers.sides if side.stance == "against" for row in side.answers]
    denied = [row for row in against if row.claim.heard_as == "denied"]
    assert denied
    assert denied[0].claim.source == "Morland's foreign office"
    assert denied[0].claim.document.published == "2031-06-05"
    assert denied[0].claim.chain[0] == "Lake Courier"
    assert any("engineers opened" in words for words in said(answers, "for"))


def test_the_opposite_question_turns_the_sides_round(book: Book) -> None:
    answers = book.ask("Is the dam not safe?")
    assert [words for words in said(answers, "for") if "not safe" in words]
    assert not [words for words in said(answers, "against") if "not safe" in words]


def test_who_lists_the_claims_by_who_it_was(book: Book) -> None:
    answers = book.ask("Who opened the Tarn gate?")
    assert answers.asks == "who"
    values = {(side.stance, side.value) for side in answers.sides if side.value}
    assert any("guards" in str(value) for stance, value in values if stance == "for")
    assert any("engineers" in str(value) for stance, value in values if stance == "for")
    assert any("engineers" in str(value) for stance, value in values if stance == "against")


def test_how_many_lists_the_figures(book: Book) -> None:
    answers = book.ask("How many families left Tarn?")
    values = {side.value for side in answers.sides}
    assert any("40" in str(value) for value in values)
    assert any("90" in str(value) for value in values)


def test_the_surest_come_first(book: Book) -> None:
    for side in book.ask("Is the dam safe?").sides:
        sure = [row.confidence for row in side.answers]
        assert sure == sorted(sure, reverse=True)


def test_a_matter_that_nobody_mentions_has_no_answer(book: Book) -> None:
    assert book.ask("Did the circus elephant escape?").sides == ()


def test_words_without_a_claim_are_refused(book: Book) -> None:
    with pytest.raises(InputError, match="sentence with a verb"):
        book.ask("gates?")
    with pytest.raises(InputError, match="no claim"):
        book.ask("\udcff")


def test_the_same_question_gives_the_same_answers(book: Book) -> None:
    question = "Did Morland's engineers open the Tarn gate?"
    assert book.ask(question) == book.ask(question)


def run(book: Book, *words: str) -> tuple[int, str]:
    result = CliRunner().invoke(program, ["ask", *words, "--casebook", str(book.folder)])
    return result.exit_code, result.stdout


def test_the_command_shows_chain_date_and_passage(book: Book) -> None:
    status, text = run(book, "Is the dam safe?")
    assert status == 0
    assert "Asked: The dam is safe." in text
    assert "Against" in text
    assert "Morrow Post, 2031-06-04, post.html" in text


def test_the_command_ends_as_others_do(book: Book) -> None:
    assert run(book, "Did the circus elephant escape?")[0] == 1
    assert run(book, "gates?")[0] == 2
    status, text = run(book, "Is the dam safe?", "--json")
    assert status == 0
    assert json.loads(text)["schema"] == "sayso/answer/ask/1"


def test_nothing_is_written_to_the_casebook(book: Book) -> None:
    before = {path: path.read_bytes() for path in Path(book.folder).glob("*.duckdb")}
    book.ask("Is the dam safe?")
    assert before == {path: path.read_bytes() for path in before}
    assert before
