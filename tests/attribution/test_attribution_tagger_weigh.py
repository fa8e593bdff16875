"""Which candidates are sure enough, in the text and within others' contents."""

from __future__ import annotations

import pytest
from extract_words import document
from tagger_cases import tags_of

from sayso.attribution.constructions.candidate import Candidate
from sayso.attribution.extract import ReadAlong, read_along
from sayso.attribution.tagger.find import Reading, Readings
from sayso.attribution.tagger.inner import inner_sureness
from sayso.attribution.tagger.weigh import Scored, standing, weigh
from sayso.language.parse import Parse, parse_document
from sayso.model import Span, Spans

NESTED = "The mayor said that the miners wanted to reopen the pit on the hill."


class Case:
    """A text read by the rules, to which a test adds what a network reads."""

    def __init__(self, text: str) -> None:
        self.text = text
        made = document(text)
        self.parse: Parse = parse_document(made)
        self.read: ReadAlong = read_along(made, self.parse, "none")

    def spans(self, words: str) -> Spans:
        start = self.text.index(words)
        return (Span(start, start + len(words)),)

    def weighed(self, readings: Readings | None) -> list[Scored]:
        read = self.read
        return weigh(read.scored, readings, self.parse, read.layer, read.cues, read.is_none)

    def sure(self, readings: Readings | None, cue: str) -> float:
        """Return how sure it is of the candidate with a cue, 0 where there is none."""
        return max((p for p, c in self.weighed(readings) if c.cue == self.spans(cue)), default=0.0)

    def outer_of(self, cue: str) -> set[Candidate | None]:
        told = standing(self.read.scored, None, self.parse, self.read.layer, self.read.is_none)
        return {outer for outer, _, m in told if m.candidate.cue == self.spans(cue)}


def test_what_the_rules_alone_find_stays_with_less_confidence() -> None:
    here = Case("The mayor said that the mill was closed on Monday in the town of Varn.")
    content = here.spans("that the mill was closed on Monday in the town of Varn")
    found = Reading(here.spans("The mayor"), here.spans("said"), content, 0.97, 0.97, 0.97, 0.97)
    both = here.sure(Readings((found,), tags_of(here.text, content, 5, -5)), "said")
    alone = here.sure(Readings((), tags_of(here.text, (), 0, -1)), "said")
    assert alone < both


def test_what_stands_in_a_content_is_weighed_as_such() -> None:
    here = Case(NESTED)
    (outer,) = here.outer_of("wanted")
    assert outer is not None
    assert outer.cue == here.spans("said")
    assert here.outer_of("said") == {None}


def test_what_the_network_makes_of_a_content_by_itself_counts_within_it() -> None:
    here = Case(NESTED)
    said = here.spans("that the miners wanted to reopen the pit on the hill")
    wish = here.spans("to reopen the pit on the hill")
    text = tags_of(here.text, said, 4, -4)

    def sure(odds: float) -> float:
        readings = Readings((), text, ((said[0], tags_of(here.text, wish, odds, -odds)),))
        read = here.read
        told = standing(read.scored, readings, here.parse, read.layer, read.is_none)
        return max(
            inner_sureness(m, outer, readings, here.parse, read.cues)
            for outer, _, m in told
            if outer is not None and m.candidate.content == wish
        )

    assert sure(-4) < sure(0) < sure(4)


def test_the_shortest_content_that_was_read_by_itself_is_asked() -> None:
    whole, part = tags_of(NESTED, (), 0, -1), tags_of(NESTED, (), 0, 1)
    readings = Readings((), whole, ((Span(0, 60), whole), (Span(10, 40), part)))
    assert readings.tags_within((Span(12, 20),)) is part
    assert readings.tags_within((Span(12, 50),)) is whole
    assert readings.tags_within((Span(12, 65),)) is None
    assert readings.tags_within(()) is None


@pytest.mark.parametrize("tagger", ["none", "default"])
def test_a_wish_and_a_perception_within_a_content_are_found(tagger: str) -> None:
    for text, cue in (
        (NESTED, "wanted"),
        ("“I saw two men cut the fence,” the guard said.", "saw"),
        ("Officials said they believed that the dam would hold.", "believed"),
    ):
        made = document(text)
        parse = parse_document(made)
        read = read_along(made, parse, tagger)  # type: ignore[arg-type]
        kept = weigh(read.scored, read.readings, parse, read.layer, read.cues, read.is_none)
        assert cue in {" ".join(s.of(text) for s in c.cue) for _, c in kept}, text
