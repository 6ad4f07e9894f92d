"""What each article is about: its words and numbers, weighted, as a vector of length 1.

    "Barge hits St. Brannoc Bridge"   headline counts double, so does the lead
     brannoc .31   barge .28   bridg .17   hit .06   the 0

The weight of a term is its mentions, saturating, times its rarity: minus the logarithm of the share
of articles that have it, in the corpus and in general language together (`background`). Numbers
weigh more than words as rare as they are, for look-alike events differ in them first.

Shingles, runs of four words hashed to one number, show copying; every second is kept, by its hash,
which halves the cost and misses nothing on 10,000 articles (MinHash libraries lose spun copies).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from msgspec import Struct

from generator.model.article import Article
from generator.settings import CandidateSettings, StoriesSettings, TermSettings
from generator.stories.background import numeric, shares
from generator.stories.packing import (
    ARTICLE_BITS,
    Flags,
    Floats,
    Integers,
    Numbers,
    Packed,
    Weights,
    distinct,
    pack,
    ranks,
    runs,
    unpack,
)
from generator.stories.vocabulary import Part, Vocabulary, Words
from generator.track import Track

__all__ = ["UNWRITTEN", "Terms", "read_terms"]

UNWRITTEN = -1
"""The spelling of a term that an article has only in the day of its publication."""

_BLOCK = 1 << 20
"""Characters that are read at once, so that articles and words of a block can be packed, and that what is
made of them stays near the processor."""
_LEAST = 16
"""Characters that the smallest article counts as."""
_OWNER_BITS, _TERM_BITS, _PLACE_BITS = 18, 24, 22
_HASH_BITS = 64 - ARTICLE_BITS


class Terms(Struct, frozen=True):
    """The terms of all articles, article after article.

    Those of article `i` are entries `starts[i]` to `starts[i + 1]` of `terms` (numbers, rising),
    `weights` (their squares sum to 1) and `spellings` (how the article first writes it). By term:
    whether it is a name or number (`naming`), a number (`numeric`). `shingles` are packed and sorted:
    a hash, then the article.
    """

    starts: Integers
    terms: Numbers
    weights: Weights
    spellings: Numbers
    naming: Flags
    numeric: Flags
    words: tuple[str, ...]
    """The characters of each spelling."""
    shingles: Packed

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def owners(self) -> Numbers:
        """The article of each entry."""
        return np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self.starts))


_UNSEEN = Track()


def read_terms(articles: Sequence[Article], settings: StoriesSettings, track: Track = _UNSEEN) -> Terms:
    """The terms of `articles`, numbered by their place in the sequence."""
    vocabulary = Vocabulary()
    stretches = list(_blocks(articles))
    blocks = [
        _Block.of(vocabulary.read(articles[first:last]), last - first, first, vocabulary, settings)
        for first, last in track.each(stretches, len(stretches))
    ]
    numbers = numeric(vocabulary)
    naming = numbers | _names(blocks, len(vocabulary.terms), settings.terms)
    shingles = distinct(np.concatenate([block.shingles for block in blocks]))
    rarity = _rarity(_articles_with(blocks, len(numbers)), len(articles), vocabulary, settings.terms)
    blocks.reverse()
    weighed = []
    while blocks:  # each is let go: they are most of what grouping holds
        weighed.append(blocks.pop().weighed(rarity, settings.terms))
    counts = np.concatenate([block.counts for block in weighed])
    return Terms(
        np.concatenate(([0], np.cumsum(counts))),
        np.concatenate([block.terms for block in weighed]),
        np.concatenate([block.weights for block in weighed]),
        np.concatenate([block.spellings for block in weighed]),
        naming,
        numbers,
        tuple(vocabulary.spellings),
        shingles,
    )


def _blocks(articles: Sequence[Article]) -> Iterator[tuple[int, int]]:
    """Stretches of articles with about `_BLOCK` characters together."""
    first = size = 0
    for place, article in enumerate(articles):
        if place > first and size + len(article.text) > _BLOCK:
            yield first, place
            first, size = place, 0
        size += len(article.text) + _LEAST
    yield first, len(articles)


class _Weighed(NamedTuple):
    """The terms that are kept of some articles: how many of each article, and what `Terms` says of them."""

    counts: Integers
    terms: Numbers
    weights: Weights
    spellings: Numbers


class _Block(Struct, frozen=True):
    """The distinct terms of some articles: how many each has; mentions and first spelling of each;
    shingles; how often a term stands inside a sentence, and how often with a capital there."""

    counts: Integers
    terms: Numbers
    mentions: Weights
    spellings: Numbers
    shingles: Packed
    inside: Integers
    capital: Integers

    @staticmethod
    def of(
        words: Words, articles: int, first: int, vocabulary: Vocabulary, settings: StoriesSettings
    ) -> _Block:
        term = vocabulary.terms_of[words.spelling]
        order = pack((words.article, _OWNER_BITS), (term, _TERM_BITS), (np.arange(len(term)), _PLACE_BITS))
        order.sort()
        article, its_term, place = unpack(order, _OWNER_BITS, _TERM_BITS, _PLACE_BITS)
        starts, _ = runs(order >> np.uint64(_PLACE_BITS))
        mentions = _counted(words, settings.terms)[place]
        inside = ~words.opening & (words.part == Part.BODY)
        return _Block(
            np.bincount(article[starts], minlength=articles),
            its_term[starts].astype(np.int32),
            (np.add.reduceat(mentions, starts) if len(starts) else mentions).astype(np.float32),
            np.where(words.part == Part.DATE, UNWRITTEN, words.spelling)[place[starts]].astype(np.int32),
            _shingles(words, first, vocabulary, settings.candidates),
            np.bincount(term[inside]),
            np.bincount(term[inside & vocabulary.capitals[words.spelling]]),
        )

    def weighed(self, rarity: Floats, settings: TermSettings) -> _Weighed:
        """The heaviest terms of each article, as vectors of length 1."""
        article = np.repeat(np.arange(len(self.counts)), self.counts)
        k = settings.saturation
        weights = self.mentions.astype(np.float64) * (k + 1) / (self.mentions + k) * rarity[self.terms]
        keep = _heaviest(article, self.terms, weights, settings.heaviest)
        article, weights = article[keep], weights[keep]
        length = np.sqrt(np.bincount(article, weights * weights, len(self.counts)))
        return _Weighed(
            np.bincount(article, minlength=len(self.counts)),
            self.terms[keep],
            (weights / length[article]).astype(np.float32),
            self.spellings[keep],
        )


def _counted(words: Words, settings: TermSettings) -> Floats:
    """What each word counts for by its place: more in the headline, in the lead and as the date."""
    starts, lengths = runs(words.article)
    lead = ranks(starts, lengths) < settings.lead_words
    body = np.where(lead, settings.lead_weight, 1.0)
    return np.choose(words.part, [body, settings.title_weight, settings.date_weight])


def _shingles(words: Words, first: int, vocabulary: Vocabulary, settings: CandidateSettings) -> Packed:
    """Hashes of every run of body words, sampled, each with its article."""
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
    return pack(
        (mixed[kept] >> np.uint64(ARTICLE_BITS), _HASH_BITS), (article[:count][kept] + first, ARTICLE_BITS)
    )


def _rarity(articles_with: Integers, articles: int, vocabulary: Vocabulary, settings: TermSettings) -> Floats:
    """Minus the logarithm of the share of other articles that have a term, real ones and background."""
    background = settings.background_articles
    share = (articles_with - 1 + background * shares(vocabulary, settings)) / (articles - 1 + background)
    rarity = np.maximum(-np.log(np.maximum(share, 1e-9)), 0)
    rarity[numeric(vocabulary)] *= settings.number_weight
    return rarity


def _articles_with(blocks: Sequence[_Block], terms: int) -> Integers:
    """How many articles have each term."""
    articles_with = np.zeros(terms, np.int64)
    for block in blocks:
        counts = np.bincount(block.terms)
        articles_with[: len(counts)] += counts
    return articles_with


def _names(blocks: Sequence[_Block], terms: int, settings: TermSettings) -> Flags:
    """Which terms mostly have a capital where it is not the sentence that gives it."""
    inside, capital = np.zeros(terms), np.zeros(terms)
    for block in blocks:
        inside[: len(block.inside)] += block.inside
        capital[: len(block.capital)] += block.capital
    return (capital > 0) & (capital > settings.name_share * inside)


def _heaviest(article: Integers, term: Numbers, weights: Floats, most: int) -> Flags:
    """The entries that are kept: at most `most` of an article, the heaviest, and none without weight."""
    keep = weights > 0
    starts, lengths = runs(article)
    long = np.repeat(lengths > most, lengths)
    if long.any():
        entries = np.flatnonzero(long)
        order = entries[np.lexsort((term[entries], -weights[entries], article[entries]))]
        starts, lengths = runs(article[order])
        keep[order[ranks(starts, lengths) >= most]] = False
    return keep
