"""What lies between the words that two texts have in the same order.

    A   the boat   leaves   at nine                   stretches of A     stretches of B
    B   the old boat   sails   at nine on Mondays      (1, 1)             (1, 2)      old
                                                      (2, 3)             (3, 4)      leaves → sails
                                                      (5, 5)             (6, 8)      on Mondays

The order is that of a longest common subsequence; a deletion beside an insertion is one alteration.

A subsequence costs a bit for each word of one text times each of the other: two novels would take gigabytes.
Texts longer than any report are first parted at runs of words that each of them has once, in the order that
most of these have in both (patience diff, Bram Cohen); a part without such a run is one alteration.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

__all__ = ["MOST_BITS", "Alteration", "Stretch", "alterations"]

Stretch = tuple[int, int]
"""Words of a text, by the first and the one behind the last."""

Alteration = tuple[Stretch, Stretch]

MOST_BITS = 400_000_000
"""50 MB, two texts of 20,000 words."""
_RUN = 6
"""Words of a run that parts long texts."""


def alterations(a: Sequence[str], b: Sequence[str], most_bits: int = MOST_BITS) -> tuple[Alteration, ...]:
    """The alterations that make the second text of the first, in their order.

    `most_bits` is the product of two lengths, in words, above which the texts are parted.
    """
    numbers: dict[str, int] = {}
    first, second = ([numbers.setdefault(word, len(numbers)) for word in text] for text in (a, b))
    found: list[Alteration] = []
    for (a1, a2), (b1, b2) in _changes(first, second, most_bits):
        if found and found[-1][0][1] == a1 and found[-1][1][1] == b1:
            found[-1] = ((found[-1][0][0], a2), (found[-1][1][0], b2))
        else:
            found.append(((a1, a2), (b1, b2)))
    return tuple(found)


def _changes(a: list[int], b: list[int], most_bits: int) -> Iterator[Alteration]:
    for (a1, a2), (b1, b2) in _parts(a, b, most_bits):
        if (a2 - a1) * (b2 - b1) > most_bits:
            yield (a1, a2), (b1, b2)
            continue
        for change in Indel.opcodes(a[a1:a2], b[b1:b2]):
            if change.tag != "equal":
                yield (
                    (a1 + change.src_start, a1 + change.src_end),
                    (b1 + change.dest_start, b1 + change.dest_end),
                )


def _parts(a: list[int], b: list[int], most_bits: int) -> Iterator[Alteration]:
    """Both texts whole, or the parts between the runs that part them, each run in the part after it."""
    start, end = (0, 0), (len(a), len(b))
    if len(a) * len(b) > most_bits:
        for cut in _rising(_once_in_each(a, b)):
            yield (start[0], cut[0]), (start[1], cut[1])
            start = cut
    yield (start[0], end[0]), (start[1], end[1])


def _once_in_each(a: list[int], b: list[int]) -> list[tuple[int, int]]:
    """Where a run stands that each text has once: its place in both, in the order of the first."""
    runs = [[tuple(text[at : at + _RUN]) for at in range(len(text) - _RUN + 1)] for text in (a, b)]
    once = [{run for run, count in Counter(each).items() if count == 1} for each in runs]
    there = {run: at for at, run in enumerate(runs[1]) if run in once[1]}
    return [(at, there[run]) for at, run in enumerate(runs[0]) if run in once[0] and run in there]


def _rising(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most of these places that rise in the second text too (patience sorting)."""
    tops: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for number, (_, at) in enumerate(places):
        pile = bisect_left(tops, at)
        before.append(last[pile - 1] if pile else None)
        if pile == len(tops):
            tops.append(at)
            last.append(number)
        else:
            tops[pile], last[pile] = at, number
    chain: list[tuple[int, int]] = []
    at_last: int | None = last[-1] if last else None
    while at_last is not None:
        chain.append(places[at_last])
        at_last = before[at_last]
    return chain[::-1]
