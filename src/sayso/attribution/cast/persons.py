"""Words that stand alone and can be somebody's name: under a quotation, over a section."""

from __future__ import annotations

import re

from sayso.attribution.cast.labels import is_titular, without_titles
from sayso.attribution.words import given_names, head_word

PART = r"(?:[^\W\d_a-z](?:[\w'’\-]|\.(?!\s*$))*\.?)"
NAME = rf"{PART}(?:[ \t]+(?:(?:de|van|von|der|la|bin|al|of)[ \t]+)?{PART}){{0,5}}"
CARD = re.compile(
    rf"(?P<name>{NAME})(?:,[ \t]+(?P<role>[^.!?;:\n]{{2,80}})|[ \t]+\([^()\n]{{2,60}}\))?"
)
"""A name alone on a line, maybe with what its bearer is: "Dana Holt, mayor of Harrow"."""


def is_person(name: str) -> bool:
    """Tell whether words are a person's name by a title or a given name: 'Cllr Holt'."""
    words = name.split()
    bare = without_titles(name)
    if len(words) < 2 or not bare or not words[-1][:1].isupper() or is_titular(words[-1]):
        return False
    return bare != name or words[0].lower() in given_names()


def is_card(line: str) -> bool:
    """Tell whether a line is nothing but a person's name, with an office or without."""
    match = CARD.fullmatch(line)
    if match is None:
        return False
    if is_person(match["name"]):
        return True
    return has_office(line) and len(match["name"].split()) > 1


def has_office(line: str) -> bool:
    """Tell whether a line gives a name and, behind a comma, what its bearer is."""
    match = CARD.fullmatch(line)
    if match is None or match["role"] is None:
        return False
    known = (head_word(word) for word in re.findall(r"[^\W\d_]+", match["role"].split(",")[0]))
    return any(word is not None and word.kind == "person" for word in known)
