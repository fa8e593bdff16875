"""Fit what the scorer, the words and the signs count for, on labelled piles.

usage: python training/scorer_weights.py FOLDER... [--out FILE]

FOLDERs are labelled piles (docs/piles.md), two at least. Printed is how well each is told by
weights fitted on the others: average precision of pairs on one point and of opposed pairs among
those. Written is the table of weights that Sayso reads, fitted on all.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))
from pile_agreement import pair_claims
from pile_faults import read_pile
from pile_form import Claim, Pile, read_files, words_between

from fitting import Features, fit, summed
from sayso.config import Settings
from sayso.engine.base import analyse
from sayso.lineage import find_echoes, find_origins
from sayso.linking.candidates import weigh
from sayso.linking.entities import link_entities
from sayso.linking.naming import name_conflict
from sayso.linking.pair import make_pair
from sayso.linking.scorer.near import Reader, find_near
from sayso.linking.scorer.network import load_scorer
from sayso.linking.scorer.weigh import point_features, side_features
from sayso.linking.statements import Statement, make_statements

TABLE = Path(__file__).parents[1] / "src" / "sayso" / "lexicons" / "scorer_weights.tsv"
RIDGE = {"point": 0.1, "side": 1.0}

Rows = list[tuple[Features, bool]]


@dataclass(frozen=True, slots=True)
class Told:
    """What is to be learned of one pile, and how many pairs on one point were not looked at."""

    point: Rows
    side: Rows
    missed: int


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, print and write."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("folders", nargs="+", type=Path)
    options.add_argument("--out", type=Path, default=TABLE)
    chosen = options.parse_args(arguments)
    told = {folder.name: read_rows(folder) for folder in chosen.folders}
    for name, one in told.items():
        others = [other for key, other in told.items() if key != name]
        for model, found in (("point", one.point), ("side", one.side)):
            weights = fit([row for other in others for row in getattr(other, model)], RIDGE[model])
            missed = one.missed if model == "point" else 0
            value = 100 * average_precision(found, weights, missed)
            print(f"{name}, {model}: {len(found)} pairs, average precision {value:.1f}")
    lines = ["model\tfeature\tweight\torigin"]
    for model in ("point", "side"):
        weights = fit([row for one in told.values() for row in getattr(one, model)], RIDGE[model])
        lines += [f"{model}\t{k}\t{v:.3f}\tfitted on labelled piles" for k, v in weights.items()]
    chosen.out.write_text("\n".join(lines) + "\n", "utf-8")
    return 0


def average_precision(rows: Rows, weights: Features, missed: int) -> float:
    """Return the mean of the precision at each true row, ranked by the sum of its features."""
    sums = [sum(weights.get(k, 0.0) * v for k, v in features.items()) for features, _ in rows]
    ranked = np.array([rows[i][1] for i in np.argsort(-np.array(sums), kind="stable")], dtype=float)
    precision = np.cumsum(ranked) / np.arange(1, len(ranked) + 1)
    return float((precision * ranked).sum() / (ranked.sum() + missed))


def read_rows(folder: Path) -> Told:
    """Return the pairs of a pile that the scorer compares, as its labels tell them."""
    labelled = read_pile(folder)
    statements = _statements(folder)
    meant = _meant(labelled, statements)
    weights = weigh(statements)
    opposed = {r.pair for r in labelled.relations if r.kind == "contradicts"}
    point: Rows = []
    side: Rows = []
    apart = _apart(labelled, statements)
    reader = Reader(statements, load_scorer())
    for near in find_near(statements, weights, reader, least=0.0):
        one, other = meant.get(near.a), meant.get(near.b)
        if not {near.a, near.b} <= meant.keys() | apart:
            continue
        is_one = bool(one and other and one.point is not None and one.point == other.point)
        pair = make_pair(statements[near.a], statements[near.b], weights)
        words = weights.cosine(statements, near.a, near.b)
        point.append((summed(point_features(near.cosine, words)), is_one))
        if one and other and is_one and one.stance and other.stance:
            sign = name_conflict(pair).kind
            read = reader.compare(near.a, near.b)
            features = summed(side_features(pair, sign, near.cosine, read))
            is_opposed = frozenset((one.id, other.id)) in opposed or one.stance != other.stance
            side.append((features, is_opposed))
    both = combinations(sorted(meant), 2)
    every = sum(
        meant[a].point is not None and meant[a].point == meant[b].point
        for a, b in both
        if statements[a].key != statements[b].key
    )
    return Told(point, side, max(0, every - sum(is_one for _, is_one in point)))


def _statements(folder: Path) -> list[Statement]:
    documents = sorted(read_files(folder).by_id.values(), key=lambda document: document.id)
    made = [analyse(document, Settings()) for document in documents]
    attributions = sorted((a for one in made for a in one.attributions), key=lambda a: a.id)
    claims = sorted((c for one in made for c in one.claims), key=lambda c: c.id)
    linker = link_entities(documents, attributions, claims, ())
    origins = find_origins(documents, find_echoes(documents))
    return make_statements(documents, attributions, claims, origins, linker)


def _apart(labelled: Pile, statements: Sequence[Statement]) -> set[int]:
    """Return the numbers of Statements that the labels leave out as on no point of the pile.

    One that shares words with a labelled claim may be a part of it, and no heading is labelled.
    """
    words: dict[str, set[int]] = defaultdict(set)
    for claim in labelled.claims.values():
        words[claim.document] |= claim.words
    return {
        number
        for number, one in enumerate(statements)
        if not one.in_heading
        and words[one.claim.document].isdisjoint(
            words_between(one.text, one.claim.span.start, one.claim.span.end)
        )
    }


def _meant(labelled: Pile, statements: Sequence[Statement]) -> dict[int, Claim]:
    """Return the labelled claim of each Statement that is one, by its number."""
    found = {
        str(number): Claim(
            *(str(number), one.claim.document),
            words_between(one.text, one.claim.span.start, one.claim.span.end),
            *(one.words, one.source, "", None, ""),
        )
        for number, one in enumerate(statements)
    }
    pairs = pair_claims(labelled, Pile(labelled.name, found, {}))
    return {int(theirs): labelled.claims[ours] for ours, theirs in pairs.items()}


if __name__ == "__main__":
    sys.exit(main())
