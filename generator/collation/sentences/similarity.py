"""How alike the sentences of two articles are.

    likeness = .6 · damped Dice over words + .4 · damped Dice over four-letter runs

A feature counts for more the fewer sentences of *a document* use it: the mean of its rate within
each article that has it, and not its rate in the story, so that ten copies do not make rare words
look common. Function words, words of office and the parts of a long name count for less: names are
everywhere in a story, and what tells two of its sentences apart is what is done. A word from the
table of related words also brings the sign of its row. Damping (a multiple of the largest weight in
the denominator) keeps two three-word sentences from being alike by one word in common. Half of the
likeness is the best clause of one sentence against the whole other one, which is how a sentence
that was cut in two still finds both halves.

Tried, and not better: cosine of tf-idf over words or letters, weights from general English, powers
of the weights, word pairs, containment, a score of names and a score of events apart, clauses
against clauses (`docs/sentence-links.md` has the figures).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from itertools import islice

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from generator.collation.sentences.features import (
    Features,
    distinct,
    letters_of,
    meanings_of,
    signs,
    units_of,
)
from generator.collation.words.wordings import Wording
from generator.settings import LinkSettings
from generator.text.keys import key
from generator.text.language import Language, tables

__all__ = ["Index", "index", "likeness"]

Matrix = NDArray[np.float64]
"""Double precision: in single, another processor could round a probability another way."""
_BLOCK = 4096
"""Features multiplied at a time: memory stays bounded in long articles."""


class _Profile(Struct, frozen=True):
    """The units of one article over one kind of feature: parallel pairs, and the weight of each unit."""

    unit: NDArray[np.intp]
    feature: NDArray[np.intp]
    root: Matrix
    """Square roots of the weights: a product of two of them is the weight."""
    mass: Matrix
    present: NDArray[np.intp]
    """The features that occur, sorted."""


class Index(Struct, frozen=True, eq=False, dict=True):
    """The articles of a story, weighed against one another. What only likeness needs is worked out when it
    is first asked for: in a story of copies it never is."""

    articles: tuple[Features, ...]
    numbers: dict[str, int]
    word_weights: Matrix
    """What each word counts for, by its number."""
    small: frozenset[str]
    """Keys of function and reporting words in the languages of the story."""
    naming: frozenset[str]
    """Keys of names and offices: who, and not what is done."""

    @cached_property
    def weights(self) -> dict[str, float]:
        """What each word counts for, by its key."""
        return dict(zip(self.numbers, self.word_weights.tolist(), strict=True))

    @cached_property
    def words(self) -> dict[int, _Profile]:
        """The profiles that have been asked for, by the place of their article."""
        return {}

    @cached_property
    def grams(self) -> dict[int, _Profile]:
        """The same for runs of letters."""
        return {}

    @cached_property
    def letters(self) -> _Letters:
        """The runs of letters of the whole story."""
        return _letters(self.articles)


class _Letters(Struct, frozen=True, eq=False):
    """The runs of letters of a story, as numbers: for each wording those of its units, and the weights."""

    of: dict[Wording, list[NDArray[np.intp]]]
    first: dict[Wording, NDArray[np.intp]]
    """The same for a sentence that opens its text: nothing comes before it."""
    weights: Matrix


def index(articles: Sequence[Features], settings: LinkSettings) -> Index:
    """Weighs every word of a story once. Linear in the story's text."""
    numbers: dict[str, int] = {}
    used = [_numbered(article, numbers) for article in articles]
    small = _keys_of(articles, lambda language: language.function_words | language.reporting_words)
    light = small | _keys_of(articles, lambda language: language.time_words)
    names = _names(articles)
    offices = _keys_of(articles, lambda language: language.title_words)
    factor = _word_factors(articles, numbers, light, names, offices, settings)
    return Index(
        articles=tuple(articles),
        numbers=numbers,
        word_weights=_weights(articles, used, len(numbers)) * factor,
        small=small,
        naming=offices.union(names) - small,
    )


def likeness(story: Index, a: int, b: int, settings: LinkSettings) -> Matrix:
    """Sentences of article `a` by sentences of article `b`: 0 to nearly 1."""
    left, right = story.articles[a], story.articles[b]
    n, m = left.sentences, right.sentences
    if not n or not m:
        return np.zeros((n, m))
    damping = settings.word_damping * _heaviest(story.word_weights)
    words = _dice(_words(story, a), _words(story, b), n, m, damping)
    damping = settings.gram_damping * _heaviest(story.letters.weights)
    grams = _dice(_grams(story, a), _grams(story, b), n, m, damping)
    to_sentences, to_clauses = (
        settings.word_share * word + (1 - settings.word_share) * gram
        for word, gram in zip(words, grams, strict=True)
    )
    whole = to_sentences[:n]
    clauses = np.maximum(
        np.maximum.reduceat(to_sentences[n:], left.clauses, axis=0),
        np.maximum.reduceat(to_clauses, right.clauses, axis=1),
    )
    by_clause = np.maximum(whole, clauses)
    tempered: Matrix = whole + settings.clause_share * (by_clause - whole)
    return tempered


def _heaviest(weights: Matrix) -> float:
    return float(weights.max(initial=0.0))


def _numbered(article: Features, numbers: dict[str, int]) -> NDArray[np.intp]:
    """The numbers of every sentence's words. Words are numbered in the order in which they are met."""
    found = [numbers.setdefault(word, len(numbers)) for line in article.lines for word in meanings_of(line)]
    return np.array(found, np.intp)


def _words(story: Index, at: int) -> _Profile:
    """An article's profile over words."""
    if at not in story.words:
        units = story.articles[at].units
        owner = np.repeat(
            np.arange(len(units), dtype=np.intp), np.array([len(unit) for unit in units], np.intp)
        )
        number = np.array([story.numbers[word] for unit in units for word in sorted(unit)], np.intp)
        story.words[at] = _profile(len(units), owner, number, story.word_weights)
    return story.words[at]


def _grams(story: Index, at: int) -> _Profile:
    """An article's profile over runs of letters."""
    if at not in story.grams:
        lines, letters = story.articles[at].lines, story.letters
        runs = [letters.of[line] for line in lines]
        units = [*(own[0] for own in runs), *(unit for own in runs for unit in own[1:])]
        units[0] = letters.first[lines[0]]
        owner = np.repeat(
            np.arange(len(units), dtype=np.intp), np.array([len(unit) for unit in units], np.intp)
        )
        story.grams[at] = _profile(len(units), owner, np.concatenate(units), letters.weights)
    return story.grams[at]


def _letters(articles: Sequence[Features]) -> _Letters:
    """The runs of letters of every wording, looked at once, as numbers in the order of the letters."""
    lines = list(dict.fromkeys(line for article in articles for line in article.lines))
    texts = [units_of(line).texts for line in lines]
    values, runs = letters_of([unit for units in texts for unit in units])
    opens = {article.lines[0]: None for article in articles if article.lines}
    numbered = iter(runs)
    of = {line: list(islice(numbered, len(units))) for line, units in zip(lines, texts, strict=True)}
    # A run begins with the beginning of its unit, 0, where that is one of its four letters.
    inner = int(np.searchsorted(values, np.uint64(1) << np.uint64(48)))
    first = {line: of[line][0][of[line][0] >= inner] for line in opens}
    used = [
        np.concatenate([first[article.lines[0]], *(of[line][0] for line in article.lines[1:])])
        if article.lines
        else np.zeros(0, np.intp)
        for article in articles
    ]
    return _Letters(of, first, _weights(articles, used, len(values)))


def _weights(articles: Sequence[Features], used: Sequence[NDArray[np.intp]], count: int) -> Matrix:
    """-log of the mean rate of sentences that use a feature, over the articles that have it."""
    rate = np.zeros(count)
    having = np.zeros(count)
    for article, features in zip(articles, used, strict=True):
        own = distinct(features)
        times = np.bincount(features, minlength=count)[own]
        rate[own] += (times + 0.25) / (article.sentences + 1)
        having[own] += 1
    mean = np.clip(rate / np.maximum(having, 1), 1e-6, 0.95)
    weights: Matrix = np.where(having > 0, -np.log(mean), 0.0)
    return weights


def _keys_of(articles: Sequence[Features], table: Callable[[Language], frozenset[str]]) -> frozenset[str]:
    """The keys of a table's words, in every language of the story."""
    languages = sorted({article.article.language for article in articles})
    return frozenset(key(word, code) for code in languages for word in table(tables(code)))


def _word_factors(
    articles: Sequence[Features],
    numbers: dict[str, int],
    light: frozenset[str],
    names: dict[str, float],
    offices: frozenset[str],
    settings: LinkSettings,
) -> Matrix:
    """What a word's kind makes of its weight."""
    languages = sorted({article.article.language for article in articles})
    factor = np.ones(len(numbers))
    for word, number in numbers.items():
        if word in light:
            factor[number] = settings.small_word
        elif word in names:
            factor[number] = names[word] ** -settings.name_discount
        elif word in offices:
            factor[number] = settings.office_word
        if word.startswith("≈"):
            factor[number] = settings.meaning
        elif any(signs(word, code) for code in languages):
            factor[number] *= settings.own_form
    return factor


def _names(articles: Sequence[Features]) -> dict[str, float]:
    """Words that mostly stand in runs of capitals, and the mean length of those runs."""
    inside: Counter[str] = Counter()
    length: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    lines = Counter(line for article in articles for line in article.lines)
    for line, times in lines.items():
        for start, end in _capital_runs(line):
            for word in line.keys[start:end]:
                inside[word] += times
                length[word] += times * (end - start)
    for line, times in lines.items():
        for word, capital in zip(line.keys, line.capitals, strict=True):
            if not capital and word in inside:
                lower[word] += times
    return {word: length[word] / count for word, count in inside.items() if count > lower[word]}


@lru_cache(maxsize=1 << 13)
def _capital_runs(line: Wording) -> tuple[tuple[int, int], ...]:
    """Runs of words with capitals. One alone at the start of a sentence says nothing."""
    runs: list[tuple[int, int]] = []
    capital, at = line.capitals, 0
    while at < len(capital):
        end = at
        while end < len(capital) and capital[end]:
            end += 1
        if end > at and not (at == 0 and end == 1):
            runs.append((at, end))
        at = max(end, at + 1)
    return tuple(runs)


def _profile(units: int, owner: NDArray[np.intp], feature: NDArray[np.intp], weights: Matrix) -> _Profile:
    own = weights[feature]
    mass: Matrix = np.bincount(owner, weights=own, minlength=units).astype(np.float64)
    there = np.zeros(len(weights), bool)
    there[feature] = True
    return _Profile(owner, feature, np.sqrt(own), mass, np.flatnonzero(there))


def _dice(a: _Profile, b: _Profile, n: int, m: int, damping: float) -> tuple[Matrix, Matrix]:
    """All units of `a` by the `m` sentences of `b`, and the `n` sentences of `a` by the clauses of `b`.

    Only what both articles have is multiplied; the rest is in the masses.
    """
    shared = a.present if a is b else a.present[_among(b.present, a.present)]
    one, other = np.zeros((len(a.mass), m)), np.zeros((n, len(b.mass) - m))
    for start in range(0, len(shared), _BLOCK):
        block = shared[start : start + _BLOCK]
        left = _dense(a, block)
        right = _dense(b, block) if a is not b else left
        one += left @ right[:m].T
        if a is not b:
            other += left[:n] @ right[m:].T
    if a is b:
        other = one[n:].T
    damped = a.mass[:, None] + 2 * max(damping, 1e-6)
    return 2 * one / (damped + b.mass[None, :m]), 2 * other / (damped[:n] + b.mass[None, m:])


def _dense(profile: _Profile, features: NDArray[np.intp]) -> Matrix:
    """Units by these features, which are sorted; other features are left out."""
    dense = np.zeros((len(profile.mass), len(features)))
    if len(features):
        column = np.full(profile.present[-1] + 1, -1, np.intp)
        column[features] = np.arange(len(features), dtype=np.intp)
        own = column[profile.feature]
        there = own >= 0
        dense[profile.unit[there], own[there]] = profile.root[there]
    return dense


def _among(known: NDArray[np.intp], asked: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Which of the asked features are known; both are sorted."""
    there = np.zeros(max(known[-1:].max(initial=0), asked[-1:].max(initial=0)) + 1, bool)
    there[known] = True
    return there[asked]
