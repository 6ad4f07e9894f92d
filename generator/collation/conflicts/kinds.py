"""What kind of disagreement figures make: of two parties, of two days, of detail, or a contradiction.

    13: North Korea · 17: Japan                              different claimant
    8 dead, at 9 o’clock · 14 dead, in the evening           changed by date
    at least 12 · 15                                         differs in detail
    43 invoices · 34 invoices                                contradiction

What is measured again and again (a poll, a price, a count of votes) has no one value that two texts
could contradict each other on: of two days it changed, and of one day nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from itertools import combinations, pairwise

from generator.collation.conflicts.parties import same_party
from generator.collation.conflicts.told import Told, fate
from generator.collation.words.facts import DATES, FactKind, may_all_hold
from generator.model.article import Article
from generator.model.collation import ConflictKind, Variant
from generator.text.language import tables
from generator.text.occasions import later_that_day

__all__ = ["day_of", "kind_of"]

_Groups = Sequence[Sequence[Told]]


def kind_of(variants: Sequence[Variant], groups: _Groups, rounding: float) -> ConflictKind | None:
    """The first kind that holds; None where the texts do not disagree at all."""
    kind = next(kind for kind, holds in _KINDS if holds(variants, groups, rounding))
    if kind in (ConflictKind.CONTRADICTION, ConflictKind.DETAIL) and _measured_anew(variants, groups):
        return None
    return kind


def _claimants_differ(_: Sequence[Variant], groups: _Groups, __: float) -> bool:
    """Every value has someone who gives it, and no two the same."""
    who = [next((told.claimant for told in group if told.claimant), ()) for group in groups]
    return all(who) and not any(same_party(one, other) for one, other in combinations(who, 2))


def _later(variants: Sequence[Variant], groups: _Groups, _: float) -> bool:
    """A toll that changed in a few hours, a poll from one day to the next, any amount over a week."""
    times = [[_published(variants[told.variant]) for told in group] for group in groups]
    every = [told for group in groups for told in group]
    if not all(all(group) for group in times) or any(told.fact.kind in DATES for told in every):
        return False
    steps = [(max(one), min(other)) for one, other in pairwise(sorted(times))]
    toll = all(fate(told) for told in every)
    if toll and all(later_that_day(one, other) for one, other in steps):
        return True
    apart = 1 if toll or _measured_anew(variants, groups) else _WEEK
    return all(_days_between(one, other) >= apart for one, other in steps)


_WEEK = 7


def _days_between(one: str, other: str) -> int:
    try:
        return (date.fromisoformat(other[:10]) - date.fromisoformat(one[:10])).days
    except ValueError:
        return 0


def _published(variant: Variant) -> str:
    published = variant.article.published
    return published.value if published and len(published.value) >= 10 else ""


def day_of(variant: Variant) -> str:
    """The day of a variant, or nothing."""
    return _published(variant)[:10]


def _compatible(_: Sequence[Variant], groups: _Groups, rounding: float) -> bool:
    """Every figure can be true at once: "more than 100", "up to 120"."""
    return may_all_hold([told.fact for group in groups for told in group], rounding)


def _always(_: Sequence[Variant], __: _Groups, ___: float) -> bool:
    return True


_KINDS: tuple[tuple[ConflictKind, Callable[[Sequence[Variant], _Groups, float], bool]], ...] = (
    (ConflictKind.CLAIMANT, _claimants_differ),
    (ConflictKind.DATED, _later),
    (ConflictKind.DETAIL, _compatible),
    (ConflictKind.CONTRADICTION, _always),
)


def _measured_anew(variants: Sequence[Variant], groups: _Groups) -> bool:
    """Whether a value is a poll's, a price's or the like."""
    every = [told for group in groups for told in group if not fate(told)]
    return any(told.fact.kind in _MEASURED and _moves(variants[told.variant].article, told) for told in every)


_MEASURED = frozenset({FactKind.SHARE, FactKind.NUMBER, FactKind.MONEY})
_MOVING = "moving"
"""The list of the language's words for what is measured anew."""


def _moves(article: Article, told: Told) -> bool:
    """Whether its sentence says so; for a percentage or points, any sentence of its paragraph."""
    span = told.side.spans[0]
    if told.fact.kind is FactKind.SHARE:
        here = next((each for each in article.sentences if each.span.overlaps(span)), None)
        same = [each.span for each in article.sentences if here and each.paragraph == here.paragraph]
        words = frozenset().union(*(_words(each.of(article.text)) for each in same or [span]))
    else:
        words = frozenset(word.text for word in told.side.forms)
    return not words.isdisjoint(tables(told.side.language).counting.get(_MOVING, frozenset()))


@lru_cache(maxsize=1 << 10)
def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]+", text.lower()))
