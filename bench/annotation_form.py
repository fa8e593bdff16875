"""The form of annotated passages: a draft's strings become offsets, and faults are named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

KINDS = ("statement", "belief", "knowledge", "intention", "perception")
STANCES = ("neutral", "endorsing", "distancing", "rejecting", "ironic")
SOURCE_KINDS = ("person", "organisation", "place", "group", "unnamed", "voice", "none")
UNNAMED_TYPES = ("official", "document", "witness", "expert", "analysts", "residents", "other")
ROLES = ("source", "cue", "content")
PASSAGE_FIELDS = ("id", "genre", "publisher", "author", "text", "attributions")
ATTRIBUTION_FIELDS = (
    *("id", "parent", "relays", *ROLES, "name", "role", "affiliation", "source_kind"),
    *("unnamed_type", "kind", "stance", "stance_words"),
)
LABELS = {
    "kind": KINDS,
    "stance": STANCES,
    "source_kind": SOURCE_KINDS,
    "unnamed_type": (None, *UNNAMED_TYPES),
}
WIDE = ("", *ROLES)
"""The roles, and a role without a name."""

Row = dict[str, Any]


class DraftError(ValueError):
    """A span or a label of a draft that cannot be taken as written."""


def occurrences(string: str, text: str) -> list[int]:
    """Return where a string begins in a text, at word boundaries if it ever stands at them."""
    every = [m.start() for m in re.finditer(f"(?={re.escape(string)})", text)]
    return [at for at in every if _is_bounded(text, at, at + len(string))] or every


def _is_bounded(text: str, start: int, end: int) -> bool:
    def splits(at: int) -> bool:
        return 0 < at < len(text) and bool(re.fullmatch(r"\w\w", text[at - 1 : at + 1]))

    return not splits(start) and not splits(end)


def place(span: str | Row, text: str) -> list[int]:
    """Return the offsets of one span of a draft.

    Raises:
        DraftError: The span is not in the text, or stands there more than once.
    """
    if isinstance(span, str):
        return _only(span, text)
    if not isinstance(span, dict) or not isinstance(span.get("t"), str):
        raise DraftError(f'a span is a string or {{"t": …, "n": …}}, not {span!r}')
    string = span["t"]
    if "in" in span:
        around = _only(span["in"], text)
        inner = _only(string, text[around[0] : around[1]])
        return [around[0] + inner[0], around[0] + inner[1]]
    found = occurrences(string, text) if string else []
    which = span.get("n")
    if not isinstance(which, int) or not 1 <= which <= len(found):
        raise DraftError(f"occurrence {which} of {string!r} asked for; there are {len(found)}")
    return [found[which - 1], found[which - 1] + len(string)]


def _only(string: str, text: str) -> list[int]:
    found = occurrences(string, text) if string else []
    if not found:
        raise DraftError(f"{string!r} is not in the text")
    if len(found) > 1:
        raise DraftError(f'{string!r} stands {len(found)} times: give "n" or "in"')
    return [found[0], found[0] + len(string)]


def finish(passage: Row) -> tuple[Row, list[str]]:
    """Return a draft's passage with offsets for strings, and what is wrong with it."""
    wrong = [f"no field {name!r}" for name in PASSAGE_FIELDS if name not in passage]
    if wrong:
        return passage, wrong
    text, done = passage["text"], []
    for attribution in passage["attributions"]:
        name = attribution.get("id", "?")
        finished, faults = _finish_one(attribution, text)
        wrong += [f"{name}: {fault}" for fault in faults]
        done.append(finished)
    if not wrong:
        wrong = [f"{name}: {fault}" for name, fault in _tree_faults(done, text)]
    return {**{name: passage[name] for name in PASSAGE_FIELDS}, "attributions": done}, wrong


def _finish_one(attribution: Row, text: str) -> tuple[Row, list[str]]:
    wrong = [f"no field {name!r}" for name in ATTRIBUTION_FIELDS if name not in attribution]
    wrong += [f"unknown field {name!r}" for name in attribution if name not in ATTRIBUTION_FIELDS]
    if wrong:
        return attribution, wrong
    done = {name: attribution[name] for name in ATTRIBUTION_FIELDS}
    for role in (*ROLES, "stance_words"):
        try:
            done[role] = sorted(place(span, text) for span in attribution[role])
        except DraftError as fault:
            wrong.append(f"{role}: {fault}")
    return done, wrong + list(_label_faults(done))


def _label_faults(attribution: Row) -> Iterator[str]:
    for field, allowed in LABELS.items():
        if attribution[field] not in allowed:
            yield f"{field}: {attribution[field]!r} is none of {', '.join(map(str, allowed))}"
    if not isinstance(attribution["relays"], list):
        yield "relays: not a list of names"
    if not attribution["content"]:
        yield "content: empty"
    kind, unnamed = attribution["source_kind"], attribution["unnamed_type"]
    if kind == "none" and (attribution["source"] or attribution["name"]):
        yield "source_kind is none, and there is a source or a name"
    if kind not in ("none", "voice") and not attribution["source"] and not attribution["name"]:
        yield f"source_kind is {kind}, and there is neither source nor name"
    if kind == "unnamed" and (unnamed is None or attribution["name"] is not None):
        yield "an unnamed source has an unnamed_type and no name"
    if unnamed is not None and kind not in ("unnamed", "group"):
        yield f"unnamed_type with source_kind {kind}"
    if (attribution["stance"] == "neutral") != (not attribution["stance_words"]):
        yield "stance_words go with every stance but neutral, and with no other"


def _tree_faults(attributions: Sequence[Row], text: str) -> Iterator[tuple[str, str]]:
    by_id = {attribution["id"]: attribution for attribution in attributions}
    if len(by_id) < len(attributions):
        yield "all", "an id stands twice"
    for attribution in attributions:
        name, parent = attribution["id"], attribution["parent"]
        spans = sorted(span for role in ROLES for span in attribution[role])
        for (_, end), (start, after) in pairwise(spans):
            if start < end:
                yield name, f"two of its spans overlap at {text[start:after]!r}"
        held_by = _innermost(spans, [other for other in attributions if other is not attribution])
        if held_by not in (None, parent):
            yield name, f"stands inside the content of {held_by}, which is not its parent"
        if parent is None:
            continue
        if parent not in by_id or parent == name:
            yield name, f"no parent {parent!r}"
            continue
        held = by_id[parent]["content"]
        for start, end in spans:
            if not any(a <= start and end <= b for a, b in held):
                yield name, f"{text[start:end]!r} is not inside the content of {parent}"
        if _is_round(name, by_id):
            yield name, "is inside itself"


def _innermost(spans: Sequence[list[int]], others: Sequence[Row]) -> str | None:
    """Return the id of the attribution with the shortest content that holds all of the spans."""
    holding = [
        (sum(end - start for start, end in other["content"]), other["id"])
        for other in others
        if all(any(a <= start and end <= b for a, b in other["content"]) for start, end in spans)
    ]
    return min(holding)[1] if holding else None


def _is_round(name: str, by_id: dict[str, Row]) -> bool:
    seen, at = {name}, by_id[name]["parent"]
    while at in by_id and at not in seen:
        seen.add(at)
        at = by_id[at]["parent"]
    return at in seen


def as_words(attribution: Row, text: str) -> str:
    """Return the spans of an attribution as words."""

    def said(spans: list[Any]) -> str:
        return " // ".join(text[a:b] if isinstance(a, int) else a for a, b in map(_ends, spans))

    return " ".join(f"{role}[{said(spans)}]" for role, spans in attribution.items() if role in WIDE)


def _ends(span: Any) -> tuple[Any, Any]:
    if isinstance(span, list):
        return span[0], span[1]
    return (span["t"] if isinstance(span, dict) else span), None
