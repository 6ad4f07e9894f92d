"""Corrections that cannot both be obeyed. Both are refused: which of them holds is no program's choice.

    [[one-story]] 1     articles = ["a", "b"]        ┐ contradict each other
    [[not-in-story]] 2  article = "a", of = "b"      ┘
    [[derivation]] 1 and 2                           a from b, and b from a: a circle

Only what people wrote is held against itself here; what the program finds is overruled.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.errors import Fault
from generator.model.corrections import (
    ApartCorrection,
    Correction,
    Corrections,
    DerivationCorrection,
    FieldCorrection,
    LinkCorrection,
)

__all__ = ["contradictions"]

_Written = tuple[str, Correction]
"""How a fault names a correction, and the correction."""


def contradictions(written: Sequence[_Written]) -> list[Fault]:
    """A fault for each correction that another one contradicts, in the order in which they stand."""
    against: dict[str, str] = {}
    for one, other in (*_two_words(written), *_apart_and_together(written), *_circles(written)):
        against.setdefault(one, other)
    return [
        Fault(where, f"contradicts {against[where]}; neither is used", "remove the one that is wrong")
        for where in dict.fromkeys(where for where, _ in written)
        if where in against
    ]


def _two_words(written: Sequence[_Written]) -> Iterator[tuple[str, str]]:
    """Different words on one thing."""
    said: dict[object, list[tuple[str, object]]] = defaultdict(list)
    for where, one in written:
        if isinstance(one, FieldCorrection):
            said[one.article, one.field].append((where, one.values))
        elif isinstance(one, LinkCorrection):
            for pair in ((i, j) for i in one.a_sentences for j in one.b_sentences):
                said[one.a, one.b, pair].append((where, one.linked))
        elif isinstance(one, DerivationCorrection):
            source = one.source or one.name.casefold()
            said["derivation", source, one.derived].append((where, (one.kind, one.confidence)))
    for words in said.values():
        for where, word in words:
            for elsewhere, other in words:
                if word != other:
                    yield where, elsewhere


def _apart_and_together(written: Sequence[_Written]) -> Iterator[tuple[str, str]]:
    """An article that is kept out of a story, and whoever ties it to that story."""
    for where, one in written:
        if not isinstance(one, ApartCorrection):
            continue
        ties = [(tie, pair) for tie, other in written for pair in Corrections.of([other]).held_together]
        reached: dict[str, str] = {one.article: ""}
        grows = True
        while grows:
            grows = False
            for tie, (a, b) in ties:
                for near, far in ((a, b), (b, a)):
                    if near in reached and far not in reached:
                        reached[far] = tie
                        grows = True
        if one.of in reached:
            yield where, reached[one.of]
            yield reached[one.of], where


def _circles(written: Sequence[_Written]) -> Iterator[tuple[str, str]]:
    """Articles that took from one another in a circle."""
    took = [
        (where, one.source, one.derived)
        for where, one in written
        if isinstance(one, DerivationCorrection) and one.source and one.kind
    ]
    for where, source, derived in took:
        before: dict[str, str] = {source: ""}
        ahead = [source]
        for here in ahead:  # grows while it is walked
            for elsewhere, further, taker in took:
                if taker == here and further not in before:
                    before[further] = elsewhere
                    ahead.append(further)
        if derived in before:
            yield where, before[derived]
