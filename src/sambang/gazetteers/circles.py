"""Entries that are above themselves, which nobody who climbs from entry to entry would get out of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def ids_in_circles(parents: Mapping[str, str]) -> set[str]:
    """Return the ids that come back to themselves from parent to parent; ids below a circle are none of them.

    >>> sorted(ids_in_circles({"a": "b", "b": "a", "c": "a", "d": "d", "e": "f"}))
    ['a', 'b', 'd']
    """
    seen: set[str] = set()
    found: set[str] = set()
    for start in parents:
        path: list[str] = []
        at = start
        while at in parents and at not in seen:
            seen.add(at)
            path.append(at)
            at = parents[at]
        if at in path:
            found.update(path[path.index(at) :])
    return found
