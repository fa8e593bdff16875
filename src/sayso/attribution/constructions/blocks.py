"""Block quotations without quotation marks, given to whoever introduces them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.attribution.constructions.candidate import Candidate, span_list
from sayso.attribution.constructions.phrases import (
    child,
    children,
    cue_tokens,
    find_source,
    lemma_of,
    phrase,
)
from sayso.attribution.cues import Cues
from sayso.language.parse import Parse, Sentence, Token
from sayso.model import Document, Span


def find_blocks(parse: Parse, cues: Cues, document: Document) -> Iterator[Candidate]:
    """Yield a candidate for each run of block quotations with words that introduce it."""
    zones = document.zones_of("quotation")
    number = 0
    while number < len(zones):
        run = [zones[number].span]
        while (
            number + 1 < len(zones)
            and not document.text[run[-1].end : zones[number + 1].span.start].strip()
        ):
            number += 1
            run.append(zones[number].span)
        number += 1
        made = _introduced(parse, cues, run)
        if made is not None:
            yield made


def _introduced(parse: Parse, cues: Cues, run: list[Span]) -> Candidate | None:
    before = [s for s in parse.sentences if s.span.end <= run[0].start]
    if not before or before[-1].paragraph < 0:
        return None
    lead = before[-1]
    if run[0].start - lead.span.end > 8:
        return None
    if not re.search(r"[:,]\W*$", lead.span.of(parse.text)):
        return None
    content = span_list(*(span.stripped(parse.text) for span in run))
    relay = _relay(parse, lead)
    if relay is not None:
        cue, head = relay
        return Candidate(
            "zone", "according to", "block", cue, span_list(phrase(parse, head.i)),
            (parse.span_of(cue, cue + 1),), content, head.i,
        )  # fmt: skip
    verb = _cue(parse, cues, lead)
    if verb is None:
        return None
    giver = find_source(parse, verb)
    who = phrase(parse, giver.i, without={verb.i}) if giver is not None else None
    first, last = cue_tokens(parse, verb)
    return Candidate(
        "zone",
        lemma_of(verb),
        "block",
        verb.i,
        span_list(who),
        (parse.span_of(first, last),),
        content,
        giver.i if giver is not None and who else None,
    )


def _relay(parse: Parse, lead: Sentence) -> tuple[int, Token] | None:
    """Return where "according to" begins in the paragraph that introduces a block, and to whom."""
    sentences = [s for s in parse.sentences if s.paragraph == lead.paragraph]
    for token in parse.tokens[sentences[0].first : lead.last]:
        if token.lower == "according" and parse.tokens[token.i + 1].lower == "to":
            thing = child(parse, token.i + 1, "pobj")
            return (token.i, thing) if thing is not None else None
    return None


def _cue(parse: Parse, cues: Cues, lead: Sentence) -> Token | None:
    """Return the verb of saying that a sentence ends with, None where it says something else.

    It must have no content of its own: "claims (emphasis added):", not "agreed on a truce:".
    Editors' notes in brackets, whatever they say, are none.
    """
    depth = 0
    for token in reversed(parse.tokens[lead.first : lead.last]):
        depth += sum(token.text.count(c) for c in ")]") - sum(token.text.count(c) for c in "([")
        is_verb = token.pos in ("VERB", "AUX") or _is_taken_for_noun(parse, token)
        if depth or not is_verb or not cues.takes(lemma_of(token), "quote"):
            continue
        inner = [
            c
            for c in children(parse, token.i, "ccomp", "xcomp", "dobj", "prep")
            if c.i > token.i and (c.dep != "prep" or c.lower in ("on", "for", "of", "about"))
        ]
        told = {c.i for c in inner if c.dep == "dobj" and lemma_of(token) in ("tell", "remind")}
        return (
            None if any(c.i not in told and not _is_note(parse, token, c) for c in inner) else token
        )
    return None


def _is_note(parse: Parse, verb: Token, word: Token) -> bool:
    """Tell whether a word stands in brackets that open after a verb: an editor's note."""
    between = parse.text[verb.end : word.start]
    return between.count("(") + between.count("[") > between.count(")") + between.count("]")


def _is_taken_for_noun(parse: Parse, token: Token) -> bool:
    """Tell whether a word tagged as a noun is the verb of its sentence: "X claims (…):"."""
    return token.tag == "NNS" and token.dep == "ROOT" and child(parse, token.i, "nsubj") is not None
