"""Labels of claims in articles of the corpora, which are not in the repository: `training/news/`.

A file is a pile of articles:

    # what is labelled
    = P1 y | The bridge was closed before the flood.
    @ polnear/train.jsonl some-article-id
    120 180 P1+
    200 240

A line after `@` is a claim: where it starts and ends in the text, as character offsets, and its
labels as in `scorer.piles`; one without labels is on no point of the pile. `@` names a file of
JSON Lines and the id of an article in it, or a file of lines, with the number of the first and how
many belong to the article; empty ones are passed over, and two line ends stand between two.
"""

from __future__ import annotations

import json
from functools import cache
from itertools import islice
from pathlib import Path

from scorer.piles import LABEL, POINT, Marked, SmallPile


def read_news(folder: Path, corpora: Path) -> list[SmallPile]:
    """Read all piles of a folder, in order of their names.

    Args:
        folder: with the files of labels.
        corpora: the folder with the files that these name.

    Raises:
        ValueError: a line of another form, or an article that is not there.
    """
    return [_read_pile(path, corpora) for path in sorted(folder.glob("*.txt"))]


def _read_pile(path: Path, corpora: Path) -> SmallPile:
    texts: list[str] = []
    claims: list[Marked] = []
    titles: list[tuple[str, str]] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        title = POINT.match(line)
        if title:
            titles.append((title["id"], title["title"]))
        elif line.startswith("@ "):
            texts.append(_article(corpora, *line.split()[1:]))
        elif not line.startswith("#"):
            try:
                start, end, *labels = line.split()
                found = tuple((m[1], m[2]) for m in map(LABEL.fullmatch, labels) if m)
                claims.append(Marked(len(texts) - 1, int(start), int(end), found))
            except ValueError as error:
                raise ValueError(f"{path}, line {number}: no claim") from error
    return SmallPile(path.stem, tuple(texts), tuple(claims), tuple(titles))


def _article(corpora: Path, file: str, name: str, count: str = "") -> str:
    if not count:
        return _articles(corpora / file)[name]
    with (corpora / file).open(encoding="utf-8") as lines:
        told = (line.strip() for line in islice(lines, int(name) - 1, None))
        return "\n\n".join(islice((line for line in told if line), int(count)))


@cache
def _articles(path: Path) -> dict[str, str]:
    rows = map(json.loads, path.read_text("utf-8").splitlines())
    return {row["id"]: row["text"] for row in rows}
