"""Attributions whose content is an object, a phrase, or the subject of a passive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.attribution.constructions.candidate import Candidate
from sayso.attribution.constructions.phrases import child, children, is_passive, phrase
from sayso.attribution.constructions.verbs import Use, build, reach
from sayso.attribution.words import head_word
from sayso.language.parse import Parse, Token

WITH_OBJECT = frozenset(
    {"of", "for", "as", "to", "with", "about", "over", "against", "into", "from", "on"}
)
"""Prepositions whose phrase belongs to the content with the object before it."""

TOLD = frozenset({"tell", "inform", "notify", "remind", "assure", "brief", "ask"})
"""Verbs whose passive subject is told something, not said to be something."""


def find_objects(use: Use) -> Iterator[Candidate]:
    """Yield the one whose content is the object with what belongs to it ("called it a lie")."""
    parse, verb = use.parse, use.verb
    thing = next((t for t in children(parse, verb.i, "dobj", "oprd", "attr") if t.i > verb.i), None)
    if thing is None:
        return
    heads = [thing]
    for other in children(parse, verb.i, "oprd", "prep", "xcomp", "dobj"):
        is_with = other.dep != "prep" or (
            other.lower in WITH_OBJECT and not _is_circumstance(use, other)
        )
        if other.i > thing.i and is_with:
            heads.append(other)
    span = reach(use, *heads)
    if span is None:
        return
    if use.cues.knows(f"{use.lemma} {thing.lemma}"):
        return
    made = build(use, [span], frame="object")
    if made is not None:
        yield made


# fmt: off
HEARERS = frozenset([
    "report", "explain", "describe", "announce", "admit", "confess", "mention", "propose",
    "suggest", "reveal", "disclose", "deny", "recommend", "express", "voice", "repeat",
])
# fmt: on
"""Verbs with "to" before whoever is told."""
# fmt: off
SPANS = frozenset([
    "second", "minute", "hour", "day", "week", "fortnight", "month", "year", "decade", "century",
    "night", "morning", "evening", "while", "time", "age", "season", "weekend",
])
# fmt: on


def _is_circumstance(use: Use, prep: Token) -> bool:
    """Tell whether a phrase tells how long or to whom: "for weeks", "to your engineers"."""
    thing = child(use.parse, prep.i, "pobj")
    if thing is None:
        return False
    if prep.lower == "for":
        return thing.lemma in SPANS
    if prep.lower != "to" or use.lemma not in HEARERS:
        return False
    word = head_word(thing.lower)
    is_someone = thing.pos == "PROPN" or thing.lower in ("me", "us", "him", "her", "them", "you")
    return is_someone or (word is not None and word.kind not in ("document", "outlet"))


def find_raised(use: Use) -> Iterator[Candidate]:
    """Yield those whose content is the subject with what is said of it ("X is expected to win")."""
    parse, verb = use.parse, use.verb
    if use.lemma in TOLD:
        return
    subject = child(parse, verb.i, "nsubjpass", "nsubj")
    agent = child(parse, verb.i, "agent") or _late_agent(parse, verb)
    giver = child(parse, agent.i, "pobj") if agent is not None else None
    if subject is None:
        return
    span = phrase(parse, subject.i, without={verb.i})
    rest = [c for c in children(parse, verb.i, "xcomp", "oprd", "prep", "acomp") if c.i > verb.i]
    rest = [c for c in rest if c.dep != "prep" or c.lower in WITH_OBJECT]
    content = [s for s in (span, reach(use, *rest) if rest else None) if s is not None]
    frame = (
        "raised"
        if any(c.dep != "prep" for c in rest)
        else "passive_phrase"
        if rest
        else "passive_object"
    )
    if content:
        made = build(replace(use, source=giver), content, frame=frame)
        if made is not None:
            yield made


def _late_agent(parse: Parse, verb: Token) -> Token | None:
    """Return the "by" of a passive that the parser hung on a word further down."""
    for i in parse.subtree(verb.i):
        token = parse.tokens[i]
        if i > verb.i and token.lower == "by" and token.dep in ("prep", "agent"):
            giver = child(parse, i, "pobj")
            above = parse.tokens[token.head]
            if (
                giver is not None
                and above.pos in ("NOUN", "ADJ")
                and giver.tag in ("NNS", "NNP", "PRP")
            ):
                return token
    return None


def find_phrases(use: Use) -> Iterator[Candidate]:
    """Yield those whose content is under a preposition: "called for", "cast doubt on"."""
    parse, verb = use.parse, use.verb
    is_minded = use.lemma == f"be {verb.lower}"
    if is_passive(parse, verb) and not is_minded:
        return
    particle = child(parse, verb.i, "prt")
    base = f"{use.lemma} {particle.lemma}" if particle is not None else use.lemma
    thing = child(parse, verb.i, "dobj")
    for prep in children(parse, verb.i, "prep"):
        longer = (
            f"{base} {thing.lemma}" if thing is not None and verb.i < thing.i < prep.i else base
        )
        known = use.cues.knows(f"{longer} {prep.lower}")
        yield from _under(use, prep, longer if known else base)
    if thing is not None:
        for prep in children(parse, thing.i, "prep"):
            yield from _under(use, prep, f"{base} {thing.lemma}")
    if particle is not None and thing is not None and thing.i > particle.i:
        span = reach(use, thing)
        if span is not None:
            made = build(use, [span], lemma=base, frame="object")
            if made is not None:
                yield made


def _under(use: Use, prep: Token, base: str) -> Iterator[Candidate]:
    parse, verb = use.parse, use.verb
    inner = child(parse, prep.i, "prep")
    words = [prep] if inner is None else [prep, inner]
    last = words[-1]
    content = child(parse, last.i, "pobj", "pcomp")
    if content is None or prep.i < verb.i:
        return
    lemma = f"{base} {' '.join(w.lower for w in words)}"
    if " " in base and not use.cues.knows(lemma) and not use.cues.knows(base):
        return
    span = reach(use, content)
    if span is None:
        return
    between = tuple(parse.tokens[i] for i in range(verb.i + 1, last.i + 1))
    if len(between) > 5:
        return
    lemma = base if base.startswith("be ") else lemma
    made = build(use, [span], lemma=lemma, frame="phrase", after=between)
    if made is not None:
        yield made


def find_adjectives(use: Use) -> Iterator[Candidate]:
    """Yield those of "is confident that", "was critical of", "are eager to"."""
    parse, verb = use.parse, use.verb
    adjective = child(parse, verb.i, "acomp", "attr", "oprd")
    if adjective is None or use.lemma not in ("be", "make", "remain", "feel", "become"):
        return
    lemma = f"{'make' if use.lemma == 'make' else 'be'} {adjective.lower}"
    if not use.cues.knows(lemma):
        return
    # "was sorry there was nothing left": the parser may hang the clause on the verb
    aside = [c for c in children(parse, verb.i, "ccomp", "xcomp") if c.i > adjective.i]
    for below in [*children(parse, adjective.i, "ccomp", "csubj", "xcomp", "prep"), *aside]:
        content = child(parse, below.i, "pobj", "pcomp") if below.dep == "prep" else below
        if content is None or content.i < adjective.i:
            continue
        span = reach(replace(use, verb=adjective), content)
        frame = {"ccomp": "clause", "csubj": "clause", "xcomp": "infinitive", "prep": "phrase"}[
            below.dep
        ]
        after = below if below.dep == "prep" else adjective
        between = tuple(parse.tokens[i] for i in range(verb.i + 1, after.i + 1))
        if span is None or len(between) > 5:
            continue
        made = build(use, [span], lemma=lemma, frame=frame, after=between)
        if made is not None:
            yield made
