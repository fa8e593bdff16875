"""How surely words are said: polarity and certainty, and what modals and hedges do to them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.claims.ground import Ground
from sayso.claims.negation import Negation, find_negation
from sayso.claims.signatures import (
    ASKED,
    PROBABLY,
    YES,
    Effect,
    Heard,
    hedges,
    modals,
    words_of_kind,
)
from sayso.language.parse import Token
from sayso.model import Certainty, Polarity

ORDER: tuple[Certainty, ...] = ("certain", "probable", "possible", "unknown")


@dataclass(frozen=True, slots=True)
class Factuality:
    """Whether a clause is negated, how sure it is, how it is used, and the words that decided."""

    negative: bool = False
    open: bool = False
    certainty: Certainty = "certain"
    heard: Heard = "asserted"
    words: tuple[int, ...] = ()

    @property
    def polarity(self) -> Polarity:
        """Return the polarity as FactBank names it."""
        return "unknown" if self.open else "negative" if self.negative else "positive"

    def under(self, effect: Effect, *words: int) -> Factuality:
        """Return it after one more effect; the surest that both allow remains."""
        return Factuality(
            self.negative ^ effect.flips,
            self.open or effect is ASKED,
            max(self.certainty, effect.certainty, key=ORDER.index),
            effect.heard if effect.heard != "asserted" else self.heard,
            (*self.words, *words),
        )

    def negated(self, negation: Negation) -> Factuality:
        """Return it with the negators of one verb."""
        return replace(
            self,
            negative=self.negative ^ negation.flips,
            open=self.open or negation.open,
            certainty=max(
                self.certainty, "probable" if negation.weak else "certain", key=ORDER.index
            ),
            words=(*self.words, *negation.words),
        )


def with_modal(ground: Ground, verb: Token, state: Factuality) -> Factuality:
    """Add the effect of may, might, could, would, should, must."""
    below = ground.below(verb.i)
    for token in below:
        if token.dep != "aux" or token.lower not in modals():
            continue
        effect = modals()[token.lower]
        if token.lower in {"'d", "’d"} and token.tag != "MD":
            continue
        if effect == YES:
            continue
        perfect = any(t.lemma == "have" and t.dep == "aux" for t in below)
        if token.lower == "must" and perfect:
            effect = PROBABLY
        elif (
            token.lower in {"can", "could", "ca"}
            and state.negative
            and find_negation(ground, verb).flips
        ):
            effect = PROBABLY if perfect else YES
        elif token.lower in {"would", "'d", "’d"} and is_future_in_past(ground, verb):
            effect = PROBABLY
        state = state.under(effect, token.i)
    return state


def is_future_in_past(ground: Ground, verb: Token) -> bool:
    """Tell "said it would leave", where "would" is "will" told later, from a condition."""
    number = ground.whose[verb.i]
    if number < 0 or ground.attributions[number].form == "direct":
        return False
    return not any(t.lemma == "have" and t.dep == "aux" for t in ground.below(verb.i))


def with_hedges(ground: Ground, verb: Token, state: Factuality) -> Factuality:
    """Add hedging adverbs: perhaps, probably, apparently, allegedly."""
    for token in ground.below(verb.i):
        if token.dep not in {"advmod", "npadvmod", "intj", "dep"}:
            continue
        if token.lower in hedges():
            state = state.under(Effect(hedges()[token.lower]), token.i)
        elif token.lower in words_of_kind("seldom"):
            state = state.under(PROBABLY, token.i)
    return state
