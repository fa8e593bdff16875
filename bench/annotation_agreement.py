"""How far two annotations of the same passages agree, nested attributions included.

Matching by content and the joint score follow the measure of PolNeAR's annotators; the labels of
matched attributions are compared with Cohen's kappa (Educational and Psychological Measurement,
1960).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from annotation_form import LABELS, ROLES, as_words

WORD = re.compile(r"\w+")
MATCH = 0.5
"""The least overlap of two contents, shared words by all words, that makes them one."""
PAIRED = ("content", "source", "cue")
"""The roles that pairs are found by."""

Row = dict[str, Any]
Spans = list[list[int]]


def words_in(spans: Spans, text: str) -> set[int]:
    """Return where the words begin that spans touch."""
    return {
        word.start()
        for word in WORD.finditer(text)
        if any(start < word.end() and word.start() < end for start, end in spans)
    }


def overlap(one: set[int], other: set[int]) -> float:
    """Return shared words by all words; 1 for two empty sets."""
    return len(one & other) / len(one | other) if one or other else 1.0


def pair_up(ours: Sequence[Row], theirs: Sequence[Row], text: str) -> list[tuple[Row, Row]]:
    """Pair attributions one to one by content, best first; source and cue break a tie."""
    ranked = []
    mine, yours = ([[words_in(a[r], text) for r in PAIRED] for a in x] for x in (ours, theirs))
    for i, one in enumerate(mine):
        for j, other in enumerate(yours):
            content, source, cue = map(overlap, one, other)
            if content >= MATCH:
                ranked.append((-(content + source / 4 + cue / 4), i, j))
    pairs: dict[int, int] = {}
    for _, i, j in sorted(ranked):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(ours[i], theirs[j]) for i, j in sorted(pairs.items())]


def has_same_source(one: Row, other: Row, text: str) -> bool:
    """Tell whether two sources share at least half of their words, or are both empty."""
    return overlap(words_in(one["source"], text), words_in(other["source"], text)) >= MATCH


def kappa(labels: Sequence[tuple[str, str]]) -> float:
    """Return Cohen's kappa of pairs of labels; 1 where both only ever gave one label."""
    total = len(labels)
    first, second = Counter(a for a, _ in labels), Counter(b for _, b in labels)
    chance = sum(first[label] * second[label] for label in first) / total**2
    seen = sum(a == b for a, b in labels) / total
    return 1.0 if chance == 1 else (seen - chance) / (1 - chance)


class Agreement:
    """What two annotations of the same passages have in common, summed over passages."""

    def __init__(self) -> None:
        self.sums: Counter[str] = Counter()
        self.labels: dict[str, list[tuple[str, str]]] = {name: [] for name in LABELS}
        self.different: list[str] = []

    def add(self, ours: Row, theirs: Row) -> None:
        """Count one passage as each of the two annotated it."""
        text, name = ours["text"], ours["id"]
        if text != theirs["text"]:
            raise SystemExit(f"{name}: the two files have different texts")
        mine, yours = ours["attributions"], theirs["attributions"]
        pairs = pair_up(mine, yours, text)
        partner = {one["id"]: other["id"] for one, other in pairs}
        for side in (mine, yours):
            self.sums["all"] += len(side)
            self.sums["all nested"] += sum(a["parent"] is not None for a in side)
        for one, other in pairs:
            self._add_pair(one, other, partner, text, name)
        left = [("first", a) for a in mine if a["id"] not in partner]
        left += [("second", a) for a in yours if a["id"] not in partner.values()]
        self.different += [f"{name}: only the {who}: {as_words(a, text)}" for who, a in left]

    def _add_pair(self, one: Row, other: Row, partner: dict[str, str], text: str, at: str) -> None:
        same = {
            "source": has_same_source(one, other, text),
            "cue": overlap(words_in(one["cue"], text), words_in(other["cue"], text)) > 0,
            "name": _plain(one["name"]) == _plain(other["name"]),
            "parent": partner.get(one["parent"]) == other["parent"],
            "relays": [*map(_plain, one["relays"])] == [*map(_plain, other["relays"])],
        }
        is_nested = one["parent"] is not None and other["parent"] is not None
        for suffix in ("", " nested") if is_nested else ("",):
            self.sums["match" + suffix] += 1
            self.sums["joint" + suffix] += same["source"]
        for field, is_same in same.items():
            self.sums[field] += is_same
        if one["relays"] or other["relays"]:
            self.sums["with relays"] += 1
            self.sums["same relays"] += same["relays"]
        for field, given in self.labels.items():
            given.append((str(one[field]), str(other[field])))
            same[field] = one[field] == other[field]
        for field in (field for field, is_same in same.items() if not is_same):
            a, b = (
                as_words({"": x[field]}, text) if field in ROLES else x[field] for x in (one, other)
            )
            self.different.append(f"{at} {one['id']}/{other['id']}: {field}: {a} | {b}")

    def lines(self) -> Iterator[str]:
        """Say the figures, a line each."""
        for suffix in ("", " nested"):
            total = self.sums["all" + suffix]
            match, joint = (
                200 * self.sums[x + suffix] / total if total else 0.0 for x in ("match", "joint")
            )
            yield f"{total} attributions{suffix} in both: match F1 {match:.1f}, joint {joint:.1f}"
        pairs = self.sums["match"]
        if not pairs:
            return
        for field in ("source", "cue", "name", "parent", "relays"):
            yield f"  same {field} {100 * self.sums[field] / pairs:.1f} % of {pairs} matched"
        yield f"  same relays {self.sums['same relays']} of {self.sums['with relays']} with any"
        for field, given in self.labels.items():
            same = 100 * sum(a == b for a, b in given) / pairs
            yield f"  {field} {same:.1f} %, kappa {kappa(given):.3f}"


def _plain(name: str | None) -> str:
    return " ".join(name.casefold().split()) if name else ""
