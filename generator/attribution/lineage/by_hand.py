"""Derivations as people set them, before and above what the rules find.

    found    report → A copied, shown        A → B reworded, likely
    set      A → B none                →     report → A            nothing else is said of B by A
    set      C → B copied              →     report → A            C → B copied, by hand

A derivation that says what was found keeps the evidence of the program and gets the mark. One that says
another thing stands before the rules, as what a rule has found stands before the next: they build on it, and
whatever would repeat it or close a circle with it is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from generator.attribution.lineage.absent import absent_source
from generator.attribution.lineage.steps import Step, Steps
from generator.model.attribution import AbsentSource, Derivation, Evidence, Kinship, SourceId
from generator.model.corrections import DerivationCorrection
from generator.model.hand import Hand
from generator.model.spans import ArticleId

__all__ = ["Forbidden", "allowed", "forbidden", "under_hand", "without_kin"]

Forbidden = frozenset[tuple[SourceId, ArticleId]]
"""Sources and articles that took nothing from them."""
Rules = Callable[[Steps, Forbidden], Steps]
"""Everything that the rules find, from what stands already and without the pairs that are forbidden."""


def under_hand(rules: Rules, corrections: Sequence[DerivationCorrection]) -> Steps:
    """What the rules find, with every correction obeyed and marked."""
    found = rules(Steps(), frozenset())
    if any(not _says_so(one, found) for one in corrections):
        set_first = Steps().joined(step for one in corrections for step in _steps(one, found))
        found = rules(set_first, forbidden(corrections))
    return replace(found, derivations=tuple(_marked(found.derivations, corrections)))


def allowed(step: Step, without: Forbidden) -> bool:
    return not (isinstance(step, Derivation) and (step.source, step.derived) in without)


def without_kin(kinships: Iterable[Kinship], without: Forbidden) -> tuple[Kinship, ...]:
    """The kinships but for pairs of which a person said that neither took from the other."""
    return tuple(kin for kin in kinships if (SourceId(kin.a), kin.b) not in without)


def forbidden(corrections: Iterable[DerivationCorrection]) -> Forbidden:
    """Pairs of which a person said that nothing was taken, both ways for two articles."""
    pairs: set[tuple[SourceId, ArticleId]] = set()
    for one in corrections:
        if one.kind is None:
            pairs.add((_source(one).id if one.source is None else SourceId(one.source), one.derived))
            if one.source is not None:
                pairs.add((SourceId(one.derived), one.source))
    return frozenset(pairs)


def _source(correction: DerivationCorrection) -> AbsentSource:
    """The absent source that a correction names, by the name that the rules would give it or its own."""
    evidence = Evidence(_words(correction.hand), ())
    return absent_source(correction.name, "", (evidence,))


def _words(hand: Hand) -> str:
    return f"set by hand, by {hand.by} on {hand.on}: {hand.why}"


def _between(correction: DerivationCorrection, steps: Steps) -> Derivation | None:
    source = SourceId(correction.source) if correction.source else _source(correction).id
    pair = (source, correction.derived)
    return next((one for one in steps.derivations if (one.source, one.derived) == pair), None)


def _says_so(correction: DerivationCorrection, steps: Steps) -> bool:
    """Whether the program found the very thing."""
    if correction.kind is None:
        pairs = forbidden((correction,))
        return all((one.source, one.derived) not in pairs for one in steps.derivations)
    found = _between(correction, steps)
    return found is not None and found.kind is correction.kind and found.confidence is correction.confidence


def _steps(correction: DerivationCorrection, found: Steps) -> Iterator[Step]:
    if correction.kind is None:
        return
    known = _between(correction, found)
    evidence = known.evidence if known is not None and known.kind is correction.kind else ()
    source = SourceId(correction.source) if correction.source else _source(correction).id
    if correction.source is None:
        yield next((one for one in found.absent_sources if one.id == source), _source(correction))
    yield Derivation(source, correction.derived, correction.kind, correction.confidence, evidence)


def _marked(
    derivations: Iterable[Derivation], corrections: Sequence[DerivationCorrection]
) -> Iterator[Derivation]:
    """The derivations, those that a person set with the mark; the person’s reason is the
    evidence where the program has none."""
    for one in derivations:
        for correction in corrections:
            source = SourceId(correction.source) if correction.source else _source(correction).id
            if correction.kind is not None and (source, correction.derived) == (one.source, one.derived):
                said = (Evidence(_words(correction.hand), ()),)
                one = replace(one, evidence=one.evidence or said, hand=correction.hand)
        yield one
