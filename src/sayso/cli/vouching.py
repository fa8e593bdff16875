"""How a source uses a claim, and who takes it for true or false."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.cli.terminal import clean

if TYPE_CHECKING:
    from sayso.model import Commitment
    from sayso.views.rows import ClaimRow

HEARD = {
    "denied": ("denies", "that"),
    "doubted": ("doubts", "that"),
    "asked": ("asks", "whether"),
    "wished": ("wishes", "that"),
    "supposed": ("supposes", "that"),
}
"""What a source does with words that it does not assert."""

NOBODY = "(unresolved)"


def heard(claim: ClaimRow) -> str:
    """Return what a source does with a claim's words, to stand before them; "" where it asserts.

    An answer ("rejected that account") tells it itself, and so does the line of own words.

    Example:
        ``denies that``, before “the dam burst”
    """
    if claim.voice == "own" or claim.kind == "answer" or claim.heard_as not in HEARD:
        return ""
    if claim.attribution is None or claim.attribution.source != claim.source:
        return f"as {claim.heard_as}:"  # others than who judges deny it
    verb, joint = HEARD[claim.heard_as]
    is_joined = claim.exact.casefold().startswith(("that ", "whether ", "if "))
    return verb if is_joined else f"{verb} {joint}"


def vouched(commitments: Sequence[Commitment]) -> str:
    """Return who takes a claim for true or false, where not its source alone does.

    Args:
        commitments: of a claim, outermost first.

    Returns:
        Words such as "taken as not so by Herald; taken as so by the mayor"; empty where all but
        the last leave it open.
    """
    if not any(one.code != "Uu" for one in commitments[:-1]):
        return ""
    told: dict[str, list[str]] = {}
    for one in commitments:
        told.setdefault(_answer(one), []).append(clean(one.source or NOBODY))
    return "; ".join(f"{how} by {', '.join(dict.fromkeys(who))}" for how, who in told.items())


def _answer(commitment: Commitment) -> str:
    if commitment.code == "Uu":
        return "left open"
    grade = {"probable": "probably ", "possible": "possibly "}.get(commitment.certainty, "")
    return f"taken as {grade}{'so' if commitment.polarity == 'positive' else 'not so'}"
