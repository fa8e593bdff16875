"""The sentence of a claim with its names, and the words of its Document."""

from __future__ import annotations

from pathlib import Path

import pytest

import sayso
from sayso.config import Settings
from sayso.linking.asking.named import Cut
from sayso.model import Span


def around(text: str, words: str) -> str:
    start = text.index(words)
    return Cut(text).around(Span(start, start + len(words))).of(text)


@pytest.mark.parametrize(
    "sentence",
    ["After the rain Dr. Ada Quill closed the gate.", "The U.S. troops\nclosed the gate at night."],
)
def test_a_sentence_goes_over_abbreviations_and_broken_lines(sentence: str) -> None:
    assert around(f"It rained. {sentence} Nobody saw it.", "closed the gate") == sentence


def test_words_of_two_sentences_stand_in_both() -> None:
    text = "One gate is shut. The other is open. Both leak."
    assert around(text, "is shut. The other") == "One gate is shut. The other is open."


def test_a_document_holds_whole_words_and_their_owners() -> None:
    written = Cut("Tarn's harbour was plundered.").written
    assert "tarn" in written
    assert "lund" not in written


def test_a_place_within_another_word_is_not_named(tmp_path: Path) -> None:
    texts = {
        "a.txt": "Morland withdrew its guards from Lund in May, Dana Holt said.",
        "b.txt": "Morland withdrew its guards after the plunder of the stores, Ina Brandt said.",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, "utf-8")
    answers = sayso.read(tmp_path, settings=Settings(tagger="none")).ask(
        "Did Morland withdraw its guards from Lund?"
    )
    told = [row.claim.exact for side in answers.sides for row in side.answers]
    assert any("from Lund" in words for words in told)
    assert not any("plunder" in words for words in told)
