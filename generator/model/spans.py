"""Where words stand.

text  = "Seoul said no."
Span(6, 10).of(text)  ->  "said"
"""

from __future__ import annotations

from typing import NewType

from msgspec import Struct

__all__ = ["ArticleId", "Place", "Span"]

# The records that a corpus has most of say `gc=False`: nothing in them can point back at them, so the
# collector need not look, and each is a third smaller.

ArticleId = NewType("ArticleId", str)
"""Names an article within one corpus; made from its path, so it survives a rebuild."""


class Span(Struct, frozen=True, order=True, gc=False):
    """A half-open range of characters, `start` included and `end` not."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        """An empty span is still a place: never false."""
        return True

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


class Place(Struct, frozen=True, order=True, gc=False):
    """Words in an article: the smallest piece of evidence."""

    article: ArticleId
    span: Span
