"""Sentences of what is told, so that no mere clause stands for what somebody said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sayso.model import Meaning, Span, Spans

END = re.compile(r"[.!?…][\"”’')\]]*(?=\s)|\n\s*\n")
"""What ends a sentence: a mark before a space (see `_is_end`), or a paragraph's end."""

SHORT = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Capt|Sgt|Gov|Sen|Rep|Rev|No|Jan|Feb|Aug|Sept|"
    r"Oct|Nov|Dec|vs|etc|approx|ca)|\b(?:[A-Za-z]\.)+[A-Za-z])$"
)
"""What a full stop belongs to that ends no sentence. Own list."""

GOES_ON = re.compile(r"[\s\"“”'‘’(\[]*[a-z,;]")
"""How words begin that go on with a sentence."""

MARKS = '"“”„«»'
EDGES = " \t\n,;:–—"

THIRD = re.compile(r"he|she|it|they|him|her|them|his|its|their", re.IGNORECASE)
"""Pronouns of whoever is neither speaking nor spoken to."""

UNCLOSED = re.compile(r"\s*[(\[][^)\]]*$")
"""A bracket that is cut off before its end, as in "the Guard (GR"."""

SIDES = {"“": "”", "«": "»", '"': '"'}


def sentences_of(text: str, spans: Iterable[Span]) -> tuple[Spans, ...]:
    """Return the sentences of a content in text order, each as the spans that hold it.

    A sentence that is broken by its cue ("We will stay," he said, "to the end.") is one.
    """
    found: list[Spans] = []
    for span in spans:
        for piece in _cut(text, span):
            if found and _goes_on(text, found[-1][-1], piece):
                found[-1] = (*found[-1], piece)
            else:
                found.append((piece,))
    return tuple(found)


def sentence_around(text: str, span: Span) -> Span:
    """Return the sentence that some words stand in, or the sentences where they are of several."""
    start = text.rfind("\n\n", 0, span.start) + 2 if "\n\n" in text[: span.start] else 0
    after = text.find("\n\n", span.end)
    pieces = _cut(text, Span(start, after if after >= 0 else len(text)))
    own = [piece for piece in pieces if piece.overlaps(span)]
    return Span(own[0].start, own[-1].end) if own else span


def write_out(text: str, spans: Spans, meanings: Iterable[Meaning]) -> str:
    """Return words on one line, each pronoun with the name it stands for in brackets behind it.

    Parts are joined by " … "; a mark or bracket without its partner is left out.

    Args:
        text: the Document's.
        spans: where the words stand.
        meanings: what pronouns mean; those of who speaks and who is spoken to are left alone.
    """
    known = sorted({(m.span.start, m.span.end, m.words) for m in meanings})
    words = " … ".join(_write(text, span, known) for span in spans)
    for mark, partner in SIDES.items():
        is_odd = words.count(mark) % 2 if mark == partner else False
        if is_odd or words.count(mark) != words.count(partner):
            words = words.replace(mark, "").replace(partner, "")
    words = UNCLOSED.sub("", words).strip(EDGES)
    if words[:1] in SIDES and words[-1:] == SIDES[words[0]] and not _has_marks(words[1:-1]):
        words = words[1:-1].strip(EDGES)
    return words


def _has_marks(words: str) -> bool:
    return any(mark in words for pair in SIDES.items() for mark in pair)


def _write(text: str, span: Span, known: Sequence[tuple[int, int, str]]) -> str:
    pieces: list[str] = []
    at = span.start
    for start, end, words in known:
        if at <= start and end <= span.end and THIRD.fullmatch(text, start, end):
            pieces += [text[at:end], f" [{words}]"]
            at = end
    return " ".join("".join((*pieces, text[at : span.end])).split())


def _cut(text: str, span: Span) -> list[Span]:
    pieces: list[Span] = []
    start = span.start
    for match in END.finditer(text, span.start, span.end):
        if _is_end(text, start, match):
            pieces.append(Span(start, match.end()))
            start = match.end()
    pieces.append(Span(start, span.end))
    return [piece for piece in (_trim(text, one) for one in pieces) if len(piece)]


def _is_end(text: str, start: int, match: re.Match[str]) -> bool:
    if match.group()[:1] == "\n":
        return True
    if GOES_ON.match(text, match.end()):
        return False
    return match.group()[:1] != "." or SHORT.search(text, start, match.start()) is None


def _trim(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def _goes_on(text: str, before: Span, piece: Span) -> bool:
    is_open = before.of(text).rstrip(MARKS + "’')] ")[-1:] not in (".", "!", "?", "…")
    return is_open and GOES_ON.match(text, piece.start) is not None
