"""Whether a weekday and a date are one day, as far as the article's own date tells.

    published 2024-03-26      “on Monday” / “on March 25”     one day: 25 March 2024 is a Monday
                              “on Monday” / “on March 26”     two days
                              “on Monday” / “on March 2”      nobody can tell: of which week a Monday so
                                                              far off would be, no paper says by its name

A weekday without a date is that of the days before the paper came out, or of those after it.
"""

from __future__ import annotations

from datetime import date

from generator.collation.words.facts import Fact, FactKind

__all__ = ["one_day"]

_WEEK = 6
"""Days before or after the article's own day that a weekday's name reaches."""


def one_day(weekday: Fact, dated: Fact, published: str) -> bool | None:
    """Whether a date is the day that an article of `published` (ISO) names; None where that is open.

    `weekday` and `dated` are a fact of either kind, in this order.
    """
    try:
        own = date.fromisoformat(published[:10])
    except ValueError:
        return None
    month, day = divmod(int(dated.value), 100)
    near = [each for year in (own.year - 1, own.year, own.year + 1) if (each := _day(year, month, day))]
    told = min(near, key=lambda each: abs((each - own).days), default=None)
    if told is None or abs((told - own).days) > _WEEK or weekday.kind is not FactKind.WEEKDAY:
        return None
    return told.weekday() == int(weekday.value)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 29 February, or no day at all; the first and the last year of the calendar
        return None
