"""What the casebook holds, in numbers."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.views.rows import Count


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over the whole casebook; lists of counts have the largest first.

    `undated` and `uncertain_dates` count Documents. `languages` counts Documents not analysed by
    language. `sources` counts named and unnamed ones; `abstentions` the Attributions whose source
    was not resolved, by reason. `origins` counts the independent origins among the Documents.
    """

    files: int
    documents: int
    analysed: int
    undated: int
    uncertain_dates: int
    skipped: tuple[Count, ...]
    languages: tuple[Count, ...]
    publishers: tuple[Count, ...]
    sources: int
    attributions: int
    forms: tuple[Count, ...]
    kinds: tuple[Count, ...]
    framings: tuple[Count, ...]
    abstentions: tuple[Count, ...]
    claims: int
    own_claims: int
    points: int
    contested: int
    relations: tuple[Count, ...]
    reasons: tuple[Count, ...]
    differences: tuple[Count, ...]
    echoes: int
    republications: int
    origins: int
