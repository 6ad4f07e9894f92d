"""The finished analysis becomes files.

    Dossier ─→ views (frozen, sorted, worded) ─→ pages and data ─→ write

Views know the model and no HTML, templates know views and decide nothing, and a fragment of an
article's words is escaped once, in `visible`. Nothing here analyses: choosing what to show is all.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.model.dossier import Dossier
from generator.publishing.addresses import asset
from generator.publishing.exports import corpus_files, story_files
from generator.publishing.pages import article_pages, index_page, method_page, no_page, single_pages
from generator.publishing.story_page import story_pages
from generator.publishing.templates import open_theme
from generator.publishing.write import Published, claim, write
from generator.settings import SiteSettings

__all__ = ["Published", "claim", "publish", "render"]


def publish(dossier: Dossier, output: Path, settings: SiteSettings) -> Published:
    """Write the site of `dossier` into `output`. Raises `CopytrailError` where it cannot.

    Every file is made before the first is written.
    """
    return write(render(dossier, settings), output)


def render(dossier: Dossier, settings: SiteSettings) -> Mapping[str, bytes]:
    """Every file of the site, by its path from the site's root."""
    theme = open_theme(settings.theme)
    files = {asset(name): content for name, content in theme.assets()}
    files[".nojekyll"] = b""  # GitHub Pages would leave out what begins with a dot or an underscore
    files |= corpus_files(dossier)
    for investigation in dossier.stories:
        files |= story_files(investigation)
        files |= story_pages(dossier, investigation, theme, settings)
        files |= dict(article_pages(investigation, theme))
    files |= dict(single_pages(dossier, theme))
    files |= index_page(dossier, theme, settings)
    files |= method_page(theme)
    files |= no_page(theme, settings)
    return files
