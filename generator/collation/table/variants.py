"""Which variant the others are read against, and their letters.

    A   1,204 words   holds 812 words of what the others share   the base
    B     990 words   keeps .64 of its words from A
    C1    310 words   keeps .41        C1 and C2 have one wording
    C2    310 words

The base is a reading aid and no claim: it is the hub, the text that holds most of what the others
share, and so the one against which most can be shown. Of two that hold nearly as much, the one that
names its agency is read first: it says whose words they are. Who wrote first is another room's question.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from generator.collation.sentences.features import Features
from generator.collation.sentences.matches import Match
from generator.collation.words.wordings import Wording
from generator.model.collation import Tier

__all__ = ["base_by_links", "base_by_wording", "letters", "shared_words"]

_RUN = 4
"""Words of a run whose copies are counted when a story is too large to align every pair."""


def _told(article: Features) -> str:
    """What two articles of one wording have in common: their words without case and typography."""
    return " ".join([line.folded for line in article.lines if line.folded])


def shared_words(article: Features, matches: Sequence[Match]) -> float:
    """Words of `article`, the `b` of the matches, that are firmly matched, each weighed by similarity."""
    best: dict[int, float] = {}
    for match in matches:
        if match.tier == Tier.FIRM:
            for sentence in match.b:
                best[sentence] = max(best.get(sentence, 0.0), match.similarity)
    return sum(article.count(sentence) * similarity for sentence, similarity in sorted(best.items()))


def base_by_links(
    articles: Sequence[Features], matches: Mapping[tuple[int, int], Sequence[Match]], nearly: float
) -> int:
    """The hub of a story whose pairs are all matched, in both directions.

    `nearly` is the share of the hub's hold from which an article that names its agency comes before
    one that does not. A tie goes by words, then by id.
    """

    def held(v: int) -> float:
        return sum(shared_words(articles[u], matches[v, u]) for u in range(len(articles)) if u != v)

    return _most(articles, [held(v) for v in range(len(articles))], nearly)


def base_by_wording(articles: Sequence[Features], nearly: float) -> int:
    """The same for a large story, from the runs of words that several articles have. Linear."""
    runs = [_runs(article) for article in articles]
    having = Counter(run for own in runs for run in own)
    return _most(articles, [float(sum(having[run] - 1 for run in own)) for own in runs], nearly)


def letters(
    articles: Sequence[Features], base: int, nearness: Sequence[float]
) -> tuple[tuple[str, int], ...]:
    """Letter and index of every article, in letter order: the base first, then the nearest to it.

    Articles of one wording share a letter and are numbered by their ids; the base's come first.
    """
    families: dict[str, list[int]] = {}
    for at, article in enumerate(articles):
        families.setdefault(_told(article), []).append(at)

    def order(family: list[int]) -> tuple[bool, float, str]:
        nearest = max(nearness[at] for at in family)
        return base not in family, -nearest, min(_id(articles, at) for at in family)

    named = []
    for number, family in enumerate(sorted(families.values(), key=order)):
        members = sorted(family, key=lambda at: (at != base, _id(articles, at)))
        for count, at in enumerate(members, start=1):
            named.append((_letter(number) + (str(count) if len(members) > 1 else ""), at))
    return tuple(named)


def _most(articles: Sequence[Features], held: Sequence[float], nearly: float) -> int:
    near = [v for v in range(len(articles)) if held[v] >= nearly * max(held)]

    def rank(v: int) -> tuple[bool, float, int, str]:
        article = articles[v].article
        return article.agency is None, -round(held[v], 6), -article.words, str(article.id)

    return min(near, key=rank)


def _id(articles: Sequence[Features], at: int) -> str:
    return str(articles[at].article.id)


def _letter(number: int) -> str:
    """A to Z, then AA, AB …"""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _runs(article: Features) -> frozenset[tuple[str, ...]]:
    """Runs of words within sentences; a shorter sentence is a run by itself."""
    return frozenset().union(*[_runs_of(line) for line in article.lines])


@lru_cache(maxsize=1 << 13)
def _runs_of(line: Wording) -> frozenset[tuple[str, ...]]:
    if len(line.keys) <= _RUN:
        return frozenset({line.keys})
    return frozenset(zip(*[line.keys[start:] for start in range(_RUN)], strict=False))
