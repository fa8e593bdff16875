"""Fit how rules and network weigh together, on articles that the network has not learned from.

usage: python training/merge_weights.py DEV.jsonl... [--tagger default] [--folds 4]

DEV.jsonl holds annotated articles in the form of `tagger.data`. A candidate is right where it is
the best match of an annotated attribution (word IoU of the contents at least 0.5) and has its
source (the same, or neither has one). The weights are a ridge logistic regression over the features
of `tagger.merge`; `src/sayso/lexicons/tagger_weights.tsv` is rewritten. Printed are the scores
with weights fitted on the other folds alone, for several floors.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from attribution_weights import as_document
from fitting import Features, fit, summed
from sayso.attribution.constructions.candidate import Candidate
from sayso.attribution.constructions.confidence import confidence
from sayso.attribution.constructions.select import choose, within
from sayso.attribution.extract import propose
from sayso.attribution.tagger.find import find_readings
from sayso.attribution.tagger.merge import Merged, features, merge
from sayso.attribution.tagger.network import load_network
from sayso.attribution.weights import logistic
from sayso.language.parse import find_paragraphs, parse_document
from sayso.model import Spans
from tagger.data import Gold
from tagger.score import overlap, score, words_in, words_of

TABLE = Path(__file__).resolve().parents[1] / "src" / "sayso" / "lexicons" / "tagger_weights.tsv"
RIDGE = 4.0
FLOORS = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4)


@dataclass(slots=True)
class Weighed:
    """One candidate of an article: its features, and whether it is right."""

    article: int
    candidate: Candidate
    features: Features
    is_right: bool


def weighed(number: int, article: dict[str, object], tagger: str) -> list[Weighed]:
    """Return the candidates of an article; those that only the rules find within one of the
    network's contents are left out, since the corpus does not annotate them."""
    text = str(article["text"])
    document = as_document(str(article["id"]), text)
    parse = parse_document(document)
    candidates, layer, cues = propose(document, parse)
    scored = [(confidence(c, parse, layer, cues), c) for c in candidates]
    network = load_network(tagger)  # type: ignore[arg-type]
    readings = find_readings(text, find_paragraphs(document), layer.all, network)
    merged = [
        m for m in merge(scored, readings, parse, layer) if m.reading is None or not m.reading.depth
    ]
    outer = [m.candidate.content for m in merged if m.reading is not None]
    merged = [
        m
        for m in merged
        if m.reading is not None or not any(within(m.candidate, content) for content in outer)
    ]
    right = _right(text, article["attributions"], merged)  # type: ignore[arg-type]
    return [
        Weighed(number, m.candidate, summed(features(m, readings.tags, parse, layer)), i in right)
        for i, m in enumerate(merged)
    ]


def _right(text: str, golds: Sequence[dict[str, object]], merged: list[Merged]) -> set[int]:
    words = words_of(text)
    wanted = [
        (words_in(words, _pairs(g["content"])), words_in(words, _pairs(g["source"]))) for g in golds
    ]
    given = [
        (
            words_in(words, _ranges(m.candidate.content)),
            words_in(words, _ranges(m.candidate.source)),
        )
        for m in merged
    ]
    pairs = sorted(
        (-overlap(g[0], f[0]) - 0.3 * (merged[j].reading is not None), i, j)
        for i, g in enumerate(wanted)
        for j, f in enumerate(given)
        if overlap(g[0], f[0]) >= 0.5
    )
    taken: set[int] = set()
    found: set[int] = set()
    right: set[int] = set()
    for _, i, j in pairs:
        if i in taken or j in found:
            continue
        taken.add(i)
        found.add(j)
        a, b = wanted[i][1], given[j][1]
        if overlap(a, b) >= 0.5 if a else not b:
            right.add(j)
    return right


def _pairs(value: object) -> tuple[tuple[int, int], ...]:
    return tuple((a, b) for a, b in value)  # type: ignore[attr-defined]


def _ranges(spans: Spans) -> tuple[tuple[int, int], ...]:
    return tuple((s.start, s.end) for s in spans)


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("dev", type=Path, nargs="+")
    options.add_argument("--tagger", default="default")
    options.add_argument("--folds", type=int, default=4)
    chosen = options.parse_args()
    lines = [line for path in chosen.dev for line in path.read_text("utf-8").split("\n")]
    articles = [json.loads(line) for line in lines if line.strip()]
    rows = [row for i, a in enumerate(articles) for row in weighed(i, a, chosen.tagger)]
    chances: dict[int, float] = {}
    for fold in range(chosen.folds):
        weights = fit(
            [(r.features, r.is_right) for r in rows if r.article % chosen.folds != fold], RIDGE
        )
        chances |= {
            i: logistic(weights, r.features.items())
            for i, r in enumerate(rows)
            if r.article % chosen.folds == fold
        }
    for floor in FLOORS:
        print(floor, _scores(articles, rows, chances, floor))
    weights = fit([(r.features, r.is_right) for r in rows], RIDGE)
    body = [
        f"{n}\t{w:.3f}\tfitted on annotated articles" for n, w in weights.items() if abs(w) >= 0.005
    ]
    TABLE.write_text("\n".join(["feature\tweight\torigin", *body]) + "\n", encoding="utf-8")
    print(f"{len(rows)} candidates, {sum(r.is_right for r in rows)} right, {len(body)} weights")
    return 0


def _scores(
    articles: list[dict[str, object]], rows: list[Weighed], chances: dict[int, float], floor: float
) -> dict[str, float]:
    pairs = []
    for number, article in enumerate(articles):
        mine = [(chances[i], r.candidate) for i, r in enumerate(rows) if r.article == number]
        kept = [c for _, c in choose(pair for pair in mine if pair[0] >= floor)]
        outer = [c for c in kept if not any(o is not c and within(c, o.content) for o in kept)]
        golds = [
            Gold(*(_pairs(g[role]) for role in ("source", "cue", "content")))
            for g in article["attributions"]  # type: ignore[attr-defined]
        ]
        found = [Gold(_ranges(c.source), _ranges(c.cue), _ranges(c.content)) for c in outer]
        pairs.append((str(article["text"]), golds, found))
    return {name: round(value, 1) for name, value in score(pairs).items()}


if __name__ == "__main__":
    sys.exit(main())
