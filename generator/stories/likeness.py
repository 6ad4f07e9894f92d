"""How alike two articles are: in all their words, in names and numbers alone, in copied wording.

                     alike   named   copied
    copy              .90     .95     .80
    rewritten copy    .58     .72     .07
    another report    .31     .40     0
    look-alike event  .29     .12     0        the same words, other names and figures

Only candidate pairs are compared, one article against all its partners at a time. Names and numbers
are a measure of their own and no heavier weight in the first: as a weight they tie together
everything about one person (tried: B³ .957 → .927), as a test they keep two events apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from msgspec import Struct

from generator.settings import GroupSettings
from generator.stories.candidates import Candidates
from generator.stories.packing import ARTICLE_BITS, Flags, Floats, Integers, pack
from generator.stories.terms import Terms

__all__ = ["Measure", "Pairs", "compare"]

_DECIMALS: Final = 6
"""Processors differ in the last bits of a sum; what is decided must not."""


class Pairs(Struct, frozen=True):
    """Compared pairs, `a` < `b`: each likeness is 0 to 1. `a_in_b` is the share of the wording of `a`
    that `b` has too, `b_in_a` the reverse."""

    a: Integers
    b: Integers
    alike: Floats
    named: Floats
    a_in_b: Floats
    b_in_a: Floats

    def only(self, places: Integers) -> Pairs:
        """The pairs at `places`."""
        return Pairs(
            self.a[places],
            self.b[places],
            self.alike[places],
            self.named[places],
            self.a_in_b[places],
            self.b_in_a[places],
        )

    def and_also(self, other: Pairs) -> Pairs:
        """These pairs and those of another comparison; one that both hold counts once."""
        both = Pairs(
            np.concatenate([self.a, other.a]),
            np.concatenate([self.b, other.b]),
            np.concatenate([self.alike, other.alike]),
            np.concatenate([self.named, other.named]),
            np.concatenate([self.a_in_b, other.a_in_b]),
            np.concatenate([self.b_in_a, other.b_in_a]),
        )
        pairs = pack((both.a, ARTICLE_BITS), (both.b, ARTICLE_BITS))
        _, first = np.unique(pairs, return_index=True)
        return both.only(first)


def compare(terms: Terms, candidates: Candidates, settings: GroupSettings) -> Pairs:
    """Measure the candidates and keep those alike enough to say anything.

    Dates far apart lessen the likeness of words and names, never that of copied wording.
    """
    worded = np.diff(terms.starts) > 0
    usable = worded[candidates.a] & worded[candidates.b]
    a, b = candidates.a[usable], candidates.b[usable]
    # A name weighs as much in both articles, so that its part of a product is the product times its square.
    naming = (np.where(terms.numeric, settings.numbers_among_names, 1.0) * terms.naming) ** 2
    in_all, in_names = _products(terms, a, b, naming)
    of_names = terms.weights.astype(np.float64) ** 2 * naming[terms.terms]
    length = np.sqrt(np.bincount(terms.owners, of_names, len(terms)))
    length = np.maximum(length, settings.least_names)
    nearness = _nearness(terms.days[a] - terms.days[b], settings)
    alike = np.round(in_all * nearness, _DECIMALS)
    named = np.round(in_names / (length[a] * length[b]) * nearness, _DECIMALS)
    copied = _is_copied(terms, a, b, alike, candidates.a_in_b[usable], candidates.b_in_a[usable], settings)
    pairs = Pairs(a, b, alike, named, candidates.a_in_b[usable] * copied, candidates.b_in_a[usable] * copied)
    return pairs.only(np.flatnonzero(alike >= settings.floor))


def _products(terms: Terms, a: Integers, b: Integers, naming: Floats) -> tuple[Floats, Floats]:
    """Inner products of the articles of each pair, in all words and in those that are names."""
    in_all, in_names = np.zeros(len(a)), np.zeros(len(a))
    scattered = np.zeros(len(terms.naming))
    starts = np.searchsorted(a, np.arange(len(terms) + 1))
    for article in np.flatnonzero(np.diff(starts)).tolist():
        pairs = slice(starts[article], starts[article + 1])
        own = slice(terms.starts[article], terms.starts[article + 1])
        lengths = terms.starts[b[pairs] + 1] - terms.starts[b[pairs]]
        ends = np.cumsum(lengths)
        entries = np.arange(ends[-1]) + np.repeat(terms.starts[b[pairs]] - ends + lengths, lengths)
        scattered[terms.terms[own]] = terms.weights[own]
        weights = scattered[terms.terms[entries]]
        scattered[terms.terms[own]] = 0
        shared = np.flatnonzero(weights)
        pair = np.searchsorted(ends, shared, "right")
        product = weights[shared] * terms.weights[entries[shared]]
        in_all[pairs] = np.bincount(pair, product, len(ends))
        in_names[pairs] = np.bincount(pair, product * naming[terms.terms[entries[shared]]], len(ends))
    return in_all, in_names


def _is_copied(
    terms: Terms,
    a: Integers,
    b: Integers,
    alike: Floats,
    a_in_b: Floats,
    b_in_a: Floats,
    settings: GroupSettings,
) -> Flags:
    """Whether wording in common was copied: with telling words, and no fewer of them than of all words.

    Formulas and lists pass through many texts and are shared by chance. Likeness cannot tell them from what
    a short digest took of a long text, which is as unlike; its own telling words, found in the other, do.
    """
    wording = np.maximum(a_in_b, b_in_a)
    copied = alike >= settings.witness
    for pair in np.flatnonzero((wording > 0) & ~copied & (alike >= settings.floor)).tolist():
        one, other = (a[pair], b[pair]) if a_in_b[pair] > b_in_a[pair] else (b[pair], a[pair])
        telling = terms.weights[terms.in_both(one, other)[0]].astype(np.float64)
        share = round(float(telling @ telling), _DECIMALS)
        copied[pair] = share >= max(settings.copied_telling, wording[pair])
    return copied


def _nearness(days: Floats, settings: GroupSettings) -> Floats:
    """The factor of dates: 1 up to `near_days` apart and where one is unknown."""
    apart = np.maximum(np.nan_to_num(np.abs(days), nan=0.0), settings.near_days)
    nearness: Floats = np.maximum(np.sqrt(settings.near_days / apart), settings.far_factor)
    return nearness


class Measure:
    """The exact average likeness of two groups, for those too large to have all pairs compared.

    The average of all products is the product of the averages, so its cost is that of reading both
    groups once, or a sample of each.
    """

    def __init__(self, terms: Terms, settings: GroupSettings) -> None:
        self._terms = terms
        self._settings = settings
        self._sums = np.zeros(len(terms.naming))

    def average(self, group: Sequence[int], other: Sequence[int]) -> float:
        """The average likeness over all pairs of one article of each."""
        some, others_of = self._some(group), self._some(other)
        entries, others = self._entries(some), self._entries(others_of)
        np.add.at(self._sums, self._terms.terms[entries], self._terms.weights[entries])
        product = (self._sums[self._terms.terms[others]] * self._terms.weights[others]).sum()
        self._sums[self._terms.terms[entries]] = 0
        apart = self._terms.days[some][:, None] - self._terms.days[others_of][None, :]
        nearness = float(_nearness(apart, self._settings).mean())
        return round(float(product) * nearness / (len(some) * len(others_of)), _DECIMALS)

    def _some(self, group: Sequence[int]) -> Integers:
        """The group, or evenly spaced articles of it."""
        most = self._settings.sample
        articles = np.sort(np.array(group, np.int64))
        return articles if len(articles) <= most else articles[np.arange(most) * len(articles) // most]

    def _entries(self, articles: Integers) -> Integers:
        starts = self._terms.starts
        return np.concatenate([np.arange(starts[i], starts[i + 1]) for i in articles.tolist()])
