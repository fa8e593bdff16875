"""What the words of a text are: parse, names, quantities, times."""

from sayso.language.parse import Name, Parse, Sentence, Token, parse_document
from sayso.language.quantities import find_quantities, limits_of
from sayso.language.times import find_times

__all__ = [
    "Name",
    "Parse",
    "Sentence",
    "Token",
    "find_quantities",
    "find_times",
    "limits_of",
    "parse_document",
]
