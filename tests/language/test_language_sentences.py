"""Sentences found by marks and spelling, without a parser."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from sayso.language.sentences import find_sentences

PASSAGES = Path(__file__).with_name("sentence_boundaries.tsv")
LEAST_PRECISION, LEAST_RECALL = 0.93, 0.75
"""What the marks alone reach on the marked passages; the parser's own floors are higher."""


def told(text: str) -> list[str]:
    return [span.of(text) for span in find_sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Dr. Holt saw the U.S. troops.", "They left."],
        ["The gate at No. 4 Mill Lane\nwas shut by J. R. Tarn.", "It rusted."],
        ["“Is it safe?” Ines Tarn asked.", "“It is,” he said."],
    ],
)
def test_a_stop_that_belongs_to_a_word_ends_no_sentence(parts: list[str]) -> None:
    assert told(" ".join(parts)) == parts


def test_a_blank_line_ends_one_without_a_stop() -> None:
    assert told("The gate\n\nIt was shut.\n") == ["The gate", "It was shut."]
    assert told(" \n\n ") == []


def test_most_ends_of_the_marked_passages_are_found() -> None:
    right = found = both = 0
    with PASSAGES.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            parts = row["passage"].replace("⏎", "\n").split("¦")
            gold = {len("".join("".join(parts[:n]).split())) for n in range(1, len(parts))}
            text = "".join(parts)
            mine = {len("".join(text[: s.start].split())) for s in find_sentences(text)} - {0}
            right, found, both = right + len(gold), found + len(mine), both + len(gold & mine)
    assert both / found >= LEAST_PRECISION
    assert both / right >= LEAST_RECALL
