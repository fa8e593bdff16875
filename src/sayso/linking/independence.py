"""Independence: which claims go back to one text, one passage or one utterance."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.linking.statements import Statement
from sayso.model import Echo


class Echoed:
    """The passages that repeat each other.

    Args:
        echoes: of the casebook.
    """

    def __init__(self, echoes: Sequence[Echo]) -> None:
        self._passages: dict[str, list[tuple[int, int, str]]] = {}
        for echo in sorted(echoes, key=lambda echo: echo.id):
            for passage in echo.members:
                row = (passage.span.start, passage.span.end, echo.id)
                self._passages.setdefault(passage.document, []).append(row)

    def ids(self, statement: Statement) -> list[str]:
        """Return the echoes of which a claim's clause is a part."""
        span = statement.claim.span
        rows = self._passages.get(statement.claim.document, ())
        return [name for start, end, name in rows if start <= span.start and span.end <= end]

    def holds(self, a: Statement, b: Statement) -> bool:
        """Tell whether two claims stand in passages that repeat each other."""
        return not set(self.ids(a)).isdisjoint(self.ids(b))

    def count(self, members: Sequence[Statement]) -> int:
        """Return how many independent origins claims of one point go back to.

        Documents that count as one, passages of one echo and what one source is reported to have
        said are one.
        """
        group: dict[str, int] = {}
        sets: dict[int, set[str]] = {}
        for n, member in enumerate(sorted(members, key=lambda member: member.id)):
            marks = {f"origin {member.origin}", *(f"echo {name}" for name in self.ids(member))}
            if member.claim.attribution is not None and member.is_resolved:
                marks.add(f"source {member.key}")
            for known in sorted({group[mark] for mark in marks if mark in group}):
                marks |= sets.pop(known)
            sets[n] = marks
            group.update(dict.fromkeys(marks, n))
        return len(sets)
