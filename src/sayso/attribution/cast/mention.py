"""One place where a Document names someone or something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

NameKind = Literal["person", "organisation", "place", "group", "other"]


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name without its titles: tokens [first, last), with the tokens of its titles before it.

    `title` is the range of title tokens, empty where there are none.
    """

    first: int
    last: int
    text: str
    kind: NameKind
    title: tuple[int, int]

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the words of the name."""
        return tuple(self.text.split())
