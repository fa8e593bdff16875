"""Lines of a head that say whose paper it is: a newsletter of a union, a body with its letters."""

from __future__ import annotations

import re

ISSUED = re.compile(
    r"^(?:the )?(?:(?:weekly|monthly|quarterly|members'|official) )?"
    r"(?:newsletter|bulletin|journal|magazine|organ|gazette|statement|communiqu[eé]|press release|"
    r"newspaper|circular|voice|report|blog) (?:of|by|from) (?:the )?(?P<who>[A-Z][^\n.:!?]{3,70})$",
    re.IGNORECASE,
)
"""A line that says whose paper it is: "Newsletter of the Weavers' Union"."""
SHORTENED = re.compile(
    r"^(?:The )?(?P<who>[A-Z][^\n.:!?()]{3,70}?) \((?P<short>[A-Z]{2,7})\)(?P<rest>.*)$"
)
"""A name with its abbreviation, and perhaps a branch: "Weavers' Union (WU), Marl branch"."""
SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "la", "&", "to", "s"})


def issuer_of(line: str) -> str | None:
    """Return the body that a line of a head gives as the publisher, None where it gives none."""
    match = ISSUED.match(line)
    if match is not None:
        who = re.sub(r" \([A-Z]{2,7}\)$", "", match["who"].strip(" ,"))
        return who if who[:1].isupper() and len(who.split()) <= 8 else None
    match = SHORTENED.match(line)
    if (
        match is None
        or len(match["rest"].split()) > 5
        or match["rest"].strip()[:1] not in {"", ","}
    ):
        return None
    words = [w for w in re.findall(r"[^\W\d_]+", match["who"]) if w.lower() not in SMALL]
    initials = "".join(word[0] for word in words if word[0].isupper())
    return match["who"] if initials == match["short"] else None
