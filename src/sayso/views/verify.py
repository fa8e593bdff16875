"""Whether a casebook agrees with itself and with the original files."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.model import Span

if TYPE_CHECKING:
    from sayso.casebook import Casebook


def find_faults(casebook: Casebook) -> tuple[str, ...]:
    """Return what does not agree: a sentence for each fault, in a stable order.

    Checked are the digest of each stored text, every span against its text, every reference, and
    each original file that is still where it was read from against its digest. Originals that are
    no longer there are told in one sentence: their digests could not be checked.
    """
    lengths: dict[str, int] = {}
    faults = [*_text_faults(casebook, lengths)]
    faults += _attribution_faults(casebook, lengths)
    homes = {
        str(claim): str(document)
        for claim, document in casebook.query("SELECT id, document FROM claims")
    }
    faults += _claim_faults(casebook, lengths)
    faults += _link_faults(casebook, lengths, homes)
    faults += _file_faults(casebook)
    return tuple(faults)


def _text_faults(casebook: Casebook, lengths: dict[str, int]) -> Iterator[str]:
    stored: dict[str, str] = dict(casebook.query("SELECT id, text_sha256 FROM documents"))
    for document in casebook.documents():
        lengths[document.id] = len(document.text)
        digest = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
        if stored[document.id] != digest:
            yield f"document {document.id} ({document.path}): its stored text was changed"
        spans = [zone.span for zone in document.zones]
        spans += [credit.evidence for credit in document.republishes]
        yield from _span_faults(f"document {document.id}", spans, lengths[document.id])


def _attribution_faults(casebook: Casebook, lengths: dict[str, int]) -> Iterator[str]:
    found = casebook.attributions()
    homes = {attribution.id: attribution.document for attribution in found}
    for one in found:
        name = f"attribution {one.id}"
        spans = (*one.spans(), *one.framing_words)
        yield from _span_faults(name, spans, lengths.get(one.document, 0))
        if one.parent is not None and homes.get(one.parent) != one.document:
            yield f"{name}: it is nested in {one.parent}, which its document does not have"


def _claim_faults(casebook: Casebook, lengths: dict[str, int]) -> Iterator[str]:
    homes: dict[str, str] = dict(casebook.query("SELECT id, document FROM attributions"))
    for claim in casebook.claims():
        name = f"claim {claim.id}"
        spans = [claim.span, *claim.deciding]
        spans += [quantity.span for quantity in claim.quantities]
        spans += [time.span for time in claim.times]
        parts = (claim.subject_span, claim.predicate_span, claim.object_span)
        spans += [span for span in parts if span is not None]
        yield from _span_faults(name, spans, lengths.get(claim.document, 0))
        if claim.attribution is not None and homes.get(claim.attribution) != claim.document:
            yield f"{name}: it stands in {claim.attribution}, which its document does not have"


def _link_faults(
    casebook: Casebook, lengths: dict[str, int], homes: dict[str, str]
) -> Iterator[str]:
    for relation in casebook.relations():
        name = f"relation {relation.a} {relation.kind} {relation.b}"
        yield from _missing(name, "claim", (relation.a, relation.b), homes)
        for reason in relation.reasons:
            for claim, span in ((relation.a, reason.a), (relation.b, reason.b)):
                yield from _span_faults(name, (span,), lengths.get(homes.get(claim, ""), 0))
    for pair in casebook.differences():
        yield from _missing(f"difference ({pair.guard})", "claim", (pair.a, pair.b), homes)
    for point in casebook.points():
        for side in point.sides:
            yield from _missing(f"point {point.id}", "claim", side.claims, homes)
            yield from _missing(f"point {point.id}", "document", side.documents, lengths)
    for echo in casebook.echoes():
        members = [member.document for member in echo.members]
        yield from _missing(f"echo {echo.id}", "document", members, lengths)
        for member in echo.members:
            room = lengths.get(member.document, 0)
            yield from _span_faults(f"echo {echo.id}", (member.span,), room)
    for origin in casebook.origins():
        named = (origin.document, *origin.documents)
        yield from _missing(f"origin {origin.document}", "document", named, lengths)


def _file_faults(casebook: Casebook) -> Iterator[str]:
    gone: list[str] = []
    rows = casebook.query("SELECT location, path, sha256 FROM files ORDER BY path, location")
    for location, path, digest in rows:
        if location.startswith("stdin:") or "://" in location:
            continue
        try:
            data = Path(location).read_bytes()
        except OSError:
            gone.append(path)
            continue
        if hashlib.sha256(data).hexdigest() != digest:
            yield f"file {path}: it was changed since it was read; read it again"
    if gone:
        others = f" and {len(gone) - 1} more" if len(gone) > 1 else ""
        yield f"file {gone[0]}{others}: no longer there, so its digest could not be checked"


def _span_faults(name: str, spans: Iterable[Span], length: int) -> Iterator[str]:
    for span in spans:
        if span.end > length:
            yield f"{name}: the span [{span.start}, {span.end}) lies outside its text of {length}"


def _missing(name: str, kind: str, ids: Iterable[str], known: Container[str]) -> Iterator[str]:
    for key in ids:
        if key not in known:
            yield f"{name}: it names the {kind} {key}, which the casebook does not have"
