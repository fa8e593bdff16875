"""Which tables can be exported and how: light to load, since the help of the program asks too."""

from __future__ import annotations

from typing import Literal, get_args

What = Literal[
    "documents",
    "attributions",
    "claims",
    "relations",
    "points",
    "echoes",
    "entities",
    "judgements",
]
WHATS: tuple[What, ...] = get_args(What)
"""What can be exported."""

Format = Literal["jsonl", "csv"]
FORMATS: tuple[Format, ...] = get_args(Format)
"""How it can be exported."""
