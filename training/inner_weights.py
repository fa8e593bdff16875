"""Fit how sure attributions within contents are, on passages that the network has not learned.

usage: python training/inner_weights.py PASSAGES.jsonl... [--more PASSAGES.jsonl...]
           [--tagger default] [--folds 5]

PASSAGES are finished files of docs/annotation.md. A candidate is right where it is the best match
of an annotated attribution: half of the contents' words and of the sources', and the cues touch.
The weights are a ridge logistic regression over the features of `sayso.attribution.tagger.inner`;
`src/sayso/lexicons/inner_weights.tsv` is rewritten, for rules with the network and for the rules
alone; for the latter `--more` names passages that the network may have learned. Printed is, for
several floors, how many are right with weights fitted on the other folds.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fitting import Features, fit, summed
from sayso.attribution.constructions.candidate import Candidate
from sayso.attribution.constructions.confidence import SET
from sayso.attribution.extract import read_along
from sayso.attribution.tagger.inner import inner_features
from sayso.attribution.tagger.weigh import standing
from sayso.attribution.weights import logistic
from sayso.config import Settings, Tagger
from sayso.language.parse import Parse, parse_document
from sayso.model import Document, Spans
from sayso.reading import Found, read_input
from tagger.score import overlap, words_in, words_of

Row = dict[str, Any]
TABLE = Path(__file__).resolve().parents[1] / "src" / "sayso" / "lexicons" / "inner_weights.tsv"
RIDGE = 3.0
FLOORS = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6)


@dataclass(slots=True)
class Inner:
    """One candidate within a content: its passage, its features, and whether it is right."""

    passage: int
    features: Features
    is_right: bool


def read_passages(rows: Sequence[Row]) -> list[Document]:
    """Return passages as Documents, in order."""
    lines = [
        json.dumps({"text": r["text"], "publisher": r["publisher"], "author": r["author"]})
        for r in rows
    ]
    data = "\n".join(lines).encode()
    read = read_input(Found("passages.jsonl", "passages.jsonl", "jsonl", data), Settings())
    return [d for d in read if isinstance(d, Document)]


def inner_ones(
    number: int, row: Row, document: Document, parse: Parse, tagger: Tagger
) -> Iterator[Inner]:
    """Yield the candidates of a passage that stand within a content."""
    read = read_along(document, parse, tagger)
    found = [
        (outer, m)
        for outer, _, m in standing(read.scored, read.readings, parse, read.layer, read.is_none)
        if outer is not None and m.candidate.frame not in SET
    ]
    right = _right(row, document, [(m.candidate, m.rule or 0.0) for _, m in found])
    for i, (outer, m) in enumerate(found):
        features = summed(inner_features(m, outer, read.readings, parse, read.cues))
        yield Inner(number, features, i in right)


def _right(row: Row, document: Document, found: Sequence[tuple[Candidate, float]]) -> set[int]:
    words = words_of(row["text"])

    def of(spans: Spans) -> set[int]:
        places = [s for span in spans for s in document.offsets.to_original(span)]
        return words_in(words, tuple((s.start, s.end) for s in places))

    given = [(of(c.source), of(c.cue), of(c.content)) for c, _ in found]
    right: set[int] = set()
    for gold in row["attributions"]:
        source, cue, content = (
            words_in(words, tuple((a, b) for a, b in gold[role]))
            for role in ("source", "cue", "content")
        )
        fitting = [
            (_overlap(content, c) + found[i][1] / 10, -i)
            for i, (s, v, c) in enumerate(given)
            if _overlap(content, c) >= 0.5 and v & cue and _overlap(source, s) >= 0.5
        ]
        if fitting:
            right.add(-max(fitting)[1])
    return right


def _overlap(a: set[int], b: set[int]) -> float:
    """Return the share of words in common, of all; 1 where neither has one: both name nobody."""
    return overlap(a, b) if a | b else 1.0


def main() -> int:
    """Fit both tables and write them."""
    options = argparse.ArgumentParser()
    options.add_argument("files", nargs="+", type=Path)
    options.add_argument("--more", nargs="*", default=[], type=Path, help="for the rules alone")
    options.add_argument("--tagger", default="default", choices=("default", "fast"))
    options.add_argument("--folds", type=int, default=5)
    options.add_argument("--dry", action="store_true", help="write nothing")
    chosen = options.parse_args()
    body = []
    sides: list[tuple[str, Tagger, list[Path]]] = [
        ("both", chosen.tagger, chosen.files),
        ("rules", "none", [*chosen.files, *chosen.more]),
    ]
    for voices, tagger, files in sides:
        lines = [line for file in files for line in file.read_text("utf-8").splitlines()]
        rows = [json.loads(line) for line in lines if line.strip()]
        ones = [
            one
            for i, (row, document) in enumerate(zip(rows, read_passages(rows), strict=True))
            for one in inner_ones(i, row, document, parse_document(document), tagger)
        ]
        wanted = sum(a["parent"] is not None for row in rows for a in row["attributions"])
        weights = _report(voices, ones, wanted, chosen.folds)
        body += [
            f"{voices}\t{name}\t{weight:.3f}\tfitted on annotated passages"
            for name, weight in weights.items()
            if abs(weight) >= 0.005
        ]
    if not chosen.dry:
        text = "\n".join(["voices\tfeature\tweight\torigin", *body]) + "\n"
        TABLE.write_text(text, encoding="utf-8")
    return 0


def _report(voices: str, ones: Sequence[Inner], wanted: int, folds: int) -> Features:
    """Print how many are right for several floors, and return the weights fitted on all."""
    chances: list[tuple[float, bool]] = []
    for fold in range(folds):
        others = [(o.features, o.is_right) for o in ones if o.passage % folds != fold]
        weights = fit(others, RIDGE)
        chances += [
            (logistic(weights, one.features.items()), one.is_right)
            for one in ones
            if one.passage % folds == fold
        ]
    print(f"{voices}: {len(ones)} candidates, {sum(o.is_right for o in ones)} right of {wanted}")
    for floor in FLOORS:
        kept = [is_right for chance, is_right in chances if chance >= floor]
        p, r = sum(kept) / max(1, len(kept)), sum(kept) / max(1, wanted)
        print(f"  from {floor:.2f}: {len(kept)} kept, {100 * p:.1f} % right, {100 * r:.1f} % found")
    return fit([(one.features, one.is_right) for one in ones], RIDGE)


if __name__ == "__main__":
    sys.exit(main())
