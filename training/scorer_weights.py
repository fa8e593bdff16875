"""Fit what the scorer, the words and the signs count for, on labelled piles and on news.

usage: python training/scorer_weights.py FOLDER... [--news FOLDER --corpora FOLDER] [--out FILE]

FOLDERs are labelled piles (docs/piles.md), two at least. `--news` holds labels of claims in real
articles (`training/news/`), which are read from the corpora in `--corpora`. Printed is how well
each pile is told by weights fitted on all others, and the piles of news on the mean: average
precision of pairs on one point and of opposed pairs among those. Written is the table of weights
that Sayso reads, fitted on all.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))
from pile_agreement import pair_claims
from pile_faults import read_pile
from pile_form import Claim, Pile, read_files, words_between

from attribution_weights import as_document
from fitting import Features, average_precision, fit
from sayso.config import Settings
from sayso.engine.base import analyse
from sayso.lineage import find_echoes, find_origins
from sayso.linking.candidates import weigh
from sayso.linking.copies import set_copies_apart
from sayso.linking.entities import link_entities
from sayso.linking.naming import name_conflict
from sayso.linking.pair import make_pair
from sayso.linking.scorer.near import find_near
from sayso.linking.scorer.network import load_scorer
from sayso.linking.scorer.weigh import point_features, side_features
from sayso.linking.statements import Statement, make_statements
from sayso.model import Document, Independence
from scorer.news import read_news
from scorer.piles import Labels, SmallPile, both_stances

TABLE = Path(__file__).parents[1] / "src" / "sayso" / "lexicons" / "scorer_weights.tsv"
RIDGE = 1.0
MODELS = ("point", "side")

Rows = list[tuple[Features, bool]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """The Statements of a pile, sorted by id, and what its labels say of them.

    `labels` tells, by a Statement's number, which points it is on, none included; those without are
    left out. `opposed` holds pairs that are opposed although their stances are the same.
    """

    statements: Sequence[Statement]
    labels: Mapping[int, Labels]
    opposed: frozenset[frozenset[int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Told:
    """What is to be learned of one pile.

    `rows` are those of each of MODELS; `missed` is the number of pairs on one point, of two
    sources, that are not looked at.
    """

    rows: Mapping[str, Rows]
    missed: int


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, print and write."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("folders", nargs="+", type=Path)
    options.add_argument("--news", type=Path, help="labels of claims in real articles")
    options.add_argument("--corpora", type=Path, help="where these articles are")
    options.add_argument("--out", type=Path, default=TABLE)
    chosen = options.parse_args(arguments)
    if (chosen.news is None) != (chosen.corpora is None):
        options.error("--news and --corpora go together")
    articles = read_news(chosen.news, chosen.corpora) if chosen.news else []
    piles = [read_rows(label_pile(folder)) for folder in chosen.folders]
    news = [read_rows(label_news(pile)) for pile in articles]
    for line in _scores([folder.name for folder in chosen.folders], piles, news):
        print(line)
    origin = "fitted on labelled piles" + " and news" * bool(news)
    lines = ["model\tfeature\tweight\torigin"]
    for model in MODELS:
        weights = _fit_all([*piles, *news], model)
        lines += [f"{model}\t{name}\t{value:.3f}\t{origin}" for name, value in weights.items()]
    chosen.out.write_text("\n".join(lines) + "\n", "utf-8")
    return 0


def _scores(names: Sequence[str], piles: Sequence[Told], news: Sequence[Told]) -> Iterator[str]:
    """Yield a line for each pile and model, and one for all news, each told by all others."""
    every = [*piles, *news]
    for name, pile in zip(names, piles, strict=True):
        for model in MODELS:
            value = _held_out(pile, every, model)
            yield f"{name}, {model}: {len(pile.rows[model])} pairs, average precision {value:.1f}"
    for model in MODELS if news else ():
        some = [one for one in news if any(is_true for _, is_true in one.rows[model])]
        pairs = sum(len(one.rows[model]) for one in some)
        mean = np.mean([_held_out(one, every, model) for one in some])
        yield f"news, {model}: {pairs} pairs of {len(some)} piles, average precision {mean:.1f}"


def _held_out(pile: Told, every: Sequence[Told], model: str) -> float:
    """Return the average precision on a pile of weights fitted on all others, in per cent."""
    weights = _fit_all([other for other in every if other is not pile], model)
    rows = pile.rows[model]
    sums = [sum(weights.get(k, 0.0) * v for k, v in features.items()) for features, _ in rows]
    truth = np.array([is_true for _, is_true in rows])
    missed = pile.missed if model == "point" else 0
    return 100 * average_precision(truth, np.array(sums), missed)


def _fit_all(piles: Sequence[Told], model: str) -> Features:
    return fit([row for pile in piles for row in pile.rows[model]], RIDGE)


def read_rows(labelled: Labelled) -> Told:
    """Return the pairs of a pile that the scorer compares, as its labels tell them."""
    statements, labels = labelled.statements, labelled.labels
    weights = weigh(statements)
    rows: dict[str, Rows] = {model: [] for model in MODELS}
    left = _on_one_point(labelled)
    for near in find_near(statements, weights, load_scorer(), least=0.0):
        both = frozenset((near.a, near.b))
        if not both <= labels.keys():
            continue
        left.discard((near.a, near.b))
        stances = both_stances(labels[near.a], labels[near.b])
        rows["point"].append((dict(point_features(near.likeness, near.usual)), bool(stances)))
        if stances and all(x and y for x, y in stances):
            pair = make_pair(statements[near.a], statements[near.b], weights)
            features = side_features(pair, name_conflict(pair).kind, near.likeness.cosine)
            is_opposed = both in labelled.opposed or any(x != y for x, y in stances)
            rows["side"].append((dict(features), is_opposed))
    return Told(rows, len(left))


def _on_one_point(labelled: Labelled) -> set[tuple[int, int]]:
    """Return the pairs on one point of two sources, by the numbers of their Statements."""
    return {
        (a, b)
        for a, b in combinations(sorted(labelled.labels), 2)
        if both_stances(labelled.labels[a], labelled.labels[b])
        and labelled.statements[a].key != labelled.statements[b].key
    }


def label_news(pile: SmallPile) -> Labelled:
    """Return the Statements of articles; those that no label names are on no point."""
    documents = [as_document(f"{pile.name} {n}", text) for n, text in enumerate(pile.texts)]
    statements = _statements(documents)
    labels = {(documents[c.document].id, c.start, c.end): c.labels for c in pile.claims}
    spans = ((one.claim.document, one.claim.span) for one in statements)
    found = (labels.get((document, span.start, span.end), ()) for document, span in spans)
    return Labelled(statements, dict(enumerate(found)))


def label_pile(folder: Path) -> Labelled:
    """Return the Statements of a labelled pile; what is neither labelled nor apart is left out."""
    labelled = read_pile(folder)
    statements = _statements(list(read_files(folder).by_id.values()))
    meant = _meant(labelled, statements)
    number = {claim.id: n for n, claim in meant.items()}
    return Labelled(
        statements,
        dict.fromkeys(_apart(labelled, statements), ())
        | {n: ((one.point, one.stance),) if one.point else () for n, one in meant.items()},
        frozenset(
            frozenset((number[r.a], number[r.b]))
            for r in labelled.relations
            if r.kind == "contradicts" and r.pair <= number.keys()
        ),
    )


def _statements(documents: list[Document]) -> list[Statement]:
    """Return the claims of a pile, copies left out."""
    documents = sorted(documents, key=lambda document: document.id)
    made = [analyse(document, Settings()) for document in documents]
    attributions = sorted((a for one in made for a in one.attributions), key=lambda a: a.id)
    claims = sorted((c for one in made for c in one.claims), key=lambda c: c.id)
    linker = link_entities(documents, attributions, claims, ())
    echoes = find_echoes(documents)
    origins = find_origins(documents, echoes)
    told = make_statements(documents, attributions, claims, origins, linker)
    return list(set_copies_apart(told, Independence(origins, echoes)).firsts)


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
