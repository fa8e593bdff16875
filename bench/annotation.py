"""Build annotated passages from drafts, count them, and compare two annotations of them.

usage: python bench/annotation.py build DRAFT... --out FILE
       python bench/annotation.py agree A B [--list]
       python bench/annotation.py count FILE...
       python bench/annotation.py show FILE [ID...]

A draft is JSON Lines whose spans are strings of the text; a finished file has half-open character
offsets instead. docs/annotation.md describes both forms and what is annotated. A span of a draft
is a string that stands once in the text, or {"t": string, "n": which} for its n-th occurrence, or
{"t": string, "in": longer string that stands once}. Only occurrences at word boundaries count,
unless there are none. `show` prints a finished file or a draft as words, to read it over.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from annotation_agreement import Agreement
from annotation_form import LABELS, Row, as_words, finish


def build(drafts: Iterable[Path], out: Path) -> list[str]:
    """Write the finished form of drafts, sorted by id, and return what is wrong with each line.

    Nothing is written while anything is wrong.
    """
    done: dict[str, Row] = {}
    wrong = []
    for path in drafts:
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if not line.strip():
                continue
            try:
                passage, faults = finish(json.loads(line))
            except json.JSONDecodeError as fault:
                wrong.append(f"{path.name}:{number}: not JSON: {fault}")
                continue
            name = passage.get("id", "?")
            faults += ["a passage of this id came before"] if name in done else []
            wrong += [f"{path.name}:{number}: {name}: {fault}" for fault in faults]
            done[name] = passage
    if not wrong:
        rows = (json.dumps(done[name], ensure_ascii=False) + "\n" for name in sorted(done))
        out.write_text("".join(rows), "utf-8")
    return wrong


def read_finished(path: Path) -> dict[str, Row]:
    """Return the passages of a finished file by id."""
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())
    return {row["id"]: row for row in rows}


def count(passages: Iterable[Row]) -> Iterator[str]:
    """Say how many passages and attributions there are, by genre and by label."""
    rows = list(passages)
    every = [attribution for row in rows for attribution in row["attributions"]]
    tree = sum(any(a["parent"] or a["relays"] for a in row["attributions"]) for row in rows)
    yield f"{len(rows)} passages, {sum(len(row['text'].split()) for row in rows)} words"
    yield f"{sum(not row['attributions'] for row in rows)} without, {tree} with nesting or relays"
    nested, relayed = (sum(bool(a[field]) for a in every) for field in ("parent", "relays"))
    yield f"{len(every)} attributions, {nested} nested, {relayed} with relays"
    yield _tally("genre", [row["genre"] for row in rows])
    for field in LABELS:
        yield _tally(field, [str(a[field]) for a in every])


def _tally(field: str, values: Iterable[str]) -> str:
    return f"{field}: " + ", ".join(f"{v} {n}" for v, n in Counter(values).most_common())


def show(passages: Iterable[Row]) -> Iterator[str]:
    """Say each passage's text and its attributions as words and labels."""
    for row in passages:
        yield f"== {row['id']} ({row['genre']}, {row['publisher']}, {row['author']})\n{row['text']}"
        for a in row["attributions"]:
            above = f" in {a['parent']}" if a["parent"] else ""
            labels = [a[x] for x in ("name", "role", "affiliation", *LABELS) if a[x]]
            through = f" through {a['relays']}" if a["relays"] else ""
            yield f"  {a['id']}{above}: {as_words(a, row['text'])}\n      {labels}{through}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 1 where a draft has faults."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    commands = options.add_subparsers(dest="command", required=True)
    builder = commands.add_parser("build")
    builder.add_argument("files", nargs="+", type=Path)
    builder.add_argument("--out", required=True, type=Path)
    agree = commands.add_parser("agree")
    agree.add_argument("files", nargs=2, type=Path)
    agree.add_argument("--list", action="store_true", help="list every difference")
    commands.add_parser("count").add_argument("files", nargs="+", type=Path)
    shower = commands.add_parser("show")
    shower.add_argument("files", nargs=1, type=Path)
    shower.add_argument("ids", nargs="*")
    chosen = options.parse_args(arguments)
    if chosen.command == "build":
        wrong = build(chosen.files, chosen.out)
        print("\n".join(wrong), file=sys.stderr, end="\n" if wrong else "")
        return int(bool(wrong))
    files = [read_finished(path) for path in chosen.files]
    if chosen.command == "agree":
        both = Agreement()
        shared = [name for name in files[0] if name in files[1]]
        for name in shared:
            both.add(files[0][name], files[1][name])
        print(f"{len(shared)} passages", *both.lines(), sep="\n")
        print(*(both.different if chosen.list else []), sep="\n")
        return 0
    rows = [row for file in files for row in file.values()]
    wanted = set(chosen.ids) if chosen.command == "show" else set()
    lines = count(rows) if chosen.command == "count" else show(rows)
    if wanted:
        lines = show(row for row in rows if row["id"] in wanted)
    print(*lines, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
