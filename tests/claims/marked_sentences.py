"""Sentences with marked sources, cues, contents and one verb, and the values that it has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from text_documents import document_of

from sayso.claims.commitments import make_composer
from sayso.claims.ground import VERBAL, lay_ground
from sayso.claims.kinds.every import find_clauses
from sayso.claims.questions import find_asked
from sayso.language.parse import parse_document
from sayso.model import Attribution, Commitment, Span

FILES = ("commitment_sentences.tsv", "commitment_sentences_later.tsv")
MARK = re.compile(r"[\[\]<>{}*]")


@dataclass(frozen=True)
class Sentence:
    """A text, its Attributions, the span of the verb asked about, and FactBank's codes."""

    text: str
    attributions: tuple[Attribution, ...]
    verb: Span
    expected: tuple[str, ...]


def read_sentences(name: str) -> Iterator[Sentence]:
    """Return the sentences of a file of this folder, in order."""
    for line in Path(__file__).with_name(name).read_text("utf-8").splitlines():
        if not line.startswith("#"):
            marked, codes = line.split("\t")
            yield read_sentence(marked, tuple(codes.split()))


def read_sentence(marked: str, codes: tuple[str, ...]) -> Sentence:
    """Return one sentence without its marks."""
    text, last, depth, stars = "", 0, 0, list[int]()
    opened: list[tuple[str, int]] = []
    parts: dict[int, dict[str, list[Span]]] = {}
    for mark in MARK.finditer(marked):
        text += marked[last : mark.start()]
        last = mark.end()
        if mark[0] == "*":
            stars.append(len(text))
        elif mark[0] in "[<{":
            opened.append((mark[0], len(text)))
            depth += mark[0] == "{"
        else:
            kind, start = opened.pop()
            depth -= mark[0] == "}"
            parts.setdefault(depth, {}).setdefault(kind, []).append(Span(start, len(text)))
    text += marked[last:]
    return Sentence(text, _attributions(text, parts), Span(*stars), codes)


def _attributions(text: str, parts: dict[int, dict[str, list[Span]]]) -> tuple[Attribution, ...]:
    found: list[Attribution] = []
    for depth in sorted(depth for depth in parts if "{" in parts[depth]):
        words = parts[depth]
        content = words["{"][0]
        quoted = text[content.start] == "“"
        source = words.get("[", [])
        found.append(
            Attribution(
                id=f"a{depth}",
                document="d",
                form="direct" if quoted else "indirect",
                kind="statement",
                source=tuple(source),
                cue=tuple(words.get("<", [])),
                content=(content,),
                source_name=source[0].of(text) if source else None,
                chain=(),
                framing="rejecting" if "falsely" in text else "neutral",
                parent=f"a{depth - 1}" if depth else None,
            )
        )
    return tuple(found)


def codes_at(sentence: Sentence, attributions: Sequence[Attribution]) -> tuple[str, ...]:
    """Return FactBank's codes of what the marked verb says, the reporter's first."""
    document = document_of(sentence.text, id="d", published="2021-09-15", zones=())
    ground = lay_ground(document, parse_document(document), attributions)
    find_clauses(ground)
    token = ground.parse.tokens_in(sentence.verb)[0]
    if token.pos not in VERBAL and ground.token(token.head).pos in VERBAL:
        token = ground.token(token.head)
    levels = make_composer(ground, find_asked(ground)).levels_of(token.i)
    return tuple(Commitment(None, None, v.polarity, v.certainty).code for v in levels)
