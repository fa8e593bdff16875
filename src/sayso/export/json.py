"""The versioned shape of every command's --json."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping, Sequence
from typing import Any

from sayso.model import Span

VERSION = 1
"""Of all answers together: it goes up when a field goes or means another thing."""


def to_json(name: str, rows: object, *, notes: Sequence[str] = ()) -> str:
    """Return a command's answer as JSON.

    Args:
        name: of the shape; the `schema` field is "sayso/answer/NAME/VERSION".
        rows: a row, whose fields then stand beside `schema`; or a tuple of rows, which then stand
            in a list under `name`.
        notes: what must be known of the casebook; where there is any, it stands under `notes`.

    Returns:
        Indented JSON without a line end; a span is a list of start and end; the same rows give the
        same text.

    Example:
        >>> print(to_json("verify", ()))
        {
          "schema": "sayso/answer/verify/1",
          "verify": []
        }
    """
    value = plain(rows)
    body = value if isinstance(value, dict) else {name: value}
    shaped = {"schema": f"sayso/answer/{name}/{VERSION}", **body}
    if notes:
        shaped["notes"] = list(notes)
    return json.dumps(shaped, ensure_ascii=False, allow_nan=False, indent=2)


def plain(value: object) -> Any:
    """Return a value made of rows as one that JSON has.

    Example:
        >>> plain((Span(0, 4), None))
        [[0, 4], None]
    """
    if isinstance(value, Span):
        return [value.start, value.end]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value
