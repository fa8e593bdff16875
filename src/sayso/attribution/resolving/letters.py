"""Who writes a letter: the name that stands under it, in a page of letters or a letter alone."""

from __future__ import annotations

import re

from sayso.attribution.cast.actors import Cast
from sayso.attribution.words import given_names, words_for

LINE = re.compile(r"[^\n]+")
HANDLE = re.compile(r"@\w+\W*$")
ADDRESS = re.compile(r"\b(?:Dear (?:Editor|Sir|Madam)|Letters?\b|LETTERS\b|To the Editor)")
LONGEST_SIGNATURE = 60
"""Characters of a line with a name and a place."""


def signed_by(text: str, cast: Cast, at: int) -> str | None:
    """Return who signs the letter that a place of a text stands in, None for no letter.

    A page of letters has several lines that hold a name alone; a single letter says that it is one.
    """
    lines = [(m.start(), m.group().strip()) for m in LINE.finditer(text)]
    signatures = [(start, _name_in(line, cast)) for start, line in lines if _is_signature(line)]
    named = [name for _, name in signatures if name]
    if len(set(named)) < 2 and not ADDRESS.search(text):
        return None
    return next((name for start, name in signatures if start > at), None)


def _is_signature(line: str) -> bool:
    """Tell whether a line can be a signature: a handle, or a few words that all have a capital."""
    if HANDLE.match(line):
        return True
    words = re.findall(r"[^\W\d_][\w'’-]*", line)
    is_short = len(line) <= LONGEST_SIGNATURE and 2 <= len(words) <= 6
    return is_short and line[-1] not in '?!:;”"' and all(w[0].isupper() for w in words)


def _name_in(line: str, cast: Cast) -> str | None:
    """Return the person whose name a line begins with."""
    first = line.rstrip(".").split(",")[0].strip()
    words = [w for w in first.split() if w.lower() not in words_for("honorific")]
    plain = " ".join(words)
    if any(a.kind == "person" and a.name == plain for a in cast.actors):
        return plain
    is_given = bool(words) and words[0].lower() in given_names()
    return plain if is_given and 2 <= len(words) <= 4 else None
