"""Relays that report or quote: "according to an Agency report", "quoted by the Herald"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.attribution.carriers import issuer_at
from sayso.attribution.resolving.discourse import mention_over
from sayso.attribution.resolving.makers import find_maker
from sayso.attribution.resolving.sources import quoted_through, source_tokens
from sayso.attribution.surroundings import Region, Relays, above, belongs
from sayso.attribution.syntax import head_of, phrase_end, phrase_start
from sayso.attribution.words import QUOTING, head_word
from sayso.language.parse import Parse, Token
from sayso.model import Attribution


def by_report(
    relays: Relays, _attribution: Attribution, region: Region
) -> Iterator[tuple[int, str]]:
    """'According to an Agency report, …'; '…, the Herald reported.'."""
    parse = relays.discourse.parse
    for token in region.tokens:
        follows = parse.tokens[token.i + 1] if token.i + 1 < region.limit else None
        name: str | None = None
        if token.i in region.cue:
            continue
        if token.lower == "according" and follows is not None and follows.lower == "to":
            name = _carrier_or_issuer(relays, follows.i + 1, region.limit)
        elif _reports(token) and token.i not in relays.cues and _governs(parse, token, region):
            name = _outlet_subject(relays, token)
        if name is not None:
            yield token.i, name


def _reports(token: Token) -> bool:
    return token.lemma in ("report", "say", "write") and token.pos == "VERB"


def _governs(parse: Parse, verb: Token, region: Region) -> bool:
    """Tell whether a verb stands above the cue, or beside it as '…, the paper reported'."""
    if any(verb.i in tuple(above(parse, i)) for i in region.cue):
        return True
    return verb.dep in ("parataxis", "ccomp", "conj", "advcl") and verb.head in region.cue


def _carrier_or_issuer(relays: Relays, at: int, limit: int) -> str | None:
    """Return who is behind 'Agency', 'an Agency report', 'a report by the Agency'."""
    discourse, parse = relays.discourse, relays.discourse.parse
    carrier = relays.carrier_at(at, limit)
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


def _outlet_subject(relays: Relays, verb: Token) -> str | None:
    parse = relays.discourse.parse
    for child in parse.children[verb.i]:
        if parse.tokens[child].dep == "nsubj":
            carrier = relays.carrier_at(phrase_start(parse, child), phrase_end(parse, child))
            return carrier.name if carrier is not None and carrier.is_outlet else None
    return None


def by_quoting(
    relays: Relays, attribution: Attribution, region: Region
) -> Iterator[tuple[int, str]]:
    """'A Palace statement quoted X as saying'; 'X was quoted by the Agency as saying'."""
    parse = relays.discourse.parse
    for token in region.tokens:
        if token.lemma not in QUOTING or token.pos != "VERB":
            continue
        if token.i not in region.cue and not belongs(relays, attribution, region, token.i):
            continue
        subject = _teller(relays, attribution, token) or _subject_of(parse, token)
        if subject is None:
            continue
        if subject.i in region.source and quoted_through(parse, subject) is None:
            continue
        if subject.dep == "nsubj" or token.tag == "VBG":
            name = _speaker(relays, subject)
            if name is not None:
                yield token.i, name


def by_account(
    relays: Relays, _attribution: Attribution, region: Region
) -> Iterator[tuple[int, str]]:
    """'an article printed by the Herald, in which X is quoted'; 'X was quoted as saying'."""
    parse = relays.discourse.parse
    first = min(region.cue, default=None)
    if first is None:
        return
    for i in (first, *above(parse, first)):
        token = parse.tokens[i]
        if token.dep != "relcl" or not _is_in_which(parse, token):
            continue
        name = _printer(relays, parse.tokens[token.head], min(parse.subtree(i)))
        if name is not None:
            yield i, name
        return
    verb = next((parse.tokens[i] for i in sorted(region.cue) if _is_quoted(parse, i)), None)
    if verb is not None:
        name = _outlet_before(relays, verb)
        if name is not None:
            yield verb.i, name


def _is_in_which(parse: Parse, verb: Token) -> bool:
    below = [parse.tokens[i] for i in parse.subtree(verb.i)[:2]]
    return [t.lower for t in below] in (["in", "which"], ["where"]) or below[0].lower == "where"


def _printer(relays: Relays, noun: Token, limit: int) -> str | None:
    """Return the outlet that an article, whose words end at `limit`, is told to be of."""
    mention = mention_over(relays.discourse, noun.i)
    if mention is not None:
        carrier = relays.carrier_at(mention.first, mention.last)
        return carrier.name if carrier is not None and carrier.is_outlet else None
    word = head_word(noun.lower)
    if word is None or word.kind not in ("document", "outlet"):
        return None
    parse = relays.discourse.parse
    for i in range(noun.i + 1, limit - 1):
        if parse.tokens[i].lower in ("in", "by", "from", "of"):
            carrier = relays.carrier_at(i + 1, limit)
            by_name = carrier is not None and parse.tokens[i].lower == "by"
            if carrier is not None and (carrier.is_outlet or by_name):
                return carrier.name
    return None


def _is_quoted(parse: Parse, i: int) -> bool:
    """Tell whether a verb is "was quoted", without anyone by whom."""
    verb = parse.tokens[i]
    if verb.lemma not in QUOTING or verb.tag != "VBN":
        return False
    below = [parse.tokens[c] for c in parse.children[i]]
    is_passive = any(t.dep in ("auxpass", "nsubjpass") for t in below)
    return is_passive and not any(t.dep in ("agent", "prep") and t.lower != "as" for t in below)


def _outlet_before(relays: Relays, verb: Token) -> str | None:
    """Return the outlet that told what was said up to a paragraph before."""
    parse = relays.discourse.parse
    paragraph = parse.sentences[verb.sentence].paragraph
    for mention in reversed(relays.discourse.cast.names):
        if mention.last > verb.i:
            continue
        if parse.sentences[parse.tokens[mention.first].sentence].paragraph < paragraph - 1:
            return None
        above_it = parse.tokens[parse.tokens[mention.last - 1].head]
        carrier = relays.carrier_at(mention.first, mention.last)
        if carrier is not None and carrier.is_outlet and above_it.pos in ("VERB", "ADP", "NOUN"):
            return carrier.name
    return None


def _teller(relays: Relays, attribution: Attribution, verb: Token) -> Token | None:
    """Return the head of whoever tells the same words, "citing" this attribution's source."""
    if verb.tag != "VBG" or not any(c.start <= verb.start < c.end for c in attribution.cue):
        return None
    for other in relays.found:
        if other.id != attribution.id and other.content == attribution.content and other.source:
            return head_of(source_tokens(relays.discourse.parse, other))
    return None


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


def _speaker(relays: Relays, head: Token) -> str | None:
    """Return who a noun names as one who passes words on: an issuer, an outlet, a referent."""
    discourse, parse = relays.discourse, relays.discourse.parse
    word = head_word(head.lower)
    if word is not None and word.kind == "document":
        nominal = discourse.nominals.get(head.i)
        issuer = find_maker(discourse, nominal) if nominal is not None else None
        return issuer.name if issuer is not None else None
    carrier = relays.carrier_at(phrase_start(parse, head.i), phrase_end(parse, head.i))
    if carrier is not None:
        return carrier.name
    verdict = discourse.verdicts.get(head.i)
    return discourse.referents[verdict.key].name if verdict and verdict.key is not None else None
