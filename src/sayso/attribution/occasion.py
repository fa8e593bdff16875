"""What carries over from one attribution to the next, and blocks that belie their introduction."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.attribution.chain import Relays, find_relays
from sayso.attribution.named import Named
from sayso.attribution.words import words_for
from sayso.model import Attribution

NEAR = 2
"""Sentences within which 'he added' belongs to what was said before."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """One attribution's source and relays, for the next that goes on with it."""

    parent: str | None
    name: str | None
    sentence: int
    handed: tuple[str, ...]


def next_occasion(
    relays: Relays, attribution: Attribution, who: Named, last: Occasion | None
) -> Occasion:
    """Return the relays of an attribution; 'X added' has those of what X said just before."""
    parse = relays.discourse.parse
    parent = relays.parents.get(attribution.id)
    spans = attribution.cue or attribution.source or attribution.content
    tokens = [t for span in spans for t in parse.tokens_in(span)]
    sentence = tokens[0].sentence if tokens else -NEAR
    handed = tuple(find_relays(relays, attribution, who))
    goes_on = any(t.lemma in words_for("going-on") for t in tokens) and bool(attribution.cue)
    here = Occasion(parent.id if parent else None, who.name, sentence, handed)
    if handed or not goes_on or last is None or who.name is None:
        return here
    is_same = (last.parent, last.name) == (here.parent, here.name)
    if not is_same or not 0 <= sentence - last.sentence <= NEAR:
        return here
    return Occasion(here.parent, here.name, sentence, last.handed)


def check_block(relays: Relays, attribution: Attribution, who: Named) -> Named:
    """Abstain where a block quotation speaks of its supposed source in the third person.

    'The two sides agreed on a truce:' may introduce a report about them, not their words.
    """
    blocks = [b for b in relays.blocks if any(c.covers(b) for c in attribution.content)]
    if not blocks or who.name is None or who.kind not in ("person", "group"):
        return who
    discourse = relays.discourse
    for i, key in sorted(discourse.cast.at.items()):
        start = discourse.parse.tokens[i].start
        actor = discourse.cast.actors[key]
        inside = any(b.start <= start < b.end for b in blocks)
        if inside and actor.kind == "person" and actor.name in who.name:
            reason = f"the quoted block speaks of {actor.name} in the third person"
            return Named(None, "none", abstained=reason)
    return who
