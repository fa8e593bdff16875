"""What two claims are to each other where the network holds them to be on one point.

The network finds them and tells how likely they agree or conflict; a rule names the reason, and
the same guards stand before a contradiction. Without a named reason there is none.
"""

from __future__ import annotations

import re

from sayso.linking.gathering import Bond
from sayso.linking.guards import find_guard
from sayso.linking.pair import TIE, Pair, match
from sayso.linking.reasons.denial import is_refused
from sayso.linking.reasons.numbers import may_be_one_figure
from sayso.linking.statements import NO_ARGUMENT, Statement
from sayso.linking.wholeness import SETTING
from sayso.linking.wording import make_reason
from sayso.linking.words import EMPTY, WORD, predicates_with
from sayso.model import Difference, Reason, Relation

CONFLICT = 0.4
"""Probability from which two claims with a named reason contradict each other. Own choice, on
labelled piles and read on real news."""

PLAIN = 0.3
"""The same where both say it of one deed or state, where all telling words of the shorter one stand
in the other, or where two figures or opposites stand for themselves. A negation in other words is
often of something else: of 150 real stories the 8 conflicts between the two values were all wrong,
the one plain conflict right."""

ALL = 0.95
"""Coverage from which all telling words of one claim count as standing in the other."""

AGREE = 0.5
"""Probability from which one claim supports the other."""

HELD = frozenset({"same origin", "mere report", "wish", "conditional", "other time"})
"""Guards that hold here too; of scope and subject the network has read more than they have."""

DEPENDENT = re.compile(rf"(?:who|which|that|whom|whose|what|how|{SETTING})\b", re.IGNORECASE)
"""What begins a clause that tells which thing is meant, or when, and is not what is contested."""

AIM = re.compile(r"(?:(?:not|never|only|so as|in order) )?to\b|so that\b", re.IGNORECASE)
"""What begins a clause that tells what somebody would have happen, and not that it does: "to win
the vote". Of 12 conflicts with such a clause in labelled news none was one."""

SHORTEST = 2
"""Words of a clause that can be contested at least."""


def relate_near(pair: Pair, reason: Reason, bond: Bond) -> Relation | Difference | None:
    """Return what two claims are to each other, None where that is not sure enough.

    Args:
        pair: both, side by side.
        reason: why they would conflict (`name_conflict`).
        bond: how likely they agree, and how likely they conflict.
    """
    a, b = pair.a, pair.b
    least = PLAIN if _is_plain(pair, reason) else CONFLICT
    if bond.conflict >= least and is_told(a) and is_told(b):
        if _can_both_hold(pair, reason):
            return None
        guard = find_guard(pair, reason.kind)
        if guard in HELD:
            return Difference(a.id, b.id, guard)
        if _denies_the_doer(pair, reason):
            return None
        return Relation(a.id, b.id, "contradicts", (reason,), round(bond.conflict, 3))
    if reason.kind == "meaning" and bond.agree >= AGREE and may_agree(a, b):
        reason = make_reason("meaning", a, b, (None, None))
        return Relation(a.id, b.id, "supports", (reason,), round(bond.agree, 3))
    return None


def may_agree(a: Statement, b: Statement) -> bool:
    """Tell whether both take a position, and give figures that can be one if both give some."""
    return not (a.bar or b.bar) and a.sign != 0 != b.sign and may_be_one_figure(a, b)


def _is_plain(pair: Pair, reason: Reason) -> bool:
    """Tell whether the sign is surely one of what both are about."""
    if reason.kind in {"negation", "denial"}:
        return pair.same_predicate or (_stands_in_the_other(pair) and pair.tie >= TIE)
    return reason.kind in {"number", "antonym", "evaluation"}


def _stands_in_the_other(pair: Pair) -> bool:
    """Tell whether all telling words of one, also in its predicate, stand in the other."""
    if pair.coverage < ALL:
        return False
    dull = predicates_with("light") | EMPTY
    left, right = (x.terms | (x.predicate - dull) for x in (pair.a, pair.b))
    return left <= right or right <= left


def _denies_the_doer(pair: Pair, reason: Reason) -> bool:
    """Tell whether one denies that somebody did what the other tells of nobody, or of another.

    "Kelvary rejects that it opened the gates" leaves open that the gates stood open.
    """
    if reason.kind not in {"denial", "negation"}:
        return False
    a, b = pair.a, pair.b
    are_two = match(a.subject, b.subject) == 0
    if reason.kind == "negation":
        return are_two and bool(a.subject.names and b.subject.names)
    denied, other = (a, b) if is_refused(a) else (b, a)
    return bool(denied.subject.names) and (are_two or other.subject is NO_ARGUMENT)


def _can_both_hold(pair: Pair, reason: Reason) -> bool:
    """Tell what no sign names, and two figures of which each may be right at its own time."""
    undated = pair.a.day is None or pair.b.day is None
    return reason.kind == "meaning" or (reason.kind == "number" and undated)


def is_told(statement: Statement) -> bool:
    """Tell whether a clause says something of its own, and not merely which, when or what for."""
    if _sets_scene(statement) or AIM.match(statement.words) or _is_without_doer(statement):
        return False
    return len(WORD.findall(statement.words)) >= SHORTEST


def _is_without_doer(statement: Statement) -> bool:
    """Tell "giving further detail", which says of nobody that he does."""
    told = statement.claim.predicate_span
    if told is None or told.start != statement.claim.span.start:
        return False
    first = told.of(statement.text).split()[:1]
    return any(word.casefold().endswith("ing") for word in first)


def _sets_scene(statement: Statement) -> bool:
    """Tell "that went out" from the answer "that is untrue", and from "that trial was a farce"."""
    claim = statement.claim
    first = DEPENDENT.match(statement.words)
    if first is None or claim.refers_back is not None:
        return False
    subject = claim.subject_span
    if subject is None or subject.start != claim.span.start:
        return True
    return subject.end - subject.start <= first.end()
