"""All claims that answer a question, found by words, by the points they share and by answers."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.linking.asking.doers import lacks_doer
from sayso.linking.asking.fit import find_misfit
from sayso.linking.asking.nearness import place_near
from sayso.linking.asking.stances import judge, may_answer
from sayso.linking.asking.told import Question, Told, coverage, make_question, tell_all
from sayso.linking.asking.values import value_of
from sayso.linking.candidates import weigh
from sayso.linking.copies import set_copies_apart
from sayso.linking.entities import Linker, link_entities
from sayso.linking.scorer.network import Scorer
from sayso.linking.statements import Statement, make_statements
from sayso.linking.words import EMPTY, WORD
from sayso.model import (
    Answered,
    AnswerStance,
    Asks,
    Attribution,
    Claim,
    Document,
    Echo,
    Independence,
    Judgement,
    Origin,
    Point,
    join_marked,
)

SHARED = 0.6
"""What a claim is trusted that only shares a point with others that answer."""

TOUCHED = 0.3
"""Share of the question's words that such a claim must hold."""

TOUCHED_NEAR = 0.9
"""The same and its nearness by the network, summed. Own choice, on the piles for development."""

MOST_OF = 0.3
"""Share of a point's claims, one an origin and side, that must answer by themselves before the
others are added."""

AGREED = 2.0
"""How many times more origins must say that a point's side is for than that it is against, or the
other way round; otherwise its other claims are left out."""

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
    echoes: Sequence[Echo] = ()
    points: Sequence[Point] = ()
    judgements: Sequence[Judgement] = ()


@dataclass(frozen=True, slots=True)
class Replies:
    """The claims that answer a question, the surest first.

    `aside` counts those that hold its words, but are about another place, time or doer, or past
    those that the network reads.
    """

    answered: tuple[Answered, ...] = ()
    aside: int = 0


def answer(asked: Asked, material: Material, scorer: Scorer | None = None) -> Replies:
    """Return the claims that answer a question.

    Args:
        asked: the question.
        material: where to look.
        scorer: the network that finds claims in other words; None for words alone.

    Returns:
        Nothing where the question makes no claim.

    Cost: linear in the claims and the texts given, but for sorting.
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
    told = tell_all(others, linker)
    question = _question_of([one for one in statements if one.id in own], told, linker)
    if question is None:
        return Replies()
    if asked.asks != "whether":
        question = replace(question, by=None)
    independence = Independence(material.origins, material.echoes)
    read = place_near(question, told, set_copies_apart(others, independence), scorer)
    weights = weigh(statements)
    found: dict[str, Answered] = {}
    aside = 0
    for one in others:
        judged = judge(question, read.get(one.id, told[one.id]), weights, linker)
        if one.id not in read or isinstance(judged, str):
            aside += judged is not None
        elif judged and (asked.asks == "whether" or judged.why != "antonym"):
            found[one.id] = judged
    voted = [(point, _votes(point, told, independence)) for point in material.points]
    _add_points(voted, read, question, linker, found)
    _add_answers(others, found)
    if asked.asks != "whether":
        _add_values(asked, question, told, linker, found)
    ordered = sorted(found.values(), key=lambda one: (-one.confidence, one.claim))
    return Replies(tuple(ordered), aside)


def _question_of(
    own: Sequence[Statement], told: Mapping[str, Told], linker: Linker
) -> Question | None:
    """Return the claim of the question that tells most of it."""
    if not own:
        return None
    # the innermost: "the ministry denies that it ordered …" asks about the order
    main = max(own, key=lambda one: (bool(one.claim.attribution), len(one.terms), one.id))
    by = main.key if main.claim.attribution and main.is_resolved else None
    sign = main.sign or 1
    return make_question(replace(main, bar=None, sign=sign), told, linker, by)


def _add_points(
    voted: Sequence[tuple[Point, Sequence[Sequence[str]]]],
    told: Mapping[str, Told],
    question: Question,
    linker: Linker,
    found: dict[str, Answered],
) -> None:
    """Let the other claims of a point stand where those stand that take the same side."""
    added: dict[str, Answered] = {}
    for point, votes in voted:
        if sum(any(name in found for name in vote) for vote in votes) < MOST_OF * len(votes):
            continue
        yes, no = _tally(point, votes, found)
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
                if _is_on(question, told[name], linker, stance):
                    bar = told[name].statement.bar
                    added[name] = Answered(name, "unclear" if bar else stance, "same point", sure)
    found.update(added)


def _is_on(question: Question, told: Told, linker: Linker, stance: AnswerStance) -> bool:
    """Tell whether a claim of a point is itself on what is asked, as others of it are."""
    own = replace(told, before=frozenset())
    held = coverage(question, own)
    is_near = told.near is None or held + told.near >= TOUCHED_NEAR
    if held < TOUCHED or not is_near or not may_answer(question, own):
        return False
    if stance == "for" and lacks_doer(question, told):
        return False
    misfit = find_misfit(question, told, linker)
    # another doer stands against it, or has nothing to do with it
    return misfit is None or (misfit == "doer" and stance == "against")


def _votes(point: Point, told: Mapping[str, Told], independence: Independence) -> list[list[str]]:
    """Return the claims of a point, those together that one side has from one origin."""
    votes: list[list[str]] = []
    for side in point.sides:
        known = [name for name in side.claims if name in told]
        claims = [told[name].statement.claim for name in known]
        marks = [independence.marks(claim.document, claim.span) for claim in claims]
        votes += [[known[n] for n in numbers] for numbers in join_marked(marks)]
        votes += [[name] for name in side.claims if name not in told]
    return votes


def _tally(
    point: Point, votes: Sequence[Sequence[str]], found: Mapping[str, Answered]
) -> tuple[float, float]:
    """Return how surely the point's title says what is asked, and how surely the opposite."""
    affirmed = {name for one in point.sides if one.stance == "affirms" for name in one.claims}
    sure = {True: 0.0, False: 0.0}
    for vote in votes:
        taken = [found[name] for name in vote if name in found]
        for says in (True, False):
            sure[says] += max(
                (
                    one.confidence
                    for one in taken
                    if one.stance != "unclear"
                    and ((one.stance == "for") == (one.claim in affirmed)) == says
                ),
                default=0.0,
            )
    return sure[True], sure[False]


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
    asked: Asked,
    question: Question,
    told: Mapping[str, Told],
    linker: Linker,
    found: dict[str, Answered],
) -> None:
    """Give each claim the value that it gives for what is asked; leave out those that give none."""
    for name, answered in sorted(found.items()):
        value = value_of(question, told[name], asked.asks, asked.noun, linker)
        found[name] = replace(answered, value=value)
    for name, answered in sorted(found.items()):
        if answered.why == "answer":  # it answers for what was said before, and that alone
            meant = {found[n].value for n in told[name].statement.claim.refers_to if n in found}
            found[name] = replace(answered, value=meant.pop() if len(meant) == 1 else None)
    for name in [name for name, answered in found.items() if answered.value is None]:
        del found[name]
    if asked.asks in {"who", "what"}:
        fuller = _fuller({one.value or "" for one in found.values()})
        for name, answered in found.items():
            found[name] = replace(answered, value=fuller.get(answered.value or "", answered.value))


def _fuller(values: Collection[str]) -> dict[str, str]:
    """Return, for answers that another gives more fully, that one: "guards", "border guards".

    Where two others are fuller, which is meant is open.
    """
    words = {value: frozenset(WORD.findall(value.casefold())) - EMPTY for value in values}
    found: dict[str, str] = {}
    for value in sorted(values):
        wider = [other for other in sorted(values) if words[value] < words[other]]
        widest = [one for one in wider if not any(words[one] < words[other] for other in wider)]
        ends = [one for one in widest if one.casefold().endswith(value.casefold())]
        if len(widest) == 1 and ends:
            found[value] = ends[0]
    return found
