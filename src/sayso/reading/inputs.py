"""What there is to read: files, folders, lists of paths, standard input and addresses."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sayso.config import Settings
from sayso.errors import UnreadableFile
from sayso.model import Skipped

FORMATS: dict[str, str] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".eml": "mail",
}
"""Which reader takes a file, by the end of its name."""

STANDARD_INPUT = "-"

NO_TEXT = re.compile(r"\\u(d[89a-f][0-9a-f]{2})")
"""A byte of a name that is no text, as it is written where only text can stand."""

CASEBOOK = "casebook.duckdb"
CASEBOOK_NAMES = frozenset(
    {CASEBOOK, f"{CASEBOOK}.wal", f"{CASEBOOK}.new", "index", "write.lock", "write.pid"}
)
"""What a casebook keeps in its folder; the first makes a folder a casebook."""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing to read.

    `path` is as the user gave it, or as it was found below a folder that the user gave. `location`
    is absolute, the address, or "-". `format` is a value of FORMATS; None where only the bytes can
    tell. `data` holds the bytes of standard input, which can be read only once.
    """

    path: str
    location: str
    format: str | None
    data: bytes | None = None

    @property
    def name(self) -> str:
        """Return the file's name without its folder, the address, or "-"."""
        return self.location if is_address(self.location) else Path(self.path).name

    def load(self, settings: Settings) -> bytes:
        """Return the bytes, of which at most one more than the settings allow is read.

        Raises:
            UnreadableFile: it cannot be opened.
        """
        if self.data is not None:
            return self.data
        if is_address(self.location):
            from sayso.reading.fetch import fetch

            return fetch(self.location, settings)
        try:
            with Path(self.location).open("rb") as file:
                return file.read(settings.max_bytes + 1)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise UnreadableFile(f"cannot be opened: {reason}", subject=self.path) from error


def is_address(path: str) -> bool:
    """Tell whether a path is an address on the web."""
    return path.lower().startswith(("http://", "https://"))


def find_inputs(paths: Sequence[str | Path], settings: Settings) -> Iterator[Found | Skipped]:
    """Find what there is to read, in the order given; folders in the order of their names.

    Args:
        paths: files, folders (with all that is below them), "-" for standard input, "@FILE" for a
            list of paths, one a line, and addresses where the settings allow the network.
        settings: the limits, and the casebook's folder, which is never read.

    Yields:
        What is to be read, and each thing that is not with the reason.
    """
    seen: set[str] = set()
    for path in paths:
        for one in _find_one(str(path), settings):
            found = _with_storable_name(one)
            if isinstance(found, Found):
                if found.location in seen:
                    yield Skipped(found.path, "duplicate", "named twice; read once")
                    continue
                seen.add(found.location)
            yield found


def _with_storable_name(found: Found | Skipped) -> Found | Skipped:
    """Leave out what has a name that is no text, as some systems allow; no record can hold it."""
    names = found.path + (found.location if isinstance(found, Found) else "")
    if names.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in names):
        return found
    path = found.path.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(found, Skipped):
        return replace(found, path=path)
    reason = "its name, or its folder's, is not UTF-8: rename it"
    return Skipped(path, "unreadable", reason, is_error=True)


def is_there(path: str) -> bool:
    """Tell whether there is anything at a path as `find_inputs` writes it, its name text or not."""
    on_disk = NO_TEXT.sub(lambda written: chr(int(written[1], 16)), path)
    return os.path.lexists(path) or os.path.lexists(on_disk)


def _find_one(path: str, settings: Settings) -> Iterator[Found | Skipped]:
    if path == STANDARD_INPUT:
        yield _standard_input(settings)
    elif is_address(path):
        yield _address(path, settings)
    elif path.startswith("@"):
        yield from _listed(path, settings)
    else:
        yield from _path(path, settings)


def _standard_input(settings: Settings) -> Found | Skipped:
    try:
        if sys.stdin is None:  # closed by whoever started the program
            raise ValueError("standard input is closed")
        data = sys.stdin.buffer.read(settings.max_bytes + 1)
    except (OSError, ValueError) as error:
        return Skipped(STANDARD_INPUT, "unreadable", f"cannot be read: {error}", is_error=True)
    return Found(STANDARD_INPUT, STANDARD_INPUT, None, data)


def _address(path: str, settings: Settings) -> Found | Skipped:
    if settings.allow_network:
        return Found(path, path, None)
    reason = "an address, and the network is not allowed: add --allow-network to fetch it"
    return Skipped(path, "network", reason, is_error=True)


def _listed(path: str, settings: Settings) -> Iterator[Found | Skipped]:
    from sayso.reading.decode import decode

    try:
        text = decode(Path(path[1:]).read_bytes()).text
    except (OSError, UnreadableFile) as error:
        words = error.strerror if isinstance(error, OSError) else None
        reason = f"the list of paths cannot be read: {words or error}"
        yield Skipped(path, "unreadable", reason, is_error=True)
        return
    for line in text.splitlines():
        entry = line.strip()
        if not entry:
            continue
        yield from [_address(entry, settings)] if is_address(entry) else _path(entry, settings)


def _path(path: str, settings: Settings) -> Iterator[Found | Skipped]:
    if not path:
        reason = "the path is empty, as from a shell variable that is not set"
        yield Skipped(path, "unreadable", reason, is_error=True)
        return
    there = Path(path)
    try:
        is_folder, exists = there.is_dir(), there.exists()
    except (OSError, ValueError):
        is_folder, exists = False, False
    if not exists:
        yield Skipped(path, "unreadable", "no such file or folder", is_error=True)
    elif is_folder:
        yield from _folder(there, settings)
    else:
        yield _file(there)


def _folder(folder: Path, settings: Settings) -> Iterator[Found | Skipped]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        reason = f"the folder cannot be opened: {error.strerror}"
        yield Skipped(str(folder), "unreadable", reason, is_error=True)
        return
    is_casebook = _is_casebook(folder)
    if is_casebook:
        yield Skipped(str(folder), "type", "a casebook: what it keeps for itself is not read")
    for entry in entries:
        path = folder / entry.name
        if is_casebook and entry.name in CASEBOOK_NAMES:
            continue
        if entry.name.startswith("."):
            yield Skipped(str(path), "type", "hidden")
        elif entry.is_dir(follow_symlinks=False):
            if path.resolve() == settings.casebook.resolve():
                continue  # ours, and no document
            if _is_casebook(path):
                yield Skipped(str(path), "type", "another casebook")
            else:
                yield from _folder(path, settings)
        elif entry.is_symlink() and path.is_dir():
            yield Skipped(str(path), "type", "a link to a folder: name the folder to read it")
        else:
            yield _file(path)


def _is_casebook(folder: Path) -> bool:
    try:
        return (folder / CASEBOOK).is_file()
    except OSError:  # a folder that may not be entered
        return False


def _file(path: Path) -> Found | Skipped:
    if path.is_symlink() and not path.exists():
        return Skipped(str(path), "unreadable", "a link that leads nowhere", is_error=True)
    if not path.is_file():
        return Skipped(str(path), "type", "not a plain file")
    kind = FORMATS.get(path.suffix.lower())
    if kind is None:
        ending = path.suffix or "no ending"
        return Skipped(str(path), "type", f"not a kind of file that Sayso reads ({ending})")
    return Found(str(path), str(path.resolve()), kind)
