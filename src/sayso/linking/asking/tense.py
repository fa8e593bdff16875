"""Whether a claim tells of what is yet to come, and a question asks about what is past."""

from __future__ import annotations

import re

from sayso.language.questions import PAST
from sayso.linking.statements import Statement
from sayso.linking.words import WORD

TO_COME = re.compile(
    r"\b(?:will|shall|won['’]t)\b|['’]ll\b|"
    r"\b(?:is|are|be|going|set|due|scheduled|expected|about|plans?|planning|intends?)\s+to\b",
    re.IGNORECASE,
)
"""Words before a verb that put it off. Own list."""

OVER = frozenset({"has", "have", "had", "was", "were", "did"})
MODALS = frozenset({"should", "would", "could", "can", "may", "might", "must"})
"""Auxiliaries of what is past, and of what need not be."""

NEAR = 5
"""Words before a verb that can put it off: what stands earlier belongs to another clause."""


def is_to_come(statement: Statement) -> bool:
    """Tell whether a claim's predicate is yet to come: "will close", in a heading "to close"."""
    before = _before(statement)
    last = WORD.findall(before)[-1:]
    is_headed = statement.in_heading and bool(statement.claim.subject_span) and last == ["to"]
    return is_headed or TO_COME.search(before) is not None


def is_past(statement: Statement) -> bool:
    """Tell whether a question's statement is told as past: "closed", "was closed"."""
    span = statement.claim.predicate_span
    before = WORD.findall(_before(statement).casefold())
    if span is None or TO_COME.search(_before(statement)) or MODALS.intersection(before):
        return False
    verb = (WORD.findall(span.of(statement.text).casefold()) or [""])[0]
    return bool(OVER.intersection(before)) or verb.endswith("ed") or verb in PAST.values()


def _before(statement: Statement) -> str:
    """Return the last words of a claim before its predicate."""
    claim = statement.claim
    end = claim.predicate_span.start if claim.predicate_span else claim.span.start
    return " ".join(statement.text[claim.span.start : end].split()[-NEAR:])
