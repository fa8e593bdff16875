"""What somebody says in a title, by its wording: "Dane slams sale", "Dane – “The sale …”".

Parsers trained on sentences read titles badly ("Slams" as a name), so that these are matched by
words: capitalised ones that can be a source, a verb of blame, the rest of the title.
"""

from __future__ import annotations

import re

from sayso.attribution.constructions.boundaries import QuoteLayer, bare
from sayso.attribution.constructions.candidate import Candidate
from sayso.attribution.syntax import head_of
from sayso.attribution.words import head_word, words_for
from sayso.language.parse import Parse, Token
from sayso.model import Span

NAME = r"(?P<who>[A-Z][\w.'’\-]*(?: (?:of|the|[A-Z][\w.'’\-]*)){0,5}?)"
BLAMED = re.compile(
    NAME + r" (?P<verb>(?P<first>[A-Za-z]+)(?: (?:[Oo]ut|[Bb]ack) (?:[Aa]t|[Oo]ver|[Aa]gainst))?) "
    r"(?P<rest>\S[^\n]*)"
)
LEADING = re.compile(
    NAME + r"\s*(?P<mark>\s[-\u2013\u2014\u2015]|[-\u2013\u2014\u2015]\s)\s*(?=\S)"
)
MATTER = re.compile(r"(?i)\b(?:over|for|about|as)\b|[\"“'‘]")
"""What tells blame from blows: "attacks the council over the sale"."""
LEAST = 2
"""Words of a content."""


def find_title(parse: Parse, layer: QuoteLayer, block: Span) -> Candidate | None:
    """Return the candidate of a title that begins with its source, None where it does not."""
    return _quoted(parse, layer, block) or _blaming(parse, layer, block)


def _quoted(parse: Parse, layer: QuoteLayer, block: Span) -> Candidate | None:
    """Return the candidate of a name, a dash and a quotation to the title's end."""
    match = LEADING.match(parse.text, block.start, block.end)
    quotation = layer.around(match.end()) if match is not None else None
    if match is None or quotation is None or quotation.span.start != match.end():
        return None
    if parse.text[quotation.span.end : block.end].strip(" .*_"):
        return None
    mark = match["mark"].strip()
    place = parse.text.index(mark, match.end("who"))
    cue = Span(place, place + len(mark))
    return _made(parse, "-", "byline", (Span(*match.span("who")), cue, quotation.span))


def _blaming(parse: Parse, layer: QuoteLayer, block: Span) -> Candidate | None:
    """Return the candidate of a name with a verb of blame and what is blamed."""
    match = BLAMED.match(parse.text, block.start, block.end)
    while match is not None and match["first"].lower() not in _verbs():
        # The shortest name may end before a verb: "Orla Dane Slams".
        match = _longer(parse.text, block, match)
    if match is None or not match["rest"].split()[LEAST - 1 :]:
        return None
    verb, rest = match["first"].lower(), Span(match.start("rest"), block.end)
    is_phrase = match["verb"] != match["first"]
    if verb in words_for("blow") and not is_phrase and not MATTER.search(rest.of(parse.text)):
        return None
    if verb in words_for("blow-out") and not is_phrase:
        return None
    content = bare(parse, rest, layer)
    who = Span(*match.span("who"))
    if content is None or layer.around(who.start) is not None:
        return None
    return _made(parse, verb, "credit", (who, Span(*match.span("verb")), content))


def _longer(text: str, block: Span, match: re.Match[str]) -> re.Match[str] | None:
    """Return the match with the next longer name, None where no more words can belong to it."""
    words = match["who"].count(" ") + 1
    if words > LONGEST:
        return None
    name = rf"(?P<who>[A-Z][\w.'’\-]*(?: (?:of|the|[A-Z][\w.'’\-]*)){{{words}}})"
    return re.compile(BLAMED.pattern.replace(NAME, name)).match(text, block.start, block.end)


LONGEST = 5


def _verbs() -> frozenset[str]:
    return words_for("blaming") | words_for("blow") | words_for("blow-out")


def _made(parse: Parse, lemma: str, frame: str, parts: tuple[Span, Span, Span]) -> Candidate | None:
    who, cue, content = parts
    tokens = parse.tokens_in(who)
    if not tokens or any(t.lower in words_for("armed") for t in tokens):
        return None
    known = head_word(tokens[-1].lower)
    is_name = any(t.pos == "PROPN" for t in tokens) or known is not None
    is_name = is_name or _is_named_below(parse, tokens[-1])
    if not is_name or tokens[0].pos == "DET":
        return None
    head = head_of(tokens) or tokens[-1]
    anchor = head.i if lemma == "-" else parse.tokens_in(cue)[0].i
    return Candidate("headline", lemma, frame, anchor, (who,), (cue,), (content,), head.i)


def _is_named_below(parse: Parse, word: Token) -> bool:
    """Tell whether a word that a title begins with is a name in the text below it."""
    return any(
        t.text == word.text and t.pos == "PROPN" and t.sentence > word.sentence
        for t in parse.tokens
    )
