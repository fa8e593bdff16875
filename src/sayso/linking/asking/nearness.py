"""How near claims lie to a question by the network, for those that share a word with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from sayso.linking.asking.told import Question, Told, coverage
from sayso.linking.scorer.network import Scorer

SOME = 0.3
"""Share of the question's words from which a claim is asked."""

MOST_READ = 200
"""Claims that are read at most, those that hold most of the question: some 4 ms each."""


def place_near(
    question: Question, told: Mapping[str, Told], scorer: Scorer | None
) -> dict[str, Told]:
    """Return claims with how near they lie to the question; all others as they were.

    Args:
        question: what is asked.
        told: the claims by id.
        scorer: the network; None for words alone.
    """
    if scorer is None:
        return dict(told)
    held = {name: coverage(question, one) for name, one in told.items()}
    likely = [name for name in told if held[name] >= SOME]
    likely.sort(key=lambda name: (-held[name], name))
    asked = question.statement
    place = scorer.place(scorer.cut(asked.words, 0, len(asked.words)))
    found = dict(told)
    for name in likely[:MOST_READ]:
        one = told[name].statement
        span = one.claim.span
        own = scorer.place(scorer.cut(one.text, span.start, span.end))
        # rounded, as the last digits depend on how the sums are cut up
        found[name] = replace(told[name], near=round(float(np.dot(place, own)), 3))
    return found
