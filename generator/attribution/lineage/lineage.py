"""Who took from whom, over articles and sources that the corpus lacks.

    AP report (absent) ─┬─ copied    A   shown      A credits it
                        ├─ reworded  B   likely     B shares A's wording, and each has what the other lacks
                        └─ retold    C   unproven   A's facts, and the residue of a credit
    state agency statement (absent) ─── quoted by D, shown
    E ─── cited by D, unproven                      E fits what D credits to a newspaper

Direction comes from evidence that is listed: credits first, then what one version of a text adds to another
(`versions`, where no two outlets can be meant), then a text that names itself where the other is silent, then
dates together with containment. A spanning tree over similarities, the usual method for manuscripts
(Roos & Heikkilä 2009), gives every text a parent; here a text without evidence has none, and the shared
wording stays as kinship without direction. A false "copied from" is the costly mistake: docs/lineage.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from generator.attribution.lineage.by_hand import Forbidden, allowed, under_hand
from generator.attribution.lineage.carried import named_sources, retellings
from generator.attribution.lineage.case import Case
from generator.attribution.lineage.citations import citations
from generator.attribution.lineage.direction import directed
from generator.attribution.lineage.steps import Step, Steps
from generator.attribution.lineage.versions import versions
from generator.model.attribution import AbsentSource, Derivation
from generator.model.corrections import DerivationCorrection

__all__ = ["lineage_of"]

_RULES: tuple[Callable[[Case, Steps], Iterator[Step]], ...] = (
    named_sources,
    versions,
    directed,
    retellings,
    citations,
)
"""The surest evidence first: what one rule has found, the next ones build on and never undo."""


def lineage_of(
    case: Case, corrections: Sequence[DerivationCorrection] = ()
) -> tuple[tuple[AbsentSource, ...], tuple[Derivation, ...]]:
    """The absent sources of a story and everybody's derivations, in letter order of the derived.

    What people set stands before what the rules find.
    """

    def found(before: Steps, forbidden: Forbidden) -> Steps:
        steps = before
        for rule in _RULES:
            steps = steps.joined(step for step in rule(case, steps) if allowed(step, forbidden))
        return steps

    steps = under_hand(found, corrections)
    used = {one.source for one in steps.derivations}
    derivations = sorted(steps.derivations, key=lambda one: (case.order[one.derived], _rank(one), one.source))
    return tuple(source for source in steps.absent_sources if source.id in used), tuple(derivations)


def _rank(derivation: Derivation) -> tuple[int, int]:
    return (
        list(type(derivation.kind)).index(derivation.kind),
        list(type(derivation.confidence)).index(derivation.confidence),
    )
