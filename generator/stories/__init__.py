"""Which articles tell the same story."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from generator.model.article import Article
from generator.model.story import Story
from generator.settings import StoriesSettings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from generator.stories.likeness import Pairs
    from generator.stories.terms import Terms

__all__ = ["group"]


def group(articles: Sequence[Article], settings: StoriesSettings) -> tuple[Story, ...]:
    """The stories that `articles` tell, each of at least two, ordered by their slugs' articles.

    The order of `articles` does not matter; an article is in one story or in none.
    """
    if len(articles) < 2:
        return ()
    from generator.stories.candidates import find_candidates
    from generator.stories.likeness import Measure, compare
    from generator.stories.linking import link
    from generator.stories.terms import read_terms

    articles = sorted(articles, key=lambda article: article.id)
    terms = read_terms(articles, settings)
    days = _days(articles)
    pairs = compare(terms, find_candidates(terms, settings.candidates), days, settings.groups)
    groups = link(pairs, Measure(terms, days, settings.groups), settings.groups)
    return _tell(groups, pairs, articles, terms, settings)


def _days(articles: Sequence[Article]) -> NDArray[np.float64]:
    """The day each article was published, counted from year 1; NaN where the text shows no whole date."""
    import numpy as np

    return np.array([_day(article) for article in articles])


def _day(article: Article) -> float:
    shown = article.published.value[:10] if article.published is not None else ""
    return float(date.fromisoformat(shown).toordinal()) if len(shown) == 10 else float("nan")


def _tell(
    groups: Sequence[Sequence[int]],
    pairs: Pairs,
    articles: Sequence[Article],
    terms: Terms,
    settings: StoriesSettings,
) -> tuple[Story, ...]:
    """Each group as a story, named after its most central article."""
    from generator.stories.slugs import slug, unique
    from generator.stories.ties import bonds_within, most_central, ties_of

    several = sorted(sorted(group) for group in groups if len(group) > 1)
    taken: set[str] = set()
    stories = []
    for group, bonds in zip(several, bonds_within(several, pairs, len(articles)), strict=True):
        central = articles[most_central(bonds)]
        name = unique(
            slug(central.headline.value, settings.slug_length, central.id), taken, settings.slug_length
        )
        taken.add(name)
        ties = ties_of(bonds, articles, terms, settings.evidence_words)
        stories.append(Story(name, tuple(articles[index] for index in group), ties))
    return tuple(stories)
