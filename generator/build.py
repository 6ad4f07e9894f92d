"""The whole program: read, group, look into each story and draw it, publish.

Nothing is put in place until everything is drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from generator.corpus import read
from generator.crew import ALONE, Crew
from generator.errors import NothingReadError
from generator.investigating import cases_of, investigator, prune
from generator.model.brief import Overview
from generator.model.dossier import Corpus, Dossier, Inquiry, reopened
from generator.publishing import Published, claim, compare, publish
from generator.settings import Settings, SiteSettings, WorkSettings
from generator.stories import group, within_bounds
from generator.track import Track

__all__ = ["analyse", "build", "build_whole", "check"]

_UNSEEN = Track()
Finish = Callable[[Inquiry, Path, SiteSettings, WorkSettings, Crew, Track], tuple[Overview, Published]]
"""What becomes of an inquiry: `publish`, or `compare`."""


def build(settings: Settings, track: Track = _UNSEEN) -> tuple[Overview, Published]:
    """Read the corpus, analyse it, write the site. Raises `CopytrailError` where it cannot go on."""
    return _done(settings, track, "publish", publish)


def check(settings: Settings, track: Track = _UNSEEN) -> tuple[Overview, Published]:
    """What `build` would do to the site. Changes nothing."""
    return _done(settings, track, "compare", compare)


def _done(settings: Settings, track: Track, last: str, finish: Finish) -> tuple[Overview, Published]:
    with Crew(settings.work.jobs, settings.work.worth_processes) as crew:
        inquiry = _inquire(_read(settings, track, crew), settings, track)
        with track.stage(last):
            return finish(inquiry, settings.output, settings.site, settings.work, crew, track)


def build_whole(settings: Settings) -> Dossier:
    """What `build` does, in one process, and all that was found out: for a program that goes on with it."""
    inquiry = _inquire(_read(settings), settings)
    dossier = _dossier(inquiry)
    known = replace(inquiry, investigate=reopened(dossier).investigate)
    publish(known, settings.output, settings.site, settings.work)
    return dossier


def analyse(corpus: Corpus, settings: Settings) -> Dossier:
    """Every story of a corpus, looked into. The order of the articles does not matter."""
    dossier = _dossier(_inquire(corpus, settings))
    prune(settings.work)
    return dossier


def _read(settings: Settings, track: Track = _UNSEEN, crew: Crew = ALONE) -> Corpus:
    claim(settings.output, settings.source, settings.site)
    with track.stage("read"):
        corpus = read(settings.source, settings.corpus, track, crew)
    if not corpus.articles:  # a site of nothing would take the place of one of something
        raise NothingReadError(str(settings.source), corpus.faults)
    return corpus


def _inquire(corpus: Corpus, settings: Settings, track: Track = _UNSEEN) -> Inquiry:
    with track.stage("group"):
        told = group(corpus.articles, settings.stories, corpus.corrections, track)
        stories, left_out = within_bounds(told, settings.stories.most_characters)
    corpus = replace(corpus, faults=(*corpus.faults, *left_out)) if left_out else corpus
    looked_into = investigator(settings)
    return Inquiry(corpus, cases_of(stories, corpus.corrections), looked_into, looked_into.rules)


def _dossier(inquiry: Inquiry) -> Dossier:
    return Dossier(inquiry.corpus, tuple(map(inquiry.investigate, inquiry.cases)))
