"""What the kind of two sentences says for or against them, whatever else they have in common.

    headline  ·  headline, or the first sentence   for: both tell the story's news
    “We will not pay,” said Ann Lee, the mayor     against: two quotations with different words, however
    “Ask the state,” said Ann Lee, the mayor       alike the rest is

Only what no likeness of words can see stands here; all else is left to the words.
"""

from __future__ import annotations

import numpy as np

from generator.collation.sentences.features import Features
from generator.collation.sentences.matches import in_headline
from generator.collation.sentences.similarity import Matrix
from generator.settings import LinkSettings

__all__ = ["leaning"]

_SHORTEST_SPEECH = 3
"""Content words of a quotation that can be told from another."""


def leaning(left: Features, right: Features, settings: LinkSettings) -> Matrix:
    """Scores to add, sentences by sentences."""
    scores = settings.headlines * np.outer(_headlines(left), _headlines(right))
    scores += settings.lead * np.outer(_headlines(left), _leads(right))
    scores += settings.lead * np.outer(_leads(left), _headlines(right))
    told = _told(right)
    for i, ours in _told(left):
        for j, theirs in told:
            if not _alike(ours, theirs, settings.same_speech):
                scores[i, j] -= settings.other_speech
    added: Matrix = scores.astype(np.float64)
    return added


def _told(article: Features) -> list[tuple[int, frozenset[str]]]:
    """The sentences that are mostly quotation, with enough of it."""
    return [(at, words) for at, words in enumerate(article.speech) if len(words) >= _SHORTEST_SPEECH]


def _headlines(article: Features) -> Matrix:
    return np.array([in_headline(article, (at,)) for at in range(article.sentences)], np.float64)


def _leads(article: Features) -> Matrix:
    """1 for the first sentence of the body."""
    body = 1 - _headlines(article)
    leads: Matrix = (body * (np.cumsum(body) == 1)).astype(np.float64)
    return leads


def _alike(ours: frozenset[str], theirs: frozenset[str], least: float) -> bool:
    return 2 * len(ours & theirs) >= least * (len(ours) + len(theirs))
