"""The words of a Document with tags, heads and names, from spaCy, paragraph by paragraph.

The rest of Sayso sees only these frozen values, so that another parser can take spaCy's place.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import Any

from sayso.config import DEFAULT_PIPELINE
from sayso.errors import ResourceError
from sayso.language.boundaries import LINE_GLUE, mark_sentence_starts
from sayso.language.lines import begins_item, cut_lines, labelled_lines
from sayso.model import Document, Span


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark.

    `start` and `end` are in the Document's stored text. `pos` is the Universal Dependencies tag,
    `tag` the Penn Treebank tag, `dep` the label of the arc from `head` (an index into the Parse's
    tokens; a root is its own head).
    """

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int

    @property
    def span(self) -> Span:
        """Return where it stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens [first, last) and the span they cover."""

    first: int
    last: int
    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True)
class Name:
    """A stretch of tokens [first, last) taken for a name, with OntoNotes' label."""

    first: int
    last: int
    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Parse:
    """All words of the analysed parts of a Document, in text order."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
    children: tuple[tuple[int, ...], ...]

    def subtree(self, i: int) -> list[int]:
        """Return the indices of a token and all below it, in text order."""
        found = [i]
        for at in found:  # grows while it is read
            found.extend(self.children[at])
        found.sort()
        return found

    def span_of(self, first: int, last: int) -> Span:
        """Return the span of tokens first to last, both included."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """Return the tokens that overlap a span, in text order."""
        tokens = self.tokens
        low = bisect_right(tokens, span.start, key=_END)
        high = min(low + span.end - span.start, len(tokens))  # no token is shorter than 1
        return tokens[low : bisect_left(tokens, span.end, low, high, key=_START)]

    def tokens_of(self, spans: Iterable[Span]) -> tuple[Token, ...]:
        """Return the tokens that overlap some spans, span by span."""
        return tuple(token for span in spans for token in self.tokens_in(span))

    def whole_words(self, span: Span) -> Span:
        """Return a span with the rest of the words that it begins or ends inside of."""
        inside = self.tokens_in(span)
        if not inside:
            return span
        start, end = span.start, span.end
        if self.text[start - 1 : start + 1].isalnum() and inside[0].start < start:
            start = inside[0].start
        if self.text[end - 1 : end + 1].isalnum() and inside[-1].end > end:
            end = inside[-1].end
        return Span(start, end)


_START, _END = attrgetter("start"), attrgetter("end")

LONGEST_PIECE = 100_000
"""Characters that the parser takes at once (it refuses a million, and its memory grows with them);
about 17,000 words, which no paragraph meant for readers has."""

LONGEST_RUN = 1000
"""Characters without white space that the parser takes at once: its time grows with their square.
Addresses and file names are shorter; what is longer is data, or rows of marks."""

LONG_RUN = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")

BREAK = re.compile(r"[.!?…][\"'”’»)\]]*\s+")

PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
"""A block of lines without a blank line."""

LINE = re.compile(r"[^\n]*\S[^\n]*")

SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*\s*$")

WRAPPED_SHARE = 0.6
"""Of the lines with another right below, at most this share ends a sentence in hard-wrapped text
(about 0.1 in letters and wire copy wrapped at 60 to 80 columns); where each line is a paragraph,
0.75 and more do."""


SALUTATION = re.compile(r"((?:Dear|Hello|Hi)\b[^\n.!?]{0,60}[,:])[ \t]*\n\s*", re.IGNORECASE)
"""A letter's first line: whoever is greeted is not the subject of the line below."""


def is_wrapped(text: str) -> bool:
    """Tell whether single line breaks are only where the lines were full, not paragraph ends."""
    lines = text.split("\n")
    above = [a for a, b in pairwise(lines) if a.strip() and b.strip()]
    if len(above) < 3:
        below = [b for a, b in pairwise(lines) if a.strip() and b.strip()]
        return all(len(line) <= 200 for line in (*above, *below))
    ending = sum(SENTENCE_END.search(line) is not None for line in above)
    longest = sorted(len(line) for line in above)[int(len(above) * 0.9)]
    return longest <= 200 and ending <= WRAPPED_SHARE * len(above)


def find_blocks(text: str) -> list[Span]:
    """Return the paragraphs and standing lines of a text, in order, without white space around.

    A blank line is always a border; a single line break is one unless the text is hard-wrapped, or
    the line above ends with a comma or semicolon, or the line below goes on in lower case. Lines
    that a speaker's label opens, in a chat or thread, are never joined.
    """
    labelled = labelled_lines(text)
    shape = PARAGRAPH if not labelled and is_wrapped(text) else LINE
    blocks: list[Span] = []
    for match in shape.finditer(text):
        found = Span(*match.span()).stripped(text)
        if not len(found):
            continue
        start, end = found.start, found.end
        is_new = start in labelled or shape is not LINE or not blocks
        if not is_new and _goes_on(text, blocks[-1], start):
            start = blocks.pop().start
        greeting = SALUTATION.match(text, start, end)
        if greeting:
            blocks.append(Span(start, greeting.end(1)))
            start = greeting.end()
        block = Span(start, end)
        blocks.extend(cut_lines(text, block) if shape is PARAGRAPH else [block])
    return blocks


def _goes_on(text: str, above: Span, start: int) -> bool:
    """Tell whether a line goes on with the sentence of the line right above it."""
    if SALUTATION.match(text[above.start : above.end] + "\n"):
        return False
    between = text[above.end : start]
    if between.count("\n") != 1 or begins_item(text, start):
        return False
    return text[above.end - 1] in ",;" or text[start].islower()


def find_paragraphs(document: Document) -> list[Span]:
    """Return the blocks of text to analyse: zones are borders, set-apart ones are left out."""
    text = document.text
    borders = sorted({e for z in document.zones for e in (z.span.start, z.span.end)})
    paragraphs: list[Span] = []
    for block in find_blocks(text):
        cuts = [block.start, *(b for b in borders if block.start < b < block.end), block.end]
        for start, end in pairwise(cuts):
            piece = Span(start, end)
            kept = piece.stripped(text)
            if len(kept) and not document.is_set_apart(piece):
                paragraphs.append(kept)
    return paragraphs


def cut_piece(text: str, block: Span) -> list[Span]:
    """Cut a paragraph into pieces that the parser can take, at sentence ends where there are any.

    Returns:
        Pieces in order, with nothing but white space between them; most paragraphs are one.
    """
    if len(block) <= LONGEST_RUN:
        return [block]
    pieces: list[Span] = []
    start = block.start
    for run in _long_runs(text, block):
        pieces.extend(_cut_sentences(text, start, run.start))
        pieces.extend(
            Span(at, min(at + LONGEST_RUN, run.end))
            for at in range(run.start, run.end, LONGEST_RUN)
        )
        start = run.end
    pieces.extend(_cut_sentences(text, start, block.end))
    return pieces


def _long_runs(text: str, block: Span) -> Iterator[Span]:
    """Yield what stands without white space for so long that it is no word."""
    for match in LONG_RUN.finditer(text, block.start, block.end):
        yield Span(match.start(), match.end())


def _cut_sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """Cut [start, end) into pieces of at most LONGEST_PIECE, each stripped of white space."""
    while start < end:
        stop = end
        if end - start > LONGEST_PIECE:
            stop = start + LONGEST_PIECE
            breaks = [m.end() for m in BREAK.finditer(text, stop - LONGEST_PIECE // 4, stop)]
            stop = breaks[-1] if breaks else text.rfind(" ", start + 1, stop) + 1 or stop
        kept = Span(start, stop).stripped(text)
        if len(kept):
            yield kept
        start = stop


@lru_cache(maxsize=2)
def load_pipeline(name: str = DEFAULT_PIPELINE) -> Any:
    """Load a spaCy pipeline once a process.

    Raises:
        ResourceError: it is not installed.
    """
    import spacy
    from spacy.language import Language

    try:
        loaded: Any = spacy.load(name)
    except OSError as error:
        message = f"no language pipeline {name!r}: pip install it, or unset SAYSO_PIPELINE"
        raise ResourceError(message, subject=name) from error
    if "parser" in loaded.pipe_names:
        Language.component("sayso_boundaries", func=mark_sentence_starts)
        loaded.add_pipe("sayso_boundaries", before="parser")
    infixes = (*loaded.Defaults.infixes, *LINE_GLUE)
    loaded.tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer
    return loaded


TITLES = re.compile(
    r"Capt|Lt|Gen|Col|Sgt|Maj|Adm|Cmdr|Cpl|Brig|Sen|Rep|Gov|Rev|Hon|Dr|Mr|Mrs|Ms|Prof|Supt|Det|Insp"
)
"""Abbreviated titles whose full stop ends no sentence."""


def parse_document(document: Document, *, pipeline: str = DEFAULT_PIPELINE) -> Parse:
    """Parse the analysed parts of a Document.

    The words come from the Document alone, in one call, so that its neighbours in a batch change
    nothing.

    Raises:
        ResourceError: the pipeline is not installed.
    """
    pieces = [
        (number, piece)
        for number, block in enumerate(find_paragraphs(document))
        for piece in cut_piece(document.text, block)
    ]
    texts = [_one_line(piece.of(document.text)) for _, piece in pieces]
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    names: list[Name] = []
    for (number, piece), parsed in zip(pieces, load_pipeline(pipeline).pipe(texts), strict=True):
        _add_block(parsed, piece, number, tokens, sentences, names)
    below: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            below[token.head].append(token.i)
    return Parse(
        document.text,
        tuple(tokens),
        tuple(sentences),
        tuple(names),
        tuple(tuple(indices) for indices in below),
    )


def _one_line(text: str) -> str:
    """Return the text with line breaks as blanks, of the same length, as the parser expects."""
    return re.sub(r"[\r\n\t\u00a0]", " ", text)


def _add_block(
    parsed: Any,
    block: Span,
    number: int,
    tokens: list[Token],
    sentences: list[Sentence],
    names: list[Name],
) -> None:
    """Append a paragraph's words; white space is dropped and its children go to its head."""
    place: dict[int, int] = {}
    for word in parsed:
        if not word.is_space:
            place[word.i] = len(tokens) + len(place)
    for sentence in parsed.sents:
        kept = [word for word in sentence if word.i in place]
        if not kept:
            continue
        first = len(tokens)
        for word in kept:
            head = word.head
            while head.i not in place and head.head.i != head.i:
                head = head.head
            start = block.start + word.idx
            tokens.append(
                Token(
                    i=place[word.i],
                    start=start,
                    end=start + len(word.text),
                    text=word.text,
                    lower=word.lower_,
                    lemma=word.lemma_.lower(),
                    pos=word.pos_,
                    tag=word.tag_,
                    dep=word.dep_,
                    head=place.get(head.i, place[word.i]),
                    sentence=len(sentences),
                )
            )
        span = Span(tokens[first].start, tokens[-1].end)
        sentences.append(Sentence(first, len(tokens), span, number))
    for entity in parsed.ents:
        inside = [place[word.i] for word in entity if word.i in place]
        if inside:
            first, last = inside[0], inside[-1] + 1
            span = Span(tokens[first].start, tokens[last - 1].end)
            names.append(Name(first, last, span, entity.label_))
