"""From scores to matches: which sentences make one link.

    A 14  The fire was the third in a year, and the plant will close until an inquiry ends.
    B 14  The fire was the third this year.        ┐ a split: one match (14,) with (14, 15)
    B 15  The plant stays shut during an inquiry.  ┘

A pair whose probability reaches `firm` is firm. A sentence that has no firm pair keeps its best
*possible* one. Rules, in this order:

1. Sentences of equal tokens are twins and always matched, however short; two sentences that each
   have a twin elsewhere are not matched with one another.
2. Sentences that share names, offices and small words alone are not matched: who is the same, and
   not what is done.
3. A match takes in a neighbouring sentence that a firm pair joins to it, as long as the joined
   wording is closer than without it: so splits and merges become one match. Other firm pairs that
   share a sentence stay matches of their own. No pair of sentences is in two matches.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

from generator.collation.sentences.competition import probability, score_at
from generator.collation.sentences.features import Features, units_of
from generator.collation.sentences.similarity import Index
from generator.collation.words.wordings import Wording
from generator.model.article import SentenceRole
from generator.model.collation import Relation, Tier
from generator.model.hand import Hand
from generator.settings import LinkSettings

__all__ = ["Match", "all_twins", "in_headline", "match", "matched", "twins"]

_LONGEST_SIDE = 3
"""Sentences on one side of a match. More than that is a summary, not a split."""


class Match(Struct, frozen=True):
    """Sentences of two articles that correspond; `a` and `b` are runs of neighbours."""

    a: tuple[int, ...]
    b: tuple[int, ...]
    tier: Tier
    probability: float
    similarity: float
    relation: Relation
    hand: Hand | None = None

    def flipped(self) -> Match:
        """The same with its sides exchanged."""
        return replace(self, a=self.b, b=self.a)


class _Pair(Struct, frozen=True):
    a: int
    b: int
    probability: float
    twin: bool = False

    @property
    def place(self) -> tuple[int, int]:
        return self.a, self.b


class _Group(Struct, frozen=True):
    a: tuple[int, ...]
    b: tuple[int, ...]

    def places(self) -> list[tuple[int, int]]:
        return [(i, j) for i in self.a for j in self.b]

    def wider(self) -> list[_Group]:
        """The groups with one more neighbour, on either end of either side."""
        return [
            _Group((self.a[0] - 1, *self.a), self.b),
            _Group((*self.a, self.a[-1] + 1), self.b),
            _Group(self.a, (self.b[0] - 1, *self.b)),
            _Group(self.a, (*self.b, self.b[-1] + 1)),
        ]


def match(
    story: Index, a: int, b: int, score: NDArray[np.float64], settings: LinkSettings
) -> tuple[Match, ...]:
    """All matches between articles `a` and `b` of the story."""
    left, right = story.articles[a], story.articles[b]
    firm, possible = _tiers(story, left, right, score, settings)
    found = [
        matched(left, right, group.a, group.b, Tier.FIRM, chance, settings)
        for group, chance in _joined(story, left, right, firm)
    ]
    found += [
        matched(left, right, (pair.a,), (pair.b,), Tier.POSSIBLE, pair.probability, settings)
        for pair in possible
    ]
    return tuple(found)


def twins(left: Features, right: Features) -> tuple[tuple[int, int], ...]:
    """Sentences of equal tokens, one to one. Repeated ones go by their neighbours, then by their place."""
    places: dict[str, list[int]] = {}
    for at, line in enumerate(right.lines):
        places.setdefault(line.plain, []).append(at)
    ways = [
        (-_alike_around(left, i, right, j), abs(i / left.sentences - j / right.sentences), i, j)
        for i, line in enumerate(left.lines)
        for j in _nearest(places.get(line.plain, ()), i * right.sentences / left.sentences)
    ]
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    found = []
    for _, _, i, j in sorted(ways):
        if i not in taken_left and j not in taken_right:
            taken_left.add(i)
            taken_right.add(j)
            found.append((i, j))
    return tuple(sorted(found))


def all_twins(left: Features, right: Features) -> bool:
    """Whether every sentence of either article has its twin in the other."""
    same = left.sentences == right.sentences and _plain(left) == _plain(right)
    return same and len(twins(left, right)) == left.sentences


def _plain(article: Features) -> set[str]:
    return {line.plain for line in article.lines}


_NEAREST = 12
"""Equal sentences that one is held against. A line that stands in two texts a thousand times each would
cost a million looks."""


def _nearest(places: Sequence[int], wanted: float) -> Sequence[int]:
    """The places, or where there are many those around the one that is wanted."""
    if len(places) <= _NEAREST:
        return places
    first = max(0, bisect_left(places, wanted) - _NEAREST // 2)
    return places[first : first + _NEAREST]


def in_headline(article: Features, sentences: Sequence[int]) -> bool:
    """Whether they stand in the headline."""
    return article.article.sentences[sentences[0]].role == SentenceRole.HEADLINE


def _alike_around(left: Features, i: int, right: Features, j: int) -> int:
    """How many of the two neighbours are twins as well; the ends of a text count as alike."""

    def at(side: Features, place: int) -> str:
        return side.lines[place].plain if 0 <= place < side.sentences else ""

    return sum(at(left, i + step) == at(right, j + step) for step in (-1, 1))


def _tiers(
    story: Index, left: Features, right: Features, score: NDArray[np.float64], settings: LinkSettings
) -> tuple[list[_Pair], list[_Pair]]:
    """Firm pairs, and for each sentence without one its best possible pair."""
    same = twins(left, right)
    firm = [_Pair(i, j, 1.0, twin=True) for i, j in same]
    twin_a, twin_b = {i for i, _ in same}, {j for _, j in same}
    possible: list[_Pair] = []
    for i, j in zip(*np.nonzero(score >= score_at(settings.possible, settings)), strict=True):
        pair = _Pair(int(i), int(j), probability(float(score[i, j]), settings))
        if pair.a in twin_a and pair.b in twin_b:
            continue
        if _share_more_than_names(story, left.lines[pair.a], right.lines[pair.b]):
            (firm if pair.probability >= settings.firm else possible).append(pair)
    linked_a, linked_b = {pair.a for pair in firm}, {pair.b for pair in firm}
    best = []
    for pair in sorted(possible, key=lambda p: (-p.probability, p.place)):
        if pair.a not in linked_a or pair.b not in linked_b:
            best.append(pair)
            linked_a.add(pair.a)
            linked_b.add(pair.b)
    return firm, best


def _share_more_than_names(story: Index, one: Wording, other: Wording) -> bool:
    shared = units_of(one).words[0] & units_of(other).words[0]
    return any(word not in story.naming and word not in story.small for word in shared)


def _joined(
    story: Index, left: Features, right: Features, firm: Sequence[_Pair]
) -> list[tuple[_Group, float]]:
    """Firm pairs as groups with their probability: the surest first, each taking in neighbours."""
    pairs = {pair.place: pair for pair in firm}
    taken: set[tuple[int, int]] = set()
    groups = []
    for pair in sorted(firm, key=lambda p: (-p.probability, p.place)):
        if pair.place in taken:
            continue
        group = _Group((pair.a,), (pair.b,))
        while not pair.twin:
            wider = _widened(story, left, right, group, pairs, taken)
            if wider is None:
                break
            group = wider
        taken.update(group.places())
        groups.append((group, max(pairs[at].probability for at in group.places() if at in pairs)))
    return groups


def _widened(
    story: Index,
    left: Features,
    right: Features,
    group: _Group,
    pairs: dict[tuple[int, int], _Pair],
    taken: set[tuple[int, int]],
) -> _Group | None:
    """The best way to take in one more neighbour, if any brings the two wordings closer."""
    inside = set(group.places())
    best, closest = None, _closeness(story, left, right, group)
    for wider in group.wider():
        new = [place for place in wider.places() if place not in inside]
        joined = [pairs[place] for place in new if place in pairs]
        if not joined or any(pair.twin for pair in joined) or not taken.isdisjoint(new):
            continue
        if max(len(wider.a), len(wider.b)) > _LONGEST_SIDE or _crosses_parts(left, right, wider):
            continue
        closeness = _closeness(story, left, right, wider)
        if closeness > closest:
            best, closest = wider, closeness
    return best


def _crosses_parts(left: Features, right: Features, group: _Group) -> bool:
    """Whether a side holds headline and body together."""
    sides = ((left, group.a), (right, group.b))
    return any(len({in_headline(side, (at,)) for at in sentences}) > 1 for side, sentences in sides)


def _closeness(story: Index, left: Features, right: Features, group: _Group) -> float:
    """Weighted Dice over the words of joined sentences, 0 to 1."""
    one = frozenset().union(*(units_of(left.lines[at]).words[0] for at in group.a))
    other = frozenset().union(*(units_of(right.lines[at]).words[0] for at in group.b))
    mass = sum(story.weights[word] for side in (one, other) for word in sorted(side))
    return 2 * sum(story.weights[word] for word in sorted(one & other)) / mass if mass else 0.0


def matched(
    left: Features,
    right: Features,
    a: tuple[int, ...],
    b: tuple[int, ...],
    tier: Tier,
    chance: float,
    settings: LinkSettings,
) -> Match:
    """The match of some sentences: how like they are, and what that amounts to."""
    verbatim = " ".join([left.lines[at].plain for at in a]) == " ".join([right.lines[at].plain for at in b])
    similarity = 1.0 if verbatim else Indel.normalized_similarity(left.keys(a), right.keys(b))
    relation = Relation.VERBATIM if verbatim else _relation(similarity, settings)
    return Match(a, b, tier, round(chance, 4), round(similarity, 4), relation)


def _relation(similarity: float, settings: LinkSettings) -> Relation:
    if similarity >= settings.edited:
        return Relation.EDITED
    return Relation.REWORDED if similarity >= settings.reworded else Relation.RETOLD
