"""What a claim says where a question leaves something open: who, when, where, how many, why."""

from __future__ import annotations

from sayso.linking.asking.stances import CAUSE
from sayso.linking.entities import Linker
from sayso.linking.reasons.amounts import counted
from sayso.linking.statements import Statement, one_line
from sayso.linking.words import grouped, stem
from sayso.model import Asks, Span

MOST = 80
"""Characters of a value that are shown."""


def value_of(statement: Statement, asks: Asks, noun: str | None, linker: Linker) -> str | None:
    """Return what a claim gives for what is asked, in its words on one line; None where nothing.

    Args:
        statement: a claim.
        asks: what is left open.
        noun: lemma of what is counted or chosen from.
        linker: knows the names.
    """
    span: Span | None = None
    if asks in {"who", "what"}:
        return _agent_of(statement, linker)
    if asks == "when":
        times = [time for time in statement.claim.times if time.type in {"DATE", "TIME"}]
        span = times[0].span if times else None
        if times and times[0].value:
            return times[0].value
    elif asks == "where":
        return statement.claim.place
    elif asks == "how many":
        found = counted(statement)
        meant = [q for q in found if noun and q.noun and _is_one(q.noun, noun)] or found
        span = meant[0].span if meant else None
    else:
        clause = statement.claim.span
        after = CAUSE.search(statement.text, clause.start, clause.end)
        span = Span(after.start(), after.end()) if after else None
    return one_line(span.of(statement.text), MOST) if span else None


def _agent_of(statement: Statement, linker: Linker) -> str | None:
    claim = statement.claim
    if statement.subject.is_vague or not claim.subject:
        return None
    first = [keys[0] for keys in statement.subject.names]
    named = {linker.by_id[key].name for key in first if key in linker.by_id}
    if len(named) == 1 and not statement.subject.words:
        return named.pop()
    written = claim.subject_span.of(statement.text) if claim.subject_span else ""
    is_same = written.casefold().endswith(claim.subject.casefold())
    return one_line(written if is_same else claim.subject, MOST)


def _is_one(a: str, b: str) -> bool:
    return grouped(stem(a)) == grouped(stem(b))
