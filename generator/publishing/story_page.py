"""A story's page: its view, printed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.dossier import Dossier, Investigation
from generator.publishing.addresses import story_data, story_page
from generator.publishing.frame import Anchor, Frame
from generator.publishing.story_view import StoryView, story_view
from generator.publishing.templates import Theme
from generator.publishing.visible import without_controls
from generator.publishing.wording import plural, short
from generator.settings import SiteSettings

__all__ = ["story_pages"]


def story_pages(
    dossier: Dossier, investigation: Investigation, theme: Theme, settings: SiteSettings
) -> Iterator[tuple[str, bytes]]:
    """The pages of one story with their paths from the site's root."""
    del dossier
    view = story_view(investigation, settings)
    here = story_page(view.slug)
    yield here, theme.render("story", here, frame=_frame(view), story=view)


def _frame(view: StoryView) -> Frame:
    headline = without_controls(view.headline)
    parts = [
        (view.findings, "#know", "Findings"),
        (True, "#lineage", "Lineage"),
        (view.passages.survived, "#map", "Map"),
        (True, "#texts", "Texts"),
        (view.disagreements, "#dis", "Disagreements"),
        (True, "#read", "Passages"),
    ]
    texts = int(view.figures[0].figure)
    return Frame(
        title=short(headline, 90),
        description=short(view.standfirst, 200),
        section="stories",
        contents=tuple(Anchor(to, label) for shown, to, label in parts if shown),
        skip=Anchor("#read", "Skip to the passages"),
        data=(
            Anchor(story_data(view.slug), "This story (JSON)"),
            Anchor("corpus.json", "All articles (JSON)"),
        ),
        citation=f"Copytrail. “{headline}”: {texts} {plural(texts, 'text', 'texts')} compared.",
        keys=True,
    )
