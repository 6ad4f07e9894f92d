"""How much of each variant the base has too.

    B  kept .52  reworded .31  absent .17      of B's words

*Kept* words stand in a run that a link keeps or moves, *reworded* are the other words of linked
sentences. Only firm links count, and each sentence once: with the link that is most like it.
"""

from __future__ import annotations

from bisect import bisect_right

from generator.collation.features import Features
from generator.model.collation import Alignment, Link, RunKind, Share, Tier

__all__ = ["share"]

_SAME_WORDS = frozenset({RunKind.KEPT, RunKind.MOVED, RunKind.TYPOGRAPHY})


def share(variant: Features, alignment: Alignment) -> Share:
    """The shares of a variant's words; `alignment` has the base as `a`."""
    best: dict[int, Link] = {}
    for link in sorted(alignment.links, key=lambda link: (-link.similarity, link.b, link.a)):
        if link.tier == Tier.FIRM:
            for sentence in link.b:
                best.setdefault(sentence, link)
    words = sum(len(line) for line in variant.words)
    if not words:
        return Share(variant.article.id, 0.0, 0.0, 1.0)
    told = sum(len(variant.words[sentence]) for sentence in best)
    kept = sum(_kept(variant, sentence, link) for sentence, link in sorted(best.items()))
    shares = round(kept / words, 4), round((told - kept) / words, 4)
    return Share(variant.article.id, *shares, absent=round(1 - sum(shares), 4))


def _kept(variant: Features, sentence: int, link: Link) -> int:
    """Words of this sentence that its link keeps."""
    runs = sorted(run.b for run in link.runs if run.kind in _SAME_WORDS and len(run.b))
    starts = [run.start for run in runs]
    places = [word.token.start for word in variant.words[sentence]]
    return sum((at := bisect_right(starts, place)) > 0 and place < runs[at - 1].end for place in places)
