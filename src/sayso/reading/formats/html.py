"""HTML: every block of text with its place in the source, what is not the article set apart."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model import Span, Zone
from sayso.reading.decode import decode, storable
from sayso.reading.draft import NO_FACTS, Draft
from sayso.reading.formats.markup import HtmlBlock, Page, read_page, write_blocks
from sayso.reading.formats.pagefacts import read_facts

DEEPEST_TREE = 200
"""The extractor's tree builder slows down and gives up on deeper nesting."""

LARGEST_TREE = 4 * 1024 * 1024
"""Characters; larger pages are judged by their containers alone."""

MAIN_SHARE = 0.15
"""Main text shorter than this share of all text is not trusted: the page is a list or a form."""

SIBLING_CHARACTERS = 80
LINK_SHARE = 0.4

HEADINGS = {f"h{level}": level for level in range(1, 7)}


def read_html(data: bytes) -> list[Draft]:
    """Read a page.

    Raises:
        UnreadableFile: the bytes are not text.
    """
    return [read_html_text(storable(decode(data, is_markup=True).text))]


def read_html_text(source: str, *, is_page: bool = True) -> Draft:
    """Return the draft of HTML characters; offsets are into them.

    Args:
        source: the characters of a page, or of a fragment such as a feed's item.
        is_page: whether main text and facts are looked for; a fragment is main text all over.
    """
    page = read_page(source)
    builder, places = write_blocks(page.blocks)
    text, offsets = builder.build()
    main = find_main(page, source) if is_page else [not b.is_aside for b in page.blocks]
    zones = _zones(page.blocks, places, main)
    facts = read_facts(page, source) if is_page else NO_FACTS
    return Draft(text, offsets, zones, facts)


def find_main(page: Page, source: str) -> list[bool]:
    """Tell of each block whether it is of the article.

    Source: trafilatura's extraction decides by paragraph; blocks beside main ones that it left out
    come back where they are long and hold few links.
    """
    blocks = page.blocks
    plain = [not block.is_aside for block in blocks]
    words = extract_main(page, source)
    letters = _letters(words)
    total = sum(len(_letters(b.text)) for b, kept in zip(blocks, plain, strict=True) if kept)
    if len(letters) < max(100, MAIN_SHARE * total):
        return plain
    lines = {_letters(line) for line in words.split("\n")}
    main = [_is_in(_letters(block.text), letters, lines) for block in blocks]
    first = main.index(True) if True in main else 0
    last = len(main) - 1 - main[::-1].index(True) if True in main else len(main)
    return [
        kept or (ok and _is_rescued(block, is_inside=first <= number <= last))
        for number, (block, kept, ok) in enumerate(zip(blocks, main, plain, strict=True))
    ]


def can_be_tree(page: Page, source: str) -> bool:
    """Tell whether a page may be given to a tree builder: neither too deep nor too large."""
    is_small = len(source) <= LARGEST_TREE and not page.has_huge_tag
    return is_small and page.depth <= DEEPEST_TREE


def extract_main(page: Page, source: str) -> str:
    """Return the main text that trafilatura finds; empty where the page is too deep or large."""
    if not can_be_tree(page, source):
        return ""
    from lxml.etree import LxmlError
    from trafilatura import extract

    try:
        words = extract(
            source,
            fast=True,
            include_comments=False,
            include_tables=True,
            favor_recall=True,
            with_metadata=False,
        )
    except (LxmlError, ValueError, TypeError, AttributeError, RecursionError):
        return ""
    return words or ""


def _letters(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def _is_in(block: str, letters: str, lines: set[str]) -> bool:
    """Tell whether a block is in the main text: as a line, or, where it is long, anywhere."""
    if not block:
        return False
    return block in lines or (len(block) >= 25 and block in letters)


def _is_rescued(block: HtmlBlock, *, is_inside: bool) -> bool:
    text = block.text
    if block.tag in {"h1", "figcaption"} or block.is_byline or block.tag in {"time", "address"}:
        return True
    if block.linked > LINK_SHARE * max(1, len(text)):
        return False
    is_long = len(text) >= SIBLING_CHARACTERS and text.rstrip('"”’ ').endswith((".", "!", "?", ":"))
    return is_inside or (is_long and block.tag in {"p", "blockquote", "div", "article", "main"})


def _zones(
    blocks: Sequence[HtmlBlock], places: Sequence[tuple[int, int]], main: Sequence[bool]
) -> tuple[Zone, ...]:
    zones: list[Zone] = []
    for block, (start, end), kept in zip(blocks, places, main, strict=True):
        span = Span(start, end)
        if not kept:
            zones.append(Zone(span, "boilerplate", "outside the article"))
        elif block.tag in HEADINGS:
            zones.append(Zone(span, "heading", f"heading {HEADINGS[block.tag]}"))
        elif block.tag == "figcaption":
            zones.append(Zone(span, "metadata", "caption"))
        elif block.is_byline and len(block.text) < 200:
            zones.append(Zone(span, "metadata", "byline"))
        elif block.is_quoted:
            last = zones[-1] if zones else None
            if last and last.kind == "quotation" and start - last.span.end <= 2:
                zones[-1] = Zone(Span(last.span.start, end), "quotation", last.reason)
            else:
                zones.append(Zone(span, "quotation", "blockquote"))
    return tuple(zones)
