"""What the shared wording of two articles amounts to: copied, reworded, retold, or nothing.

    narration of A   … drifted nearly two miles downstream before it hit a pier of the bridge …
    narration of B   … drifted nearly two miles downstream before it hit a pier, officials said …
                       └──────── a run of ten words, none of them quoted ────────┘

Kinship has no direction, and it accuses nobody: who took from whom needs evidence of its own
(`lineage`). Three outlets at one press conference share facts, names and official words; so the
measure is runs of the outlet's *own* wording (`narration`, `tiling`). The number of runs of eight words is
the key: independent reports of one event have at most two, however long they are. More of them in
texts that are otherwise their own are *passages* that both print, an agency's paragraphs or a press
release: worth telling, and no copy of one by the other. Shares of common n-grams, the usual measure
(Clough et al. 2002), rise with every quotation and every proper name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import combinations
from typing import NamedTuple

from msgspec import Struct

from generator.attribution.wording.gist import (
    Gist,
    Parallel,
    echoes,
    gist_of,
    kept_pairs,
    kept_sentences,
    own_facts,
    parallels,
    retold_sentences,
)
from generator.attribution.wording.narration import CONTENT, GRAM, NAME, OFFICIAL, Narration, narration_of
from generator.attribution.wording.tiling import Tile, tiles
from generator.model.article import Article
from generator.model.attribution import Evidence, Kinship, KinshipKind
from generator.model.spans import Place
from generator.settings import KinshipSettings

__all__ = ["CLOSE", "SHARING", "Profile", "kinship_of", "kinships", "profile_of", "runs_of"]

CLOSE = frozenset((KinshipKind.TWINS, KinshipKind.COPIED, KinshipKind.REWORDED))
"""The kinds that mean that two texts as a whole have their wording in common, and not only facts."""

SHARING = CLOSE | {KinshipKind.PASSAGES}
"""These, and texts of their own that print passages of one source."""


class Profile(Struct, frozen=True, eq=False):
    """An article, prepared for being compared with many."""

    article: Article
    narration: Narration
    gist: Gist


class Run(NamedTuple):
    """`length` words of both articles' own wording, from word `a` of the one and word `b` of the other."""

    length: int
    a: int
    b: int


class _Pair(Struct, frozen=True, eq=False):
    """Two articles with their shared runs, the longest first."""

    a: Profile
    b: Profile
    runs: tuple[Run, ...]
    common: int
    """Words in shared runs of any kind, quotations, names and formulas too."""
    settings: KinshipSettings

    @property
    def long_runs(self) -> tuple[Run, ...]:
        return tuple(run for run in self.runs if run.length >= self.settings.long_run)

    @property
    def long_words(self) -> int:
        return sum(run.length for run in self.long_runs)

    @property
    def words(self) -> int:
        return sum(run.length for run in self.runs)

    @property
    def told(self) -> int:
        """Words of the shorter narration."""
        shorter = min(self.a.narration.told, self.b.narration.told)
        return max(self.settings.least_told, shorter)

    @property
    def beyond_chance(self) -> bool:
        """Whether two independent reports would not share as much wording."""
        s = self.settings
        long = (
            len(self.long_runs) >= s.reworded_runs
            and self.long_words >= s.reworded_words
            and self.long_words / self.told >= s.reworded_cover
        )
        short = self.long_words >= s.reworded_words_short and self.words / self.told >= s.reworded_cover_short
        return long or short

    @property
    def as_a_whole(self) -> bool:
        """Whether the shorter text as a whole stands in the longer one, quotations too, or passages do."""
        longer, shorter = self.by_length
        words = max(self.settings.least_told, min(len(p.narration.words) for p in (self.a, self.b)))
        in_runs = self.common / words
        if in_runs >= self.settings.whole_in_runs:
            return True
        kept = kept_sentences(longer.gist, shorter.gist, self.settings)
        return (in_runs + kept) / 2 >= self.settings.whole

    @property
    def by_length(self) -> tuple[Profile, Profile]:
        """The longer and the shorter article."""
        if self.a.narration.told >= self.b.narration.told:
            return self.a, self.b
        return self.b, self.a


def profile_of(article: Article, settings: KinshipSettings) -> Profile:
    """An article's words and gist, computed once for all its pairs."""
    narration = narration_of(article)
    return Profile(article, narration, gist_of(narration, article.language, settings))


def kinships(profiles: Sequence[Profile], settings: KinshipSettings) -> tuple[Kinship, ...]:
    """How the articles of a story are related by wording, in the order given.

    Small stories: every pair. Large ones: every article with its nearest few, so that the cost grows
    with the number of articles. Identical texts are found first and compared once.
    """
    found: dict[tuple[int, int], Kinship] = {}
    first_of: dict[tuple[str, ...], int] = {}
    wordings: list[int] = []
    for index, profile in enumerate(profiles):
        first = first_of.setdefault(profile.narration.words, index)
        if first == index or not profile.narration.words:
            wordings.append(index)
        else:
            found[first, index] = kinship_of(profiles[first], profile, settings)
    for a, b in _candidates(profiles, wordings, settings):
        found[a, b] = kinship_of(profiles[a], profiles[b], settings)
    return tuple(found[pair] for pair in sorted(found))


def _candidates(
    profiles: Sequence[Profile], wordings: list[int], settings: KinshipSettings
) -> list[tuple[int, int]]:
    """Pairs worth comparing: all of few, of many those that share most runs of five words."""
    if len(wordings) <= settings.all_pairs_up_to:
        return list(combinations(wordings, 2))
    postings: dict[tuple[str, ...], list[int]] = {}
    for index in wordings:
        for gram in profiles[index].narration.grams:
            postings.setdefault(gram, []).append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for members in postings.values():
        # A star: each with the first two and with the one before, never all with all.
        for place, index in enumerate(members[1:], 1):
            for other in {members[0], members[min(1, place - 1)], members[place - 1]}:
                shared[other, index] += 1
    nearest: dict[int, list[tuple[int, int]]] = {index: [] for index in wordings}
    for (a, b), count in shared.items():
        nearest[a].append((-count, b))
        nearest[b].append((-count, a))
    pairs = {(wordings[0], index) for index in wordings[1:]}
    for index, others in nearest.items():
        for _, other in sorted(others)[: settings.partners]:
            pairs.add((min(index, other), max(index, other)))
    return sorted(pairs)


def kinship_of(a: Profile, b: Profile, settings: KinshipSettings) -> Kinship:
    """How two articles are related by wording, by the first rule that knows."""
    shared = tiles(a.narration, b.narration)
    runs = _told_runs(a.narration, b.narration, shared, settings)
    pair = _Pair(a, b, runs, sum(tile.length for tile in shared), settings)
    kind, evidence = next(verdict for rule in _RULES if (verdict := rule(pair)) is not None)
    return Kinship(
        a=a.article.id,
        b=b.article.id,
        kind=kind,
        runs=len(pair.long_runs),
        words=pair.long_words,
        covered=min(1.0, pair.words / pair.told),
        evidence=evidence,
    )


def runs_of(a: Narration, b: Narration, settings: KinshipSettings) -> tuple[Run, ...]:
    """The runs of at least five words that both tell in their own voice, longest first."""
    return _told_runs(a, b, tiles(a, b), settings)


def _told_runs(
    a: Narration, b: Narration, shared: Sequence[Tile], settings: KinshipSettings
) -> tuple[Run, ...]:
    found: list[Run] = []
    for tile in shared:
        end = 0
        while end < tile.length:
            start = end
            while end < tile.length and not (a.traits[tile.a + end] | b.traits[tile.b + end]) & OFFICIAL:
                end += 1
            if end - start >= GRAM and _own_wording(a.traits[tile.a + start : tile.a + end], settings):
                found.append(Run(end - start, tile.a + start, tile.b + start))
            end += 1
    found.sort(key=lambda run: (-run.length, run.a, run.b))
    return tuple(found)


def _own_wording(traits: bytes, settings: KinshipSettings) -> bool:
    """Whether a run says more than names, figures and the small words inside them ("Bank of England")."""
    content = sum(1 for trait in traits if trait & CONTENT)
    names, small, named = 0, 0, False
    for trait in traits:
        if trait & NAME:
            names += 1 + (small if named else 0)
        small = 0 if trait & (NAME | CONTENT) else small + 1
        named = bool(trait & NAME) or (named and not trait & CONTENT)
    return content >= settings.run_content and names < settings.run_names * len(traits)


Verdict = tuple[KinshipKind, Evidence]


def _twins(pair: _Pair) -> Verdict | None:
    a, b = pair.a.narration, pair.b.narration
    if not a.words or a.words != b.words:
        return None
    places = tuple(Place(n.article, n.span(0, len(n.words))) for n in (a, b))
    return KinshipKind.TWINS, Evidence(f"have the same {len(a.words)} words in the same order", places)


def _copied(pair: _Pair) -> Verdict | None:
    s, cover = pair.settings, pair.long_words / pair.told
    many = len(pair.long_runs) >= s.copied_runs and cover >= s.copied_cover
    alone = cover >= s.copied_cover_alone and pair.long_words >= s.copied_words
    return (KinshipKind.COPIED, _shown(pair)) if (many or alone) and pair.as_a_whole else None


def _reworded(pair: _Pair) -> Verdict | None:
    return (KinshipKind.REWORDED, _shown(pair)) if pair.beyond_chance and pair.as_a_whole else None


def _passages(pair: _Pair) -> Verdict | None:
    """Wording that independent reports do not share, in texts of which most is their own."""
    return (KinshipKind.PASSAGES, _shown(pair)) if pair.beyond_chance else None


def _reworded_by_sentence(pair: _Pair) -> Verdict | None:
    """Too many words were swapped for runs to survive; the sentences did."""
    longer, shorter = pair.by_length
    if kept_pairs(longer.gist, shorter.gist, pair.settings) < pair.settings.retold_pairs_bare:
        return None
    found = parallels(longer.gist, shorter.gist, pair.settings)
    sentences = sum(1 for told in shorter.gist.told if len(told.stems) >= pair.settings.parallel_words)
    if len(found) < pair.settings.parallel_sentences or len(found) < pair.settings.parallel_cover * sentences:
        return None
    reason = f"have most words in the same order in {len(found)} of {sentences} sentences"
    best = sorted(found, key=lambda p: (-p.kept, p.b))[: pair.settings.shown_runs]
    return KinshipKind.REWORDED, Evidence(reason, _sentence_places(pair, best))


def _retold(pair: _Pair) -> Verdict | None:
    longer, shorter = pair.by_length
    if retold_sentences(shorter.gist, longer.gist) < pair.settings.retold_sentences:
        return None
    kept = kept_pairs(longer.gist, shorter.gist, pair.settings)
    own = own_facts(shorter.gist, longer.gist)
    if kept >= pair.settings.retold_pairs:
        reason = f"have {kept:.0%} of the pairs of words that belong together in a sentence in common"
    elif kept >= pair.settings.retold_pairs_bare and own <= pair.settings.own_facts:
        reason = "tell the same facts in other words, the shorter with hardly a name or figure of its own"
    else:
        return None
    best = echoes(longer.gist, shorter.gist, pair.settings.shown_runs)
    return KinshipKind.RETOLD, Evidence(reason, _sentence_places(pair, best))


def _passage(pair: _Pair) -> Verdict | None:
    if not pair.runs or pair.runs[0].length < pair.settings.passage_words:
        return None
    return KinshipKind.PASSAGE, _shown(pair)


def _independent(pair: _Pair) -> Verdict:
    reason = f"share no run of {pair.settings.passage_words} words outside quotations, names and figures"
    return KinshipKind.INDEPENDENT, Evidence(reason, ())


_RULES: tuple[Callable[[_Pair], Verdict | None], ...] = (
    _twins,
    _copied,
    _reworded,
    _reworded_by_sentence,
    _passages,
    _retold,
    _passage,
    _independent,
)
"""The strongest relation first; the first that answers decides."""


def _shown(pair: _Pair) -> Evidence:
    """The shared runs, counted in words and listed in both articles, the longest first."""
    count, words = len(pair.long_runs), pair.long_words
    runs, least = pair.long_runs, pair.settings.long_run
    if not count:
        runs, least = pair.runs, GRAM
        count, words = len(runs), pair.words
    longest = runs[0].length
    if count == 1:
        reason = f"share a run of {longest} words outside quotations"
    else:
        reason = (
            f"share {count} runs of at least {least} words outside quotations, "
            f"{words} words in all; the longest has {longest}"
        )
    places = tuple(
        Place(narration.article, narration.span(start, start + run.length))
        for run in runs[: pair.settings.shown_runs]
        for narration, start in ((pair.a.narration, run.a), (pair.b.narration, run.b))
    )
    return Evidence(reason, places)


def _sentence_places(pair: _Pair, best: Sequence[Parallel]) -> tuple[Place, ...]:
    """Corresponding sentences, the first article's first."""
    longer, shorter = pair.by_length
    places: list[Place] = []
    for parallel in best:
        one = Place(longer.article.id, longer.article.sentences[parallel.a].span)
        other = Place(shorter.article.id, shorter.article.sentences[parallel.b].span)
        places.extend((one, other) if longer is pair.a else (other, one))
    return tuple(places)
