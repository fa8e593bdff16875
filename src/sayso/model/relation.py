"""Relations between claims, and the points that gather them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.model.span import Span

RelationKind = Literal["same", "contradicts", "supports"]
ReasonKind = Literal[
    "same words",
    "negation",
    "number",
    "date",
    "place",
    "who did what",
    "antonym",
    "evaluation",
    "denial",
    "doing",
    "meaning",
]
Stance = Literal["affirms", "denies", "doubts", "other figure"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two claims are related: what kind of sign, in words, and the spans that show it.

    `a` lies in the text of the first claim's Document, `b` in the second's.
    """

    kind: ReasonKind
    words: str
    a: Span
    b: Span


@dataclass(frozen=True, slots=True)
class Relation:
    """Claim ↔ claim, with reasons; `a` sorts before `b`. `confidence` is in [0, 1]."""

    a: str
    b: str
    kind: RelationKind
    reasons: tuple[Reason, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Difference:
    """A pair that looked like a conflict but where both can hold, and the guard that says so."""

    a: str
    b: str
    guard: str


@dataclass(frozen=True, slots=True)
class Side:
    """Those who take one stance on a point.

    `sources` are entity names; `claims` and `documents` ids; `origins` is the number of independent
    origins that its claims go back to (`Independence`).
    """

    stance: Stance
    label: str
    sources: tuple[str, ...]
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    origins: int


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that sources take positions on; contested when positions conflict.

    `origins` is the number of independent origins that all its claims go back to.
    """

    id: str
    title: str
    contested: bool
    sides: tuple[Side, ...]
    origins: int


@dataclass(frozen=True, slots=True)
class Entity:
    """Who or what the names of a casebook stand for.

    `name` is the fullest name found, `aliases` the other words for it, sorted. `reading` is
    "metonym" where a place stands for its government. `origin` says which lexicon or rule joined
    the names.
    """

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    origin: str
    reading: Literal["plain", "metonym"] = "plain"
