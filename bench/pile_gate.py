"""Hold what Sayso finds in the labelled pile that is kept for the gate to floors.

usage: python bench/pile_gate.py [--raise | --lower REASON --date DATE] [--passages FILE]
           [--floors FILE]

Works as `bench/gate.py` does; `--passages` is the `labels.json` of a pile (docs/piles.md). It never
says in the words what is missed or false: nobody who works on the code looks at that pile.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from gate import HERE, hold, options, parse
from passage_scores import Measure
from pile_faults import read_pile
from pile_scores import Scores, compare, find_pile

LABELS = HERE / "piles" / "harbour" / "labels.json"
FLOORS = HERE / "pile_floors.toml"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; change the floors where that is asked for."""
    chosen = parse(options("Hold what is found of a pile to floors.", LABELS, FLOORS), arguments)
    folder: Path = chosen.passages.parent
    print(f"the pile {folder.name}")
    return hold(
        chosen,
        lambda sizes: {
            f"{size}: {name}": value
            for size in sizes
            for name, value in measures_of(compare(read_pile(folder), find_pile(folder, size)))
        },
    )


def measures_of(scores: Scores) -> list[tuple[str, Measure]]:
    """Return the measures of a pile; what nothing was found for is 0."""
    found = [(name, one.value, one.of) for name, one in scores.shares.items()]
    for name, both in scores.found.items():
        for side, one in (("precision", both.precision), ("recall", both.recall)):
            found.append((f"{name}, {side}", one.value, one.of))
    rows = [(name, Measure(value or 0.0, max(1, of))) for name, value, of in found]
    many = scores.shares["labelled claims that are found"].right
    rows += [(name, Measure(f1, max(1, many))) for name, (_, _, f1) in scores.b_cubed.items()]
    return rows


if __name__ == "__main__":
    sys.exit(main())
