"""Who is named in a sentence, and who gives a figure.

    Tidewell Marine Inc., which owns the barge, said …     Tidewell Marine Inc.
    five of the 17 abductees identified by Japan           the 17 are Japan's
    North Korea acknowledged that its agents … 13          the 13 are North Korea's

A name here is a run of capitals; what a capital at a sentence's start is worth is told by the other
sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from generator.collation.words.facts import Fact
from generator.collation.words.forms import Form, FormKind, likeness
from generator.collation.words.sides import Side
from generator.collation.words.wordings import Wording
from generator.text.language import tables

__all__ = ["Name", "claimant", "core", "names", "proper_words", "same_party"]

Name = tuple[int, int]
"""A half-open range of tokens."""


def proper_words(lines: Mapping[Wording, int]) -> frozenset[str]:
    """Keys that stand with a capital inside sentences more often than without: names, mostly.

    `lines` are sentences and how often each stands in the story. A headline may write every word with a
    capital; the sentences below it outvote it.
    """
    more: Counter[str] = Counter()
    for line, times in lines.items():
        for key in _inside(line)[0]:
            more[key] += times
    for line, times in lines.items():
        small = _inside(line)[1]
        for key in more.keys() & small.keys():
            more[key] -= times * small[key]
    return frozenset(key for key, count in more.items() if count > 0)


@lru_cache(maxsize=1 << 13)
def _inside(line: Wording) -> tuple[tuple[str, ...], dict[str, int]]:
    """The content words that open neither the sentence nor what follows a mark: those with a capital, and
    how often each stands without one."""
    inside = [
        word
        for before, word in pairwise(line.forms)
        if word.kind is FormKind.CONTENT and before.kind is not FormKind.MARK
    ]
    small = Counter(word.key for word in inside if not word.word[0].isupper())
    return tuple(word.key for word in inside if word.word[0].isupper()), dict(small)


def _opens(side: Side, at: int) -> bool:
    return side.first[at] or side.forms[at - 1].kind is FormKind.MARK


def names(side: Side, proper: frozenset[str]) -> tuple[Name, ...]:
    """The runs of capitals of a side, in order."""
    table = tables(side.language)
    found: list[Name] = []
    for at, word in enumerate(side.forms):
        dated = word.norm in table.months or word.norm in table.weekdays
        capital = word.word[:1].isupper() and word.kind is FormKind.CONTENT and not dated
        if not capital or (_opens(side, at) and word.key not in proper):
            continue
        if found and found[-1][1] == at and not side.first[at]:
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    return tuple(found)


def core(words: Sequence[Form], language: str) -> tuple[Form, ...]:
    """A name without what it can go without: "Inc.", "plc"."""
    return tuple(w for w in words if w.text not in tables(language).response.get("companies", ()))


_CLOSEST = 0.85


def same_party(one: Sequence[Form], other: Sequence[Form]) -> bool:
    """Whether two names, given by their cores, are one: the same words, or one is the other's beginning.

    "Japan" and "Japanese" are one, "Kim" and "Kim Jong Un" are not: a single word is too common.
    """
    if not one or not other:
        return False
    short, long = sorted((one, other), key=len)
    if len(short) == 1 and len(long) > 1:
        return False
    return all(x.key == y.key or _demonym(x, y) for x, y in zip(short, long, strict=False))


def _demonym(one: Form, other: Form) -> bool:
    return min(len(one.text), len(other.text)) >= 4 and likeness(one, other, _CLOSEST) > _CLOSEST - 0.1


def claimant(side: Side, fact: Fact, proper: frozenset[str]) -> tuple[Form, ...]:
    """Who gives a figure: the name after "identified by", or before the verb that introduces it."""
    counting = tables(side.language).counting
    if all(side.texts.isdisjoint(counting.get(name, ())) for name in ("counted_by", "claim_verbs")):
        return ()
    named = names(side, proper)
    forms = side.forms
    for at in range(fact.end, min(fact.end + 6, len(forms) - 2)):
        if forms[at].text in counting.get("counted_by", ()) and forms[at + 1].text == "by":
            return next((forms[start:end] for start, end in named if start in (at + 2, at + 3)), ())
    for at in range(fact.start - 1, 0, -1):
        if forms[at].text in counting.get("claim_verbs", ()):
            return next((forms[start:end] for start, end in named if end == at), ())
    return ()
