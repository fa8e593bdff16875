"""Whether a claim is about the place, the time and the doer that a question names.

Words alone do not tell: "the US withdrawal from Kirin" holds most of "Is the US withdrawing from
Sellan?". What does not fit is left out and counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

from sayso.lexicons import load_lexicon
from sayso.linking.asking.deeds import may_mean
from sayso.linking.asking.doers import has_other_doer
from sayso.linking.asking.named import Deed, Sentence, deeds_in, may_be_one, read_sentence
from sayso.linking.asking.objects import has_other_object, has_other_purpose
from sayso.linking.asking.told import Question, Told
from sayso.linking.entities import Linker
from sayso.linking.names import normal_form
from sayso.linking.reasons.dates import is_compatible
from sayso.linking.statements import Statement

Misfit = Literal["place", "time", "doer", "scope"]

DATED = re.compile(r"[\dX]{4}(?:-|$)")
"""TIMEX3 values of calendar dates."""


def deeds_of(question: Question, told: Told, linker: Linker) -> list[Deed]:
    """Return the deeds that are asked about of which a claim tells, with their names."""
    return _deeds_in(question, told, read_sentence(told.statement, told.around, linker))


def _deeds_in(question: Question, told: Told, sentence: Sentence) -> list[Deed]:
    predicate = _predicate(question, told.statement, sentence)
    return list(deeds_in(sentence, question.telling, predicate))


def find_misfit(question: Question, told: Told, linker: Linker) -> Misfit | None:
    """Return in what a claim is about something else than what is asked, None where it can fit.

    Args:
        question: what is asked.
        told: a claim that holds enough of its words.
        linker: knows the names.
    """
    sentence = read_sentence(told.statement, told.around, linker)
    deeds = _deeds_in(question, told, sentence)
    if deeds and all(deed.is_absent for deed in deeds) and told.statement.sign > 0:
        return "scope"
    predicate = _predicate(question, told.statement, sentence)
    if has_other_object(question, told, sentence, predicate, linker):
        return "scope"
    asked = read_sentence(question.statement, question.told.around, linker)
    if has_other_purpose(asked, told, sentence):
        return "scope"
    if has_other_place(question, told, sentence, deeds, linker):
        return "place"
    if has_other_time(question.statement, told.statement):
        return "time"
    return "doer" if has_other_doer(question, told, sentence, deeds, linker) else None


def _predicate(question: Question, statement: Statement, sentence: Sentence) -> range:
    """Return the places of a claim's predicate in its sentence, none where it tells other deeds."""
    span = statement.claim.predicate_span
    if not any(may_mean(a, b) for a in question.telling for b in statement.predicate):
        return range(0)
    at = [n for n, start in enumerate(sentence.starts) if span and span.start <= start < span.end]
    return range(at[0], at[-1] + 1) if at else range(0)


def has_other_place(
    question: Question, told: Told, sentence: Sentence, deeds: list[Deed], linker: Linker
) -> bool:
    """Tell whether a place is asked about, and a claim's deed has another, or none that is near."""
    asked = question.places
    if not asked:
        return False
    own = _union(deed.places for deed in deeds)
    if not own and not asked.isdisjoint(sentence.keys(within=True)):
        return False
    own = own or _union(one.keys for one in sentence.names if one.is_place and one.within)
    if own:
        return _are_apart(own, asked, told.statement, linker)
    around = sentence.keys(within=False) | told.statement.company
    # "the Strip" is enough, where only one is spoken of
    names = [linker.by_id[key].name.casefold().split()[-1] for key in asked if key in linker.by_id]
    return asked.isdisjoint(around) and told.written.isdisjoint(names)


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)


def _are_apart(
    own: frozenset[str], asked: frozenset[str], statement: Statement, linker: Linker
) -> bool:
    """Tell whether no place is one that is asked about, or can lie in it.

    A town can lie in a country that its Document names, a country in no other.
    """
    if not own.isdisjoint(asked) or may_be_one(own, asked, linker):
        return False
    if _have_country(own, linker) or not _have_country(asked, linker):
        return True
    return asked.isdisjoint(statement.company)


def _have_country(keys: frozenset[str], linker: Linker) -> bool:
    names = (linker.by_id[key].name for key in keys if key in linker.by_id)
    return any(normal_form(name) in _countries() for name in names)


@cache
def _countries() -> frozenset[str]:
    rows = load_lexicon("speaking_places")
    return frozenset(normal_form(row["name"]) for row in rows if row["kind"] == "country")


def has_other_time(asked: Statement, statement: Statement) -> bool:
    """Tell whether both have a date, and none of the claim's can be one of the question's.

    A date of the question may lack its year: "on 29 September".
    """
    left, right = _dates(asked), _dates(statement)
    if not left or not right:
        return False
    return not any(is_compatible(x, y) for x in left for y in right)


def _dates(statement: Statement) -> list[str]:
    times = [time for time in statement.claim.times if time.type in {"DATE", "TIME"}]
    values = [value for time in times for value in (time.value or "").split("/")]
    return [value for value in values if DATED.match(value)]
