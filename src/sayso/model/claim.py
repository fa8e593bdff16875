"""Claims: one proposition each, in a content or in the Document's own voice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.model.span import Span

Polarity = Literal["positive", "negative", "unknown"]
Certainty = Literal["certain", "probable", "possible", "unknown"]
"""FactBank's two axes, relative to the innermost source.

Source: Saurí and Pustejovsky 2009, FactBank."""

RefersBack = Literal["affirms", "denies", "withdraws"]
"""What an answer does to what was said before: "so it was", "that is untrue", "I was wrong"."""

Bound = Literal["exact", "about", "at_least", "at_most", "more_than", "less_than", "between"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount tied to what it counts.

    `low` and `high` are inclusive limits in units of `unit` (or of the counted noun), None where
    open. `noun` is the lemma of what is counted ("soldier"); `unit` is a currency, measure or
    "percent"; `of` is what a share is taken of.
    """

    span: Span
    low: float | None
    high: float | None
    bound: Bound
    noun: str | None = None
    unit: str | None = None
    of: str | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time in the words, with its TIMEX3 value, None where it cannot be anchored.

    Source: TimeML 1.2.1, TIMEX3 `type` and `value`.
    """

    span: Span
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str | None


@dataclass(frozen=True, slots=True)
class Commitment:
    """What one of those through whom a claim reached the page says about it.

    `source` is the name, as in a chain, None where it is open. `attribution` is the id of the
    Attribution by which they say it: None for whoever tells the Document, and for a relay who only
    passes it on. Polarity and certainty are of the clause without its own negators: "denied that he
    left" and "said he did not leave" are both negative.

    Source: Saurí and Pustejovsky 2009, FactBank: factuality relative to nested sources.
    """

    source: str | None
    attribution: str | None
    polarity: Polarity
    certainty: Certainty

    @property
    def code(self) -> str:
        """Return FactBank's code: CT+, PR+, PS+, CT-, PR-, PS- or Uu."""
        grade = {"certain": "CT", "probable": "PR", "possible": "PS"}.get(self.certainty)
        sign = {"positive": "+", "negative": "-"}.get(self.polarity)
        return f"{grade}{sign}" if grade and sign else "Uu"


@dataclass(frozen=True, slots=True)
class Meaning:
    """Words to put for a pronoun, or the verb that goes with "I", where a claim stands alone."""

    span: Span
    words: str


ClaimKind = Literal["statement", "evaluation", "answer"]
"""A statement tells what is or happens, an evaluation judges, an answer affirms, denies or takes
back what was said before."""

EvaluationValue = Literal["good", "bad", "mixed"]
HeldValue = Literal["good", "bad", "mixed", "not good", "not bad", "not mixed", "open"]
"""What whoever judges holds of the target, negation and modality included."""

Aspect = Literal["law", "merit"]
"""What is judged of a thing: whether it is lawful, or whether it is any good."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What makes a claim a judgement: of what, and in which words.

    `target` is what is judged, normalised as subject and object are, and `target_span` where it
    stands; `is_open` tells that it is a pronoun and leaves open what. `span` are the words that
    judge. `value` is what these words say by themselves: a negated claim ("is no farce") holds the
    contrary (`Claim.held`). `holder` is who judges where the clause tells it of somebody ("growers
    praised the plan"), None where it is the claim's source.
    """

    target: str
    target_span: Span
    span: Span
    value: EvaluationValue
    aspect: Aspect
    holder: str | None = None
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition: predicate and arguments, as words and as heads to compare by.

    `attribution` is the id of the innermost Attribution in whose content it stands, None for the
    Document's own voice. `span` is the clause. `subject`, `predicate`, `object` and `place` are
    normalised words (lemmas of the predicate, names of arguments resolved inside the Document
    where that is safe), None where there is none. `terms` are the lemmas of the content words, for
    finding claims about the same matter. `deciding` are the spans of negators, hedges and denials
    that set polarity and certainty. `heard_as` is how the innermost source uses it: asserted,
    denied, doubted, asked, wished, supposed. `commitments` tell for each in the chain, outermost
    first, what they commit to; the last is the innermost source's.

    `refers_back` marks a claim that says nothing of its own but answers what was said before: its
    source affirms, denies or withdraws that. `refers_span` are the words that stand for it ("that
    account"), `refers_to` the ids of the claims of the same Document that can be meant, in text
    order; it is empty where nothing near fits. `meanings` say whom the pronouns in `span` mean
    where that is clear, in text order (`stand_alone`). `evaluation` is what an evaluation judges,
    None in every other claim; an adjective that judges something named ("the illegal blockade of
    Kirin") is an evaluation beside the claim of its clause. `conditions` are the clauses on which
    it depends ("if they agree"), `scope` the words that tell of how much it holds ("most", "only").
    """

    id: str
    document: str
    attribution: str | None
    span: Span
    subject: str | None
    predicate: str | None
    object: str | None
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    heard_as: Literal["asserted", "denied", "doubted", "asked", "wished", "supposed"] = "asserted"
    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    place: str | None = None
    names: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    deciding: tuple[Span, ...] = ()
    subject_span: Span | None = None
    predicate_span: Span | None = None
    object_span: Span | None = None
    commitments: tuple[Commitment, ...] = ()
    refers_back: RefersBack | None = None
    refers_span: Span | None = None
    refers_to: tuple[str, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    evaluation: Evaluation | None = None
    conditions: tuple[Span, ...] = ()
    scope: tuple[Span, ...] = ()

    @property
    def is_reported(self) -> bool:
        """Tell whether it is somebody's whom its Document tells of, and not its Document's own."""
        holder = self.evaluation.holder if self.evaluation else None
        return self.attribution is not None or holder is not None

    @property
    def kind(self) -> ClaimKind:
        """Return which kind of claim it is."""
        if self.refers_back is not None:
            return "answer"
        return "evaluation" if self.evaluation is not None else "statement"

    @property
    def held(self) -> HeldValue | None:
        """Return what an evaluation's source holds, None in every other claim."""
        if self.evaluation is None:
            return None
        is_held = self.heard_as in {"asserted", "denied"} and self.certainty != "unknown"
        if self.polarity == "unknown" or not is_held:
            return "open"
        if (self.polarity == "negative") == (self.heard_as == "denied"):
            return self.evaluation.value
        return _not(self.evaluation.value)


def _not(value: EvaluationValue) -> HeldValue:
    return "not good" if value == "good" else "not bad" if value == "bad" else "not mixed"


QUOTES = '"“”«»'


def stand_alone(claim: Claim, text: str) -> str:
    """Return a claim's words on one line, with names for the pronouns that are understood.

    Args:
        claim: of a Document.
        text: the Document's.

    Returns:
        The clause, without the marks of a quotation that it only begins or ends.
    """
    pieces: list[str] = []
    at = claim.span.start
    for meaning in claim.meanings:
        if at <= meaning.span.start and meaning.span.end <= claim.span.end:
            pieces += [text[at : meaning.span.start], meaning.words]
            at = meaning.span.end
    pieces.append(text[at : claim.span.end])
    words = " ".join("".join(pieces).split())
    if sum(words.count(mark) for mark in QUOTES) == 1:
        words = words.translate({ord(mark): None for mark in QUOTES})
    return words.strip(" ,;")
