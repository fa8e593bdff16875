"""The text of each answer, line by line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.cli.terminal import bold, clean, count, dim, listing, shorten, with_origins, wrap
from sayso.cli.vouching import heard, vouched

if TYPE_CHECKING:
    from sayso.model import Evaluation, Skipped
    from sayso.views.documents import DocumentRow
    from sayso.views.echoes import Echoes, EchoRow
    from sayso.views.gaps import Gaps
    from sayso.views.matrix import Matrix, MatrixRow
    from sayso.views.points import PointDetail, PointRow, ReasonRow, SideDetail
    from sayso.views.rows import AttributionRow, ClaimRow, Count, DocumentHead
    from sayso.views.search import Hits
    from sayso.views.summary import Summary
    from sayso.views.who import SourceDetail, SourceRow, Sources

UNKNOWN = "(unresolved)"
MOST_REASONS = 5
"""Pairs shown of those that conflict, the surest first, one of two sources; --json gives all."""

SILENCE = (
    "Silence is no denial: these documents may say it in words that were not recognised, and the "
    "publisher may have said it elsewhere."
)

OPENING_MARKS = tuple("\"“”«„'‘`")


def chain_of(names: Sequence[str]) -> str:
    """Return a chain as it is read: the page, then through whom, then the original source."""
    return " ← ".join(clean(name) for name in names)


def head_of(head: DocumentHead) -> str:
    """Return where something stands, in a line."""
    date = (head.published or "undated")[:10]
    if head.published and "published" in head.uncertain:
        date += "?"
    part = f"#{head.part}" if head.part else ""
    name = clean(Path(head.path).name or head.path)
    return f"{clean(head.publisher or 'no publisher')}, {date}, {name}{part}"


def stance_of(row: AttributionRow) -> str:
    """Return what the source does, where that is more than stating, and the reporter's stance.

    Example:
        ``denying, reporter distancing by “claimed”, “without evidence”``
    """
    words = [f"“{clean(one)}”" for one in row.framing_words.split(" … ") if one]
    by = f" by {', '.join(words)}" if words and row.framing != "neutral" else ""
    stance = f"reporter {row.framing}{by}"
    return stance if row.act == "stating" else f"{row.act}, {stance}"


def how_said(cue: str) -> str:
    """Return a cue's words in brackets; nothing where it is a mark alone, as after "NAME:"."""
    return f" [{clean(cue)}]" if any(character.isalpha() for character in cue) else ""


def quote(words: str, *, indent: int, lead: str = "") -> list[str]:
    """Return exact words, wrapped, between marks unless they bring their own, after a lead."""
    marked = words if words[:1] in OPENING_MARKS else f"“{words}”"
    return wrap(f"{lead} {marked}".lstrip(), indent=indent, hanging=indent + 1)


def says(row: AttributionRow, *, with_source: bool = True) -> list[str]:
    """Return one Attribution: who, how, the words, and where."""
    who = row.source or f"{UNKNOWN} {row.source_words}"
    lead = bold(clean(who)) if with_source else ""
    cue = how_said(row.cue_words or "no cue")
    nested = ", inside another" if row.depth else ""
    notes = f"{row.form} {row.kind}, {stance_of(row)}{nested}, confidence {row.confidence:.2f}"
    lines = wrap(f"{lead}{cue} {notes}".strip(), hanging=4)
    lines += quote(row.exact, indent=4)
    if row.abstained:
        lines += wrap(f"not resolved: {row.abstained}", indent=4)
    lines += wrap(f"{chain_of(row.chain)}", indent=4, hanging=6)
    return [*lines, dim(f"    {head_of(row.document)}")]


def sources_text(rows: Sources) -> list[str]:
    """Return all sources, a line each: those with a name, then those without."""
    lines = [_source_line(row) for row in rows.sources if not row.unnamed_as]
    unnamed = [_source_line(row) for row in rows.sources if row.unnamed_as]
    if unnamed:
        lines += ["", "Without a name (the same words need not be the same people)", *unnamed]
    if rows.unresolved:
        total = sum(reason.number for reason in rows.unresolved)
        lines += ["", f"Not resolved: {total}"]
        lines += [f"  {reason.number:4d}  {clean(reason.name)}" for reason in rows.unresolved[:8]]
    return lines


def _source_line(row: SourceRow) -> str:
    kind = "" if row.kind == "person" else f" ({kind_of(row)})"
    roles = [role for role in row.roles if role.casefold() != row.name.casefold()]
    role = f", {shorten(roles[0], 40)}" if roles else ""
    relayed = f", relays {row.relayed}" if row.relayed else ""
    counted = f"{count(row.statements, 'statement')} of {row.attributions}{relayed}"
    return with_origins(f"{bold(clean(row.name))}{kind}{role}: {counted}", row.origins)


def kind_of(row: SourceRow) -> str:
    """Return what a source is; of one without a name, also of what sort."""
    return f"{row.kind}, {row.unnamed_as}" if row.unnamed_as else row.kind


def source_text(row: SourceDetail) -> list[str]:
    """Return everything that one source says, then what it passes on."""
    lines = [_source_line(row.source)]
    if row.source.aliases:
        lines += wrap(f"also: {listing(row.source.aliases)}", indent=2)
    for number, said in enumerate(row.says):
        before = row.says[number - 1].kind if number else "statement"
        if before == "statement" != said.kind:
            lines += ["", bold("Thinks, knows, wants or perceives")]
        lines += ["", *says(said, with_source=False)]
    if not row.says and not row.relays:
        lines += ["", "nothing of this kind, or as sure as this"]
    if row.relays:
        lines += ["", bold("Passes on from others")]
        for said in row.relays:
            lines += ["", *says(said)]
    return lines


def points_text(rows: Sequence[PointRow]) -> list[str]:
    """Return all points with their sides in counts."""
    lines: list[str] = []
    for row in rows:
        mark = "contested" if row.contested else "agreed"
        why = f" by {listing(c.name for c in row.reasons)}" if row.contested and row.reasons else ""
        lines += wrap(f"{row.number}. {bold(clean(row.title))}  [{mark}{why}]", hanging=4)
        for side in row.sides:
            label = f" ({clean(side.label)})" if side.label and side.label != side.stance else ""
            who = listing(side.sources) or UNKNOWN
            tail = f"{count(side.claims, 'claim')}, {count(side.origins, 'origin')}"
            lines += wrap(f"{side.stance}{label}: {who}; {tail}", indent=4, hanging=8)
    return lines


def point_text(row: PointDetail, *, most: int = 0) -> list[str]:
    """Return one point: both sides' words, then why they conflict.

    Args:
        row: the point.
        most: claims a side and reasons to show at most; 0 shows all claims, and MOST_REASONS.
    """
    mark = "contested" if row.point.contested else "agreed"
    lines = [*wrap(f"{row.point.number}. {bold(clean(row.point.title))}  [{mark}]"), ""]
    for side in row.sides:
        lines += _side(side, most or len(side.claims))
    conflicts = [reason for reason in row.reasons if reason.relation == "contradicts"]
    if conflicts:
        lines += [bold("Why they conflict")]
        shown = [reason for reason in conflicts if not reason.repeats][: most or MOST_REASONS]
        lines += [line for reason in shown for line in _reason(reason)]
        if len(conflicts) > len(shown):
            lines += [dim(f"  and {count(len(conflicts) - len(shown), 'more pair')}")]
    if row.differences:
        guards = Counter(clean(pair.guard) for pair in row.differences)
        why = ", ".join(f"{guard} ({number})" for guard, number in sorted(guards.items()))
        pairs = count(len(row.differences), "pair")
        look = "only looks" if len(row.differences) == 1 else "only look"
        lines += ["", *wrap(f"{pairs} {look} like a conflict; both can hold: {why}")]
    return lines


def _side(side: SideDetail, most: int) -> list[str]:
    label = f": {clean(side.label)}" if side.label and side.label != side.stance else ""
    lines = [bold(f"{side.stance}{label}") + f"  ({count(side.origins, 'independent origin')})"]
    for claim in side.claims[:most]:
        lines += claim_text(claim)
    if len(side.claims) > most:
        lines += [dim(f"  and {count(len(side.claims) - most, 'more claim')}")]
    return [*lines, ""]


def claim_text(claim: ClaimRow) -> list[str]:
    """Return one claim: whose, the words, and where."""
    who = claim.source or UNKNOWN
    own = f" {own_voice(claim.heard_as)}" if claim.voice == "own" else ""
    lines = wrap(f"{bold(clean(who))}{own}", indent=2, hanging=4)
    lines += quote(claim.exact, indent=4, lead=heard(claim))
    if claim.evaluation is not None:
        lines += wrap(evaluated(claim, claim.evaluation), indent=4, hanging=6)
    if claim.voice == "source":
        lines += wrap(chain_of(claim.chain), indent=4, hanging=6)
        # of an answer it would tell who takes the answer for true, not what it answers
        if claim.kind != "answer" and (vouching := vouched(claim.commitments)):
            lines += wrap(vouching, indent=4, hanging=6)
    return [*lines, dim(f"    {head_of(claim.document)}")]


def own_voice(heard_as: str) -> str:
    """Return how a document says something itself: what it only reports denied, it does not say."""
    if heard_as == "asserted":
        return "in its own voice"
    return f"in its own words, as {heard_as}"


def evaluated(claim: ClaimRow, evaluation: Evaluation) -> str:
    """Return what an evaluation judges, and in which words."""
    told = f"judges {clean(evaluation.target)}"
    if evaluation.holder is not None:
        told = f"{clean(evaluation.holder)} {told}"
    if not claim.span.covers(evaluation.span):
        return told  # the words stand before the clause: "Contrary to the law, …"
    start = evaluation.span.start - claim.span.start
    words = claim.exact[start : start + len(evaluation.span)]
    held = f" ({claim.held})" if claim.held not in {None, evaluation.value} else ""
    return f"{told}: “{clean(words)}”{held}"


def _reason(reason: ReasonRow) -> list[str]:
    words = f"“{clean(reason.a_words.exact)}” against “{clean(reason.b_words.exact)}”"
    lines = wrap(f"{reason.kind}: {reason.words}", indent=2, hanging=4)
    return lines + wrap(f"decided by {words}, confidence {reason.confidence:.2f}", indent=4)


def echoes_text(rows: Echoes) -> list[str]:
    """Return passages that repeat each other, credits, and Documents that count as one."""
    lines: list[str] = []
    for group in rows.groups:
        lines += [*_echo(group), ""]
    for credit in rows.republications:
        whole = "republishes" if credit.is_whole else "takes a part from"
        date = f", {credit.date}" if credit.date else ""
        lines += wrap(f"{head_of(credit.document)} {whole} {bold(clean(credit.publisher))}{date}")
        lines += quote(credit.evidence.exact, indent=4)
    if lines:
        lines += ["", with_origins(count(rows.documents, "document"), rows.origins)]
    return lines


def _echo(group: EchoRow) -> list[str]:
    many = f"in {count(group.documents, 'document')}"
    if group.origins is not None and group.documents > 1:
        as_one = "one" if group.origins == 1 else str(group.origins)
        apart = group.origins == group.documents
        many += " that count apart" if apart else f" that count as {as_one}"
    lines = [f"{group.number}. {bold(f'{group.kind}, {many}')}"]
    if group.evidence:
        lines += wrap(group.evidence, indent=4)
    lines += quote(shorten(group.members[0].words.exact, 400), indent=4)
    for member in group.members:
        mark = "origin: " if member.is_origin else ""
        lines.append(dim(f"    {mark}{head_of(member.words.document)}"))
    return lines


def matrix_text(rows: Matrix) -> list[str]:
    """Return the matrix: a line a source and point on which it is not silent."""
    titles = {point.id: f"{point.number}. {shorten(point.title, 60)}" for point in rows.points}
    lines: list[str] = []
    for row in (*rows.sources, *rows.publishers):
        lines += _matrix_line(row, titles)
    return lines


def _matrix_line(row: MatrixRow, titles: dict[str, str]) -> list[str]:
    cells = [cell for cell in row.cells if cell.stances]
    lines = [f"{bold(clean(row.name))} ({row.role})"] if cells else []
    return lines + [f"    {'/'.join(cell.stances):<24} {titles[cell.point]}" for cell in cells]


def gaps_text(rows: Gaps) -> list[str]:
    """Return each publisher's silences, with what was looked for and where."""
    lines: list[str] = []
    for gap in rows.gaps:
        state = "contested" if gap.contested else "agreed"
        title = f"{bold(clean(gap.publisher))}: nothing found on: {clean(gap.title)}"
        lines += wrap(f"{title}  [point {gap.number}, {state}]", hanging=4)
        counted = count(gap.origins, "independent origin")
        words = shorten(gap.reported[0].exact, 100)
        others = f"reported by {listing(gap.publishers)} ({counted})"
        lines += wrap(f"{others}, as in “{words}”", indent=4, hanging=6)
        lines += [f"    looked in ({count(gap.words, 'word')}):"]
        lines += [dim(f"      {head_of(head)}") for head in gap.read]
    if lines:
        lines += ["", *wrap(SILENCE)]
        if rows.left_out:
            lines += [f"Not compared (no date or publisher): {len(rows.left_out)}"]
    return lines


def hits_text(found: Hits) -> list[str]:
    """Return the Documents that hold the words, with who says them."""
    if not found.hits:
        return []
    lines = [*wrap(f"({found.note})"), ""] if found.note else []
    for row in found.hits:
        lines += [bold(clean(row.document.title or row.document.path))]
        lines += [dim(f"    {head_of(row.document)}")]
        for passage in row.passages:
            lines += quote(passage.words.exact, indent=4)
            if passage.said_by:
                names = (said.source or UNKNOWN for said in passage.said_by)
                lines += wrap(f"said by {listing(names)}", indent=6)
            else:
                lines += wrap("in the document's own voice", indent=6)
        lines.append("")
    return lines[:-1]


def documents_text(rows: Sequence[DocumentRow]) -> list[str]:
    """Return the Documents, two lines each, with the number that `sayso show` takes."""
    lines: list[str] = []
    for number, row in enumerate(rows, 1):
        title = clean(row.head.title or row.tag or "(no title)")
        lines += [f"{number}. {bold(shorten(title, 80))}  {dim(row.head.id)}"]
        found = f"{count(row.attributions, 'attribution')}, {count(row.words, 'word')}"
        state = "" if row.is_analysed else f", not analysed ({row.language})"
        lines += [f"    {head_of(row.head)}: {found}{state}"]
    return lines


def skipped_text(rows: Iterable[Skipped]) -> list[str]:
    """Return what was left out, with the reason."""
    return [f"{clean(row.path)}: {clean(row.reason)}" for row in rows]


def summary_text(row: Summary) -> list[str]:
    """Return the casebook in numbers."""
    documents = count(row.documents, "document")
    lines = [with_origins(f"{documents} from {count(row.files, 'file')}", row.origins)]
    if row.undated:
        lines.append(f"  undated: {row.undated}")
    lines += [f"  not analysed ({clean(c.name)}): {c.number}" for c in row.languages]
    lines += [f"  left out, {clean(c.name)}: {c.number}" for c in row.skipped]
    attributions = count(row.attributions, "attribution")
    if row.attributions:
        by = "" if row.sources is None else f" by {count(row.sources, 'source')}"
        lines.append(f"{attributions} ({_counts(row.forms)}){by}")
        lines.append(f"  {_counts(row.kinds)}")
    else:
        lines.append("no attribution was found")
    abstained = sum(c.number for c in row.abstentions)
    if abstained:
        lines.append(f"  source not resolved, and said so: {abstained}")
    if row.points is not None:
        lines.append(f"{count(row.points, 'point')}, {row.contested} contested")
    if row.echoes is not None:
        lines.append(count(row.echoes, "echo", "echoes"))
    return lines


def _counts(counts: Iterable[Count]) -> str:
    return ", ".join(f"{c.number} {c.name}" for c in counts)
