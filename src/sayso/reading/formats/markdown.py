"""Markdown: stored without its markup, each stretch mapped to where it stands."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from sayso.model import Span, Zone
from sayso.reading.decode import decode, storable
from sayso.reading.draft import (
    NO_FACTS,
    Draft,
    Facts,
    TextBuilder,
    join_quotations,
    without_whole_quotation,
)
from sayso.reading.facts.dates import read_date

LINK = re.compile(
    r"!?\[(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:\s+\"[^\"]*\")?\)"
)
HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+\S", re.MULTILINE)
PAIRED = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])[^*\n]+(?<=[^\s*])\1(?![\w*])")

QUOTE = re.compile(r"(?: {0,3}>[ \t]?)+")
HASHES = re.compile(r" {0,3}(#{1,6})[ \t]+")
CLOSING_HASHES = re.compile(r"[ \t]+#+[ \t]*$")
BULLET = re.compile(r"[ \t]*(?:[*+-]|\d{1,3}[.)])[ \t]+(?=\S)")
RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|=+|```.*|~~~.*)$")
FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
ITEM = re.compile(r"[ \t]*-[ \t]+(.+)$")
AUTHOR_KEYS = ("author", "authors", "byline", "by", "writer", "written by")
PUBLISHER_KEYS = (
    "publisher",
    "issued by",
    "issuer",
    "organisation",
    "organization",
    "institution",
    "publication",
    "newspaper",
    "outlet",
    "from",
    "source",
)
"""The names under which front matter tells whose a text is, best first."""

INLINE = re.compile(
    r"""
    (?P<escape>\\[\\`*_{}\[\]()#+.!>|~-])
    | (?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
    | (?P<auto><(?:https?://|mailto:)[^<>\s]+>)
    | (?P<tag></?[A-Za-z][^<>\n]{0,300}>|<!--.*?-->)
    | (?P<open>!?\[)
    | (?P<close>\](?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:\s+"[^"\n]*")?\)|\[[^\[\]\n]{0,200}\])?)
    | (?P<marks>\*+|_+|~~|`+)
    | (?P<break>[ \t]{2,}$|\r)
    """,
    re.VERBOSE | re.MULTILINE,
)


def is_markdown(text: str) -> bool:
    """Tell whether plain text is written in Markdown: links, or headings, or paired emphasis."""
    if LINK.search(text):
        return True
    return HEADING.search(text) is not None and (
        PAIRED.search(text) is not None
        or len(HEADING.findall(text)) > 1
        or HEADING.match(text.lstrip()) is not None
    )


def read_markdown(data: bytes) -> list[Draft]:
    """Read a Markdown file.

    Raises:
        UnreadableFile: the bytes are not text.
    """
    return [read_markdown_text(storable(decode(data).text))]


@dataclass(frozen=True, slots=True)
class _Mark:
    """A stretch [start, end) of a line that is markup: what it is replaced by, if by anything."""

    start: int
    end: int
    words: str = ""


def read_markdown_text(source: str) -> Draft:
    """Return the draft of Markdown characters; headings and quotations become zones.

    Source: CommonMark 0.31.2, 4 (leaf blocks), 5.1 (block quotes), 6 (inlines); tables and
    reference definitions stay as they are written.
    """
    builder = TextBuilder()
    zones: list[Zone] = []
    facts, at = _front_matter(source)
    in_code = is_below = False
    while at < len(source):
        stop = source.find("\n", at)
        stop = len(source) if stop < 0 else stop
        line = source[at:stop]
        if line.lstrip().startswith(("```", "~~~")):
            in_code = not in_code
        if is_below and not in_code and BULLET.match(line):
            builder.gap("\n")  # an item is a paragraph of its own
        is_below = bool(line.strip())
        begin = builder.length
        kind, level = _add_line(builder, line, at, in_code=in_code)
        if kind is not None and builder.length > begin:
            reason = f"heading {level}" if kind == "heading" else "quotation mark of Markdown"
            zones.append(Zone(Span(begin, builder.length), kind, reason))  # type: ignore[arg-type]
        if stop < len(source):
            builder.add("\n", stop, stop + 1)
        at = stop + 1
    text, offsets = builder.build()
    joined = join_quotations(zones)
    if facts.byline is None:
        joined = without_whole_quotation(text, joined)
    return Draft(text, offsets, joined, facts)


def _front_matter(source: str) -> tuple[Facts, int]:
    """Read `name: value` lines between two rules at the head of a file."""
    found = FRONT.match(source.replace("\r\n", "\n")) if source.startswith("---") else None
    if found is None:
        return NO_FACTS, 0
    values = _pairs(found.group(1).splitlines())
    if values is None:
        return NO_FACTS, 0
    day = values.get("date") or values.get("published")
    date = read_date(day) if day else None
    facts = Facts(
        title=values.get("title") or None,
        byline=_first(values, AUTHOR_KEYS),
        publisher=_first(values, PUBLISHER_KEYS),
        published=date.value if date else None,
        section=values.get("section") or None,
        url=values.get("url") or None,
        language=(values.get("language") or "")[:2].lower() or None,
        uncertain=("published",) if date and date.is_guess else (),
    )
    closing = source.find("\n", source.find("\n---", 3) + 1)
    return facts, len(source) if closing < 0 else closing + 1


def _pairs(lines: list[str]) -> dict[str, str] | None:
    """Read names and values; the items of a list below a name are joined. None for other lines."""
    values: dict[str, str] = {}
    name = ""
    for line in lines:
        if item := ITEM.match(line):
            if not name:
                return None
            words = [values[name], item.group(1)]
            values[name] = ", ".join(_plain(word) for word in words if word)
        elif line.strip() and not line.startswith("#"):
            name, mark, value = line.partition(":")
            if not mark:
                return None
            name = name.strip().lower().replace("_", " ")
            listed = value.strip().removeprefix("[").removesuffix("]").split(",")
            is_list = value.strip().startswith("[")
            values[name] = ", ".join(map(_plain, listed)) if is_list else _plain(value)
    return values


def _plain(value: str) -> str:
    return value.strip().strip("\"'")


def _first(values: dict[str, str], keys: tuple[str, ...]) -> str | None:
    """Return the first value that is a name and no address."""
    found = (values.get(key, "") for key in keys)
    return next((v for v in found if v and "://" not in v and any(c.isalpha() for c in v)), None)


def _add_line(builder: TextBuilder, line: str, at: int, *, in_code: bool) -> tuple[str | None, int]:
    """Append one line without its markup; tell whether it is a heading or a quotation."""
    kind, level, first = None, 0, 0
    if found := QUOTE.match(line):
        kind, first = "quotation", found.end()
    if in_code or line.lstrip().startswith(("```", "~~~")):
        if RULE.match(line[first:]) is None:
            builder.add(line[first:].rstrip("\r"), at + first, at + len(line.rstrip("\r")))
        return None, 0
    if RULE.match(line[first:].rstrip("\r")):
        return None, 0
    last = len(line)
    if found := HASHES.match(line, first):
        kind, level, first = "heading", len(found.group(1)), found.end()
        if closing := CLOSING_HASHES.search(line, first):
            last = closing.start()
    elif found := BULLET.match(line, first):
        first = found.end()
    for start, end, words in _pieces(line, first, last):
        if words is None:
            builder.add(line[start:end], at + start, at + end)
        else:
            builder.add(words, at + start, at + end)
    return kind, level


def _pieces(line: str, first: int, last: int) -> list[tuple[int, int, str | None]]:
    """Return the stretches of a line that are kept: as they are (None) or replaced by words."""
    pieces: list[tuple[int, int, str | None]] = []
    at = first
    for mark in _marks(line, first, last):
        if mark.start > at:
            pieces.append((at, mark.start, None))
        if mark.words:
            pieces.append((mark.start, mark.end, mark.words))
        at = max(at, mark.end)
    if at < last:
        pieces.append((at, last, None))
    return pieces


def _marks(line: str, first: int, last: int) -> list[_Mark]:
    """Find the markup of a line, in order."""
    marks: list[_Mark] = []
    runs: list[tuple[int, int]] = []
    opened: list[tuple[int, int]] = []
    for found in INLINE.finditer(line, first, last):
        start, end = found.span()
        if found["escape"]:
            marks.append(_Mark(start, start + 1))
        elif found["entity"]:
            marks.append(_Mark(start, end, html.unescape(found["entity"])))
        elif found["auto"]:
            marks.extend((_Mark(start, start + 1), _Mark(end - 1, end)))
        elif found["tag"] or found["break"]:
            marks.append(_Mark(start, end))
        elif found["open"]:
            opened.append((start, end))
        elif found["close"]:
            if opened and end > start + 1:
                marks.extend((_Mark(*opened.pop()), _Mark(start, end)))
            elif opened:
                opened.pop()
        else:
            runs.append((start, end))
    marks.extend(_Mark(start, end) for start, end in _paired(line, runs))
    return sorted(marks, key=lambda mark: mark.start)


def _paired(line: str, runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the runs of emphasis marks that open and close something.

    Source: CommonMark 0.31.2, 6.2: a mark opens before a word and closes behind one; an underscore
    inside a word is none.
    """
    found: list[tuple[int, int]] = []
    stack: list[tuple[int, int]] = []
    for start, end in runs:
        before = line[start - 1] if start else " "
        after = line[end] if end < len(line) else " "
        sign = line[start]
        inside = sign == "_" and before.isalnum() and after.isalnum()
        closes = not before.isspace() and not inside
        opens = not after.isspace() and not inside
        match = next((i for i in reversed(range(len(stack))) if line[stack[i][0]] == sign), None)
        if closes and match is not None:
            left = stack[match]
            del stack[match:]
            width = min(left[1] - left[0], end - start)
            found.extend(((left[1] - width, left[1]), (start, start + width)))
            if left[1] - left[0] > width:
                stack.append((left[0], left[1] - width))
        elif opens:
            stack.append((start, end))
    return found
