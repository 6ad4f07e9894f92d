"""From likeness to a verdict: rivals, witnesses, neighbours.

              b1   b2   b3                      b1   b2   b3
        a1   .70  .15  .05              a1     2.1    ·    ·
        a2   .20  .25  .22     →        a2      ·     ·    ·     nothing stands out
        a3   .05  .40  .45              a3      ·   -0.3  0.9    a split: both stand out in their column

A likeness says little by itself: in a story about two countries every sentence names them. What
counts is by how much a pair beats its rivals in row and column, and a noise floor. The score leans
on the weaker of the two rivalries, so a sentence that was split or merged keeps both partners.

Before that comes what else speaks for a pair: a sentence of a *third* text that is like both
(witness), and one of the *same* text, for a headline and a lead tell one thing twice. After it, the
sentences beside a good pair get a little more, along the diagonal and at its sides (the other half
of a split), but order is never required. Last, pairs are judged a little more kindly in two
articles that have much in common.

`score` is on a logistic scale; `probability` turns it into the chance that a reader would agree.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from generator.settings import LinkSettings

__all__ = ["passed_on", "probability", "score_at", "scores"]

Matrix = NDArray[np.float64]


def scores(
    alike: Matrix,
    own_a: Matrix,
    own_b: Matrix,
    witnesses: Sequence[tuple[Matrix, Matrix]],
    kinds: Matrix,
    settings: LinkSettings,
) -> Matrix:
    """Log odds for every sentence of `a` with every sentence of `b`, not yet calibrated.

    `own_a` and `own_b` are each article's likeness to itself; a witness is the likeness of `a` to a
    third text and of that text to `b`; `kinds` is added as it is.
    """
    if not alike.size:
        return alike
    supported = alike + _witnessed(alike, witnesses, settings) + _retold_within(alike, own_a, own_b, settings)
    score = _against_rivals(supported, settings)
    score = _against_rivals(supported + settings.neighbour * _beside(score), settings)
    return _judged_together(score + kinds, settings)


def passed_on(score: Matrix, alike: Matrix, near: Matrix, third: Matrix, settings: LinkSettings) -> Matrix:
    """The scores of `a` with `b`, where a sentence of a third text passes its own links on.

    It does so to a sentence of `a` that it nearly repeats: `alike` and `near` are the likeness and
    the scores of `a` with the third text, `third` the scores of the third text with `b`.
    """
    copies = np.argwhere((alike >= settings.near_copy) & (near >= score_at(0.95, settings)))
    if not len(copies):
        return score
    raised = score.copy()
    chance = 1 / (1 + np.exp(-settings.slope * (third - settings.even_odds)))
    for at, copy in copies:
        both = np.minimum(chance[copy] * probability(float(near[at, copy]), settings), 1 - 1e-6)
        with np.errstate(divide="ignore"):
            raised[at] = np.maximum(
                raised[at], settings.even_odds + np.log(both / (1 - both)) / settings.slope
            )
    return raised


def probability(score: float, settings: LinkSettings) -> float:
    """The chance that a reader would call it a correspondence, 0 to 1."""
    return float(1.0 / (1.0 + np.exp(-settings.slope * (score - settings.even_odds))))


def score_at(chance: float, settings: LinkSettings) -> float:
    """The score that has this probability."""
    return settings.even_odds + float(np.log(chance / (1 - chance))) / settings.slope


def _witnessed(alike: Matrix, witnesses: Sequence[tuple[Matrix, Matrix]], settings: LinkSettings) -> Matrix:
    """What third texts add: their weaker link, as far as it exceeds the pair's own likeness."""
    floor = np.maximum(alike, settings.witness_floor)
    gains = [
        np.maximum(0, _through(to_third, from_third, settings.witness_floor) - floor)
        for to_third, from_third in witnesses
    ]
    if not gains:
        return np.zeros_like(alike)
    best = np.sort(np.stack(gains), axis=0)[::-1]
    total: Matrix = settings.witness * (best[0] + (0.5 * best[1] if len(best) > 1 else 0))
    return total


def _retold_within(alike: Matrix, own_a: Matrix, own_b: Matrix, settings: LinkSettings) -> Matrix:
    """What a sentence of the same text adds that says the same and is linked better."""
    floor = np.maximum(alike, settings.witness_floor)
    least = settings.witness_floor
    elsewhere = np.maximum(
        _through(_without_self(own_a), alike, least), _through(alike, _without_self(own_b), least)
    )
    gain: Matrix = settings.retold_within * np.maximum(0, elsewhere - floor)
    return gain


def _through(first: Matrix, second: Matrix, least: float) -> Matrix:
    """The best way over one sentence in between, where it is better than `least`, else 0.

    A way is as good as its weaker half. Few sentences have much in common, so few are looked at.
    """
    there, onward = first > least, second > least
    best: Matrix = np.zeros((first.shape[0], second.shape[1]))
    for at in np.flatnonzero(there.any(axis=0) & onward.any(axis=1)):
        rows, columns = np.flatnonzero(there[:, at]), np.flatnonzero(onward[at])
        place = np.ix_(rows, columns)
        best[place] = np.maximum(best[place], np.minimum(first[rows, at, None], second[None, at, columns]))
    return best


def _without_self(own: Matrix) -> Matrix:
    others = own.copy()
    np.fill_diagonal(others, 0)
    return others


def _against_rivals(alike: Matrix, settings: LinkSettings) -> Matrix:
    """Log share of a pair among its rivals; the noise floor is a rival that is always there."""
    scaled = alike / settings.temperature
    exponents = np.exp(scaled)
    noise = np.exp(settings.noise_floor / settings.temperature)
    row = np.log(exponents.sum(axis=1, keepdims=True) + noise)
    column = np.log(exponents.sum(axis=0, keepdims=True) + noise)
    harder, easier = np.maximum(row, column), np.minimum(row, column)
    share: Matrix = scaled - settings.harder_rivals * harder - (1 - settings.harder_rivals) * easier
    return share


def _beside(score: Matrix) -> Matrix:
    """For each pair the best score beside it, as a share of 1: diagonal, above, below, left, right."""
    sure = np.zeros((score.shape[0] + 2, score.shape[1] + 2))
    sure[1:-1, 1:-1] = np.minimum(1, 2 * np.exp(score / 2))
    best: Matrix = np.maximum.reduce(
        [sure[:-2, :-2], sure[2:, 2:], sure[:-2, 1:-1], sure[2:, 1:-1], sure[1:-1, :-2], sure[1:-1, 2:]]
    )
    return best


def _judged_together(score: Matrix, settings: LinkSettings) -> Matrix:
    """A pair of articles with many good pairs makes each of them likelier, one with none less likely."""
    shorter = 1 if score.shape[0] <= score.shape[1] else 0
    good = 1 / (1 + np.exp(-2 * (score - settings.good_pair)))
    share = (good.max(axis=shorter).sum() + 0.5) / (min(score.shape) + 2)
    together: Matrix = score + settings.kindred * np.log(share)
    return together
