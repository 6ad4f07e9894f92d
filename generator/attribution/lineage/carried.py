"""Rules for texts that carry a named source's report, and for those that share their wording.

    A  credits the Associated Press      ─→  copied from the Associated Press report, shown
    B  the wording of A, no credit       ─→  reworded from the same report, likely; not "copied from A":
                                             each has sentences that the other lacks
    C  A's facts retold, its credit cut  ─→  retold from the same report, unproven

Where the corpus holds the agency's own article, that is the source and no absent one is made up.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from msgspec.structs import replace

from generator.attribution.lineage.absent import absent_source
from generator.attribution.lineage.case import Case
from generator.attribution.lineage.claims import Claim, claims_of, is_own_text
from generator.attribution.lineage.direction import earlier
from generator.attribution.lineage.steps import Step, Steps
from generator.attribution.wording.gist import kept_pairs
from generator.attribution.wording.joining import joined
from generator.attribution.wording.kinship import CLOSE, SHARING
from generator.model.attribution import (
    AbsentSource,
    Confidence,
    CreditKind,
    Derivation,
    DerivationKind,
    Evidence,
    Kinship,
    KinshipKind,
    SourceId,
)
from generator.model.spans import ArticleId, Place

__all__ = ["named_sources", "retellings"]

_KIND = {
    KinshipKind.TWINS: DerivationKind.COPIED,
    KinshipKind.COPIED: DerivationKind.COPIED,
    KinshipKind.REWORDED: DerivationKind.REWORDED,
    KinshipKind.PASSAGES: DerivationKind.REWORDED,
}


def named_sources(case: Case, _: Steps) -> Iterator[Step]:
    """What credits show, and what shared wording adds to it."""
    claims = claims_of(case)
    pairs = [(kinship.a, kinship.b) for kinship in case.kinships if kinship.kind in SHARING]
    count: dict[str, int] = {}
    for group in joined(case.order, pairs):
        carrying = [claim for claim in claims if claim.article in group]
        sources: dict[str, Step] = {}
        for name in dict.fromkeys(claim.source for claim in carrying):
            made = tuple(claim for claim in carrying if claim.source == name)
            own = _own_texts(case, group, name)
            if not own:
                count[name] = count.get(name, 0) + 1
                evidence = tuple(one for claim in made for one in claim.evidence)
                absent = absent_source(name, "report", evidence, count[name])
                sources[name] = absent
                yield absent
            makers = frozenset(claim.article for claim in claims if claim.source == name)
            for claim in made:
                yield from _credited(case, claim, makers, own, sources.get(name))
        yield from _kin_of_credited(case, group, carrying, sources)


def _own_texts(case: Case, group: tuple[ArticleId, ...], name: str) -> tuple[ArticleId, ...]:
    return tuple(identity for identity in group if is_own_text(case.article(identity), name))


def _credited(
    case: Case,
    claim: Claim,
    makers: frozenset[ArticleId],
    own: tuple[ArticleId, ...],
    absent: Step | None,
) -> Iterator[Derivation]:
    """An article that says whose text it carries; `makers` are all that name the same source."""
    if isinstance(absent, AbsentSource):
        confidence = claim.confidence
        if confidence is Confidence.UNPROVEN and _nearest(case, claim.article, makers):
            confidence = Confidence.LIKELY
        kind = DerivationKind.COPIED
        yield Derivation(absent.id, claim.article, kind, confidence, claim.evidence)
        return
    near = _nearest(case, claim.article, own)
    if near is not None:
        other = near.b if near.a == claim.article else near.a
        evidence = (*claim.evidence, case.wording(near))
        yield Derivation(
            SourceId(other), claim.article, _KIND[near.kind], _at_least_likely(claim.confidence), evidence
        )


def _at_least_likely(confidence: Confidence) -> Confidence:
    """A credit of any kind together with common wording."""
    return Confidence.LIKELY if confidence is Confidence.UNPROVEN else confidence


def _nearest(case: Case, article: ArticleId, among: Collection[ArticleId]) -> Kinship | None:
    """The closest kinship by wording to one of several articles."""
    shared = case.sharing(article)
    return next((kin for kin in shared if (kin.a if kin.b == article else kin.b) in among), None)


def _kin_of_credited(
    case: Case, group: tuple[ArticleId, ...], claims: list[Claim], sources: dict[str, Step]
) -> Iterator[Derivation]:
    """Articles without a credit that share the wording of one that has one, or of the agency itself."""
    names = {claim.source for claim in claims}
    own = tuple(one for one in group if any(is_own_text(case.article(one), name) for name in names))
    credited = {claim.article for claim in claims}
    for article in group:
        if article in credited or article in own:
            continue
        near = _nearest(case, article, own) or _nearest(case, article, credited)
        twin = None if near else _twin(case, article)
        if twin is not None:  # the same text again: it was compared once
            near = _nearest(case, twin, own) or _nearest(case, twin, credited)
        if near is None:
            continue
        other = near.b if near.a == (twin or article) else near.a
        if other in own:
            if not earlier(case.article(article), case.article(other)):
                yield _with_twin(case, _from_own_text(case, article, other, near), twin)
            continue
        claim = next(claim for claim in claims if claim.article == other)
        absent = sources.get(claim.source)
        if isinstance(absent, AbsentSource):
            yield _with_twin(case, _from_absent(case, absent, article, claim, near), twin)


def _twin(case: Case, article: ArticleId) -> ArticleId | None:
    """The first text of the same words in the same order, which the others are compared by."""
    twins = [kin for kin in case.kin.get(article, {}).values() if kin.kind is KinshipKind.TWINS]
    return min(
        (kin.a if kin.b == article else kin.b for kin in twins), key=case.order.__getitem__, default=None
    )


def _with_twin(case: Case, derivation: Derivation, twin: ArticleId | None) -> Derivation:
    kinship = None if twin is None else case.kinship(derivation.derived, twin)
    if kinship is None:
        return derivation
    return replace(derivation, evidence=(case.wording(kinship), *derivation.evidence))


def _from_own_text(case: Case, article: ArticleId, other: ArticleId, near: Kinship) -> Derivation:
    """From an article that the source published itself and that others credit."""
    outlet = case.article(other).outlet
    where = outlet.span if outlet is not None else None
    place = Place(other, where or case.article(other).sentences[0].span)
    said = f"others credit {case.letter(other)}, and {case.letter(article)} does not"
    confidence, part = _extent(case, article, other, near, Confidence.LIKELY)
    evidence = (case.wording(near), Evidence(said, (place,)), *part)
    return Derivation(SourceId(other), article, _KIND[near.kind], confidence, evidence)


def _from_absent(
    case: Case, absent: AbsentSource, article: ArticleId, claim: Claim, near: Kinship
) -> Derivation:
    """From the report that a text of the same wording credits."""
    surest = Confidence.LIKELY if claim.confidence is Confidence.SHOWN else claim.confidence
    confidence, part = _extent(case, article, claim.article, near, surest)
    contained = part or _containment(case, article, claim.article)
    evidence = (case.wording(near), *contained, *claim.evidence[:1])
    return Derivation(absent.id, article, _KIND[near.kind], confidence, evidence)


def _extent(
    case: Case, article: ArticleId, other: ArticleId, near: Kinship, confidence: Confidence
) -> tuple[Confidence, tuple[Evidence, ...]]:
    """Unproven, with what shows it, where an article and the other share passages or most of it stands
    nowhere in the other.

    Such a text may be a report of its own that prints some paragraphs of an agency.
    """
    mostly = case.mostly_own(article, other)
    missing = case.missing_from(article, other)
    if not mostly and near.kind in CLOSE:
        return confidence, ()
    if not missing:
        return Confidence.UNPROVEN, ()
    lacks = _lacks(case, article, other, missing)
    most = ": most of it, so" if mostly else ", and the two share passages, no more:"
    reason = f"{lacks.reason}{most} it may be a report of its own that took a part"
    return Confidence.UNPROVEN, (replace(lacks, reason=reason),)


def _containment(case: Case, article: ArticleId, other: ArticleId) -> tuple[Evidence, ...]:
    """Whether one of two texts could have come from the other alone, in the sentences that say no."""
    mine, theirs = case.letter(article), case.letter(other)
    only_here = case.missing_from(article, other)
    only_there = case.missing_from(other, article)
    if len(only_here) < case.settings.lineage.least_lacking:
        reason = f"{mine} has hardly anything that {theirs} lacks, and may have come by way of {theirs}"
        return (Evidence(reason, (case.sentence_place(other, 0),)),)
    lacks = _lacks(case, article, other, only_here)
    found = [replace(lacks, reason=f"{lacks.reason}, so {theirs} alone is not its source")]
    if only_there:
        found.append(_lacks(case, other, article, only_there))
    return tuple(found)


def _lacks(case: Case, one: ArticleId, other: ArticleId, sentences: tuple[int, ...]) -> Evidence:
    # Sentences that share a fact or two are not counted, so there may be more.
    count = "at least one sentence" if len(sentences) == 1 else f"at least {len(sentences)} sentences"
    shown = sentences[: case.settings.lineage.shown_sentences]
    return Evidence(
        f"{case.letter(one)} has {count} that {case.letter(other)} lacks",
        tuple(case.sentence_place(one, index) for index in shown),
    )


def retellings(case: Case, before: Steps) -> Iterator[Derivation]:
    """Texts that retell the facts of one whose source is known, when their own credit was cut or never was.

    A signed report that tells the same facts is a report. What bears no name, or the residue of one, may
    be a digest; that is all that can be said, so it stays unproven.
    """
    for article in case.order:
        residue = tuple(
            credit for credit in case.credits.get(article, ()) if credit.kind is CreditKind.RESIDUE
        )
        if before.took(article) or (case.article(article).authors and not residue):
            continue
        near = _nearest_telling(case, before, article)
        if near is None:
            continue
        kinship, source = near
        evidence = [case.wording(kinship)]
        if residue:
            places = tuple(Place(article, credit.span) for credit in residue)
            evidence.append(Evidence("a credit stands there without a name", places))
        yield Derivation(source, article, DerivationKind.RETOLD, Confidence.UNPROVEN, tuple(evidence))


def _nearest_telling(case: Case, before: Steps, article: ArticleId) -> tuple[Kinship, SourceId] | None:
    """The retold article that is nearest, with the source that it took from, or itself as an agency's own."""
    best: list[tuple[float, int, Kinship, SourceId]] = []
    for other, kinship in case.kin.get(article, {}).items():
        longer = case.profiles[other].narration.told >= case.profiles[article].narration.told
        if kinship.kind is not KinshipKind.RETOLD or not longer:
            continue
        source = before.origin(other)
        if source is None:
            continue
        kept = kept_pairs(case.profiles[other].gist, case.profiles[article].gist, case.settings.kinship)
        best.append((-round(kept, 6), case.order[other], kinship, source))
    if not best:
        return None
    _, _, kinship, source = min(best, key=lambda one: one[:2])
    return kinship, source
