"""Words as numbers: every distinct stretch between two spaces is tokenised once.

    “Kim’s plan,” he said.    ─→    “Kim’s · plan,” · he · said.     stretches, by str.split
                                      Kim      plan    he   said      spellings, by generator.text
                                      kim      plan    he   said      terms: their comparison keys

Tokenising and stemming every article costs a hundred times as much as splitting it. Stretches repeat:
6 million in 10,000 articles are 116,000 different ones, so a dictionary look-up stands for nearly all
of the work, and the tokens are exactly those of `generator.text`.

Scripts that put no space between words give overlapping pairs of characters instead: coarse, but
two texts on one subject share many and two others few.

The day of publication is read with the text, as a date line would be: articles of one event bear the
same few days, and last year's event another year. In a pile of one day it is on every page and, like
every word that is, weighs nothing.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections.abc import Iterator, Sequence
from enum import IntEnum

import numpy as np
from msgspec import Struct

from generator.model.article import Article, ZoneKind
from generator.stories.packing import Flags, Integers, Packed
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


class _Stretches(dict[str, int]):
    """Numbers the stretches of one language; all languages share one list."""

    def __init__(self, language: str, met: list[tuple[str, str]]) -> None:
        super().__init__()
        self._language = language
        self._met = met

    def __missing__(self, stretch: str) -> int:
        number = self[stretch] = len(self._met)
        self._met.append((stretch, self._language))
        return number


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
        self._met: list[tuple[str, str]] = []
        self._stretches: dict[str, _Stretches] = {}
        self._starts = array("q", [0])
        self._tokens = array("q")
        self._closing = array("b")

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
        stream = array("q")
        owners, parts, lengths = array("q"), array("q"), array("q")
        for place, article in enumerate(articles):
            words: list[str] = []
            for part, line in _lines(article):
                words += line
                owners.append(place)
                parts.append(part)
                lengths.append(len(line))
            stream.extend(map(self._of(article.language).__getitem__, words))
        self._tokenize_new()
        return self._words(*(np.array(column, np.int64) for column in (stream, lengths, owners, parts)))

    def _words(self, stretches: Integers, lengths: Integers, owners: Integers, parts: Integers) -> Words:
        """Every stretch of every line replaced by its words."""
        starts = np.array(self._starts, np.int64)
        tokens = np.array(self._tokens, np.int64)
        counts = starts[stretches + 1] - starts[stretches]
        first = np.cumsum(counts) - counts
        total = int(counts.sum())
        spelling = tokens[np.arange(total) + np.repeat(starts[stretches] - first, counts)]
        opening = np.zeros(total, np.bool_)
        opens = np.ones(len(stretches), np.bool_)
        opens[1:] = np.array(self._closing, np.bool_)[stretches[:-1]]
        opens[(np.cumsum(lengths) - lengths)[lengths > 0]] = True
        opening[first[opens & (counts > 0)]] = True
        return Words(
            np.repeat(np.repeat(owners, lengths), counts),
            spelling,
            opening,
            np.repeat(np.repeat(parts, lengths), counts),
        )

    def _of(self, language: str) -> _Stretches:
        primary = language.partition("-")[0].lower()
        if primary not in self._stretches:
            self._stretches[primary] = _Stretches(primary, self._met)
        return self._stretches[primary]

    def _tokenize_new(self) -> None:
        for stretch, language in self._met[len(self._starts) - 1 :]:
            for word in _words_in(stretch):
                self._tokens.append(self._number(word, language))
            self._starts.append(len(self._tokens))
            self._closing.append(_CLOSING.search(stretch) is not None)

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


_CLOSING = re.compile(r"[.!?…。！？:][^\w\s]{0,6}$")
"""May end a sentence: for telling names by their capitals it is enough to leave out every capital that may
be owed to a full stop, those after "Mr." among them. Cutting sentences would cost half of all grouping."""


def _lines(article: Article) -> Iterator[tuple[Part, list[str]]]:
    """The stretches of each line: those of the body, of the headline, then the date."""
    text = article.text
    for kind, part in ((ZoneKind.BODY, Part.BODY), (ZoneKind.HEADLINE, Part.HEADLINE)):
        for zone in article.zones:
            if zone.kind is kind:
                for line in zone.span.of(text).split("\n"):
                    yield part, line.split()
    if article.published is not None:
        yield Part.DATE, _date(article.published.value, article.language)


def _date(published: str, language: str) -> list[str]:
    """Year, month and day as the language writes them: 2024-03-05 is ["2024", "march", "5"]."""
    year, *rest = published[: len("2024-03-05")].split("-")
    months = tables(language).months
    names = [months[int(month) - 1] for month in rest[:1] if months]
    return [year, *names, *(str(int(day)) for day in rest[1:])]


_MARKS = ".,;:!?…“”‘’\"'()[]–—-"


def _words_in(stretch: str) -> Iterator[str]:
    word = stretch.strip(_MARKS)
    if word.isascii() and word.isalpha():  # nine in ten: one token, and marks around it
        yield word
        return
    for token in tokenize(stretch):
        if token.kind is TokenKind.MARK or stretch[token.start] in "'’":
            continue
        word = token.of(stretch)
        if len(word) > 2 and _unspaced(word[0]):
            yield from (word[i : i + 2] for i in range(len(word) - 1))
        else:
            yield word


def _unspaced(character: str) -> bool:
    """Han, kana, Thai, Lao, Khmer and Burmese: scripts without a space between words."""
    return (
        "\u0e00" <= character <= "\u0eff"
        or "\u1000" <= character <= "\u109f"
        or "\u1780" <= character <= "\u17ff"
        or "\u3040" <= character <= "\u30ff"
        or "\u3400" <= character <= "\u9fff"
    )
