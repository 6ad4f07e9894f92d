"""Who took from whom, who said it, and the words that show it.

    AP report (not in the corpus)
      ├─ copied    A   shown     "Associated Press journalist … contributed to this report"
      └─ reworded  B   likely    14 runs of the wording of A; no credit

A false "copied from" is the costly mistake: `UNPROVEN` is a valid answer, and so is no derivation.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NewType

from msgspec import Struct

from generator.model.collation import FlagKind, Run
from generator.model.hand import Hand
from generator.model.spans import ArticleId, Place, Span

__all__ = [
    "AbsentSource",
    "Attribution",
    "Certainty",
    "Confidence",
    "Credit",
    "CreditKind",
    "Derivation",
    "DerivationKind",
    "Evidence",
    "Finding",
    "IndependentReports",
    "Journey",
    "Kinship",
    "KinshipKind",
    "Neighbours",
    "Provenance",
    "Quote",
    "QuoteStatus",
    "SourceId",
    "Stop",
]

SourceId = NewType("SourceId", str)
"""An article's id, or `absent:` and a slug for a source that is not in the corpus."""


class CreditKind(StrEnum):
    """How words name a source."""

    AGENCY_DATELINE = "agency dateline"
    BYLINE = "byline"
    SIGN_OFF = "sign-off"
    COPYRIGHT = "copyright line"
    CONTRIBUTION = "contributor line"
    PROMOTION = "promotion"
    REPRINT = "first appeared elsewhere"
    CITED = "cited"
    """The article names a source for a statement: "the Ledger reported"."""
    PHOTO = "photo credit"
    RESIDUE = "residue of a credit"
    """What is left when a name was taken out: "( –", "Copyright 2024,"."""


class Certainty(StrEnum):
    """How much of the article a credit speaks for."""

    WHOLE = "whole"
    PART = "part"
    HINT = "hint"


class Credit(Struct, frozen=True):
    """Words that name a source. `name` is empty for residue: that is what is missing."""

    article: ArticleId
    name: str
    kind: CreditKind
    certainty: Certainty
    span: Span


class Evidence(Struct, frozen=True):
    """A reason that a reader can check, with the words that show it."""

    reason: str
    places: tuple[Place, ...]


class KinshipKind(StrEnum):
    """What the shared wording of two articles amounts to. Undirected."""

    TWINS = "identical"
    COPIED = "copied"
    REWORDED = "reworded"
    PASSAGES = "shares passages"
    """More wording than independent reports share, in texts that are otherwise their own."""
    RETOLD = "retold"
    PASSAGE = "shares a passage"
    INDEPENDENT = "independent"


class Kinship(Struct, frozen=True):
    """How two articles are related by wording alone, in numbers and in places.

    `runs` counts shared runs of at least eight words of narration, `words` their words, `covered`
    the share of the shorter article's narration in shared runs.
    """

    a: ArticleId
    b: ArticleId
    kind: KinshipKind
    runs: int
    words: int
    covered: float
    evidence: Evidence


class Neighbours(Struct, frozen=True):
    """Two near copies that stand next to each other in a family of which nobody knows who was first.

    An end is an article, or `lost:` and a number: a text that copies came through and that is not here.
    """

    a: SourceId
    b: SourceId


class AbsentSource(Struct, frozen=True):
    """A source that the texts point to and the corpus lacks."""

    id: SourceId
    name: str
    evidence: tuple[Evidence, ...]


class DerivationKind(StrEnum):
    COPIED = "copied"
    REWORDED = "reworded"
    RETOLD = "retold"
    CITES = "cites"
    QUOTES = "quotes"


class Confidence(StrEnum):
    SHOWN = "shown"
    LIKELY = "likely"
    UNPROVEN = "unproven"


class Derivation(Struct, frozen=True):
    """`derived` took from `source`. Never without evidence."""

    source: SourceId
    derived: ArticleId
    kind: DerivationKind
    confidence: Confidence
    evidence: tuple[Evidence, ...]
    hand: Hand | None = None
    """Whose word it is, where a person set it."""


class QuoteStatus(StrEnum):
    """What became of a quotation across the variants, seen from this one."""

    VERBATIM = "verbatim"
    TRIMMED = "trimmed"
    ALTERED = "altered"
    ONLY_HERE = "only here"


class Quote(Struct, frozen=True):
    """Words inside quotation marks; `span` takes them without the marks.

    `speaker` is as exact as the article shows. `journey` numbers quotations that are one across
    variants: equal numbers belong together.
    """

    article: ArticleId
    span: Span
    speaker: str | None
    speaker_span: Span | None
    status: QuoteStatus
    journey: int
    counterpart: Place | None
    """The wording that this one is compared with, in another variant."""
    reason: str = ""
    """Why this speaker and this status, for a reader to check."""


class Stop(Struct, frozen=True):
    """A form that a quotation takes: `quote` and `against` count `Attribution.quotes`.

    `runs` go from the words of `against` to those of `quote`, typography aside; none where nothing changed.
    """

    quote: int
    against: int
    runs: tuple[Run, ...]
    other_speaker: bool
    """Both sentences name somebody, and not the same."""


class Journey(Struct, frozen=True):
    """One quotation through the texts that have it, at least two, in the order of lineage.

    `name` is its place in addresses, made from its words; `fullest` counts `Attribution.quotes`.
    """

    name: str
    number: int
    fullest: int
    stops: tuple[Stop, ...]


class Provenance(Struct, frozen=True):
    """Words of `article` that `source` had first, as `witness` shows: the source itself, or another text
    that took from it where the corpus lacks it. `spans` are in order."""

    article: ArticleId
    source: SourceId
    witness: ArticleId
    spans: tuple[Span, ...]


class IndependentReports(Struct, frozen=True):
    """What remains of a story's articles when those that share a source are counted once.

    `groups` hold articles that go back to one report; `least` < `most` where a link is unproven.
    """

    least: int
    most: int
    groups: tuple[tuple[ArticleId, ...], ...]
    reason: str
    unproven: tuple[ArticleId, ...] = ()
    """Articles of which it is not proved whether they go back to the report of others."""


class Finding(Struct, frozen=True):
    """What a reviewer should know, in words fit to print, with the places that show it.

    The first place is the one at issue, the second the wording that it is held against.
    """

    kind: FlagKind
    grave: bool
    title: str
    text: str
    places: tuple[Place, ...]
    passage: str | None
    """The id of the passage that shows it best."""
    at_issue: tuple[ArticleId, ...] = ()
    """The texts that it is about, of those in `places`; none: the one of the first place."""

    @property
    def about(self) -> tuple[ArticleId, ...]:
        """The texts at issue: "B and C likely copy …" is about both."""
        return self.at_issue or tuple(place.article for place in self.places[:1])


class Attribution(Struct, frozen=True):
    """Everything known of a story's sources. `findings` are gravest first."""

    credits: tuple[Credit, ...]
    kinships: tuple[Kinship, ...]
    absent_sources: tuple[AbsentSource, ...]
    derivations: tuple[Derivation, ...]
    quotes: tuple[Quote, ...]
    independent: IndependentReports
    findings: tuple[Finding, ...]
    neighbours: tuple[Neighbours, ...] = ()
    journeys: tuple[Journey, ...] = ()
    provenance: tuple[Provenance, ...] = ()
