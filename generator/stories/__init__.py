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
from datetime import date
from typing import TYPE_CHECKING

from generator.model.article import Article
from generator.model.corrections import NO_CORRECTIONS, Corrections
from generator.model.story import Story
from generator.settings import StoriesSettings
from generator.stories.bounds import within_bounds
from generator.track import Track

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from generator.stories.likeness import Pairs
    from generator.stories.terms import Terms

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
    import numpy as np

    from generator.stories.by_hand import as_set
    from generator.stories.candidates import find_candidates
    from generator.stories.families import leaders, near_copies, with_copies
    from generator.stories.likeness import Measure, compare
    from generator.stories.linking import link
    from generator.stories.terms import read_terms

    articles = sorted(articles, key=lambda article: article.id)
    terms = read_terms(articles, settings, track)
    days = _days(articles)

    alike = compare(terms, near_copies(terms, settings), days, settings.groups)
    leader = leaders(len(articles), alike, settings.groups)
    leading = leader == np.arange(len(articles))

    pairs = compare(terms, find_candidates(terms, leading, settings.candidates), days, settings.groups)
    copies = np.bincount(leader, minlength=len(articles))
    groups = link(pairs, copies, Measure(terms, days, settings.groups), settings.groups)
    told = as_set(with_copies(groups, leader), articles, corrections)
    return _tell(told, alike.and_also(pairs), articles, terms, settings)


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
    from generator.stories.ties import most_central, ties_of, within

    inside, number = within(groups, pairs, len(articles))
    ties = ties_of(inside, number, articles, terms, settings.evidence_words)
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
