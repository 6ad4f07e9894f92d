"""Where an article is over, and what a site puts below it.

    … the last paragraph.
    Source link                 ends the article: little is left, and nobody speaks any more
    The Gazette                 an author box
    I’m the author behind …     an author box
    Related Stories             heads a list
    Goat elected to board       a link under “Related Stories”

"Related Stories" in the middle never ends an article: only a mark that nothing but furniture follows does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from generator.corpus.page.furniture import STRAY
from generator.corpus.page.names import tidy
from generator.corpus.page.page import END, LIST, Fact, Label, Line, Page, removed
from generator.model.article import ZoneKind

__all__ = ["below_the_article", "below_the_end", "links_below_headings"]


def below_the_end(page: Page) -> Iterator[tuple[int, Label]]:
    """Everything below a mark that ends the article, where little is left and nobody speaks any more."""
    marks = [index for index, label in enumerate(page.labels) if label and label.role == END]
    if not marks:
        return
    above = list(accumulate((line.words for line in page.lines), initial=0))
    spoken = max((i for i in page.open(marks[0]) if _SPEECH.search(page.lines[i].text)), default=-1)
    words = above[-1]
    least = page.settings.least_above_end * words
    most = page.settings.most_below_end * words
    for index in marks:
        left = words - above[index]
        if index < spoken or above[index] < least or left > most:
            continue
        rest = page.open(index + 1)
        yield from _author_box(page, rest)
        mark = tidy(page.lines[index].text)[:40]
        for i in rest:
            yield i, removed(f"stands below the end of the article (“{mark}”)")
        return


_SPEECH = re.compile(
    r"[“\"][^”\"\n]{3,400}[,.?!][”\"] [^\n]{0,60}\b(?:said|says|told|added)\b|\bsaid\b[^\n]{0,40}[“\"]"
)
_SELF = re.compile(
    r"\b(?:I['’]m|I am|[Ww]e are|(?:[Mm]y|[Oo]ur) (?:aim|goal|mission)|the author (?:behind|of))\b"
    r"|\bis (?:a|an|the) (?:[\w-]{1,20} ){0,4}"
    r"(?:writer|reporter|journalist|editor|author|correspondent|contributor|blogger)\b"
)


def _author_box(page: Page, rest: list[int]) -> Iterator[tuple[int, Label]]:
    """A name, and below it somebody speaking of themselves."""
    for place, index in enumerate(rest):
        line = page.lines[index]
        if line.words < 8 or not _SELF.search(line.text):
            continue
        above = rest[place - 1] if place else None
        if above is not None and page.lines[above].words <= 5:
            yield above, removed("an author box", *_outlet_of_box(page.lines[above], line))
        yield index, removed("an author box")


def _outlet_of_box(name: Line, box: Line) -> tuple[Fact, ...]:
    """The name above a box is the outlet's where the box gives it as a site's, and not a person's."""
    called = tidy(name.text)
    squeezed = re.sub(r"[\W_]", "", called).casefold()
    address = re.search(r"(?:https?://|www\.)([\w.-]{3,80})", box.text)
    hosted = address is not None and squeezed in address.group(1).casefold().replace("-", "")
    behind = re.search(r"\b(?:author behind|welcome to|we are|we at) (?:the )?(.{2,60})", box.text)
    named = behind is not None and behind.group(1).casefold().startswith(called.casefold())
    return (Fact("outlet", called, name.start, name.end),) if hosted or named else ()


def links_below_headings(page: Page) -> Iterator[tuple[int, Label]]:
    """The short lines under "Related Stories": right below it, or two and more of them."""
    headings = [index for index, label in enumerate(page.labels) if label is not None and label.role == LIST]
    if not headings:
        return
    first, last = page.first_prose(), page.last_prose()
    for index in headings:
        # A heading above the first paragraph may have the article's own headline below it.
        if index < first:
            continue
        under = []
        for i in range(index + 1, min(len(page.lines), index + page.settings.most_links + 2)):
            line = page.lines[i]
            if (
                page.labels[i] is not None
                or line.words > page.settings.longest_link
                or line.last in (".", "…")
            ):
                break
            under.append(i)
        if len(under) > page.settings.most_links:
            continue
        near = [i for i in under if page.lines[i].block == page.lines[index].block]
        heading = tidy(page.lines[index].text)[:40]
        for i in under if index > last or len(under) > 1 else near:
            yield i, removed(f"a link under “{heading}”")


def below_the_article(page: Page) -> Iterator[tuple[int, Label]]:
    """Short lines among the furniture below the last paragraph."""
    last = page.last_prose()
    anchored = False
    for index in range(max(last, 0), len(page.lines)):
        label, line = page.labels[index], page.lines[index]
        if label is not None:
            anchored = anchored or (index > last and label.kind is ZoneKind.REMOVED and label.reason != STRAY)
        elif anchored and line.words <= page.settings.longest_leftover and not line.stops:
            yield index, removed("stands among the site's furniture below the article")
