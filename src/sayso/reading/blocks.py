"""Blocks: the paragraphs, headings and notices that a text is made of, and their lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.language.parse import find_blocks
from sayso.model import Span

ENDINGS = (".", "!", "?", "…", ":", ";", ",")
CLOSERS = "\"'”’»)]*_ \t"

WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or line that stands alone; `blank` counts the blank lines above it."""

    start: int
    end: int
    text: str
    blank: int

    @property
    def span(self) -> Span:
        """Return where it stands in the text."""
        return Span(self.start, self.end)

    @property
    def words(self) -> int:
        """Return how many words it has."""
        return len(WORD.findall(self.text))

    @property
    def is_sentence(self) -> bool:
        """Tell whether it ends as a sentence does."""
        return is_sentence(self.text)


def is_sentence(text: str) -> bool:
    """Tell whether words end with a full stop, question or exclamation mark or an ellipsis."""
    return text.rstrip(CLOSERS).endswith((".", "!", "?", "…"))


RULE = re.compile(r"^(?:[-=_*#~•·+—–]{3,}|(?:[*•·#~=+—–-] ){2,}[*•·#~=+—–-])$")


def is_rule(text: str) -> bool:
    """Tell whether a line is a ruled line, such as '-----', '=====' or '* * *'."""
    return RULE.match(text) is not None


def split_blocks(text: str) -> tuple[Block, ...]:
    """Split a text into its blocks, in order; white space around them belongs to none."""
    found, last = [], 0
    for span in find_blocks(text):
        blank = max(text.count("\n", last, span.start) - 1, 0)
        found.append(Block(span.start, span.end, span.of(text), blank))
        last = span.end
    return tuple(found)


def split_lines(text: str, *, start: int = 0, end: int | None = None) -> tuple[Block, ...]:
    """Split a text into its lines that are not blank, in order."""
    end = len(text) if end is None else end
    found: list[Block] = []
    at, blank = start, 0
    for line in text[start:end].split("\n"):
        words = line.strip()
        if words:
            first = at + len(line) - len(line.lstrip())
            found.append(Block(first, first + len(words), words, blank))
            blank = 0
        else:
            blank += 1
        at += len(line) + 1
    return tuple(found)
