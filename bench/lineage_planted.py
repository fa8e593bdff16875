"""How much planted reuse the echoes find, and what else they call an echo.

    python bench/lineage_planted.py ../shared/corpora/polnear/train.jsonl

The file holds one article a line with a `text`. The first 300 are the pile; the planted Documents
are made of passages of these, between paragraphs of articles from outside the pile.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import time
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from sayso.lineage import find_echoes, find_origins
from sayso.lineage.shingles import WORD
from sayso.model import Document, Echo, OffsetMap, Run, Span, document_id

KINDS = ("verbatim", "edit 5%", "edit 20%", "paragraph", "quote", "quote edited", "half quote")
QUOTE = re.compile(r'[“"]([^“”"\n]{40,400})[”"]')


@dataclass(frozen=True, slots=True)
class Planted:
    kind: str
    source: str
    span: Span
    copy: str
    place: Span


def make_document(name: str, text: str) -> Document:
    sha = hashlib.sha256(text.encode()).hexdigest()
    offsets = OffsetMap("characters", (Run(0, len(text), 0, len(text)),))
    key = document_id(sha, name, 0)
    return Document(key, name, f"/{name}", 0, "text", sha, text, offsets, language="en")


def edit(text: str, rate: float, vocabulary: list[str], chance: random.Random) -> str:
    """Put another word for, drop, or add a word before, `rate` of the words."""
    words = text.split(" ")
    made: list[str] = []
    for word in words:
        if chance.random() >= rate:
            made.append(word)
            continue
        what = chance.choice(("put", "drop", "add"))
        if what != "drop":
            made.append(chance.choice(vocabulary))
        if what == "add":
            made.append(word)
    return " ".join(made)


def paragraphs_of(text: str) -> list[Span]:
    found = (Span(*m.span()) for m in re.finditer(r"[^\n]+", text))
    return [span for span in found if len(WORD.findall(span.of(text))) >= 40]


def pick_span(kind: str, document: Document, chance: random.Random) -> Span | None:
    text = document.text
    if kind in ("verbatim", "edit 5%", "edit 20%"):
        return Span(0, len(text))
    if kind == "paragraph":
        found = paragraphs_of(text)
    else:
        least = 12 if kind == "half quote" else 8
        found = [Span(*m.span(1)) for m in QUOTE.finditer(text)]
        found = [s for s in found if len(WORD.findall(s.of(text))) >= least]
    return chance.choice(found) if found else None


def plant(
    kind: str, words: str, hosts: list[str], vocabulary: list[str], chance: random.Random
) -> tuple[str, Span]:
    rate = {"edit 5%": 0.05, "edit 20%": 0.2, "quote edited": 0.1}.get(kind, 0.0)
    if rate:
        words = edit(words, rate, vocabulary, chance)
    if kind == "half quote":
        parts = words.split(" ")
        words = " ".join(parts[: len(parts) // 2])
    if kind in ("verbatim", "edit 5%", "edit 20%"):
        head = "Printed by the Lowland Gazette.\n\n"
        copy = f"{head}{words}\n\nMore in our evening edition."
        return copy, Span(len(head), len(head) + len(words))
    if "quote" in kind:
        words = f"“{words}” she told the assembly."
    host = [p for p in chance.choice(hosts).split("\n") if p.strip()]
    at = chance.randrange(len(host) + 1)
    start = sum(len(p) + 2 for p in host[:at])
    host.insert(at, words)
    return "\n\n".join(host), Span(start, start + len(words))


def longest_run(a: str, b: str) -> int:
    x, y = ([w.lower() for w in WORD.findall(t)] for t in (a, b))
    best, last = 0, [0] * (len(y) + 1)
    for word in x:
        row = [0] * (len(y) + 1)
        for j, other in enumerate(y):
            if word == other:
                row[j + 1] = last[j] + 1
                best = max(best, row[j + 1])
        last = row
    return best


def is_found(planted: Planted, echoes: tuple[Echo, ...]) -> bool:
    for echo in echoes:
        spans = {m.document: m.span for m in echo.members}
        if planted.copy in spans and planted.source in spans:
            span = spans[planted.copy]
            shared = min(span.end, planted.place.end) - max(span.start, planted.place.start)
            if shared >= 0.4 * len(planted.place):
                return True
    return False


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles")
    parser.add_argument("--each", type=int, default=50)
    parser.add_argument("--pile", type=int, default=300)
    parser.add_argument("--missed", action="store_true", help="print what was not found")
    parser.add_argument("--show", type=int, default=0, help="unplanted echoes to print")
    given = parser.parse_args()
    chance = random.Random(11)
    with Path(given.articles).open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    pile = [make_document(f"{i}.txt", text) for i, text in enumerate(texts[: given.pile])]
    hosts = texts[given.pile :]
    vocabulary = sorted({w for text in hosts[:50] for w in text.split()})
    planted: list[Planted] = []
    made: list[Document] = []
    for kind in KINDS:
        for i in range(given.each):
            span = None
            while span is None:
                source = chance.choice(pile)
                span = pick_span(kind, source, chance)
            copy, place = plant(kind, span.of(source.text), hosts, vocabulary, chance)
            made.append(make_document(f"{kind}-{i}.txt", copy))
            planted.append(Planted(kind, source.id, span, made[-1].id, place))
    every = [*pile, *made]
    before = time.process_time()
    echoes = find_echoes(every)
    spent = time.process_time() - before
    before = time.process_time()
    origins = find_origins(every, echoes)
    spent_origins = time.process_time() - before
    print(f"{len(every)} documents, {len(echoes)} echoes, {len(origins)} origins")
    print(f"documents per CPU-second: echoes {len(every) / spent:.0f}, ", end="")
    print(f"origins {len(every) / spent_origins:.0f}")
    right = Counter(p.kind for p in planted if is_found(p, echoes))
    for kind in KINDS:
        print(f"  recall {kind:14} {right[kind] / given.each:.2f}")
    if given.missed:
        text = {d.id: d.text for d in every}
        for p in planted:
            if not is_found(p, echoes):
                print(f"--- missed {p.kind}: {p.span.of(text[p.source])[:300]!r}")
    report_precision(every, planted, echoes, given.show)


def report_precision(
    every: list[Document], planted: list[Planted], echoes: tuple[Echo, ...], show: int
) -> None:
    text = {d.id: d.text for d in every}
    pairs = {frozenset((p.source, p.copy)) for p in planted}
    counts: Counter[str] = Counter()
    others: list[tuple[str, str, str]] = []
    for echo in echoes:
        for a, b in combinations(echo.members, 2):
            words = a.span.of(text[a.document]), b.span.of(text[b.document])
            if {a.document, b.document} in pairs:
                counts["planted"] += 1
            elif longest_run(*words) >= 8:
                counts["a run of 8 words or more"] += 1
            else:
                counts["no run of 8 words"] += 1
                others.append((echo.kind, *words))
    total = sum(counts.values()) or 1
    for name, number in sorted(counts.items()):
        print(f"  pairs: {name:26} {number:5} {number / total:.3f}")
    for kind, x, y in random.Random(5).sample(others, min(show, len(others))):
        print(f"--- {kind}\n{x[:400]!r}\n{y[:400]!r}")


if __name__ == "__main__":
    main()
