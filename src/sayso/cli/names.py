"""The text of answers on who is who."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.cli.terminal import bold, clean, count, dim, listing, wrap

if TYPE_CHECKING:
    from sayso.views.entities import (
        CandidateRow,
        Entities,
        EntityDetail,
        EntityRow,
        JudgementRow,
        RoleRow,
    )

_STANDING = {"holds": "", "held": " (before)", "held then": " (at the time told of)"}
_STANDING["will hold"] = " (to come)"


def entities_text(rows: Entities) -> list[str]:
    """Return entities with their names, then what is in doubt."""
    lines = [line for row in rows.entities for line in _entity(row)]
    doubts = doubts_text(rows)
    return [*lines, "", *doubts] if doubts else lines


def doubts_text(rows: Entities) -> list[str]:
    """Return which entities may be one, and names that have two readings."""
    return _doubts(rows.candidates)


def _doubts(candidates: tuple[CandidateRow, ...]) -> list[str]:
    doubts = [row for row in candidates if row.kind != "reading"]
    readings = [row for row in candidates if row.kind == "reading"]
    lines: list[str] = []
    if doubts:
        lines += ["May be one, and count as two:", *(x for row in doubts for x in _candidate(row))]
    if readings:
        lines += [""] if lines else []
        lines += ["Have two readings:", *(x for row in readings for x in _candidate(row))]
    return lines


def entity_text(detail: EntityDetail) -> list[str]:
    """Return one entity: names, roles by date, what is in doubt, judgements."""
    row = detail.entity
    said = f"{count(row.attributions, 'attribution')} in {count(row.documents, 'document')}"
    lines = wrap(f"{bold(clean(row.name))}, {row.kind}: {said}")
    if row.aliases:
        lines += wrap(f"also: {listing(row.aliases)}", indent=4)
    lines += wrap(f"joined by: {clean(row.origin)}", indent=4) if row.aliases else []
    if detail.written:
        written = (f"{one.name} {one.number}" for one in detail.written)
        lines += wrap(f"as a source: {listing(tuple(written))}", indent=4)
    if detail.roles:
        lines += ["", "Roles, as documents of these dates give them:"]
        lines += [line for role in detail.roles for line in _role(role)]
    doubts = _doubts(detail.candidates)
    lines += ["", *doubts] if doubts else []
    if detail.judgements:
        lines += ["", "Judgements:", *judgements_text(detail.judgements)]
    return lines


def judgements_text(rows: tuple[JudgementRow, ...]) -> list[str]:
    """Return judgements, each with who made it, when and why."""
    lines: list[str] = []
    for row in rows:
        state = f" [revoked {row.revoked[:10]}]" if row.revoked else ""
        waits = " [waits: a name stands in no document now]" if not row.in_use else ""
        state = state or waits
        by = f", {clean(row.by)}" if row.by else ""
        lines += wrap(f"{row.number}. {bold(row.kind)}: {clean(row.words)}{state}", hanging=4)
        note = f": {clean(row.note)}" if row.note else ""
        lines += [dim(line) for line in wrap(f"{row.made[:10]}{by}{note}", indent=4)]
    return lines


def _entity(row: EntityRow) -> list[str]:
    said = f": {count(row.attributions, 'attribution')}" if row.attributions else ""
    also = f", also {listing(row.aliases)}" if row.aliases else ""
    return wrap(f"{bold(clean(row.name))} ({row.kind}){clean(also)}{said}", hanging=4)


def _candidate(row: CandidateRow) -> list[str]:
    names = f"{bold(clean(row.a_name))} | {bold(clean(row.b_name))}"
    return wrap(f"{names}: {clean(row.words)}", indent=2, hanging=4)


def _role(row: RoleRow) -> list[str]:
    dates = " to ".join(dict.fromkeys(date for date in (row.first, row.last) if date))
    where = count(row.documents, "document")
    words = f"{clean(row.role)}{_STANDING[row.standing]}: {dates or 'undated'}, {where}"
    return wrap(words, indent=2, hanging=4)
