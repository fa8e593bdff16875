"""What the parser is given, and that no text is too long or too strange for it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.language.lines import labelled_lines
from sayso.language.parse import LONGEST_PIECE, LONGEST_RUN, cut_piece, find_blocks, parse_document
from sayso.model import Document, OffsetMap, Run, Span


def document_of(text: str) -> Document:
    offsets = OffsetMap("characters", (Run(0, len(text), 0, len(text)),))
    return Document("d" * 16, "d.txt", "/d.txt", 0, "text", "0" * 64, text, offsets, language="en")


def test_a_paragraph_longer_than_the_parser_takes_is_cut_at_sentence_ends() -> None:
    text = "The gate was closed. " * 55_000
    pieces = cut_piece(text, Span(0, len(text.rstrip())))
    assert len(text) > 1_000_000
    assert all(len(piece) <= LONGEST_PIECE for piece in pieces)
    assert all(piece.of(text).endswith("closed.") for piece in pieces)


def test_a_paragraph_that_was_cut_stays_one_paragraph(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.language.parse.LONGEST_PIECE", 400)
    parse = parse_document(document_of("The gate was closed. " * 60))
    assert len(parse.sentences) == 60
    assert {sentence.paragraph for sentence in parse.sentences} == {0}
    assert len(parse.tokens) == 300


@pytest.mark.parametrize("mark", ["[", "http://a.example/", "“"])
def test_a_long_run_without_blanks_is_cut_and_its_neighbours_parsed(mark: str) -> None:
    text = f"Ada said yes. {mark * 2_000} Tom said no."
    assert max(len(piece) for piece in cut_piece(text, Span(0, len(text)))) <= LONGEST_RUN
    parse = parse_document(document_of(text))
    assert all(text[token.start : token.end] == token.text for token in parse.tokens)
    assert [token.text for token in parse.tokens if token.lower == "said"] == ["said"] * 2


@given(st.text(alphabet="ab. \n", max_size=60), st.integers(0, 3))
@settings(deadline=None)
def test_pieces_leave_out_nothing_but_white_space(words: str, times: int) -> None:
    text = (words + "x" * LONGEST_RUN * times) * 3
    if not text.strip():
        return
    block = Span(len(text) - len(text.lstrip()), len(text.rstrip()))
    pieces = cut_piece(text, block)
    at = block.start
    for piece in pieces:
        assert not text[at : piece.start].strip()
        assert piece.of(text).strip()
        at = piece.end
    assert at == block.end


def test_whoever_a_letter_greets_stands_apart_from_the_line_below() -> None:
    text = "Dear Ms Holt,\nCarla Venn told me that the offer was withdrawn.\n\nRegards,\nIda"
    first, second, *_ = (block.of(text) for block in find_blocks(text))
    assert first == "Dear Ms Holt,"
    assert second.startswith("Carla Venn")


def test_labels_are_found_behind_marks_and_times() -> None:
    text = "**Ada**: We met.\n> 10:05 - *Tom*: We did not.\n[10:06] Ada: We did.\n"
    starts = {text.index(name) for name in ("Ada", "Tom")}
    assert starts <= labelled_lines(text)


def test_a_line_of_marks_alone_does_not_hold_up_the_search_for_labels() -> None:
    begun = time.process_time()
    assert not labelled_lines("*" * 15_000 + "_" * 15_000)
    assert time.process_time() - begun < 5


def test_a_span_cut_inside_a_word_is_given_the_rest_of_it() -> None:
    parse = parse_document(document_of("The TKB doesn't claim deductions."))
    cut = [Span(4, 6), Span(18, 26), Span(8, 12), Span(0, 7)]
    whole = [parse.whole_words(span).of(parse.text) for span in cut]
    assert whole == ["TKB", "claim deductions", "does", "The TKB"]
