"""What the base lacks and other variants share, in a story too large to align every pair.

    B 7   Two more workers were found on Sunday evening.       ┐ equal runs of four words:
    F 12  Late on Sunday two more workers were found, he said. ┘ tied

Each sentence is compared with the first one that had each of its runs and with no other (a star,
not a clique), so the cost is that of reading the sentences once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from generator.collation.sentences.features import Features
from generator.collation.table.passages import Tie
from generator.model.collation import Alignment, Tier
from generator.model.spans import ArticleId

__all__ = ["ties_by_wording"]

_RUN = 4
"""Words."""
_SHARE = 0.5
"""Of the shorter sentence's runs that both must have. Less: formulas tie sentences together."""


def ties_by_wording(sides: Sequence[Features], to_base: Mapping[ArticleId, Alignment]) -> tuple[Tie, ...]:
    """Ties among the sentences that have no firm link to the base, the first of `sides`."""
    first: dict[tuple[str, ...], tuple[int, int]] = {}
    size: dict[tuple[int, int], int] = {}
    found = []
    for number, side in enumerate(sides[1:], start=1):
        links = to_base[side.article.id].links
        linked = {at for link in links if link.tier == Tier.FIRM for at in link.b}
        for at in range(side.sentences):
            runs = () if at in linked else _runs(side.lines[at].keys)
            if not runs:
                continue
            place = (number, at)
            size[place] = len(runs)
            met = Counter(first[run] for run in runs if run in first and first[run][0] != number)
            best = max(met, key=lambda other: (met[other], (-other[0], -other[1])), default=None)
            if best is not None and met[best] >= _SHARE * min(size[best], size[place]):
                found.append(Tie(best, place, met[best] / min(size[best], size[place])))
            for run in runs:
                first.setdefault(run, place)
    return tuple(found)


def _runs(keys: Sequence[str]) -> list[tuple[str, ...]]:
    """The different runs of words, in order; a shorter sentence is too little to go by."""
    return list(dict.fromkeys(zip(*[keys[start:] for start in range(_RUN)], strict=False)))
