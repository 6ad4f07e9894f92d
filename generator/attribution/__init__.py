"""Who took from whom, and who said it.

    Collation ─→ credits, quotations ─→ kinship ─→ lineage ─→ independent reports ─→ findings

Reads a story's variants and their links, and decides nothing without words that show it.

    findings                       what a reviewer should know first
    journeys                       what travels along the lineage
    lineage                        who took from whom
    credits quotations wording     who is named, who speaks, what two texts have in common
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from generator.attribution.credits.credits import credits_of
from generator.attribution.credits.reporters import with_reporters
from generator.attribution.findings.findings import findings_of
from generator.attribution.journeys.journeys import journeys_of
from generator.attribution.journeys.provenance import provenance_of
from generator.attribution.journeys.trace import trace
from generator.attribution.lineage.by_hand import forbidden, without_kin
from generator.attribution.lineage.case import case_of
from generator.attribution.lineage.claims import says_whose
from generator.attribution.lineage.independence import independent_reports
from generator.attribution.lineage.lineage import lineage_of
from generator.attribution.lineage.neighbours import neighbours_of
from generator.attribution.quotations.quotes import quotes_of
from generator.model.attribution import Attribution
from generator.model.collation import Collation
from generator.model.corrections import DerivationCorrection
from generator.settings import AttributionSettings

__all__ = ["attribute"]


def attribute(
    collation: Collation, settings: AttributionSettings, corrections: Sequence[DerivationCorrection] = ()
) -> Attribution:
    """Everything that the words show of a story's sources, each claim with the words that show it.

    What people set stands before what is found.
    """
    articles = [variant.article for variant in collation.variants]
    outlets = frozenset(
        article.outlet.value.casefold().removeprefix("the ") for article in articles if article.outlet
    )
    credited = with_reporters(articles, {article.id: credits_of(article, outlets) for article in articles})
    spoken = {article.id: quotes_of(article, settings) for article in articles}
    saying = {article.id for article in articles if says_whose(article, credited[article.id])}
    quotes = trace(collation.variants, spoken, collation.alignments, settings, saying)
    case = case_of(collation, credited, quotes, settings)
    sources, derivations = lineage_of(case, corrections)
    counted = replace(case, kinships=without_kin(case.kinships, forbidden(corrections)))
    return Attribution(
        credits=tuple(credit for found in credited.values() for credit in found),
        kinships=case.kinships,
        absent_sources=sources,
        derivations=derivations,
        quotes=quotes,
        independent=independent_reports(counted, sources, derivations),
        findings=findings_of(case, collation, sources, derivations),
        neighbours=neighbours_of(case, derivations),
        provenance=provenance_of(collation.variants, collation.alignments, derivations, settings.lineage),
        journeys=journeys_of(collation.variants, quotes, derivations, settings.quotations),
    )
