"""Chains: through whom words reached the page, outermost first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sayso.attribution.relays import carrier_at, is_network, issuer_at
from sayso.attribution.resolving.discourse import Discourse
from sayso.attribution.resolving.named import Named
from sayso.attribution.resolving.nouns import noun_words
from sayso.attribution.resolving.sources import find_issuer, quoted_through, source_tokens
from sayso.attribution.syntax import clause_verb, phrase_end, phrase_start
from sayso.attribution.words import head_word, strip_article, words_for
from sayso.language.parse import Parse, Token
from sayso.model import THIS_DOCUMENT, Attribution, Document, Span

TELLING = words_for("telling")
MEDIUM = words_for("medium")
HANDED_ON = words_for("handed-on")
AGENTS = words_for("agent")
THROUGH = words_for("through")
QUOTING = frozenset({"quote", "cite"})


@dataclass(frozen=True, slots=True)
class Relays:
    """What is needed to find who carried the words of one attribution among the others."""

    discourse: Discourse
    found: Sequence[Attribution]
    parents: dict[str, Attribution]
    blocks: tuple[Span, ...] = ()
    cues: dict[int, str] = field(init=False)

    def __post_init__(self) -> None:
        parse = self.discourse.parse
        by_token = {
            t.i: a.id
            for a in self.found
            for span in a.cue
            for t in parse.tokens_in(span)
            if t.pos in ("VERB", "NOUN", "AUX")
        }
        object.__setattr__(self, "cues", by_token)


def first_links(document: Document) -> tuple[str, ...]:
    """Return every chain's start: publisher, or the author; then whom the whole is taken from."""
    names = [document.publisher or document.byline or THIS_DOCUMENT]
    for taken in document.republishes:
        if taken.is_whole and not _is_one(taken.publisher, names[-1]):
            names.append(taken.publisher)
    return tuple(names)


def _is_one(name: str, other: str) -> bool:
    return strip_article(name).casefold() == strip_article(other).casefold()


def join_chain(
    before: tuple[str, ...], relays: Sequence[str], source: str | None
) -> tuple[str, ...]:
    """Return a chain with more links; who is in it already does not come twice running."""
    chain = list(before)
    for name in relays:
        if not any(_is_one(name, link) for link in chain) and not (
            source and _is_one(name, source)
        ):
            chain.append(name)
    if source and not _is_one(source, chain[-1]):
        chain.append(source)
    return tuple(chain)


@dataclass(frozen=True, slots=True)
class _Region:
    """The tokens round a cue in which its relays are looked for, and the cue's own tokens."""

    tokens: tuple[Token, ...]
    cue: frozenset[int]
    inside: frozenset[int]
    source: frozenset[int]
    limit: int


def find_relays(relays: Relays, attribution: Attribution, who: Named) -> list[str]:
    """Return who handed the words of an attribution on, outermost first, without its source."""
    region = _region(relays, attribution)
    if region is None:
        return []
    found: list[tuple[int, int, str]] = []
    for rank, read in enumerate((_by_report, _by_quoting, _by_hand, _by_outlet)):
        for at, name in read(relays, attribution, region):
            if _is_telling(name) and not (who.name and _is_one(name, who.name)):
                found.append((rank, at, name))
    names: list[str] = []
    for _, _, name in sorted(found):
        if not any(_is_one(name, n) for n in names):
            names.append(name)
    return names


def _is_telling(name: str) -> bool:
    """Tell whether a name says who handed words on: "state television", not "paper" alone."""
    word = head_word(name) if name.islower() and " " not in name else None
    is_bare = word is not None and word.kind in ("outlet", "document", "organisation")
    return not is_bare and not is_network(name)


def _region(relays: Relays, attribution: Attribution) -> _Region | None:
    parse = relays.discourse.parse
    cue = [t for span in attribution.cue for t in parse.tokens_in(span)]
    place = cue or list(source_tokens(parse, attribution))
    if not place:
        return None
    first, last = _stretch(relays, attribution, place[0])
    own = _indices(parse, attribution.content)
    parent = relays.parents.get(attribution.id)
    frame = _indices(parse, parent.content) if parent else None
    beside = _contents_beside(relays, attribution, parse.span_of(first, last - 1))
    around = [
        t
        for t in parse.tokens[first:last]
        if t.i not in own
        and (frame is None or t.i in frame)
        and not any(s.start <= t.start < s.end for s in beside)
    ]
    source = frozenset(t.i for s in attribution.source for t in parse.tokens_in(s))
    return _Region(
        tuple(around),
        frozenset(t.i for t in cue),
        frozenset(t.i for t in around),
        source,
        last,
    )


def _stretch(relays: Relays, attribution: Attribution, cue: Token) -> tuple[int, int]:
    """Return the tokens of the cue's sentence; of its paragraph where it introduces a block."""
    sentences = relays.discourse.parse.sentences
    here = sentences[cue.sentence]
    if not any(b.overlaps(c) for b in relays.blocks for c in attribution.content):
        return here.first, here.last
    same = [s for s in sentences if s.paragraph == here.paragraph]
    return same[0].first, same[-1].last


def _indices(parse: Parse, spans: tuple[Span, ...]) -> frozenset[int]:
    return frozenset(t.i for span in spans for t in parse.tokens_in(span))


def _contents_beside(relays: Relays, attribution: Attribution, stretch: Span) -> list[Span]:
    """Return the contents, in a stretch, of attributions beside this one."""
    above: set[str] = {attribution.id}
    at = attribution
    while at.id in relays.parents:
        at = relays.parents[at.id]
        above.add(at.id)
    return [
        span
        for a in relays.found
        if a.id not in above
        for span in a.content
        if span.overlaps(stretch) and not _holds_cue(a, attribution)
    ]


def _holds_cue(outer: Attribution, inner: Attribution) -> bool:
    return any(c.overlaps(s) for c in outer.content for s in inner.cue)


def _belongs(relays: Relays, attribution: Attribution, region: _Region, at: int) -> bool:
    """Tell whether a phrase goes with this attribution's cue and not with another's."""
    parse = relays.discourse.parse
    for i in (at, *_above(parse, at)):
        if i in region.cue:
            return True
        owner = relays.cues.get(i)
        if owner is not None and owner != attribution.id:
            return False
    return True


def _above(parse: Parse, at: int) -> Iterator[int]:
    seen = 0
    while parse.tokens[at].head != at and seen < 20:
        at, seen = parse.tokens[at].head, seen + 1
        yield at


def _by_report(
    relays: Relays, _attribution: Attribution, region: _Region
) -> Iterator[tuple[int, str]]:
    """'According to an Agency report, …'; '…, the Herald reported.'."""
    discourse = relays.discourse
    parse = discourse.parse
    for token in region.tokens:
        follows = parse.tokens[token.i + 1] if token.i + 1 < region.limit else None
        name: str | None = None
        if token.i in region.cue:
            continue
        if token.lower == "according" and follows is not None and follows.lower == "to":
            name = _carrier_or_issuer(discourse, follows.i + 1, region.limit)
        elif _reports(token) and token.i not in relays.cues and _governs(parse, token, region):
            name = _outlet_subject(discourse, token)
        if name is not None:
            yield token.i, name


def _reports(token: Token) -> bool:
    return token.lemma in ("report", "say", "write") and token.pos == "VERB"


def _governs(parse: Parse, verb: Token, region: _Region) -> bool:
    """Tell whether a verb stands above the cue, or beside it as '…, the paper reported'."""
    if any(verb.i in tuple(_above(parse, i)) for i in region.cue):
        return True
    return verb.dep in ("parataxis", "ccomp", "conj", "advcl") and verb.head in region.cue


def _carrier_or_issuer(discourse: Discourse, at: int, limit: int) -> str | None:
    """Return who is behind 'Agency', 'an Agency report', 'a report by the Agency'."""
    parse = discourse.parse
    carrier = carrier_at(discourse, at, limit)
    if carrier is not None and carrier.is_outlet:
        return carrier.name
    for i in range(at, min(at + 8, limit)):
        word = head_word(parse.tokens[i].lower)
        if (
            word is not None
            and word.kind == "document"
            and parse.tokens[i].pos in ("NOUN", "PROPN")
        ):
            issuer = issuer_at(discourse, i)
            return issuer.name if issuer is not None else None
        if parse.tokens[i].pos in ("PUNCT", "VERB", "AUX") and i > at:
            break
    return carrier.name if carrier is not None else None


def _outlet_subject(discourse: Discourse, verb: Token) -> str | None:
    parse = discourse.parse
    for child in parse.children[verb.i]:
        if parse.tokens[child].dep == "nsubj":
            carrier = carrier_at(discourse, phrase_start(parse, child), phrase_end(parse, child))
            return carrier.name if carrier is not None and carrier.is_outlet else None
    return None


def _by_quoting(
    relays: Relays, attribution: Attribution, region: _Region
) -> Iterator[tuple[int, str]]:
    """'A Palace statement quoted X as saying'; 'X was quoted by the Agency as saying'."""
    discourse = relays.discourse
    parse = discourse.parse
    for token in region.tokens:
        if token.lemma not in QUOTING or token.pos != "VERB":
            continue
        if token.i not in region.cue and not _belongs(relays, attribution, region, token.i):
            continue
        subject = _subject_of(parse, token)
        if subject is None:
            continue
        if subject.i in region.source and quoted_through(parse, subject) is None:
            continue
        if subject.dep == "nsubj" or token.tag == "VBG":
            name = _speaker(discourse, subject)
            if name is not None:
                yield token.i, name


def _subject_of(parse: Parse, verb: Token) -> Token | None:
    """Return the subject of a verb, of a participle that of the verb it hangs on."""
    at, steps = verb, 0
    while steps < 3:
        for child in parse.children[at.i]:
            if parse.tokens[child].dep in ("nsubj", "nsubjpass"):
                return parse.tokens[child]
        if at.tag != "VBG" or at.head == at.i:
            return None
        at, steps = parse.tokens[at.head], steps + 1
    return None


def _speaker(discourse: Discourse, head: Token) -> str | None:
    """Return who a noun names as one who passes words on: an issuer, an outlet, a referent."""
    parse = discourse.parse
    word = head_word(head.lower)
    if word is not None and word.kind == "document":
        nominal = discourse.nominals.get(head.i)
        issuer = find_issuer(discourse, nominal) if nominal is not None else None
        return issuer.name if issuer is not None else None
    carrier = carrier_at(discourse, phrase_start(parse, head.i), phrase_end(parse, head.i))
    if carrier is not None:
        return carrier.name
    verdict = discourse.verdicts.get(head.i)
    return discourse.referents[verdict.key].name if verdict and verdict.key is not None else None


def _by_hand(
    relays: Relays, attribution: Attribution, region: _Region
) -> Iterator[tuple[int, str]]:
    """'in a letter obtained by the Herald'; 'through a lawyer'; 'in a Palace statement'."""
    discourse = relays.discourse
    parse = discourse.parse
    for token in region.tokens:
        follows = parse.tokens[token.i + 1] if token.i + 1 < region.limit else None
        if follows is None or not _belongs(relays, attribution, region, token.i):
            continue
        if (
            token.tag in ("VBN", "VBD")
            and token.lemma in HANDED_ON
            and follows.lower in ("by", "on", "in", "to", "with")
        ):
            carrier = carrier_at(discourse, follows.i + 1, region.limit)
            if carrier is not None and (follows.lower == "by" or carrier.is_outlet):
                yield token.i, carrier.name
        elif token.lower in ("through", "via"):
            name = _agent(discourse, follows.i, region.limit)
            if name is not None:
                yield token.i, name
        elif (
            token.lemma in MEDIUM
            and token.pos in ("NOUN", "PROPN")
            and token.i not in region.source
            and _is_held_by(parse, token, region)
        ):
            issuer = issuer_at(discourse, token.i)
            if issuer is not None:
                yield token.i, issuer.name


def _is_held_by(parse: Parse, noun: Token, region: _Region) -> bool:
    """Tell whether a noun stands in a phrase 'in a …', 'during a …'."""
    above = parse.tokens[noun.head]
    return (
        noun.dep == "pobj"
        and above.lower in ("in", "on", "during", "by", "from", "with")
        and above.i in region.inside
    )


def _agent(discourse: Discourse, at: int, limit: int) -> str | None:
    parse = discourse.parse
    for i in range(at, min(at + 5, limit)):
        word = head_word(parse.tokens[i].lower)
        if word is not None and word.same_as in AGENTS:
            return noun_words(parse, at + 1 if parse.tokens[at].tag == "PRP$" else at, i + 1)
    return None


def _by_outlet(
    relays: Relays, attribution: Attribution, region: _Region
) -> Iterator[tuple[int, str]]:
    """'told the Herald', 'in an interview with Radio X', 'said on Y's Breakfast'."""
    discourse = relays.discourse
    parse = discourse.parse
    for token in region.tokens:
        if token.i + 1 >= region.limit or token.i in region.source:
            continue
        if token.lemma in TELLING and token.pos == "VERB":
            if token.i in region.cue or _belongs(relays, attribution, region, token.i):
                carrier = carrier_at(discourse, token.i + 1, region.limit)
                if carrier is not None and carrier.is_outlet and token.i + 1 not in region.source:
                    yield token.i, carrier.name
        elif token.pos in ("ADP", "SCONJ") and token.lower in THROUGH:
            if (
                not _belongs(relays, attribution, region, token.i)
                or clause_verb(parse, token.i) is None
            ):
                continue
            name = _through(discourse, token, region)
            if name is not None:
                yield token.i, name


def _through(discourse: Discourse, preposition: Token, region: _Region) -> str | None:
    """Return the outlet after a preposition; after 'interview with' any name."""
    parse = discourse.parse
    carrier = carrier_at(discourse, preposition.i + 1, region.limit)
    if carrier is None or (preposition.i + 1) not in region.inside:
        return None
    if carrier.is_outlet:
        return carrier.name
    talk = _talk_before(parse, preposition, region)
    if talk and preposition.lower in ("with", "by", "to") and carrier.name[:1].isupper():
        return carrier.name
    return None


def _talk_before(parse: Parse, preposition: Token, region: _Region) -> bool:
    sentence = parse.sentences[preposition.sentence]
    return any(
        parse.tokens[i].lemma in ("interview", "conversation")
        for i in range(max(sentence.first, preposition.i - 4), preposition.i)
        if i in region.inside or i in region.cue
    )
