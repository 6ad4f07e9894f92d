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

from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.crew import ALONE, Crew
from generator.model.dossier import Dossier
from generator.publishing.disk import write
from generator.publishing.disk.drawn import Content, Drawings
from generator.publishing.disk.write import Published
from generator.publishing.site.budget import shown, within_budget
from generator.publishing.site.files import files_of
from generator.publishing.site.search import check_search
from generator.settings import SiteSettings, WorkSettings
from generator.track import Track

__all__ = ["Published", "claim", "compare", "publish", "render", "shown", "site_files"]

_UNSEEN = Track()
_NOTHING_KEPT = WorkSettings()


def claim(output: Path, source: Path, settings: SiteSettings) -> None:
    """Raise `CopytrailError` unless a site of the corpus `source` may be written into `output`, with all
    that `settings` ask for. Changes nothing, so it can be asked before the work begins."""
    write.claim(output, source)
    check_search(settings)


def publish(
    dossier: Dossier,
    output: Path,
    settings: SiteSettings,
    work: WorkSettings = _NOTHING_KEPT,
    crew: Crew = ALONE,
    track: Track = _UNSEEN,
) -> Published:
    """Write the site of `dossier` into `output`. Raises `CopytrailError` where it cannot.

    Each file is written as soon as it is made, and the old site stays until all are. With a cache in `work`
    the files that an earlier build wrote for the same stories are kept, as long as they are still the same.
    """
    return write.write(_made(dossier, output, settings, work, crew, track), output)


def compare(
    dossier: Dossier,
    output: Path,
    settings: SiteSettings,
    work: WorkSettings = _NOTHING_KEPT,
    crew: Crew = ALONE,
    track: Track = _UNSEEN,
) -> Published:
    """What `publish` would do to `output`. Changes nothing."""
    return write.compare(_made(dossier, output, settings, work, crew, track), output)


def _made(
    dossier: Dossier, output: Path, settings: SiteSettings, work: WorkSettings, crew: Crew, track: Track
) -> Iterator[tuple[str, Content]]:
    drawings = Drawings(output, work)
    return within_budget(files_of(dossier, settings, drawings, crew, track), settings)


def render(dossier: Dossier, settings: SiteSettings) -> Mapping[str, bytes]:
    """Every file of the site at once, by its path from the site's root: for looking things up."""
    return dict(site_files(dossier, settings))


def site_files(dossier: Dossier, settings: SiteSettings) -> Iterator[tuple[str, bytes]]:
    """Every file of the site, drawn one at a time: its path from the site's root, and its bytes."""
    for name, content in files_of(dossier, settings, Drawings(), ALONE, _UNSEEN):
        if isinstance(content, bytes):  # always: nothing is kept where no site lies
            yield name, content
