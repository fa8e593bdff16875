"""The words by which a reporter takes a stance, found sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from sayso.language.parse import Parse, Sentence, Token
from sayso.lexicons import load_lexicon
from sayso.model import Framing, Span

Reach = Literal["cue", "beside", "around", "before", "denied", "source"]
"""Which attribution the words are about: the one whose cue holds their token; or on whose cue it
hangs directly; or whose cue is anywhere above it in the sentence; or the only one that ends right
before; or that one where it tells a clause that can be denied; or whose source holds the token."""

Place = Literal["cue", "adverb", "adjective", "predicate", "passive", "verdict", "thing"]
WORDS: tuple[Place, ...] = ("adverb", "adjective", "predicate", "passive", "verdict")
"""Places of words that show a stance without a cue."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that show a stance; `token` is the word from which its cue is looked for."""

    framing: Framing
    span: Span
    token: int
    reach: Reach


PROOF = r"(?:evidence|proof|substantiation|corroboration)"
GIVE = r"(?:offer|provid|giv|gave|present|cit|produc|show|furnish|adduc)(?:e|es|ed|en|n|ing)?"
NOT = r"(?:not|never|n[’']t)"
SELF = r"(?:him|her|them|this|that|it|me|us)"
JUDGED = (
    r"(?:untrue|false|wrong|nonsense|incorrect|inaccurate|baseless|unfounded|groundless|bogus|"
    r"fabricated|debunked|discredited|disproved|disproven|ridiculed|absurd|preposterous|"
    r"an? (?:\w+ ){0,2}(?:lie|falsehood|fabrication|fiction|myth|hoax|invention))"
)
SAID = (
    r"(?:claim|allegation|assertion|accusation|charge|theory|story|notion|idea|argument|figure|"
    r"number|suggestion|statement|account|version|boast|promise)"
)
BY_NOW = r"(?:(?:now|since|long|widely|repeatedly|thoroughly|already|later|been|roundly) ){0,3}"

PHRASES: tuple[tuple[Framing, Reach, str], ...] = (
    ("distancing", "around", rf"\bwithout (?:\w+ ){{0,3}}?{PROOF}\b"),
    ("distancing", "around", r"\bwithout (?:any )?(?:basis|foundation)\b(?! for)"),
    ("distancing", "around", rf"\b{GIVE} no (?:\w+ )?{PROOF}\b"),
    (
        "distancing",
        "around",
        rf"\b(?:did|does|do|has|have|had|is|was) ?{NOT} (?:\w+ )?{GIVE} (?:\w+ )?{PROOF}\b",
    ),
    (
        "distancing",
        "around",
        rf"\b(?:though|although|but|despite) there (?:is|was|being) no {PROOF}\b",
    ),
    (
        "distancing",
        "around",
        r"\b(?:can|could) ?not be (?:independently )?(?:verified|confirmed|corroborated)\b",
    ),
    (
        "distancing",
        "around",
        r"\bor so (?:he|she|they|it|we) (?:\w+ )?(?:says?|said|claims?|claimed)\b",
    ),
    (
        "distancing",
        "around",
        r"\bif (?:he|she|they|it|\w+) (?:is|are|was|were) to be believed\b",
    ),
    ("distancing", "around", r"\bwith a (?:large )?(?:grain|pinch) of salt\b"),
    (
        "rejecting",
        "around",
        r"\bin (?:\w+ )?(?:defiance|denial) of (?:reality|the (?:facts|truth))\b",
    ),
    ("rejecting", "around", r"\bcontrary to (?:all )?(?:the )?(?:facts?|evidence|truth|reality)\b"),
    ("rejecting", "around", r"\bdespite (?:\w+ ){0,3}evidence to the contrary\b"),
    ("ironic", "around", r"\b(?:has|have|had) (?:\w+ )?graced us with\b"),
    (
        "ironic",
        "around",
        r"\btreat(?:s|ed)? us(?:,[^,;.]{1,40},)? (?:all )?to (?:the|this|his|her|their|its) "
        r"(?:wisdom|view|insight)",
    ),
    ("ironic", "around", r"\b(?:regale|favou?r)(?:s|d|ed)? us with\b"),
    (
        "distancing",
        "around",
        r"\bwithout (?:produc|show|offer|nam|giv)ing "
        r"(?:it|them|one|any|a (?:line|word|shred) of it)\b",
    ),
    ("distancing", "source", r"\b(?:so-called|self-styled|self-proclaimed)\b"),
    ("endorsing", "around", r"\bas indeed (?:he|she|it|they) (?:is|are|was|were|does|do|did)\b"),
    (
        "ironic",
        "around",
        r"\b(?:would|will) have (?:us|you|(?:its|their|his|her) \w+) (?:all )?believe\b",
    ),
    (
        "ironic",
        "around",
        r"\bwould like (?:us|you|(?:its|their|his|her) \w+) to (?:think|believe)\b",
    ),
    ("ironic", "around", r"\b(?:ask|want|expect)s? (?:us|you) (?:all )?to believe\b"),
    (
        "ironic",
        "around",
        r"\b(?:was|is|were) (?:good|kind|gracious) enough to (?=inform|tell|explain|assure)",
    ),
    ("ironic", "around", r"\bdeign(?:s|ed) to\b"),
    (
        "ironic",
        "around",
        r"\bbless (?:him|her|them|(?:his|her|their) (?:little )?(?:heart|soul)s?)\b",
    ),
    ("ironic", "around", r"\bwith (?:a )?(?:perfectly )?straight faces?\b"),
    ("ironic", "around", r"\bgod (?:bless|preserve|help) (?:him|her|them|(?:his|her|their) \w+)\b"),
    ("ironic", "around", r"\bin (?:his|her|their|its) (?:infinite|great|boundless) wisdom\b"),
)
"""What a reporter says beside a content, in the same sentence."""

JUDGEMENTS: tuple[tuple[Framing, str], ...] = (
    (
        "rejecting",
        rf"(?:But )?(?:[Tt]his|[Tt]hat|[Tt]he {SAID}|[Aa]ll of (?:this|it|that))"
        rf" (?:is|was|are|were) (?:simply |plainly |flatly |just |entirely |utterly )?"
        rf"(?:not true|not so|not the case|{JUDGED})",
    ),
    ("rejecting", r"None of (?:this|that|it) (?:is|was) true"),
    ("rejecting", r"(?:Not true|Untrue|Nonsense|False|(?:This|That)[’']s not true)(?=[.!])"),
    (
        "rejecting",
        rf"(?:The|That|These|Those|His|Her|Its) (?:\w+ ){{1,5}}?"
        rf"(?:does|do|did) not bear {SELF} out",
    ),
    (
        "rejecting",
        r"(?:The|These|Those|His|Her|Its|A) (?:\w+ ){1,6}?"
        r"(?:proves?|shows?|showed|says?) otherwise",
    ),
    (
        "distancing",
        r"(?:This|That|These|Those|The|His|Her|It)(?: \w+){0,3}? (?:can|could) ?not be"
        r" (?:independently )?(?:verified|confirmed|corroborated)",
    ),
    (
        "distancing",
        rf"(?:But )?(?:He|She|They|It|(?:The|Mr|Mrs|Ms|Dr)\.? \w+)"
        rf"(?: \w+)? (?:(?:has|have|had) )?"
        rf"(?:{GIVE} no|(?:did|has|have|had)(?:n[’']t| not) {GIVE}(?: any)?)"
        rf" (?:\w+ )?{PROOF}",
    ),
    (
        "distancing",
        rf"There (?:is|was) no {PROOF} (?:of|for|to support) (?:this|that|it|the {SAID})\b",
    ),
    ("distancing", r"(?:We|I) (?:very much )?doubt (?:it|that)(?=[.!])"),
    (
        "distancing",
        r"(?:We|I|The \w+) (?:have|has|had) not been able to (?:independently )?(?:verify|confirm) "
        r"(?:this|that|it|the \w+)",
    ),
    ("rejecting", r"Nothing (?:could be|is|was) further from the truth"),
    ("rejecting", r"No such \w+ (?:was|were|is|are|exists?|existed|has been|had been)\b"),
    ("rejecting", r"[A-Z][^.!?:\"“”]{0,60}\b(?:nothing|anything) of the (?:kind|sort)(?=[.!])"),
    (
        "rejecting",
        r"(?:But )?(?:[A-Z]\w+ ){1,3}(?:is|was|are|were) "
        r"(?:\w+ly |quite )?(?:wrong|mistaken|lying)(?=[.!,;:])",
    ),
    ("rejecting", r"(?:This|That|It) (?:is|was) (?:\w+ly )?(?:wrong|mistaken)(?=[.!;:])"),
    ("rejecting", r"It (?:is|was) (?:an?other |an? |pure )?(?:lie|myth|nonsense|fiction|hoax)\b"),
    ("rejecting", r"(?:Wrong|Lies|Rubbish|Hogwash|Bunk|Not so)(?=[.!])"),
    (
        "endorsing",
        r"(?:And )?(?:[A-Z]\w+ ){1,3}(?:is|was|are|were) "
        r"(?:\w+ly |quite )?(?:right|correct)(?=[.!;])",
    ),
    ("ironic", r"(?:So )?[Tt]he (?:great|learned|eminent|wise|mighty) \w+ has spoken"),
)
"""What a reporter says about a content in the next sentence."""

DENIAL = re.compile(
    r"[\s\"“(]*?(?P<words>(?:It|They|He|She|We|I|That|This) (?:is|are|was|were|am|has|have|had|do|"
    r"does|did|would|could)(?: not|n[’']t))(?=[.!;)])"
)
"""A bare denial in the next sentence: "It is not.", "(He has not.)"."""

CLAUSE = re.compile(r"; ")
"""Where a judgement can begin in the sentence of what it judges."""

GROUP = re.compile(r"\([^()]*\)(?:[?*+]|\{[^}]*\})*")
UNSURE = re.compile(r"\\\w[?*+]*|.[?*+]|\0")


def needed(pattern: str) -> str:
    """Return the longest plain words that whatever matches a pattern must hold, '' for none.

    Groups, classes and what may be left out are not looked into. It is much quicker to look for
    plain words than for a pattern.
    """
    while GROUP.search(pattern):
        pattern = GROUP.sub("\0", pattern)
    return max(UNSURE.split(pattern), key=len)


_BESIDE = [(f, r, needed(words), re.compile(f"(?i){words}")) for f, r, words in PHRASES]
_NEXT = [(f, re.compile(rf"[\s\"“(]*?(?P<words>{words})")) for f, words in JUDGEMENTS]

VERDICT = re.compile(
    rf"(?i)\s*[.!,]?[\"”’']?\s*(?:[,–—―(]|\s-{{1,2}}\s)\s*(?:and |but )?(?P<words>"
    rf"(?:which|that|this|it) (?:is|was|are|were|has been|have been|had been) "
    rf"(?:\w+ly |not |since |long |now )?(?:{JUDGED}|(?<=not )(?:true|so|the case|correct))"
    rf"|(?:an?|the) (?:\w+ )?{SAID} (?:(?:that|which) (?:is|was|has|had|have) )?{BY_NOW}{JUDGED}"
    rf"|(?:an?|the) (?:\w+, )?(?:\w+ ){{0,2}}?(?:false|baseless|bogus|debunked|discredited|"
    rf"unfounded|groundless|absurd|preposterous|ludicrous|ridiculous) (?:\w+ )?{SAID}"
    rf"|(?:an? )?(?:[\w-]+ ){{0,2}}?(?:lie|falsehood|fabrication|untruth|hoax|nonsense)"
    rf"|{BY_NOW}(?:debunked|discredited|ridiculed|disproved)"
    rf")\b(?=\s*(?:[.,;!)–—]|by\b|that\b|$))"
)
"""A judgement that follows a content in the same sentence: "… – a bald-faced lie!"."""


@cache
def load_stances(place: Place) -> dict[str, Framing]:
    """Load the words of one place by which a reporter takes a stance, once a process.

    Raises:
        ResourceError: the lexicon is missing or damaged.
    """
    rows = load_lexicon("framing")
    return {r["word"]: cast(Framing, r["framing"]) for r in rows if r["place"] == place}


@cache
def load_telling_words() -> frozenset[str]:
    """Load the words that may show a stance wherever they stand, once a process.

    Raises:
        ResourceError: the lexicon is missing or damaged.
    """
    return frozenset(word for place in WORDS for word in load_stances(place))


def find_evidence(parse: Parse, sentence: Sentence) -> Iterator[Evidence]:
    """Yield what shows a stance in a sentence, wherever it stands; not the cues themselves."""
    telling = load_telling_words()
    for token in parse.tokens[sentence.first : sentence.last]:
        if token.lower in telling or token.lemma in telling:
            yield from _of_word(parse, token)
            yield from _of_own_view(parse, token)
    start, end = sentence.span.start, sentence.span.end
    words = sentence.span.of(parse.text).lower()
    for framing, reach, key, pattern in _BESIDE:
        if key not in words:
            continue
        for match in pattern.finditer(parse.text, start, end):
            yield from _at(parse, framing, Span(match.start(), match.end()), reach)
    places = [start, *(m.end() for m in CLAUSE.finditer(parse.text, start, end))]
    for framing, pattern in _NEXT:
        for place in places:
            judged = pattern.match(parse.text, place, end)
            if judged:
                span = Span(judged.start("words"), judged.end("words"))
                yield from _at(parse, framing, span, "before")
    denied = DENIAL.match(parse.text, start, end)
    if denied:
        yield from _at(parse, "rejecting", Span(*denied.span("words")), "denied")


def find_verdict(parse: Parse, end: int) -> Span | None:
    """Return the judgement that follows right after what is said, None if none does.

    Args:
        parse: of the Document.
        end: where the content, or the cue after it, ends.
    """
    match = VERDICT.match(parse.text, end)
    if match is None:
        return None
    return Span(match.start("words"), match.end("words"))


def _at(parse: Parse, framing: Framing, span: Span, reach: Reach) -> Iterator[Evidence]:
    tokens = parse.tokens_in(span)
    if tokens:
        yield Evidence(framing, span, tokens[0].i, reach)


def _of_word(parse: Parse, token: Token) -> Iterator[Evidence]:
    adverb = load_stances("adverb").get(token.lower)
    if adverb is not None and not _is_hedged(parse, token):
        yield Evidence(adverb, token.span, token.i, "beside")
    adjective = load_stances("adjective").get(token.lower)
    if adjective is not None and token.dep in ("amod", "compound", "nmod"):
        yield Evidence(adjective, token.span, token.i, "beside")
    predicate = load_stances("predicate").get(token.lower)
    if predicate is not None and token.dep in ("acomp", "attr", "oprd"):
        yield from _of_predicate(parse, token, predicate)
    passive = load_stances("passive").get(token.lemma)
    if passive is not None and token.tag == "VBN":
        yield from _of_passive(parse, token, passive)


def _of_predicate(parse: Parse, token: Token, framing: Framing) -> Iterator[Evidence]:
    """Yield "is false" of "The claim that … is false", about the claim."""
    verb = parse.tokens[token.head]
    below = [parse.tokens[i] for i in parse.children[verb.i]]
    if verb.lemma != "be" or any(t.tag == "MD" or t.dep == "mark" for t in below):
        return
    is_not = any(t.dep == "neg" for t in below)
    if is_not and framing == "rejecting":
        return
    for subject in below:
        if subject.dep == "nsubj" and subject.i < verb.i < token.i:
            stance: Framing = "rejecting" if is_not else framing
            yield Evidence(stance, Span(verb.start, token.end), subject.i, "cue")


def _of_passive(parse: Parse, token: Token, framing: Framing) -> Iterator[Evidence]:
    """Yield "debunked" of "The claim … has been debunked", about the claim."""
    below = [parse.tokens[i] for i in parse.children[token.i]]
    if any(t.dep == "neg" or t.tag == "MD" or t.dep == "mark" for t in below):
        return
    for subject in below:
        if subject.dep == "nsubjpass" and subject.i < token.i:
            yield Evidence(framing, token.span, subject.i, "cue")


def _of_own_view(parse: Parse, token: Token) -> Iterator[Evidence]:
    """Yield "reject" of "We reject the claim that …", about the claim."""
    framing = load_stances("verdict").get(token.lemma)
    if framing is None or token.pos != "VERB":
        return
    below = [parse.tokens[i] for i in parse.children[token.i]]
    is_able = any(t.tag == "MD" and t.lower not in ("can", "ca", "could") for t in below)
    is_not = any(t.dep == "neg" for t in below)
    if is_able or any(t.dep == "mark" or (t.tag == "MD" and not is_not) for t in below):
        return
    own = any(t.dep == "nsubj" and t.lower in ("i", "we") for t in below)
    things = [t for t in below if t.dep == "dobj" and t.pos == "NOUN"]
    negations = [t for t in below if t.dep == "neg"]
    if own and things:
        first = min(t.i for t in (token, *negations))
        stance = OPPOSITE[framing] if negations else framing
        if stance is not None:
            yield Evidence(stance, parse.span_of(first, token.i), things[0].i, "cue")


OPPOSITE: dict[Framing, Framing | None] = {"endorsing": "rejecting", "rejecting": None}
"""What a stance is under negation: who does not reject a claim says nothing of it."""


def _is_hedged(parse: Parse, token: Token) -> bool:
    """Tell "rightly or wrongly", which takes no side."""
    near = parse.tokens[max(token.i - 1, 0) : token.i + 2]
    return any(t.lower == "or" for t in near)
