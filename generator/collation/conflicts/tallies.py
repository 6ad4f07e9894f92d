"""Figures on which variants disagree, grouped by value and by who gives them.

    A  North Korea acknowledged that its agents had abducted the 13 Japanese
    B  that it had kidnapped 13 Japanese nationals
    E  Five of the 17 abductees identified by Japan
       13: A B (North Korea) · 17: E (Japan)                     different claimant

Two figures answer one question where linked words tie them to one place, or where both count those
who met one fate ("21 people were injured", "twelve hurt"). Anything looser finds nonsense: a story
is full of figures, and most differ. A variant that gives both values is asked nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, combinations

from generator.collation.conflicts.kinds import day_of, kind_of
from generator.collation.conflicts.questions import question
from generator.collation.conflicts.told import Told, fate, predicated
from generator.collation.flags.figures import (
    differing_dates,
    differing_figures,
    linked,
    same_unit,
    weekdays_and_dates,
)
from generator.collation.words.alignment import align_forms
from generator.collation.words.comparison import Comparison, compared
from generator.collation.words.days import one_day
from generator.collation.words.facts import DATES, Fact, FactKind, agree, facts
from generator.collation.words.forms import Form, FormKind
from generator.collation.words.sides import side
from generator.model.collation import (
    Alignment,
    Conflict,
    ConflictValue,
    Relation,
    Tier,
    Variant,
)
from generator.settings import CollationSettings, FlagSettings
from generator.text.language import tables

__all__ = ["tallies"]


def tallies(
    variants: Sequence[Variant],
    alignments: Sequence[Alignment],
    told: Sequence[Told],
    proper: frozenset[str],
    settings: CollationSettings,
) -> Iterator[Conflict]:
    """Every question of "how many" that variants answer differently."""
    group = list(range(len(told)))

    def root(at: int) -> int:
        while group[at] != at:
            group[at] = at = group[group[at]]
        return at

    first = _first_of_wording(told)
    ties = chain(
        enumerate(first),
        _one_place(variants, alignments, told, proper, settings),
        _one_fate(told, sorted(set(first)), proper, settings.flags),
    )
    for one, other in ties:
        low, high = sorted((root(one), root(other)))
        group[high] = low
    answers: dict[int, list[Told]] = {}
    for at, figure in enumerate(told):
        answers.setdefault(root(at), []).append(figure)
    for _, figures in sorted(answers.items()):
        conflict = _conflict(variants, figures, settings.flags.rounding)
        if conflict is not None:
            yield conflict


def _first_of_wording(told: Sequence[Told]) -> list[int]:
    """For each figure the first in the same place of an equal sentence: copies are compared once."""
    first: dict[tuple[tuple[Form, ...], int], int] = {}
    return [first.setdefault((figure.side.forms, figure.fact.start), at) for at, figure in enumerate(told)]


def _one_place(
    variants: Sequence[Variant],
    alignments: Sequence[Alignment],
    told: Sequence[Told],
    proper: frozenset[str],
    settings: CollationSettings,
) -> Iterator[tuple[int, int]]:
    """Figures that linked words tie together, in firmly linked sentences.

    Two sentences that tell a thing in other words must share a name: two men worked there, for 30
    years and for 37.
    """
    number = {(figure.article, figure.at): at for at, figure in enumerate(told)}
    figured = {(figure.article, figure.side.spans[0]) for figure in told}
    articles = {variant.id: variant.article for variant in variants}
    for alignment in alignments:
        a, b = articles[alignment.a], articles[alignment.b]
        for link in alignment.links:
            if link.tier is not Tier.FIRM or link.relation is Relation.VERBATIM:
                continue
            told_anew = link.relation is Relation.RETOLD
            in_a = tuple(a.sentences[at].span for at in link.a)
            in_b = tuple(b.sentences[at].span for at in link.b)
            if not any((a.id, span) in figured for span in in_a):
                continue
            if not any((b.id, span) in figured for span in in_b):
                continue
            left, right = side(a, in_a), side(b, in_b)
            c = compared(left, right, align_forms(left.forms, right.forms, settings.words), settings.flags)
            for one, other in chain(
                differing_figures(c), differing_dates(c), weekdays_and_dates(c), _equal_figures(c)
            ):
                if told_anew and not _names_shared(c, proper):
                    continue
                x = number.get((a.id, left.starts[one.start]))
                y = number.get((b.id, right.starts[other.start]))
                if x is not None and y is not None:
                    yield x, y


def _equal_figures(c: Comparison) -> Iterator[tuple[Fact, Fact]]:
    for one in facts(c.left.forms, c.left.language):
        for other in facts(c.right.forms, c.right.language):
            tied = linked if one.kind in DATES else same_unit
            if one.kind is other.kind and one.value == other.value and tied(c, one, other):
                yield one, other


def _names_shared(c: Comparison, proper: frozenset[str]) -> bool:
    return any(c.left.forms[i].key in proper for i, _ in c.same)


# One fate


def _one_fate(
    told: Sequence[Told], distinct: Sequence[int], proper: frozenset[str], settings: FlagSettings
) -> Iterator[tuple[int, int]]:
    """Figures of different variants that count those who met one fate."""
    fated = [(at, told[at], met) for at in distinct if (met := fate(told[at])) and not told[at].fact.part]
    for (at, one, met), (other_at, other, other_met) in combinations(fated, 2):
        apart = one.variant != other.variant and _related(met, other_met)
        if apart and _alike(one, other, met, other_met, proper, settings):
            yield at, other_at


def _related(one: Sequence[Form], other: Sequence[Form]) -> bool:
    return any(x.key == y.key or not x.related.isdisjoint(y.related) for x in one for y in other)


def _alike(
    one: Told,
    other: Told,
    met: Sequence[Form],
    other_met: Sequence[Form],
    proper: frozenset[str],
    settings: FlagSettings,
) -> bool:
    """Whether nothing but the fate is said of those counted, or both sentences tell of one event."""
    rest, other_rest = _rest(one, met), _rest(other, other_met)
    if any(key.endswith("li") for key in rest ^ other_rest):
        return False  # "three badly hurt" are not the hurt
    if _times(one) != _times(other):
        return False
    shared = _context(one) & _context(other)
    if rest == other_rest:
        return len(shared) >= settings.fate_shared
    named = sum(key in proper or key[0].isdigit() for key in shared)
    return named >= settings.fate_names and len(shared) >= settings.fate_shared_others


def _rest(figure: Told, met: Sequence[Form]) -> frozenset[str]:
    people = tables(figure.side.language).counting.get("people", frozenset())
    return frozenset(w.key for w in figure.fact.counts if w not in met and w.text not in people)


def _context(figure: Told) -> frozenset[str]:
    own = {*figure.fact.counts, *fate(figure)}
    return frozenset(w.key for w in figure.side.forms if w.kind is FormKind.CONTENT and w not in own)


def _times(figure: Told) -> frozenset[str]:
    """The years and months that a sentence names, and "last": another time, another event."""
    table = tables(figure.side.language)
    told = facts(figure.side.forms, figure.side.language)
    years = {str(fact.value) for fact in told if fact.kind is FactKind.YEAR}
    months = {w.norm for w in figure.side.forms if w.norm in table.months and w.word[0].isupper()}
    return frozenset(years | months | {w.text for w in figure.side.forms if w.text == "last"})


# The conflict


def _conflict(variants: Sequence[Variant], figures: Sequence[Told], rounding: float) -> Conflict | None:
    """The figures grouped by value, where they differ and no variant gives two."""
    groups: list[list[Told]] = []
    for figure in figures:
        own = next((g for g in groups if _agree(variants, g[0], figure, rounding)), None)
        if own is None:
            groups.append([figure])
        else:
            own.append(figure)
    tellers = [{figure.variant for figure in group} for group in groups]
    if len(groups) < 2 or any(one & other for one, other in combinations(tellers, 2)):
        return None
    kind = kind_of(variants, groups, rounding)
    if kind is None:
        return None
    worded = [next((told for told in group if predicated(told)), group[0]).words for group in groups]
    values = tuple(
        ConflictValue(words, tuple(told.place for told in group))
        for words, group in zip(worded, groups, strict=True)
    )
    said = "; ".join(
        f"“{words}” in {_letters(variants, group)}{_by(group)}"
        for words, group in zip(worded, groups, strict=True)
    )
    return Conflict(kind, question(groups), values, said)


def _agree(variants: Sequence[Variant], one: Told, other: Told, rounding: float) -> bool:
    """Whether two figures can both be true. A weekday and a date are one day where nothing shows them two."""
    for weekday, dated in ((one, other), (other, one)):
        if (weekday.fact.kind, dated.fact.kind) == (FactKind.WEEKDAY, FactKind.DATE):
            return one_day(weekday.fact, dated.fact, day_of(variants[weekday.variant])) is not False
    return agree(one.fact, other.fact, rounding)


def _letters(variants: Sequence[Variant], group: Sequence[Told]) -> str:
    return ", ".join(dict.fromkeys(variants[told.variant].letter for told in group))


def _by(group: Sequence[Told]) -> str:
    who = next((told for told in group if told.claimant), None)
    return f" (by {' '.join(word.word for word in who.claimant)})" if who else ""
