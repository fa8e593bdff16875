"""Documents: one published text each, with what is known of it and where its parts are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sayso.model.ids import make_id
from sayso.model.offsets import OffsetMap
from sayso.model.span import Span

ZoneKind = Literal["heading", "quotation", "metadata", "boilerplate"]
"""What a stretch of text is, where it is not running text in the Document's own voice.

`heading`: a title or section heading. `quotation`: a block quotation without quotation marks.
`metadata`: byline, dateline, tag, citation, credit line. `boilerplate`: navigation, forms, notices.
Headings and block quotations are analysed; metadata and boilerplate are kept and shown, but not.
"""


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of the stored text that is not plain running text, with the reason in few words."""

    span: Span
    kind: ZoneKind
    reason: str


@dataclass(frozen=True, slots=True)
class Republication:
    """What a Document says it takes over from another publisher.

    `evidence` is the words that say so. `date` is ISO 8601 or None where none is given.
    `is_whole` is False for a credit that covers a part only.
    """

    publisher: str
    date: str | None
    evidence: Span
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """One published text of any kind.

    `path` is as the user gave it; `location` is the same, absolute, and identifies the file.
    `part` is 0 for a whole file, else the number from 1 of the part of a compilation (for JSON
    Lines: of the line). `sha256` is of the original file's bytes. `published` is an ISO 8601 date,
    with or without time, or None: undated. `uncertain` names the fields whose value is a guess.
    `headings` are the compilation's headings above the part, outermost first. `tag` and `cite` are
    those of a debate card. `language` is an ISO 639-1 code, or "und".

    Source: schema.org NewsArticle for the names of the fields.
    """

    id: str
    path: str
    location: str
    part: int
    format: str
    sha256: str
    text: str
    offsets: OffsetMap
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    section: str | None = None
    url: str | None = None
    language: str = "und"
    tag: str | None = None
    cite: str | None = None
    headings: tuple[str, ...] = ()
    republishes: tuple[Republication, ...] = ()
    uncertain: tuple[str, ...] = ()
    zones: tuple[Zone, ...] = ()

    def is_set_apart(self, span: Span) -> bool:
        """Tell whether any of it stands in metadata or boilerplate, which are not analysed."""
        return any(z.kind in SET_APART and z.span.overlaps(span) for z in self.zones)

    def zones_of(self, kind: ZoneKind) -> tuple[Zone, ...]:
        """Return the zones of one kind, in text order."""
        return tuple(zone for zone in self.zones if zone.kind == kind)


def published_day(published: str | None) -> date | None:
    """Return the day of publication, None where there is none or it is no full date.

    Example:
        >>> published_day("2021-09-15T08:30:00"), published_day("2021-09")
        (datetime.date(2021, 9, 15), None)
    """
    if not published or not re.match(r"\d{4}-\d{2}-\d{2}", published):
        return None
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


SET_APART: frozenset[ZoneKind] = frozenset({"metadata", "boilerplate"})


def document_id(sha256: str, name: str, part: int) -> str:
    """Return the id of a part of a file.

    The same bytes under the same file name give the same id in any folder on any machine; a copy
    under another name (two outlets' prints of one wire story, say) is a Document of its own.

    Args:
        sha256: of the original file's bytes.
        name: the file's name without its folder, an address, or "-" for standard input.
        part: 0 for a whole file, else the number of the part.
    """
    return make_id("document", sha256, name, part)


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input, or a part of one, that was not read or not analysed, and why.

    `code` is stable: "type" (not a kind of file that Sayso reads), "unreadable", "empty",
    "language" (stored, not analysed), "too-large", "duplicate", "network", "failed" (a fault of
    Sayso's own). `is_error` marks those that make the run end with exit status 2.
    """

    path: str
    code: str
    reason: str
    is_error: bool = False
