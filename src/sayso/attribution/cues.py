"""The lexicon of cues: which words carry an attribution, how, and how surely."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast

from sayso.attribution.constructions.candidate import Candidate
from sayso.lexicons import load_lexicon
from sayso.model import Act, Framing, Kind


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry: a word or phrase with what the source does by it, and the reporter's stance.

    `frames` gives, for each complement the entry takes, the share of its occurrences with that
    complement that are attributions, in [0, 1]; `weight` the same over all complements.
    """

    lemma: str
    word_class: str
    kind: Kind
    framing: Framing
    act: Act
    frames: dict[str, float]
    weight: float


@dataclass(frozen=True, slots=True)
class Cues:
    """All entries, to be asked by lemma; `others` are the shares of verbs that are no cues."""

    entries: dict[str, Cue]
    nouns: dict[str, Cue]
    others: dict[str, dict[str, float]]

    def knows(self, lemma: str) -> bool:
        """Tell whether a verb or phrase is in the lexicon."""
        return lemma in self.entries

    def takes(self, lemma: str, frame: str) -> bool:
        """Tell whether a verb or phrase is known to take a complement."""
        entry = self.entries.get(lemma)
        return entry is not None and frame in entry.frames

    def of(self, candidate: Candidate) -> Cue | None:
        """Return the entry of a candidate's cue; of "call for" failing itself, that of "call"."""
        table = self.nouns if candidate.construction == "noun" else self.entries
        return table.get(candidate.lemma) or table.get(candidate.lemma.split(" ")[0])


@cache
def load_cues() -> Cues:
    """Load the lexicon once a process.

    Raises:
        ResourceError: the lexicon is missing or damaged.
    """
    entries: dict[str, Cue] = {}
    nouns: dict[str, Cue] = {}
    for row in load_lexicon("cues"):
        cue = Cue(
            row["lemma"],
            row["class"],
            cast(Kind, row["kind"]),
            cast(Framing, row["framing"]),
            cast(Act, row["act"]),
            parse_frames(row["frames"]),
            float(row["weight"]),
        )
        (nouns if cue.word_class == "noun" else entries)[cue.lemma] = cue
    others = {row["lemma"]: parse_frames(row["frames"]) for row in load_lexicon("other_verbs")}
    return Cues(entries, nouns, others)


def parse_frames(words: str) -> dict[str, float]:
    """Return the complements of an entry with their shares, a half where none was counted.

    Example:
        >>> parse_frames("clause=0.97 quote=0.99")
        {'clause': 0.97, 'quote': 0.99}
    """
    pairs = (pair.partition("=") for pair in words.split())
    return {name: float(share) if share else 0.5 for name, _, share in pairs}
