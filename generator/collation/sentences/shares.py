"""How much of each variant another has too.

    of B in A   kept .52  reworded .31  absent .17      of B's words

*Kept* words stand in a run that a link keeps or moves, *reworded* are the other words of linked
sentences. Only firm links count, and each sentence once: with the link that is most like it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from generator.collation.sentences.features import Features
from generator.model.collation import Link, Run, RunKind, Share, Tier
from generator.model.spans import Span

__all__ = ["shares"]

_SAME_WORDS = frozenset({RunKind.KEPT, RunKind.MOVED, RunKind.TYPOGRAPHY})
_Told = tuple[tuple[int, ...], list[Span]]
"""The sentences of one side of a link, and where it keeps words."""


def shares(left: Features, right: Features, links: Sequence[Link]) -> tuple[Share, Share]:
    """How much of `right` is in `left`, and how much of `left` is in `right`."""
    firm = [link for link in links if link.tier == Tier.FIRM]
    by_b = sorted(firm, key=lambda link: (-link.similarity, link.b, link.a))
    by_a = sorted(firm, key=lambda link: (-link.similarity, link.a, link.b))
    return (
        _share(right, ((link.b, [run.b for run in _same(link)]) for link in by_b)),
        _share(left, ((link.a, [run.a for run in _same(link)]) for link in by_a)),
    )


def _same(link: Link) -> Iterable[Run]:
    return (run for run in link.runs if run.kind in _SAME_WORDS)


def _share(variant: Features, told: Iterable[_Told]) -> Share:
    """The shares of a variant's words; of several links of a sentence the first counts."""
    best: dict[int, list[Span]] = {}
    for sentences, kept in told:
        for sentence in sentences:
            best.setdefault(sentence, kept)
    words = sum([len(line.keys) for line in variant.lines])
    if not words:
        return Share(variant.article.id, 0.0, 0.0, 1.0)
    linked = sum([len(variant.lines[sentence].keys) for sentence in best])
    same = sum(_kept(variant, sentence, kept) for sentence, kept in best.items())
    found = round(same / words, 4), round((linked - same) / words, 4)
    return Share(variant.article.id, *found, absent=round(1 - sum(found), 4))


def _kept(variant: Features, sentence: int, kept: Sequence[Span]) -> int:
    """Words of this sentence that are kept. No two of the spans share a word."""
    begin, words = variant.article.sentences[sentence].span.start, variant.lines[sentence].begins
    return sum(
        [bisect_left(words, span.end - begin) - bisect_left(words, span.start - begin) for span in kept]
    )
