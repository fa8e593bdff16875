"""Score Sayso's attributions on PolNeAR dev with the team's scorer.

usage: python bench/attribution_polnear.py [GOLD.jsonl] [--tagger SIZE] [--all] [--limit N]
                                            [--errors FILE]

The corpus and the scorer lie beside the checkout (../shared) and are not part of it. Only
attributions that stand in no other's content are scored, since PolNeAR annotates those alone;
--all scores every one.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sayso.attribution.extract import extract
from sayso.language.parse import parse_document
from sayso.model import Attribution, Document, OffsetMap, Span, document_id

SHARED = Path(__file__).resolve().parents[2] / "shared"
GOLD = SHARED / "corpora" / "polnear" / "dev.jsonl"
SCORER = SHARED / "score" / "score_attribution.py"


def as_document(name: str, text: str) -> Document:
    """Return a text as a Document without anything known of it."""
    return Document(
        id=document_id("", name, 0),
        path=name,
        location=name,
        part=0,
        format="text",
        sha256="",
        text=text,
        offsets=OffsetMap("characters", ()),
        language="en",
    )


def outermost(found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions whose cue and content stand in no other's content."""
    return [a for a in found if not any(a is not b and _holds(b, a) for b in found)]


def _holds(outer: Attribution, inner: Attribution) -> bool:
    def inside(span: Span) -> bool:
        return any(s.start <= span.start and span.end <= s.end for s in outer.content)

    return all(inside(s) for s in inner.cue) and all(inside(s) for s in inner.content)


def as_row(name: str, found: Sequence[Attribution]) -> dict[str, Any]:
    """Return what the scorer reads."""
    spans = [
        {
            "id": a.id,
            **{
                role: [[s.start, s.end] for s in getattr(a, role)]
                for role in ("source", "cue", "content")
            },
        }
        for a in found
    ]
    return {"id": name, "attributions": spans}


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("gold", nargs="?", type=Path, default=GOLD)
    options.add_argument("--tagger", choices=("default", "fast", "none"), default="default")
    options.add_argument("--all", action="store_true")
    options.add_argument("--limit", type=int)
    options.add_argument("--errors")
    chosen = options.parse_args()
    articles = [json.loads(line) for line in chosen.gold.read_text("utf-8").splitlines()]
    articles = articles[: chosen.limit]
    words, parsing, extracting = 0, 0.0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        gold, predicted = Path(folder, "gold.jsonl"), Path(folder, "predicted.jsonl")
        gold.write_text("".join(json.dumps(a) + "\n" for a in articles), "utf-8")
        with predicted.open("w", encoding="utf-8") as file:
            for article in articles:
                document = as_document(article["id"], article["text"])
                begun = time.process_time()
                parse = parse_document(document)
                parsed = time.process_time()
                found = extract(document, parse, chosen.tagger)
                extracting += time.process_time() - parsed
                parsing += parsed - begun
                words += len(article["text"].split())
                kept = list(found) if chosen.all else outermost(found)
                file.write(json.dumps(as_row(article["id"], kept)) + "\n")
        more = ["--errors", chosen.errors] if chosen.errors else []
        subprocess.run(
            [sys.executable, str(SCORER), str(gold), str(predicted), "--name", "sayso", *more],
            check=True,
        )
    print(f"  {words} words; parse {parsing:.1f} CPU-s, attribution {extracting:.1f} CPU-s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
