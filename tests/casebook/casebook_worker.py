"""Writes or reads a casebook in a process of its own: write FOLDER | read FOLDER | hold FOLDER."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from casebook_cases import make_file, make_links

from sayso.casebook import Casebook

FILES = 60
BATCH = 5


def write(folder: Path) -> None:
    """Go on where the last run stopped."""
    files = [make_file(n) for n in range(FILES)]
    with Casebook.write(folder) as book:
        known = book.known_files()
        new = [file for file in files if known.get(file.location) != file.sha256]
        for start in range(0, len(new), BATCH):
            book.apply_batch(new[start : start + BATCH])
        if not book.links_are_current():
            book.apply_links(make_links(files), digest=book.documents_digest())


def read(folder: Path) -> None:
    """Read until all is there; each read must see whole batches."""
    book = Casebook.open(folder, must_exist=False, wait_seconds=30)
    while not (folder / "casebook.duckdb").exists():
        time.sleep(0.01)
    seen = 0
    while seen < FILES:
        with book.reading():
            documents, attributions = len(book.documents()), len(book.attributions())
        if documents != attributions or documents % BATCH or documents < seen:
            sys.exit(f"saw {documents} documents and {attributions} attributions after {seen}")
        seen = documents
        time.sleep(0.01)


def hold(folder: Path) -> None:
    with Casebook.write(folder):
        sys.stdout.write("holding\n")
        sys.stdout.flush()
        time.sleep(60)


if __name__ == "__main__":
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    {"write": write, "read": read, "hold": hold}[sys.argv[1]](Path(sys.argv[2]))
