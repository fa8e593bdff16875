"""How many independent origins what was told goes back to: the one count that every view shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.model.components import join_components
from sayso.model.lineage import Echo, Origin
from sayso.model.placed import Placed
from sayso.model.span import Span


@dataclass(frozen=True, slots=True)
class Telling:
    """Words in a Document, and whose they are.

    `source` tells apart who is reported to have said them; None for the Document's own voice and
    where no one knows who it is.
    """

    document: str
    span: Span
    source: str | None = None


class Independence:
    """What counts as told once.

    Documents that count as one, passages that repeat each other, and what one source is reported to
    have said, wherever, are one origin.

    Args:
        origins: which Documents count as one; one that is in none counts for itself.
        echoes: which passages repeat each other.
    """

    def __init__(self, origins: Iterable[Origin], echoes: Iterable[Echo]) -> None:
        self._origins = {name: origin.document for origin in origins for name in origin.documents}
        passages: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        for echo in echoes:
            for passage in echo.members:
                passages[passage.document].append((passage.span, echo.id))
        self._echoes = {document: Placed(rows) for document, rows in passages.items()}

    def origin_of(self, document: str) -> str:
        """Return the Document that one counts as."""
        return self._origins.get(document, document)

    def marks(self, document: str, span: Span) -> frozenset[str]:
        """Return what words share with all that go back to the same text."""
        placed = self._echoes.get(document)
        echoes = placed.covering(span) if placed else ()
        return frozenset({f"origin {self.origin_of(document)}", *(f"echo {key}" for key in echoes)})

    def count(self, told: Iterable[Telling]) -> int:
        """Return how many independent origins there are."""
        marks = [
            self.marks(one.document, one.span) | ({f"source {one.source}"} if one.source else set())
            for one in told
        ]
        return len(join_marked(marks))


def join_marked(marks: Sequence[Iterable[str]]) -> list[list[int]]:
    """Return the numbers of sets of marks, together where they share one, or are linked by others.

    Returns:
        Each group in ascending order, in the order of their least numbers.
    """
    first: dict[str, int] = {}
    edges = [(first.setdefault(mark, n), n) for n, row in enumerate(marks) for mark in sorted(row)]
    return join_components(len(marks), edges)
