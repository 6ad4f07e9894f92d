"""What each article is about: its words and numbers, weighted, as a vector of length 1.

    "Barge hits St. Brannoc Bridge"   headline counts double, so does the lead
     brannoc .31   barge .28   bridg .17   hit .06   the 0

The weight of a term is its mentions, saturating, times its rarity: minus the logarithm of the share
of articles that have it, in the corpus and in general language together (`background`). Numbers
weigh more than words as rare as they are, for look-alike events differ in them first.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator
from datetime import date

import numpy as np
from msgspec import Struct

from generator.model.article import Article
from generator.settings import StoriesSettings, TermSettings
from generator.stories.background import numeric, shares
from generator.stories.packing import (
    Flags,
    Floats,
    Integers,
    Numbers,
    Packed,
    Weights,
    pack,
    ranks,
    runs,
    unpack,
)
from generator.stories.shingles import Shingles, shingles_of
from generator.stories.vocabulary import Part, Vocabulary, Words
from generator.track import Track

__all__ = ["UNWRITTEN", "Terms", "read_terms"]

UNWRITTEN = -1
"""The spelling of a term that an article has only in the day of its publication."""

_BLOCK = 1 << 20
"""Characters that are read at once, so that articles and words of a block can be packed, and that what is
made of them stays near the processor."""
_AT_ONCE = 1 << 20
"""Terms that are weighed at once."""
_LEAST = 16
"""Characters that the smallest article counts as."""
_OWNER_BITS, _TERM_BITS, _PLACE_BITS = 18, 24, 22


class Terms(Struct, frozen=True):
    """The terms of all articles, article after article.

    Those of article `i` are entries `starts[i]` to `starts[i + 1]` of `terms` (numbers, rising),
    `weights` (their squares sum to 1) and `spellings` (how the article first writes it). By term:
    whether it is a name or number (`naming`), a number (`numeric`).
    """

    starts: Integers
    terms: Numbers
    weights: Weights
    spellings: Numbers
    naming: Flags
    numeric: Flags
    words: tuple[str, ...]
    """The characters of each spelling."""
    shingles: Shingles
    days: Floats
    """When each article was published, in days from year 1; NaN where the text shows no whole date."""

    def __len__(self) -> int:
        return len(self.starts) - 1

    def in_both(self, a: int, b: int) -> tuple[Integers, Integers]:
        """The entries of `a` whose terms `b` has too, and those of `b`, in the same order."""
        own = self.terms[self.starts[a] : self.starts[a + 1]]
        others = self.terms[self.starts[b] : self.starts[b + 1]]
        place = np.searchsorted(others, own)
        place[place == len(others)] = 0
        both = np.flatnonzero(others[place] == own) if len(others) else place[:0]
        return self.starts[a] + both, self.starts[b] + place[both]

    @property
    def owners(self) -> Numbers:
        """The article of each entry."""
        return np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self.starts))


_UNSEEN = Track()


def read_terms(articles: Collection[Article], settings: StoriesSettings, track: Track = _UNSEEN) -> Terms:
    """The terms of `articles`, numbered by their place. Each is looked at once, a megabyte at a time."""
    vocabulary, usage, entries = Vocabulary(), _Usage(), _Entries()
    shingles: list[Packed] = []
    days = array("d")
    for some in _blocks(track.each(articles, len(articles))):
        words = vocabulary.read(some)
        shingles.append(shingles_of(words, len(days), vocabulary, settings.candidates))
        usage.add(words, vocabulary, entries.add(words, len(some), vocabulary, settings.terms))
        days.extend(map(_day, some))
    numbers = numeric(vocabulary)
    rarity = _rarity(usage.articles_with, len(days), vocabulary, settings.terms)
    return Terms(
        *entries.weighed(rarity, settings.terms),
        naming=numbers | usage.names(settings.terms),
        numeric=numbers,
        words=tuple(vocabulary.spellings),
        shingles=Shingles(tuple(shingles)),
        days=np.array(days),
    )


def _blocks(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """The articles, so many at once that they have about `_BLOCK` characters together."""
    block: list[Article] = []
    size = 0
    for article in articles:
        if block and size + len(article.text) > _BLOCK:
            yield block
            block, size = [], 0
        block.append(article)
        size += len(article.text) + _LEAST
    yield block


def _day(article: Article) -> float:
    shown = article.published.value[:10] if article.published is not None else ""
    return float(date.fromisoformat(shown).toordinal()) if len(shown) == 10 else float("nan")


class _Entries:
    """The distinct terms of each article: how many there are; mentions and first spelling of each.

    They are most of what grouping holds: so they grow in one place, and are weighed there.
    """

    def __init__(self) -> None:
        self._counts = array("q")
        self._terms = array("i")
        self._mentions = array("f")
        self._spellings = array("i")

    def add(self, words: Words, articles: int, vocabulary: Vocabulary, settings: TermSettings) -> Integers:
        """The terms of a block of so many articles, one for each article that has it."""
        term = vocabulary.terms_of[words.spelling]
        order = pack((words.article, _OWNER_BITS), (term, _TERM_BITS), (np.arange(len(term)), _PLACE_BITS))
        order.sort()
        article, its_term, place = unpack(order, _OWNER_BITS, _TERM_BITS, _PLACE_BITS)
        starts, _ = runs(order >> np.uint64(_PLACE_BITS))
        mentions = _counted(words, settings)[place]
        mentions = np.add.reduceat(mentions, starts) if len(starts) else mentions
        spelling = np.where(words.part == Part.DATE, UNWRITTEN, words.spelling)[place[starts]]
        self._counts.extend(np.bincount(article[starts], minlength=articles).tolist())
        self._terms.frombytes(its_term[starts].astype(np.int32).tobytes())
        self._mentions.frombytes(mentions.astype(np.float32).tobytes())
        self._spellings.frombytes(spelling.astype(np.int32).tobytes())
        return its_term[starts]

    def weighed(self, rarity: Floats, settings: TermSettings) -> tuple[Integers, Numbers, Weights, Numbers]:
        """Where each article's terms start; the heaviest of each, their weights, as vectors of length 1, and
        their spellings. Leaves nothing of what was added."""
        counts = np.array(self._counts)
        terms, spellings = np.frombuffer(self._terms, np.int32), np.frombuffer(self._spellings, np.int32)
        weights = np.frombuffer(self._mentions, np.float32)
        ends = np.cumsum(counts)
        used = first = 0
        while first < len(counts):
            start = int(ends[first] - counts[first])
            last = max(first + 1, int(np.searchsorted(ends, start + _AT_ONCE)))
            here = slice(start, ends[last - 1])
            article = np.repeat(np.arange(last - first), counts[first:last])
            keep, weighed = _weighed(article, terms[here], weights[here], rarity, settings)
            kept = slice(used, used + len(weighed))
            terms[kept], spellings[kept], weights[kept] = terms[here][keep], spellings[here][keep], weighed
            counts[first:last] = np.bincount(article[keep], minlength=last - first)
            used, first = kept.stop, last
        return np.concatenate(([0], np.cumsum(counts))), terms[:used], weights[:used], spellings[:used]


def _weighed(
    article: Integers, terms: Numbers, mentions: Weights, rarity: Floats, settings: TermSettings
) -> tuple[Flags, Weights]:
    """Which entries are the heaviest of their article, and their weights."""
    k = settings.saturation
    weights = mentions.astype(np.float64) * (k + 1) / (mentions + k) * rarity[terms]
    keep = _heaviest(article, terms, weights, settings.heaviest)
    article, weights = article[keep], weights[keep]
    length = np.sqrt(np.bincount(article, weights * weights))
    return keep, (weights / length[article]).astype(np.float32)


class _Usage:
    """How terms are used: in how many articles, how often in a sentence, how often there with a capital."""

    def __init__(self) -> None:
        self.articles_with = self._inside = self._capital = np.zeros(0, np.int64)

    def add(self, words: Words, vocabulary: Vocabulary, terms: Integers) -> None:
        """Count the words of a block, which has these terms, each once for each article."""
        term = vocabulary.terms_of[words.spelling]
        inside = ~words.opening & (words.part == Part.BODY)
        capital = inside & vocabulary.capitals[words.spelling]
        size = len(vocabulary.terms)
        self.articles_with = np.bincount(terms, minlength=size) + _padded(self.articles_with, size)
        self._inside = np.bincount(term[inside], minlength=size) + _padded(self._inside, size)
        self._capital = np.bincount(term[capital], minlength=size) + _padded(self._capital, size)

    def names(self, settings: TermSettings) -> Flags:
        """Which terms mostly have a capital where it is not the sentence that gives it."""
        return (self._capital > 0) & (self._capital > settings.name_share * self._inside)


def _padded(counts: Integers, size: int) -> Integers:
    return np.concatenate([counts, np.zeros(size - len(counts), np.int64)])


def _counted(words: Words, settings: TermSettings) -> Floats:
    """What each word counts for by its place: more in the headline, in the lead and as the date."""
    starts, lengths = runs(words.article)
    lead = ranks(starts, lengths) < settings.lead_words
    body = np.where(lead, settings.lead_weight, 1.0)
    return np.choose(words.part, [body, settings.title_weight, settings.date_weight])


def _rarity(articles_with: Integers, articles: int, vocabulary: Vocabulary, settings: TermSettings) -> Floats:
    """Minus the logarithm of the share of other articles that have a term, real ones and background."""
    background = settings.background_articles
    share = (articles_with - 1 + background * shares(vocabulary, settings)) / (articles - 1 + background)
    rarity = np.maximum(-np.log(np.maximum(share, 1e-9)), 0)
    rarity[numeric(vocabulary)] *= settings.number_weight
    return rarity


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
