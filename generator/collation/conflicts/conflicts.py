"""Facts on which the variants of a story disagree.

    How many people were injured?     “21 people were injured” in A, B; “Twelve people were hurt” in C
    Did Halden Freight respond?       “declined to comment” in C; “sent us a statement” in D

A conflict is asked over all variants at once and never says who is right. Precision comes first: a
false disagreement costs a reviewer's trust in all others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from generator.collation.conflicts.parties import proper_words
from generator.collation.conflicts.responses import may_keep_silent, responses
from generator.collation.conflicts.tallies import tallies
from generator.collation.conflicts.told import told_by
from generator.collation.sentences.features import Features
from generator.collation.words.facts import facts
from generator.collation.words.sides import Side, side
from generator.collation.words.wordings import Wording
from generator.model.collation import Alignment, Conflict, ConflictKind, Passage, Reading, Variant
from generator.model.spans import Place
from generator.settings import CollationSettings

__all__ = ["conflicts"]

_GRAVITY = tuple(ConflictKind)


def conflicts(
    variants: tuple[Variant, ...],
    features: Sequence[Features],
    alignments: tuple[Alignment, ...],
    passages: tuple[Passage, ...],
    settings: CollationSettings,
) -> tuple[Conflict, ...]:
    """Facts on which the variants disagree, gravest kind first, then as the n-way table has them.

    `features` are those of the variants.
    """
    lines = Counter(line for own in features for line in own.lines)
    if len(lines) == max([len(set(own.lines)) for own in features], default=0):
        return ()  # one says all that the others say
    proper = proper_words(lines)
    told = told_by(variants, [_sides(own, _tells_figures) for own in features], proper)
    found = [*tallies(variants, alignments, told, proper, settings)]
    if any(may_keep_silent(line.texts, line.language) for line in lines):
        found = [*responses(variants, [_sides(own) for own in features], proper, settings.flags), *found]
    if not found:
        return ()
    rank = _ranks(variants, passages)
    return tuple(sorted(found, key=lambda conflict: (_GRAVITY.index(conflict.kind), rank(conflict))))


def _sides(features: Features, asked: Callable[[Wording], bool] = lambda _: True) -> list[Side]:
    """An article's sentences, one by one: those that are asked for."""
    sentences = features.article.sentences
    return [
        side(features.article, (sentences[at].span,)) for at, line in enumerate(features.lines) if asked(line)
    ]


def _tells_figures(line: Wording) -> bool:
    return bool(facts(line.forms, line.language))


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
