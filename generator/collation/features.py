"""What the linker knows of an article, worked out once.

    The mayor resigned on Monday, | but her deputy said | that the harbour vote would go on.
    └──────────────────────────────── sentence ────────────────────────────────────────────┘
    └───────── clause ───────────┘ └───────────── clause ──────────────────────────────────┘

Words as stems and, beside them, runs of four letters: a reworded sentence keeps names, figures and
the roots of its content words, and the four letters see that "Japanese" and "Japan" or "abductees"
and "abducted" are kin where a stemmer does not. A word that stands in the language's table of words
for one thing also has that row's sign, `≈12`. A sentence that was split or merged keeps whole
clauses, so clauses are units of their own, cut at punctuation and at words that open a clause; a
piece with fewer than three content words is joined to its smaller neighbour.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from generator.model.article import Article
from generator.model.spans import Span
from generator.text.keys import fold, key
from generator.text.language import Language, tables
from generator.text.quotation import quoted
from generator.text.tokens import Token, TokenKind, tokenize

__all__ = ["Features", "Word", "describe", "distinct", "signs", "span_of"]

_CONTENT_WORDS = 3
"""A clause has at least this many content words: fewer tie nothing together."""
_NO_CLAUSE_AT = frozenset("'’.-‐‑/%$€£&#@")
"""Marks within a name, figure or compound, where no clause begins."""


class Word(NamedTuple):
    """A word of a sentence: its key, whether it starts with a capital, and where it stands."""

    key: str
    capital: bool
    token: Token


class Features(Struct, frozen=True):
    """An article as the linker sees it. A unit is a sentence or a clause.

    The units are first the sentences, in order, then all clauses in order, at least one to a
    sentence: `owner` tells the sentence of each unit and `clauses` where each sentence's begin.
    `gram_unit` and `gram` are pairs of a unit and a run of four letters in it, without repeats.
    """

    article: Article
    words: tuple[tuple[Word, ...], ...]
    tokens: tuple[tuple[str, ...], ...]
    """The original characters of each sentence, cut into tokens: equal ones are verbatim."""
    speech: tuple[frozenset[str], ...]
    """For a sentence that is mostly quotation the content words in its marks, else nothing."""
    units: tuple[frozenset[str], ...]
    """The keys of each unit's words, and the signs of what they mean."""
    owner: NDArray[np.intp]
    clauses: NDArray[np.intp]
    gram_unit: NDArray[np.intp]
    gram: NDArray[np.uint64]

    @property
    def sentences(self) -> int:
        return len(self.words)

    def keys(self, sentences: Sequence[int]) -> list[str]:
        """The keys of these sentences' words, in order."""
        return [word.key for sentence in sentences for word in self.words[sentence]]

    def count(self, sentence: int) -> int:
        """Words in a sentence, and at least 1: a line of marks still takes its place."""
        return max(1, len(self.words[sentence]))


def describe(article: Article) -> Features:
    """The features of an article. What a sentence brings is worked out once, whoever else has it."""
    places = [sentence.span for sentence in article.sentences]
    lines = [_line(span.of(article.text), article.language) for span in places]
    words = [_placed(line.words, span.start) for line, span in zip(lines, places, strict=True)]
    lengths = [len(line.units) - 1 for line in lines]
    sentences = np.arange(len(lines), dtype=np.intp)
    grams = [*(line.grams[0] for line in lines), *(gram for line in lines for gram in line.grams[1:])]
    if grams:
        grams[0] = grams[0][grams[0] >> np.uint64(48) > 0]  # nothing comes before a text's first sentence
    units = [*(line.units[0] for line in lines), *(unit for line in lines for unit in line.units[1:])]
    return Features(
        article=article,
        words=tuple(words),
        tokens=tuple(line.tokens for line in lines),
        speech=_speech(article, places, words),
        units=tuple(units),
        owner=np.concatenate([sentences, np.repeat(sentences, lengths)]),
        clauses=np.concatenate([[0], np.cumsum(lengths)])[:-1].astype(np.intp),
        gram_unit=np.repeat(np.arange(len(grams), dtype=np.intp), np.array([len(g) for g in grams], np.intp)),
        gram=np.concatenate(grams) if grams else np.zeros(0, np.uint64),
    )


class _Line(Struct, frozen=True, eq=False):
    """A sentence by itself: places count from its start, units are it and its clauses."""

    words: tuple[Word, ...]
    tokens: tuple[str, ...]
    units: tuple[frozenset[str], ...]
    grams: tuple[NDArray[np.uint64], ...]


@lru_cache(maxsize=1 << 13)
def _line(sentence: str, language: str) -> _Line:
    table = tables(language)
    tokens = tokenize(sentence)
    words = _words(sentence, tokens, language, table)
    parts = [words, *_clauses(sentence, words, _quiet(language), table)]
    return _Line(
        words=tuple(words),
        tokens=tuple(token.of(sentence) for token in tokens),
        units=tuple(_with_signs({word.key for word in part}, language) for part in parts),
        grams=tuple(_grams([[word.token.of(sentence) for word in part] for part in parts])),
    )


@cache
def _quiet(language: str) -> frozenset[str]:
    """The keys of words that tell nothing by themselves."""
    table = tables(language)
    return frozenset(key(word, language) for word in table.function_words | table.reporting_words)


def _placed(words: Sequence[Word], start: int) -> tuple[Word, ...]:
    """The words of a sentence where it stands in an article."""
    return tuple(
        Word(same, capital, Token(start + begin, start + end, kind))
        for same, capital, (begin, end, kind) in words
    )


def signs(word: str, language: str) -> tuple[str, ...]:
    """The rows of the table of related words in which a key stands. Small words and offices have none."""
    return _signs(language).get(word, ())


@cache
def _signs(language: str) -> dict[str, tuple[str, ...]]:
    table = tables(language)
    without = table.function_words | table.reporting_words | table.title_words
    unsigned = {key(word, language) for word in without}
    found: dict[str, tuple[str, ...]] = {}
    for number, row in enumerate(table.related_words):
        for word in sorted({key(word, language) for word in row} - unsigned):
            found[word] = (*found.get(word, ()), f"≈{number}")
    return found


def _with_signs(words: set[str], language: str) -> frozenset[str]:
    rows = _signs(language)
    return frozenset(words).union(*(rows[word] for word in words if word in rows))


def _words(sentence: str, tokens: Sequence[Token], code: str, language: Language) -> list[Word]:
    """Words and figures; a possessive is none, and a short form is what it stands for."""
    found: list[Word] = []
    for token in tokens:
        if token.kind == TokenKind.MARK or sentence[token.start] in "'’":
            continue
        shown = token.of(sentence)
        capital = shown[0].isupper()
        found.extend(Word(key(part, code), capital, token) for part in _spelled_out(fold(shown), language))
    return found


def _spelled_out(word: str, language: Language) -> tuple[str, ...]:
    """`don't` as `do`, `not`: who lacks something and who does not have it then share a word."""
    if "'" not in word:
        return (word,)
    for short, *full in language.contractions:
        if word == short:
            return tuple(full)
        if short.startswith(("'", "n'")) and word.endswith(short) and len(word) > len(short):
            return (word.removesuffix(short), *full)
    return (word,)


def _speech(
    article: Article, places: Sequence[Span], lines: Sequence[Sequence[Word]]
) -> tuple[frozenset[str], ...]:
    marks = [quotation.inner for quotation in quoted(article.text)]
    starts = [mark.start for mark in marks]
    quiet = _quiet(article.language)
    found = []
    for place, line in zip(places, lines, strict=True):
        before = bisect_left(starts, place.end)
        if not before or marks[before - 1].end <= place.start:
            found.append(frozenset[str]())
            continue
        inside = [
            word
            for word in line
            if (at := bisect_right(starts, word.token.start)) and word.token.start < marks[at - 1].end
        ]
        mostly = 5 * len(inside) >= 2 * len(line)
        found.append(frozenset(word.key for word in inside if mostly and word.key not in quiet))
    return tuple(found)


def _clauses(
    sentence: str, words: Sequence[Word], quiet: frozenset[str], language: Language
) -> Sequence[Sequence[Word]]:
    """The sentence's clauses, in order; together they are the sentence."""
    cuts = [0]
    for at, (before, word) in enumerate(pairwise(words), start=1):
        between = sentence[before.token.end : word.token.start]
        marked = any(not (char.isspace() or char in _NO_CLAUSE_AT) for char in between)
        opener = fold(word.token.of(sentence)) in language.clause_words
        after_opener = fold(before.token.of(sentence)) in language.clause_words
        if marked or (opener and not after_opener):
            cuts.append(at)
    cuts.append(len(words))
    return [words[start:end] for start, end in pairwise(_long_enough(cuts, words, quiet))]


def _long_enough(cuts: list[int], words: Sequence[Word], quiet: frozenset[str]) -> list[int]:
    """Cuts without those that leave a piece too small: the smallest joins its smaller neighbour."""
    content = [at for at, word in enumerate(words) if word.key not in quiet]

    def size(start: int, end: int) -> int:
        return bisect_left(content, end) - bisect_left(content, start)

    while len(cuts) > 2:
        sizes = [size(start, end) for start, end in pairwise(cuts)]
        smallest = min(range(len(sizes)), key=lambda at: (sizes[at], at))
        if sizes[smallest] >= _CONTENT_WORDS:
            break
        left = sizes[smallest - 1] if smallest > 0 else None
        right = sizes[smallest + 1] if smallest + 1 < len(sizes) else None
        joins_left = right is None or (left is not None and left <= right)
        del cuts[smallest if joins_left else smallest + 1]
    return cuts


def _grams(units: Sequence[Sequence[str]]) -> list[NDArray[np.uint64]]:
    """The runs of letters of each unit, sorted, without repeats. A run is four UTF-16 units in one number.

    A unit's beginning counts as a letter, 0.
    """
    lines = "".join(f"\0 {' '.join(unit)} ".casefold().replace("'", "").replace("’", "") for unit in units)
    letters = np.frombuffer(lines.encode("utf-16-le", "replace"), np.uint16).astype(np.uint64)
    if len(letters) < 4:
        return [np.zeros(0, np.uint64) for _ in units]
    unit = np.cumsum(letters == 0) - 1
    runs = letters[:-3]
    for place in (letters[1:-2], letters[2:-1], letters[3:]):
        runs = (runs << np.uint64(16)) | place
    within = unit[:-3] == unit[3:]
    unit, runs = unit[:-3][within], runs[within]
    order = np.lexsort((runs, unit))
    unit, runs = unit[order], runs[order]
    first = np.ones(len(runs), bool)
    first[1:] = (unit[1:] != unit[:-1]) | (runs[1:] != runs[:-1])
    unit, runs = unit[first], runs[first]
    ends = np.searchsorted(unit, np.arange(len(units) + 1))
    return [runs[start:end] for start, end in pairwise(ends)]


def distinct(values: NDArray[np.intp]) -> NDArray[np.intp]:
    """The different values, sorted. `np.unique` hashes, which takes five times as long here."""
    ordered = np.sort(values)
    first = np.ones(len(ordered), bool)
    first[1:] = ordered[1:] != ordered[:-1]
    return ordered[first]


def span_of(features: Features, sentences: Sequence[int]) -> tuple[Span, ...]:
    """Where these sentences stand."""
    return tuple(features.article.sentences[index].span for index in sentences)
