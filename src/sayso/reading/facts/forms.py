"""Forms that tell whose voice a text is: mastheads, letters, and titles of statements."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model import Zone
from sayso.reading.blocks import Block, split_lines
from sayso.reading.draft import Draft
from sayso.reading.facts.heads import Found, Head, is_inside, note_day
from sayso.reading.facts.issuers import Issue, is_name, issuer_of_title, read_issue
from sayso.reading.facts.letters import find_signature
from sayso.reading.facts.names import is_known_person, is_place

MASTHEAD_LINES = 5
"""Lines of the longest masthead that is looked for."""


def read_masthead(
    draft: Draft, lines: Sequence[Block], found: Found, head: Head, *, is_top: bool
) -> int:
    """Read the lines that name a body, its paper and the day; return how many they are.

    None where they name no paper, or not one body. A line that is the whole head is its title.
    """
    bodies: list[str] = []
    taken, is_paper = 0, False
    for at, line in enumerate(lines[:MASTHEAD_LINES]):
        issue = _issue(line, draft)
        if issue is None and is_top and at == 0 and _is_over_paper(draft, lines):
            issue = Issue(line.text, is_paper=False)
        if issue is None:
            break
        taken, is_paper = taken + 1, is_paper or issue.is_paper
        bodies.extend([issue.body] if issue.body else [])
    if not is_paper or len(bodies) != 1 or (is_top and taken == len(lines) == 1):
        return 0
    found.note("publisher", bodies[0], sure=False)
    for line in lines[:taken]:
        note_day(line.text, found)
        head.zones.append(Zone(line.span, "metadata", "publisher"))
    return taken


def _issue(line: Block, draft: Draft) -> Issue | None:
    """Read a line of a masthead; a heading is none, for it may be the title."""
    is_heading = any(z.kind == "heading" and z.span.covers(line.span) for z in draft.zones)
    return None if is_heading else read_issue(line.text)


def _is_over_paper(draft: Draft, lines: Sequence[Block]) -> bool:
    """Tell whether a name that no noun tells to be a body's stands right above its paper's.

    A heading further down must be the title: else the name could be it.
    """
    name = lines[0].text
    headed = any(z.kind == "heading" and z.span.start > lines[0].end for z in draft.zones)
    if not headed or len(lines) < 2 or lines[1].blank > 1 or not is_name(name):
        return False
    below, is_headed = _issue(lines[1], draft), is_inside(lines[0].span, draft.zones)
    return below is not None and below.is_paper and not (is_headed or is_place(name))


def read_form(
    draft: Draft, blocks: Sequence[Block], apart: Sequence[Zone], found: Found, head: Head
) -> None:
    """Read who signs a letter and whose statement the title says it is, where nobody else is."""
    if draft.kind in {"message", "card", "line"} or draft.facts.byline or "byline" in found.values:
        return
    lines = [
        line
        for block in blocks
        if block.start >= draft.body
        for line in split_lines(draft.text, start=block.start, end=block.end)
        if not is_inside(line.span, apart)
    ]
    if (signature := find_signature(lines)) is not None:
        found.note("byline", signature.who)
        head.zones.append(Zone(signature.span, "metadata", "signature"))
    title = draft.facts.title or found.values.get("title")
    is_known = "publisher" in found.values and "publisher" not in found.uncertain
    if title is None or is_known or "byline" in found.values:
        return
    if (issuer := issuer_of_title(title)) is not None:
        name = "byline" if is_known_person(issuer) else "publisher"
        note_day(title, found)
        found.values[name] = issuer
        found.uncertain.add(name)
