"""Every file of a site, story by story, then the lists of the whole.

    key of a story  ─→  all its files lie in the old site ─ yes ─→ kept: name, digest; its notice
                                      └─ no ─→ told, by workers where that pays ─→ name, bytes; its notice
    all notices     ─→  front page, lists, outlets, finder, feed, map

A story's files depend on its articles, the corrections in it, the settings and the program alone, an article's
of no story on the article; the lists of the whole site depend on all of them. So one article that changed costs
its story and the lists, and where nothing changed no story is looked into, and nothing is drawn.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from importlib.metadata import version
from itertools import chain

import msgspec
from msgspec.structs import replace

from generator.cache import program_digest
from generator.crew import Crew
from generator.model.brief import Overview
from generator.model.dossier import Inquiry
from generator.publishing.disk.drawn import Content, Drawings
from generator.publishing.elements.addresses import asset
from generator.publishing.exports.json_files import corpus_files
from generator.publishing.site.bounds import affordable
from generator.publishing.site.budget import EXPORTS, shown
from generator.publishing.site.find_pages import find_pages
from generator.publishing.site.front import Front
from generator.publishing.site.notices import Notice, decoded
from generator.publishing.site.outlet_pages import outlet_pages
from generator.publishing.site.pages import NO_PAGE, index_pages, method_page, no_page, single_page
from generator.publishing.site.pictures import pictured, site_picture
from generator.publishing.site.publishers import publishers
from generator.publishing.site.search import search_files, wheel
from generator.publishing.site.telling import Told, opened, passing, tell, tell_in_worker
from generator.publishing.site.web_files import feed, site_maps
from generator.publishing.theme.templates import Theme
from generator.settings import SiteSettings
from generator.track import Track

__all__ = ["Site"]

Files = Iterable[tuple[str, Content]]


class Site:
    """The site of an inquiry, made file by file."""

    overview: Overview
    """Known when the last file is made."""

    def __init__(
        self, inquiry: Inquiry, settings: SiteSettings, drawings: Drawings, crew: Crew, track: Track
    ) -> None:
        self._inquiry = inquiry
        self._settings = affordable(inquiry.cases, settings)
        self._theme = opened(self._settings, pictured(inquiry.cases, settings))
        self._drawings = drawings
        self._crew = crew
        self._track = track
        self._notices: dict[int, Notice] = {}
        """By the number of the case."""
        self._first: tuple[tuple[int, int, str, int], Front] | None = None
        """Of the stories so far, the one with most to check, then most texts, then the newest."""

    def files(self) -> Iterator[tuple[str, Content]]:
        """Each file: its path from the site's root, and its bytes, or that it is kept."""
        theme = self._theme
        self._drawings.under(_rules(theme, self._settings) + self._inquiry.rules)
        yield from ((asset(name), content) for name, content in theme.assets())
        yield ".nojekyll", b""  # GitHub Pages would leave out what begins with a dot or an underscore
        keys = [self._drawings.key_of(case, theme.picture(case.story.slug)) for case in self._inquiry.cases]
        pages: list[str] = []
        with self._track.stage("stories"):
            for files in self._track.each(self._stories(keys), len(keys)):
                yield from _noting(pages, files)
        notices = [self._notices[at] for at in sorted(self._notices)]
        self.overview = shown(self._inquiry, [each.brief for each in notices], self._settings)
        yield from _noting(pages, self._singles(keys))
        key = self._drawings.key_of_all(self.overview.corpus, keys)
        yield from self._kept_or_noted(key, self._lists(notices, pages))
        self._drawings.prune()

    def _stories(self, keys: Sequence[str]) -> Iterator[Files]:
        """The files of each story: those that are kept, then those that are drawn."""
        missing = []
        for at, key in enumerate(keys):
            kept = self._drawings.kept(key)
            if kept and self._heard(at, kept.about):
                yield kept.files
            else:
                missing.append(at)
        for at, told in self._told(missing):
            self._heard(at, told.notice)
            yield self._drawings.noted(keys[at], told.files, told.notice)

    def _told(self, asked: Sequence[int]) -> Iterator[tuple[int, Told]]:
        """The stories of these cases: by workers where that pays, the longest work first."""
        cases, investigate, settings = self._inquiry.cases, self._inquiry.investigate, self._settings
        texts = {at: len(cases[at].story.articles) for at in asked}
        if len(asked) < 2 or not self._crew.pays(sum(texts.values())):
            for at in asked:
                yield at, tell(cases[at], investigate, self._theme, settings)
            return
        pictures = tuple(sorted(self._theme.pictures.items()))
        task = partial(tell_in_worker, investigate=investigate, settings=settings, pictures=pictures)
        in_order = sorted(asked, key=lambda at: (-texts[at], at))
        for number, told in self._crew.share(task, (cases[at] for at in in_order)):
            yield in_order[number], told

    def _heard(self, at: int, encoded: bytes) -> bool:
        """Whether these bytes are the notice of a story. It is held, unless the site leaves the story out."""
        try:
            found = decoded(encoded)
        except msgspec.DecodeError:
            return False
        if found:
            self._notices[at], front = found
            row = self._notices[at].row
            rank = (row.grave, row.total, row.date, -at)
            if self._first is None or rank > self._first[0]:
                self._first = rank, front
        return True

    def _singles(self, keys: list[str]) -> Files:
        corrections, theme = self.overview.corpus.corrections, self._theme
        for article in self.overview.singles():
            keys.append(self._drawings.key_of_single(article, corrections, theme.picture()))
            yield from self._kept_or_noted(keys[-1], single_page(passing(article), corrections, theme))

    def _kept_or_noted(self, key: str, files: Iterable[tuple[str, bytes]]) -> Files:
        kept = self._drawings.kept(key)
        return kept.files if kept else self._drawings.noted(key, files)

    def _lists(self, told: Sequence[Notice], pages: list[str]) -> Iterator[tuple[str, bytes]]:
        """What the site has besides: drawn from all stories. `pages` are those of stories and articles."""
        overview, settings, theme = self.overview, self._settings, self._theme
        front = self._first[1] if self._first else None
        names = publishers(overview, (each.ran for each in told))
        parts = (
            corpus_files(overview, exports=EXPORTS not in settings.without).items(),
            outlet_pages(names, theme),
            find_pages(overview, names, theme, search=settings.search),
            search_files(overview, (each.records() for each in told), settings) if settings.search else (),
            index_pages(overview, (each.row for each in told), front, theme, settings),
            method_page(theme).items(),
            no_page(theme, settings).items(),
        )
        for name, content in chain.from_iterable(parts):
            if name.endswith(".html") and name != NO_PAGE:
                pages.append(name)
            yield name, content
        if theme.site_url:
            yield from site_maps(pages, theme.site_url)
            yield from feed(told, theme.site_url, theme.say)
        yield from site_picture(theme)


def _noting(pages: list[str], files: Files) -> Iterator[tuple[str, Content]]:
    """The same files. The names of pages are written down as they pass."""
    for name, content in files:
        if name.endswith(".html"):
            pages.append(name)
        yield name, content


_ROOMS = ("corpus", "model", "publishing", "settings", "text")
_LIBRARIES = ("jinja2", "markdown-it-py", "markupsafe", "msgspec")


def _rules(theme: Theme, settings: SiteSettings) -> bytes:
    """All that a file depends on besides what it tells of. The theme by its content, wherever it lies."""
    libraries = [*_LIBRARIES, *(["pillow"] if theme.pictures else [])]
    libraries += [name for name in (wheel(),) if name and settings.search]
    options = msgspec.msgpack.encode(replace(settings, theme=None))
    versions = f"{sys.version} {unicodedata.unidata_version}".encode()
    return program_digest(_ROOMS, libraries) + theme.digest + options + versions
