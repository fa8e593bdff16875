"""What words that take clauses say about them: facts, hearsay, denials, hopes, failures.

Polarity relative to a source has its own rules here: "deny" means that the source says no, whatever
readers take as fact (rated .52 on a scale of 0 to 1 in MegaVeridicality).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from sayso.lexicons import load_lexicon
from sayso.model import Certainty

Heard = Literal["asserted", "denied", "doubted", "asked", "wished", "supposed"]
WordClass = Literal["verb", "participle", "adjective", "noun"]


@dataclass(frozen=True, slots=True)
class Effect:
    """What happens to a clause: whether its polarity flips, how sure it stays, how it is used."""

    certainty: Certainty = "certain"
    flips: bool = False
    heard: Heard = "asserted"


@dataclass(frozen=True, slots=True)
class Signature:
    """The effects of a word on its clause.

    `plain` and `negated` are the effects seen from whoever writes the sentence. `source` and
    `source_negated` are those seen from the word's own subject, where it is the cue of an
    Attribution. `merges` marks words that are told as part of the clause: "failed to leave" is a
    claim about leaving.
    """

    plain: Effect
    negated: Effect
    source: Effect = Effect()
    source_negated: Effect = Effect("unknown", heard="supposed")
    merges: bool = False


YES = Effect()
NO = Effect(flips=True)
PROBABLY = Effect("probable")
PROBABLY_NOT = Effect("probable", flips=True)
POSSIBLY = Effect("possible")
OPEN = Effect("unknown")
SUPPOSED = Effect("unknown", heard="supposed")
WISHED = Effect("unknown", heard="wished")
ASKED = Effect("unknown", heard="asked")
DOUBTED = Effect("unknown", heard="doubted")
DENIED = Effect(heard="denied")

CLASSES: dict[str, Signature] = {
    "factive": Signature(YES, YES),
    "confirming": Signature(YES, OPEN),
    "saying": Signature(OPEN, OPEN),
    "evidence": Signature(PROBABLY, DOUBTED, YES, DOUBTED),
    "denying": Signature(Effect("unknown", heard="denied"), OPEN, DENIED, SUPPOSED),
    "doubting": Signature(DOUBTED, YES, DOUBTED, YES),
    "asking": Signature(ASKED, OPEN, ASKED, ASKED),
    "questioned": Signature(ASKED, YES, ASKED, YES),
    "wishing": Signature(WISHED, OPEN, WISHED, SUPPOSED),
    "thinking": Signature(PROBABLY, PROBABLY_NOT, PROBABLY, PROBABLY_NOT),
    "guessing": Signature(PROBABLY, OPEN, PROBABLY, SUPPOSED),
    "fearing": Signature(POSSIBLY, OPEN, POSSIBLY, SUPPOSED),
    "hinting": Signature(POSSIBLY, OPEN, PROBABLY, SUPPOSED),
    "intending": Signature(PROBABLY, OPEN, YES, SUPPOSED),
    "pretending": Signature(NO, OPEN, NO, OPEN),
    "supposing": Signature(SUPPOSED, SUPPOSED, SUPPOSED, SUPPOSED),
    "doing": Signature(YES, NO, YES, NO, merges=True),
    "failing": Signature(NO, YES, NO, YES, merges=True),
    "stopping": Signature(NO, YES, NO, YES, merges=True),
    "seeming": Signature(PROBABLY, PROBABLY_NOT, PROBABLY, PROBABLY_NOT, merges=True),
    "having": Signature(WISHED, OPEN, WISHED, OPEN, merges=True),
    "expected": Signature(PROBABLY, PROBABLY_NOT, PROBABLY, PROBABLY_NOT, merges=True),
    "reported": Signature(OPEN, OPEN, YES, SUPPOSED, merges=True),
    "confirmed": Signature(YES, OPEN, YES, SUPPOSED, merges=True),
    "obliged": Signature(WISHED, OPEN, WISHED, OPEN, merges=True),
    "forced": Signature(PROBABLY, NO, YES, NO, merges=False),
    "likely": Signature(PROBABLY, PROBABLY_NOT, PROBABLY, PROBABLY_NOT, merges=True),
    "unlikely": Signature(PROBABLY_NOT, PROBABLY, PROBABLY_NOT, PROBABLY, merges=True),
    "possible": Signature(POSSIBLY, NO, POSSIBLY, NO, merges=True),
    "impossible": Signature(NO, POSSIBLY, NO, POSSIBLY, merges=True),
    "sure": Signature(YES, OPEN, YES, SUPPOSED, merges=True),
    "false": Signature(DENIED, OPEN, DENIED, OPEN),
    "unclear": Signature(OPEN, OPEN, ASKED, OPEN),
}
"""The classes of `embedding_verbs`. Source: Karttunen 1971 and 2012 for implicatives and factives,
Saurí and Pustejovsky 2012 (De Facto) for effects relative to sources; neg-raising verbs
("thinking") pass their negation down."""

DEFAULT = Signature(OPEN, OPEN)


@cache
def _classes() -> dict[tuple[str, str], str]:
    return {(row["word"], row["pos"]): row["class"] for row in load_lexicon("embedding_verbs")}


def class_of(word: str, pos: WordClass) -> str | None:
    """Return the class of a word that takes clauses, None where it is not known."""
    return _classes().get((word, pos))


def signature_of(word: str, pos: WordClass) -> Signature | None:
    """Return the effects of a word on its clause, None where they are not known."""
    name = class_of(word, pos)
    return CLASSES[name] if name else None


@cache
def words_of_kind(kind: str) -> frozenset[str]:
    """Return the negators of a kind: "particle", "determiner", "weak" ..."""
    return frozenset(row["word"] for row in load_lexicon("negators") if row["kind"] == kind)


@cache
def modals() -> dict[str, Effect]:
    """Return the modal verbs with their effects."""
    return {
        row["word"]: Effect(row["certainty"], heard=row["heard_as"])  # type: ignore[arg-type]
        for row in load_lexicon("modals")
    }


@cache
def hedges() -> dict[str, Certainty]:
    """Return the hedging adverbs with the certainty they leave."""
    return {row["word"]: row["certainty"] for row in load_lexicon("hedges")}  # type: ignore[misc]
