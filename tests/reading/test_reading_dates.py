"""Dates of publication that fields and headers give."""

from __future__ import annotations

import pytest

from sayso.reading.facts.dates import read_date


@pytest.mark.parametrize(
    "words",
    [
        "0001-01-01",
        "0001-01-01T00:00:00Z",
        "9999-12-31",
        "Fri, 31 Dec 9999 23:59:59 -0000",
        "99/99/9999",
        "0000-00-00",
        "123456789012",
        "",
    ],
)
def test_what_programs_write_for_no_date_is_none(words: str) -> None:
    assert read_date(words) is None


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1850-03-02", "1850-03-02"),
        ("2021-09-15T10:00:00Z", "2021-09-15T10:00:00+00:00"),
        ("Wed, 15 Sep 2021 10:00:00 +0200", "2021-09-15T10:00:00+02:00"),
    ],
)
def test_a_stamp_keeps_its_day_and_time(words: str, value: str) -> None:
    found = read_date(words)
    assert found is not None
    assert found.value == value
