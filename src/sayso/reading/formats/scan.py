"""HTML and XML cut into tags and text with their places, in one pass over hostile input.

Source: WHATWG HTML, 13.2.5 (tokenization), of which this is the part that tells tags from text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title"})
"""Elements whose content holds no tags."""

NAME = re.compile(r"[a-zA-Z][^\s/>]{0,120}")
ATTRIBUTE = re.compile(
    r"""([^\s"'<>/=\x00]{1,100})(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>`]{1,4000})))?"""
)

MOST_ATTRIBUTES = 64
"""Attributes read of one tag; what counts here stands among the first."""

ATTRIBUTE_CHARACTERS = 8192


@dataclass(frozen=True, slots=True)
class Token:
    """A tag or a stretch of text at [start, end).

    `kind` is "open", "close", "text" (entities still to be read) or "raw" (none to be read: CDATA
    and what stands in scripts and styles). `name` is the tag's, in lower case.
    """

    kind: str
    start: int
    end: int
    name: str = ""
    is_empty: bool = False
    inner: int = 0


def scan(source: str, *, is_xml: bool = False) -> Iterator[Token]:
    """Cut a source into tokens, in order; comments, doctypes and processing instructions are left.

    Args:
        source: the characters.
        is_xml: whether no element's content is raw, and names keep their prefix.

    Cost:
        One pass; a mark that is opened and never closed is looked for once only.
    """
    finder = _Finder(source)
    at, size = 0, len(source)
    while at < size:
        mark = source.find("<", at)
        if mark < 0:
            mark = size
        if mark > at:
            yield Token("text", at, mark)
        if mark == size:
            return
        at = mark
        token, at = _markup(source, at, finder)
        if token is None:
            continue
        yield token
        if token.kind == "open" and not is_xml and token.name in RAW and not token.is_empty:
            stop = finder.closing(token.name, at)
            if stop > at:
                yield Token("text" if token.name in {"title", "textarea"} else "raw", at, stop)
            at = stop


class _Finder:
    """Looks for closing marks and remembers those that are not there any more."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._absent: set[str] = set()
        self._lower: str | None = None

    def find(self, mark: str, at: int) -> int:
        """Return where a mark stands at or behind a place, -1 where it does not."""
        if mark in self._absent:
            return -1
        found = self.source.find(mark, at)
        if found < 0:
            self._absent.add(mark)
        return found

    def closing(self, name: str, at: int) -> int:
        """Return where the closing tag of a raw element begins, or the end of the source."""
        if self._lower is None:
            self._lower = _lowered(self.source)
        mark = f"</{name}"
        if mark in self._absent:
            return len(self.source)
        found = self._lower.find(mark, at)
        if found < 0:
            self._absent.add(mark)
            return len(self.source)
        return found


def _lowered(text: str) -> str:
    """Return the text with A to Z in lower case, of the same length."""
    return text.translate({c: c + 32 for c in range(65, 91)})


def _markup(source: str, at: int, finder: _Finder) -> tuple[Token | None, int]:
    """Read what begins with '<'; return its token, if it has one, and where it ends."""
    size = len(source)
    if source.startswith("<!--", at):
        stop = finder.find("-->", at + 4)
        return None, size if stop < 0 else stop + 3
    if source.startswith("<![CDATA[", at):
        stop = finder.find("]]>", at + 9)
        end = size if stop < 0 else stop
        return Token("raw", at + 9, end), min(size, end + 3)
    if source.startswith(("<!", "<?"), at):
        stop = finder.find(">", at)
        return None, size if stop < 0 else stop + 1
    is_close = source.startswith("</", at)
    name = NAME.match(source, at + 1 + is_close)
    if name is None:
        return Token("text", at, at + 1), at + 1
    end = _tag_end(source, name.end(), finder)
    kind = "close" if is_close else "open"
    is_empty = source.startswith("/>", end - 2)
    return Token(kind, at, end, _lowered(name.group()), is_empty, name.end()), end


def _tag_end(source: str, at: int, finder: _Finder) -> int:
    """Return the end of a tag; '>' inside quoted values does not end it."""
    stop = finder.find(">", at)
    while stop >= 0:
        piece = QUOTE.search(source, at, stop)
        if piece is None:
            return stop + 1
        closing = finder.find(piece.group(1), piece.end())
        if closing < 0:
            return stop + 1
        at = closing + 1
        if at > stop:
            stop = finder.find(">", at)
    return len(source)


QUOTE = re.compile(r"=\s*([\"'])")


def attributes(source: str, token: Token) -> dict[str, str]:
    """Return a tag's attributes, names in lower case, entities read; the first of a name counts."""
    from html import unescape

    found: dict[str, str] = {}
    limit = min(token.end, token.inner + ATTRIBUTE_CHARACTERS)
    for match in ATTRIBUTE.finditer(source, token.inner, limit):
        name = match[1].lower()
        if name not in found:
            found[name] = unescape(match[2] or match[3] or match[4] or "")
        if len(found) >= MOST_ATTRIBUTES:
            break
    return found
