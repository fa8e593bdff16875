"""Connected components."""

from __future__ import annotations

from collections.abc import Callable, Iterable


def join_components(
    count: int,
    edges: Iterable[tuple[int, int]],
    *,
    is_edge: Callable[[int, int], bool] = lambda _a, _b: True,
) -> list[list[int]]:
    """Return the connected components of the numbers below `count`.

    Args:
        count: of the numbers.
        edges: what may join them.
        is_edge: asked of each edge whose two ends are not joined yet, where asking is costly.

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
        if low != high and is_edge(a, b):
            parent[high] = low
    found: dict[int, list[int]] = {}
    for i in range(count):
        found.setdefault(root(i), []).append(i)
    return list(found.values())
