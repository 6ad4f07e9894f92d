"""What has been found of a story's lineage so far: sources, and who took from them.

Rules add to it one after another, the surest first. A step that would make a text its own ancestor is
refused, so whatever the rules say the result is a tree of sources and never a circle.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from generator.model.attribution import (
    AbsentSource,
    Confidence,
    Derivation,
    DerivationKind,
    SourceId,
)
from generator.model.spans import ArticleId

__all__ = ["TOOK", "Step", "Steps"]

Step = AbsentSource | Derivation

TOOK = frozenset((DerivationKind.COPIED, DerivationKind.REWORDED, DerivationKind.RETOLD))
"""The kinds of derivation that take over a report; citing and quoting do not."""


class Steps(Struct, frozen=True):
    """Absent sources and derivations, in the order in which they were found."""

    absent_sources: tuple[AbsentSource, ...] = ()
    derivations: tuple[Derivation, ...] = ()

    def joined(self, steps: Iterable[Step]) -> Steps:
        """These steps and the new ones, without those that repeat one or close a circle."""
        result = self
        for step in steps:
            if isinstance(step, AbsentSource):
                result = replace(result, absent_sources=_gathered(result.absent_sources, step))
            elif not (result.knows(step.source, step.derived) or result.descends(step.source, step.derived)):
                result = replace(result, derivations=(*result.derivations, step))
        return result

    def knows(self, source: SourceId, derived: ArticleId) -> bool:
        return any(one.source == source and one.derived == derived for one in self.derivations)

    def descends(self, article: str, ancestor: str) -> bool:
        """Whether `article` is `ancestor` or took, cited or quoted from it over any number of steps."""
        seen: set[str] = set()
        open_ends = [article]
        while open_ends:
            here = open_ends.pop()
            if here == ancestor:
                return True
            if here not in seen:
                seen.add(here)
                open_ends.extend(one.source for one in self.derivations if one.derived == here)
        return False

    def took(self, article: ArticleId) -> bool:
        """Whether the article is known to have taken over somebody's report."""
        return any(one.derived == article and one.kind in TOOK for one in self.derivations)

    def origin(self, article: ArticleId) -> SourceId | None:
        """The source whose report an article carries, or the article where others took from it."""
        for one in self.derivations:
            if one.derived == article and one.kind in TOOK and one.confidence is not Confidence.UNPROVEN:
                return one.source
        taken = any(one.source == SourceId(article) and one.kind in TOOK for one in self.derivations)
        return SourceId(article) if taken else None


def _gathered(known: tuple[AbsentSource, ...], new: AbsentSource) -> tuple[AbsentSource, ...]:
    """The sources with one more, or with more evidence for one of them."""
    if all(one.id != new.id for one in known):
        return (*known, new)
    return tuple(
        replace(one, evidence=tuple(dict.fromkeys((*one.evidence, *new.evidence))))
        if one.id == new.id
        else one
        for one in known
    )
