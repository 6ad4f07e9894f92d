"""Stories of invented words, for timing: one report and what outlets made of it.

    verbatim .31 · spun .23 (a third of the words replaced) · light .21 · reordered .15 · digest .10

The words mean nothing; what costs time is right: a few words that are everywhere and many that are
rare, names, figures, quotations, sentences of some twenty words, and variants that descend from
variants. The same seed gives the same story.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import accumulate

from generator.corpus.article.article import make_article
from generator.corpus.formats.readers import Record
from generator.model.article import Article
from generator.model.spans import ArticleId
from generator.settings import CorpusSettings

__all__ = ["Text", "Writer", "article", "articles"]

Sentence = list[str]
Text = list[list[Sentence]]
"""Paragraphs of sentences of words."""

_WORDS = """
b br c ch d dr f fl g gr h j k l m n p pr qu r s sh st t tr v w z
a al an ar ath e el en er eth i il in ir ith o ol on or oth u ul un ur ush ay ee ow
the of to and a in that for on with was it by at from as is he his were be an had not or
said told closed opened sold found built asked warned moved paid lost signed named held
"""
_ONSETS, _RIMES, _SMALL, _VERBS = (line.split() for line in _WORDS.strip().splitlines())


_SHARES = {"verbatim": 31, "spun": 23, "light": 21, "reordered": 15, "digest": 10}
"""Of a hundred."""


class Writer:
    """Writes in one vocabulary. Everything is drawn from one seeded source."""

    def __init__(self, seed: int, words: int = 6000) -> None:
        self.random = random.Random(seed)
        made = {"".join(self._syllables()): None for _ in range(3 * words)}
        self.words = list(made)[:words]
        self.weights = list(accumulate(1 / (rank + 8) for rank in range(words)))
        self.names = [f"{self._name()} {self._name()}" for _ in range(40)]

    def _syllables(self) -> list[str]:
        syllables = self.random.choice((2, 2, 2, 3))
        return [self.random.choice(part) for _ in range(syllables) for part in (_ONSETS, _RIMES)]

    def _name(self) -> str:
        return "".join(self._syllables()).capitalize()

    def word(self) -> str:
        draw = self.random.random()
        if draw < 0.45:
            return self.random.choice(_SMALL)
        if draw < 0.53:
            return self.random.choice(_VERBS)
        if draw < 0.56:
            return f"{self.random.randrange(2, 9000):,}"
        return self.random.choices(self.words, cum_weights=self.weights)[0]

    def sentence(self, names: list[str]) -> Sentence:
        words = [self.word() for _ in range(self.random.randrange(8, 30))]
        for _ in range(self.random.choice((0, 1, 1, 2))):
            words.insert(self.random.randrange(len(words)), self.random.choice(names))
        if len(words) > 12 and self.random.random() < 0.2:
            words = ["“" + words[0], *words[1:-3], words[-3] + ",”", "said", self.random.choice(names)]
        elif len(words) > 14:
            words[len(words) // 2] += ","
        return words

    def report(self, sentences: int = 30) -> Text:
        names = self.random.sample(self.names, 6)
        left, text = sentences, []
        while left > 0:
            size = min(left, self.random.choice((1, 2, 2, 3)))
            text.append([self.sentence(names) for _ in range(size)])
            left -= size
        return text

    @property
    def ways(self) -> dict[str, Callable[[Text], Text]]:
        """What an outlet may make of a text."""
        return {
            "verbatim": list,
            "spun": self._spun,
            "light": self._light,
            "reordered": self._reordered,
            "digest": self._digest,
        }

    def retold(self, text: Text) -> Text:
        """What one outlet makes of it."""
        way = self.random.choices(list(_SHARES), cum_weights=list(accumulate(_SHARES.values())))[0]
        return self.ways[way](text)

    def _spun(self, text: Text) -> Text:
        rate = self.random.uniform(0.24, 0.45)
        return [[self.reworded(line, rate) for line in lines] for lines in text]

    def reworded(self, line: Sentence, rate: float) -> Sentence:
        """A sentence with a share of its words replaced."""
        return [self._other(word, rate) for word in line]

    def _other(self, word: str, rate: float) -> str:
        return self.word() if word.islower() and self.random.random() < rate else word

    def _light(self, text: Text) -> Text:
        kept = [[self._edited(line) for line in lines if self.random.random() > 0.1] for lines in text]
        return [lines for lines in kept if lines] or text

    def _edited(self, line: Sentence) -> Sentence:
        return [self._other(word, 0.03) for word in line if self.random.random() > 0.02] or line

    def _reordered(self, text: Text) -> Text:
        paragraphs = [[self._edited(line) for line in lines] for lines in text]
        self.random.shuffle(paragraphs)
        return paragraphs

    def _digest(self, text: Text) -> Text:
        lines = [line for lines in text for line in lines]
        chosen = sorted(self.random.sample(range(len(lines)), max(1, len(lines) // 4)))
        return [[self._edited(lines[at])] for at in chosen]


def article(name: str, text: Text) -> Article:
    """A text as an article."""
    written = "\n\n".join(" ".join(map(_written, lines)) for lines in text)
    made = make_article(Record(written), ArticleId(name), f"{name}.txt", CorpusSettings())
    assert isinstance(made, Article), made
    return made


def articles(count: int, seed: int = 7, sentences: int = 30) -> list[Article]:
    """A report and `count` - 1 texts made of it or of one another, ordered by their ids."""
    writer = Writer(seed)
    found = [writer.report(sentences)]
    while len(found) < count:
        parent = 0 if writer.random.random() < 0.6 else writer.random.randrange(len(found))
        found.append(writer.retold(found[parent]))
    return [article(f"n{number:05}", text) for number, text in enumerate(found)]


def _written(words: Sentence) -> str:
    line = " ".join(words)
    at = 1 if line[0] == "“" else 0
    return line[:at] + line[at].upper() + line[at + 1 :] + "."
