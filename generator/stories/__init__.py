"""Which articles tell the same story.

    seeds/000 … 004      one event, five outlets   ─→  one story
    river flood, 2 texts                           ─→  a story of its own, however alike the words
    another flood, 2 texts                         ─→  another
    a court report                                 ─→  no story: nothing else tells it

Copies are found by the runs of words that they share and count as one text. What is left is compared
by rare words, names and figures, weighed against a background of general English, so that five
articles are judged like ten thousand. Groups then join by average likeness, as long as every guard
(`guards`) agrees. One fixed setting for every corpus; the order of the articles does not matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from generator.model.article import Article
from generator.model.corrections import NO_CORRECTIONS, Corrections
from generator.model.story import Story
from generator.settings import StoriesSettings
from generator.stories.bounds import within_bounds
from generator.track import Track

if TYPE_CHECKING:
    from generator.stories.finding import Found

__all__ = ["group", "within_bounds"]


_UNSEEN = Track()


def group(
    articles: Sequence[Article],
    settings: StoriesSettings,
    corrections: Corrections = NO_CORRECTIONS,
    track: Track = _UNSEEN,
) -> tuple[Story, ...]:
    """The stories that `articles` tell, each of at least two, ordered by their slugs' articles.

    What people set stands before what is found. The order of `articles` does not matter; an article is
    in one story or in none.
    """
    if len(articles) < 2:
        return ()
    # Imported here: a build of one article needs none of it, and numpy takes its time.
    from generator.stories.sorting import choose_sorting

    choose_sorting()
    from generator.stories.by_hand import as_set
    from generator.stories.finding import find_groups

    articles = sorted(articles, key=lambda article: article.id)
    found = find_groups(articles, settings, track)
    return _tell(as_set(found.groups, articles, corrections), found, articles, settings)


def _tell(
    groups: Sequence[Sequence[int]], found: Found, articles: Sequence[Article], settings: StoriesSettings
) -> tuple[Story, ...]:
    """Each group as a story, named after its most central article."""
    from generator.stories.slugs import slug, unique
    from generator.stories.ties import most_central, ties_of, within

    inside, number = within(groups, found.pairs, len(articles))
    ties = ties_of(inside, number, articles, found.terms, settings.evidence_words)
    taken: set[str] = set()
    stories = []
    for place, central in enumerate(most_central(groups, inside, len(articles))):
        headline = articles[central].headline.value
        name = slug(headline, settings.slug_length, articles[central].id)
        name = unique(name, taken, settings.slug_length)
        taken.add(name)
        told = tuple(articles[index] for index in groups[place])
        stories.append(Story(name, told, tuple(ties.get(place, ()))))
    return tuple(stories)
