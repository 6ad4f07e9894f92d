"""Facts on which the variants of a story disagree.

    How many people were injured?     “21 people were injured” in A, B; “Twelve people were hurt” in C
    Did Halden Freight respond?       “declined to comment” in C; “sent us a statement” in D

A conflict is asked over all variants at once and never says who is right. Precision comes first: a
false disagreement costs a reviewer's trust in all others.
"""

from __future__ import annotations

from collections.abc import Callable

from generator.collation.parties import proper_words
from generator.collation.responses import responses
from generator.collation.sides import side
from generator.collation.tallies import tallies, told_by
from generator.model.collation import Alignment, Conflict, ConflictKind, Passage, Reading, Variant
from generator.model.spans import Place
from generator.settings import CollationSettings

__all__ = ["conflicts"]

_GRAVITY = tuple(ConflictKind)


def conflicts(
    variants: tuple[Variant, ...],
    alignments: tuple[Alignment, ...],
    passages: tuple[Passage, ...],
    settings: CollationSettings,
) -> tuple[Conflict, ...]:
    """Facts on which the variants disagree, gravest kind first, then as the n-way table has them."""
    sides = [
        [side(variant.article, (sentence.span,)) for sentence in variant.article.sentences]
        for variant in variants
    ]
    proper = proper_words(words for sentences in sides for words in sentences)
    found = [
        *responses(variants, sides, proper, settings.flags),
        *tallies(variants, alignments, told_by(variants, sides, proper), proper, settings),
    ]
    rank = _ranks(variants, passages)
    return tuple(sorted(found, key=lambda conflict: (_GRAVITY.index(conflict.kind), rank(conflict))))


def _ranks(
    variants: tuple[Variant, ...], passages: tuple[Passage, ...]
) -> Callable[[Conflict], tuple[int, str]]:
    """Where a conflict first shows in the n-way table."""
    rows = {
        (reading.article, sentence): row
        for row, passage in enumerate(passages)
        for reading in (Reading(variants[0].id, passage.base, None), *passage.readings)
        for sentence in reading.sentences
    }
    articles = {variant.id: variant.article for variant in variants}

    def row_of(place: Place) -> int:
        sentences = articles[place.article].sentences
        at = next((at for at, sentence in enumerate(sentences) if sentence.span.covers(place.span)), -1)
        return rows.get((place.article, at), len(passages))

    def rank(conflict: Conflict) -> tuple[int, str]:
        return min(row_of(place) for value in conflict.values for place in value.places), conflict.question

    return rank
