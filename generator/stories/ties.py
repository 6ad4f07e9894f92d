"""Why each article is in its story: the one it is most like, and the rare words that both have.

    newsbrook ── rtr-bridge  .74   Brannoc, barge, Merrin, Oduya, Lady, 1,400

The words are what weighs most in the likeness, as the first of the two articles writes them, so that
a reader can find them. A tie says that two texts tell one story, never that one took from the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from generator.model.article import Article
from generator.model.story import Tie
from generator.stories.likeness import Pairs
from generator.stories.terms import UNWRITTEN, Terms

__all__ = ["Bond", "bonds_within", "most_central", "ties_of"]


class Bond(NamedTuple):
    """A compared pair inside one group, by the places of its articles."""

    alike: float
    a: int
    b: int


def bonds_within(groups: Sequence[Sequence[int]], pairs: Pairs, articles: int) -> Iterator[list[Bond]]:
    """For each group, the compared pairs of its articles."""
    group_of = np.full(articles, -1)
    for number, group in enumerate(groups):
        group_of[list(group)] = number
    inside = np.flatnonzero((group_of[pairs.a] >= 0) & (group_of[pairs.a] == group_of[pairs.b]))
    found: list[list[Bond]] = [[] for _ in groups]
    columns = (group_of[pairs.a[inside]], pairs.alike[inside], pairs.a[inside], pairs.b[inside])
    for number, alike, a, b in zip(*(column.tolist() for column in columns), strict=True):
        found[number].append(Bond(alike, a, b))
    return iter(found)


def most_central(bonds: Sequence[Bond]) -> int:
    """The article that is most like the others together; of equals the first."""
    likeness: dict[int, float] = {}
    for bond in bonds:
        for article in (bond.a, bond.b):
            likeness[article] = likeness.get(article, 0.0) + bond.alike
    return min(likeness, key=lambda article: (-round(likeness[article], 6), article))


def ties_of(
    bonds: Sequence[Bond], articles: Sequence[Article], terms: Terms, most_words: int
) -> tuple[Tie, ...]:
    """For each article its strongest tie into the story; once where two choose each other."""
    strongest: dict[int, Bond] = {}
    for bond in sorted(bonds, key=lambda bond: (-bond.alike, bond.a, bond.b)):
        strongest.setdefault(bond.a, bond)
        strongest.setdefault(bond.b, bond)
    return tuple(
        Tie(
            articles[bond.a].id,
            articles[bond.b].id,
            round(min(bond.alike, 1.0), 4),
            tuple(_shared(bond, articles[bond.a].text, terms, most_words)),
        )
        for bond in sorted(set(strongest.values()), key=lambda bond: (bond.a, bond.b))
    )


def _shared(bond: Bond, text: str, terms: Terms, most: int) -> Iterator[str]:
    """The words that make two articles alike, the heaviest first, as the `text` of the first writes them."""
    a = slice(terms.starts[bond.a], terms.starts[bond.a + 1])
    b = slice(terms.starts[bond.b], terms.starts[bond.b + 1])
    _, in_a, in_b = np.intersect1d(terms.terms[a], terms.terms[b], assume_unique=True, return_indices=True)
    product = np.round(terms.weights[a][in_a] * terms.weights[b][in_b], 6)
    written = (terms.spellings[a][in_a] != UNWRITTEN) & (terms.spellings[b][in_b] != UNWRITTEN)
    order = np.lexsort((terms.terms[a][in_a], -product, ~written))[: min(most, int(written.sum()))]
    for spelling in terms.spellings[a][in_a[order]].tolist():
        if terms.words[spelling] in text:  # words are compared by their numbers (`stretches`)
            yield terms.words[spelling]
