"""The invented dispute that `sayso demo` reads; it ships with the package."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path


@contextmanager
def demo_folder() -> Iterator[Path]:
    """Give the folder of the invented dispute's documents as a path on disk.

    Returns:
        A context: the folder lasts as long as it is open, also where the package is zipped.

    Example:
        >>> with demo_folder() as folder:
        ...     (folder / "01-ferrant-flood.txt").is_file()
        True
    """
    with resources.as_file(resources.files(__name__) / "dispute") as folder:
        yield folder
