"""Things that belong together because a chain of pairs joins them.

joined("abcd", [("a", "c"), ("c", "d")])   ->   (("a", "c", "d"), ("b",))
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypeVar

__all__ = ["joined"]

T = TypeVar("T", bound=Hashable)


def joined(things: Iterable[T], pairs: Iterable[tuple[T, T]]) -> tuple[tuple[T, ...], ...]:
    """The groups that the pairs make, each in the order of `things`, and so are the groups."""
    above = {thing: thing for thing in things}
    order = {thing: place for place, thing in enumerate(above)}

    def top(thing: T) -> T:
        while above[thing] != thing:
            above[thing] = above[above[thing]]
            thing = above[thing]
        return thing

    for one, other in pairs:
        first, second = sorted((top(one), top(other)), key=order.__getitem__)
        above[second] = first
    groups: dict[T, list[T]] = {}
    for thing in order:
        groups.setdefault(top(thing), []).append(thing)
    return tuple(tuple(group) for group in groups.values())
