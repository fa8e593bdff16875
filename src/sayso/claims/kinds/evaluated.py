"""Evaluations as claims: those that clauses are, and those that adjectives tell beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from sayso.claims.arguments import Argument, read_argument
from sayso.claims.chain_values import commit
from sayso.claims.commitments import Composer
from sayso.claims.ground import Ground, lemma_of
from sayso.claims.kinds.evaluations import Found, find_attributive
from sayso.claims.names import NameTable, names_in, terms_in
from sayso.language.parse import Token
from sayso.model import Claim, Evaluation, Span, make_id

POSSESSIVE = frozenset({"its", "his", "her", "their"})


def make_evaluation(
    ground: Ground,
    found: Found | None,
    arguments: Sequence[Argument | None],
    names: NameTable,
) -> Evaluation | None:
    """Return what a clause judges, as it is stored; None where it does not.

    Args:
        ground: of the Document.
        found: what was found in the clause.
        arguments: subject and object of the clause, as they were read; what is judged mostly is
            one of them.
        names: of the Document.
    """
    if found is None:
        return None
    known = next((one for one in arguments if one and one.head == found.target.i), None)
    target = known or read_argument(ground, found.target, names, found.first.i)
    words, where = (target.words, target.span) if target else _as_it_stands(found.target)
    subject = arguments[0]
    if subject and subject is not known and _is_its(ground, found):
        words = f"{words} of {subject.words}"
    span = ground.parse.span_of(found.first.i, found.last.i)
    return Evaluation(words, where, span, found.value, found.aspect)


def _without(ground: Ground, words: str, adjective: Token) -> str:
    """Return the words of a thing without the adjective, its own words and those joined to it."""
    left_out = {ground.token(i).lower for i in ground.parse.subtree(adjective.i)}
    return " ".join(word for word in words.split() if word.casefold() not in left_out)


def _is_its(ground: Ground, found: Found) -> bool:
    """Tell "justifies its presence", which is the subject's, from "condemned their attack"."""
    below = ground.below(found.target.i)
    is_own = found.value == "good" and found.aspect == "law"
    return is_own and any(t.dep == "poss" and t.lower in POSSESSIVE for t in below)


def _as_it_stands(token: Token) -> tuple[str, Span]:
    """Return "this", which is no argument, as what is judged."""
    return token.lower, token.span


def evaluate_by_adjectives(
    composer: Composer, names: NameTable, taken: Set[Span]
) -> Iterator[Claim]:
    """Yield a claim for each adjective that judges something of somebody's.

    Whoever uses the words holds it, also in a question or under a negation ("did not end its
    illegal blockade").

    Args:
        composer: of the Document.
        names: of the Document.
        taken: the spans of the claims that there are already.
    """
    ground = composer.ground
    for found in find_attributive(ground, names):
        target = read_argument(ground, found.target, names, found.first.i)
        if target is None or target.span in taken:
            continue
        bare = _without(ground, target.words, found.first)
        number = ground.whose[found.first.i]
        head = ground.owner[found.first.i]
        commitments = commit(composer, head) if head >= 0 else ()
        if not bare or not commitments or ground.whose[head] != number:
            continue
        words = [t.i for t in ground.parse.tokens_in(target.span)]
        held = replace(commitments[-1], polarity="positive", certainty="certain")
        others = [replace(c, polarity="unknown", certainty="unknown") for c in commitments[:-1]]
        evaluation = Evaluation(*(bare, target.span, found.first.span, found.value, found.aspect))
        yield Claim(
            id=make_id(
                *("claim", ground.document.id, target.span.start, target.span.end),
                found.first.start,
            ),
            document=ground.document.id,
            attribution=ground.attributions[number].id if number >= 0 else None,
            span=target.span,
            subject=bare,
            predicate=f"be {lemma_of(found.first)}",
            object=None,
            names=names_in(ground, words, names),
            terms=terms_in(ground, words, (), ()),
            subject_span=target.span,
            predicate_span=found.first.span,
            commitments=(*others, held),
            evaluation=evaluation,
        )
