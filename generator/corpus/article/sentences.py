"""The sentences of an article, cut when somebody asks for the first of them.

    zones      headline "Mayor resigns" · metadata · body "The mayor …  She …\\n\\nNobody …"
    sentences  headline "Mayor resigns" · body, paragraph 0: "The mayor …", "She …" · paragraph 1: "Nobody …"

Cutting costs more than all the rest of reading, and of most articles of a large corpus nobody asks. What is
cut depends on nothing but text, zones and language, so when it is done cannot be seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

from generator.model.article import Sentence, SentenceRole, Zone, ZoneKind
from generator.model.spans import Span
from generator.text.sentences import cut, sentence_spans

__all__ = ["STANDFIRST", "Sentences", "lines_of"]

STANDFIRST = "the standfirst"
"""The reason of a body zone that stands between headline and text."""


class Sentences(Sequence[Sentence]):
    """Headlines, then the standfirst, then the paragraphs, each cut by itself. Equal to the same tuple."""

    __slots__ = ("_language", "_made", "_text", "_zones")

    def __init__(self, text: str, zones: tuple[Zone, ...], language: str) -> None:
        self._text = text
        self._zones = zones
        self._language = language
        self._made: tuple[Sentence, ...] | None = None

    @property
    def _all(self) -> tuple[Sentence, ...]:
        if self._made is None:
            self._made = _cut(self._text, self._zones, self._language)
        return self._made

    @overload
    def __getitem__(self, index: int) -> Sentence: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Sentence, ...]: ...
    def __getitem__(self, index: int | slice) -> Sentence | tuple[Sentence, ...]:
        return (self._made or self._all)[index]

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[Sentence]:
        return iter(self._all)

    def __eq__(self, other: object) -> bool:
        return self._all == tuple(other) if isinstance(other, (tuple, Sentences)) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._all)

    def __repr__(self) -> str:
        return repr(self._all)


def lines_of(text: str, span: Span) -> Iterator[Span]:
    """The lines of a stretch that have something in them, without the space around them."""
    start = span.start
    for raw in text[span.start : span.end].split("\n"):
        line = raw.strip()
        if line:
            begin = start + raw.find(line)
            yield Span(begin, begin + len(line))
        start += len(raw) + 1


def _cut(text: str, zones: tuple[Zone, ...], language: str) -> tuple[Sentence, ...]:
    headlines: list[Sentence] = []
    standfirst: list[Sentence] = []
    body: list[Sentence] = []
    paragraph = 0
    for zone in zones:
        if zone.kind is ZoneKind.HEADLINE:
            pieces = (piece for line in lines_of(text, zone.span) for piece in cut(text, line))
            headlines.extend(Sentence(span, SentenceRole.HEADLINE, -1) for span in pieces)
        elif zone.kind is ZoneKind.BODY and zone.reason == STANDFIRST:
            spans = sentence_spans(text, zone.span, language)
            standfirst.extend(Sentence(span, SentenceRole.STANDFIRST, -1) for span in spans)
        elif zone.kind is ZoneKind.BODY:
            for line in lines_of(text, zone.span):
                spans = sentence_spans(text, line, language)
                body.extend(Sentence(span, SentenceRole.BODY, paragraph) for span in spans)
                paragraph += 1
    return (*headlines, *standfirst, *body)
