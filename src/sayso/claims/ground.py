"""Whose each word is: a content's, the Document's own voice's, a cue's or nobody's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.language.parse import Parse, Token
from sayso.model import Attribution, Document, Span

VOICE = -1
"""Stands for the Document's own voice where a content's number would stand."""


ASIDE = -2
"""Marks words that are nobody's clause here: a quotation whose source was not found."""


FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


VERBAL = frozenset({"VERB", "AUX"})


CONTRACTED = {
    "'s": "be",
    "’s": "be",
    "’": "be",
    "'re": "be",
    "’re": "be",
    "'m": "be",
    "’m": "be",
    "'ve": "have",
    "’ve": "have",
}


SHORT = re.compile("[^aeiou]*[aeiou][^aeiouwxysz]")
"""A verb that doubles its last letter before an ending: "hop", "hopped"."""


SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})


def lemma_of(token: Token) -> str:
    """Return the lemma of a word, with two slips of the parser put right.

    It leaves contractions with a curly apostrophe as they are, and takes "hoped" for "hop".
    """
    lemma = token.lemma
    if token.pos == "VERB" and SHORT.fullmatch(lemma):
        return lemma + "e" if token.lower in {lemma + "ed", lemma + "es", lemma + "ing"} else lemma
    return CONTRACTED.get(lemma, lemma)


@dataclass(slots=True)
class Ground:
    """A Document's words with what decides whose they are: one array entry a token.

    `whose` holds the number of the innermost Attribution whose content the token stands in, VOICE
    or ASIDE. `cues` marks the words of cues. `over` maps a clause's verb to the verbs and
    adjectives told as part of it, outermost first ("seems", "likely"). `owner` holds the clause
    verb that a token belongs to, or -1. `told` maps the verb of a cue that is a claim of its own to
    the number of the Attribution whose source holds it, -1 where its teller does; `reach` gives the
    words that such a claim covers beside its own. `nominal` maps the noun or adjective that heads a
    verbless claim to its subject, -1 where it has none.
    """

    document: Document
    parse: Parse
    attributions: Sequence[Attribution]
    whose: list[int]
    cues: bytearray
    over: dict[int, tuple[int, ...]] = field(default_factory=dict)
    heads: list[int] = field(default_factory=list)
    owner: list[int] = field(default_factory=list)
    members: dict[int, list[int]] = field(default_factory=dict)
    told: dict[int, int] = field(default_factory=dict)
    reach: dict[int, tuple[int, ...]] = field(default_factory=dict)
    nominal: dict[int, int] = field(default_factory=dict)

    def token(self, i: int) -> Token:
        """Return a token by its number."""
        return self.parse.tokens[i]

    def below(self, i: int) -> list[Token]:
        """Return the tokens that hang on a token, in text order."""
        tokens = self.parse.tokens
        return [tokens[child] for child in self.parse.children[i]]

    def leftmost(self, i: int) -> int:
        """Return the first token of what hangs on a token, itself included."""
        children = self.parse.children
        while children[i] and children[i][0] < i:
            i = children[i][0]
        return i

    def leftmost_verb(self, i: int) -> int:
        """Return the first word of a verb with its auxiliaries and "not"."""
        found = [t.i for t in self.below(i) if t.dep in {"aux", "auxpass", "neg"} and t.i < i]
        return min(found, default=i)

    def top(self, i: int) -> int:
        """Return the outermost word told as part of a clause: "seems" for "seems to have left"."""
        path = self.over.get(i)
        return path[0] if path else i

    def is_content_root(self, i: int) -> bool:
        """Tell whether a word is the highest of its content, or of its sentence.

        A preposition over it does not count: "accused the army of [killing civilians]".
        """
        head = self.parse.tokens[i].head
        if self.parse.tokens[i].dep == "pcomp" and self.whose[head] == self.whose[i] >= 0:
            head, i = self.parse.tokens[head].head, head
        return head == i or self.whose[head] != self.whose[i]


def lay_ground(document: Document, parse: Parse, attributions: Sequence[Attribution]) -> Ground:
    """Tell for each word whose it is: a content's, the Document's own voice's or nobody's."""
    count = len(parse.tokens)
    ground = Ground(document, parse, attributions, [VOICE] * count, bytearray(count))
    for zone in document.zones_of("quotation"):
        _paint(ground, zone.span, ASIDE)
    for number in _outermost_first(attributions):
        for span in attributions[number].content:
            _paint(ground, span, number)
    for attribution in attributions:
        for span in attribution.cue:
            for token in parse.tokens_in(span):
                ground.cues[token.i] = 1
    return ground


def _outermost_first(attributions: Sequence[Attribution]) -> list[int]:
    """Return the numbers of the Attributions so that inner contents come after outer ones."""
    places = {attribution.id: number for number, attribution in enumerate(attributions)}

    def depth(number: int) -> int:
        steps, at = 0, attributions[number].parent
        while at in places and steps < len(places):
            steps, at = steps + 1, attributions[places[at]].parent
        return steps

    def length(number: int) -> int:
        return sum(len(span) for span in attributions[number].content)

    numbers = range(len(attributions))
    return sorted(numbers, key=lambda n: (depth(n), -length(n), attributions[n].content, n))


def _paint(ground: Ground, span: Span, number: int) -> None:
    for token in ground.parse.tokens_in(span):
        ground.whose[token.i] = number


def is_finite(ground: Ground, token: Token) -> bool:
    """Tell whether a verb has a tense of its own or of its auxiliaries."""
    if token.tag in FINITE:
        return True
    return any(t.dep in {"aux", "auxpass"} and t.tag in FINITE for t in ground.below(token.i))


def has_subject(ground: Ground, token: Token) -> bool:
    """Tell whether a verb has a subject or "there" of its own."""
    return any(t.dep in SUBJECTS or t.dep == "expl" for t in ground.below(token.i))
