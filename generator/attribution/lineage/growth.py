"""What shows which of two versions of a text is the later one.

    A   … the branch would be imposable to reach.
    B   … the branch would be impossible to reach. See the new chapter on exclusion. …
                              └ mended            └ added, and nothing is dropped

A text that its own outlet revises grows by insertions, and its slips get mended. Neither holds between
outlets: who copies, cuts. So this is asked of versions only (`versions`). On 176 revisions of 19 documents
insertions outnumber deletions in 124 and are outnumbered in 28; plain length is right in 139 and wrong in
34, and wrong for whole documents. Expanding replacements and rising figures told nothing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

from rapidfuzz.distance import Indel

from generator.attribution.wording.alterations import Stretch, alterations
from generator.attribution.wording.narration import NAME, Narration
from generator.settings import VersionSettings
from generator.text.word_list import word_list

__all__ = ["Growth", "growth_of"]


class Growth(NamedTuple):
    """What the second of two texts has more and what it has less; words are counted in their narrations."""

    added: tuple[Stretch, ...]
    """Stretches of the second text that stand between words of the first."""
    dropped: tuple[Stretch, ...]
    """Stretches of the first that are gone without a replacement."""
    mended: tuple[tuple[int, int], ...]
    """A word of the first that no list knows, and the known word in its place in the second."""
    spoiled: tuple[tuple[int, int], ...]
    longer: float
    """How much longer the second is, as a share of the longer one, -1 to 1."""

    def weight(self, settings: VersionSettings) -> float:
        """How strongly the second looks like the later one; negative where the first does."""
        insertions = _balance(len(self.added), len(self.dropped))
        mended = _balance(len(self.mended), len(self.spoiled))
        return insertions + mended + settings.length * math.tanh(settings.steepness * self.longer)

    def turned(self) -> Growth:
        """The same, seen from the other text."""
        mended = tuple((a, b) for b, a in self.spoiled)
        spoiled = tuple((a, b) for b, a in self.mended)
        return Growth(self.dropped, self.added, mended, spoiled, -self.longer)


def _balance(more: int, less: int) -> float:
    """Between -1 and 1; one change alone is half a proof."""
    return (more - less) / (more + less + 1)


def growth_of(a: Narration, b: Narration, language: str, settings: VersionSettings) -> Growth:
    """What `b` has more than `a`, and less."""
    added: list[Stretch] = []
    dropped: list[Stretch] = []
    mended: list[tuple[int, int]] = []
    spoiled: list[tuple[int, int]] = []
    known = word_list(language)
    for (start_a, end_a), (start_b, end_b) in alterations(a.words, b.words):
        if start_a == end_a:
            added.append((start_b, end_b))
        elif start_b == end_b:
            dropped.append((start_a, end_a))
        elif end_a - start_a == end_b - start_b <= settings.mended_words:
            for i, j in zip(range(start_a, end_a), range(start_b, end_b), strict=True):
                if _misspelt(a, i, b, j, known, settings):
                    mended.append((i, j))
                elif _misspelt(b, j, a, i, known, settings):
                    spoiled.append((i, j))
    longer = (len(b.words) - len(a.words)) / max(1, len(a.words), len(b.words))
    return Growth(tuple(added), tuple(dropped), tuple(mended), tuple(spoiled), longer)


def _misspelt(
    one: Narration,
    i: int,
    other: Narration,
    j: int,
    known: Mapping[str, float],
    settings: VersionSettings,
) -> bool:
    """Whether the first word is a slip for the second: nobody knows it, and it is spelt almost alike."""
    slip, word = one.words[i], other.words[j]
    if (one.traits[i] | other.traits[j]) & NAME or min(len(slip), len(word)) < settings.mended_letters:
        return False
    return (
        slip not in known
        and known.get(word, 0.0) > 0.0
        and Indel.normalized_similarity(slip, word) >= settings.mended_likeness
    )
