"""What is kept of a story when its own pages are drawn.

    Investigation   70 kB an article: links, edits, quotations, evidence     its pages, then dropped
    Brief           .5 kB an article: letters, findings to check, who took   lists, finder, the summary
                                      from whom

So the memory of a build is that of its articles and its briefs, with a few stories at work.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from generator.model.article import Article
from generator.model.attribution import AbsentSource, Derivation, Finding, IndependentReports, QuoteStatus
from generator.model.dossier import Corpus, Investigation
from generator.model.spans import ArticleId

__all__ = ["Brief", "Overview", "brief_of"]


class Brief(Struct, frozen=True):
    """A story in brief."""

    slug: str
    headline: str
    """Of its base."""
    letters: tuple[tuple[str, ArticleId], ...]
    """Its articles, the base first."""
    independent: IndependentReports
    findings: tuple[Finding, ...]
    """Those to check, gravest first."""
    derivations: tuple[Derivation, ...]
    """Without their evidence."""
    absent_sources: tuple[AbsentSource, ...]
    """Without their evidence."""
    speakers: tuple[str, ...]
    altered: int
    """Quotations that are altered somewhere."""


class Overview(Struct, frozen=True):
    """A site as its lists have it: the articles that are shown, and each story in brief."""

    corpus: Corpus
    stories: tuple[Brief, ...]

    def singles(self) -> Iterator[Article]:
        """The articles of no story."""
        told = {article for story in self.stories for _, article in story.letters}
        return (article for article in self.corpus.articles if article.id not in told)


def brief_of(investigation: Investigation) -> Brief:
    """A story without what its own pages alone tell."""
    variants, attribution = investigation.collation.variants, investigation.attribution
    quotes = attribution.quotes
    return Brief(
        slug=investigation.story.slug,
        headline=variants[0].article.headline.value,
        letters=tuple((variant.letter, variant.id) for variant in variants),
        independent=attribution.independent,
        findings=tuple(finding for finding in attribution.findings if finding.grave),
        derivations=tuple(replace(each, evidence=()) for each in attribution.derivations),
        absent_sources=tuple(replace(each, evidence=()) for each in attribution.absent_sources),
        speakers=tuple(sorted({quote.speaker for quote in quotes if quote.speaker})),
        altered=len({quote.journey for quote in quotes if quote.status is QuoteStatus.ALTERED}),
    )
