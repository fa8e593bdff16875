"""What can go wrong, as a tree.

SaysoError
 ├─ InputError (ValueError)           what the user gave cannot be used
 │   ├─ UnreadableFile                a file is damaged, locked or not what its name says
 │   ├─ NetworkRefused                an address was given without leave to use the network
 │   └─ NoSuchThing (LookupError)     no document, point or source of that name
 ├─ CasebookError (RuntimeError)      the casebook folder cannot be used
 │   ├─ NoCasebook                    there is none at that place
 │   ├─ CasebookBusy                  another process is writing to it
 │   ├─ CasebookTooNew                it was written by a later version
 │   └─ CasebookDamaged               what it holds does not agree with itself
 └─ ResourceError (RuntimeError)      a lexicon or model is missing or fails its digest

Every error has a stable `code` and carries the thing it is about as `subject`; its message says
what, where, which value, and what to do next.
"""

from __future__ import annotations


class SaysoError(Exception):
    """The root of every error that Sayso raises on purpose.

    Args:
        message: what happened, where, and what to do next.
        subject: the thing it is about (a path, an id, a name), as text.
    """

    code = "error"

    def __init__(self, message: str, *, subject: str = "") -> None:
        super().__init__(message)
        self.subject = subject


class InputError(SaysoError, ValueError):
    """What the user gave cannot be used."""

    code = "input"


class UnreadableFile(InputError):  # noqa: N818 - named for what it is about
    """A file is damaged, locked or not what its name says."""

    code = "unreadable-file"


class NetworkRefused(InputError):  # noqa: N818
    """An address was given without leave to use the network."""

    code = "network-refused"


class NoSuchThing(InputError, LookupError):  # noqa: N818
    """No document, point or source of that name is in the casebook."""

    code = "no-such-thing"


class CasebookError(SaysoError, RuntimeError):
    """The casebook folder cannot be used."""

    code = "casebook"


class NoCasebook(CasebookError):  # noqa: N818
    """There is no casebook at that place."""

    code = "no-casebook"


class CasebookBusy(CasebookError):  # noqa: N818
    """Another process is writing to the casebook."""

    code = "casebook-busy"


class CasebookTooNew(CasebookError):  # noqa: N818
    """The casebook was written by a later version of Sayso."""

    code = "casebook-too-new"


class CasebookDamaged(CasebookError):  # noqa: N818
    """What the casebook holds does not agree with itself."""

    code = "casebook-damaged"


class ResourceError(SaysoError, RuntimeError):
    """A lexicon or model is missing or fails its digest."""

    code = "resource"
