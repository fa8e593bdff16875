"""Which passages repeat each other, and which Documents count as one."""

from sayso.lineage.echoes import find_echoes
from sayso.lineage.origins import find_origins

__all__ = ["find_echoes", "find_origins"]
