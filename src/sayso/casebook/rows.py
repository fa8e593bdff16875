"""Values of the model to rows of the casebook, and back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any, cast

from sayso.model import (
    Analysis,
    Attribution,
    Candidate,
    Claim,
    Commitment,
    Difference,
    Document,
    Echo,
    Entity,
    Evaluation,
    Meaning,
    OffsetMap,
    Origin,
    Point,
    Quantity,
    Relation,
    Republication,
    Run,
    Skipped,
    Span,
    Spans,
    TimeExpression,
    Zone,
)

Row = tuple[Any, ...]


def _names(words: str) -> tuple[str, ...]:
    return tuple(words.split())


@dataclass(frozen=True, slots=True)
class Links:
    """All that holds across Documents: what linking and lineage give, each list in display order.

    `entity_names` pairs a resolved source name with the id of its Entity.
    """

    entities: tuple[Entity, ...] = ()
    entity_names: tuple[tuple[str, str], ...] = ()
    relations: tuple[Relation, ...] = ()
    differences: tuple[Difference, ...] = ()
    points: tuple[Point, ...] = ()
    echoes: tuple[Echo, ...] = ()
    origins: tuple[Origin, ...] = ()
    candidates: tuple[Candidate, ...] = ()


def text_digest(text: str) -> str:
    """Return the SHA-256 of a stored text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def to_json(value: Any) -> str:
    """Return a value as compact JSON text, always the same for the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _pair(span: Span | None) -> tuple[int, int] | None:
    return None if span is None else (span.start, span.end)


def _span(pair: Sequence[int] | None) -> Span | None:
    return None if pair is None else Span(pair[0], pair[1])


def pairs_of(spans: Iterable[Span]) -> list[tuple[int, int]]:
    """Return spans as pairs of numbers."""
    return [(span.start, span.end) for span in spans]


def spans_of(pairs: Iterable[Sequence[int]]) -> Spans:
    """Return pairs of numbers as spans."""
    return tuple(Span(start, end) for start, end in pairs)


DOCUMENT_COLUMNS = _names(
    "id location path part format sha256 text text_sha256 title byline publisher published section "
    "url language tag cite headings republishes uncertain zones offsets is_analysed "
    "analysis_version"
)


def document_row(analysis: Analysis, version: str) -> Row:
    """Return the row of an Analysis's Document, in the order of DOCUMENT_COLUMNS."""
    d = analysis.document
    republishes = [(r.publisher, r.date, _pair(r.evidence), r.is_whole) for r in d.republishes]
    zones = [(z.span.start, z.span.end, z.kind, z.reason) for z in d.zones]
    runs = [
        (run.start, run.end, run.original_start, run.original_end, run.number, run.box)
        for run in d.offsets.runs
    ]
    nested = (d.headings, republishes, d.uncertain, zones, (d.offsets.unit, runs))
    return (
        *(d.id, d.location, d.path, d.part, d.format, d.sha256, d.text, text_digest(d.text)),
        *(d.title, d.byline, d.publisher, d.published, d.section, d.url, d.language, d.tag, d.cite),
        *map(to_json, nested),
        *(analysis.is_analysed, version),
    )


def document_of(row: Row) -> Document:
    """Return the Document of a row in the order of DOCUMENT_COLUMNS."""
    value = dict(zip(DOCUMENT_COLUMNS, row, strict=True))
    unit, runs = json.loads(value["offsets"])
    made: dict[str, Any] = {
        "offsets": OffsetMap(unit, tuple(_run_of(run) for run in runs)),
        "headings": tuple(json.loads(value["headings"])),
        "uncertain": tuple(json.loads(value["uncertain"])),
        "republishes": republications_of(value["republishes"]),
        "zones": tuple(
            Zone(Span(start, end), kind, reason)
            for start, end, kind, reason in json.loads(value["zones"])
        ),
    }
    plain: dict[str, Any] = {f.name: value[f.name] for f in fields(Document) if f.name not in made}
    return Document(**plain, **made)


def republications_of(listed: str) -> tuple[Republication, ...]:
    """Return what a Document republishes, from the JSON text of its column."""
    return tuple(
        Republication(publisher, date, Span(*evidence), is_whole)
        for publisher, date, evidence, is_whole in json.loads(listed)
    )


def _run_of(values: Sequence[Any]) -> Run:
    start, end, original_start, original_end, number, box = values
    place = None if box is None else (box[0], box[1], box[2], box[3])
    return Run(start, end, original_start, original_end, number, place)


ATTRIBUTION_COLUMNS = _names(
    "id document seq form kind source cue content source_name source_kind role affiliation "
    "unnamed_as chain framing framing_words act confidence parent abstained"
)


def attribution_row(attribution: Attribution, seq: int) -> Row:
    """Return the row of an Attribution, in the order of ATTRIBUTION_COLUMNS."""
    a = attribution
    spans = [to_json(pairs_of(part)) for part in (a.source, a.cue, a.content)]
    return (
        *(a.id, a.document, seq, a.form, a.kind, *spans, a.source_name, a.source_kind, a.role),
        *(a.affiliation, a.unnamed_as, to_json(a.chain)),
        *(a.framing, to_json(pairs_of(a.framing_words)), a.act),
        *(float(a.confidence), a.parent, a.abstained),
    )


def attribution_of(row: Row) -> Attribution:
    """Return the Attribution of a row in the order of ATTRIBUTION_COLUMNS."""
    value = dict(zip(ATTRIBUTION_COLUMNS, row, strict=True))
    del value["seq"]
    for name in ("source", "cue", "content", "framing_words"):
        value[name] = spans_of(json.loads(value[name]))
    value["chain"] = tuple(json.loads(value["chain"]))
    return Attribution(**value)


CLAIM_COLUMNS = _names(
    "id document seq attribution span_start span_end subject predicate object polarity certainty "
    "heard_as place detail commitments"
)
_CLAIM_PLAIN = _names(
    "id document attribution subject predicate object polarity certainty heard_as place"
)


def claim_row(claim: Claim, seq: int) -> Row:
    """Return the row of a Claim, in the order of CLAIM_COLUMNS."""
    c = claim
    detail = {
        "quantities": [
            (_pair(q.span), q.low, q.high, q.bound, q.noun, q.unit, q.of) for q in c.quantities
        ],
        "times": [(_pair(t.span), t.type, t.value) for t in c.times],
        "names": c.names,
        "terms": c.terms,
        "deciding": pairs_of(c.deciding),
        "subject_span": _pair(c.subject_span),
        "predicate_span": _pair(c.predicate_span),
        "object_span": _pair(c.object_span),
    }
    if c.refers_back is not None:
        detail["refers"] = (c.refers_back, _pair(c.refers_span), c.refers_to)
    if c.meanings:
        detail["meanings"] = [(_pair(one.span), one.words) for one in c.meanings]
    for name, spans in (("conditions", c.conditions), ("scope", c.scope)):
        if spans:
            detail[name] = pairs_of(spans)
    if c.evaluation is not None:
        e = c.evaluation
        where = (_pair(e.target_span), _pair(e.span))
        detail["evaluation"] = (e.target, *where, e.value, e.aspect, e.holder, e.is_open)
    return (
        *(c.id, c.document, seq, c.attribution, c.span.start, c.span.end, c.subject, c.predicate),
        *(c.object, c.polarity, c.certainty, c.heard_as, c.place, to_json(detail)),
        to_json([(x.source, x.attribution, x.polarity, x.certainty) for x in c.commitments]),
    )


def claim_of(row: Row) -> Claim:
    """Return the Claim of a row in the order of CLAIM_COLUMNS."""
    value = dict(zip(CLAIM_COLUMNS, row, strict=True))
    detail = json.loads(value["detail"])
    back, by, to = detail.get("refers", (None, None, ()))  # casebooks of before have none
    return Claim(
        **{name: value[name] for name in _CLAIM_PLAIN},
        span=Span(value["span_start"], value["span_end"]),
        quantities=tuple(Quantity(Span(*q[0]), *q[1:]) for q in detail["quantities"]),
        times=tuple(TimeExpression(Span(*t[0]), *t[1:]) for t in detail["times"]),
        names=tuple(detail["names"]),
        terms=tuple(detail["terms"]),
        deciding=spans_of(detail["deciding"]),
        subject_span=_span(detail["subject_span"]),
        predicate_span=_span(detail["predicate_span"]),
        object_span=_span(detail["object_span"]),
        commitments=tuple(Commitment(*c) for c in json.loads(value["commitments"])),
        refers_back=back,
        refers_span=_span(by),
        refers_to=tuple(to),
        meanings=tuple(Meaning(Span(*m[0]), m[1]) for m in detail.get("meanings", ())),
        evaluation=_evaluation(detail.get("evaluation")),
        conditions=spans_of(detail.get("conditions", ())),
        scope=spans_of(detail.get("scope", ())),
    )


def _evaluation(stored: list[Any] | None) -> Evaluation | None:
    if stored is None:
        return None
    target, target_span, span, *rest = stored  # casebooks of before have two fewer
    return Evaluation(target, Span(*target_span), Span(*span), *rest)


def skipped_of(row: Row) -> Skipped:
    """Return the Skipped of a row path, code, reason, is_error."""
    path, code, reason, is_error = row
    return Skipped(path, code, reason, bool(is_error))


def load_list(text: str) -> tuple[Any, ...]:
    """Return a JSON list as a tuple."""
    return tuple(cast("list[Any]", json.loads(text)))
