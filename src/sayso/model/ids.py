"""Ids: SHA-256 over an unambiguous encoding, so that the same thing has the same id everywhere."""

from __future__ import annotations

import hashlib

ID_LENGTH = 16
"""Hex digits of an id: 64 bits; two of ten million things collide with odds of 1 in 370,000."""


def make_id(kind: str, *parts: str | int | None) -> str:
    """Return the id of a thing from what makes it what it is.

    Args:
        kind: what it is an id of; ids of different kinds never coincide by construction.
        parts: what identifies it; None, numbers and text are told apart.

    Returns:
        ID_LENGTH hex digits.

    Example:
        >>> make_id("document", "ab", "c") != make_id("document", "a", "bc")
        True
    """
    digest = hashlib.sha256()
    for part in (kind, *parts):
        mark = "n" if part is None else "i" if isinstance(part, int) else "s"
        data = b"" if part is None else str(part).encode("utf-8", "surrogatepass")
        digest.update(f"{mark}{len(data)}:".encode())
        digest.update(data)
    return digest.hexdigest()[:ID_LENGTH]
