"""Evaluations as claims: those that clauses are, and those that adjectives tell beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from sayso.claims.arguments import Argument, read_argument
from sayso.claims.chain_values import commit
from sayso.claims.commitments import Composer
from sayso.claims.ground import Ground, lemma_of
from sayso.claims.kinds.attributive import find_attributive
from sayso.claims.kinds.evaluations import Found, is_its
from sayso.claims.kinds.targets import find_target
from sayso.claims.names import NameTable, names_in, terms_in
from sayso.claims.pronouns import Referents
from sayso.language.parse import Token
from sayso.model import Claim, Evaluation, Span, make_id


def make_evaluation(
    referents: Referents, found: Found | None, arguments: Sequence[Argument | None]
) -> Evaluation | None:
    """Return what a clause judges, as it is stored; None where it does not.

    Args:
        referents: of the Document.
        found: what was found in the clause.
        arguments: subject and object of the clause, as they were read; what is judged mostly is
            one of them.
    """
    if found is None:
        return None
    ground = referents.ground
    target = find_target(referents, found.target, arguments, found.last)
    words = target.words
    subject = arguments[0]
    is_own = found.value == "good" and found.aspect == "law" and is_its(ground, found.target)
    if subject and subject.head != found.target.i and is_own:  # "justifies its presence"
        words = f"{words} of {subject.words}"
    span = ground.parse.span_of(found.first.i, found.last.i)
    holder = subject.words if found.holder and subject else None
    return Evaluation(
        words, target.span, span, found.value, found.aspect, holder, is_open=target.is_open
    )


def _without(ground: Ground, words: str, adjective: Token) -> str:
    """Return the words of a thing without the adjective, its own words and those joined to it."""
    left_out = {ground.token(i).lower for i in ground.parse.subtree(adjective.i)}
    if adjective.dep == "conj":
        left_out |= {t.lower for t in ground.below(adjective.head) if t.dep == "cc"}
    return " ".join(word for word in words.split() if word.casefold() not in left_out)


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
