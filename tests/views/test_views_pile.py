"""Echoes, the text with its marks, search, counts and checks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pile
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from sayso.casebook import Casebook, Links
from sayso.errors import InputError, NoSuchThing
from sayso.model import Evaluation, Span
from sayso.views.documents import list_documents
from sayso.views.echoes import list_echoes
from sayso.views.lookup import Lookup
from sayso.views.rows import Count
from sayso.views.search import find_words, widen
from sayso.views.show import Mark, cut, show_document
from sayso.views.summary import summarise
from sayso.views.timeline import make_timeline


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Casebook:
    return pile.build(tmp_path_factory.mktemp("pile") / "casebook")


def test_an_echo_opens_on_each_members_passage(casebook: Casebook) -> None:
    (group,) = list_echoes(casebook).groups
    assert [m.words.exact for m in group.members] == [
        "Minister Ada Quill said the dam is safe."
    ] * 2
    assert [m.is_origin for m in group.members] == [True, False]
    assert group.origin is not None
    assert (group.origin.path, group.documents, group.origins) == ("a-wire.txt", 2, 1)


def test_a_credit_line_leads_to_the_original(casebook: Casebook) -> None:
    (credit,) = list_echoes(casebook).republications
    assert (credit.publisher, credit.evidence.exact) == ("Northern Wire", "(Northern Wire)")
    assert credit.original is not None
    assert credit.original.path == "a-wire.txt"


def test_documents_that_count_as_one_are_listed(casebook: Casebook) -> None:
    found = list_echoes(casebook)
    (repeated,) = found.repeated
    assert [head.path for head in repeated.documents] == ["a-wire.txt", "b-herald.txt"]
    assert (found.documents, found.origins) == (6, 5)


def test_the_segments_are_the_whole_text(casebook: Casebook) -> None:
    for number, document in enumerate(pile.DOCUMENTS, 1):
        shown = show_document(casebook, number)
        assert "".join(segment.text for segment in shown.segments) == document.text


def test_nested_marks_are_a_stack_outermost_first(casebook: Casebook) -> None:
    shown = show_document(casebook, "d-later.txt")
    leaks = next(s for s in shown.segments if "leaks" in s.text)
    assert [(mark.number, mark.part) for mark in leaks.marks] == [(2, "content"), (3, "content")]


def test_of_a_part_of_the_attributions_numbers_and_words_stay(casebook: Casebook) -> None:
    everything = show_document(casebook, "d-later.txt")
    statements = show_document(casebook, "d-later.txt", kinds=["statement"])
    kept = [row for row in everything.attributions if row.kind == "statement"]
    assert list(statements.attributions) == kept
    assert "".join(s.text for s in statements.segments) == pile.LATER.text
    marks = {mark.number for s in statements.segments for mark in s.marks}
    assert marks == {row.number for row in kept}
    assert show_document(casebook, "d-later.txt", min_confidence=1.0).attributions == ()


def test_zones_claims_and_echoes_are_marked(casebook: Casebook) -> None:
    shown = show_document(casebook, "b-herald.txt#0")
    assert shown.segments[0].zone == "metadata"
    safe = next(s for s in shown.segments if "dam is safe" in s.text)
    assert (safe.claims, safe.echoes) == ((pile.SAFE_AGAIN.id,), (pile.ECHO.id,))


def test_a_document_of_no_such_name_is_an_error(casebook: Casebook) -> None:
    with pytest.raises(NoSuchThing):
        show_document(casebook, "none.txt")


def test_a_path_of_several_documents_names_them(tmp_path: Path) -> None:
    files = [pile.file_of(pile.document(f"{folder}/x.txt", "Rain.")) for folder in "ab"]
    casebook = pile.store(tmp_path / "c", files, Links())
    with pytest.raises(InputError, match=r"a/x\.txt#0, b/x\.txt#0"):
        show_document(casebook, "x.txt")
    assert show_document(casebook, "a/x.txt").document.head.path == "a/x.txt"


ranges = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda p: Span(min(p), max(p)))


@hypothesis_settings(deadline=None, max_examples=200)
@given(st.lists(ranges, max_size=6))
def test_every_mark_covers_exactly_its_words(found: list[Span]) -> None:
    text = "x" * 12 + "\U0001f3de\ufe0fe\u0301\r\nסכר" + "y" * 10
    text = text[:30].ljust(30, "z")
    marks = [(span, Mark(str(i), i, "content")) for i, span in enumerate(found)]
    segments = cut(text, [], marks)
    assert "".join(segment.text for segment in segments) == text
    for i, span in enumerate(found):
        covered = [s for s in segments if any(mark.number == i for mark in s.marks)]
        assert "".join(segment.text for segment in covered) == span.of(text)


def test_a_hit_says_who_says_it(casebook: Casebook) -> None:
    (hit,) = find_words(casebook, "leaks -ira").hits
    (passage,) = hit.passages
    assert [row.source for row in passage.said_by] == [None, "Dam Workers' Union"]
    assert passage.voice == "source"
    own = find_words(casebook, "visited").hits[0].passages[0]
    assert (own.voice, own.said_by) == ("own", ())


def test_hits_lie_inside_their_passage(casebook: Casebook) -> None:
    texts = {document.id: document.text for document in pile.DOCUMENTS}
    rows = find_words(casebook, "dam").hits
    assert len(rows) == 4
    for row in rows:
        text = texts[row.document.id]
        for passage in row.passages:
            (span,) = passage.words.spans
            assert span.of(text) == passage.words.exact
            assert passage.hits
            assert all(span.covers(hit) and hit.of(text).lower() == "dam" for hit in passage.hits)


def test_a_search_for_nothing_is_an_error(casebook: Casebook) -> None:
    with pytest.raises(InputError):
        find_words(casebook, " , ")


def test_a_passage_stays_in_its_paragraph() -> None:
    text = "Rain fell.\n\nThe dam broke.\n\nThen it stopped."
    assert widen(text, Span(16, 19)).of(text) == "The dam broke."


def test_the_summary_counts(casebook: Casebook) -> None:
    counts = summarise(casebook)
    assert (counts.files, counts.documents, counts.analysed) == (6, 6, 5)
    assert (counts.undated, counts.uncertain_dates, counts.origins) == (1, 1, 5)
    assert counts.languages == (Count("de", 1),)
    assert counts.skipped == (Count("type", 1),)
    assert (counts.attributions, counts.sources, counts.claims, counts.own_claims) == (10, 4, 8, 2)
    assert sum(count.number for count in counts.abstentions) == 2
    assert (counts.points, counts.contested, counts.echoes) == (2, 1, 1)
    assert counts.reasons == (Count("negation", 1), Count("number", 1))
    assert counts.differences == (Count("not the same time", 1),)


def test_documents_are_listed_with_counts(casebook: Casebook) -> None:
    rows = list_documents(casebook)
    assert [row.head.path for row in rows] == sorted(d.path for d in pile.DOCUMENTS)
    herald = rows[1]
    assert (herald.attributions, herald.claims) == (4, 2)
    assert herald.words == len(pile.HERALD.text.split())
    assert herald.republishes == pile.HERALD.republishes


@pytest.mark.parametrize("number", [7, 0, -1])
def test_a_number_is_no_beginning_of_an_id(tmp_path: Path, number: int) -> None:
    document = replace(pile.document("x.txt", "Rain."), id="70000000000000a1")
    casebook = pile.store(tmp_path / "c", [pile.file_of(document)], Links())
    assert show_document(casebook, "7").document.head.path == "x.txt"
    with pytest.raises(NoSuchThing, match=f"no document number {number}: this casebook has 1"):
        show_document(casebook, number)


def test_answers_do_not_depend_on_the_order_of_reading(tmp_path: Path, casebook: Casebook) -> None:
    turned = pile.build(tmp_path / "turned", tuple(reversed(pile.FILES)))
    for view in (list_documents, summarise, list_echoes, make_timeline):
        assert view(turned) == view(casebook)


def test_who_judges_stands_at_the_end_of_the_chain(tmp_path: Path) -> None:
    one = pile.document("one.txt", "Growers praised the plan.", publisher="Northern Wire")
    span = pile.at(one.text, "praised")
    judged = Evaluation("plan", pile.at(one.text, "the plan"), span, "good", "merit", "Growers")
    praise = pile.claim(one, "Growers praised the plan", evaluation=judged)
    casebook = pile.store(tmp_path / "c", [pile.file_of(one, (), (praise,))], Links())
    (row,) = Lookup(casebook).claim_rows([praise.id])
    assert (row.voice, row.source) == ("source", "Growers")
    assert row.chain == ("Northern Wire", "Growers")
