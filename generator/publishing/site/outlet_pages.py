"""The pages of outlets and agencies: what each ran here, whose words these were, and who ran its own.

outlets/index.html        every name, those with most texts first
outlets/bay-today.html    its texts, newest first; more of them on bay-today.2.html …
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.publishing.elements.addresses import INDEX, OUTLETS, publisher_page
from generator.publishing.theme.catalogue import Catalogue
from generator.publishing.exports.json_files import CORPUS_DATA
from generator.publishing.elements.frame import Anchor, Frame
from generator.publishing.elements.paging import Turn, parted, turns
from generator.publishing.site.publishers import Publisher, Ran
from generator.publishing.theme.templates import Theme
from generator.publishing.elements.visible import without_controls

__all__ = ["outlet_pages"]

_A_PAGE = 100
"""Texts, or names, on a page."""


class Source(Struct, frozen=True):
    """A publisher whose words an outlet ran: how often, and how often it said so."""

    name: str
    to: str
    texts: int
    copies: int
    named: int
    silent: int
    likely: int
    """Of these, taken from it likely, and not shown."""


class OutletView(Struct, frozen=True):
    """A page of one name."""

    name: str
    standfirst: str
    figures: tuple[tuple[str, str, bool], ...]
    """A figure, its words, and whether it asks for attention."""
    sources: tuple[Source, ...]
    takers: tuple[Source, ...]
    heading: str
    rows: tuple[Ran, ...]
    is_taken: bool
    """Whether the rows are texts of others that carry its words."""


class OutletRow(Struct, frozen=True):
    """A name in the list of all."""

    name: str
    to: str
    is_agency: bool
    texts: int
    own: int
    carried: int
    silent: int
    taken: int


def outlet_pages(found: Sequence[Publisher], theme: Theme) -> Iterator[tuple[str, bytes]]:
    """The list of all names, and the pages of each."""
    yield from _list(found, theme)
    for publisher in found:
        yield from _pages(publisher, theme)


def _list(found: Sequence[Publisher], theme: Theme) -> Iterator[tuple[str, bytes]]:
    say = theme.say
    rows = sorted(map(_row, found), key=lambda row: (-row.texts - row.taken, row.name))
    for page, here, part in parted(OUTLETS, rows, 2 * _A_PAGE):
        frame = Frame(
            picture=theme.picture(),
            title=say("outlets.title"),
            description=say("outlets.text"),
            section="outlets",
            crumbs=(Anchor(INDEX, say("site.stories")),),
            data=(Anchor(CORPUS_DATA, say("site.corpus_data")),),
        )
        pages = turns(OUTLETS, here, len(rows), 2 * _A_PAGE)
        yield page, theme.render("outlets", page, frame=frame, rows=part, pages=pages, total=len(rows))


def _row(publisher: Publisher) -> OutletRow:
    return OutletRow(
        name=publisher.name,
        to=publisher_page(publisher.name),
        is_agency=publisher.is_agency,
        texts=len(publisher.ran),
        own=sum(ran.kind == "n" for ran in publisher.ran),
        carried=sum(bool(ran.carried) for ran in publisher.ran),
        silent=sum(any(not each.named for each in ran.carried) for ran in publisher.ran),
        taken=len(publisher.taken),
    )


def _pages(publisher: Publisher, theme: Theme) -> Iterator[tuple[str, bytes]]:
    say, first = theme.say, publisher_page(publisher.name)
    is_taken = not publisher.ran
    rows = publisher.taken if is_taken else publisher.ran
    name = without_controls(publisher.name)
    for page, here, part in parted(first, rows, _A_PAGE):
        view = _view(publisher, part, is_taken, say)
        frame = Frame(
            picture=theme.picture(),
            title=name,
            description=view.standfirst,
            section="outlets",
            crumbs=(Anchor(INDEX, say("site.stories")), Anchor(OUTLETS, say("outlets.title"))),
            data=(Anchor(CORPUS_DATA, say("site.corpus_data")),),
        )
        pages: tuple[Turn, ...] = turns(first, here, len(rows), _A_PAGE)
        yield page, theme.render("outlet", page, frame=frame, outlet=view, pages=pages)


def _view(publisher: Publisher, rows: Sequence[Ran], is_taken: bool, say: Catalogue) -> OutletView:
    own = Counter(ran.kind for ran in publisher.ran)
    silent = sum(any(not each.named for each in ran.carried) for ran in publisher.ran)
    figures = [(len(publisher.ran), say("outlet.texts", len(publisher.ran)), False)] if publisher.ran else []
    figures += [
        (own[kind], say(f"outlet.{key}", own[kind]), False)
        for kind, key in (("n", "own"), ("c", "copies"), ("w", "rewordings"), ("k", "unknown"), ("1", "once"))
        if own[kind]
    ]
    if silent:
        figures.append((silent, say("outlet.silent", silent), True))
    if publisher.taken:
        figures.append((len(publisher.taken), say("outlet.taken", len(publisher.taken)), False))
    total = len(publisher.taken if is_taken else publisher.ran)
    return OutletView(
        name=publisher.name,
        standfirst=say("outlet.agency" if publisher.is_agency else "outlet.here"),
        figures=tuple((say.figure(count), words, attention) for count, words, attention in figures[:6]),
        sources=_sources(publisher),
        takers=_takers(publisher),
        heading=say("outlet.carrying", total) if is_taken else say("outlet.its_texts", total),
        rows=tuple(rows),
        is_taken=is_taken,
    )


def _sources(publisher: Publisher) -> tuple[Source, ...]:
    """Whose words it ran, most often first."""
    names = Counter(each.name for ran in publisher.ran for each in ran.carried)
    found = []
    for name, texts in sorted(names.items(), key=lambda each: (-each[1], each[0])):
        carried = [each for ran in publisher.ran for each in ran.carried if each.name == name]
        copies, named = sum(each.is_copy for each in carried), sum(each.named for each in carried)
        likely = sum(each.is_likely for each in carried)
        found.append(Source(name, publisher_page(name), texts, copies, named, texts - named, likely))
    return tuple(found)


def _takers(publisher: Publisher) -> tuple[Source, ...]:
    """Who ran its words, most often first; texts without a known outlet are one line at the end."""
    mine = publisher_page(publisher.name)
    found = []
    names = Counter(ran.outlet for ran in publisher.taken)
    for name, texts in sorted(names.items(), key=lambda each: (not each[0], -each[1], each[0])):
        carried = [
            each
            for ran in publisher.taken
            if ran.outlet == name
            for each in ran.carried
            if publisher_page(each.name) == mine
        ]
        copies, named = sum(each.is_copy for each in carried), sum(each.named for each in carried)
        page = publisher_page(name) if name else ""
        likely = sum(each.is_likely for each in carried)
        found.append(Source(name, page, texts, copies, named, len(carried) - named, likely))
    return tuple(found)
