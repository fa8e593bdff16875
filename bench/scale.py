"""CPU time and memory of what is done across documents, for piles of growing size.

usage: python bench/scale.py FILE.txt|FOLDER... --keep FILE [--sizes 1000,3000,10000]
                             [--scorer none|default] [--documents 10000]
                             [--tagger default|fast|none] [--profile FILE]

The texts have a sentence or a headline a line. They are cut into documents of about the same number
of lines, which get a day of one year and one of a few invented publishers. What is found in the
documents one by one is not timed: it is made once, in two processes, and kept in FILE (remove it
after a change of that half). Each size is measured in a process of its own, on whole runs of
neighbouring documents from all over the texts, one thread; echoes and origins are found first, as
`sayso read` does. Growth is the exponent of a part's time in the number of documents, from the
first size to the last: 1 is linear, 2 is square.
"""

from __future__ import annotations

import argparse
import cProfile
import hashlib
import json
import multiprocessing
import os
import pickle
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import islice
from math import log
from pathlib import Path
from typing import Any

from sayso.config import Settings, Tagger
from sayso.engine.base import read_file
from sayso.model import Analysis
from sayso.reading import Found
from sayso.reading.decode import decode

PUBLISHERS = (
    "The Istvale Herald",
    "Tarn Wire",
    "Lowland Radio",
    "Hask Evening Post",
    "Pellmark Observer",
)
"""Invented; neighbouring documents, often parts of one story, are of different ones."""

FIRST_DAY = date(2006, 1, 1)
DAYS = 365
RUN = 20
"""Neighbouring documents that are in a pile together."""

PARTS = (
    "echoes",
    "origins",
    "entities",
    "statements",
    "candidates",
    "rules",
    "neighbours",
    "points",
)
STEPS = {
    "link_entities": "entities",
    "make_statements": "statements",
    "weigh": "candidates",
    "find_candidates": "candidates",
    "_by_rules": "rules",
    "make_bonds": "points",
    "gather": "points",
    "firm_up": "points",
    "find_points": "points",
}
"""Functions of `sayso.linking` and the parts that they are; what they leave is neighbours'."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One pile: how much is in it, CPU seconds by part, peak memory in MB, and what was found."""

    counts: dict[str, int]
    seconds: dict[str, float]
    wall: float
    peak: float
    found: dict[str, int]


def lines_of(paths: Sequence[Path]) -> list[str]:
    """Return the lines of all texts that are not blank."""
    files = [f for p in paths for f in (sorted(p.rglob("*.txt")) if p.is_dir() else [p])]
    every = (line.strip() for f in files for line in decode(f.read_bytes()).text.splitlines())
    return [line for line in every if line]


def cut(lines: Sequence[str], documents: int) -> list[dict[str, str]]:
    """Return the lines as documents, with a publisher and a day each."""
    rows = []
    for n in range(documents):
        part = lines[n * len(lines) // documents : (n + 1) * len(lines) // documents]
        day = FIRST_DAY + timedelta(days=n * DAYS // documents)
        publisher = PUBLISHERS[n % len(PUBLISHERS)]
        row = {"text": "\n\n".join(part), "publisher": publisher, "published": day.isoformat()}
        rows.append({**row, "language": "en"})
    return rows


def runs_of(rows: Sequence[Mapping[str, str]]) -> list[Found]:
    """Return runs of neighbouring documents as inputs, so ordered that any start is a fair part.

    The order is by a digest, so that it is the same everywhere.
    """
    runs = []
    for start in range(0, len(rows), RUN):
        name = f"run-{start:06}.jsonl"
        data = "".join(json.dumps(row) + "\n" for row in rows[start : start + RUN])
        runs.append(Found(name, f"/{name}", "jsonl", data.encode()))
    return sorted(runs, key=lambda run: hashlib.sha256(run.path.encode()).digest())


def analyse_runs(runs: Sequence[Found], keep: Path, tagger: Tagger) -> None:
    """Keep what is found in the documents one by one: a row for each, in the order of the runs."""
    unfinished = keep.with_suffix(".unfinished")
    spawn = multiprocessing.get_context("spawn")
    with unfinished.open("wb") as file, ProcessPoolExecutor(2, mp_context=spawn) as pool:
        read_run = partial(read_file, settings=Settings(tagger=tagger))
        for number, read in enumerate(pool.map(read_run, runs), 1):
            for analysis in read.analyses:
                pickle.dump(analysis, file)
            file.flush()
            print(f"\ranalysed {number} of {len(runs)} runs", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    unfinished.rename(keep)


def kept_in(keep: Path) -> Iterator[Analysis]:
    """Yield what is kept, document by document."""
    with keep.open("rb") as file:
        while True:
            try:
                yield pickle.load(file)
            except EOFError:
                return


def measure(keep: Path, size: int, scorer: str) -> Measured:
    """Return what it takes, in this process, to link so many documents."""
    from sayso import linking
    from sayso.lineage import find_echoes, find_origins
    from sayso.linking.scorer.network import load_scorer

    analyses = list(islice(kept_in(keep), size))
    documents = [one.document for one in analyses]
    attributions = [one for analysis in analyses for one in analysis.attributions]
    claims = [one for analysis in analyses for one in analysis.claims]
    del analyses
    spent: dict[str, float] = dict.fromkeys(PARTS, 0.0)
    for name, part in STEPS.items():
        setattr(linking, name, _timed(getattr(linking, name), part, spent))
    network = load_scorer() if scorer == "default" else None
    began = time.perf_counter()
    echoes = _timed(find_echoes, "echoes", spent)(documents)
    origins = _timed(find_origins, "origins", spent)(documents, echoes)
    given = linking.Material(documents, attributions, claims, origins, echoes)
    linked = _timed(linking.link, "neighbours", spent)(given, network)
    wall = time.perf_counter() - began
    return Measured(
        {
            "documents": len(documents),
            "words": sum(len(document.text.split()) for document in documents),
            "claims": len(claims),
        },
        {part: spent[part] for part in PARTS},
        wall,
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6,
        {
            "echoes": len(echoes),
            "entities": len(linked.entities),
            "relations": len(linked.relations),
            "points": len(linked.points),
        },
    )


def _timed(do: Callable[..., Any], part: str, spent: dict[str, float]) -> Callable[..., Any]:
    """Return a function that adds its CPU time to a part, but for that of timed ones within."""

    def run(*given: Any) -> Any:
        start, others = time.process_time(), sum(spent.values())
        result = do(*given)
        spent[part] += time.process_time() - start - (sum(spent.values()) - others)
        return result

    return run


def table(piles: Sequence[Measured]) -> Iterator[str]:
    """Yield a line for each count and part, a column for each size, and the growth of the time."""
    for group in ("counts", "found"):
        for what in getattr(piles[0], group):
            name = what if group == "counts" else f"found: {what}"
            yield f"{name:24}" + "".join(f"{getattr(pile, group)[what]:>12,}" for pile in piles)
    yield f"{'CPU-seconds':24}{'':{12 * len(piles)}}{'growth':>9}"
    for part in PARTS:
        yield _row(f"  {part}", [pile.seconds[part] for pile in piles], piles)
    yield _row("  in all", [sum(pile.seconds.values()) for pile in piles], piles)
    yield f"{'wall seconds':24}" + "".join(f"{pile.wall:12.0f}" for pile in piles)
    yield f"{'peak memory, MB':24}" + "".join(f"{pile.peak:12.0f}" for pile in piles)


def _row(name: str, seconds: Sequence[float], piles: Sequence[Measured]) -> str:
    times = "".join(f"{value:12.1f}" for value in seconds)
    if len(piles) < 2 or min(seconds) < 0.05:
        return f"{name:24}{times}{'-':>9}"
    more = piles[-1].counts["documents"] / piles[0].counts["documents"]
    return f"{name:24}{times}{log(seconds[-1] / seconds[0]) / log(more):9.2f}"


def main() -> int:
    """Print the table, or, asked by itself, what one process measured."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("texts", nargs="*", type=Path)
    options.add_argument("--keep", type=Path, required=True)
    options.add_argument("--documents", type=int, default=10_000)
    options.add_argument("--sizes", default="1000,3000,10000")
    options.add_argument("--scorer", choices=("none", "default"), default="none")
    options.add_argument("--tagger", choices=("default", "fast", "none"), default="default")
    options.add_argument("--profile", type=Path, help="of the one size given, for pstats")
    options.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    sizes = [int(size) for size in chosen.sizes.split(",")]
    os.environ["OMP_NUM_THREADS"] = "1"  # before any process that loads a library for numbers
    if not chosen.keep.exists():
        rows = cut(lines_of(chosen.texts), chosen.documents)
        analyse_runs(runs_of(rows), chosen.keep, chosen.tagger)
    if chosen.profile:
        with cProfile.Profile(time.process_time) as profile:
            measure(chosen.keep, sizes[0], chosen.scorer)
        profile.dump_stats(chosen.profile)
        return 0
    if chosen.alone:
        told = measure(chosen.keep, sizes[0], chosen.scorer)
        print(json.dumps([told.counts, told.seconds, told.wall, told.peak, told.found]))
        return 0
    piles = []
    for size in sizes:
        command = [__file__, "--keep", str(chosen.keep), "--sizes", str(size), "--alone"]
        printed = subprocess.run(
            [sys.executable, *command, "--scorer", chosen.scorer],
            check=True,
            capture_output=True,
            encoding="utf-8",
        ).stdout
        piles.append(Measured(*json.loads(printed)))
        print(f"measured {size} documents", file=sys.stderr)
    print(f"scorer {chosen.scorer}")
    print(*table(piles), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
