"""Citation lines of evidence files: 'Roe 21, professor at …, "Title," The Paper, 5-12-21'."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.reading.draft import Facts
from sayso.reading.facts.dateline import is_dateline
from sayso.reading.facts.dates import MONTHS, FoundDate, find_dates
from sayso.reading.facts.language import ENGLISH
from sayso.reading.facts.names import (
    PERSON,
    QUALIFICATION,
    is_known_person,
    is_person,
    is_publisher,
    looks_like_publisher,
)

CITE_CHARACTERS = 900

_SURNAME = r"[^\W\d_a-z][^\W\d_]*(?:['’-][^\W\d_]+)*"
AUTHOR_YEAR = re.compile(
    rf"^(?P<who>(?:{PERSON.pattern}|{_SURNAME})(?:(?:,? (?:and|&) |, "
    rf")(?:{PERSON.pattern}|{_SURNAME}))*(?:,? et al\.?)?)"
    r"(?:,?\s*[(\[]?(?P<year>['’‘]\d\d(?!\d)|(?:19|20)\d\d(?!\d))[)\]]?|"
    r"\s+\d\d(?![\d/.-]))(?=\s*(?:$|[,;:.|(\[“\"–—-]))"
)
"""'Roe 21', "Roe and Doe ’21", 'Roe et al., 2021'; 'Roe, 21' would be an age."""

UNTIDY = re.compile(r"(?<![\d-])\d{1,2}\s?[-/.]\s?\d{1,2}\s?(?:,\s*,|,?\s*$|,\s)")
"""A day and month whose year is missing: '9-1, ,'."""

URL = re.compile(r"(?:https?://|www\.)\S+|\b[\w.-]+\.(?:com|org|net|edu|gov|int|info)/\S*")
QUOTED = re.compile(r"[“\"«](?P<title>[^”\"»]{4,300}?)[,.]?[”\"»]")
ACCESSED = re.compile(r"\b(?:accessed|retrieved|doa|date accessed)\b:?", re.IGNORECASE)
SPLIT = re.compile(r"\s*[,|;]\s*|\s+[–—-]+\s+|\s*[()\[\]]\s*")


NO_SURNAMES = ENGLISH | frozenset(
    [
        "since",
        "until",
        "before",
        "during",
        "between",
        "under",
        "among",
        "within",
        "without",
        "through",
        "despite",
        "every",
        "each",
        "most",
        "some",
        "any",
        "both",
        "many",
        "few",
        "several",
        "around",
        "nearly",
        "only",
        "just",
        "even",
        "also",
        "yet",
        "while",
        "where",
        "why",
        "whose",
        "chapter",
        "section",
        "article",
        "part",
        "page",
        "figure",
        "table",
        "volume",
        "class",
        "group",
        "phase",
        "level",
        "agenda",
        "vision",
        "spring",
        "summer",
        "autumn",
        "fall",
        "winter",
        "early",
        "late",
        "mid",
        "election",
        "resolution",
    ]
)
"""Words that begin sentences, or stand before numbers, and are nobody's surname there."""


@dataclass(frozen=True, slots=True)
class Cite:
    """What a citation says; `is_scholarly` where it names author and year or a qualification."""

    facts: Facts
    is_scholarly: bool


def read_cite(line: str) -> Cite | None:
    """Read a line as a citation.

    Args:
        line: one line of an evidence file, or two joined by a blank.

    Returns:
        What it says; None where it is not a citation: no date or year near its start, or what
        stands before the date is neither a person nor a publisher.
    """
    words = line.strip()
    if not 4 <= len(words) <= CITE_CHARACTERS or not words[0].isupper():
        return None
    if _is_running(words) or is_dateline(words):
        return None
    named = AUTHOR_YEAR.match(words)
    if named is not None and named["who"].split()[-1].lower() in NO_SURNAMES | MONTHS.keys():
        named = None
    date = _date(words)
    if named is not None and not _is_sentence(words, named.end()):
        return Cite(_scholarly_facts(words, named, date), is_scholarly=True)
    start = _date_start(words, date)
    if start is None or start > 220 or _is_sentence(words, start):
        return None
    before = [part.strip() for part in SPLIT.split(words[:start]) if part.strip()]
    if not before or not _are_authors(before):
        return None
    end = date.end if date is not None and date.start == start else _untidy_end(words, start)
    facts = _facts(before, words[end:], date)
    is_scholarly = len(before) > 1 or facts.title is not None or date is None or date.is_guess
    return Cite(facts, is_scholarly=is_scholarly)


def _is_running(words: str) -> bool:
    """Tell a sentence, whose words are mostly in lower case, from a citation."""
    if not words.rstrip('"”’)').endswith(".") or URL.search(words) or QUALIFICATION.search(words):
        return False
    parts = words.split()
    return len(parts) > 8 and sum(part[0].islower() for part in parts) > 0.5 * len(parts)


def _date(words: str) -> FoundDate | None:
    """Return the first date that is not the day on which somebody looked."""
    accessed = ACCESSED.search(words)
    limit = accessed.start() if accessed else len(words)
    return next((date for date in find_dates(words) if date.end <= limit + 1), None)


def _date_start(words: str, date: FoundDate | None) -> int | None:
    untidy = UNTIDY.search(words)
    if date is not None and (untidy is None or date.start <= untidy.start()):
        return date.start
    return untidy.start() if untidy else None


def _untidy_end(words: str, start: int) -> int:
    match = UNTIDY.search(words, start)
    return match.end() if match else start


def _is_sentence(words: str, at: int) -> bool:
    """Tell running text by a small word or verb right behind the date."""
    rest = words[at:].lstrip(" ,")
    return bool(
        re.match(
            r"(?:was|were|is|has|have|had|said|and|but|when|the\s+\w+\s+(?:was|is|said))\b", rest
        )
    )


def _are_authors(parts: list[str]) -> bool:
    """Tell whether what stands before a date are names, with what the named are."""
    first = parts[0]
    if first.lower() in NO_SURNAMES:
        return False
    if not (looks_like_publisher(first) or is_person(first) or _is_short_name(first)):
        return False
    return all(
        looks_like_publisher(part)
        or is_person(part)
        or QUALIFICATION.search(part) is not None
        or _is_short_name(part)
        or QUOTED.search(part) is not None
        for part in parts[1:]
    )


def _is_short_name(part: str) -> bool:
    words = part.split()
    return len(words) <= 5 and all(
        w[0].isupper() or w.lower() in {"of", "the", "and", "&", "for"} for w in words
    )


def _facts(before: list[str], after: str, date: FoundDate | None) -> Facts:
    """Return what 'Name, qualification, date, publisher, title' says."""
    uncertain: set[str] = set()
    byline = publisher = title = None
    for part in before:
        if publisher is None and looks_like_publisher(part) and QUALIFICATION.search(part) is None:
            publisher = part
        elif byline is None and is_person(part):
            byline = part
            if not (is_known_person(part) or len(before) > 1):
                uncertain.add("byline")
        elif publisher is None and byline is None:
            publisher = part
            uncertain.add("publisher")
    quoted = QUOTED.search(after)
    address = URL.search(after)
    left = after[: address.start()] if address else after
    if quoted is not None:
        title, left = quoted["title"], left.replace(quoted.group(), ",")
    publisher, title = _rest(left, publisher, title, uncertain)
    if date is not None and date.is_guess:
        uncertain.add("published")
    return Facts(
        title=title,
        byline=byline,
        publisher=publisher,
        published=date.value if date else None,
        url=address.group().rstrip(".,)") if address else None,
        uncertain=tuple(sorted(uncertain)),
    )


def _rest(
    left: str, publisher: str | None, title: str | None, uncertain: set[str]
) -> tuple[str | None, str | None]:
    """Read what follows the date: a publisher first or last, the title between."""
    left = left.strip(" ,|;–—-()[]")
    first, _, others = left.partition(",")
    if publisher is None and first and looks_like_publisher(first.strip()):
        publisher, left = first.strip(), others.strip(" ,")
    elif publisher is None and "," in left:
        others, _, last = left.rpartition(",")
        if looks_like_publisher(last.strip()):
            publisher, left = last.strip(), others
    left = left.strip(" ,|;–—-")
    if title is None and len(left.split()) >= 3:
        title = left
        if not is_publisher(publisher or "") and publisher is None and len(left.split()) < 5:
            uncertain.add("title")
    return publisher, title


def _scholarly_facts(words: str, named: re.Match[str], date: FoundDate | None) -> Facts:
    """Return what "Roe 21 – professor at …, “Title,” The Paper, 5/12/21, http…" says."""
    rest = words[named.end() :]
    quoted, address = QUOTED.search(rest), URL.search(rest)
    uncertain: set[str] = set()
    publisher = None
    behind = rest[quoted.end() :] if quoted else ""
    for part in SPLIT.split(behind[:200]):
        if part and looks_like_publisher(part):
            publisher = part.strip()
            break
    full = PERSON.search(rest[: quoted.start() if quoted else 120].strip(" –—-,(["))
    who = named["who"]
    surname = who.split()[-1]
    if full is not None and surname in full.group() and len(full.group()) > len(who):
        who = full.group()
    if looks_like_publisher(who):
        publisher, who = publisher or who, ""
    if date is not None and date.is_guess:
        uncertain.add("published")
    return Facts(
        title=quoted["title"] if quoted else None,
        byline=who or None,
        publisher=publisher,
        published=date.value if date else None,
        url=address.group().rstrip(".,)") if address else None,
        uncertain=tuple(sorted(uncertain)),
    )
