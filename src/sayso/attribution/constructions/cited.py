"""Sources that somebody cites for what he tells: "the Herald reported, citing two officials"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from sayso.attribution.constructions.boundaries import without
from sayso.attribution.constructions.candidate import Candidate, span_list
from sayso.attribution.constructions.phrases import child, children, cue_tokens, phrase
from sayso.attribution.words import QUOTING, head_word
from sayso.language.parse import Parse, Token
from sayso.model import Span, Spans

SPEAKS = frozenset({"person", "group", "organisation", "outlet", "document"})
TELLING = frozenset({"report", "say", "write", "announce", "claim", "allege", "add"})
SURENESS = 0.9
"""Of the attribution that it goes with: how sure the cited source's own is."""


def with_cited(
    parse: Parse, chosen: Sequence[tuple[float, Candidate]]
) -> list[tuple[float, Candidate]]:
    """Return attributions with those of whom they cite, which have the same content, in text order.

    What names the cited is no content of its own, nor part of the other's.

    Args:
        parse: of the text.
        chosen: attributions with their confidence.
    """
    found: list[tuple[float, Candidate]] = []
    taken: set[int] = set()
    cut: dict[int, Spans] = {}
    for score, given in chosen:
        candidate = _told_by_verb(parse, given)
        if candidate is not given:
            found.append((score, candidate))
            taken.add(given.anchor)
        for participle, source in _citations(parse, candidate):
            who = phrase(parse, source.i)
            if who is None:
                continue
            content = _rest(parse, candidate.content, Span(participle.start, who.end))
            if not content or any(who.overlaps(s) for s in content):
                continue
            taken.add(participle.i)
            made = Candidate(
                "according",
                participle.lemma,
                "citing",
                participle.i,
                (who,),
                (participle.span,),
                content,
                source.i,
            )
            found.append((round(score * SURENESS, 4), made))
            cut[candidate.anchor] = content
    kept = [
        (s, replace(c, content=cut[c.anchor]) if c.anchor in cut else c)
        for s, c in chosen
        if c.anchor not in taken
    ]
    return sorted([*kept, *found], key=lambda pair: (pair[1].start, pair[1].cue, pair[1].content))


def _told_by_verb(parse: Parse, candidate: Candidate) -> Candidate:
    """Return a candidate of "reported, citing two officials, that …" with the verb as its cue.

    The parser hangs the clause on the participle.
    """
    participle = parse.tokens[candidate.anchor]
    verb = parse.tokens[participle.head]
    is_cited = participle.lemma in QUOTING and participle.tag == "VBG"
    if not is_cited or candidate.frame not in ("clause", "wh") or participle.dep != "advcl":
        return candidate
    source = child(parse, participle.i, "dobj", "nsubj")
    if verb.pos != "VERB" or verb.i > participle.i or source is None:
        return candidate
    first, last = cue_tokens(parse, verb)
    cited = phrase(parse, source.i)
    content = _rest(parse, candidate.content, cited) if cited is not None else candidate.content
    cue = (parse.span_of(first, last),)
    return replace(candidate, anchor=verb.i, lemma=verb.lemma, cue=cue, content=content)


def _citations(parse: Parse, candidate: Candidate) -> Iterator[tuple[Token, Token]]:
    """Yield each "citing" that goes with a candidate's cue, with the head of whom it cites."""
    verb = parse.tokens[candidate.anchor]
    if verb.pos != "VERB" or verb.lemma in QUOTING or candidate.construction == "object":
        return
    heads = [verb, *children(parse, verb.i, "nsubj")]
    for head in heads:
        for below in children(parse, head.i, "advcl", "acl", "xcomp", "prep", "conj", "dep"):
            if below.lemma not in QUOTING or below.tag != "VBG":
                continue
            source = child(parse, below.i, "dobj", "nsubj")
            is_inside = any(s.start <= below.start < s.end for s in candidate.content)
            if source is not None and not is_inside and _may_speak(source):
                yield below, source
    for token in parse.tokens_of(candidate.content[-1:]):
        source = child(parse, token.i, "dobj")
        if source is not None and _may_speak(source) and _is_tail(parse, token, candidate):
            yield token, source
    end = candidate.content[-1].end
    at = bisect_left(parse.tokens, end, verb.i, key=attrgetter("start"))
    behind = parse.tokens[at : at + 2]
    if len(behind) == 2 and behind[0].text == "," and behind[1].head not in {h.i for h in heads}:
        participle = behind[1]
        source = child(parse, participle.i, "dobj")
        is_cited = participle.lemma in QUOTING and participle.tag == "VBG"
        if is_cited and verb.lemma in TELLING and source is not None and _may_speak(source):
            yield participle, source


def _is_tail(parse: Parse, token: Token, candidate: Candidate) -> bool:
    """Tell whether "…, citing two officials" ends a content, outside its quotation marks.

    The parser hangs it on the verb of the content.
    """
    is_cited = (
        token.lemma in QUOTING and token.tag == "VBG" and parse.tokens[token.i - 1].text == ","
    )
    words = parse.text[token.start : candidate.content[-1].end]
    is_telling = parse.tokens[candidate.anchor].lemma in TELLING
    ends = parse.tokens[parse.subtree(token.i)[-1]].end >= candidate.content[-1].end
    return is_cited and is_telling and ends and not set(words) & set('"“”')


def _may_speak(noun: Token) -> bool:
    word = head_word(noun.lower)
    return noun.pos == "PROPN" or (word is not None and word.kind in SPEAKS)


def _rest(parse: Parse, content: Spans, taken: Span) -> Spans:
    """Return a content without a stretch and the comma before it."""
    pieces = [piece for span in content for piece in without(span, (taken,))]
    ends = [parse.text[p.start : p.end].rstrip(" ,") for p in pieces]
    return span_list(*(Span(p.start, p.start + len(e)) for p, e in zip(pieces, ends, strict=True)))
