"""Annotated articles as windows that the network learns from.

The form: one JSON an article and line, {id, text, attributions: [{source, cue, content}]}, each
role a list of [start, end] in characters of the text; source and cue may be empty lists.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from sayso.attribution.quotes import find_quotations
from sayso.attribution.tagger.decode import CONTENT, CUE, SOURCE
from sayso.attribution.tagger.pieces import Pieces, cut_pieces, find_windows
from sayso.model import Span
from sayso.networks import CLS, SEP

Ranges = tuple[tuple[int, int], ...]
ROLES = ("source", "cue", "content")
UNKNOWN = -100
"""Target that is not learned: what it points to stands in another window."""
MASK = 103
"""Entry of the vocabulary that hides a word."""


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated attribution, as character ranges."""

    source: Ranges
    cue: Ranges
    content: Ranges


@dataclass(frozen=True, slots=True)
class Article:
    """An annotated text."""

    id: str
    text: str
    golds: tuple[Gold, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """One training example: CLS, wordpieces, SEP.

    `ids`, `features` and `tags` have one value a position; `targets` is positions x 3: where the
    content's cue, the cue's source and the content's source begin (0, the CLS, for none).
    """

    ids: NDArray[np.int64]
    features: NDArray[np.int64]
    tags: NDArray[np.int64]
    targets: NDArray[np.int64]


def load_articles(path: Path) -> list[Article]:
    """Read annotated articles.

    Raises:
        ValueError: a line is not of the documented form; names the line.
    """
    articles = []
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            golds = tuple(
                Gold(*(_ranges(a[role], len(row["text"])) for role in ROLES))
                for a in row["attributions"]
            )
            articles.append(Article(str(row["id"]), row["text"], golds))
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f"{path.name}, line {number}: {error!r}") from error
    return articles


def _ranges(value: Iterable[Sequence[int]], length: int) -> Ranges:
    ranges = tuple((int(start), int(end)) for start, end in value)
    for start, end in ranges:
        if not 0 <= start < end <= length:
            raise ValueError(f"[{start}, {end}] is no stretch of a text of {length} characters")
    return ranges


def find_blocks(text: str) -> list[Span]:
    """Return the paragraphs of a text: what blank lines part."""
    return [Span(m.start(), m.end()) for m in re.finditer(r"\S(?:.*\S)?(?:\n.*\S)*", text)]


def encode(article: Article, tokenizer: Tokenizer) -> Pieces:
    """Return the wordpieces of an article."""
    quotations = find_quotations(article.text, find_blocks(article.text))
    return cut_pieces(article.text, quotations, tokenizer)


def make_windows(
    article: Article, tokenizer: Tokenizer, longest: int, first: int = 0
) -> list[Window]:
    """Return the windows of an article with what is to be learned from them.

    Args:
        article: with its annotation.
        tokenizer: of the base encoder.
        longest: wordpieces in a window at most.
        first: wordpieces in the first window at most, to vary where the cuts fall; 0 for longest.
    """
    pieces = encode(article, tokenizer)
    tags, targets = _labels(article, pieces)
    windows = []
    for a, b in find_windows(article.text, pieces, longest, first):
        inside = targets[a:b]
        moved = np.where(inside >= 0, inside - a + 1, inside)
        moved[(inside >= 0) & ((inside < a) | (inside >= b))] = UNKNOWN
        moved[inside == -1] = 0
        edge = np.full((1, 3), UNKNOWN)
        windows.append(
            Window(
                np.concatenate([[CLS], pieces.ids[a:b], [SEP]]),
                np.concatenate([[0], pieces.features[a:b], [0]]),
                np.concatenate([[UNKNOWN], tags[a:b], [UNKNOWN]]),
                np.concatenate([edge, moved, edge]),
            )
        )
    return windows


def _labels(article: Article, pieces: Pieces) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return for each wordpiece its label and where its links lead (-1: to none)."""
    tags = np.zeros(len(pieces), dtype=np.int64)
    targets = np.full((len(pieces), 3), UNKNOWN, dtype=np.int64)
    for gold in article.golds:
        first: dict[str, int] = {}
        for role, begin in zip(ROLES, (SOURCE, CUE, CONTENT), strict=True):
            parts = [_pieces_of(pieces, start, end) for start, end in getattr(gold, role)]
            parts = [(a, b) for a, b in parts if a < b]
            first[role] = parts[0][0] if parts else -1
            for a, b in parts:
                tags[a:b] = begin + 1
                tags[a] = begin
                if role == "content":
                    targets[a:b, 0] = first["cue"]
                    targets[a:b, 2] = first["source"]
                elif role == "cue":
                    targets[a:b, 1] = first["source"]
    return tags, targets


def _pieces_of(pieces: Pieces, start: int, end: int) -> tuple[int, int]:
    """Return the wordpieces that a range of characters touches."""
    first = int(np.searchsorted(pieces.ends, start, side="right"))
    last = int(np.searchsorted(pieces.starts, end, side="left"))
    return first, last


def make_batches(
    windows: list[Window], size: int, ranks: int, random: np.random.Generator
) -> list[list[list[Window]]]:
    """Return steps of batches of windows of like length, one batch a rank.

    Args:
        windows: all of an epoch.
        size: wordpieces in a batch, padding included.
        ranks: batches in a step.
        random: for the order.
    """
    noise = random.uniform(0, 8, len(windows))
    order = np.argsort([len(w.ids) + n for w, n in zip(windows, noise, strict=True)])
    batches: list[list[Window]] = [[]]
    for number in order.tolist():
        window = windows[number]
        longest = max([len(window.ids), *(len(w.ids) for w in batches[-1])])
        if batches[-1] and longest * (len(batches[-1]) + 1) > size:
            batches.append([])
        batches[-1].append(window)
    steps = [batches[i : i + ranks] for i in range(0, len(batches), ranks)]
    steps[-1] = [*steps[-1], *itertools.islice(itertools.cycle(batches), ranks - len(steps[-1]))]
    return [steps[i] for i in random.permutation(len(steps)).tolist()]
