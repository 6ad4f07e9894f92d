"""Words as numbers: every distinct stretch between two spaces is tokenised once.

    “Kim’s plan,” he said.    ─→     Kim’s   plan   he   said        stretches, numbered by their bytes
                                      Kim    plan   he   said        spellings, by generator.text
                                      kim    plan   he   said        terms: their comparison keys

Tokenising and stemming every article costs a hundred times as much as finding its stretches. They
repeat: 6 million in 10,000 articles are 74,000 different ones, so a look-up, for all words of a block
at once, stands for nearly all of the work, and the tokens are exactly those of `generator.text`.

Scripts that put no space between words give overlapping pairs of characters instead: coarse, but
two texts on one subject share many and two others few.

The day of publication is read with the text, as a date line would be: articles of one event bear the
same few days, and last year's event another year. In a pile of one day it is on every page and, like
every word that is, weighs nothing.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import Final

import numpy as np
from msgspec import Struct

from generator.model.article import Article, ZoneKind
from generator.stories.packing import Flags, Integers, Packed
from generator.stories.stretches import Stretches, cut
from generator.text.keys import key
from generator.text.language import tables
from generator.text.tokens import TokenKind, tokenize

__all__ = ["Part", "Vocabulary", "Words"]


class Part(IntEnum):
    """Where in an article a word stands, in the order of reading."""

    BODY = 0
    HEADLINE = 1
    DATE = 2
    """Made from the day of publication: not in the text."""


class Words(Struct, frozen=True):
    """The words of some articles, article after article, each one's body before its headline and date.

    One entry per word in every array: the article's place in the sequence that was read, the
    spelling's number, whether the word may open a sentence, and its `Part`.
    """

    article: Integers
    spelling: Integers
    opening: Flags
    part: Integers


class _Known:
    """Numbers of 64 bits that were met, each with its place in the order of meeting.

    Sorted; `_first` tells by the highest bits where to begin to look: the numbers are spread evenly, so
    that it is there or next to it.
    """

    def __init__(self) -> None:
        self._numbers = np.array([_LAST])
        self._places = np.array([-1])
        self._begin()

    def __len__(self) -> int:
        return len(self._numbers) - 1

    def add(self, numbers: Packed) -> None:
        """Take in what was never met, in order."""
        places = np.concatenate([self._places, np.arange(len(self), len(self) + len(numbers))])
        numbers = np.concatenate([self._numbers, numbers])
        order = np.argsort(numbers, kind="stable")
        self._numbers, self._places = numbers[order], places[order]
        self._begin()

    def _begin(self) -> None:
        bits = len(self._numbers).bit_length() + 1
        self._shift = np.uint64(64 - bits)
        self._first = np.searchsorted(self._numbers, np.arange(1 << bits, dtype=np.uint64) << self._shift)

    def places(self, numbers: Packed) -> Integers:
        """The place of each, -1 where it was never met."""
        at = self._first[numbers >> self._shift]
        left = np.flatnonzero(self._numbers[at] < numbers)
        while len(left):
            at[left] += 1
            left = left[self._numbers[at[left]] < numbers[left]]
        return np.where(self._numbers[at] == numbers, self._places[at], -1)


_LAST: Final = np.uint64(0xFFFFFFFFFFFFFFFF)
"""Stands behind all numbers, and is none."""


class Vocabulary:
    """The spellings and terms met so far, numbered in the order of their first use."""

    def __init__(self) -> None:
        self.spellings: list[str] = []
        self.languages: list[str] = []
        """Of each spelling: the same word in two languages is two spellings, often of one term."""
        self.terms: dict[str, int] = {}
        self._numbers: dict[tuple[str, str], int] = {}
        self._terms_of = array("q")
        self._capitals = array("b")
        self._hashes = array("L")
        self._known = _Known()
        self._languages: dict[str, int] = {}
        self._starts = array("q", [0])
        self._tokens = array("q")

    @property
    def terms_of(self) -> Integers:
        """The term of each spelling."""
        return np.array(self._terms_of, np.int64)

    @property
    def capitals(self) -> Flags:
        """Whether a spelling begins with a capital."""
        return np.array(self._capitals, np.bool_)

    @property
    def hashes(self) -> Packed:
        """Of each spelling: a number that depends on the characters of its term alone."""
        return np.array(self._hashes, np.uint64)

    def read(self, articles: Sequence[Article]) -> Words:
        """The words of the headlines, bodies and dates. Numbers what is new."""
        pieces: list[str] = []
        owners, parts, languages = array("q"), array("q"), array("q")
        for place, article in enumerate(articles):
            language = article.language.partition("-")[0].lower()
            number = self._languages.setdefault(language, len(self._languages))
            for part, piece in _pieces(article):
                pieces.append(piece)
                owners.append(place)
                parts.append(part)
                languages.append(number)
        stretches = cut(pieces, languages)
        places = self._known.places(stretches.numbers)
        new = np.flatnonzero(places < 0)
        if len(new):
            self._tokenize(stretches, new[_first_of_each(stretches.numbers[new])], languages)
            places[new] = self._known.places(stretches.numbers[new])
        return self._words(places, stretches, np.array(owners, np.int64), np.array(parts, np.int64))

    def _words(self, places: Integers, stretches: Stretches, owners: Integers, parts: Integers) -> Words:
        """Every stretch replaced by its words."""
        starts = np.array(self._starts, np.int64)
        tokens = np.array(self._tokens, np.int64)
        counts = starts[places + 1] - starts[places]
        first = np.cumsum(counts) - counts
        total = int(counts.sum())
        spelling = tokens[np.arange(total) + np.repeat(starts[places] - first, counts)]
        opening = np.zeros(total, np.bool_)
        opening[first[stretches.opening & (counts > 0)]] = True
        piece = np.repeat(stretches.piece, counts)
        return Words(owners[piece], spelling, opening, parts[piece])

    def _tokenize(self, stretches: Stretches, new: Integers, languages: Sequence[int]) -> None:
        """Number the words of stretches that were never met."""
        names = list(self._languages)
        spoken = [names[languages[piece]] for piece in stretches.piece[new].tolist()]
        for stretch, language in zip(stretches.spelled(new), spoken, strict=True):
            for word in _words_in(stretch):
                self._tokens.append(self._number(word, language))
            self._starts.append(len(self._tokens))
        self._known.add(stretches.numbers[new])

    def _number(self, word: str, language: str) -> int:
        number = self._numbers.get((word, language))
        if number is None:
            number = self._numbers[word, language] = len(self.spellings)
            self.spellings.append(word)
            self.languages.append(language)
            term = key(word, language)
            self._terms_of.append(self.terms.setdefault(term, len(self.terms)))
            self._hashes.append(zlib.crc32(term.encode()))
            self._capitals.append(word[0].isupper())
        return number


def _first_of_each(numbers: Packed) -> Integers:
    """Where each number stands for the first time, rising."""
    return np.sort(np.unique(numbers, return_index=True)[1])


def _pieces(article: Article) -> Iterator[tuple[Part, str]]:
    """The body, the headline, then the date."""
    for kind, part in ((ZoneKind.BODY, Part.BODY), (ZoneKind.HEADLINE, Part.HEADLINE)):
        for zone in article.zones:
            if zone.kind is kind:
                yield part, zone.span.of(article.text)
    if article.published is not None:
        yield Part.DATE, " ".join(_date(article.published.value, article.language))


def _date(published: str, language: str) -> list[str]:
    """Year, month and day as the language writes them: 2024-03-05 is ["2024", "march", "5"]."""
    year, *rest = published[: len("2024-03-05")].split("-")
    months = tables(language).months
    names = [months[int(month) - 1] for month in rest[:1] if months]
    return [year, *names, *(str(int(day)) for day in rest[1:])]


def _words_in(stretch: str) -> Iterator[str]:
    if stretch.isascii() and stretch.isalpha():  # nine in ten: one token
        yield stretch
        return
    run, end = "", 0
    for token in tokenize(stretch):
        if token.kind is TokenKind.MARK or stretch[token.start] in "'’":
            continue
        word = token.of(stretch)
        if run and not (token.start == end and _unspaced(word[0])):
            yield from _pairs(run)
            run = ""
        end = token.end
        if _unspaced(word[0]):
            run += word
        else:
            yield word
    yield from _pairs(run)


def _pairs(run: str) -> Iterator[str]:
    """A run of characters that no space parts, two by two; itself where there are no more."""
    if 0 < len(run) <= 2:
        yield run
    yield from (run[i : i + 2] for i in range(len(run) - 1) if len(run) > 2)


def _unspaced(character: str) -> bool:
    """Han, kana, Thai, Lao, Khmer and Burmese: scripts without a space between words."""
    return (
        "\u0e00" <= character <= "\u0eff"
        or "\u1000" <= character <= "\u109f"
        or "\u1780" <= character <= "\u17ff"
        or "\u3040" <= character <= "\u30ff"
        or "\u3400" <= character <= "\u9fff"
    )
