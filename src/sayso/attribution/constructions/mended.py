"""Candidates with a source that does not speak, or a content that runs into the clause above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.attribution.constructions.candidate import Candidate
from sayso.attribution.constructions.phrases import child, children, phrase
from sayso.attribution.constructions.turns import is_heading, looks_like_title
from sayso.attribution.words import head_word, words_for
from sayso.language.parse import Parse, Token
from sayso.model import Document, Span

LONGEST = 9
"""Words from "and" to the verb."""
SINGULAR = frozenset({"is", "was", "has", "does"})


def find_titles(document: Document, paragraphs: Sequence[Span]) -> list[Span]:
    """Return the paragraphs that are headlines: headings, and the first if it ends like one."""
    return [
        block
        for number, block in enumerate(paragraphs)
        if is_heading(document, block)
        or looks_like_title(document.text, block)
        or (number == 0 and block.of(document.text).rstrip()[-1:].isalnum())
    ]


def mend(parse: Parse, titles: Sequence[Span], candidate: Candidate) -> Candidate:
    """Return a candidate without a source that only hears, or that another clause ends with.

    And without the words of the clause that its own is a part of.
    """
    if _is_owner_of_object(parse, candidate):
        return replace(candidate, source=(), source_head=None)
    if not candidate.source or candidate.construction not in ("clause", "object", "noun"):
        return candidate
    anchor = parse.tokens[candidate.anchor]
    if candidate.construction == "noun":
        is_heard = _is_answered(parse, candidate, anchor)
        return replace(candidate, source=(), source_head=None) if is_heard else candidate
    candidate = _before_clause_above(parse, candidate, anchor)
    if any(t.covers(anchor.span) for t in titles) and _is_hearer(parse, candidate, anchor):
        return replace(candidate, source=(), source_head=None)
    return _agreeing(parse, _behind_and(parse, candidate, anchor), anchor)


def _is_owner_of_object(parse: Parse, candidate: Candidate) -> bool:
    """Tell whether a source only owns what is spoken of: "rejected the union's plan to strike"."""
    if candidate.source_head is None:
        return False
    owner, verb = parse.tokens[candidate.source_head], parse.tokens[candidate.anchor]
    owned = parse.tokens[owner.head]
    is_owned = owner.dep == "poss" and owned.dep == "dobj" and owned.head == verb.i
    return is_owned and verb.pos == "VERB"


def _is_answered(parse: Parse, candidate: Candidate, noun: Token) -> bool:
    """Tell whether a source only answers what others say: "respond to complaints that"."""
    to = parse.tokens[noun.head]
    verb = parse.tokens[to.head]
    owned = child(parse, noun.i, "poss") is not None
    if owned or to.lower != "to" or verb.lemma not in words_for("answering"):
        return False
    return candidate.source[0].end <= verb.start


def _before_clause_above(parse: Parse, candidate: Candidate, verb: Token) -> Candidate:
    """Return a candidate cut before the verb of whom it describes: "who say it rained | left"."""
    noun = parse.tokens[verb.head]
    if verb.dep != "relcl" or noun.dep not in ("nsubj", "nsubjpass") or noun.i > verb.i:
        return candidate
    above = parse.tokens[noun.head]
    end = parse.tokens[_first_of(parse, above)].start
    if above.i < verb.i or not any(s.start < end < s.end for s in candidate.content):
        return candidate
    kept = (Span(s.start, min(s.end, end)).stripped(parse.text) for s in candidate.content)
    return replace(candidate, content=tuple(s for s in kept if s.start < s.end))


def _is_hearer(parse: Parse, candidate: Candidate, verb: Token) -> bool:
    """Tell whether a headline leaves out the "is" of a passive: "Farmers warned of loss"."""
    if verb.tag not in ("VBD", "VBN") or verb.lemma not in words_for("addressing"):
        return False
    if child(parse, verb.i, "aux", "auxpass", "dobj", "dative", "agent") is not None:
        return False
    follows = parse.tokens[verb.i + 1] if verb.i + 1 < len(parse.tokens) else verb
    is_passive = follows.pos in ("ADP", "PART", "SCONJ") or follows.lower == "to"
    return is_passive and candidate.source[0].end <= verb.start


def _behind_and(parse: Parse, candidate: Candidate, verb: Token) -> Candidate:
    """Return a candidate with the person who follows "and" as the source of a singular verb.

    "The ship is Brask's and spokesman Emil Tarn says": the parser joins what one clause ends and
    the next begins with, or lets the verb borrow the first one's subject.
    """
    last = _first_of(parse, verb) - 1
    joint = next((i for i in range(last, max(last - LONGEST, 0), -1) if _is_and(parse, i)), None)
    if joint is None or not _is_singular(parse, verb):
        return candidate
    rest = parse.tokens[joint + 1 : last + 1]
    word = next((w for t in rest[:2] if (w := head_word(t.lower)) is not None), None)
    is_person = word is not None and word.kind == "person" and rest[-1].pos == "PROPN"
    if not is_person or any(t.pos in ("PUNCT", "VERB", "AUX", "SCONJ") for t in rest):
        return candidate
    who = Span(rest[0].start, rest[-1].end)
    is_joined = candidate.source[-1].covers(who)
    is_borrowed = candidate.source[-1].end <= parse.tokens[joint].start
    if not (is_joined or is_borrowed) or any(s.overlaps(who) for s in candidate.content):
        return candidate
    return replace(candidate, source=(who,), source_head=rest[-1].i)


def _is_and(parse: Parse, i: int) -> bool:
    return parse.tokens[i].lower == "and"


def _agreeing(parse: Parse, candidate: Candidate, verb: Token) -> Candidate:
    """Return a candidate whose singular verb has no plural source, but the subject it goes on from.

    "The chairman says growers pay too much and wants it changed": the parser lets the verb follow
    the nearer one.
    """
    if candidate.source_head is None or not _is_singular(parse, verb):
        return candidate
    if verb.dep != "conj" or parse.tokens[candidate.source_head].tag != "NNS":
        return candidate
    before = parse.tokens[parse.sentences[verb.sentence].first : candidate.source_head]
    for other in reversed(before):
        subject = child(parse, other.i, "nsubj") if other.tag == "VBZ" else None
        who = phrase(parse, subject.i, without={other.i}) if subject is not None else None
        if subject is not None and who is not None and subject.tag in ("NN", "NNP", "PRP"):
            return replace(candidate, source=(who,), source_head=subject.i)
    return candidate


def _first_of(parse: Parse, verb: Token) -> int:
    return min(
        (t.i for t in children(parse, verb.i, "aux", "auxpass") if t.i < verb.i), default=verb.i
    )


def _is_singular(parse: Parse, verb: Token) -> bool:
    first = parse.tokens[_first_of(parse, verb)]
    return first.tag == "VBZ" or first.lower in SINGULAR
