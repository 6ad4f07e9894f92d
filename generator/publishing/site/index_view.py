"""The front page: the story with most to check, then every story, then what belongs to none.

    ! Two quotations altered, one contradiction
    Kishida’s offer to meet …                     A  “relations full of distrust …”
    Five texts of one story. …                    B  “relations burdened with distrust …”

    March 2024
    24 Mar   River authority opens the sluice     □□■■■▨   11 texts, 2 independent reports   ● 1 contradiction

A site of one story shows more of it in place of the list; a site of none says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from generator.errors import Fault
from generator.model.article import Article
from generator.model.attribution import QuoteStatus
from generator.model.dossier import Dossier, Investigation
from generator.publishing.elements.addresses import INDEX, SINGLES, article_page, story_page
from generator.publishing.article.view import article_facts
from generator.publishing.theme.catalogue import Catalogue
from generator.publishing.sections.findings import FindingView, Wording, findings_view
from generator.publishing.elements.frame import Anchor
from generator.publishing.site.index_lists import facets, lists, orders
from generator.publishing.site.index_rows import (
    LONGEST_HEADLINE,
    Attention,
    Month,
    StoryRow,
    attention,
    by_month,
    last_day,
    newest,
    offered,
    story_row,
)
from generator.publishing.elements.lookup import Lookup
from generator.publishing.elements.paging import Turn, parted, turns
from generator.publishing.sections.standfirst import Figure, reports_range, standfirst
from generator.publishing.story.view import StoryView
from generator.publishing.elements.tongues import direction_of, language_of
from generator.publishing.elements.wording import capital, public_place, short
from generator.settings import SiteSettings

__all__ = ["FrontView", "IndexView", "LoneView", "TextLink", "front_story", "index_views", "single_links"]


class TextLink(Struct, frozen=True):
    """A text in a list, with a letter where it is in a story."""

    letter: str
    to: str
    headline: str
    facts: str
    language: str
    direction: str


class FrontView(Struct, frozen=True):
    """The story in front, with the wordings that its first findings rest on."""

    row: StoryRow
    kind: str
    grave: bool
    standfirst: str
    evidence: tuple[tuple[Wording, ...], ...]
    """The wordings of the first findings that have two."""
    see: tuple[Anchor, ...]


class LoneView(Struct, frozen=True):
    """What a site of one story shows in place of a list."""

    figures: tuple[Figure, ...]
    findings: tuple[FindingView, ...]
    to: str
    texts: tuple[TextLink, ...]


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


_LARGE = 2
"""Findings whose wordings stand beside the headline."""
_ALSO = 4
"""Findings that a site of one story shows beside the first."""


def front_story(dossier: Dossier) -> Investigation | None:
    """The story for the front: most grave findings, then most texts, then the newest."""
    return max(
        dossier.stories,
        key=lambda each: (
            sum(finding.grave for finding in each.attribution.findings),
            len(each.collation.variants),
            last_day(each),
        ),
        default=None,
    )


def index_views(
    dossier: Dossier, shown: StoryView | None, say: Catalogue, settings: SiteSettings
) -> Iterator[tuple[str, IndexView]]:
    """The front page, the pages after it, and the same list in other orders, by address. `shown` is the page
    of the story in front."""
    front = front_story(dossier)
    lone = _lone(front, shown, say, settings) if front and shown and len(dossier.stories) == 1 else None
    rows = newest([story_row(Lookup(each, say, settings)) for each in dossier.stories if each is not front])
    told = {variant.id for each in dossier.stories for variant in each.collation.variants}
    singles = sorted((a for a in dossier.corpus.articles if a.id not in told), key=_by_date)
    size = settings.stories_on_a_page
    for kind in lists(rows, size, say):
        for page, number, part in parted(kind.page, kind.rows, size):
            is_front = page == INDEX
            shown_singles = singles[: settings.singles_on_front] if is_front else []
            yield (
                page,
                IndexView(
                    front=_front(front, say, settings) if front and is_front else None,
                    lone=lone if is_front else None,
                    count=say("count.more_stories", len(kind.rows)),
                    totals=_totals(say, dossier) if is_front else "",
                    months=tuple(by_month(say, part)) if kind.by_month else (Month("", tuple(part)),),
                    filters=offered(say, rows) if len(rows) <= size else (),
                    singles=tuple(_single(say, each) for each in shown_singles),
                    singles_words=capital(say("index.singles_text", len(singles))),
                    all_singles=_all_singles(singles, settings, say),
                    orders=orders(rows, kind.page, say),
                    facets=facets(rows, size, kind.page, say),
                    pages=turns(kind.page, number, len(kind.rows), size),
                    title="" if is_front else kind.title,
                    faults=_faults(dossier) if is_front else (),
                    nothing="" if dossier.stories else _nothing(say, dossier),
                ),
            )


def _faults(dossier: Dossier) -> tuple[Fault, ...]:
    return tuple(Fault(public_place(each.where), each.what, each.remedy) for each in dossier.corpus.faults)


def _all_singles(singles: Sequence[Article], settings: SiteSettings, say: Catalogue) -> Anchor | None:
    if len(singles) <= settings.singles_on_front:
        return None
    return Anchor(SINGLES, say("index.all_singles", len(singles)))


def single_links(dossier: Dossier, say: Catalogue) -> tuple[TextLink, ...]:
    """Every text of no story, newest first."""
    told = {variant.id for each in dossier.stories for variant in each.collation.variants}
    singles = sorted((a for a in dossier.corpus.articles if a.id not in told), key=_by_date)
    return tuple(_single(say, each) for each in singles)


def _front(investigation: Investigation, say: Catalogue, settings: SiteSettings) -> FrontView:
    lookup = Lookup(investigation, say, settings)
    findings = findings_view(lookup)
    shown = _shown_large(findings)
    grave = [line for line in attention(lookup) if line.grave][:2]
    row = story_row(lookup)
    kind = capital(say.listed([_in_words(say, line) for line in grave]))
    return FrontView(
        row=row,
        kind=kind or (findings[0].kind if findings else ""),
        grave=bool(grave),
        standfirst=standfirst(lookup),
        evidence=tuple(finding.wordings for finding in shown),
        see=_from_root(lookup, dict.fromkeys(link for finding in shown for link in finding.see[:1])),
    )


def _shown_large(findings: Sequence[FindingView]) -> tuple[FindingView, ...]:
    """The first findings that set one wording against another; else the first that shows any."""
    against = [finding for finding in findings if len(finding.wordings) > 1][:_LARGE]
    return tuple(against or [finding for finding in findings if finding.wordings][:1])


def _from_root(lookup: Lookup, anchors: Iterable[Anchor]) -> tuple[Anchor, ...]:
    return tuple(Anchor(lookup.address(each.to), each.label) for each in anchors)


def _in_words(say: Catalogue, line: Attention) -> str:
    """`2 quotations altered` as a headline has it: `two quotations altered`."""
    return line.words.replace(say.figure(line.count), say.number(line.count), 1)


def _lone(investigation: Investigation, shown: StoryView, say: Catalogue, settings: SiteSettings) -> LoneView:
    lookup = Lookup(investigation, say, settings)
    page = story_page(shown.slug)
    findings = findings_view(lookup)
    large = _shown_large(findings)
    others = [finding for finding in findings if finding not in large]
    return LoneView(
        figures=shown.figures,
        findings=tuple(
            FindingView(
                each.kind, each.grave, each.title, each.text, each.wordings, _from_root(lookup, each.see)
            )
            for each in others[:_ALSO]
        ),
        to=page,
        texts=tuple(
            TextLink(
                variant.letter,
                article_page(variant.id),
                short(variant.article.headline.value, LONGEST_HEADLINE),
                article_facts(say, variant.article),
                lookup.language(variant.id),
                lookup.direction(variant.id),
            )
            for variant in lookup.collation.variants
        ),
    )


def _totals(say: Catalogue, dossier: Dossier) -> str:
    texts = sum(len(each.collation.variants) for each in dossier.stories)
    reports = [each.attribution.independent for each in dossier.stories]
    least, most = sum(each.least for each in reports), sum(each.most for each in reports)
    altered = sum(
        len({quote.journey for quote in each.attribution.quotes if quote.status is QuoteStatus.ALTERED})
        for each in dossier.stories
    )
    stories = len(dossier.stories)
    parts = [
        say("count.stories", stories),
        say("count.texts", texts),
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


def _nothing(say: Catalogue, dossier: Dossier) -> str:
    if not dossier.corpus.articles:
        return say("index.no_texts")
    if len(dossier.corpus.articles) == 1:
        return say("index.one_text")
    return capital(say("index.no_story", len(dossier.corpus.articles)))
