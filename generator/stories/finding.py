"""The work in its order: read, put copies together, compare what may be alike, join what tells one story.

    100,000 articles  ─→  10 million terms, 20 million shingles      read_terms
                          48,000 texts that are no copy of another   leaders
                          1.5 million pairs worth comparing          find_candidates, compare
                          9,000 groups                               link

Every article is looked at once, while its terms are read: what is held afterwards are numbers, 4 kB of
them for 3 kB of text, so that the texts can come from a disk.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from msgspec import Struct

from generator.model.article import Article
from generator.settings import StoriesSettings
from generator.stories.candidates import find_candidates
from generator.stories.families import leaders, near_copies, with_copies
from generator.stories.likeness import Measure, Pairs, compare
from generator.stories.linking import link
from generator.stories.terms import Terms, read_terms
from generator.track import Track

__all__ = ["Found", "find_groups"]

_UNSEEN = Track()


class Found(Struct, frozen=True):
    """Groups of articles that tell one story, by their places; the pairs compared; what was read."""

    groups: tuple[tuple[int, ...], ...]
    pairs: Pairs
    terms: Terms


def find_groups(articles: Collection[Article], settings: StoriesSettings, track: Track = _UNSEEN) -> Found:
    """Groups of at least two of `articles`, which come in the order of their ids."""
    terms = read_terms(articles, settings, track)
    alike = compare(terms, near_copies(terms, settings), settings.groups)
    leader = leaders(len(articles), alike, settings.groups)
    leading = leader == np.arange(len(articles))
    pairs = compare(terms, find_candidates(terms, leading, settings.candidates), settings.groups)
    copies = np.bincount(leader, minlength=len(articles))
    groups = link(pairs, copies, Measure(terms, settings.groups), settings.groups)
    return Found(with_copies(groups, leader), alike.and_also(pairs), terms)
