"""Faults in the labels of a pile (docs/piles.md), each with its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pile_form import (
    Files,
    Pile,
    Row,
    make_pile,
    number_of,
    places_of,
    read_files,
    read_labels,
    string_of,
)

STANCES = ("affirms", "denies", "doubts", "other value", "")
KINDS = ("contradicts", "supports", "differs")
REASONS = (
    *("doing", "number", "date", "place", "who did what", "denial", "evaluation"),
    *("antonym", "negation"),
)
"""The first that fits is the reason."""
GUARDS = ("other time", "list", "part", "refinement", "condition", "other subject")
VIEWS = ("view", "state", "plan")
NEEDED = {
    "claims": {"id", "document", "exact", "source", "stance", "says", "passed_on"},
    "points": {"id", "title", "contested", "claims"},
    "relations": {"a", "b", "kind"},
    "shifts": {"source", "point", "before", "after", "of"},
    "gaps": {"publisher", "point"},
}
ALLOWED = {"claims": {"part", "said_on"}, "relations": {"reason", "guard"}}
SIZE = (8, 15)
"""How many files a pile has."""


def read_pile(folder: Path, *, is_settled: bool = True) -> Pile:
    """Return the labels of a pile.

    Args:
        folder: with `documents/` and `labels.json`.
        is_settled: whether the labels must be without any fault; else they only must be readable.

    Raises:
        SystemExit: the labels have faults; the first is named.
    """
    labels, files = read_labels(folder), read_files(folder)
    wrong = list(find_faults(labels, files) if is_settled else find_unreadable(labels, files))
    if wrong:
        raise SystemExit(f"{folder}: {len(wrong)} faults, `check` names them; {wrong[0]}")
    return make_pile(folder.name, labels, files)


def find_unreadable(labels: Row, files: Files) -> Iterator[str]:
    """Say what keeps labels from being read: fields that lack, words that are not in the text."""
    shape = list(_shape_faults(labels))
    yield from shape
    for row in [] if shape else labels["claims"]:
        yield from _place_faults(row, files)


def find_faults(labels: Row, files: Files) -> Iterator[str]:
    """Say what is wrong with labels, each with its place; what cannot be read ends the search."""
    shape = list(_shape_faults(labels))
    yield from shape
    if not SIZE[0] <= len(files.by_name) <= SIZE[1]:
        yield f"documents: {len(files.by_name)} files, not {SIZE[0]} to {SIZE[1]}"
    for name, documents in files.by_name.items():
        last = documents[-1].text.strip().splitlines()[-1] if documents else ""
        if "invented" not in last:
            yield f"{name}: the last line does not say that it is invented"
    if not shape:
        yield from _claim_faults(labels, files)
        yield from _point_faults(labels)
        yield from _relation_faults(labels)
        yield from _shift_faults(labels)
        yield from _gap_faults(labels, files)


def _shape_faults(labels: Row) -> Iterator[str]:
    if not isinstance(labels.get("about"), str) or not labels["about"]:
        yield "about: no sentence"
    for kind, needed in NEEDED.items():
        rows = labels.get(kind)
        if not isinstance(rows, list):
            yield f"{kind}: no list"
            continue
        for number, row in enumerate(rows, 1):
            place = f"{kind} {row.get('id', number) if isinstance(row, dict) else number}"
            if not isinstance(row, dict):
                yield f"{place}: no object"
                continue
            yield from (f"{place}: no field {name!r}" for name in sorted(needed - set(row)))
            unknown = set(row) - needed - ALLOWED.get(kind, set())
            yield from (f"{place}: unknown field {name!r}" for name in sorted(unknown))
            lists = [n for n in ("claims", "before", "after", "passed_on") if n in row]
            yield from (f"{place}: {n} is no list" for n in lists if not _is_names(row[n]))
        if kind in ("claims", "points"):
            ids = Counter(str(row.get("id")) for row in rows if isinstance(row, dict))
            yield from (f"{kind} {name}: stands {n} times" for name, n in ids.items() if n > 1)


def _is_names(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) and one for one in value)


def _claim_faults(labels: Row, files: Files) -> Iterator[str]:
    points = {claim for point in labels["points"] for claim in point["claims"]}
    used = {r[end] for r in labels["relations"] if r["kind"] == "differs" for end in ("a", "b")}
    for row in labels["claims"]:
        place = f"claims {row['id']}"
        yield from _place_faults(row, files)
        if row["stance"] not in STANCES:
            yield f"{place}: stance {row['stance']!r}"
        if not row["source"] or not row["says"]:
            yield f"{place}: no source, or nothing that it says"
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", row.get("said_on", "2000-01-01")):
            yield f"{place}: said_on {row['said_on']!r} is no day"
        if row["source"] in row["passed_on"]:
            yield f"{place}: its source stands in passed_on"
        if row["id"] not in points | used:
            yield f"{place}: in no point, and no `differs` needs it"
        if row["id"] not in points and row["stance"]:
            yield f"{place}: a stance, but no point"


def _is_numbered(exact: Row) -> bool:
    n, string = exact.get("n"), exact.get("t")
    return set(exact) == {"t", "n"} and isinstance(n, int) and n > 0 and isinstance(string, str)


def _place_faults(row: Row, files: Files) -> Iterator[str]:
    place, exact = f"claims {row['id']}", row["exact"]
    if row["document"] not in files.by_name:
        yield f"{place}: no document {row['document']!r}"
        return
    if not (_is_numbered(exact) if isinstance(exact, dict) else isinstance(exact, str) and exact):
        yield f'{place}: exact is a string or {{"t": …, "n": …}}'
        return
    number = len(places_of(row, files))
    if not number:
        part = f" part {row['part']}" if "part" in row else ""
        yield f"{place}: {string_of(row)!r} is not in {row['document']}{part}"
    elif not isinstance(exact, dict) and number > 1:
        yield f'{place}: {string_of(row)!r} stands {number} times: give "n"'
    elif number_of(row) > number:
        yield f"{place}: {string_of(row)!r} stands only {number} times"


def _point_faults(labels: Row) -> Iterator[str]:
    claims = {row["id"]: row for row in labels["claims"]}
    held = Counter(claim for point in labels["points"] for claim in set(point["claims"]))
    for name, number in held.items():
        if number > 1:
            yield f"claims {name}: in {number} points"
    for point in labels["points"]:
        place = f"points {point['id']}"
        if missing := [name for name in point["claims"] if name not in claims]:
            yield f"{place}: no claims {', '.join(missing)}"
            continue
        rows = [claims[name] for name in dict.fromkeys(point["claims"])]
        if len(rows) < len(point["claims"]):
            yield f"{place}: a claim stands twice"
        voices = [{(r[what], r.get("part")) for r in rows} for what in ("source", "document")]
        if len(rows) < 2 or max(map(len, voices)) < 2:
            yield f"{place}: fewer than two claims, sources or documents"
        conflicts = {"denies", "doubts", "other value"} & {row["stance"] for row in rows}
        if point["contested"] and not conflicts:
            yield f"{place}: contested, and nobody denies, doubts or gives another value"
        held = {row["id"] for row in rows}
        if not point["contested"] and any(
            r["kind"] == "contradicts" and {r["a"], r["b"]} <= held for r in labels["relations"]
        ):
            yield f"{place}: not contested, and two of its claims contradict each other"
        if all(row["stance"] != "affirms" for row in rows):
            yield f"{place}: nobody affirms the title"


def _relation_faults(labels: Row) -> Iterator[str]:
    claims = {row["id"]: row for row in labels["claims"]}
    point_of = {claim: point["id"] for point in labels["points"] for claim in point["claims"]}
    seen: set[frozenset[str]] = set()
    for row in labels["relations"]:
        a, b, kind = row["a"], row["b"], row["kind"]
        place = f"relations {a} {b}"
        if a == b or a not in claims or b not in claims:
            yield f"{place}: not two claims that are labelled"
            continue
        if frozenset((a, b)) in seen:
            yield f"{place}: stands twice"
        seen.add(frozenset((a, b)))
        if kind not in KINDS:
            yield f"{place}: kind {kind!r}"
        for name, of, values in (("reason", KINDS[0], REASONS), ("guard", KINDS[2], GUARDS)):
            if (name in row) != (kind == of) or row.get(name, values[0]) not in values:
                yield f"{place}: {name} {row.get(name)!r} with {kind!r}"
        if kind != "differs" and (point_of.get(a) is None or point_of.get(a) != point_of.get(b)):
            yield f"{place}: {kind!r} between two points"
        stances = {claims[a]["stance"], claims[b]["stance"]}
        if kind == "contradicts" and stances in ({"affirms"}, {"denies"}, {"doubts"}):
            yield f"{place}: {kind!r} of one stance"


def _shift_faults(labels: Row) -> Iterator[str]:
    claims = {row["id"]: row for row in labels["claims"]}
    point_of = {claim: point["id"] for point in labels["points"] for claim in point["claims"]}
    for row in labels["shifts"]:
        place = f"shifts {row['source']} {row['point']}"
        ids = [*row["before"], *row["after"]]
        if not row["before"] or not row["after"] or any(name not in claims for name in ids):
            yield f"{place}: before and after name claims"
            continue
        if any(claims[name]["source"] != row["source"] for name in ids):
            yield f"{place}: a claim is of another source"
        if any(point_of.get(name) != row["point"] for name in ids):
            yield f"{place}: a claim is in another point"
        before, after = ({claims[n]["stance"] for n in row[when]} for when in ("before", "after"))
        if before & after - {"other value", ""}:
            yield f"{place}: one stance before and after"
        if row["of"] not in VIEWS:
            yield f"{place}: of {row['of']!r}"


def _gap_faults(labels: Row, files: Files) -> Iterator[str]:
    points = {point["id"]: point for point in labels["points"]}
    claims = {row["id"]: row for row in labels["claims"]}
    publishers = {d.publisher for d in files.by_id.values() if d.publisher}
    texts = [document.text for document in files.by_id.values()]
    for row in labels["gaps"]:
        place = f"gaps {row['publisher']} {row['point']}"
        if row["publisher"] not in publishers and not any(row["publisher"] in x for x in texts):
            yield f"{place}: no document names that publisher"
        if row["point"] not in points or not points[row["point"]]["contested"]:
            yield f"{place}: no contested point of that name"
            continue
        reporting = {
            document.publisher or document.id
            for name in points[row["point"]]["claims"]
            for document, _ in places_of(claims[name], files)[:1]
        }
        if row["publisher"] in reporting:
            yield f"{place}: it reports the point"
        if len(reporting) < 2:
            yield f"{place}: fewer than two others report it"
