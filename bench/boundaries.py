"""Count how sentence ends and quotations found agree with those marked in the invented passages.

In the sentence passages a broken bar stands between sentences; in the quotation passages double
square brackets stand around each quotation, marks included, and double angle brackets around what
an odd mark may cost: whatever is found wholly inside the latter is neither right nor wrong. `⏎` is
a line break. Half of the passages ("kept") were not looked at while the rules were mended.

usage: python bench/boundaries.py [--half open|kept] [--errors]
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from attribution_polnear import as_document

from sayso.attribution.quotes import find_quotations
from sayso.language.parse import find_paragraphs, parse_document

TESTS = Path(__file__).resolve().parents[1] / "tests"
SENTENCES = TESTS / "language" / "sentence_boundaries.tsv"
QUOTATIONS = TESTS / "attribution" / "quotation_spans.tsv"

Bounds = tuple[int, int]


def passages(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a file of marked passages."""
    with path.open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def unmark(marked: str) -> tuple[str, set[int], set[Bounds], list[Bounds]]:
    """Return a passage's text, its sentence ends, its quotations, and what an odd mark may cost."""
    text, breaks = "", set()
    spans: dict[str, list[Bounds]] = {"⟧": [], "⟫": []}
    open_at: list[int] = []
    for sign in marked.replace("⏎", "\n"):
        if sign == "¦":
            breaks.add(len(text.rstrip()))
        elif sign in "⟦⟪":
            open_at.append(len(text))
        elif sign in spans:
            spans[sign].append((open_at.pop(), len(text)))
        else:
            text += sign
    return text, breaks, set(spans["⟧"]), spans["⟫"]


def sentence_ends(text: str) -> set[int]:
    """Return where the sentences found in a text end, the last left out."""
    sentences = parse_document(as_document("passage", text)).sentences
    return {s.span.end for s in sentences[:-1]}


def quotation_spans(text: str) -> set[Bounds]:
    """Return the quotations found in a text, marks included."""
    found = find_quotations(text, find_paragraphs(as_document("passage", text)))
    return {(q.span.start, q.span.end) for q in found}


def judge(path: Path, row: dict[str, str]) -> tuple[set[object], set[object]]:
    """Return what is right and what was found in a passage."""
    text, breaks, spans, odd = unmark(row["passage"])
    if path == SENTENCES:
        return set(breaks), set(sentence_ends(text))
    found = {s for s in quotation_spans(text) if not any(a <= s[0] and s[1] <= b for a, b in odd)}
    return set(spans), set(found)


def f1(counts: Counter[str]) -> float:
    """Return the F1 of a count of right, found and both."""
    return 200 * counts["both"] / max(1, counts["right"] + counts["found"])


def measure(path: Path, half: str, *, errors: bool) -> Counter[str]:
    """Return the counts of one file's passages."""
    counts: Counter[str] = Counter()
    for row in passages(path):
        if row["half"] != half:
            continue
        right, found = judge(path, row)
        counts.update(right=len(right), found=len(found), both=len(right & found))
        counts.update(passages=1, exact=right == found)
        if errors and right != found:
            text = unmark(row["passage"])[0]
            print(f"{row['kind']}\t{row['passage']}")
            for name, those in (("  missed", right - found), ("  false", found - right)):
                print(name, [_show(text, at) for at in sorted(those, key=str)])
    return counts


def _show(text: str, at: object) -> str:
    if isinstance(at, tuple):
        return text[at[0] : at[1]]
    return text[max(0, int(str(at)) - 12) : int(str(at))]


def main() -> None:
    """Print the counts."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--half", choices=["open", "kept"])
    arguments.add_argument("--errors", action="store_true")
    options = arguments.parse_args()
    for name, path in (("sentence ends", SENTENCES), ("quotations", QUOTATIONS)):
        for half in [options.half] if options.half else ["open", "kept"]:
            counts = measure(path, half, errors=options.errors)
            print(
                f"{name}, {half}: F1 {f1(counts):.1f}, passages exactly right "
                f"{counts['exact']} of {counts['passages']}"
            )


if __name__ == "__main__":
    main()
