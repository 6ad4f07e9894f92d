"""Each story looked into once: what an earlier build knows is looked up, the rest is shared among workers.

    stories ─→ known from before? ─ yes ─────────────────────────────────────→ Investigation
                      └─ no ─→ collate, attribute ─→ Analysis, as bytes ─→ kept ──┘

A story depends on its articles, its corrections and the settings alone, so neither the order nor the place
of the work can be seen in the result: the same records come out of one process, of several, and of the cache.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.attribution import attribute
from generator.cache import Cache, program_digest
from generator.collation import collate
from generator.crew import Crew
from generator.model.analysis import Analysis, analysis_of, investigation_of
from generator.model.article import Article
from generator.model.corrections import NO_CORRECTIONS, Corrections
from generator.model.dossier import Investigation
from generator.model.story import Story
from generator.settings import Settings

__all__ = ["Case", "cases_of", "investigate", "look_into"]


class Case(Struct, frozen=True):
    """A story, and the corrections that touch it."""

    story: Story
    corrections: Corrections = NO_CORRECTIONS


def cases_of(stories: Sequence[Story], corrections: Corrections) -> tuple[Case, ...]:
    """Each story with its own corrections."""
    return tuple(
        Case(story, corrections.touching(article.id for article in story.articles)) for story in stories
    )


def investigate(case: Case, settings: Settings) -> Investigation:
    """Set one story's variants side by side and find where their words come from."""
    collation = collate(case.story, settings.collation, case.corrections.links)
    attribution = attribute(collation, settings.attribution, case.corrections.derivations)
    return Investigation(case.story, collation, attribution, case.corrections)


def look_into(cases: Sequence[Case], settings: Settings, crew: Crew) -> Iterator[tuple[int, Investigation]]:
    """Every case investigated, with its number, as they are done: what is known first, then the rest."""
    if settings.work.cache is None:
        yield from _investigated(cases, range(len(cases)), settings, crew)
        return
    memory = _Memory(settings.work.cache, settings)
    missing = []
    for at, case in enumerate(cases):
        known = memory.recalled(case)
        if known is None:
            missing.append(at)
        else:
            yield at, known
    for at, found in _investigated(cases, missing, settings, crew):
        memory.keep(cases[at], found)
        yield at, found
    if missing:
        memory.prune()


def _investigated(
    cases: Sequence[Case], asked: Sequence[int], settings: Settings, crew: Crew
) -> Iterator[tuple[int, Investigation]]:
    """The cases of these numbers: by workers where that pays, the longest work first."""
    texts = {at: len(cases[at].story.articles) for at in asked}
    if len(asked) < 2 or not crew.pays(sum(texts.values())):
        for at in asked:
            yield at, investigate(cases[at], settings)
        return
    in_order = sorted(asked, key=lambda at: (-texts[at], at))
    task = partial(_analysed, settings=settings)
    for number, found in crew.share(task, [cases[at] for at in in_order]):
        at = in_order[number]
        yield at, investigation_of(_decode(found), cases[at].story, cases[at].corrections)


def _analysed(case: Case, settings: Settings) -> bytes:
    return _encode(analysis_of(investigate(case, settings)))


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Analysis).decode


class _Memory:
    """The analyses of earlier builds."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self._cache = Cache(folder)
        self._size = settings.work.cache_size
        self._rules = program_digest(_ROOMS, _LIBRARIES) + _encode((settings.collation, settings.attribution))

    def recalled(self, case: Case) -> Investigation | None:
        """What an earlier build found out about the same articles under the same rules."""
        found = self._cache.get(self._key(case))
        if found is None:
            return None
        try:
            return investigation_of(_decode(found), case.story, case.corrections)
        except (msgspec.DecodeError, KeyError):
            return None

    def keep(self, case: Case, found: Investigation) -> None:
        self._cache.put(self._key(case), _encode(analysis_of(found)))

    def prune(self) -> None:
        self._cache.prune(self._size)

    def _key(self, case: Case) -> str:
        """Of all that a case depends on. Sentences are cut from the rest of an article by those rules."""
        digest = sha256(self._rules + _encode(case.corrections))
        for article in case.story.articles:
            digest.update(_encode([getattr(article, name) for name in _OF_AN_ARTICLE]))
        return digest.hexdigest()


_ROOMS = ("attribution", "collation", "corpus", "model", "settings", "text")
"""Whose code an analysis depends on; sentences are cut in `corpus`, when they are first asked for."""
_LIBRARIES = ("msgspec", "numpy", "PyStemmer", "rapidfuzz", "wordfreq")
_OF_AN_ARTICLE = tuple(name for name in Article.__struct_fields__ if name != "sentences")
