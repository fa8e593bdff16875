"""A draft with all that its words and markup tell: facts, zones and language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.model import SET_APART, Zone
from sayso.reading.blocks import Block, is_rule, split_blocks, split_lines
from sayso.reading.draft import Draft, Facts, settle_zones
from sayso.reading.facts.blockquotes import find_block_quotations
from sayso.reading.facts.boilerplate import find_boilerplate, publisher_of_notices
from sayso.reading.facts.dateline import Dateline, find_dateline
from sayso.reading.facts.language import find_language
from sayso.reading.facts.metadata import read_head
from sayso.reading.facts.republication import find_republications, has_other_owner


def complete(draft: Draft) -> Draft:
    """Return a draft with the facts, zones and language that a Document needs.

    The markup's facts and zones win over those found in the words.
    """
    blocks = split_blocks(draft.text)
    notices = find_boilerplate(draft.text, blocks)
    unread = _apart(draft.zones, notices)
    dateline = find_dateline(draft.text, blocks, unread)
    head = read_head(draft, blocks, unread)
    facts = draft.facts.filled_from(head.facts)
    notice = publisher_of_notices(draft.text, notices)
    facts = _of_station(facts, notice).filled_from(notice)
    credited = find_republications(blocks, facts, head.lines, dateline)
    facts = facts.filled_from(Facts(republishes=credited.republications))
    marked = _rules(draft.text)
    if dateline is not None:
        facts = _dated(facts, dateline, blocks)
        marked.append(Zone(dateline.span, "metadata", "dateline"))
    apart = _apart(draft.zones)
    kept = [zone for zone in draft.zones if zone.kind not in SET_APART]
    zones = settle_zones(apart, notices, head.zones, marked, credited.zones, kept)
    quotations = find_block_quotations(blocks, zones)
    zones = settle_zones(zones, quotations)
    language = find_language(_running(draft.text, zones), declared=facts.language)
    uncertain = tuple(name for name in facts.uncertain if getattr(facts, name, None))
    return replace(draft, zones=zones, facts=replace(facts, language=language, uncertain=uncertain))


def _of_station(facts: Facts, notice: Facts) -> Facts:
    """Put right a station over its programme, the two taken for title and publisher.

    The notice at the foot ("© 2021 Radio Marl") says which of them publishes.
    """
    if not notice.publisher or facts.title != notice.publisher or facts.publisher is None:
        return facts
    if "publisher" not in facts.uncertain:
        return facts
    return replace(facts, title=facts.publisher, publisher=facts.title)


def _rules(text: str) -> list[Zone]:
    """Return the ruled lines of a text."""
    lines = split_lines(text)
    return [Zone(line.span, "metadata", "separator") for line in lines if is_rule(line.text)]


def _dated(facts: Facts, dateline: Dateline, blocks: Sequence[Block]) -> Facts:
    """Return facts with the day of a dateline, and with its agency where nobody else publishes.

    An agency that is taken for the publisher, as a guess, takes over nothing from itself.
    """
    names = {credit.publisher for credit in facts.republishes}
    agency = dateline.agencies[0] if len(dateline.agencies) == 1 else None
    is_own = (
        agency is not None
        and facts.publisher is None
        and names == {agency}
        and not has_other_owner(blocks, agency)
    )
    is_guess = dateline.is_guess or (bool(names) and not is_own)
    day = Facts(published=dateline.date, uncertain=("published",) if is_guess else ())
    if not is_own:
        return facts.filled_from(day)
    signed = Facts(publisher=agency, uncertain=("publisher",))
    return replace(facts, republishes=()).filled_from(day).filled_from(signed)


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
