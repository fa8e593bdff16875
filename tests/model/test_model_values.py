"""Spans, offset maps, ids and days: what every room builds on."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model import (
    OffsetMap,
    Place,
    Placed,
    Run,
    Span,
    hull,
    make_id,
    overlap_any,
    published_day,
    words_of,
)

spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda ends: Span(*sorted(ends)))
parts = st.lists(st.one_of(st.none(), st.integers(), st.text(max_size=5)), max_size=4)


@st.composite
def kept_texts(draw: st.DrawFn) -> tuple[str, str, OffsetMap]:
    """Return an original, the text kept of it and the map between them: some pieces are dropped."""
    pieces = draw(st.lists(st.tuples(st.text("abc \n", min_size=1, max_size=6), st.booleans())))
    original, stored = "".join(piece for piece, _ in pieces), ""
    runs, at = [], 0
    for piece, is_kept in pieces:
        if is_kept:
            runs.append(Run(len(stored), len(stored) + len(piece), at, at + len(piece)))
            stored += piece
        at += len(piece)
    return original, stored, OffsetMap("characters", tuple(runs))


@settings(deadline=None)
@given(kept_texts(), spans)
def test_a_span_leads_to_its_exact_words_in_the_original(
    kept: tuple[str, str, OffsetMap], span: Span
) -> None:
    original, stored, offsets = kept
    there = offsets.to_original(span)
    assert "".join(piece.of(original) for piece in there) == span.of(stored)
    assert all(a.end < b.start for a, b in pairwise(there))


@settings(deadline=None)
@given(kept_texts(), spans)
def test_the_way_to_the_original_and_back_ends_where_it_began(
    kept: tuple[str, str, OffsetMap], span: Span
) -> None:
    _, stored, offsets = kept
    back = [piece for there in offsets.to_original(span) for piece in offsets.to_stored(there)]
    assert "".join(piece.of(stored) for piece in back) == span.of(stored)


def test_a_replacement_maps_as_a_whole() -> None:
    offsets = OffsetMap("characters", (Run(0, 2, 0, 2), Run(2, 3, 2, 7), Run(3, 5, 7, 9)))
    assert offsets.to_original(Span(2, 3)) == (Span(2, 7),)
    assert offsets.to_original(Span(1, 4)) == (Span(1, 8),)
    assert offsets.to_stored(Span(4, 5)) == (Span(2, 3),)


def test_pages_have_places_and_no_characters() -> None:
    offsets = OffsetMap("page", (Run(0, 5, number=1), Run(5, 9, number=1), Run(10, 12, number=2)))
    assert offsets.places(Span(3, 11)) == (Place(1), Place(2))
    assert offsets.to_original(Span(3, 11)) == ()
    assert offsets.places(Span(9, 10)) == ()


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_that_is_none_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no span"):
        Span(start, end)


@given(spans, spans)
def test_spans_overlap_where_they_share_a_character(a: Span, b: Span) -> None:
    shared = set(range(a.start, a.end)) & set(range(b.start, b.end))
    if len(a) and len(b):
        assert a.overlaps(b) == b.overlaps(a) == overlap_any([a], [b]) == bool(shared)
    assert hull([a, b]).covers(a)
    assert hull([a, b]).covers(b)


@given(st.text(alphabet=" \n\tab", max_size=12), st.data())
def test_a_stripped_span_holds_the_same_words_without_white_space_around(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    assert span.covers(span.stripped(text))
    assert span.stripped(text).of(text) == span.of(text).strip()


def test_a_discontinuous_stretch_shows_what_it_leaves_out() -> None:
    assert words_of((Span(0, 3), Span(8, 12)), "the old gate") == "the … gate"


@given(parts, parts)
def test_other_parts_make_another_id(a: list[int | str | None], b: list[int | str | None]) -> None:
    assert (make_id("claim", *a) == make_id("claim", *b)) == (a == b)
    assert make_id("claim", *a) != make_id("document", *a)


@pytest.mark.parametrize("published", [None, "", "2021", "2021-09", "2021-13-45", "20210915"])
def test_what_is_no_full_date_is_no_day(published: str | None) -> None:
    assert published_day(published) is None


@pytest.mark.parametrize("published", ["2021-09-15", "2021-09-15T08:30:00+02:00"])
def test_the_day_of_publication_is_as_the_publisher_writes_it(published: str) -> None:
    day = published_day(published)
    assert day is not None
    assert day.isoformat() == "2021-09-15"


far_spans = st.tuples(st.integers(0, 3000), st.integers(1, 3000)).map(
    lambda told: Span(told[0], sum(told))
)


@settings(deadline=None)
@given(st.lists(far_spans, max_size=12), far_spans)
def test_what_is_placed_is_found_as_by_asking_all(given_spans: list[Span], span: Span) -> None:
    placed = Placed((one, n) for n, one in enumerate(given_spans))
    around = [n for n, one in enumerate(given_spans) if one.covers(span)]
    assert placed.covering(span) == around
    beside = [n for n, one in enumerate(given_spans) if one.overlaps(span)]
    assert placed.overlapping(span) == beside
