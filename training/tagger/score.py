"""Scores of attributions against annotated ones, by the words of their contents.

Match: one-to-one, best first, where the words of two contents overlap (intersection over union) by
at least a half. Joint: matched, and the sources overlap as much (or both have none). Direct: all
words of the content stand in quotation marks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from sayso.attribution.quotes import find_quotations
from tagger.data import Gold, Ranges, find_blocks

WORD = re.compile(r"\w+")


def score(pairs: Iterable[tuple[str, Sequence[Gold], Sequence[Gold]]]) -> dict[str, float]:
    """Return precision, recall and F1 of match and joint, F1 of exact words, per cent.

    Args:
        pairs: for each article its text, its annotated attributions, and those found.
    """
    counts: Counter[str] = Counter()
    for text, golds, found in pairs:
        _count(text, golds, found, counts)
    result = {}
    for form in ("all", "direct"):
        for kind in ("match", "joint", "exact"):
            right = counts[f"{kind} {form}"]
            wanted = counts[f"gold {form}"]
            given = counts[f"found {form}"]
            result[f"{kind} {form}"] = 200 * right / max(1, wanted + given)
    result["precision"] = 100 * counts["match all"] / max(1, counts["found all"])
    result["recall"] = 100 * counts["match all"] / max(1, counts["gold all"])
    return result


def _count(text: str, golds: Sequence[Gold], found: Sequence[Gold], counts: Counter[str]) -> None:
    words = words_of(text)
    quoted = {
        i
        for q in find_quotations(text, find_blocks(text))
        if q.weight == "double"
        for i in words_in(words, ((q.inner.start, q.inner.end),))
    }
    golds = [g for g in golds if g.content]
    wanted = [words_in(words, g.content) for g in golds]
    given = [words_in(words, g.content) for g in found]
    forms = [["all", "direct"] if w <= quoted else ["all"] for w in wanted]
    for of in forms:
        counts.update(f"gold {form}" for form in of)
    for w in given:
        counts.update(f"found {form}" for form in (["all", "direct"] if w <= quoted else ["all"]))
    overlaps = sorted(
        (-overlap(a, b), i, j)
        for i, a in enumerate(wanted)
        for j, b in enumerate(given)
        if overlap(a, b) >= 0.5
    )
    used: tuple[set[int], set[int]] = (set(), set())
    for minus, i, j in overlaps:
        if i in used[0] or j in used[1]:
            continue
        used[0].add(i)
        used[1].add(j)
        a, b = words_in(words, golds[i].source), words_in(words, found[j].source)
        is_joint = overlap(a, b) >= 0.5 if a else not b
        for form in forms[i]:
            counts[f"match {form}"] += 1
            counts[f"joint {form}"] += is_joint
            counts[f"exact {form}"] += minus == -1.0


def words_of(text: str) -> list[tuple[int, int]]:
    """Return where the words of a text stand."""
    return [(m.start(), m.end()) for m in WORD.finditer(text)]


def words_in(words: Sequence[tuple[int, int]], ranges: Ranges) -> set[int]:
    """Return the numbers of the words that ranges touch."""
    return {i for i, (a, b) in enumerate(words) for s, e in ranges if a < e and s < b}


def overlap(a: set[int], b: set[int]) -> float:
    """Return the share of words in common, of all; 0 where there are none."""
    return len(a & b) / len(a | b) if a | b else 0.0
