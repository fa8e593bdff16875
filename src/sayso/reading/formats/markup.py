"""HTML to blocks of text with their places in the source, and what each block stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from sayso.reading.draft import TextBuilder
from sayso.reading.formats.scan import Token, attributes, scan

BLOCK = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "video",
        "audio",
        "br",
        "noscript",
        "head",
    ]
)
VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
NOT_TEXT = frozenset(
    {
        "script",
        "style",
        "template",
        "head",
        "title",
        "svg",
        "math",
        "iframe",
        "object",
        "canvas",
        "xmp",
        "noembed",
        "noframes",
        "textarea",
        "map",
        "audio",
        "video",
    }
)
ASIDE = frozenset(
    {"nav", "footer", "aside", "form", "button", "select", "noscript", "menu", "dialog"}
)
ASIDE_ROLES = frozenset(
    {
        "navigation",
        "banner",
        "contentinfo",
        "complementary",
        "search",
        "menu",
        "menubar",
        "dialog",
        "alert",
        "button",
        "form",
        "toolbar",
    }
)
ASIDE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|breadcrumbs?|footer|sidebar|side-bar|share|sharing|"
    r"social|related|recommend(?:ed|ations)?|trending|most-(?:read|popular)|popular|newsletter|"
    r"subscribe|subscription|signup|promo(?:tion)?|advert(?:isement)?|ads?|sponsor(?:ed)?|cookies?|"
    r"consent|gdpr|comments?|comment-form|respond|disqus|popup|modal|paywall|toolbar|pagination|"
    r"pager|skip-link|masthead|site-header|copyright|disclaimer|tags?|widget)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Classes and ids under which sites keep what is not the article. Source: own collection."""

HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
SPACE = re.compile(r"[ \t\r\n\f]+")
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")

DEEPEST = 512
"""Elements nested deeper than browsers allow are read as if they were not there."""


@dataclass(slots=True)
class HtmlBlock:
    """A stretch of text between two block borders.

    `pieces` are (words, source start, source end). `parent` numbers the element that it stands in.
    """

    tag: str
    parent: int
    pieces: list[tuple[str, int, int]] = field(default_factory=list)
    is_aside: bool = False
    is_quoted: bool = False
    linked: int = 0
    is_byline: bool = False
    datetime: str | None = None

    @property
    def text(self) -> str:
        """Return its words."""
        return "".join(words for words, _, _ in self.pieces)


@dataclass(slots=True)
class _Element:
    name: str
    number: int
    is_aside: bool = False
    is_text: bool = True
    is_quoted: bool = False
    is_byline: bool = False


@dataclass(slots=True)
class Page:
    """A page's blocks in order, and the pieces of its head that tell what it is."""

    blocks: list[HtmlBlock] = field(default_factory=list)
    metas: list[dict[str, str]] = field(default_factory=list)
    links: list[dict[str, str]] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    title: str = ""
    language: str | None = None
    times: list[str] = field(default_factory=list)
    depth: int = 0
    has_huge_tag: bool = False


class _Walker:
    """Walks over the tokens of one source and collects its blocks."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.page = Page()
        self.stack: list[_Element] = [_Element("", 0)]
        self.count = 0
        self.block: HtmlBlock | None = None
        self.script: str | None = None

    def walk(self) -> Page:
        for token in scan(self.source):
            if token.kind == "open":
                self.open(token)
            elif token.kind == "close":
                self.close(token)
            else:
                self.text(token)
        self.end_block()
        return self.page

    def open(self, token: Token) -> None:
        name = token.name
        found = attributes(self.source, token)
        self.note(name, found)
        self.page.has_huge_tag = self.page.has_huge_tag or _is_huge(self.source, token)
        if name in BLOCK:
            self.end_block()
            self.implied_end(name)
        if name in VOID or (token.is_empty and name not in BLOCK):
            return
        above = self.stack[-1]
        self.count += 1
        marks = f"{found.get('class', '')} {found.get('id', '')}"[:400]
        is_aside = name not in {"body", "html", "main", "article"} and (
            name in ASIDE
            or found.get("role", "").lower() in ASIDE_ROLES
            or "hidden" in found
            or found.get("aria-hidden") == "true"
            or HIDDEN.search(found.get("style", "")) is not None
            or (name not in {"p", "h1"} and ASIDE_CLASS.search(marks) is not None)
        )
        byline = (
            "byline" in marks.lower()
            or found.get("rel") == "author"
            or ("author" in found.get("itemprop", "").lower())
        )
        element = _Element(
            name,
            self.count,
            above.is_aside or is_aside,
            above.is_text and name not in NOT_TEXT,
            above.is_quoted or name == "blockquote",
            above.is_byline or byline,
        )
        if len(self.stack) < DEEPEST:
            self.stack.append(element)
            self.page.depth = max(self.page.depth, len(self.stack))

    def note(self, name: str, found: dict[str, str]) -> None:
        page = self.page
        if name == "meta" and len(page.metas) < 500:
            page.metas.append(found)
        elif name == "link" and len(page.links) < 500:
            page.links.append(found)
        elif name == "html":
            page.language = page.language or found.get("lang") or found.get("xml:lang")
        elif name == "time" and found.get("datetime") and len(page.times) < 50:
            page.times.append(found["datetime"])
        elif name == "script":
            kind = found.get("type", "").lower()
            self.script = kind if "ld+json" in kind else None

    def implied_end(self, name: str) -> None:
        """End a paragraph or item that the next one ends without a closing tag."""
        top = self.stack[-1].name
        if (top == "p") or (top == name and name in {"li", "dd", "dt", "tr", "td", "th", "option"}):
            self.stack.pop()

    def close(self, token: Token) -> None:
        if token.name in BLOCK:
            self.end_block()
        for depth in range(len(self.stack) - 1, max(0, len(self.stack) - 40), -1):
            if self.stack[depth].name == token.name:
                del self.stack[depth:]
                return

    def text(self, token: Token) -> None:
        top = self.stack[-1]
        if token.kind == "raw":
            if top.name == "script" and self.script is not None and len(self.page.scripts) < 20:
                self.page.scripts.append(self.source[token.start : token.end])
            return
        if top.name == "title" and not self.page.title:
            self.page.title = " ".join(unescape(self.source[token.start : token.end]).split())
        if top.is_text:
            self.add(token.start, token.end)

    def add(self, start: int, end: int) -> None:
        """Add source characters to the block, white space folded and entities read."""
        top = self.stack[-1]
        if self.block is None:
            named = next((e for e in reversed(self.stack) if e.name in BLOCK), self.stack[0])
            self.block = HtmlBlock(named.name, named.number, is_quoted=top.is_quoted)
            self.block.is_aside = top.is_aside
        block = self.block
        block.is_byline = block.is_byline or top.is_byline
        if any(element.name == "a" for element in self.stack[-6:]):
            block.linked += end - start
        is_kept = any(element.name == "pre" for element in self.stack[-4:])
        for words, first, last in _read_pieces(self.source, start, end):
            self.piece(words, first, last, is_kept=is_kept)

    def piece(self, words: str, first: int, last: int, *, is_kept: bool) -> None:
        assert self.block is not None
        pieces = self.block.pieces
        if is_kept or not words.isspace() or "\u00a0" in words:
            pieces.append((words, first, last))
        elif pieces and not pieces[-1][0].endswith((" ", "\n")):
            pieces.append((" ", first, last))

    def end_block(self) -> None:
        block, self.block = self.block, None
        if block is None:
            return
        while block.pieces and block.pieces[-1][0].isspace():
            block.pieces.pop()
        if block.pieces:
            self.page.blocks.append(block)


def _is_huge(source: str, token: Token) -> bool:
    """Tell a tag of so many attributes that a tree builder takes quadratic time over them."""
    if token.end - token.start < 4 * MOST_IN_TREE:
        return False
    marks = (source.count(mark, token.start, token.end) for mark in " =\n\t")
    return max(marks) > MOST_IN_TREE


MOST_IN_TREE = 1000
"""Attributes; 100,000 of one tag kept libxml2 busy for minutes, and no page has hundreds."""


def _read_pieces(source: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """Cut source characters into words, white space and entities, each with its place."""
    found: list[tuple[str, int, int]] = []
    at = start
    while at < end:
        mark = source.find("&", at, end)
        stop = end if mark < 0 else mark
        last = at
        for space in SPACE.finditer(source, at, stop):
            if space.start() > last:
                found.append((source[last : space.start()], last, space.start()))
            found.append((space.group(), space.start(), space.end()))
            last = space.end()
        if last < stop:
            found.append((source[last:stop], last, stop))
        if mark < 0:
            break
        entity = ENTITY.match(source, mark, end)
        words = unescape(entity.group()) if entity else "&"
        size = len(entity.group()) if entity else 1
        if entity and words == entity.group():
            words, size = "&", 1
        found.append((words, mark, mark + size))
        at = mark + size
    return found


def read_page(source: str) -> Page:
    """Read HTML into blocks; nothing is run, fetched or expanded beyond single entities."""
    return _Walker(source).walk()


def write_blocks(blocks: list[HtmlBlock]) -> tuple[TextBuilder, list[tuple[int, int]]]:
    """Write blocks one after another with a blank line between; return where each one stands."""
    builder, places = TextBuilder(), []
    for number, block in enumerate(blocks):
        if number:
            builder.gap("\n\n")
        start = builder.length
        for words, first, last in block.pieces:
            builder.add(words, first, last)
        places.append((start, builder.length))
    return builder, places
