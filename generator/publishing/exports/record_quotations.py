"""Quotations from text to text, whose words came first, and what people set: their shape in the data."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from generator.model.attribution import Confidence, DerivationKind, QuoteStatus
from generator.model.collation import RunKind
from generator.publishing.exports.record_parts import (
    Address,
    CorrectionKind,
    Id,
    Place,
    Record,
    Source,
    Span,
)

__all__ = ["Change", "Correction", "Journey", "Provenance", "Quote", "Stop"]


class Correction(Record, frozen=True):
    """What a person set over what the program found."""

    kind: CorrectionKind
    by: str
    on: Annotated[str, Meta(description="The day, ISO 8601.")]
    why: str
    articles: tuple[Id, ...]
    places: Annotated[tuple[Place, ...], Meta(description="The sentences of a link, the words of a note.")]
    field: Annotated[str | None, Meta(description="Which metadata were set, to `values`.")]
    values: tuple[str, ...]
    linked: Annotated[bool | None, Meta(description="Of a link: set, or forbidden.")]
    source: Annotated[str | None, Meta(description="Of a derivation: an article, or a name.")]
    relation: Annotated[DerivationKind | None, Meta(description="Of a derivation; null: nothing taken.")]
    confidence: Confidence | None
    text: Annotated[str | None, Meta(description="Of a note.")]


class Quote(Record, frozen=True):
    """Words inside quotation marks; `span` takes them without the marks."""

    article: Id
    span: Span
    text: str
    speaker: str | None
    speaker_span: Span | None
    status: QuoteStatus
    journey: Annotated[int, Meta(description="Equal numbers are one quotation across articles.")]
    variants: Annotated[
        tuple[Id, ...],
        Meta(description="Other articles that have this quotation, at most a hundred; `journeys` has all."),
    ]
    counterpart: Annotated[Place | None, Meta(description="The wording that it is compared with.")]


class Change(Record, frozen=True):
    """Words of a quotation that were cut, added or put in place of others; an empty span is a place."""

    kind: RunKind
    a_span: Annotated[Span, Meta(description="In the article of `against`.")]
    b_span: Span


class Stop(Record, frozen=True):
    """A form that a quotation takes in one article."""

    article: Id
    span: Span
    status: QuoteStatus
    against: Annotated[Place | None, Meta(description="What `changes` were counted from; null: no change.")]
    changes: tuple[Change, ...]
    other_speaker: Annotated[bool, Meta(description="It and the fullest form name somebody, not the same.")]


class Journey(Record, frozen=True):
    """One quotation through the articles that have it, in the order of lineage."""

    id: Annotated[str, Meta(description="Made from its words, so it survives a rebuild.")]
    number: Annotated[int, Meta(description="The `journey` of its `quotes`.")]
    page: Address
    fullest: Annotated[Place, Meta(description="The form that has most of it, unaltered.")]
    stops: tuple[Stop, ...]


class Provenance(Record, frozen=True):
    """Words of an article that a source had first. Words that are in no record are the article's own."""

    article: Id
    source: Source
    witness: Annotated[
        Id,
        Meta(description="The text that shows it: the source, or another that took from an absent one."),
    ]
    spans: Annotated[tuple[Span, ...], Meta(description="Runs of words, in order.")]
