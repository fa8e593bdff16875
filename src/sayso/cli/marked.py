"""A Document's text in the terminal, with its Attributions marked."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from sayso.cli.terminal import bold, clean, dim, has_colour, paint, width
from sayso.cli.text import chain_of, head_of, stance_of

if TYPE_CHECKING:
    from sayso.views.rows import AttributionRow
    from sayso.views.show import Mark, Segment, Shown

BRACKETS = {"source": ("{", "}"), "cue": ("<", ">")}
LEGEND = "[1 what is said] {1 who says it} <1 by which words> «set apart, not analysed»"
NONE = "none found here, or none of this kind and confidence"
COLOURS = {"source": "cyan", "cue": "yellow", "content": "green", "framing": "magenta"}


def shown_text(row: Shown) -> list[str]:
    """Return the text with marks, then a note for each.

    Where there is no colour, [3 …] is a content, {3 …} a source and <3 …> a cue, each with the
    number of its note; «…» are set-apart words.
    """
    lines = [
        bold(clean(row.document.head.title or "(no title)")),
        dim(head_of(row.document.head)),
        "",
    ]
    if not has_colour():
        lines += [LEGEND, ""]
    body = "".join(_marked(segment) for segment in _joined(row.segments))
    for paragraph in body.splitlines():
        lines += _folded(paragraph)
    lines += ["", bold("Attributions")]
    lines += [line for said in row.attributions for line in _note(said)] or [NONE]
    return lines


def _folded(paragraph: str) -> list[str]:
    # colour codes have no width, so coloured text is folded by the terminal itself
    if has_colour() or not paragraph.strip():
        return [paragraph]
    return textwrap.wrap(paragraph, width())


def _joined(segments: tuple[Segment, ...]) -> list[list[Segment]]:
    """Gather neighbours whose innermost mark and zone are the same."""
    groups: list[list[Segment]] = []
    for segment in segments:
        if groups and _key(groups[-1][0]) == _key(segment):
            groups[-1].append(segment)
        else:
            groups.append([segment])
    return groups


def _key(segment: Segment) -> tuple[object, ...]:
    return (_mark_of(segment), segment.zone)


def _mark_of(segment: Segment) -> Mark | None:
    """Return the innermost mark; words that frame are mostly the cue, which says more."""
    plain = [mark for mark in segment.marks if mark.part != "framing"]
    marks = plain or segment.marks
    return marks[-1] if marks else None


def _marked(group: list[Segment]) -> str:
    text = "".join(_printable(segment.text) for segment in group)
    first = group[0]
    if first.zone in ("metadata", "boilerplate"):
        return dim(text) if has_colour() else (f"«{text}»" if text.strip() else text)
    mark = _mark_of(first)
    if mark is None or not text.strip():
        return text
    if has_colour():
        number = dim(f"{mark.number} ") if mark.part != "framing" else ""
        return number + paint(text, fg=COLOURS[mark.part], underline=mark.part == "cue")
    left, right = BRACKETS.get(mark.part, ("[", "]"))
    return f"{left}{mark.number} {text}{right}"


def _printable(text: str) -> str:
    return "".join(
        c if c.isprintable() or c in "\n " else " " if c.isspace() else "\ufffd" for c in text
    )


def _note(row: AttributionRow) -> list[str]:
    open_as = row.abstained or clean(row.source_words) or "the words name nobody"
    who = row.source or f"not resolved ({open_as})"
    indent = "  " * row.depth
    head = f"{indent}{row.number}. {bold(clean(who))}, {row.form} {row.kind}, {stance_of(row)}"
    return [head, dim(f"{indent}   {chain_of(row.chain)}")]
