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

import zlib
from array import array
from collections.abc import Iterator, Sequence
from enum import IntEnum

import numpy as np
from msgspec import Struct

from generator.model.article import Article, SentenceRole
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
    spelling's number, whether the word opens a sentence, and its `Part`.
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
            number = self._of(article.language).__getitem__
            for part, words in _sentences(article):
                stream.extend(map(number, words))
                owners.append(place)
                parts.append(part)
                lengths.append(len(words))
        self._tokenize_new()
        return self._words(*(np.array(column, np.int64) for column in (stream, lengths, owners, parts)))

    def _words(self, stretches: Integers, lengths: Integers, owners: Integers, parts: Integers) -> Words:
        """Every stretch of every sentence replaced by its words."""
        starts = np.array(self._starts, np.int64)
        tokens = np.array(self._tokens, np.int64)
        counts = starts[stretches + 1] - starts[stretches]
        ends = np.cumsum(counts)
        total = int(ends[-1]) if len(ends) else 0
        spelling = tokens[np.arange(total) + np.repeat(starts[stretches] - ends + counts, counts)]
        sentence = np.repeat(np.repeat(np.arange(len(lengths)), lengths), counts)
        opening = np.ones(total, np.bool_)
        opening[1:] = sentence[1:] != sentence[:-1]
        return Words(owners[sentence], spelling, opening, parts[sentence])

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


def _sentences(article: Article) -> Iterator[tuple[Part, list[str]]]:
    """The stretches of each sentence: those of the body, of the headline, then the date."""
    text = article.text
    for sentence in article.sentences:
        if sentence.role is not SentenceRole.HEADLINE:
            yield Part.BODY, sentence.span.of(text).split()
    for sentence in article.sentences:
        if sentence.role is SentenceRole.HEADLINE:
            yield Part.HEADLINE, sentence.span.of(text).split()
    if article.published is not None:
        yield Part.DATE, _date(article.published.value, article.language)


def _date(published: str, language: str) -> list[str]:
    """Year, month and day as the language writes them: 2024-03-05 is ["2024", "march", "5"]."""
    year, *rest = published[: len("2024-03-05")].split("-")
    months = tables(language).months
    names = [months[int(month) - 1] for month in rest[:1] if months]
    return [year, *names, *(str(int(day)) for day in rest[1:])]


def _words_in(stretch: str) -> Iterator[str]:
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
