"""Articles that tell the same event, and what ties each to the rest."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.article import Article
from generator.model.spans import ArticleId

__all__ = ["Story", "Tie"]


@dataclass(frozen=True, slots=True)
class Tie:
    """Why two articles are in one story: their likeness (0 to 1) and the words that they share."""

    a: ArticleId
    b: ArticleId
    similarity: float
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """At least two articles, ordered by id; `slug` names the story in addresses."""

    slug: str
    articles: tuple[Article, ...]
    ties: tuple[Tie, ...]
