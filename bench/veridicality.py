"""Holds what the lexicon of clause words gives a reporter against how readers take the same words.

    python bench/veridicality.py FOLDER [--show 20]

FOLDER holds mega-veridicality-v1.csv (White and Rawlins 2018, CC BY-SA 4.0): judgements whether
"somebody VERBed that a particular thing happened" means that it happened. A mean above .72 counts
as yes, below .30 as no (thresholds from an earlier measurement, not tuned here). The lexicon was
written without the file; what a source commits to is not judged in it, and the lexicon leaves open
on purpose what is merely said ("say" has a mean of .75).
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from sayso.claims.clause_words import ClauseWord, load_clause_words
from sayso.claims.values import Value

YES_FROM, NO_BELOW = 0.72, 0.30
PARTICIPLES = {"find_out": "found out", "tell": "told", "think": "thought", "know": "known"}
Item = tuple[str, str, str]
"""Verb, voice, polarity."""


def read_means(path: Path) -> dict[Item, float]:
    """Return the mean judgement of each verb in the "that" frame, outside conditionals."""
    marks = {"no": 0.0, "maybe": 0.5, "yes": 1.0}
    judged: dict[Item, list[float]] = defaultdict(list)
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["exclude"] == "False" and row["conditional"] == "False":
                item = (row["verb"].replace("_", " "), row["voice"], row["polarity"])
                judged[item].append(marks[row["veridicality"]])
    return {item: sum(found) / len(found) for item, found in sorted(judged.items())}


def kind_of_mean(mean: float) -> str:
    """Return what readers take it for."""
    return "yes" if mean > YES_FROM else "no" if mean < NO_BELOW else "unknown"


def kind_of_value(value: Value) -> str:
    """Return what the lexicon takes it for: probable counts, possible does not."""
    if value.grade < 2:
        return "unknown"
    return "yes" if value.sign > 0 else "no"


def find_word(verb: str, voice: str) -> ClauseWord | None:
    """Return the lexicon's entry. In the passive ("was told that") the person is the object."""
    table = load_clause_words()
    return table.get((verb, "verb", "that")) if voice == "active" else _of_passive(verb)


def _of_passive(verb: str) -> ClauseWord | None:
    table = load_clause_words()
    forms = (PARTICIPLES.get(verb, ""), f"{verb}d", f"{verb}ed", verb)
    return next((table[f, pos, "that"] for f in forms for pos in ("participle", "adjective")
                 if (f, pos, "that") in table), None)  # fmt: skip


def share(hits: int, of: int) -> str:
    """Return a share with its counts."""
    return f"{hits / of:.3f} ({hits} of {of})" if of else "-"


def measure(means: dict[Item, float], show: int) -> None:
    """Print the agreement for each voice and polarity, and where it is worst."""
    wrong: list[tuple[float, Item, str, str]] = []
    whole: Counter[str] = Counter()
    for voice, polarity in (("active", "positive"), ("active", "negative"),
                            ("passive", "positive"), ("passive", "negative")):  # fmt: skip
        count: Counter[tuple[str, str]] = Counter()
        items = [item for item in means if item[1:] == (voice, polarity)]
        for item in items:
            word = find_word(item[0], voice)
            if word is None:
                continue
            value = word.reporter if polarity == "positive" else word.reporter_not
            mine, theirs = kind_of_value(value), kind_of_mean(means[item])
            count[theirs, mine] += 1
            if mine != theirs:
                middle = {"yes": 1.0, "no": 0.0, "unknown": 0.5}[mine]
                wrong.append((abs(middle - means[item]), item, theirs, mine))
        hits = sum(n for (a, b), n in count.items() if a == b)
        total = sum(count.values())
        most = max(Counter({k: sum(n for (a, _), n in count.items() if a == k)
                            for k in ("yes", "no", "unknown")}).values(), default=0)  # fmt: skip
        whole.update(hits=hits, total=total, most=most, items=len(items))
        print(f"that, {voice}, {polarity}: agree {share(hits, total)}; always the commonest "
              f"{share(most, total)}; in the lexicon {share(total, len(items))}")  # fmt: skip
        _print_table(count)
    print(f"all: agree {share(whole['hits'], whole['total'])}")
    for gap, (verb, voice, polarity), theirs, mine in sorted(wrong, reverse=True)[:show]:
        print(f"  {gap:.2f} {verb} ({voice}, {polarity}): readers {theirs}, lexicon {mine}")


def _print_table(count: Counter[tuple[str, str]]) -> None:
    kinds: Iterable[str] = ("yes", "no", "unknown")
    for theirs in kinds:
        cells = "  ".join(f"{mine} {count[theirs, mine]:3}" for mine in kinds)
        print(f"    readers {theirs:8} lexicon {cells}")


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", type=int, default=0)
    given = parser.parse_args()
    measure(read_means(given.folder / "mega-veridicality-v1.csv"), given.show)


if __name__ == "__main__":
    main()
