"""Score nested attributions, chains, relays and turns on annotated passages.

usage: python bench/chains.py FILE... [--list]

FILE is a finished file of docs/annotation.md. Each passage is read as a line of JSON Lines with its
publisher and author, so that headings, turns and block quotations are found as in any other text.
A nested attribution is right where half of its content's words and of its source's are the
annotator's and its parent is the partner of the annotated one's parent. The annotated chain is the
publisher (or author), then relays and sources from the outermost to the source, a name not twice
running; names are one where the words of one hold those of the other. A link to which the
annotator gave no name may be left out or told in the source's words.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from annotation_agreement import has_same_source, pair_up
from annotation_form import ROLES, as_words

from sayso.attribution import find_attributions
from sayso.config import Settings
from sayso.language.parse import parse_document
from sayso.model import THIS_DOCUMENT, Attribution, Document, Spans
from sayso.reading import Found, read_input

Row = dict[str, Any]
Link = tuple[str | None, frozenset[str]]
"""A link of an annotated chain: its name, None where it has none; the source's words."""

# fmt: off
SMALL = frozenset([
    "the", "a", "an", "of", "for", "and", "at", "in", "on", "mr", "mrs", "ms", "dr", "sir", "lady",
    "lord", "her", "his", "their", "its", "our", "my",
])
# fmt: on
"""Words of names that tell nothing."""


def read_passages(rows: Sequence[Row]) -> list[Document]:
    """Return the passages as Documents, in order.

    Raises:
        SystemExit: One of them cannot be read.
    """
    lines = [
        json.dumps({"text": r["text"], "publisher": r["publisher"], "author": r["author"]})
        for r in rows
    ]
    data = "\n".join(lines).encode()
    read = read_input(Found("passages.jsonl", "passages.jsonl", "jsonl", data), Settings())
    documents = [d for d in read if isinstance(d, Document)]
    if len(documents) < len(rows):
        raise SystemExit(f"only {len(documents)} of {len(rows)} passages could be read")
    return documents


def as_rows(document: Document, found: Sequence[Attribution]) -> list[Row]:
    """Return attributions with their offsets into the passage as annotated."""

    def original(spans: Spans) -> list[list[int]]:
        places = [s for span in spans for s in document.offsets.to_original(span)]
        return [[s.start, s.end] for s in places]

    return [
        {
            "id": a.id,
            "parent": a.parent,
            **{role: original(getattr(a, role)) for role in ROLES},
            "name": a.source_name,
            "chain": a.chain,
            "confidence": a.confidence,
            "kind": a.source_kind,
        }
        for a in found
    ]


def name_words(name: str) -> frozenset[str]:
    """Return the telling words of a name, in lower case, plural and possessive endings off."""
    plain = re.sub(r"['’]s?\b", "", name.casefold())
    words = frozenset(w.rstrip("s") for w in re.findall(r"\w+", plain) if w not in SMALL)
    return words or frozenset(re.findall(r"\w+", plain))


def is_one(name: str, other: str) -> bool:
    """Tell whether two names are one, loosely: the words of one hold those of the other."""
    one, two = name_words(name), name_words(other)
    return bool(one and two) and (one <= two or two <= one)


def gold_chain(row: Row, attribution: Row) -> list[Link]:
    """Return the chain of an annotated attribution, from the publisher to its source."""
    by_id = {a["id"]: a for a in row["attributions"]}
    line = [attribution]
    while line[0]["parent"]:
        line.insert(0, by_id[line[0]["parent"]])
    links: list[Link] = [(row["publisher"] or row["author"] or THIS_DOCUMENT, frozenset())]
    for a in line:
        links += [(relay, frozenset()) for relay in a["relays"]]
        words = " ".join(row["text"][s:e] for s, e in a["source"])
        told = name_words(f"{words} {a['role'] or ''}") if words else frozenset()
        if a["name"] is not None or told:
            links.append((a["name"], told))
    kept: list[Link] = []
    for link in links:
        if link[0] is None or not kept or kept[-1][0] is None or not is_one(link[0], kept[-1][0]):
            kept.append(link)
    return kept


def fits(link: Link, name: str) -> bool:
    """Tell whether a link found is one that was annotated."""
    known, told = link
    if known is not None:
        return is_one(known, name)
    return name[:1].islower() or bool(told & name_words(name))


def is_same_chain(gold: Sequence[Link], found: Sequence[str]) -> bool:
    """Tell whether a chain is the annotated one; links without a name may be missing."""
    if not gold:
        return not found
    if found and fits(gold[0], found[0]) and is_same_chain(gold[1:], found[1:]):
        return True
    return gold[0][0] is None and is_same_chain(gold[1:], found)


def is_in_order(gold: Sequence[Link], found: Sequence[str]) -> bool:
    """Tell whether the links that both have come in one order, first and last among them."""
    named = [link for link in gold if link[0] is not None]
    places = [[k for k, name in enumerate(found) if fits(link, name)] for link in named]
    if not places or not found or 0 not in places[0]:
        return False
    at = -1
    for each in places:
        if each:
            later = [k for k in each if k > at]
            if not later:
                return False
            at = later[0]
    return gold[-1][0] is None or len(found) - 1 in places[-1]


def found_relays(row: Row, by_id: dict[str, Row]) -> list[str]:
    """Return the relays of an attribution found: its chain without what is before and itself."""
    above = by_id[row["parent"]]["chain"] if row["parent"] else row["chain"][:1]
    rest = list(row["chain"][len(above) :])
    if rest and row["name"] is not None and rest[-1] == row["name"]:
        rest.pop()
    return rest


def f1(right: int, found: int, wanted: int) -> str:
    """Return precision, recall and F1 in per cent as words."""
    p, r = right / max(1, found), right / max(1, wanted)
    f = 2 * p * r / (p + r) if p + r else 0.0
    return f"P {100 * p:5.1f}  R {100 * r:5.1f}  F1 {100 * f:5.1f}  ({right} of {found} / {wanted})"


class Score:
    """What was right, found and wanted, summed over passages, in all and by genre."""

    def __init__(self) -> None:
        self.sums: Counter[str] = Counter()
        self.genres: set[str] = set()
        self.notes: list[str] = []

    def add(self, row: Row, found: Sequence[Row]) -> None:
        """Count one passage with what was found in it."""
        gold, text = row["attributions"], row["text"]
        pairs = pair_up(gold, found, text)
        partner = {a["id"]: b for a, b in pairs}
        taken = {b["id"] for _, b in pairs}
        self.genres.add(row["genre"])
        self._count(row, "all", len(pairs), len(found), len(gold))
        same = sum(has_same_source(a, b, text) for a, b in pairs)
        self._count(row, "joint", same, len(found), len(gold))
        self._nested(row, found, partner)
        self._chains(row, pairs)
        self._relays(row, found, partner)
        self._turns(row, partner)
        for a in gold:
            if a["id"] not in partner:
                lost = " nested" if a["parent"] else ""
                lost += " (and its parent)" if lost and a["parent"] not in partner else ""
                self.notes.append(f"{row['id']} missed{lost}: {as_words(a, text)}")
        for b in found:
            if b["id"] not in taken:
                inner = " nested" if b["parent"] else ""
                sure = f"{b['confidence']:.2f}"
                self.notes.append(f"{row['id']} extra{inner} {sure}: {as_words(b, text)}")

    def _count(self, row: Row, what: str, right: int, found: int, wanted: int) -> None:
        for key in (what, f"{what} {row['genre']}"):
            self.sums[f"{key} right"] += right
            self.sums[f"{key} found"] += found
            self.sums[f"{key} wanted"] += wanted

    def _nested(self, row: Row, found: Sequence[Row], partner: dict[str, Row]) -> None:
        wanted = [a for a in row["attributions"] if a["parent"]]
        inner = sum(b["parent"] is not None for b in found)
        right: Counter[str] = Counter()
        for a in wanted:
            b, text = partner.get(a["id"]), row["text"]
            above = partner.get(a["parent"])
            if b is None:
                continue
            right["content"] += b["parent"] is not None
            is_joint = has_same_source(a, b, text) and b["parent"] is not None
            right["source"] += is_joint
            is_held = above is not None and b["parent"] == above["id"]
            right["parent"] += is_joint and is_held
            chain = gold_chain(row, a)
            is_right = is_joint and is_held and is_in_order(chain, b["chain"])
            right["order"] += is_right
            right["exact"] += is_right and is_same_chain(chain, b["chain"])
            if not (is_joint and is_held):
                self.notes.append(
                    f"{row['id']} nested wrong: {as_words(a, text)} | {as_words(b, text)}"
                    f" | parent {'right' if is_held else b['parent'] and 'other'}"
                )
        for what in ("content", "source", "parent", "order", "exact"):
            self._count(row, f"nested {what}", right[what], inner, len(wanted))

    def _chains(self, row: Row, pairs: Sequence[tuple[Row, Row]]) -> None:
        for a, b in pairs:
            chain = gold_chain(row, a)
            exact = is_same_chain(chain, b["chain"])
            order = exact or is_in_order(chain, b["chain"])
            self._count(row, "chain exact", exact, 1, 1)
            self._count(row, "chain order", order, 1, 1)
            if not exact:
                said = " > ".join(name or "/".join(sorted(told)) for name, told in chain)
                self.notes.append(f"{row['id']} {a['id']} chain: {said} | {' > '.join(b['chain'])}")

    def _relays(self, row: Row, found: Sequence[Row], partner: dict[str, Row]) -> None:
        by_id = {b["id"]: b for b in found}
        told = {b["id"]: found_relays(b, by_id) for b in found}
        right = 0
        for a in row["attributions"]:
            b = partner.get(a["id"])
            names = told[b["id"]] if b else []
            hits = sum(any(is_one(relay, name) for name in names) for relay in a["relays"])
            right += hits
            if hits < len(a["relays"]) or len(names) > hits:
                missed = "" if b else " (not found)"
                words = as_words(a, row["text"])
                self.notes.append(f"{row['id']} relays{missed}: {a['relays']} | {names} | {words}")
        wanted = sum(len(a["relays"]) for a in row["attributions"])
        self._count(row, "relays", right, sum(map(len, told.values())), wanted)

    def _turns(self, row: Row, partner: dict[str, Row]) -> None:
        for a in row["attributions"]:
            cue = [row["text"][s:e] for s, e in a["cue"]]
            if row["genre"] not in ("transcript", "interview") or cue != [":"]:
                continue
            b = partner.get(a["id"])
            is_found = b is not None and has_same_source(a, b, row["text"])
            is_named = is_found and b is not None and a["name"] and b["name"]
            self._count(row, "turns", is_found, is_found, 1)
            if not is_found:
                self.notes.append(f"{row['id']} turn missed: {as_words(a, row['text'])}")
            if a["name"] is not None:
                is_right = bool(is_named) and is_one(a["name"], b["name"] if b else "")
                self._count(row, "turns named", is_right, bool(is_named), 1)

    def lines(self) -> Iterator[str]:
        """Yield the measures as lines to print."""
        names = {
            "all": "every content",
            "joint": "every content and source",
            "nested content": "nested: content",
            "nested source": "nested: and source",
            "nested parent": "nested: and parent",
            "nested order": "nested: and chain in order",
            "nested exact": "nested: and chain exact",
            "chain order": "chains in order, of matched",
            "chain exact": "chains exact, of matched",
            "relays": "relays",
            "turns": "turns",
            "turns named": "turns named",
        }
        for what, said in names.items():
            yield f"{said:30} {self._f1(what)}"
        for genre in sorted(self.genres):
            yield f"{genre}: nested {self._f1(f'nested order {genre}')}"

    def _f1(self, what: str) -> str:
        right, found, wanted = (self.sums[f"{what} {x}"] for x in ("right", "found", "wanted"))
        return f1(right, found, wanted)


def score(rows: Sequence[Row]) -> Score:
    """Return the score of Sayso's own attributions on annotated passages."""
    total = Score()
    for row, document in zip(rows, read_passages(rows), strict=True):
        parse = parse_document(document)
        total.add(row, as_rows(document, find_attributions(document, parse)))
    return total


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the score of the files' passages."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("files", nargs="+", type=Path)
    options.add_argument("--list", action="store_true", help="list every difference")
    chosen = options.parse_args(arguments)
    lines = [line for file in chosen.files for line in file.read_text("utf-8").splitlines()]
    rows = [json.loads(line) for line in lines if line.strip()]
    total = score(rows)
    print(*(sorted(total.notes) if chosen.list else []), sep="\n")
    print(f"{len(rows)} passages", *total.lines(), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
