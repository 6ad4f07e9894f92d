"""Every file of a site, one at a time: what an earlier build drew and still lies there, then the rest.

    key of a story  ─→  all its files lie in the old site ─ yes ─→ kept: name, digest
                                      └─ no ─→ drawn, by workers where that pays ─→ name, bytes

A story's files depend on the story, the theme, the settings of the site and the program alone, an article's of
no story on the article; the lists of the whole site depend on all of them. So one article that changed costs
its story and the lists, and a build in which nothing changed draws nothing.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache, partial
from importlib.metadata import version
from itertools import chain

import msgspec
from msgspec.structs import replace

from generator.cache import program_digest
from generator.crew import Crew
from generator.model.dossier import Dossier, Investigation
from generator.publishing.disk.drawn import Content, Drawings
from generator.publishing.elements.addresses import asset
from generator.publishing.elements.lookup import Lookup
from generator.publishing.exports.json_files import corpus_files, story_files
from generator.publishing.exports.story_exports import story_exports
from generator.publishing.site.bounds import affordable
from generator.publishing.site.budget import EXPORTS
from generator.publishing.site.find_pages import find_pages
from generator.publishing.site.outlet_pages import outlet_pages
from generator.publishing.site.pages import (
    NO_PAGE,
    article_pages,
    index_pages,
    method_page,
    no_page,
    single_page,
    singles,
)
from generator.publishing.site.pictures import picture_of, pictured, site_picture
from generator.publishing.site.publishers import publishers
from generator.publishing.site.search import search_files, wheel
from generator.publishing.site.web_files import feed, site_maps
from generator.publishing.story.compare_page import compare_pages
from generator.publishing.story.page import story_pages
from generator.publishing.theme.templates import Theme, open_theme
from generator.settings import SiteSettings
from generator.track import Track

__all__ = ["files_of"]

Files = Iterable[tuple[str, Content]]


def files_of(
    dossier: Dossier, settings: SiteSettings, drawings: Drawings, crew: Crew, track: Track
) -> Iterator[tuple[str, Content]]:
    """Each file: its path from the site's root, and its bytes, or that it is kept."""
    settings = affordable(dossier, settings)
    theme = _opened(settings, pictured(dossier, settings))
    drawings.under(_rules(theme, settings))
    yield from ((asset(name), content) for name, content in theme.assets())
    yield ".nojekyll", b""  # GitHub Pages would leave out what begins with a dot or an underscore
    keys: list[str] = []
    pages: list[str] = []
    told = _stories(dossier, theme, settings, drawings, crew, keys)
    each = chain.from_iterable(track.each(told, len(dossier.stories)))
    for name, content in chain(each, _singles(dossier, theme, drawings, keys)):
        if name.endswith(".html"):
            pages.append(name)
        yield name, content
    key = drawings.key_of_all(dossier.corpus, keys)
    yield from drawings.kept(key) or drawings.noted(key, _lists(dossier, pages, theme, settings))
    drawings.prune()


def _stories(
    dossier: Dossier, theme: Theme, settings: SiteSettings, drawings: Drawings, crew: Crew, keys: list[str]
) -> Iterator[Files]:
    """The files of each story: those that are kept, then those that are drawn."""
    missing: dict[str, Investigation] = {}
    for investigation in dossier.stories:
        key = drawings.key_of(investigation, theme.picture(investigation.story.slug))
        keys.append(key)
        kept = drawings.kept(key)
        if kept is None:
            missing[key] = investigation
        else:
            yield kept
    yield from map(drawings.noted, missing, _drawn(tuple(missing.values()), theme, settings, crew))


def _drawn(
    stories: tuple[Investigation, ...], theme: Theme, settings: SiteSettings, crew: Crew
) -> Iterator[Iterable[tuple[str, bytes]]]:
    """The files of these stories. Drawn by workers where that pays, and then a few stories ahead."""
    texts = sum(len(each.story.articles) for each in stories)
    if len(stories) < 2 or not crew.pays(texts * _DRAWING):
        for investigation in stories:
            yield _of_story(investigation, theme, settings)
        return
    task = partial(_in_worker, settings=settings, pictures=tuple(sorted(theme.pictures.items())))
    yield from crew.in_turn(task, stories)


_DRAWING = 0.3
"""What it costs to draw the pages of a text, where to investigate it costs 1."""


def _of_story(
    investigation: Investigation, theme: Theme, settings: SiteSettings
) -> Iterator[tuple[str, bytes]]:
    if EXPORTS not in settings.without:
        yield from story_files(investigation, settings.most_bytes_of_data)
        yield from story_exports(investigation, settings.site_url)
    lookup = Lookup(investigation, theme.say, settings)
    yield from story_pages(lookup, theme, settings)
    yield from compare_pages(lookup, theme, settings)
    yield from article_pages(lookup, theme)
    yield from picture_of(investigation, theme)


def _in_worker(
    investigation: Investigation, settings: SiteSettings, pictures: tuple[tuple[str, str], ...]
) -> list[tuple[str, bytes]]:
    """The same in a worker, which opens the theme once for all its stories."""
    return list(_of_story(investigation, _theme_of_worker(settings, pictures), settings))


@lru_cache(maxsize=1)
def _theme_of_worker(settings: SiteSettings, pictures: tuple[tuple[str, str], ...]) -> Theme:
    return _opened(settings, dict(pictures))


def _opened(settings: SiteSettings, pictures: Mapping[str, str]) -> Theme:
    theme = open_theme(settings.theme, settings.language, settings.site_url, pictures)
    theme.links_exports = EXPORTS not in settings.without
    return theme


def _singles(dossier: Dossier, theme: Theme, drawings: Drawings, keys: list[str]) -> Files:
    corrections = dossier.corpus.corrections
    for article in singles(dossier):
        key = drawings.key_of_single(article, corrections, theme.picture())
        keys.append(key)
        kept = drawings.kept(key)
        yield from kept or drawings.noted(key, [single_page(article, corrections, theme)])


def _lists(
    dossier: Dossier, pages: list[str], theme: Theme, settings: SiteSettings
) -> Iterator[tuple[str, bytes]]:
    """What the site has besides: drawn from all stories. `pages` are those of stories and articles."""
    names = publishers(dossier, theme.say, settings)
    parts = (
        corpus_files(dossier, exports=EXPORTS not in settings.without).items(),
        outlet_pages(names, theme),
        find_pages(dossier, names, theme, search=settings.search),
        search_files(dossier, settings) if settings.search else (),
        index_pages(dossier, theme, settings),
        method_page(theme).items(),
        no_page(theme, settings).items(),
    )
    for name, content in chain.from_iterable(parts):
        if name.endswith(".html") and name != NO_PAGE:
            pages.append(name)
        yield name, content
    if theme.site_url:
        yield from site_maps(pages, theme.site_url)
        yield from feed(dossier, theme.site_url, theme.say)
    yield from site_picture(theme)


_ROOMS = ("corpus", "model", "publishing", "settings", "text")
_LIBRARIES = ("jinja2", "markdown-it-py", "markupsafe", "msgspec")


def _rules(theme: Theme, settings: SiteSettings) -> bytes:
    """All that a file depends on besides what it tells of. The theme by its content, wherever it lies."""
    libraries = [*_LIBRARIES, *(["pillow"] if theme.pictures else [])]
    libraries += [name for name in (wheel(),) if name and settings.search]
    options = msgspec.msgpack.encode(replace(settings, theme=None))
    versions = f"{sys.version} {unicodedata.unidata_version}".encode()
    return program_digest(_ROOMS, libraries) + theme.digest + options + versions
