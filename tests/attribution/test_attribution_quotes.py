"""The quotation-mark layer, on its own."""

from __future__ import annotations

import csv
import re
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.attribution.quotes import find_quotations, outermost, split_lines
from sayso.model import Span


def quoted(text: str) -> list[str]:
    """Return the inner words of the outermost quotations."""
    blocks, start = [], 0
    for part in text.split("\n\n"):
        blocks.append(Span(start, start + len(part)))
        start += len(part) + 2
    return [q.inner.of(text) for q in outermost(find_quotations(text, blocks))]


@pytest.mark.parametrize(
    "text",
    [
        '"We stay," he said.',
        "\u201cWe stay,\u201d he said.",
        "''We stay,'' he said.",
        "``We stay,'' he said.",
        "\u00abWe stay,\u00bb he said.",
        "\u201eWe stay,\u201c he said.",
        "\u2018We stay,\u2019 he said.",
        "'We stay,' he said.",
        "\u201dWe stay,\u201d he said.",
        '\u201cWe stay," he said.',
    ],
)
def test_every_kind_of_mark_opens_and_closes(text: str) -> None:
    assert quoted(text) == ["We stay,"]


def test_apostrophes_are_no_quotation_marks() -> None:
    assert quoted("The ministers' cars weren't there in the '90s, rock 'n' roll's own.") == []


def test_apostrophes_inside_single_marks_do_not_close_them() -> None:
    text = "\u2018It isn\u2019t the soldiers\u2019 fault,\u2019 she said."
    assert quoted(text) == ["It isn\u2019t the soldiers\u2019 fault,"]


def test_single_marks_nest_in_double_ones() -> None:
    text = "\u201cHe said \u2018never\u2019 to me,\u201d she said."
    found = find_quotations(text, [Span(0, len(text))])
    assert [(q.inner.of(text), q.level) for q in found] == [
        ("He said \u2018never\u2019 to me,", 0),
        ("never", 1),
    ]


def test_a_quotation_over_paragraphs_with_repeated_openers_is_one_group() -> None:
    text = "\u201cThe first part.\n\n\u201cThe second part.\n\n\u201cThe third part,\u201d he said."
    blocks = [Span(0, 16), Span(18, 35), Span(37, len(text))]
    found = find_quotations(text, blocks)
    assert len({q.group for q in found}) == 1
    assert [q.is_closed for q in found] == [False, False, True]


def test_a_missing_closing_mark_costs_one_paragraph_at_most() -> None:
    text = '"We stay, he said.\n\nThe town was quiet.\n\n"We go," she said.'
    assert quoted(text) == ["We stay, he said.", "We go,"]


def test_a_missing_closing_mark_in_a_long_paragraph_keeps_the_first_sentence() -> None:
    text = "He said: \u201cWe will stay in the valley. " + "The town was quiet again. " * 20
    assert quoted(text) == ["We will stay in the valley."]


def test_a_missing_closing_mark_ends_before_the_next_opening_one() -> None:
    text = "\u201cWe stay. Nobody moves. He left. \u201cWe go,\u201d she said."
    assert quoted(text)[-1] == "We go,"


def test_an_orphan_closing_mark_does_not_invert_what_follows() -> None:
    text = "That is it,\u201d he said. \u201cWe go,\u201d she said."
    assert quoted(text)[-1] == "We go,"


def test_inches_and_feet_are_no_quotation_marks() -> None:
    assert quoted("He stands 6'2\" tall and the pipe is long.") == []


def test_a_line_that_ends_a_sentence_ends_a_quotation_paragraph() -> None:
    text = '"We stay, he said.\nThe town was quiet.\n"We go," she said.'
    assert quoted(text)[-1] == "We go,"


MARKS = st.sampled_from([*"\"'\u201c\u201d\u2018\u2019\u00ab\u00bb`", "''", "``"])
WORDS = st.sampled_from(["stay", "ships", "he said", "don't", ".", ",", " ", "\n\n", "7", "it's"])


@settings(deadline=None)
@given(st.lists(st.one_of(MARKS, WORDS), max_size=40))
def test_any_marks_give_quotations_in_order_inside_the_text(parts: list[str]) -> None:
    text = " ".join(parts) + "\n\n\u201cThe end,\u201d she said."
    blocks, start = [], 0
    for part in text.split("\n\n"):
        blocks.append(Span(start, start + len(part)))
        start += len(part) + 2
    found = outermost(find_quotations(text, blocks))
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(q.span.covers(q.inner) and q.span.end <= len(text) for q in found)
    assert found[-1].inner.of(text) == "The end,"


CARD = " ".join(["The harbour board runs nine cranes and it has sold none of them."] * 9)


@pytest.mark.parametrize("tail", ["", " The mayor said “the crane is safe” on Monday."])
def test_a_mark_left_open_in_a_long_card_ends_with_its_sentence(tail: str) -> None:
    opened = "“Nobody asked us about the crane before."
    text = f"Tarn was asked twice. {opened} {CARD}{tail}"
    first = find_quotations(text, [Span(0, len(text))])[0]
    assert first.span.of(text) == opened


def test_a_mark_left_open_in_a_long_paragraph_holds_where_the_next_one_opens_too() -> None:
    above = f"“Nobody asked us. {CARD}"
    text = f"{above}\n\n“We will ask now.”"
    first = find_quotations(text, [Span(0, len(above)), Span(len(above) + 2, len(text))])[0]
    assert first.span.of(text) == above


PASSAGES = Path(__file__).with_name("quotation_spans.tsv")
FLOORS = {"open": 58, "kept": 55}
"""Passages exactly right, of 58; the "kept" half was not looked at while the rules were mended."""


def marked_spans(passage: str) -> tuple[str, set[tuple[int, int]], list[tuple[int, int]]]:
    """Return the text, its quotations, and the stretches that an odd mark may cost."""
    text = ""
    stack: list[int] = []
    spans: dict[str, list[tuple[int, int]]] = {"⟧": [], "⟫": []}
    for sign in passage.replace("⏎", "\n"):
        if sign in "⟦⟪":
            stack.append(len(text))
        elif sign in spans:
            spans[sign].append((stack.pop(), len(text)))
        else:
            text += sign
    return text, set(spans["⟧"]), spans["⟫"]


@pytest.mark.parametrize("half", ["open", "kept"])
def test_quotations_of_the_marked_passages_are_found_exactly(half: str) -> None:
    exact = 0
    with PASSAGES.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["half"] != half:
                continue
            text, gold, odd = marked_spans(row["passage"])
            blocks = [Span(m.start(), m.end()) for m in re.finditer(r"(?:[^\n]|\n(?!\n))+", text)]
            found = {(q.span.start, q.span.end) for q in find_quotations(text, blocks)}
            exact += {s for s in found if not any(a <= s[0] and s[1] <= b for a, b in odd)} == gold
    assert exact >= FLOORS[half]


def test_a_mark_before_a_blank_at_the_start_of_a_paragraph_opens() -> None:
    assert quoted("” … what we saw was the end,” he said.") == [" … what we saw was the end,"]


def test_inches_inside_a_quotation_do_not_end_it() -> None:
    assert quoted('"The pipe is 4" wide," she said.') == ['The pipe is 4" wide,']
    assert quoted('He called it "Plan 9" and then "Plan 10" in court.') == ["Plan 9", "Plan 10"]


def test_a_closing_mark_glued_to_the_words_behind_it_closes() -> None:
    assert quoted('"We stay,"she said. "We go,"he said.') == ["We stay,", "We go,"]


def test_words_that_begin_with_an_apostrophe_do_not_end_a_single_quotation() -> None:
    assert quoted("‘Tell ’em it’s over,’ he said.") == ["Tell ’em it’s over,"]


def test_a_long_run_of_spaces_does_not_hold_up_the_search_for_lines() -> None:
    text = "It fell.\n" + " " * 60_000 + "It rose" + " " * 60_000 + "again.\nIt stood."
    begun = time.process_time()
    lines = split_lines(text, Span(0, len(text)))
    assert time.process_time() - begun < 5
    assert [line.of(text).split()[-1] for line in lines] == ["fell.", "again.", "stood."]
