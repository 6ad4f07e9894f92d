"""Whether 03/04/2025 is a day in April or in March, asked of the whole file.

    row 1   25/03/2025      only a day can be 25: this file writes the day first
    row 2   03/04/2025      so this is 3 April

A file that says nothing of its order, or both, leaves such dates unknown. One mistake in a column would turn
hundreds of dates, so a single contrary date is enough to trust neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from generator.corpus.files.records import Known, Value
from generator.corpus.page.dates import figures_between_slashes, two_readings

__all__ = ["DayOrder", "day_orders", "settled"]


class DayOrder(NamedTuple):
    """What the dates of a file show of their order."""

    day_first: bool = False
    month_first: bool = False


def day_orders(dates: Iterable[tuple[str, Value | None]]) -> Mapping[str, DayOrder]:
    """The order of each file, from pairs of a file and a date of one of its records."""
    orders: dict[str, DayOrder] = {}
    for file, value in dates:
        figures = figures_between_slashes(value.text) if value else None
        if figures is None:
            continue
        first, second, _ = figures
        known = orders.get(file, DayOrder())
        orders[file] = DayOrder(known.day_first or first > 12, known.month_first or second > 12)
    return orders


def settled(known: Known, order: DayOrder) -> Known:
    """The same, with a date that can be read in two ways read as its file reads dates."""
    value = known.published
    readings = two_readings(value.text) if value else None
    if value is None or readings is None or order.day_first == order.month_first:
        return known
    day, reason = (readings[0], "day") if order.day_first else (readings[1], "month")
    told = Value(
        day, f"{value.reason}, {value.text}: other dates of the file have the {reason} first", value.origin
    )
    return Known(published=told).under(known)
