"""Annotated passages, nested attributions and all, as articles to learn from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from training_cases import words_of_golds

from passages import LEAST, ROLES, articles_of
from tagger.data import load_articles

Row = dict[str, Any]
TEXT = "Holt said: “The army believes that rebels fired the first shot.” “No,” said Ida."


def told(name: str, parent: str | None, *words: str) -> Row:
    """Return an attribution of TEXT by the words of its source, cue and content."""
    places = [[TEXT.index(part), TEXT.index(part) + len(part)] for part in words]
    roles = zip(("source", "cue", "content"), places, strict=True)
    return {"id": name, "parent": parent, **{role: [place] for role, place in roles}}


PASSAGE: Row = {
    "id": "p",
    "text": TEXT,
    "attributions": [
        told("a", None, "Holt", "said", "“The army believes that rebels fired the first shot.”"),
        told("b", "a", "The army", "believes", "that rebels fired the first shot"),
        told("c", None, "Ida", "said", "“No,”"),
    ],
}


def loaded(rows: list[Row], folder: Path) -> list[tuple[str, list[list[str]]]]:
    """Return text and annotated words of what passages make, as training reads it."""
    made = [json.dumps(article) for row in rows for article in articles_of(row)]
    (folder / "made.jsonl").write_text("\n".join(made), "utf-8")
    return [
        (a.text, [[" ".join(words) for words in gold] for gold in words_of_golds(a)])
        for a in load_articles(folder / "made.jsonl")
    ]


def test_a_passage_makes_an_article_and_one_of_each_content_by_itself(tmp_path: Path) -> None:
    inner = "that rebels fired the first shot"
    assert loaded([PASSAGE], tmp_path) == [
        (TEXT, [["holt", "said", f"the army believes {inner}"], ["ida", "said", "no"]]),
        (f"The army believes {inner}.", [["the army", "believes", inner]]),
    ]


def test_marks_at_the_edge_of_a_content_cost_no_attribution_in_it(tmp_path: Path) -> None:
    words = "“The army believes: ‘Rebels fired the first shot.’”"
    text = f"Holt said: {words}"
    row: Row = {"id": "p", "text": text, "attributions": []}
    for name, parent, parts in (
        ("a", None, ("Holt", "said", words)),
        ("b", "a", ("The army", "believes", "‘Rebels fired the first shot.’”")),
    ):
        places = [[[text.index(part), text.index(part) + len(part)]] for part in parts]
        roles = dict(zip(ROLES, places, strict=True))
        row["attributions"].append({"id": name, "parent": parent, **roles})
    assert loaded([row], tmp_path)[1] == (
        "The army believes: ‘Rebels fired the first shot.",
        [["the army", "believes", "rebels fired the first shot"]],
    )


SHIPPED = sorted((Path(__file__).parents[2] / "bench" / "annotated").glob("*.jsonl"))


def is_taught(attribution: Row, row: Row) -> bool:
    """Tell whether an attribution is outermost, or within a content that is no scrap."""
    parents = {a["id"]: a["content"] for a in row["attributions"]}
    if not attribution["parent"]:
        return True
    spans = [span for role in ROLES for span in attribution[role]]
    return any(
        last - first >= LEAST + 8 and all(first <= a and b <= last for a, b in spans)
        for first, last in parents[attribution["parent"]]
    )


@pytest.mark.parametrize("path", SHIPPED, ids=lambda p: p.stem)
def test_no_annotated_attribution_is_lost_but_in_scraps(path: Path, tmp_path: Path) -> None:
    rows = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
    wanted = sum(is_taught(a, row) for row in rows for a in row["attributions"])
    made = sum(len(golds) for _, golds in loaded(rows, tmp_path))
    assert wanted <= made <= sum(len(row["attributions"]) for row in rows)
