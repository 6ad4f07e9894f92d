"""A page copied whole: where in it the article stands.

    Home / Politics / Sport / …        −  −  −
    Mayor resigns                      −              kept: the lines right above may be the headline
    The mayor of Port Ellis said …     ++++
    She had been asked to …            ++++           the best stretch, by maximum subarray
    Buy one, get one free              −
    Contact / Imprint / …              −  −  −

Some save a page by "select all, copy". Then menus and lists of links outnumber the paragraphs, and
each line by itself looks like a subheading. The stretch is sought where paragraphs weigh more than
short lines between them (Kadane's algorithm). Texts of mostly paragraphs never come here: in them a short
line is the article's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus.page.furniture import STRAY
from generator.corpus.page.page import Label, Line, Page, removed
from generator.model.article import ZoneKind

__all__ = ["outside_the_article"]

_HEAVIEST = 80
"""Words that a paragraph counts at most: one long legal notice must not outweigh an article."""
_SHORT = -6
_KNOWN = -9
_ABOVE = 8
"""Lines above the stretch that are kept for the headline and the byline."""
_SHORT_WORDS = 9
_RUN = 3


def outside_the_article(page: Page) -> Iterator[tuple[int, Label]]:
    """What stands outside the best stretch of paragraphs, and runs of short lines inside it."""
    if len(page.lines) < page.settings.copied_page_lines:
        return
    weights = [_weight(line, page.labels[i]) for i, line in enumerate(page.lines)]
    furniture = sum(
        label is not None and label.kind is ZoneKind.REMOVED and label.reason != STRAY
        for label in page.labels
    )
    if furniture < page.settings.copied_page_furniture:
        return
    if sum(line.prose for line in page.lines) > page.settings.copied_page_prose * len(page.lines):
        return
    start, end = _best_stretch(weights)
    if end <= start:
        return
    for index in page.open(0, start - _ABOVE):
        yield index, removed("stands above the article on a page that was copied whole")
    for index in page.open(end):
        yield index, removed("stands below the article on a page that was copied whole")
    yield from _lists(page, start, end)


def _weight(line: Line, label: Label | None) -> int:
    if label is not None:
        return _KNOWN
    if line.prose:
        return min(line.words, _HEAVIEST)
    return 1 if line.words >= _SHORT_WORDS else _SHORT


def _best_stretch(weights: list[int]) -> tuple[int, int]:
    best = total = start = 0
    stretch = (0, 0)
    for index, weight in enumerate(weights):
        if total <= 0:
            total, start = 0, index
        total += weight
        if total > best:
            best, stretch = total, (start, index + 1)
    return stretch


def _lists(page: Page, start: int, end: int) -> Iterator[tuple[int, Label]]:
    """Runs of short lines without a full stop between the paragraphs."""
    run: list[int] = []
    for index in range(start, end + 1):
        line = page.lines[index] if index < end else None
        if line is not None and line.words < _SHORT_WORDS and not line.stops:
            run.append(index)
            continue
        if len(run) >= _RUN:
            yield from ((i, removed("a list of links on a page that was copied whole")) for i in run)
        run = []
