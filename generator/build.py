"""The whole program: read, group, investigate, publish.

Nothing is written until everything is known.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from generator.corpus import read
from generator.crew import ALONE, Crew
from generator.errors import NothingReadError
from generator.investigating import cases_of, look_into
from generator.model.dossier import Corpus, Dossier
from generator.publishing import Published, claim, compare, publish, shown
from generator.settings import Settings, SiteSettings, WorkSettings
from generator.stories import group, within_bounds
from generator.track import Track

__all__ = ["analyse", "build", "check"]

_UNSEEN = Track()
Finish = Callable[[Dossier, Path, SiteSettings, WorkSettings, Crew, Track], Published]
"""What becomes of a finished dossier: `publish`, or `compare`."""


def build(settings: Settings, track: Track = _UNSEEN) -> tuple[Dossier, Published]:
    """Read the corpus, analyse it, write the site. Raises `CopytrailError` where it cannot go on."""
    return _done(settings, track, "publish", publish)


def check(settings: Settings, track: Track = _UNSEEN) -> tuple[Dossier, Published]:
    """What `build` would do to the site. Changes nothing."""
    return _done(settings, track, "compare", compare)


def _done(settings: Settings, track: Track, last: str, finish: Finish) -> tuple[Dossier, Published]:
    claim(settings.output, settings.source, settings.site)
    with Crew(settings.work.jobs, settings.work.worth_processes) as crew:
        with track.stage("read"):
            corpus = read(settings.source, settings.corpus, track, crew)
        if not corpus.articles:  # a site of nothing would take the place of one of something
            raise NothingReadError(str(settings.source), corpus.faults)
        dossier = shown(analyse(corpus, settings, track, crew), settings.site)
        with track.stage(last):
            return dossier, finish(dossier, settings.output, settings.site, settings.work, crew, track)


def analyse(corpus: Corpus, settings: Settings, track: Track = _UNSEEN, crew: Crew = ALONE) -> Dossier:
    """Everything that the pages may know. The order of the articles does not matter."""
    with track.stage("group"):
        told = group(corpus.articles, settings.stories, corpus.corrections, track)
        stories, left_out = within_bounds(told, settings.stories.most_characters)
    cases = cases_of(stories, corpus.corrections)
    with track.stage("investigate"):
        found = dict(track.each(look_into(cases, settings, crew), len(cases)))
    corpus = replace(corpus, faults=(*corpus.faults, *left_out)) if left_out else corpus
    return Dossier(corpus, tuple(found[at] for at in range(len(cases))))
