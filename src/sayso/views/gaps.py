"""What a publisher leaves out that others who cover the same days and names report."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.views.rows import ClaimRow, DocumentHead


@dataclass(frozen=True, slots=True)
class Gap:
    """A publisher's silence on a point: nothing more is claimed than that nothing was found.

    `point` and `title` name the point; `reported` are the claims of the others; `publishers` who
    they are; `read` the publisher's own Documents of those days that share names with the point.
    """

    publisher: str
    point: str
    title: str
    publishers: tuple[str, ...]
    reported: tuple[ClaimRow, ...]
    read: tuple[DocumentHead, ...]


@dataclass(frozen=True, slots=True)
class Gaps:
    """Silences by publisher, and the Documents that could not be compared.

    `left_out` are those without a date or publisher.
    """

    gaps: tuple[Gap, ...]
    left_out: tuple[DocumentHead, ...]
