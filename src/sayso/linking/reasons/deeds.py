"""Doing against not doing: what was announced, beside what is done."""

from __future__ import annotations

import re

from sayso.linking.pair import Pair, lines_up
from sayso.linking.reasons.antonyms import opposition
from sayso.linking.statements import Statement
from sayso.linking.wording import make_reason
from sayso.model import Reason

AHEAD = re.compile(
    r"\b(?:will|shall|plans?\s+to|planned\s+to|going\s+to|about\s+to|intends?\s+to|is\s+to|are\s+to)\b",
    re.IGNORECASE,
)
"""Words in a clause of what is still to be done. Own list."""


def find_deed(pair: Pair) -> Reason | None:
    """Return a deed that goes against what its doer has announced."""
    a, b = pair.a, pair.b
    if _is_announced(a) == _is_announced(b) or not pair.same_subject:
        return None
    announced, done = (a, b) if _is_announced(a) else (b, a)
    if done.bar or done.claim.certainty != "certain" or not _comes_after(done, announced):
        return None
    is_undone = pair.same_predicate and a.sign * b.sign == -1 and lines_up(pair)
    is_opposed = a.sign == b.sign == 1 and opposition(pair) in {"strong", "in turn"}
    if not (is_undone or is_opposed):
        return None
    return make_reason("doing", a, b, (a.claim.predicate_span, b.claim.predicate_span))


def _is_announced(statement: Statement) -> bool:
    """Tell whether the doer's own words, or the Document's, tell of a deed to come."""
    if statement.bar not in {None, "wish"}:
        return False
    is_own = statement.claim.attribution is None or statement.key in statement.subject.units
    return is_own and (statement.bar == "wish" or bool(AHEAD.search(statement.words)))


def _comes_after(done: Statement, announced: Statement) -> bool:
    return done.day is None or announced.day is None or done.day >= announced.day
