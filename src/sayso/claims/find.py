"""Claims: each clause of a content or of the Document's own voice, as one proposition."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TypeVar

from sayso.claims.arguments import Argument, antecedent_of, find_place, read_argument
from sayso.claims.chain_values import commit
from sayso.claims.commitments import Composer, make_composer
from sayso.claims.factuality import judge
from sayso.claims.ground import Ground, lay_ground
from sayso.claims.kinds.answers import find_answer, find_targets
from sayso.claims.kinds.evaluated import evaluate_beside, make_evaluation
from sayso.claims.kinds.evaluations import evaluate_clause
from sayso.claims.kinds.every import find_clauses
from sayso.claims.names import names_in, read_names, terms_in
from sayso.claims.predicates import read_frame
from sayso.claims.pronouns import Referents, find_referents
from sayso.claims.questions import find_asked, find_conditions
from sayso.claims.stance import Factuality
from sayso.claims.standing import find_meanings
from sayso.language.parse import Parse, Token
from sayso.language.quantities import find_quantities
from sayso.language.times import find_times
from sayso.lexicons import load_lexicon
from sayso.model import Attribution, Claim, Document, Quantity, Span, TimeExpression, make_id


def find_claims(
    document: Document, parse: Parse, attributions: Sequence[Attribution]
) -> tuple[Claim, ...]:
    """Find the claims of a Document.

    Args:
        document: the Document.
        parse: of the Document.
        attributions: of the Document; the clause that only attributes ("X said") is no claim.

    Returns:
        Claims in text order. Polarity and certainty are relative to the innermost source.

    Cost:
        One pass over the words.

    Source: Saurí and Pustejovsky 2009 (FactBank) for polarity and certainty.
    """
    ground = lay_ground(document, parse, attributions)
    find_clauses(ground)
    names = read_names(parse)
    times = find_times(parse, document.published)
    quantities = find_quantities(parse, times=times)
    starts = [token.start for token in parse.tokens]
    timed = _by_clause(ground, starts, times)
    counted = _by_clause(ground, starts, quantities)
    asked = find_asked(ground)
    composer = make_composer(ground, asked)
    referents = find_referents(ground, names)
    claims = [
        _make_claim(
            composer,
            head,
            referents,
            judge(ground, head, asked),
            (tuple(timed.get(head, ())), tuple(counted.get(head, ()))),
        )
        for head in ground.heads
    ]
    claims += evaluate_beside(composer, referents, {claim.span for claim in claims})
    claims.sort(key=lambda claim: (claim.span, claim.predicate_span or claim.span))
    return find_targets(ground, claims)


Told = TypeVar("Told", Quantity, TimeExpression)


def _by_clause(ground: Ground, starts: list[int], items: Sequence[Told]) -> dict[int, list[Told]]:
    """Return the amounts or times of each clause."""
    found: dict[int, list[Told]] = {}
    for item in items:
        owner = ground.owner[bisect_right(starts, item.span.end - 1) - 1]
        if owner >= 0:
            found.setdefault(owner, []).append(item)
    return found


def _make_claim(
    composer: Composer,
    head: int,
    referents: Referents,
    fact: Factuality,
    told: tuple[tuple[TimeExpression, ...], tuple[Quantity, ...]],
) -> Claim:
    """Return the claim of one clause."""
    ground, names = composer.ground, referents.names
    times, quantities = told
    members = _inner_members(ground, head)
    members = sorted({*members, *ground.reach.get(head, ())})
    told_by = ground.told.get(head, -1)
    answer = find_answer(ground, head, fact)
    if answer is not None and told_by >= 0 and answer.does == "denies":  # its source denies it
        members = [i for i in members if i >= ground.leftmost_verb(head)]
    span = clause_span(ground, head, members)
    frame = read_frame(ground, head)
    subject = read_argument(ground, frame.subject, names, head)
    patient = read_argument(ground, frame.object, names, head)
    subject, patient = (_named(referents, one) for one in (subject, patient))
    evaluated = evaluate_clause(ground, head, frame, fact, names) if answer is None else None
    number = told_by if told_by >= 0 else ground.whose[head]
    predicate_start = ground.token(head).start
    return Claim(
        id=make_id("claim", ground.document.id, span.start, span.end, predicate_start),
        document=ground.document.id,
        attribution=ground.attributions[number].id if number >= 0 else None,
        span=span,
        subject=subject.words if subject else None,
        predicate=frame.predicate,
        object=patient.words if patient else None,
        polarity=fact.polarity,
        certainty=fact.certainty,
        heard_as=fact.heard,
        quantities=quantities,
        times=times,
        place=find_place(ground, members, names),
        names=names_in(ground, members, names),
        terms=terms_in(ground, _with_subject(ground, frame.subject, members), fact.words, times),
        deciding=tuple(sorted({ground.token(i).span for i in fact.words})),
        subject_span=subject.span if subject else None,
        predicate_span=frame.span,
        object_span=patient.span if patient else None,
        commitments=commit(composer, head, told_by),
        refers_back=answer.does if answer else None,
        refers_span=answer.by if answer else None,
        meanings=find_meanings(referents, span),
        evaluation=make_evaluation(referents, evaluated, (subject, patient)),
        conditions=find_conditions(ground, head),
        scope=_scope_of(ground, members),
    )


def _scope_of(ground: Ground, members: list[int]) -> tuple[Span, ...]:
    """Return the words that tell of how much or how many a clause holds."""
    return tuple(ground.token(i).span for i in members if ground.token(i).lower in _scope_words())


@cache
def _scope_words() -> frozenset[str]:
    return frozenset(row["word"] for row in load_lexicon("scope_words"))


def _named(referents: Referents, argument: Argument | None) -> Argument | None:
    """Return an argument that is a pronoun with the name of whom it clearly means."""
    if argument is None:
        return None
    token = referents.ground.token(argument.head)
    if token.pos != "PRON" or argument.words.casefold() != token.lower:
        return argument
    name = referents.meant_by(token)
    return replace(argument, words=name) if name else argument


def _inner_members(ground: Ground, head: int) -> list[int]:
    """Return the words of a clause without the marks and joining words at its ends."""
    members = ground.members[head]
    first, last = 0, len(members)
    while first < last - 1 and _is_edge(ground, members[first], head, ahead=True):
        first += 1
    while last - 1 > first and _is_edge(ground, members[last - 1], head, ahead=False):
        last -= 1
    return members[first:last]


def _is_edge(ground: Ground, i: int, head: int, *, ahead: bool) -> bool:
    token = ground.token(i)
    if i == head:
        return False
    if token.pos == "PUNCT" and token.text not in {"%", "$"}:
        return True
    return token.dep in {"cc", "mark"} and (
        not ahead or token.lower in {"and", "but", "that", "or"}
    )


def clause_span(ground: Ground, head: int, members: list[int]) -> Span:
    """Return the span from the first to the last word of a clause, within its sentence."""
    sentence = ground.token(head).sentence
    inside = [i for i in members if ground.token(i).sentence == sentence] or [head]
    return ground.parse.span_of(inside[0], inside[-1])


def _with_subject(ground: Ground, subject: Token | None, members: list[int]) -> list[int]:
    """Return the words of a clause with the subject that it shares with another clause."""
    if subject is None:
        return members
    meant = antecedent_of(ground, subject)
    if meant.i in members:
        return members
    words = [meant.i, *(t.i for t in ground.below(meant.i) if t.dep == "compound")]
    return sorted({*members, *words})
