"""The graded lexicon of words over clauses: what their source and their user commit to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from sayso.claims.embedding import ROLE
from sayso.claims.ground import Ground, lemma_of
from sayso.claims.signatures import WordClass
from sayso.claims.values import NO, PROBABLY, PROBABLY_NOT, UNKNOWN, YES, Value, value_of
from sayso.language.parse import Token
from sayso.lexicons import load_lexicon

Frame = Literal["that", "whether", "to", "np to", "gerund", "np gerund", "of"]
"""How the clause is joined to the word: "that he left" (or without "that"), "whether he left", "to
leave", "them to leave", "leaving", "them leaving", "of leaving" (or another preposition)."""

CLOSEST: dict[Frame, tuple[Frame, ...]] = {
    "that": ("whether",),
    "whether": (),
    "to": ("np to",),
    "np to": ("to",),
    "gerund": ("of", "to"),
    "np gerund": ("of", "np to"),
    "of": ("gerund", "that"),
}
"""The frame whose values stand in where a word has none for its own."""


@dataclass(frozen=True, slots=True)
class ClauseWord:
    """What is committed to by a word over a clause.

    `source` and `source_not` are what the word's subject commits to where the word holds and where
    it is denied, None where nobody is told to have a view ("failed to"). `reporter` and
    `reporter_not` are what whoever uses the word commits to.
    """

    source: Value | None
    source_not: Value | None
    reporter: Value
    reporter_not: Value

    def of_reporter(self, told: Value) -> Value:
        """Return what the user of the word commits to, who takes the word itself as `told`."""
        return told.through(self.reporter, self.reporter_not)

    def of_speaker(self, told: Value) -> Value:
        """Return the same where the user is the source too: "I doubt", "it is doubtful"."""
        if self.source is None or self.source_not is None:
            return self.of_reporter(told)
        return told.through(self.source, self.source_not)

    def of_source(self, told: Value) -> Value:
        """Return what the word's subject commits to, where the word is taken as `told`.

        Whoever only may have said it, or is asked whether, has committed to nothing. A word that
        tells of nobody's view ("refused to") tells of what its subject does.
        """
        if told.sign == 0 or told.grade == 1:
            return UNKNOWN
        found = self.source_not if told.sign < 0 else self.source
        return self.of_reporter(told) if found is None else found


SAYING = ClauseWord(YES, UNKNOWN, UNKNOWN, UNKNOWN)
"""What is taken of a cue that the lexicon does not have: the source says so, nobody else does."""
DENYING = ClauseWord(NO, UNKNOWN, UNKNOWN, UNKNOWN)
FACT = ClauseWord(None, None, YES, YES)
"""The clause after "the problem is": a noun that takes no clause by itself presents a fact."""
NEXT = ClauseWord(None, None, YES, NO)
"""The clause after "is going to"."""
PLANNED = ClauseWord(None, None, PROBABLY, PROBABLY_NOT)
"""The clause after "is to"."""
TOO = ClauseWord(None, None, NO, PROBABLY)
"""The clause after "too late to"."""
NOT_YET = ClauseWord(None, None, NO, YES)
"""The clause after "has yet to"."""


@cache
def load_clause_words() -> Mapping[tuple[str, str, str], ClauseWord]:
    """Return the lexicon by word, class and frame.

    Raises:
        ResourceError: it is missing or damaged.
    """
    return {
        (row["word"], row["pos"], row["frame"]): ClauseWord(
            _given(row["source"]),
            _given(row["source_not"]),
            value_of(row["reporter"]),
            value_of(row["reporter_not"]),
        )
        for row in load_lexicon("clause_words")
    }


def _given(code: str) -> Value | None:
    return None if code == "-" else value_of(code)


def find_clause_word(word: str, pos: WordClass, frame: Frame) -> ClauseWord | None:
    """Return what a word commits to in a frame, or in the closest frame that it is known in."""
    table = load_clause_words()
    for tried in (frame, *CLOSEST[frame]):
        if found := table.get((word, pos, tried)):
            return found
    return None


def is_told_by_somebody(word: ClauseWord) -> bool:
    """Tell a word for what somebody says or thinks ("the claim that"), true or not."""
    return word.reporter.sign == 0 and word.source is not None and word.source.sign > 0


def known_word(ground: Ground, word: Token, frame: Frame) -> ClauseWord | None:
    """Return what the lexicon has of a verb, adjective or noun over a clause."""
    if lemma_of(word) == "be":
        for t in ground.below(word.i):
            if t.dep in {"acomp", "attr", "oprd"} and t.pos in {"ADJ", "NOUN", "VERB"}:
                return find_clause_word(lemma_of(t), ROLE[t.pos], frame)
        return None
    below = ground.below(word.i)
    helped = [t.dep for t in below if t.dep in {"aux", "auxpass"}]
    if word.tag == "VBN" and ("auxpass" in helped or not helped):  # headings leave "is" out
        found = find_clause_word(word.lower, "participle", frame)
        if helped or found is not None:
            return found
    lemma = lemma_of(word)
    particle = next((t.lower for t in below if t.dep == "prt"), None)
    if particle and (found := find_clause_word(f"{lemma} {particle}", "verb", frame)):
        return found
    found = find_clause_word(lemma, ROLE.get(word.pos, "verb"), frame)
    if found is None and ground.cues[word.i]:  # a verb taken for a noun: "the tailor disputes that"
        return find_clause_word(lemma, "verb", frame)
    return found
