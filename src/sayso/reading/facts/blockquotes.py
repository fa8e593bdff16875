"""Block quotations without quotation marks: paragraphs that another's words introduce."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.model import SET_APART, Span, Zone
from sayso.reading.blocks import Block

VERBS = (
    r"(?:say|said|says|claim|claims|claimed|state|states|stated|stating|saying|read|"
    r"reads|write|writes|wrote|"
    r"report|reports|reported|declare[sd]?|explain(?:s|ed)?|argue[sd]?|conclude[sd]?|"
    r"continue[sd]?|add(?:s|ed)?|"
    r"note[sd]?|warn(?:s|ed)?|announce[sd]?|tell|tells|told|claiming|writing|"
    r"reporting|noting|adding|concluding|"
    r"explaining|arguing|declaring|put it|puts it|posted|tweeted|responded|replied|"
    r"asserts?|asserted|"
    r"described|describes|revealed|reveals|goes on|went on)"
)
INTRODUCTION = re.compile(
    rf"(?:(?<!\w){VERBS}(?!\w)[^.!?:]{{0,60}}|\((?:my |our )?(?:emphasis|bold|italics)[^()]*\)|"
    r"(?<!\w)(?:following|excerpts?|as follows|quote|statement|transcript|text|"
    r"according to|from (?:the|an?) [^.!?:]{2,40}"
    r"(?:report|article|story|statement|release|letter|blog|post)|here is|here['’]s|"
    r"here are|full text|in (?:his|her|its|their) (?:own )?words)"
    r"(?!\w)[^.!?:]{0,60})\s*:[\"”’*_]*\s*$",
    re.IGNORECASE,
)
"""A paragraph that ends so introduces another's words. Source: own collection of forms."""

OPENERS = "\"“”«„‘'`*"
IMPERATIVE = re.compile(
    r"(?:^|[.!?]\s+)(?:please |just )?(?:like|follow|click|watch|listen|read|see|"
    r"check|share|visit|subscribe|"
    r"look|consider|remember|compare|recall|imagine)\s[^.!?]{0,80}:$",
    re.IGNORECASE,
)
"""A call to the reader, which introduces a link or a list."""

LISTED = re.compile(r"^(?:[lo]\s|[-–—•*·>]|\(?\d{1,3}[.)]|\(?[a-z][.)]|[ivx]+[.)]|#)\s*")
SPEAKER = re.compile(r"^[^\W\d_][^\n:]{0,40}:\s")

AUTHOR = re.compile(
    r"(?<!\w)(?:I|I['’]m|I['’]ve|we|we['’]re|you|you['’]re|don['’]t|doesn['’]t|"
    r"let['’]s|here['’]s|that['’]s|it['’]s|"
    r"isn['’]t|aren['’]t|won['’]t|can['’]t|so much for|in other words|of course|"
    r"ironic(?:ally)?|apparently|"
    r"indeed|notably|well|perhaps|surely|clearly)(?!\w)",
    re.IGNORECASE,
)
"""Words of a voice that comments; newspapers' own paragraphs hold few of them."""

MOST_PARAGRAPHS = 6
FEWEST_WORDS = 12


def find_block_quotations(blocks: Sequence[Block], zones: Sequence[Zone]) -> tuple[Zone, ...]:
    """Find the paragraphs that are quoted as a whole without marks.

    A paragraph that ends with a colon and introduces words is followed by at least one quoted
    paragraph; it goes on only where signs tell where the author's own voice comes back.

    Args:
        blocks: of the stored text, in order.
        zones: set-apart zones and headings end a quotation; quotations of the markup are kept.

    Returns:
        A zone a quotation, in text order.
    """
    found: list[Zone] = []
    index = 0
    while index < len(blocks) - 1:
        block = blocks[index]
        count = 0
        if block.text.rstrip('"”’*_ ').endswith(":") and not _zoned(block, zones):
            count = _extent(blocks, index, zones)
        if count:
            span = Span(blocks[index + 1].start, blocks[index + count].end)
            found.append(Zone(span, "quotation", f"introduced by: {_tail(block.text)}"))
        index += count + 1
    return tuple(found)


def _tail(text: str) -> str:
    """Return the last words of an introduction."""
    return " ".join(text.split()[-8:])


def _zoned(block: Block, zones: Sequence[Zone]) -> bool:
    return any(zone.span.overlaps(block.span) for zone in zones)


def _extent(blocks: Sequence[Block], index: int, zones: Sequence[Zone]) -> int:
    """Return how many paragraphs after an introduction are quoted; 0 where it introduces none."""
    block, first = blocks[index], blocks[index + 1]
    if not _can_be_quoted(first) or _zoned(first, zones):
        return 0
    following = _candidates(blocks, index, zones)
    if INTRODUCTION.search(block.text) is not None:
        introducers = _introducers(block.text)
        back = (
            n
            for n, b in enumerate(following)
            if n and (_names(b.text) & introducers or _comments(b))
        )
        return next(back, 1)
    if not _is_excerpt(block, following):
        return 0
    return next((n for n, b in enumerate(following) if n and _has_returned(b)), 1)


def _can_be_quoted(block: Block) -> bool:
    """Tell whether a paragraph is running text without quotation marks around it."""
    return (
        block.words >= FEWEST_WORDS
        and block.is_sentence
        and block.text[0] not in OPENERS
        and LISTED.match(block.text) is None
        and SPEAKER.match(block.text) is None
    )


def _candidates(blocks: Sequence[Block], index: int, zones: Sequence[Zone]) -> list[Block]:
    """Return the paragraphs behind an introduction up to a heading or another introduction.

    The last of them is where the author's voice must be back by then.
    """
    found: list[Block] = []
    for block in blocks[index + 1 : index + 2 + MOST_PARAGRAPHS]:
        if any(z.span.overlaps(block.span) and z.kind in {*SET_APART, "heading"} for z in zones):
            break
        found.append(block)
        if block.text.rstrip('"”’*_ ').endswith(":"):
            break
    return found


def _introducers(text: str) -> frozenset[str]:
    """Return the names of whoever is introduced: those that lead the last sentence.

    Where a pronoun leads it, those that lead the sentence before.
    """
    sentences = re.split(r"(?<=[.!?])[\"”’*_]*\s+", _unquoted(text))
    last = sentences[-1]
    if len(sentences) > 1 and PRONOUN.search(" ".join(last.split()[:5])):
        last = sentences[-2]
    return _names(" ".join(last.split()[:7])) - COMMON


PRONOUN = re.compile(r"(?<!\w)(?:it|he|she|they|its|his|her|their)(?!\w)", re.IGNORECASE)
COMMON = frozenset(
    {"The", "This", "That", "And", "But", "For", "Here", "His", "Her", "According", "Then"}
)


def _names(text: str) -> frozenset[str]:
    """Return the capitalised words outside quotation marks, without possessive endings."""
    found = re.findall(r"(?<!\w)[^\W\d_a-z][\w'’-]{2,}", _unquoted(text))
    return frozenset(re.sub(r"['’]s?$", "", name) for name in found)


def _unquoted(text: str) -> str:
    return re.sub(r"[\"“][^\"”]*(?:[\"”]|$)", " ", text)


def _comments(block: Block) -> bool:
    """Tell whether the first sentence of a paragraph is in a voice that comments."""
    first = re.split(r"(?<=[.!?])\s", _unquoted(block.text).strip() + " ", maxsplit=1)[0]
    return block.text.rstrip('"”’*_ ').endswith(":") or AUTHOR.search(first) is not None


def _has_returned(block: Block) -> bool:
    """Tell whether the author of an excerpt's frame speaks again: comments, or asks."""
    first = re.split(r"(?<=[.!?])\s", block.text + " ", maxsplit=1)[0]
    return _comments(block) or first.rstrip().endswith("?")


def _is_excerpt(block: Block, following: Sequence[Block]) -> bool:
    """Tell whether a colon without a verb of speech leads into another's report.

    The voice has to comment before the colon and again behind the excerpt, and not in its first
    paragraph; anything else that a colon leads into is the author's own.
    """
    return (
        len(following) > 1
        and IMPERATIVE.search(block.text) is None
        and AUTHOR.search(_unquoted(block.text)) is not None
        and not AUTHOR.search(_unquoted(following[0].text))
        and any(_has_returned(b) for b in following[1:])
    )
