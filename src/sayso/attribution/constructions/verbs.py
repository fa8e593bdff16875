"""One use of a verb, and the candidate made of it with a complement as its content."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.attribution.constructions.boundaries import (
    QuoteLayer,
    bare,
    before_verdict,
    extend,
    without,
)
from sayso.attribution.constructions.candidate import Candidate, span_list
from sayso.attribution.constructions.givers import after_contact, contact_start
from sayso.attribution.constructions.phrases import EDGE, cue_tokens, phrase
from sayso.attribution.cues import Cues
from sayso.language.parse import Parse, Token
from sayso.model import Span, Spans


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a verb in a text: its token, its lemma, and the head of its source if any."""

    parse: Parse
    layer: QuoteLayer
    cues: Cues
    verb: Token
    source: Token | None
    lemma: str


def build(
    use: Use,
    content: list[Span],
    *,
    frame: str,
    lemma: str | None = None,
    after: tuple[Token, ...] = (),
) -> Candidate | None:
    """Return the candidate made of a cue, a source and contents; None where nothing is left.

    Args:
        use: of the verb that is the cue.
        content: where the complement stands, before quotation marks and cue are reckoned with.
        frame: the kind of complement.
        lemma: the cue's entry where it is more than the verb ("call for").
        after: tokens behind the verb that belong to the cue.
    """
    parse, layer, verb = use.parse, use.layer, use.verb
    first, last = cue_tokens(parse, verb, after=after)
    cue = parse.span_of(first, last)
    inside = {t.i for t in parse.tokens_of(content)}
    source = use.source
    if source is not None and not (
        layer.same_place(source.start, verb.start) or is_broken_into(use, source)
    ):
        source = None
    who = None
    if source is not None and source.i not in inside:
        who = phrase(parse, source.i, without=inside | set(range(first, last + 1)))
    if who is not None and source is not None and after_contact(parse, verb) is not None:
        who = Span(parse.tokens[contact_start(parse, source)].start, who.end)
    holes = span_list(cue, who)
    pieces = [p for span in content for p in _pieces(use, span, frame, cue, holes)]
    is_name = (
        frame in ("object", "phrase") and bool(pieces) and layer.is_title(pieces[0], parse.text)
    )
    if not pieces or is_name or _is_note(parse, pieces[0]):
        return None
    return Candidate(
        "object" if frame in ("object", "phrase", "passive_object") else "clause",
        lemma or use.lemma,
        frame,
        verb.i,
        span_list(who),
        (cue,),
        span_list(*pieces),
        source.i if source is not None and who is not None else None,
    )


def is_broken_into(use: Use, source: Token) -> bool:
    """Tell whether a quotation begins amid a clause, between its subject and its verb.

    'the clerk "warned that nine was the floor"': the quoted words go on in the reporter's sentence.
    """
    parse, layer, verb = use.parse, use.layer, use.verb
    quoted = layer.around(verb.start)
    if quoted is None or layer.around(source.start) is not None:
        return False
    inside = parse.tokens_in(quoted.inner)
    first = next((t for t in inside if t.pos != "PUNCT"), None)
    if first is None or not first.text[:1].islower() or source.sentence != verb.sentence:
        return False
    return source.start < quoted.span.start and source.head == verb.i and first.i >= verb.i - 4


NOTE = re.compile(
    r"(?i)\W*(?:(?:my|our|the)\s+)?(?:emphasis|bold|italics)\s+"
    r"(?:(?:is|are|was|were)\s+)?(?:added|mine|ours|supplied|in (?:the )?original|throughout)\W*"
)


def _is_note(parse: Parse, content: Span) -> bool:
    """Tell whether a content is an editor's note in brackets: "concludes (emphasis added):"."""
    if NOTE.fullmatch(content.of(parse.text)):
        return True
    return parse.text[: content.start].rstrip()[-1:] in ("(", "[") and "(" not in content.of(
        parse.text
    )


def _pieces(use: Use, span: Span, frame: str, cue: Span, holes: Spans) -> Iterator[Span]:
    """Yield what is left of a complement once marks, cue and source are taken off."""
    wide = extend(_unbroken(use, span, frame), use.layer, keep_out=cue)
    wide = before_verdict(use.parse.text, _kept_inside(wide, use), use.layer)
    for piece in without(wide, holes):
        kept = bare(use.parse, piece, use.layer)
        if kept is not None:
            yield kept


def _kept_inside(span: Span, use: Use) -> Span:
    """Return a content cut at the ends of the quotation that its cue stands in."""
    quoted = use.layer.around(use.verb.start)
    if quoted is None or (use.source is not None and is_broken_into(use, use.source)):
        return span
    start = max(span.start, quoted.inner.start)
    return Span(start, max(start, min(span.end, quoted.inner.end)))


def _unbroken(use: Use, span: Span, frame: str) -> Span:
    """Return a clause's span carried on to the sentence's end where the parse cut it before a verb.

    "said the crew has closed the lock and the pumps | should hold": a finite verb right after the
    content, without a comma, belongs to it.
    """
    if frame not in ("clause", "wh"):
        return span
    parse, verb = use.parse, use.verb
    inside = parse.tokens_in(span)
    last = inside[-1].i if inside else verb.i
    sentence = parse.sentences[verb.sentence]
    if last + 1 >= sentence.last - 1 or last < verb.i:
        return span
    after = parse.tokens[last + 1]
    if after.tag not in ("MD", "VBZ", "VBP", "VBD") or parse.tokens[last].pos == "PUNCT":
        return span
    return Span(span.start, parse.tokens[sentence.last - 1].end)


def reach(use: Use, *heads: Token) -> Span | None:
    """Return the stretch from the first to the last word under some complements of a verb.

    Args:
        use: of the verb; the stretch lies wholly on one side of it.
        heads: the complements' heads, the first of which decides the side.
    """
    parse, verb = use.parse, use.verb
    below = [
        i
        for head in heads
        for i in parse.subtree(head.i)
        if parse.tokens[i].sentence == verb.sentence
    ]
    right = heads[0].i > verb.i
    below = [i for i in below if (i > verb.i) == right]
    while below and parse.tokens[below[0]].text in EDGE - frozenset("\"'`\u201c\u2018"):
        below.pop(0)
    return parse.span_of(min(below), max(below)) if below else None
