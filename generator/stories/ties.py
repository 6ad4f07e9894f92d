"""Why each article is in its story: the one it is most like, and the rare words that both have.

    newsbrook ── rtr-bridge  .74   Brannoc, barge, Merrin, Oduya, Lady, 1,400

The words are what weighs most in the likeness, as the first of the two articles writes them, so that
a reader can find them. A tie says that two texts tell one story, never that one took from the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from generator.model.article import Article
from generator.model.story import Tie
from generator.stories.likeness import Pairs
from generator.stories.packing import Integers
from generator.stories.terms import UNWRITTEN, Terms

__all__ = ["most_central", "ties_of", "within"]


def within(groups: Sequence[Sequence[int]], pairs: Pairs, articles: int) -> tuple[Pairs, Integers]:
    """The compared pairs of articles of one group, and the place of each pair's group."""
    group_of = np.full(articles, -1)
    for number, group in enumerate(groups):
        group_of[list(group)] = number
    inside = np.flatnonzero((group_of[pairs.a] >= 0) & (group_of[pairs.a] == group_of[pairs.b]))
    return pairs.only(inside), group_of[pairs.a[inside]]


def most_central(groups: Sequence[Sequence[int]], pairs: Pairs, articles: int) -> Iterator[int]:
    """Of each group the article that is most like the others together; of equals the first."""
    total = np.bincount(pairs.a, pairs.alike, articles) + np.bincount(pairs.b, pairs.alike, articles)
    likeness = np.round(total, 6).tolist()
    return (max(group, key=likeness.__getitem__) for group in groups)


def ties_of(
    pairs: Pairs, group: Integers, articles: Sequence[Article], terms: Terms, most_words: int
) -> dict[int, list[Tie]]:
    """By group: of each article the strongest tie into it, once where two choose each other."""
    order = np.lexsort((pairs.b, pairs.a, -pairs.alike))
    best = np.full(len(articles), len(order))
    for side in (pairs.a, pairs.b):
        np.minimum.at(best, side[order], np.arange(len(order)))
    kept = np.unique(order[best[best < len(order)]])
    ties: dict[int, list[Tie]] = {}
    columns = (group[kept], pairs.a[kept], pairs.b[kept], pairs.alike[kept])
    for number, a, b, alike in zip(*(column.tolist() for column in columns), strict=True):
        words = tuple(_shared(a, b, articles[a].text, terms, most_words))
        tie = Tie(articles[a].id, articles[b].id, round(min(alike, 1.0), 4), words)
        ties.setdefault(number, []).append(tie)
    return ties


def _shared(a: int, b: int, text: str, terms: Terms, most: int) -> Iterator[str]:
    """The words that make two articles alike, the heaviest first, as the `text` of the first writes them."""
    own, others = terms.in_both(a, b)
    written = (terms.spellings[own] != UNWRITTEN) & (terms.spellings[others] != UNWRITTEN)
    own, others = own[written], others[written]
    product = np.round(terms.weights[own] * terms.weights[others], 6)
    for entry in own[np.argsort(-product, kind="stable")[:most]].tolist():
        word = terms.words[terms.spellings[entry]]
        if word in text:  # words are compared by their numbers (`stretches`)
            yield word
