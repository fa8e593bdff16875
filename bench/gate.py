"""Hold Sayso's accuracy on the annotated passages to floors.

usage: python bench/gate.py [--raise | --lower REASON --date DATE] [--passages FILE] [--floors FILE]

Prints each measure beside its floor; the exit status is 1 where one is below its floor or has none,
and 2 where the passages are not the ones that the floors were taken on. --raise writes higher
floors, a small margin under what is measured, and never lowers one. --lower sets every floor anew,
and pins the passages anew, and keeps the reason and the date in the file of floors.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from passage_scores import Measure, measure

from sayso.config import Tagger

HERE = Path(__file__).resolve().parent
PASSAGES = HERE / "annotated" / "gate.jsonl"
FLOORS = HERE / "floors.toml"

MARGIN = 0.5
"""Points between what is measured and a floor, at least: processors round differently."""
CASES = 2
"""Cases that may turn out otherwise on another processor; in a small group the wider margin."""

HEAD = """\
# Floors in per cent. `--raise` of the gate that reads them writes higher ones; a floor falls only
# with `--lower REASON --date DATE`, which is kept below.
"""


@dataclass(frozen=True, slots=True)
class Floors:
    """What the accuracy may not fall below.

    `sha256` is of the annotated passages; `lowered` says when and why floors fell, oldest first.
    """

    sha256: str
    sizes: tuple[Tagger, ...]
    floors: Mapping[str, float]
    lowered: tuple[Mapping[str, Any], ...] = ()


def read_floors(path: Path) -> Floors:
    """Return the floors of a file."""
    told = tomllib.loads(path.read_text("utf-8"))
    return Floors(
        told["passages"]["sha256"],
        tuple(told["sizes"]),
        {name: float(floor) for name, floor in told["floors"].items()},
        tuple(told.get("lowered", ())),
    )


def write_floors(path: Path, floors: Floors) -> None:
    """Write floors to a file."""

    def quoted(value: str | Sequence[str]) -> str:
        return json.dumps(value, ensure_ascii=False)

    lines = [HEAD, f"sizes = {quoted(list(floors.sizes))}", ""]
    lines += ["[passages]", f"sha256 = {quoted(floors.sha256)}", "", "[floors]"]
    lines += [f"{quoted(name)} = {floor:.1f}" for name, floor in floors.floors.items()]
    for one in floors.lowered:
        lines += ["", "[[lowered]]", *(f"{key} = {quoted(value)}" for key, value in one.items())]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def floor_of(measured: Measure) -> float:
    """Return the floor that a measure allows: a margin below it, in tenths of a point."""
    margin = max(MARGIN, 100 * CASES / measured.of)
    return max(0.0, math.floor(10 * (measured.value - margin)) / 10)


def below(floors: Floors, measured: Mapping[str, Measure]) -> list[str]:
    """Return the names of what is below its floor, has none, or is not measured any more."""
    low = [name for name, floor in floors.floors.items() if _value(measured, name) < floor]
    return low + [name for name in measured if name not in floors.floors]


def _value(measured: Mapping[str, Measure], name: str) -> float:
    return round(measured[name].value, 1) if name in measured else -1.0


def raised(floors: Floors, measured: Mapping[str, Measure]) -> Floors:
    """Return floors as high as was measured, none of them lower than before."""
    old = floors.floors
    new = {name: max(old.get(name, 0.0), floor_of(value)) for name, value in measured.items()}
    gone = {name: floor for name, floor in old.items() if name not in new}
    return replace(floors, floors={**new, **gone})


def lowered(
    floors: Floors, measured: Mapping[str, Measure], sha256: str, reason: str, day: date
) -> Floors:
    """Return floors set anew on passages of a digest, with what fell and why."""
    new = {name: floor_of(value) for name, value in measured.items()}
    fell = [
        f"{name}: {old:.1f} to {f'{new[name]:.1f}' if name in new else 'none'}"
        for name, old in floors.floors.items()
        if new.get(name, -1.0) < old
    ]
    note = {"date": day.isoformat(), "reason": reason, "floors": fell}
    return replace(floors, sha256=sha256, floors=new, lowered=(*floors.lowered, note))


def table(floors: Floors, measured: Mapping[str, Measure]) -> Iterator[str]:
    """Yield a line a measure: its value, its floor, how many cases it rests on."""
    low = below(floors, measured)
    yield f"{'':66}{'value':>7}{'floor':>7}{'cases':>7}"
    for name in dict.fromkeys((*measured, *floors.floors)):
        one = measured.get(name)
        value, cases = (f"{one.value:.1f}", f"{one.of:.0f}") if one else ("–", "–")
        floor = f"{floors.floors[name]:.1f}" if name in floors.floors else "–"
        yield f"{name:66}{value:>7}{floor:>7}{cases:>7}{'  BELOW' if name in low else ''}"


def options(what: str, passages: Path, floors: Path) -> argparse.ArgumentParser:
    """Return what can be asked on the command line."""
    parser = argparse.ArgumentParser(description=what)
    parser.add_argument("--passages", type=Path, default=passages)
    parser.add_argument("--floors", type=Path, default=floors)
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--raise", action="store_true", dest="is_raised")
    change.add_argument("--lower", metavar="REASON")
    parser.add_argument("--date", type=date.fromisoformat, help="of --lower: YYYY-MM-DD")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; change the floors where that is asked for."""
    parser = options("Hold accuracy on the annotated passages to floors.", PASSAGES, FLOORS)
    chosen = parse(parser, arguments)
    lines = chosen.passages.read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    print(f"{len(rows)} annotated passages")
    return hold(chosen, lambda sizes: measure(rows, sizes))


def parse(parser: argparse.ArgumentParser, arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return what was asked; stop where it does not go together."""
    chosen = parser.parse_args(arguments)
    if (chosen.lower is None) != (chosen.date is None):
        parser.error("--lower and --date go together")
    return chosen


def hold(
    chosen: argparse.Namespace, measuring: Callable[[tuple[Tagger, ...]], dict[str, Measure]]
) -> int:
    """Measure, print the table, and change the floors where that is asked for.

    Returns:
        The exit status.
    """
    floors = read_floors(chosen.floors)
    sha256 = hashlib.sha256(chosen.passages.read_bytes()).hexdigest()
    if sha256 != floors.sha256 and chosen.lower is None:
        print(
            f"{chosen.passages} has the digest {sha256}, not the {floors.sha256} that the floors"
            " were taken on: restore it, or set the floors anew with --lower",
            file=sys.stderr,
        )
        return 2
    measured = measuring(floors.sizes)
    if chosen.lower is not None:
        floors = lowered(floors, measured, sha256, chosen.lower, chosen.date)
    elif chosen.is_raised:
        floors = raised(floors, measured)
    if chosen.lower is not None or chosen.is_raised:
        write_floors(chosen.floors, floors)
    print(*table(floors, measured), sep="\n")
    low = below(floors, measured)
    if low:
        print(f"{len(low)} measures are below their floor or have none", file=sys.stderr)
    return int(bool(low))


if __name__ == "__main__":
    sys.exit(main())
