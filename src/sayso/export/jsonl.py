"""JSON Lines: one object a line, for other programs."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, TextIO

from sayso.export.records import records_of
from sayso.export.tables import What
from sayso.views.only import ALL, Only

if TYPE_CHECKING:
    from sayso.casebook import Casebook

_BREAKS = re.compile("[\x7f-\x9f\u2028\u2029]")
"""Characters inside words that some readers take for the end of a line, or cannot show."""


def write_jsonl(casebook: Casebook, what: What, stream: TextIO, only: Only = ALL) -> int:
    """Write the records of one kind as JSON Lines.

    Args:
        casebook: what to export from.
        what: which records.
        stream: of text, opened with newline=""; lines end with a line feed, and the same records
            give the same bytes.
        only: which Attributions, and so which claims.

    Returns:
        How many lines were written.
    """
    number = 0
    for record in records_of(casebook, what, only):
        stream.write(dump(record) + "\n")
        number += 1
    return number


def dump(value: Any) -> str:
    r"""Return a value as JSON on one line, the words readable, whatever ends a line escaped.

    Example:
        >>> dump({"exact": "né\u2028à"})
        '{"exact": "né\\u2028à"}'
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return _BREAKS.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
