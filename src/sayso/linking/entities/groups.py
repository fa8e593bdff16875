"""Names joined into groups, each join with the lexicon row or rule that made it."""

from __future__ import annotations

from collections.abc import Iterable


class Groups:
    """Normal forms, each in one group; a group has at most one name of the lexicon.

    Args:
        forms: the normal forms; each starts alone.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        self._parent = {form: form for form in forms}
        self._origins: dict[str, set[str]] = {}
        self._lexicon: dict[str, str] = {}
        self._first_of: dict[str, str] = {}

    def root(self, form: str) -> str:
        """Return the form that stands for the group: the first in order."""
        while self._parent[form] != form:
            form = self._parent[form]
        return form

    def lexicon_name(self, form: str) -> str | None:
        """Return the name that the lexicon gives the group."""
        return self._lexicon.get(self.root(form))

    def origins(self, form: str) -> tuple[str, ...]:
        """Return what joined the group, sorted."""
        return tuple(sorted(self._origins.get(self.root(form), ())))

    def set_lexicon_name(self, form: str, name: str, origin: str) -> None:
        """Put a form under a name of the lexicon, with all others under that name."""
        if self.lexicon_name(form) not in {None, name}:
            return
        root = self.root(form)
        self._lexicon[root] = name
        self._origins.setdefault(root, set()).add(origin)
        first = self._first_of.setdefault(name, form)
        if self.root(first) != root:
            self.join(first, form, origin)

    def join(self, a: str, b: str, origin: str) -> bool:
        """Join two groups, unless the lexicon holds them for two things.

        Returns:
            Whether they are now one.
        """
        low, high = sorted((self.root(a), self.root(b)))
        names = {self._lexicon.get(low), self._lexicon.get(high)} - {None}
        if len(names) > 1:
            return False
        if low != high:
            self._parent[high] = low
            origins = self._origins.pop(high, set()) | self._origins.get(low, set())
            self._origins[low] = origins
            name = self._lexicon.pop(high, None)
            if name:
                self._lexicon[low] = name
        self._origins.setdefault(low, set()).add(origin)
        return True

    def all(self) -> list[list[str]]:
        """Return the groups, each sorted, in order of their first form."""
        found: dict[str, list[str]] = {}
        for form in sorted(self._parent):
            found.setdefault(self.root(form), []).append(form)
        return [found[root] for root in sorted(found)]
