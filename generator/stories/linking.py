"""Groups of articles that tell one story: the most alike are joined first, each time under guard.

    A ─┐ .58
    B ─┴─┐ .44        average likeness at which groups were joined
    C ─┬─┴─┐ .39
    D ─┘   │
    E ─────┘

Average link, with pairs that were no candidates counted low: single link chains through look-alikes,
complete link breaks large stories. `guards` decides whether a join may happen; one that is refused is
looked at again when either side has grown.

In a large story most pairs were never compared (`candidates` ties its articles to hubs). Guessing
them low splits it, leaving them out lets it swallow whatever touches a hub. So before such a join the
average over all pairs is measured; a large group is thereby verified anew at every step of its
growth, which is where thresholds turn into percolation cliffs.

Cost: a join touches the neighbours of the group that has fewer. What the other one's neighbours are
promised can only have fallen, so it is reckoned anew when their turn comes; those that a join can lift are
told apart (`_lifted`). A story of 10,000 texts would otherwise cost 10,000 times its neighbours.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator, Set
from typing import NamedTuple, TypeAlias

import numpy as np

from generator.settings import GroupSettings
from generator.stories.guards import Meeting, one_story
from generator.stories.likeness import Measure, Pairs
from generator.stories.packing import Integers, runs

__all__ = ["link"]


def link(
    pairs: Pairs, copies: Integers, measure: Measure, settings: GroupSettings
) -> tuple[tuple[int, ...], ...]:
    """Groups of at least two articles, each rising, in the order of their first article.

    `copies` tells of each article how many it stands for, itself included: all of them count.
    """
    found: list[tuple[int, ...]] = []
    for part in _apart(pairs, settings):
        linking = _Linking(part, copies, measure, settings)
        linking.run()
        found.extend(linking.stories())
    return tuple(sorted(found))


def _apart(pairs: Pairs, settings: GroupSettings) -> Iterator[Pairs]:
    """Parts that no join can cross: without a witness or copied wording there is none."""
    telling = np.flatnonzero(
        (pairs.alike >= settings.witness) | (np.maximum(pairs.a_in_b, pairs.b_in_a) >= settings.copied)
    )
    root: dict[int, int] = {}
    for a, b in zip(pairs.a[telling].tolist(), pairs.b[telling].tolist(), strict=True):
        a, b = _root(root, a), _root(root, b)
        root[max(a, b)] = min(a, b)
    part = np.full(int(max(pairs.b, default=0)) + 1, -1)
    for article in sorted(root):
        part[article] = _root(root, article)
    inside = np.flatnonzero((part[pairs.a] >= 0) & (part[pairs.a] == part[pairs.b]))
    order = inside[np.argsort(part[pairs.a[inside]], kind="stable")]
    starts, lengths = runs(part[pairs.a[order]])
    for start, length in zip(starts.tolist(), lengths.tolist(), strict=True):
        yield pairs.only(order[start : start + length])


def _root(root: dict[int, int], article: int) -> int:
    above = root.setdefault(article, article)
    while above != article:
        root[article] = root[above]
        article, above = above, root[above]
    return article


_Pair: TypeAlias = tuple[int, float, float, float, float]
"""The other article; alike, named, copied; the share of the own wording that the other has."""


class _Near(NamedTuple):
    """The compared pairs between two groups. A pair counts once for each pair of copies."""

    likeness: float
    """Their sum."""
    pairs: int
    witnessed: bool
    """One of them is a witness."""
    copied: bool
    """In one of them, wording was copied."""
    promise: float = 0.0
    """The likeness at which the two wait for their turn; 0 where they do not."""


class _Group:
    """Articles that tell one story as far as is known.

    `size` counts their copies too. `likeness` is the sum over the `pairs` inside, where copies count as
    merely alike.
    """

    __slots__ = ("articles", "large", "likeness", "near", "number", "pairs", "refused", "size", "turning")

    def __init__(self, number: int, articles: list[int], size: int, likeness: float, pairs: int) -> None:
        self.number = number
        self.articles = articles
        self.size = size
        self.likeness = likeness
        self.pairs = pairs
        self.large = False
        """Whether it has so many articles that most of its pairs were never compared."""
        self.near: dict[int, _Near] = {}
        """By the other group's number."""
        self.refused: set[int] = set()
        """Groups that it was not joined with."""
        self.turning: list[tuple[float, int]] = []
        """Sizes, the least first, at which the average with a group may turn into a guess."""


class _Side:
    """What one article has with another group."""

    __slots__ = ("alike", "contained", "copied", "copies", "named", "strongest")

    def __init__(self, copies: int) -> None:
        self.copies = copies
        self.alike = self.strongest = self.named = self.copied = self.contained = 0.0

    def add(self, pair: _Pair, copies: int) -> None:
        _, alike, named, copied, contained = pair
        self.alike += alike * copies
        self.strongest = max(self.strongest, alike)
        self.named = max(self.named, named)
        self.copied = max(self.copied, copied)
        self.contained = max(self.contained, contained)


class _Linking:
    """The state of agglomeration: the groups that there are, by number, and which may be joined next."""

    def __init__(self, pairs: Pairs, copies: Integers, measure: Measure, settings: GroupSettings) -> None:
        self._settings = settings
        self._measure = measure
        self._groups: dict[int, _Group] = {}
        self._copies: dict[int, int] = {}
        self._group_of: dict[int, int] = {}
        self._pairs_of: dict[int, list[_Pair]] = {}
        self._heap: list[tuple[float, int, int]] = []
        for article in np.union1d(pairs.a, pairs.b).tolist():
            size = self._copies[article] = int(copies[article])
            inside = size * (size - 1) // 2
            self._groups[article] = _Group(article, [article], size, settings.most_cohesion * inside, inside)
            self._group_of[article] = article
            self._pairs_of[article] = []
        columns = (pairs.a, pairs.b, pairs.alike, pairs.named, pairs.a_in_b, pairs.b_in_a)
        for a, b, alike, named, a_in_b, b_in_a in zip(*(column.tolist() for column in columns), strict=True):
            copied = max(a_in_b, b_in_a)
            self._pairs_of[a].append((b, alike, named, copied, a_in_b))
            self._pairs_of[b].append((a, alike, named, copied, b_in_a))
            many = self._copies[a] * self._copies[b]
            near = _Near(alike * many, many, alike >= settings.witness, copied >= settings.copied)
            self._bring_near(self._groups[a], self._groups[b], near)

    def stories(self) -> list[tuple[int, ...]]:
        """The groups of several articles."""
        return [tuple(sorted(group.articles)) for group in self._groups.values() if len(group.articles) > 1]

    def run(self) -> None:
        """Join until nothing that is left may be joined."""
        while self._heap:
            promise, first, second = heapq.heappop(self._heap)
            x, y = self._groups.get(first), self._groups.get(second)
            near = x.near.get(second) if x is not None else None
            if x is None or y is None or near is None or near.promise != -promise:
                continue
            if self._promise(x, y, near) != near.promise:  # one of them has grown since
                self._bring_near(x, y, near)
                continue
            if self._is_guess(x, y, near):
                average = self._measure.average(x.articles, y.articles)
                all_pairs = x.size * y.size
                self._bring_near(x, y, near._replace(likeness=average * all_pairs, pairs=all_pairs))
                continue
            meeting = self._meet(x, y) if x.size <= y.size else self._meet(y, x)
            if one_story(meeting, self._settings):
                self._join(x, y, meeting.likeness)
            else:
                x.near[second] = y.near[first] = near._replace(promise=0.0)
                x.refused.add(second)
                y.refused.add(first)

    def _bring_near(self, x: _Group, y: _Group, near: _Near) -> None:
        """Remember what is known of two groups, and let them wait for their turn if they are worth it."""
        promise = self._promise(x, y, near)
        x.near[y.number] = y.near[x.number] = near._replace(promise=promise)
        if promise:
            first, second = sorted((x.number, y.number))
            heapq.heappush(self._heap, (-promise, first, second))
        if (x.large or y.large) and not self._is_guess(x, y, near):
            # Not before the product of their sizes has grown so much, nor before one of them has by its root.
            growth = math.sqrt(near.pairs / (self._settings.examined * x.size * y.size))
            heapq.heappush(x.turning, (x.size * growth, y.number))
            heapq.heappush(y.turning, (y.size * growth, x.number))

    def _promise(self, x: _Group, y: _Group, near: _Near) -> float:
        """The likeness by which two groups wait for their turn; 0 where they are not worth it."""
        if not (near.witnessed or near.copied):
            return 0.0
        promise = near.likeness / near.pairs if self._is_guess(x, y, near) else self._average(x, y, near)
        lower = near.copied or x.large or y.large
        return promise if promise >= (self._settings.floor if lower else self._settings.least) else 0.0

    def _is_guess(self, x: _Group, y: _Group, near: _Near) -> bool:
        """Whether an average would be one: a group is large, and most pairs were no candidates."""
        return (x.large or y.large) and near.pairs < self._settings.examined * x.size * y.size

    def _average(self, x: _Group, y: _Group, near: _Near) -> float:
        """Average likeness of two groups, with pairs that were not compared counted low."""
        all_pairs = x.size * y.size
        return (near.likeness + self._settings.missing * (all_pairs - near.pairs)) / all_pairs

    def _meet(self, small: _Group, large: _Group) -> Meeting:
        """Weigh the pairs between two groups, read from the side of the smaller one."""
        rows = {article: _Side(self._copies[article]) for article in small.articles}
        columns: dict[int, _Side] = {}
        for article, row in rows.items():
            for pair in self._pairs_of[article]:
                other = pair[0]
                if self._group_of[other] == large.number:
                    column = columns.get(other)
                    if column is None:
                        column = columns[other] = _Side(self._copies[other])
                    row.add(pair, column.copies)
                    column.add(pair, row.copies)
        near = small.near[large.number]
        likeness = self._average(small, large, near)
        compared = large.size
        if small.large or large.large:
            compared = sum(side.copies for side in columns.values())
        named = sum(side.named * side.copies for side in [*rows.values(), *columns.values()])
        return Meeting(
            likeness,
            strongest=max(side.strongest for side in rows.values()),
            names=named / (small.size + compared),
            copied=sum(side.copied * side.copies for side in rows.values()) / small.size,
            contained=sum(side.contained * side.copies for side in rows.values()) / small.size,
            rest=min(
                likeness,
                _without_best(near.likeness, rows, small.size, large.size),
                _without_best(near.likeness, columns, large.size, small.size),
            ),
            cohesion=math.sqrt(self._cohesion(small) * self._cohesion(large)),
            smaller=small.size,
        )

    def _cohesion(self, group: _Group) -> float:
        """Likeness inside a group, starting from an assumption and ending with what was found."""
        assumed = self._settings.cohesion_pairs
        return (self._settings.cohesion * assumed + group.likeness) / (assumed + group.pairs)

    def _join(self, x: _Group, y: _Group, likeness: float) -> None:
        """Put the group with fewer neighbours into the other one, which keeps its number."""
        if (len(x.near), y.number) < (len(y.near), x.number):
            x, y = y, x
        was_large = x.large
        across = x.size * y.size
        x.likeness += y.likeness + min(likeness, self._settings.most_cohesion) * across
        x.pairs += y.pairs + across
        x.size += y.size
        x.articles += y.articles
        x.large = len(x.articles) >= self._settings.large
        for article in y.articles:
            self._group_of[article] = x.number
        del self._groups[y.number], x.near[y.number], y.near[x.number]
        for number, near in y.near.items():
            other = self._groups[number]
            del other.near[y.number]
            known = x.near.get(number)
            self._bring_near(x, other, near if known is None else _added(known, near))
        again = self._lifted(x) if was_large or not x.large else x.near.keys()
        for number in sorted((again & x.near.keys()) - y.near.keys()):
            self._bring_near(x, self._groups[number], x.near[number])

    def _lifted(self, group: _Group) -> Set[int]:
        """Who may be promised more by a group that has grown: whom it refused, and averages that turn."""
        lifted, group.refused = group.refused, set()
        while group.turning and group.turning[0][0] <= group.size:
            lifted.add(heapq.heappop(group.turning)[1])
        return lifted


def _without_best(likeness: float, sides: dict[int, _Side], size: int, others: int) -> float:
    """The average likeness without the article of these that is most alike; without end for one alone."""
    if size == 1:
        return math.inf
    return (likeness - max(side.alike for side in sides.values())) / ((size - 1) * others)


def _added(near: _Near, more: _Near) -> _Near:
    return _Near(
        near.likeness + more.likeness,
        near.pairs + more.pairs,
        near.witnessed or more.witnessed,
        near.copied or more.copied,
    )
