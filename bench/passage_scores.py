"""What is measured of Sayso on annotated passages, as named shares: forms, genres, chains, names.

usage: python bench/passage_scores.py FILE... [--tagger SIZE]...

FILE is a finished file of docs/annotation.md. `gate.py` holds the same measures to floors.
Matching, chains and names are judged as by `annotation_agreement`, `chains` and `sources`; the
forms, kinds and stances of what was matched are counted here.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import chains
import sources
from annotation import read_finished
from annotation_agreement import has_same_source, pair_up, words_in

from sayso.attribution import find_attributions
from sayso.attribution.quotes import find_quotations
from sayso.attribution.resolve import resolve
from sayso.config import Tagger
from sayso.language.parse import find_paragraphs, parse_document
from sayso.model import Attribution, Document

Row = dict[str, Any]

FORMS = ("direct", "indirect", "mixed")


@dataclass(frozen=True, slots=True)
class Measure:
    """A share in per cent and of how many it is taken: the mean of found and wanted for an F1."""

    value: float
    of: float


def f1(right: int, found: int, wanted: int) -> Measure:
    """Return an F1 as a Measure."""
    return Measure(200 * right / max(1, found + wanted), (found + wanted) / 2)


def share(right: int, of: int) -> Measure:
    """Return a share as a Measure."""
    return Measure(100 * right / max(1, of), of)


def quoted_words(document: Document, text: str) -> set[int]:
    """Return where the words in double quotation marks begin in a passage as annotated."""
    spans = [
        [s.start, s.end]
        for q in find_quotations(document.text, find_paragraphs(document))
        if q.weight == "double"
        for s in document.offsets.to_original(q.inner)
    ]
    return words_in(spans, text)


def form_of(attribution: Row, text: str, quoted: set[int]) -> str:
    """Tell whether all, none or some words of a content are quoted, by the marks of the text.

    What is given whole without any cue, or with a mark for one (a turn, a block quotation, a
    testimony), is direct.
    """
    words = words_in(attribution["content"], text)
    cue = "".join(text[a:b] for a, b in attribution["cue"])
    if words & quoted:
        return "direct" if words <= quoted else "mixed"
    return "indirect" if re.search(r"\w", cue) else "direct"


class Tally:
    """What one size of the tagger got right, summed over passages."""

    def __init__(self) -> None:
        self.sums: Counter[str] = Counter()
        self.chains = chains.Score()
        self.names = sources.Score()

    def add(self, row: Row, document: Document, found: Sequence[Attribution]) -> None:
        """Count one passage with what was found in it."""
        rows = chains.as_rows(document, found)
        self.chains.add(row, rows)
        by_id = {a.id: a for a in found}
        pairs = pair_up(row["attributions"], rows, row["text"])
        self._forms(row, document, rows, pairs)
        for gold, other in pairs:
            self._labels(gold, by_id[other["id"]])
        joint = [
            replace(by_id[b["id"]], id=a["id"])
            for a, b in pairs
            if has_same_source(a, b, row["text"])
        ]
        self.names.add(row, joint)

    def _forms(
        self, row: Row, document: Document, rows: Sequence[Row], pairs: Sequence[tuple[Row, Row]]
    ) -> None:
        text = row["text"]
        quoted = quoted_words(document, text)
        for one in row["attributions"]:
            self.sums[f"wanted {form_of(one, text, quoted)}"] += 1
        for one in rows:
            self.sums[f"found {form_of(one, text, quoted)}"] += 1
        for gold, other in pairs:
            # right for precision by the form found, for recall by the form annotated
            for of in (form_of(gold, text, quoted), form_of(other, text, quoted)):
                self.sums[f"match {of}"] += 1
                self.sums[f"joint {of}"] += has_same_source(gold, other, text)

    def _labels(self, gold: Row, found: Attribution) -> None:
        self.sums["matched"] += 1
        self.sums["kind"] += gold["kind"] == found.kind
        self.sums["stance wanted"] += gold["stance"] != "neutral"
        if found.framing != "neutral":
            self.sums["stance found"] += 1
            self.sums["stance"] += gold["stance"] == found.framing

    def measures(self) -> Iterator[tuple[str, Measure]]:
        """Yield each measure with its name."""
        sums, told = self.sums, self.chains.sums

        def of(what: str) -> Measure:
            return f1(*(told[f"{what} {x}"] for x in ("right", "found", "wanted")))

        for joint, key in (("match", "all"), ("joint", "joint")):
            yield f"{joint} F1", of(key)
            for form in FORMS:
                # half of what both sides count: a matched pair stands under each side's form
                sides = sums[f"found {form}"] + sums[f"wanted {form}"]
                yield (
                    f"{joint} F1, {form}",
                    Measure(100 * sums[f"{joint} {form}"] / max(1, sides), sides / 2),
                )
            for genre in sorted(self.chains.genres):
                yield f"{joint} F1 in {genre}", of(f"{key} {genre}")
        yield "nested F1 with its parent", of("nested parent")
        yield "nested F1 with its chain in order", of("nested order")
        yield "chain in order, of matched", of("chain order")
        yield "relays F1", of("relays")
        yield from names(self.names, "of those found with their source")
        yield "kind right, of matched", share(sums["kind"], sums["matched"])
        yield "stance right, of those given", share(sums["stance"], sums["stance found"])
        yield "stance found, of those annotated", share(sums["stance"], sums["stance wanted"])


def names(score: sources.Score, whose: str) -> Iterator[tuple[str, Measure]]:
    """Yield how many names were given and how many of the given ones are right."""
    right, wrong, every = (score.sums[x] for x in ("name right", "name wrong", "name"))
    yield f"name given, {whose}", share(right + wrong, every)
    yield f"name right where given, {whose}", share(right, right + wrong)


def measure(rows: Sequence[Row], sizes: Sequence[Tagger]) -> dict[str, Measure]:
    """Return what is measured on annotated passages; what there is no case of is left out.

    Args:
        rows: passages in the finished form of docs/annotation.md.
        sizes: of the tagger; each measure's name begins with its size.
    """
    given = sources.Score()
    tallies = {size: Tally() for size in sizes}
    for row, document in zip(rows, chains.read_passages(rows), strict=True):
        parse = parse_document(document)
        given.add(row, resolve(document, parse, sources.given(row, document)))
        for size, tally in tallies.items():
            tally.add(row, document, find_attributions(document, parse, size))
    found = dict(names(given, "extents as annotated"))
    for size, tally in tallies.items():
        found |= {f"{size}: {name}": value for name, value in tally.measures()}
    return {name: value for name, value in found.items() if value.of}


def main() -> int:
    """Print each measure and how many cases it rests on."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("files", nargs="+", type=Path)
    options.add_argument("--tagger", action="append", choices=("default", "fast", "none"))
    chosen = options.parse_args()
    rows = [row for file in chosen.files for row in read_finished(file).values()]
    print(f"{len(rows)} annotated passages{'cases':>53}")
    for name, one in measure(rows, chosen.tagger or ["default"]).items():
        print(f"{name:66}{one.value:7.1f}{one.of:7.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
