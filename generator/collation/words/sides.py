"""One side of a comparison: the words of some sentences, with their places in the article.

    text    … She left. He “stayed.” …
    spans       └───────┘└──────────┘
    words       She left . He “ stayed . ”        never one list of words across a gap that is not ours
    gaps           ␣      ‖  ␣                    ‖ parts two spans: a run ends there

White space inside a span is a gap: before a word, or after the last. Between spans it is nobody's.
"""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from generator.collation.words.forms import Form
from generator.collation.words.wordings import Wording, wording
from generator.model.article import Article
from generator.model.spans import Span

__all__ = ["Gap", "Side", "part", "side"]

Gap = tuple[int, int]
"""A half-open range of characters between two words, often one space, sometimes empty."""


class Side(Struct, frozen=True):
    """The words of one side. All tuples but `spans` run parallel, one entry a word."""

    text: str
    language: str
    spans: tuple[Span, ...]
    forms: tuple[Form, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    floors: tuple[int, ...]
    """Where the gap before a word begins: the end of the word before it, or its span's start."""
    ceilings: tuple[int, ...]
    """Where the gap after a word ends."""
    first: tuple[bool, ...]
    """Whether a word is the first of its span."""
    texts: frozenset[str]
    """The different texts of the words: most rules look for a word that most sentences lack."""

    def before(self, index: int) -> Gap:
        return self.floors[index], self.starts[index]

    def after(self, index: int) -> Gap:
        return self.ends[index], self.ceilings[index]

    def gap(self, index: int) -> str:
        """The characters between a word and the one before it."""
        return self.text[self.floors[index] : self.starts[index]]

    def words(self, start: int, end: int) -> str:
        """The original characters of the words in a token range."""
        return self.text[self.starts[start] : self.ends[end - 1]] if start < end else ""


def part(line: Wording, start: int, end: int) -> Side:
    """Some words of a sentence by itself, without the characters around them but at its own ends."""
    starts, ends = line.starts[start:end], line.ends[start:end]
    whole = len(line.sentence)
    here = Span(starts[0] if start else 0, ends[-1] if end < len(line.forms) else whole)
    return Side(
        line.sentence, line.language, (here,), line.forms[start:end], starts, ends,
        (here.start, *ends[:-1]), (*starts[1:], here.end), (True, *([False] * (end - start - 1))), line.texts,
    )  # fmt: skip


def side(article: Article, spans: tuple[Span, ...]) -> Side:
    """The words of an article's spans, which are in order and do not overlap."""
    return _side(article.text, article.language, spans)


# The base's sentences are asked for once a variant, and those of a variant again for its facts.
@lru_cache(maxsize=1 << 12)
def _side(text: str, language: str, spans: tuple[Span, ...]) -> Side:
    forms: list[Form] = []
    starts: list[int] = []
    ends: list[int] = []
    floors: list[int] = []
    ceilings: list[int] = []
    first: list[bool] = []
    texts: frozenset[str] = frozenset()
    for span in spans:
        line = wording(span.of(text), language)
        if not line.forms:
            continue
        begin = span.start
        forms += line.forms
        own_starts = [begin + place for place in line.starts]
        own_ends = [begin + place for place in line.ends]
        floors += [begin, *own_ends[:-1]]
        ceilings += [*own_starts[1:], span.end]
        starts += own_starts
        ends += own_ends
        first += [True, *([False] * (len(own_ends) - 1))]
        texts = texts | line.texts if texts else line.texts
    return Side(
        text, language, spans,
        tuple(forms), tuple(starts), tuple(ends), tuple(floors), tuple(ceilings), tuple(first), texts,
    )  # fmt: skip
