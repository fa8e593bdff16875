"""The per-document half of the road, as pure functions: file -> Documents -> what is in them."""

from __future__ import annotations

import hashlib
import traceback
from dataclasses import replace
from pathlib import Path

from sayso import __version__
from sayso.attribution import find_attributions
from sayso.claims import find_claims
from sayso.config import Settings
from sayso.errors import SaysoError, UnreadableFile
from sayso.language.parse import parse_document
from sayso.lexicons import lexicons_digest
from sayso.model import ID_LENGTH, Analysis, Document, FileRead, Skipped
from sayso.networks import manifest_of
from sayso.reading import Found, read_input

ANALYSED_LANGUAGES = ("en",)


def analyse(document: Document, settings: Settings) -> Analysis:
    """Find who says what in one Document.

    A Document in a language that Sayso does not analyse keeps its text and is counted.

    Raises:
        ResourceError: the language pipeline or a lexicon is missing.

    Cost: most of it is the parse: about 2,000 words per CPU-second.
    """
    if document.language not in ANALYSED_LANGUAGES:
        reason = f"language {document.language!r} is stored, not analysed (English is)"
        left_out = Skipped(document.path, "language", reason)
        return Analysis(document, skipped=(left_out,), is_analysed=False)
    parse = parse_document(document, pipeline=settings.pipeline)
    attributions = find_attributions(document, parse, settings.tagger)
    return Analysis(document, attributions, find_claims(document, parse, attributions))


def read_file(found: Found, settings: Settings) -> FileRead:
    """Read one input and analyse its Documents.

    Returns:
        What was read; an input that cannot be read gives its reason, not an error.
    """
    try:
        data = found.load(settings)
        found = replace(found, data=data)  # opened once: what is hashed is what is read
    except UnreadableFile:
        data = b""
    results = _read(found, settings)
    documents = [result for result in results if isinstance(result, Document)]
    return FileRead(
        # the address of an input that has no place of its own is what it holds
        location=documents[0].location if documents else found.location,
        path=found.path,
        sha256=hash_bytes(data),
        bytes=len(data),
        format=documents[0].format if documents else found.format or "unknown",
        analyses=tuple(_analyse_any(document, settings) for document in documents),
        skipped=tuple(result for result in results if isinstance(result, Skipped)),
    )


def _read(found: Found, settings: Settings) -> list[Document | Skipped]:
    """Read an input; one that a reader did not foresee costs itself only, not the run."""
    try:
        return read_input(found, settings)
    except SaysoError:
        raise
    except Exception as error:  # noqa: BLE001 - the run goes on, and says what was left out
        return [_failed(found.path, "reading", error)]


def _analyse_any(document: Document, settings: Settings) -> Analysis:
    """Analyse a Document; one that a stage did not foresee is stored, counted and left."""
    try:
        return analyse(document, settings)
    except SaysoError:
        raise
    except Exception as error:  # noqa: BLE001 - the run goes on, and says what was left out
        left_out = _failed(document.path, "analysing", error)
        return Analysis(document, skipped=(left_out,), is_analysed=False)


def _failed(path: str, step: str, error: Exception) -> Skipped:
    """Return the record of a fault of Sayso's own, with where it lies for whoever mends it."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "sayso" in Path(frame.filename).parts]
    last = (ours or frames)[-1]
    words = " ".join(str(error).split())[:200]
    where = f"{Path(last.filename).name}, line {last.lineno}"
    reason = f"{step} it failed ({type(error).__name__}: {words}; {where}): please report this"
    return Skipped(path, "failed", reason, is_error=True)


def analysis_version(settings: Settings) -> str:
    """Return what an Analysis depends on besides the file: a change makes files be read again.

    Raises:
        ResourceError: the network is missing.
    """
    parts = [__version__, settings.pipeline, lexicons_digest()[:ID_LENGTH], settings.tagger]
    if settings.tagger != "none":
        parts.append(hash_bytes(manifest_of(settings.tagger).encode())[:ID_LENGTH])
    return " ".join(parts)


def hash_bytes(data: bytes) -> str:
    """Return the SHA-256 of an original file, in hex."""
    return hashlib.sha256(data).hexdigest()
