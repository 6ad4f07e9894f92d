"""The links that word alignment has made so far, and what speaks for making another."""

from __future__ import annotations

from collections.abc import Sequence

from generator.collation.words.forms import Form, FormKind
from generator.settings import WordSettings

__all__ = ["Candidate", "Links", "Pairing"]

Links = tuple[tuple[int, int], ...]
"""Pairs of token indices, ordered by the first."""

Candidate = tuple[float, int, int]
"""Minus a pair's score, so that candidates sort best first, and its two indices."""


class Pairing:
    """The links made so far. `to_b[i]` is the partner of a's word i, or -1 where it is free."""

    __slots__ = ("_beside_a", "_beside_b", "_frame", "a", "b", "blocks", "open", "settings", "to_a", "to_b")

    def __init__(
        self, a: Sequence[Form], b: Sequence[Form], settings: WordSettings, frame: tuple[int, int, int]
    ) -> None:
        """`frame`: how many words stand before these on either side, and how many the sentences have."""
        self.a, self.b, self.settings, self._frame = a, b, settings, frame
        self.to_b, self.to_a = [-1] * len(a), [-1] * len(b)
        self.blocks: list[tuple[int, int]] = []
        """Links of one word with several; `to_b` and `to_a` know only one of them."""
        self.open = True
        """Whether both sides still have free words."""
        self._beside_a: dict[int, list[_Neighbour]] = {}
        self._beside_b: dict[int, list[_Neighbour]] = {}
        """What `support` has found beside a word; good until something else is linked."""

    def link(self, i: int, j: int) -> None:
        self.to_b[i], self.to_a[j] = j, i
        self._beside_a.clear()
        self._beside_b.clear()

    def link_phrase(self, i: range, j: range) -> None:
        """Link one word with all of several, last to first; either side may have the one."""
        for x in reversed(i):
            for y in reversed(j):
                self.link(x, y)
                self.blocks.append((x, y))

    def take(self, candidates: list[Candidate]) -> None:
        """Link the best first; what shares a word with a better one falls away."""
        candidates.sort()
        for _, i, j in candidates:
            if self.to_b[i] < 0 and self.to_a[j] < 0:
                self.link(i, j)

    def free_a(self, kind: FormKind | None = None) -> list[int]:
        return [i for i, j in enumerate(self.to_b) if j < 0 and (kind is None or self.a[i].kind == kind)]

    def free_b(self, kind: FormKind | None = None) -> list[int]:
        return [j for j, i in enumerate(self.to_a) if i < 0 and (kind is None or self.b[j].kind == kind)]

    def distance(self, i: int, j: int) -> float:
        """How far apart two words stand in their sentences: 0 at the same place, 1 at the ends."""
        before, n, m = self._frame
        return self.settings.distance * abs((before + i + 0.5) / n - (before + j + 0.5) / m)

    def agreement(self, i: int, j: int) -> float:
        """How many of the two words on either side are equal, before anything is linked: 0 to 3."""
        a, b, n, m = self.a, self.b, len(self.a), len(self.b)
        total = 0.0
        for step, weight in ((1, 1.0), (2, 0.5), (-1, 1.0), (-2, 0.5)):
            x, y = i + step, j + step
            if 0 <= x < n and 0 <= y < m:
                if a[x].key == b[y].key:
                    total += weight
            elif (x < 0) == (y < 0) and (x >= n) == (y >= m):
                total += weight
        return total

    def support(self, i: int, j: int) -> float:
        """How well the linked words around i and j speak for linking them: 0 to 2.

        The nearest linked word on each side counts the more the nearer it is and the straighter its
        link runs beside this one; a sentence's edge counts as a link with the other's edge.
        """
        beside_a, beside_b = self._beside_a.get(i), self._beside_b.get(j)
        if beside_a is None:
            beside_a = self._beside_a[i] = _neighbours(self.to_b, len(self.to_a), i)
        if beside_b is None:
            beside_b = self._beside_b[j] = _neighbours(self.to_a, len(self.to_b), j)
        total = 0.0
        for neighbours, counterpart in ((beside_a, j), (beside_b, i)):
            for away, straight, edge in neighbours:
                off = abs(straight - counterpart)
                if not edge:
                    total += 1 / (away * (1 + off))
                elif not off:
                    total += 1 / away
        return total / 2

    def links(self) -> Links:
        return tuple(sorted({(i, j) for i, j in enumerate(self.to_b) if j >= 0} | set(self.blocks)))


_Neighbour = tuple[int, int, bool]
"""A linked word near another: how many words away, where the other's counterpart would stand if its link
ran straight beside, and whether it is no word but the edge of the sentence."""


def _neighbours(partner: list[int], other_length: int, at: int) -> list[_Neighbour]:
    """The nearest linked word, or the edge, on either side of a word; none where it is too far away."""
    found: list[_Neighbour] = []
    for way, edge in ((1, other_length), (-1, -1)):
        for away in (1, 2, 3):
            x = at + way * away
            if not 0 <= x < len(partner):
                found.append((away, edge - way * away, True))
                break
            if partner[x] >= 0:
                found.append((away, partner[x] - way * away, False))
                break
    return found
