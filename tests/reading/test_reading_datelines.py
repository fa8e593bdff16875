"""Datelines: set apart, with their agency and day; ordinary sentences are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_files import BODY, read_words


@pytest.mark.parametrize(
    ("dateline", "agency"),
    [
        ("NORBY, Maren, March 12, 2021 (Kestrel) – ", "Kestrel"),
        ("NORBY, Maren, 5 April (Kestrel) — ", "Kestrel"),
        ("NORBY, April 5 (Kestrel) - ", "Kestrel"),
        ("Norby, April 5 (Kestrel): ", "Kestrel"),
        ("NORBY (Kestrel) -- ", "Kestrel"),
        ("Norby (Kestrel) – ", "Kestrel"),
        ("NORBY/LUND (Reuters): ", "Reuters"),
        ("(Reuters) – ", "Reuters"),
        ("NORBY, April 5. /TASS/. ", "TASS"),
        ("Norby (AFP), 5 April 2021 – ", "AFP"),
        ("Norby, SANA – ", "SANA"),
    ],
)
def test_a_dateline_is_set_apart_and_signed(tmp_path: Path, dateline: str, agency: str) -> None:
    text = f"Dam gives way\n\n{dateline}{BODY}\n"
    (document,) = read_words(tmp_path, "a.txt", text)
    zones = [z.span.of(document.text) for z in document.zones if z.reason == "dateline"]
    assert zones == [dateline]
    assert (document.publisher, document.republishes) == (agency, ())
    assert "publisher" in document.uncertain


@pytest.mark.parametrize(
    "start",
    [
        "Jane Roe (Unity) – ",
        "JANE ROE (Host): ",
        "Norby (pop. 3000) – ",
        "The Council (Norby) said: ",
        "BREAKING – ",
        "NORBY: ",
        "He (Roe) – ",
        "On Tuesday, March 12, 2021 – ",
        "Dr. Roe (Norby Institute) – ",
        "INDIANS OF NORBY FAVOUR ROE, BUT LUND FAVOURS DOE - ",
    ],
)
def test_ordinary_words_before_a_dash_are_no_dateline(tmp_path: Path, start: str) -> None:
    (document,) = read_words(tmp_path, "a.txt", f"Dam gives way\n\n{start}{BODY}\n")
    assert [z for z in document.zones if z.reason == "dateline"] == []
    assert (document.publisher, document.republishes) == (None, ())


def test_names_in_brackets_down_a_list_are_no_agencies(tmp_path: Path) -> None:
    words = "".join(f"{who} (Unity) – {BODY}\n\n" for who in ("Roe", "Doe", "Poe"))
    (document,) = read_words(tmp_path, "a.txt", f"The candidates\n\n{words}")
    assert document.publisher is None


def test_the_day_of_a_dateline_is_certain_only_with_its_year(tmp_path: Path) -> None:
    for day, published in (("March 12, 2021", "2021-03-12"), ("March 12", None)):
        text = f"Dam gives way\n\nNORBY, {day} (Kestrel) – {BODY}\n"
        (document,) = read_words(tmp_path, "a.txt", text)
        assert (document.published, "published" in document.uncertain) == (published, False)


def test_an_agency_in_another_outlets_print_is_republished(tmp_path: Path) -> None:
    text = f"Dam gives way\nNorby Post, 13 March 2021\n\nNORBY, March 12, 2021 (Kestrel) – {BODY}\n"
    (document,) = read_words(tmp_path, "a.txt", text)
    (one,) = document.republishes
    assert (document.publisher, document.published) == ("Norby Post", "2021-03-13")
    assert (one.publisher, one.date, one.is_whole) == ("Kestrel", "2021-03-12", True)
    assert one.evidence.of(document.text) == "(Kestrel) –"


def test_another_owners_notice_keeps_an_agency_from_being_the_publisher(tmp_path: Path) -> None:
    text = f"Dam gives way\n\nNORBY (Kestrel) – {BODY}\n\n© 2021 Fennmark\n"
    (document,) = read_words(tmp_path, "a.txt", text)
    assert document.publisher is None
    assert [one.publisher for one in document.republishes] == ["Kestrel"]


def test_a_town_in_capitals_is_set_apart_without_an_agency(tmp_path: Path) -> None:
    (document,) = read_words(tmp_path, "a.txt", f"Dam gives way\n\nNORBY, Maren — {BODY}\n")
    (zone,) = document.zones_of("metadata")
    assert zone.span.of(document.text) == "NORBY, Maren — "
    assert document.republishes == ()
