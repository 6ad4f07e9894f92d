"""Who stands next to whom among near copies of which none can be told to be the first.

    A   B   C   D            A ── C ── (lost) ── B         no direction is given: each of these
                                         └────── D         texts may have been the first

Copies by hand, or by outlets that nobody names, change a few words each. Texts that have the same altered
word got it from one text, which may be lost. Neighbour joining (Saitou and Nei 1987) makes a tree over
counted alterations; a long one counts no more than a short one, because a page that is missing was lost at
one time. The tree is full of imagined texts, two branches to each fork; those that stand nearer to a text at
hand than an average step are that text. A spanning tree of the texts at hand alone, the simpler method,
knows no lost text and lies in a chain where copies stand around one source (Roos and Heikkilä 2009).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from generator.attribution.lineage.case import Case
from generator.attribution.wording.alterations import alterations
from generator.attribution.wording.joining import joined
from generator.attribution.wording.kinship import CLOSE
from generator.model.attribution import Derivation, Neighbours, SourceId

__all__ = ["neighbours", "neighbours_of"]

_Branch = tuple[int, int, float]


def neighbours_of(case: Case, derivations: Sequence[Derivation]) -> tuple[Neighbours, ...]:
    """The neighbours in every family of near copies that no derivation explains."""
    settings = case.settings.versions
    explained = {end for one in derivations for end in (one.source, one.derived)}
    pairs = [(kinship.a, kinship.b) for kinship in case.kinships if kinship.kind in CLOSE]
    found: list[Neighbours] = []
    lost = 0
    for group in joined(case.order, pairs):
        words = {case.profiles[one].narration.words: one for one in reversed(group)}
        texts = list(reversed(words))
        if any(one in explained for one in group) or not settings.fewest <= len(texts) <= settings.most:
            continue
        names: dict[int, SourceId] = {place: SourceId(words[text]) for place, text in enumerate(texts)}
        for a, b in neighbours(texts, settings.long_alteration):
            for end in (a, b):
                if end not in names:
                    lost += 1
                    names[end] = SourceId(f"lost:{lost}")
            found.append(Neighbours(names[a], names[b]))
    return tuple(found)


def neighbours(texts: Sequence[Sequence[str]], longest: int) -> tuple[tuple[int, int], ...]:
    """The texts that stand next to each other; numbers from `len(texts)` on are lost texts.

    `longest`: words that an alteration counts at most. Three texts or more.
    """
    apart: dict[tuple[int, int], float] = {}
    for a, b in combinations(range(len(texts)), 2):
        changes = alterations(texts[a], texts[b])
        counted = sum(min(longest, max(a2 - a1, b2 - b1)) for (a1, a2), (b1, b2) in changes)
        shared = len(texts[a]) - sum(a2 - a1 for (a1, a2), _ in changes)
        apart[a, b] = apart[b, a] = counted / max(1, shared)
    return _without_imagined(_joined_neighbours(len(texts), apart), len(texts))


def _joined_neighbours(count: int, apart: Mapping[tuple[int, int], float]) -> list[_Branch]:
    """A tree whose leaves are the texts, with the length of every branch."""
    between = dict(apart)
    nodes = list(range(count))
    branches: list[_Branch] = []
    following = count
    while len(nodes) > 2:
        size = len(nodes)
        sums = {one: sum(between[one, other] for other in nodes if other != one) for one in nodes}
        a, b = min(
            combinations(nodes, 2),
            key=lambda pair: (round((size - 2) * between[pair] - sums[pair[0]] - sums[pair[1]], 9), pair),
        )
        to_a = between[a, b] / 2 + (sums[a] - sums[b]) / (2 * (size - 2))
        branches += [(following, a, to_a), (following, b, between[a, b] - to_a)]
        nodes = [node for node in nodes if node not in (a, b)]
        for node in nodes:
            distance = (between[a, node] + between[b, node] - between[a, b]) / 2
            between[following, node] = between[node, following] = distance
        nodes.append(following)
        following += 1
    branches.append((nodes[0], nodes[1], between[nodes[0], nodes[1]]))
    return branches


def _without_imagined(branches: Sequence[_Branch], count: int) -> tuple[tuple[int, int], ...]:
    """The tree without branches up to the average: their ends are one text, unless both are at hand."""
    average = sum(abs(length) for _, _, length in branches) / len(branches)
    same: dict[int, int] = {}

    def standing(node: int) -> int:
        while node in same:
            node = same[node]
        return node

    for one, other, length in sorted(branches, key=lambda branch: (round(branch[2], 9), branch)):
        a, b = sorted((standing(one), standing(other)))
        if length <= average and a != b and b >= count:
            same[b] = a
    pairs = {tuple(sorted((standing(one), standing(other)))) for one, other, _ in branches}
    return tuple(sorted((a, b) for a, b in pairs if a != b))
