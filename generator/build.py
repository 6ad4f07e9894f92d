"""The whole program: read, group, collate, attribute, publish.

Nothing is written until everything is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from generator.attribution import attribute
from generator.collation import collate
from generator.corpus import read
from generator.errors import NothingReadError
from generator.model.corrections import NO_CORRECTIONS, Corrections
from generator.model.dossier import Corpus, Dossier, Investigation
from generator.model.story import Story
from generator.publishing import Published, claim, compare, publish
from generator.settings import Settings
from generator.stories import group

__all__ = ["Track", "analyse", "build", "check", "investigate"]

T = TypeVar("T")
Track = Callable[[str, Iterable[T]], Iterator[T]]
"""Passes things through and shows how far the work has come: (stage, things) → things."""


def _unseen(_stage: str, things: Iterable[T]) -> Iterator[T]:
    return iter(things)


def build(settings: Settings, track: Track[Story] = _unseen) -> tuple[Dossier, Published]:
    """Read the corpus, analyse it, write the site. Raises `CopytrailError` where it cannot go on."""
    claim(settings.output, settings.source)
    dossier = analyse(_articles(settings), settings, track)
    return dossier, publish(dossier, settings.output, settings.site)


def check(settings: Settings, track: Track[Story] = _unseen) -> tuple[Dossier, Published]:
    """What `build` would do to the site. Changes nothing."""
    claim(settings.output, settings.source)
    dossier = analyse(_articles(settings), settings, track)
    return dossier, compare(dossier, settings.output, settings.site)


def _articles(settings: Settings) -> Corpus:
    corpus = read(settings.source, settings.corpus)
    if not corpus.articles:  # a site of nothing would take the place of one of something
        raise NothingReadError(str(settings.source), corpus.faults)
    return corpus


def analyse(corpus: Corpus, settings: Settings, track: Track[Story] = _unseen) -> Dossier:
    """Everything that the pages may know. The order of the articles does not matter."""
    stories = group(corpus.articles, settings.stories, corpus.corrections)
    return Dossier(
        corpus, tuple(investigate(story, settings, corpus.corrections) for story in track("collate", stories))
    )


def investigate(story: Story, settings: Settings, corrections: Corrections = NO_CORRECTIONS) -> Investigation:
    """Set one story's variants side by side and find where their words come from."""
    own = corrections.touching(article.id for article in story.articles)
    collation = collate(story, settings.collation, own.links)
    return Investigation(story, collation, attribute(collation, settings.attribution, own.derivations), own)
