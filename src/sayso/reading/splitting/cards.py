"""Evidence files: headings, and cards of a tag line, a citation line and a body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.model import Span, Zone
from sayso.reading.blocks import Block, is_rule, is_sentence, split_lines
from sayso.reading.draft import Draft, Facts, cut
from sayso.reading.facts.bylines import byline_of
from sayso.reading.facts.metadata import LEFTOVER
from sayso.reading.splitting.cites import Cite, read_cite

BODY_WORDS = 18
TAG_WORDS = 70
HEADING_WORDS = 25
FEWEST_CARDS = 2
FIRST_CARD = 3000
"""Characters before the first card: an evidence file begins with one, a story does not."""

DEBATE = re.compile(
    r"^(?:(?:answers? to|a2|a/t|1[an]c|2[an]c|1[an]r|2[an]r|non-?unique|unique(?:ness)?|"
    r"(?:no |internal )links?|contention|uq|da|cp|alt cause|solvency|inherency|disadvantage|"
    r"extensions?|frontline|affirmative|aff|neg)\b|"
    r"(?:at|ans|links?|impacts?|turn|k|alt|advantage|negative|pro|con|block|file)"
    r"(?:\s*[:–—-](?!\w)|$)|(?-i:AT|PRO|CON) )",
    re.IGNORECASE,
)
"""Words that head the lines of debaters' files. Source: own, after the terms of policy debate."""


@dataclass(frozen=True, slots=True)
class Card:
    """Where the pieces of one card stand: all spans of the whole text.

    `start` is where its part begins; `headings` are new ones above it; `title` is a headline line
    between citation and body, or glued to the end of the body above; `byline` stands there too.
    """

    start: int
    headings: tuple[Span, ...]
    tag: Span | None
    cite: Span
    title: Span | None
    body: int
    read: Cite
    byline: Block | None = None


def split_cards(draft: Draft) -> list[Draft]:
    """Split an evidence file or a digest of dated articles into its parts.

    Returns:
        Parts from 1 that partition the text; none where it is no such file.
    """
    lines = tuple(line for line in split_lines(draft.text) if not is_rule(line.text))
    ruled = _below_rules(draft.text)
    cards = find_cards(lines, ruled)
    if len(cards) < FEWEST_CARDS or cards[0].start > max(FIRST_CARD, len(draft.text) // 5):
        return []
    is_debate = _is_debate(draft, lines, cards)
    found: list[Draft] = []
    held: tuple[tuple[int, str], ...] = ()
    for number, card in enumerate(cards, 1):
        start = 0 if number == 1 else card.start
        end = cards[number].start if number < len(cards) else len(draft.text)
        part = cut(draft, Span(start, end))
        held = _headings_above(draft, card, held)
        above = tuple(word for _, word in held)
        made = _card if is_debate else _article
        found.append(made(part, draft, card, start, above, number))
    return found


def _below_rules(text: str) -> frozenset[int]:
    """Return where the lines start that stand right below a ruled line.

    A rule right under a short line underlines it, unless another rule stands above that. Where
    rules divide a text its first line stands below one too.
    """
    lines = split_lines(text)
    found, is_boxed = set[int](), False
    for number, (rule, below) in enumerate(pairwise(lines)):
        if not is_rule(rule.text):
            continue
        above = lines[number - 1] if number and rule.blank == 0 else None
        is_line = above is not None and above.words <= HEADING_WORDS and not above.is_sentence
        is_boxed = not (is_line and not is_boxed)
        if is_boxed and not is_rule(below.text):
            found.add(below.start)
    if found:
        found.add(lines[0].start)
    return frozenset(found)


def find_cards(lines: Sequence[Block], ruled: frozenset[int] = frozenset()) -> list[Card]:
    """Find the cards of a text, in order: a citation with a tag above and a body below.

    Args:
        lines: of the text, in order, without ruled ones.
        ruled: where the lines start that stand right below a ruled line: what stands above it
            belongs to something else.
    """
    found: list[Card] = []
    index = 0 if lines and lines[0].start in ruled else 1
    while index < len(lines) - 1:
        taken = _cite_lines(lines, index)
        body = _body(lines, index + taken[1]) if taken else None
        if taken is None or body is None:
            index += 1
            continue
        card = _card_at(lines, index, taken, body, found, ruled)
        if card is not None:
            found.append(card)
        index = body
    return found


def _cite_lines(lines: Sequence[Block], index: int) -> tuple[Cite, int] | None:
    """Read one line as a citation, or two where the second stands in brackets."""
    cite = read_cite(lines[index].text)
    if cite is None:
        return None
    if (
        index + 1 < len(lines)
        and lines[index + 1].text[0] in "([{"
        and lines[index + 1].words < 120
    ):
        both = read_cite(f"{lines[index].text} {lines[index + 1].text}")
        if both is not None:
            return both, 2
    return cite, 1


def _body(lines: Sequence[Block], index: int) -> int | None:
    """Return the line at which a body begins: the next, or after a headline and a byline."""
    at, bylines = index, 0
    while at < len(lines) and at <= index + 1 + bylines:
        line = lines[at]
        at += 1
        if bylines == 0 and byline_of(line.text) is not None:
            bylines = 1
            continue
        is_running = line.is_sentence or line.words >= 60 or _glued(line) is not None
        if line.words >= BODY_WORDS and is_running:
            return at - 1
        if line.words >= BODY_WORDS + 20 or read_cite(line.text) is not None:
            return None
    return None


def _card_at(
    lines: Sequence[Block],
    index: int,
    taken: tuple[Cite, int],
    body: int,
    cards: Sequence[Card],
    ruled: frozenset[int],
) -> Card | None:
    cite, count = taken
    above = lines[index - 1]
    floor = cards[-1].body if cards else 0
    tag: Span | None
    if lines[index].start in ruled:
        tag, headings = None, _headings(lines, index, floor, ruled)
        start = headings[0].start if headings else lines[index].start
    elif above.words > TAG_WORDS or above.start < floor:
        tag = _glued(above)
        if tag is None:
            return None
        start, headings = tag.start, ()
    else:
        tag = above.span
        headings = _headings(lines, index - 1, floor, ruled)
        start = headings[0].start if headings else tag.start
    last = lines[index + count - 1]
    between = [line for line in lines[index + count : body] if byline_of(line.text) is None]
    title = between[0].span if between else None
    byline = next((b for b in lines[index + count : body] if b not in between), None)
    if title is None and cite.facts.title is None and cards and tag == above.span:
        before = next((b for b in reversed(lines[: index - 1]) if b.start < start), None)
        title = _glued(before) if before is not None else None
        start = title.start if title is not None else start
    span = Span(lines[index].start, last.end)
    return Card(start, headings, tag, span, title, lines[body].start, cite, byline)


def _glued(block: Block) -> Span | None:
    """Return the headline glued to the end of a body that has no full stop."""
    if block.words < BODY_WORDS or is_sentence(block.text) or block.text[-1] in ",;:":
        return None
    ends = [match.end() for match in re.finditer(r"[.!?:][\"”’)]*\s+(?=[^\W\d_a-z])", block.text)]
    if not ends:
        return None
    tail = block.text[ends[-1] :]
    if not 4 <= len(tail.split()) <= 40:
        return None
    return Span(block.start + ends[-1], block.end)


def _headings(
    lines: Sequence[Block], tag: int, floor: int, ruled: frozenset[int]
) -> tuple[Span, ...]:
    """Return the heading lines right above a tag: short, and no sentences.

    Between ruled lines all are headings or none is: the last lines of another text stay there.
    """
    found: list[Span] = []
    sure = 0
    is_below = lines[tag].start in ruled
    for line in reversed(lines[:tag]):
        is_first = floor == 0
        is_short = line.words <= HEADING_WORDS
        if not is_short or (not is_first and (line.start <= floor or line.is_sentence)):
            break
        found.append(line.span)
        if is_first or not is_below or line.start in ruled:
            sure = len(found)
        is_below = is_below or line.start in ruled
    return tuple(reversed(found[:sure]))


def _level(draft: Draft, span: Span) -> int:
    """Return the level of a heading of the markup, 0 where there is none."""
    for zone in draft.zones:
        if zone.kind == "heading" and zone.span.overlaps(span):
            return int(zone.reason.rpartition(" ")[2]) if zone.reason[-1:].isdigit() else 1
    return 0


def _headings_above(
    draft: Draft, card: Card, above: tuple[tuple[int, str], ...]
) -> tuple[tuple[int, str], ...]:
    """Return the headings that hold for a card with their levels, outermost first.

    With levels a heading ends those of its level and below; without, the last ones hold.
    """
    if not card.headings:
        return above
    words = [" ".join(span.of(draft.text).split()) for span in card.headings]
    levels = [_level(draft, span) for span in card.headings]
    held = list(above) if all(levels) else []
    for word, level in zip(words, levels, strict=True):
        held = [one for one in held if level == 0 or one[0] < level] + [(level, word)]
    return tuple(held)


def _is_debate(draft: Draft, lines: Sequence[Block], cards: Sequence[Card]) -> bool:
    """Tell an evidence file from a digest of articles with tidy publisher and date lines."""
    bodies = {card.body for card in cards}
    marked = any(
        line.words <= TAG_WORDS and line.start not in bodies and DEBATE.match(line.text)
        for line in lines
    )
    scholarly = sum(card.read.is_scholarly for card in cards)
    tagged = any(card.tag and _level(draft, card.tag) == 4 for card in cards)
    return tagged or marked or scholarly * 3 >= len(cards)


def _card(
    part: Draft, draft: Draft, card: Card, start: int, above: tuple[str, ...], number: int
) -> Draft:
    zones: list[Zone] = [_apart(span, start, "heading") for span in card.headings]
    if card.tag is not None:
        zones.append(_apart(card.tag, start, "tag"))
    zones.append(_apart(card.cite, start, "cite"))
    facts = _signed(card, zones, start)
    if card.title is not None:
        zones.append(Zone(card.title.shifted(-start), "heading", "title"))
        if facts.title is None:
            guessed = ("title",) if card.title.start < card.cite.start else ()
            words = " ".join(card.title.of(draft.text).split())
            facts = replace(facts, title=words, uncertain=(*facts.uncertain, *guessed))
    if leftover := LEFTOVER.match(draft.text, card.body):
        zones.append(_apart(Span(*leftover.span()), start, "label"))
    spans = [zone.span for zone in zones]
    rest = [z for z in part.zones if not any(z.span.overlaps(span) for span in spans)]
    return replace(
        part,
        zones=tuple(sorted((*zones, *rest), key=lambda zone: zone.span.start)),
        facts=facts,
        part=number,
        kind="card",
        tag=" ".join(card.tag.of(draft.text).split()) if card.tag else None,
        cite=" ".join(card.cite.of(draft.text).split()),
        headings=above,
        body=card.body - start,
    )


def _article(
    part: Draft, draft: Draft, card: Card, start: int, above: tuple[str, ...], number: int
) -> Draft:
    """Make an article of a digest: the line above its publisher and date is its headline."""
    zones: list[Zone] = [_apart(span, start, "heading") for span in card.headings]
    facts = _of_outlet(_signed(card, zones, start))
    title = card.tag or card.title
    if card.tag is not None and card.title is not None:
        zones.append(Zone(card.title.shifted(-start), "heading", "heading"))
    if title is not None:
        zones.append(Zone(title.shifted(-start), "heading", "title"))
        facts = replace(facts, title=" ".join(title.of(draft.text).split()))
    zones.append(_apart(card.cite, start, "publisher and date"))
    spans = [zone.span for zone in zones]
    rest = [z for z in part.zones if not any(z.span.overlaps(span) for span in spans)]
    return replace(
        part,
        zones=tuple(sorted((*zones, *rest), key=lambda zone: zone.span.start)),
        facts=facts,
        part=number,
        kind="article",
        headings=above,
        body=card.body - start,
    )


def _signed(card: Card, zones: list[Zone], start: int) -> Facts:
    """Return the facts of a citation with the byline below it, whose zone is added."""
    facts = card.read.facts
    if card.byline is None:
        return facts
    zones.append(_apart(card.byline.span, start, "byline"))
    outlet = _of_outlet(facts)
    return replace(outlet, byline=outlet.byline or byline_of(card.byline.text))


def _of_outlet(facts: Facts) -> Facts:
    """Return facts in which a name before a date, that is nobody's for sure, is the outlet's."""
    if facts.publisher is not None or facts.byline is None or "byline" not in facts.uncertain:
        return facts
    uncertain = sorted({*facts.uncertain, "publisher"} - {"byline"})
    return replace(facts, publisher=facts.byline, byline=None, uncertain=tuple(uncertain))


def _apart(span: Span, start: int, reason: str) -> Zone:
    return Zone(span.shifted(-start), "metadata", reason)
