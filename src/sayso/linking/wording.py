"""How a conflict is told: whose words stand against whose."""

from __future__ import annotations

from sayso.linking.statements import Statement, one_line
from sayso.model import Reason, ReasonKind, Span

MAX_WORDS = 110
"""Characters of a clause that a reason quotes. Own choice."""


def quoted(statement: Statement, span: Span | None = None) -> str:
    """Return exact words of a claim in quotation marks, on one line."""
    words = span.of(statement.text) if span else statement.claim.span.of(statement.text)
    return f"“{one_line(words, MAX_WORDS)}”"


def says(statement: Statement, span: Span | None = None) -> str:
    """Return who says, denies or doubts which words."""
    verb = {"denied": "denies", "doubted": "doubts"}.get(statement.claim.heard_as, "says")
    return f"{statement.source} {verb} {quoted(statement, span)}"


def make_reason(
    kind: ReasonKind,
    a: Statement,
    b: Statement,
    spans: tuple[Span | None, Span | None],
) -> Reason:
    """Return a reason that quotes both claims and points at the words that decide.

    Args:
        kind: of sign.
        a: the first Statement.
        b: the second.
        spans: the deciding words in each text; the whole clause where None.
    """
    return Reason(kind, f"{says(a)}; {says(b)}", spans[0] or a.claim.span, spans[1] or b.claim.span)
