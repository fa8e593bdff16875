"""Turns of transcripts: who speaks where, by the labels that lines begin with."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.attribution.constructions.boundaries import QuoteLayer, bare
from sayso.attribution.constructions.candidate import Candidate
from sayso.attribution.syntax import head_of
from sayso.language.parse import Parse
from sayso.model import Document, Span

STAMP = r"[ \t*_>#]*(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s*)?(?:Q\d{1,4}\s+)?"
"""What may stand before a label: marks of layout, a time, a question's number."""
SPEAKER = re.compile(
    STAMP + r"(?P<who>[^\W\d_][\w.'\u2019\-]*(?:[ ,]+(?:\([^)\n]{1,60}\)|[\w.&'\u2019\-]+)){0,7}?)"
    r"[*_]*\s?(?P<mark>:)[*_]*(?=\s|[\"\u201c\u2018'\u00ab])"
)
"""A name at a line's start with a colon after it."""
RECORDED = re.compile(
    STAMP + r"(?P<who>[QA]|(?:(?:The|[A-Z][a-z]+\.?|[A-Z]{2,4}\.?) ){1,3}"
    r"(?!\w+\. ?[a-z])[A-Z][A-Z'\u2019\-]{2,}(?: [A-Z][A-Z'\u2019\-]{2,})?"
    r"(?: of [A-Z]\w+(?: [A-Z]\w+)?)?(?: \([^)\n]{1,60}\))?)"
    r"(?P<mark>\.)\s+(?=\S)"
)
"""A title and surname in capitals with a full stop, as in official records; Q. and A."""
# fmt: off
NOT_SPEAKERS = frozenset([
    "note", "update", "updated", "read", "more", "related", "watch", "photo", "photos", "image",
    "source", "sources", "video", "summary", "highlight", "highlights", "analysis", "opinion",
    "correction", "editor's", "theme", "region", "tags", "by", "exclusive", "breaking", "live",
    "fact", "check", "q&a", "review", "listen", "email", "phone", "tel", "date", "subject",
    "from", "to", "cc", "http", "https", "time", "where", "when", "what", "who", "why", "how",
    "thread", "topic", "re", "claim", "verdict", "transcript", "guests", "participants", "cast",
])
# fmt: on
LEAST_TURNS = 4
"""Labelled lines, of two speakers of whom one speaks twice, that make a text a transcript."""
DENSE_TURNS, DENSE = 3, 0.75
"""So many make one where at least that share of the lines from the first on are labelled."""
NOTE = re.compile(
    r"(?i)^[\s*_]*[\[(]|^\W*$|\b(?:interview|transcript|conversation|debate|hearing)\b.{0,60}"
    r"\b(?:recorded|edited|condensed|conducted|ends?|ended|translated|held)\b|©|^\W*copyright\b"
)
"""A stage direction in brackets, or an editor's words on a talk."""
LONGEST_HEADLINE = 26
LONGEST_NAME = 4
"""Words of a name that a roster gives behind what its bearer is."""


@dataclass(frozen=True, slots=True)
class Label:
    """A line's label: who, the mark after it, and where the words begin."""

    who: Span
    mark: Span

    def key(self, text: str) -> str:
        """Return what a speaker is met again by: the last word of the name, in lower case."""
        words = self._list(text)
        return words[-1] if words else ""

    def words(self, text: str) -> frozenset[str]:
        """Return the words of the name, in lower case; what is in brackets tells it apart."""
        return frozenset(self._list(text)) or frozenset({self.who.of(text)})

    def _list(self, text: str) -> list[str]:
        plain = re.sub(r"\([^)]*\)", " ", self.who.of(text))
        return re.findall(r"[^\W_][\w'\u2019\-]*", plain.lower())


def label_at(text: str, block: Span, shape: re.Pattern[str] = SPEAKER) -> Label | None:
    """Return the label that a paragraph begins with, None where it has none."""
    match = shape.match(text, block.start, block.end)
    if match is None or match["who"].lower().split()[0].rstrip(",.") in NOT_SPEAKERS:
        return None
    return Label(Span(*match.span("who")), Span(*match.span("mark")))


def find_labels(text: str, paragraphs: Sequence[Span]) -> dict[int, Label]:
    """Return the labels of a transcript by their paragraph's number; none for any other text."""
    for shape in (SPEAKER, RECORDED):
        labels = {
            number: label
            for number, block in enumerate(paragraphs)
            if (label := label_at(text, block, shape)) is not None
        }
        labels = _without_roster(text, paragraphs, labels)
        counts = Counter(label.key(text) for label in labels.values())
        names = [label.words(text) for label in labels.values()]
        if (
            not any(a - b and b - a for a, b in pairwise(names))
            or max(counts.values(), default=0) < 2
        ):
            continue
        lines = sum(NOTE.search(block.of(text)) is None for block in paragraphs[min(labels) :])
        is_dense = len(labels) >= DENSE_TURNS and len(labels) >= DENSE * lines
        if is_dense or len(labels) >= LEAST_TURNS:
            return labels
    return {}


def _without_roster(
    text: str, paragraphs: Sequence[Span], labels: dict[int, Label]
) -> dict[int, Label]:
    """Return labels without those that only name a speaker: "Presenter: Orla Dane"."""
    keys = {label.key(text) for label in labels.values()}

    def is_name(number: int, label: Label) -> bool:
        words = text[label.mark.end : paragraphs[number].end].split()
        last = words[-1].lower() if words else ""
        return 0 < len(words) <= LONGEST_NAME and last in keys - {label.key(text)}

    return {n: label for n, label in labels.items() if not is_name(n, label)}


def find_turns(
    parse: Parse, layer: QuoteLayer, document: Document, paragraphs: Sequence[Span]
) -> Iterator[tuple[int, Candidate]]:
    """Yield the turns of a transcript with the number of their first paragraph."""
    text = document.text
    labels = find_labels(text, paragraphs)
    starts = sorted(label.who.start for label in labels.values())
    for number, label in labels.items():
        block = paragraphs[number]
        tokens = parse.tokens_in(label.who)
        content = bare(parse, Span(label.mark.end, block.end), layer)
        if not tokens or content is None or layer.around(label.who.start) is not None:
            continue
        head = head_of(tokens) or tokens[-1]
        following = (paragraphs[k] for k in range(number + 1, len(paragraphs)))
        rest = _same_turn(document, following, label, starts)
        yield (
            number,
            Candidate(
                "turn",
                ":",
                "turn",
                head.i,
                (label.who,),
                (label.mark,),
                (content, *rest),
                head.i,
            ),
        )


def _same_turn(
    document: Document, following: Iterable[Span], turn: Label, starts: Sequence[int]
) -> Iterator[Span]:
    """Yield the paragraphs after a turn's first that the same speaker goes on in.

    Up to the next speaker, a heading, a note in brackets, or words about the talk or its speaker.

    Args:
        document: with its text and zones.
        following: the paragraphs after the turn's first, in text order.
        turn: the label that the turn begins with.
        starts: where the labels of all turns begin, in order.
    """
    text = document.text
    own = {w for w in turn.who.of(text).lower().split() if len(w) > 2} - {"the", "for"}
    for block in following:
        words = block.of(text)
        is_title = is_heading(document, block) or (
            looks_like_title(text, block) and words.rstrip()[-1:] not in '!?"”'
        )
        if bisect_left(starts, block.start) < bisect_left(starts, block.end):
            return
        if label_at(text, block) is not None or is_title or NOTE.search(words):
            return
        if own & set(re.findall(r"[^\W\d_]+", words.lower())):
            return
        yield block


def is_heading(document: Document, block: Span) -> bool:
    """Tell whether a paragraph stands in a heading."""
    return any(zone.span.overlaps(block) for zone in document.zones_of("heading"))


def looks_like_title(text: str, block: Span) -> bool:
    """Tell whether a line is short, without a full stop, and mostly in capitals."""
    words = re.findall(r"[^\W\d_][\w'\u2019]*", block.of(text))
    long = [w for w in words if len(w) > 3]
    ends = block.of(text).rstrip()[-1:]
    return (
        0 < len(words) <= LONGEST_HEADLINE
        and ends not in ".;:,"
        and sum(w[0].isupper() for w in long) >= 0.7 * max(1, len(long))
    )


LEAST_PAIRS = 2
"""Questions with an answer that make a talk of a text."""
LONGEST_QUESTION = 60
"""Words of a question."""
YOU = re.compile(r"(?i)\b(?:you|your|yours|yourself)\b")
SELF = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Mm]e|[Uu]s)\b")
ANNOUNCED = re.compile(
    r"(?i)\binterview(?:s|ed)?\b|\bq\s?(?:&|and)\s?a\b|\bin conversation with\b|"
    r"\b(?:speaks?|spoke|talks?|talked) (?:to|with) (?:us\b|the\b|our\b)|"
    r"\b(?:answers?|answered) (?:\w+ ){0,2}questions\b"
)
"""How a title or lead tells that an interview follows."""
LONGEST_LEAD = 4
"""Paragraphs of a title and a lead."""
ASKED = re.compile(r"\?[\"\u201d\u2019')\]*_]*\s*$")


def find_unlabelled(
    parse: Parse, layer: QuoteLayer, paragraphs: Sequence[Span]
) -> Iterator[tuple[int, Candidate]]:
    """Yield the turns of an interview without labels, with the number of their paragraph.

    They alternate without a break to the end of the text, or for as many questions as two; who
    asks says "you", or asks; who answers says "I". Anything less may be a reporter's questions,
    but where a title or lead tells of an interview one "you" is enough.
    """
    text = parse.text
    for first in range(len(paragraphs)):
        if not ASKED.search(paragraphs[first].of(text)):
            continue
        lead = paragraphs[:first] if first <= LONGEST_LEAD else ()
        is_announced = any(ANNOUNCED.search(block.of(text)) for block in lead)
        run = _run(text, layer, paragraphs, first, 1 if is_announced else LEAST_PAIRS)
        if run:
            yield from _alternating(parse, layer, paragraphs, run)
            return


def _run(
    text: str, layer: QuoteLayer, paragraphs: Sequence[Span], first: int, least: int
) -> range | None:
    """Return the paragraphs of a talk from its first question on; `least` of them say "you"."""
    last = first
    while last + 1 < len(paragraphs):
        question, answer = paragraphs[last], paragraphs[last + 1]
        if not _may_ask(text, layer, question) or not _may_answer(text, answer):
            break
        last += 2
    pairs = (last - first) // 2
    asking = [paragraphs[i].of(text) for i in range(first, last, 2)]
    telling = [paragraphs[i].of(text) for i in range(first + 1, last, 2)]
    if pairs < LEAST_PAIRS or sum(YOU.search(words) is not None for words in asking) < least:
        return None
    if 2 * sum(SELF.search(words) is not None for words in telling) < pairs:
        return None
    return range(first, last)


def _may_ask(text: str, layer: QuoteLayer, block: Span) -> bool:
    words = block.of(text)
    if len(words.split()) > LONGEST_QUESTION or label_at(text, block) or NOTE.search(words):
        return False
    is_reported = layer.around(block.start) is not None
    asks = ASKED.search(words) is not None or YOU.search(words) is not None
    return asks and not is_reported and not SELF.search(words)


def _may_answer(text: str, block: Span) -> bool:
    words = block.of(text)
    return not (
        ASKED.search(words) or label_at(text, block) or NOTE.search(words)
    ) and words.rstrip()[-1:] in tuple('.!\u2026"\u201d\u2019)')


def _alternating(
    parse: Parse, layer: QuoteLayer, paragraphs: Sequence[Span], run: range
) -> Iterator[tuple[int, Candidate]]:
    for number in run:
        tokens = parse.tokens_in(paragraphs[number])
        content = bare(parse, paragraphs[number], layer)
        if not tokens or content is None:
            continue
        # the last token, a mark, is no other's head, with whom the turn would compete
        yield number, Candidate("turn", "", "turn", tokens[-1].i, (), (), (content,))
