"""Factuality values and what negators, hedges and words over a clause make of them.

Source: Saurí and Pustejovsky 2009 (FactBank) for the values, 2012 (De Facto) for the composition.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.model import Certainty, Polarity

GRADES: tuple[Certainty, ...] = ("unknown", "possible", "probable", "certain")
CODES = {"CT": 3, "PR": 2, "PS": 1}


@dataclass(frozen=True, slots=True)
class Value:
    """What somebody commits to: yes (`sign` 1), no (-1) or neither (0), with a grade up to 3.

    `is_closed` marks what somebody else is told to say or think: nothing inside it is presupposed
    by whoever tells it.
    """

    sign: int
    grade: int
    is_closed: bool = False

    @property
    def polarity(self) -> Polarity:
        """Return the polarity as FactBank names it."""
        return "positive" if self.sign > 0 else "negative" if self.sign < 0 else "unknown"

    @property
    def certainty(self) -> Certainty:
        """Return the certainty as FactBank names it."""
        return GRADES[self.grade]

    def capped(self, grade: int) -> Value:
        """Return it at most so sure; what is surely not so, is surely not possible either."""
        if grade == 0:
            return self.opened()
        if self.sign < 0 or not self.sign:
            return self
        return replace(self, grade=min(grade, self.grade))

    def flipped(self, *, weakly: bool = False) -> Value:
        """Return it under a negator; `weakly` for "hardly"."""
        return replace(self, sign=-self.sign, grade=min(self.grade, 2 if weakly else 3))

    def opened(self) -> Value:
        """Return it left open, as under a question or a condition."""
        return Value(0, 0, self.is_closed)

    def through(self, held: Value, denied: Value) -> Value:
        """Return the value of a clause under a word that has this value.

        Args:
            held: of the clause where the word holds.
            denied: of the clause where the word is denied.
        """
        if self.sign == 0:
            is_fact = held.sign == denied.sign != 0 and not self.is_closed
            return held if is_fact else Value(0, 0, self.is_closed or held.sign == 0)
        chosen = held if self.sign > 0 else denied
        if chosen.sign == 0:
            return Value(0, 0, is_closed=True)
        if held.sign == denied.sign:
            return chosen
        return replace(chosen, grade=min(chosen.grade, self.grade))


YES = Value(1, 3)
PROBABLY = Value(1, 2)
NO = Value(-1, 3)
PROBABLY_NOT = Value(-1, 2)
UNKNOWN = Value(0, 0, is_closed=True)
"""What somebody leaves to another; a question's value is `YES.opened()`."""


def value_of(code: str) -> Value:
    """Return the value of one of FactBank's codes: CT+, PR+, PS+, CT-, PR-, PS-, Uu.

    Raises:
        KeyError: there is no such code.
    """
    if code == "Uu":
        return UNKNOWN
    return Value(1 if code[2:] == "+" else -1, CODES[code[:2]])
