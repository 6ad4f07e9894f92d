"""An article with what people set by hand on it. What is set is marked, and keeps its words as shown.

outlet  Found("Ledger", Span(4, 10), "a masthead")
  + outlet = "The Ledger"   →  Found("The Ledger", None, "set by hand", hand)
  + outlet = "Ledger"       →  the same as before, marked: a person confirmed it
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from generator.model.article import SET, Article, Found, Origin
from generator.model.corrections import Corrections, Field, FieldCorrection
from generator.model.hand import Hand

__all__ = ["overruled"]


def overruled(articles: Iterable[Article], corrections: Corrections) -> tuple[Article, ...]:
    """The articles in their order, each with its metadata as people set it."""
    by_article: dict[str, list[FieldCorrection]] = {}
    for one in corrections.metadata:
        by_article.setdefault(one.article, []).append(one)
    return tuple(_set(article, by_article.get(article.id, ())) for article in articles)


def _set(article: Article, corrections: Sequence[FieldCorrection]) -> Article:
    for one in corrections:
        known = _known(article, one.field)
        values = tuple(_said(value, known, one.hand) for value in one.values)
        article = _with(article, one.field, values)
    return article


def _known(article: Article, field: Field) -> tuple[Found[str], ...]:
    value: Found[str] | tuple[Found[str], ...] | None = getattr(article, field)
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def _said(value: str, known: Iterable[Found[str]], hand: Hand) -> Found[str]:
    same = next((found for found in known if found.value == value), None)
    return Found(value, None, SET, Origin.HAND, hand) if same is None else replace(same, hand=hand)


def _with(article: Article, field: Field, values: tuple[Found[str], ...]) -> Article:
    first = values[0] if values else None
    match field:
        case Field.HEADLINE:
            return article if first is None else replace(article, headline=first)
        case Field.OUTLET:
            return replace(article, outlet=first)
        case Field.AUTHORS:
            return replace(article, authors=values)
        case Field.AGENCY:
            return replace(article, agency=first)
        case Field.DATELINE:
            return replace(article, dateline=first)
        case Field.PUBLISHED:
            return replace(article, published=first)
        case Field.URL:
            return replace(article, url=first)
