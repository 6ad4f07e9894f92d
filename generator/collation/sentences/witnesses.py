"""Which articles are compared, and who bears witness.

    up to 8 variants     every pair, each third wording a witness     A–B A–C B–C …
    more                 each variant with the base, no witnesses     A–B A–C A–D …

A witness is worth its price where the variants are few: see `competition`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import numpy as np

from generator.collation.sentences.competition import passed_on, scores
from generator.collation.sentences.features import Features
from generator.collation.sentences.kinds import leaning
from generator.collation.sentences.matches import Match, all_twins, match
from generator.collation.sentences.similarity import Index, Matrix, likeness
from generator.settings import LinkSettings

__all__ = ["Pair", "every_pair", "with_base"]

Pair = tuple[int, int]
"""Two articles of an index, by their places in it."""
_NOTHING: Matrix = np.zeros((0, 0))
"""The scores of articles that are too long: only equal sentences will match."""


def every_pair(story: Index, settings: LinkSettings) -> dict[Pair, tuple[Match, ...]]:
    """The matches of every two articles, in both directions; every third text is a witness.

    Copies of one text have the same matches, and are one witness.
    """
    first = _originals(story.articles)
    every = [at for at in sorted(set(first)) if _short(story.articles[at], settings)]
    apart = list(combinations(every, 2))
    alike = {(a, b): likeness(story, a, b, settings) for a, b in apart}
    alike.update({(a, a): likeness(story, a, a, settings) for a in every if apart})
    alike.update({(b, a): matrix.T for (a, b), matrix in list(alike.items())})
    verdict = {
        (a, b): _scored(story, a, b, alike, [c for c in every if c not in (a, b)], settings) for a, b in apart
    }
    verdict.update({(b, a): matrix.T for (a, b), matrix in list(verdict.items())})
    found: dict[Pair, tuple[Match, ...]] = {}
    pairs = list(combinations(range(len(first)), 2))
    for a, b in pairs:
        if (first[a], first[b]) not in found:
            score = _passed_on(first[a], first[b], every, alike, verdict, settings)
            own = match(story, a, b, score, settings)
            found[first[b], first[a]] = tuple(m.flipped() for m in own)
            found[first[a], first[b]] = own
    return _both_ways({(a, b): found[first[a], first[b]] for a, b in pairs})


def _passed_on(
    a: int,
    b: int,
    every: Sequence[int],
    alike: Mapping[Pair, Matrix],
    verdict: Mapping[Pair, Matrix],
    settings: LinkSettings,
) -> Matrix:
    """The scores of two articles with what the others pass on; nothing for copies of one text."""
    score = verdict.get((a, b), _NOTHING)
    for c in every if (a, b) in verdict else ():
        if c not in (a, b):
            score = passed_on(score, alike[a, c], verdict[a, c], verdict[c, b], settings)
            score = passed_on(score.T, alike[b, c], verdict[b, c], verdict[c, a], settings).T
    return score


def with_base(story: Index, base: int, settings: LinkSettings) -> dict[Pair, tuple[Match, ...]]:
    """The matches of each article with the base, in both directions, without witnesses.

    Copies of one text have the same matches, and where every sentence has its twin nothing is scored.
    """
    first = _originals(story.articles)
    fits = _short(story.articles[base], settings)
    own = likeness(story, base, base, settings) if fits else _NOTHING
    found: dict[Pair, tuple[Match, ...]] = {}
    known: dict[int, tuple[Match, ...]] = {}
    for at, article in enumerate(story.articles):
        if at == base:
            continue
        if first[at] not in known:
            score = _NOTHING
            if fits and not all_twins(story.articles[base], article) and _short(article, settings):
                alike = {(base, base): own, (base, at): likeness(story, base, at, settings)}
                alike[at, at] = likeness(story, at, at, settings)
                score = _scored(story, base, at, alike, (), settings)
            known[first[at]] = match(story, base, at, score, settings)
        found[base, at] = known[first[at]]
    return _both_ways(found)


def _short(article: Features, settings: LinkSettings) -> bool:
    """Whether each of its sentences can be held against each of another article's."""
    if article.sentences > settings.most_sentences:
        return False
    words = sum([len(line.keys) for line in article.lines])  # a clause has one at least
    return article.sentences + words <= settings.most_units or len(article.units) <= settings.most_units


def _originals(articles: Sequence[Features]) -> list[int]:
    """For each article the first that matching cannot tell from it: their sentences are the same."""
    families: dict[object, list[int]] = {}
    found: list[int] = []
    for at, article in enumerate(articles):
        roles = tuple([sentence.role for sentence in article.article.sentences])
        text = tuple([line.plain for line in article.lines]), roles, article.article.language
        family = families.setdefault(text, [])
        found.append(next((one for one in family if _speak_alike(articles[one], article)), at))
        if found[-1] == at:
            family.append(at)
    return found


def _speak_alike(one: Features, other: Features) -> bool:
    return one.article.text == other.article.text or one.speech == other.speech


def _scored(
    story: Index,
    a: int,
    b: int,
    alike: Mapping[Pair, Matrix],
    thirds: Iterable[int],
    settings: LinkSettings,
) -> Matrix:
    witnesses = [(alike[a, c], alike[c, b]) for c in thirds]
    kinds = leaning(story.articles[a], story.articles[b], settings)
    return scores(alike[a, b], alike[a, a], alike[b, b], witnesses, kinds, settings)


def _both_ways(matches: Mapping[Pair, tuple[Match, ...]]) -> dict[Pair, tuple[Match, ...]]:
    found = dict(matches)
    found.update({(b, a): tuple(m.flipped() for m in own) for (a, b), own in matches.items()})
    return found
