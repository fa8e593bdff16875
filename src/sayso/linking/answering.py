"""Claims that only answer another: “That is untrue” denies what was said before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sayso.linking.statements import Statement
from sayso.linking.wording import make_reason
from sayso.model import Relation, Span

CONFIDENCE = 0.8
"""That an answer is about the claim that stands nearest before it. Source: bench/piles.py on the
piles for development, 8 of 9 right."""


def find_answers(statements: Sequence[Statement]) -> list[Relation]:
    """Return what answers are to the claims they answer, sorted by their ids.

    An answer denies or affirms one claim: the last of those that it can mean, by another source.
    One who takes back what he said himself stands against it too, at a later time.
    """
    by_id = {statement.id: statement for statement in statements}
    return sorted(_find(statements, by_id), key=lambda relation: (relation.a, relation.b))


def join_answers(
    groups: Sequence[Sequence[str]], statements: Sequence[Statement]
) -> list[list[str]]:
    """Return groups of claims in which each answer stands with what it answers, and nowhere else.

    An answer says nothing by its own words, so that those likest to it are answers to other things.

    Args:
        groups: ids of claims that are about one point.
        statements: of the casebook.

    Returns:
        Groups of two and more, each sorted.
    """
    answers = {s.id for s in statements if s.claim.refers_back}
    pairs = [(r.a, r.b) if r.a in answers else (r.b, r.a) for r in find_answers(statements)]
    answered = dict(pairs)
    joined = [[name for name in group if name not in answered] for group in groups]
    place = {name: number for number, group in enumerate(joined) for name in group}
    for answer, told in sorted(answered.items()):
        if told not in place:
            place[told] = len(joined)
            joined.append([told])
        joined[place[told]].append(answer)
    return sorted(sorted(group) for group in joined if len(group) > 1)


def _find(statements: Sequence[Statement], by_id: Mapping[str, Statement]) -> Iterator[Relation]:
    for answer in statements:
        kind = answer.claim.refers_back
        meant = [by_id[name] for name in answer.claim.refers_to if name in by_id]
        if kind is None or answer.bar:
            continue
        fit = [one for one in meant if (one.key == answer.key) == (kind == "withdraws")]
        if not fit:
            continue
        a, b = sorted((answer, fit[-1]), key=lambda one: one.id)
        spans = (_span_of(a, answer), _span_of(b, answer))
        if kind == "affirms":
            reason = make_reason("same words", a, b, spans)
            yield Relation(a.id, b.id, "supports", (reason,), CONFIDENCE)
        else:
            yield Relation(
                a.id, b.id, "contradicts", (make_reason("denial", a, b, spans),), CONFIDENCE
            )


def _span_of(statement: Statement, answer: Statement) -> Span | None:
    return statement.claim.refers_span if statement is answer else statement.claim.predicate_span
