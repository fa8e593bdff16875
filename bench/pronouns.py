"""Judge whom the pronouns that stand as sources are taken to mean.

usage: python bench/pronouns.py JUDGED.jsonl [GOLD.jsonl] [--half NAME] [--wrong] [--parses FILE]

The extents come from the gold of a corpus (GOLD.jsonl, PolNeAR dev beside the checkout if left
out), so that the resolver alone is measured. JUDGED.jsonl holds a person's judgement, made before
looking at any output, one line a pronoun:

    {"article": id, "start": 120, "end": 122, "words": "he", "accepted": ["Ilse Tarn"], "half": "a"}

`accepted` are the names that are right; '~' before one means that containing it is enough; none
means that the text names nobody, so that only abstaining is right. Precision is right answers
among answers, recall right answers among pronouns that mean somebody named. --half keeps the lines
of one half. --parses is a pickle of {article id: (Document, Parse)}, your own, to save time.
"""

from __future__ import annotations

import argparse
import json
import pickle
import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from attribution_polnear import GOLD, as_document

from sayso.attribution.resolve import resolve
from sayso.language.parse import Parse, parse_document
from sayso.model import Attribution, Document, Span


def plain(name: str) -> str:
    """Return a name to compare by: lower case, no article, no marks."""
    words = re.sub(r"[^\w\s-]", "", name.lower()).split()
    return " ".join(w for w in words if w not in ("the", "a", "an"))


def is_right(name: str, accepted: Iterable[str]) -> bool:
    """Tell whether a name is one of those accepted."""
    return any(
        plain(a[1:]) in plain(name) if a.startswith("~") else plain(a) == plain(name)
        for a in accepted
    )


def gold_attributions(article: dict[str, Any]) -> tuple[Attribution, ...]:
    """Return an article's gold as attributions, without anything resolved."""
    return tuple(
        Attribution(
            id=str(row["id"]),
            document=article["id"],
            form="indirect",
            kind="statement",
            **{
                role: tuple(Span(a, b) for a, b in row[role])
                for role in ("source", "cue", "content")
            },
        )
        for row in article["attributions"]
    )


def read_articles(
    path: Path, wanted: set[str], parses: dict[str, tuple[Document, Parse]]
) -> Iterable[tuple[str, tuple[Attribution, ...]]]:
    """Yield the wanted articles' ids with their gold attributions resolved."""
    for line in path.read_text("utf-8").splitlines():
        article = json.loads(line)
        if article["id"] in wanted:
            document, parse = parses.get(article["id"]) or (None, None)
            if document is None or parse is None:
                document = as_document(article["id"], article["text"])
                parse = parse_document(document)
            yield article["id"], resolve(document, parse, gold_attributions(article))


def main() -> int:
    """Print right, wrong and abstained for each pronoun."""
    options = argparse.ArgumentParser()
    options.add_argument("judged", type=Path)
    options.add_argument("gold", nargs="?", type=Path, default=GOLD)
    options.add_argument("--half")
    options.add_argument("--wrong", action="store_true")
    options.add_argument("--parses", type=Path)
    chosen = options.parse_args()
    lines = [json.loads(line) for line in chosen.judged.read_text("utf-8").splitlines()]
    lines = [row for row in lines if chosen.half in (None, row.get("half"))]
    parses = pickle.loads(chosen.parses.read_bytes()) if chosen.parses else {}
    names: dict[tuple[str, int, int], tuple[str | None, str | None]] = {}
    for name, told in read_articles(chosen.gold, {row["article"] for row in lines}, parses):
        for a in told:
            if a.source:
                key = (name, a.source[0].start, a.source[-1].end)
                names[key] = (a.source_name, a.abstained)
    counts: Counter[tuple[str, str]] = Counter()
    for row in lines:
        answer, why = names.get((row["article"], row["start"], row["end"]), (None, "not found"))
        mark = "abstained"
        if answer is not None:
            mark = "right" if is_right(answer, row["accepted"]) else "wrong"
        for group in (row["words"].lower(), "all"):
            counts[group, mark] += 1
            counts[group, "named"] += bool(row["accepted"])
        if chosen.wrong and mark != "right":
            print(row.get("n", ""), row["article"][:40], row["words"], row["accepted"], answer, why)
    print(f"{'':8}{'n':>5}{'right':>7}{'wrong':>7}{'abst.':>7}{'P':>7}{'R':>7}")
    for group in sorted({g for g, _ in counts}, key=lambda g: (g == "all", g)):
        right, wrong, open_ = (counts[group, m] for m in ("right", "wrong", "abstained"))
        precision = right / (right + wrong) if right + wrong else 0.0
        recall = right / counts[group, "named"] if counts[group, "named"] else 0.0
        print(
            f"{group:8}{right + wrong + open_:5}{right:7}{wrong:7}{open_:7}"
            f"{precision:7.3f}{recall:7.3f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
