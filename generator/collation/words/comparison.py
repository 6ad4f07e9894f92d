"""A linked pair, as the flag rules see it: two sides and which of their words correspond."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from generator.collation.words.alignment import Links
from generator.collation.words.forms import FormKind
from generator.collation.words.sides import Side
from generator.settings import FlagSettings
from generator.text.language import Language, tables

__all__ = ["Comparison", "Range", "Ranges", "Rule", "compared"]

Range = tuple[int, int]
"""Half-open, of token indices."""

Ranges = tuple[Range, Range]
"""Words of either side."""


class Comparison(Struct, frozen=True):
    """Two sides and what links their words.

    `to_b` and `to_a` hold the one-to-one links, `same` those of them whose words are one word.
    """

    left: Side
    right: Side
    links: frozenset[tuple[int, int]]
    to_b: dict[int, int]
    to_a: dict[int, int]
    same: frozenset[tuple[int, int]]
    settings: FlagSettings

    @property
    def likeness(self) -> float:
        """The share of content words that both sides have (Dice), 0 to 1."""
        words = [word.kind is FormKind.CONTENT for word in self.left.forms + self.right.forms]
        shared = sum(self.left.forms[i].kind is FormKind.CONTENT for i, _ in self.same)
        return 2 * shared / sum(words) if any(words) else 0.0

    @property
    def table(self) -> Language:
        return tables(self.left.language)

    def kept_a(self, i: int) -> bool:
        return (i, self.to_b.get(i, -1)) in self.same

    def kept_b(self, j: int) -> bool:
        return (self.to_a.get(j, -1), j) in self.same

    def turned(self) -> Comparison:
        """The same, seen from the other side."""
        return Comparison(
            self.right,
            self.left,
            frozenset((j, i) for i, j in self.links),
            self.to_a,
            self.to_b,
            frozenset((j, i) for i, j in self.same),
            self.settings,
        )


def compared(left: Side, right: Side, links: Links, settings: FlagSettings) -> Comparison:
    to_b: dict[int, int] = {}
    to_a: dict[int, int] = {}
    for i, j in links:
        to_b[i] = -1 if i in to_b else j
        to_a[j] = -1 if j in to_a else i
    one_a = {i: j for i, j in to_b.items() if j >= 0 and to_a[j] >= 0}
    one_b = {j: i for i, j in one_a.items()}
    a, b = left.forms, right.forms
    same = frozenset([(i, j) for i, j in one_a.items() if a[i] is b[j] or a[i].key == b[j].key])
    return Comparison(left, right, frozenset(links), one_a, one_b, same, settings)


Rule = Callable[[Comparison], Iterator[Ranges]]
"""Looks for one kind of change, and says at which words of either side."""
