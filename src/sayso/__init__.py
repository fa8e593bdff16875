"""Sayso shows who says what, on whose word, in a pile of documents on a contested matter.

`read` files into a Book, or `open` a casebook read before, and ask it: who says what, what is
contested, what is repeated. It never says what is true.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.book import Book, read
    from sayso.book import open_book as open  # noqa: A004 - sayso.open(folder)
    from sayso.config import Settings
    from sayso.errors import (
        CasebookBusy,
        CasebookDamaged,
        CasebookError,
        CasebookTooNew,
        InputError,
        NetworkRefused,
        NoCasebook,
        NoSuchThing,
        ResourceError,
        SaysoError,
        UnreadableFile,
    )

__version__ = "0.1.0"

__all__ = [
    "Book",
    "CasebookBusy",
    "CasebookDamaged",
    "CasebookError",
    "CasebookTooNew",
    "InputError",
    "NetworkRefused",
    "NoCasebook",
    "NoSuchThing",
    "ResourceError",
    "SaysoError",
    "Settings",
    "UnreadableFile",
    "__version__",
    "open",
    "read",
]

_HOMES = {
    "Book": ("sayso.book", "Book"),
    "Settings": ("sayso.config", "Settings"),
    "open": ("sayso.book", "open_book"),
    "read": ("sayso.book", "read"),
}
"""Where a public name lives, and what it is called there; the rest are errors."""


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for, so that `import sayso` stays light."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, there = _HOMES.get(name, ("sayso.errors", name))
    value = getattr(import_module(module), there)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
