"""Figures and dates that differ in linked places.

about 31,000 vehicles a day  /  around 13,000 vehicles daily   changed
more than 50 miles           /  54 miles                       rounded, no change
11,000 feet                  /  3,300 metres                   another measure, no change
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collation.words.comparison import Comparison, Ranges
from generator.collation.words.facts import AMOUNTS, DATES, Fact, FactKind, agree, facts, may_all_hold
from generator.collation.words.forms import FormKind
from generator.collation.words.sides import Side
from generator.text.language import tables

__all__ = [
    "before_figure",
    "date_changed",
    "date_line",
    "differing_dates",
    "differing_figures",
    "figure_changed",
    "linked",
    "same_unit",
    "weekdays_and_dates",
]


def figure_changed(c: Comparison) -> Iterator[Ranges]:
    """Another amount of the same thing; "more than 100" and "up to 120" may both be true."""
    for one, other in differing_figures(c):
        if may_all_hold((one, other), c.settings.rounding):
            continue
        yield (one.start, one.phrase_end), (other.start, other.phrase_end)


def differing_figures(c: Comparison) -> Iterator[tuple[Fact, Fact]]:
    """Amounts in one place of both sides that cannot both be true."""
    for one, other in _other_facts(c, AMOUNTS):
        if one.part == other.part and same_unit(c, one, other) and not agree(one, other, c.settings.rounding):
            yield one, other


def date_changed(c: Comparison) -> Iterator[Ranges]:
    """Another date, weekday or year of the same thing."""
    for one, other in differing_dates(c):
        yield (one.start, one.end), (other.start, other.end)


def differing_dates(c: Comparison) -> Iterator[tuple[Fact, Fact]]:
    """Dates of one kind in one place of both sides that are not the same."""
    found = list(_other_facts(c, DATES))
    if not found or c.likeness < c.settings.date_likeness or date_line(c.left) or date_line(c.right):
        return
    for one, other in found:
        if not (_own_day(c.left, one) or _own_day(c.right, other)):
            yield one, other


def weekdays_and_dates(c: Comparison) -> Iterator[tuple[Fact, Fact]]:
    """A weekday of one side and a date of the other in one place. A side that tells both is not asked."""
    left, right = (
        [fact for fact in facts(side.forms, side.language) if fact.kind in _DAYS]
        for side in (c.left, c.right)
    )
    if len(left) != 1 or len(right) != 1 or left[0].kind is right[0].kind:
        return
    one, other = left[0], right[0]
    if c.likeness < c.settings.date_likeness or not _kept_beside(c, one, other):
        return
    if not (date_line(c.left) or date_line(c.right) or _own_day(c.left, one) or _own_day(c.right, other)):
        yield one, other


_DAYS = frozenset({FactKind.WEEKDAY, FactKind.DATE})


def _own_day(side: Side, fact: Fact) -> bool:
    """Whether it is the day of the text, "today (20 October)": another text has another."""
    words = [word.text for word in side.forms[max(0, fact.start - 2) : fact.start]]
    return any(word in tables(side.language).time_words for word in words)


def date_line(side: Side) -> bool:
    """Whether a side is mostly figures: it dates the text and tells no event."""
    table = tables(side.language)
    words = [word for word in side.forms if word.kind is not FormKind.MARK]
    dating = sum(w.text[0].isdigit() or w.norm in table.months or w.norm in table.weekdays for w in words)
    return 2 * dating >= len(words)


def _other_facts(c: Comparison, kinds: frozenset[FactKind]) -> Iterator[tuple[Fact, Fact]]:
    """Linked figures of one kind that differ, each with a value that the other side has nowhere."""
    left = [fact for fact in facts(c.left.forms, c.left.language) if fact.kind in kinds]
    right = [fact for fact in facts(c.right.forms, c.right.language) if fact.kind in kinds] if left else []
    if not right or c.likeness < c.settings.figure_likeness or _strangers(c):
        return
    values_a = {(fact.kind, fact.value) for fact in left}
    values_b = {(fact.kind, fact.value) for fact in right}
    for one in left:
        for other in right:
            if (
                one.kind is other.kind
                and (one.kind, one.value) not in values_b
                and (other.kind, other.value) not in values_a
                and linked(c, one, other)
                and _kept_beside(c, one, other)
            ):
                yield one, other


def _strangers(c: Comparison) -> bool:
    """Whether so many figures differ that the two places count different things.

    In all but near copies a second one is enough, or a figure that is another's: "the Terns offered".
    """
    one, other = (
        {(f.kind, f.value) for f in facts(side.forms, side.language) if f.kind is not FactKind.WEEKDAY}
        for side in (c.left, c.right)
    )
    unlike = min(len(one - other), len(other - one))
    if c.likeness < c.settings.near_copy:
        return unlike > c.settings.figure_strangers or (
            _names_of_its_own(c) and _names_of_its_own(c.turned())
        )
    return unlike > c.settings.figure_strangers + len(one & other)


def _names_of_its_own(c: Comparison) -> bool:
    """Whether the left side begins with a name that the right has not: one before its first amount."""
    amounts = [fact.start for fact in facts(c.left.forms, c.left.language) if fact.kind in AMOUNTS]
    first = min(amounts, default=0)
    theirs = {word.key for word in c.right.forms}
    return any(
        word.word[:1].isupper() and word.kind is FormKind.CONTENT and word.key not in theirs
        for at, word in enumerate(c.left.forms[:first])
        if not c.left.first[at]
    )


def linked(c: Comparison, one: Fact, other: Fact) -> bool:
    """Whether a word of one figure is linked with a word of the other."""
    return any((i, j) in c.links for i in range(one.start, one.end) for j in range(other.start, other.end))


def same_unit(c: Comparison, one: Fact, other: Fact) -> bool:
    """Whether both count the same thing; measures only in the same measure."""
    if one.kind is FactKind.SHARE:
        return True
    if not one.counts or not other.counts or _span_end(c.left, one) != _span_end(c.right, other):
        return False
    if one.counts[0].key == other.counts[0].key:
        return True
    measures = c.table.counting.get("measures", ())
    if one.counts[0].text in measures or other.counts[0].text in measures:
        return False
    return any(x.key == y.key for x in one.counts for y in other.counts)


def _span_end(side: Side, fact: Fact) -> str:
    """From where a span of time is counted: "nine days *before*"; nothing for "nine days of rain"."""
    counting = tables(side.language).counting
    if fact.counts[0].text not in counting.get("spans", ()):
        return ""
    after = [word.text for word in side.forms[fact.end + 1 : fact.end + 2]]
    return next((word for word in after if word in counting.get("span_ends", ())), "")


def _kept_beside(c: Comparison, one: Fact, other: Fact) -> bool:
    """Whether kept words tie both figures to one place: outside of what they count, which may be common."""
    a_before, b_before = before_figure(c.left, one), before_figure(c.right, other)
    a_after, b_after = one.phrase_end, other.phrase_end

    def before(reach: int) -> bool:
        return _kept_within(c, range(a_before - reach, a_before), range(b_before - reach, b_before))

    def after(reach: int) -> bool:
        return _kept_within(c, range(a_after, a_after + reach), range(b_after, b_after + reach))

    near, beside = c.settings.figure_near, c.settings.figure_beside
    return before(beside) or after(beside) or (before(near) and after(near))


def _kept_within(c: Comparison, a: range, b: range) -> bool:
    return any(c.to_b.get(i, -1) in b and c.kept_a(i) and c.left.forms[i].kind is FormKind.CONTENT for i in a)


def before_figure(side: Side, fact: Fact) -> int:
    """The token before which "at least", "more than" and the like begin."""
    counting = tables(side.language).counting
    vague = {"than", "at", "a", "as", "no", "not"}
    vague.update(*(counting.get(name, ()) for name in ("about", "more", "less")))
    at = fact.start
    while at > 0 and side.forms[at - 1].text in vague:
        at -= 1
    return at
