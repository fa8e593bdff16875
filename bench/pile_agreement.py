"""How far two labellings of one pile agree; `pile_scores` compares what Sayso finds the same way.

Claims are matched by their words, points by the claims that they share. B-cubed (Bagga and Baldwin
1998) gives each claim the share of its point that belongs there, and averages.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pile_form import Claim, Pile, Point, Shift

MATCH = 0.5
"""The least overlap of two claims, shared words by all words, that makes them one."""
LEANING = 0.25
"""What the same source, or a point that holds other matched claims, counts beside the overlap."""
TURNS: tuple[Mapping[str, str], ...] = (
    {},
    {"affirms": "denies", "denies": "affirms"},
    {"affirms": "other value", "other value": "affirms"},
)
"""How the stances of one labelling may stand to those of another whose title says it otherwise."""
TITLES = frozenset({"dr", "professor", "prof", "mr", "mrs", "ms", "the", "a", "of", "s"})
"""Words that do not tell one source from another."""


@dataclass(slots=True)
class Share:
    """How many of some things are right, with those that are not, in words."""

    right: int = 0
    of: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, is_right: bool, words: str) -> None:
        """Count one thing, and keep its words where it is not right."""
        self.of += 1
        self.right += is_right
        if not is_right:
            self.wrong.append(words)

    @property
    def value(self) -> float | None:
        """Return the share in per cent, None of nothing."""
        return 100 * self.right / self.of if self.of else None


@dataclass(slots=True)
class Found:
    """How much of what is found is right, and how much of what is labelled is found."""

    precision: Share = field(default_factory=Share)
    recall: Share = field(default_factory=Share)

    @property
    def f1(self) -> float | None:
        """Return the harmonic mean in per cent; None where nothing is labelled or found."""
        total = self.precision.of + self.recall.of
        return 100 * (self.precision.right + self.recall.right) / total if total else None


def overlap(one: Claim, other: Claim) -> float:
    """Return shared words by all words; 0 in two documents."""
    if one.document != other.document or not one.words & other.words:
        return 0.0
    return len(one.words & other.words) / len(one.words | other.words)


def name_words(name: str) -> frozenset[str]:
    """Return the words of a name that tell sources apart."""
    words = frozenset(re.findall(r"\w+", name.casefold()))
    return words - TITLES or words


def is_same_name(one: str, other: str, others: Collection[str] = ()) -> bool:
    """Tell whether two names are one source's: equal words, or all of one's are in the other.

    A name that fits another of `others` as well or better is not this one's.
    """

    def fit(name: str) -> float:
        a, b = name_words(one), name_words(name)
        return len(a & b) / len(a | b) if a <= b or b <= a else 0.0

    best = fit(other)
    words = name_words(other)
    return best > 0 and all(fit(x) < best for x in others if name_words(x) != words)


def pair_claims(ours: Pile, theirs: Pile) -> dict[str, str]:
    """Pair claims one to one by overlap; source and point tell apart those of the same words."""
    near = [
        (one, other, shared)
        for one in ours.claims.values()
        for other in theirs.claims.values()
        if (shared := overlap(one, other)) >= MATCH
    ]
    alone = Counter(one.id for one, _, _ in near), Counter(other.id for _, other, _ in near)
    linked = {
        (one.point, other.point)
        for one, other, _ in near
        if alone[0][one.id] == alone[1][other.id] == 1 and one.point and other.point
    }
    ranked = sorted(
        (
            -shared
            - LEANING * is_same_name(one.source, other.source)
            - LEANING * ((one.point, other.point) in linked),
            one.id,
            other.id,
        )
        for one, other, shared in near
    )
    pairs: dict[str, str] = {}
    taken: set[str] = set()
    for _, one_id, other_id in ranked:
        if one_id not in pairs and other_id not in taken:
            pairs[one_id] = other_id
            taken.add(other_id)
    return pairs


def pair_points(ours: Pile, theirs: Pile, pairs: Mapping[str, str]) -> dict[str, list[str]]:
    """Return for each of their points ours that it can be, the one that shares most claims first.

    Two claims at least are shared, and at least half of those of theirs that ours has.
    """
    back = {other: one for one, other in pairs.items()}
    can: dict[str, list[str]] = {}
    for point in theirs.points.values():
        held = [ours.claims[back[name]].point for name in point.claims if name in back]
        shared = Counter(name for name in held if name)
        ranked = sorted(shared, key=lambda name: (-shared[name], name))
        can[point.id] = [n for n in ranked if shared[n] >= 2 and 2 * shared[n] >= len(held)]
    return can


def pair_contested(ours: Pile, theirs: Pile, pairs: Mapping[str, str]) -> dict[str, str]:
    """Pair contested points one to one, theirs to ours: the claims shared are in conflict in ours.

    What ours labels as one position is no contested point found, whatever theirs makes of it.
    """
    can = pair_points(ours, theirs, pairs)
    ranked = []
    for name, candidates in can.items():
        if not theirs.points[name].contested:
            continue
        for candidate in candidates:
            shared = shared_claims(ours.points[candidate], theirs.points[name], pairs)
            if ours.points[candidate].contested and is_in_conflict(ours, shared):
                ranked.append((-len(shared), name, candidate))
    found: dict[str, str] = {}
    for _, name, candidate in sorted(ranked):
        if name not in found and candidate not in found.values():
            found[name] = candidate
    return found


def shared_claims(our: Point, their: Point, pairs: Mapping[str, str]) -> list[str]:
    """Return our ids of the claims that two points share."""
    held = set(their.claims)
    return [name for name in our.claims if pairs.get(name) in held]


def is_in_conflict(pile: Pile, names: Sequence[str]) -> bool:
    """Tell whether claims take two stances, or contradict each other, by their labels."""
    held = set(names)
    stances = {pile.claims[name].stance for name in names} - {""}
    return len(stances) > 1 or any(
        relation.kind == "contradicts" and relation.pair <= held for relation in pile.relations
    )


def find_turn(stances: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Return how theirs are best read as ours, from pairs of stances: mostly as they are."""
    given = list(stances)
    return max(TURNS, key=lambda turn: sum(a == turn.get(b, b) for a, b in given))


def b_cubed(groups: Sequence[tuple[str, str]]) -> tuple[float, float, float]:
    """Return precision, recall and F1 in per cent of items with a right and a found group each."""
    right, found, both = (
        Counter(groups) if which is None else Counter(pair[which] for pair in groups)
        for which in (0, 1, None)
    )
    if not groups:
        return 0.0, 0.0, 0.0
    precision = sum(both[pair] / found[pair[1]] for pair in groups) / len(groups)
    recall = sum(both[pair] / right[pair[0]] for pair in groups) / len(groups)
    return 100 * precision, 100 * recall, 200 * precision * recall / (precision + recall)


def groups_of(ours: Pile, theirs: Pile, pairs: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the point that each matched claim is in on either side; its own where in none."""
    return [
        (ours.claims[a].point or f"alone {a}", theirs.claims[b].point or f"alone {b}")
        for a, b in sorted(pairs.items())
    ]


class Agreement:
    """What two labellings of one pile have in common."""

    def __init__(self, ours: Pile, theirs: Pile) -> None:
        self.ours, self.theirs = ours, theirs
        self.pairs = pair_claims(ours, theirs)
        self.claims, self.contested = Found(), Found()
        self.same: dict[str, Share] = defaultdict(Share)
        self.related: dict[str, Found] = defaultdict(Found)
        back = {other: one for one, other in self.pairs.items()}
        for claim in ours.claims.values():
            self.claims.recall.add(claim.id in self.pairs, f"only the first: {tell(claim)}")
        for claim in theirs.claims.values():
            self.claims.precision.add(claim.id in back, f"only the second: {tell(claim)}")
        self._compare_labels()
        self._compare_points()
        self._compare_relations()
        self._compare_shifts(back)
        self._compare_gaps()

    def _compare_labels(self) -> None:
        stances: dict[tuple[str | None, str | None], list[tuple[str, str]]] = defaultdict(list)
        matched = [(self.ours.claims[a], self.theirs.claims[b]) for a, b in self.pairs.items()]
        for one, other in matched:
            stances[one.point, other.point].append((one.stance, other.stance))
        for one, other in matched:
            words = f"{one.id}/{other.id} {one.exact!r}"
            is_same = is_same_name(one.source, other.source)
            self.same["source"].add(is_same, f"{words}: {one.source} | {other.source}")
            turn = find_turn(stances[one.point, other.point])
            for name, read in (
                ("stance", other.stance),
                ("", turn.get(other.stance, other.stance)),
            ):
                label = name or "stance, whichever side the title takes"
                self.same[label].add(one.stance == read, f"{words}: {one.stance} | {other.stance}")

    def _compare_points(self) -> None:
        found = pair_contested(self.ours, self.theirs, self.pairs)
        for point in self.theirs.points.values():
            if point.contested:
                self.contested.precision.add(point.id in found, f"only the second: {point.title}")
        for point in self.ours.points.values():
            if point.contested:
                is_found = point.id in found.values()
                self.contested.recall.add(is_found, f"only the first: {point.title}")

    def _compare_relations(self) -> None:
        back = {other: one for one, other in self.pairs.items()}
        first = {r.pair: r for r in self.ours.relations if all(e in self.pairs for e in r.pair)}
        second = {
            frozenset(back[end] for end in r.pair): r
            for r in self.theirs.relations
            if all(end in back for end in r.pair)
        }
        for pair in sorted(first.keys() | second.keys(), key=sorted):
            a, b = first.get(pair), second.get(pair)
            words = " <> ".join(tell(self.ours.claims[name]) for name in sorted(pair))
            if a and b:
                kinds = f"{words}: {a.kind} {a.why} | {b.kind} {b.why}"
                self.same["kind of pairs that both relate"].add(a.kind == b.kind, kinds)
                if a.kind == b.kind and a.kind != "supports":
                    self.same["reason" if a.kind == "contradicts" else "guard"].add(
                        a.why == b.why, kinds
                    )
            for kind in ("contradicts", "differs"):
                both = bool(a and b and a.kind == b.kind == kind)
                if a and a.kind == kind:
                    self.related[kind].recall.add(both, f"only the first: {words}: {a.why}")
                if b and b.kind == kind:
                    self.related[kind].precision.add(both, f"only the second: {words}: {b.why}")

    def _compare_shifts(self, back: Mapping[str, str]) -> None:
        def is_same(one: Shift, other: Shift) -> bool:
            return is_same_name(one.source, other.source) and all(
                {back.get(name) for name in theirs} & set(ours)
                for ours, theirs in ((one.before, other.before), (one.after, other.after))
            )

        for one in self.ours.shifts:
            same = [other for other in self.theirs.shifts if is_same(one, other)]
            words = f"{one.source} on {one.point}"
            self.related["shifts"].recall.add(bool(same), f"only the first: {words}")
            if same:
                what = f"{words}: {one.of} | {same[0].of}"
                self.same["what a shift is of"].add(one.of == same[0].of, what)
        for other in self.theirs.shifts:
            is_shared = any(is_same(one, other) for one in self.ours.shifts)
            words = f"only the second: {other.source} on {other.point}"
            self.related["shifts"].precision.add(is_shared, words)

    def _compare_gaps(self) -> None:
        can = pair_points(self.ours, self.theirs, self.pairs)
        gaps = self.related["gaps"]

        def is_same(one: tuple[str, str], other: tuple[str, str]) -> bool:
            return is_same_name(one[0], other[0]) and one[1] in can.get(other[1], [])[:1]

        for one in self.ours.gaps:
            is_shared = any(is_same(one, other) for other in self.theirs.gaps)
            gaps.recall.add(is_shared, f"only the first: {one[0]} on {one[1]}")
        for other in self.theirs.gaps:
            is_shared = any(is_same(one, other) for one in self.ours.gaps)
            gaps.precision.add(is_shared, f"only the second: {other[0]} on {other[1]}")

    def lines(self, *, with_lists: bool = False) -> Iterator[str]:
        """Say the figures, a line each; with what differs below each where that is asked for."""
        yield from _say_found("claims", self.claims, with_lists)
        for name, share in self.same.items():
            yield f"same {name}: {say(share.value)} % of {share.of}"
            yield from (f"    {words}" for words in share.wrong if with_lists)
        figures = b_cubed(groups_of(self.ours, self.theirs, self.pairs))
        p, r, f = (f"{figure:.1f}" for figure in figures)
        yield f"points, B-cubed over the {len(self.pairs)} claims of both: {p} / {r}, F1 {f}"
        yield from _say_found("contested points", self.contested, with_lists)
        for name, found in self.related.items():
            yield from _say_found(name, found, with_lists)


def _say_found(name: str, found: Found, with_lists: bool) -> Iterator[str]:
    sides = f"{found.recall.of} and {found.precision.of}"
    yield f"{name}: {sides}, {found.recall.right} in both, F1 {say(found.f1)}"
    wrong = [*found.recall.wrong, *found.precision.wrong]
    yield from (f"    {words}" for words in wrong if with_lists)


def say(value: float | None) -> str:
    """Return a figure with one decimal, or a dash for nothing."""
    return "–" if value is None else f"{value:.1f}"


def tell(claim: Claim) -> str:
    """Return a claim in few words."""
    return f"{claim.id} ({claim.where}, {claim.source}) {claim.exact!r}"
