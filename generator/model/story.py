"""Articles that tell the same event, and what ties each to the rest."""

from __future__ import annotations

from msgspec import Struct

from generator.model.article import Article
from generator.model.spans import ArticleId

__all__ = ["Story", "Tie"]


class Tie(Struct, frozen=True):
    """Why two articles are in one story: their likeness (0 to 1) and the words that they share."""

    a: ArticleId
    b: ArticleId
    similarity: float
    shared: tuple[str, ...]


class Story(Struct, frozen=True):
    """At least two articles, ordered by id; `slug` names the story in addresses."""

    slug: str
    articles: tuple[Article, ...]
    ties: tuple[Tie, ...]
