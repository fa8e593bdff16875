"""The run loop: inputs -> Documents -> casebook, batch by batch, then the cross-document steps."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.config import Settings
from sayso.errors import UnreadableFile
from sayso.model import ID_LENGTH, FileRead, Skipped

if TYPE_CHECKING:
    from sayso.casebook import CasebookWriter
    from sayso.reading import Found

Progress = Callable[[str, int, int], None]
"""Called with the stage ("reading" or "linking"), how much of it is done, and how much there is."""

LINK_STEPS = 4


@dataclass(frozen=True, slots=True)
class ReadSummary:
    """What one run did.

    `files` were read or read anew, `unchanged` were known already; `documents`, `attributions` and
    `claims` count what was found in `files`, copies of one Document once; `skipped` holds all that
    was left out of the inputs, with the reason, alike in the first and any later run.
    """

    files: int
    unchanged: int
    documents: int
    attributions: int
    claims: int
    skipped: tuple[Skipped, ...]

    @property
    def errors(self) -> int:
        """Return how many inputs, or parts of one, could not be read."""
        return sum(left_out.is_error for left_out in self.skipped)


def read_into(
    settings: Settings, paths: Sequence[str | Path], *, progress: Progress | None = None
) -> ReadSummary:
    """Read files, folders, lists and standard input into a casebook.

    Files that the casebook holds already, byte for byte, are left alone; a changed file replaces
    its own rows. Each batch is one transaction: a run that is killed leaves whole batches, and the
    next run goes on from there.

    Args:
        settings: where the casebook is and how to read.
        paths: as the user gave them; "-" is standard input, "@FILE" a list of paths.
        progress: told of each file and each cross-document step.

    Raises:
        CasebookBusy: another process is writing to the casebook.
        CasebookError: the casebook cannot be used.
        ResourceError: a lexicon or the language pipeline is missing.
    """
    from sayso.casebook import Casebook
    from sayso.casebook.search import refresh_index
    from sayso.engine.base import analysis_version
    from sayso.reading import Found, find_inputs

    tell = progress or _say_nothing
    inputs = list(find_inputs(paths, settings))
    if not any(isinstance(one, Found) for one in inputs) and not settings.casebook.exists():
        # a mistyped path must not leave an empty casebook behind
        left_out = tuple(one for one in inputs if isinstance(one, Skipped))
        return ReadSummary(0, 0, 0, 0, 0, left_out)
    version = analysis_version(settings)
    with Casebook.write(settings.casebook, analysis_version=version) as book:
        summary = _read_changed(book, settings, inputs, tell)
        book.use_scorer(scorer_version(settings))
        if not book.links_are_current():
            link_all(book, tell)
        refresh_index(book)
    return summary


def scorer_version(settings: Settings) -> str:
    """Return the version of the network that reads pairs of claims, `none` for rules alone.

    Raises:
        ResourceError: the network is missing.
    """
    from sayso.linking.scorer.network import version_of_scorer

    if settings.scorer == "none":
        return "none"
    return hashlib.sha256(version_of_scorer().encode()).hexdigest()[:ID_LENGTH]


def link_all(book: CasebookWriter, tell: Progress) -> None:
    """Find what holds across all Documents of a casebook, and store it in one transaction."""
    from sayso.casebook import Links
    from sayso.lineage import find_echoes, find_origins
    from sayso.linking import Material, link
    from sayso.linking.scorer.network import load_scorer

    with book.reading():
        digest = book.documents_digest()
        documents, attributions, claims = book.documents(), book.attributions(), book.claims()
        judgements = book.judgements()
        with_scorer = book.scorer() != "none"
    tell("linking", 0, LINK_STEPS)
    echoes = find_echoes(documents)
    tell("linking", 1, LINK_STEPS)
    origins = find_origins(documents, echoes)
    tell("linking", 2, LINK_STEPS)
    given = Material(documents, attributions, claims, origins, echoes, judgements)
    linked = link(given, load_scorer() if with_scorer else None)
    tell("linking", 3, LINK_STEPS)
    links = Links(
        entities=linked.entities,
        entity_names=linked.entity_names,
        candidates=linked.candidates,
        relations=linked.relations,
        differences=linked.differences,
        points=linked.points,
        echoes=echoes,
        origins=origins,
    )
    book.apply_links(links, digest=digest)
    tell("linking", 4, LINK_STEPS)


def _read_changed(
    book: CasebookWriter, settings: Settings, inputs: Sequence[Found | Skipped], tell: Progress
) -> ReadSummary:
    """Read what the casebook does not hold yet, a batch at a time."""
    from sayso.engine.local import choose_workers, read_files
    from sayso.reading.inputs import is_there

    new, unchanged, left_out = _sort_inputs(book, settings, inputs)
    # what is not there (a mistyped path, an address not fetched) is told, not kept
    book.apply_skipped(one for one in left_out if is_there(one.path))
    held = book.documents_of({found.location for found in unchanged})
    read: list[tuple[int, int, int]] = []
    results = read_files(new, settings, workers=choose_workers(len(new), settings))
    for batch in _batches(_told(results, len(new), tell), settings.batch):
        book.apply_batch([file for file in batch if file.analyses])
        # a file that gave nothing is not known: the next run tries it, and says so, again
        book.apply_skipped(one for file in batch if not file.analyses for one in file.skipped)
        for file in batch:
            left_out += [*file.skipped, *(one for a in file.analyses for one in a.skipped)]
            read += [_counts(file, held)] if file.analyses else []
            held.update(analysis.document.id for analysis in file.analyses)
    # what is known of a file is told alike whether it was read now or before
    paths = {found.path for found in (*new, *unchanged)}
    left_out += [one for one in book.skipped() if one.path in paths]
    documents, attributions, claims = (sum(column) for column in zip(*read, (0, 0, 0), strict=True))
    return ReadSummary(
        files=len(read),
        unchanged=len(unchanged),
        documents=documents,
        attributions=attributions,
        claims=claims,
        skipped=tuple(sorted(set(left_out), key=lambda one: (one.path, one.code, one.reason))),
    )


def _sort_inputs(
    book: CasebookWriter, settings: Settings, inputs: Sequence[Found | Skipped]
) -> tuple[list[Found], list[Found], list[Skipped]]:
    """Tell what is new or changed from what the casebook holds, byte for byte."""
    from sayso.engine.base import hash_bytes

    known = book.known_files()
    new: list[Found] = []
    unchanged: list[Found] = []
    left_out: list[Skipped] = []
    for found in inputs:
        if isinstance(found, Skipped):
            left_out.append(found)
            continue
        try:
            is_known = known.get(found.location) == hash_bytes(found.load(settings))
        except UnreadableFile:
            is_known = False  # the reader says why
        (unchanged if is_known else new).append(found)
    return new, unchanged, left_out


def _told(results: Iterable[FileRead], total: int, tell: Progress) -> Iterator[FileRead]:
    for done, file in enumerate(results, 1):
        yield file
        tell("reading", done, total)


def _batches(files: Iterable[FileRead], size: int) -> Iterator[list[FileRead]]:
    remaining = iter(files)
    while batch := list(islice(remaining, size)):
        yield batch


def _counts(file: FileRead, held: Container[str]) -> tuple[int, int, int]:
    """Return the Documents of a file that were not there yet, their Attributions and claims."""
    own = [analysis for analysis in file.analyses if analysis.document.id not in held]
    attributions = sum(len(analysis.attributions) for analysis in own)
    return len(own), attributions, sum(len(analysis.claims) for analysis in own)


def _say_nothing(_stage: str, _done: int, _total: int) -> None:
    """Take the place of a progress report that nobody asked for."""
