"""Measures how well contradictions between sentences are found, and how often falsely.

Usage: python bench/relations.py CORPORA [--pairs 400] [--headlines 1300] [--show 20]

CORPORA holds `relations/*.jsonl` (premise, hypothesis, label) and `emergent/dev.jsonl` (claim_id,
headline, stance). Every sentence becomes a Document of its own; nothing is tuned here.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from sayso.attribution import find_attributions
from sayso.claims import find_claims
from sayso.language.parse import parse_document
from sayso.linking import Linked, link
from sayso.model import Attribution, Claim, Document, OffsetMap, Relation, Run

SETS = ("vitaminc_train", "snli_dev", "sick_train")


def sample(path: Path, count: int) -> list[dict[str, Any]]:
    """Return rows chosen by the hash of their line, so that every run takes the same."""
    lines = [line for line in path.read_text("utf-8").splitlines() if line.strip()]
    lines.sort(key=lambda line: hashlib.sha256(line.encode()).hexdigest())
    return [json.loads(line) for line in lines[:count]]


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


def link_texts(texts: Sequence[str]) -> tuple[Linked, dict[str, int]]:
    """Link texts as Documents; return the result and the index of the text of each claim."""
    documents = [make_document(f"Paper {number:05}", text) for number, text in enumerate(texts)]
    attributions, claims = analyse(documents)
    place = {document.id: number for number, document in enumerate(documents)}
    return link(documents, attributions, claims, []), {c.id: place[c.document] for c in claims}


def conflicts(linked: Linked) -> list[Relation]:
    """Return the contradictions."""
    return [relation for relation in linked.relations if relation.kind == "contradicts"]


def measure_pairs(name: str, rows: Sequence[dict[str, Any]], show: int) -> None:
    """Print precision and recall of contradiction on labelled pairs, by reason."""
    fired: Counter[str] = Counter()
    right: Counter[str] = Counter()
    positives = sum(row["label"] == "contradicts" for row in rows)
    pairs = wrong = 0
    for row in rows:
        found = conflicts(link_texts([row["premise"], row["hypothesis"]])[0])
        is_right = row["label"] == "contradicts"
        pairs += bool(found)
        for reason in sorted({relation.reasons[0].kind for relation in found}):
            fired[reason] += 1
            right[reason] += is_right
        if found and not is_right and wrong < show:
            wrong += 1
            print(f"  WRONG {row['label']}: {found[0].reasons[0].kind}: {row['premise']}")
            print(f"        {row['hypothesis']}")
    hits = sum(right.values())
    print(f"{name}: {len(rows)} pairs, {positives} contradictions, fired on {pairs}")
    print(f"  recall {hits / max(positives, 1):.3f}  precision {hits / max(pairs, 1):.3f}")
    for reason in sorted(fired):
        print(f"  {reason:14} {right[reason]:4} right of {fired[reason]:4}")


def measure_headlines(rows: Sequence[dict[str, Any]], show: int) -> None:
    """Print how often headlines of one claim that agree, or disagree, are called contradictory."""
    linked, place = link_texts([row["headline"] for row in rows])
    fired: Counter[str] = Counter()
    reasons: Counter[tuple[str, str]] = Counter()
    seen: set[tuple[int, int]] = set()
    for relation in conflicts(linked):
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
    totals = Counter(
        kind_of(a, b)
        for n, a in enumerate(rows)
        for b in rows[n + 1 :]
        if a["claim_id"] == b["claim_id"]
    )
    print(f"headlines: {len(rows)}; contradictions {sum(fired.values())}")
    for kind in sorted(set(totals) | set(fired)):
        whole = totals.get(kind, 0)
        share = f"{fired[kind] / whole:.4f}" if whole else "-"
        print(f"  {kind:28} {fired[kind]:5} of {whole:6} pairs  {share}")
    print("  by reason:", sorted(reasons.items()))


def kind_of(a: dict[str, Any], b: dict[str, Any]) -> str:
    """Return the stances of two headlines, or that they are of different claims."""
    if a["claim_id"] != b["claim_id"]:
        return "other claim"
    return " ~ ".join(sorted((a["stance"], b["stance"]), reverse=True))


def main(arguments: Sequence[str]) -> None:
    """Run the measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--pairs", type=int, default=400)
    parser.add_argument("--headlines", type=int, default=1300)
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args(arguments)
    for name in SETS if options.pairs else ():
        rows = sample(options.corpora / "relations" / f"{name}.jsonl", options.pairs)
        measure_pairs(name, rows, options.show)
    if options.headlines:
        rows = sample(options.corpora / "emergent" / "dev.jsonl", options.headlines)
        measure_headlines(rows, options.show)


if __name__ == "__main__":
    main(sys.argv[1:])
