"""The front page: the story with most to check, then every story, then what belongs to none.

    March 2024
    24 Mar   River authority opens the sluice     □□■■■▨   11 texts, 2 independent reports   ● 1 contradiction

A site of one story shows more of it in place of the list; a site of none says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from generator.errors import Fault
from generator.model.article import Article
from generator.model.brief import Overview
from generator.publishing.article.view import article_facts
from generator.publishing.elements.addresses import INDEX, SINGLES, article_page
from generator.publishing.elements.frame import Anchor
from generator.publishing.elements.paging import Turn, parted, turns
from generator.publishing.elements.tongues import direction_of, language_of
from generator.publishing.elements.wording import capital, public_place, short
from generator.publishing.sections.standfirst import reports_range
from generator.publishing.site.front import Front, FrontView, LoneView, TextLink
from generator.publishing.site.index_lists import facets, lists, orders
from generator.publishing.site.index_rows import LONGEST_HEADLINE, Month, StoryRow, by_month, newest, offered
from generator.publishing.theme.catalogue import Catalogue
from generator.settings import SiteSettings

__all__ = ["IndexView", "index_views", "single_links"]


class IndexView(Struct, frozen=True):
    """The front page."""

    front: FrontView | None
    lone: LoneView | None
    count: str
    totals: str
    months: tuple[Month, ...]
    filters: tuple[tuple[str, str], ...]
    singles: tuple[TextLink, ...]
    singles_words: str
    all_singles: Anchor | None
    """The list of all of them, where the front page has the first only."""
    orders: tuple[Turn, ...]
    """The same list in other orders, each a page of its own."""
    facets: tuple[Turn, ...]
    """Where the list has several pages: those stories alone that have one thing to check."""
    pages: tuple[Turn, ...]
    title: str
    """What the list is called, on a page that is not the front page."""
    faults: tuple[Fault, ...]
    nothing: str
    """Why there is no story, where there is none."""


def index_views(
    overview: Overview, rows: Iterable[StoryRow], front: Front | None, say: Catalogue, settings: SiteSettings
) -> Iterator[tuple[str, IndexView]]:
    """The front page, the pages after it, and the same list in other orders, by address. `rows` are those of
    all stories, `front` is the one that stands in front."""
    rows = newest([row for row in rows if not front or row.to != front.first.row.to])
    singles = sorted(overview.singles(), key=_by_date)
    size = settings.stories_on_a_page
    for kind in lists(rows, size, say):
        for page, number, part in parted(kind.page, kind.rows, size):
            is_front = page == INDEX
            shown_singles = singles[: settings.singles_on_front] if is_front else []
            yield (
                page,
                IndexView(
                    front=front.first if front and is_front else None,
                    lone=front.lone if front and is_front and not rows else None,
                    count=say("count.more_stories", len(kind.rows)),
                    totals=_totals(say, overview) if is_front else "",
                    months=tuple(by_month(say, part)) if kind.by_month else (Month("", tuple(part)),),
                    filters=offered(say, rows) if len(rows) <= size else (),
                    singles=tuple(_single(say, each) for each in shown_singles),
                    singles_words=capital(say("index.singles_text", len(singles))),
                    all_singles=_all_singles(singles, settings, say),
                    orders=orders(rows, kind.page, say),
                    facets=facets(rows, size, kind.page, say),
                    pages=turns(kind.page, number, len(kind.rows), size),
                    title="" if is_front else kind.title,
                    faults=_faults(overview) if is_front else (),
                    nothing="" if overview.stories else _nothing(say, overview),
                ),
            )


def _faults(overview: Overview) -> tuple[Fault, ...]:
    return tuple(Fault(public_place(each.where), each.what, each.remedy) for each in overview.corpus.faults)


def _all_singles(singles: Sequence[Article], settings: SiteSettings, say: Catalogue) -> Anchor | None:
    if len(singles) <= settings.singles_on_front:
        return None
    return Anchor(SINGLES, say("index.all_singles", len(singles)))


def single_links(overview: Overview, say: Catalogue) -> tuple[TextLink, ...]:
    """Every text of no story, newest first."""
    return tuple(_single(say, each) for each in sorted(overview.singles(), key=_by_date))


def _totals(say: Catalogue, overview: Overview) -> str:
    stories = overview.stories
    least, most = (sum(getattr(each.independent, end) for each in stories) for end in ("least", "most"))
    altered = sum(each.altered for each in stories)
    parts = [
        say("count.stories", len(stories)),
        say("count.texts", sum(len(each.letters) for each in stories)),
        say("count.reports", most, range=reports_range(say, least, most)),
    ]
    parts += [say("count.quotation altered", altered)] if altered else []
    return say("index.totals", parts=", ".join(parts))


def _by_date(article: Article) -> tuple[tuple[int, ...], str, str]:
    """Newest first, those without a date last."""
    date = article.published.value if article.published else ""
    return tuple(-ord(character) for character in date) or (1,), article.headline.value, article.id


def _single(say: Catalogue, article: Article) -> TextLink:
    return TextLink(
        "",
        article_page(article.id),
        short(article.headline.value, LONGEST_HEADLINE),
        article_facts(say, article),
        language_of(article, say),
        direction_of(article, say),
    )


def _nothing(say: Catalogue, overview: Overview) -> str:
    if not overview.corpus.articles:
        return say("index.no_texts")
    if len(overview.corpus.articles) == 1:
        return say("index.one_text")
    return capital(say("index.no_story", len(overview.corpus.articles)))
