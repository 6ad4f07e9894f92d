"""The finished analysis becomes files.

    Dossier ─→ views (frozen, sorted, worded) ─→ pages and data ─→ write

Views know the model and no HTML, templates know views and decide nothing, and a fragment of an
article's words is escaped once, in `visible`. Nothing here analyses: choosing what to show is all.

    site                 the front page, lists, outlets, the finder, what the site may weigh
    story                a story's page, its texts compared
    exports              the same analysis for other programs
    article              the text as published
    reading   lineage    passage by passage; who took from whom
    sections             parts of a story that several pages show
    elements  theme      what every page is made of; templates and the site's own words
    disk                 the old site stays whole until the new one is

Each floor sees only the floors below it (import-linter holds it).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache, partial
from itertools import chain
from pathlib import Path

from generator.crew import ALONE, Crew
from generator.model.dossier import Dossier, Investigation
from generator.publishing.disk import write
from generator.publishing.disk.write import Published
from generator.publishing.elements.addresses import asset
from generator.publishing.exports.json_files import corpus_files, story_files
from generator.publishing.exports.story_exports import story_exports
from generator.publishing.site.bounds import affordable
from generator.publishing.site.budget import EXPORTS, shown, within_budget
from generator.publishing.site.find_pages import find_pages
from generator.publishing.site.outlet_pages import outlet_pages
from generator.publishing.site.pages import (
    NO_PAGE,
    article_pages,
    index_pages,
    method_page,
    no_page,
    single_pages,
)
from generator.publishing.site.pictures import pictured, pictures
from generator.publishing.site.publishers import publishers
from generator.publishing.site.search import check_search, search_files
from generator.publishing.site.web_files import feed, site_maps
from generator.publishing.story.compare_page import compare_pages
from generator.publishing.story.page import story_pages
from generator.publishing.theme.templates import Theme, open_theme
from generator.settings import SiteSettings
from generator.track import Track

__all__ = ["Published", "claim", "compare", "publish", "render", "shown", "site_files"]


_UNSEEN = Track()


def claim(output: Path, source: Path, settings: SiteSettings) -> None:
    """Raise `CopytrailError` unless a site of the corpus `source` may be written into `output`, with all
    that `settings` ask for. Changes nothing, so it can be asked before the work begins."""
    write.claim(output, source)
    check_search(settings)


def publish(
    dossier: Dossier, output: Path, settings: SiteSettings, crew: Crew = ALONE, track: Track = _UNSEEN
) -> Published:
    """Write the site of `dossier` into `output`. Raises `CopytrailError` where it cannot.

    Each file is written as soon as it is made, and the old site stays until all are.
    """
    return write.write(within_budget(site_files(dossier, settings, crew, track), settings), output)


def compare(
    dossier: Dossier, output: Path, settings: SiteSettings, crew: Crew = ALONE, track: Track = _UNSEEN
) -> Published:
    """What `publish` would do to `output`. Changes nothing."""
    return write.compare(within_budget(site_files(dossier, settings, crew, track), settings), output)


def render(dossier: Dossier, settings: SiteSettings) -> Mapping[str, bytes]:
    """Every file of the site at once, by its path from the site's root: for looking things up."""
    return dict(site_files(dossier, settings))


def site_files(
    dossier: Dossier, settings: SiteSettings, crew: Crew = ALONE, track: Track = _UNSEEN
) -> Iterator[tuple[str, bytes]]:
    """Every file of the site, one at a time: its path from the site's root, and its bytes."""
    settings = affordable(dossier, settings)
    theme = _opened(settings, pictured(dossier, settings))
    told = track.each(_told(dossier, theme, settings, crew), len(dossier.stories))
    files = _files(dossier, chain.from_iterable(told), theme, settings)
    if not theme.site_url:
        yield from files
        return
    pages = []
    for name, content in files:
        if name.endswith(".html") and name != NO_PAGE:
            pages.append(name)
        yield name, content
    yield from site_maps(pages, theme.site_url)
    yield from feed(dossier, theme.site_url, theme.say)
    yield from pictures(dossier, theme)


def _files(
    dossier: Dossier, told: Iterable[tuple[str, bytes]], theme: Theme, settings: SiteSettings
) -> Iterator[tuple[str, bytes]]:
    yield from ((asset(name), content) for name, content in theme.assets())
    yield ".nojekyll", b""  # GitHub Pages would leave out what begins with a dot or an underscore
    yield from corpus_files(dossier, exports=EXPORTS not in settings.without).items()
    yield from told
    yield from single_pages(dossier, theme)
    names = publishers(dossier, theme.say, settings)
    yield from outlet_pages(names, theme)
    yield from find_pages(dossier, names, theme, search=settings.search)
    if settings.search:
        yield from search_files(dossier, settings)
    yield from index_pages(dossier, theme, settings)
    yield from method_page(theme).items()
    yield from no_page(theme, settings).items()


def _told(
    dossier: Dossier, theme: Theme, settings: SiteSettings, crew: Crew
) -> Iterator[Iterable[tuple[str, bytes]]]:
    """The files of each story. Drawn by workers where that pays, and then a few stories ahead."""
    texts = sum(len(each.story.articles) for each in dossier.stories)
    if len(dossier.stories) < 2 or not crew.pays(texts * _DRAWING):
        for investigation in dossier.stories:
            yield _of_story(investigation, theme, settings)
        return
    task = partial(_drawn, settings=settings, pictures=tuple(sorted(theme.pictures.items())))
    yield from crew.in_turn(task, dossier.stories)


_DRAWING = 0.3
"""What it costs to draw the pages of a text, where to investigate it costs 1."""


def _of_story(
    investigation: Investigation, theme: Theme, settings: SiteSettings
) -> Iterator[tuple[str, bytes]]:
    if EXPORTS not in settings.without:
        yield from story_files(investigation).items()
        yield from story_exports(investigation, settings.site_url)
    yield from story_pages(investigation, theme, settings)
    yield from compare_pages(investigation, theme, settings)
    yield from article_pages(investigation, theme, settings)


def _drawn(
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
