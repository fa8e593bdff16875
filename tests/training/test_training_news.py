"""Labels of claims in articles that lie elsewhere: where they stand, and what they say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scorer.news import read_news
from scorer.piles import is_one_point

NEWS = Path(__file__).parents[2] / "training" / "news"

LABELS = """# An invented pile
= P1 y | Guards opened the gate.
@ some.jsonl a1
0 22 P1+
24 38
@ lines.txt 3 2
11 28 P1-
"""


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    row = {"id": "a1", "text": "Guards opened the gate. It rained hard."}
    (tmp_path / "some.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    lines = "Another story\n\nNo guards  \n\nNobody opened it.\nOf another story\n"
    (tmp_path / "lines.txt").write_text(lines, "utf-8")
    return tmp_path


def labelled(corpora: Path, labels: str) -> Path:
    folder = corpora / "news"
    folder.mkdir()
    (folder / "p00.txt").write_text(labels, "utf-8")
    return folder


def test_labels_find_their_words(corpora: Path) -> None:
    (pile,) = read_news(labelled(corpora, LABELS), corpora)
    words = [pile.texts[c.document][c.start : c.end] for c in pile.claims]
    assert words == ["Guards opened the gate", "It rained hard", "Nobody opened it."]
    assert pile.titles == (("P1", "Guards opened the gate."),)
    assert [c.labels for c in pile.claims] == [(("P1", "+"),), (), (("P1", "-"),)]


def test_claims_of_two_articles_are_on_one_point(corpora: Path) -> None:
    (pile,) = read_news(labelled(corpora, LABELS), corpora)
    first, other, against = pile.claims
    assert is_one_point(first, against)
    assert not is_one_point(first, other)


def test_a_line_of_another_form_is_named(corpora: Path) -> None:
    with pytest.raises(ValueError, match=r"p00\.txt, line 4"):
        read_news(labelled(corpora, LABELS.replace("0 22", "nowhere")), corpora)


@pytest.mark.parametrize("part", ["train", "dev"])
def test_all_labels_can_be_read(part: str) -> None:
    lines = [x for f in (NEWS / part).glob("*.txt") for x in f.read_text("utf-8").splitlines()]
    claims = [line.split() for line in lines if line[:1].isdigit()]
    assert len(claims) > 1000
    assert all(int(start) < int(end) for start, end, *_ in claims)
