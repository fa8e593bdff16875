"""Say whether confidence means what it says: how sure Sayso was against how often it was right.

usage: python bench/reliability.py [FILE...] [--polnear FILE] [--svg FILE] [--tagger SIZE]

FILEs are passages in the finished form of docs/annotation.md, the half kept for the gate if left
out, since the tagger may be trained on the other; only sums are shown. PolNeAR dev is read too
where it lies beside the checkout (its outermost attributions, since the corpus annotates those
alone). Outputs are put into ten bins by their confidence. An output is right by match where half of
its content's words are an annotated one's, and by joint where half of its source's are too; joint
is what confidence is meant to tell. The calibration error is the mean distance between confidence
and the share that is right, bins weighted by their outputs (Naeini, Cooper and Hauskrecht, AAAI
2015).
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotation import read_finished
from annotation_agreement import has_same_source, pair_up
from attribution_polnear import GOLD, as_document, as_row, outermost
from chains import as_rows, read_passages
from reliability_diagram import Dot, Panel, draw

from sayso.attribution import find_attributions
from sayso.config import Tagger
from sayso.language.parse import Parse, parse_document
from sayso.model import Attribution, Document

Row = dict[str, Any]

HERE = Path(__file__).resolve().parent
PASSAGES = HERE / "annotated" / "gate.jsonl"
BINS = 10
OWN, POLNEAR = "passages", "PolNeAR"
"""Where outputs come from."""
KINDS = ("statement", "belief", "knowledge", "intention", "perception")
FEWEST = 5
"""Outputs of a bin from which on its share is drawn."""


@dataclass(frozen=True, slots=True)
class Output:
    """One attribution that Sayso found, and whether it is right."""

    corpus: str
    genre: str
    kind: str
    confidence: float
    is_match: bool
    is_joint: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Outputs of about one confidence: how many, their mean confidence, the share right."""

    count: int
    confidence: float
    match: float
    joint: float


def judge(
    annotated: Row, rows: Sequence[Row], found: Sequence[Attribution], where: str
) -> Iterator[Output]:
    """Yield what was found in a text with whether it is right.

    Args:
        annotated: a text with its attributions.
        rows: what was found, with offsets into that text.
        found: the same, as attributions.
        where: corpus and genre, with a slash between them.
    """
    corpus, genre = where.split("/")
    text = annotated["text"]
    pairs = pair_up(annotated["attributions"], rows, text)
    sources = {other["id"]: has_same_source(one, other, text) for one, other in pairs}
    for a in found:
        joint = sources.get(a.id, False)
        yield Output(corpus, genre, a.kind, a.confidence, a.id in sources, joint)


def of_passages(files: Iterable[Path], tagger: Tagger) -> Iterator[Output]:
    """Yield the outputs on annotated passages."""
    for file in files:
        rows = list(read_finished(file).values())
        for row, document in zip(rows, read_passages(rows), strict=True):
            found = find_attributions(document, parse_document(document), tagger)
            yield from judge(row, as_rows(document, found), found, f"{OWN}/{row['genre']}")


def of_polnear(gold: Path, parses: Path | None, tagger: Tagger) -> Iterator[Output]:
    """Yield the outputs on PolNeAR dev; parses made earlier save time."""
    known: dict[str, tuple[Document, Parse]] = pickle.loads(parses.read_bytes()) if parses else {}
    for line in gold.read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["id"] in known:
            document, parse = known[row["id"]]
        else:
            document = as_document(row["id"], row["text"])
            parse = parse_document(document)
        found = outermost(find_attributions(document, parse, tagger))
        rows = as_row(row["id"], found)["attributions"]
        yield from judge(row, rows, found, f"{POLNEAR}/news")


def bins(outputs: Sequence[Output]) -> list[Bin]:
    """Return ten bins of equal width, from not sure to sure."""
    sorted_in: list[list[Output]] = [[] for _ in range(BINS)]
    for output in outputs:
        sorted_in[min(BINS - 1, int(output.confidence * BINS))].append(output)
    return [_bin(each) for each in sorted_in]


def _bin(outputs: Sequence[Output]) -> Bin:
    count = len(outputs)
    if not count:
        return Bin(0, 0.0, 0.0, 0.0)
    return Bin(
        count,
        sum(o.confidence for o in outputs) / count,
        sum(o.is_match for o in outputs) / count,
        sum(o.is_joint for o in outputs) / count,
    )


def calibration_error(found: Sequence[Bin], by: str) -> float:
    """Return the expected calibration error by 'match' or 'joint'."""
    total = sum(b.count for b in found)
    return sum(b.count * abs(b.confidence - getattr(b, by)) for b in found) / max(1, total)


def groups(outputs: Sequence[Output]) -> Iterator[tuple[str, list[Output]]]:
    """Yield the outputs of each corpus, each kind in it and each genre in it."""
    for corpus in (OWN, POLNEAR):
        inside = [o for o in outputs if o.corpus == corpus]
        if not inside:
            continue
        yield f"{corpus}, all", inside
        for kind in KINDS:
            yield f"{corpus}, {kind}", [o for o in inside if o.kind == kind]
        for genre in sorted({o.genre for o in inside}) if corpus == OWN else []:
            yield f"{corpus}, in {genre}", [o for o in inside if o.genre == genre]


def table(outputs: Sequence[Output]) -> Iterator[str]:
    """Yield two tables: the share right by joint and by match in each bin, a line a group."""
    for by in ("joint", "match"):
        cells = [f"{k / BINS:.1f}–{(k + 1) / BINS:.1f}" for k in range(BINS)]
        yield f"\nright by {by}, per cent (of how many), by confidence"
        yield f"{'':32}{''.join(f'{c:>11}' for c in cells)}{'all':>11}{'error':>7}"
        for name, inside in groups(outputs):
            if not inside:
                continue
            found = [*bins(inside), _bin(inside)]
            cells = [f"{100 * getattr(b, by):.0f} ({b.count})" if b.count else "" for b in found]
            error = 100 * calibration_error(found[:-1], by)
            yield f"{name:32}{''.join(f'{c:>11}' for c in cells)}{error:7.1f}"


def panels(outputs: Sequence[Output]) -> list[Panel]:
    """Return what to draw: all by joint and by match, then each kind and each genre by joint."""
    own = [o for o in outputs if o.corpus == OWN]
    kinds = [(kind, [o for o in outputs if o.kind == kind], "joint") for kind in KINDS]
    genres = [
        (f"in {genre.replace('_', ' ')}", [o for o in own if o.genre == genre], "joint")
        for genre in sorted({o.genre for o in own})
    ]
    whole = [("content and source right", outputs, "joint"), ("content right", outputs, "match")]
    return [_panel(title, inside, by) for title, inside, by in (*whole, *kinds, *genres)]


def _panel(title: str, outputs: Sequence[Output], by: str) -> Panel:
    series = {}
    for corpus in (OWN, POLNEAR):
        found = bins([o for o in outputs if o.corpus == corpus])
        series[corpus] = [
            Dot(b.confidence, getattr(b, by), b.count) for b in found if b.count >= FEWEST
        ]
    return Panel(title, series)


def main() -> int:
    """Print the tables and draw the diagram."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("files", nargs="*", type=Path, default=[PASSAGES])
    options.add_argument("--polnear", type=Path, default=GOLD)
    options.add_argument("--parses", type=Path, help="pickle of earlier parses, your own")
    options.add_argument("--svg", type=Path)
    options.add_argument("--tagger", choices=("default", "fast", "none"), default="default")
    chosen = options.parse_args()
    outputs = list(of_passages(chosen.files, chosen.tagger))
    if chosen.polnear.exists():
        outputs += of_polnear(chosen.polnear, chosen.parses, chosen.tagger)
    else:
        print(f"left out: PolNeAR, since there is no {chosen.polnear}", file=sys.stderr)
    print(f"{len(outputs)} outputs", *table(outputs), sep="\n")
    if chosen.svg:
        chosen.svg.write_text(draw(panels(outputs)), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
