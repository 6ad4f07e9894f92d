"""Long lists on several pages: `index.html`, `index.2.html`, `index.3.html` …

‹ 1  2  [3]  4  …  40 ›
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from msgspec import Struct

__all__ = ["Turn", "page_at", "parted", "turns"]

T = TypeVar("T")


class Turn(Struct, frozen=True):
    """A page of a list to turn to; one without an address stands for those left out."""

    label: str
    to: str
    is_here: bool


def page_at(first: str, number: int) -> str:
    """The address of a page of a list, counted from 1."""
    return first if number == 1 else f"{first.removesuffix('.html')}.{number}.html"


def parted(first: str, rows: Sequence[T], size: int) -> Iterator[tuple[str, int, Sequence[T]]]:
    """Each page with its number and its rows; an empty list has one page."""
    for number, at in enumerate(range(0, max(len(rows), 1), size), start=1):
        yield page_at(first, number), number, rows[at : at + size]


def turns(first: str, here: int, total: int, size: int) -> tuple[Turn, ...]:
    """The pages to turn to from page `here`; none where there is one page."""
    last = -(-total // size)
    if last < 2:
        return ()
    near = {1, 2, last - 1, last, *range(here - 2, here + 3)}
    shown = sorted(number for number in near if 1 <= number <= last)
    before = 0
    found: list[Turn] = []
    for number in shown:
        if number - 1 > before:
            found.append(Turn("…", "", False))
        found.append(Turn(str(number), page_at(first, number), number == here))
        before = number
    return tuple(found)
