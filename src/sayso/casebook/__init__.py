"""One folder for everything about one matter: a DuckDB file, a full-text index, a writer's lock."""

from sayso.casebook.rows import Links
from sayso.casebook.store import Casebook
from sayso.casebook.writing import CasebookWriter

__all__ = ["Casebook", "CasebookWriter", "Links"]
