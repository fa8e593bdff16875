"""What a person decides about names, and names that nobody has decided about yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

JudgementKind = Literal["merge", "split", "reject"]
CandidateKind = Literal["spelling", "last name", "short name", "acronym", "wording", "reading"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision about two names; it holds against every rule until it is revoked.

    `merge`: `name` and `other` are one, shown as `name`. `split`: `other` is not `name`, and no
    rule joins it to anyone. `reject`: they are two, whatever rules say. Both are words as they
    stand in Documents, never ids, so that a judgement holds for files that are read later.
    `made` and `revoked` are times in UTC, ISO 8601; `revoked` is None while it holds. `by` and
    `note` are as the person gave them.
    """

    id: str
    kind: JudgementKind
    name: str
    other: str
    made: str
    by: str | None = None
    note: str | None = None
    revoked: str | None = None

    @property
    def words(self) -> str:
        """Return it in a sentence."""
        name, other = f"“{self.name}”", f"“{self.other}”"
        match self.kind:
            case "merge":
                return f"{other} is {name}"
            case "split":
                return f"{other} is not {name}, but stands alone"
            case "reject":
                return f"{name} and {other} are two"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two entities that may be one, by their ids, `a` before `b`; they are not joined.

    `words` says in a sentence why they may be one. A `reading` is a place and the government that
    goes by its name.
    """

    a: str
    b: str
    kind: CandidateKind
    words: str
