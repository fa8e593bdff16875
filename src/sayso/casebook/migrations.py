"""How a casebook's tables came to be what they are: numbered steps, each done once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from sayso.errors import CasebookError, CasebookTooNew

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Migration:
    """One step from the tables of `number` - 1 to those of `number`, in SQL."""

    number: int
    name: str
    sql: str


_ACTS = """
ALTER TABLE attributions ADD COLUMN act VARCHAR DEFAULT 'stating';
ALTER TABLE attributions ADD COLUMN affiliation VARCHAR;
ALTER TABLE attributions ADD COLUMN unnamed_as VARCHAR;
UPDATE attributions SET act = framing WHERE framing IN ('denying', 'accusing', 'promising');
UPDATE attributions SET framing = 'neutral', framing_words = '[]'
    WHERE framing IN ('denying', 'accusing', 'promising', 'knowing');
"""
"""Version 1 told in `framing` what the source does, or else how the reporter takes it."""

_COMMITMENTS = "ALTER TABLE claims ADD COLUMN commitments VARCHAR DEFAULT '[]';"
"""JSON list of [source, attribution, polarity, certainty], outermost first. Claims of version 2
have none until their files are read again."""

_JUDGEMENTS = """
CREATE TABLE judgements (
    id VARCHAR NOT NULL,
    seq INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    name VARCHAR NOT NULL, other VARCHAR NOT NULL,
    made VARCHAR NOT NULL,
    made_by VARCHAR, note VARCHAR, revoked VARCHAR
);
CREATE TABLE candidates (
    a VARCHAR NOT NULL, b VARCHAR NOT NULL,
    kind VARCHAR NOT NULL, words VARCHAR NOT NULL
);
"""
"""Judgements are a person's and never replaced; `seq` is their order from 1. Candidates are found
by linking."""

_POINT_ORIGINS = """
ALTER TABLE points ADD COLUMN origins INTEGER DEFAULT 0;
UPDATE points SET origins = counted.number FROM (
    SELECT point, count(DISTINCT coalesce(origins.origin, told.document)) AS number
    FROM (SELECT point, unnest(from_json(documents, '["VARCHAR"]')) AS document FROM sides) told
    LEFT JOIN origins ON origins.document = told.document
    GROUP BY point
) counted WHERE counted.point = points.id;
"""
"""Of a point that was linked before, those of its documents, as they were shown then; linking again
counts those of its claims."""


def find_migrations() -> tuple[Migration, ...]:
    """Return all steps that this version knows, in order of their numbers from 1."""
    schema = resources.files("sayso.casebook") / "schema.sql"
    return (
        Migration(1, "first tables", schema.read_text("utf-8")),
        Migration(2, "acts apart from framing", _ACTS),
        Migration(3, "commitments of every source", _COMMITMENTS),
        Migration(4, "judgements on entities, and candidates", _JUDGEMENTS),
        Migration(5, "independent origins of points", _POINT_ORIGINS),
    )


def done_migrations(db: DuckDBPyConnection) -> tuple[int, ...]:
    """Return the numbers of the steps that a casebook has behind it, in order."""
    tables = db.execute(
        "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'migrations'"
    ).fetchall()
    if tables == [(0,)]:
        return ()
    return tuple(
        row[0] for row in db.execute("SELECT number FROM migrations ORDER BY 1").fetchall()
    )


def check_version(done: Sequence[int], known: Sequence[Migration], folder: str) -> None:
    """Raise where a casebook is of a later version than this Sayso.

    Raises:
        CasebookTooNew: it has a step that is not known here.
    """
    last, newest = max(done, default=0), max(step.number for step in known)
    if last > newest:
        raise CasebookTooNew(
            f"the casebook {folder} has tables of version {last}, this Sayso knows up to {newest}: "
            "install a later Sayso, or read the files into another casebook",
            subject=folder,
        )


def is_behind(db: DuckDBPyConnection) -> bool:
    """Tell whether an earlier version wrote a casebook, and `migrate` has something to do."""
    newest = max(step.number for step in find_migrations())
    return max(done_migrations(db), default=0) < newest


def check_current(db: DuckDBPyConnection, folder: str) -> None:
    """Raise where a casebook cannot be read as it is.

    Raises:
        CasebookTooNew: a later version wrote it.
        CasebookError: an earlier version wrote it, and it could not be brought up to date.
    """
    known, done = find_migrations(), done_migrations(db)
    check_version(done, known, folder)
    if done != tuple(step.number for step in known):
        raise CasebookError(
            f"the casebook {folder} has tables of version {max(done, default=0)}, this Sayso reads "
            f"version {known[-1].number}: make its folder writable, or read its files into "
            "another casebook",
            subject=folder,
        )


def migrate(
    db: DuckDBPyConnection, folder: str, known: Sequence[Migration] | None = None
) -> tuple[Migration, ...]:
    """Take the steps that a casebook still lacks, each in a transaction of its own.

    Args:
        db: open for writing, outside a transaction.
        folder: for messages.
        known: the steps; all of this version by default.

    Returns:
        The steps taken, in order; empty where there was nothing to do.

    Raises:
        CasebookTooNew: a later version wrote it; nothing is changed.
        CasebookError: it cannot be written, as the disk is full.
    """
    import duckdb

    from sayso.casebook.lock import failure_of

    steps = find_migrations() if known is None else known
    done = done_migrations(db)
    check_version(done, steps, folder)
    taken = tuple(step for step in steps if step.number not in done)
    try:
        for step in taken:
            db.execute("BEGIN")
            db.execute(
                "CREATE TABLE IF NOT EXISTS migrations"
                " (number INTEGER NOT NULL, name VARCHAR NOT NULL)"
            )
            db.execute(step.sql)
            db.execute("INSERT INTO migrations VALUES (?, ?)", [step.number, step.name])
            db.execute("COMMIT")
        if taken:
            db.execute("CHECKPOINT")  # closing would try it too, and say nothing where it fails
    except (duckdb.IOException, duckdb.TransactionException, duckdb.FatalException) as error:
        raise failure_of(folder, error) from error
    return taken
