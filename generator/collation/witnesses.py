"""Which articles are compared, and who bears witness.

    up to 8 variants     every pair, each third wording a witness     A–B A–C B–C …
    more                 each variant with the base, no witnesses     A–B A–C A–D …

A witness is worth its price where the variants are few: see `competition`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import numpy as np

from generator.collation.competition import passed_on, scores
from generator.collation.features import Features
from generator.collation.kinds import leaning
from generator.collation.matches import Match, all_twins, match
from generator.collation.similarity import Index, Matrix, likeness
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
    texts = [_text(article) for article in story.articles]
    first = [texts.index(text) for text in texts]
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
    for a, b in combinations(range(len(texts)), 2):
        if (first[a], first[b]) not in found:
            score = _passed_on(first[a], first[b], every, alike, verdict, settings)
            found[first[a], first[b]] = match(story, a, b, score, settings)
            found[first[b], first[a]] = tuple(m.flipped() for m in found[first[a], first[b]])
    pairs = combinations(range(len(texts)), 2)
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
    short = [_short(article, settings) for article in story.articles]
    own = likeness(story, base, base, settings) if short[base] else _NOTHING
    found: dict[Pair, tuple[Match, ...]] = {}
    known: dict[object, tuple[Match, ...]] = {}
    for at, article in enumerate(story.articles):
        if at == base:
            continue
        text = _text(article)
        if text not in known:
            score = _NOTHING
            if short[base] and short[at] and not all_twins(story.articles[base], article):
                alike = {(base, base): own, (base, at): likeness(story, base, at, settings)}
                alike[at, at] = likeness(story, at, at, settings)
                score = _scored(story, base, at, alike, (), settings)
            known[text] = match(story, base, at, score, settings)
        found[base, at] = known[text]
    return _both_ways(found)


def _short(article: Features, settings: LinkSettings) -> bool:
    """Whether each of its sentences can be held against each of another article's."""
    return article.sentences <= settings.most_sentences and len(article.units) <= settings.most_units


def _text(article: Features) -> object:
    """All that matching looks at: two articles with equal ones match the base alike."""
    roles = tuple(sentence.role for sentence in article.article.sentences)
    return tuple(line.plain for line in article.lines), roles, article.speech, article.article.language


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
