"""What was found out about a story, without its words.

    Investigation  =  Story (texts)  +  Analysis (letters, spans, reasons)

It holds nothing but numbers, names and reasons that point into the articles, so it is what is kept from one
build to the next.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from generator.model.attribution import Attribution
from generator.model.collation import Collation, Variant
from generator.model.corrections import Corrections
from generator.model.dossier import Investigation
from generator.model.spans import ArticleId
from generator.model.story import Story

__all__ = ["Analysis", "analysis_of", "investigation_of"]


class Analysis(Struct, frozen=True):
    """A `Collation` and an `Attribution` whose articles are elsewhere."""

    letters: tuple[tuple[str, ArticleId], ...]
    """In the order of the variants."""
    collation: Collation
    """Without its variants."""
    attribution: Attribution


def analysis_of(investigation: Investigation) -> Analysis:
    """An investigation without the articles."""
    collation = investigation.collation
    letters = tuple((variant.letter, variant.id) for variant in collation.variants)
    return Analysis(letters, replace(collation, variants=()), investigation.attribution)


def investigation_of(analysis: Analysis, story: Story, own: Corrections) -> Investigation:
    """The investigation of `story` that the analysis was made of. Raises `KeyError` for another story."""
    articles = {article.id: article for article in story.articles}
    variants = tuple(Variant(letter, articles[article]) for letter, article in analysis.letters)
    return Investigation(story, replace(analysis.collation, variants=variants), analysis.attribution, own)
