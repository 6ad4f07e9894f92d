"""How many ways to read each story a site can afford: other bases, and texts side by side.

    20 stories of 5 texts       4 more bases and 10 pairs each        280 pages: all of them
    9,000 stories               a hundred thousand pages              the largest bound that fits, or none

These pages say again, from another side, what the story's own page says. A large corpus is read by its lists;
to build ten such pages for each of its stories would cost more than all else together. The bound is one for
the whole site, so that like stories have like pages, and each page says that it is bounded.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from generator.model.dossier import Case
from generator.settings import SiteSettings

__all__ = ["affordable"]


def affordable(cases: Sequence[Case], settings: SiteSettings) -> SiteSettings:
    """The settings with the largest bounds that keep the other ways to read under `most_ways`."""
    sizes = [len(case.story.articles) for case in cases]
    for bases in range(settings.most_bases, 1, -1):
        ways = sum(_ways(size, bases, settings.most_comparisons) for size in sizes)
        if ways <= settings.most_ways:
            return replace(settings, most_bases=bases)
    return replace(settings, most_bases=1, most_comparisons=0)


def _ways(size: int, bases: int, comparisons: int) -> int:
    if size <= bases:
        return size - 1 + size * (size - 1) // 2
    return min(size - 1, comparisons)
