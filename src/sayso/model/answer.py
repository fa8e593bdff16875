"""Answers: how a claim stands to a question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.model.relation import ReasonKind
from sayso.model.span import Span

Asks = Literal["whether", "who", "what", "when", "where", "how many", "why"]
"""What a question leaves open; "what" is for "which" too, "why" for "how"."""

AnswerStance = Literal["for", "against", "unclear"]

AnswerSign = Literal[
    "other words",
    "same point",
    "answer",
    "doubt",
    "mere report",
    "wish",
    "conditional",
    "left open",
    "yet to come",
]
"""Why a claim stands so where no relation to the question says it: it says so in other words than
the question's, all of which "same words" holds; another claim of its point decides; it answers a
claim that decides; its source doubts it, or only reports, wishes or supposes it; it leaves open the
figure, time or person that was asked for; it tells as yet to come what is asked of the past."""


@dataclass(frozen=True, slots=True)
class Answered:
    """How a claim stands to a question.

    `claim` is its id, `confidence` is in [0, 1]; `span` are the words of its Document that decide,
    None for the whole clause. `value` is who, when, where, how many or why, in the claim's words,
    where that was asked and is told.
    """

    claim: str
    stance: AnswerStance
    why: ReasonKind | AnswerSign
    confidence: float
    span: Span | None = None
    value: str | None = None
