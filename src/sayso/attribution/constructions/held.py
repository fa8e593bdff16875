"""Attributions whose cue is more than a verb: "are against", "had it from", "would rather"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.attribution.constructions.candidate import Candidate, span_list
from sayso.attribution.constructions.phrases import (
    child,
    children,
    cue_tokens,
    find_source,
    is_passive,
    phrase,
)
from sayso.attribution.constructions.verbs import Use, build, reach
from sayso.attribution.words import head_word
from sayso.language.parse import Parse, Token
from sayso.model import Span

HAVING = frozenset({"have", "get", "hear", "learn", "know", "understand"})
"""Verbs with "from" before whoever told: "had it from", "heard from"."""
TELLING = frozenset({"tell", "inform", "advise", "assure", "warn", "notify", "brief"})
"""Verbs whose passive has the teller after "by": "was told by the bank that"."""
COUNTING = frozenset({"count", "register", "record", "tally"})
"""Verbs whose object is a figure that somebody gives: "the police counted nine boats"."""
SIDES = {"against": "be against", "for": "be for", "behind": "be behind"}
"""Prepositions that take a side after "be", with the cue's entry."""
STAND_INS = frozenset({"it", "this", "that", "so", "which", "all"})
MINDS = frozenset({"belief", "intention", "knowledge"})


def find_held(use: Use) -> Iterator[Candidate]:
    """Yield the candidates of one verb whose cue is more than the verb."""
    yield from _sides(use)
    yield from _from_whom(use)
    yield from _by_whom(use)
    yield from _rather(use)
    yield from _figures(use)


def of_mind(use: Use) -> Use:
    """Return a use of a passive that tells of a mind with the subject as its source.

    "is not persuaded that" is told like "is not sure that": of whoever is persuaded.
    """
    parse, verb = use.parse, use.verb
    entry = use.cues.entries.get(f"be {verb.lower}")
    if use.source is not None or entry is None or entry.kind not in MINDS:
        return use
    if not is_passive(parse, verb) or child(parse, verb.i, "agent") is not None:
        return use
    subject = child(parse, verb.i, "nsubjpass") or find_source(parse, parse.tokens[verb.head])
    if subject is None or subject.lower == "it":
        return use
    return replace(use, source=subject, lemma=entry.lemma)


def _sides(use: Use) -> Iterator[Candidate]:
    """Yield "we are against machines"; "is for sale", "is behind the house" tell no side."""
    parse, verb = use.parse, use.verb
    if use.lemma != "be" or use.source is None or not _is_someone(use.source):
        return
    for prep in children(parse, verb.i, "prep"):
        lemma, last, content = SIDES.get(prep.lower), prep, child(parse, prep.i, "pobj", "pcomp")
        if prep.lower == "in" and content is not None and content.lower in ("favour", "favor"):
            of = child(parse, content.i, "prep")
            if of is None:
                continue
            lemma, last, content = "be in favour of", of, child(parse, of.i, "pobj", "pcomp")
        if lemma is None or content is None or not use.cues.knows(lemma) or prep.i < verb.i:
            continue
        span = reach(use, content)
        between = tuple(parse.tokens[i] for i in range(verb.i + 1, last.i + 1))
        if span is None or len(between) > 5:
            continue
        made = build(use, [span], lemma=lemma, frame="side", after=between)
        if made is not None:
            yield made


def _is_someone(source: Token) -> bool:
    if source.pos == "PROPN" or source.lower in ("i", "we", "he", "she", "they", "who", "you"):
        return True
    word = head_word(source.lower)
    return word is not None and word.kind != "document"


def _from_whom(use: Use) -> Iterator[Candidate]:
    """Yield "he had it from the caretaker", "heard from Tarn that": the caretaker's, Tarn's."""
    parse, verb = use.parse, use.verb
    if use.lemma not in HAVING or is_passive(parse, verb):
        return
    prep = next((t for t in children(parse, verb.i, "prep") if t.lower == "from"), None)
    giver = child(parse, prep.i, "pobj") if prep is not None else None
    if prep is None or giver is None or prep.i < verb.i or not _may_give(giver):
        return
    clause = next((c for c in children(parse, verb.i, "ccomp") if c.i > giver.i), None)
    thing = child(parse, verb.i, "dobj")
    first, last = cue_tokens(parse, verb)
    cue = [parse.span_of(first, last), prep.span]
    if clause is not None:
        told = reach(use, clause)
    elif thing is not None and thing.lower in STAND_INS:
        told = thing.span
    else:
        return
    taken = {t.i for t in parse.tokens_in(told)} if told is not None else set()
    who = phrase(parse, giver.i, without=taken)
    if told is None or who is None or who.overlaps(told):
        return
    if last + 1 == prep.i:
        cue = [parse.span_of(first, prep.i)]
    yield Candidate(
        "clause", f"{use.lemma} from", "from", verb.i, (who,), span_list(*cue), (told,), giver.i
    )


def _may_give(giver: Token) -> bool:
    if giver.pos == "PROPN" or giver.lower in ("him", "her", "them", "me", "us", "whom"):
        return True
    word = head_word(giver.lower)
    return word is not None and word.kind not in ("document", "outlet")


def _by_whom(use: Use) -> Iterator[Candidate]:
    """Yield "was told by the bank that" where the parser hangs the clause on the bank's words."""
    parse, verb = use.parse, use.verb
    if use.lemma not in TELLING or not is_passive(parse, verb):
        return
    agent = child(parse, verb.i, "agent")
    giver = child(parse, agent.i, "pobj") if agent is not None else None
    if agent is None or giver is None or child(parse, verb.i, "ccomp") is not None:
        return
    below = [i for i in parse.subtree(giver.i) if i > giver.i]
    that = next((i for i in below if parse.tokens[i].lower == "that" and _opens(parse, i)), None)
    if that is None:
        return
    last = max(i for i in below if parse.tokens[i].sentence == verb.sentence)
    who = phrase(parse, giver.i, without=set(range(that, last + 1)))
    first, _ = cue_tokens(parse, verb)
    if who is None or last <= that:
        return
    cue = parse.span_of(first, agent.i)
    told = Span(parse.tokens[that].start, parse.tokens[last].end)
    yield Candidate("clause", use.lemma, "clause", verb.i, (who,), (cue,), (told,), giver.i)


def _opens(parse: Parse, i: int) -> bool:
    """Tell whether a "that" joins a clause: a mark, or before a subject of its own."""
    token = parse.tokens[i]
    return token.dep == "mark" and parse.tokens[token.head].i > i


def _rather(use: Use) -> Iterator[Candidate]:
    """Yield "would rather have a boiler": what is preferred begins with the verb."""
    parse, verb = use.parse, use.verb
    rather = next(
        (t for t in children(parse, verb.i, "advmod") if t.lower in ("rather", "sooner")), None
    )
    modal = next((t for t in children(parse, verb.i, "aux") if _is_would(t)), None)
    if rather is None or modal is None or not modal.i < rather.i < verb.i or use.source is None:
        return
    below = [i for i in parse.subtree(verb.i) if i > rather.i]
    below = [i for i in below if parse.tokens[i].sentence == verb.sentence]
    who = phrase(parse, use.source.i, without=set(range(modal.i, max(below) + 1)))
    told = reach(replace(use, verb=rather), verb)
    if who is None or told is None or who.start >= modal.start:
        return
    cue = parse.span_of(modal.i, rather.i)
    yield Candidate(
        "clause", "would rather", "rather", verb.i, (who,), (cue,), (told,), use.source.i
    )


def _is_would(token: Token) -> bool:
    return (token.tag == "MD" and token.lower in ("would", "'d", "’d")) or token.lower == "had"


def _figures(use: Use) -> Iterator[Candidate]:
    """Yield "put the toll at nine" and "observers counted nine boats": a figure that is given."""
    parse, verb = use.parse, use.verb
    thing = child(parse, verb.i, "dobj")
    if thing is None or use.source is None or is_passive(parse, verb):
        return
    heads, frame = [thing], "count"
    if use.lemma == "put":
        frame = "figure"
        preps = (*children(parse, verb.i, "prep"), *children(parse, thing.i, "prep"))
        at = next((t for t in preps if t.lower == "at" and t.i > thing.i), None)
        if at is None or not any(parse.tokens[i].pos == "NUM" for i in parse.subtree(at.i)):
            return
        heads.append(at)
    elif use.lemma not in COUNTING or not (_is_counted(parse, thing) and _is_others(use.source)):
        return
    span = reach(use, *heads)
    made = build(use, [span], frame=frame) if span is not None else None
    if made is not None:
        yield made


def _is_others(source: Token) -> bool:
    """Tell whether a source is somebody else: what "we" count is told by whoever says so."""
    return _is_someone(source) and source.lower not in ("i", "we", "you")


def _is_counted(parse: Parse, thing: Token) -> bool:
    return thing.pos == "NUM" or child(parse, thing.i, "nummod") is not None
