"""Rules for versions of one text: revised by its own outlet, or in a row of which nobody names an outlet.

    A ──▸ B ──▸ C ──▸ D      B adds three passages to A, C mends a slip of B, D adds to C        likely
                 ·· E ··     E lacks what C lacks, and reads as well before it as behind it     unproven

Copies between outlets get cut, versions grow: the same difference shows opposite directions, so this
treatment is for families that are surely no copies (one outlet published them all), or that look like
none: four wordings or more, no outlet or agency is named, and each is nearest to the next, as in a row.
Near copies stand around their source instead.

Who is next to whom is the cheapest tree of directed steps: the distance of two texts, by the runs of three
words that one of them has, less what speaks for that order (`growth`). Identical texts are one wording,
never put in order. How much dearer the best tree with a step turned round is tells how sure the step is;
where that is little the direction is a guess, called unproven, and its evidence says that it cannot be told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from statistics import median
from urllib.parse import urlsplit

from msgspec import Struct

from generator.attribution.lineage.arborescence import cheapest_tree
from generator.attribution.lineage.case import Case
from generator.attribution.lineage.claims import claims_of, same_name
from generator.attribution.lineage.direction import earlier
from generator.attribution.lineage.growth import Growth, growth_of
from generator.attribution.lineage.matters import phrase
from generator.attribution.lineage.steps import Steps
from generator.attribution.wording.alterations import Stretch
from generator.attribution.wording.joining import joined
from generator.attribution.wording.kinship import CLOSE, kinship_of
from generator.attribution.wording.narration import Narration
from generator.model.attribution import (
    Confidence,
    Derivation,
    DerivationKind,
    Evidence,
    Kinship,
    KinshipKind,
    SourceId,
)
from generator.model.spans import ArticleId, Place

__all__ = ["nearness", "versions"]


class _Family(Struct, frozen=True, eq=False):
    """Wordings of one text, numbered; `members` are the articles that ran each, in letter order."""

    case: Case
    members: tuple[tuple[ArticleId, ...], ...]
    one_outlet: bool
    distance: Mapping[tuple[int, int], float]
    growth: Mapping[tuple[int, int], Growth]

    def narration(self, wording: int) -> Narration:
        return self.case.profiles[self.members[wording][0]].narration


def versions(case: Case, before: Steps) -> Iterator[Derivation]:
    """Which text is a version of which."""
    settings = case.settings.versions
    claimed = {claim.article for claim in claims_of(case)}
    pairs = [(kinship.a, kinship.b) for kinship in case.kinships if kinship.kind in CLOSE]
    for group in joined(case.order, pairs):
        if len(group) < 2 or any(one in claimed or before.took(one) for one in group):
            continue
        one_outlet = _one_outlet(case, group)
        members = _wordings(case, group)
        if one_outlet is None or not (2 if one_outlet else settings.fewest) <= len(members) <= settings.most:
            continue
        family = _family(case, members, one_outlet)
        costs = _costs(family)
        tree = cheapest_tree(range(len(members)), costs)
        if tree is not None and (one_outlet or _path(tree) >= settings.row * len(tree)):
            yield from _steps(family, tree, costs)


def _one_outlet(case: Case, group: Sequence[ArticleId]) -> bool | None:
    """True where one outlet published all, False where none is known; None where some may be another's."""
    articles = [case.article(one) for one in group]
    outlets = [one.outlet.value for one in articles if one.outlet is not None]
    hosts = {urlsplit(one.url.value).hostname for one in articles if one.url is not None}
    if any(not same_name(outlets[0], name) for name in outlets) or len(hosts) > 1:
        return None
    if len(outlets) == len(articles):
        return True
    return None if outlets or hosts else False


def _wordings(case: Case, group: Sequence[ArticleId]) -> tuple[tuple[ArticleId, ...], ...]:
    found: dict[tuple[str, ...], tuple[ArticleId, ...]] = {}
    for article in group:
        words = case.profiles[article].narration.words
        found[words] = (*found.get(words, ()), article)
    return tuple(found.values())


def _family(case: Case, members: tuple[tuple[ArticleId, ...], ...], one_outlet: bool) -> _Family:
    settings = case.settings.versions
    texts = [case.profiles[articles[0]].narration for articles in members]
    language = case.article(members[0][0]).language
    growth: dict[tuple[int, int], Growth] = {}
    for a, b in combinations(range(len(texts)), 2):
        growth[a, b] = growth_of(texts[a], texts[b], language, settings)
        growth[b, a] = growth[a, b].turned()
    return _Family(case, members, one_outlet, nearness(texts, settings.alone), growth)


def nearness(texts: Sequence[Narration], alone: float) -> dict[tuple[int, int], float]:
    """How far any two of some texts are from each other, in median distances: runs of three words that one
    has, as a share of those that either has. What one text has alone counts `alone`, what all have nothing.
    """
    grams = [frozenset(zip(t.words, t.words[1:], t.words[2:], strict=False)) for t in texts]
    having = Counter(gram for text in grams for gram in text)
    found: dict[tuple[int, int], float] = {}
    for a, b in combinations(range(len(texts)), 2):
        apart = grams[a] ^ grams[b]
        single = sum(1 for gram in apart if having[gram] == 1)
        found[a, b] = (len(apart) - single + alone * single) / max(1, len(grams[a] | grams[b]))
    middle = median(found.values()) or 1.0
    return {pair: value / middle for (a, b), value in found.items() for pair in ((a, b), (b, a))}


def _costs(family: _Family) -> dict[tuple[int, int], float]:
    """What each step costs. A text of a later day is the source of none."""
    settings = family.case.settings.versions
    return {
        (a, b): distance - settings.growth * family.growth[a, b].weight(settings)
        for (a, b), distance in family.distance.items()
        if not _later(family, a, b)
    }


def _later(family: _Family, a: int, b: int) -> bool:
    """Whether every date of wording `a` is later than every date of wording `b`."""
    article = family.case.article
    return all(
        earlier(article(there), article(here)) for here in family.members[a] for there in family.members[b]
    )


def _path(tree: Mapping[int, int]) -> int:
    """Steps of the longest path through a tree, whatever their direction."""
    beside: dict[int, list[int]] = {}
    for node, source in tree.items():
        beside.setdefault(node, []).append(source)
        beside.setdefault(source, []).append(node)

    def farthest(start: int) -> tuple[int, int]:
        steps = {start: 0}
        queue = [start]
        for here in queue:
            for there in beside[here]:
                if there not in steps:
                    steps[there] = steps[here] + 1
                    queue.append(there)
        return queue[-1], steps[queue[-1]]

    return farthest(farthest(min(beside))[0])[1]


def _steps(
    family: _Family, tree: Mapping[int, int], costs: Mapping[tuple[int, int], float]
) -> Iterator[Derivation]:
    case, total = family.case, _total(tree, costs)
    for node, source in sorted(tree.items()):
        near = _kinship(family, source, node)
        if near.kind not in CLOSE:
            continue
        sure = _sure(family, costs, total, source, node)
        first = family.members[source][0]
        for article in family.members[node]:
            evidence = (case.wording(near), *_evidence(family, source, node, article, sure=sure))
            kind = DerivationKind.REWORDED if near.kind is KinshipKind.REWORDED else DerivationKind.COPIED
            confidence = Confidence.LIKELY if sure else Confidence.UNPROVEN
            yield Derivation(SourceId(first), article, kind, confidence, evidence)


def _total(tree: Mapping[int, int], costs: Mapping[tuple[int, int], float]) -> float:
    return sum(costs[source, node] for node, source in sorted(tree.items()))


def _kinship(family: _Family, source: int, node: int) -> Kinship:
    one, other = (family.members[wording][0] for wording in (source, node))
    known = family.case.kinship(one, other)
    profiles = family.case.profiles
    return known or kinship_of(profiles[one], profiles[other], family.case.settings.kinship)


def _sure(
    family: _Family, costs: Mapping[tuple[int, int], float], total: float, source: int, node: int
) -> bool:
    """Whether every tree in which the step runs the other way is far dearer, or impossible by the dates."""
    turned = {pair: cost for pair, cost in costs.items() if pair[1] != source or pair[0] == node}
    turned = {pair: cost for pair, cost in turned.items() if pair != (source, node)}
    tree = cheapest_tree(range(len(family.members)), turned)
    if tree is None or tree.get(source) != node:
        return True
    return _total(tree, costs) - total >= family.case.settings.versions.certain


def _evidence(
    family: _Family, source: int, node: int, article: ArticleId, *, sure: bool
) -> Iterator[Evidence]:
    """What shows that the one is a version of the other, and which was first."""
    case, growth = family.case, family.growth[source, node]
    first = family.members[source][0]
    one, other = case.letter(first), case.letter(article)
    if family.one_outlet:
        outlets = (case.article(identity).outlet for identity in (first, article))
        places = tuple(
            Place(identity, outlet.span)
            for identity, outlet in zip((first, article), outlets, strict=True)
            if outlet is not None and outlet.span is not None
        )
        yield Evidence(f"one outlet published {one} and {other}: versions of one text", places)
    if _later(family, node, source):
        yield Evidence(f"{one} is dated before {other}", _dates(case, first, article))
    yield from _grown(case, first, article, growth)
    if not sure:
        reason = (
            f"which of {one} and {other} was first cannot be told: the other order fits the texts as well"
        )
        yield Evidence(reason, ())
    elif growth.weight(case.settings.versions) <= 0:
        count = len(family.members)
        yield Evidence(f"the order of all {count} versions says so: in any other more is taken back", ())


def _grown(case: Case, first: ArticleId, article: ArticleId, growth: Growth) -> Iterator[Evidence]:
    """What the later text has more, and the slips of the earlier one that it mends."""
    most = case.settings.versions.shown
    one, other = case.letter(first), case.letter(article)
    if len(growth.added) > len(growth.dropped):
        times = "one place" if len(growth.added) == 1 else f"{len(growth.added)} places"
        drops = f" and drops words in {len(growth.dropped)}" if growth.dropped else " and drops none"
        longest = sorted(growth.added, key=lambda stretch: (stretch[0] - stretch[1], stretch))[:most]
        places = tuple(_place(case, article, stretch) for stretch in longest)
        yield Evidence(f"{other} adds words to {one} in {times}{drops}", places)
    if len(growth.mended) > len(growth.spoiled):
        before, behind = (case.profiles[identity].narration for identity in (first, article))
        for slip, word in growth.mended[:most]:
            places = (Place(first, before.span(slip, slip + 1)), Place(article, behind.span(word, word + 1)))
            was, became = (phrase(place.span.of(case.article(place.article).text), 40) for place in places)
            yield Evidence(f"{was} of {one} is mended to {became}", places)


def _place(case: Case, article: ArticleId, stretch: Stretch) -> Place:
    return Place(article, case.profiles[article].narration.span(*stretch))


def _dates(case: Case, *articles: ArticleId) -> tuple[Place, ...]:
    return tuple(
        Place(identity, published.span)
        for identity in articles
        if (published := case.article(identity).published) is not None and published.span is not None
    )
