"""Count cues and fit the weights of attribution on PolNeAR's train part, or on data like it.

usage: python training/attribution_weights.py TRAIN.jsonl [--parses CACHE]

TRAIN.jsonl holds one JSON an article: {id, text, attributions: [{source, cue, content}]}, each role
a list of [start, end]. The corpus is not part of Sayso. Three tables in src/sayso/lexicons are
rewritten: `cues.tsv` (the columns `frames` and `weight` alone), `other_verbs.tsv` and
`attribution_weights.tsv`; `attribution_weights.toml` says what they were made from.

How: every construction proposes candidates; a candidate is an attribution where it is the best
match of a gold one (word IoU of the contents at least 0.5). A cue's share in a frame is the share
of its candidates that are attributions, smoothed by PRIOR_WEIGHT candidates of the frame's usual
share. The weights are a ridge logistic regression over the features of `constructions.confidence`;
the shares that enter it leave out the article at hand, so that the fit sees them as on new text.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import pickle
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sayso.attribution.constructions.candidate import Candidate
from sayso.attribution.constructions.confidence import MAIN, features, logit
from sayso.attribution.cues import Cues, load_cues
from sayso.attribution.extract import propose
from sayso.language.parse import Parse, parse_document
from sayso.model import Document, OffsetMap, document_id
from tagger.score import overlap

LEXICONS = Path(__file__).resolve().parents[1] / "src" / "sayso" / "lexicons"
PRIOR_WEIGHT = 4
RIDGE = 4.0
LEAST_FEATURE = 40
"""A feature seen in fewer candidates gets no weight."""
LEAST_OTHER = 6
"""A verb outside the lexicon is counted by itself from so many candidates on."""
COMMON = 200
"""Candidates of one cue that count at most for a frame's usual share, so that "say" is not all."""
COUNTED = "own; shares counted in PolNeAR train"

Key = tuple[str, str]
Counts = dict[Key, list[int]]


@dataclass(slots=True)
class Row:
    """One candidate: its article, cue, frame, whether it is an attribution, and its features."""

    article: int
    key: str
    frame: str
    label: int
    found: dict[str, float]


def as_document(name: str, text: str) -> Document:
    return Document(
        id=document_id("", name, 0),
        path=name,
        location=name,
        part=0,
        format="text",
        sha256="",
        text=text,
        offsets=OffsetMap("characters", ()),
        language="en",
    )


def words_in(text: str, spans: Iterable[tuple[int, int]]) -> set[int]:
    """Return the starts of the words in spans."""
    return {s + m.start() for s, e in spans for m in re.finditer(r"\w+", text[s:e])}


def right_ones(text: str, candidates: tuple[Candidate, ...], gold: list[dict]) -> set[int]:
    """Return the numbers of the candidates that are the best match of a gold attribution."""
    roles = [
        tuple(
            words_in(text, [(s.start, s.end) for s in spans])
            for spans in (c.content, c.cue, c.source)
        )
        for c in candidates
    ]
    chosen: set[int] = set()
    for attribution in gold:
        content, cue, source = (
            words_in(text, attribution[r]) for r in ("content", "cue", "source")
        )
        best, at = 0.0, None
        for number, (c_content, c_cue, c_source) in enumerate(roles):
            match = overlap(content, c_content)
            if match >= 0.5:
                same = overlap(source, c_source) >= 0.5 if source else not c_source
                match += 0.5 * bool(cue & c_cue) + 0.3 * same
                if match > best:
                    best, at = match, number
        if at is not None:
            chosen.add(at)
    return chosen


def rows_of(article: int, document: Document, parse: Parse, gold: list[dict]) -> Iterator[Row]:
    """Yield an article's candidates; those told within another attribution are left out.

    The corpus annotates outermost attributions alone, so inner ones are neither right nor wrong.
    """
    candidates, layer, cues = propose(document, parse)
    text = document.text
    chosen = right_ones(text, candidates, gold)
    contents = [words_in(text, a["content"]) for a in gold]
    for number, candidate in enumerate(candidates):
        cue = words_in(text, [(s.start, s.end) for s in candidate.cue])
        told = any(cue and cue <= content for content in contents)
        quoted = layer.around(candidate.cue[0].start) is not None
        if number not in chosen and (told or quoted):
            continue
        key = ("n:" if candidate.construction == "noun" else "") + candidate.lemma
        found = dict(features(candidate, parse, layer, cues))
        yield Row(article, key, candidate.frame, int(number in chosen), found)


def is_known(key: str, cues: Cues) -> bool:
    return key[2:] in cues.nouns if key.startswith("n:") else key in cues.entries


def prior_name(key: str, frame: str, cues: Cues) -> str:
    """Return which usual share a cue falls back on: phrases of the lexicon have their own."""
    length = len(key.split())
    return f"{frame}{min(3, length)}" if length > 1 and is_known(key, cues) else frame


def count(rows: list[Row]) -> Counts:
    counts: Counts = defaultdict(lambda: [0, 0])
    for row in rows:
        counts[row.key, row.frame][0] += row.label
        counts[row.key, row.frame][1] += 1
    return dict(counts)


def usual_shares(counts: Counts, cues: Cues) -> dict[str, float]:
    """Return the usual share of each frame, and of phrases in it."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for (key, frame), (hits, seen) in counts.items():
        scale = min(1.0, COMMON / seen)
        sums[frame][0] += hits * scale
        sums[frame][1] += seen * scale
        name = prior_name(key, frame, cues)
        if name != frame:
            sums[name][0] += hits
            sums[name][1] += seen
    return {
        name: (hits + 3) / (seen + 6) if name[-1].isdigit() else (hits + 1) / (seen + 3)
        for name, (hits, seen) in sums.items()
    }


def smoothed(hits: float, seen: float, usual: float) -> float:
    return (hits + PRIOR_WEIGHT * usual) / (seen + PRIOR_WEIGHT)


def leave_own_out(rows: list[Row], counts: Counts, usual: dict[str, float], cues: Cues) -> None:
    """Set each row's share and weight as they are without its own article."""
    own: dict[tuple[int, str, str], list[int]] = defaultdict(lambda: [0, 0])
    for row in rows:
        own[row.article, row.key, row.frame][0] += row.label
        own[row.article, row.key, row.frame][1] += 1
    totals: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    own_totals: dict[tuple[int, str], list[int]] = defaultdict(lambda: [0, 0])
    for (key, _), (hits, seen) in counts.items():
        totals[key][0] += hits
        totals[key][1] += seen
    for (article, key, _), (hits, seen) in own.items():
        own_totals[article, key][0] += hits
        own_totals[article, key][1] += seen
    for row in rows:
        known = is_known(row.key, cues)
        hits, seen = counts[row.key, row.frame]
        mine = own[row.article, row.key, row.frame]
        if not known and not is_counted(row.key, seen):
            hits = seen = 0
            mine = [0, 0]
        prior = usual.get(prior_name(row.key, row.frame, cues), usual[row.frame])
        share = logit(smoothed(hits - mine[0], seen - mine[1], prior))
        all_hits, all_seen = totals[row.key]
        mine = own_totals[row.article, row.key]
        weight = logit((all_hits - mine[0] + 0.8) / (all_seen - mine[1] + 2)) if known else -2.0
        for name, value in (("share", share), ("weight", weight)):
            row.found[name] = value
            if row.frame in MAIN:
                row.found[f"{name} | {row.frame}"] = value


def is_counted(key: str, seen: int) -> bool:
    """Tell whether a word outside the lexicon has a line of its own among the other verbs."""
    return seen >= LEAST_OTHER and key.isalpha()


def fit(rows: list[Row]) -> dict[str, float]:
    """Return the weights of a ridge logistic regression, by Newton's method."""
    seen = Counter(name for row in rows for name in row.found)
    names = sorted(name for name, n in seen.items() if n >= LEAST_FEATURE)
    place = {name: i for i, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)), dtype=np.float32)
    for number, row in enumerate(rows):
        for name, value in row.found.items():
            if name in place:
                matrix[number, place[name]] = value
    labels = np.array([row.label for row in rows], dtype=np.float32)
    weights = np.zeros(len(names))
    for _ in range(9):
        odds = 1 / (1 + np.exp(-np.clip(matrix @ weights, -30, 30)))
        spread = (odds * (1 - odds) + 1e-6).astype(np.float32)
        bend = (matrix * spread[:, None]).T @ matrix + RIDGE * np.eye(len(names))
        weights = weights + np.linalg.solve(bend, matrix.T @ (labels - odds) - RIDGE * weights)
    return {n: float(w) for n, w in zip(names, weights, strict=True) if abs(w) >= 0.02}


def write_cues(counts: Counts, usual: dict[str, float], cues: Cues) -> None:
    """Rewrite the shares and weights of the lexicon; words, kinds, framings and acts stay."""
    path = LEXICONS / "cues.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        entries = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    by_key: dict[str, dict[str, list[int]]] = defaultdict(dict)
    for (key, frame), found in counts.items():
        by_key[key][frame] = found
    lines = ["\t".join(entries[0])]
    for entry in entries:
        key = ("n:" if entry["class"] == "noun" else "") + entry["lemma"]
        mine = by_key.get(key, {})
        frames = dict.fromkeys(
            [p.partition("=")[0] for p in entry["frames"].split()] + sorted(mine)
        )
        if entry["lemma"] == "*":
            frames, mine = dict.fromkeys(n for n in sorted(usual) if not n[-1].isdigit()), {}
        shares = []
        for frame in frames:
            hits, seen = mine.get(frame, (0, 0))
            prior = usual.get(prior_name(key, frame, cues), usual.get(frame, 0.3))
            shares.append(f"{frame}={smoothed(hits, seen, prior):.3f}")
        hits, seen = (sum(f[i] for f in mine.values()) for i in (0, 1))
        entry["frames"], entry["weight"] = " ".join(shares), f"{(hits + 0.8) / (seen + 2):.3f}"
        entry["origin"] = COUNTED if seen else "own"
        lines.append("\t".join(entry.values()))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_others(counts: Counts, usual: dict[str, float], cues: Cues) -> None:
    """Write the shares of the verbs that are no cues."""
    lines: dict[str, list[str]] = defaultdict(list)
    for (key, frame), (hits, seen) in sorted(counts.items()):
        if not is_known(key, cues) and is_counted(key, seen):
            lines[key].append(f"{frame}={smoothed(hits, seen, usual[frame]):.3f}")
    body = [f"{key}\t{' '.join(shares)}\tcounted in PolNeAR train" for key, shares in lines.items()]
    text = "\n".join(["lemma\tframes\torigin", *body]) + "\n"
    (LEXICONS / "other_verbs.tsv").write_text(text, encoding="utf-8")


def write_weights(weights: dict[str, float]) -> None:
    body = [f"{name}\t{weight:.3f}\tfitted on PolNeAR train" for name, weight in weights.items()]
    text = "\n".join(["feature\tweight\torigin", *body]) + "\n"
    (LEXICONS / "attribution_weights.tsv").write_text(text, encoding="utf-8")


def write_manifest(train: Path, articles: int, rows: list[Row]) -> None:
    """Write what the tables were made from, with their digests."""
    tables = ("cues.tsv", "other_verbs.tsv", "attribution_weights.tsv")
    digests = [
        f'"{name}" = "{hashlib.sha256((LEXICONS / name).read_bytes()).hexdigest()}"'
        for name in tables
    ]
    lines = [
        "# What the counted and fitted tables of attribution were made from.",
        "# Remade by training/attribution_weights.py.",
        "[data]",
        'name = "PolNeAR 1.0, train (Newell, Margolin and Ruths, LREC 2018)"',
        'licence = "none stated; the corpus is not distributed, only counts and weights"',
        f'sha256 = "{hashlib.sha256(train.read_bytes()).hexdigest()}"',
        f"articles = {articles}",
        f"candidates = {len(rows)}",
        f"attributions_found = {sum(row.label for row in rows)}",
        "",
        "[tables]",
        *digests,
    ]
    path = LEXICONS / "attribution_weights.toml"
    kept = path.read_text("utf-8").partition("\n[scores]")[2] if path.is_file() else ""
    path.write_text(
        "\n".join(lines) + "\n" + (f"\n[scores]{kept}" if kept else ""), encoding="utf-8"
    )


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("train", type=Path)
    options.add_argument(
        "--parses", type=Path, help="pickle of the articles' parses, made if absent"
    )
    chosen = options.parse_args()
    articles = [json.loads(line) for line in chosen.train.read_text("utf-8").splitlines()]
    documents = [as_document(a["id"], a["text"]) for a in articles]
    if chosen.parses and chosen.parses.is_file():
        parses = pickle.loads(chosen.parses.read_bytes())
    else:
        parses = [parse_document(document) for document in documents]
        if chosen.parses:
            chosen.parses.write_bytes(pickle.dumps(parses))
    rows = [
        row
        for number, (article, document, parse) in enumerate(
            zip(articles, documents, parses, strict=True)
        )
        for row in rows_of(
            number, document, parse, [a for a in article["attributions"] if a["content"]]
        )
    ]
    cues = load_cues()
    counts = count(rows)
    usual = usual_shares(counts, cues)
    leave_own_out(rows, counts, usual, cues)
    weights = fit(rows)
    write_cues(counts, usual, cues)
    write_others(counts, usual, cues)
    write_weights(weights)
    write_manifest(chosen.train, len(articles), rows)
    print(f"{len(rows)} candidates, {sum(r.label for r in rows)} right, {len(weights)} weights")
    return 0


if __name__ == "__main__":
    sys.exit(main())
