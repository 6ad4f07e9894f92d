"""A story's texts as a strip of small squares, one for each text.

    □□■■■■■▨▨┄     two reports of their own, five copies, two rewordings, one that cannot be told

Up to sixty texts are drawn one by one, twenty to a line; more become a bar whose parts are shares.
"""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from generator.model.attribution import Confidence
from generator.model.spans import ArticleId
from generator.publishing.elements.lookup import Lookup
from generator.publishing.sections.standing import group_of, strongest

__all__ = ["Square", "Strip", "kind_of", "origin_unknown", "strip_of"]

_A_LINE = 20
_MOST = 60
_PITCH = 11
_KINDS = "ncwk"
"""Own report, copy, rewording, cannot tell: the order in the strip, and the classes of the theme."""


class Square(Struct, frozen=True):
    """One text: its kind and the corner of its square, in pixels."""

    kind: str
    x: int
    y: int


class Strip(Struct, frozen=True):
    """Squares, or for many texts the shares of a bar in whole hundredths: own, copied, reworded, unknown."""

    squares: tuple[Square, ...]
    width: int
    height: int
    shares: tuple[int, int, int, int]


def strip_of(lookup: Lookup) -> Strip:
    """The strip of one story."""
    counts = Counter(kind_of(lookup, variant.id) for variant in lookup.collation.variants)
    total = sum(counts.values())
    if total > _MOST:
        own, copied, reworded = (round(100 * counts[kind] / total) for kind in _KINDS[:3])
        return Strip((), 0, 0, (own, copied, reworded, max(100 - own - copied - reworded, 0)))
    kinds = "".join(kind * counts[kind] for kind in _KINDS)
    squares = tuple(
        Square(kind, place % _A_LINE * _PITCH, place // _A_LINE * _PITCH) for place, kind in enumerate(kinds)
    )
    lines = (total + _A_LINE - 1) // _A_LINE
    return Strip(squares, min(total, _A_LINE) * _PITCH, lines * _PITCH, (0, 0, 0, 0))


def origin_unknown(lookup: Lookup, article: ArticleId) -> bool:
    """Whether a text is too close to another for chance, and nothing shows who took from whom."""
    return kind_of(lookup, article) == "k"


def kind_of(lookup: Lookup, article: ArticleId) -> str:
    group = group_of(lookup, article)
    if group != "retellings":
        return _KIND[group]
    derivation = strongest(lookup, article)
    return "k" if derivation is None or derivation.confidence is Confidence.UNPROVEN else "w"


_KIND = {"copies": "c", "rewordings": "w", "citing": "n", "own": "n", "unknown": "k"}
