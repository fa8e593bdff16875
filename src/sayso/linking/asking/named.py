"""Where a claim's sentence names somebody, and which names belong to the deed that is asked about.

"The US withdrawal from Kirin may turn eyes to its troops in Sellan" names Sellan too, but withdraws
from Kirin. There is no parse here: a deed's names are those before its noun, after "of" and "by",
and after the prepositions of place that follow it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.linking.asking.deeds import may_mean, stems_of
from sayso.linking.entities import Linker
from sayso.linking.statements import Statement, name_at
from sayso.linking.words import WORD
from sayso.model import Span
from sayso.model.sentence_cuts import SentenceCuts

LOCATIVE = frozenset(
    {"in", "from", "at", "near", "to", "into", "across", "inside", "outside", "around", "over"}
    | {"throughout", "within", "on", "off", "toward", "towards", "through", "out", "onto"}
)
"""Prepositions before places. Own list."""

COMPASS = frozenset(
    {"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"}
    | {"northeastern", "northwestern", "southeastern", "southwestern", "the", "a"}
)
"""Words between a preposition and its place. Own list."""

ENDS = frozenset(
    {"that", "which", "who", "while", "when", "after", "before", "as", "because", "but", "is"}
    | {"was", "are", "were", "has", "have", "had", "will", "would", "may", "might", "can", "could"}
    | {"should", "must", "did", "does", "if", "although", "though", "since", "until", "where"}
)
"""Words at which what belongs to a deed ends. Own list."""

SMALL = frozenset({"a", "an", "the", "its", "their", "his", "her", "our", "your", "this", "that"})
"""Words at which a noun's phrase begins. Own list."""

ABSENT = frozenset({"without", "no", "against", "lack"})
"""Words before a deed that did not happen. Own list."""

PLACES = frozenset({"place", "country"})
"""Kinds of entity that are a place."""

WITHIN = frozenset({"in", "at", "near", "from", "inside", "outside", "around", "throughout"})
"""Prepositions that make a place of a name of which nothing else is known."""

FORMED = re.compile(r"(?<=\w{3})(?:i?ans?|n|ese|i|ish|e?y|a|o)$")
"""Endings of places and of their adjectives. Own list."""

BEFORE, AFTER = 4, 12
"""Words before a deed's noun, and after a deed, in which its names stand. Own choice."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a sentence: the ids that it can mean, and its place among the sentence's words.

    `is_place` marks a name after a preposition of place; `within` one in the claim's own words.
    """

    keys: frozenset[str]
    at: int
    end: int
    is_place: bool
    within: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a claim's sentence, with its names.

    `texts` are as they are written, `words` in small letters, with their offsets in the Document;
    `first` and `last` bound the claim's own; `breaks` are the places before which a mark stands.
    """

    texts: tuple[str, ...]
    words: tuple[str, ...]
    starts: tuple[int, ...]
    names: tuple[Named, ...]
    first: int
    last: int
    breaks: frozenset[int]

    def keys(self, *, within: bool) -> frozenset[str]:
        """Return the ids of all names of the sentence, or of the claim."""
        found = (one.keys for one in self.names if one.within or not within)
        return frozenset().union(*found)

    def breaks_before(self, at: int) -> int:
        """Return the last place at or before one before which a mark stands, 0 where none does."""
        return max((place for place in self.breaks if place <= at), default=0)


@dataclass(frozen=True, slots=True)
class Deed:
    """The names that belong to a deed: who does it, and where.

    `doer` are the words after "by", or "of" where that is a name, "" where there are none.
    `is_verb` marks the claim's own predicate: its doer is the claim's subject. `is_absent` marks
    what did not happen: "without a vote".
    """

    agents: frozenset[str]
    places: frozenset[str]
    doer: str
    is_verb: bool
    is_absent: bool


class Cut:
    """A Document's text cut once, for all of its claims.

    Args:
        text: of the Document.
    """

    def __init__(self, text: str) -> None:
        self.written = frozenset(
            form for match in WORD.finditer(text.casefold()) for form in forms_of(match.group())
        )
        self._cuts = SentenceCuts(text)

    def around(self, span: Span) -> Span:
        """Return the sentence in which words stand, the sentences where they are of several."""
        return self._cuts.around(span)


def forms_of(word: str) -> tuple[str, ...]:
    """Return a word as it is written and without a genitive's ending: "Kirin's", "kirin"."""
    bare = word.removesuffix("'s").removesuffix("’s")
    return (word,) if bare == word else (word, bare)


def read_sentence(statement: Statement, around: Span, linker: Linker) -> Sentence:
    """Return the sentence around a claim with its names."""
    text, span = statement.text, statement.claim.span
    found = list(WORD.finditer(text, around.start, around.end))
    tokens = [match.group() for match in found]
    written = {name.casefold(): name for name in statement.claim.names}
    breaks = frozenset(
        at
        for at in range(1, len(found))
        if re.search(r"[,;:()–—]", text[found[at - 1].end() : found[at].start()])
    )
    within = [at for at, m in enumerate(found) if span.start <= m.start() < span.end]
    inside = frozenset(within)
    names: list[Named] = []
    at = 0
    while at < len(tokens):
        width, keys = name_at(tokens, at, linker, written)
        if keys:
            is_place = _is_place(keys, linker, _preposition(tokens, at, breaks, names))
            names.append(Named(frozenset(keys), at, at + width, is_place, at in inside))
        at += width
    words = tuple(token.casefold() for token in tokens)
    starts = tuple(match.start() for match in found)
    last = within[-1] + 1 if within else 0
    return Sentence(
        tuple(tokens), words, starts, tuple(names), within[0] if within else 0, last, breaks
    )


def _is_place(keys: Sequence[str], linker: Linker, joined: str) -> bool:
    kinds = {linker.by_id[key].kind for key in keys if key in linker.by_id}
    if joined in WITHIN and kinds <= {"name"}:
        return True
    return joined in LOCATIVE and bool(kinds & PLACES)


def _preposition(
    tokens: Sequence[str], at: int, breaks: frozenset[int], names: Sequence[Named]
) -> str:
    """Return the word that joins a name, or one that it is joined to by "and", to what it is of."""
    back = at - 1
    while back >= 0 and back + 1 not in breaks and tokens[back].casefold() in COMPASS:
        back -= 1
    if back < 0 or back + 1 in breaks:
        return ""
    word = tokens[back].casefold()
    if word in {"and", "or"} and any(one.end == back and one.is_place for one in names):
        return "in"
    return word


def deeds_in(sentence: Sentence, telling: frozenset[str], predicate: range) -> Iterator[Deed]:
    """Yield the deeds of some stems that a claim tells of, each with its names.

    Args:
        sentence: of the claim.
        telling: stems of the deed.
        predicate: the places of the claim's predicate in the sentence where that tells the deed.
    """
    if predicate:
        agents, places, doer = _after(sentence, predicate[-1])
        yield Deed(agents, places, doer, is_verb=True, is_absent=False)
    for at in places_in(sentence, telling, predicate):
        first = _phrase_start(sentence, at)
        own = (one.keys for one in sentence.names if first <= one.at < at)
        agents, places, doer = _after(sentence, at)
        is_absent = not ABSENT.isdisjoint(sentence.words[max(0, first - 2) : at])
        yield Deed(agents.union(*own), places, doer, is_verb=False, is_absent=is_absent)


def places_in(sentence: Sentence, telling: frozenset[str], predicate: range) -> Iterator[int]:
    """Yield the places of a claim's words that tell a deed, but for those of its predicate."""
    for at in range(sentence.first, sentence.last):
        stems = stems_of(sentence.words[at])
        if at not in predicate and any(may_mean(word, t) for word in stems for t in telling):
            yield at


def _phrase_start(sentence: Sentence, at: int) -> int:
    """Return where a noun's phrase begins: "the US withdrawal"."""
    first = at
    while (
        first > max(0, at - BEFORE)
        and first not in sentence.breaks
        and sentence.words[first - 1] not in SMALL | LOCATIVE | ENDS | {"of", "by", "and"}
    ):
        first -= 1
    return first


def _after(sentence: Sentence, at: int) -> tuple[frozenset[str], frozenset[str], str]:
    """Return the names after "of" and "by" that follow a deed, its places, and its doer's words."""
    agents: set[str] = set()
    places: set[str] = set()
    doer: list[str] = []
    joined = ""
    for next_at in range(at + 1, min(len(sentence.words), at + AFTER)):
        word = sentence.words[next_at]
        if next_at in sentence.breaks or word in ENDS:
            break
        if word in {"of", "by"} or word in LOCATIVE:
            # "part in the inspection of the sluice" is no part of the sluice's
            joined = "" if word == "of" and next_at > at + 1 else word
        elif joined in {"of", "by"} and word not in SMALL:
            doer.append(sentence.texts[next_at])
        for one in sentence.names:
            if one.at == next_at and one.is_place:
                places |= one.keys
            elif one.at == next_at and joined in {"of", "by"}:
                agents |= one.keys
    return frozenset(agents), frozenset(places), " ".join(doer)


def may_be_one(own: frozenset[str], asked: frozenset[str], linker: Linker) -> bool:
    """Tell whether a name is another's short or adjective form: "the Strip", "Morlandian"."""
    names = [
        [linker.by_id[key].name.casefold() for key in keys if key in linker.by_id]
        for keys in (own, asked)
    ]
    return any(
        a.split()[-1] == b.split()[-1] or FORMED.sub("", a) == FORMED.sub("", b)
        for a in names[0]
        for b in names[1]
    )
