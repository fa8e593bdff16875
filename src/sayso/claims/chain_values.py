"""The commitments of a claim: a value for each name in its chain."""

from __future__ import annotations

from sayso.claims.climb import cue_head
from sayso.claims.commitments import Composer
from sayso.claims.ground import VERBAL
from sayso.claims.kinds.verbless import is_denied
from sayso.claims.negation import find_negation
from sayso.claims.values import UNKNOWN, YES, Value
from sayso.model import THIS_DOCUMENT, Attribution, Commitment, Document


def commit(composer: Composer, head: int, told_by: int = -1) -> tuple[Commitment, ...]:
    """Return what each one in the chain of a clause commits to, outermost first.

    The publisher (or author) tells the Document, and so does whoever the whole is taken from. A
    relay commits to nothing, unless it has an Attribution of its own to the same words.

    Args:
        composer: of the Document.
        head: of the clause.
        told_by: the number of the Attribution whose source holds what the clause tells of it
            ("the board blames the weather"), -1 where there is none.
    """
    ground = composer.ground
    levels = _verbless(composer, head) or composer.levels_of(head)
    line = composer.line_of(ground.whose[head])
    tellers = tellers_of(ground.document)
    found = [_make(name, None, levels[0]) for name in tellers]
    named = len(tellers)
    for number, value in zip(line, levels[1:], strict=True):
        attribution = ground.attributions[number]
        chain = attribution.chain
        relays = chain[named : len(chain) - (attribution.source_name is not None)]
        found += [_relay(composer, name, number, levels) for name in relays]
        found.append(_make(attribution.source_name, attribution.id, value))
        named = max(named, len(chain))
    if told_by >= 0:
        own = ground.attributions[told_by]
        found.append(_make(own.source_name, own.id, levels[-1]))
    return tuple(found)


def _verbless(composer: Composer, head: int) -> tuple[Value, ...]:
    """Return the values of a claim without a verb: its source says so, whatever its cue is else."""
    ground = composer.ground
    if head not in ground.nominal:
        return ()
    value = YES.flipped() if is_denied(ground, ground.token(head)) else YES
    number = ground.whose[head]
    if number >= 0:
        cue = cue_head(ground, ground.attributions[number])
        if cue is not None and cue.pos in VERBAL and find_negation(ground, cue).flips:
            value = UNKNOWN
    return (*(UNKNOWN,) * len(composer.line_of(number)), value)


def tellers_of(document: Document) -> tuple[str, ...]:
    """Return those in whose own voice a Document speaks, as every chain begins."""
    names = [document.publisher or document.byline or THIS_DOCUMENT]
    names += [taken.publisher for taken in document.republishes if taken.is_whole]
    return tuple(dict.fromkeys(names))


def _make(name: str | None, attribution: str | None, value: Value) -> Commitment:
    return Commitment(name, attribution, value.polarity, value.certainty)


def _relay(composer: Composer, name: str, number: int, levels: tuple[Value, ...]) -> Commitment:
    """Return what a relay commits to: what the source does, where it says the same itself."""
    attributions = composer.ground.attributions
    own = next((n for n, a in enumerate(attributions) if _same(a, name, attributions[number])), -1)
    if own < 0:
        return _make(name, None, UNKNOWN)
    alike = composer.root(own, "that")[-1] == composer.root(number, "that")[-1]
    return _make(name, attributions[own].id, levels[-1] if alike else UNKNOWN)


def _same(other: Attribution, name: str, attribution: Attribution) -> bool:
    """Tell an Attribution to a relay with the same words."""
    return (
        other.source_name == name
        and other.id != attribution.id
        and bool(other.content)
        and other.content[0].overlaps(attribution.content[0])
    )
