"""Direct quotations and the cue that stands before, within or after them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.attribution.constructions.boundaries import QuoteLayer, is_title_like
from sayso.attribution.constructions.candidate import Candidate, span_list
from sayso.attribution.constructions.carried import is_carried, is_rest
from sayso.attribution.constructions.givers import quoting_at
from sayso.attribution.constructions.phrases import (
    child,
    cue_tokens,
    find_source,
    is_passive,
    lemma_of,
    phrase,
)
from sayso.attribution.cues import Cues
from sayso.attribution.quotes import Quotation
from sayso.language.parse import Parse, Token
from sayso.model import Span

NEAR = 16
"""Words within which the cue of a quotation is looked for, before and after it."""
LONG = 5
"""A quotation of at least so many words is speech where nothing says otherwise."""
LONGEST_TAIL = 40
"""Words that may stand between the parts of a quotation that its cue interrupts."""
NAMING = frozenset(
    {"title", "entitle", "call", "name", "dub", "label", "brand", "term", "nickname", "style"}
)
"""Verbs whose quotation is a name or title, not speech."""
STOPS = frozenset(".!?;")


@dataclass(slots=True)
class Found:
    """A cue with its source and the quotations it governs, while they are gathered."""

    verb: Token
    cue: Span
    who: Span | None
    head: int | None
    parts: list[Span]
    side: str
    group: int
    is_introduced: bool = False
    """Whether a colon leads up to the quotation ("…, saying:")."""


def find_direct(
    parse: Parse, layer: QuoteLayer, cues: Cues, paragraphs: list[Span]
) -> Iterator[Candidate]:
    """Yield one candidate for each run of quotations that one cue governs, in text order."""
    last: Found | None = None
    before: Quotation | None = None
    waiting: list[Quotation] = []
    for quotation, number in _placed(layer, paragraphs):
        block = paragraphs[number]
        link = (
            ""
            if last is None or before is None
            else _link(parse, layer, before, quotation, last, block)
        )
        found = None if link == "same" else _cue_after(parse, layer, cues, quotation, block)
        if found is not None and found.who is None and last is not None:
            found.who, found.head = last.who, last.head
        if found is None and link not in ("same", "near", "strong"):
            found = _cue_before(parse, layer, cues, quotation, paragraphs, number)
        if found is not None and last is not None and found.verb.i == last.verb.i:
            found = None
        if found is not None:
            if last is not None:
                yield _candidate(last)
            found.parts += [w.span for w in waiting if w.group == quotation.group]
            found.parts.append(quotation.span)
            last, waiting = found, []
        elif link and last is not None:
            last.parts.append(quotation.span)
        else:
            if last is not None:
                yield _candidate(last)
            last, waiting = None, [*waiting, quotation]
        before = quotation
    if last is not None:
        yield _candidate(last)


def _placed(layer: QuoteLayer, paragraphs: list[Span]) -> Iterator[tuple[Quotation, int]]:
    """Yield the outermost quotations with the number of the paragraph each begins in."""
    for quotation in layer.outer:
        number = bisect_right(paragraphs, quotation.span.start, key=lambda p: p.start) - 1
        if number >= 0 and quotation.span.start < paragraphs[number].end:
            yield quotation, number


def _candidate(found: Found) -> Candidate:
    return Candidate(
        "direct",
        lemma_of(found.verb),
        "quote" if found.side != "colon" else "colon",
        found.verb.i,
        span_list(found.who),
        (found.cue,),
        span_list(*found.parts),
        found.head if found.who is not None else None,
    )


def _link(
    parse: Parse,
    layer: QuoteLayer,
    before: Quotation,
    quotation: Quotation,
    last: Found,
    block: Span,
) -> str:
    """Tell how a quotation carries on the one before it under the same cue.

    "same": one quotation over several paragraphs. "near": nothing stands between. "strong": the cue
    stands between, at the end of its sentence. "weak": the cue stands between, more words follow.
    "": it does not.
    """
    if quotation.group == before.group:
        return "same"
    between = [
        t
        for t in parse.tokens_in(Span(before.span.end, quotation.span.start))
        if t.start >= before.span.end and t.end <= quotation.span.start
    ]
    if not block.covers(before.span):
        return (
            "strong"
            if is_carried(parse, layer, block, quotation, with_rest=last.is_introduced)
            and _ends_above(between, last, before)
            else ""
        )
    if not any(t.pos not in ("PUNCT", "SPACE", "CCONJ") for t in between):
        return "near"
    tail = last.cue.start >= before.span.end and last.cue.end <= quotation.span.start
    if not tail or len(between) > LONGEST_TAIL or any(t.text in STOPS for t in between[:-1]):
        return ""
    if between[-1].text in (".", ":"):
        return "strong"
    return (
        "weak"
        if between[-1].text in (",", "\u2014", "\u2013", "-") or between[-1].pos == "CCONJ"
        else ""
    )


def _ends_above(between: list[Token], last: Found, before: Quotation) -> bool:
    """Tell whether the paragraph above ends with the quotation and, at most, its cue."""
    if last.cue.start >= before.span.end:
        return len(between) <= LONGEST_TAIL and not any(t.text in STOPS for t in between[:-1])
    return is_rest(between) if last.is_introduced else not any(t.pos != "PUNCT" for t in between)


def _cue_after(
    parse: Parse, layer: QuoteLayer, cues: Cues, quotation: Quotation, block: Span
) -> Found | None:
    """Return the cue of "…," said X, who …; None where what follows is not one."""
    tail: list[Token] = []
    for token in parse.tokens_in(Span(quotation.span.end, block.end)):
        if token.start < quotation.span.end:
            continue
        if layer.around(token.start) is not None or token.text in STOPS or len(tail) > 2 * NEAR:
            break
        tail.append(token)
    while tail and tail[0].text in (",", "-", "\u2013", "\u2014"):
        tail.pop(0)
    if not tail or not _may_follow(quotation, parse.text):
        return None
    inside = {t.i for t in tail}
    for token in tail[:NEAR]:
        if token.pos not in ("VERB", "AUX") or not _speaks(cues, token):
            continue
        head = _source_near(parse, token, inside, tail)
        who = _who(parse, token, head, inside)
        if is_passive(parse, token) and token.lower not in ("quoted", "asked"):
            continue
        if who is None and not _is_bare_cue(token):
            continue
        is_quoting = quoting_at(parse, token) is not None
        if who is not None and not is_quoting and not _stands_first(tail, token, who):
            continue
        first, last = cue_tokens(parse, token)
        if first not in inside:
            first = token.i
        return Found(
            token,
            parse.span_of(first, max(last, token.i)),
            who,
            head.i if head and who else None,
            [],
            "after",
            quotation.group,
        )
    return None


def _may_follow(quotation: Quotation, text: str) -> bool:
    """Tell whether a cue may follow: a comma, question or dash ends the words, no full stop."""
    words = quotation.inner.of(text).rstrip()
    follows = text[quotation.span.end : quotation.span.end + 2].lstrip()
    return words.endswith((",", "?", "!", "-", "\u2013", "\u2014", "\u2026", "...")) or follows[
        :1
    ] in (",", "-", "\u2013", "\u2014")


def _speaks(cues: Cues, token: Token) -> bool:
    return (
        cues.takes(lemma_of(token), "quote")
        and lemma_of(token) not in NAMING
        and token.dep != "pcomp"
    ) or (
        token.dep == "pcomp" and token.lower in ("saying", "stating", "telling", "adding", "asking")
    )


def _is_bare_cue(token: Token) -> bool:
    return token.tag == "VBG"


def _stands_first(tail: list[Token], verb: Token, who: Span) -> bool:
    """Tell whether the tail begins with the source or the cue, save for a few adverbials."""
    start = min(verb.start, who.start)
    ahead = [t for t in tail if t.end <= start]
    return len(ahead) <= 1 or all(
        t.pos in ("ADV", "PUNCT", "CCONJ", "ADP", "AUX", "PART") for t in ahead
    )


def _source_near(parse: Parse, verb: Token, inside: set[int], tail: list[Token]) -> Token | None:
    """Return the head of the source in the tail: the verb's subject, or the noun beside it."""
    head = find_source(parse, verb)
    if head is not None and head.i in inside:
        return head
    for token in (t for t in tail if t.i > verb.i):
        if token.pos in ("PROPN", "NOUN", "PRON"):
            return _noun_above(parse, token, verb, inside)
        if token.pos not in ("DET", "ADJ", "ADV", "NUM"):
            break
    for token in reversed([t for t in tail if t.i < verb.i]):
        if token.pos in ("PROPN", "NOUN", "PRON"):
            return token
        if token.pos not in ("ADV", "AUX", "PART"):
            break
    return None


def _noun_above(parse: Parse, token: Token, verb: Token, inside: set[int]) -> Token:
    """Return the noun at the top of the phrase that a word after the cue belongs to."""
    while True:
        above = parse.tokens[token.head]
        if above.i == token.i or above.i not in inside or above.i <= verb.i:
            return token
        if above.pos not in ("PROPN", "NOUN"):
            return token
        token = above


def _who(parse: Parse, verb: Token, head: Token | None, inside: set[int]) -> Span | None:
    if head is None:
        return None
    outside = {i for i in parse.subtree(head.i) if i not in inside}
    return phrase(parse, head.i, without={verb.i, *outside})


def _cue_before(
    parse: Parse,
    layer: QuoteLayer,
    cues: Cues,
    quotation: Quotation,
    paragraphs: list[Span],
    number: int,
) -> Found | None:
    """Return the cue of X said: "…"; None where what leads up to it is not one."""
    lead = _lead(parse, layer, quotation, paragraphs[number])
    if not lead and number and quotation.span.start == paragraphs[number].start:
        above = paragraphs[number - 1]
        if above.of(parse.text).rstrip("*_ ").endswith((":", ",")):
            lead = _lead(
                parse,
                layer,
                Quotation(Span(above.end, above.end), Span(above.end, above.end), "double", 0),
                above,
            )
    if not lead:
        return None
    words = [t for t in lead if t.pos != "PUNCT"]
    is_colon = lead[-1].text == ":"
    if not is_colon and is_title_like(quotation, parse.text):
        return None
    is_comma = lead[-1].text in (",", "\u2014", "-", "\u2013")
    for token in reversed(words[-NEAR:]):
        if token.pos not in ("VERB", "AUX") or not _speaks(cues, token):
            continue
        if not (is_colon or is_comma or token.i == words[-1].i) and not _only_aside(
            parse, token, words
        ):
            continue
        if not (is_colon or is_comma) and not _is_whole(quotation, parse.text):
            continue
        return _lead_found(parse, layer, token, quotation)
    return _any_verb(parse, layer, words, quotation) if is_colon else None


def _any_verb(
    parse: Parse, layer: QuoteLayer, words: list[Token], quotation: Quotation
) -> Found | None:
    """Return the main verb of what leads up to a colon, whatever it is ("X tore into them: …")."""
    if not _is_whole(quotation, parse.text):
        return None
    for token in words:
        if token.dep == "ROOT" and token.pos == "VERB":
            found = _lead_found(parse, layer, token, quotation)
            if found is not None and found.who is not None:
                found.side = "colon"
                return found
    return None


def _lead(parse: Parse, layer: QuoteLayer, quotation: Quotation, block: Span) -> list[Token]:
    """Return the words before a quotation back to the sentence's start or a quotation's end."""
    lead: list[Token] = []
    for token in reversed(parse.tokens_in(Span(block.start, quotation.span.start))):
        if token.end > quotation.span.start:
            continue
        if layer.around(token.start) is not None or token.text in STOPS or len(lead) > 2 * NEAR:
            break
        lead.append(token)
    return lead[::-1]


def _only_aside(parse: Parse, verb: Token, words: list[Token]) -> bool:
    """Tell whether only the verb's recipient and adverbials follow it ("told us on Monday")."""
    below = set(parse.subtree(verb.i))
    rest = [t for t in words if t.i > verb.i]
    return (
        0 < len(rest) <= 8
        and rest[-1].pos not in ("DET", "ADJ", "ADP", "NUM")
        and all(t.i in below for t in rest)
        and any(
            t.head == verb.i and t.dep in ("dobj", "dative", "prep", "npadvmod", "advmod", "mark")
            for t in rest
        )
        and not any(t.pos in ("VERB", "AUX") for t in rest)
    )


def _is_whole(quotation: Quotation, text: str) -> bool:
    """Tell whether a quotation is a sentence of its own rather than a few words taken over."""
    inner = quotation.inner.of(text).strip()
    words = inner.split()
    if len(words) < LONG:
        return False
    ends = inner.endswith((".", "!", "?", ",", "\u2026"))
    return (words[0][:1].isupper() or len(words) > 2 * LONG) if not ends else True


def _lead_found(parse: Parse, layer: QuoteLayer, verb: Token, quotation: Quotation) -> Found | None:
    head = find_source(parse, verb)
    if head is not None and (
        layer.around(head.start) is not None
        or (head.i > verb.i and head.start >= quotation.span.start)
    ):
        head = None
    inside = {t.i for t in parse.tokens_in(quotation.span)}
    who = phrase(parse, head.i, without={verb.i, *inside}) if head is not None else None
    first, last = cue_tokens(parse, verb)
    statement = child(parse, verb.i, "prep")
    if statement is not None and statement.i == last + 1 and statement.lower == "in":
        thing = child(parse, statement.i, "pobj")
        if (
            thing is not None
            and thing.lemma in ("statement", "interview", "tweet", "email", "speech")
            and thing.i <= last + 3
        ):
            last = thing.i
    return Found(
        verb,
        parse.span_of(first, last),
        who,
        head.i if head and who else None,
        [],
        "before",
        quotation.group,
        is_introduced=parse.text[: quotation.span.start].rstrip().endswith(":"),
    )
