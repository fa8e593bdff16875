"""Guards: what makes two claims that look like a conflict hold side by side."""

from __future__ import annotations

import re
from collections.abc import Callable

from sayso.linking.pair import DEBUNKED, Pair, share_name, specificity
from sayso.linking.reasons.amounts import counted
from sayso.linking.reasons.antonyms import opposed_predicates, opposition
from sayso.linking.reasons.dates import may_be_two_times, share_time, times_differ
from sayso.linking.statements import Argument, Statement
from sayso.linking.words import predicates_with
from sayso.model import ReasonKind

UPDATE_DAYS = 2
"""Publication days after which a new figure or turn of events is news, no conflict. Own choice."""

STALE_DAYS = 45
"""Publication days after which an undated claim is about another time. Own choice."""

COMMON_NAMES = 3
UNNAMED_SPECIFIC = 4
"""Names that two Documents share, or words of two claims, that stand in for a shared name in these.
Own choice."""

SCOPE_WORDS = re.compile(
    r"\b(?<!after )(?<!at )(?:some|part|parts|partly|partial|partially|most|mostly|mainly|all|"
    r"every|only|merely|solely|few|half|several|entire|entirely|whole|wholly|fully|completely|directly|necessarily|always|"
    r"ever|yet|again|initially|formally|officially|publicly|alone|first)\b",
    re.IGNORECASE,
)
"""Words that narrow what is said, so that "not all" and "some" do not clash. Own list."""

CONDITIONAL = re.compile(
    r"\b(?:if|unless|would|could|might|whether|should|in case|provided|had\s+\w+\s+been)\b",
    re.IGNORECASE,
)


Check = Callable[[Pair, ReasonKind], str | None]


def find_guard(pair: Pair, kind: ReasonKind) -> str | None:
    """Return the name of the first guard that lets both claims hold.

    Returns:
        "same origin", "mere report", "wish", "conditional", "other time", "list-valued", "scope",
        "refinement" or "same name, other subject"; None where the conflict stands.
    """
    for check in CHECKS:
        guard = check(pair, kind)
        if guard:
            return guard
    return None


def _guard_origin(pair: Pair, _: ReasonKind) -> str | None:
    a, b = pair.a, pair.b
    if a.origin != b.origin or a.shares_document(b):
        return None
    # what an edited print says otherwise is no second voice, but two speakers are two
    are_two = a.claim.is_reported and b.claim.is_reported and a.key != b.key
    return None if are_two and a.is_resolved and b.is_resolved else "same origin"


def _guard_position(pair: Pair, kind: ReasonKind) -> str | None:
    """Two wishes can conflict as two claims can: "keep the levy" and "scrap the levy"."""
    if pair.a.bar == pair.b.bar == "wish" or kind == "doing":
        return None
    bar = pair.a.bar or pair.b.bar
    if bar:
        return bar
    conditional = _is_conditional(pair.a) or _is_conditional(pair.b)
    return "conditional" if conditional else None


def _guard_time(pair: Pair, kind: ReasonKind) -> str | None:
    if kind == "doing":
        return None
    differ = kind != "date" and (times_differ(pair) or may_be_two_times(pair))
    return "other time" if differ or _is_superseded(pair, kind) else None


def _guard_list(pair: Pair, kind: ReasonKind) -> str | None:
    listed = kind in {"date", "place", "who did what"} and pair.a.predicate & predicates_with(
        "listed"
    )
    return "list-valued" if listed else None


def _guard_scope(pair: Pair, kind: ReasonKind) -> str | None:
    return "scope" if kind != "place" and _has_other_scope(pair, kind) else None


def _guard_refinement(pair: Pair, kind: ReasonKind) -> str | None:
    if pair.debunked >= DEBUNKED:
        return None
    a, b = pair.a, pair.b
    refined = _refines(a.object, b.object) or _refines(a.subject, b.subject)
    return "refinement" if kind in {"negation", "denial"} and refined else None


def _guard_names(pair: Pair, kind: ReasonKind) -> str | None:
    return "same name, other subject" if kind != "who did what" and _is_ambiguous(pair) else None


def _guard_company(pair: Pair, kind: ReasonKind) -> str | None:
    """Ask of claims without a shared name that their Documents are about the same people or places.

    "The river" of one story is not the river of another.
    """
    a, b = pair.a, pair.b
    if a.shares_document(b) or kind == "who did what" or share_name(pair):
        return None
    if not a.company or not b.company or specificity(a, b) >= UNNAMED_SPECIFIC:
        return None
    is_company = len(a.company & b.company) >= COMMON_NAMES or a.telling & b.telling
    return None if is_company else "same name, other subject"


CHECKS: tuple[Check, ...] = (
    _guard_origin,
    _guard_position,
    _guard_time,
    _guard_list,
    _guard_scope,
    _guard_refinement,
    _guard_names,
    _guard_company,
)


def _is_conditional(statement: Statement) -> bool:
    return bool(CONDITIONAL.search(statement.words))


def _is_superseded(pair: Pair, kind: ReasonKind) -> bool:
    """Tell whether the later report may tell a later state: figures and turns of events change."""
    are_wishes = pair.a.bar == pair.b.bar == "wish"
    strengths = {opposition(pair), opposed_predicates(pair)}
    in_turn = kind == "antonym" and "in turn" in strengths and not are_wishes
    if share_time(pair) or kind == "date":
        return False
    if kind == "number" and pair.a.predicate & predicates_with("moves") and not _same_day(pair):
        return True
    if pair.a.day is None or pair.b.day is None:
        return in_turn
    days = abs(pair.a.day - pair.b.day)
    if kind == "number" and pair.a.key == pair.b.key:
        return days > 0
    if kind == "number" or in_turn:
        return days >= UPDATE_DAYS
    return days > STALE_DAYS


def _same_day(pair: Pair) -> bool:
    return pair.a.day is not None and pair.a.day == pair.b.day


def _has_other_scope(pair: Pair, kind: ReasonKind) -> bool:
    """Tell whether one claim narrows what the other leaves open, in words, place or number."""
    a, b = pair.a, pair.b
    if places_differ(pair):
        return True
    if kind == "number":
        return False
    if bool(counted(a)) != bool(counted(b)) and kind == "negation":
        return True
    return _scope_words(a) != _scope_words(b)


def places_differ(pair: Pair) -> bool:
    """Tell whether both claims name a place and not the same one."""
    a, b = pair.a.claim.place, pair.b.claim.place
    return bool(a and b) and (a or "").casefold() != (b or "").casefold()


def _scope_words(statement: Statement) -> set[str]:
    return {word.casefold() for word in SCOPE_WORDS.findall(statement.words)}


def _refines(x: Argument, y: Argument) -> bool:
    """Tell whether one argument is the other with more words: not all soldiers are wounded ones."""
    if x.is_vague or y.is_vague:
        return False
    less, more = sorted((x, y), key=lambda z: len(z.words) + len(z.names))
    extra = len(more.words - less.words) + len(more.names) - len(less.names)
    return extra >= 3


def _is_ambiguous(pair: Pair) -> bool:
    """Tell whether only one subject is a name, with no word in common, and objects that differ."""
    a, b = pair.a.subject, pair.b.subject
    return bool(a.names) != bool(b.names) and not pair.same_object and not a.words & b.words
