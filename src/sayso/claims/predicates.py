"""The predicate of a clause as words: lemma with particle, "be" with its complement."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.claims.arguments import (
    TELLING_PREPOSITIONS,
    find_agent,
    find_object_token,
    find_subject_token,
    is_passive,
)
from sayso.claims.ground import VERBAL, Ground, lemma_of
from sayso.language.parse import Token
from sayso.language.timex import MONTHS, PARTS_OF_DAY, UNITS, WEEKDAYS
from sayso.model import Span

LINKING = frozenset(
    {"be", "become", "remain", "stay", "seem", "appear", "look", "feel", "prove", "get"}
)
COMPLEMENTS = frozenset({"attr", "acomp", "oprd"})
TIME_WORDS = frozenset(
    {*UNITS, *MONTHS, *WEEKDAYS, *PARTS_OF_DAY, "time", "moment", "past", "future"}
)


@dataclass(frozen=True, slots=True)
class Frame:
    """Predicate and the heads of who did it and whom it was done to."""

    predicate: str
    span: Span
    subject: Token | None
    object: Token | None


def read_frame(ground: Ground, head: int) -> Frame:
    """Return the predicate with its arguments; a passive is told as what the agent did."""
    verb = ground.token(head)
    if head in ground.nominal:
        return _verbless(ground, verb)
    subject = find_subject_token(ground, head)
    if is_passive(ground, verb) or _is_bare_passive(ground, verb):
        return _passive(ground, verb, subject)
    if _is_existence(ground, verb):
        return Frame("exist", verb.span, subject, None)
    words, last, told = [lemma_of(verb)], verb.i, None
    for token in ground.below(head):
        if token.dep == "prt":
            words.append(token.lower)
            last = max(last, token.i)
    complement = next((t for t in ground.below(head) if t.dep in COMPLEMENTS), None)
    if complement is not None and (lemma_of(verb) in LINKING or complement.dep == "acomp"):
        words.append(_hyphenated(ground, complement))
        told, last = _object_of_complement(ground, complement, words), max(last, complement.i)
    else:
        told = find_object_token(ground, verb)
    inner = _open_complement(ground, verb)
    if told is None and inner is not None and complement is None:
        told = _add_open_complement(ground, inner, words)
    elif told is None and complement is None:
        told = _add_preposition(ground, verb, words)
    first = min(verb.i, last)
    return Frame(" ".join(words), ground.parse.span_of(first, max(verb.i, last)), subject, told)


def _verbless(ground: Ground, head: Token) -> Frame:
    """Return "be farce" for "it a farce", "be at" with its figure for "the number at forty"."""
    at = ground.nominal[head.i]
    subject = ground.token(at) if at >= 0 else None
    if head.dep == "pobj" and ground.token(head.head).lower == "at":
        return Frame("be at", head.span, subject, head)
    words = ["be", _hyphenated(ground, head)]
    told = _object_of_complement(ground, head, words)
    return Frame(" ".join(words), head.span, subject, told)


def _hyphenated(ground: Ground, token: Token) -> str:
    """Return the lemma of a word, or all of it where it is joined by hyphens ("well-formed")."""
    tokens, first = ground.parse.tokens, token.i
    while (
        first > 1 and tokens[first - 1].text == "-" and tokens[first - 1].end == tokens[first].start
    ):
        first -= 2
    if first == token.i:
        return token.lemma
    return "".join(t.lower for t in tokens[first : token.i + 1])


def _is_bare_passive(ground: Ground, verb: Token) -> bool:
    """Tell a passive whose auxiliary stands with another verb or is left out (headings)."""
    if verb.tag != "VBN":
        return False
    if any(t.dep == "agent" for t in ground.below(verb.i)):
        return True
    helped = any(t.dep.startswith("aux") for t in ground.below(verb.i))
    if verb.dep == "conj" and not helped:
        first = ground.token(verb.head)
        return first.pos in VERBAL and is_passive(ground, first)
    return not helped and verb.dep in {"ROOT", "acl"} and find_object_token(ground, verb) is None


def _passive(ground: Ground, verb: Token, subject: Token | None) -> Frame:
    agent = find_agent(ground, verb)
    words = [lemma_of(verb)]
    words += [t.lower for t in ground.below(verb.i) if t.dep == "prt"]
    complement = next((t for t in ground.below(verb.i) if t.dep == "oprd"), None)
    if complement is not None:
        words.append(complement.lemma)
    inner = _open_complement(ground, verb)
    if inner is not None:
        _add_open_complement(ground, inner, words)
    return Frame(" ".join(words), verb.span, agent, subject)


def _is_existence(ground: Ground, verb: Token) -> bool:
    """Tell "there is" and "there were"."""
    return lemma_of(verb) == "be" and any(
        t.dep == "expl" and t.lower == "there" for t in ground.below(verb.i)
    )


def _object_of_complement(ground: Ground, complement: Token, words: list[str]) -> Token | None:
    """Return the noun after "of" or another preposition of a complement ("be leader of ...")."""
    for token in ground.below(complement.i):
        if token.dep != "prep" or token.i < complement.i:
            continue
        inner = next((t for t in ground.below(token.i) if t.dep == "pobj"), None)
        if inner is not None and inner.lemma not in TIME_WORDS:
            words.append(token.lower)
            return inner
    return None


def _open_complement(ground: Ground, verb: Token) -> Token | None:
    """Return the infinitive that completes a verb ("agreed to leave")."""
    for token in ground.below(verb.i):
        if token.dep == "xcomp" and token.pos in VERBAL and token.tag in {"VB", "VBG"}:
            return token if ground.owner[token.i] == verb.i else None
    return None


def _add_open_complement(ground: Ground, inner: Token, words: list[str]) -> Token | None:
    """Add "to leave" to a predicate and return what is left."""
    to = any(t.tag == "TO" for t in ground.below(inner.i))
    words += ["to", lemma_of(inner)] if to else [inner.lower]
    complement = next((t for t in ground.below(inner.i) if t.dep in COMPLEMENTS), None)
    if complement is not None:
        words.append(complement.lemma)
    return find_object_token(ground, inner)


def _add_preposition(ground: Ground, verb: Token, words: list[str]) -> Token | None:
    """Add the preposition told with a verb that has no object, and return its noun."""
    for token in ground.below(verb.i):
        is_place = lemma_of(verb) == "be" and token.lower in {"in", "at", "near"}
        if token.dep != "prep" or token.i < verb.i:
            continue
        if token.lower not in TELLING_PREPOSITIONS and not is_place:
            continue
        inner = next((t for t in ground.below(token.i) if t.dep == "pobj"), None)
        if inner is None or inner.lemma in TIME_WORDS or inner.tag == "CD":
            continue
        words.append(token.lower)
        return inner
    return None
