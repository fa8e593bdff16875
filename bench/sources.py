"""Judge who the sources are taken to be, given annotated extents.

usage: python bench/sources.py FILE... [--list] [--parses FILE]

FILE is a finished file of docs/annotation.md. The annotated spans are resolved, so that the
resolver alone is measured. "name by" says what sort of words stand as the source. A name is right
where it is the annotated one without article, title and marks. Where the annotator gave none, no
name of somebody may be given: the source's own words are right, a description is, and so is
abstaining. Roles and affiliations are compared loosely, by the words that tell. --parses keeps the
parses in a file, to save time.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from annotation_form import ROLES, as_words
from chains import SMALL, name_words, read_passages

from sayso.attribution.resolve import resolve
from sayso.language.parse import Parse, parse_document
from sayso.model import Attribution, Document, Span, Spans

Row = dict[str, Any]
Read = tuple[Document, Parse]

TITLES = frozenset(["mr", "mrs", "ms", "miss", "mme", "dr", "prof", "professor", "sir", "captain"])


def plain(name: str) -> str:
    """Return a name to compare by: lower case, no article, title, marks or possessive."""
    bare = re.sub(r"['’]s\b|[^\w\s@_]", " ", name.casefold())
    return " ".join(w for w in bare.split() if w not in TITLES and w != "the")


def given(row: Row, document: Document) -> tuple[Attribution, ...]:
    """Return a passage's attributions as annotated, in the Document's own offsets."""

    def stored(spans: Sequence[Sequence[int]]) -> Spans:
        return tuple(s for a, b in spans for s in document.offsets.to_stored(Span(a, b)))

    return tuple(
        Attribution(
            id=a["id"],
            document=document.id,
            form="indirect",
            kind=a["kind"],
            **{role: stored(a[role]) for role in ROLES},
        )
        for a in row["attributions"]
        if stored(a["content"])
    )


def is_somebody(found: Attribution, source: str) -> bool:
    """Tell whether a source without a name is given somebody's: not a description of it."""
    if found.source_name is None or found.source_kind in ("unnamed", "group", "none"):
        return False
    own = found.source_name.split("’s ")[-1]
    told = name_words(source)
    return any(w[:1].isupper() and not name_words(w) <= told for w in own.split())


def source_class(gold: Row, text: str) -> str:
    """Return what sort of words name a source: a pronoun, a name, a noun, or none at all."""
    words = " ".join(text[a:b] for a, b in gold["source"]).strip()
    cue = " ".join(text[a:b] for a, b in gold["cue"]).strip()
    if not words:
        return "no words"
    if cue in (":", "."):
        return "label"
    lower = words.lower()
    for name, members in PRONOUNS.items():
        if lower in members:
            return name
    told = name_words(words)
    if gold["name"] is not None and told & name_words(gold["name"]):
        if plain(gold["name"]) in plain(words):
            return f"whole name of {gold['source_kind']}"
        return f"part of a name of {gold['source_kind']}"
    return "noun in the plural" if gold["source_kind"] == "group" else "noun"


PRONOUNS = {
    "he, she": frozenset(["he", "she", "his", "her", "him", "himself", "herself"]),
    "they, it": frozenset(["they", "it", "their", "its", "them", "theirs"]),
    "I": frozenset(["i", "my", "me", "mine", "myself"]),
    "we": frozenset(["we", "our", "us", "ours", "ourselves"]),
    "you": frozenset(["you", "your", "yours"]),
    "who, which": frozenset(["who", "which", "whom", "whose", "that"]),
}


class Score:
    """What was right, wrong and left open, summed over passages."""

    def __init__(self) -> None:
        self.sums: Counter[str] = Counter()
        self.notes: list[str] = []

    def add(self, row: Row, told: Sequence[Attribution]) -> None:
        """Count one passage."""
        by_id = {a.id: a for a in told}
        for gold in row["attributions"]:
            found = by_id.get(gold["id"])
            if found is not None:
                self._name(row, gold, found)
                self._labels(row, gold, found)

    def _name(self, row: Row, gold: Row, found: Attribution) -> None:
        words = " ".join(row["text"][a:b] for a, b in gold["source"])
        name, answer = gold["name"], found.source_name
        if gold["source_kind"] == "none" or (gold["source_kind"] == "voice" and name is None):
            return
        sort = source_class(gold, row["text"])
        if name is None:
            is_wrong = is_somebody(found, words)
            self._mark("no name", "wrong" if is_wrong else "right")
            self._mark(f"no name by {sort}", "wrong" if is_wrong else "right")
            if is_wrong:
                self.notes.append(f"{row['id']} {gold['id']} no name: {words!r} | {answer}")
            return
        mark = "open" if answer is None else "wrong"
        if answer is not None and plain(answer) == plain(name):
            mark = "right"
        self._mark("name", mark)
        self._mark(f"name of {gold['source_kind']}", mark)
        self._mark(f"name in {row['genre']}", mark)
        self._mark(f"name by {sort}", mark)
        if mark != "right":
            why = f" ({found.abstained})" if found.abstained else ""
            shown = as_words({r: gold[r] for r in ("source", "cue")}, row["text"])
            self.notes.append(f"{row['id']} {gold['id']} {mark}: {name} | {answer}{why} | {shown}")

    def _labels(self, row: Row, gold: Row, found: Attribution) -> None:
        got = {"source_kind": found.source_kind, "unnamed_type": found.unnamed_as}
        for field, label in got.items():
            if field == "unnamed_type" and gold[field] is None and label is None:
                continue
            self._mark(field, "right" if gold[field] == label else "wrong")
            if gold[field] != label:
                words = " ".join(row["text"][a:b] for a, b in gold["source"])
                self.notes.append(
                    f"{row['id']} {gold['id']} {field}: {gold[field]} | {label} | {words!r}"
                )
        for field in ("role", "affiliation"):
            want, have = gold[field], getattr(found, field)
            if want is None and have is None:
                continue
            mark = "open" if have is None else "unasked" if want is None else "wrong"
            if want is not None and have is not None and _is_alike(want, have):
                mark = "right"
            self._mark(field, mark)
            if mark != "right":
                self.notes.append(f"{row['id']} {gold['id']} {field} {mark}: {want} | {have}")

    def _mark(self, what: str, mark: str) -> None:
        self.sums[f"{what} {mark}"] += 1
        self.sums[what] += 1

    def lines(self) -> Iterator[str]:
        """Yield the measures as lines to print."""
        marks = ("right", "wrong", "open", "unasked")
        for what in sorted({k for k in self.sums if not k.endswith(marks)}):
            counts = {m: self.sums[f"{what} {m}"] for m in marks}
            answered = counts["right"] + counts["wrong"] + counts["unasked"]
            told = ", ".join(f"{n} {m}" for m, n in counts.items() if n)
            right = 100 * counts["right"] / max(1, answered)
            yield f"{what:36} {right:5.1f} % of answers right ({told} of {self.sums[what]})"


def _is_alike(one: str, other: str) -> bool:
    """Tell whether the telling words of one description are all in the other."""
    first, second = (frozenset(w for w in name_words(x) if w not in SMALL) for x in (one, other))
    return bool(first and second) and (first <= second or second <= first)


def read_all(rows: Sequence[Row], kept: Path | None) -> Iterator[Read]:
    """Yield each passage with its parse, from a file of earlier parses where they are in it."""
    known: dict[str, Read] = {}
    if kept is not None and kept.exists():
        known = pickle.loads(kept.read_bytes())
    keys = [hashlib.sha256(json.dumps(row).encode()).hexdigest() for row in rows]
    new = [k for k, key in enumerate(keys) if key not in known]
    if new:
        for k, document in zip(new, read_passages([rows[k] for k in new]), strict=True):
            known[keys[k]] = (document, parse_document(document))
        if kept is not None:
            kept.write_bytes(pickle.dumps(known))
    yield from (known[key] for key in keys)


def main() -> int:
    """Print the score of the files' passages."""
    options = argparse.ArgumentParser()
    options.add_argument("files", nargs="+", type=Path)
    options.add_argument("--list", action="store_true", help="list every difference")
    options.add_argument("--parses", type=Path)
    chosen = options.parse_args()
    lines = [line for file in chosen.files for line in file.read_text("utf-8").splitlines()]
    rows = [json.loads(line) for line in lines if line.strip()]
    total = Score()
    for row, (document, parse) in zip(rows, read_all(rows, chosen.parses), strict=True):
        total.add(row, resolve(document, parse, given(row, document)))
    print(*(sorted(total.notes) if chosen.list else []), sep="\n")
    print(f"{len(rows)} passages", *total.lines(), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
