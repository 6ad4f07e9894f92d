"""The pages that are not a story's own: the front page, articles, method, and the one for no page.

index.html   articles/ledger.html   method.html   404.html
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from generator.model.article import Article
from generator.model.brief import Overview
from generator.model.corrections import Corrections
from generator.publishing.elements.addresses import INDEX, METHOD, SINGLES, article_page, relative, story_data
from generator.publishing.article.text_html import lines_html
from generator.publishing.article.view import article_view
from generator.publishing.theme.catalogue import Catalogue
from generator.publishing.exports.json_files import CORPUS_DATA
from generator.publishing.elements.frame import Anchor, Frame
from generator.publishing.site.front import Front
from generator.publishing.site.index_rows import StoryRow
from generator.publishing.site.index_view import index_views, single_links
from generator.publishing.elements.lookup import Lookup
from generator.publishing.elements.notes import Notes, story_notes
from generator.publishing.elements.paging import parted, turns
from generator.publishing.site.prose import method_view
from generator.publishing.elements.structured import article_structured
from generator.publishing.theme.templates import Theme, tongue
from generator.publishing.elements.tongues import isolated
from generator.publishing.elements.visible import without_controls
from generator.publishing.elements.wording import short
from generator.settings import Settings, SiteSettings

__all__ = ["NO_PAGE", "article_pages", "index_pages", "method_page", "no_page", "single_page"]

NO_PAGE = "404.html"


def index_pages(
    overview: Overview, rows: Iterable[StoryRow], front: Front | None, theme: Theme, settings: SiteSettings
) -> Iterator[tuple[str, bytes]]:
    """The front page, the lists of stories that go on from it, and the texts of no story."""
    say = theme.say
    for here, view in index_views(overview, rows, front, say, settings):
        about = without_controls(view.nothing or say("index.description", totals=view.totals or view.count))
        frame = Frame(
            title=view.title or say("site.stories"),
            description=about,
            section="stories",
            data=(_corpus(say),),
            picture=theme.picture(),
        )
        yield here, theme.render("index", here, frame=frame, index=view)
    yield from _singles(overview, theme, settings)


def _singles(overview: Overview, theme: Theme, settings: SiteSettings) -> Iterator[tuple[str, bytes]]:
    say = theme.say
    links = single_links(overview, say)
    if len(links) <= settings.singles_on_front:
        return
    for page, here, part in parted(SINGLES, links, _SINGLES_ON_A_PAGE):
        frame = Frame(
            picture=theme.picture(),
            title=say("index.singles"),
            description=say("index.singles_text", len(links)),
            section="stories",
            crumbs=(Anchor(INDEX, say("site.stories")),),
            data=(_corpus(say),),
        )
        pages = turns(SINGLES, here, len(links), _SINGLES_ON_A_PAGE)
        yield page, theme.render("singles", page, frame=frame, texts=part, pages=pages, total=len(links))


_SINGLES_ON_A_PAGE = 200


def article_pages(lookup: Lookup, theme: Theme) -> Iterator[tuple[str, bytes]]:
    """A page for every article of a story."""
    notes = story_notes(lookup)
    for variant in lookup.collation.variants:
        yield _article_page(variant.article, lookup, notes, theme, lookup.investigation.corrections)


def single_page(article: Article, corrections: Corrections, theme: Theme) -> Iterator[tuple[str, bytes]]:
    """The page of an article of no story."""
    yield _article_page(article, None, {}, theme, corrections)


def _article_page(
    article: Article,
    lookup: Lookup | None,
    notes: dict[str, Notes],
    theme: Theme,
    corrections: Corrections,
) -> tuple[str, bytes]:
    here = article_page(article.id)
    view = article_view(article, lookup, notes, theme.say, corrections)
    say = theme.say
    crumbs = [Anchor(INDEX, say("site.stories"))]
    data = [_corpus(say)]
    if lookup and view.story:
        crumbs.append(Anchor(view.story.to, short(without_controls(view.story.label), 60)))
        data.insert(0, Anchor(story_data(lookup.investigation.story.slug), say("article.data")))
    headline = without_controls(view.headline)
    frame = Frame(
        title=short(headline, 90),
        description=say("article.description"),
        section="stories",
        crumbs=tuple(crumbs),
        data=tuple(data),
        citation=_citation(article, headline, say),
        structured=article_structured(article, lookup, theme.site_url),
        picture=theme.picture(lookup.investigation.story.slug if lookup else ""),
    )
    lines = lines_html(view, tongue(view), partial(relative, here), say)
    return here, theme.render("article", here, frame=frame, article=view, lines=lines)


def _citation(article: Article, headline: str, say: Catalogue) -> str:
    where = [without_controls(article.outlet.value)] if article.outlet else []
    where += [say.day(article.published.value)] if article.published else []
    return say("article.cited", headline=isolated(headline), where="".join(f", {each}" for each in where))


def _corpus(say: Catalogue) -> Anchor:
    return Anchor(CORPUS_DATA, say("site.corpus_data"))


def method_page(theme: Theme) -> dict[str, bytes]:
    """How the site was made. The settings are those of every site: one for all corpora."""
    view = method_view(theme.prose("method.md"), theme.prose("figures.toml"), Settings(), theme.say)
    frame = Frame(
        title=view.title,
        description=theme.say("method.description"),
        section="method",
        data=(_corpus(theme.say),),
        picture=theme.picture(),
    )
    return {METHOD: theme.render("method", METHOD, frame=frame, method=view)}


def no_page(theme: Theme, settings: SiteSettings) -> dict[str, bytes]:
    """What a server shows for an address that does not exist, at any depth. Only with the site's own
    address can it link anywhere; without one it is plain words."""
    home = f"{settings.site_url.rstrip('/')}/" if settings.site_url else ""
    frame = Frame(title=theme.say("missing.title"), description=theme.say("missing.description"))
    return {NO_PAGE: theme.render("404", NO_PAGE, root=home, frame=frame, home=home)}
