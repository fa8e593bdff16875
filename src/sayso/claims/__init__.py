"""What exactly is said: clauses as propositions, with arguments, polarity and certainty."""

from sayso.claims.find import find_claims

__all__ = ["find_claims"]
