"""What a claim says where a question leaves something open: who, when, where, how many, why.

Only what stands in the place that is asked for counts: who opened the gates is whoever opens, not
the gates that opened.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from sayso.lexicons import load_lexicon
from sayso.linking.asking.deeds import may_mean, stands_in
from sayso.linking.asking.fit import deeds_of
from sayso.linking.asking.told import GIVES_CAUSE, Question, Told
from sayso.linking.entities import Linker
from sayso.linking.pair import MATCH, match
from sayso.linking.reasons.amounts import NUMBERS, counted, counted_kind
from sayso.linking.statements import Argument, Statement, one_line
from sayso.linking.words import WORD, grouped, predicates_with, stem
from sayso.model import Asks, Quantity, Span, TimeExpression

MOST = 80
"""Characters of a value that are shown."""

BESIDE = 3
"""Words behind a figure in which what it counts can stand: "350,000 tonnes of wheat"."""

CAUSING = frozenset(
    grouped(stem(word))
    for word in ("order", "command", "direct", "authorise", "carry", "conduct", "commit", "launch")
)
"""Stems of verbs whose subject does the deed that is their object: "ordered the closure"."""

MONEY = frozenset(map(stem, ("money", "aid", "cost", "fund", "cash", "price")))
"""Stems of what is counted in a currency."""

SPEAKING = frozenset({"person", "group", "organisation"})
"""Kinds of the lexicon's roles that do deeds."""

THINGS = frozenset({"agreement", "work", "document"})
"""Kinds of entity that do none."""


def value_of(
    question: Question, told: Told, asks: Asks, noun: str | None, linker: Linker
) -> str | None:
    """Return what a claim gives for what is asked, in its words on one line; None where nothing.

    Args:
        question: what is asked.
        told: a claim that answers.
        asks: what is left open.
        noun: lemma of what is counted or chosen from.
        linker: knows the names.
    """
    statement = told.statement
    if asks in {"who", "what"}:
        return _thing_of(question, told, linker, noun, is_person=asks == "who")
    span: Span | None = None
    if asks == "when":
        times = [time for time in statement.claim.times if _dates_deed(time, statement)]
        span = times[0].span if times else None
        if times and times[0].value:
            return times[0].value
    elif asks == "where":
        return _place_of(question, told, linker)
    elif asks == "how many":
        meant = [q for q in counted(statement) if _is_meant(q, noun, statement)]
        span = meant[0].span if meant else None
    else:
        clause = statement.claim.span
        after = GIVES_CAUSE.search(statement.text, clause.start, clause.end)
        span = Span(after.start(), after.end()) if after else None
    return one_line(span.of(statement.text), MOST) if span else None


def _dates_deed(time: TimeExpression, statement: Statement) -> bool:
    """Tell a time of the deed from that of another: "for the first time since 2018"."""
    before = statement.text[: time.span.start].casefold().split()[-2:]
    return time.type in {"DATE", "TIME"} and before != ["time", "since"]


def _is_meant(quantity: Quantity, noun: str | None, statement: Statement) -> bool:
    """Tell whether a figure counts what is asked for."""
    if noun is None:
        return True
    asked = counted_kind(stem(noun))
    is_money = stem(noun) in MONEY
    if quantity.unit and is_money != (quantity.unit in _currencies()):
        return False
    if is_money and quantity.unit:
        return True
    words = [quantity.noun or "", quantity.of or ""]
    words += WORD.findall(statement.text[quantity.span.end :])[:BESIDE]
    if any(may_mean(counted_kind(stem(word)), asked) for word in words if word):
        return True
    return not quantity.unit and (not quantity.noun or stem(quantity.noun) in NUMBERS)


@cache
def _currencies() -> frozenset[str]:
    rows = load_lexicon("measures")
    return frozenset(row["unit"] for row in rows if row["kind"] == "currency")


def _place_of(question: Question, told: Told, linker: Linker) -> str | None:
    """Return the place of the deed, or of the claim."""
    for deed in deeds_of(question, told, linker):
        names = sorted(linker.by_id[key].name for key in deed.places if key in linker.by_id)
        if names:
            return min(names, key=len)
    return told.statement.claim.place


def _thing_of(
    question: Question, told: Told, linker: Linker, noun: str | None, *, is_person: bool
) -> str | None:
    """Return who or what stands in the place that is asked for."""
    statement = told.statement
    if question.slot == "object":
        return _words_of(statement, statement.object, "object", linker, is_person=is_person)
    deeds = deeds_of(question, told, linker)
    if question.telling and not any(deed.is_verb for deed in deeds):
        agents = sorted(key for deed in deeds for key in deed.agents if _does(key, linker))
        if agents:
            return _fuller(linker.by_id[agents[0]].name, [deed.doer for deed in deeds])
        if not _causes(question, statement):
            return None
    # "the gates opened" tells nobody who opened them
    is_opened = (match(statement.subject, question.statement.object) or 0.0) >= MATCH
    if is_opened or (noun and not is_person and not _is_of(statement.subject, noun)):
        return None
    return _words_of(statement, statement.subject, "subject", linker, is_person=is_person)


def _causes(question: Question, statement: Statement) -> bool:
    """Tell whether a claim's subject does the deed that its object names: "ordered the closure"."""
    is_causing = statement.predicate & (CAUSING | predicates_with("light"))
    words = statement.object.words
    return bool(is_causing) and any(stands_in(term, words) for term in question.telling)


def _fuller(name: str, doers: Iterable[str]) -> str:
    """Return the words around a doer's name where it is no whole one: "Kirin militants"."""
    for words in doers:
        if name in words and not words.endswith(name) and _is_doer(stem(words.split()[-1])):
            return one_line(words, MOST)
    return name


def _is_of(argument: Argument, noun: str) -> bool:
    return bool(argument.names) or any(may_mean(stem(noun), word) for word in argument.words)


def _does(key: str, linker: Linker) -> bool:
    return key in linker.by_id and linker.by_id[key].kind not in THINGS


def _words_of(
    statement: Statement, argument: Argument, slot: str, linker: Linker, *, is_person: bool
) -> str | None:
    """Return an argument's name or words; None for a pronoun, and for a thing that does nothing."""
    claim = statement.claim
    told = claim.subject if slot == "subject" else claim.object
    span = claim.subject_span if slot == "subject" else claim.object_span
    if argument.is_vague or not told:
        return None
    first = [keys[0] for keys in argument.names]
    named = {linker.by_id[key].name for key in first if key in linker.by_id}
    if len(named) == 1 and not argument.words:
        return named.pop() if any(_does(key, linker) for key in first) else None
    person = _person_of(told, argument, linker)
    if person:
        return person
    if is_person and argument.head and not _is_doer(argument.head):
        return None
    written = span.of(statement.text) if span else ""
    is_same = written.casefold().endswith(told.casefold())
    return one_line(written if is_same else told, MOST)


def _person_of(told: str, argument: Argument, linker: Linker) -> str | None:
    """Return the person whose name ends an argument, without titles before it."""
    keys = [key for names in argument.names for key in names if key in linker.by_id]
    people = {linker.by_id[key].name for key in keys if linker.by_id[key].kind == "person"}
    ends = [name for name in people if told.casefold().endswith(name.casefold())]
    return ends[0] if len(ends) == 1 and " and " not in told else None


@cache
def _doers() -> frozenset[str]:
    rows = load_lexicon("roles")
    return frozenset(stem(row["word"].rstrip(".")) for row in rows if row["kind"] in SPEAKING)


@cache
def _verbs() -> frozenset[str]:
    names = [row["predicate"] for row in load_lexicon("predicates")]
    return frozenset(map(stem, [*names, *(row["word"] for row in load_lexicon("asked_alike"))]))


def _is_doer(head: str) -> bool:
    """Tell whether a noun's stem is that of people or a body: by lexicon, or made from a verb."""
    if head in _doers() or head.endswith(("man", "men", "woman", "women", "ist")):
        return True
    return head.endswith(("er", "or")) and not {head[:-2], stem(head[:-2] + "e")}.isdisjoint(
        _verbs()
    )
