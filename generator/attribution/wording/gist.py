"""What an article tells, wording apart: how a retelling is recognised.

    Three other workers were pulled from the 41-degree water by a passing lobster boat
    Three additional workers were rescued from the 41-degree water by a lobster boat that was passing
    three workers were from the 41 degree water by a lobster boat     the same words in the same order

A machine that swaps every third word leaves no run of eight, but it leaves the sentence: most words
in their order, sentence after sentence. Two reporters who tell one event do that once or twice. A
digest leaves not even that; it keeps which words belong together in a sentence, and it has hardly a
name or figure that its source lacks. That is a weak sign, and is called no more than *retold*.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct
from rapidfuzz.distance import LCSseq

from generator.attribution.wording.narration import CONTENT, NAME, OFFICIAL, Narration
from generator.settings import KinshipSettings
from generator.text.keys import stem

__all__ = [
    "Gist",
    "Parallel",
    "Told",
    "echoes",
    "gist_of",
    "kept_pairs",
    "kept_sentences",
    "lacking",
    "own_facts",
    "parallels",
    "retold_sentences",
]


class Told(NamedTuple):
    """One sentence, by its number in the article.

    `stems`, `content` (stems with meaning) and `pairs` (stems that stand near each other) are of its
    narration alone; `whole` is every stem and `matter` names, figures and words with meaning, quotations too.
    """

    sentence: int
    whole: tuple[str, ...]
    stems: tuple[str, ...]
    content: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    matter: frozenset[str]


class Gist(Struct, frozen=True, eq=False):
    """What an article tells: its first sentences one by one, and of the whole text `pairs` (stems that
    stand near each other in a sentence), `facts` (names and figures) and `stems` (every word, quotations
    too)."""

    told: tuple[Told, ...]
    pairs: frozenset[tuple[str, str]]
    facts: frozenset[str]
    stems: frozenset[str]


def gist_of(narration: Narration, language: str, settings: KinshipSettings) -> Gist:
    """The gist of an article's narration."""
    return _gist(narration.words, narration.traits, narration.sentences, language, settings)


# Copies of a text, which stand together, tell the same.
@lru_cache(maxsize=8)
def _gist(
    words: tuple[str, ...], marks: bytes, sentences: tuple[int, ...], language: str, settings: KinshipSettings
) -> Gist:
    told: list[Told] = []
    pairs: set[tuple[str, str]] = set()
    facts: set[str] = set()
    everything = [stem(word, language) for word in words]
    start = 0
    while start < len(everything):
        sentence = sentences[start]
        end = start
        while end < len(everything) and sentences[end] == sentence:
            end += 1
        places = [place for place in range(start, end) if not marks[place] & OFFICIAL]
        stems = tuple(everything[place] for place in places)
        traits = tuple([marks[place] for place in places])
        facts.update(word for word, trait in zip(stems, traits, strict=True) if trait & NAME)
        content = frozenset(word for word, trait in zip(stems, traits, strict=True) if trait & CONTENT)
        matter = frozenset(everything[p] for p in range(start, end) if marks[p] & (NAME | CONTENT))
        near = _pairs(stems, traits, settings.pair_distance)
        pairs.update(near)
        if len(told) < settings.most_sentences:
            told.append(Told(sentence, tuple(everything[start:end]), stems, content, near, matter))
        start = end
    return Gist(tuple(told), frozenset(pairs), frozenset(facts), frozenset(everything))


# Half of a story's sentences stand in another text too.
@lru_cache(maxsize=1 << 13)
def _pairs(stems: tuple[str, ...], traits: tuple[int, ...], distance: int) -> frozenset[tuple[str, str]]:
    """Stems that carry meaning and stand near each other; two names alone are no pair."""
    found: set[tuple[str, str]] = set()
    before: list[tuple[str, bool]] = []
    for word, trait in zip(stems, traits, strict=True):
        if not trait & (NAME | CONTENT):
            continue
        named = bool(trait & NAME)
        for other, other_named in before[-distance:]:
            if other != word and not (named and other_named):
                found.add((min(word, other), max(word, other)))
        before.append((word, named))
    return frozenset(found)


class Parallel(NamedTuple):
    """Sentences of two articles with most words in the same order; `kept` is their share."""

    a: int
    b: int
    kept: float


def parallels(longer: Gist, shorter: Gist, settings: KinshipSettings) -> tuple[Parallel, ...]:
    """The sentences of `shorter` that run along with a sentence of `longer`, each with its best."""
    found: list[Parallel] = []
    for b in shorter.told:
        if len(b.stems) < settings.parallel_words:
            continue
        best = Parallel(0, 0, 0.0)
        for a in longer.told:
            if len(a.content & b.content) >= settings.parallel_content:
                kept = LCSseq.similarity(a.stems, b.stems) / len(b.stems)
                if kept > best.kept:
                    best = Parallel(a.sentence, b.sentence, kept)
        if best.kept >= settings.parallel_kept:
            found.append(best)
    return tuple(found)


def kept_sentences(longer: Gist, shorter: Gist, settings: KinshipSettings) -> float:
    """The share of a text's words, quotations too, whose sentence stands in the other with hardly a change of
    words, 0 to 1."""
    kept = words = 0
    for b in shorter.told:
        size = len(b.whole)
        if size >= settings.kept_sentence_words:
            words += size
            near = (a.whole for a in longer.told if len(a.matter & b.matter) >= settings.kept_sentence_matter)
            best = max((LCSseq.similarity(a, b.whole) for a in near), default=0)
            kept += size if best >= settings.kept_sentence * size else 0
    return kept / max(1, words)


def kept_pairs(a: Gist, b: Gist, settings: KinshipSettings) -> float:
    """The share of the smaller text's pairs that the other has too, 0 to 1."""
    fewer = max(settings.fewest_pairs, min(len(a.pairs), len(b.pairs)))
    return len(a.pairs & b.pairs) / fewer


def retold_sentences(shorter: Gist, longer: Gist) -> int:
    """How many sentences of a text keep pairs of the other's: one passage in common retells nothing."""
    return sum(1 for told in shorter.told if len(told.pairs & longer.pairs) >= 2)


def own_facts(gist: Gist, other: Gist) -> float:
    """The share of a text's names and figures that the other text lacks, 0 to 1."""
    return len(gist.facts - other.stems) / max(1, len(gist.facts))


def echoes(longer: Gist, shorter: Gist, most: int) -> tuple[Parallel, ...]:
    """The sentence pairs that share most words of content: where a reader sees the retelling."""
    best: list[Parallel] = []
    for b in shorter.told:
        shared = [(len(a.content & b.content), -a.sentence) for a in longer.told]
        count, negative = max(shared, default=(0, 0))
        if count >= 2:
            best.append(Parallel(-negative, b.sentence, count / len(b.content)))
    best.sort(key=lambda parallel: (-parallel.kept, parallel.b))
    return tuple(best[:most])


def lacking(gist: Gist, other: Gist, settings: KinshipSettings) -> tuple[int, ...]:
    """The sentences of a text that the other one has in no form: most of their words stand in none of its
    sentences. Sentences of few words are passed over: nothing can be told from them."""
    absent: list[int] = []
    for told in gist.told:
        if len(told.matter) >= settings.lacking_words:
            kept = max((len(told.matter & one.matter) for one in other.told), default=0)
            if kept < settings.lacking_kept * len(told.matter):
                absent.append(told.sentence)
    return tuple(absent)
