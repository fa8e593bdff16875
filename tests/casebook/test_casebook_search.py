"""Words, phrases, OR and NOT find Documents; what is shown are exact stretches of their text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from casebook_cases import make_document
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.casebook import Casebook
from sayso.casebook.search import INDEX, refresh_index, search, stems_of
from sayso.casebook.snippets import Wanted, find_snippet
from sayso.errors import InputError
from sayso.model import Analysis, Document, FileRead, Span

GATES = "🙂 The minister denied it. The gates of the dam were opened on Monday, residents said."
TALKS = "Talks about the dam were held. The ministers will talk again; nobody opened a gate."
FISH = "Nothing but fish — naïve fish — swims in the lake of Orlach."


def fill(folder: Path, texts: Sequence[str], **fields: str) -> Casebook:
    with Casebook.write(folder) as book:
        for number, text in enumerate(texts):
            d = make_document(f"{number}.txt", text, **fields)
            analysis = Analysis(d)
            book.apply_batch([FileRead(d.location, d.path, d.sha256, 1, "text", (analysis,))])
    return Casebook.open(folder)


def found(book: Casebook, words: str) -> list[str]:
    return sorted(book.document(hit.document).path[-5] for hit in search(book, words).hits)


def marked(book: Casebook, words: str) -> list[list[str]]:
    hits = search(book, words).hits
    return [[span.of(book.document(hit.document).text) for span in hit.matches] for hit in hits]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Casebook:
    return fill(tmp_path_factory.mktemp("search"), [GATES, TALKS, FISH])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("minister", ["0", "1"]),
        ("minister denies", ["0"]),
        ("fish OR denies", ["0", "2"]),
        ("dam NOT residents", ["1"]),
        ("dam -residents", ["1"]),
        ('"the dam were opened"', ["0"]),
        ("“the dam were opened”", ["0"]),
        ('"opened the dam"', []),
        ("naïve", ["2"]),
        ("(fish OR talk) lake", ["2"]),
        ("elephant", []),
    ],
)
def test_words_find_documents(book: Casebook, words: str, expected: list[str]) -> None:
    assert found(book, words) == expected
    assert search(book, words).note is None


def test_matches_are_exact_words_in_code_points(book: Casebook) -> None:
    assert marked(book, "gate minister -talk") == [["minister", "gates"]]
    assert marked(book, '"dam were opened"') == [["dam were opened"]]
    assert marked(book, "swims") == [["swims"]]


@pytest.mark.parametrize(
    "words", ["(gates residents", "residents: gates", '"gates residents', "gates AND"]
)
def test_what_is_no_query_is_looked_for_word_by_word(book: Casebook, words: str) -> None:
    result = search(book, words)
    assert result.note is not None
    assert "looked for all the words" in result.note
    if "AND" not in words:
        assert [book.document(hit.document).text for hit in result.hits] == [GATES]


@pytest.mark.parametrize("words", ["", "  ", '"', "*?!", "—"])
def test_a_search_without_words_is_refused(book: Casebook, words: str) -> None:
    with pytest.raises(InputError, match="no word to search for"):
        search(book, words)


def test_the_limit_keeps_the_best(book: Casebook) -> None:
    every = search(book, "dam OR fish OR minister").hits
    assert search(book, "dam OR fish OR minister", limit=1).hits == every[:1]
    with pytest.raises(InputError, match="at least one hit"):
        search(book, "dam", limit=0)


def test_the_index_follows_the_documents_and_is_rebuilt_when_lost_or_broken(tmp_path: Path) -> None:
    first = fill(tmp_path, [GATES])
    refresh_index(first)
    before = list((tmp_path / INDEX).iterdir())
    assert found(first, "fish") == []
    again = fill(tmp_path, [GATES, FISH])
    assert found(again, "fish") == ["1"]
    (after,) = (tmp_path / INDEX).iterdir()
    assert [after] != before
    for file in after.iterdir():
        file.write_bytes(b"broken")
    assert found(again, "fish") == ["1"]
    (tmp_path / INDEX / after.name / "meta.json").unlink()
    assert found(again, "fish") == ["1"]


def test_without_a_place_for_the_index_it_is_built_in_memory(tmp_path: Path) -> None:
    book = fill(tmp_path, [GATES, FISH])
    (tmp_path / INDEX).write_text("a file where the folder should be", "utf-8")
    assert found(book, "fish") == ["1"]


def test_titles_are_searched_and_weigh_more(tmp_path: Path) -> None:
    with Casebook.write(tmp_path) as book:
        for name, text, title in (("0.txt", "A dam here.", None), ("1.txt", "Words.", "The dam")):
            d: Document = make_document(name, text, title=title)
            book.apply_batch([FileRead(d.location, d.path, d.sha256, 1, "text", (Analysis(d),))])
        hits = search(book, "dam").hits
    assert [hit.matches for hit in hits] == [(), (Span(2, 5),)]


@settings(deadline=None)
@given(
    text=st.lists(st.sampled_from(["dam", "Gates", "é", "🙂", "—", "talks", "\n", "x"])).map(
        " ".join
    ),
    query=st.sampled_from(["dam", "gate talk", '"dam gates"', "x OR dam"]),
)
def test_matches_lie_in_the_text_in_order_and_hold_what_is_wanted(text: str, query: str) -> None:
    wanted = Wanted.of(query, stems_of)
    snippet, matches = find_snippet(text, wanted, stems_of)
    assert snippet.end <= len(text)
    assert all(a.end <= b.start for a, b in pairwise(matches))
    for span in matches:
        stems = tuple(stem for word in span.of(text).split() for stem in stems_of(word))
        assert stems in wanted.runs
    if matches:
        assert any(snippet.covers(span) for span in matches)


def test_room_for_more_hits_than_there_can_be_costs_nothing(book: Casebook) -> None:
    assert search(book, "dam", limit=10**20).hits == search(book, "dam", limit=1000).hits
