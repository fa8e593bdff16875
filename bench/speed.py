"""Words per CPU-second of `sayso read`, whole and by stage, beside spaCy's full English pipeline.

Both run in this call, each in a process of its own, on the same texts, one thread each; CPU time is
that of the process and its children, start and model load included for the whole, left out for the
stages. CPU-seconds are used because machines are shared.

usage: python bench/speed.py [FILE.jsonl | FOLDER]   (default: the shipped examples)
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from sayso.config import DEFAULT_PIPELINE, Settings

SPACY = """
import sys, json, spacy
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
pipeline = spacy.load({pipeline!r})
for _ in pipeline.pipe(texts, batch_size=16):
    pass
"""


def texts_of(path: Path) -> list[str]:
    """Return the texts to read."""
    if path.suffix == ".jsonl":
        with path.open(encoding="utf-8") as lines:
            return [json.loads(line)["text"] for line in lines]
    return [file.read_text("utf-8") for file in sorted(path.rglob("*")) if file.suffix == ".txt"]


def cpu_seconds(command: list[str]) -> float:
    """Return the CPU time, user and system, that a command takes with its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def stage_seconds(file: Path) -> Counter[str]:
    """Return the CPU time of each stage of the per-document half, in this process."""
    from sayso.attribution import find_attributions
    from sayso.claims import find_claims
    from sayso.engine.base import read_file
    from sayso.language.parse import parse_document
    from sayso.model import Document
    from sayso.reading import Found, find_inputs, read_input

    settings = Settings()
    spent: Counter[str] = Counter()
    inputs = [found for found in find_inputs([file], settings) if isinstance(found, Found)]
    read_file(inputs[0], settings)  # loads models and lexicons
    for found in inputs:
        start = time.process_time()
        documents = [d for d in read_input(found, settings) if isinstance(d, Document)]
        spent["reading"] += time.process_time() - start
        for document in documents:
            start = time.process_time()
            parse = parse_document(document)
            parsed = time.process_time()
            attributions = find_attributions(document, parse)
            attributed = time.process_time()
            find_claims(document, parse, attributions)
            spent["language"] += parsed - start
            spent["attribution"] += attributed - parsed
            spent["claims"] += time.process_time() - attributed
    return spent


def main() -> None:
    """Print the table."""
    os.environ["OMP_NUM_THREADS"] = "1"
    if len(sys.argv) > 1:
        texts = texts_of(Path(sys.argv[1]))
    else:
        from sayso.examples import demo_folder

        with demo_folder() as folder:
            texts = texts_of(folder)
    words = sum(len(text.split()) for text in texts)
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "texts.jsonl"
        file.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), "utf-8")
        code = SPACY.format(pipeline=DEFAULT_PIPELINE)
        spacy = cpu_seconds([sys.executable, "-c", code, str(file)])
        book = str(Path(scratch) / "book")
        sayso = cpu_seconds([sys.executable, "-m", "sayso", "read", str(file), "-c", book])
        stages = stage_seconds(file)
    print(f"{len(texts)} texts, {words} words")
    print(f"{'spaCy full pipeline, whole process':40s} {words / spacy:8.0f} words/CPU-s")
    print(f"{'sayso read, whole process':40s} {words / sayso:8.0f} words/CPU-s")
    print(f"{'sayso read : spaCy':40s} {spacy / sayso:8.2f}")
    for stage, seconds in stages.items():
        print(f"{'  ' + stage:40s} {words / max(seconds, 1e-9):8.0f} words/CPU-s")


if __name__ == "__main__":
    main()
