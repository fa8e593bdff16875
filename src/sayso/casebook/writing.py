"""The one writer of a casebook."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self

import sayso
from sayso.casebook.judgements import JUDGEMENT_COLUMNS, judgement_rows
from sayso.casebook.link_rows import LINK_COLUMNS, link_rows
from sayso.casebook.lock import DATABASE, hold_lock, open_database
from sayso.casebook.migrations import migrate
from sayso.casebook.rows import (
    ATTRIBUTION_COLUMNS,
    CLAIM_COLUMNS,
    DOCUMENT_COLUMNS,
    Links,
    Row,
    attribution_row,
    claim_row,
    document_row,
)
from sayso.casebook.store import Casebook
from sayso.errors import CasebookError
from sayso.model import Analysis, FileRead, Judgement, Skipped

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_TYPES = {
    "part": "INTEGER", "seq": "INTEGER", "span_start": "INTEGER", "span_end": "INTEGER",
    "bytes": "BIGINT", "confidence": "DOUBLE", "origins": "INTEGER",
    "is_analysed": "BOOLEAN", "is_error": "BOOLEAN", "contested": "BOOLEAN",
}  # fmt: skip
"""The columns that are not text."""

_GONE = frozenset({"too-large", "empty", "unreadable"})
"""Codes of Skipped that say that a file no longer holds what was read from it."""


class CasebookWriter(Casebook):
    """A casebook held for writing, from `with` to its end; others can read between transactions.

    Args:
        folder: made where it is missing.
        analysis_version: what analyses the Documents; files analysed by another version count as
            unknown, and are read again. Sayso's version by default.
        wait_seconds: how long a transaction waits for readers to let go of the file.

    Raises:
        CasebookBusy: (on `with`) another process is writing to it.
        CasebookTooNew: (on `with`) a later version wrote it.
        CasebookDamaged: (on `with`) DuckDB cannot read it.
    """

    def __init__(
        self, folder: Path, *, analysis_version: str | None = None, wait_seconds: float = 60.0
    ) -> None:
        super().__init__(folder, wait_seconds=wait_seconds)
        self.analysis_version = analysis_version or sayso.__version__
        self._held = ExitStack()

    def __enter__(self) -> Self:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = f"cannot make the folder {self.folder}: {error.strerror or error}"
            raise CasebookError(message, subject=str(self.folder)) from error
        with ExitStack() as held:
            held.enter_context(hold_lock(self.folder))
            if (self.folder / DATABASE).exists():
                self._bring_up_to_date()
            else:
                self._create()
            self._held = held.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._held.close()

    def _create(self) -> None:
        """Make the DuckDB file under another name, so that nobody ever meets half of one."""
        import duckdb

        new = self.folder / f"{DATABASE}.new"
        for left in (new, new.with_name(f"{new.name}.wal")):
            left.unlink(missing_ok=True)
        with duckdb.connect(new) as db:
            migrate(db, str(self.folder))
        new.replace(self.folder / DATABASE)

    @contextmanager
    def _transaction(self) -> Iterator[DuckDBPyConnection]:
        """Hold the file for one transaction: all of it is kept, or nothing.

        The write-ahead log makes the commit safe; the checkpoint after it folds the log into the
        file while it is small, so that readers, who may not write, need not replay it.
        """
        if self._db is not None:
            raise CasebookError("a casebook cannot be written to while it is being read")
        with open_database(self.folder, read_only=False, wait_seconds=self.wait_seconds) as db:
            db.execute("BEGIN")
            yield db
            db.execute("COMMIT")
            db.execute("CHECKPOINT")

    def known_files(self) -> dict[str, str]:
        """Return location to SHA-256 of the files that this version need not read again."""
        rows = self.query(
            "SELECT location, sha256 FROM files WHERE analysis_version = ? ORDER BY location",
            [self.analysis_version],
        )
        return dict(rows)

    def documents_of(self, locations: Iterable[str]) -> set[str]:
        """Return the ids of the Documents that some files hold."""
        rows = self.query(
            "SELECT document FROM copies WHERE location IN (SELECT unnest(?::VARCHAR[]))",
            [sorted(locations)],
        )
        return {str(document) for (document,) in rows}

    def apply_batch(self, files: Sequence[FileRead]) -> None:
        """Replace all that is known of some files, in one transaction.

        A Document that several files hold (the same bytes under the same name in other folders) is
        kept once. It lives where its least (path, location) is; the other files show among
        `skipped` as duplicates. When that file changes or goes, the next one takes over at once:
        its bytes are the same. So the order of reading changes nothing.

        Where Documents go or are replaced, what holds across Documents goes with them, so that no
        Relation or Echo points at nothing; it is found anew by the next linking.
        """
        last = {file.location: file for file in files}
        if not last:
            return
        with self._transaction() as db:
            _forget(db, list(last))
            _insert_files(db, [last[key] for key in sorted(last)], self.analysis_version)
            _replace_documents(db, last, self.analysis_version)
            _settle_homes(db)

    def apply_skipped(self, skipped: Iterable[Skipped]) -> None:
        """Note inputs that were not read, each instead of what was noted of the same path before.

        A file that has become empty, unreadable or too large loses its Documents.
        """
        found: dict[str, list[Skipped]] = {}
        for one in skipped:
            found.setdefault(_location_of(one.path), []).append(one)
        if not found:
            return
        gone = [key for key, ones in found.items() if any(one.code in _GONE for one in ones)]
        with self._transaction() as db:
            db.execute(
                "DELETE FROM skipped_inputs WHERE location IN (SELECT unnest(?::VARCHAR[]))",
                [list(found)],
            )
            if gone:
                _forget(db, gone)
                _replace_documents(db, {}, self.analysis_version)
                _settle_homes(db)
            _insert_skipped(db, found)

    def apply_links(self, links: Links, *, digest: str) -> None:
        """Replace all that holds across Documents, in one transaction.

        Args:
            links: in display order.
            digest: the `documents_digest` of the Documents that were linked.
        """
        rows = link_rows(links)
        with self._transaction() as db:
            for table, columns in LINK_COLUMNS.items():
                db.execute(f"DELETE FROM {table}")
                _insert(db, table, columns, rows[table])
            db.execute("DELETE FROM meta WHERE key = 'linked_digest'")
            _insert(db, "meta", ("key", "value"), [("linked_digest", digest)])

    def use_scorer(self, version: str) -> None:
        """Say which network reads pairs of claims from now on.

        Args:
            version: of the network, `none` for rules alone.
        """
        if self.scorer() != version:
            with self._transaction() as db:
                db.execute("DELETE FROM meta WHERE key = 'scorer'")
                _insert(db, "meta", ("key", "value"), [("scorer", version)])

    def apply_judgements(self, judgements: Sequence[Judgement]) -> None:
        """Replace what people decided about names, in one transaction.

        Args:
            judgements: all of them, in the order in which they were made.
        """
        with self._transaction() as db:
            db.execute("DELETE FROM judgements")
            _insert(db, "judgements", ("seq", *JUDGEMENT_COLUMNS), judgement_rows(judgements))


def _location_of(path: str) -> str:
    return path if "://" in path or path == "-" else os.path.abspath(path)  # noqa: PTH100


def _insert(
    db: DuckDBPyConnection, table: str, columns: Sequence[str], rows: Sequence[Row]
) -> None:
    """Insert rows by whole columns: 7,300 rows take 56 ms, one by one 1,500 ms."""
    if rows:
        values = ", ".join(f"unnest(?::{_TYPES.get(name, 'VARCHAR')}[])" for name in columns)
        db.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values}",
            [list(column) for column in zip(*rows, strict=True)],
        )


def _forget(db: DuckDBPyConnection, locations: list[str]) -> None:
    for table in ("files", "copies", "skipped_inputs"):
        db.execute(
            f"DELETE FROM {table} WHERE location IN (SELECT unnest(?::VARCHAR[]))", [locations]
        )


def _insert_files(db: DuckDBPyConnection, files: Sequence[FileRead], version: str) -> None:
    _insert(
        db,
        "files",
        ("location", "path", "sha256", "bytes", "format", "analysis_version"),
        [(f.location, f.path, f.sha256, f.bytes, f.format, version) for f in files],
    )
    copies = {
        (analysis.document.id, file.path, file.location)
        for file in files
        for analysis in file.analyses
    }
    _insert(db, "copies", ("document", "path", "location"), sorted(copies))
    _insert_skipped(db, {file.location: _skipped_in(file) for file in files})


def _skipped_in(file: FileRead) -> list[Skipped]:
    """Return what was skipped of a file, each once, whether its reader or its analysis said so."""
    analyses = (one for analysis in file.analyses for one in analysis.skipped)
    return list(dict.fromkeys((*file.skipped, *analyses)))


def _insert_skipped(db: DuckDBPyConnection, skipped: dict[str, list[Skipped]]) -> None:
    _insert(
        db,
        "skipped_inputs",
        ("path", "location", "seq", "code", "reason", "is_error"),
        [
            (one.path, location, seq, one.code, one.reason, one.is_error)
            for location in sorted(skipped)
            for seq, one in enumerate(skipped[location])
        ],
    )


def _replace_documents(db: DuckDBPyConnection, files: dict[str, FileRead], version: str) -> None:
    """Drop the Documents that no file holds and those that come anew, and insert the latter."""
    new: dict[str, Analysis] = {}
    for location in sorted(files, key=lambda key: (files[key].path, key), reverse=True):
        new.update((a.document.id, a) for a in files[location].analyses)
    db.execute(
        "CREATE TEMP TABLE going AS SELECT id FROM documents WHERE id IN "
        "(SELECT unnest(?::VARCHAR[])) OR id NOT IN (SELECT document FROM copies)",
        [sorted(new)],
    )
    if db.execute("SELECT count(*) FROM going").fetchall() != [(0,)]:
        for table in ("attributions", "claims"):
            db.execute(f"DELETE FROM {table} WHERE document IN (SELECT id FROM going)")
        db.execute("DELETE FROM documents WHERE id IN (SELECT id FROM going)")
        for table in LINK_COLUMNS:
            db.execute(f"DELETE FROM {table}")
        db.execute("DELETE FROM meta WHERE key = 'linked_digest'")
    db.execute("DROP TABLE going")
    every = [new[key] for key in sorted(new)]
    _insert(db, "documents", DOCUMENT_COLUMNS, [document_row(a, version) for a in every])
    attributions = [attribution_row(x, seq) for a in every for seq, x in enumerate(a.attributions)]
    _insert(db, "attributions", ATTRIBUTION_COLUMNS, attributions)
    claims = [claim_row(x, seq) for a in every for seq, x in enumerate(a.claims)]
    _insert(db, "claims", CLAIM_COLUMNS, claims)


def _settle_homes(db: DuckDBPyConnection) -> None:
    """Let each Document live in the file of the least path that holds it."""
    db.execute(
        "UPDATE documents SET path = h.path, location = h.location FROM ("
        "  SELECT document, path, location FROM ("
        "    SELECT document, path, location, row_number() OVER "
        "      (PARTITION BY document ORDER BY path, location) AS place FROM copies"
        "  ) AS ranked WHERE place = 1"
        ") AS h WHERE documents.id = h.document AND documents.location <> h.location"
    )
