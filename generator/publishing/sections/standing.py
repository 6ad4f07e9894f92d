"""What a text is among those of its story, told once for every page, the drawing and the strip.

    taken, shown or likely         ─→  copies, rewordings
    shares wording, order unknown  ─→  unknown        one report with the others, whoever had it first
    tells the same, no copy shown  ─→  retellings
    names a source                 ─→  citing
    nothing of these               ─→  own

The order is that of the count of independent reports: whatever joins two texts there is asked before what
a text says of its sources, so that no page calls a text a report of its own that another page counts with
others. That two texts tell the same joins nothing, for reporters at one event do; but of one that nobody
signs and that tells it closely the count does not know either.
"""

from __future__ import annotations

from generator.model.attribution import Confidence, Derivation, DerivationKind, SourceId
from generator.model.spans import ArticleId
from generator.publishing.elements.lookup import Lookup

__all__ = ["CARRYING", "GROUPS", "TAKING", "group_of", "is_version", "strongest", "weight"]

GROUPS = ("copies", "rewordings", "retellings", "citing", "own", "unknown")
"""What the texts of a story can be, in the order of the table."""
CARRYING = (DerivationKind.COPIED, DerivationKind.REWORDED)
"""What brings the wording of a source along."""
TAKING = (*CARRYING, DerivationKind.RETOLD)

_GROUP = {
    DerivationKind.COPIED: "copies",
    DerivationKind.REWORDED: "rewordings",
    DerivationKind.RETOLD: "retellings",
    DerivationKind.CITES: "citing",
    DerivationKind.QUOTES: "citing",
}
_STRENGTH = (*TAKING, DerivationKind.QUOTES, DerivationKind.CITES)
_SURE = (Confidence.SHOWN, Confidence.LIKELY, Confidence.UNPROVEN)


def group_of(lookup: Lookup, article: ArticleId) -> str:
    """Which of `GROUPS` a text is in. A derivation that is not proven makes no copy."""
    derivation = strongest(lookup, article)
    carrying = derivation is not None and derivation.kind in CARRYING
    if derivation and carrying and derivation.confidence is not Confidence.UNPROVEN:
        return _GROUP[derivation.kind]
    if carrying or lookup.kin_without_direction(article):
        return "unknown"
    return _GROUP[derivation.kind] if derivation else "own"


def strongest(lookup: Lookup, article: ArticleId) -> Derivation | None:
    """The source that most of a text's wording came from."""
    return min(lookup.sources_of(article), key=weight, default=None)


def is_version(lookup: Lookup, source: SourceId, derived: ArticleId) -> bool:
    """Whether a text was taken from one of its own outlet: a later version of it, and no copy."""
    if source in lookup.absent:
        return False
    outlet = lookup.outlet(derived).casefold()
    return bool(outlet) and outlet == lookup.outlet(ArticleId(source)).casefold()


def weight(derivation: Derivation) -> tuple[int, int, str]:
    """Sorts what carries most wording before the rest, and what is sure before what is not."""
    return _STRENGTH.index(derivation.kind), _SURE.index(derivation.confidence), derivation.source
