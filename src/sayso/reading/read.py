"""One file to its Documents: load, read by its format, split, find what is said about it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module

from sayso.config import Settings
from sayso.errors import UnreadableFile
from sayso.model import Document, Skipped, document_id
from sayso.reading.draft import Draft
from sayso.reading.facts.complete import complete
from sayso.reading.formats.jsonl import BadLine
from sayso.reading.inputs import FORMATS, Found
from sayso.reading.splitting.compilation import split_compilation

READERS = {
    "text": "sayso.reading.formats.text:read_text",
    "markdown": "sayso.reading.formats.markdown:read_markdown",
    "html": "sayso.reading.formats.html:read_html",
    "pdf": "sayso.reading.formats.pdf:read_pdf",
    "docx": "sayso.reading.formats.docx:read_docx",
    "feed": "sayso.reading.formats.feed:read_feed",
    "jsonl": "sayso.reading.formats.jsonl:read_jsonl",
    "mail": "sayso.reading.formats.mail:read_mail",
}
"""Where each format's reader lives; it is imported when a file of that format comes."""

SPLIT = frozenset({"text", "markdown", "docx", "pdf"})
"""The formats in which several documents may stand one after another without markup."""


def read_input(found: Found, settings: Settings) -> list[Document | Skipped]:
    """Read one file into its Documents; nothing that was in it is dropped without a record.

    Args:
        found: what to read.
        settings: the limit of size, and whether the network may be used.

    Returns:
        Documents in the order of the file, with a Skipped for each part that could not be read; a
        single Skipped where the whole could not.
    """
    try:
        data = found.load(settings)
        if len(data) > settings.max_bytes:
            reason = f"larger than {settings.max_bytes} bytes: split it, or raise the limit"
            return [Skipped(found.path, "too-large", reason, is_error=True)]
        if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
            return [Skipped(found.path, "empty", "nothing in it")]
        kind = found.format or sniff(data, found.location)
        drafts = split_parts(read_bytes(data, kind), kind)
    except UnreadableFile as error:
        return [Skipped(found.path, "unreadable", str(error), is_error=True)]
    return _finish(drafts, found, kind, hashlib.sha256(data).hexdigest())


def sniff(data: bytes, location: str = "-") -> str:
    """Return the format of bytes that came without a file name, by how they begin."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    lower = head.lower()
    if head.startswith(b"%PDF"):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "docx"
    if lower.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return "html"
    if lower.startswith((b"<?xml", b"<rss", b"<feed")):
        return "html" if b"<html" in lower else "feed"
    if head.startswith(b'{"'):
        return "jsonl"
    ending = location.lower().split("?")[0].rpartition(".")[2]
    return FORMATS.get(f".{ending}", "text")


def read_bytes(data: bytes, kind: str) -> Sequence[Draft | BadLine | Skipped]:
    """Read bytes by the reader of their format.

    Raises:
        UnreadableFile: they are damaged or not of that format.
    """
    if kind == "text" and sniff(data) == "html":
        kind = "html"
    module, _, name = READERS[kind].partition(":")
    read = getattr(import_module(module), name)
    drafts: Sequence[Draft | BadLine | Skipped] = read(data)
    return drafts


def split_parts(
    drafts: Sequence[Draft | BadLine | Skipped], kind: str
) -> list[Draft | BadLine | Skipped]:
    """Split a compilation into its parts; each of them partitions the text of its draft."""
    found: list[Draft | BadLine | Skipped] = []
    for draft in drafts:
        if isinstance(draft, Draft) and kind in SPLIT and draft.kind == "whole":
            found.extend(split_compilation(draft))
        else:
            found.append(draft)
    return found


def _finish(
    drafts: Sequence[Draft | BadLine | Skipped], found: Found, kind: str, sha256: str
) -> list[Document | Skipped]:
    results: list[Document | Skipped] = []
    for draft in drafts:
        if isinstance(draft, BadLine):
            reason = f"line {draft.number}: {draft.reason}"
            results.append(Skipped(found.path, "unreadable", reason, is_error=True))
        elif isinstance(draft, Skipped):
            results.append(replace(draft, path=found.path))
        elif not draft.text.strip():
            results.append(Skipped(found.path, "empty", "no words in it"))
        else:
            results.append(_document(draft, found, kind, sha256))
    return results or [Skipped(found.path, "empty", "nothing in it")]


def _document(draft: Draft, found: Found, kind: str, sha256: str) -> Document:
    whole = complete(draft)
    facts = whole.facts
    return Document(
        id=document_id(sha256, found.name, draft.part),
        path=found.path,
        location=found.location,
        part=draft.part,
        format=kind,
        sha256=sha256,
        text=whole.text,
        offsets=whole.offsets,
        title=facts.title,
        byline=facts.byline,
        publisher=facts.publisher,
        published=facts.published,
        section=facts.section,
        url=facts.url,
        language=facts.language or "und",
        tag=whole.tag,
        cite=whole.cite,
        headings=whole.headings,
        republishes=facts.republishes,
        uncertain=facts.uncertain,
        zones=whole.zones,
    )
