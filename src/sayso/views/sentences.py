"""Sentences of what is told, so that no mere clause stands for what somebody said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sayso.model import Meaning, Span, Spans
from sayso.model.sentence_cuts import GOES_ON, cut_sentences

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
        for piece in cut_sentences(text, span):
            if found and _goes_on(text, found[-1][-1], piece):
                found[-1] = (*found[-1], piece)
            else:
                found.append((piece,))
    return tuple(found)


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


def _goes_on(text: str, before: Span, piece: Span) -> bool:
    is_open = before.of(text).rstrip(MARKS + "’')] ")[-1:] not in (".", "!", "?", "…")
    return is_open and GOES_ON.match(text, piece.start) is not None
