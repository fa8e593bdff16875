"""Measure time expressions against TimeBank: right values at given spans, and end to end.

    python bench/times_timebank.py FILE.jsonl [--wrong]

Ends with the kinds of expressions that go wrong most. Each line of the file holds `anchor` (the day
of the document), `text`, and `times`: a list of `start`, `end`, `type`, `value`.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from sayso.language.parse import parse_document
from sayso.language.times import find_times
from sayso.model import Document, OffsetMap, Run, TimeExpression


def make_document(row: dict[str, Any]) -> Document:
    text = row["text"]
    offsets = OffsetMap("characters", (Run(0, len(text), 0, len(text)),))
    return Document(
        id=row["id"], path="", location="", part=0, format="text", sha256="", text=text,
        offsets=offsets, published=row["anchor"][:10], language="en",
    )  # fmt: skip


def plain(value: str | None) -> str:
    """Write values one way where gold is uneven: week figures, part of the day, trailing X."""
    value = re.sub(r"-W(\d)(?!\d)", r"-W0\1", value or "")
    value = re.sub(r"^(\d{3})X$|^(\d{4})-XX$|^(\d{2})XX$", lambda m: m[1] or m[2] or m[3], value)
    return re.sub(r"^(\d{4}-\d\d-\d\d)T[A-Z]{2}$", r"\1", value)


def overlap(item: dict[str, Any], found: TimeExpression) -> bool:
    return bool(item["start"] < found.span.end and found.span.start < item["end"])


KINDS = [
    ("clock", r"\d:\d\d|\b[ap]\.?m\b|noon|midnight|morning|night|evening"),
    (
        "quarter or report",
        r"quarter|period|year[- ](ago|earlier|end)|a year (ago|earlier)|full year",
    ),
    ("weekday", r"(mon|tues|wednes|thurs|fri|satur|sun)day"),
    ("month or day of one", r"\b(jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)"),
    ("near unit", r"\b(this|last|next|past|coming|that|following|same) "),
    ("counted", r"\b(ago|later|earlier|before|after)\b"),
    ("year or decade", r"\d{4}|\d0s|ties\b|nineteen|thousand|century"),
    ("reference", r"now|recent|current|future|previous|soon|already|then|yet|past"),
]


def kind_of(item: dict[str, Any]) -> str:
    """Return the kind of expression, by its words."""
    words = item["text"].lower()
    return next((name for name, words_of in KINDS if re.search(words_of, words)), item["type"])


def ratio(top: int, bottom: int) -> float:
    return round(top / bottom, 3) if bottom else 0.0


def main() -> None:
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
    count: Counter[str] = Counter()
    given: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for row in rows:
        found = list(find_times(parse_document(make_document(row)), row["anchor"][:10]))
        count["found"] += len(found)
        used: set[int] = set()
        for item in row["times"]:
            hits = [i for i, f in enumerate(found) if overlap(item, f) and i not in used]
            hit = found[hits[0]] if hits else None
            used.update(hits[:1])
            right = hit is not None and plain(hit.value) == plain(item["value"])
            exact = hit is not None and (hit.span.start, hit.span.end) == (
                item["start"],
                item["end"],
            )
            count["gold"] += 1
            count["relaxed"] += hit is not None
            count["strict"] += exact
            count["value"] += right
            point = item["type"] in {"DATE", "TIME"} and re.match(r"\d{3}", item["value"] or "")
            if point:
                count["points"] += 1
                count["answered"] += hit is not None and hit.value is not None
                count["points right"] += right
            given[kind_of(item)] += 1
            wrong[kind_of(item)] += not right
            if not right and "--wrong" in sys.argv:
                mine = f"{hit.span.of(row['text'])!r} {hit.value}" if hit else "-"
                print(f"{row['anchor'][:10]}  {item['text']!r} {item['value']}  {mine}")
        if "--wrong" in sys.argv:
            for i, extra in enumerate(found):
                if i not in used:
                    start = extra.span.start
                    around = " ".join(row["text"][max(0, start - 30) : extra.span.end + 20].split())
                    print(f"  EXTRA {extra.span.of(row['text'])!r} {extra.value} | {around}")
    print(dict(count))
    print("calendar points: right", ratio(count["points right"], count["points"]),
          "precision", ratio(count["points right"], count["answered"]))  # fmt: skip
    for name in ("relaxed", "strict", "value"):
        p, r = ratio(count[name], count["found"]), ratio(count[name], count["gold"])
        print(name, "P", p, "R", r, "F1", round(2 * p * r / (p + r), 3))
    print("wrong by kind:", ", ".join(f"{k} {n} of {given[k]}" for k, n in wrong.most_common()))


if __name__ == "__main__":
    main()
