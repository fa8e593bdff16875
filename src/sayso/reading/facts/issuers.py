"""Lines that say whose paper it is: "Newsletter of the Weavers' Union", "Press release, 4 May"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sayso.lexicons import load_lexicon
from sayso.reading.facts.dates import MONTHS, find_dates
from sayso.reading.facts.names import (
    SMALL,
    is_body,
    is_known_person,
    is_titled,
    looks_like_publisher,
    names_one,
)

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
OWNER = re.compile(
    r"^(?P<label>from:|source:|(?:issued|released|distributed) by:?|(?:issuer|issuing body|"
    r"organi[sz]ation|institution):)[ \u00a0]+(?P<who>.+)$",
    re.IGNORECASE,
)
"""A line that labels whose paper it is: "Issued by: Weavers' Union", "From: Jane Roe"."""
ABOUT = re.compile(r",? (?:on|about|regarding|concerning|following|after|in response to) ")
"""What follows the name of the one whose statement it is."""
TELLING = re.compile(
    r"\b(?:is|are|was|were|has|have|had|did|does|will|not|false|wrong|untrue)\b|ed$|[^s\W]s "
    r"(?!(?:and|or|of|in|on|at|by|for|from|to|near|with|after|before|during|under|over)\b)"
)
"""Small words with a verb among them, as it seems: the title tells of a statement."""
PARTS = re.compile(r"\s+[-–—]+\s+|\s*[|·•–—:,()]\s*")
_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
DAY = re.compile(
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? )?{_MONTH}(?: \d{{1,2}}(?:st|nd|rd|th)?)?(?: \d{{4}})?", re.I
)
"""A day or month that may lack its year, as on bulletins."""
BRANCH = re.compile(r"\b(?:branch|section|region|chapter|district)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Issue:
    """A line of a masthead: the body it names, and whether it says what paper it is."""

    body: str | None
    is_paper: bool


@cache
def _papers(*uses: str) -> str:
    """Return a pattern for the words of the lexicon "papers" that have one of some uses."""
    words = [row["word"] for row in load_lexicon("papers") if row["use"] in uses]
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + ")"


@cache
def _kind() -> re.Pattern[str]:
    number = r"(?:,? (?:no\.? ?|number |nr\.? ?|issue |#)?\d{1,4}(?:/\d{2,4})?)"
    return re.compile(
        rf"(?:{_papers('notice', 'series', 'statement')}{number}?|(?:no\.?|issue|number) ?\d+)",
        re.IGNORECASE,
    )


@cache
def _titles() -> tuple[re.Pattern[str], re.Pattern[str]]:
    every = _papers("notice", "series", "statement")
    return (
        re.compile(
            rf"^(?:the )?{every}(?: (?:no\.? ?)?\d+)? (?:of|by|from) (?:the )?(?P<who>.+)$",
            re.IGNORECASE,
        ),
        re.compile(
            rf"^(?:the )?(?P<who>[^:|–—]+?)(?::| \||\s[-–—]) (?:an? |the |our )?{every}"
            rf"(?P<rest>|{ABOUT.pattern}.+)$",
            re.IGNORECASE,
        ),
    )


def read_issue(line: str) -> Issue | None:
    """Read a line of a masthead; every part of it must be a body, a paper, a day or a branch.

    A body's name alone and a day alone are lines of a masthead too, where others are around them.
    """
    if len(line) > 140 or line.endswith((".", "!", "?")):
        return None
    date = next(find_dates(line), None)
    words = f"{line[: date.start]}|{line[date.end :]}" if date else line
    parts = [part.strip(" .*_") for part in PARTS.split(words)]
    bodies, others, is_paper = [], [], False
    for part in filter(None, parts):
        if _kind().fullmatch(part):
            is_paper = True
        elif is_body(part):
            bodies.append(part)
        elif not DAY.fullmatch(part):
            others.append(part)
    is_placed = date is not None or bool(bodies)
    can_be = len(bodies) <= 1 and (not others or (is_placed and len(others) == 1))
    if not can_be or not all(_is_aside(part) for part in others):
        return None
    return Issue(_bare(bodies[0]) if bodies else None, is_paper)


def _is_aside(words: str) -> bool:
    """Tell whether words beside a body can be its town, abbreviation or branch."""
    return (
        len(words.split()) <= 3
        and not is_known_person(words)
        and (is_titled(words) or BRANCH.search(words) is not None)
    )


def _bare(name: str) -> str:
    return re.sub(r"^the ", "", name, flags=re.IGNORECASE)


def issuer_of_title(title: str) -> str | None:
    """Return whose statement a title says it is: a body, or a person whose name is known.

    "Statement by the Ministry of Works on the bridge", "Weavers' Union: statement on pay". A
    title that tells of a statement ("Statement by minister disputed") names nobody.
    """
    first, second = _titles()
    if match := first.match(title):
        who = match["who"].strip()
        ends = [m.start() for m in ABOUT.finditer(who)]
        names = [who[:end] for end in (*ends, len(who)) if not TELLING.search(who[end:].lower())]
        person = who.partition(",")[0]
        found = next((_bare(name) for name in names if is_body(name)), None)
        return found or next((n for n in (*names, person) if is_known_person(n)), None)
    if (match := second.match(title)) and is_body(match["who"]):
        return None if TELLING.search(match["rest"].lower()) else match["who"].strip()
    issue = read_issue(title)
    return issue.body if issue is not None and issue.is_paper else None


def is_paper(words: str) -> bool:
    """Tell whether words are what a paper is called, and no name: "Press release", "Bulletin 4"."""
    return _kind().fullmatch(words) is not None


def owner_of(line: str) -> tuple[str, str] | None:
    """Return the field that a labelled line gives, "publisher" or "byline", and the name in it.

    A body's name or a known person's, and behind a label that bodies have any name. An outlet
    behind "Source:" is one that the text is taken over from.
    """
    match = OWNER.match(line)
    if match is None:
        return None
    date = next(find_dates(match["who"]), None)
    words = match["who"][: date.start if date else None]
    who = _bare(re.sub(r"[ ,]*<[^<>]*>", "", words).strip(" ,.|–-"))
    label = match["label"].lower().rstrip(":")
    if label == "source":
        return ("publisher", who) if is_body(who) and not looks_like_publisher(who) else None
    is_bodys = label.startswith(("organi", "institution", "issu")) and is_name(who)
    if is_bodys or is_body(who):
        return "publisher", who
    person = who.partition(",")[0]
    return ("byline", person) if is_known_person(person) else None


def is_name(words: str) -> bool:
    """Tell whether words can be the name of a body that no noun tells: two to six, capitalised."""
    can_be = words[:1].isupper() and 2 <= len(words.split()) <= 6
    return can_be and is_titled(words) and names_one(words)


def issuer_of(line: str) -> str | None:
    """Return the body that a line of a head gives as the publisher, None where it gives none."""
    match = ISSUED.match(line)
    if match is not None:
        who = re.sub(r" \([A-Z]{2,7}\)$", "", match["who"].strip(" ,"))
        date = next(find_dates(who), None)
        who = who[: date.start].strip(" ,|–-") if date else who
        is_one = who[:1].isupper() and len(who.split()) <= 8 and not is_known_person(who)
        return who if is_one else None
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
