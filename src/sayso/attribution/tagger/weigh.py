"""Which candidates are sure enough, those within others' contents by weights of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sayso.attribution.constructions.boundaries import QuoteLayer
from sayso.attribution.constructions.candidate import Candidate
from sayso.attribution.constructions.confidence import SET
from sayso.attribution.constructions.select import choose, size, within
from sayso.attribution.cues import Cues
from sayso.attribution.discarding.misread import is_unknown_verb
from sayso.attribution.tagger.find import Readings
from sayso.attribution.tagger.inner import inner_sureness
from sayso.attribution.tagger.merge import LEAST_RULE, Merged, merge, sureness
from sayso.language.parse import Parse
from sayso.model import Placed, hull

FLOOR = 0.3
"""Candidates less sure than this are dropped; chosen on PolNeAR dev and annotated passages."""
RULES_FLOOR = 0.45
"""The same without a network, by the rules' confidence; chosen on PolNeAR train."""
INNER_FLOOR = 0.4
"""The same within another's content, with a network or without."""

UNKNOWN = 0.6
"""As sure must a network alone be of a verb that no lexicon knows, unless others speak within."""

OUTERMOST = frozenset({"figure", "count"})
"""Frames that are looked for in the reporter's voice alone."""

Scored = tuple[float, Candidate]


def weigh(
    scored: Sequence[Scored],
    readings: Readings | None,
    parse: Parse,
    layer: QuoteLayer,
    cues: Cues,
    is_none: Callable[[Candidate], bool],
) -> list[Scored]:
    """Return the candidates of rules and network that are sure enough, with their confidence.

    Args:
        scored: the rules' candidates with their confidence.
        readings: of the network, None where none was asked.
        parse: of the Document.
        layer: its quotation marks.
        cues: the lexicon of cues.
        is_none: tells of a candidate that it is no attribution, however sure it looks.
    """
    kept: list[Scored] = []
    holders: list[Candidate] = []
    for outer, p, merged in standing(scored, readings, parse, layer, is_none):
        sure = p
        if outer is not None and merged.candidate.frame in OUTERMOST:
            continue
        if outer is not None and merged.candidate.frame not in SET:
            sure = inner_sureness(merged, outer, readings, parse, cues)
        if outer is None or sure >= INNER_FLOOR:
            kept.append((sure, merged.candidate))
            holders += [] if outer is None else [outer]
    return [
        (sure, c)
        for sure, c in kept
        if sure >= UNKNOWN or c in holders or not is_unknown_verb(parse, c, cues)
    ]


def standing(
    scored: Sequence[Scored],
    readings: Readings | None,
    parse: Parse,
    layer: QuoteLayer,
    is_none: Callable[[Candidate], bool],
) -> Iterator[tuple[Candidate | None, float, Merged]]:
    """Yield each candidate with the one in whose content it stands, and its outer confidence.

    Of those that stand in no other's content only the sure ones come.
    """
    floor = RULES_FLOOR if readings is None else FLOOR
    if readings is None:
        told = [(s, Merged(c, s, None)) for s, c in scored if s >= LEAST_RULE]
    else:
        merged = merge(scored, readings, parse, layer)
        told = [(sureness(m, readings.tags, parse, layer), m) for m in merged]
    told = [(p, m) for p, m in told if not is_none(m.candidate)]
    around = [c for _, c in choose((p, m.candidate) for p, m in told if p >= floor)]
    around.sort(key=lambda c: size(c.content))
    reaches = Placed((hull(c.content), c) for c in around if c.content)
    for p, m in told:
        outer = _holder(m.candidate, reaches)
        if outer is not None or p >= floor:
            yield outer, p, m


def _holder(inner: Candidate, reaches: Placed[Candidate]) -> Candidate | None:
    """Return the first in whose content a candidate stands, and that is not the same otherwise.

    Args:
        inner: the candidate.
        reaches: those that it may stand in, by where their contents begin and end.
    """
    if not inner.cue:
        return None
    around = (c for c in reaches.overlapping(hull(inner.cue)) if c.anchor != inner.anchor)
    return next((c for c in around if within(inner, c.content)), None)
