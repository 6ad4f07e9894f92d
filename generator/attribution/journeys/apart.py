"""Whether two quotations of a story were said on two days: then one is no bent form of the other.

    8 September   “Safety comes first, last and always”        a report of its own
    9 September   “Safety comes first, and it always will”     another, with hardly a sentence in common

What somebody likes to say they say again. By the days that are named beside the words, or because two texts
that each tell mostly their own are of two days; a copy of the day after has the words of the day before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.model.collation import Alignment, Variant
from generator.model.spans import Span
from generator.text.occasions import of_other_days, said_apart

__all__ = ["Apart", "apart_in"]

Apart = Callable[[int, Span, int, Span], bool]
"""For two places, each of a variant by its number, whether they were said on two days."""

_MOSTLY = 0.5
"""Share of either text's words that no firm link has, above which each is a report of its own."""


def apart_in(variants: tuple[Variant, ...], alignments: Iterable[Alignment]) -> Apart:
    """What tells of the quotations of some variants whether they were said on two days."""
    near = {
        frozenset((one.a, one.b))
        for one in alignments
        if any(share.absent <= _MOSTLY for share in one.shares) or not one.shares
    }

    def apart(one: int, at: Span, other: int, there: Span) -> bool:
        a, b = variants[one].article, variants[other].article
        if frozenset((a.id, b.id)) not in near and of_other_days(a, b):
            return True
        return said_apart(a, at, b, there)

    return apart
