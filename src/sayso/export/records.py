"""What is exported, as plain records: the contract that other programs read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from sayso.export.tables import What
from sayso.model import (
    Claim,
    Commitment,
    Document,
    Evaluation,
    Quantity,
    Reason,
    Span,
    Spans,
    TimeExpression,
    stand_alone,
    words_of,
)
from sayso.views.lookup import Lookup
from sayso.views.only import ALL, Only

if TYPE_CHECKING:
    from sayso.casebook import Casebook

Record = dict[str, Any]
"""One exported object: values that JSON has, in the order in which they are written."""


def records_of(casebook: Casebook, what: What, only: Only = ALL) -> Iterator[Record]:
    """Return the records of one kind, in their one order.

    Documents stand by path and part; Attributions and claims by Document and then by place in the
    text; relations by the ids of their claims; points and echoes in their order of display;
    entities by name, judgements in the order in which they were made. All spans are of the stored
    text, in Unicode code points. `only` chooses among Attributions, and so among the claims in
    them.
    """
    lookup = Lookup(casebook)
    if what in _CHOSEN:
        return _CHOSEN[what](casebook, lookup, only)
    return _MAKERS[what](casebook, lookup)


def _documents(casebook: Casebook, lookup: Lookup) -> Iterator[Record]:
    for document in casebook.documents():
        yield {
            "schema": "sayso/document/1",
            "id": document.id,
            "path": document.path,
            "part": document.part,
            "format": document.format,
            "title": document.title,
            "byline": document.byline,
            "publisher": document.publisher,
            "published": document.published,
            "section": document.section,
            "url": document.url,
            "language": document.language,
            "republishes": [
                {
                    "publisher": credit.publisher,
                    "date": credit.date,
                    "is_whole": credit.is_whole,
                    "evidence": pair(credit.evidence),
                    "exact": credit.evidence.of(document.text),
                }
                for credit in document.republishes
            ],
            "tag": document.tag,
            "cite": document.cite,
            "headings": list(document.headings),
            "uncertain": list(document.uncertain),
            "origin": lookup.origin_of(document.id),
            "zones": [
                {"span": pair(zone.span), "kind": zone.kind, "reason": zone.reason}
                for zone in document.zones
            ],
            "sha256": document.sha256,
            "text": document.text,
        }


def _attributions(casebook: Casebook, lookup: Lookup, only: Only) -> Iterator[Record]:
    documents = {document.id: document for document in casebook.documents()}
    for found in filter(only.takes, casebook.attributions()):
        document = documents[found.document]
        entity = lookup.entity_of.get(found.source_name or "")
        parts = {"source": found.source, "cue": found.cue, "content": found.content}
        yield {
            "schema": "sayso/attribution/1",
            "id": found.id,
            "document": found.document,
            "form": found.form,
            "kind": found.kind,
            **{name: pairs(spans) for name, spans in parts.items()},
            "original": _originals(document, parts),
            "places": _places(document, parts),
            "exact": found.exact(document.text),
            "source_name": found.source_name,
            "source_kind": found.source_kind,
            "entity": entity.id if entity else None,
            "entity_name": entity.name if entity else None,
            "role": found.role,
            "affiliation": found.affiliation,
            "unnamed_as": found.unnamed_as,
            "chain": list(found.chain),
            "framing": found.framing,
            "framing_words": pairs(found.framing_words),
            "act": found.act,
            "confidence": found.confidence,
            "parent": found.parent,
            "abstained": found.abstained,
        }


def _claims(casebook: Casebook, lookup: Lookup, only: Only) -> Iterator[Record]:
    lookup.load_texts(lookup.heads)
    left_out = {one.id for one in casebook.attributions() if not only.takes(one)}
    for claim in casebook.claims():
        if claim.attribution in left_out:
            continue
        text = lookup.text(claim.document)
        quantities = [_quantity(quantity, text) for quantity in claim.quantities]
        yield {
            "schema": "sayso/claim/1",
            "id": claim.id,
            "document": claim.document,
            "attribution": claim.attribution,
            "span": pair(claim.span),
            "exact": claim.span.of(text),
            "subject": claim.subject,
            "predicate": claim.predicate,
            "object": claim.object,
            "polarity": claim.polarity,
            "certainty": claim.certainty,
            "heard_as": claim.heard_as,
            "commitments": [_commitment(one) for one in claim.commitments],
            "quantity": quantities[0] if quantities else None,
            "quantities": quantities,
            "time": next((time.value for time in claim.times if time.value), None),
            "times": [_time(time, text) for time in claim.times],
            "place": claim.place,
            "names": list(claim.names),
            "deciding": pairs(claim.deciding),
            "conditions": _passages(claim.conditions, text),
            "scope": _passages(claim.scope, text),
            "kind": claim.kind,
            "evaluation": _evaluation(claim, claim.evaluation, text) if claim.evaluation else None,
            "refers_back": claim.refers_back,
            "refers_to": list(claim.refers_to),
            "stand_alone": stand_alone(claim, text),
        }


def _relations(casebook: Casebook, lookup: Lookup) -> Iterator[Record]:
    found = casebook.relations()
    homes = lookup.documents_of_claims({end for r in found for end in (r.a, r.b)})
    lookup.load_texts(homes.values())
    for relation in found:
        a, b = homes[relation.a], homes[relation.b]
        yield {
            "schema": "sayso/relation/1",
            "a": relation.a,
            "b": relation.b,
            "kind": relation.kind,
            "reasons": [_reason(lookup, reason, a, b) for reason in relation.reasons],
            "confidence": relation.confidence,
        }


def _points(casebook: Casebook, _: Lookup) -> Iterator[Record]:
    for point in casebook.points():
        yield {
            "schema": "sayso/point/1",
            "id": point.id,
            "title": point.title,
            "contested": point.contested,
            "origins": point.origins,
            "sides": [
                {
                    "stance": side.stance,
                    "label": side.label,
                    "sources": list(side.sources),
                    "claims": list(side.claims),
                    "documents": list(side.documents),
                    "origins": side.origins,
                }
                for side in point.sides
            ],
        }


def _echoes(casebook: Casebook, lookup: Lookup) -> Iterator[Record]:
    found = casebook.echoes()
    lookup.load_texts(member.document for echo in found for member in echo.members)
    for echo in found:
        yield {
            "schema": "sayso/echo/1",
            "id": echo.id,
            "kind": echo.kind,
            "members": [_passage(lookup, m.document, m.span) for m in echo.members],
            "origin": echo.origin,
            "evidence": echo.evidence,
        }


def _entities(casebook: Casebook, _: Lookup) -> Iterator[Record]:
    doubts: dict[str, list[Record]] = {}
    for one in casebook.candidates():
        for here, there in ((one.a, one.b), (one.b, one.a)):
            doubt = {"entity": there, "kind": one.kind, "words": one.words}
            doubts.setdefault(here, []).append(doubt)
    for entity in casebook.entities():
        yield {
            "schema": "sayso/entity/1",
            "id": entity.id,
            "name": entity.name,
            "kind": entity.kind,
            "reading": entity.reading,
            "aliases": list(entity.aliases),
            "origin": entity.origin,
            "candidates": doubts.get(entity.id, []),
        }


def _judgements(casebook: Casebook, _: Lookup) -> Iterator[Record]:
    for number, judgement in enumerate(casebook.judgements(), 1):
        yield {
            "schema": "sayso/judgement/1",
            "id": judgement.id,
            "number": number,
            "kind": judgement.kind,
            "name": judgement.name,
            "other": judgement.other,
            "made": judgement.made,
            "by": judgement.by,
            "note": judgement.note,
            "revoked": judgement.revoked,
        }


_MAKERS: dict[What, Callable[[Casebook, Lookup], Iterator[Record]]] = {
    "documents": _documents,
    "relations": _relations,
    "points": _points,
    "echoes": _echoes,
    "entities": _entities,
    "judgements": _judgements,
}
_CHOSEN: dict[What, Callable[[Casebook, Lookup, Only], Iterator[Record]]] = {
    "attributions": _attributions,
    "claims": _claims,
}


def pair(span: Span) -> list[int]:
    """Return a span as start and end."""
    return [span.start, span.end]


def pairs(spans: Spans) -> list[list[int]]:
    """Return spans as lists of start and end."""
    return [pair(span) for span in spans]


def _originals(document: Document, parts: dict[str, Spans]) -> Record | None:
    if document.offsets.unit != "characters":
        return None
    return {
        name: [pair(there) for span in spans for there in document.offsets.to_original(span)]
        for name, spans in parts.items()
    }


def _places(document: Document, parts: dict[str, Spans]) -> Record | None:
    unit = document.offsets.unit
    if unit == "characters":
        return None
    return {
        name: [
            {unit: place.number, "box": list(place.box) if place.box else None}
            for place in dict.fromkeys(p for s in spans for p in document.offsets.places(s))
        ]
        for name, spans in parts.items()
    }


def _quantity(quantity: Quantity, text: str) -> Record:
    return {
        "span": pair(quantity.span),
        "exact": quantity.span.of(text),
        "low": quantity.low,
        "high": quantity.high,
        "bound": quantity.bound,
        "noun": quantity.noun,
        "unit": quantity.unit,
        "of": quantity.of,
    }


def _evaluation(claim: Claim, evaluation: Evaluation, text: str) -> Record:
    return {
        "target": evaluation.target,
        "target_span": pair(evaluation.target_span),
        "span": pair(evaluation.span),
        "exact": evaluation.span.of(text),
        "value": evaluation.value,
        "aspect": evaluation.aspect,
        "held": claim.held,
        "holder": evaluation.holder,
        "is_open": evaluation.is_open,
    }


def _passages(spans: Spans, text: str) -> list[Record]:
    return [{"span": pair(span), "exact": span.of(text)} for span in spans]


def _commitment(commitment: Commitment) -> Record:
    return {
        "source": commitment.source,
        "attribution": commitment.attribution,
        "polarity": commitment.polarity,
        "certainty": commitment.certainty,
    }


def _time(time: TimeExpression, text: str) -> Record:
    return {
        "span": pair(time.span),
        "exact": time.span.of(text),
        "type": time.type,
        "value": time.value,
    }


def _passage(lookup: Lookup, document: str, span: Span) -> Record:
    exact = words_of((span,), lookup.text(document))
    return {"document": document, "span": pair(span), "exact": exact}


def _reason(lookup: Lookup, reason: Reason, a: str, b: str) -> Record:
    return {
        "kind": reason.kind,
        "words": reason.words,
        "a": _passage(lookup, a, reason.a),
        "b": _passage(lookup, b, reason.b),
    }
