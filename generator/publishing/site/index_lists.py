"""The lists of stories: one order or one thing to check each, and each its own page, so a link can be sent.

    index.html           newest first, month by month
    by-checks.html       most to check first
    by-texts.html        most texts first
    with-quotation-altered.html …        where the list has several pages: those stories alone

On a list of one page filters hide rows, without a script; on a longer one they would hide the rows of one
page and be silent about the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.publishing.elements.addresses import INDEX
from generator.publishing.theme.catalogue import Catalogue
from generator.publishing.site.index_rows import StoryRow, offered
from generator.publishing.elements.paging import Turn

__all__ = ["Listed", "facets", "lists", "orders"]

_BY_CHECKS = "by-checks.html"
_BY_TEXTS = "by-texts.html"
_FEWEST = 3
"""Stories that have an order to choose."""


class Listed(Struct, frozen=True):
    """A list: its first page, its name, its rows in their order."""

    page: str
    title: str
    rows: tuple[StoryRow, ...]
    by_month: bool


def lists(rows: Sequence[StoryRow], size: int, say: Catalogue) -> Iterator[Listed]:
    """Every list of these rows, which stand newest first."""
    yield Listed(INDEX, say("index.newest"), tuple(rows), True)
    if len(rows) < _FEWEST:
        return
    checks = sorted(rows, key=lambda row: (-row.grave, -row.total))
    yield Listed(_BY_CHECKS, say("index.by_checks"), tuple(checks), False)
    texts = sorted(rows, key=lambda row: (-row.total, -row.grave))
    yield Listed(_BY_TEXTS, say("index.by_texts"), tuple(texts), False)
    if len(rows) > size:
        for token, label in offered(say, rows):
            having = tuple(row for row in rows if token in row.filters.split())
            yield Listed(_facet(token), say("index.with", what=label), having, True)


def _facet(token: str) -> str:
    return f"with-{_FACETS[token]}.html"


_FACETS = {"q": "quotation-altered", "c": "contradiction", "a": "source-not-named", "u": "unknown-origin"}
"""Addresses by the letter of a filter, in whatever language the site is."""


def orders(rows: Sequence[StoryRow], here: str, say: Catalogue) -> tuple[Turn, ...]:
    """The orders to choose from; none for a list too short to have one."""
    if len(rows) < _FEWEST:
        return ()
    known = (
        (INDEX, say("index.newest")),
        (_BY_CHECKS, say("index.by_checks")),
        (_BY_TEXTS, say("index.by_texts")),
    )
    return tuple(Turn(label, page, page == here) for page, label in known)


def facets(rows: Sequence[StoryRow], size: int, here: str, say: Catalogue) -> tuple[Turn, ...]:
    """Lists of the stories with one thing to check, where the whole has several pages."""
    if len(rows) <= size:
        return ()
    found = [Turn(label, _facet(token), _facet(token) == here) for token, label in offered(say, rows)]
    return (Turn(say("index.every"), INDEX, not any(each.is_here for each in found)), *found)
