"""Documents of plain text, for the tests of every room."""

from __future__ import annotations

import hashlib
from typing import Any

from sayso.model import Document, OffsetMap, Run, document_id


def document_of(text: str, *, name: str = "d.txt", **fields: Any) -> Document:
    """Return an English Document whose stored text is the whole file; fields replace its own."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    known: dict[str, Any] = {
        "id": document_id(sha256, name, 0),
        "path": name,
        "location": f"/{name}",
        "part": 0,
        "format": "text",
        "sha256": sha256,
        "text": text,
        "offsets": OffsetMap("characters", (Run(0, len(text), 0, len(text)),)),
        "language": "en",
        **fields,
    }
    return Document(**known)
