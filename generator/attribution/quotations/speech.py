"""What the finders of quotations hand to one another."""

from __future__ import annotations

from msgspec import Struct

from generator.model.spans import Span

__all__ = ["Attributed", "Spoken"]


class Attributed(Struct, frozen=True):
    """Someone says something: the source, the cue verb and what is said, each with its place.

    `source` or `cue` may be missing; `content` may stand in two pieces around the cue.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    lemma: str
    reason: str
    """The configuration that shows it: "after the quotation, a name and “said”"."""


class Spoken(Struct, frozen=True):
    """Words inside quotation marks, and who says them as far as the article shows.

    `span` takes the words without their marks. `speaker` is the fullest name that the article
    gives; `speaker_span` are the words that name the speaker at this place ("she", "Mr. Lee").
    """

    span: Span
    speaker: str | None
    speaker_span: Span | None
    cue: Span | None
    reason: str
