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

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from generator.collation.features import Features, distinct, signs
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


class Index(Struct, frozen=True):
    """The articles of a story, weighed against one another."""

    articles: tuple[Features, ...]
    words: tuple[_Profile, ...]
    grams: tuple[_Profile, ...]
    heaviest_word: float
    heaviest_gram: float
    weights: dict[str, float]
    """What each word counts for, by its key."""
    small: frozenset[str]
    """Keys of function and reporting words in the languages of the story."""
    naming: frozenset[str]
    """Keys of names and offices: who, and not what is done."""


def index(articles: Sequence[Features], settings: LinkSettings) -> Index:
    """Weighs every feature of a story once. Linear in the story's text."""
    numbers: dict[str, int] = {}
    word_pairs = [_word_pairs(article, numbers) for article in articles]
    small = _keys_of(articles, lambda language: language.function_words | language.reporting_words)
    light = small | _keys_of(articles, lambda language: language.time_words)
    names = _names(articles)
    offices = _keys_of(articles, lambda language: language.title_words)
    factor = _word_factors(articles, numbers, light, names, offices, settings)
    grams, places = _numbered([article.gram for article in articles])
    gram_pairs = [(article.gram_unit, place) for article, place in zip(articles, places, strict=True)]
    word_weights = _weights(articles, word_pairs, len(numbers)) * factor
    gram_weights = _weights(articles, gram_pairs, grams)
    return Index(
        articles=tuple(articles),
        words=tuple(_profile(a, *pairs, word_weights) for a, pairs in zip(articles, word_pairs, strict=True)),
        grams=tuple(_profile(a, *pairs, gram_weights) for a, pairs in zip(articles, gram_pairs, strict=True)),
        heaviest_word=float(word_weights.max(initial=0.0)),
        heaviest_gram=float(gram_weights.max(initial=0.0)),
        weights={word: float(word_weights[number]) for word, number in numbers.items()},
        small=small,
        naming=offices.union(names) - small,
    )


def likeness(story: Index, a: int, b: int, settings: LinkSettings) -> Matrix:
    """Sentences of article `a` by sentences of article `b`: 0 to nearly 1."""
    left, right = story.articles[a], story.articles[b]
    if not left.sentences or not right.sentences:
        return np.zeros((left.sentences, right.sentences))
    words = _dice(story.words[a], story.words[b], settings.word_damping * story.heaviest_word)
    grams = _dice(story.grams[a], story.grams[b], settings.gram_damping * story.heaviest_gram)
    units = settings.word_share * words + (1 - settings.word_share) * grams
    n, m = left.sentences, right.sentences
    whole = units[:n, :m]
    clauses = np.maximum(
        np.maximum.reduceat(units[n:, :m], left.clauses, axis=0),
        np.maximum.reduceat(units[:n, m:], right.clauses, axis=1),
    )
    by_clause = np.maximum(whole, clauses)
    tempered: Matrix = whole + settings.clause_share * (by_clause - whole)
    return tempered


def _word_pairs(article: Features, numbers: dict[str, int]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Unit and number of every word. Words are numbered in the order in which they are met."""
    unit: list[int] = []
    feature: list[int] = []
    for at, words in enumerate(article.units):
        for word in sorted(words):
            unit.append(at)
            feature.append(numbers.setdefault(word, len(numbers)))
    return np.array(unit, np.intp), np.array(feature, np.intp)


def _numbered(articles: Sequence[NDArray[np.uint64]]) -> tuple[int, list[NDArray[np.intp]]]:
    """How many different runs of letters there are, and each article's as numbers."""
    if not articles:
        return 0, []
    values, places = np.unique(np.concatenate(articles), return_inverse=True)
    ends = np.cumsum([len(article) for article in articles])[:-1]
    return len(values), [part.astype(np.intp) for part in np.split(places.reshape(-1), ends)]


def _weights(
    articles: Sequence[Features], pairs: Sequence[tuple[NDArray[np.intp], NDArray[np.intp]]], count: int
) -> Matrix:
    """-log of the mean rate of sentences that use a feature, over the articles that have it."""
    rate = np.zeros(count)
    having = np.zeros(count)
    for article, (unit, feature) in zip(articles, pairs, strict=True):
        used = np.bincount(feature[unit < article.sentences], minlength=count)
        rate += np.where(used > 0, (used + 0.25) / (article.sentences + 1), 0.0)
        having += used > 0
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
    for article in articles:
        for line in article.words:
            for start, end in _capital_runs([word.capital for word in line]):
                for word in line[start:end]:
                    inside[word.key] += 1
                    length[word.key] += end - start
            lower.update(word.key for word in line if not word.capital)
    return {word: length[word] / count for word, count in inside.items() if count > lower[word]}


def _capital_runs(capital: Sequence[bool]) -> list[tuple[int, int]]:
    """Runs of words with capitals. One alone at the start of a sentence says nothing."""
    runs: list[tuple[int, int]] = []
    at = 0
    while at < len(capital):
        end = at
        while end < len(capital) and capital[end]:
            end += 1
        if end > at and not (at == 0 and end == 1):
            runs.append((at, end))
        at = max(end, at + 1)
    return runs


def _profile(
    article: Features, unit: NDArray[np.intp], feature: NDArray[np.intp], weights: Matrix
) -> _Profile:
    own = weights[feature]
    mass: Matrix = np.bincount(unit, weights=own, minlength=len(article.units)).astype(np.float64)
    return _Profile(unit, feature, np.sqrt(own), mass, distinct(feature))


def _dice(a: _Profile, b: _Profile, damping: float) -> Matrix:
    """Units by units. Only what both articles have is multiplied; the rest is in the masses."""
    shared = np.intersect1d(a.present, b.present, assume_unique=True)
    product = np.zeros((len(a.mass), len(b.mass)))
    for start in range(0, len(shared), _BLOCK):
        block = shared[start : start + _BLOCK]
        product += _dense(a, block) @ _dense(b, block).T
    total: Matrix = a.mass[:, None] + b.mass[None, :] + 2 * max(damping, 1e-6)
    alike: Matrix = 2 * product / total
    return alike


def _dense(profile: _Profile, features: NDArray[np.intp]) -> Matrix:
    """Units by these features, which are sorted; other features are left out."""
    dense = np.zeros((len(profile.mass), len(features)))
    if len(features):
        column = np.minimum(np.searchsorted(features, profile.feature), len(features) - 1)
        there = features[column] == profile.feature
        dense[profile.unit[there], column[there]] = profile.root[there]
    return dense
