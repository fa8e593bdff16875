"""How surely a clause is said, and with which polarity, relative to its innermost source."""

from __future__ import annotations

from dataclasses import replace

from sayso.claims.context import context_of
from sayso.claims.embedding import signature_over
from sayso.claims.ground import Ground, lemma_of
from sayso.claims.kinds.verbless import is_denied
from sayso.claims.negation import find_negation
from sayso.claims.questions import has_condition
from sayso.claims.signatures import (
    DEFAULT,
    YES,
    Effect,
)
from sayso.claims.stance import Factuality, with_hedges, with_modal
from sayso.language.parse import Token


def judge(ground: Ground, head: int, asked: frozenset[int]) -> Factuality:
    """Return the factuality of a clause, relative to its innermost source.

    Args:
        ground: of the Document.
        head: the clause's verb.
        asked: the clauses that are questions, from `find_asked`.
    """
    context = context_of(ground, ground.top(head), 0)
    if ground.nominal.get(head, -1) >= 0 and (context.heard == "wished" or context.negative):
        context = Factuality(open=context.negative)  # "called it" takes no wish here
    found = _own_words(ground, head, context)
    if head in asked:
        return replace(found, open=True, certainty="unknown", heard="asked")
    if has_condition(ground, head) and found.heard == "asserted":
        return replace(found, certainty="unknown")
    return found


def _own_words(ground: Ground, head: int, state: Factuality) -> Factuality:
    """Add the negators, modals and hedges on a verb and on the words told as part of it.

    A negator on a word that is told as part of the clause chooses that word's effect ("is not
    likely", "did not fail") and is used up by it.
    """
    carried = False
    path = ground.over.get(head, ())
    for at, i in enumerate(path):
        token = ground.token(i)
        negation = find_negation(ground, token)
        state = with_modal(ground, token, with_hedges(ground, token, state))
        state = state.negated(replace(negation, flips=False))
        if (
            lemma_of(token) == "be"
            and at + 1 < len(path)
            and ground.token(path[at + 1]).pos == "ADJ"
        ):
            carried = negation.flips
            continue
        state = _under_merged(ground, token, state, negative=negation.flips ^ carried)
        carried = False
    token = ground.token(head)
    if head in ground.nominal:
        return replace(state, negative=state.negative ^ is_denied(ground, token))
    state = with_hedges(ground, token, state.negated(find_negation(ground, token)))
    return with_modal(ground, token, state)


def _under_merged(ground: Ground, token: Token, state: Factuality, *, negative: bool) -> Factuality:
    """Apply "failed", "seems", "likely" to the clause that they are told with."""
    if any(t.lower == "yet" for t in ground.below(token.i)) and lemma_of(token) in {"have", "be"}:
        return state.under(Effect(flips=not negative), token.i)  # "has yet to approve"
    if lemma_of(token) in {"be", "go", "use"}:
        effect = Effect("probable" if lemma_of(token) == "be" else "certain", flips=negative)
    else:
        found = signature_over(ground, token, "infinitive") or DEFAULT
        effect = found.negated if negative else found.plain
    return state if effect == YES else state.under(effect, token.i)
