"""What Sayso finds in a pile, beside its labels: points, reasons, positions, shifts, gaps.

Sayso's claims are matched to the labelled ones by their words; one that it has in several points
counts once in each. Stances are read as the labelled title says them: a point whose title says it
the other way round has its sides exchanged.
"""

from __future__ import annotations

import io
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pile_agreement import (
    Found,
    Share,
    b_cubed,
    find_turn,
    groups_of,
    is_same_name,
    overlap,
    pair_claims,
    pair_contested,
    pair_points,
    say,
    tell,
)
from pile_faults import read_pile
from pile_form import Claim, Pile, Point, Relation, Shift, words_between

import sayso
from sayso.casebook import Casebook
from sayso.config import Settings, Tagger
from sayso.views.lookup import Lookup
from sayso.views.rows import ClaimRow

NAMES = {"other figure": "other value"}
"""What the labels call otherwise than Sayso."""
AT = " in "
"""Between the id of a claim and that of the point in which it counts."""


def find_pile(folder: Path, tagger: Tagger = "default") -> Pile:
    """Read the documents of a pile into a casebook of their own, and return what is found."""
    with sayso.read(folder / "documents", settings=Settings(tagger=tagger)) as book:
        texts = {one["id"]: one["text"] for one in _exported(book, "documents")}
        rows = every_claim(book)
        sides = [
            (point["id"], side["stance"], claim)
            for point in _exported(book, "points")
            for side in point["sides"]
            for claim in side["claims"]
        ]
        claims, in_points = _find_claims(rows, sides, texts)
        points = {
            row.id: Point(row.id, row.title, row.contested, tuple(in_points[row.id]))
            for row in book.points()
        }
        relations = [
            Relation(one["a"], one["b"], one["kind"], one["reasons"][0]["kind"])
            for one in _exported(book, "relations")
        ]
        shifts = tuple(
            Shift(
                *(one.source, one.point),
                tuple(row.id + AT + one.point for row in one.before_claims),
                tuple(row.id + AT + one.point for row in one.after_claims),
                "",
            )
            for one in book.timeline().shifts
        )
        gaps = tuple((one.publisher, one.point) for one in book.gaps().gaps)
    return Pile(folder.name, claims, points, tuple(relations), shifts, gaps)


def every_claim(book: sayso.Book) -> tuple[ClaimRow, ...]:
    """Return the rows of all claims of a Book, in order of date, then of document and text."""
    casebook = Casebook.open(book.folder)
    with casebook.reading():
        return Lookup(casebook).claim_rows(claim.id for claim in casebook.claims())


def _exported(book: sayso.Book, what: str) -> list[dict[str, Any]]:
    stream = io.StringIO()
    book.export(what, to=stream)  # type: ignore[arg-type]
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def _find_claims(
    rows: Sequence[ClaimRow],
    sides: Sequence[tuple[str, str, str]],
    texts: Mapping[str, str],
) -> tuple[dict[str, Claim], dict[str, list[str]]]:
    """Return found claims, one for each point that holds them, and the ids of those in a point."""
    stances: dict[str, dict[str, str]] = defaultdict(dict)
    in_points: dict[str, list[str]] = defaultdict(list)
    for point, stance, name in sides:
        if point not in stances[name]:
            in_points[point].append(name + AT + point)
        stances[name][point] = NAMES.get(stance, stance)
    claims = {}
    for row in rows:
        head, text = row.document, texts[row.document.id]
        words = words_between(text, row.span.start, row.span.end)
        where = Path(head.path).name + (f"#{head.part}" if head.part else "")
        for point_id, stance in stances.get(row.id, {"": ""}).items():
            name = row.id + AT + point_id
            source, home = row.source or "", point_id or None
            claims[name] = Claim(name, head.id, words, row.exact, source, stance, home, where)
    return claims, in_points


@dataclass(slots=True)
class Scores:
    """What is measured of one pile; each share keeps the words of what is missed or false."""

    shares: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    found: dict[str, Found] = field(default_factory=lambda: defaultdict(Found))
    b_cubed: dict[str, tuple[float, float, float]] = field(default_factory=dict)
    unjudged: list[str] = field(default_factory=list)

    def values(self) -> Iterator[tuple[str, float | None, str]]:
        """Yield each measure's name, its value in per cent and what it rests on."""
        for name, share in self.shares.items():
            yield name, share.value, f"{share.right} of {share.of}"
        for name, found in self.found.items():
            for side, share in (("precision", found.precision), ("recall", found.recall)):
                yield f"{name}, {side}", share.value, f"{share.right} of {share.of}"
        for name, (precision, recall, f1) in self.b_cubed.items():
            yield name, f1, f"{precision:.1f} / {recall:.1f}"

    def lists(self) -> Iterator[str]:
        """Say what is missed and what is false, in the words."""
        for name, share in self.shares.items():
            yield from (f"{name}: {words}" for words in share.wrong)
        for name, found in self.found.items():
            yield from (f"{name}, missed: {words}" for words in found.recall.wrong)
            yield from (f"{name}, false: {words}" for words in found.precision.wrong)
        yield from (f"contradiction with words that are not labelled: {w}" for w in self.unjudged)


class _Comparison:
    """A labelled pile beside what is found of it."""

    def __init__(self, labelled: Pile, found: Pile) -> None:
        self.labelled, self.found = labelled, found
        self.pairs = pair_claims(labelled, found)
        self.meant: dict[str, list[str]] = defaultdict(list)
        """The labelled claims of each claim that is found, by its id without the point."""
        words: dict[tuple[str, frozenset[int]], list[str]] = defaultdict(list)
        for claim in labelled.claims.values():
            words[claim.document, claim.words].append(claim.id)
        for ours, theirs in sorted(self.pairs.items()):
            # one clause may be labelled as several claims where Sayso has but one of it
            claim = labelled.claims[ours]
            every = self.meant[theirs.split(AT)[0]]
            every += [x for x in words[claim.document, claim.words] if x not in every]
        self.scores = Scores()
        can = pair_points(labelled, found, self.pairs)
        self.point_of = {name: points[0] for name, points in can.items() if points}
        self.turns = {name: self._turn_of(name) for name in self.point_of}

    def _turn_of(self, point: str) -> Mapping[str, str]:
        back = {theirs: ours for ours, theirs in self.pairs.items()}
        shared = [
            (self.labelled.claims[back[name]], self.found.claims[name])
            for name in self.found.points[point].claims
            if name in back
        ]
        home = self.point_of[point]
        return find_turn((one.stance, other.stance) for one, other in shared if one.point == home)

    def compare(self) -> Scores:
        """Measure everything."""
        self._claims()
        self._contested()
        self._points()
        self._contradictions()
        self._positions()
        self._shifts()
        self._gaps()
        return self.scores

    def _claims(self) -> None:
        share = self.scores.shares["labelled claims that are found"]
        for claim in self.labelled.claims.values():
            near = max(self.found.claims.values(), key=lambda one: overlap(claim, one))
            hint = f"; nearest {tell(near)}" if overlap(claim, near) else "; nothing near"
            share.add(claim.id in self.pairs, tell(claim) + hint)
            if claim.id in self.pairs:
                given = self.found.claims[self.pairs[claim.id]].source
                is_right = self._labelled_source(given) == claim.source
                self.scores.shares["source of found claims right"].add(
                    is_right, f"{given or 'nobody'}, not {tell(claim)}"
                )

    def _contested(self) -> None:
        found = pair_contested(self.labelled, self.found, self.pairs)
        for point in self.labelled.points.values():
            if point.contested:
                words = f"{point.id}: {point.title}"
                self.scores.found["contested points"].recall.add(point.id in found.values(), words)
        for point in self.found.points.values():
            if point.contested:
                held = "; ".join(tell(self.found.claims[name]) for name in point.claims)
                self.scores.found["contested points"].precision.add(
                    point.id in found, f"{point.title}: {held}"
                )

    def _points(self) -> None:
        every = {a: b for a, b in self.pairs.items() if self.labelled.claims[a].point}
        both = {a: b for a, b in every.items() if self.found.claims[b].point}
        for name, pairs in (("claims that both have", every), ("those put in a point", both)):
            figures = b_cubed(groups_of(self.labelled, self.found, pairs))
            self.scores.b_cubed[f"points, B-cubed F1 over {name}"] = figures

    def _contradictions(self) -> None:
        related = {relation.pair: relation for relation in self.labelled.relations}
        raised = self.scores.shares["contradictions raised that can be one"]
        reasons = self.scores.shares["reason of contradictions right"]
        for found in self.found.relations:
            if found.kind != "contradicts":
                continue
            words = f"{self._words(found.a)} <> {self._words(found.b)}: {found.why}"
            pairs = [(a, b) for a in self.meant[found.a] for b in self.meant[found.b] if a != b]
            if not pairs:
                self.scores.unjudged.append(words)
                continue
            # a clause with two claims is right in that one of them which conflicts
            false = min((self._fault_of(a, b, related), a, b) for a, b in pairs)
            raised.add(not false[0], f"{false[0]}: {words}")
            right = set() if false[0] else self._reasons_of(*false[1:], related)
            if right:
                reasons.add(found.why in right, f"{words}, not {' or '.join(sorted(right))}")

    def _fault_of(self, a: str, b: str, related: Mapping[frozenset[str], Relation]) -> str:
        """Say why two labelled claims are no contradiction; nothing where they can be one."""
        one, other = self.labelled.claims[a], self.labelled.claims[b]
        relation = related.get(frozenset((a, b)))
        if relation:
            return "" if relation.kind == "contradicts" else f"{relation.kind} {relation.why}"
        if one.point is None or one.point != other.point:
            return "of two points"
        return "of one side" if one.stance == other.stance in ("affirms", "denies") else ""

    def _reasons_of(self, a: str, b: str, related: Mapping[frozenset[str], Relation]) -> set[str]:
        """Return the reason of a pair, else those of the same two sources on the same point."""
        if relation := related.get(frozenset((a, b))):
            return {relation.why}
        claims = self.labelled.claims
        home, sources = claims[a].point, {claims[a].source, claims[b].source}
        return {
            r.why
            for r in self.labelled.relations
            if r.kind == "contradicts"
            and claims[r.a].point == home
            and {claims[r.a].source, claims[r.b].source} == sources
        }

    def _words(self, name: str) -> str:
        return next(tell(c) for key, c in self.found.claims.items() if key.split(AT)[0] == name)

    def _positions(self) -> None:
        labelled: dict[tuple[str, str], set[str]] = defaultdict(set)
        for claim in self.labelled.claims.values():
            if claim.point:
                labelled[claim.source, claim.point].add(claim.stance)
        given: dict[tuple[str, str, str], str] = {}
        for point, home in self.point_of.items():
            for name in self.found.points[point].claims:
                claim = self.found.claims[name]
                stance = self.turns[point].get(claim.stance, claim.stance)
                source = self._labelled_source(claim.source)
                if claim.source:
                    given.setdefault((source or claim.source, home, stance), tell(claim))
        right = self.scores.found["positions"]
        for (source, home, stance), words in sorted(given.items()):
            held = labelled.get((source, home), set())
            if held != {""}:  # what only denies another value takes no side that is labelled
                told = f"{source} {stance} {home!r}, not {sorted(held)}: {words}"
                right.precision.add(stance in held, told)
        for (source, home), stances in sorted(labelled.items()):
            for stance in sorted(stances - {""}):
                is_found = (source, home, stance) in given
                right.recall.add(is_found, f"{source} {stance} {home!r}")

    def _labelled_source(self, name: str) -> str | None:
        sources = self.labelled.sources
        return min((s for s in sources if is_same_name(name, s, sources)), default=None)

    def _shifts(self) -> None:
        score = self.scores.found["shifts"]
        same: set[Shift] = set()
        for shift in self.found.shifts:
            home = self.point_of.get(shift.point)
            fits = [
                one
                for one in self.labelled.shifts
                if one.point == home
                and is_same_name(shift.source, one.source, self.labelled.sources)
                and self._same_stance(one.before, shift.before, shift.point)
                and self._same_stance(one.after, shift.after, shift.point)
            ]
            same.update(fits)
            words = f"{shift.source} on {self.found.points[shift.point].title!r}"
            score.precision.add(bool(fits), words)
        for one in self.labelled.shifts:
            score.recall.add(one in same, f"{one.source} on {one.point!r} ({one.of})")

    def _same_stance(self, ours: Sequence[str], theirs: Sequence[str], point: str) -> bool:
        turn = self.turns[point]
        found = {self.found.claims[name].stance for name in theirs}
        return bool(
            {self.labelled.claims[name].stance for name in ours} & {turn.get(s, s) for s in found}
        )

    def _gaps(self) -> None:
        score = self.scores.found["gaps"]
        same: set[tuple[str, str]] = set()
        for publisher, point in self.found.gaps:
            home = self.point_of.get(point)
            fits = {g for g in self.labelled.gaps if g[1] == home and is_same_name(publisher, g[0])}
            same |= fits
            title = self.found.points[point].title
            score.precision.add(bool(fits), f"{publisher} on {title!r}")
        for gap in self.labelled.gaps:
            score.recall.add(gap in same, f"{gap[0]} on {gap[1]!r}")


def compare(labelled: Pile, found: Pile) -> Scores:
    """Measure what is found of a pile against its labels."""
    return _Comparison(labelled, found).compare()


def score(folders: Sequence[Path], tagger: Tagger, *, with_lists: bool = False) -> Iterator[str]:
    """Read each pile and say what is right of it, pile by pile and the mean of the piles."""
    every: dict[str, list[float]] = defaultdict(list)
    for folder in folders:
        scores = compare(read_pile(folder), find_pile(folder, tagger))
        yield f"{folder.name}"
        for name, value, of in scores.values():
            yield f"  {name:58}{say(value):>7}  {of}"
            if value is not None:
                every[name].append(value)
        yield f"  {'contradictions raised with words that are not labelled':58}" + (
            f"{len(scores.unjudged):7}"
        )
        if with_lists:
            yield from (f"    {words}" for words in scores.lists())
    if len(folders) > 1:
        yield "mean of the piles that have any"
        for name, values in every.items():
            yield f"  {name:58}{say(sum(values) / len(values)):>7}  of {len(values)}"
