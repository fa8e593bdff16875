"""World knowledge as tables: one TSV file a lexicon, a header line, and a column `origin`."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Literal

from sayso.errors import ResourceError

Gender = Literal["male", "female", "either"]


@cache
def load_lexicon(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a lexicon, in file order.

    Args:
        name: the file's name without its ending, such as "cues".

    Raises:
        ResourceError: there is none, or a row has no origin.
    """
    file = resources.files(__name__) / f"{name}.tsv"
    if not file.is_file():
        raise ResourceError(f"no lexicon {name!r} in sayso.lexicons", subject=name)
    lines = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("#")]
    rows = tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    for number, row in enumerate(rows, 2):
        if None in row.values() or not row.get("origin"):
            raise ResourceError(
                f"lexicon {name!r}, row {number}: a column is missing or origin is empty",
                subject=name,
            )
    return rows


@cache
def given_name_genders() -> Mapping[str, Gender]:
    """Return the gender that given names are mostly given to, by the name in small letters."""
    rows = load_lexicon("given_names")
    return {row["name"].lower(): row["gender"] for row in rows}  # type: ignore[misc]


@cache
def lexicons_digest() -> str:
    """Return the SHA-256 over all lexicons: what is found in a text depends on them."""
    digest = hashlib.sha256()
    files = (file for file in resources.files(__name__).iterdir() if file.name.endswith(".tsv"))
    for file in sorted(files, key=lambda file: file.name):
        data = file.read_bytes()
        digest.update(f"{file.name}:{len(data)}:".encode() + data)
    return digest.hexdigest()
