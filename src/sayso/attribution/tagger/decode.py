"""From the encoder's scores to attributions: the best tags, and the best links between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

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
    if not contents:
        return []
    cues = stretches(path, CUE)
    sources = stretches(path, SOURCE)
    to_cue, to_source = np.exp(outputs.content_cue), np.exp(outputs.content_source)
    cues += _pointed(to_cue, contents, outputs.tags, CUE, [*cues, *contents, *sources])
    taken = [*cues, *contents, *sources]
    sources += _pointed(to_source, contents, outputs.tags, SOURCE, taken)
    links = _Links(
        _towards(to_cue, cues),
        _towards(to_source, sources),
        _towards(np.exp(outputs.cue_source), sources),
    )
    groups: dict[Stretch | int, list[tuple[Stretch, float]]] = {}
    for number, content in enumerate(contents):
        scores = _mean(links.content_cue, content)
        best = int(np.argmax(scores))
        key = cues[best - 1] if best else number
        groups.setdefault(key, []).append((content, float(scores[best])))
    return [
        _tagged(outputs.tags, links, None if isinstance(key, int) else key, parts, sources)
        for key, parts in groups.items()
    ]


def on_words(tagged: Tagged, words: Sequence[int]) -> Tagged | None:
    """Return an attribution whose parts are whole words, None where no content is left.

    A word belongs to the part that has its first wordpiece.

    Args:
        tagged: of a window.
        words: the number of the word that each wordpiece of the window belongs to; -1 for none.
    """

    def opens(i: int) -> bool:
        return i in (0, len(words)) or words[i] < 0 or words[i] != words[i - 1]

    def whole(part: Stretch) -> Stretch | None:
        first, last = part
        while not opens(first):
            first += 1
        while not opens(last):
            last += 1
        return (first, last) if first < last else None

    contents = tuple(kept for part in tagged.contents if (kept := whole(part)) is not None)
    source = whole(tagged.source) if tagged.source is not None else None
    cue = whole(tagged.cue) if tagged.cue is not None else None
    return replace(tagged, source=source, cue=cue, contents=contents) if contents else None


def best_path(tags: Scores) -> NDArray[np.int64]:
    """Return the likeliest labels in which a part goes on only where it has begun.

    Source: Viterbi 1967.
    """
    if not len(tags):
        return np.zeros(0, dtype=np.int64)
    begun = (SOURCE, CUE, CONTENT)
    total = tags[0].tolist()
    for begin in begun:
        total[begin + 1] += NEVER
    back = []
    for outside, source, on_source, cue, on_cue, content, on_content in tags[1:].tolist():
        best = max(total)
        before = total.index(best)
        goes_on = [begin if total[begin] >= total[begin + 1] else begin + 1 for begin in begun]
        back.append((before, goes_on))
        total = [
            best + outside,
            best + source,
            total[goes_on[0]] + on_source,
            best + cue,
            total[goes_on[1]] + on_cue,
            best + content,
            total[goes_on[2]] + on_content,
        ]
    label = total.index(max(total))
    path = [label]
    for before, goes_on in reversed(back):
        # A label that goes on is even and not 0; each other one may follow whatever is best.
        label = goes_on[label // 2 - 1] if label and label % 2 == 0 else before
        path.append(label)
    return np.array(path[::-1], dtype=np.int64)


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


@dataclass(frozen=True, slots=True)
class _Links:
    """Log probabilities that a wordpiece is joined to none and to each part of a kind."""

    content_cue: Scores
    content_source: Scores
    cue_source: Scores


LEAST = 1e-30
"""Probabilities below it count as it."""


def _towards(pointer: Scores, others: list[Stretch]) -> Scores:
    """Return log probabilities that wordpieces are joined to none and to each of others.

    Args:
        pointer: probabilities.
        others: parts that it may lead to.
    """
    columns = [pointer[:, 0]]
    columns += [pointer[:, first + 1 : last + 1].sum(axis=1) for first, last in others]
    logs: Scores = np.log(np.maximum(np.stack(columns, axis=1), LEAST))
    return logs


def _mean(links: Scores, part: Stretch) -> Scores:
    """Return the mean over the wordpieces of a part."""
    mean: Scores = links[part[0] : part[1]].mean(axis=0)
    return mean


def _pointed(
    pointer: Scores, parts: list[Stretch], tags: Scores, begin: int, taken: list[Stretch]
) -> list[Stretch]:
    """Return parts that the tags miss but to which a pointer (probabilities) surely leads."""
    found: list[Stretch] = []
    for first, last in parts:
        means = pointer[first:last].mean(axis=0)
        target = int(np.argmax(means)) - 1
        if target < 0 or means[target + 1] < LEAST_POINTED:
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
    tags: Scores,
    links: _Links,
    cue: Stretch | None,
    parts: list[tuple[Stretch, float]],
    sources: list[Stretch],
) -> Tagged:
    scores = sum(
        (_mean(links.content_source, content) for content, _ in parts),
        np.zeros(len(sources) + 1, dtype=np.float32),
    ) / len(parts)
    if cue is not None:
        scores = (scores + _mean(links.cue_source, cue)) / 2
    best = int(np.argmax(scores))
    contents = tuple(content for content, _ in parts)
    return Tagged(
        source=sources[best - 1] if best else None,
        cue=cue,
        contents=contents,
        tag=_sureness(tags, contents, CONTENT),
        cue_tag=_sureness(tags, (cue,), CUE) if cue is not None else 0.0,
        link=float(np.exp(sum(score for _, score in parts) / len(parts))),
        source_link=float(np.exp(scores[best])),
    )


def _sureness(tags: Scores, parts: tuple[Stretch, ...], begin: int) -> float:
    """Return the geometric mean of the probability that wordpieces have a role."""
    rows = np.concatenate([tags[first:last] for first, last in parts])
    return float(np.exp(np.logaddexp(rows[:, begin], rows[:, begin + 1]).mean()))
