"""How near claims lie to a question by the network, for those that share a word with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from sayso.linking.asking.told import Question, Told, coverage
from sayso.linking.copies import Copies
from sayso.linking.scorer.network import Scorer

SOME = 0.3
"""Share of the question's words from which a claim is asked."""

MOST_READ = 200
"""Claims that are read at most, those that hold most of the question: some 4 ms each."""


def place_near(
    question: Question, told: Mapping[str, Told], copies: Copies, scorer: Scorer | None
) -> dict[str, Told]:
    """Return the claims that are read, with how near they lie to the question.

    What is told word for word in several prints of one text is read once. Nothing is known of the
    claims past MOST_READ, so they are left out: words alone would let in more of them than of those
    that are read.

    Args:
        question: what is asked.
        told: the claims by id.
        copies: the same, with those that stand for others.
        scorer: the network; None for words alone, which leaves all as they were.
    """
    if scorer is None:
        return dict(told)
    held = {first.id: coverage(question, told[first.id]) for first in copies.firsts}
    likely = [name for name in held if held[name] >= SOME]
    likely.sort(key=lambda name: (-held[name], name))
    asked = question.statement
    place = scorer.place(scorer.cut(asked.words, 0, len(asked.words)))
    found: dict[str, Told] = {}
    for name in likely[:MOST_READ]:
        one = told[name].statement
        span = one.claim.span
        own = scorer.place(scorer.cut(one.text, span.start, span.end))
        # rounded, as the last digits depend on how the sums are cut up
        near = round(float(np.dot(place, own)), 3)
        for same in (name, *(copy.id for copy in copies.again.get(name, ()))):
            found[same] = replace(told[same], near=near)
    return found
