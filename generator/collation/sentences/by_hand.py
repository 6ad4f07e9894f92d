"""Links as people set them: sentences that correspond, and sentences that do not.

    found    A 4 ↔ B 7 8                  A 5 ↔ B 9
    A 4, B 8 not linked      →  A 4 ↔ B 7            the rest of the match stays
    A 6, B 9 linked          →  A 6 ↔ B 9, firm, marked; A 5 ↔ B 9 stays: a sentence may be in two links

A link that is set where the program has found one keeps what was found and gets the mark. Nothing else
follows from it: what a third text has is for the program to find, or for a person to set.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from msgspec.structs import replace

from generator.collation.sentences.features import Features
from generator.collation.sentences.matches import Match, matched
from generator.collation.sentences.witnesses import Pair
from generator.model.collation import Tier
from generator.model.corrections import LinkCorrection
from generator.settings import LinkSettings

__all__ = ["as_set"]


def as_set(
    articles: Sequence[Features],
    matches: Mapping[Pair, tuple[Match, ...]],
    corrections: Iterable[LinkCorrection],
    settings: LinkSettings,
) -> dict[Pair, tuple[Match, ...]]:
    """The matches in both directions, with those of pairs that a person links and nobody compared."""
    found = dict(matches)
    places = {features.article.id: place for place, features in enumerate(articles)}
    for one in corrections:
        if one.a not in places or one.b not in places:
            continue
        a, b = places[one.a], places[one.b]
        own = tuple(_obeyed(found.get((a, b), ()), one, articles[a], articles[b], settings))
        found[a, b] = own
        found[b, a] = tuple(match.flipped() for match in own)
    return found


def _obeyed(
    matches: Iterable[Match],
    correction: LinkCorrection,
    left: Features,
    right: Features,
    settings: LinkSettings,
) -> Iterator[Match]:
    pairs = frozenset(product(correction.a_sentences, correction.b_sentences))
    held = False
    for match in matches:
        inside = frozenset(product(match.a, match.b))
        if pairs.isdisjoint(inside):
            yield match
        elif correction.linked and pairs <= inside:
            held = True
            chance = match.probability if match.tier is Tier.FIRM else 1.0
            yield replace(match, tier=Tier.FIRM, probability=chance, hand=correction.hand)
        else:
            yield from _rest(match, pairs, left, right, settings)
    if correction.linked and not held:
        sides = (correction.a_sentences, correction.b_sentences)
        yield replace(matched(left, right, *sides, Tier.FIRM, 1.0, settings), hand=correction.hand)


def _rest(
    match: Match, without: frozenset[tuple[int, int]], left: Features, right: Features, settings: LinkSettings
) -> Iterator[Match]:
    """What remains of a match without some of its pairs: for each sentence of `a` its runs of neighbours."""
    for i in match.a:
        run: tuple[int, ...] = ()
        for j in (*match.b, -1):
            if j >= 0 and (i, j) not in without:
                run = (*run, j)
            elif run:
                own = matched(left, right, (i,), run, match.tier, match.probability, settings)
                yield replace(own, hand=match.hand)
                run = ()
