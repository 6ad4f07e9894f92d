"""What corresponds in the variants of a story, and what changed.

    collate(story)  →  variants A B C …  ·  links  ·  the n-way table  ·  shares  ·  conflicts

Up to `all_pairs_up_to` variants every pair is aligned; in a larger story each variant against the
base, and what the base lacks by equal runs of words, so the work grows with the number of variants.
The order in which articles come does not matter.

    table     conflicts    a row for each passage; facts on which variants disagree
    links                  a match as a page can show it
    sentences flags        which sentences correspond; what a red pencil marks
    words                  what corresponds in two wordings, and what changed
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from generator.collation.conflicts.conflicts import conflicts
from generator.collation.links.links import link
from generator.collation.sentences.by_hand import as_set
from generator.collation.sentences.features import describe
from generator.collation.sentences.similarity import index
from generator.collation.sentences.witnesses import Pair, every_pair, with_base
from generator.collation.table.leftovers import ties_by_wording
from generator.collation.table.passages import lay_out, ties_of
from generator.collation.table.variants import base_by_links, base_by_wording, letters, shared_words
from generator.model.collation import Collation, Variant
from generator.model.corrections import LinkCorrection
from generator.model.story import Story
from generator.settings import CollationSettings

__all__ = ["collate"]


def collate(
    story: Story, settings: CollationSettings, corrections: Sequence[LinkCorrection] = ()
) -> Collation:
    """The story's variants side by side; what people set stands before what is found."""
    found = index([describe(a) for a in sorted(story.articles, key=lambda a: a.id)], settings.links)
    articles = found.articles
    small = len(articles) <= settings.all_pairs_up_to
    if small:
        matches = as_set(articles, every_pair(found, settings.links), corrections, settings.links)
        base = base_by_links(articles, matches, settings.nearly_the_hub)
    else:
        base = base_by_wording(articles, settings.nearly_the_hub)
        matches = as_set(articles, with_base(found, base, settings.links), corrections, settings.links)
    nearness = [
        shared_words(article, matches.get((base, at), ())) / max(1, article.article.words)
        for at, article in enumerate(articles)
    ]
    named = letters(articles, base, nearness)
    order = [at for _, at in named]
    variants = tuple(Variant(letter, articles[at].article) for letter, at in named)
    pairs = combinations(order, 2) if small else _compared(matches, order)
    alignments = tuple(link(found, a, b, matches[a, b], settings) for a, b in pairs)
    to_base = {alignment.b: alignment for alignment in alignments if alignment.a == variants[0].id}
    sides = [articles[at] for at in order]
    ties = ties_of(variants, alignments)
    if not small:
        ties += ties_by_wording(sides, to_base)
    passages = lay_out(variants, sides, to_base, ties)
    return Collation(
        variants=variants,
        alignments=alignments,
        passages=passages,
        shares=tuple(to_base[variant.id].shares[0] for variant in variants[1:]),
        conflicts=conflicts(variants, sides, alignments, passages, settings),
    )


def _compared(matches: Iterable[Pair], order: Sequence[int]) -> list[Pair]:
    """The compared pairs in letter order: the base with every other, and what people linked beside."""
    letter = {at: place for place, at in enumerate(order)}
    forward = [pair for pair in matches if letter[pair[0]] < letter[pair[1]]]
    return sorted(forward, key=lambda pair: (letter[pair[0]], letter[pair[1]]))
