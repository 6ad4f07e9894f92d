"""Stories as people set them: articles that tell one, and articles that tell another.

    found    {0 1 2}  {3 4}
    one-story 2 3                       →  {0 1 2 3 4}
    not-in-story 2, of 0                →  {0 1}  {3 4}          2 is alone
    both                                →  {0 1}  {2 3 4}

What is tied by hand moves as one. First everyone leaves the story that they are not in, then those who are
tied meet, and last whoever met in that way the one they must not meet leaves again: so every word of a
person holds, in whatever order it was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.model.article import Article
from generator.model.corrections import Corrections

__all__ = ["as_set"]

_Group = tuple[int, ...]


def as_set(
    groups: Sequence[_Group], articles: Sequence[Article], corrections: Corrections
) -> tuple[_Group, ...]:
    """The groups, of at least two articles each, in the order of their first article."""
    if not corrections.together and not corrections.apart and not corrections.held_together:
        return tuple(groups)
    places = {article.id: place for place, article in enumerate(articles)}
    ties = [(places[a], places[b]) for a, b in corrections.held_together]
    apart = sorted((places[one.article], places[one.of]) for one in corrections.apart)
    tied = _joined(((place,) for place in range(len(articles))), ties)
    alone = [(place,) for place in range(len(articles))]
    parted = _parted(_joined([*groups, *alone], ()), apart, tied)
    together = _parted(_joined(parted.values(), ties), apart, tied)
    return tuple(sorted(group for group in set(together.values()) if len(group) > 1))


def _joined(groups: Iterable[_Group], ties: Iterable[tuple[int, int]]) -> dict[int, _Group]:
    """Each article's group, groups with a tie between them as one. Of two that overlap the first counts."""
    found: dict[int, _Group] = {}
    for group in groups:
        if not any(place in found for place in group):
            found.update(dict.fromkeys(group, tuple(group)))
    for a, b in ties:
        if found[a] != found[b]:
            whole = tuple(sorted((*found[a], *found[b])))
            found.update(dict.fromkeys(whole, whole))
    return found


def _parted(
    group_of: Mapping[int, _Group], apart: Iterable[tuple[int, int]], tied: Mapping[int, _Group]
) -> dict[int, _Group]:
    """The same where nobody is with one they must not meet: they leave with those who are tied to them."""
    found = dict(group_of)
    for article, of in apart:
        whole = found[article]
        if of not in whole:
            continue
        leaving = tuple(place for place in whole if place in tied[article])
        staying = tuple(place for place in whole if place not in tied[article])
        found.update(dict.fromkeys(leaving, leaving))
        found.update(dict.fromkeys(staying, staying))
    return found
