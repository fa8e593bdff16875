"""What views look up again and again, loaded once a question."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from sayso.casebook.rows import (
    ATTRIBUTION_COLUMNS,
    CLAIM_COLUMNS,
    Row,
    attribution_of,
    claim_of,
)
from sayso.model import (
    THIS_DOCUMENT,
    Attribution,
    Claim,
    Entity,
    Independence,
    Spans,
    Telling,
    words_of,
)
from sayso.views.rows import AttributionRow, ClaimRow, DocumentHead, Words

if TYPE_CHECKING:
    from sayso.casebook import Casebook

UNDATED = "9"
"""Sorts after every ISO 8601 date, so that what is undated comes last."""

_AMONG = "IN (SELECT unnest(?::VARCHAR[]))"


class Lookup:
    """The parts of a casebook that one question needs, each read at most once."""

    def __init__(self, casebook: Casebook) -> None:
        self.casebook = casebook
        self._texts: dict[str, str] = {}
        self._attributions: dict[str, tuple[Attribution, ...]] = {}
        self._source_names: dict[str, str | None] = {}
        self._claims: dict[str, tuple[Claim, ...]] = {}
        self._rows: dict[str, dict[str, AttributionRow]] = {}
        self._claim_rows: dict[str, ClaimRow] = {}

    @cached_property
    def independence(self) -> Independence:
        """What counts as told once."""
        return Independence(self.casebook.origins(), self.casebook.echoes())

    @cached_property
    def is_linked(self) -> bool:
        """Tell whether what holds across Documents is known for all of them."""
        return self.casebook.links_are_current()

    @cached_property
    def heads(self) -> dict[str, DocumentHead]:
        """All Documents by id, in order of path and part: the order of every list."""
        rows = self.casebook.query(
            "SELECT id, path, part, title, publisher, published, uncertain"
            " FROM documents ORDER BY path, part, id"
        )
        return {
            key: DocumentHead(
                id=key,
                path=path,
                part=part,
                title=title,
                publisher=publisher,
                published=published,
                uncertain=tuple(json.loads(uncertain)),
                origin=self.origin_of(key),
            )
            for key, path, part, title, publisher, published, uncertain in rows
        }

    @cached_property
    def bylines(self) -> dict[str, str]:
        """Authors by Document, for those without a publisher: whose voice is the Document's own."""
        rows = self.casebook.query(
            "SELECT id, byline FROM documents WHERE publisher IS NULL AND byline IS NOT NULL"
        )
        return {str(key): str(byline) for key, byline in rows}

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """Entities by id."""
        return {entity.id: entity for entity in self.casebook.entities()}

    @cached_property
    def entity_of(self) -> dict[str, Entity]:
        """The entity that each resolved source name stands for."""
        pairs = dict(self.casebook.entity_names())
        return {name: self.entities[key] for name, key in pairs.items() if key in self.entities}

    def name_of(self, name: str) -> str:
        """Return the linked entity's name, or the name itself where nothing was linked."""
        entity = self.entity_of.get(name)
        return entity.name if entity else name

    def origin_of(self, document: str) -> str:
        """Return the id of the Document that one counts as: itself where nothing says other."""
        return self.independence.origin_of(document)

    def count_origins(self, documents: Iterable[str]) -> int | None:
        """Return how many independent origins there are among Documents.

        None where linking is unfinished: which Documents repeat one is not known then.
        """
        if not self.is_linked:
            return None
        return len({self.origin_of(document) for document in documents})

    def count_told(self, rows: Iterable[ClaimRow]) -> int | None:
        """Return how many independent origins claims go back to, None where linking is open."""
        if not self.is_linked:
            return None
        return self.independence.count(
            Telling(row.document.id, row.span, self._source_key(row)) for row in rows
        )

    def _source_key(self, row: ClaimRow) -> str | None:
        """Return the id of who is reported to have said it, None where no one knows who that is."""
        if row.evaluation is not None and row.evaluation.holder is not None:
            entity = self.entity_of.get(row.evaluation.holder)
            return entity.id if entity else None
        if row.attribution is None or row.attribution.source_kind in {"unnamed", "none", "voice"}:
            return None
        self.load((row.document.id,))
        entity = self.entity_of.get(self._source_names[row.attribution.id] or "")
        return entity.id if entity else None

    def load(self, documents: Iterable[str]) -> None:
        """Read the texts and Attributions of many Documents at once."""
        wanted = _missing(documents, self._attributions)
        self.load_texts(wanted)
        columns = ", ".join(ATTRIBUTION_COLUMNS)
        for key, rows in self._parts("attributions", columns, wanted).items():
            found = tuple(attribution_of(row) for row in rows)
            self._attributions[key] = found
            self._source_names.update((one.id, one.source_name) for one in found)

    def load_texts(self, documents: Iterable[str]) -> None:
        """Read the texts of many Documents at once."""
        wanted = _missing(documents, self._texts)
        if wanted:
            rows = self.casebook.query(
                f"SELECT id, text FROM documents WHERE id {_AMONG}", [wanted]
            )
            self._texts.update((str(key), str(text)) for key, text in rows)

    def load_claims(self, documents: Iterable[str]) -> None:
        """Read the claims of many Documents at once."""
        wanted = _missing(documents, self._claims)
        columns = ", ".join(CLAIM_COLUMNS)
        for key, rows in self._parts("claims", columns, wanted).items():
            self._claims[key] = tuple(claim_of(row) for row in rows)

    def _parts(self, table: str, columns: str, documents: list[str]) -> dict[str, list[Row]]:
        parts: dict[str, list[Row]] = {document: [] for document in documents}
        if documents:
            rows = self.casebook.query(
                f"SELECT document, {columns} FROM {table} WHERE document {_AMONG} ORDER BY seq",
                [documents],
            )
            for document, *row in rows:
                parts[document].append(tuple(row))
        return parts

    def text(self, document: str) -> str:
        """Return a Document's stored text."""
        if document not in self._texts:
            self.load_texts((document,))
        return self._texts[document]

    def attributions(self, document: str) -> tuple[Attribution, ...]:
        """Return a Document's Attributions in text order."""
        if document not in self._attributions:
            self.load((document,))
        return self._attributions[document]

    def claims(self, document: str) -> tuple[Claim, ...]:
        """Return a Document's claims in text order."""
        if document not in self._claims:
            self.load_claims((document,))
        return self._claims[document]

    def words(self, document: str, spans: Spans) -> Words:
        """Return exact words with their place."""
        return Words(self.heads[document], spans, words_of(spans, self.text(document)))

    def attribution_rows(self, document: str) -> dict[str, AttributionRow]:
        """Return the rows of a Document's Attributions by id, in text order."""
        if document not in self._rows:
            found = self.attributions(document)
            parents = {attribution.id: attribution.parent for attribution in found}
            self._rows[document] = {
                attribution.id: self._row(attribution, number, parents)
                for number, attribution in enumerate(found, 1)
            }
        return self._rows[document]

    def _row(
        self, found: Attribution, number: int, parents: dict[str, str | None]
    ) -> AttributionRow:
        text = self.text(found.document)
        return AttributionRow(
            id=found.id,
            document=self.heads[found.document],
            number=number,
            source=self.name_of(found.source_name) if found.source_name else None,
            source_kind=found.source_kind,
            role=found.role,
            affiliation=found.affiliation,
            unnamed_as=found.unnamed_as,
            chain=found.chain,
            form=found.form,
            kind=found.kind,
            framing=found.framing,
            act=found.act,
            confidence=found.confidence,
            exact=found.exact(text),
            content_spans=found.content,
            source_words=words_of(found.source, text),
            source_spans=found.source,
            cue_words=words_of(found.cue, text),
            cue_spans=found.cue,
            framing_words=words_of(found.framing_words, text),
            framing_spans=found.framing_words,
            parent=found.parent,
            depth=_depth(found.id, parents),
            abstained=found.abstained,
        )

    def documents_of_claims(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the id of the Document that each claim stands in."""
        pairs = self.casebook.query(
            f"SELECT id, document FROM claims WHERE id {_AMONG}", [sorted(set(ids))]
        )
        return {str(claim): str(document) for claim, document in pairs}

    def claim_rows(self, ids: Iterable[str]) -> tuple[ClaimRow, ...]:
        """Return the rows of claims in order of date, then of Document and text."""
        keys = set(ids)
        wanted = _missing(keys, self._claim_rows)
        if wanted:
            columns = ", ".join(CLAIM_COLUMNS)
            found = self.casebook.query(f"SELECT {columns} FROM claims WHERE id {_AMONG}", [wanted])
            claims = [claim_of(row) for row in found]
            self.load(claim.document for claim in claims)
            self._claim_rows.update((claim.id, self.claim_row(claim)) for claim in claims)
        rows = (self._claim_rows[key] for key in keys if key in self._claim_rows)
        return tuple(sorted(rows, key=order_of_claim))

    def claim_row(self, claim: Claim) -> ClaimRow:
        """Return the row of one claim."""
        head = self.heads[claim.document]
        row = self.attribution_rows(claim.document).get(claim.attribution or "")
        own = head.publisher or self.bylines.get(head.id)
        source, chain = (row.source, row.chain) if row else (own, ())
        if claim.evaluation is not None and claim.evaluation.holder is not None:
            source = self.name_of(claim.evaluation.holder)
            chain = (*(chain or (own or THIS_DOCUMENT,)), source)
        return ClaimRow(
            id=claim.id,
            document=head,
            span=claim.span,
            exact=claim.span.of(self.text(claim.document)),
            voice="source" if claim.is_reported else "own",
            source=source,
            attribution=row,
            chain=chain,
            framing=row.framing if row else "neutral",
            confidence=row.confidence if row else 1.0,
            subject=claim.subject,
            predicate=claim.predicate,
            object=claim.object,
            polarity=claim.polarity,
            certainty=claim.certainty,
            heard_as=claim.heard_as,
            commitments=claim.commitments,
            quantities=claim.quantities,
            times=claim.times,
            place=claim.place,
            kind=claim.kind,
            evaluation=claim.evaluation,
            held=claim.held,
        )


def order_of_document(head: DocumentHead) -> tuple[str, str, int, str]:
    """Return the key that puts Documents in order of date, the undated last."""
    return (head.published or UNDATED, head.path, head.part, head.id)


def order_of_claim(row: ClaimRow) -> tuple[tuple[str, str, int, str], int, str]:
    """Return the key that puts claims in order of date, then of text."""
    return (order_of_document(row.document), row.span.start, row.id)


def order_of_attribution(row: AttributionRow) -> tuple[tuple[str, str, int, str], int]:
    """Return the key that puts Attributions in order of date, then of text."""
    return (order_of_document(row.document), row.number)


def _missing(keys: Iterable[str], known: Container[str]) -> list[str]:
    return sorted({key for key in keys if key not in known})


def _depth(key: str, parents: dict[str, str | None]) -> int:
    depth = 0
    seen = {key}
    above = parents.get(key)
    while above is not None and above not in seen:
        seen.add(above)
        depth += 1
        above = parents.get(above)
    return depth
