"""Whether a casebook agrees with itself and with the original files; nothing is changed."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from sayso.casebook.judgements import find_conflict
from sayso.casebook.rows import text_digest
from sayso.model import Attribution, Claim, Document, JudgementKind, Span

if TYPE_CHECKING:
    from sayso.casebook.store import Casebook

ProblemKind = Literal["file", "text", "span", "reference", "double", "empty", "stale", "conflict"]
"""`file`: an original is gone or was changed. `text`: a stored text is not what was stored, or not
what the original says. `span`: it lies outside its text or holds no words. `reference`: it names
what the casebook does not have. `double`: two things have one id. `empty`: a part is missing that
must be there. `stale`: what holds across Documents is not found yet, or was found for other
Documents or judgements. `conflict`: two judgements cannot both hold."""

_SAME_CHARACTERS = frozenset({"text", "markdown"})
"""Formats whose original characters are those of the decoded file."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that does not agree.

    `subject` is the id or path of what it is about. `is_damage` is False where the casebook itself
    is sound: an original that was moved or changed since, links that the next run makes anew.
    """

    kind: ProblemKind
    subject: str
    words: str
    is_damage: bool = True


def find_problems(book: Casebook) -> tuple[Problem, ...]:
    """Check every original, text, span and reference of a casebook, in one state of it.

    Returns:
        Problems of files first, then of Documents, Attributions, Claims and links, each in the
        casebook's order; empty where all is well.

    Raises:
        NoCasebook: and the other errors of `Casebook.reading`.

    Cost:
        Reads every original file once.
    """
    with book.reading():
        documents, attributions, claims = book.documents(), book.attributions(), book.claims()
        texts = {document.id: document.text for document in documents}
        return (
            *_check_files(book, documents),
            *_check_documents(book, documents),
            *_check_attributions(attributions, texts),
            *_check_claims(claims, attributions, texts),
            *_check_orphans(book),
            *_check_relations(book, claims, texts),
            *_check_points(book, claims, texts),
            *_check_candidates(book),
            *_check_judgements(book),
            *_check_lineage(book, texts),
        )


def _check_files(book: Casebook, documents: Sequence[Document]) -> Iterator[Problem]:
    by_location: dict[str, list[Document]] = {}
    for document in documents:
        by_location.setdefault(document.location, []).append(document)
    rows = book.query("SELECT location, path, sha256 FROM files ORDER BY path, location")
    for location, path, sha256 in rows:
        if location.startswith("stdin:") or "://" in location:
            continue
        try:
            data = Path(location).read_bytes()
        except FileNotFoundError:
            words = f"{path}: the file is no longer there, so it could not be checked"
            yield Problem("file", path, words, is_damage=False)
            continue
        except OSError as error:
            words = f"{path}: the file cannot be read ({error.strerror or error})"
            yield Problem("file", path, words, is_damage=False)
            continue
        if hashlib.sha256(data).hexdigest() != sha256:
            words = f"{path}: the file was changed since it was read; read it again"
            yield Problem("file", path, words, is_damage=False)
            continue
        for document in by_location.get(location, ()):
            yield from _check_original(document, data)


def _check_original(document: Document, data: bytes) -> Iterator[Problem]:
    """Compare the stored text with the original, where that is characters in UTF-8."""
    if document.format not in _SAME_CHARACTERS or document.offsets.unit != "characters":
        return
    try:
        original = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return
    if "\0" in original:  # another encoding, or characters that cannot be stored
        return
    # a carriage return alone is stored as a line feed, one for one
    original = original.replace("\r", "\n")
    for run in document.offsets.runs:
        stored = document.text[run.start : run.end]
        if run.is_verbatim and stored != original[run.original_start : run.original_end]:
            words = f"{document.path}: characters {run.start} to {run.end} are not the original's"
            yield Problem("text", document.id, words)
            return


def _check_documents(book: Casebook, documents: Sequence[Document]) -> Iterator[Problem]:
    stored: dict[str, str] = dict(book.query("SELECT id, text_sha256 FROM documents"))
    files = {row[0] for row in book.query("SELECT location FROM files")}
    yield from _check_ids("document", (document.id for document in documents))
    for document in documents:
        name = f"document {document.id} ({document.path})"
        if text_digest(document.text) != stored[document.id]:
            yield Problem("text", document.id, f"{name}: its text is not the one that was stored")
        if document.location not in files:
            words = f"{name}: its file {document.location} is not among the files read"
            yield Problem("reference", document.id, words)
        spans = [zone.span for zone in document.zones]
        spans += [credit.evidence for credit in document.republishes]
        yield from _check_spans(document.id, name, spans, document.text, may_be_blank=True)
        end = 0
        for run in document.offsets.runs:
            if not end <= run.start <= run.end <= len(document.text):
                words = f"{name}: its map to the original is out of order at {run.start}"
                yield Problem("span", document.id, words)
                break
            end = run.end


def _check_attributions(
    attributions: Sequence[Attribution], texts: dict[str, str]
) -> Iterator[Problem]:
    home = {attribution.id: attribution.document for attribution in attributions}
    yield from _check_ids("attribution", (attribution.id for attribution in attributions))
    for one in attributions:
        name = f"attribution {one.id}"
        spans = (*one.spans(), *one.framing_words)
        yield from _check_spans(one.id, name, spans, texts[one.document])
        for part in (one.source, one.cue, one.content):
            if any(a.end > b.start for a, b in pairwise(part)):
                yield Problem("span", one.id, f"{name}: its parts overlap or are out of order")
        if not one.content:
            yield Problem("empty", one.id, f"{name}: it has no content")
        if not one.chain:
            yield Problem("empty", one.id, f"{name}: its chain is empty")
        if one.parent is not None and home.get(one.parent) != one.document:
            words = f"{name}: it stands in {one.parent}, which its document does not have"
            yield Problem("reference", one.id, words)


def _check_claims(
    claims: Sequence[Claim], attributions: Sequence[Attribution], texts: dict[str, str]
) -> Iterator[Problem]:
    home = {attribution.id: attribution.document for attribution in attributions}
    yield from _check_ids("claim", (claim.id for claim in claims))
    for claim in claims:
        name = f"claim {claim.id}"
        parts = (claim.subject_span, claim.predicate_span, claim.object_span)
        spans = [claim.span, *claim.deciding, *claim.conditions, *claim.scope]
        spans += [*(span for span in parts if span is not None)]
        spans += [quantity.span for quantity in claim.quantities]
        spans += [time.span for time in claim.times]
        if claim.evaluation is not None:
            spans += [claim.evaluation.target_span, claim.evaluation.span]
        yield from _check_spans(claim.id, name, spans, texts[claim.document])
        if claim.attribution is not None and home.get(claim.attribution) != claim.document:
            words = f"{name}: it stands in {claim.attribution}, which its document does not have"
            yield Problem("reference", claim.id, words)


def _check_orphans(book: Casebook) -> Iterator[Problem]:
    """Find rows of no Document, which no reader would ever show."""
    for table, kind in (("attributions", "attribution"), ("claims", "claim")):
        rows = book.query(
            f"SELECT id, document FROM {table} WHERE document NOT IN (SELECT id FROM documents) "
            "ORDER BY id"
        )
        for key, document in rows:
            words = f"{kind} {key}: the casebook does not have its document {document}"
            yield Problem("reference", key, words)


def _check_relations(
    book: Casebook, claims: Sequence[Claim], texts: dict[str, str]
) -> Iterator[Problem]:
    home = {claim.id: claim.document for claim in claims}
    for words in book.notes():
        yield Problem("stale", str(book.folder), words, is_damage=False)
    for relation in book.relations():
        name = f"relation {relation.a} {relation.kind} {relation.b}"
        missing = list(_check_known(relation.a, name, "claim", (relation.a, relation.b), home))
        yield from missing
        if missing:
            continue
        for reason in relation.reasons:
            for claim, span in ((relation.a, reason.a), (relation.b, reason.b)):
                yield from _check_spans(claim, name, (span,), texts[home[claim]])
    for pair in book.differences():
        name = f"difference ({pair.guard})"
        yield from _check_known(pair.a, name, "claim", (pair.a, pair.b), home)


def _check_points(
    book: Casebook, claims: Sequence[Claim], texts: dict[str, str]
) -> Iterator[Problem]:
    home = {claim.id for claim in claims}
    entities = [entity.id for entity in book.entities()]
    yield from _check_ids("entity", entities)
    known = set(entities)
    for name, entity in book.entity_names():
        yield from _check_known(name, f"the name {name!r}", "entity", (entity,), known)
    points = book.points()
    yield from _check_ids("point", (point.id for point in points))
    for point in points:
        name = f"point {point.id}"
        if not point.sides or not all(side.claims for side in point.sides):
            yield Problem("empty", point.id, f"{name}: it has no side, or a side without claims")
        for side in point.sides:
            yield from _check_known(point.id, name, "claim", side.claims, home)
            yield from _check_known(point.id, name, "document", side.documents, texts)


def _check_candidates(book: Casebook) -> Iterator[Problem]:
    known = {entity.id for entity in book.entities()}
    for candidate in book.candidates():
        name = f"candidate ({candidate.words})"
        yield from _check_known(candidate.a, name, "entity", (candidate.a, candidate.b), known)


def _check_judgements(book: Casebook) -> Iterator[Problem]:
    judgements = book.judgements()
    yield from _check_ids("judgement", (judgement.id for judgement in judgements))
    for number, judgement in enumerate(judgements, 1):
        if judgement.kind not in get_args(JudgementKind):
            words = f"judgement {number}: there is no kind {judgement.kind!r}"
            yield Problem("reference", judgement.id, words)
        if not judgement.name.strip() or not judgement.other.strip():
            words = f"judgement {number}: it lacks one of its two names"
            yield Problem("empty", judgement.id, words)
    conflict = find_conflict(judgements)
    if conflict is not None:
        first, second = sorted(judgements.index(one) + 1 for one in conflict)
        words = f"judgements {first} and {second} say the opposite: undo one of them"
        yield Problem("conflict", conflict[0].id, words)


def _check_lineage(book: Casebook, texts: dict[str, str]) -> Iterator[Problem]:
    echoes, origins = book.echoes(), book.origins()
    yield from _check_ids("echo", (echo.id for echo in echoes))
    for echo in echoes:
        name = f"echo {echo.id}"
        named = [member.document for member in echo.members]
        named += [echo.origin] if echo.origin is not None else []
        yield from _check_known(echo.id, name, "document", named, texts)
        if len({member.document for member in echo.members}) < 2:
            yield Problem("empty", echo.id, f"{name}: it has fewer than two documents")
        for member in echo.members:
            if member.document in texts:
                yield from _check_spans(echo.id, name, (member.span,), texts[member.document])
    for origin in origins:
        name = f"origin {origin.document}"
        named = [origin.document, *origin.documents]
        yield from _check_known(origin.document, name, "document", named, texts)
    yield from _check_ids("document of an origin", (d for o in origins for d in o.documents))


def _check_ids(kind: str, ids: Iterable[str]) -> Iterator[Problem]:
    for key, number in sorted(Counter(ids).items()):
        if number > 1:
            yield Problem("double", key, f"{kind} {key}: it is there {number} times")


def _check_spans(
    subject: str, name: str, spans: Iterable[Span], text: str, *, may_be_blank: bool = False
) -> Iterator[Problem]:
    for span in spans:
        if span.end > len(text):
            words = f"{name}: [{span.start}, {span.end}) lies outside its text of {len(text)}"
            yield Problem("span", subject, words)
        elif not may_be_blank and not span.of(text).strip():
            words = f"{name}: [{span.start}, {span.end}) holds no words"
            yield Problem("span", subject, words)


def _check_known(
    subject: str, name: str, kind: str, ids: Iterable[str], known: Container[str]
) -> Iterator[Problem]:
    for key in ids:
        if key not in known:
            words = f"{name}: it names the {kind} {key}, which the casebook does not have"
            yield Problem("reference", subject, words)
