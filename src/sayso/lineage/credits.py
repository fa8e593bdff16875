"""Who comes first: what Documents credit, and when they were published."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from sayso.lexicons import load_lexicon
from sayso.model import Document

DAY = len("2021-09-15")

DATELINE_WITHIN = 1500
"""Characters from the start: title, byline, date and summary come before a dateline."""

_DATELINE = re.compile(
    r"^(?P<place>[A-Z][^\n()]{1,60})\((?P<agency>[A-Z][\w .&'’-]{1,30})\)\s*(?:[–—]|--?\s)", re.M
)


def publisher_key(name: str) -> str:
    """Return what two spellings of one publisher have in common.

    Example:
        >>> publisher_key("The Daily Tiding") == publisher_key("daily tiding")
        True
    """
    words = re.findall(r"[^\W_]+", name.casefold())
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def find_dateline(document: Document) -> str | None:
    """Return the agency in a dateline at a text's beginning: "TARN, May 3 (Tarn Wire) – ".

    It must be a known agency, or follow a place in capitals.
    """
    for match in _DATELINE.finditer(document.text, 0, DATELINE_WITHIN):
        is_known = publisher_key(match["agency"]) in _agencies()
        if is_known or any(len(word) > 2 and word.isupper() for word in match["place"].split()):
            return match["agency"]
    return None


@cache
def _agencies() -> frozenset[str]:
    return frozenset(
        publisher_key(row["name"]) for row in load_lexicon("agencies") if row["kind"] == "agency"
    )


def credit_names(document: Document, *, whole_only: bool = False) -> tuple[str, ...]:
    """Return the publishers that a Document says it takes over, sorted, as they are written."""
    names = {r.publisher for r in document.republishes if r.is_whole or not whole_only}
    dateline = find_dateline(document)
    if dateline is not None and not is_by(document, frozenset({publisher_key(dateline)})):
        known = {publisher_key(name) for name in names}
        names |= {dateline} if publisher_key(dateline) not in known else set()
    return tuple(sorted(names))


def credited(document: Document, *, whole_only: bool = False) -> frozenset[str]:
    """Return the keys of the publishers that a Document says it takes over."""
    return frozenset(map(publisher_key, credit_names(document, whole_only=whole_only)))


def is_by(document: Document, publishers: frozenset[str]) -> bool:
    """Tell whether the Document is one of these publishers' own."""
    if document.publisher is None:
        return False
    return publisher_key(document.publisher) in publishers


def find_own(documents: Sequence[Document]) -> list[Document]:
    """Return those of the Documents that are the credited publishers' own.

    They are those that name such a publisher as theirs and credit nobody for it; failing these,
    those that name no publisher but carry such a credit (an agency's text as it was sent out).
    """
    keys = frozenset(key for document in documents for key in credited(document))
    own = [d for d in documents if is_by(d, keys) and not credited(d) & keys]
    return own or [d for d in documents if d.publisher is None and credited(d, whole_only=True)]


def find_earliest(documents: Sequence[Document]) -> Document | None:
    """Return the one Document that was published before all others, None where that is not sure.

    Days are compared; times of day only where every Document of the first day has one with the
    same time zone. One that is undated, or dated by a guess, may be the first.
    """
    if not documents or any(d.published is None or "published" in d.uncertain for d in documents):
        return None
    dates = {d.id: d.published or "" for d in documents}
    if any(len(date) < DAY for date in dates.values()):
        return None
    first_day = min(date[:DAY] for date in dates.values())
    first = [d for d in documents if dates[d.id][:DAY] == first_day]
    if len(first) > 1:
        zones = {re.sub(r"^[^+Z-]*", "", dates[d.id][DAY:]) for d in first}
        if len(zones) > 1 or any("T" not in dates[d.id] for d in first):
            return None
        earliest = min(dates[d.id] for d in first)
        first = [d for d in first if dates[d.id] == earliest]
    return first[0] if len(first) == 1 else None


def tell_origin(documents: Sequence[Document]) -> tuple[str | None, str]:
    """Return the id of the Document that the others go back to, and what tells so.

    A credit that names a member's publisher comes first, then the earliest date. A credit to
    somebody who is not among them is told, and leaves the dates to decide.
    """
    names = sorted({name for document in documents for name in credit_names(document)})
    own = find_own(documents)
    words = f"; credits: {', '.join(names)}" if names else ""
    if len(own) == 1 and len(documents) > 1:
        return own[0].id, f"credited: {', '.join(names)}"
    earliest = find_earliest(own) or find_earliest(documents)
    if earliest is not None:
        return earliest.id, f"published first: {earliest.published}{words}"
    return None, f"no date tells which came first{words}"


def most_credited(documents: Sequence[Document]) -> str | None:
    """Return the publisher that most of the Documents credit, in its commonest spelling."""
    spellings: dict[str, Counter[str]] = {}
    for document in documents:
        for name in credit_names(document):
            spellings.setdefault(publisher_key(name), Counter())[name] += 1
    if not spellings:
        return None
    key = min(spellings, key=lambda k: (-sum(spellings[k].values()), k))
    return min(spellings[key], key=lambda name: (-spellings[key][name], name))
