"""RSS and Atom: each item a document, mapped through both layers of its markup."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import unescape
from typing import Any

from sayso.errors import UnreadableFile
from sayso.model import OffsetMap, Run
from sayso.reading.decode import decode, storable
from sayso.reading.draft import Draft, Facts
from sayso.reading.facts.dates import read_date
from sayso.reading.formats.html import read_html_text
from sayso.reading.formats.scan import scan

ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
DECLARED = re.compile(r"<!(?:ENTITY|DOCTYPE\s+[^>\[]*\[)", re.IGNORECASE)
ROOT = re.compile(r"<(?:[\w.-]+:)?(rss|feed|rdf)\b", re.IGNORECASE)
NAMED = re.compile(r"<([A-Za-z][\w.:-]*)")

BODIES = ("content:encoded", "content", "description", "summary")
"""The elements that hold an item's text, fullest first."""


@dataclass(frozen=True, slots=True)
class Inner:
    """Characters that an element's markup stands for, and where each stands in the file."""

    text: str
    places: tuple[tuple[int, int], ...]


def read_feed(data: bytes) -> list[Draft]:
    """Read the items of a feed, from the bytes alone.

    Returns:
        A draft an item, with parts from 1; an item without words keeps its title as text.

    Raises:
        UnreadableFile: XML that is no feed, or that declares entities.
    """
    import feedparser

    source = storable(decode(data, is_markup=True).text)
    if DECLARED.search(source[:65536]):
        raise UnreadableFile("XML that declares its own entities is not read")
    if ROOT.search(source[:65536]) is None:
        root = next((m[1] for m in NAMED.finditer(source[:65536])), "nothing")
        raise UnreadableFile(f"XML, but neither RSS nor Atom: its root is <{root}>")
    parsed = feedparser.parse(_reencoded(source), sanitize_html=False, resolve_relative_uris=False)
    items = find_items(source)
    entries: list[Any] = list(parsed.entries)
    if len(items) != len(entries):
        items = [{} for _ in entries]
    feed = Facts(
        publisher=_words(parsed.feed.get("title")),
        language=(parsed.feed.get("language") or "")[:2].lower() or None,
    )
    return [
        _item(entry, item, feed, number)
        for number, (entry, item) in enumerate(zip(entries, items, strict=True), 1)
    ]


def _reencoded(source: str) -> bytes:
    """Return UTF-8 bytes without a declaration that says otherwise."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", source, count=1).encode("utf-8", "replace")


def find_items(source: str) -> list[dict[str, Inner]]:
    """Find the elements of each item in a feed's source, by name."""
    items: list[dict[str, Inner]] = []
    inside: dict[str, Inner] | None = None
    name, start, depth = "", 0, 0
    for token in scan(source, is_xml=True):
        if token.kind not in {"open", "close"}:
            continue
        if token.name in {"item", "entry"}:
            if token.kind == "open":
                inside = {}
                items.append(inside)
            else:
                inside = None
            continue
        if inside is None:
            continue
        if not name:
            if token.kind == "open" and not token.is_empty:
                name, start, depth = token.name, token.end, 1
        elif token.name == name:
            depth += 0 if token.is_empty else 1 if token.kind == "open" else -1
            if depth == 0:
                inside.setdefault(name, _inner(source, start, token.start))
                name = ""
    return items


def _inner(source: str, start: int, end: int) -> Inner:
    """Read the characters of an element: entities once, CDATA as it is, child tags kept."""
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    for token in scan(source[start:end], is_xml=True):
        first, last = start + token.start, start + token.end
        at = first
        if token.kind == "text":
            for entity in ENTITY.finditer(source, first, last):
                _copy(source, at, entity.start(), pieces, places)
                words = unescape(entity.group())
                pieces.append(words)
                places.extend([entity.span()] * len(words))
                at = entity.end()
        _copy(source, at, last, pieces, places)
    return Inner("".join(pieces), tuple(places))


def _copy(
    source: str, start: int, end: int, pieces: list[str], places: list[tuple[int, int]]
) -> None:
    pieces.append(source[start:end])
    places.extend((at, at + 1) for at in range(start, end))


def _item(entry: Any, item: dict[str, Inner], feed: Facts, number: int) -> Draft:
    inner = max(
        (item[name] for name in BODIES if name in item), key=lambda i: len(i.text), default=None
    )
    if inner is None and "title" in item:
        inner = item["title"]
    words = inner.text if inner is not None else _entry_words(entry)
    draft = read_html_text(words, is_page=False)
    if inner is not None:
        draft = replace(draft, offsets=through(draft.offsets, inner))
    else:
        draft = replace(draft, offsets=OffsetMap("characters", ()))
    credited = entry.get("source", {}).get("title") if entry.get("source") else None
    date = read_date(entry.get("published") or entry.get("updated") or "")
    tags = entry.get("tags") or []
    facts = Facts(
        title=_words(entry.get("title")),
        byline=_words(entry.get("author")),
        publisher=_words(credited) or feed.publisher,
        published=date.value if date else None,
        section=_words(tags[0].get("term")) if tags else None,
        url=entry.get("link"),
        language=feed.language,
    )
    return replace(draft, facts=facts, part=number, kind="item")


def _entry_words(entry: Any) -> str:
    contents = entry.get("content") or []
    best: str = max((c.get("value", "") for c in contents), key=len, default="")
    return best or entry.get("summary") or entry.get("title") or ""


def _words(value: object) -> str | None:
    """Return a field's words without markup."""
    if not isinstance(value, str):
        return None
    return " ".join(read_html_text(value, is_page=False).text.split()) or None


def through(offsets: OffsetMap, inner: Inner) -> OffsetMap:
    """Return a map into an element's characters as a map into the file."""
    runs: list[Run] = []
    for run in offsets.runs:
        if not run.is_verbatim:
            first = inner.places[run.original_start][0]
            last = inner.places[run.original_end - 1][1]
            runs.append(Run(run.start, run.end, first, last))
            continue
        at = run.start
        for place in inner.places[run.original_start : run.original_end]:
            last_run = runs[-1] if runs else None
            if (
                last_run is not None
                and place[1] - place[0] == 1
                and last_run.is_verbatim
                and last_run.end == at
                and last_run.original_end == place[0]
            ):
                runs[-1] = Run(last_run.start, at + 1, last_run.original_start, place[1])
            else:
                runs.append(Run(at, at + 1, *place))
            at += 1
    return OffsetMap("characters", tuple(runs))
