"""Measures relations: stance of headlines, same claims, contradictions and each of their reasons.

Usage: python bench/relations.py CORPORA [--pairs 1200] [--headlines 0] [--show 20]
       [--scorer default|none]

CORPORA holds `relations/*.jsonl` (premise, hypothesis, label) and `emergent/dev.jsonl` (claim_id,
claim, headline, stance). Every sentence becomes a Document of its own; nothing is tuned here. 0
pairs or headlines leave a part out; a negative number takes all.

What is printed, a table each:
- stance of headline to claim, three ways, with precision, recall and F1 of each stance;
- same claim: average precision over all pairs of headlines, ranked without reading the claim ids;
- contradictions raised by a casebook of all headlines, by the stances of the two;
- for each set of labelled pairs: contradictions between two passages known to be on one matter
  (`face`), ranked, and in a casebook of two Documents where nothing is known (`link`); the
  precision of every reason, and the misfires, by label.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from sayso.attribution import find_attributions
from sayso.claims import find_claims
from sayso.language.parse import parse_document
from sayso.linking import Linked, Material, compare_all, face_documents, link, stance_to
from sayso.linking.scorer.network import Scorer, load_scorer
from sayso.model import Attribution, Claim, Document, OffsetMap, Relation, Run

SETS = ("vitaminc_train", "snli_dev", "snli_counterfactual_train", "sick_train")

LABELS = ("contradicts", "neutral", "entails")

RECALLS = (0.1, 0.2, 0.3, 0.4)

Row = dict[str, Any]

BEFORE = re.compile(r"\s+(?=[.,;:!?%)\]]|['’](?:s|re|ve|d|ll|m)\b|n['’]t\b|['’](?=\s|$))")
AFTER = re.compile(r"(?<=[(\[$£€#])\s+")


def untokenised(text: str) -> str:
    """Return a sentence of a tokenised corpus as it is written: "$ 4 , he 's" as "$4, he's"."""
    text = re.sub(r"``\s*", "“", re.sub(r"\s*''", "”", text.replace("\ufffd", " ")))
    return " ".join(AFTER.sub("", BEFORE.sub("", text)).split())


def sample(path: Path, count: int) -> list[Row]:
    """Return rows chosen by the hash of their line, so that every run takes the same."""
    lines = [line for line in path.read_text("utf-8").splitlines() if line.strip()]
    lines.sort(key=lambda line: hashlib.sha256(line.encode()).hexdigest())
    return [json.loads(line) for line in (lines if count < 0 else lines[:count])]


def make_document(name: str, text: str) -> Document:
    """Return a Document that holds one sentence."""
    run = Run(0, len(text), 0, len(text))
    offsets = OffsetMap("characters", (run,))
    return Document(name, name, name, 0, "txt", name, text, offsets, publisher=name, language="en")


def analyse(documents: Iterable[Document]) -> tuple[list[Attribution], list[Claim]]:
    """Return what is said in the Documents."""
    attributions: list[Attribution] = []
    claims: list[Claim] = []
    for document in documents:
        parse = parse_document(document)
        said = find_attributions(document, parse)
        attributions.extend(said)
        claims.extend(find_claims(document, parse, said))
    return attributions, claims


def conflicts(linked: Linked) -> list[Relation]:
    """Return the contradictions."""
    return [relation for relation in linked.relations if relation.kind == "contradicts"]


@dataclass(frozen=True)
class Fired:
    """The contradictions found for one labelled pair, the surest first."""

    row: Row
    relations: tuple[Relation, ...]

    @property
    def is_right(self) -> bool:
        """Tell whether the pair is labelled a contradiction."""
        return bool(self.row["label"] == "contradicts")


def measure_pairs(name: str, rows: Sequence[Row], show: int, scorer: Scorer | None) -> None:
    """Print how well contradictions of labelled pairs are found, facing and linked."""
    faced: list[Fired] = []
    linked: list[Fired] = []
    for row in rows:
        texts = [untokenised(row[side]) for side in ("premise", "hypothesis")]
        documents = [make_document(f"Paper {n}", text) for n, text in enumerate(texts)]
        attributions, claims = analyse(documents)
        both = documents[0], documents[1]
        faced.append(Fired(row, face_documents(*both, attributions, claims)))
        found = link(Material(documents, attributions, claims), scorer)
        linked.append(Fired(row, tuple(conflicts(found))))
    print(f"\n{name}: {len(rows)} pairs, {sum(f.is_right for f in faced)} contradictions")
    print_reasons("one matter given", faced, show)
    print_ranking(faced)
    print_reasons("casebook of two", linked, show)


def print_reasons(title: str, found: Sequence[Fired], show: int) -> None:
    """Print precision and recall, each reason's precision, and misfires."""
    fired = [f for f in found if f.relations]
    hits = sum(f.is_right for f in fired)
    recall = hits / max(sum(f.is_right for f in found), 1)
    print(f"  {title}: fired on {len(fired)}, P {hits / max(len(fired), 1):.3f} R {recall:.3f}")
    counts = Counter(
        (kind, f.row["label"]) for f in fired for kind in {r.reasons[0].kind for r in f.relations}
    )
    for kind in sorted({kind for kind, _ in counts}):
        row = [counts[kind, label] for label in LABELS]
        told = "  ".join(f"{label} {n:4}" for label, n in zip(LABELS, row, strict=True))
        print(f"    {kind:14} P {row[0] / sum(row):.3f}  {told}")
    for f in [f for f in fired if not f.is_right][:show]:
        reason = f.relations[0].reasons[0]
        print(f"    WRONG {reason.kind}, labelled {f.row['label']}: {reason.words}")
        print(f"          {f.row['premise']}\n          {f.row['hypothesis']}")


def print_ranking(found: Sequence[Fired]) -> None:
    """Print the precision at which so much of the contradictions is reached."""
    fired = sorted((f for f in found if f.relations), key=lambda f: -f.relations[0].confidence)
    right = np.cumsum([f.is_right for f in fired], dtype=float)
    recalls = right / max(sum(f.is_right for f in found), 1)
    for recall in RECALLS:
        reached = np.nonzero(recalls >= recall)[0]
        told = f"{right[reached[0]] / (reached[0] + 1):.3f}" if len(reached) else "not reached"
        print(f"    precision at recall {recall:.2f}: {told}")


def measure_stances(rows: Sequence[Row]) -> None:
    """Print how well the stance of a headline to its claim is told."""
    pairs = Counter((row["stance"], stance_to(row["headline"], row["claim"])) for row in rows)
    right = sum(count for (label, found), count in pairs.items() if label == found)
    print(f"stance of headline to claim: {len(rows)} headlines, accuracy {right / len(rows):.3f}")
    for stance in ("for", "against", "observing"):
        hits = pairs[stance, stance]
        found = sum(n for (_, guess), n in pairs.items() if guess == stance)
        precision = hits / max(found, 1)
        recall = hits / max(sum(n for (label, _), n in pairs.items() if label == stance), 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"  {stance:10} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")


def measure_likeness(rows: Sequence[Row]) -> None:
    """Print the average precision with which pairs of headlines of one claim rank first."""
    table = compare_all([row["headline"] for row in rows])
    claims = np.array([row["claim_id"] for row in rows])
    above = np.triu_indices(len(rows), 1)
    scores, labels = table[above], (claims[:, None] == claims[None, :])[above]
    labels = labels[np.argsort(-scores, kind="stable")]
    precisions = np.cumsum(labels) / np.arange(1, len(labels) + 1)
    average = float(precisions[labels].mean()) if labels.any() else 0.0
    print(f"same claim: {labels.sum()} of {len(labels)} pairs, average precision {average:.3f}")


def measure_headlines(rows: Sequence[Row], show: int, scorer: Scorer | None) -> None:
    """Print how often headlines of one claim that agree, or disagree, are called contradictory."""
    documents = [make_document(f"Paper {n:05}", row["headline"]) for n, row in enumerate(rows)]
    attributions, claims = analyse(documents)
    number = {document.id: n for n, document in enumerate(documents)}
    place = {claim.id: number[claim.document] for claim in claims}
    fired: Counter[str] = Counter()
    reasons: Counter[tuple[str, str]] = Counter()
    seen: set[tuple[int, int]] = set()
    for relation in conflicts(link(Material(documents, attributions, claims), scorer)):
        i, j = sorted((place[relation.a], place[relation.b]))
        kind = kind_of(rows[i], rows[j])
        reasons[kind, relation.reasons[0].kind] += 1
        if (i, j) in seen:
            continue
        seen.add((i, j))
        fired[kind] += 1
        if kind in {"for ~ for", "other claim"} and fired[kind] <= show:
            print(f"  {kind}: {relation.reasons[0].kind}: {rows[i]['headline']}")
            print(f"        {rows[j]['headline']}")
    print_stances(rows, fired, reasons)


def print_stances(
    rows: Sequence[Row], fired: Counter[str], reasons: Counter[tuple[str, str]]
) -> None:
    """Print how often a contradiction was raised between headlines of each two stances."""
    totals = Counter(
        kind_of(a, b)
        for n, a in enumerate(rows)
        for b in rows[n + 1 :]
        if a["claim_id"] == b["claim_id"]
    )
    print(f"contradictions in a casebook of {len(rows)} headlines: {sum(fired.values())}")
    for kind in sorted(set(totals) | set(fired)):
        whole = totals.get(kind, 0)
        share = f"{fired[kind] / whole:.4f}" if whole else "-"
        print(f"  {kind:28} {fired[kind]:5} of {whole:6} pairs  {share}")
    print("  by reason:", sorted(reasons.items()))


def kind_of(a: Row, b: Row) -> str:
    """Return the stances of two headlines, or that they are of different claims."""
    if a["claim_id"] != b["claim_id"]:
        return "other claim"
    return " ~ ".join(sorted((a["stance"], b["stance"]), reverse=True))


def main(arguments: Sequence[str]) -> None:
    """Run the measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--pairs", type=int, default=1200)
    parser.add_argument("--headlines", type=int, default=-1)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--scorer", choices=("default", "none"), default="default")
    options = parser.parse_args(arguments)
    scorer = load_scorer() if options.scorer == "default" else None
    if options.headlines:
        rows = sample(options.corpora / "emergent" / "dev.jsonl", options.headlines)
        measure_stances(rows)
        once = list({row["headline"]: row for row in rows}.values())
        measure_likeness(once)
        measure_headlines(once, options.show, scorer)
    for name in SETS if options.pairs else ():
        rows = sample(options.corpora / "relations" / f"{name}.jsonl", options.pairs)
        measure_pairs(name, rows, options.show, scorer)


if __name__ == "__main__":
    main(sys.argv[1:])
