"""Check labelled piles, compare two labellings of one, and score what Sayso finds in them.

usage: python bench/piles.py check FOLDER...
       python bench/piles.py agree A B [--list]
       python bench/piles.py score FOLDER... [--list] [--tagger SIZE]

A folder holds `documents/` and `labels.json`, as docs/piles.md describes them. `check` says every
fault of the labels with its place. `agree` compares the labels of two folders with the same
documents. `score` reads the documents into a casebook of their own and compares it with the labels;
with `--list` it says what is missed and what is false, in the words.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from pile_agreement import Agreement
from pile_faults import find_faults, read_pile
from pile_form import read_files, read_labels


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 1 where `check` finds faults."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    commands = options.add_subparsers(dest="command", required=True)
    commands.add_parser("check").add_argument("folders", nargs="+", type=Path)
    agree = commands.add_parser("agree")
    agree.add_argument("folders", nargs=2, type=Path)
    scorer = commands.add_parser("score")
    scorer.add_argument("folders", nargs="+", type=Path)
    scorer.add_argument("--tagger", choices=("default", "fast", "none"), default="default")
    for command in (agree, scorer):
        command.add_argument("--list", action="store_true", help="say what differs, in the words")
    chosen = options.parse_args(arguments)
    if chosen.command == "check":
        return _check(chosen.folders)
    if chosen.command == "agree":
        both = [read_pile(folder, is_settled=False) for folder in chosen.folders]
        print(*Agreement(*both).lines(with_lists=chosen.list), sep="\n")
        return 0
    from pile_scores import score

    print(*score(chosen.folders, chosen.tagger, with_lists=chosen.list), sep="\n")
    return 0


def _check(folders: Sequence[Path]) -> int:
    every = 0
    for folder in folders:
        wrong = list(find_faults(read_labels(folder), read_files(folder)))
        every += len(wrong)
        for fault in wrong or ["nothing wrong"]:
            print(f"{folder.name}: {fault}")
    return int(every > 0)


if __name__ == "__main__":
    sys.exit(main())
