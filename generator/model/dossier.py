"""Everything that the pages may know."""

from __future__ import annotations

from msgspec import Struct

from generator.errors import Fault
from generator.model.article import Article
from generator.model.attribution import Attribution
from generator.model.collation import Collation
from generator.model.story import Story

__all__ = ["Corpus", "Dossier", "Investigation"]


class Corpus(Struct, frozen=True):
    """What was read: articles ordered by id, and what could not be used."""

    articles: tuple[Article, ...]
    faults: tuple[Fault, ...]


class Investigation(Struct, frozen=True):
    """A story, set side by side and attributed."""

    story: Story
    collation: Collation
    attribution: Attribution


class Dossier(Struct, frozen=True):
    """The finished analysis. Articles of no story are in `corpus` alone."""

    corpus: Corpus
    stories: tuple[Investigation, ...]
