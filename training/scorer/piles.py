"""Small piles with their claims marked where they stand: what the scorer learns from.

A file is a pile:

    # what it is about
    = P1 y | The border guards opened the sluice.
    @ The Halden Courier | 2031-05-04 | Sluice row deepens
    Dana Holt said {P1+|Dana Holt|guards had wound the gate up before dawn}.

A title begins with `y` where sources conflict on it and `n` where they do not. A mark holds labels,
the source and the words of the claim. A label is a point with a stance: `+` affirms, `-` denies,
`?` doubts, `=word` gives another value (the same word, the same value), `~` looks as if it belonged
to the point and does not.

A pack is a pile without documents. Each of its lines is a claim that stands by itself:

    - Asked about his men, he said {P1-|Colonel Pruss|they had slept in the hut till morning}.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MARK = re.compile(r"\{(?P<labels>(?:P\d+(?:[+\-?~]|=\w+) ?)+)\|[^|{}]*\|(?P<words>[^{}]*)\}")
LABEL = re.compile(r"(P\d+)(.+)")
DOCUMENT = re.compile(r"@ (?P<publisher>[^|]+?) *\| (?P<date>[\d-]+) \| (?P<heading>.+)")
POINT = re.compile(r"= (?P<id>P\d+) (?P<contested>[yn]) \| (?P<title>.+)")

OUTCOMES = NEITHER, AGREE, CONFLICT = 0, 1, 2
"""What two claims can be to each other."""
UNKNOWN = -100
"""That nothing is taught about them."""

Labels = tuple[tuple[str, str], ...]
"""The points that a claim is on, each with its stance on it."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A claim in the text of its document, with its labels."""

    document: int
    start: int
    end: int
    labels: Labels


@dataclass(frozen=True, slots=True)
class SmallPile:
    """Texts of documents, headings first, the claims marked in them, and the titles of points."""

    name: str
    texts: tuple[str, ...]
    claims: tuple[Marked, ...]
    titles: tuple[tuple[str, str], ...] = ()


def read_small_pile(path: Path) -> SmallPile:
    """Read a file of marked documents.

    Raises:
        ValueError: a line that is no text and no head, or a mark that is not of the form above.
    """
    texts: list[str] = []
    claims: list[Marked] = []
    titles: list[tuple[str, str]] = []
    is_pack = True
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        title = POINT.match(line)
        if title:
            titles.append((title["id"], title["title"]))
        if title or line.startswith("#"):
            continue
        head = DOCUMENT.match(line)
        if head:
            is_pack = False
            texts.append(f"{head['heading']}\n\n")
            continue
        if is_pack and line.startswith("- "):
            texts.append("")
        if not texts and line.strip():
            raise ValueError(f"{path}, line {number}: text before the first document")
        if texts:
            plain, found = _unmark(line.removeprefix("- ") if is_pack else line)
            if "{" in plain or "}" in plain:
                raise ValueError(f"{path}, line {number}: a mark of another form")
            at = len(texts[-1])
            here = len(texts) - 1
            claims += [Marked(here, at + a, at + b, labels) for a, b, labels in found]
            texts[-1] += plain + "\n"
    return SmallPile(path.stem, tuple(texts), tuple(claims), tuple(titles))


Found = tuple[int, int, Labels]


def _unmark(line: str) -> tuple[str, list[Found]]:
    plain, at = "", 0
    found: list[Found] = []
    for mark in MARK.finditer(line):
        plain += line[at : mark.start()]
        labels = tuple((m[1], m[2]) for m in map(LABEL.match, mark["labels"].split()) if m)
        found.append((len(plain), len(plain) + len(mark["words"]), labels))
        plain += mark["words"]
        at = mark.end()
    return plain + line[at:], found


def outcome_of(a: Marked, b: Marked) -> int:
    """Return how two claims of one pile stand to each other by their labels."""
    told = [_one(x, y) for x, y in both_stances(a.labels, b.labels)]
    for outcome in (CONFLICT, UNKNOWN, AGREE):
        if outcome in told:
            return outcome
    return NEITHER


def _one(a: str, b: str) -> int:
    """Return how two stances to one point stand to each other.

    Nothing is taught where one denies the title's value and another gives a value of its own: these
    may go together ("not the guards", "the miller").
    """
    if a == b:
        return AGREE
    stances = {a[0], b[0]}
    if stances in ({"-", "="}, {"?", "="}, {"-", "?"}):
        return UNKNOWN
    return CONFLICT


def is_one_point(a: Marked, b: Marked) -> bool:
    """Tell whether two claims of one pile are on one point, whichever side they take."""
    return bool(both_stances(a.labels, b.labels))


def both_stances(a: Labels, b: Labels) -> list[tuple[str, str]]:
    """Return the stances of two claims on each point that both are on."""
    return [(x, y) for p, x in a for q, y in b if p == q and "~" not in (x, y)]


def read_all(folders: list[Path]) -> Iterator[SmallPile]:
    """Read the piles of several folders, in order of their paths."""
    for folder in folders:
        for path in sorted(folder.rglob("*.txt")):
            yield read_small_pile(path)
