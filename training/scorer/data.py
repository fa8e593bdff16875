"""What the scorer learns from, as wordpieces: pairs of claims of piles, and pairs of sentences."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from math import log
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from sayso.linking.scorer.pieces import Said, cut_claim
from scorer.piles import (
    AGREE,
    CONFLICT,
    NEITHER,
    UNKNOWN,
    Marked,
    SmallPile,
    is_near,
    outcome_of,
)

OUTCOME_OF = {"entails": AGREE, "contradicts": CONFLICT, "neutral": NEITHER}
MOST = 60
"""Pairs of one point that are learned of a pile in an epoch, others in another epoch."""
NEGATIVES = 1.0
"""Pairs of other points for each of those."""
NEAR = 0.4
"""Share of those that are chosen among pairs which only look as if they were on one point."""
ALIKE = 0.6
"""Share of the rest that is chosen among the most alike."""

Pair = tuple[Said, Said, int]


@dataclass(frozen=True, slots=True)
class Matter:
    """Claims of a pile with what each pair of them is to each other.

    `outcomes` is claims x claims, symmetric, UNKNOWN where a pair is not to be learned; `near`
    marks pairs that only look alike; `alike` tells how many telling words two clauses share.
    """

    claims: tuple[Said, ...]
    outcomes: NDArray[np.int64]
    near: NDArray[np.bool_]
    alike: NDArray[np.float64]


def matter_of(pile: SmallPile, tokenizer: Tokenizer) -> Matter:
    """Return a pile as wordpieces; two claims of one source in one document are no pair."""
    said = tuple(
        cut_claim(pile.texts[c.document], c.start, c.end, c.source, tokenizer) for c in pile.claims
    )
    outcomes = np.full((len(said), len(said)), UNKNOWN, dtype=np.int64)
    near = np.zeros_like(outcomes, dtype=bool)
    for i, a in enumerate(pile.claims):
        for j, b in enumerate(pile.claims[:i]):
            if (a.document, a.source) != (b.document, b.source):
                outcomes[i, j] = outcomes[j, i] = outcome_of(a, b)
                near[i, j] = near[j, i] = is_near(a, b)
    return Matter(said, outcomes, near, _alike(said))


def titled(pile: SmallPile, tokenizer: Tokenizer) -> tuple[tuple[Said, ...], list[Marked]]:
    """Return the claims of a pile as wordpieces and as marked, with the titles as claims."""
    said = [
        cut_claim(pile.texts[c.document], c.start, c.end, c.source, tokenizer) for c in pile.claims
    ]
    claims = list(pile.claims)
    for number, (name, title) in enumerate(pile.titles, len(pile.texts)):
        said.append(cut_claim(title, 0, len(title), "", tokenizer))
        claims.append(Marked(number, 0, len(title), "", ((name, "+"),)))
    return tuple(said), claims


def _alike(said: tuple[Said, ...]) -> NDArray[np.float64]:
    sets = [set(one.clause.tolist()) for one in said]
    held = Counter(i for row in sets for i in row)
    return np.array(
        [[sum(log(len(sets) / held[i]) for i in x & y) for y in sets] for x in sets], dtype=float
    )


def pairs_of(matter: Matter, chance: Random) -> list[Pair]:
    """Return pairs to learn: those of one point, those that only look so, and some others."""
    one = np.argwhere(np.tril(matter.outcomes > NEITHER, -1)).tolist()
    one = chance.sample(one, min(len(one), MOST))
    many = int(NEGATIVES * len(one))
    other = np.argwhere(np.tril(matter.outcomes == NEITHER, -1)).tolist()
    near = [pair for pair in other if matter.near[tuple(pair)]]
    near = chance.sample(near, min(len(near), int(NEAR * many)))
    rest = [pair for pair in other if not matter.near[tuple(pair)]]
    rest.sort(key=lambda pair: -matter.alike[tuple(pair)] * (0.5 + chance.random()))
    hard = rest[: int(ALIKE * (many - len(near)))]
    left = many - len(near) - len(hard)
    easy = chance.sample(rest[len(hard) :], max(0, min(len(rest) - len(hard), left)))
    found = []
    for i, j in (*one, *near, *hard, *easy):
        a, b = (i, j) if chance.random() < 0.5 else (j, i)
        found.append((matter.claims[a], matter.claims[b], int(matter.outcomes[i, j])))
    return found


def pairs_of_rows(rows: list[dict[str, str]], tokenizer: Tokenizer) -> list[Pair]:
    """Return labelled pairs of sentences."""
    return [
        (
            cut_claim(row["premise"], 0, len(row["premise"]), "", tokenizer),
            cut_claim(row["hypothesis"], 0, len(row["hypothesis"]), "", tokenizer),
            OUTCOME_OF[row["label"]],
        )
        for row in rows
        if row["label"] in OUTCOME_OF
    ]


def read_rows(path: Path) -> list[dict[str, str]]:
    """Read JSON Lines with premise, hypothesis and label."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def load_tokenizer(base: Path) -> Tokenizer:
    """Return the tokenizer of a base encoder, without cutting and filling up."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
