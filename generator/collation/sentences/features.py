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
from functools import cache, cached_property, lru_cache
from itertools import pairwise

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from generator.collation.words.wordings import Wording, wording
from generator.model.article import Article
from generator.model.spans import Span
from generator.text.keys import key
from generator.text.language import tables
from generator.text.quotation import quoted

__all__ = [
    "Features",
    "Units",
    "describe",
    "distinct",
    "letters_of",
    "meanings_of",
    "signs",
    "span_of",
    "units_of",
]

_CONTENT_WORDS = 3
"""A clause has at least this many content words: fewer tie nothing together."""
_NO_CLAUSE_AT = frozenset("'’.-‐‑/%$€£&#@")
"""Marks within a name, figure or compound, where no clause begins."""


class Features(Struct, frozen=True, eq=False, dict=True):
    """An article as the linker sees it: its sentences as wordings, in order.

    A unit is a sentence or a clause. The units are first the sentences, in order, then all clauses in
    order, at least one to a sentence: `clauses` tells where each sentence's begin.
    """

    article: Article
    lines: tuple[Wording, ...]

    @property
    def sentences(self) -> int:
        return len(self.lines)

    @cached_property
    def units(self) -> tuple[frozenset[str], ...]:
        """The keys of each unit's words, and the signs of what they mean."""
        parted = [units_of(line).words for line in self.lines]
        return (*(own[0] for own in parted), *(unit for own in parted for unit in own[1:]))

    @cached_property
    def clauses(self) -> NDArray[np.intp]:
        """Where each sentence's clauses begin among the clauses."""
        lengths = [len(units_of(line).words) - 1 for line in self.lines]
        return np.concatenate([[0], np.cumsum(lengths)])[:-1].astype(np.intp)

    @cached_property
    def speech(self) -> tuple[frozenset[str], ...]:
        """For a sentence that is mostly quotation the content words in its marks, else nothing."""
        return _speech(self.article, self.lines)

    def keys(self, sentences: Sequence[int]) -> list[str]:
        """The keys of these sentences' words, in order."""
        return [key for sentence in sentences for key in self.lines[sentence].keys]

    def count(self, sentence: int) -> int:
        """Words in a sentence, and at least 1: a line of marks still takes its place."""
        return max(1, len(self.lines[sentence].keys))


def describe(article: Article) -> Features:
    """The features of an article. Most of them are worked out where something asks for them."""
    text, language = article.text, article.language
    return Features(article, tuple([wording(one.span.of(text), language) for one in article.sentences]))


@lru_cache(maxsize=1 << 13)
def meanings_of(line: Wording) -> tuple[str, ...]:
    """The keys of a sentence's words, and the signs of what they mean, sorted."""
    return tuple(sorted(_with_signs(set(line.keys), line.language)))


class Units(Struct, frozen=True, eq=False):
    """A sentence and its clauses, in order: what each has of words, and its letters."""

    words: tuple[frozenset[str], ...]
    texts: tuple[str, ...]


@lru_cache(maxsize=1 << 13)
def units_of(line: Wording) -> Units:
    """The units of a sentence, itself the first."""
    cuts = _clauses(line)
    parts = [(0, len(line.keys)), *pairwise(cuts)]
    shown = [line.forms[at].word for at in line.places]
    return Units(
        tuple(_with_signs(set(line.keys[start:end]), line.language) for start, end in parts),
        tuple(" ".join(shown[start:end]) for start, end in parts),
    )


@cache
def _quiet(language: str) -> frozenset[str]:
    """The keys of words that tell nothing by themselves."""
    table = tables(language)
    return frozenset(key(word, language) for word in table.function_words | table.reporting_words)


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


def _speech(article: Article, lines: Sequence[Wording]) -> tuple[frozenset[str], ...]:
    marks = [quotation.inner for quotation in quoted(article.text)]
    starts = [mark.start for mark in marks]
    quiet = _quiet(article.language)
    found = []
    for sentence, line in zip(article.sentences, lines, strict=True):
        place = sentence.span
        before = bisect_left(starts, place.end)
        if not before or marks[before - 1].end <= place.start:
            found.append(frozenset[str]())
            continue
        begins = [place.start + begin for begin in line.begins]
        inside = [
            word
            for word, begin in zip(line.keys, begins, strict=True)
            if (at := bisect_right(starts, begin)) and begin < marks[at - 1].end
        ]
        mostly = 5 * len(inside) >= 2 * len(begins)
        found.append(frozenset(word for word in inside if mostly and word not in quiet))
    return tuple(found)


def _clauses(line: Wording) -> list[int]:
    """The words at which the sentence's clauses begin, and its end."""
    openers = tables(line.language).clause_words
    cuts = [0]
    opened, before = True, 0  # nothing is cut off before the first word
    for at, (place, word) in enumerate(zip(line.places, line.folds, strict=True)):
        opener = word in openers
        if (opener and not opened) or (place - before > 1 and at and _marked(line, before, place)):
            cuts.append(at)
        opened, before = opener, place
    cuts.append(len(line.keys))
    return _long_enough(cuts, line.keys, _quiet(line.language))


def _marked(line: Wording, before: int, place: int) -> bool:
    """Whether something between two words parts them."""
    between = line.forms[before + 1 : place]
    return any(not _NO_CLAUSE_AT.issuperset(mark.word) for mark in between)


def _long_enough(cuts: list[int], words: Sequence[str], quiet: frozenset[str]) -> list[int]:
    """Cuts without those that leave a piece too small: the smallest joins its smaller neighbour."""
    content = [at for at, word in enumerate(words) if word not in quiet]

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


def letters_of(units: Sequence[str]) -> tuple[NDArray[np.uint64], list[NDArray[np.intp]]]:
    """The different runs of four letters, sorted, and by their numbers those of each unit, without repeats.

    A run is four UTF-16 units in one number. A unit's beginning counts as a letter, 0.
    """
    lines = "".join([f"\0 {unit} " for unit in units]).casefold().replace("'", "").replace("’", "")
    letters = np.frombuffer(lines.encode("utf-16-le", "replace"), np.uint16).astype(np.uint64)
    if len(letters) < 4:
        return np.zeros(0, np.uint64), [np.zeros(0, np.intp) for _ in units]
    unit = np.cumsum(letters == 0) - 1
    runs = letters[:-3]
    for place in (letters[1:-2], letters[2:-1], letters[3:]):
        runs = (runs << np.uint64(16)) | place
    within = unit[:-3] == unit[3:]
    values, number = np.unique(runs[within], return_inverse=True)
    once = distinct(unit[:-3][within] * len(values) + number.reshape(-1))
    ends = np.searchsorted(once, np.arange(1, len(units)) * len(values))
    return values, np.split(once % max(len(values), 1), ends)


def distinct(values: NDArray[np.intp]) -> NDArray[np.intp]:
    """The different values, sorted. `np.unique` hashes, which takes five times as long here."""
    ordered = np.sort(values)
    first = np.ones(len(ordered), bool)
    first[1:] = ordered[1:] != ordered[:-1]
    return ordered[first]


def span_of(features: Features, sentences: Sequence[int]) -> tuple[Span, ...]:
    """Where these sentences stand."""
    return tuple(features.article.sentences[index].span for index in sentences)
