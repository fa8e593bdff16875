"""Titles of points: a plain statement in the words of its clearest claim."""

from __future__ import annotations

import re

from sayso.linking.reasons.amounts import (
    amounts_of,
    can_both_hold,
    counted,
    find_clashes,
    told_figures,
)
from sayso.linking.reasons.dates import dated, is_compatible
from sayso.linking.reasons.denial import is_refused
from sayso.linking.statements import Statement, one_line
from sayso.linking.wholeness import RELATIVE, is_charge, is_relative, is_statement, subject_of
from sayso.linking.words import PRONOUNS, WORD, predicates_with
from sayso.model import ReasonKind, Span

MAX_TITLE = 110
"""Characters of a title. Own choice."""

THERE = re.compile(r"\bthere\b", re.IGNORECASE)

OWNERS = frozenset({"my", "our", "your", "his", "her", "its", "their"})
"""First words of a subject that leans on what stands before. Own list."""

TitleRank = tuple[bool, int, bool, bool, int, bool, bool, int, str]

ASIDE = re.compile(
    r"\s*,\s*(?:in|to|as|of|i|he|she|they|it|we|the|an?|who|which|meanwhile|too|also|by|with|after|"
    r"however|said|once|now|then)\b[^,]*,(?!\s*(?:and|or)\b)\s*",
    re.IGNORECASE,
)
"""Words between two commas that a statement can do without. Own list."""

NEAR = 30
"""Characters before a subject in which the verb stands that brings the charge."""

PLURALS = frozenset({"people", "men", "women", "children", "police"})
"""Nouns with "were" that do not end in s. Own list."""

PAUSE = re.compile(r"[,;:–—]")

BRACKETS = re.compile(r"\s*[\[(][^\])]*[\])]?")


def title_rank(statement: Statement) -> TitleRank:
    """Return a key that sorts the clearest claim first: asserted, positive, complete and short."""
    claim = statement.claim
    spans = (claim.subject_span, claim.predicate_span, claim.object_span)
    words = _core(statement)
    return (
        claim.refers_back is not None,
        0 if is_statement(statement) else 1 if is_charge(statement) else 2,
        _reckons(statement) or is_relative(statement),
        claim.polarity != "positive",
        sum(span is None for span in spans) + _leans(statement),
        is_refused(statement),
        len(words) > MAX_TITLE,
        len(words),
        statement.id,
    )


def make_title(statement: Statement) -> str:
    """Return a claim's own words from subject to object, trimmed and with a capital.

    A subject that is a pronoun is replaced by the words it stands for where they are known. What
    somebody is accused of doing is told as such: "The board was accused of hiding the report".
    """
    is_whole = is_statement(statement) or not is_charge(statement)
    words = _core(statement) if is_whole else _as_charged(statement)
    claim = statement.claim
    if _has_vague_subject(statement) and claim.subject_span and claim.subject:
        pronoun = claim.subject_span.of(statement.text)
        if claim.subject.casefold() not in PRONOUNS and words.startswith(pronoun):
            words = claim.subject + words[len(pronoun) :]
    words = _fit(_without_asides(words, statement), statement)
    words = one_line(words, MAX_TITLE).strip(" \t,;:.–—-\"'“”‘’()[]*_#")
    words = _without_lone_marks(words)
    return words[:1].upper() + words[1:]


def _without_lone_marks(words: str) -> str:
    """Return words without quotation marks whose partner was left out."""
    if words.count("“") != words.count("”"):
        words = words.replace("“", "").replace("”", "")
    return words.replace('"', "") if words.count('"') % 2 else words


def _fit(words: str, statement: Statement) -> str:
    """Return words that are too many up to a pause behind the object, or to the object's end."""
    if len(words) <= MAX_TITLE:
        return words
    claim = statement.claim
    last = max((s for s in (claim.predicate_span, claim.object_span) if s), key=lambda s: s.end)
    at = words.find(one_line(last.of(statement.text)))
    end = at + len(one_line(last.of(statement.text)))
    pauses = [m.start() for m in PAUSE.finditer(words, max(end, 0), MAX_TITLE)]
    if pauses:
        return words[: pauses[-1]]
    return words[:end] if 0 < end <= MAX_TITLE and at >= 0 else words


def _without_asides(words: str, statement: Statement) -> str:
    """Return words without brackets, and without asides between commas before the predicate."""
    predicate = statement.claim.predicate_span
    words = BRACKETS.sub("", words)
    verb = one_line(predicate.of(statement.text)) if predicate else ""
    at = words.rfind(verb) if verb else -1
    if at < 0:
        return words
    aside = ASIDE.search(words, 0, at + len(verb))
    if aside and aside.end() <= at:
        words = f"{words[: aside.start()]} {words[aside.end() :]}"
    return words


def _core(statement: Statement) -> str:
    """Return the words from subject to object with negator and predicate; a short clause whole."""
    claim = statement.claim
    spans = [s for s in (claim.subject_span, claim.predicate_span, claim.object_span) if s]
    if claim.predicate_span is None or len(spans) < 2:
        return one_line(claim.span.of(statement.text), 1000)
    if not is_refused(statement):
        spans += [s for s in claim.deciding if claim.span.covers(s)]
    spans += [q.span for q in claim.quantities if claim.span.covers(q.span)]
    there = THERE.search(claim.span.of(statement.text)) if claim.predicate == "exist" else None
    if there:
        start = claim.span.start + there.start()
        spans.append(Span(start, start + len(there.group())))
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    whole = Span(start, max(end, claim.span.end))
    words = whole.of(statement.text)
    subject = subject_of(statement)
    borrowed = claim.subject_span
    if subject and borrowed and subject.end < borrowed.end <= claim.predicate_span.start:
        words = subject.of(statement.text) + statement.text[borrowed.end : whole.end]
    elif subject and subject.start == whole.start:
        words = subject.of(statement.text) + _without_tie(words[len(subject) :])
    return re.sub(r"\s+", " ", words).strip()


def _as_charged(statement: Statement) -> str:
    """Return "the board was accused of hiding it" for "accused the board of hiding it"."""
    claim, text = statement.claim, statement.text
    subject = claim.subject_span or claim.span
    before = WORD.findall(text[max(subject.start - NEAR, 0) : subject.start])
    verb = before[-1] if before and before[-1].endswith("ed") else "accused"
    named = one_line(subject.of(text))
    last = named.split()[-1].casefold()
    be = "were" if last in PLURALS or (last.endswith("s") and not last.endswith("ss")) else "was"
    end = max(span.end for span in (claim.span, claim.object_span) if span)
    return f"{named} {be} {verb} {one_line(text[subject.end : end], 1000)}"


def _reckons(statement: Statement) -> bool:
    """Tell a claim that tells who gives a figure: "the ministry put the number at 40"."""
    is_figure = bool(statement.claim.quantities) and statement.claim.subject_span is not None
    return is_figure and bool(statement.predicate & predicates_with("reckons"))


def _without_tie(words: str) -> str:
    """Return a relative clause without the pronoun that ties it to its noun."""
    tie = RELATIVE.match(words)
    return f" {words[tie.end() :]}" if tie else words


def _leans(statement: Statement) -> bool:
    """Tell whether nobody can tell from the words alone whom or what they are about."""
    claim = statement.claim
    subject, verb, thing = claim.subject_span, claim.predicate_span, claim.object_span
    if subject is None and thing and verb and thing.start < verb.start:
        subject = thing  # "140 people were displaced"
    words = subject.of(statement.text).casefold() if subject else ""
    return not words or words in PRONOUNS or words.split()[0] in OWNERS


def _has_vague_subject(statement: Statement) -> bool:
    span = statement.claim.subject_span
    return span is None or span.of(statement.text).casefold() in PRONOUNS


def figure_of(
    statement: Statement, kinds: set[ReasonKind], *, is_counted: bool = False
) -> str | None:
    """Return the exact words of the figure or date by which sides differ, None without one.

    Args:
        statement: any.
        kinds: of reasons by which the sides differ.
        is_counted: whether a figure must tell what it counts.
    """
    if "number" in kinds:
        found = counted(statement) if is_counted else told_figures(statement)
        return one_line(found[0].span.of(statement.text)) if found else None
    if "date" in kinds:
        times = dated(statement)
        return one_line(times[0].span.of(statement.text)) if times else None
    return None


def clashing_figure(statement: Statement, lead: Statement) -> str | None:
    """Return the words of the first figure that excludes the lead's for the same, None if none."""
    clashes = find_clashes(amounts_of(lead), amounts_of(statement))
    return one_line(clashes[0].y.quantity.span.of(statement.text)) if clashes else None


def have_one_figure(a: Statement, b: Statement, kinds: set[ReasonKind]) -> bool:
    """Tell whether the figures or dates by which sides differ can be one: "140", "at least 140"."""
    if "number" in kinds:
        figures = told_figures(a)[:1], told_figures(b)[:1]
        return any(can_both_hold(x, y) for x in figures[0] for y in figures[1])
    times = dated(a)[:1], dated(b)[:1]
    return any(is_compatible(x.value or "", y.value or "") for x in times[0] for y in times[1])
