"""The analysis becomes files, story by story.

    Inquiry ─→ Investigation ─→ views (frozen, sorted, worded) ─→ pages and data ─→ write
                           └──→ Notice ─→ lists of the whole site, when all stories are told

Who looks into a story comes with the inquiry. Views know the model and no HTML, templates know views and
decide nothing, and a fragment of an article's words is escaped once, in `visible`. Nothing here analyses:
choosing what to show is all.

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

from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.crew import ALONE, Crew
from generator.model.brief import Overview
from generator.model.dossier import Dossier, Inquiry, reopened
from generator.publishing.disk import write
from generator.publishing.disk.drawn import Drawings
from generator.publishing.disk.write import Published
from generator.publishing.site.budget import within_budget
from generator.publishing.site.files import Site
from generator.publishing.site.search import check_search
from generator.settings import SiteSettings, WorkSettings
from generator.track import Track

__all__ = ["Published", "claim", "compare", "publish", "render", "site_files"]

_UNSEEN = Track()
_NOTHING_KEPT = WorkSettings()


def claim(output: Path, source: Path, settings: SiteSettings) -> None:
    """Raise `CopytrailError` unless a site of the corpus `source` may be written into `output`, with all
    that `settings` ask for. Changes nothing, so it can be asked before the work begins."""
    write.claim(output, source)
    check_search(settings)


def publish(
    inquiry: Inquiry,
    output: Path,
    settings: SiteSettings,
    work: WorkSettings = _NOTHING_KEPT,
    crew: Crew = ALONE,
    track: Track = _UNSEEN,
) -> tuple[Overview, Published]:
    """Write the site of an inquiry into `output`. Raises `CopytrailError` where it cannot.

    Each story is looked into, drawn and dropped, and the old site stays until all are. With a cache in `work`
    the files that an earlier build wrote for the same stories are kept, as long as they are still the same.
    """
    site = Site(inquiry, settings, Drawings(output, work), crew, track)
    published = write.write(within_budget(site.files(), settings), output)
    return site.overview, published


def compare(
    inquiry: Inquiry,
    output: Path,
    settings: SiteSettings,
    work: WorkSettings = _NOTHING_KEPT,
    crew: Crew = ALONE,
    track: Track = _UNSEEN,
) -> tuple[Overview, Published]:
    """What `publish` would do to `output`. Changes nothing."""
    site = Site(inquiry, settings, Drawings(output, work), crew, track)
    difference = write.compare(within_budget(site.files(), settings), output)
    return site.overview, difference


def render(dossier: Dossier, settings: SiteSettings) -> Mapping[str, bytes]:
    """Every file of the site at once, by its path from the site's root: for looking things up."""
    return dict(site_files(dossier, settings))


def site_files(dossier: Dossier, settings: SiteSettings) -> Iterator[tuple[str, bytes]]:
    """Every file of the site, drawn one at a time: its path from the site's root, and its bytes."""
    for name, content in Site(reopened(dossier), settings, Drawings(), ALONE, _UNSEEN).files():
        if isinstance(content, bytes):  # always: nothing is kept where no site lies
            yield name, content
