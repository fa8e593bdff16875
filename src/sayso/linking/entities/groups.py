"""Names joined into groups, each join with the lexicon row or rule that made it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.model import CandidateKind


@dataclass(frozen=True, slots=True, order=True)
class Likeness:
    """Two forms that may be one name, and why; they are not joined for it."""

    a: str
    b: str
    kind: CandidateKind
    words: str


class Groups:
    """Normal forms, each in one group; a group has at most one name of the lexicon.

    What a person decided overrules the rest: `part` keeps two groups apart and `seclude` keeps a
    form by itself, whatever `join` is asked for later; `force` joins whatever was held for two.

    Args:
        forms: the normal forms; each starts alone.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        self._parent = {form: form for form in forms}
        self._apart: dict[str, set[str]] = {}
        self._secluded: set[str] = set()
        self._shown: dict[str, str] = {}
        self._likenesses: set[Likeness] = set()
        self._origins: dict[str, set[str]] = {}
        self._lexicon: dict[str, str] = {}
        self._first_of: dict[str, str] = {}

    def root(self, form: str) -> str:
        """Return the form that stands for the group: the first in order."""
        while self._parent.get(form, form) != form:
            form = self._parent[form]
        return form

    def force(self, a: str, b: str, shown: str, origin: str) -> None:
        """Join two groups for good, under the name that a person chose."""
        low, high = sorted((self.root(a), self.root(b)))
        if low != high:
            self._unite(low, high)
        self._shown[low] = shown
        self._origins.setdefault(low, set()).add(origin)

    def part(self, a: str, b: str) -> None:
        """Keep two groups apart from now on; either form may be one that is not in use."""
        for one, other in ((self.root(a), b), (self.root(b), a)):
            self._apart.setdefault(one, set()).add(other)

    def seclude(self, form: str) -> None:
        """Keep a form by itself, in no group and under no name of the lexicon."""
        self._secluded.add(form)

    def are_apart(self, a: str, b: str) -> bool:
        """Tell whether a person has decided that two groups are not one."""
        a, b = self.root(a), self.root(b)
        if a != b and {a, b} & self._secluded:
            return True
        return any(self.root(other) == b for other in self._apart.get(a, ()))

    def is_secluded(self, form: str) -> bool:
        """Tell whether a person has decided that a form stands alone."""
        return form in self._secluded

    def shown_name(self, form: str) -> str | None:
        """Return the name that a person chose for the group."""
        return self._shown.get(self.root(form))

    def suggest(self, a: str, b: str, kind: CandidateKind, words: str) -> None:
        """Note that two forms may be one name."""
        low, high = sorted((a, b))
        self._likenesses.add(Likeness(low, high, kind, words))

    def likenesses(self) -> list[Likeness]:
        """Return what was suggested and is neither joined nor kept apart, sorted."""
        return [
            one
            for one in sorted(self._likenesses)
            if self.root(one.a) != self.root(one.b) and not self.are_apart(one.a, one.b)
        ]

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
        first = self._first_of.get(name, form)
        if root in self._secluded or self.are_apart(form, first):
            return
        self._lexicon[root] = name
        self._origins.setdefault(root, set()).add(origin)
        first = self._first_of.setdefault(name, form)
        if self.root(first) != root:
            self.join(first, form, origin)

    def join(self, a: str, b: str, origin: str) -> bool:
        """Join two groups, unless the lexicon or a person holds them for two things.

        Returns:
            Whether they are now one.
        """
        low, high = sorted((self.root(a), self.root(b)))
        names = {self._lexicon.get(low), self._lexicon.get(high)} - {None}
        if len(names) > 1 or self.are_apart(low, high):
            return False
        if low != high:
            self._unite(low, high)
        self._origins.setdefault(low, set()).add(origin)
        return True

    def _unite(self, low: str, high: str) -> None:
        self._parent[high] = low
        self._origins[low] = self._origins.pop(high, set()) | self._origins.get(low, set())
        for named in (self._lexicon, self._shown):
            name = named.pop(high, None)
            if name:
                named[low] = name
        others = self._apart.pop(high, set())
        if others:
            self._apart[low] = others | self._apart.get(low, set())

    def all(self) -> list[list[str]]:
        """Return the groups, each sorted, in order of their first form."""
        found: dict[str, list[str]] = {}
        for form in sorted(self._parent):
            found.setdefault(self.root(form), []).append(form)
        return [found[root] for root in sorted(found)]
