"""Bytes to Documents: every kind of file that Sayso reads, with the way back to the original."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sayso.reading.inputs import FORMATS, Found, find_inputs
    from sayso.reading.read import read_input

__all__ = ["FORMATS", "Found", "find_inputs", "read_input"]


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for: the readers are slow to import."""
    if name in {"FORMATS", "Found", "find_inputs"}:
        from sayso.reading import inputs

        return getattr(inputs, name)
    if name == "read_input":
        from sayso.reading.read import read_input

        return read_input
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
