"""Attributions by layout: headline colons and dashes, transcript turns, bylines of quotations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from sayso.attribution.constructions.boundaries import QuoteLayer, bare
from sayso.attribution.constructions.candidate import Candidate, Construction
from sayso.language.parse import Parse, Token
from sayso.model import Document, Span

SPEAKER = re.compile(
    r"[ \t*_>#]*(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s*)?"
    r"(?P<who>[^\W\d_][\w.'\u2019\-]*(?:[ ,]+(?:\([^)\n]{1,40}\)|[\w.&'\u2019\-]+)){0,7}?)"
    r"[*_]*\s?(?P<mark>:)[*_]*(?=\s|[\"\u201c\u2018'])"
)
"""A name at a line's start with a colon after it."""
BYLINE = re.compile(
    r"\s*(?P<mark>[-\u2013\u2014\u2015~]{1,2})\s*(?P<who>[^\W\d_][^\n\"\u201c\u201d]{1,80})$"
)
CREDIT = re.compile(
    r"(?:\s(?P<mark>[-\u2013\u2014\u2015])|(?P<colon>:))\s+"
    r"(?P<who>(?:(?!\s[-\u2013\u2014\u2015]\s)[^:;\"\u201c\u201d\n]){3,60}?)\s*$"
)
# fmt: off
NOT_SPEAKERS = frozenset([
    "note", "update", "updated", "read", "more", "related", "watch", "photo", "photos", "image",
    "source", "sources", "video", "summary", "highlight", "highlights", "analysis", "opinion",
    "correction", "editor's", "theme", "region", "tags", "by", "exclusive", "breaking", "live",
    "fact", "check", "q&a", "review", "listen", "email", "phone", "tel", "date", "subject",
    "from", "to", "cc", "http", "https", "time", "where", "when", "what", "who", "why", "how",
])
# fmt: on
SPEAKERS = frozenset({"police", "minister", "report", "study", "poll", "court", "source", "expert"})
"""Singular nouns that headlines end with as their source."""
LONGEST_HEADLINE = 26
LEAST_TURNS = 4
"""Lines with a name and a colon, two names at least twice, that make a text a transcript."""


def find_layout(
    parse: Parse, layer: QuoteLayer, document: Document, paragraphs: list[Span]
) -> Iterator[Candidate]:
    """Yield the candidates of layout, in text order."""
    text = document.text
    turns = _turn_names(text, paragraphs)
    for number, block in enumerate(paragraphs):
        is_title = number == 0 or _is_heading(document, block) or _looks_like_title(text, block)
        match = SPEAKER.match(text, block.start, block.end)
        if match is not None:
            made = _after_colon(parse, layer, block, match, is_title, turns)
            if made is not None and made.frame == "turn":
                rest = paragraphs[number + 1 :]
                yield replace(
                    made, content=(*made.content, *_same_turn(parse, document, rest, made))
                )
                continue
            if made is not None:
                yield made
                continue
        if is_title:
            made = _before_dash(parse, layer, block)
            if made is not None:
                yield made
        made = _byline(parse, layer, block)
        if made is not None:
            yield made


def _same_turn(
    parse: Parse, document: Document, following: list[Span], turn: Candidate
) -> Iterator[Span]:
    """Yield the paragraphs after a turn's first that the same speaker goes on in.

    Up to the next speaker, a heading, a note in brackets, or words about the talk or its speaker.
    """
    own = {w for w in turn.source[0].of(parse.text).lower().split() if len(w) > 2}
    for block in following:
        words = block.of(parse.text)
        is_title = _is_heading(document, block) or (
            _looks_like_title(parse.text, block) and words.rstrip()[-1:] not in '!?"”'
        )
        if SPEAKER.match(parse.text, block.start, block.end) or is_title or NOTE.search(words):
            return
        if own & set(re.findall(r"[^\W\d_]+", words.lower())):
            return
        yield block


NOTE = re.compile(
    r"(?i)^[\s*_]*[\[(]|^\W*$|\b(?:interview|transcript|conversation|debate|hearing)\b.{0,60}"
    r"\b(?:recorded|edited|condensed|conducted|ends?|ended|translated|held)\b|©|^\W*copyright\b"
)
"""A stage direction in brackets, or an editor's words on a talk."""


def _is_heading(document: Document, block: Span) -> bool:
    return any(zone.span.overlaps(block) for zone in document.zones_of("heading"))


def _looks_like_title(text: str, block: Span) -> bool:
    """Tell whether a line is short, without a full stop, and mostly in capitals."""
    words = re.findall(r"[^\W\d_][\w'\u2019]*", block.of(text))
    long = [w for w in words if len(w) > 3]
    ends = block.of(text).rstrip()[-1:]
    return (
        0 < len(words) <= LONGEST_HEADLINE
        and ends not in ".;:,"
        and sum(w[0].isupper() for w in long) >= 0.7 * max(1, len(long))
    )


def _turn_names(text: str, paragraphs: list[Span]) -> Counter[str]:
    """Return how often each name begins a line with a colon."""
    found: Counter[str] = Counter()
    for block in paragraphs:
        match = SPEAKER.match(text, block.start, block.end)
        if match is not None:
            found[match["who"]] += 1
    return found


def _after_colon(
    parse: Parse,
    layer: QuoteLayer,
    block: Span,
    match: re.Match[str],
    is_title: bool,
    turns: Counter[str],
) -> Candidate | None:
    who = Span(match.start("who"), match.end("who"))
    name = match["who"]
    tokens = parse.tokens_in(who)
    if (
        not tokens
        or name.lower().split()[0].rstrip(",") in NOT_SPEAKERS
        or layer.around(who.start) is not None
    ):
        return None
    if any(
        t.pos in ("VERB", "AUX") and t.tag in ("VBD", "VBZ", "VBP", "MD") and not name.isupper()
        for t in tokens
    ):
        return None
    content = bare(parse, Span(match.end("mark"), block.end), layer)
    if content is None:
        return None
    head = _head(tokens)
    mark = Span(match.start("mark"), match.end("mark"))
    repeated = [n for n, count in turns.items() if count >= 2]
    if turns[name] and len(repeated) >= 2 and sum(turns.values()) >= LEAST_TURNS:
        frame = "turn"
    elif is_title and _is_name(tokens) and len(content.of(parse.text).split()) >= 3:
        frame = "headline"
    elif name.isupper() and len(name) > 3:
        frame = "speaker"
    else:
        return None
    kind: Construction = "headline" if frame == "headline" else "turn"
    return Candidate(kind, ":", frame, head.i, (who,), (mark,), (content,), head.i)


def _is_name(tokens: tuple[Token, ...]) -> bool:
    """Tell whether the words before a headline's colon can be a source: a name, or one role."""
    return len(tokens) <= 7 and (
        any(t.pos == "PROPN" for t in tokens) or (len(tokens) <= 2 and tokens[-1].pos == "NOUN")
    )


def _head(tokens: tuple[Token, ...]) -> Token:
    inside = {t.i for t in tokens}
    for token in tokens:
        if token.head not in inside or token.head == token.i:
            return token
    return tokens[-1]


def _before_dash(parse: Parse, layer: QuoteLayer, block: Span) -> Candidate | None:
    """Return the candidate of a headline that ends with its source ("…: unions", "… - envoy")."""
    match = CREDIT.search(parse.text, block.start, block.end)
    if match is None or parse.text[block.start : match.start()].count(" ") < 3:
        return None
    who = Span(match.start("who"), match.end("who"))
    tokens = parse.tokens_in(who)
    told = parse.tokens_in(Span(block.start, match.start()))
    content = bare(parse, Span(block.start, match.start()), layer)
    can_speak = _ends_in_source(tokens, told, after_colon=bool(match["colon"]))
    if content is None or not can_speak or match["who"].endswith((".", "!", "?")):
        return None
    head = _head(tokens)
    mark = Span(*match.span("mark" if match["mark"] else "colon"))
    return Candidate("headline", "-", "credit", head.i, (who,), (mark,), (content,), head.i)


def _ends_in_source(
    tokens: tuple[Token, ...], told: tuple[Token, ...], *, after_colon: bool
) -> bool:
    """Tell whether the words that end a headline name who says the rest."""
    verbs = ("VERB", "AUX")
    if not 0 < len(tokens) <= 6 or any(t.pos in (*verbs, "ADV") for t in tokens):
        return False
    if not after_colon:
        return tokens[0].pos != "DET"
    last = tokens[-1]
    is_role = all(t.text.islower() for t in tokens) and (
        last.tag == "NNS" or last.lower in SPEAKERS
    )
    return (
        len(tokens) <= 4
        and any(t.pos in verbs for t in told)
        and (last.pos == "PROPN" or (last.pos == "NOUN" and is_role))
    )


def _byline(parse: Parse, layer: QuoteLayer, block: Span) -> Candidate | None:
    """Return the candidate of a quotation with its speaker's name under or after it."""
    quotations = layer.within(block)
    if not quotations:
        return None
    last = quotations[-1]
    match = BYLINE.match(parse.text, last.span.end, block.end)
    if match is None or last.span.start - block.start > 2 or len(last.inner) < 20:
        return None
    who = Span(match.start("who"), match.end("who"))
    tokens = parse.tokens_in(who)
    if not tokens or len(tokens) > 14 or not any(t.pos == "PROPN" for t in tokens[:3]):
        return None
    head = _head(tokens)
    mark = Span(match.start("mark"), match.end("mark"))
    return Candidate("byline", "-", "byline", head.i, (who,), (mark,), (last.span,), head.i)
