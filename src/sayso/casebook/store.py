"""The casebook as readers see it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from sayso.casebook import link_rows
from sayso.casebook.judgements import load_judgements
from sayso.casebook.lock import DATABASE, hold_lock, open_database
from sayso.casebook.migrations import check_current, is_behind, migrate
from sayso.casebook.rows import (
    ATTRIBUTION_COLUMNS,
    CLAIM_COLUMNS,
    DOCUMENT_COLUMNS,
    Row,
    attribution_of,
    claim_of,
    document_of,
    skipped_of,
)
from sayso.errors import CasebookBusy, CasebookError, NoCasebook, NoSuchThing

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from sayso.casebook.writing import CasebookWriter
    from sayso.model import (
        Attribution,
        Candidate,
        Claim,
        Difference,
        Document,
        Echo,
        Entity,
        Judgement,
        Origin,
        Point,
        Relation,
        Skipped,
    )

DOCUMENT_ORDER = "d.path, d.part, d.id"
"""The one order of Documents, by code points."""

UNLINKED = "linking is unfinished: points, echoes and the names that belong together are {state}"
GO_ON = "give the same 'sayso read' command again: it goes on from there"


class Casebook:
    """A casebook open for reading; the DuckDB file is held only while a query runs.

    Each reader is a moment of its own. Put several into one `with book.reading():` to have them see
    the same state. Not to be shared between threads; open one for each.

    Example:
        >>> book = Casebook.open("matter")  # doctest: +SKIP
        >>> with book.reading():  # doctest: +SKIP
        ...     pairs = book.documents(), book.attributions()

    Raises:
        CasebookError: the folder's name is no text, which the store could not write.
    """

    def __init__(self, folder: Path, *, wait_seconds: float = 10.0) -> None:
        if any("\ud800" <= letter <= "\udfff" for letter in str(folder)):
            shown = str(folder).encode("utf-8", "backslashreplace").decode("utf-8")
            words = f"the name of the casebook {shown} is not UTF-8: choose another"
            raise CasebookError(words, subject=shown)
        self.folder = folder
        self.wait_seconds = wait_seconds
        self._db: DuckDBPyConnection | None = None

    @classmethod
    def open(
        cls, folder: str | Path, *, must_exist: bool = True, wait_seconds: float = 10.0
    ) -> Casebook:
        """Open a casebook for reading.

        Args:
            folder: the casebook's folder.
            must_exist: whether to check now that there is one; later each reader does.
            wait_seconds: how long each reader waits for a writer to finish its transaction.

        Raises:
            NoCasebook: there is none in the folder.
        """
        book = Casebook(Path(folder), wait_seconds=wait_seconds)
        if must_exist:
            book.check_exists()
        return book

    @classmethod
    def write(
        cls, folder: str | Path, *, analysis_version: str | None = None, wait_seconds: float = 60.0
    ) -> CasebookWriter:
        """Return the one writer of a casebook, to be used in a `with` statement.

        See `CasebookWriter`.
        """
        from sayso.casebook.writing import CasebookWriter

        return CasebookWriter(
            Path(folder), analysis_version=analysis_version, wait_seconds=wait_seconds
        )

    def check_exists(self) -> None:
        """Raise where there is no casebook.

        Raises:
            NoCasebook: there is none in the folder.
        """
        if not (self.folder / DATABASE).is_file():
            raise NoCasebook(
                f"there is no casebook in {self.folder}: make one with `sayso read PATH --casebook "
                f"{self.folder}`",
                subject=str(self.folder),
            )

    @contextmanager
    def reading(self) -> Iterator[DuckDBPyConnection]:
        """Hold the DuckDB file open for a group of queries that see one state.

        The tables of an earlier version are brought up to date first.

        Raises:
            NoCasebook: there is none in the folder.
            CasebookBusy: a writer held it for all of `wait_seconds`.
            CasebookTooNew: a later version wrote it.
            CasebookDamaged: DuckDB cannot read it.
            CasebookError: an earlier version wrote it, and its folder cannot be written to.
        """
        if self._db is not None:
            yield self._db
            return
        self.check_exists()
        with ExitStack() as held:
            self._db = held.enter_context(self._opened(read_only=True))
            held.callback(self._let_go)
            if is_behind(self._db):
                held.close()
                self._bring_up_to_date_alone()
                self._db = held.enter_context(self._opened(read_only=True))
                held.callback(self._let_go)
            check_current(self._db, str(self.folder))
            yield self._db

    def _opened(self, *, read_only: bool) -> AbstractContextManager[DuckDBPyConnection]:
        return open_database(self.folder, read_only=read_only, wait_seconds=self.wait_seconds)

    def _let_go(self) -> None:
        self._db = None

    def _bring_up_to_date_alone(self) -> None:
        """Do so as the one writer; a folder that cannot be written to stays as it is."""
        try:
            with hold_lock(self.folder):
                self._bring_up_to_date()
        except CasebookBusy:
            raise
        except CasebookError:
            return

    def _bring_up_to_date(self) -> None:
        """Take the steps that an earlier version's tables lack; the caller holds the lock."""
        with self._opened(read_only=False) as db:
            migrate(db, str(self.folder))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def query(self, sql: str, params: Sequence[Any] = ()) -> list[Row]:
        """Return the rows of a query, for views; `ORDER BY` is the caller's."""
        with self.reading() as db:
            return db.execute(sql, list(params)).fetchall()

    def documents(self) -> tuple[Document, ...]:
        """Return all Documents, by path and part."""
        columns = ", ".join(f"d.{name}" for name in DOCUMENT_COLUMNS)
        rows = self.query(f"SELECT {columns} FROM documents d ORDER BY {DOCUMENT_ORDER}")
        return tuple(map(document_of, rows))

    def document(self, key: str) -> Document:
        """Return one Document by its id.

        Raises:
            NoSuchThing: there is none.
        """
        columns = ", ".join(DOCUMENT_COLUMNS)
        rows = self.query(f"SELECT {columns} FROM documents WHERE id = ?", [key])
        if not rows:
            raise NoSuchThing(f"no document {key!r} in the casebook {self.folder}", subject=key)
        return document_of(rows[0])

    def attributions(self, document: str | None = None) -> tuple[Attribution, ...]:
        """Return the Attributions of one Document or of all, in the order of Documents and text."""
        return tuple(
            map(attribution_of, self._parts("attributions", ATTRIBUTION_COLUMNS, document))
        )

    def claims(self, document: str | None = None) -> tuple[Claim, ...]:
        """Return the Claims of one Document or of all, in the order of Documents and text."""
        return tuple(map(claim_of, self._parts("claims", CLAIM_COLUMNS, document)))

    def _parts(self, table: str, columns: Sequence[str], document: str | None) -> list[Row]:
        names = ", ".join(f"x.{name}" for name in columns)
        only, params = ("", []) if document is None else ("WHERE x.document = ?", [document])
        return self.query(
            f"SELECT {names} FROM {table} x JOIN documents d ON d.id = x.document {only} "
            f"ORDER BY {DOCUMENT_ORDER}, x.seq",
            params,
        )

    def skipped(self) -> tuple[Skipped, ...]:
        """Return what was skipped, by path; copies of a Document in another folder are among it."""
        rows = self.query(
            "SELECT path, code, reason, is_error FROM skipped ORDER BY path, location, seq, reason"
        )
        return tuple(map(skipped_of, rows))

    def entities(self) -> tuple[Entity, ...]:
        """Return the Entities, by name."""
        rows = self._table("entities", "name, id")
        return tuple(map(link_rows.entity_of, rows))

    def entity_names(self) -> tuple[tuple[str, str], ...]:
        """Return pairs of a resolved source name and the id of its Entity, by name."""
        return tuple((name, entity) for name, entity in self._table("entity_names", "name, entity"))

    def candidates(self) -> tuple[Candidate, ...]:
        """Return the Candidates, by the ids of their entities."""
        return tuple(map(link_rows.candidate_of, self._table("candidates", "a, b, kind, words")))

    def judgements(self) -> tuple[Judgement, ...]:
        """Return all Judgements in the order in which they were made, the revoked ones too."""
        return load_judgements(self)

    def relations(self) -> tuple[Relation, ...]:
        """Return the Relations, by their claims' ids and kind."""
        return tuple(map(link_rows.relation_of, self._table("relations", "a, b, kind")))

    def differences(self) -> tuple[Difference, ...]:
        """Return the Differences, by their claims' ids."""
        return tuple(map(link_rows.difference_of, self._table("differences", "a, b, guard")))

    def points(self) -> tuple[Point, ...]:
        """Return the Points in their order of display."""
        with self.reading():
            return link_rows.points_of(
                self._table("points", "seq, id"), self._table("sides", "point, seq")
            )

    def echoes(self) -> tuple[Echo, ...]:
        """Return the Echoes in their order of display."""
        with self.reading():
            members = self._table("echo_members", "echo, document, span_start, span_end")
            return link_rows.echoes_of(self._table("echoes", "seq, id"), members)

    def origins(self) -> tuple[Origin, ...]:
        """Return the Origins, by the id of the Document that each counts as."""
        return link_rows.origins_of(self._table("origins", "origin, document"))

    def _table(self, table: str, order: str) -> list[Row]:
        columns = ", ".join(link_rows.LINK_COLUMNS[table])
        return self.query(f"SELECT {columns} FROM {table} ORDER BY {order}")

    def documents_digest(self) -> str:
        """Return a SHA-256 that changes with all that linking depends on.

        These are the Documents, the version that analysed them, the Judgements that hold, and the
        network that reads pairs of claims.
        """
        with self.reading():
            rows = self.query("SELECT id, path, analysis_version FROM documents ORDER BY 1")
            held = [(j.kind, j.name, j.other) for j in self.judgements() if j.revoked is None]
        digest = hashlib.sha256()
        for row in (*rows, *held, (self.scorer(),)):
            for value in row:
                data = value.encode()
                digest.update(f"{len(data)}:".encode() + data)
        return digest.hexdigest()

    def scorer(self) -> str:
        """Return the version of the network that reads pairs of claims, `none` for rules alone."""
        rows = self.query("SELECT value FROM meta WHERE key = 'scorer'")
        return str(rows[0][0]) if rows else "none"

    def links_are_current(self) -> bool:
        """Tell whether what holds across Documents was found for the Documents as they are now."""
        with self.reading():
            return self._linked() == [(self.documents_digest(),)]

    def notes(self) -> tuple[str, ...]:
        """Return what a reader must know of the whole casebook before he trusts a view of it.

        Returns:
            A sentence where linking was stopped, or is still to be done; nothing where all is well.
        """
        with self.reading():
            has_documents = bool(self.query("SELECT 1 FROM documents LIMIT 1"))
            if not has_documents or self.links_are_current():
                return ()
            state = "those of an earlier state" if self._linked() else "still missing"
        return (f"{UNLINKED.format(state=state)}; {GO_ON}",)

    def _linked(self) -> list[Row]:
        return self.query("SELECT value FROM meta WHERE key = 'linked_digest'")
