"""Headings against headings: one tells a story that the other calls false.

A heading leaves out what clauses are compared by, and says in few words what its Document is about.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from sayso.linking.headlines import (
    NEGATOR,
    asks,
    content_of,
    find_denial_sign,
    plain,
    takes_no_side_against,
)
from sayso.linking.likeness import Profile, make_profiles
from sayso.linking.statements import Statement
from sayso.linking.wording import make_reason
from sayso.model import Document, ReasonKind, Relation, Span

LONGEST = 250
"""Characters of a Document that is nothing but a heading, or of a heading."""

ALIKE = 0.3
"""Likeness from which two headings are about one matter. Of the pairs of headlines at and above it
in which one alone denies, one in 25 is of two matters (chosen on the half of Emergent at hand)."""

SHARED = 2
"""Words of content that they must share at least. Own choice."""

MAX_POSTINGS = 400
"""A run of characters in more headings than this finds no candidates, so that cost stays near
linear."""

STALE_DAYS = 45
"""Publication days after which two headings are about two times. Own choice."""

CONFIDENCE = 0.6
"""Of such a contradiction at full likeness. Own estimate."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A Document's heading in small letters, with the claim that stands for it."""

    statement: Statement
    span: Span
    words: str
    profile: Profile


def find_heading_conflicts(
    documents: Sequence[Document], statements: Sequence[Statement]
) -> list[Relation]:
    """Return the contradictions between headings, sorted by their claims.

    Cost: near linear in the headings.
    """
    headings = _read_headings(documents, statements)
    found: list[Relation] = []
    for a, b, likeness in _alike(headings):
        if not _may_conflict(a, b):
            continue
        signs = _sign_against(a, b), _sign_against(b, a)
        if signs == (None, None):
            continue
        first, second = sorted(((a, signs[0]), (b, signs[1])), key=lambda x: x[0].statement.id)
        spans = (_span_of(*first), _span_of(*second))
        sign = signs[0] or signs[1] or ""
        kind: ReasonKind = "negation" if NEGATOR.fullmatch(sign) else "denial"
        reason = make_reason(kind, first[0].statement, second[0].statement, spans)
        sure = round(CONFIDENCE * min(1.0, 0.7 + likeness / 2), 3)
        ids = (first[0].statement.id, second[0].statement.id)
        found.append(Relation(*ids, "contradicts", (reason,), sure))
    return sorted(found, key=lambda relation: (relation.a, relation.b))


def _read_headings(documents: Sequence[Document], statements: Sequence[Statement]) -> list[Heading]:
    told: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        told[statement.claim.document].append(statement)
    rows: list[tuple[Statement, Span, str]] = []
    for document in documents:
        span = heading_of(document)
        inside = [s for s in told[document.id] if span is not None and span.covers(s.claim.span)]
        if span is not None and inside:
            main = max(inside, key=lambda s: (len(s.claim.span), s.id))
            rows.append((main, span, plain(span.of(document.text))))
    profiles = make_profiles([words for _, _, words in rows])
    return [Heading(*row, profile) for row, profile in zip(rows, profiles, strict=True)]


def heading_of(document: Document) -> Span | None:
    """Return the first heading, or all of a Document that is one line without a full stop."""
    zones = document.zones_of("heading")
    if zones:
        return zones[0].span if len(zones[0].span) <= LONGEST else None
    text = document.text.strip()
    if not text or len(text) > LONGEST or "\n" in text or text.endswith("."):
        return None
    start = document.text.index(text)
    return Span(start, start + len(text))


def _alike(headings: Sequence[Heading]) -> Iterator[tuple[Heading, Heading, float]]:
    """Return the pairs of headings on one matter of which one may deny, with their likeness."""
    denying = [not takes_no_side_against(heading.words) for heading in headings]
    telling = _telling(headings, denying)
    sums = np.zeros(len(headings))
    for heading in compress(headings, denying):
        met = [np.zeros(0, dtype=np.intp)]
        for feature, weight in heading.profile.weights.items():
            if feature in telling:
                others, weights = telling[feature]
                sums[others] += weight * weights
                met.append(others)
        every = np.concatenate(met)
        for other in np.unique(every[sums[every] >= ALIKE]).tolist():
            yield heading, headings[other], float(sums[other])
        sums[every] = 0.0


def _telling(
    headings: Sequence[Heading], denying: Sequence[bool]
) -> dict[str, tuple[NDArray[np.intp], NDArray[np.float64]]]:
    """Return which headings that do not deny have a feature of one that does, and its weight there.

    Features of too many headings are left out.
    """
    asked = compress(headings, denying)
    wanted = {feature for heading in asked for feature in heading.profile.weights}
    counts: Counter[str] = Counter()
    told: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, heading in enumerate(headings):
        for feature, weight in heading.profile.weights.items():
            if feature in wanted:
                counts[feature] += 1
                if not denying[number]:
                    told[feature].append((number, weight))
    return {
        feature: (np.array([n for n, _ in rows]), np.array([weight for _, weight in rows]))
        for feature, rows in told.items()
        if counts[feature] <= MAX_POSTINGS
    }


def _may_conflict(a: Heading, b: Heading) -> bool:
    x, y = a.statement, b.statement
    if x.origin == y.origin or x.key == y.key:
        return False
    if x.day is not None and y.day is not None and abs(x.day - y.day) > STALE_DAYS:
        return False
    return len(content_of(a.words) & content_of(b.words)) >= SHARED


def _sign_against(denying: Heading, told: Heading) -> str | None:
    """Return the words by which one heading denies what the other plainly tells."""
    if asks(denying.words) or not takes_no_side_against(told.words):
        return None
    return find_denial_sign(denying.words, told.words, least=SHARED)


def _span_of(heading: Heading, sign: str | None) -> Span:
    """Return where the sign stands in the heading, the claim's clause without one."""
    if sign is not None:
        at = heading.span.of(heading.statement.text).casefold().replace("’", "'").find(sign)
        if at >= 0:
            start = heading.span.start + at
            return Span(start, start + len(sign))
    return heading.statement.claim.span
