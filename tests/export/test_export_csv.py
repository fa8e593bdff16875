"""CSV: the same records, for people who work in spreadsheets."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pile
import pytest

from sayso.casebook import Casebook, Links
from sayso.export.csv import FORMULA_SIGNS, columns_of, guard, write_csv
from sayso.export.tables import WHATS, What


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Casebook:
    return pile.build(tmp_path_factory.mktemp("csv") / "casebook")


def rows_of(casebook: Casebook, what: What) -> list[dict[str, str]]:
    stream = io.StringIO(newline="")
    number = write_csv(casebook, what, stream)
    stream.seek(0)
    rows = list(csv.DictReader(stream))
    assert len(rows) == number
    return rows


@pytest.mark.parametrize(
    ("what", "number"),
    [
        ("documents", 6),
        ("attributions", 10),
        ("claims", 8),
        ("relations", 2),
        ("points", 5),
        ("echoes", 2),
    ],
)
def test_each_part_of_a_record_is_a_row(casebook: Casebook, what: What, number: int) -> None:
    rows = rows_of(casebook, what)
    assert len(rows) == number
    assert tuple(rows[0]) == columns_of(what)
    assert len(set(columns_of(what))) == len(columns_of(what))


def test_names_stand_beside_ids(casebook: Casebook) -> None:
    row = next(r for r in rows_of(casebook, "attributions") if r["id"] == pile.ADMITS.id)
    assert (row["source_name"], row["entity_name"]) == ("Quill", "Ada Quill")
    assert (row["publisher"], row["document"]) == ("Valley Post", pile.LATER.id)
    assert (row["cue"], row["exact"]) == ("admitted", "“The dam is not safe,”")


def test_a_point_gives_each_claim_with_its_side(casebook: Casebook) -> None:
    rows = [row for row in rows_of(casebook, "points") if row["id"] == pile.SAFETY.id]
    assert [(row["stance"], row["source_name"]) for row in rows] == [
        ("affirms", "Ada Quill"),
        ("affirms", "Ada Quill"),
        ("denies", "Dam Workers' Union"),
        ("denies", "Ada Quill"),
    ]


def test_a_relation_shows_both_passages_and_the_words_that_decide(casebook: Casebook) -> None:
    rows = {row["reason"]: row for row in rows_of(casebook, "relations")}
    number = rows["number"]
    assert {number["a_words"], number["b_words"]} == {"At least 40", "Some 60"}
    assert {number["a_source_name"], number["b_source_name"]} == {
        "Northern Wire",
        "Dam Workers' Union",
    }


@pytest.mark.parametrize("sign", FORMULA_SIGNS)
def test_no_text_is_run_as_a_formula(sign: str) -> None:
    assert guard(f"{sign}2+3") == f"'{sign}2+3"


@pytest.mark.parametrize("cell", ["two = 2", "", None, -3, -0.5, "Tarn"])
def test_other_cells_are_left_alone(cell: str | float | None) -> None:
    assert guard(cell) == cell


def test_hostile_words_are_guarded_in_every_column(tmp_path: Path) -> None:
    evil = "=HYPERLINK(1)"
    home = pile.document("=x.txt", f"{evil} said +1 done.", title="@SUM(1)", publisher="-Bell")
    said = pile.said(home, evil, "said", "+1", name="=evil", role="+role")
    claim = pile.claim(home, "+1 done", said, subject="-subject")
    casebook = pile.store(tmp_path / "c", [pile.file_of(home, (said,), (claim,))], Links())
    hostile: tuple[What, ...] = ("documents", "attributions", "claims")
    for what in hostile:
        for row in rows_of(casebook, what):
            assert not [cell for cell in row.values() if cell.startswith(FORMULA_SIGNS)]
            assert "'@SUM(1)" in row.values()


@pytest.mark.parametrize("what", WHATS)
def test_the_bytes_are_the_same_in_any_order_of_reading(
    casebook: Casebook, tmp_path: Path, what: What
) -> None:
    turned = pile.build(tmp_path / "turned", tuple(reversed(pile.FILES)))
    here, there = io.StringIO(newline=""), io.StringIO(newline="")
    write_csv(casebook, what, here)
    write_csv(turned, what, there)
    assert here.getvalue() == there.getvalue()


def test_lines_end_with_a_line_feed(casebook: Casebook) -> None:
    stream = io.StringIO(newline="")
    write_csv(casebook, "echoes", stream)
    assert "\r" not in stream.getvalue()
    assert stream.getvalue().endswith("\n")
