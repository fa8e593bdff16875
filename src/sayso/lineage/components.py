"""Connected components."""

from __future__ import annotations

from collections.abc import Iterable


def join_components(count: int, edges: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return the connected components of the numbers below `count`.

    Returns:
        Each in ascending order, in the order of their least numbers; alone where nothing joins.
    """
    parent = list(range(count))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for a, b in edges:
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    found: dict[int, list[int]] = {}
    for i in range(count):
        found.setdefault(root(i), []).append(i)
    return list(found.values())
