"""Evaluations as claims: those that clauses are, and those that adjectives tell beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from sayso.claims.arguments import Argument, read_argument
from sayso.claims.chain_values import commit
from sayso.claims.commitments import Composer
from sayso.claims.ground import Ground, lemma_of
from sayso.claims.kinds.attributive import find_attributive, find_participles
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
    holder = _holder_of(referents, found.holder, subject)
    if found.holder is not None and holder is None:  # "few praised it"
        return None
    return Evaluation(
        words, target.span, span, found.value, found.aspect, holder, is_open=target.is_open
    )


def _holder_of(referents: Referents, holder: Token | None, subject: Argument | None) -> str | None:
    """Return who judges, None where that is nobody in particular or a pronoun left open."""
    if holder is None or subject is None:
        return None
    meant = referents.meant_by(holder)
    return meant or (subject.words if holder.pos in {"NOUN", "PROPN"} else None)


def _without(ground: Ground, words: str, adjective: Token) -> str:
    """Return the words of a thing without the adjective, its own words and those joined to it."""
    left_out = {ground.token(i).lower for i in ground.parse.subtree(adjective.i)}
    if adjective.dep == "conj":
        left_out |= {t.lower for t in ground.below(adjective.head) if t.dep == "cc"}
    return " ".join(word for word in words.split() if word.casefold() not in left_out)


def evaluate_beside(composer: Composer, referents: Referents, taken: Set[Span]) -> Iterator[Claim]:
    """Yield a claim for each adjective and participle that judges something beside its clause.

    Whoever uses an adjective holds it, also in a question or under a negation ("did not end its
    illegal blockade"); of a participle the doer does ("left, praising the deal").

    Args:
        composer: of the Document.
        referents: of the Document.
        taken: the spans of the claims that there are already.
    """
    ground, names = composer.ground, referents.names
    for found in find_attributive(ground, names):
        target = read_argument(ground, found.target, names, found.first.i)
        bare = _without(ground, target.words, found.first) if target else ""
        if target is None or not bare or target.span in taken:
            continue
        head, number = ground.owner[found.first.i], ground.whose[found.first.i]
        if head >= 0 and ground.whose[head] == number:
            spans = (target.span, found.first.span)
            judged = Evaluation(bare, *spans, found.value, found.aspect)
            made = _make(composer, names, judged, target.span, head)
            be = f"be {lemma_of(found.first)}"
            yield replace(made, subject=bare, predicate=be, subject_span=target.span)
    for found in find_participles(ground):
        yield from _by_participle(composer, referents, found)


def _by_participle(composer: Composer, referents: Referents, found: Found) -> Iterator[Claim]:
    ground, names = composer.ground, referents.names
    target = read_argument(ground, found.target, names, found.first.i)
    holder = read_argument(ground, found.holder, names, found.first.i)
    if target is None or holder is None or found.holder is None:
        return
    told = referents.meant_by(found.holder)
    if told is None and found.holder.i in names.at:
        told = holder.words
    if told is None:  # "a moment that could count, denouncing the raid"
        return
    spans = (target.span, found.first.span)
    judged = Evaluation(target.words, *spans, found.value, found.aspect, told)
    span = Span(found.first.start, target.span.end)
    made = _make(composer, names, judged, span, found.first.i)
    lemma = lemma_of(found.first)
    yield replace(made, subject=told, predicate=lemma, object=target.words, object_span=target.span)


def _make(composer: Composer, names: NameTable, judged: Evaluation, span: Span, head: int) -> Claim:
    """Return the claim of an evaluation beside a clause: whoever tells it holds it for certain."""
    ground = composer.ground
    number = ground.whose[head]
    words = [t.i for t in ground.parse.tokens_in(span)]
    commitments = commit(composer, head)
    held = replace(commitments[-1], polarity="positive", certainty="certain")
    others = [replace(c, polarity="unknown", certainty="unknown") for c in commitments[:-1]]
    return Claim(
        id=make_id("claim", ground.document.id, span.start, span.end, judged.span.start),
        document=ground.document.id,
        attribution=ground.attributions[number].id if number >= 0 else None,
        span=span,
        subject=None,
        predicate=None,
        object=None,
        names=names_in(ground, words, names),
        terms=terms_in(ground, words, (), ()),
        predicate_span=judged.span,
        commitments=(*others, held),
        evaluation=judged,
    )
