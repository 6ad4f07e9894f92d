"""Parts a text into headline, body, metadata and furniture. Nothing is thrown away.

    Loading                        removed    a control of the site
    Mayor resigns                  headline
    • Category:Other               removed    a category label
    PORT ELLIS — The mayor …       body
    Related Stories                removed    a heading for links with nothing of the article in it
    She had been asked to …        body       a heading in the middle never ends an article
    Source link                    removed    a mark left by a feed importer
    The Gazette                    removed    an author box

Passes in a fixed order, most certain first: whole lines by their words, photographs by their credit,
then what only its place tells. A line that is labelled keeps its label. The order is what was measured to
lose the fewest words of real articles; nothing in the middle of an article is ever removed for being
short.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator.corpus.cleaning.bylines import lines_about_the_article, unsigned_names
from generator.corpus.cleaning.dumps import outside_the_article
from generator.corpus.cleaning.endings import below_the_article, below_the_end, links_below_headings
from generator.corpus.cleaning.heading import (
    Heading,
    above_the_headline,
    find_heading,
    give_headline,
    heading_below,
    labels_below_the_headline,
    mastheads,
)
from generator.corpus.cleaning.legal import copyright_lines, promotions
from generator.corpus.cleaning.openings import telling
from generator.corpus.cleaning.photographs import photographs
from generator.corpus.page.furniture import by_its_words, is_section, menu, phrases
from generator.corpus.page.page import Label, Page, removed
from generator.corpus.page.signs import signs_on
from generator.settings import CleaningSettings

__all__ = ["Cleaned", "clean"]


class Cleaned(NamedTuple):
    """A page with every line of its furniture labelled; None is the article's text."""

    page: Page
    heading: Heading


def clean(text: str, settings: CleaningSettings, title_end: int = 0) -> Cleaned:
    """Labels every line. `title_end`: where the headline ends, when a field of the record gave it."""
    page = Page(text, settings)
    if title_end:
        give_headline(page, title_end)
    for a_pass in _PASSES:
        _apply(page, a_pass(page))
    heading = heading_below(page) if title_end else find_heading(page)
    _apply(page, above_the_headline(page, heading))
    _apply(page, labels_below_the_headline(page, heading))
    if heading.headline is not None:
        _apply(page, unsigned_names(page, heading.headline + 1, heading.first))
    if heading.standfirst is not None and page.labels[heading.standfirst] is not None:
        heading = heading._replace(standfirst=None)  # it was a name
    for a_pass in _LAST:
        _apply(page, a_pass(page))
    return Cleaned(page, heading)


def _apply(page: Page, labels: Iterator[tuple[int, Label]]) -> None:
    for index, label in labels:
        if page.labels[index] is None:
            page.labels[index] = label


def _furniture(page: Page) -> Iterator[tuple[int, Label]]:
    page.signs = signs_on(page)
    page.telling = telling(page)
    found = phrases(page)
    for index in page.open_telling():
        label = by_its_words(page.lines[index], found, at_the_edge=False)
        if label is not None:
            yield index, label


def _edges(page: Page) -> Iterator[tuple[int, Label]]:
    """What is furniture only above the first paragraph or below the last."""
    first = page.first_prose()
    for index in page.around(first, page.last_prose()):
        line = page.lines[index]
        known = by_its_words(line, (), at_the_edge=True) if index in page.telling else None
        if label := known or menu(line):
            yield index, label
        elif index < first and is_section(line) and _headline_left(page, index, first):
            yield index, removed("the name of a site section above the headline")


def _headline_left(page: Page, index: int, first: int) -> bool:
    """Whether one of the next lines could be the headline in its stead."""
    below = range(index + 1, min(first, index + 40))
    return any(page.labels[i] is None and page.lines[i].words >= 2 for i in below)


_Pass = Callable[[Page], Iterator[tuple[int, Label]]]
_PASSES: tuple[_Pass, ...] = (
    _furniture,
    copyright_lines,
    promotions,
    photographs,
    lines_about_the_article,
    below_the_end,
    _edges,
    outside_the_article,
    links_below_headings,
    mastheads,
)
_LAST: tuple[_Pass, ...] = (below_the_article,)
"""After the headline is known."""
