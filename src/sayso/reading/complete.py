"""A draft with all that its words and markup tell: facts, zones and language."""

from __future__ import annotations

from dataclasses import replace

from sayso.model import SET_APART, Zone
from sayso.reading.blockquotes import find_block_quotations
from sayso.reading.blocks import split_blocks
from sayso.reading.boilerplate import find_boilerplate, publisher_of_notices
from sayso.reading.draft import Draft, settle_zones
from sayso.reading.language import find_language
from sayso.reading.metadata import read_head
from sayso.reading.republication import find_republications


def complete(draft: Draft) -> Draft:
    """Return a draft with the facts, zones and language that a Document needs.

    The markup's facts and zones win over those found in the words.
    """
    blocks = split_blocks(draft.text)
    notices = find_boilerplate(draft.text, blocks)
    head = read_head(draft, blocks, _apart(draft.zones, notices))
    credited = find_republications(blocks, head.facts, head.lines)
    facts = draft.facts.filled_from(head.facts)
    facts = replace(
        facts, republishes=tuple(dict.fromkeys((*facts.republishes, *credited.republications)))
    )
    facts = facts.filled_from(publisher_of_notices(draft.text, notices))
    apart = _apart(draft.zones)
    kept = [zone for zone in draft.zones if zone.kind not in SET_APART]
    zones = settle_zones(apart, notices, head.zones, credited.zones, kept)
    quotations = find_block_quotations(blocks, zones)
    zones = settle_zones(zones, quotations)
    language = find_language(_running(draft.text, zones), declared=facts.language)
    uncertain = tuple(name for name in facts.uncertain if getattr(facts, name, None))
    return replace(draft, zones=zones, facts=replace(facts, language=language, uncertain=uncertain))


def _apart(*layers: tuple[Zone, ...]) -> tuple[Zone, ...]:
    return tuple(zone for layer in layers for zone in layer if zone.kind in SET_APART)


def _running(text: str, zones: tuple[Zone, ...]) -> str:
    """Return the words that are not set apart; all of them where nothing else is left."""
    pieces, at = [], 0
    for zone in _apart(zones):
        pieces.append(text[at : zone.span.start])
        at = zone.span.end
    pieces.append(text[at:])
    running = " ".join(pieces)
    return running if running.strip() else text
