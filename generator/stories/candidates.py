"""Which articles are compared at all: those that share a telling word, or a run of words.

    brannoc  ─→ 12 31 47 90        few articles: all pairs
    minister ─→ 3 5 8 9 … (2,000)  many: each with the four for which the word weighs most

Two joins over inverted lists, near-linear in the number of articles. Terms find independent reports
of an event, shingles find copies and digests. A plain cap on long lists would erase the largest
stories; hubs keep each of their articles tied to the most typical ones (a star instead of a clique).
What the star does not examine is measured later, where it matters (`linking`).

MinHash finds no spun or digested copy at Jaccard .5, and locality-sensitive hashing at the level
needed here costs more than the join (measured on 100,000 articles: 21 s against 25 to 207 s).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from msgspec import Struct

from generator.settings import CandidateSettings
from generator.stories.packing import (
    ARTICLE_BITS,
    WEIGHT_BITS,
    Flags,
    Floats,
    Integers,
    Packed,
    distinct,
    heaviest_first,
    pack,
    ranks,
    runs,
    unpack,
    weight_of,
)
from generator.stories.terms import Terms

__all__ = ["Candidates", "find_candidates", "sharing_wording"]

_PAIR = (ARTICLE_BITS, ARTICLE_BITS)
_TRIPLE = (ARTICLE_BITS, WEIGHT_BITS, ARTICLE_BITS)
_AT_ONCE = 1 << 22
"""Pairs that are made at once, so that memory stays bounded."""
_ARTICLES_AT_ONCE = 1 << 14
_MOST = (1 << WEIGHT_BITS) - 1
"""As many shared shingles as are told apart."""


class Candidates(Struct, frozen=True):
    """Pairs of articles, `a` < `b`, rising. `a_in_b` is the share of the shingles of `a` that `b` has too,
    `b_in_a` the reverse, both 0 where too few are shared to say anything."""

    a: Integers
    b: Integers
    a_in_b: Floats
    b_in_a: Floats

    def where(self, chosen: Flags) -> Candidates:
        """Some of the pairs."""
        return Candidates(self.a[chosen], self.b[chosen], self.a_in_b[chosen], self.b_in_a[chosen])


def find_candidates(terms: Terms, among: Flags, settings: CandidateSettings) -> Candidates:
    """The pairs worth comparing: near-linear in number, and nearly all that a story joins.

    `among` marks the articles that take part.
    """
    by_terms = _nearest(*_sharing_terms(terms, among, settings), settings.nearest)
    sharing = sharing_wording(terms, among, settings)
    by_shingles = _pair(sharing.a, sharing.b)
    pairs = distinct(np.concatenate([by_terms, by_shingles]))
    a, b = unpack(pairs, *_PAIR)
    a_in_b, b_in_a = np.zeros(len(pairs)), np.zeros(len(pairs))
    found = np.searchsorted(pairs, by_shingles)
    a_in_b[found], b_in_a[found] = sharing.a_in_b, sharing.b_in_a
    return Candidates(a, b, a_in_b, b_in_a)


def sharing_wording(terms: Terms, among: Flags, settings: CandidateSettings, sample: int = 1) -> Candidates:
    """The pairs that share shingles: copies, rewritten copies and digests. One in `sample` is looked at."""
    size = np.zeros(len(terms), np.int64)
    shared = found = np.zeros(0, np.uint64)
    for hashes, article in terms.shingles.parts(sample):
        size += np.bincount(article, minlength=len(terms))
        taking_part = among[article]
        hashes, article = hashes[taking_part], article[taking_part]
        pairs = _pairs_under(hashes, article, None, settings.shingle_posting, settings.hubs)
        found = np.concatenate([found, _counted(pairs)])
        if len(found) > len(shared):  # most pairs share something in every part
            shared, found = _added(np.concatenate([shared, found])), found[:0]
    shared = _added(np.concatenate([shared, found]))
    pairs, counts = shared >> np.uint64(WEIGHT_BITS), unpack(shared, WEIGHT_BITS)[0]
    a, b = unpack(pairs, *_PAIR)
    found_pairs = Candidates(a, b, np.minimum(counts / size[a], 1), np.minimum(counts / size[b], 1))
    contained = np.maximum(found_pairs.a_in_b, found_pairs.b_in_a) >= settings.contained
    return found_pairs.where((counts >= settings.shared_shingles) & contained)


def _sharing_terms(terms: Terms, among: Flags, settings: CandidateSettings) -> tuple[Packed, Floats]:
    """Pairs that share some of their heaviest terms, with the sum of products of their weights."""
    articles_with = np.bincount(terms.terms[among[terms.owners]], minlength=len(terms.naming))
    postings = np.concatenate(
        [
            _probes(terms, first, among, articles_with, settings.probes)
            for first in range(0, len(terms), _ARTICLES_AT_ONCE)
        ]
    )
    postings.sort()
    term, rank, article = unpack(postings, *_TRIPLE)
    found = _pairs_under(term, article, weight_of(rank), settings.posting, settings.hubs)
    found.sort()
    telling = [_telling(part, settings.at_least) for part in _parts(found)]
    pairs, products = zip(*telling, strict=True)
    return np.concatenate(pairs), np.concatenate(products)


def _parts(found: Packed) -> Iterator[Packed]:
    """Sorted pairs, each with something else, in parts that keep equal ones together."""
    first = 0
    while first < len(found) or first == 0:
        last = min(first + _AT_ONCE, len(found))
        if last < len(found):
            following = (found[last] >> np.uint64(WEIGHT_BITS)) + np.uint64(1)
            last = int(np.searchsorted(found, following << np.uint64(WEIGHT_BITS)))
        yield found[first:last]
        first = max(last, 1)


def _telling(found: Packed, at_least: float) -> tuple[Packed, Floats]:
    """Each pair once, rising, with the sum of its products: those that were found twice, or weigh enough."""
    pairs = found >> np.uint64(WEIGHT_BITS)
    starts, counts = runs(pairs)
    product = weight_of((found & np.uint64(_MOST)).astype(np.int64))
    product = np.add.reduceat(product, starts) if len(starts) else product
    telling = (counts >= 2) | (product >= at_least)
    return pairs[starts][telling], product[telling]


def _probes(terms: Terms, first: int, among: Flags, articles_with: Integers, most: int) -> Packed:
    """Of some articles, the heaviest terms that another one has: term, weight, article."""
    last = min(first + _ARTICLES_AT_ONCE, len(terms))
    owners = np.repeat(np.arange(first, last), np.diff(terms.starts[first : last + 1]))
    entries = slice(terms.starts[first], terms.starts[last])
    shared = among[owners] & (articles_with[terms.terms[entries]] >= 2)
    probes = pack(
        (owners[shared], ARTICLE_BITS),
        (heaviest_first(terms.weights[entries][shared]), WEIGHT_BITS),
        (terms.terms[entries][shared], ARTICLE_BITS),
    )
    probes.sort()
    article, rank, term = unpack(probes, *_TRIPLE)
    few = ranks(*runs(article)) < most
    return pack((term[few], ARTICLE_BITS), (rank[few], WEIGHT_BITS), (article[few], ARTICLE_BITS))


def _nearest(pairs: Packed, likeness: Floats, most: int) -> Packed:
    """The pairs that are among the `most` heaviest of either article."""
    a, b = unpack(pairs, *_PAIR)
    rank = heaviest_first(np.minimum(likeness, 1))
    both = np.concatenate(
        [
            pack((a, ARTICLE_BITS), (rank, WEIGHT_BITS), (b, ARTICLE_BITS)),
            pack((b, ARTICLE_BITS), (rank, WEIGHT_BITS), (a, ARTICLE_BITS)),
        ]
    )
    both.sort()
    article, _, partner = unpack(both, *_TRIPLE)
    kept = ranks(*runs(article)) < most
    return distinct(_pair(article[kept], partner[kept]))


def _pairs_under(
    keys: Integers | Packed, article: Integers, weight: Floats | None, posting: int, hubs: int
) -> Packed:
    """Pairs of articles under one key, in no order; where weights are given, each with their product.

    `keys` are sorted; the heaviest articles of a key come first and are its hubs.
    """
    starts, lengths = runs(keys)
    in_hubs = np.minimum(lengths, hubs)
    pairs_of = (
        np.where(lengths <= posting, lengths * (lengths - 1), in_hubs * (2 * lengths - in_hubs - 1)) // 2
    )
    found = np.empty(int(pairs_of.sum()), np.uint64)
    filled = 0
    for length in np.unique(lengths[lengths >= 2]).tolist():
        left, right = _places(length, posting, hubs)
        here = starts[lengths == length]
        step = max(1, _AT_ONCE // len(left))
        for first in range(0, len(here), step):
            base = here[first : first + step, None]
            i, j = (base + left).ravel(), (base + right).ravel()
            pairs = _pair(article[i], article[j])
            if weight is not None:
                pairs = pack((pairs, 0), (heaviest_first(weight[i] * weight[j]), WEIGHT_BITS))
            found[filled : filled + len(pairs)] = pairs
            filled += len(pairs)
    return found


def _counted(pairs: Packed) -> Packed:
    """Each pair once, packed with how often it was found, up to `_MOST`. Sorts `pairs`."""
    pairs.sort()
    starts, counts = runs(pairs)
    return pack((pairs[starts], 0), (np.minimum(counts, _MOST), WEIGHT_BITS))


def _added(counted: Packed) -> Packed:
    """The counts of several parts added up: each pair once, rising, packed as before. Sorts `counted`."""
    counted.sort()
    pairs = counted >> np.uint64(WEIGHT_BITS)
    starts, _ = runs(pairs)
    if not len(starts):
        return counted
    counts = np.add.reduceat((counted & np.uint64(_MOST)).astype(np.int64), starts)
    return pack((pairs[starts], 0), (np.minimum(counts, _MOST), WEIGHT_BITS))


def _places(length: int, posting: int, hubs: int) -> tuple[Integers, Integers]:
    """The places in a list of `length` that make its pairs."""
    if length <= posting:
        left, right = np.triu_indices(length, 1)
        return left.astype(np.int64), right.astype(np.int64)
    return (
        np.concatenate([np.full(length - hub - 1, hub) for hub in range(hubs)]),
        np.concatenate([np.arange(hub + 1, length) for hub in range(hubs)]),
    )


def _pair(i: Integers, j: Integers) -> Packed:
    return pack((np.minimum(i, j), ARTICLE_BITS), (np.maximum(i, j), ARTICLE_BITS))
