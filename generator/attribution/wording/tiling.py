"""Runs of words that two texts share, each word used once.

    a   officials said the barge had broken away from its tug and struck a pier
    b   the barge had broken away from its tug on Monday, officials said
        └──────── one run of eight words ────┘

Greedy string tiling (Wise 1993, "Running Karp–Rabin matching and greedy string tiling"): the
longest run first, then the longest of what is left, wherever each stands. Unlike a longest common
subsequence it finds what was moved, and unlike shared n-grams it counts no word twice.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import NamedTuple

from generator.attribution.wording.narration import GRAM, Narration

__all__ = ["Tile", "tiles"]

_REPEATS = 40
"""Places of one run of five words that are tried: a text that repeats itself stays cheap."""


class Tile(NamedTuple):
    """`length` words from word `a` of the first text and word `b` of the second."""

    length: int
    a: int
    b: int


def tiles(first: Narration, second: Narration) -> tuple[Tile, ...]:
    """Every shared run of at least `GRAM` words, none overlapping another, longest first."""
    used_a, used_b = bytearray(len(first.words)), bytearray(len(second.words))
    queue = [(-tile.length, tile.b, tile.a) for tile in _maximal(first, second)]
    heapify(queue)
    found: list[Tile] = []
    while queue:
        negative, b, a = heappop(queue)
        length = -negative
        free = 0
        while free < length and not (used_a[a + free] or used_b[b + free]):
            free += 1
        if free == length:
            used_a[a : a + length] = b"\1" * length
            used_b[b : b + length] = b"\1" * length
            found.append(Tile(length, a, b))
            continue
        # Part of it is taken: what lies before and behind may still be runs.
        if free >= GRAM:
            heappush(queue, (-free, b, a))
        while free < length and (used_a[a + free] or used_b[b + free]):
            free += 1
        if length - free >= GRAM:
            heappush(queue, (free - length, b + free, a + free))
    return tuple(found)


def _maximal(first: Narration, second: Narration) -> list[Tile]:
    """Shared runs that cannot be extended to either side; they may overlap."""
    a_words, b_words = first.words, second.words
    found: list[Tile] = []
    # Walking the smaller index keeps a short text against a long one cheap.
    for gram, b_places in second.grams.items():
        a_places = first.grams.get(gram)
        if a_places is None:
            continue
        for b in b_places[:_REPEATS]:
            for a in a_places[:_REPEATS]:
                if a and b and a_words[a - 1] == b_words[b - 1]:
                    continue
                length = GRAM
                limit = min(len(a_words) - a, len(b_words) - b)
                while length < limit and a_words[a + length] == b_words[b + length]:
                    length += 1
                found.append(Tile(length, a, b))
    return found
