"""Chains: through whom words reached the page, outermost first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.attribution.handing import by_hand, by_network, by_outlet
from sayso.attribution.quoting import by_account, by_quoting, by_report
from sayso.attribution.resolving.named import Named
from sayso.attribution.surroundings import Relays, find_region
from sayso.attribution.words import head_word, places, strip_article, words_for
from sayso.model import THIS_DOCUMENT, Attribution, Document

__all__ = ["Relays", "find_relays", "first_links", "join_chain"]


def first_links(document: Document) -> tuple[str, ...]:
    """Return every chain's start: publisher, or the author; then whom the whole is taken from."""
    names = [document.publisher or document.byline or THIS_DOCUMENT]
    for taken in document.republishes:
        if taken.is_whole and not _is_publisher(taken.publisher, names[-1]):
            names.append(taken.publisher)
    return tuple(names)


def _is_one(name: str, other: str) -> bool:
    return strip_article(name).casefold() == strip_article(other).casefold()


PLAIN_TAILS = frozenset({"agency", "online", "news", "newspaper", "website", "press"})
"""Words that a publisher's name may go without."""


def _is_publisher(name: str, publisher: str) -> bool:
    """Tell whether a name is the publisher's, shortened: "the Union", "Norr" for "Norr agency"."""
    if _is_one(name, publisher):
        return True
    words, whole = _words(name), _words(publisher)
    if not words or not name[:1].isupper() or name in places() or len(words) >= len(whole):
        return False
    rest = {w for w in whole[len(words) :] if w in words_for("outlet-tail")} - PLAIN_TAILS
    if whole[: len(words)] == words and not rest:
        return True
    plain = re.split(r"(?i),| \(| (?:of|for|in|on|at)\b", strip_article(publisher))[0]
    head = _words(plain)
    known = head_word(head[-1]) if head else None
    is_body = known is not None and known.kind != "person"
    return is_body and words[-1] == head[-1] and set(words) <= set(head)


def _words(name: str) -> list[str]:
    return [w for w in re.findall(r"[^\W_][\w'’-]*", name.casefold()) if w != "the"]


def join_chain(
    before: tuple[str, ...], relays: Sequence[str], source: str | None
) -> tuple[str, ...]:
    """Return a chain with more links; who is in it already does not come twice running."""
    chain = list(before)
    for name in relays:
        is_known = any(_is_one(name, link) for link in chain) or _is_publisher(name, chain[0])
        if not is_known and not (source and _is_one(name, source)):
            chain.append(name)
    is_last = source and _is_one(source, chain[-1])
    if source and not is_last and not (len(chain) == 1 and _is_publisher(source, chain[0])):
        chain.append(source)
    return tuple(chain)


READERS = (by_report, by_account, by_quoting, by_hand, by_outlet, by_network)
"""From the outermost link to the innermost."""


def find_relays(relays: Relays, attribution: Attribution, who: Named) -> list[str]:
    """Return who handed the words of an attribution on, outermost first, without its source."""
    region = find_region(relays, attribution)
    if region is None:
        return []
    found: list[tuple[int, int, str]] = []
    for rank, read in enumerate(READERS):
        for at, name in read(relays, attribution, region):
            if _is_telling(name) and not (who.name and _is_one(name, who.name)):
                found.append((rank, at, name))
    names: list[str] = []
    for _, _, name in sorted(found):
        if not any(_is_one(name, n) for n in names):
            names.append(name)
    return names


def _is_telling(name: str) -> bool:
    """Tell whether a name says who handed words on: "state television", not "paper" alone."""
    if name.lower() in words_for("day-or-month"):
        return False
    word = head_word(name) if name.islower() and " " not in name else None
    is_bare = word is not None and word.kind in ("outlet", "document", "organisation")
    return not is_bare
