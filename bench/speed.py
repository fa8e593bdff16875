"""Words per CPU-second of `sayso read`, whole and by stage, beside spaCy's full English pipeline.

All run in this call, each in a process of its own, on the same texts, one thread each, by turns,
several rounds; the best round counts, since machines are shared, and CPU time is counted for the
same reason. For whole processes it is that of the process and its children, start and model load
included; for the stages and for the pipeline beside them, both are left out. The attribution stage
is timed for each size of the tagger: in all, and what the network, the rules and the resolving of
sources, chains and parents take of it. Memory is the most that one worker held while it read all
of the texts as one file.

usage: python bench/speed.py [FILE.jsonl | FOLDER] [--rounds N]   (default: the shipped examples)
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from importlib.resources import files
from operator import itemgetter
from pathlib import Path
from typing import Any

from sayso.config import DEFAULT_PIPELINE, Settings, Tagger
from sayso.errors import ResourceError
from sayso.networks import SHIPPED

SPACY = f"""
import json, sys, time, spacy
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
pipeline = spacy.load({DEFAULT_PIPELINE!r})
list(pipeline.pipe(texts[:2]))
start = time.process_time()
for _ in pipeline.pipe(texts, batch_size=16):
    pass
print(json.dumps({{"pipeline": time.process_time() - start}}))
"""
SIZES: tuple[Tagger, ...] = ("default", "fast", "none")
PARTS = ("network", "rules", "resolving")
KEPT = (".onnx", ".npy", ".json")
"""Endings of the files that the tagger loads."""

Seconds = dict[str, float]


def texts_of(path: Path) -> list[str]:
    """Return the texts to read."""
    if path.suffix == ".jsonl":
        with path.open(encoding="utf-8") as lines:
            return [json.loads(line)["text"] for line in lines]
    return [file.read_text("utf-8") for file in sorted(path.rglob("*")) if file.suffix == ".txt"]


def run(*arguments: str) -> tuple[float, str]:
    """Return the CPU time, user and system, that Python takes with its children, and its output."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, *arguments], check=True, capture_output=True, encoding="utf-8"
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, done.stdout


def stage_seconds(file: Path, sizes: Sequence[Tagger]) -> Seconds:
    """Return the CPU time of each stage of the per-document half, in this process.

    The parts of the attribution stage are named by size: "default network".
    """
    from sayso.attribution import extract as extents
    from sayso.attribution.resolve import resolve
    from sayso.claims import find_claims
    from sayso.engine.base import read_file
    from sayso.language.parse import parse_document
    from sayso.model import Document
    from sayso.reading import Found, find_inputs, read_input

    settings = Settings()
    spent: Counter[str] = Counter()

    def timed(what: str, do: Callable[..., Any], *given: object) -> Any:
        start = time.process_time()
        result = do(*given)
        spent[what] += time.process_time() - start
        return result

    asked = extents.find_readings
    (found,) = (f for f in find_inputs([file], settings) if isinstance(f, Found))
    for size in sizes:
        read_file(found, replace(settings, tagger=size))  # loads models and lexicons
    read = timed("reading", read_input, found, settings)
    for document in (d for d in read if isinstance(d, Document)):
        parse = timed("language", parse_document, document)
        for size in sizes:
            extents.find_readings = partial(timed, f"{size} network", asked)
            told = timed(f"{size} extents", extents.extract, document, parse, size)
            told = timed(f"{size} resolving", resolve, document, parse, told)
            if size == settings.tagger:
                timed("claims", find_claims, document, parse, told)
    extents.find_readings = asked
    for size in sizes:
        spent[f"{size} rules"] = spent[f"{size} extents"] - spent[f"{size} network"]
        spent[f"{size} attribution"] = spent[f"{size} extents"] + spent[f"{size} resolving"]
    return dict(spent)


def peak_memory(file: Path, size: Tagger) -> float:
    """Return the most memory, in MB, that this process held once it has read a file."""
    from sayso.engine.base import read_file
    from sayso.reading import Found, find_inputs

    settings = Settings(tagger=size)
    for found in find_inputs([file], settings):
        if isinstance(found, Found):
            read_file(found, settings)
    return peak_of("/proc/self/status")


def peak_of(status: str) -> float:
    """Return the peak of resident memory that Linux tells of a process, in MB."""
    lines = Path(status).read_text("utf-8").splitlines()
    kilobytes = next(line.split()[1] for line in lines if line.startswith("VmHWM"))
    return int(kilobytes) * 1024 / 1e6


def sizes_there() -> tuple[Tagger, ...]:
    """Return the sizes of the tagger whose files are installed."""
    from sayso.attribution.tagger.network import load_network

    there: list[Tagger] = []
    for size in SIZES:
        try:
            if size != "none":
                load_network(size)
        except ResourceError:
            continue
        there.append(size)
    return tuple(there)


def measure(file: Path, rounds: int, sizes: Sequence[Tagger]) -> Seconds:
    """Return the least CPU seconds of each thing over some rounds, by turns."""
    rounds_told = [_round(file, number, sizes) for number in range(rounds)]
    best = {what: min(told[what] for told in rounds_told) for what in rounds_told[0]}
    for size in sizes:  # shares of a whole: all from the round in which the whole took least
        quickest = min(rounds_told, key=itemgetter(f"{size} attribution"))
        best |= {what: quickest[what] for what in quickest if what.startswith(f"{size} ")}
    return best


def _round(file: Path, number: int, sizes: Sequence[Tagger]) -> Seconds:
    """Return the CPU seconds of each thing in one round."""
    told: Seconds = {}
    told["spaCy whole"], printed = run("-c", SPACY, str(file))
    told |= json.loads(printed)
    for size in sizes:
        book = str(file.parent / f"book-{size}-{number}")
        command = ["-m", "sayso", "read", str(file), "-c", book, "--tagger", size]
        told[f"whole {size}"], _ = run(*command)
    _, printed = run(__file__, "--stages", ",".join(sizes), str(file))
    return told | json.loads(printed)


def table(words: int, best: Mapping[str, float], sizes: Sequence[Tagger]) -> Iterator[str]:
    """Yield words per CPU-second, a line each, beside spaCy's."""

    def line(what: str, seconds: float, beside: float) -> str:
        return f"{what:44}{words / max(seconds, 1e-9):9.0f}{beside / max(seconds, 1e-9):9.2f}"

    yield f"{'':44}{'words/s':>9}{'of spaCy':>9}"
    whole, pipeline = best["spaCy whole"], best["pipeline"]
    yield line("whole process: spaCy's full pipeline", whole, whole)
    for size in sizes:
        yield line(f"whole process: sayso read, tagger {size}", best[f"whole {size}"], whole)
    yield line("without load: spaCy's full pipeline", pipeline, pipeline)
    for stage in ("reading", "language", "claims"):
        yield line(f"  {stage}", best[stage], pipeline)
    for size in sizes:
        stage = best[f"{size} attribution"]
        yield line(f"  attribution, tagger {size}", stage, pipeline)
        for part in PARTS:
            seconds = best.get(f"{size} {part}", 0.0)
            if seconds:
                yield f"{f'    {part}':44}{100 * seconds / stage:8.0f} % of its time"


def main() -> int:
    """Print the table, or, asked by itself, what one process measured."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("texts", nargs="?", type=Path)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--stages", help=argparse.SUPPRESS)
    options.add_argument("--memory", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.stages:
        print(json.dumps(stage_seconds(chosen.texts, chosen.stages.split(","))))
        return 0
    if chosen.memory:
        print(peak_memory(chosen.texts, chosen.memory))
        return 0
    os.environ["OMP_NUM_THREADS"] = "1"
    if chosen.texts:
        texts = texts_of(chosen.texts)
    else:
        from sayso.examples import demo_folder

        with demo_folder() as folder:
            texts = texts_of(folder)
    words = sum(len(text.split()) for text in texts)
    sizes = sizes_there()
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "texts.jsonl"
        file.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), "utf-8")
        best = measure(file, chosen.rounds, sizes)
        peaks = {size: float(run(__file__, "--memory", size, str(file))[1]) for size in sizes}
    print(f"{len(texts)} texts, {words} words, CPU time, the best of {chosen.rounds} rounds")
    print(*table(words, best, sizes), sep="\n")
    for size, peak in peaks.items():
        print(f"{f'peak memory of a worker, tagger {size}':44}{peak:9.0f} MB")
    model = [f for f in files(SHIPPED).iterdir() if f.name.endswith(KEPT)]
    print(f"{'model files together':44}{sum(len(f.read_bytes()) for f in model) / 1e6:9.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
