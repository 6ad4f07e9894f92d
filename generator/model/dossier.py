"""Everything that the pages may know."""

from __future__ import annotations

from msgspec import Struct

from generator.errors import Fault
from generator.model.article import Article
from generator.model.attribution import Attribution
from generator.model.collation import Collation
from generator.model.corrections import NO_CORRECTIONS, Corrections
from generator.model.story import Story

__all__ = ["Corpus", "Dossier", "Investigation", "Tally"]


class Tally(Struct, frozen=True):
    """What became of the things in a corpus, each kind with its number, the most first."""

    read: tuple[tuple[str, int], ...] = ()
    """Articles, by the kind of file that they were read from."""
    passed: tuple[tuple[str, int], ...] = ()
    """What is neither an article nor a mistake."""
    untold: int = 0
    """Records that could not be used and have no line of their own among the faults."""


class Corpus(Struct, frozen=True):
    """What was read: articles ordered by id, what could not be used, and what people set by hand."""

    articles: tuple[Article, ...]
    faults: tuple[Fault, ...]
    corrections: Corrections = NO_CORRECTIONS
    tally: Tally = Tally()


class Investigation(Struct, frozen=True):
    """A story, set side by side and attributed, with what people set by hand in it."""

    story: Story
    collation: Collation
    attribution: Attribution
    corrections: Corrections = NO_CORRECTIONS


class Dossier(Struct, frozen=True):
    """The finished analysis. Articles of no story are in `corpus` alone."""

    corpus: Corpus
    stories: tuple[Investigation, ...]
