"""Runs of four words, each hashed to one number: what two texts share of them was copied.

    The barge hit the bridge     the barge hit the  ─→  9F3A41…    article 12
                                 barge hit the bridge  ─→  07C2E8…  article 12

Every second is kept, chosen by its hash: that halves the cost and misses nothing on 10,000 articles
(MinHash libraries lose spun copies). What was read together is sorted together; all articles are looked
at by ranges of hashes, so that equal ones meet and only a few million are held once more at a time.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from msgspec import Struct

from generator.settings import CandidateSettings
from generator.stories.packing import ARTICLE_BITS, Integers, Packed, distinct, pack, unpack
from generator.stories.vocabulary import Part, Vocabulary, Words

__all__ = ["Shingles", "shingles_of"]

_HASH_BITS = 64 - ARTICLE_BITS
_AT_ONCE = 1 << 22
"""Shingles of a part, about."""


class Shingles(Struct, frozen=True):
    """The shingles of all articles. In each block they are packed, hash and article, and sorted."""

    blocks: tuple[Packed, ...]

    def parts(self, sample: int) -> Iterator[tuple[Packed, Integers]]:
        """Hashes, rising, and the article of each; equal hashes are in one part. One in `sample` is taken."""
        parts = 1 + sum(map(len, self.blocks)) // (sample * _AT_ONCE)
        edges = np.array([(part << 64) // parts for part in range(1, parts)], np.uint64)
        edges >>= np.uint64(ARTICLE_BITS)
        edges <<= np.uint64(ARTICLE_BITS)
        places = [[0, *np.searchsorted(block, edges).tolist(), len(block)] for block in self.blocks]
        for part in range(parts):
            blocks = zip(self.blocks, places, strict=True)
            shingles = np.concatenate([block[place[part] : place[part + 1]] for block, place in blocks])
            hashes = shingles >> np.uint64(ARTICLE_BITS)
            shingles = shingles[hashes % np.uint64(sample) == 0] if sample > 1 else shingles
            shingles.sort()
            yield shingles >> np.uint64(ARTICLE_BITS), unpack(shingles, ARTICLE_BITS)[0]


def shingles_of(words: Words, first: int, vocabulary: Vocabulary, settings: CandidateSettings) -> Packed:
    """A block: hashes of every run of body words, sampled, each with its article, counted from `first`."""
    body = words.part == Part.BODY
    hashes, article = vocabulary.hashes[words.spelling[body]], words.article[body]
    count = len(hashes) - settings.shingle + 1
    if count <= 0:
        return np.zeros(0, np.uint64)
    mixed = hashes[:count].copy()
    for offset in range(1, settings.shingle):
        mixed *= np.uint64(0x9E3779B97F4A7C15)
        mixed += hashes[offset : offset + count]
    mixed ^= mixed >> np.uint64(31)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(29)
    whole = article[:count] == article[settings.shingle - 1 :]
    kept = whole & (mixed % np.uint64(settings.shingle_sample) == 0)
    return distinct(
        pack(
            (mixed[kept] >> np.uint64(ARTICLE_BITS), _HASH_BITS),
            (article[:count][kept] + first, ARTICLE_BITS),
        )
    )
