"""What a page's markup says about it: JSON-LD, meta tags, time elements, in that order."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape

from sayso.reading.draft import Facts
from sayso.reading.facts.dates import read_date
from sayso.reading.formats.markup import Page

ARTICLES = re.compile(r"(?:Article|Posting|Report|Review|WebPage|Speech|Transcript|PressRelease)$")

METAS: dict[str, tuple[str, ...]] = {
    "title": (
        "og:title",
        "twitter:title",
        "dc.title",
        "citation_title",
        "headline",
        "parsely-title",
    ),
    "byline": (
        "author",
        "article:author",
        "dc.creator",
        "citation_author",
        "parsely-author",
        "byl",
        "sailthru.author",
    ),
    "publisher": (
        "og:site_name",
        "application-name",
        "dc.publisher",
        "citation_journal_title",
        "publisher",
        "copyright",
    ),
    "published": (
        "article:published_time",
        "datepublished",
        "date",
        "dc.date",
        "dc.date.issued",
        "pubdate",
        "publishdate",
        "publish-date",
        "citation_publication_date",
        "parsely-pub-date",
        "sailthru.date",
        "og:published_time",
        "dcterms.created",
        "last-modified",
    ),
    "section": ("article:section", "section", "parsely-section", "category"),
    "url": ("og:url", "citation_public_url"),
}
"""The names under which meta tags give a fact, best first.

Source: Open Graph, Dublin Core, Highwire."""

LARGEST_SCRIPT = 512 * 1024


def read_facts(page: Page, source: str) -> Facts:
    """Return the facts of a page; those that were only guessed are named as uncertain."""
    values: dict[str, str] = {}
    uncertain: list[str] = []
    for found in (_linked_data(page), _metas(page)):
        for name, value in found.items():
            values.setdefault(name, value)
    canonical = next(
        (
            link["href"]
            for link in page.links
            if link.get("rel", "").lower() == "canonical" and link.get("href")
        ),
        None,
    )
    if canonical and canonical.startswith("http"):
        values.setdefault("url", canonical)
    date = read_date(values["published"]) if "published" in values else None
    if date is None:
        date = next((d for stamp in page.times if (d := read_date(stamp)) is not None), None)
    if date is None and (guess := _guess_date(page, source)) is not None:
        date = read_date(guess)
        uncertain.append("published")
    title, publisher = _title(page, values)
    return Facts(
        title=title,
        byline=_name(values.get("byline")),
        publisher=publisher,
        published=date.value if date else None,
        section=values.get("section"),
        url=values.get("url"),
        language=(page.language or "")[:2].lower() or None,
        uncertain=tuple(uncertain),
    )


def _metas(page: Page) -> dict[str, str]:
    given: dict[str, str] = {}
    for meta in page.metas:
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        words = " ".join(meta.get("content", "").split())
        if name and words:
            given.setdefault(name.lower(), words[:500])
    return {
        field: value
        for field, names in METAS.items()
        if (value := next((given[name] for name in names if name in given), None))
    }


def _linked_data(page: Page) -> dict[str, str]:
    """Read schema.org's article from a page's JSON-LD."""
    for script in page.scripts:
        if len(script) > LARGEST_SCRIPT:
            continue
        try:
            data = json.loads(script, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            kind = node.get("@type")
            kinds = kind if isinstance(kind, list) else [kind]
            if any(isinstance(k, str) and ARTICLES.search(k) for k in kinds):
                return _article(node)
    return {}


def _nodes(data: object, depth: int = 0) -> Iterator[dict[str, object]]:
    if depth > 4:
        return
    if isinstance(data, list):
        for item in data[:200]:
            yield from _nodes(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        yield from _nodes(data.get("@graph"), depth + 1)


def _article(node: dict[str, object]) -> dict[str, str]:
    values = {
        "title": _label(node.get("headline")),
        "byline": _label(node.get("author")),
        "publisher": _label(node.get("publisher")),
        "published": _label(node.get("datePublished")),
        "section": _label(node.get("articleSection")),
        "url": _label(node.get("url")),
    }
    return {name: value for name, value in values.items() if value}


def _label(value: object) -> str | None:
    """Return the words of a string, of a named thing, or of a list of them."""
    if isinstance(value, str):
        return " ".join(unescape(value).split())[:500] or None
    if isinstance(value, dict):
        return _label(value.get("name"))
    if isinstance(value, list):
        return ", ".join(label for item in value[:20] if (label := _label(item))) or None
    return None


def _name(byline: str | None) -> str | None:
    """Return a byline without 'By'; an address is no name."""
    if byline is None or byline.startswith(("http", "@")):
        return None
    return re.sub(r"^by\s+", "", byline, flags=re.IGNORECASE) or None


def _title(page: Page, values: dict[str, str]) -> tuple[str | None, str | None]:
    """Return the title without the site's name behind it, and the publisher."""
    publisher = values.get("publisher")
    heads = [b.text for b in page.blocks if b.tag == "h1" and not b.is_aside]
    title = values.get("title") or (heads[0] if len(heads) == 1 else None) or page.title or None
    if title and publisher:
        pattern = rf"\s*[|–—:·•»-]+\s*{re.escape(publisher)}\s*$"
        title = re.sub(pattern, "", title, flags=re.IGNORECASE) or title
    if title and heads and title != heads[0] and title.startswith(heads[0]):
        title = heads[0]
    return title, publisher


def _guess_date(page: Page, source: str) -> str | None:
    """Return htmldate's guess from the page alone; it is marked as uncertain."""
    from sayso.reading.formats.html import can_be_tree

    if not can_be_tree(page, source):
        return None
    from htmldate import find_date
    from lxml.etree import LxmlError

    try:
        return find_date(source, extensive_search=False, original_date=True)
    except (LxmlError, ValueError, TypeError, AttributeError, RecursionError):
        return None
