"""All clauses of a Document: those of verbs, told deeds and views, and claims without a verb."""

from __future__ import annotations

from sayso.claims.clauses import find_heads, reach_complements, share_words
from sayso.claims.ground import Ground
from sayso.claims.kinds.told import open_cues
from sayso.claims.kinds.verbless import find_fragments, find_small_clauses


def find_clauses(ground: Ground) -> None:
    """Find what heads the claims of a Document, and which words belong to each."""
    find_small_clauses(ground)
    open_cues(ground)
    find_heads(ground)
    find_fragments(ground)
    share_words(ground)
    reach_complements(ground)
