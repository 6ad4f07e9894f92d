"""Everything that the pages may know: story by story as it is asked for, or all of it at once.

Corpus ─→ Inquiry(cases) ─→ one Investigation after another ─→ a site
                            all of them                     ─→ Dossier, for a program that asks for it
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from generator.errors import Fault
from generator.model.article import Article
from generator.model.attribution import Attribution
from generator.model.collation import Collation
from generator.model.corrections import NO_CORRECTIONS, Corrections
from generator.model.story import Story

__all__ = ["Case", "Corpus", "Dossier", "Inquiry", "Investigation", "Tally", "reopened"]


class Tally(Struct, frozen=True):
    """What became of the things in a corpus, each kind with its number, the most first."""

    read: tuple[tuple[str, int], ...] = ()
    """Articles, by the kind of file that they were read from."""
    passed: tuple[tuple[str, int], ...] = ()
    """What is neither an article nor a mistake."""
    untold: int = 0
    """Records that could not be used and have no line of their own among the faults."""


class Corpus(Struct, frozen=True):
    """What was read: articles ordered by id, what could not be used, and what people set by hand."""

    articles: tuple[Article, ...]
    faults: tuple[Fault, ...]
    corrections: Corrections = NO_CORRECTIONS
    tally: Tally = Tally()


class Case(Struct, frozen=True):
    """A story, and the corrections that touch it."""

    story: Story
    corrections: Corrections = NO_CORRECTIONS


class Investigation(Struct, frozen=True):
    """A story, set side by side and attributed, with what people set by hand in it."""

    story: Story
    collation: Collation
    attribution: Attribution
    corrections: Corrections = NO_CORRECTIONS


class Dossier(Struct, frozen=True):
    """The finished analysis. Articles of no story are in `corpus` alone."""

    corpus: Corpus
    stories: tuple[Investigation, ...]


class Inquiry(Struct, frozen=True):
    """The stories of a corpus, none of which is looked into before it is asked for."""

    corpus: Corpus
    cases: tuple[Case, ...]
    investigate: Callable[[Case], Investigation]
    """Can be pickled, where several processes work."""
    rules: bytes = b""
    """A digest of all that an investigation depends on besides its case."""


def reopened(dossier: Dossier) -> Inquiry:
    """An inquiry whose every case is investigated already."""
    known = {each.story.slug: each for each in dossier.stories}
    cases = tuple(Case(each.story, each.corrections) for each in dossier.stories)
    return Inquiry(dossier.corpus, cases, lambda case: known[case.story.slug])
