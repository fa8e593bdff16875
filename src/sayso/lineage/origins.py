"""Documents that count as one, because they go back to one text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from sayso.lineage.credits import credited, find_earliest, find_own, is_by, most_credited
from sayso.lineage.shingles import Words, read_words
from sayso.model import Document, Echo, Origin, Span
from sayso.model.components import join_components

COVERED = 0.5
"""Share of the shorter Document's words from which two count as one."""

LEAST_SHARED = 12
"""Words outside shared quotations; fewer can be chance in a very short Document."""


def find_origins(documents: Iterable[Document], echoes: Sequence[Echo]) -> tuple[Origin, ...]:
    """Sort Documents into groups that count as one, each Document into exactly one.

    Two count as one where
    - what they share is at least half of the shorter one's words, or
    - they share a passage, and one says that as a whole it is taken over from the other's
      publisher, or both say so of the same third.
    Words that stand in quotation marks in both do not count: two reporters who quote one speaker
    are two witnesses to what was said, and share no origin by that alone.

    Returns:
        Origins in the order of their Documents' ids; the order of the arguments changes nothing.
    """
    pile = sorted(documents, key=lambda document: document.id)
    number = {document.id: i for i, document in enumerate(pile)}
    shared = _shared_passages(echoes, number)
    touched = {key for pair in shared for key in pair}
    words = {document.id: read_words(document) for document in pile if document.id in touched}
    takes = {d.id: credited(d, whole_only=True) for d in pile if d.id in touched}

    def is_one(i: int, j: int) -> bool:
        a, b = pile[i], pile[j]
        if takes[a.id] & takes[b.id] or is_by(b, takes[a.id]) or is_by(a, takes[b.id]):
            return True
        return _is_covered(words[a.id], words[b.id], shared[a.id, b.id])

    # a wire story with a thousand reprints has half a million pairs, of which a thousand decide
    pairs = ((number[a], number[b]) for a, b in sorted(shared))
    groups = join_components(len(pile), pairs, is_edge=is_one)
    made = [_make_origin([pile[i] for i in group]) for group in groups]
    return tuple(sorted(made, key=lambda origin: origin.document))


def _shared_passages(
    echoes: Sequence[Echo], known: Mapping[str, int]
) -> dict[tuple[str, str], list[tuple[Span, Span]]]:
    """Return for each pair of Documents the passages that they share."""
    found: dict[tuple[str, str], list[tuple[Span, Span]]] = defaultdict(list)
    for echo in echoes:
        members = sorted(member for member in echo.members if member.document in known)
        for a, b in combinations(members, 2):
            if a.document != b.document:
                found[a.document, b.document].append((a.span, b.span))
    return found


def _is_covered(a: Words, b: Words, pairs: Sequence[tuple[Span, Span]]) -> bool:
    """Tell whether shared words, but for shared quotations, are half of the shorter Document."""
    if len(a.words) > len(b.words):
        a, b, pairs = b, a, [(y, x) for x, y in pairs]
    own: set[int] = set()
    quoted: set[int] = set()
    for span, other in pairs:
        theirs = _quoted_words(b, other)
        for i in range(*a.range_of(span)):
            (quoted if a.quotes[i] and a.words[i] in theirs else own).add(i)
    shared = own - quoted
    rest = len(a.words) - len(quoted)
    return len(shared) >= LEAST_SHARED and len(shared) >= COVERED * rest


def _quoted_words(words: Words, span: Span) -> frozenset[str]:
    return frozenset(words.words[i] for i in range(*words.range_of(span)) if words.quotes[i])


def _make_origin(group: Sequence[Document]) -> Origin:
    """Return the Origin of Documents in the order of their ids."""
    own = find_own(group)
    first = find_earliest(own) if own else find_earliest(group)
    document = first or (own or group)[0]
    return Origin(document.id, tuple(d.id for d in group), most_credited(group))
