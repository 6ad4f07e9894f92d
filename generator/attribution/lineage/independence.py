"""How many reports a story really has, when copies are counted once.

    AP report → A, B (likely)   → C (unproven)        D        E
    └──────── one report ──────┘                   one      one          three reports, or four with C

What is shown or likely joins; what is unproven widens the count and joins nothing. Quoting the same
statement or citing the same paper does not join: reporters do that.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from generator.attribution.lineage.case import Case
from generator.attribution.lineage.matters import lettered
from generator.attribution.lineage.steps import TOOK
from generator.attribution.wording.gist import kept_pairs
from generator.attribution.wording.joining import joined
from generator.attribution.wording.kinship import SHARING
from generator.model.attribution import (
    AbsentSource,
    Confidence,
    Derivation,
    IndependentReports,
    Kinship,
    KinshipKind,
)
from generator.model.spans import ArticleId

__all__ = ["independent_reports"]


def independent_reports(
    case: Case, sources: Sequence[AbsentSource], derivations: Sequence[Derivation]
) -> IndependentReports:
    """The groups of articles that go back to one report, and how many reports that makes."""
    nodes: list[str] = [*case.order, *(source.id for source in sources)]
    taken = [one for one in derivations if one.kind in TOOK]
    sure = [(one.source, one.derived) for one in taken if one.confidence is not Confidence.UNPROVEN]
    # Common wording without a direction: one report, whoever had it first.
    close = [kin for kin in case.kinships if kin.kind in SHARING]
    one_text = [(kin.a, kin.b) for kin in close if _one_report(case, kin)]
    in_part = [(kin.a, kin.b) for kin in close if not _one_report(case, kin)]
    unproven = [(one.source, one.derived) for one in taken if one.confidence is Confidence.UNPROVEN]
    retold = _closely_retold(case, {one.derived for one in derivations})
    most = _groups(case, nodes, [*sure, *one_text])
    least = _groups(case, nodes, [*sure, *one_text, *in_part, *unproven, *retold])
    shown = [(one.source, one.derived) for one in taken if one.confidence is Confidence.SHOWN]
    same = [(kin.a, kin.b) for kin in close if kin.kind in (KinshipKind.TWINS, KinshipKind.COPIED)]
    certain = _groups(case, nodes, [*shown, *same])
    doubts = _doubts(least, most)
    unproven_ones = sorted((one for _, others in doubts for one in others), key=case.order.__getitem__)
    reason = _reason(case, doubts, most, certain)
    return IndependentReports(len(least), len(most), most, reason, tuple(unproven_ones))


def _closely_retold(case: Case, known: Container[ArticleId]) -> list[tuple[ArticleId, ArticleId]]:
    """Pairs of which one tells closely what the other tells, is signed by nobody and names no source: it may
    have been taken from there. A signed report of the same facts is a report."""
    unsigned = {one for one in case.order if one not in known and not case.article(one).authors}
    return [
        (kin.a, kin.b)
        for kin in case.kinships
        if kin.kind is KinshipKind.RETOLD
        and not unsigned.isdisjoint((kin.a, kin.b))
        and kept_pairs(case.profiles[kin.a].gist, case.profiles[kin.b].gist, case.settings.kinship)
        >= case.settings.lineage.closely_retold
    ]


def _one_report(case: Case, kinship: Kinship) -> bool:
    """Whether two texts of common wording are one report: unless they share passages, or most of either
    stands only there.

    An agency's paragraphs may be printed in a report of one's own.
    """
    if kinship.kind is KinshipKind.PASSAGES:
        return False
    if kinship.kind is not KinshipKind.REWORDED:
        return True
    return not (case.mostly_own(kinship.a, kinship.b) and case.mostly_own(kinship.b, kinship.a))


def _groups(
    case: Case, nodes: list[str], pairs: Sequence[tuple[str, str]]
) -> tuple[tuple[ArticleId, ...], ...]:
    """Articles joined through articles and absent sources; the sources themselves are left out."""
    known = set(nodes)
    groups = joined(nodes, [pair for pair in pairs if known.issuperset(pair)])
    articles = (tuple(ArticleId(one) for one in group if one in case.order) for group in groups)
    return tuple(group for group in articles if group)


_Groups = tuple[tuple[ArticleId, ...], ...]


_Doubt = tuple[tuple[ArticleId, ...], tuple[ArticleId, ...]]
"""A group, and the articles that may go back to the same report."""


def _doubts(least: _Groups, most: _Groups) -> list[_Doubt]:
    found: list[_Doubt] = []
    for group in least:
        if group not in most:
            first, *others = sorted(
                (part for part in most if set(part) <= set(group)), key=lambda part: -len(part)
            )
            found.append((first, tuple(one for part in others for one in part)))
    return found


def _reason(case: Case, doubts: Sequence[_Doubt], most: _Groups, certain: _Groups) -> str:
    """Who shares a report, surely or likely, who may, and who has one alone."""
    doubted = {one for first, others in doubts for one in (*first, *others)}
    clauses = [
        f"{_letters(group, case)} {'' if group in certain else 'likely '}go back to one report"
        for group in most
        if len(group) > 1
    ]
    for first, others in doubts:
        listed = _letters(sorted(others, key=case.order.__getitem__), case)
        does = "go" if len(others) > 1 else "goes"
        known = _letters(first, case)
        clauses.append(f"whether {listed} {does} back to the same report as {known} is not proved")
    alone = [group[0] for group in most if len(group) == 1 and group[0] not in doubted]
    if len(alone) == 1:
        clauses.append(f"{_letters(alone, case)} is a report of its own")
    elif alone:
        clauses.append(f"{_letters(alone, case)} are reports of their own")
    return "; ".join(clauses)


def _letters(articles: Sequence[ArticleId], case: Case) -> str:
    """ "A, B and C"; a long list is cut to its beginning."""
    return lettered([case.letter(one) for one in articles])
