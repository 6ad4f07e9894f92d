"""A figure where a variant tells it: whose it is, whom it counts, and what befell those.

At least 21 people were injured, Norland said.     at least 21 people were injured · injured · Norland's
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from generator.collation.conflicts.parties import claimant
from generator.collation.flags.figures import before_figure, date_line
from generator.collation.words.facts import Fact, FactKind, facts
from generator.collation.words.forms import Form
from generator.collation.words.sides import Side
from generator.model.collation import Variant
from generator.model.spans import ArticleId, Place, Span
from generator.text.language import tables

__all__ = ["Told", "fate", "predicated", "told_by"]


class Told(Struct, frozen=True):
    """A figure in a sentence of a variant."""

    variant: int
    article: ArticleId
    side: Side
    fact: Fact
    claimant: tuple[Form, ...]

    @property
    def at(self) -> int:
        """Where the figure begins, in characters."""
        return self.side.starts[self.fact.start]

    @property
    def first(self) -> int:
        """The token with which the figure is told: "at least" belongs to it."""
        return before_figure(self.side, self.fact) if self.fact.bound else self.fact.start

    @property
    def place(self) -> Place:
        return Place(self.article, Span(self.side.starts[self.first], self.side.ends[self.fact.told_end - 1]))

    @property
    def words(self) -> str:
        return self.side.words(self.first, self.fact.told_end)


def told_by(
    variants: Sequence[Variant], sides: Sequence[Sequence[Side]], proper: frozenset[str]
) -> tuple[Told, ...]:
    """The figures of every variant that count something, in order; `sides` are its sentences."""
    return tuple(
        Told(number, variant.id, words, fact, claimant(words, fact, proper))
        for number, (variant, sentences) in enumerate(zip(variants, sides, strict=True))
        for words in sentences
        if not date_line(words)
        for fact in facts(words.forms, words.language)
        if fact.counts or fact.kind is not FactKind.NUMBER
    )


def fate(figure: Told) -> tuple[Form, ...]:
    """The words that say what befell those counted: among them, said of them, or right before them."""
    if figure.fact.kind is not FactKind.NUMBER:
        return ()
    fates = tables(figure.side.language).counting.get("fates", frozenset())
    before = figure.side.forms[max(figure.fact.start - 1, 0) : figure.fact.start]
    return tuple(word for word in (*figure.fact.counts, *before) if word.text in fates)


def predicated(told: Told) -> bool:
    """Whether it says what befell those counted: "21 people were injured"."""
    return told.fact.told_end > told.fact.phrase_end
