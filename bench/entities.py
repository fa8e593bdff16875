"""How well rules tell which names are one: measured on aliases of the PETRARCH dictionaries.

usage: python bench/entities.py ../shared/corpora/aliases [--half N] [--show N] [--names FOLDER]

Every entry of `Phoenix.*.actors.txt` (MIT) is an entity with its aliases. The names are handed to
the linker as they would come from documents, each in one of its own. It is told nothing of what
they belong to. Only pairs of names of one entry or of two are counted, never who speaks.

Sets: `people` are entries whose first name is a person's, with names of two words or more and no
title; `bodies` the entries of the International and MilNonState files. `--half 0` or `1` takes one
half of the entries, by a hash of their first name; half 1 was looked at while rules were made.

For each set: pairs of one entry that are joined (recall, of all and of those spelled alike), joined
pairs of two entries (the dictionaries hold many people twice, so that precision is a lower bound:
read them with --show), and pairs that are proposed. "With lexicon" counts what
`lexicons/aliases.tsv` knows too, which was seeded from these files: it says what a reader gets, not
how well rules generalise.

--names ../shared/corpora/names measures look-alikes: all given names of `female.txt` and `male.txt`
before one last name, each a person of its own.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from rapidfuzz import fuzz

from sayso.linking.entities.groups import Groups
from sayso.linking.entities.joining import join_by_rules
from sayso.linking.entities.link import join_by_lexicon
from sayso.linking.entities.used import Used
from sayso.linking.names import TITLES, normal_form, short_names

FILES = ("Countries", "International", "MilNonState")
SPELLING = 75.0
"""Likeness, of 100, from which two names of one entry count as spellings of one another."""

NO_PERSON = re.compile(
    r"\b(?:of|the|and|for|in|minist\w+|government|army|party|police|province|city|council|united"
    r"|republic|north\w*|south\w*|east\w*|west\w*|parliament|department|governor\w*|bank|force\w*"
    r"|president|isla\w+|district)\b"
)

Entry = tuple[str, ...]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Figures:
    """Pairs of forms: of one entry, spelled alike, joined, rightly joined, proposed, rightly so."""

    gold: set[Pair]
    spelled: set[Pair]
    joined: set[Pair]
    proposed: set[Pair]


def read_entries(path: Path) -> list[Entry]:
    """Return the entries of a dictionary, each its names in order, written as in a text."""
    found: list[list[str]] = []
    for line in path.read_text("utf-8", errors="replace").splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line.startswith("+") and found:
            found[-1].append(line[1:])
        elif line[0].isalpha():
            found.append([line])
    return [tuple(filter(None, map(_written, names))) for names in found]


def _written(raw: str) -> str:
    name = re.split(r"[\[#;(]", raw)[0].strip(" _\t").replace("_", " ")
    words = " ".join(name.split())
    return words if words.isupper() and len(words) <= 6 else words.title()


def is_person(entry: Entry) -> bool:
    """Tell whether an entry is a person, as far as its names tell."""
    words = normal_form(entry[0]).split()
    return 2 <= len(words) <= 5 and not NO_PERSON.search(" ".join(words))


def in_half(entry: Entry, half: int | None) -> bool:
    """Tell whether an entry belongs to a half."""
    return half is None or int(hashlib.sha256(entry[0].encode()).hexdigest(), 16) % 2 == half


def forms_of(entry: Entry, *, people: bool) -> dict[str, str]:
    """Return the normal forms of an entry with a written one for each."""
    found: dict[str, str] = {}
    for name in entry:
        form = normal_form(name)
        words = form.split()
        if people and (len(words) < 2 or words[0] in TITLES or NO_PERSON.search(form)):
            continue
        if form and not form[0].isdigit():
            found.setdefault(form, name)
    return found


def measure(entries: Iterable[Entry], *, people: bool, with_lexicon: bool) -> Figures:
    """Link the names of entries, and compare."""
    used: dict[str, Used] = {}
    homes: dict[str, set[int]] = defaultdict(set)
    for number, entry in enumerate(entries):
        for form, name in forms_of(entry, people=people).items():
            homes[form].add(number)
            one = used.setdefault(form, Used(form))
            one.surfaces[name] += 1
            one.kinds["person" if people else "organisation"] += 1
            one.documents.add(f"{number} {form}")
    groups = Groups(used)
    if with_lexicon:
        join_by_lexicon(used, groups)
    join_by_rules(used, groups, [])
    members: dict[int, list[str]] = defaultdict(list)
    for form in sorted(used):
        for number in homes[form]:
            members[number].append(form)
    gold = {pair for forms in members.values() for pair in combinations(forms, 2)}
    joined = {pair for forms in groups.all() for pair in combinations(forms, 2)}
    spelled = {pair for pair in gold if fuzz.ratio(*pair) >= SPELLING}
    return Figures(gold, spelled, joined, {(one.a, one.b) for one in groups.likenesses()})


def read_names(folder: Path) -> list[Entry]:
    """Return given names, each before the same last name as an entry of its own."""
    lines = [
        line.strip()
        for name in ("female", "male")
        for line in (folder / f"{name}.txt").read_text("utf-8").splitlines()
    ]
    return [(f"{name} Brandtner",) for name in sorted({line for line in lines if line.isalpha()})]


def told_alike(figures: Figures, number: int) -> str:
    """Return how many of the look-alikes are joined: as short forms of one name, and otherwise."""
    short = short_names()
    pairs = {tuple(form.split()[0] for form in pair) for pair in figures.joined}
    listed = {(a, b) for a, b in pairs if a in short.get(b, ()) or b in short.get(a, ())}
    return (
        f"look-alikes: {number} given names before one last name; {len(pairs)} pairs joined, "
        f"{len(listed)} of them a short name and its full one; {len(figures.proposed)} proposed"
    )


def told(name: str, figures: Figures) -> Iterator[str]:
    """Return the figures of a set, in lines."""
    gold, joined, proposed = figures.gold, figures.joined, figures.proposed
    right = joined & gold
    yield (
        f"{name}: {len(gold)} pairs of one entity, {len(figures.spelled)} spelled alike; joined "
        f"{len(joined)}, precision {share(right, joined)}, recall {share(right, gold)}, of those "
        f"spelled alike {share(right & figures.spelled, figures.spelled)}; proposed "
        f"{len(proposed)}, right {share(proposed & gold, proposed)}"
    )


def share(part: set[Pair], whole: set[Pair]) -> str:
    """Return a share in per cent."""
    return f"{100 * len(part) / len(whole):.1f} %" if whole else "-"


def show(figures: Figures, number: int) -> Iterator[str]:
    """Return some pairs of each kind to be read, always the same ones."""
    kinds = {
        "joined, of two entries": figures.joined - figures.gold,
        "spelled alike, missed": figures.spelled - figures.joined - figures.proposed,
        "proposed, of two entries": figures.proposed - figures.gold,
    }
    for name, pairs in kinds.items():
        yield f"  {name}: {len(pairs)}"
        chosen = random.Random(0).sample(sorted(pairs), min(number, len(pairs)))
        yield from (f"    {a} | {b}" for a, b in chosen)


def main() -> None:
    """Print the figures of each set."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--show", type=int, default=0, metavar="N")
    parser.add_argument("--names", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    every = {name: read_entries(options.folder / f"Phoenix.{name}.actors.txt") for name in FILES}
    chosen = {
        name: [entry for entry in entries if entry and in_half(entry, options.half)]
        for name, entries in every.items()
    }
    people = [entry for entry in chosen["Countries"] if is_person(entry)]
    bodies = [*chosen["International"], *chosen["MilNonState"]]
    for with_lexicon in (False, True):
        print("with lexicon" if with_lexicon else "rules alone")
        for name, entries in (("people", people), ("bodies", bodies)):
            figures = measure(entries, people=name == "people", with_lexicon=with_lexicon)
            print(*told(name, figures), sep="\n")
            if options.show and not with_lexicon:
                print(*show(figures, options.show), sep="\n")
    if options.names:
        alike = read_names(options.names)
        figures = measure(alike, people=True, with_lexicon=False)
        print(told_alike(figures, len(alike)))


if __name__ == "__main__":
    main()
