"""From the encoder's scores to attributions: the best tags, and the best links between them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
"""What a wordpiece can be, in the order of the model's outputs."""
OUTSIDE = 0
SOURCE, CUE, CONTENT = 1, 3, 5
"""The label that begins each role; the one after it goes on."""
NEVER = -1e4
LEAST_POINTED = 0.5
"""A part that the tags miss is added where a pointer is at least so sure of it."""

Stretch = tuple[int, int]
"""First wordpiece of a part, and the one after its last."""


@dataclass(frozen=True, slots=True)
class Outputs:
    """What the model says of the wordpieces of one window.

    `tags` are log probabilities of LABELS (wordpieces x 7). The pointers are log probabilities
    that a wordpiece belongs to a part joined to the part that begins at another (wordpieces x 1 +
    wordpieces; the first column stands for none): a content to its cue, a cue to its source, a
    content to its source.
    """

    tags: Scores
    content_cue: Scores
    cue_source: Scores
    content_source: Scores


@dataclass(frozen=True, slots=True)
class Tagged:
    """One attribution as wordpieces of its window.

    `tag`, `link` and `source_link` are probabilities (geometric means): of the content's tags, of
    its link to the cue, of the link to the source.
    """

    source: Stretch | None
    cue: Stretch | None
    contents: tuple[Stretch, ...]
    tag: float
    cue_tag: float
    link: float
    source_link: float


def decode(outputs: Outputs) -> list[Tagged]:
    """Return the attributions of a window: contents grouped by their cue, in text order.

    The tags are the likeliest sequence in which no part goes on that has not begun (Viterbi). Each
    content takes the cue and the source which together are likeliest; contents of one cue are one
    attribution, with the source that is likeliest for all of them.
    """
    path = best_path(outputs.tags)
    contents = stretches(path, CONTENT)
    cues = stretches(path, CUE)
    sources = stretches(path, SOURCE)
    cues += _pointed(outputs.content_cue, contents, outputs.tags, CUE, [*cues, *contents, *sources])
    taken = [*cues, *contents, *sources]
    sources += _pointed(outputs.content_source, contents, outputs.tags, SOURCE, taken)
    groups: dict[Stretch | int, list[tuple[Stretch, float]]] = {}
    for number, content in enumerate(contents):
        scores = _towards(outputs.content_cue, content, cues)
        best = int(np.argmax(scores))
        key = cues[best - 1] if best else number
        groups.setdefault(key, []).append((content, float(scores[best])))
    return [
        _tagged(outputs, None if isinstance(key, int) else key, parts, sources)
        for key, parts in groups.items()
    ]


def best_path(tags: Scores) -> NDArray[np.int64]:
    """Return the likeliest labels in which a part goes on only where it has begun.

    Source: Viterbi 1967.
    """
    count = len(tags)
    if not count:
        return np.zeros(0, dtype=np.int64)
    allowed = np.zeros((len(LABELS), len(LABELS)), dtype=np.float32)
    for begin in (SOURCE, CUE, CONTENT):
        for before in range(len(LABELS)):
            if before not in (begin, begin + 1):
                allowed[before, begin + 1] = NEVER
    total = tags[0].copy()
    for begin in (SOURCE, CUE, CONTENT):
        total[begin + 1] += NEVER
    back = np.zeros((count, len(LABELS)), dtype=np.int64)
    columns = np.arange(len(LABELS))
    for i in range(1, count):
        steps = total[:, None] + allowed
        back[i] = steps.argmax(axis=0)
        total = steps[back[i], columns] + tags[i]
    path = np.zeros(count, dtype=np.int64)
    path[-1] = int(total.argmax())
    for i in range(count - 1, 0, -1):
        path[i - 1] = back[i, path[i]]
    return path


def stretches(path: NDArray[np.int64], begin: int) -> list[Stretch]:
    """Return the parts of one role that a sequence of labels holds, in order."""
    found: list[Stretch] = []
    start: int | None = None
    for i, label in enumerate([*path.tolist(), OUTSIDE]):
        if start is not None and label != begin + 1:
            found.append((start, i))
            start = None
        if label == begin:
            start = i
    return found


def _towards(pointer: Scores, part: Stretch, others: list[Stretch]) -> Scores:
    """Return how likely a part is joined to none and to each of others (mean log probability)."""
    rows = pointer[part[0] : part[1]]
    columns = [rows[:, 0]]
    for first, last in others:
        columns.append(np.logaddexp.reduce(rows[:, first + 1 : last + 1], axis=1))
    means: Scores = np.stack(columns).mean(axis=1)
    return means


def _pointed(
    pointer: Scores, parts: list[Stretch], tags: Scores, begin: int, taken: list[Stretch]
) -> list[Stretch]:
    """Return parts that the tags miss but to which a pointer is sure to lead."""
    found: list[Stretch] = []
    for first, last in parts:
        target = int(np.argmax(np.exp(pointer[first:last]).mean(axis=0))) - 1
        sure = float(np.exp(pointer[first:last, target + 1]).mean())
        if target < 0 or sure < LEAST_POINTED:
            continue
        end = target + 1
        others = [*taken, *found]
        if any(a <= target < b for a, b in others):
            continue
        while (
            end < len(tags)
            and not any(a <= end < b for a, b in others)
            and tags[end, begin + 1] > tags[end, OUTSIDE]
        ):
            end += 1
        found.append((target, end))
    return found


def _tagged(
    outputs: Outputs,
    cue: Stretch | None,
    parts: list[tuple[Stretch, float]],
    sources: list[Stretch],
) -> Tagged:
    scores = sum(
        (_towards(outputs.content_source, content, sources) for content, _ in parts),
        np.zeros(len(sources) + 1, dtype=np.float32),
    ) / len(parts)
    if cue is not None:
        scores = (scores + _towards(outputs.cue_source, cue, sources)) / 2
    best = int(np.argmax(scores))
    contents = tuple(content for content, _ in parts)
    return Tagged(
        source=sources[best - 1] if best else None,
        cue=cue,
        contents=contents,
        tag=_sureness(outputs.tags, contents, CONTENT),
        cue_tag=_sureness(outputs.tags, (cue,), CUE) if cue is not None else 0.0,
        link=float(np.exp(sum(score for _, score in parts) / len(parts))),
        source_link=float(np.exp(scores[best])),
    )


def _sureness(tags: Scores, parts: tuple[Stretch, ...], begin: int) -> float:
    """Return the geometric mean of the probability that wordpieces have a role."""
    rows = np.concatenate([tags[first:last] for first, last in parts])
    return float(np.exp(np.logaddexp(rows[:, begin], rows[:, begin + 1]).mean()))
