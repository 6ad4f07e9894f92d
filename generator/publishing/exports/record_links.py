"""What corresponds in two articles and what changed, and the passages of a story: their shape in the data."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from generator.model.collation import FlagKind, Relation, RunKind, Tier
from generator.publishing.exports.record_parts import ByHand, Id, Portion, Record, Sentences, Span

__all__ = ["Alignment", "Edit", "Flag", "Link", "Passage", "Reading", "Share"]


class Link(Record, frozen=True):
    """Sentences of `a` that correspond to sentences of `b`, wherever they stand."""

    a: Sentences
    b: Sentences
    relation: Relation
    tier: Annotated[Tier, Meta(description="How sure the link is.")]
    similarity: Portion
    probability: Annotated[Portion, Meta(description="That an annotator would agree.")]
    moved: Annotated[bool, Meta(description="Outside the longest sequence that both articles share.")]
    reason: str
    by_hand: ByHand


class Alignment(Record, frozen=True):
    """All links between two articles."""

    a: Id
    b: Id
    links: tuple[Link, ...]


class Flag(Record, frozen=True):
    """A change that a reviewer should see, in a sentence that names both wordings."""

    kind: FlagKind
    grave: bool
    reason: str


class Edit(Record, frozen=True):
    """One change between linked sentences. What lies between a link's edits is the same in both.

    An empty span is still a place: where words were added, or where they were cut.
    """

    a: Id
    a_span: Span
    b: Id
    b_span: Span
    link: Annotated[int, Meta(description="Which link of the alignment of `a` and `b`, counted from 0.")]
    kind: RunKind
    flag: Annotated[FlagKind | None, Meta(description="The gravest of `flags`.")]
    reason: str
    flags: tuple[Flag, ...]


class Reading(Record, frozen=True):
    """What one article has for a passage."""

    article: Id
    sentences: Sentences


class Passage(Record, frozen=True):
    """One row of the reading view; `id` is the end of its address, `#p` and the id."""

    id: str
    base: Sentences
    readings: tuple[Reading, ...]


class Share(Record, frozen=True):
    """How much of an article's words the base has too: shares that sum to 1."""

    article: Id
    kept: Portion
    reworded: Annotated[Portion, Meta(description="In linked sentences, in other words.")]
    absent: Portion
