"""Where one name ends and another begins in a run of words with capitals."""

from __future__ import annotations

from sayso.attribution.cast.titles import HONORIFICS, core_start, is_title
from sayso.attribution.words import given_names, is_outlet
from sayso.language.parse import Parse


def _split_run(parse: Parse, first: int, last: int) -> list[tuple[int, int]]:
    """Split a run at 'of' and 'for' where what stands before it is a person's name."""
    for k in range(first + 1, last - 1):
        if parse.tokens[k].lower not in ("of", "for") or is_title(parse, first, k):
            continue
        opening = parse.tokens[first].lower
        is_person = opening in given_names() or opening in HONORIFICS
        before = is_person or _label_of(parse, first, k) == "PERSON"
        after = parse.tokens[k + 1].lower in given_names() and k + 2 < last
        if before or after:
            return [(first, k), *_split_run(parse, k + 1, last)]
    return [(first, last)]


def name_pieces(
    parse: Parse, first: int, last: int, labels: dict[int, str]
) -> list[tuple[int, int]]:
    """Return the names in a run.

    An office without a name ('the President of Arvania') has those of its place and body only.
    """
    found: list[tuple[int, int]] = []
    pieces = [
        p for a, b in _split_run(parse, first, last) for p in _split_body(parse, a, b, labels)
    ]
    for start, end in pieces:
        head = next(
            (k for k in range(start + 1, end) if parse.tokens[k].lower in ("of", "for")), None
        )
        is_office = head is not None and is_title(parse, start, head)
        if head is None or not is_office or core_start(parse, start, end, labels) != start:
            found.append((start, end))
            continue
        if head - 1 > start:
            found.append((start, head - 1))
        found.append((head + 1, end))
    return found


def _split_body(
    parse: Parse, first: int, last: int, labels: dict[int, str]
) -> list[tuple[int, int]]:
    """Split an outlet or body off a person's name: 'Radio Harbour Greta Holm'.

    Not what an office is of: 'Secretary of State Greta Holm'.
    """
    is_office = core_start(parse, first, last, labels) != first
    for k in range(last - 2, first, -1):
        if parse.tokens[k].lower not in given_names():
            continue
        before = parse.text[parse.tokens[first].start : parse.tokens[k - 1].end]
        if is_outlet(before) or (not is_office and _are_two(parse, first, k, last)):
            return [(first, k), (k, last)]
    return [(first, last)]


def _are_two(parse: Parse, first: int, middle: int, last: int) -> bool:
    """Tell whether the parser saw a body end and a person begin: 'Brask Lines David Holm'."""
    before = [n.label for n in parse.names if first - 1 <= n.first and n.last == middle]
    after = [n.label for n in parse.names if (n.first, n.last) == (middle, last)]
    return before == ["ORG"] and after == ["PERSON"]


def _label_of(parse: Parse, first: int, last: int) -> str | None:
    for name in parse.names:
        if name.first < last and first < name.last:
            return name.label
    return None
