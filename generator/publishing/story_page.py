"""A story's page: its view, printed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.dossier import Dossier, Investigation
from generator.publishing.addresses import story_data, story_page
from generator.publishing.catalogue import Catalogue
from generator.publishing.frame import Anchor, Frame
from generator.publishing.passage_html import map_html, stretches_html
from generator.publishing.story_view import StoryView, story_view
from generator.publishing.templates import Theme
from generator.publishing.visible import without_controls
from generator.publishing.wording import short
from generator.settings import SiteSettings

__all__ = ["story_pages"]


def story_pages(
    dossier: Dossier, investigation: Investigation, theme: Theme, settings: SiteSettings
) -> Iterator[tuple[str, bytes]]:
    """The pages of one story with their paths from the site's root."""
    del dossier
    view = story_view(investigation, settings, theme.say)
    here = story_page(view.slug)
    yield (
        here,
        theme.render(
            "story",
            here,
            frame=_frame(view, theme.say),
            story=view,
            rows=stretches_html(view.passages, here, theme.say),
            map=map_html(view.passages),
        ),
    )


def _frame(view: StoryView, say: Catalogue) -> Frame:
    headline = without_controls(view.headline)
    parts = [
        (view.findings, "#know", "part_findings"),
        (True, "#lineage", "part_lineage"),
        (view.passages.survived, "#map", "part_map"),
        (True, "#texts", "part_texts"),
        (view.disagreements, "#dis", "part_disagreements"),
        (True, "#read", "part_passages"),
    ]
    texts = int(view.figures[0].figure)
    return Frame(
        title=short(headline, 90),
        description=short(view.standfirst, 200),
        section="stories",
        contents=tuple(Anchor(to, say(f"story.{label}")) for shown, to, label in parts if shown),
        skip=Anchor("#read", say("story.skip")),
        data=(
            Anchor(story_data(view.slug), say("story.data")),
            Anchor("corpus.json", say("story.corpus_data")),
        ),
        citation=say("story.cited", texts, headline=headline),
        keys=True,
    )
