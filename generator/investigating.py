"""A story looked into: what an earlier build knows is looked up, the rest is found out.

    story ─→ known from before? ─ yes ─────────────────────────────────────→ Investigation
                    └─ no ─→ collate, attribute ─→ Analysis, as bytes ─→ kept ──┘

A story depends on its articles, its corrections and the settings alone, so neither the order nor the place
of the work can be seen in the result: the same records come out of one process, of several, and of the cache.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

import msgspec
from msgspec import Struct

from generator.attribution import attribute
from generator.cache import Cache, program_digest
from generator.collation import collate
from generator.model.analysis import Analysis, analysis_of, investigation_of
from generator.model.article import Article
from generator.model.corrections import Corrections
from generator.model.dossier import Case, Investigation
from generator.model.story import Story
from generator.settings import Settings, WorkSettings

__all__ = ["Investigator", "cases_of", "investigate", "investigator", "prune"]


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


class Investigator(Struct, frozen=True):
    """Looks into one case at a time, in whatever process, and remembers what it found."""

    settings: Settings
    rules: bytes
    """A digest of all that an investigation depends on besides its case; empty where nothing is kept."""

    def __call__(self, case: Case) -> Investigation:
        if self.settings.work.cache is None:
            return investigate(case, self.settings)
        cache, key = Cache(self.settings.work.cache), self._key(case)
        known = _recalled(cache.get(key), case)
        if known is not None:
            return known
        found = investigate(case, self.settings)
        cache.put(key, _encode(analysis_of(found)))
        return found

    def _key(self, case: Case) -> str:
        """Of all that a case depends on. Sentences are cut from the rest of an article by those rules."""
        digest = sha256(self.rules + _encode(case.corrections))
        for article in case.story.articles:
            digest.update(_encode([getattr(article, name) for name in _OF_AN_ARTICLE]))
        return digest.hexdigest()


def investigator(settings: Settings) -> Investigator:
    """Who looks into the cases of a build."""
    if settings.work.cache is None:
        return Investigator(settings, b"")
    rules = program_digest(_ROOMS, _LIBRARIES) + _encode((settings.collation, settings.attribution))
    return Investigator(settings, rules)


def prune(work: WorkSettings) -> None:
    """Drop of what earlier builds found out what was not asked for the longest time."""
    if work.cache:
        Cache(work.cache).prune(work.cache_size)


def _recalled(kept: bytes | None, case: Case) -> Investigation | None:
    """What an earlier build found out about the same articles under the same rules."""
    try:
        return investigation_of(_decode(kept), case.story, case.corrections) if kept else None
    except (msgspec.DecodeError, KeyError):
        return None


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Analysis).decode
_ROOMS = ("attribution", "collation", "corpus", "model", "settings", "text")
"""Whose code an analysis depends on; sentences are cut in `corpus`, when they are first asked for."""
_LIBRARIES = ("msgspec", "numpy", "PyStemmer", "rapidfuzz", "wordfreq")
_OF_AN_ARTICLE = tuple(name for name in Article.__struct_fields__ if name != "sentences")
