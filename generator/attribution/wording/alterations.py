"""What lies between the words that two texts have in the same order.

    A   the boat   leaves   at nine                   stretches of A     stretches of B
    B   the old boat   sails   at nine on Mondays      (1, 1)             (1, 2)      old
                                                      (2, 3)             (3, 4)      leaves → sails
                                                      (5, 5)             (6, 8)      on Mondays

The order is that of a longest common subsequence; a deletion beside an insertion is one alteration.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import Indel

__all__ = ["Alteration", "Stretch", "alterations"]

Stretch = tuple[int, int]
"""Words of a text, by the first and the one behind the last."""

Alteration = tuple[Stretch, Stretch]


def alterations(a: Sequence[str], b: Sequence[str]) -> tuple[Alteration, ...]:
    """The alterations that make the second text of the first, in their order."""
    numbers: dict[str, int] = {}
    coded = [[numbers.setdefault(word, len(numbers)) for word in text] for text in (a, b)]
    found: list[Alteration] = []
    for change in Indel.opcodes(*coded):
        if change.tag == "equal":
            continue
        a1, a2, b1, b2 = change.src_start, change.src_end, change.dest_start, change.dest_end
        if found and found[-1][0][1] == a1 and found[-1][1][1] == b1:
            found[-1] = ((found[-1][0][0], a2), (found[-1][1][0], b2))
        else:
            found.append(((a1, a2), (b1, b2)))
    return tuple(found)
