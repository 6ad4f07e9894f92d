"""The pages of a story: its own, its passages read against other texts, or in blocks.

stories/dam/index.html            all that is known of it, read against A
stories/dam/base-c/index.html     its passages, read against C
stories/dam/passages/20.html      a block of the passages of a large one
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from generator.model.rebasing import rebased
from generator.publishing.elements.addresses import INDEX, base_page, quotes_page, story_data, story_page
from generator.publishing.elements.frame import Anchor, Frame
from generator.publishing.elements.lookup import Lookup
from generator.publishing.elements.structured import story_structured
from generator.publishing.elements.tongues import isolated
from generator.publishing.elements.visible import without_controls
from generator.publishing.elements.wording import short
from generator.publishing.exports.json_files import CORPUS_DATA
from generator.publishing.exports.story_exports import export_links
from generator.publishing.reading.passage_html import map_html, stretches_html
from generator.publishing.reading.view import Passages, reading_blocks, reading_view
from generator.publishing.sections.quotes import quotes_view
from generator.publishing.story.view import StoryView
from generator.publishing.theme.catalogue import Catalogue
from generator.publishing.theme.templates import Theme
from generator.settings import SiteSettings

__all__ = ["story_pages"]


def story_pages(
    view: StoryView, lookup: Lookup, theme: Theme, settings: SiteSettings
) -> Iterator[tuple[str, bytes]]:
    """The pages of one story with their paths from the site's root, its own first."""
    investigation = lookup.investigation
    here = story_page(view.slug)
    frame = replace(
        _frame(view, theme.say),
        structured=story_structured(investigation, view.standfirst, theme.say, theme.site_url),
        picture=theme.picture(view.slug),
    )
    yield (
        here,
        theme.render(
            "story",
            here,
            place=view.place,
            frame=frame,
            story=view,
            view=view.passages,
            rows=None if view.passages.blocks else _rows(view.passages, here, view, theme),
            map=map_html(view.passages),
        ),
    )
    if view.passages.blocks:
        for page, passages in reading_blocks(lookup, settings):
            yield page, _reading(page, view, passages, theme)
    if view.passages.bases:
        yield from _other_bases(lookup, view, theme, settings)
    if investigation.attribution.journeys:
        here = quotes_page(view.slug)
        quotes = quotes_view(lookup)
        yield here, theme.render("quotes", here, frame=_quotes_frame(view, theme.say), quotes=quotes)


def _other_bases(
    lookup: Lookup, view: StoryView, theme: Theme, settings: SiteSettings
) -> Iterator[tuple[str, bytes]]:
    for variant in lookup.collation.variants[1:]:
        turned = replace(lookup.investigation, collation=rebased(lookup.collation, variant.id))
        page = base_page(view.slug, variant.letter)
        passages = reading_view(Lookup(turned, theme.say, settings, lookup), settings)
        yield page, _reading(page, view, passages, theme)


def _reading(page: str, view: StoryView, passages: Passages, theme: Theme) -> bytes:
    """A page of passages alone."""

    def place(to: str) -> str:
        """Passages are here; all else of the story is on its own page."""
        return f"{page}{to}" if to.startswith("#p") and not view.passages.blocks else view.place(to)

    headline = without_controls(view.headline)
    part = next((step for step in passages.blocks if step.is_here), None)
    say = theme.say
    words = (
        say("reading.part", passages=part.label)
        if part
        else say("reading.against", letter=passages.base_letter, name=without_controls(passages.base_name))
    )
    frame = Frame(
        title=f"{short(headline, 60)}: {words}",
        description=short(view.standfirst, 200),
        section="stories",
        crumbs=(Anchor(INDEX, say("site.stories")), Anchor(story_page(view.slug), short(headline, 60))),
        skip=Anchor(f"{page}#read", say("story.skip")),
        data=(*export_links(view.slug, say)[0], Anchor(CORPUS_DATA, say("story.corpus_data"))),
        picture=theme.picture(view.slug),
        keys=True,
    )
    rows = stretches_html(passages, page, say, place)
    at = passages.blocks.index(part) if part else 0
    return theme.render(
        "reading",
        page,
        place=place,
        frame=frame,
        story=view,
        view=passages,
        words=words,
        rows=rows,
        map=map_html(passages),
        before=passages.blocks[at - 1] if at else None,
        after=passages.blocks[at + 1] if part and at + 1 < len(passages.blocks) else None,
    )


def _rows(passages: Passages, here: str, view: StoryView, theme: Theme) -> object:
    return stretches_html(passages, here, theme.say, view.place)


def _quotes_frame(view: StoryView, say: Catalogue) -> Frame:
    headline = short(without_controls(view.headline), 60)
    return Frame(
        title=f"{say('quotes.title')}: {headline}",
        description=say("quotes.description"),
        section="stories",
        crumbs=(Anchor(INDEX, say("site.stories")), Anchor(story_page(view.slug), headline)),
        data=(Anchor(story_data(view.slug), say("story.data")),),
        citation=f"Copytrail. {say('quotes.title')}: “{headline}”.",
    )


def _frame(view: StoryView, say: Catalogue) -> Frame:
    headline = without_controls(view.headline)
    parts = [
        (view.findings, "#know", "part_findings"),
        (True, "#lineage", "part_lineage"),
        (view.timeline, "#time", "part_timeline"),
        (view.passages.survived, "#map", "part_map"),
        (True, "#texts", "part_texts"),
        (view.disagreements, "#dis", "part_disagreements"),
        (view.by_hand, "#by-hand", "part_by_hand"),
        (True, "#read", "part_passages"),
        (view.quotations, quotes_page(view.slug), "part_quotations"),
    ]
    texts = int(view.figures[0].figure)
    data, citations = export_links(view.slug, say)
    return Frame(
        title=short(headline, 90),
        description=short(view.standfirst, 200),
        section="stories",
        contents=tuple(Anchor(to, say(f"story.{label}")) for shown, to, label in parts if shown),
        skip=Anchor("#read", say("story.skip")),
        data=(*data, Anchor(CORPUS_DATA, say("story.corpus_data"))),
        citations=citations,
        citation=say("story.cited", texts, headline=isolated(headline)),
        keys=True,
    )
