"""Near-verbatim copies, which count as one text when stories are found.

    001 ═══ 014 ═══ 207     leader 001: most wording in common both ways, same names and figures
    002                     leader 002: rewritten, not a copy

A story may be one report in five hundred copies. Compared with everything, they cost most of the
time, and as five hundred witnesses they decide what their story is like. So one of them, the first by
id, stands for all. A copy goes with a leader and never with another copy: chains of small changes
would end far from where they began. A form filled in anew each day (closing prices, lottery numbers)
shares its wording too, and is kept apart by its names and figures.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from generator.settings import GroupSettings, StoriesSettings
from generator.stories.candidates import Candidates, sharing_wording
from generator.stories.likeness import Pairs
from generator.stories.packing import Integers
from generator.stories.terms import Terms

__all__ = ["leaders", "near_copies", "with_copies"]


def near_copies(terms: Terms, settings: StoriesSettings) -> Candidates:
    """The pairs of which either has so much of the other's wording that they may be copies of one text."""
    everyone = np.ones(len(terms), np.bool_)
    sharing = sharing_wording(terms, everyone, settings.candidates, settings.candidates.copy_sample)
    return sharing.where(np.minimum(sharing.a_in_b, sharing.b_in_a) >= settings.groups.copy_wording)


def leaders(articles: int, pairs: Pairs, settings: GroupSettings) -> Integers:
    """For each article the one that stands for it: itself, or the first of those it is a copy of.

    `pairs` are those of `near_copies`, compared.
    """
    leader = np.arange(articles)
    near = np.flatnonzero(np.minimum(pairs.alike, pairs.named) >= settings.copy_likeness)
    order = near[np.lexsort((pairs.a[near], -pairs.alike[near], pairs.b[near]))]
    follows = leader.tolist()
    for a, b in zip(pairs.a[order].tolist(), pairs.b[order].tolist(), strict=True):
        if follows[b] == b and follows[a] == a:
            follows[b] = a
    return np.array(follows)


def with_copies(groups: Sequence[Sequence[int]], leader: Integers) -> tuple[tuple[int, ...], ...]:
    """The groups of leaders with everyone who follows them, and families that joined no group.

    Each rising and of several articles, in the order of their first article.
    """
    of_leader: dict[int, list[int]] = {}
    for article, one in enumerate(leader.tolist()):
        of_leader.setdefault(one, []).append(article)
    grouped = {article for group in groups for article in group}
    whole = [[copy for one in group for copy in of_leader[one]] for group in groups]
    whole += [family for one, family in of_leader.items() if len(family) > 1 and one not in grouped]
    return tuple(sorted(tuple(sorted(group)) for group in whole))
