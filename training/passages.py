"""Turn annotated passages into articles that the tagger can learn from.

usage: python training/passages.py PASSAGES.jsonl... --out FILE [--outermost]

PASSAGES are finished files of docs/annotation.md; nested attributions are told apart by their
parents. Written are, for each passage, one article with its outermost attributions, and one for
each content by itself with those that stand directly in it, since the tagger reads contents again
by themselves. With `--outermost` only the first are written.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

Row = dict[str, Any]
ROLES = ("source", "cue", "content")
LEAST = 30
"""Characters of a content in which another attribution can stand."""
EDGE = re.compile(r"^[\s\"'“”‘’«»„,;:–—-]*(?:that\s+)?|[\s\"'“”‘’«»„,;]*$")
"""Marks around a content, and the word that joins it to its cue."""


def articles_of(row: Row) -> Iterator[Row]:
    """Yield the articles that a passage makes: its text, and each of its contents."""
    yield {
        "id": row["id"],
        "text": row["text"],
        "attributions": [
            _moved(a, 0, len(row["text"])) for a in row["attributions"] if not a["parent"]
        ],
    }
    for outer in row["attributions"]:
        inner = [a for a in row["attributions"] if a["parent"] == outer["id"]]
        for number, (start, end) in enumerate(outer["content"]):
            text = row["text"][start:end]
            edges = [m for m in EDGE.finditer(text) if m.group()]
            first = start + max([m.end() for m in edges if m.start() == 0], default=0)
            last = start + min(
                [m.start() for m in edges if m.end() == len(text)], default=len(text)
            )
            if last - first < LEAST:
                continue
            yield {
                "id": f"{row['id']} {outer['id']} {number}",
                "text": row["text"][first:last],
                "attributions": [_moved(a, first, last) for a in inner if _within(a, start, end)],
            }


def _within(attribution: Row, start: int, end: int) -> bool:
    return all(start <= a and b <= end for role in ROLES for a, b in attribution[role])


def _moved(attribution: Row, first: int, last: int) -> Row:
    """Return an attribution of a stretch by itself; marks at its edges are left out."""
    return {
        role: [
            [max(a, first) - first, min(b, last) - first]
            for a, b in attribution[role]
            if max(a, first) < min(b, last)
        ]
        for role in ROLES
    }


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("passages", type=Path, nargs="+")
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--outermost", action="store_true", help="no contents by themselves")
    chosen = options.parse_args()
    rows = [
        json.loads(line)
        for p in chosen.passages
        for line in p.read_text("utf-8").split("\n")
        if line
    ]
    most = 1 if chosen.outermost else None
    made = [article for row in rows for article in islice(articles_of(row), most)]
    lines = [json.dumps(article, ensure_ascii=False) + "\n" for article in made]
    chosen.out.write_text("".join(lines), "utf-8")
    print(f"{len(rows)} passages, {len(made)} articles")
    return 0


if __name__ == "__main__":
    sys.exit(main())
