"""A question and the claims of a casebook, with all by which they can be laid side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Literal

from sayso.linking.asking.deeds import may_mean, stands_in
from sayso.linking.asking.named import LOCATIVE, Cut, read_sentence
from sayso.linking.entities import Linker
from sayso.linking.statements import Statement
from sayso.linking.words import EMPTY, WORD, grouped, predicates_with, stem
from sayso.model import Span

BEFORE = 3
"""Claims before one in which its pronouns' meaning is looked for."""

COMMON = 3
"""Claims in which a word counts as rare at most, so that one rare word does not outweigh all."""

NAMED = 0.7
NEAR = 0.3
"""What a name counts for of which a claim holds a word, and that its Document names elsewhere."""

MEANT = 0.7
AROUND = 0.3
"""What a word counts for that stands only in the claims before: where the claim has a pronoun or
nothing in the place of subject or object, and elsewhere."""

KIN = 0.8
"""What a word counts for of which a claim holds another that answers the same question."""

GIVES_CAUSE = re.compile(
    r"\b(?:because(?:\s+of)?|due\s+to|owing\s+to|thanks\s+to|as\s+a\s+result\s+of|on\s+account\s+of|"
    r"in\s+response\s+to|in\s+order\s+to|so\s+that|for\s+lack\s+of|for\s+want\s+of)\s+(.*)",
    re.IGNORECASE | re.DOTALL,
)
"""The words from which on a clause tells why. Own list."""

MEASURES = frozenset(map(stem, ("year", "old", "month", "week", "day", "hour", "people")))
"""Words of ages and counts, which are compared as such."""

NOBODY = frozenset(map(stem, ("somebody", "someone", "anybody", "anyone", "something", "anything")))
"""Words that stand for what is asked."""


MERE = frozenset(
    ["be", "become", "come", "do", "exist", "get", "give", "go", "have", "make", "take"]
)
"""Verbs that tell nothing by themselves. Own list."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with all words by which it can be known.

    `words` are stems, those of the names of whoever is named among them; `before` those of the
    claims before it; `around` is its sentence, and `written` has all words of its Document in small
    letters; `near` how near it lies to the question by the network, None where that was not asked.
    """

    statement: Statement
    words: frozenset[str]
    around: Span
    written: frozenset[str]
    before: frozenset[str] = frozenset()
    near: float | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, ready for comparing.

    `terms` are the stems that tell what it is about, names by their entities' ids, with the weight
    of each; `named` has the words of each name, `places` those that are told as a place. `telling`
    are the stems of the deed or state. `cause` are the stems of a cause that is asked about, which
    a claim must give in its own words. `by` is the key of the source whose claims are asked for,
    None for anybody's.
    """

    told: Told
    terms: dict[str, float]
    named: dict[str, frozenset[str]]
    places: frozenset[str]
    telling: frozenset[str]
    cause: frozenset[str]
    by: str | None

    @property
    def statement(self) -> Statement:
        """Return its claim."""
        return self.told.statement

    @property
    def slot(self) -> Literal["subject", "object"]:
        """Return where in a claim that stands which a question of who or what asks for."""
        told = stem((self.statement.claim.object or "").casefold())
        return "object" if told in NOBODY else "subject"

    @property
    def doers(self) -> frozenset[str]:
        """Return the ids of all that its subject's names can mean."""
        return frozenset(key for keys in self.statement.subject.names for key in keys)


def words_of(statement: Statement, linker: Linker) -> frozenset[str]:
    """Return the stems of a claim's words and of the names of whoever it names."""
    claim = statement.claim
    keys = statement.terms | statement.units
    names = [linker.by_id[key].name for key in keys if key in linker.by_id]
    clause = claim.span.of(statement.text)
    parts = [clause, claim.subject or "", claim.object or "", *claim.names, *names]
    told = {stem(word) for part in parts for word in WORD.findall(part.casefold())}
    return frozenset(map(grouped, (told - EMPTY) | statement.terms | statement.predicate))


def tell_all(statements: Sequence[Statement], linker: Linker) -> dict[str, Told]:
    """Return claims with their words and those of the claims just before each, by id."""
    ordered = sorted(statements, key=lambda one: (one.claim.document, one.claim.span, one.id))
    texts = {one.claim.document: one.text for one in ordered}
    cut = {name: Cut(text) for name, text in texts.items()}
    words = [words_of(one, linker) for one in ordered]
    found: dict[str, Told] = {}
    for at, one in enumerate(ordered):
        first = max(0, at - BEFORE)
        near = [
            words[n] for n in range(first, at) if ordered[n].claim.document == one.claim.document
        ]
        own = cut[one.claim.document]
        around = own.around(one.claim.span)
        found[one.id] = Told(one, words[at], around, own.written, frozenset().union(*near))
    return found


def make_question(
    statement: Statement, told: Mapping[str, Told], linker: Linker, by: str | None
) -> Question:
    """Weigh the words of a question by how rare they are among the claims."""
    counts: dict[str, int] = {}
    for one in told.values():
        for term in _terms_of(one.statement):
            counts[term] = counts.get(term, 0) + 1
    terms = _terms_of(statement) - NOBODY - MEASURES
    weighed = {
        term: log(1 + len(told) / max(counts.get(term, 0), COMMON)) for term in sorted(terms)
    }
    named = {
        key: frozenset(stem(w) for w in WORD.findall(linker.by_id[key].name.casefold())) - EMPTY
        for key in weighed
        if key in linker.by_id
    }
    cut = Cut(statement.text)
    around = cut.around(statement.claim.span)
    sentence = read_sentence(statement, around, linker)
    places = frozenset().union(*(one.keys for one in sentence.names if one.is_place))
    verbs = WORD.findall((statement.claim.predicate or "").casefold())
    telling = frozenset(grouped(stem(v)) for v in verbs if v not in MERE | EMPTY | LOCATIVE)
    if not telling and statement.object.head:
        telling = frozenset({grouped(statement.object.head)})  # "takes part", "has troops"
    after = GIVES_CAUSE.search(statement.text)
    words = WORD.findall(after.group(1).casefold()) if after else []
    cause = frozenset(grouped(stem(word)) for word in words if word not in EMPTY)
    own = Told(statement, words_of(statement, linker), around, cut.written)
    return Question(own, weighed, named, places - _subject_keys(statement), telling, cause, by)


def _subject_keys(statement: Statement) -> frozenset[str]:
    return frozenset(key for keys in statement.subject.names for key in keys)


def _terms_of(statement: Statement) -> frozenset[str]:
    words = statement.terms | (statement.predicate - EMPTY - predicates_with("light"))
    for argument in (statement.subject, statement.object):
        words |= argument.words | {keys[0] for keys in argument.names}
    return frozenset(map(grouped, words))


def coverage(question: Question, told: Told) -> float:
    """Return the share of the question's words, by weight, that a claim holds."""
    whole = sum(question.terms.values())
    held = sum(weight * _held(question, term, told) for term, weight in question.terms.items())
    return held / whole if whole else 0.0


def _held(question: Question, term: str, told: Told) -> float:
    """Return how surely a claim holds one of the question's words, from 0 to 1."""
    if stands_in(term, told.words):
        return 1.0
    named = question.named.get(term)
    if named is None and any(may_mean(term, word) for word in told.words):
        return KIN
    if named and any(stands_in(word, told.words) for word in named):
        return NAMED
    if stands_in(term, told.before) or (named and not named.isdisjoint(told.before)):
        return MEANT if is_open(told.statement) else AROUND
    return NEAR if named is not None and term in told.statement.company else 0.0


def is_open(statement: Statement) -> bool:
    """Tell whether a pronoun, or nothing, stands for a claim's subject or object."""
    return statement.subject.is_vague or statement.object.is_vague


def holds(terms: Iterable[str], words: frozenset[str]) -> bool:
    """Tell whether all of some stems are among others, in some form."""
    return all(stands_in(term, words) for term in terms)


def holds_names(question: Question, told: Told) -> bool:
    """Tell whether a claim, or one just before it, holds every name of the question."""
    words = told.words | told.before
    return all(
        key in words or any(stands_in(word, words) for word in named)
        for key, named in question.named.items()
    )
