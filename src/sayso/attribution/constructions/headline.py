"""Attributions by layout: headline colons and dashes, transcript turns, bylines of quotations."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from sayso.attribution.constructions.boundaries import QuoteLayer, bare
from sayso.attribution.constructions.candidate import Candidate, Construction
from sayso.attribution.constructions.listed import find_listed
from sayso.attribution.constructions.sections import find_sections
from sayso.attribution.constructions.titles import find_title
from sayso.attribution.constructions.turns import (
    LONGEST_HEADLINE,
    find_turns,
    find_unlabelled,
    is_heading,
    label_at,
    looks_like_title,
)
from sayso.attribution.syntax import head_of
from sayso.attribution.words import head_word, is_outlet
from sayso.language.parse import Parse, Token
from sayso.model import Document, Span

BYLINE = re.compile(
    r"\s*(?P<mark>[-\u2013\u2014\u2015~]{1,2})\s*(?P<who>[^\W\d_][^\n\"\u201c\u201d]{1,80})$"
)
CREDIT = re.compile(
    r"(?:\s(?P<mark>[-\u2013\u2014\u2015])|(?P<colon>:))\s+"
    r"(?P<who>(?:(?!\s[-\u2013\u2014\u2015]\s)[^:;\"\u201c\u201d\n]){3,60}?)\s*$"
)
SPEAKERS = frozenset({"police", "minister", "report", "study", "poll", "court", "source", "expert"})
"""Singular nouns that headlines end with as their source."""


def find_layout(
    parse: Parse, layer: QuoteLayer, document: Document, paragraphs: list[Span]
) -> Iterator[Candidate]:
    """Yield the candidates of layout, in text order."""
    text = document.text
    turns = dict(find_turns(parse, layer, document, paragraphs))
    turns = turns or dict(find_unlabelled(parse, layer, paragraphs))
    turns = turns or dict(find_listed(parse, layer, document, paragraphs))
    turns = turns or dict(find_sections(parse, layer, document, paragraphs))
    for number, block in enumerate(paragraphs):
        if number in turns:
            yield turns[number]
            continue
        is_title = number == 0 or is_heading(document, block) or looks_like_title(text, block)
        made = _after_colon(parse, layer, block, is_title)
        if made is not None:
            yield made
            continue
        if is_title:
            made = find_title(parse, layer, block) or _before_dash(parse, layer, block)
            if made is not None:
                yield made
        made = _byline(parse, layer, block)
        if made is not None:
            yield made


def _after_colon(parse: Parse, layer: QuoteLayer, block: Span, is_title: bool) -> Candidate | None:
    """Return the candidate of a headline or line that begins with its source and a colon."""
    label = label_at(parse.text, block)
    if label is None or layer.around(label.who.start) is not None:
        return None
    name, tokens = label.who.of(parse.text), parse.tokens_in(label.who)
    finite = ("VBD", "VBZ", "VBP", "MD")
    if not tokens or (not name.isupper() and any(t.tag in finite for t in tokens)):
        return None
    content = bare(parse, Span(label.mark.end, block.end), layer)
    if content is None:
        return None
    words = len(content.of(parse.text).split())
    is_headline = is_title and _is_name(tokens) and 3 <= words <= LONGEST_HEADLINE
    is_quoted = layer.around(content.start) is not None and _is_name(tokens)
    is_called = name.isupper() and len(name) > 3 and _is_speaker(parse, tokens)
    if not is_headline and not is_called and not is_quoted:
        return None
    head = head_of(tokens) or tokens[-1]
    kind: Construction = "headline" if is_headline else "turn"
    frame = "headline" if is_headline else "speaker"
    return Candidate(kind, ":", frame, head.i, (label.who,), (label.mark,), (content,), head.i)


def _is_speaker(parse: Parse, tokens: tuple[Token, ...]) -> bool:
    """Tell whether a label in capitals is a person's name or role, not a heading's ("LINK:")."""
    first, last = tokens[0].i, tokens[-1].i + 1
    at = bisect_right(parse.names, first, key=attrgetter("last"))
    for name in parse.names[at : at + len(tokens)]:
        if name.label == "PERSON" and name.first < last:
            return True
    words = (head_word(t.lower) for t in tokens)
    return any(w is not None and w.kind in ("person", "group") for w in words)


def _is_name(tokens: tuple[Token, ...]) -> bool:
    """Tell whether the words before a headline's colon can be a source: a name, or one role."""
    return len(tokens) <= 7 and (
        any(t.pos == "PROPN" for t in tokens) or (len(tokens) <= 2 and tokens[-1].pos == "NOUN")
    )


def _before_dash(parse: Parse, layer: QuoteLayer, block: Span) -> Candidate | None:
    """Return the candidate of a headline that ends with its source ("…: unions", "… - envoy")."""
    match = CREDIT.search(parse.text, block.start, block.end)
    if match is None or parse.text[block.start : match.start()].count(" ") < 3:
        return None
    tokens = _without_agency(parse.tokens_in(Span(match.start("who"), match.end("who"))))
    who = parse.span_of(tokens[0].i, tokens[-1].i) if tokens else Span(*match.span("who"))
    told = parse.tokens_in(Span(block.start, match.start()))
    content = bare(parse, Span(block.start, match.start()), layer)
    can_speak = _ends_in_source(tokens, told, after_colon=bool(match["colon"]))
    if content is None or not can_speak or match["who"].endswith((".", "!", "?")):
        return None
    head = head_of(tokens) or tokens[-1]
    mark = Span(*match.span("mark" if match["mark"] else "colon"))
    return Candidate("headline", "-", "credit", head.i, (who,), (mark,), (content,), head.i)


def _without_agency(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return who ends a headline without the agency after the role: "– envoy COAST-PRESS"."""
    last = len(tokens)
    while last and (tokens[last - 1].text in ("-", "‑", "(", ")") or _is_sign(tokens[last - 1])):
        last -= 1
    rest = tokens[:last]
    word = head_word(rest[-1].lower) if rest else None
    is_role = word is not None and word.kind in ("person", "group") and not rest[-1].text.isupper()
    return rest if is_role else tokens


def _is_sign(token: Token) -> bool:
    """Tell whether a word is in capitals, or an outlet's name."""
    return (token.text.isupper() and len(token.text) > 2) or is_outlet(token.text)


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
    head = head_of(tokens) or tokens[-1]
    mark = Span(match.start("mark"), match.end("mark"))
    return Candidate("byline", "-", "byline", head.i, (who,), (mark,), (last.span,), head.i)
