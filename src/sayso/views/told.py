"""Sentences that tell something by themselves, and the points that they are on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.model import Claim, Placed, Point, Span, Spans, Stance
from sayso.model.sentence_cuts import SentenceCuts
from sayso.views.sentences import write_out


@dataclass(frozen=True, slots=True)
class OnPoint:
    """The point that a statement is on, by its id, number (from 1) and title, and its stance."""

    id: str
    number: int
    title: str
    stance: Stance


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that tells something by itself.

    `words` are those of `spans` on one line, with names for pronouns that are understood; `points`
    are the points that it takes a position on, `claims` the ids of the claims in it.
    """

    words: str
    spans: Spans
    points: tuple[OnPoint, ...]
    claims: tuple[str, ...]


SHORTEST = 3
"""Words of a sentence that tells something by itself: "Nobody was killed". Own choice."""

Standing = Mapping[str, tuple[OnPoint, ...]]
"""The points that a claim is on, by its id."""


def stand_on_points(points: Sequence[Point], chosen: str | None) -> Standing:
    """Return the points that claims are on; of one point alone where its id is given."""
    found: dict[str, tuple[OnPoint, ...]] = {}
    for number, point in enumerate(points, 1):
        if chosen in (None, point.id):
            for side in point.sides:
                on = OnPoint(point.id, number, point.title, side.stance)
                found.update((claim, (*found.get(claim, ()), on)) for claim in side.claims)
    return found


def gather_own_words(
    cuts: SentenceCuts, claims: Iterable[Claim], others: Iterable[Span]
) -> dict[tuple[Span, str], list[Claim]]:
    """Return the claims in a Document's own words by the sentence to show, and how they stand.

    The clause alone is shown where somebody else's words stand in its sentence.
    """
    placed = Placed((span, None) for span in others)
    found: dict[tuple[Span, str], list[Claim]] = {}
    for claim in claims:
        if not claim.is_reported:
            sentence = cuts.around(claim.span)
            key = (claim.span if placed.overlapping(sentence) else sentence, claim.heard_as)
            found.setdefault(key, []).append(claim)
    return found


def tell_sentences(
    cuts: SentenceCuts,
    sentences: Iterable[Spans],
    claims: Sequence[Claim],
    standing: Standing,
    source: str | None,
) -> tuple[Told, ...]:
    """Return the sentences that tell something: those with a claim that is more than a word.

    What a source takes a position by in fewer words ("denied that") is told with all around it.
    """
    placed = Placed((claim.span, number) for number, claim in enumerate(claims))
    found: list[Told] = []
    for spans in sentences:
        near = {number for span in spans for number in placed.overlapping(span)}
        inside = [claims[number] for number in sorted(near)]
        points = {on for claim in inside for on in standing.get(claim.id, ())}
        names = (m for claim in inside for m in claim.meanings if m.words != source)
        words = write_out(cuts.text, spans, names)
        is_whole = len(words.split()) >= SHORTEST and any(_is_clause(claim) for claim in inside)
        if is_whole or points:
            ids = tuple(claim.id for claim in inside)
            ordered = tuple(sorted(points, key=lambda on: (on.number, on.stance)))
            told = Told(words, spans, ordered, ids)
            found.append(told if is_whole or source is None else _with_all_around(cuts, told))
    return tuple(found)


def _with_all_around(cuts: SentenceCuts, told: Told) -> Told:
    whole = cuts.around(Span(told.spans[0].start, told.spans[-1].end))
    return replace(told, spans=(whole,), words=write_out(cuts.text, (whole,), ()))


def _is_clause(claim: Claim) -> bool:
    """Tell whether a claim says something of something."""
    about = claim.subject_span or claim.object_span or claim.subject or claim.object
    return claim.predicate_span is not None and about is not None
