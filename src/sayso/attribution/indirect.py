"""Attributions carried by a verb and its complement: clause, infinitive, object, phrase."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.attribution.boundaries import QuoteLayer, bare, before_verdict, extend, without
from sayso.attribution.candidate import Candidate, span_list
from sayso.attribution.cues import Cues
from sayso.attribution.phrases import (
    EDGE,
    child,
    children,
    cue_tokens,
    find_source,
    is_passive,
    lemma_of,
    phrase,
)
from sayso.language.parse import Parse, Token
from sayso.model import Span

OBJECTS = ("dobj", "attr", "oprd")
WITH_OBJECT = frozenset(
    {"of", "for", "as", "to", "with", "about", "over", "against", "into", "from", "on"}
)
RAISING = frozenset({"seem", "appear"})
WH = frozenset(
    {"who", "whom", "whose", "what", "which", "when", "where", "why", "how", "whether", "if"}
)
LONGEST_ASIDE = 25
"""Words of a clause such as "he told reporters on Monday" that stands within its content."""


def find_indirect(parse: Parse, layer: QuoteLayer, cues: Cues) -> Iterator[Candidate]:
    """Yield the candidates of every verb, in the order of the verbs."""
    for verb in parse.tokens:
        if verb.pos == "VERB" or (
            verb.pos == "AUX" and verb.lemma == "be" and child(parse, verb.i, "acomp") is not None
        ):
            yield from _of_verb(parse, layer, cues, verb)


def _of_verb(parse: Parse, layer: QuoteLayer, cues: Cues, verb: Token) -> Iterator[Candidate]:
    source = find_source(parse, verb)
    yield from _clauses(parse, layer, cues, verb, source)
    yield from _adjectives(parse, layer, cues, verb, source)
    aside = _aside(parse, layer, cues, verb, source)
    if aside is not None:
        yield aside
    if lemma_of(verb) in RAISING or is_passive(parse, verb):
        yield from _raised(parse, layer, cues, verb)
    else:
        yield from _infinitives(parse, layer, verb, source)
        yield from _objects(parse, layer, cues, verb, source)
    yield from _phrases(parse, layer, cues, verb, source)


def build(
    parse: Parse,
    layer: QuoteLayer,
    verb: Token,
    source: Token | None,
    content: list[Span],
    *,
    lemma: str,
    frame: str,
    after: tuple[Token, ...] = (),
) -> Candidate | None:
    """Return the candidate made of a cue, a source and contents; None where nothing is left."""
    first, last = cue_tokens(parse, verb, after=after)
    cue = parse.span_of(first, last)
    inside = {t.i for span in content for t in parse.tokens_in(span)}
    who = None
    if source is not None and source.i not in inside:
        who = phrase(parse, source.i, without=inside | set(range(first, last + 1)))
    if source is not None and not layer.same_place(source.start, verb.start):
        who, source = None, None
    holes = span_list(cue, who)
    pieces: list[Span] = []
    for span in content:
        wide = extend(_unbroken(parse, verb, span, frame), layer, keep_out=cue)
        wide = before_verdict(parse.text, _kept_inside(wide, layer, verb), layer)
        for piece in without(wide, holes):
            kept = bare(parse, piece, layer)
            if kept is not None:
                pieces.append(kept)
    is_name = (
        frame in ("object", "phrase") and bool(pieces) and layer.is_title(pieces[0], parse.text)
    )
    if not pieces or is_name:
        return None
    return Candidate(
        "object" if frame in ("object", "phrase", "passive_object") else "clause",
        lemma,
        frame,
        verb.i,
        span_list(who),
        (cue,),
        span_list(*pieces),
        source.i if source is not None and who is not None else None,
    )


def _kept_inside(span: Span, layer: QuoteLayer, verb: Token) -> Span:
    """Return a content cut at the ends of the quotation that its cue stands in."""
    quoted = layer.around(verb.start)
    if quoted is None:
        return span
    start = max(span.start, quoted.inner.start)
    return Span(start, max(start, min(span.end, quoted.inner.end)))


def _unbroken(parse: Parse, verb: Token, span: Span, frame: str) -> Span:
    """Return a clause's span carried on to the sentence's end where the parse cut it before a verb.

    "said the army has done its work and the move | should help": a finite verb right after the
    content, without a comma, belongs to it.
    """
    if frame not in ("clause", "wh"):
        return span
    inside = parse.tokens_in(span)
    last = inside[-1].i if inside else verb.i
    sentence = parse.sentences[verb.sentence]
    if last + 1 >= sentence.last - 1 or last < verb.i:
        return span
    after = parse.tokens[last + 1]
    if after.tag not in ("MD", "VBZ", "VBP", "VBD") or parse.tokens[last].pos == "PUNCT":
        return span
    return Span(span.start, parse.tokens[sentence.last - 1].end)


def _reach(parse: Parse, verb: Token, *heads: Token) -> Span | None:
    """Return the stretch from the first to the last word under some complements of a verb."""
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


def _with_adjective(parse: Parse, cues: Cues, verb: Token) -> str:
    """Return the cue's lemma, of two words where the lexicon has them ("make clear")."""
    adjective = child(parse, verb.i, "acomp", "oprd", "advmod")
    if adjective is not None and adjective.pos == "ADJ":
        both = f"{lemma_of(verb)} {adjective.lower}"
        if cues.knows(both):
            return both
    return lemma_of(verb)


def _adjectives(
    parse: Parse, layer: QuoteLayer, cues: Cues, verb: Token, source: Token | None
) -> Iterator[Candidate]:
    """Yield those of "is confident that", "was critical of", "are eager to"."""
    adjective = child(parse, verb.i, "acomp", "attr", "oprd")
    if adjective is None or lemma_of(verb) not in ("be", "make", "remain", "feel", "become"):
        return
    lemma = f"{'make' if lemma_of(verb) == 'make' else 'be'} {adjective.lower}"
    if not cues.knows(lemma):
        return
    for below in children(parse, adjective.i, "ccomp", "xcomp", "prep"):
        content = child(parse, below.i, "pobj", "pcomp") if below.dep == "prep" else below
        if content is None or content.i < adjective.i:
            continue
        span = _reach(parse, adjective, content)
        frame = {"ccomp": "clause", "xcomp": "infinitive", "prep": "phrase"}[below.dep]
        after = below if below.dep == "prep" else adjective
        between = tuple(parse.tokens[i] for i in range(verb.i + 1, after.i + 1))
        if span is None or len(between) > 5:
            continue
        made = build(parse, layer, verb, source, [span], lemma=lemma, frame=frame, after=between)
        if made is not None:
            yield made


def _clauses(
    parse: Parse, layer: QuoteLayer, cues: Cues, verb: Token, source: Token | None
) -> Iterator[Candidate]:
    lemma = _with_adjective(parse, cues, verb)
    for clause in children(parse, verb.i, "ccomp", "advcl"):
        if clause.dep == "advcl" and not (
            lemma_of(verb) in ("ask", "wonder", "know", "say", "see")
            and _first_word(parse, clause) in ("if", "whether")
        ):
            continue
        if clause.i < verb.i:
            continue
        word = _first_word(parse, clause)
        frame = "wh" if word in WH else "clause" if clause.tag != "VBG" else "gerund"
        span = _reach(parse, verb, clause)
        if span is None:
            continue
        made = build(parse, layer, verb, source, [span], lemma=lemma, frame=frame)
        if made is not None:
            yield made


def _first_word(parse: Parse, head: Token) -> str:
    return parse.tokens[min(parse.subtree(head.i))].lower


def _aside(
    parse: Parse, layer: QuoteLayer, cues: Cues, verb: Token, source: Token | None
) -> Candidate | None:
    """Return the candidate of a verb that stands after or within its content ("…, he said")."""
    before = [c for c in children(parse, verb.i, "ccomp") if c.i < verb.i]
    inserted = (
        verb.dep in ("parataxis", "ccomp", "advcl", "conj", "relcl", "dep", "ROOT")
        and source is not None
    )
    if not before and not (inserted and cues.takes(lemma_of(verb), "clause")):
        return None
    sentence = parse.sentences[verb.sentence]
    first, last = cue_tokens(parse, verb)
    own = [first, last]
    if source is not None and parse.tokens[source.i].sentence == verb.sentence:
        who = phrase(parse, source.i, without=set(range(first, last + 1)))
        if who is not None:
            near = parse.tokens_in(who)
            own += [near[0].i, near[-1].i]
    start, end = min(own), max(own)
    if end - start > LONGEST_ASIDE or (
        start > sentence.first
        and parse.tokens[start - 1].text not in ",-\u2013\u2014\u2015\"\u201d''"
    ):
        return None
    if start == sentence.first:
        return None
    stop = _aside_end(parse, end, sentence.last)
    if not before and (child(parse, verb.i, "ccomp", "xcomp", "dobj") is not None or stop is None):
        return None
    content = [parse.span_of(sentence.first, start - 1)]
    if stop is not None and stop + 1 < sentence.last - 1 and parse.tokens[stop].text == ",":
        after = parse.tokens[stop + 1]
        if after.tag != "VBG" and after.i not in parse.subtree(verb.i):
            content.append(parse.span_of(stop + 1, sentence.last - 1))
    return build(parse, layer, verb, source, content, lemma=lemma_of(verb), frame="aside")


def _aside_end(parse: Parse, last: int, stop: int) -> int | None:
    """Return the index of the mark that ends an inserted clause, None where none comes soon."""
    for i in range(last + 1, min(stop, last + 14)):
        if parse.tokens[i].text in (",", ".", ";", "\u2014", "\u2013"):
            return i
    return None


def _infinitives(
    parse: Parse, layer: QuoteLayer, verb: Token, source: Token | None
) -> Iterator[Candidate]:
    for clause in children(parse, verb.i, "xcomp", "ccomp"):
        if (
            clause.i < verb.i
            or clause.pos not in ("VERB", "AUX")
            or (clause.dep == "ccomp" and clause.tag != "VB")
        ):
            continue
        thing = child(parse, verb.i, "dobj", "dative")
        heads = (thing, clause) if thing is not None and verb.i < thing.i < clause.i else (clause,)
        span = _reach(parse, verb, *heads)
        if span is None:
            continue
        frame = (
            "object_infinitive"
            if len(heads) == 2
            else "gerund"
            if clause.tag == "VBG"
            else "infinitive"
        )
        made = build(parse, layer, verb, source, [span], lemma=lemma_of(verb), frame=frame)
        if made is not None:
            yield made


def _objects(
    parse: Parse, layer: QuoteLayer, cues: Cues, verb: Token, source: Token | None
) -> Iterator[Candidate]:
    thing = next((t for t in children(parse, verb.i, "dobj", "oprd", "attr") if t.i > verb.i), None)
    if thing is None:
        return
    heads = [thing]
    for other in children(parse, verb.i, "oprd", "prep", "xcomp", "dobj"):
        if other.i > thing.i and (other.dep != "prep" or other.lower in WITH_OBJECT):
            heads.append(other)
    span = _reach(parse, verb, *heads)
    if span is None:
        return
    lemma = cues.longest(f"{lemma_of(verb)} {thing.lemma}") or lemma_of(verb)
    if lemma != lemma_of(verb):
        return
    made = build(parse, layer, verb, source, [span], lemma=lemma, frame="object")
    if made is not None:
        yield made


def _raised(parse: Parse, layer: QuoteLayer, cues: Cues, verb: Token) -> Iterator[Candidate]:
    """Yield those whose content is the subject with what is said of it ("X is expected to win")."""
    subject = child(parse, verb.i, "nsubjpass", "nsubj")
    agent = child(parse, verb.i, "agent") or _late_agent(parse, verb)
    source = child(parse, agent.i, "pobj") if agent is not None else None
    if subject is None:
        return
    span = phrase(parse, subject.i, without={verb.i})
    rest = [c for c in children(parse, verb.i, "xcomp", "oprd", "prep", "acomp") if c.i > verb.i]
    rest = [c for c in rest if c.dep != "prep" or c.lower in WITH_OBJECT]
    content = [s for s in (span, _reach(parse, verb, *rest) if rest else None) if s is not None]
    frame = (
        "raised"
        if any(c.dep != "prep" for c in rest)
        else "passive_phrase"
        if rest
        else "passive_object"
    )
    if content:
        made = build(parse, layer, verb, source, content, lemma=lemma_of(verb), frame=frame)
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


def _phrases(
    parse: Parse, layer: QuoteLayer, cues: Cues, verb: Token, source: Token | None
) -> Iterator[Candidate]:
    """Yield those whose content is under a preposition: "called for", "cast doubt on"."""
    if is_passive(parse, verb):
        return
    particle = child(parse, verb.i, "prt")
    base = f"{lemma_of(verb)} {particle.lemma}" if particle is not None else lemma_of(verb)
    thing = child(parse, verb.i, "dobj")
    for prep in children(parse, verb.i, "prep"):
        longer = (
            f"{base} {thing.lemma}" if thing is not None and verb.i < thing.i < prep.i else base
        )
        known = cues.knows(f"{longer} {prep.lower}")
        yield from _under(parse, layer, cues, verb, source, prep, longer if known else base)
    if thing is not None:
        for prep in children(parse, thing.i, "prep"):
            yield from _under(parse, layer, cues, verb, source, prep, f"{base} {thing.lemma}")
    if particle is not None and thing is not None and thing.i > particle.i:
        span = _reach(parse, verb, thing)
        if span is not None:
            made = build(parse, layer, verb, source, [span], lemma=base, frame="object")
            if made is not None:
                yield made


def _under(
    parse: Parse,
    layer: QuoteLayer,
    cues: Cues,
    verb: Token,
    source: Token | None,
    prep: Token,
    base: str,
) -> Iterator[Candidate]:
    inner = child(parse, prep.i, "prep")
    words = [prep] if inner is None else [prep, inner]
    last = words[-1]
    content = child(parse, last.i, "pobj", "pcomp")
    if content is None or prep.i < verb.i:
        return
    lemma = f"{base} {' '.join(w.lower for w in words)}"
    if " " in base and not cues.knows(lemma) and not cues.knows(base):
        return
    span = _reach(parse, verb, content)
    if span is None:
        return
    between = tuple(parse.tokens[i] for i in range(verb.i + 1, last.i + 1))
    if len(between) > 5:
        return
    made = build(parse, layer, verb, source, [span], lemma=lemma, frame="phrase", after=between)
    if made is not None:
        yield made
