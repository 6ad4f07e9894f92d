"""What has been found of a story's lineage so far: sources, and who took from them.

Rules add to it one after another, the surest first. A step that would make a text its own ancestor is
refused, so whatever the rules say the result is a tree of sources and never a circle.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

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
    """Absent sources and derivations, in the order in which they were found.

    `of` and `carried` are the derivations by article and the sources that somebody took from: a large
    story asks for them once an article.
    """

    absent_sources: tuple[AbsentSource, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    of: Mapping[str, tuple[Derivation, ...]] = {}
    carried: frozenset[str] = frozenset()

    def joined(self, steps: Iterable[Step]) -> Steps:
        """These steps and the new ones, without those that repeat one or close a circle."""
        sources = {source.id: source for source in self.absent_sources}
        derivations, of = list(self.derivations), dict(self.of)
        for step in steps:
            if isinstance(step, AbsentSource):
                known = sources.get(step.id)
                sources[step.id] = step if known is None else _with_evidence(known, step)
            elif not _descends(of, step.source, step.derived):
                before = of.get(step.derived, ())
                if all(one.source != step.source for one in before):
                    derivations.append(step)
                    of[step.derived] = (*before, step)
        carried = frozenset(str(one.source) for one in derivations if one.kind in TOOK)
        return Steps(tuple(sources.values()), tuple(derivations), of, carried)

    def took(self, article: ArticleId) -> bool:
        """Whether the article is known to have taken over somebody's report."""
        return any(one.kind in TOOK for one in self.of.get(article, ()))

    def origin(self, article: ArticleId) -> SourceId | None:
        """The source whose report an article carries, or the article where others took from it."""
        for one in self.of.get(article, ()):
            if one.kind in TOOK and one.confidence is not Confidence.UNPROVEN:
                return one.source
        return SourceId(article) if article in self.carried else None


def _descends(of: Mapping[str, tuple[Derivation, ...]], article: str, ancestor: str) -> bool:
    """Whether `article` is `ancestor` or took, cited or quoted from it over any number of steps."""
    seen: set[str] = set()
    open_ends = [article]
    while open_ends:
        here = open_ends.pop()
        if here == ancestor:
            return True
        if here not in seen:
            seen.add(here)
            open_ends.extend(one.source for one in of.get(here, ()))
    return False


def _with_evidence(known: AbsentSource, new: AbsentSource) -> AbsentSource:
    return replace(known, evidence=tuple(dict.fromkeys((*known.evidence, *new.evidence))))
