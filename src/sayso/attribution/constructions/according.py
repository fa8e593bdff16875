"""Attributions without a verb of saying: "according to X", "in X's view", "reportedly"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.attribution.constructions.boundaries import QuoteLayer, bare, extend, without
from sayso.attribution.constructions.candidate import Candidate, span_list
from sayso.attribution.constructions.phrases import child, lemma_of, phrase
from sayso.attribution.cues import Cues
from sayso.language.parse import Parse, Token
from sayso.model import Span

# fmt: off
PUTS = frozenset([
    "put", "say", "note", "observe", "report", "write", "explain", "tell", "argue", "claim",
    "acknowledge", "suggest", "state", "warn", "predict", "remark", "recall", "admit", "insist",
    "announce", "document", "reveal", "highlight", "emphasize",
])
# fmt: on
"""Verbs of saying that "as" makes an aside of: "as she put it", "as the paper reported"."""
LONGEST_ASIDE = 20
"""Words of an inserted clause such as "as the minister put it on Monday"."""
# fmt: off
VIEWS = frozenset([
    "view", "opinion", "telling", "account", "estimate", "reckoning", "assessment",
    "estimation", "judgment", "judgement",
])
# fmt: on


def find_according(parse: Parse, layer: QuoteLayer, cues: Cues) -> Iterator[Candidate]:
    """Yield the candidates of prepositions and adverbs, in text order."""
    for token in parse.tokens:
        if token.lower == "according" and _next_is(parse, token, "to"):
            yield from _according(parse, layer, token)
        elif token.lower == "per" and token.pos == "ADP":
            thing = child(parse, token.i, "pobj")
            if thing is not None and thing.pos == "PROPN":
                yield from _made(parse, layer, token.i, token.i, thing, "per")
        elif token.lower == "in" and token.pos == "ADP":
            yield from _in_view(parse, layer, cues, token)
        elif token.lower == "as" and token.dep == "mark":
            yield from _as_put(parse, layer, token)
        elif token.text == "For" and token.i == parse.sentences[token.sentence].first:
            yield from _for(parse, layer, token)
        elif token.pos == "ADV" and cues.takes(token.lower, "adverb"):
            yield from _adverb(parse, layer, token)


def _next_is(parse: Parse, token: Token, word: str) -> bool:
    return token.i + 1 < len(parse.tokens) and parse.tokens[token.i + 1].lower == word


def _according(parse: Parse, layer: QuoteLayer, token: Token) -> Iterator[Candidate]:
    to = parse.tokens[token.i + 1]
    thing = child(parse, to.i, "pobj") or child(parse, token.i, "pobj")
    if thing is not None:
        yield from _made(parse, layer, token.i, to.i, thing, "according to")


NEAR = 9
"""Characters up to a quotation: ', to "let it be"'."""
OWN = frozenset({"my", "our", "your"})
OBJECTION = re.compile(r"\s*(?:;|[,—–-]+\s*(?:but|yet)\b)")
"""What begins the writer's own words behind "as X says"."""


def _in_view(parse: Parse, layer: QuoteLayer, cues: Cues, token: Token) -> Iterator[Candidate]:
    noun = child(parse, token.i, "pobj")
    is_words = noun is not None and noun.lower == "words"
    if noun is None or not (noun.lemma in VIEWS or is_words):
        return
    holder = child(parse, noun.i, "poss")
    of = child(parse, noun.i, "prep")
    if holder is None and of is not None and of.lower == "of":
        holder = child(parse, of.i, "pobj")
    if holder is None:
        return
    who = phrase(parse, holder.i)
    whole = phrase(parse, token.i)
    if who is None or whole is None:
        return
    if is_words:
        # the parser may hang what follows on either: "in her words, a farce"
        comma = parse.text.find(",", max(holder.end, noun.end), whole.end)
        end = whole.end if comma < 0 else comma
        who, whole = Span(who.start, min(who.end, end)), Span(whole.start, end)
        if not _is_set_off(parse, whole) or holder.lower in OWN:
            return
    content = _rest(parse, layer, token, whole)
    verb = parse.tokens[token.head]
    speaks = verb.pos == "VERB" and cues.takes(lemma_of(verb), "clause")
    if is_words and (speaks or holder.tag != "PRP$"):
        # what is told besides is told by the verb, or in the reporter's words
        content = _quoted_beside(layer, whole) or (() if speaks else content)
    cue = without(whole, (who,))
    if content:
        yield Candidate(
            "according",
            "in view",
            "words" if is_words else "according",
            token.i,
            (who,),
            span_list(*(bare(parse, c, layer) for c in cue)),
            content,
            holder.i,
        )


def _quoted_beside(layer: QuoteLayer, whole: Span) -> tuple[Span, ...]:
    """Return the quotation after "in the words of X,": what stands before is somebody else's."""
    near = (layer.around(whole.end + k) for k in range(2, NEAR))
    after = next((q for q in near if q is not None), None)
    return (after.span,) if after is not None else ()


def _is_set_off(parse: Parse, span: Span) -> bool:
    """Tell whether commas set a phrase off: ", in her words,"; not "told it in her words"."""
    before, after = parse.text[: span.start].rstrip()[-1:], parse.text[span.end : span.end + 1]
    return "," in (before, after)


def _as_put(parse: Parse, layer: QuoteLayer, token: Token) -> Iterator[Candidate]:
    """Yield the sentence round "as X put it" or "as X noted", where that is set off by commas."""
    verb = parse.tokens[token.head]
    speaks = lemma_of(verb) in PUTS and verb.tag in ("VBD", "VBZ", "VBP")
    subject = child(parse, verb.i, "nsubj")
    thing = child(parse, verb.i, "ccomp", "dobj", "xcomp")
    if not speaks or subject is None or (thing is not None and thing.lower != "it"):
        return
    below = parse.subtree(verb.i)
    whole = parse.span_of(min(below), max(below))
    who = phrase(parse, subject.i, without={verb.i})
    after = parse.text[whole.end : whole.end + 1]
    before = parse.text[: whole.start].rstrip()[-1:]
    if who is None or "," not in (after, before) or len(below) > LONGEST_ASIDE:
        return
    content = _rest(parse, layer, token, whole)
    if content:
        cue = parse.span_of(verb.i, thing.i if thing is not None else verb.i)
        yield Candidate(
            "according", "as", "as", verb.i, (who,), span_list(token.span, cue), content, subject.i
        )


def _for(parse: Parse, layer: QuoteLayer, token: Token) -> Iterator[Candidate]:
    """Yield the sentence after "For X," where X is a name or people."""
    thing = child(parse, token.i, "pobj")
    if thing is None or not (thing.pos == "PROPN" or thing.tag == "NNS"):
        return
    who = phrase(parse, thing.i)
    if who is not None and parse.text[who.end : who.end + 1] == ",":
        yield from _made(parse, layer, token.i, token.i, thing, "for")


def _made(
    parse: Parse, layer: QuoteLayer, first: int, last: int, thing: Token, lemma: str
) -> Iterator[Candidate]:
    who = phrase(parse, thing.i)
    if who is None:
        return
    cue = parse.span_of(first, last)
    content = _rest(parse, layer, parse.tokens[first], Span(cue.start, max(cue.end, who.end)))
    if content:
        frame = lemma if lemma in ("for", "per") else "according"
        yield Candidate("according", lemma, frame, first, (who,), (cue,), content, thing.i)


def _rest(parse: Parse, layer: QuoteLayer, token: Token, hole: Span) -> tuple[Span, ...]:
    """Return the clause or sentence that a phrase is hung on, without the phrase."""
    span = extend(_clause_round(parse, token, hole), layer, keep_out=hole)
    quoted = layer.around(token.start)
    if quoted is not None:
        span = Span(max(span.start, quoted.inner.start), min(span.end, quoted.inner.end))
    if span.start < hole.start and OBJECTION.match(parse.text, hole.end, span.end):
        span = Span(span.start, hole.end)  # the reporter objects: "as X says; but ..."
    pieces = [bare(parse, piece, layer) for piece in without(span, (hole,))]
    return span_list(*pieces)


def _clause_round(parse: Parse, token: Token, hole: Span) -> Span:
    """Return the clause that a phrase is inserted in, or its whole sentence.

    "told us that, according to the army, rebels fired": the phrase stands within the inner clause,
    with words of that clause before or after it on the phrase's own side of "that".
    """
    sentence = parse.sentences[token.sentence].span
    verb = parse.tokens[token.head]
    while verb.pos not in ("VERB", "AUX") and verb.head != verb.i:
        verb = parse.tokens[verb.head]
    if verb.dep != "ccomp" or parse.tokens[verb.head].i > verb.i:
        return sentence
    below = parse.subtree(verb.i)
    inner = parse.span_of(min(below), max(below))
    stands_first = hole.start - sentence.start < 2
    stands_last = sentence.end - hole.end < 3
    if stands_first or stands_last or not inner.covers(hole):
        return sentence
    return inner


def _adverb(parse: Parse, layer: QuoteLayer, token: Token) -> Iterator[Candidate]:
    """Yield the clause that an adverb such as "reportedly" stands in, without a source."""
    verb = parse.tokens[token.head]
    if verb.pos not in ("VERB", "AUX"):
        whole = phrase(parse, verb.i)
    else:
        below = [i for i in parse.subtree(verb.i) if parse.tokens[i].sentence == token.sentence]
        whole = parse.span_of(min(below), max(below))
    if whole is None:
        return
    pieces = [bare(parse, piece, layer) for piece in without(extend(whole, layer), (token.span,))]
    content = span_list(*pieces)
    if content:
        yield Candidate("adverb", token.lower, "adverb", token.i, (), (token.span,), content)
