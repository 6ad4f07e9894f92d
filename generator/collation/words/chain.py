"""The heaviest chain of links that runs forward in both texts.

    a  1  2  3  4  5
    b  1  4  5  2  3      chain 1 2 3 or 1 4 5, whichever carries more words; the other one moved

The heaviest and not the longest: two long paragraphs stay in place, the one-line remark moved.
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["heaviest_chain"]


def heaviest_chain(steps: Sequence[tuple[int, int, float]]) -> tuple[int, ...]:
    """Indices of the steps (place in a, place in b, weight) of the heaviest non-decreasing chain.

    O(n log n): best chains by their last place in b, in a tree of prefix maxima.
    """
    order = sorted(range(len(steps)), key=lambda n: (steps[n][0], steps[n][1], n))
    ranks = {place: rank for rank, place in enumerate(sorted({b for _, b, _ in steps}), start=1)}
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(ranks) + 1)
    before: dict[int, int] = {}
    best: tuple[float, int] = (0.0, -1)
    for n in order:
        rank = ranks[steps[n][1]]
        weight, last = 0.0, -1
        at = rank
        while at:
            if tree[at][0] > weight:
                weight, last = tree[at]
            at &= at - 1
        before[n] = last
        reached = (weight + max(steps[n][2], 1e-9), n)
        at = rank
        while at < len(tree):
            if reached[0] > tree[at][0]:
                tree[at] = reached
            at += at & -at
        if reached[0] > best[0]:
            best = reached
    chain = []
    at = best[1]
    while at >= 0:
        chain.append(at)
        at = before[at]
    return tuple(reversed(chain))
