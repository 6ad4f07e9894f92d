"""One text as published, and what was found in it.

The zones part the text without gap or overlap, so nothing of an article can disappear::

    World News\n                    removed   "a section label above the headline"
    Mayor resigns\n                 headline
    PORT ELLIS (AP) — The mayor …   body
    By Ann Lee\n                    metadata  "a byline"
    Leave a Reply                   removed   "a comment form"
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Generic, TypeVar

from msgspec import Struct

from generator.model.hand import Hand
from generator.model.spans import ArticleId, Span

__all__ = ["SET", "Article", "Copy", "Found", "Origin", "Sentence", "SentenceRole", "Zone", "ZoneKind"]

T = TypeVar("T")


class ZoneKind(StrEnum):
    """What a stretch of an article's text is."""

    HEADLINE = "headline"
    BODY = "body"
    METADATA = "metadata"
    """A byline, date line, contributor line: part of the article, not of its prose."""
    REMOVED = "removed"
    """The site's furniture. Kept, with its reason, one click away."""


class Zone(Struct, frozen=True, gc=False):
    """A stretch of text of one kind, with the reason why it was taken for that."""

    kind: ZoneKind
    span: Span
    reason: str


class Origin(StrEnum):
    """In what a value was found."""

    TEXT = "text"
    FIELD = "field"
    """A column of a table, a key of a record, a header of a message."""
    MARKUP = "markup"
    """What a web page says of itself in its markup."""
    ADDRESS = "address"
    FILE_NAME = "file name"
    HAND = "hand"
    """Nothing but a person's word stands for it."""


class Found(Struct, Generic[T], frozen=True):
    """A value, where the text shows it (None: the text does not), by what rule, and in what it was found."""

    value: T
    span: Span | None
    reason: str
    origin: Origin = Origin.TEXT
    hand: Hand | None = None
    """Whose word it is, where a person set it."""


SET = "set by hand"
"""The reason of a value that nothing but a person's word stands for."""


class SentenceRole(StrEnum):
    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BODY = "body"


class Sentence(Struct, frozen=True, gc=False):
    """A sentence of an article. `paragraph` counts body paragraphs from 0; a headline has -1."""

    span: Span
    role: SentenceRole
    paragraph: int


_LONE_MARKS = tuple(f" {mark} " for mark in "-|/&*—–―•·")


def _counted(text: str) -> int:
    marks = [mark for mark in _LONE_MARKS if mark in text]
    lone = sum(line.strip().count(mark) for line in text.split("\n") for mark in marks) if marks else 0
    unspaced = 0 if text.isascii() else len(_UNSPACED.findall(text))
    if unspaced:  # marks of punctuation may stand between them without a space
        spaced = _UNSPACED.sub(" ", text).split()
        return unspaced + sum(any(map(str.isalnum, chunk)) for chunk in spaced)
    return len(text.split()) - lone


_UNSPACED = re.compile(
    "[\u3005-\u3007\u3041-\u309f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]"
)
"""Characters of Chinese and Japanese: each counts as a word."""


class Copy(Struct, frozen=True):
    """The same article once more in the corpus: another place that has it, and no variant."""

    path: str
    url: str
    """Empty where it is not known."""
    reason: str
    """Why it is the same article."""


class Article(Struct, frozen=True):
    """One text as published.

    `zones` part `text` in order; `sentences` lie inside headline and body zones, in order, a
    headline first where there is one. Everything that was `Found` says where.
    """

    id: ArticleId
    path: str
    """Relative to the corpus, with `/`; `#n` for the n-th record of a file."""
    text: str
    zones: tuple[Zone, ...]
    sentences: Sequence[Sentence]
    headline: Found[str]
    outlet: Found[str] | None
    authors: tuple[Found[str], ...]
    agency: Found[str] | None
    """The agency whose copy this says it is, by its full name."""
    dateline: Found[str] | None
    """The place named at the start of the first sentence."""
    published: Found[str] | None
    """ISO 8601, as exact as the text shows: `2024-03-25`, `2024-03` or with a time."""
    url: Found[str] | None
    language: str
    """BCP 47, `und` where it could not be told."""
    copies: tuple[Copy, ...] = ()
    """Where else the corpus has it, by path."""
    doubts: tuple[Found[str], ...] = ()
    """What could be read in two ways and was left unknown: a date such as 03/04/2024."""
    repairs: tuple[Found[str], ...] = ()
    """Lines with characters that were broken and made whole: the words as the file has them, and the line."""

    @property
    def words(self) -> int:
        """Words in headline and body, as a word processor counts: dashes and the like by themselves are none.
        Counted when somebody asks: of most articles of a large corpus nobody does."""
        read = (zone for zone in self.zones if zone.kind in (ZoneKind.HEADLINE, ZoneKind.BODY))
        return sum(_counted(zone.span.of(self.text)) for zone in read)

    def words_of(self, index: int) -> str:
        """The original characters of sentence `index`."""
        return self.sentences[index].span.of(self.text)
