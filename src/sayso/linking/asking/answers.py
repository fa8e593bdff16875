"""All claims that answer a question, found by words, by the points they share and by answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.linking.asking.stances import (
    Question,
    Told,
    coverage,
    is_other,
    judge,
    make_question,
    may_answer,
    tell,
    words_of,
)
from sayso.linking.asking.values import value_of
from sayso.linking.candidates import weigh
from sayso.linking.entities import Linker, link_entities
from sayso.linking.statements import Statement, make_statements
from sayso.model import (
    Answered,
    AnswerStance,
    Asks,
    Attribution,
    Claim,
    Document,
    Judgement,
    Origin,
    Point,
)

BEFORE = 3
"""Claims before one in which its pronouns' meaning is looked for."""

SHARED = 0.6
"""What a claim is trusted that only shares a point with others that answer."""

TOUCHED = 0.3
"""Share of the question's words that such a claim must hold."""

MOST_OF = 0.3
"""Share of a point's claims that must answer by themselves before the others are added."""

AGREED = 2.0
"""How many times more must say that a point's side is for than that it is against, or the other way
round; otherwise its other claims are left out."""

OPPOSITE: dict[AnswerStance, AnswerStance] = {
    "for": "against",
    "against": "for",
    "unclear": "unclear",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as a Document of its own, with what was found in it, and what it leaves open."""

    document: Document
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    asks: Asks
    noun: str | None = None


@dataclass(frozen=True, slots=True)
class Material:
    """Where to look: Documents with what was found in them, and what holds across the casebook."""

    documents: Sequence[Document]
    attributions: Sequence[Attribution]
    claims: Sequence[Claim]
    origins: Sequence[Origin] = ()
    points: Sequence[Point] = ()
    judgements: Sequence[Judgement] = ()


def answer(asked: Asked, material: Material) -> tuple[Answered, ...]:
    """Return the claims that answer a question, the surest first.

    Args:
        asked: the question.
        material: where to look.

    Returns:
        Nothing where the question makes no claim.

    Cost: linear in the claims given.
    """
    documents = sorted([*material.documents, asked.document], key=lambda one: one.id)
    attributions = [*material.attributions, *asked.attributions]
    claims = [*material.claims, *asked.claims]
    attributions.sort(key=lambda one: one.id)
    claims.sort(key=lambda one: one.id)
    linker = link_entities(documents, attributions, claims, material.judgements)
    statements = make_statements(documents, attributions, claims, material.origins, linker)
    own = {claim.id for claim in asked.claims}
    others = [one for one in statements if one.id not in own]
    question = _question_of([one for one in statements if one.id in own], others, linker)
    if question is None:
        return ()
    weights = weigh(statements)
    before = _before(others, linker)
    told = {one.id: tell(one, linker, before[one.id]) for one in others}
    found: dict[str, Answered] = {}
    for one in others:
        judged = judge(question, told[one.id], weights)
        if judged:
            found[one.id] = judged
    _add_points(material.points, told, question, found)
    _add_answers(others, found)
    if asked.asks != "whether":
        _add_values(asked, told, linker, found)
    return tuple(sorted(found.values(), key=lambda one: (-one.confidence, one.claim)))


def _question_of(
    own: Sequence[Statement], others: Sequence[Statement], linker: Linker
) -> Question | None:
    """Return the claim of the question that tells most of it."""
    if not own:
        return None
    # the innermost: "the ministry denies that it ordered …" asks about the order
    main = max(own, key=lambda one: (bool(one.claim.attribution), len(one.terms), one.id))
    by = main.key if main.claim.attribution and main.is_resolved else None
    sign = main.sign or 1
    return make_question(replace(main, bar=None, sign=sign), others, linker, by)


def _before(statements: Sequence[Statement], linker: Linker) -> dict[str, frozenset[str]]:
    """Return the words of the claims just before each, in its Document."""
    ordered = sorted(statements, key=lambda one: (one.claim.document, one.claim.span, one.id))
    words = [words_of(one, linker) for one in ordered]
    found: dict[str, frozenset[str]] = {}
    for at, one in enumerate(ordered):
        first = max(0, at - BEFORE)
        near = [
            words[n] for n in range(first, at) if ordered[n].claim.document == one.claim.document
        ]
        found[one.id] = frozenset().union(*near)
    return found


def _add_points(
    points: Sequence[Point],
    told: Mapping[str, Told],
    question: Question,
    found: dict[str, Answered],
) -> None:
    """Let the other claims of a point stand where those stand that take the same side."""
    added: dict[str, Answered] = {}
    for point in points:
        yes, no = _tally(point, found)
        names = [name for side in point.sides for name in side.claims]
        if sum(name in found for name in names) < MOST_OF * len(names):
            continue
        if (not yes and not no) or max(yes, no) < AGREED * min(yes, no):
            continue
        sure = round(SHARED * max(yes, no) / (yes + no), 3)
        for side in point.sides:
            if side.stance == "other figure":
                continue  # whether another figure speaks against depends on what was asked
            stance: AnswerStance = "against"
            if side.stance == "doubts":
                stance = "unclear"
            elif (yes > no) == (side.stance == "affirms"):
                stance = "for"
            for name in side.claims:
                if name in found or name not in told:
                    continue
                own = replace(told[name], before=frozenset())
                # another doer stands against it, or has nothing to do with it
                is_fit = stance == "against" or not is_other(question, own, "subject")
                if is_fit and may_answer(question, own) and coverage(question, own) >= TOUCHED:
                    bar = told[name].statement.bar
                    added[name] = Answered(name, "unclear" if bar else stance, "same point", sure)
    found.update(added)


def _tally(point: Point, found: Mapping[str, Answered]) -> tuple[float, float]:
    """Return how surely the point's title says what is asked, and how surely the opposite."""
    yes = no = 0.0
    for side in point.sides:
        for name in side.claims:
            if name in found and found[name].stance != "unclear":
                if (found[name].stance == "for") == (side.stance == "affirms"):
                    yes += found[name].confidence
                else:
                    no += found[name].confidence
    return yes, no


def _add_answers(statements: Sequence[Statement], found: dict[str, Answered]) -> None:
    """Add what answers a claim that was found: "that is untrue" stands against what it means."""
    for one in statements:
        meant = [found[name] for name in one.claim.refers_to if name in found]
        if not one.claim.refers_back or not meant or len(meant) < len(one.claim.refers_to):
            continue
        stances = {answered.stance for answered in meant}
        if len(stances) != 1 or stances == {"unclear"} or one.sign == 0:
            continue
        stance = meant[0].stance
        is_against = one.claim.refers_back in {"denies", "withdraws"}
        sure = round(0.8 * max(answered.confidence for answered in meant), 3)
        taken = OPPOSITE[stance] if is_against else stance
        found[one.id] = Answered(one.id, taken, "answer", sure, one.claim.refers_span)


def _add_values(
    asked: Asked, told: Mapping[str, Told], linker: Linker, found: dict[str, Answered]
) -> None:
    """Give each claim the value that it gives for what is asked; leave out those that give none."""
    for name, answered in sorted(found.items()):
        value = value_of(told[name].statement, asked.asks, asked.noun, linker)
        if value is None:
            del found[name]
        else:
            found[name] = replace(answered, value=value)
