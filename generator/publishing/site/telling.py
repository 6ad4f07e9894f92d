"""One story at a time: looked into, drawn, and put into a few words for the lists.

    Case ─→ Investigation ─┬─→ pages, exports, a picture       names and bytes
                           └─→ Notice                          what lists say of it

An investigation is some 70 kB an article. It is made where it is drawn, in a worker as in one process, and
gone when that is done; so are the sentences that were cut of its articles, 5 kB each. A site takes memory for
its articles, its notices and the stories at work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from generator.model.article import Article
from generator.model.dossier import Case, Investigation
from generator.publishing.elements.lookup import Lookup
from generator.publishing.exports.json_files import story_files
from generator.publishing.exports.story_exports import story_exports
from generator.publishing.site.budget import EXPORTS, UNFLAGGED
from generator.publishing.site.notices import encoded, notice_of
from generator.publishing.site.pages import article_pages
from generator.publishing.site.pictures import picture_of
from generator.publishing.story.compare_page import compare_pages
from generator.publishing.story.page import story_pages
from generator.publishing.story.view import StoryView, story_view
from generator.publishing.theme.templates import Theme, open_theme
from generator.settings import SiteSettings

__all__ = ["Told", "opened", "passing", "tell", "tell_in_worker"]


class Told(Struct, frozen=True):
    """A story as the site has it."""

    notice: bytes
    """What lists say of it, encoded."""
    files: Iterable[tuple[str, bytes]]


def tell(
    case: Case, investigate: Callable[[Case], Investigation], theme: Theme, settings: SiteSettings
) -> Told:
    """Look into a story. Its files are made one by one, as they are asked for."""
    articles = tuple(map(passing, case.story.articles))
    found = investigate(replace(case, story=replace(case.story, articles=articles)))
    if UNFLAGGED in settings.without and not found.attribution.findings:
        return Told(encoded(None), ())
    lookup = Lookup(found, theme.say, settings)
    view = story_view(found, settings, theme.say, lookup)
    return Told(encoded(notice_of(view, lookup, settings)), _files(view, lookup, theme, settings))


def tell_in_worker(
    case: Case,
    investigate: Callable[[Case], Investigation],
    settings: SiteSettings,
    pictures: tuple[tuple[str, str], ...],
) -> Told:
    """The same with all files made, and with a theme that a worker opens once for all its stories."""
    told = tell(case, investigate, _theme_of_worker(settings, pictures), settings)
    return Told(told.notice, tuple(told.files))


def passing(article: Article) -> Article:
    """The same article; the sentences that are cut of this one go when it goes."""
    return replace(article, sentences=copy(article.sentences))


def _files(
    view: StoryView, lookup: Lookup, theme: Theme, settings: SiteSettings
) -> Iterator[tuple[str, bytes]]:
    if EXPORTS not in settings.without:
        yield from story_files(lookup.investigation, settings.most_bytes_of_data)
        yield from story_exports(lookup.investigation, settings.site_url)
    yield from story_pages(view, lookup, theme, settings)
    yield from compare_pages(lookup, theme, settings)
    yield from article_pages(lookup, theme)
    yield from picture_of(lookup, theme)


def opened(settings: SiteSettings, pictures: Mapping[str, str]) -> Theme:
    """The theme of a site; `pictures` has the path of each picture by the slug of its story."""
    theme = open_theme(settings.theme, settings.language, settings.site_url, pictures)
    theme.links_exports = EXPORTS not in settings.without
    return theme


@lru_cache(maxsize=1)
def _theme_of_worker(settings: SiteSettings, pictures: tuple[tuple[str, str], ...]) -> Theme:
    return opened(settings, dict(pictures))
